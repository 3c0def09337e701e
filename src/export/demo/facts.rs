//! The manifest's facts.

use super::calendar::{Calendar, date};
use super::kind::{CORONER, SOURCES};
use super::names;
use super::offences::weights;
use crate::domain::{OffenceCode, Source, SourceId};
use crate::snapshot::{FORMAT_VERSION, Force, Manifest, Purpose, SubjectMatch};

pub(super) fn manifest(calendar: &Calendar, rows: [u64; 6]) -> Manifest {
    Manifest {
        format_version: FORMAT_VERSION,
        force: Force { name: names::FORCE.to_owned(), synthetic: true },
        marking: "OFFICIAL-SENSITIVE (demonstration data)".to_owned(),
        score_title: "Demonstration harm score".to_owned(),
        created: date(Calendar::created()),
        stale_after_days: 7,
        from: date(calendar.from),
        to: date(calendar.to),
        sources: sources(calendar, rows),
        weights: weights(),
        notices: vec![
            "Force, places, people, groups and records are invented. Nothing here happened.".to_owned(),
            "Offence weights: Office for National Statistics, licensed under the Open Government Licence v3.0."
                .to_owned(),
            "Mix of offences: Home Office police recorded crime open data, licensed under the Open Government \
             Licence v3.0."
                .to_owned(),
        ],
        rejected: Vec::new(),
        purposes: purposes(),
        subjects: subjects(),
        base_map: None,
        groups_index: None,
        audience: None,
        files: Vec::new(),
    }
}

fn purposes() -> Vec<Purpose> {
    let purposes = [
        ("tasking", "Tasking and co-ordination"),
        ("investigation", "A live investigation"),
        ("safeguarding", "Safeguarding or diversion"),
        ("assurance", "Data quality or audit"),
    ];
    purposes.map(|(code, label)| Purpose { code: code.to_owned(), label: label.to_owned() }).to_vec()
}

fn subjects() -> Vec<SubjectMatch> {
    let firearms: &[&str] = &["10A", "10B", "81"];
    let subjects: [(&str, &[&str]); 7] = [
        ("Drug supply", &["92A"]),
        ("Exploitation", &["106", "72", "71"]),
        ("Firearms", firearms),
        ("Possession", firearms),
        ("Supply", firearms),
        ("Storage", firearms),
        ("Conversion", firearms),
    ];
    let matched = |(subject, codes): (&str, &[&str])| SubjectMatch {
        subject: subject.to_owned(),
        offences: codes.iter().map(|&code| OffenceCode::new(code)).collect(),
    };
    subjects.map(matched).to_vec()
}

fn sources(calendar: &Calendar, rows: [u64; 6]) -> Vec<Source> {
    let source = |(position, rows): (usize, u64)| {
        let (id, label, _, dates) = SOURCES[position];
        let complete_to = if position == usize::from(CORONER) { Calendar::coroner_to() } else { calendar.to };
        Source { id: SourceId::new(id), label: label.to_owned(), rows, complete_to: date(complete_to), dates }
    };
    rows.into_iter().enumerate().map(source).collect()
}
