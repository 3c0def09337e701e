//! The guide's what-if: police-generated records left out, and put back.

use crate::presentation::movement::Move;
use crate::presentation::sentence::ordinal;

/// What the guide leaves out, in the middle of a sentence.
pub const LEFT_OUT: &str = "police-generated records";

/// What leaving them out does: to the area, and to the ranking in the words of its summary. `moved` holds the area's
/// ranks; none where no area has any points left.
#[must_use]
pub fn without(area: &str, moved: Option<Move>, summary: &str) -> String {
    match moved {
        None => format!("Without {LEFT_OUT} no area has any points, so none is ranked above another."),
        Some(moved) if moved.places() == 0 => {
            format!("Without {LEFT_OUT} {area} stays {}. In the whole ranking: {summary}", ordinal(moved.now))
        }
        Some(moved) => format!(
            "Without {LEFT_OUT} {area} is {}, {}. In the whole ranking: {summary}",
            ordinal(moved.now),
            moved.words()
        ),
    }
}
