//! The map's figures as a table.

use leptos::prelude::*;

use super::Shared;
use super::filling::filling;
use crate::app::audience::Audience;
use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::Level;
use crate::presentation::{Shade, number, words};
use crate::scoring::AreaScore;

/// Rank, name and the value shown; what is pointed at here is marked on the map.
#[component]
pub fn MapTable(
    /// The level ranked.
    level: Level,
) -> impl IntoView {
    let (store, shared) = (Store::here(), expect_context::<Shared>());
    let rows = filling(shared.listed);
    let filled = move || shared.listed.with(|listed| listed.iter().take(rows.get()).copied().collect::<Vec<_>>());
    let is_filling = move || rows.get() < shared.listed.with(Vec::len);
    view! {
        <div class="map-table" tabindex="0" role="group" aria-label="Figures of the map">
            <table class="figures-table" id="map-table" aria-busy=move || is_filling().to_string()>
                <caption class="unseen">{words::level(level)} " by what the map shows"</caption>
                <thead>
                    <tr>
                        <th scope="col" class="numeric">"Rank"</th>
                        <th scope="col">"Name"</th>
                        <th scope="col" class="numeric">
                            {move || store.shade.get().head()[0]} " "
                            <span class="quiet">{move || store.shade.get().head()[1]}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <For each=filled key=|row| *row let:row><Row level=row.0 area=row.1 /></For>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(level: Level, area: u16) -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), expect_context::<Link>());
    let (shared, audience) = (expect_context::<Shared>(), Audience::here());
    let score = Memo::new(move |_| {
        link.ranking.with(|ranking| ranking.as_ref().and_then(|ranking| ranking.score(level, area).cloned()))
    });
    let said = move |of: fn(&AreaScore) -> String| move || score.with(|score| score.as_ref().map(of));
    let value = move || {
        score.with(|score| {
            let score = score.as_ref()?;
            let shade = store.shade.get();
            // A rate of 0 is withheld where the score is.
            let is_zero = shade != Shade::Change && shade.value(score) == Some(0.0);
            Some(if is_zero { audience.score(0.0, area) } else { shade.text(score) })
        })
    };
    let name = snapshot.area(level, area).map(|about| about.name).unwrap_or_default();
    let title = name.clone();
    let is_pointed = Memo::new(move |_| shared.pointed.get() == Some(area));
    let point = move || shared.pointed.set(Some(area));
    view! {
        <tr
            class:pointed=is_pointed
            on:pointerenter=move |_| point()
            on:pointerleave=move |_| shared.pointed.set(None)
            on:focusin=move |_| point()
        >
            <td class="numeric">{said(|score| number::whole(u64::from(score.rank)))}</td>
            <th scope="row"><a class="name" title=title href=move || store.address_of_area(snapshot, level, area)>{name}</a></th>
            <td class="numeric value">{value}</td>
        </tr>
    }
}
