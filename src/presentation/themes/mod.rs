//! Themes in words and charts.

mod charts;
mod leads;
mod years;

pub use charts::{Scene, area_bars, facet_bars, figures, over_time, summary};
pub use leads::{LeadRow, Leads, leads};
pub use years::year_tables;

use crate::rows::{Facet, Filter, Test, ThemeKind};

/// A theme's name.
#[must_use]
pub fn title(kind: ThemeKind) -> &'static str {
    match kind {
        ThemeKind::Deaths => "Drug-related deaths",
        ThemeKind::Discharges => "Firearms discharges",
        ThemeKind::Firearms => "Firearms intelligence",
        ThemeKind::Crimestoppers => "Crimestoppers",
        ThemeKind::TradingStandards => "Trading Standards",
    }
}

/// What it counts, in the plural.
#[must_use]
pub fn unit(kind: ThemeKind) -> &'static str {
    match kind {
        ThemeKind::Deaths => "deaths",
        ThemeKind::Discharges => "discharges",
        ThemeKind::Firearms | ThemeKind::Crimestoppers | ThemeKind::TradingStandards => "reports",
    }
}

/// Its part of ids in the page.
#[must_use]
pub fn id(kind: ThemeKind) -> &'static str {
    match kind {
        ThemeKind::Deaths => "deaths",
        ThemeKind::Discharges => "discharges",
        ThemeKind::Firearms => "firearms",
        ThemeKind::Crimestoppers => "crimestoppers",
        ThemeKind::TradingStandards => "trading-standards",
    }
}

/// A facet: its part of ids, the title of its list, and the head of the list's first column.
fn facet_words(facet: Facet) -> [&'static str; 3] {
    match facet {
        Facet::Substance => ["substance", "By substance found", "Substance"],
        Facet::Combination => ["combination", "By what was found together", "Substances"],
        Facet::AgeBand => ["age", "By age band", "Age band"],
        Facet::Subject => ["subject", "By subject", "Subject"],
        Facet::Type => ["type", "By type of report", "Type"],
    }
}

/// What a list says where its reader must know more than its head.
#[must_use]
pub fn facet_note(facet: Facet) -> Option<&'static str> {
    match facet {
        Facet::Substance => Some(
            "A death in which several substances were found is under each of them, so that they add up to more than \
             the deaths. That a substance was found does not say that it caused the death.",
        ),
        _ => None,
    }
}

/// The filter that leaves the rows of a theme.
#[must_use]
pub fn kind_filter(kinds: impl IntoIterator<Item = ThemeKind>) -> Filter {
    let kinds = kinds.into_iter().map(|kind| kind.record_kind().to_owned());
    Filter { column: "kind".to_owned(), test: Test::OneOf(kinds.collect()) }
}
