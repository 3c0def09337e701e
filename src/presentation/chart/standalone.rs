//! A drawing as a file of its own.

use super::{Drawing, Mark, Provenance};

/// How marks look in a file: on white, the page's light colours.
const STYLE: &str = "text{font:12px 'Segoe UI',system-ui,Arial,sans-serif;fill:#16191c}.quiet,.tick{fill:#555d64}\
    .title{font-weight:600;font-size:14px}.end{text-anchor:end}.middle{text-anchor:middle}\
    .grid{stroke:#d5d9dc;fill:none}.axis{stroke:#767e85;fill:none}.bar-fill{fill:#555d64}.band{fill:#d5d9dc}\
    .line{stroke:#16191c;stroke-width:1.6;fill:none}.line.second{stroke:#1a5a9e;stroke-dasharray:5 3}\
    .incomplete{stroke:#555d64;stroke-width:1.6;stroke-dasharray:2 3;fill:none}.limit{stroke:#9c3d00;stroke-dasharray:6 3;fill:none}\
    .mean{stroke:#767e85;fill:none}.point{fill:#9c3d00}.event{fill:#0b6b66}.unsure{fill:#fff;opacity:.45}\
    .element-0{fill:#1d4e89}.element-1{fill:#4388c4}.element-2{fill:#b3541e}.element-3{fill:#5a7d2a}.element-4{fill:#7a1f3d}\
    .element-5{fill:#3b4148}.element-6{fill:#7a828a}.element-7{fill:#7d4fa3}.element-8{fill:#c04d78}.element-other{fill:#8a9299}";

/// The room of a line of text under a drawing.
const LINE_PX: f64 = 16.0;

/// The drawing as SVG with a title, the sentence that says what it shows, and where it comes from.
#[must_use]
pub fn standalone(drawing: &Drawing, title: &str, sentence: &str, provenance: &Provenance) -> String {
    let [width, height] = drawing.size;
    let head = 24.0;
    let said: Vec<String> = std::iter::once(sentence.to_owned()).chain(provenance.lines()).collect();
    let said: Vec<String> = said.iter().flat_map(|line| wrapped(line, width)).collect();
    #[allow(clippy::cast_precision_loss, reason = "a handful of lines")]
    let foot = said.len() as f64 * LINE_PX + 8.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{:.0}\" role=\"img\" \
         aria-label=\"{}\"><title>{}</title><style>{STYLE}</style><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\
         <text class=\"title\" x=\"0\" y=\"15\">{}</text><g transform=\"translate(0 {head})\">",
        head + height + foot,
        escaped(sentence),
        escaped(title),
        escaped(title)
    );
    drawing.marks.iter().for_each(|mark| svg.push_str(&element(mark)));
    svg.push_str("</g>");
    let mut y = head + height + LINE_PX;
    for line in said {
        svg.push_str(&format!("<text class=\"quiet\" x=\"0\" y=\"{y:.0}\">{}</text>", escaped(&line)));
        y += LINE_PX;
    }
    svg.push_str("</svg>\n");
    svg
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
        let svg = standalone(&drawing, "T", "It shows.", &provenance);
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
