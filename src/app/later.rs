//! What comes a turn later, so that none is long.

use leptos::prelude::*;

use crate::browser::timer::after_paint;

/// Its children, once what stands beside them is painted.
#[component]
pub fn Later(
    /// What comes later.
    children: ChildrenFn,
) -> impl IntoView {
    let has_come = RwSignal::new(false);
    // It may be gone by then.
    after_paint(move || _ = has_come.try_set(true));
    view! { <Show when=move || has_come.get()>{children()}</Show> }
}
