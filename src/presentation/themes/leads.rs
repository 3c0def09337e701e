//! Intelligence beside recorded crime, area by area.

use super::Scene;
use super::kind_filter;
use crate::domain::{AreaId, RecordKind};
use crate::presentation::number;
use crate::rows::{Facet, Filter, SubjectTally, Test, ThemeKind};
use crate::scoring::{Ahead, Lead, ahead};
use crate::snapshot::SubjectMatch;

/// The most rows that are shown.
const MOST_ROWS: usize = 20;

/// One area and subject.
#[derive(Clone, Debug, PartialEq)]
pub struct LeadRow {
    /// The area's name.
    pub area: String,
    /// The subject.
    pub subject: String,
    /// Reports: how many, and the address of their rows.
    pub reports: (String, String),
    /// Their share, in per cent.
    pub share_of_reports: String,
    /// Crimes: how many, and the address of their rows.
    pub crimes: (String, String),
    /// Their share, in per cent.
    pub share_of_crimes: String,
    /// The ratio of the shares with its interval.
    pub ratio: String,
    /// What that comes to.
    pub lead: &'static str,
}

/// All that is said of intelligence beside recorded crime.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leads {
    /// What was compared and how many lie ahead.
    pub sentence: String,
    /// The comparisons whose ratio is at least most; few reports are never ahead of many for being few.
    pub rows: Vec<LeadRow>,
}

fn lead(ahead: &Ahead) -> &'static str {
    match ahead.lead() {
        Lead::Ahead => "intelligence ahead",
        Lead::Behind => "crime ahead",
        Lead::Level => "no clear difference",
    }
}

/// A ratio: `4.0 (2.7 to 5.9)`.
fn ratio(ahead: &Ahead) -> String {
    let said = |number: f64| if number.is_finite() { number::decimals(number, 1) } else { "no end".to_owned() };
    let middle = if ahead.ratio.ratio.is_finite() { said(ahead.ratio.ratio) } else { "no crime".to_owned() };
    format!("{middle} ({} to {})", said(ahead.ratio.lower), said(ahead.ratio.upper))
}

/// The comparisons of every area and subject with reports, those first of which the ratio's lower end is
/// highest; of one area alone where the scene looks at one.
#[must_use]
pub fn leads(scene: &Scene, tallies: &[SubjectTally], matches: &[SubjectMatch]) -> Leads {
    let areas = scene.catalogue.areas.of(scene.selection.level);
    let is_shown = |found: &Ahead| {
        found.reports > 0 && areas.get(found.area).is_some_and(|area| scene.area.is_none_or(|id| *id == area.id))
    };
    let mut found: Vec<(usize, Ahead)> = Vec::new();
    for (subject, tally) in tallies.iter().enumerate() {
        found.extend(ahead(&tally.reports, &tally.crimes).into_iter().filter(is_shown).map(|ahead| (subject, ahead)));
    }
    found.sort_by(|(a_subject, a), (b_subject, b)| {
        b.ratio.lower.total_cmp(&a.ratio.lower).then(a.area.cmp(&b.area)).then(a_subject.cmp(b_subject))
    });
    let ahead = found.iter().filter(|(_, ahead)| ahead.lead() == Lead::Ahead).count();
    let sentence = if found.is_empty() {
        "Nothing to compare in these months: no reports on a matched subject, or no crime of the matched offences."
            .to_owned()
    } else {
        format!(
            "{} of {} comparisons lie ahead. By chance alone one in forty would: here {}.",
            number::whole(ahead as u64),
            number::whole(found.len() as u64),
            number::decimals(float(found.len()) / 40.0, 1)
        )
    };
    let row = |(subject, ahead): &(usize, Ahead)| row(scene, tallies.get(*subject)?, matches, ahead);
    Leads { sentence, rows: found.iter().take(MOST_ROWS).filter_map(row).collect() }
}

#[allow(clippy::cast_precision_loss, reason = "counts are far under 2^53")]
fn float(count: usize) -> f64 {
    count as f64
}

fn row(scene: &Scene, tally: &SubjectTally, matches: &[SubjectMatch], ahead: &Ahead) -> Option<LeadRow> {
    let area = scene.catalogue.areas.of(scene.selection.level).get(ahead.area)?;
    let offences = matches.iter().find(|matched| matched.subject == tally.subject)?.offences.iter();
    let one_of = |column: &str, values: Vec<String>| Filter {
        column: column.to_owned(),
        test: Test::OneOf(values.into_iter().collect()),
    };
    let intelligence = ThemeKind::ALL.into_iter().filter(|kind| kind.is_intelligence());
    let reports = vec![kind_filter(intelligence), Facet::Subject.filter(&tally.subject)];
    let crimes = vec![
        one_of("kind", vec![RecordKind::CRIME.to_owned()]),
        one_of("offence", offences.map(|code| code.as_str().to_owned()).collect()),
    ];
    let here = |filters| (scene.href)(filters, Some::<AreaId>(area.id.clone()));
    Some(LeadRow {
        area: area.name.clone(),
        subject: tally.subject.clone(),
        reports: (number::whole(ahead.reports), here(reports)),
        share_of_reports: number::percent_figure(ahead.share_of_reports),
        crimes: (number::whole(ahead.crimes), here(crimes)),
        share_of_crimes: number::percent_figure(ahead.share_of_crimes),
        ratio: ratio(ahead),
        lead: lead(ahead),
    })
}
