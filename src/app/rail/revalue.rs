//! One value to be set otherwise: by slider, by number, or back.

use leptos::prelude::*;

use crate::presentation::number;

/// A labelled slider and number field, and the way back to the force's own value.
#[component]
pub fn Revalue(
    /// What is valued.
    label: String,
    /// The unit, for the number field.
    unit: &'static str,
    /// The force's own value.
    usual: f64,
    /// Where the slider begins.
    least: f64,
    /// Where the slider ends; typed values may be larger.
    most: f64,
    /// The slider's step.
    step: f64,
    /// The value.
    #[prop(into)]
    value: Signal<f64>,
    /// Takes a new value; whether it can be.
    set: Callback<f64, bool>,
    /// Takes the line away; a line that cannot be taken away goes back to the usual value.
    #[prop(optional)]
    drop: Option<Callback<()>>,
) -> impl IntoView {
    let is_wrong = RwSignal::new(false);
    let change = move |event| {
        let number = event_target_value(&event).trim().parse::<f64>().ok();
        is_wrong.set(!number.is_some_and(|number| set.run(number)));
    };
    let back = move |_| {
        is_wrong.set(false);
        match drop {
            Some(drop) => drop.run(()),
            None => _ = set.run(usual),
        }
    };
    let slider_label = format!("{label}, {unit}");
    let usual_said = format!("force: {}", number::short(usual));
    let back_label = format!("Back to the force's own: {label}");
    view! {
        <div class="revalue" class:changed=move || value.get() != usual>
            <span class="name">{label}</span>
            <input
                type="range"
                aria-label=slider_label.clone()
                min=least.to_string()
                max=most.to_string()
                step=step.to_string()
                prop:value=move || value.get().to_string()
                on:input=change
            />
            <input
                type="number"
                aria-label=slider_label
                min="0"
                step="any"
                prop:value=move || value.get().to_string()
                aria-invalid=move || is_wrong.get().to_string()
                on:change=change
            />
            <span class="quiet">{usual_said}</span>
            <button
                type="button"
                aria-label=back_label
                disabled=move || value.get() == usual && drop.is_none()
                on:click=back
            >
                "Back"
            </button>
        </div>
    }
}
