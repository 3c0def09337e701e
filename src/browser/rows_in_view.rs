//! Which rows of a table can be seen.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The rows of a table that are in the window.
#[derive(Clone, Debug, Default)]
pub struct RowsInView {
    /// Their places in the table, from 0; those cut by the window's edge are among them.
    pub places: Range<usize>,
    /// How high each is, in pixels.
    pub row_px: f64,
}

impl RowsInView {
    /// Those of a table that has an id, and whose rows are all as high as the first; none where it has none.
    #[must_use]
    pub fn of(table: &str) -> Self {
        bounds_px(table).map_or_else(Self::default, |[top_px, row_px, window_px]| {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and saturated")]
            let place = |px: f64| (px / row_px).max(0.0) as usize;
            Self { places: place(-top_px)..place(window_px - top_px).saturating_add(1), row_px }
        })
    }
}

/// Where the first row's place begins in the window, how high it is, and how high the window. The row itself may be
/// sliding.
fn bounds_px(table: &str) -> Option<[f64; 3]> {
    let window = web_sys::window()?;
    let body = window.document()?.query_selector(&format!("#{table} tbody")).ok()??;
    let row_px = f64::from(body.first_element_child()?.dyn_into::<HtmlElement>().ok()?.offset_height());
    let window_px = window.inner_height().ok()?.as_f64()?;
    (row_px > 0.0).then_some([body.get_bounding_client_rect().top(), row_px, window_px])
}
