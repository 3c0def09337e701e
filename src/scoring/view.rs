//! The cells as they stand under a selection: a dropped group moves its records to other strata.

use std::borrow::Cow;

use super::Selection;
use super::cells::{CellKey, Cells};
use super::cube::Cube;
use super::signature::Signature;
use super::strata::measures_counting;
use super::ways::vias;
use crate::domain::ViaSet;

/// Cells and the signatures that they index.
pub(super) struct View<'a> {
    pub signatures: Cow<'a, [Signature]>,
    cells: Cow<'a, Cells>,
    /// Records that came from other strata.
    moved: Cells,
}

impl View<'_> {
    /// All cells, in two parts. A count may be zero.
    pub fn parts(&self) -> [&Cells; 2] {
        [&self.cells, &self.moved]
    }
}

impl Cube {
    /// The cells under a selection.
    pub(super) fn view(&self, selection: &Selection) -> View<'_> {
        let mut view = View {
            signatures: Cow::Borrowed(&self.signatures),
            cells: Cow::Borrowed(&self.cells),
            moved: Cells::default(),
        };
        if selection.groups_out.is_empty() {
            return view;
        }
        let dropped = self.groups_dropped(selection);
        let mut moved = Vec::new();
        for linked in self.linked.of_groups(&dropped) {
            let [number, offence, place, month] = linked.key.parts();
            let mut signature = view.signatures[usize::from(number)].clone();
            vias(&self.dataset, linked.ways_without(&dropped), &mut signature.vias);
            if signature == view.signatures[usize::from(number)] {
                continue;
            }
            if let Some(cell) = view.cells.find(linked.key) {
                let count = &mut view.cells.to_mut().count[cell];
                *count = count.saturating_sub(linked.count);
            }
            if measures_counting(&self.dataset, &signature, offence, ViaSet::ALL).next().is_some() {
                let number = number_of(signature, view.signatures.to_mut());
                moved.push((CellKey::new(number, offence, place, month), linked.count));
            }
        }
        view.moved = Cells::sum(moved);
        view
    }
}

/// The position of a signature, which is added where it is not there. Its ways are some of those of
/// one that is there, so that there are never as many as 65,536.
fn number_of(signature: Signature, signatures: &mut Vec<Signature>) -> u16 {
    let position = signatures.iter().position(|other| *other == signature).unwrap_or_else(|| {
        signatures.push(signature);
        signatures.len() - 1
    });
    u16::try_from(position).unwrap_or(u16::MAX)
}
