//! What records say in words.

use super::kind::Kind;
use super::random::Random;

/// The words of one record.
#[derive(Default)]
pub(super) struct Words {
    /// What an intelligence report is, and what about.
    pub(super) intelligence: Option<(&'static str, &'static str)>,
    pub(super) substances: Vec<String>,
    pub(super) age_band: Option<&'static str>,
    pub(super) detail: Option<String>,
}

const DISCHARGES: [&str; 3] = ["Injury", "Property damaged", "Neither injury nor damage"];
const FIREARMS: [&str; 4] = ["Possession", "Supply", "Storage", "Conversion"];
const FIREARMS_TYPES: [&str; 3] = ["Intelligence report", "Forensic link", "Partner report"];
/// Two thirds of calls are about drugs.
const CALLS: [&str; 9] = [
    "Drug supply",
    "Drug supply",
    "Drug supply",
    "Cannabis cultivation",
    "Cannabis cultivation",
    "Drug supply",
    "Firearms",
    "Fraud and money",
    "Exploitation",
];
const TRADE: [&str; 4] = ["Illicit tobacco", "Counterfeit goods", "Doorstep crime", "Unsafe vapes"];
const SUBSTANCES: [&str; 8] =
    ["Heroin", "Cocaine", "Diazepam", "Methadone", "Pregabalin", "Alcohol", "Nitazenes", "Ketamine"];
/// Weighted by repetition: most who die are in their thirties and forties.
const AGES: [&str; 10] = [
    "18 to 24",
    "25 to 34",
    "25 to 34",
    "35 to 44",
    "35 to 44",
    "35 to 44",
    "45 to 54",
    "45 to 54",
    "45 to 54",
    "55 and over",
];

pub(super) fn word(kind: Kind, random: &mut Random) -> Words {
    let mut words = Words::default();
    match kind {
        Kind::Crime | Kind::Incident => {}
        Kind::CannabisFarm => words.detail = Some(format!("{} plants", 12 + random.below(30) * random.below(12))),
        Kind::FirearmsDischarge => words.detail = Some((*random.one(&DISCHARGES)).to_owned()),
        Kind::DrugDeath => {
            let mut found: Vec<&str> = (0..=random.below(4)).map(|_| *random.one(&SUBSTANCES)).collect();
            found.sort_unstable();
            found.dedup();
            words.substances = found.into_iter().map(str::to_owned).collect();
            words.age_band = Some(*random.one(&AGES));
        }
        Kind::FirearmsIntel => words.intelligence = Some((*random.one(&FIREARMS_TYPES), *random.one(&FIREARMS))),
        Kind::CrimestoppersIntel => words.intelligence = Some(("Crimestoppers report", *random.one(&CALLS))),
        Kind::TradingStandardsIntel => words.intelligence = Some(("Trading Standards report", *random.one(&TRADE))),
    }
    words
}
