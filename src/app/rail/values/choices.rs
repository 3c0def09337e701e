//! What a reader does to a list of values.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::enquiry;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{AreaId, GroupCode, OffenceCode, SourceId};
use crate::presentation::value_list::{self, Value};
use crate::scoring::{Field, GroupsOut, Selection, ValueSum, ValueSums};

/// The codes that are left out of a list.
pub fn left_out(snapshot: Snapshot, store: Store, field: Field) -> BTreeSet<String> {
    fn texts<T: ToString>(codes: &BTreeSet<T>) -> BTreeSet<String> {
        codes.iter().map(T::to_string).collect()
    }
    match field {
        Field::Offence => store.selection.with(|selection| texts(&selection.offences_out)),
        Field::Group => store
            .selection
            .with(|selection| snapshot.with(|catalogue| texts(&selection.groups_out.of(&catalogue.groups)))),
        Field::Source => store.selection.with(|selection| texts(&selection.sources_out)),
        Field::AreaCommand => store.commands_out.with(texts),
    }
}

/// A list as its parts share it.
#[derive(Clone, Copy)]
pub struct Choices {
    field: Field,
    snapshot: Snapshot,
    selection: RwSignal<Selection>,
    commands_out: RwSignal<BTreeSet<AreaId>>,
    /// Its values, in the catalogue's order.
    pub values: StoredValue<Vec<Value>>,
    /// The codes left out.
    pub out: Memo<BTreeSet<String>>,
    /// The text searched for.
    pub search: RwSignal<String>,
    /// Positions of the values found.
    pub found: Memo<Vec<usize>>,
    /// What each value counts under everything else, once known.
    sums: Memo<Option<Arc<ValueSums>>>,
    /// The value chosen last, from which a run goes on.
    last: StoredValue<Option<usize>>,
}

impl Choices {
    /// The choices of a list, and the codes left out of it; what they count is asked for while it is open.
    pub fn new(field: Field, is_open: Signal<bool>, out: Memo<BTreeSet<String>>) -> Self {
        let (snapshot, store) = (Snapshot::here(), Store::here());
        let values = StoredValue::new(snapshot.with(|catalogue| value_list::values(field, catalogue)));
        let search = RwSignal::new(String::new());
        Self {
            field,
            snapshot,
            selection: store.selection,
            commands_out: store.commands_out,
            values,
            out,
            search,
            found: Memo::new(move |_| search.with(|text| values.with_value(|values| value_list::found(values, text)))),
            sums: enquiry::value_sums(field, is_open),
            last: StoredValue::new(None),
        }
    }

    /// Leaves those codes out, and no others.
    fn leave_out(self, codes: BTreeSet<String>) {
        fn of<T: Ord>(codes: BTreeSet<String>, code: fn(String) -> T) -> BTreeSet<T> {
            codes.into_iter().map(code).collect()
        }
        let selection = self.selection;
        match self.field {
            Field::Offence => selection.update(|selection| selection.offences_out = of(codes, OffenceCode::new)),
            Field::Group => {
                let out = GroupsOut::Named(of(codes, GroupCode::new));
                let out = self.snapshot.with(|catalogue| out.shortest(&catalogue.groups));
                selection.update(|selection| selection.groups_out = out);
            }
            Field::Source => selection.update(|selection| selection.sources_out = of(codes, SourceId::new)),
            Field::AreaCommand => self.commands_out.set(of(codes, AreaId::new)),
        }
    }

    /// The codes of values.
    pub fn codes(self, positions: &[usize]) -> Vec<String> {
        let code = |values: &Vec<Value>, position: &usize| values.get(*position).map(|value| value.code.clone());
        self.values.with_value(|values| positions.iter().filter_map(|position| code(values, position)).collect())
    }

    /// What values count under everything else, once known.
    pub fn sums_of(self, positions: &[usize]) -> Option<Vec<ValueSum>> {
        let sums = self.sums.get()?;
        Some(positions.iter().filter_map(|&position| sums.values.get(position).copied()).collect())
    }

    /// Whether a text is searched for.
    pub fn is_seeking(self) -> bool {
        self.search.with(|search| !search.trim().is_empty())
    }

    /// Takes a value in or leaves it out; as a run, all from the last one chosen.
    pub fn choose(self, position: usize, is_in: bool, as_run: bool) {
        let from = self.last.get_value().filter(|_| as_run);
        self.last.set_value(Some(position));
        let positions = self.found.with_untracked(|found| value_list::run(found, from, position));
        self.set(&positions, is_in);
    }

    /// Takes values in or leaves them out.
    pub fn set(self, positions: &[usize], is_in: bool) {
        let out = value_list::with(self.out.get_untracked(), self.codes(positions), is_in);
        self.leave_out(out);
    }

    /// Takes all in.
    pub fn clear(self) {
        self.leave_out(BTreeSet::new());
    }

    /// Lets the values found change sides.
    pub fn invert(self) {
        let found = self.found.with_untracked(|found| self.codes(found));
        self.leave_out(value_list::inverted(&self.out.get_untracked(), found));
    }

    /// Leaves out all but the values found.
    pub fn only_found(self) {
        let out = self.found.with_untracked(|found| self.values.with_value(|values| value_list::alone(values, found)));
        self.leave_out(out);
    }
}
