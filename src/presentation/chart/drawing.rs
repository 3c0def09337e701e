//! What is drawn, as marks.

/// One mark. Classes say what it is; style sheets say how that looks.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line or a shape, as SVG path data.
    Path {
        /// What it is.
        class: String,
        /// The path.
        d: String,
    },
    /// A rectangle.
    Rect {
        /// What it is.
        class: String,
        /// Left, top, width and height, in pixels.
        at: [f64; 4],
    },
    /// A word; the classes `end` and `middle` say which part of it lies at its place.
    Text {
        /// What it is.
        class: String,
        /// Where its base line is, in pixels.
        at: [f64; 2],
        /// The word.
        text: String,
    },
}

/// Marks in a box, in the order in which they are drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Width and height in pixels.
    pub size: [f64; 2],
    /// The marks.
    pub marks: Vec<Mark>,
}

impl Drawing {
    /// Adds a path, if there is anything of it.
    pub fn path(&mut self, class: &str, d: String) {
        if d.is_empty() {
            return;
        }
        self.marks.push(Mark::Path { class: class.to_owned(), d });
    }

    /// Adds a rectangle, if there is anything of it.
    pub fn rect(&mut self, class: &str, at: [f64; 4]) {
        if at[2] > 0.0 && at[3] > 0.0 {
            self.marks.push(Mark::Rect { class: class.to_owned(), at });
        }
    }

    /// Adds a word.
    pub fn text(&mut self, class: &str, at: [f64; 2], text: impl Into<String>) {
        self.marks.push(Mark::Text { class: class.to_owned(), at, text: text.into() });
    }
}

/// How wide a word is at most in small type, in pixels: drawings are laid out before any font is
/// known, and system fonts differ.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "a label")]
pub(super) fn width_of(text: &str) -> f64 {
    text.chars().count() as f64 * 6.6
}
