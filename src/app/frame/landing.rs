//! Where a reader lands on what is opened.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::browser::element;
use crate::browser::timer::after_paint;
use crate::presentation::Page;

/// Shows what is opened from its top, and lets the keyboard go on there where what it was on is gone.
pub fn land(store: Store) {
    Effect::new(move |before: Option<_>| {
        let page = store.page.get();
        // In the ranking the area that is open stands beside it.
        let area = store.focus.get().filter(|_| page == Page::Sector);
        let opened = (page, store.measure.get(), store.group.get(), store.step.get(), area);
        if before.is_some() && before.as_ref() != Some(&opened) {
            after_paint(|| {
                element::scroll_to_px("page", 0);
                if element::is_focus_lost() {
                    element::focus("page");
                }
            });
        }
        opened
    });
}
