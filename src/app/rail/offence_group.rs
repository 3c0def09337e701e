//! One group of offences in the tree.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::domain::OffenceCode;

/// A group, to leave out as a whole or offence by offence.
#[component]
pub fn OffenceGroup(
    /// Its name.
    name: String,
    /// Codes and names of its offences.
    offences: Vec<(OffenceCode, String)>,
    /// The text searched for in the tree.
    search: RwSignal<String>,
) -> impl IntoView {
    let store = Store::here();
    let items: Vec<_> = offences
        .iter()
        .map(|(code, name)| {
            let text = format!("{code} {name}").to_lowercase();
            let is_hidden = move || search.with(|search| !text.contains(&search.trim().to_lowercase()));
            let (code_in, code_change) = (code.clone(), code.clone());
            let is_in = move || store.selection.with(|selection| !selection.offences_out.contains(&code_in));
            let change = move |event| set(store, [&code_change], event_target_checked(&event));
            view! {
                <label hidden=is_hidden>
                    <input type="checkbox" prop:checked=is_in on:change=change />
                    <span>{name.clone()} <span class="quiet">" " {code.to_string()}</span></span>
                </label>
            }
        })
        .collect();
    let texts: Vec<String> = offences.iter().map(|(code, name)| format!("{code} {name}").to_lowercase()).collect();
    let is_empty = move || search.with(|search| !texts.iter().any(|text| text.contains(&search.trim().to_lowercase())));
    let offences = StoredValue::new(offences);
    let out = Signal::derive(move || {
        offences.with_value(|offences| {
            store
                .selection
                .with(|selection| offences.iter().filter(|(code, _)| selection.offences_out.contains(code)).count())
        })
    });
    let all = offences.with_value(Vec::len);
    let change_all = move |event| {
        let on = event_target_checked(&event);
        offences.with_value(|offences| set(store, offences.iter().map(|(code, _)| code), on));
    };
    let label = format!("All of: {name}");
    view! {
        <div class="group" hidden=is_empty>
            <input
                type="checkbox"
                aria-label=label
                prop:checked=move || out.get() == 0
                prop:indeterminate=move || (1..all).contains(&out.get())
                on:change=change_all
            />
            <details open=move || !search.with(String::is_empty)>
                <summary>{name}</summary>
                {items}
            </details>
        </div>
    }
}

/// Takes offences in or leaves them out.
fn set<'a>(store: Store, codes: impl IntoIterator<Item = &'a OffenceCode>, on: bool) {
    store.selection.update(|selection| {
        for code in codes {
            if on {
                selection.offences_out.remove(code);
            } else {
                selection.offences_out.insert(code.clone());
            }
        }
    });
}
