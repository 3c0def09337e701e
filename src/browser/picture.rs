//! Charts painted and saved as PNG.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

use super::download;
use crate::presentation::chart::{FONT, Ink, Mark, Sheet};

/// Pixels of the picture for each of the sheet's: crisp in a document.
const SHARPNESS: f64 = 2.0;

/// Saves a sheet as PNG of that name; `then` is told whether the browser took it.
pub fn save_png(name: String, sheet: &Sheet, then: impl FnOnce(bool) + 'static) {
    match painted(sheet) {
        Err(_) => then(false),
        Ok(canvas) => {
            let taken = Closure::once_into_js(move |blob: Option<Blob>| {
                then(blob.is_some_and(|blob| download::save_blob(&name, &blob).is_ok()));
            });
            // A canvas of this page's own making is never refused.
            _ = canvas.to_blob(taken.unchecked_ref());
        }
    }
}

fn painted(sheet: &Sheet) -> Result<HtmlCanvasElement, JsValue> {
    let page = web_sys::window().and_then(|window| window.document()).ok_or("found no page")?;
    let canvas: HtmlCanvasElement = page.create_element("canvas")?.unchecked_into();
    let [width, height] = sheet.size;
    canvas.set_width(whole(width * SHARPNESS));
    canvas.set_height(whole(height * SHARPNESS));
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or("found no canvas")?.unchecked_into();
    context.scale(SHARPNESS, SHARPNESS)?;
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    for mark in &sheet.words {
        paint(&context, mark)?;
    }
    context.translate(0.0, sheet.drawing_top_px)?;
    for mark in &sheet.drawing.marks {
        paint(&context, mark)?;
    }
    Ok(canvas)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand pixels")]
fn whole(pixels: f64) -> u32 {
    pixels.ceil().max(1.0) as u32
}

fn paint(context: &CanvasRenderingContext2d, mark: &Mark) -> Result<(), JsValue> {
    let (kind, classes) = match mark {
        Mark::Path { class, .. } => ("path", class),
        Mark::Rect { class, .. } => ("rect", class),
        Mark::Text { class, .. } => ("text", class),
    };
    let ink = Ink::of(kind, classes);
    context.set_global_alpha(ink.opacity);
    context.set_fill_style_str(ink.fill.unwrap_or_default());
    context.set_stroke_style_str(ink.stroke.unwrap_or_default());
    context.set_line_width(ink.stroke_px);
    let dashes: Array = ink.dashes_px.iter().copied().map(JsValue::from_f64).collect();
    context.set_line_dash(&dashes)?;
    match mark {
        Mark::Path { d, .. } => {
            let path = Path2d::new_with_path_string(d)?;
            ink.fill.iter().for_each(|_| context.fill_with_path_2d(&path));
            ink.stroke.iter().for_each(|_| context.stroke_with_path(&path));
        }
        Mark::Rect { at: [x, y, width, height], .. } => {
            ink.fill.iter().for_each(|_| context.fill_rect(*x, *y, *width, *height));
            ink.stroke.iter().for_each(|_| context.stroke_rect(*x, *y, *width, *height));
        }
        Mark::Text { at: [x, y], text, .. } => {
            context.set_font(&format!("{} {}px {FONT}", ink.weight, ink.size_px));
            context.set_text_align(if ink.anchor == "middle" { "center" } else { ink.anchor });
            context.fill_text(text, *x, *y)?;
        }
    }
    Ok(())
}
