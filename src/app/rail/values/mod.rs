//! Lists of values to leave out and take in.

mod choices;
mod head;
mod line;
mod list;

use std::collections::BTreeSet;

use leptos::prelude::*;

use self::choices::left_out;
use self::list::ValueList;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::browser::element;
use crate::presentation::{number, value_list};
use crate::scoring::Field;

/// A list folded away; it is made when it is first opened, and not while the page starts.
#[component]
pub fn ValueFilter(
    /// The list.
    field: Field,
    /// Its id in the page.
    id: &'static str,
    /// Its title.
    title: &'static str,
    /// What is said under it.
    #[prop(optional)]
    note: Option<&'static str>,
) -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let all = snapshot.with(|catalogue| value_list::values(field, catalogue).len());
    let (is_open, was_opened) = (RwSignal::new(false), RwSignal::new(false));
    let toggle = move |_| {
        is_open.set(element::is_open(id));
        // Once: what is in it would be made anew.
        if !was_opened.get_untracked() {
            was_opened.set(true);
        }
    };
    let out = Memo::new(move |_| left_out(snapshot, store, field));
    let said = move || match out.with(BTreeSet::len) {
        0 => format!("all {} in", number::whole(all as u64)),
        out => format!("{} out", number::whole(out as u64)),
    };
    (all > 0).then(|| {
        view! {
            <details class="filter values" id=id on:toggle=toggle>
                <summary>{title} " " <span class="quiet">{said}</span></summary>
                {move || was_opened.get().then(|| view! { <ValueList field id is_open out /> })}
                {note.map(|note| view! { <p class="quiet">{note}</p> })}
            </details>
        }
    })
}
