//! The part of an address that says what is selected.

use std::collections::BTreeSet;

use super::{State, held, selection_text};
use crate::domain::AreaId;
use crate::scoring::{Catalogue, Selection};

/// What is selected, and its part of an address: written once for all the links that go on with it, since a page has
/// dozens and a selection may name thousands of groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectedText {
    selection: Selection,
    held: Option<Selection>,
    commands_out: BTreeSet<AreaId>,
    pairs: Vec<String>,
}

impl SelectedText {
    /// The part of what is scored, of what it is held against, and of the area commands that are not listed.
    #[must_use]
    pub fn new(
        selection: Selection,
        held: Option<Selection>,
        commands_out: BTreeSet<AreaId>,
        catalogue: &Catalogue,
    ) -> Self {
        let mut pairs = selection_text::write(&selection, catalogue);
        pairs.extend(held.iter().map(|held| held::write(held, catalogue)));
        pairs.extend(selection_text::write_commands_out(&commands_out, catalogue));
        Self { selection, held, commands_out, pairs }
    }

    /// The part of a state.
    #[must_use]
    pub fn of(state: &State, catalogue: &Catalogue) -> Self {
        Self::new(state.selection.clone(), state.held.clone(), state.commands_out.clone(), catalogue)
    }

    /// The pairs of a state: written anew where what it selects is something else.
    pub(super) fn pairs_of(&self, state: &State, catalogue: &Catalogue) -> Vec<String> {
        let is_of =
            self.selection == state.selection && self.held == state.held && self.commands_out == state.commands_out;
        if is_of { self.pairs.clone() } else { Self::of(state, catalogue).pairs }
    }
}
