//! The figures of a map of hexagons as tables: those with most harm, and the harm spots.

use leptos::prelude::*;

use super::hexagon_map::in_hexagon;
use super::located::Located;
use crate::presentation::hexagon_words::{rest_words, spots_words};
use crate::presentation::number;
use crate::rows::{Harm, Hexagon, Hexagons, Resolution};

/// The hexagons with most harm of those that are drawn, and what the others hold.
#[component]
pub fn HexagonTable(
    /// How many are listed.
    most: usize,
) -> impl IntoView {
    let located = Located::here();
    let found = located.hexagons;
    let rows = move || {
        let found = found.get()?;
        let listed = found.hexagons.iter().take(most);
        Some(listed.map(|hexagon| row(&located, hexagon, &found)).collect_view())
    };
    let feet = move || {
        let found = found.get()?;
        let foot = |(label, harm): (String, Harm)| {
            view! {
                <tr>
                    <th scope="row" colspan="2">{label}</th>
                    <td class="numeric">{number::points(harm.points())}</td>
                    <td class="numeric">{number::whole(harm.records)}</td>
                </tr>
            }
        };
        Some(rest_words(&found, most).into_iter().map(foot).collect_view())
    };
    let caption = move || {
        let number = found.with(|found| found.as_ref().map(|found| found.resolution.number()));
        number.map(|number| format!("Hexagons with most harm (H3, resolution {number})"))
    };
    view! {
        <table class="figures-table" id="hexagon-table">
            <caption>{caption}</caption>
            <Heads />
            <tbody>{rows}</tbody>
            <tfoot>{feet}</tfoot>
        </table>
    }
}

/// The harm spots of the force: how they are found, and which they are.
#[component]
pub fn SpotTable() -> impl IntoView {
    let located = Located::here();
    let said = move || located.spots.with(|found| found.as_deref().map(spots_words));
    let has_spots = move || located.spots.with(|found| found.as_ref().is_some_and(|found| !found.spots.is_empty()));
    let rows = move || {
        let found = located.spots.get()?;
        let of = Hexagons { resolution: Resolution::Eight, ..Hexagons::default() };
        Some(found.spots.iter().map(|spot| row(&located, spot, &of)).collect_view())
    };
    view! {
        <section id="spots" aria-busy=move || located.spots.with(Option::is_none).to_string()>
            <h2>"Harm spots"</h2>
            <p class="quiet">{said}</p>
            <Show when=has_spots>
                <table class="figures-table" id="spot-table">
                    <caption class="unseen">"Harm spots, the most harm first"</caption>
                    <Heads />
                    <tbody>{rows}</tbody>
                </table>
            </Show>
        </section>
    }
}

#[component]
fn Heads() -> impl IntoView {
    view! {
        <thead>
            <tr>
                <th scope="col">"Mostly in"</th>
                <th scope="col">"H3 cell"</th>
                <th scope="col" class="numeric">"Harm " <span class="quiet">"points"</span></th>
                <th scope="col" class="numeric">"Records"</th>
            </tr>
        </thead>
    }
}

fn row(located: &Located, hexagon: &Hexagon, found: &Hexagons) -> impl IntoView + use<> {
    let (cell, harm) = (hexagon.cell, hexagon.harm);
    let filter = in_hexagon(hexagon, found);
    let (located, name) = (*located, located.name_of(hexagon));
    let is_pointed = Memo::new(move |_| located.pointed.get() == Some(cell));
    let point = move || located.pointed.set(Some(cell));
    view! {
        <tr
            class:pointed=is_pointed
            on:pointerenter=move |_| point()
            on:pointerleave=move |_| located.pointed.set(None)
            on:focusin=move |_| point()
        >
            <th scope="row">
                <a class="name" title=name.clone() href=move || located.address_of_rows(vec![filter.clone()])>{name.clone()}</a>
            </th>
            <td class="cell">{hexagon.name()}</td>
            <td class="numeric">{number::points(harm.points())}</td>
            <td class="numeric">{number::whole(harm.records)}</td>
        </tr>
    }
}
