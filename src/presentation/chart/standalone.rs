//! A drawing with all that a file of its own says.

use super::{Drawing, Mark, Provenance};

/// How marks look in a file: on white, the page's light colours.
pub(super) const STYLE: &str = "text{font-family:'Segoe UI',system-ui,Arial,sans-serif;font-size:12px;fill:#16191c}.quiet,.tick{fill:#555d64}\
    .title{font-weight:600;font-size:14px}.end{text-anchor:end}.middle{text-anchor:middle}\
    .grid{stroke:#d5d9dc;fill:none}.axis{stroke:#767e85;fill:none}.bar-fill{fill:#555d64}.band{fill:#d5d9dc}\
    .line{stroke:#16191c;stroke-width:1.6;fill:none}.line.second{stroke:#1a5a9e;stroke-dasharray:5 3}\
    .incomplete{stroke:#555d64;stroke-width:1.6;stroke-dasharray:2 3;fill:none}.limit{stroke:#9c3d00;stroke-dasharray:6 3;fill:none}\
    .mean{stroke:#767e85;fill:none}.edge{stroke:#555d64;fill:none}.node{fill:#fff;stroke:#767e85}\
    .node.here{fill:#e2f1f0;stroke:#0b6b66}.bar-fill.own{fill:#0b6b66}.point{fill:#9c3d00}.event{fill:#0b6b66}.unsure{fill:#fff;opacity:.45}\
    .slope{stroke:#767e85;stroke-width:1.2;fill:none}.slope.up{stroke:#9c3d00;stroke-width:1.8}.slope.down{stroke:#1a5a9e;stroke-width:1.8;stroke-dasharray:6 3}\
    .element-0{fill:#1d4e89}.element-1{fill:#4388c4}.element-2{fill:#b3541e}.element-3{fill:#5a7d2a}.element-4{fill:#7a1f3d}\
    .element-5{fill:#3b4148}.element-6{fill:#7a828a}.element-7{fill:#7d4fa3}.element-8{fill:#c04d78}.element-other{fill:#8a9299}";

/// The fonts of words in a file.
pub const FONT: &str = "'Segoe UI',system-ui,Arial,sans-serif";

/// The room of a line of the title.
const TITLE_PX: f64 = 18.0;

/// The room of a line of text under a drawing.
const LINE_PX: f64 = 16.0;

/// A drawing with its title above it, and under it the sentence that says what it shows and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Width and height in pixels.
    pub size: [f64; 2],
    /// The title.
    pub title: String,
    /// What it shows.
    pub sentence: String,
    /// What is written above and below the drawing.
    pub words: Vec<Mark>,
    /// Where the drawing begins, in pixels from the top.
    pub drawing_top_px: f64,
    /// The drawing.
    pub drawing: Drawing,
}

impl Sheet {
    /// Lays a drawing out.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a handful of lines")]
    pub fn new(drawing: Drawing, title: &str, sentence: &str, provenance: &Provenance) -> Self {
        let [width, height] = drawing.size;
        let mut words = Drawing::default();
        let titles = wrapped(title, width);
        for (line, text) in titles.iter().enumerate() {
            words.text("title", [0.0, TITLE_PX * line as f64 + 15.0], text.clone());
        }
        let drawing_top_px = TITLE_PX * titles.len() as f64 + 6.0;
        let said = std::iter::once(sentence.to_owned()).chain(provenance.lines());
        let said: Vec<String> = said.flat_map(|line| wrapped(&line, width)).collect();
        for (line, text) in said.iter().enumerate() {
            words.text("quiet", [0.0, drawing_top_px + height + LINE_PX * (line + 1) as f64], text.clone());
        }
        let foot = said.len() as f64 * LINE_PX + 8.0;
        Self {
            size: [width, drawing_top_px + height + foot].map(f64::ceil),
            title: title.to_owned(),
            sentence: sentence.to_owned(),
            words: words.marks,
            drawing_top_px,
            drawing,
        }
    }

    /// The sheet as SVG.
    #[must_use]
    pub fn svg(&self) -> String {
        let [width, height] = self.size;
        let marks = |marks: &[Mark]| marks.iter().map(element).collect::<String>();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\" \
             aria-label=\"{}\"><title>{}</title><style>{STYLE}</style><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\
             {}<g transform=\"translate(0 {:.0})\">{}</g></svg>\n",
            escaped(&self.sentence),
            escaped(&self.title),
            marks(&self.words),
            self.drawing_top_px,
            marks(&self.drawing.marks)
        )
    }
}

fn element(mark: &Mark) -> String {
    match mark {
        Mark::Path { class, d } => format!("<path class=\"{}\" d=\"{}\"/>", escaped(class), escaped(d)),
        Mark::Rect { class, at: [x, y, width, height] } => format!(
            "<rect class=\"{}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/>",
            escaped(class)
        ),
        Mark::Text { class, at: [x, y], text } => {
            format!("<text class=\"{}\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", escaped(class), escaped(text))
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A text in lines that a width holds.
fn wrapped(text: &str, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut().filter(|line| super::drawing::width_of(line) + super::drawing::width_of(word) < width) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_carries_the_marking_and_no_markup_of_names() {
        let mut drawing = Drawing { size: [200.0, 50.0], marks: Vec::new() };
        drawing.text("label", [0.0, 10.0], "<script>&\"");
        let provenance = Provenance { marking: "OFFICIAL".into(), snapshot: "A force".into(), filters: "All".into() };
        let svg = Sheet::new(drawing, "T", "It shows.", &provenance).svg();
        assert!(svg.contains("&lt;script&gt;&amp;&quot;") && !svg.contains("<script"), "{svg}");
        for said in ["OFFICIAL", "A force", "All", "It shows."] {
            assert!(svg.contains(&format!(">{said}</text>")), "{said}: {svg}");
        }
    }

    #[test]
    fn long_lines_are_broken_at_words() {
        assert_eq!(wrapped("aaaa bbbb cccc", 66.0), ["aaaa bbbb", "cccc"]);
    }
}
