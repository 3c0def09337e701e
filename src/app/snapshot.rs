//! The open snapshot, at hand for every component.

use std::sync::Arc;

use leptos::prelude::{GetValue, StoredValue, expect_context};

use crate::domain::{Area, Level};
use crate::engine::Opened;
use crate::scoring::Catalogue;

/// A handle on the open snapshot; it does not change while it is open.
#[derive(Clone, Copy)]
pub struct Snapshot(StoredValue<Arc<Opened>>);

impl Snapshot {
    /// The handle on what the worker opened.
    pub fn new(opened: Opened) -> Self {
        Self(StoredValue::new(Arc::new(opened)))
    }

    /// The snapshot of the component that asks.
    pub fn here() -> Self {
        expect_context()
    }

    /// What the worker opened.
    pub fn opened(self) -> Arc<Opened> {
        self.0.get_value()
    }

    /// Does something with the catalogue.
    pub fn with<T>(self, what: impl FnOnce(&Catalogue) -> T) -> T {
        what(&self.opened().catalogue)
    }

    /// An area's name: with its code where it has no name.
    pub fn area(self, level: Level, area: u16) -> Option<Area> {
        self.with(|catalogue| catalogue.areas.of(level).get(usize::from(area)).cloned())
    }
}
