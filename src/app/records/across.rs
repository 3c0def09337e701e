//! Which columns are in view: of the others no cell is in the page.

use std::ops::Range;

use leptos::prelude::*;

use crate::browser::element;
use crate::presentation::rows_layout::{LaidColumn, in_view};

/// What the rows show from left to right.
#[derive(Clone, Copy)]
pub struct Across {
    /// How far they are scrolled to the right, and how wide they are, in pixels.
    view_px: RwSignal<[u32; 2]>,
    /// Whether all of them are shown, as on paper.
    is_whole: RwSignal<bool>,
}

impl Across {
    /// Nothing measured yet: all columns.
    pub fn new() -> Self {
        let across = Self { view_px: RwSignal::new([0, u32::MAX]), is_whole: RwSignal::new(false) };
        let printed = [
            window_event_listener(leptos::ev::beforeprint, move |_| across.is_whole.set(true)),
            window_event_listener(leptos::ev::afterprint, move |_| across.is_whole.set(false)),
        ];
        on_cleanup(move || printed.into_iter().for_each(WindowListenerHandle::remove));
        across
    }

    /// Reads them from the page.
    pub fn measure(self, id: &str) {
        let [width, _] = element::inner_size_px(id);
        let view = [element::scroll_left_px(id), width].map(|px| u32::try_from(px).unwrap_or(0));
        if width > 0 && self.view_px.try_get_untracked().is_some_and(|before| before != view) {
            self.view_px.set(view);
        }
    }

    /// The columns in view, pinned ones apart.
    pub fn of(self, columns: Memo<Vec<LaidColumn>>) -> Memo<Range<usize>> {
        Memo::new(move |_| {
            let [left_px, width_px] = if self.is_whole.get() { [0, u32::MAX] } else { self.view_px.get() };
            columns.with(|columns| in_view(columns, left_px, width_px))
        })
    }
}
