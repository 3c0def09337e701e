//! The nine measures of the SOC primary harm score, by default, and the kinds of record they count.

use super::{Counts, Measure, MeasureId, NominalKind, OffenceCode, PRIMARY_MEASURES, PointsRule, RecordKind, Role};

impl RecordKind {
    /// A crime.
    pub const CRIME: &'static str = "crime";
    /// A cannabis farm that was found.
    pub const CANNABIS_FARM: &'static str = "cannabis_farm";
    /// A discharge of a firearm.
    pub const FIREARMS_DISCHARGE: &'static str = "firearms_discharge";
    /// A drug-related death.
    pub const DRUG_DEATH: &'static str = "drug_death";
    /// An intelligence report about firearms.
    pub const FIREARMS_INTEL: &'static str = "firearms_intel";
    /// What the public told Crimestoppers.
    pub const CRIMESTOPPERS_INTEL: &'static str = "crimestoppers_intel";
    /// A report by Trading Standards.
    pub const TRADING_STANDARDS_INTEL: &'static str = "trading_standards_intel";
}

const GANGS: [NominalKind; 2] = [NominalKind::UcgMember, NominalKind::PcgMember];
const ORGANISED: [NominalKind; 2] = [NominalKind::OcgMember, NominalKind::PriorityIndividual];

/// The nine measures as they are unless a force says otherwise, in the order in which they are
/// listed.
#[must_use]
pub fn primary_measures() -> Vec<Measure> {
    PRIMARY_MEASURES.iter().filter_map(|id| primary_measure(id)).collect()
}

fn primary_measure(id: &str) -> Option<Measure> {
    let own = PointsRule::OwnWeight;
    let (label, unit, counts, points, local_choice) = match id {
        "ocg_crimes" => ("OCG crimes", "crimes", linked(&ORGANISED), own, false),
        "pcg_crimes" => ("Peer crime group crimes", "crimes", linked(&GANGS), own, false),
        "drug_supply" => {
            ("Drug supply offences", "crimes", records(RecordKind::CRIME, &["92A"]), offence("92A"), false)
        }
        "cannabis_farms" => ("Cannabis farms", "farms", records(RecordKind::CANNABIS_FARM, &[]), offence("92A"), true),
        "firearms_discharges" => (
            "SOC-related firearms discharges",
            "discharges",
            records(RecordKind::FIREARMS_DISCHARGE, &[]),
            offence("10A"),
            true,
        ),
        "ocg_members" => {
            ("OCG members and priority individuals", "nominals", nominals(&ORGANISED), offence("38"), true)
        }
        "pcg_members" => ("Urban and peer crime group members", "nominals", nominals(&GANGS), offence("38"), true),
        "drug_deaths" => ("Drug-related deaths", "deaths", records(RecordKind::DRUG_DEATH, &[]), offence("92A"), true),
        "firearms_intel" => {
            ("Firearms intelligence reports", "reports", records(RecordKind::FIREARMS_INTEL, &[]), offence("10B"), true)
        }
        _ => return None,
    };
    Some(Measure {
        id: MeasureId::new(id),
        label: label.to_owned(),
        unit: unit.to_owned(),
        counts,
        points,
        local_choice,
        supplied: true,
    })
}

fn offence(code: &str) -> PointsRule {
    PointsRule::AsOffence(OffenceCode::new(code))
}

fn records(kind: &str, offences: &[&str]) -> Counts {
    Counts::Records {
        kinds: vec![RecordKind::new(kind)],
        offences: offences.iter().map(|&code| OffenceCode::new(code)).collect(),
        linked_to: Vec::new(),
        roles: Vec::new(),
    }
}

fn linked(kinds: &[NominalKind]) -> Counts {
    Counts::Records {
        kinds: vec![RecordKind::new(RecordKind::CRIME)],
        offences: Vec::new(),
        linked_to: kinds.to_vec(),
        roles: vec![Role::new("suspect"), Role::new("offender")],
    }
}

fn nominals(kinds: &[NominalKind]) -> Counts {
    Counts::Nominals { kinds: kinds.to_vec() }
}
