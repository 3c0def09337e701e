//! Selection A, kept to hold the one in force, B, against. In an address it is text of the same grammar,
//! escaped: `a=without%3D8N%2E92A`. Both rank the areas that B ranks.

use super::query;
use super::selection_text::{self, Pairs};
use crate::domain::Level;
use crate::scoring::{Catalogue, Selection};

/// The key of A.
const KEY: &str = "a";

/// A selection as it is kept: without a level, since it follows B's.
#[must_use]
pub fn kept(selection: &Selection) -> Selection {
    Selection { level: Level::default(), ..selection.clone() }
}

/// B and A once they have changed places.
#[must_use]
pub fn swapped(selection: &Selection, held: &Selection) -> (Selection, Selection) {
    (Selection { level: selection.level, ..held.clone() }, kept(selection))
}

/// Takes A out of a query.
pub(super) fn read(pairs: &mut Pairs, catalogue: &Catalogue) -> Option<Selection> {
    let mut own = Pairs::read(&query::decode(&pairs.take(KEY)?));
    if let Some(level) = own.take("level") {
        own.ignore("level", &level, "A ranks the areas that B ranks");
    }
    let held = selection_text::read(&mut own, catalogue);
    pairs.ignore_all(KEY, own.rest());
    Some(held)
}

/// The pair of A.
pub(super) fn write(held: &Selection, catalogue: &Catalogue) -> String {
    format!("{KEY}={}", query::encode(&selection_text::write(held, catalogue).join("&")))
}
