//! Light or dark.

use leptos::prelude::*;

use crate::browser::{storage, theme};

const THEME_KEY: &str = "placeharm.theme";

/// The choice of theme; the computer's own unless chosen.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let chosen = storage::remembered(THEME_KEY).unwrap_or_default();
    theme::set(in_force(&chosen));
    let choose = |event| {
        let value = event_target_value(&event);
        theme::set(in_force(&value));
        if value.is_empty() { storage::forget(THEME_KEY) } else { storage::remember(THEME_KEY, &value) }
    };
    let options: Vec<_> = [("", "Auto"), ("light", "Light"), ("dark", "Dark")]
        .into_iter()
        .map(|(value, label)| view! { <option value=value prop:selected=value == chosen>{label}</option> })
        .collect();
    view! { <select id="theme" aria-label="Theme" title="Theme: as this computer has it, light or dark" on:change=choose>{options}</select> }
}

fn in_force(value: &str) -> Option<&str> {
    Some(value).filter(|value| !value.is_empty())
}
