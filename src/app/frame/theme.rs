//! Light or dark.

use leptos::prelude::*;

use crate::browser::{element, storage};

const THEME_KEY: &str = "placeharm.theme";

/// The choice of theme; the computer's own unless chosen.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let chosen = storage::remembered(THEME_KEY).unwrap_or_default();
    set(&chosen);
    let choose = |event| {
        let theme = event_target_value(&event);
        set(&theme);
        if theme.is_empty() { storage::forget(THEME_KEY) } else { storage::remember(THEME_KEY, &theme) }
    };
    let options: Vec<_> = [("", "Auto"), ("light", "Light"), ("dark", "Dark")]
        .into_iter()
        .map(|(value, label)| view! { <option value=value prop:selected=value == chosen>{label}</option> })
        .collect();
    view! { <select id="theme" aria-label="Theme" title="Theme: as this computer has it, light or dark" on:change=choose>{options}</select> }
}

fn set(theme: &str) {
    element::set_root_attribute("data-theme", Some(theme).filter(|theme| !theme.is_empty()));
}
