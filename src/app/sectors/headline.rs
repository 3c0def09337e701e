//! The sentences above the table.

use leptos::prelude::*;

use crate::app::link::Link;
use crate::app::ranking::Ranking;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::sentence::Headline;
use crate::scoring::Catalogue;

/// Where no area has any points there is no first.
const NOTHING_COUNTS: &str =
    "No area has any points, so none is ranked above another: the filters leave out all that counts.";

/// The sentence on the area ranked first, and that on the reader's own.
#[component]
pub fn Headlines() -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), expect_context::<Link>());
    let first = move || {
        let ranking = link.ranking.get()?;
        if ranking.largest_score <= 0.0 {
            return Some(NOTHING_COUNTS.to_owned());
        }
        snapshot.with(|catalogue| sentence(catalogue, &ranking, 0, link))
    };
    let mine = move || {
        let ranking = link.ranking.get().filter(|ranking| ranking.largest_score > 0.0)?;
        let (level, id) = store.mine.get()?;
        snapshot.with(|catalogue| {
            let area = catalogue.areas.of(level).iter().position(|area| area.id == id)?;
            let place = ranking.place(level, u16::try_from(area).ok()?).filter(|&place| place > 0)?;
            sentence(catalogue, &ranking, place, link)
        })
    };
    view! {
        <p class="headline" id="headline">
            <strong>{first}</strong>
            " "
            <span class="mine">{mine}</span>
        </p>
    }
}

/// The sentence on the area at a place of the ranking.
pub fn sentence(catalogue: &Catalogue, ranking: &Ranking, place: usize, link: Link) -> Option<String> {
    Headline::of(catalogue, &ranking.answer, place, link.likely_at(place)).map(|headline| headline.sentence())
}
