//! Which offences count.

use leptos::prelude::*;

use super::offence_group::OffenceGroup;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::OffenceCode;
use crate::presentation::number;
use crate::scoring::NO_OFFENCE_CODE;

/// Offences as a tree by group, with a search.
#[component]
pub fn OffencesFilter() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let search = RwSignal::new(String::new());
    let mut groups: Vec<(String, Vec<(OffenceCode, String)>)> = Vec::new();
    for offence in &snapshot.opened().catalogue.offences {
        let one = (offence.code.clone(), offence.name.clone());
        match groups.iter_mut().find(|(name, _)| *name == offence.group) {
            Some((_, offences)) => offences.push(one),
            None => groups.push((offence.group.clone(), vec![one])),
        }
    }
    groups.push((
        "No offence code".to_owned(),
        vec![(OffenceCode::new(NO_OFFENCE_CODE), "Records without an offence code".to_owned())],
    ));
    // Hundreds of elements, made when they are first to be seen and not while the page starts.
    let was_opened = RwSignal::new(false);
    let tree = move || {
        groups.iter().cloned().map(|(name, offences)| view! { <OffenceGroup name offences search /> }).collect_view()
    };
    let out = move || {
        let out = store.selection.with(|selection| selection.offences_out.len()) as u64;
        if out == 0 { "all in".to_owned() } else { format!("{} out", number::whole(out)) }
    };
    let all_in = move |_| store.selection.update(|selection| selection.offences_out.clear());
    view! {
        <details class="filter offences" on:toggle=move |_| was_opened.set(true)>
            <summary>"Offences" <span class="quiet">{out}</span></summary>
            <label for="offence-search">"Find an offence"</label>
            <input
                id="offence-search"
                type="search"
                prop:value=move || search.get()
                on:input=move |event| search.set(event_target_value(&event))
            />
            <button
                type="button"
                disabled=move || store.selection.with(|selection| selection.offences_out.is_empty())
                on:click=all_in
            >
                "All in"
            </button>
            <div class="tree">{move || was_opened.get().then(&tree)}</div>
        </details>
    }
}
