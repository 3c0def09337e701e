//! The nine measures of the SOC primary harm score, by default.

use super::kind::Kind;
use crate::domain::{
    Counts, Measure, MeasureId, NominalKind, OffenceCode, PRIMARY_MEASURES, PointsRule, RecordKind, Role,
};

const GANGS: [NominalKind; 2] = [NominalKind::UcgMember, NominalKind::PcgMember];
const ORGANISED: [NominalKind; 2] = [NominalKind::OcgMember, NominalKind::PriorityIndividual];

pub(super) fn measures() -> Vec<Measure> {
    PRIMARY_MEASURES.iter().filter_map(|id| measure(id)).collect()
}

fn measure(id: &'static str) -> Option<Measure> {
    let own = PointsRule::OwnWeight;
    let (label, unit, counts, points, local_choice) = match id {
        "ocg_crimes" => ("OCG crimes", "crimes", linked(&ORGANISED), own, false),
        "pcg_crimes" => ("Peer crime group crimes", "crimes", linked(&GANGS), own, false),
        "drug_supply" => ("Drug supply offences", "crimes", records(Kind::Crime, &["92A"]), offence("92A"), false),
        "cannabis_farms" => ("Cannabis farms", "farms", records(Kind::CannabisFarm, &[]), offence("92A"), true),
        "firearms_discharges" => (
            "SOC-related firearms discharges",
            "discharges",
            records(Kind::FirearmsDischarge, &[]),
            offence("10A"),
            true,
        ),
        "ocg_members" => {
            ("OCG members and priority individuals", "nominals", nominals(&ORGANISED), offence("38"), true)
        }
        "pcg_members" => ("Urban and peer crime group members", "nominals", nominals(&GANGS), offence("38"), true),
        "drug_deaths" => ("Drug-related deaths", "deaths", records(Kind::DrugDeath, &[]), offence("92A"), true),
        "firearms_intel" => {
            ("Firearms intelligence reports", "reports", records(Kind::FirearmsIntel, &[]), offence("10B"), true)
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

fn records(kind: Kind, offences: &[&str]) -> Counts {
    Counts::Records {
        kinds: vec![kind.record_kind()],
        offences: offences.iter().map(|&code| OffenceCode::new(code)).collect(),
        linked_to: Vec::new(),
        roles: Vec::new(),
    }
}

fn linked(kinds: &[NominalKind]) -> Counts {
    Counts::Records {
        kinds: vec![RecordKind::new(Kind::Crime.as_str())],
        offences: Vec::new(),
        linked_to: kinds.to_vec(),
        roles: vec![Role::new("suspect"), Role::new("offender")],
    }
}

fn nominals(kinds: &[NominalKind]) -> Counts {
    Counts::Nominals { kinds: kinds.to_vec() }
}
