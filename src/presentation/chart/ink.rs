//! How a mark looks in a file, read from the style sheet that files carry: what is painted looks as what is written.

use super::standalone::STYLE;

/// How a mark looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Ink {
    /// What it is filled with; none where it is not.
    pub fill: Option<&'static str>,
    /// What its line is drawn with; none where it has none.
    pub stroke: Option<&'static str>,
    /// How wide the line is, in pixels.
    pub stroke_px: f64,
    /// Lengths of dashes and gaps, in pixels; empty for a whole line.
    pub dashes_px: Vec<f64>,
    /// From 0, not seen, to 1.
    pub opacity: f64,
    /// Of a word the size of its letters, in pixels.
    pub size_px: f64,
    /// Of a word the weight of its letters.
    pub weight: &'static str,
    /// Of a word which part lies at its place: `start`, `middle` or `end`.
    pub anchor: &'static str,
}

impl Ink {
    /// The ink of an element of that kind and with those classes.
    #[must_use]
    pub fn of(kind: &str, classes: &str) -> Self {
        let mut ink = Self {
            fill: Some("#000"),
            stroke: None,
            stroke_px: 1.0,
            dashes_px: Vec::new(),
            opacity: 1.0,
            size_px: 12.0,
            weight: "400",
            anchor: "start",
        };
        for (_, declarations) in rules().filter(|(selectors, _)| is_meant(selectors, kind, classes)) {
            declarations.split(';').filter_map(|declaration| declaration.split_once(':')).for_each(|(name, value)| {
                ink.declare(name.trim(), value.trim());
            });
        }
        ink
    }

    fn declare(&mut self, name: &str, value: &'static str) {
        let paint = |value: &'static str| (value != "none").then_some(value);
        let number = |value: &str| value.trim_end_matches("px").parse::<f64>().ok();
        match name {
            "fill" => self.fill = paint(value),
            "stroke" => self.stroke = paint(value),
            "stroke-width" => self.stroke_px = number(value).unwrap_or(self.stroke_px),
            "stroke-dasharray" => self.dashes_px = value.split(' ').filter_map(number).collect(),
            "opacity" => self.opacity = number(value).unwrap_or(self.opacity),
            "font-size" => self.size_px = number(value).unwrap_or(self.size_px),
            "font-weight" => self.weight = value,
            "text-anchor" => self.anchor = value,
            _ => {}
        }
    }
}

/// The style sheet's rules: selectors, and what they declare.
fn rules() -> impl Iterator<Item = (&'static str, &'static str)> {
    STYLE.split('}').filter_map(|rule| rule.split_once('{'))
}

/// Whether one of the selectors, each a kind, a class or several classes, is meant of an element.
fn is_meant(selectors: &str, kind: &str, classes: &str) -> bool {
    selectors.split(',').map(str::trim).any(|selector| match selector.strip_prefix('.') {
        Some(wanted) => wanted.split('.').all(|class| classes.split(' ').any(|word| word == class)),
        None => selector == kind,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_painted_as_the_style_sheet_says() {
        let second = Ink::of("path", "line second");
        assert_eq!((second.stroke, second.fill, second.stroke_px), (Some("#1a5a9e"), None, 1.6));
        assert_eq!(second.dashes_px, [5.0, 3.0]);
        assert_eq!(Ink::of("rect", "element-3").fill, Some("#5a7d2a"));
        assert_eq!(Ink::of("rect", "unsure").opacity, 0.45);
        let title = Ink::of("text", "title");
        assert_eq!((title.weight, title.size_px, title.fill), ("600", 14.0, Some("#16191c")));
        assert_eq!(Ink::of("text", "tick end").anchor, "end");
        assert_eq!(Ink::of("path", "line").dashes_px, Vec::<f64>::new());
    }

    #[test]
    fn the_style_sheet_holds_nothing_that_is_not_read() {
        let read = [
            "fill",
            "stroke",
            "stroke-width",
            "stroke-dasharray",
            "opacity",
            "font-size",
            "font-weight",
            "text-anchor",
        ];
        for (selectors, declarations) in rules() {
            assert!(!selectors.contains([' ', '>', '[', ':', '#']), "{selectors}");
            for declaration in declarations.split(';').filter(|declaration| !declaration.trim().is_empty()) {
                let name = declaration.split(':').next().unwrap_or_default().trim();
                assert!(read.contains(&name) || (selectors.trim(), name) == ("text", "font-family"), "{declaration}");
            }
        }
    }
}
