//! What stands before the nominals of a group: a purpose must be chosen, and goes into the request for their file.

use leptos::prelude::*;

use super::defined::Defined;
use super::snapshot::Snapshot;
use crate::presentation::Term;

/// Why nominals cannot be opened here at all, if so.
pub fn why_not(snapshot: Snapshot) -> Option<&'static str> {
    let opened = snapshot.opened();
    if opened.manifest.groups_index.is_none() {
        return Some("This audience does not have it: this snapshot holds no nominals.");
    }
    opened.manifest.purposes.is_empty().then_some(
        "They cannot be opened: whoever runs the export has listed no purposes for which they may be looked at.",
    )
}

/// Asks for a purpose, and says what becomes of it.
#[component]
pub fn AskPurpose(
    /// Called with the purpose's code.
    open: impl Fn(String) + 'static,
    /// What stands beside the button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let purposes = Snapshot::here().opened().manifest.purposes.clone();
    let options = purposes.into_iter().map(|purpose| view! { <option value=purpose.code>{purpose.label}</option> });
    let options = options.collect_view();
    let press = move |_| {
        let purpose = chosen.get_untracked();
        if !purpose.is_empty() {
            open(purpose);
        }
    };
    view! {
        <p>
            <Defined term=Term::Pseudonym>"Pseudonyms"</Defined> " only. Their file is fetched when you open it, and the "
            <Defined term=Term::Purpose>"purpose"</Defined> " goes into that request, so that the web server's own log holds who asked for which file and what for. Such a log cannot prove that the purpose was
            true, who sat at the computer, what was read or noted down, or what a copy of the file was used for; and where
            the server keeps no log, it holds nothing."
        </p>
        <div class="ask">
            <label for="purpose">"Purpose"</label>
            <select id="purpose" on:change=move |event| chosen.set(event_target_value(&event))>
                <option value="">"Choose a purpose"</option>
                {options}
            </select>
            <button type="button" id="open-people" disabled=move || chosen.with(String::is_empty) on:click=press>
                "Open the nominals of this group"
            </button>
            {children.map(|children| children())}
        </div>
    }
}
