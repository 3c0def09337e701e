//! How a selection differs from the force's own settings, in words.

use super::{State, date, measure_words, number, words};
use crate::domain::{Level, NominalKind, Via, ViaSet};
use crate::scoring::{Catalogue, ComparisonChoice, Generated, Overlap, Selection, Valuation};

/// What a view that does not differ is, in words.
pub const NONE: &str =
    "Every measure, every offence and every kind of group counts; compared with the same months a year earlier";

/// What is scored, in one line: areas and months; and which areas alone are listed.
#[must_use]
pub fn subject(state: &State, catalogue: &Catalogue) -> String {
    let months = period(&state.selection, catalogue);
    let (out, all) = (&state.commands_out, &catalogue.areas.area_commands);
    let listed: Vec<_> = all.iter().filter(|command| !out.contains(&command.id)).map(|c| c.name.clone()).collect();
    let of = match listed.len() {
        _ if out.is_empty() => String::new(),
        0 => ", none listed".to_owned(),
        _ => format!(", of {} alone listed", few(&listed, "area commands")),
    };
    format!("{}{of}, {months}", words::level(state.selection.level))
}

/// The months or days scored.
#[must_use]
pub fn period(selection: &Selection, catalogue: &Catalogue) -> String {
    date::period(selection.period_in(catalogue), selection.days_in(catalogue))
}

/// The filters in force, in one line: for every sheet of paper and every file.
#[must_use]
pub fn in_force(state: &State, catalogue: &Catalogue) -> String {
    let said = differences(&state.selection, catalogue);
    let said = if said.is_empty() { NONE.to_owned() } else { format!("altered: {}", said.join("; ")) };
    let held = state.held.as_ref().map(|held| format!("; held against A: {}", of_a(held, catalogue)));
    format!("{}; {said}{}", subject(state, catalogue), held.unwrap_or_default())
}

/// What selection A is, in one line.
#[must_use]
pub fn of_a(held: &Selection, catalogue: &Catalogue) -> String {
    let said = differences(held, catalogue);
    if said.is_empty() { "the force's own settings".to_owned() } else { said.join("; ") }
}

/// How a selection differs from the force's own settings, a phrase for each difference; none for
/// the settings themselves.
#[must_use]
pub fn differences(selection: &Selection, catalogue: &Catalogue) -> Vec<String> {
    let mut said = Vec::new();
    if selection.level != Level::default() {
        said.push(format!("{} ranked", words::level(selection.level).to_lowercase()));
    }
    if selection.period.is_some() {
        said.push(period(selection, catalogue));
    }
    if selection.comparison != ComparisonChoice::default() {
        said.push(format!("compared with {}", words::comparison(selection.comparison)));
    }
    let measures: Vec<_> = catalogue
        .measures
        .iter()
        .filter(|measure| selection.measures_off.contains(&measure.id))
        .map(|measure| words::mid_sentence(&measure.label))
        .collect();
    if !measures.is_empty() {
        said.push(format!("without {}", few(&measures, "measures")));
    }
    let offences: Vec<_> = catalogue
        .offences
        .iter()
        .filter(|offence| selection.offences_out.contains(&offence.code))
        .map(|offence| words::mid_sentence(&offence.name))
        .collect();
    if !offences.is_empty() {
        said.push(format!("without {}", few(&offences, "offences")));
    }
    if selection.offences_out.len() > offences.len() {
        said.push("without records that have no offence code".to_owned());
    }
    if selection.vias != ViaSet::ALL {
        let out: Vec<_> = Via::ALL
            .into_iter()
            .filter(|&via| !selection.vias.contains(via))
            .map(|via| words::mid_sentence(via.label()))
            .collect();
        said.push(format!("links without {}", few(&out, "kinds of group")));
    }
    let nominals: Vec<_> = NominalKind::ALL
        .into_iter()
        .filter(|kind| selection.nominals_out.contains(kind))
        .map(|kind| measure_words::nominals(kind).to_owned())
        .collect();
    if !nominals.is_empty() {
        said.push(format!("without {}", few(&nominals, "kinds of nominal")));
    }
    let groups: Vec<_> = catalogue
        .groups
        .iter()
        .filter(|group| selection.groups_out.contains(&group.code))
        .map(|group| group.code_name.clone())
        .collect();
    if !groups.is_empty() {
        said.push(format!("without {}", few(&groups, "groups")));
    }
    said.extend(sources(selection, catalogue));
    if selection.overlap != Overlap::default() {
        said.push("each record counted once".to_owned());
    }
    said.extend(revalued(&selection.valuation, catalogue));
    said
}

/// What is chosen of sources, and of what police generated, where it is not the force's own.
#[must_use]
pub fn sources(selection: &Selection, catalogue: &Catalogue) -> Vec<String> {
    let mut said = Vec::new();
    let out: Vec<_> = catalogue
        .sources
        .iter()
        .filter(|source| selection.sources_out.contains(&source.id))
        .map(|source| words::mid_sentence(&source.label))
        .collect();
    if !out.is_empty() {
        said.push(format!("without records from {}", few(&out, "sources")));
    }
    match selection.generated {
        Generated::Included => {}
        Generated::LeftOut => said.push("without police-generated records".to_owned()),
        Generated::Alone => said.push("police-generated records alone".to_owned()),
    }
    said
}

/// What is valued otherwise than by the force.
fn revalued(valuation: &Valuation, catalogue: &Catalogue) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(edition) = &valuation.edition {
        said.push(format!("offence weights of the edition {edition}"));
    }
    let each = catalogue.measures.iter().filter_map(|measure| {
        let points = valuation.points.get(&measure.id)?.value();
        Some(format!("{} at {} points each", words::mid_sentence(&measure.label), number::points(points)))
    });
    let each: Vec<_> = each.collect();
    if !each.is_empty() {
        said.push(few(&each, "measures given other points"));
    }
    let times = catalogue.measures.iter().filter_map(|measure| {
        let factor = valuation.multipliers.get(&measure.id)?.value();
        Some(format!("{} times {factor}", words::mid_sentence(&measure.label)))
    });
    let times: Vec<_> = times.collect();
    if !times.is_empty() {
        said.push(few(&times, "measures multiplied"));
    }
    let weights = catalogue.offences.iter().filter_map(|offence| {
        let points = valuation.weights.get(&offence.code)?.value();
        Some(format!("{} at {} points", words::mid_sentence(&offence.name), number::points(points)))
    });
    let weights: Vec<_> = weights.collect();
    if !weights.is_empty() {
        said.push(few(&weights, "offences weighed otherwise"));
    }
    if let Some(cap) = valuation.cap {
        said.push(format!("no offence over {} points", number::points(cap.value())));
    }
    said
}

/// Up to two names, or how many there are.
fn few(names: &[String], more: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] => format!("{one} and {other}"),
        _ => format!("{} {more}", number::whole(names.len() as u64)),
    }
}
