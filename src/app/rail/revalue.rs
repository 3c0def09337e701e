//! One value to be set otherwise: by slider, by number, or back.

use leptos::prelude::*;

use crate::presentation::number;

/// Up to how many points a slider reaches at the least.
pub const SLIDER_POINTS: f64 = 1_000.0;

/// The value that stands where a reader sets none, and whose it is.
pub type Usual = (Signal<f64>, Signal<String>);

/// The force's own value.
pub fn forces(value: f64) -> Usual {
    (Signal::stored(value), Signal::stored("force".to_owned()))
}

/// A labelled slider and number field, and the way back to the value that stands where none is set.
#[component]
pub fn Revalue(
    /// What is valued.
    label: String,
    /// The unit, for the number field.
    unit: &'static str,
    /// The value where none is set.
    usual: Usual,
    /// Where the slider begins.
    least: f64,
    /// Where the slider ends; typed values may be larger.
    most: f64,
    /// The slider's step.
    step: f64,
    /// The value that is set, if any.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// Takes a new value, or takes the set one away; whether it can be.
    set: Callback<Option<f64>, bool>,
) -> impl IntoView {
    let is_wrong = RwSignal::new(false);
    let (usual, whose) = usual;
    let shown = Memo::new(move |_| value.get().unwrap_or_else(|| usual.get()));
    let change = move |event| {
        let number = event_target_value(&event).trim().parse::<f64>().ok();
        is_wrong.set(!number.is_some_and(|number| set.run(Some(number))));
    };
    let back = move |_| {
        is_wrong.set(false);
        set.run(None);
    };
    // The usual value as it is said; what a reader set, to the last place.
    let typed = move || value.get().map_or_else(|| hundredths(usual.get()), |value| value.to_string());
    let slider_label = format!("{label}, {unit}");
    let back_label = format!("Back to the usual value: {label}");
    view! {
        <div class="revalue" class:changed=move || shown.get() != usual.get()>
            <span class="name">{label}</span>
            <input
                type="range"
                aria-label=slider_label.clone()
                min=least.to_string()
                max=most.to_string()
                step=step.to_string()
                prop:value=move || shown.get().to_string()
                on:input=change
            />
            <input
                type="number"
                aria-label=slider_label
                min="0"
                step="any"
                prop:value=typed
                aria-invalid=move || is_wrong.get().to_string()
                on:change=change
            />
            <span class="quiet">{move || format!("{}: {}", whose.get(), number::short(usual.get()))}</span>
            <button type="button" aria-label=back_label disabled=move || value.get().is_none() on:click=back>
                "Back"
            </button>
        </div>
    }
}

/// A number to the hundredth, without zeroes at its end.
fn hundredths(value: f64) -> String {
    ((value * 100.0).round() / 100.0).to_string()
}
