//! Drawing into a canvas, without WebGL.

use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData, Path2d};

/// A shape that the browser has read once and draws often.
#[derive(Clone, Debug)]
pub struct Shape(Path2d);

impl Shape {
    /// Of SVG path data.
    #[must_use]
    pub fn new(d: &str) -> Option<Self> {
        Path2d::new_with_path_string(d).ok().map(Self)
    }
}

/// A canvas of the page, to be drawn into.
#[derive(Clone, Debug)]
pub struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    ratio: f64,
}

impl Canvas {
    /// The canvas of that id, emptied, of so many of the page's pixels, each `ratio` of its own.
    #[must_use]
    pub fn emptied(id: &str, size_px: [f64; 2], ratio: f64) -> Option<Self> {
        let element = web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into::<HtmlCanvasElement>().ok()?;
        let context = element.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
        let canvas = Self { element, context, ratio };
        let [width, height] = canvas.pixels(size_px);
        // Setting a size empties a canvas too, but takes longer.
        if [canvas.element.width(), canvas.element.height()] == [width, height] {
            _ = canvas.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
            canvas.context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        } else {
            canvas.element.set_width(width);
            canvas.element.set_height(height);
        }
        canvas.place(1.0, [0.0; 2]);
        Some(canvas)
    }

    /// A size in its own pixels.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    pub fn pixels(&self, size_px: [f64; 2]) -> [u32; 2] {
        size_px.map(|side| (side * self.ratio).round().clamp(1.0, 16_384.0) as u32)
    }

    /// From here on everything is drawn so many times as large, and shifted.
    pub fn place(&self, scale: f64, [x, y]: [f64; 2]) {
        let scale = scale * self.ratio;
        // Refused only for numbers that are none.
        _ = self.context.set_transform(scale, 0.0, 0.0, scale, x * self.ratio, y * self.ratio);
    }

    /// Fills a shape.
    pub fn fill(&self, shape: &Shape, colour: &str) {
        self.context.set_fill_style_str(colour);
        self.context.fill_with_path_2d(&shape.0);
    }

    /// Draws a shape's outline.
    pub fn stroke(&self, shape: &Shape, colour: &str, width: f64) {
        self.context.set_stroke_style_str(colour);
        self.context.set_line_width(width);
        self.context.stroke_with_path(&shape.0);
    }

    /// Writes a word about its middle, within a rim that lifts it off what lies under it.
    pub fn write(&self, text: &str, [x, y]: [f64; 2], font: &str, colour: &str, rim: &str) {
        let context = &self.context;
        context.set_font(font);
        context.set_text_align("center");
        context.set_line_join("round");
        context.set_line_width(3.0);
        context.set_stroke_style_str(rim);
        context.set_fill_style_str(colour);
        // Refused only for places that are no numbers.
        _ = context.stroke_text(text, x, y);
        _ = context.fill_text(text, x, y);
    }

    /// Puts pixels, four bytes each, in the place of what is drawn.
    pub fn put(&self, pixels: &[u8], width: u32) {
        if let Ok(image) = ImageData::new_with_u8_clamped_array(Clamped(pixels), width) {
            // Refused only for places that are no numbers.
            _ = self.context.put_image_data(&image, 0.0, 0.0);
        }
    }
}

/// How many of the screen's pixels stand for one of the page's.
#[must_use]
pub fn screen_ratio() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(1.0, 3.0)
}
