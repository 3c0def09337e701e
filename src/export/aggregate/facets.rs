//! A theme's counts by facet and year.

use std::collections::BTreeMap;

use super::protect::withheld;
use super::window_of;
use crate::domain::Date;
use crate::rows::{Facet, ThemeKind};
use crate::snapshot::{RecordTable, Tables, ThemeCell};

/// The facets that an audience gets. Not what was found together: a combination is what one death is known by,
/// and would tell, beside the substances, what is withheld of either.
const SHOWN: [Facet; 4] = [Facet::Substance, Facet::AgeBand, Facet::Subject, Facet::Type];

/// The counts of every theme by facet, year and value, over the whole force, small ones withheld.
pub(super) fn facets(tables: &Tables, windows: &[[i32; 2]], smallest: u64) -> Vec<ThemeCell> {
    let records = &tables.records;
    let mut sums: BTreeMap<(usize, usize, usize), BTreeMap<String, u64>> = BTreeMap::new();
    for row in 0..records.rows() {
        let kind = records.kinds.get(usize::from(records.kind[row])).map_or("", |kind| kind.as_str());
        let Some(theme) = ThemeKind::ALL.iter().position(|theme| theme.record_kind() == kind) else { continue };
        let Some(window) = window_of(windows, records.day[row]) else { continue };
        for facet in ThemeKind::ALL[theme].facets() {
            let Some(at) = SHOWN.iter().position(|shown| shown == facet) else { continue };
            for value in values(records, row, *facet) {
                let sum = sums.entry((theme, at, window)).or_default().entry(value).or_default();
                *sum += u64::from(records.count[row]);
            }
        }
    }
    sums.into_iter()
        .flat_map(|((theme, facet, window), values)| {
            let (values, counts): (Vec<String>, Vec<u64>) = values.into_iter().unzip();
            let hidden = withheld(&counts, smallest);
            let [from, to] = windows[window].map(Date::from_epoch_days);
            values.into_iter().zip(counts).zip(hidden).filter_map(move |((value, count), hidden)| {
                Some(ThemeCell {
                    kind: ThemeKind::ALL[theme].record_kind().to_owned(),
                    facet: SHOWN[facet].as_str().to_owned(),
                    value,
                    from: from?,
                    to: to?,
                    count: if hidden { None } else { u32::try_from(count).ok() },
                })
            })
        })
        .collect()
}

fn values(records: &RecordTable, row: usize, facet: Facet) -> Vec<String> {
    let one = |text: &Option<String>| vec![text.clone().unwrap_or_default()];
    match facet {
        Facet::Substance | Facet::Combination if records.substances[row].is_empty() => vec![String::new()],
        Facet::Substance | Facet::Combination => records.substances[row].clone(),
        Facet::AgeBand => one(&records.age_band[row]),
        Facet::Subject => one(&records.intelligence_subject[row]),
        Facet::Type => one(&records.intelligence_type[row]),
    }
}
