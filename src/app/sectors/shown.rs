//! What rows show: those on top at once, the others after each paint, so that no turn is long and what is in view
//! does not wait for what is not.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::link::Link;
use crate::app::ranking::Ranking;
use crate::app::snapshot::Snapshot;
use crate::browser::timer::after_paint;
use crate::domain::Level;
use crate::presentation::movement::moved_first;
use crate::scoring::RankInterval;

/// Rows that change in one turn: as many as a large screen holds.
const ROWS_AT_ONCE: usize = 32;

/// A ranking, and how sure its ranks are, once known.
#[derive(Clone, Default)]
pub struct Shown {
    pub ranking: Option<Arc<Ranking>>,
    pub likely: Option<Arc<Vec<RankInterval>>>,
}

impl Shown {
    /// How sure the rank at a place of the answer is, once known.
    pub fn likely_at(&self, place: usize) -> Option<RankInterval> {
        self.likely.as_ref()?.get(place).copied()
    }

    /// Whether the ranks at a place and at the next may lie the other way round, so far as is known.
    pub fn is_joined(&self, place: usize) -> bool {
        let next = self.likely_at(place).zip(self.likely_at(place + 1));
        next.is_some_and(|(here, next)| next.best <= here.worst)
    }
}

/// What the rows of a table show, by the turn in which they change.
#[derive(Clone, Copy)]
pub struct ShownRows {
    turns: StoredValue<Vec<RwSignal<Shown>>>,
    /// For each area the turn of its row.
    turn_of: Memo<Vec<usize>>,
    listed: Memo<Vec<(Level, u16)>>,
    /// The rows as they stand: as listed up to the turn that has come, and below that as they stood.
    pub order: RwSignal<Vec<(Level, u16)>>,
    /// Counts what was to be shown: what is newer begins anew.
    newest: StoredValue<u32>,
}

impl ShownRows {
    /// Of a table in which areas are listed in that order.
    pub fn new(listed: Memo<Vec<(Level, u16)>>) -> Self {
        let link = expect_context::<Link>();
        let turn_of = Memo::new(move |_| {
            listed.with(|listed| {
                let areas = listed.iter().map(|row| usize::from(row.1) + 1).max().unwrap_or(0);
                let mut turn_of = vec![0; areas];
                for (place, row) in listed.iter().enumerate() {
                    turn_of[usize::from(row.1)] = place / ROWS_AT_ONCE;
                }
                turn_of
            })
        });
        let most = Snapshot::here().with(|catalogue| Level::ALL.map(|level| catalogue.areas.of(level).len()));
        let turns = most.into_iter().max().unwrap_or(0).div_ceil(ROWS_AT_ONCE);
        let turns = (0..turns).map(|_| RwSignal::new(Shown::default())).collect();
        let order = RwSignal::new(listed.get_untracked());
        let rows = Self { turns: StoredValue::new(turns), turn_of, listed, order, newest: StoredValue::new(0) };
        Effect::new(move |_| {
            let shown = Shown { ranking: link.ranking.get(), likely: link.likely.get() };
            listed.track();
            rows.newest.update_value(|newest| *newest = newest.wrapping_add(1));
            rows.show(rows.newest.get_value(), shown, 0);
        });
        rows
    }

    fn show(self, number: u32, shown: Shown, turn: usize) {
        // The table may be gone by then.
        let is_newest = self.newest.try_get_value() == Some(number);
        let Some(rows) = self.turn(turn).filter(|_| is_newest) else { return };
        rows.set(shown.clone());
        let order = self.listed.with_untracked(|listed| {
            self.order.with_untracked(|order| moved_first(order, listed, (turn + 1) * ROWS_AT_ONCE))
        });
        if self.order.with_untracked(|now| *now != order) {
            self.order.set(order);
        }
        after_paint(move || self.show(number, shown, turn + 1));
    }

    /// What the rows of a turn show.
    fn turn(self, turn: usize) -> Option<RwSignal<Shown>> {
        self.turns.try_with_value(|turns| turns.get(turn).copied()).flatten()
    }

    /// What an area's row shows.
    pub fn of(self, area: u16) -> ShownRow {
        let turn =
            Memo::new(move |_| self.turn_of.with(|turn_of| turn_of.get(usize::from(area)).copied().unwrap_or(0)));
        ShownRow { rows: self, turn }
    }
}

/// What one row shows.
#[derive(Clone, Copy)]
pub struct ShownRow {
    rows: ShownRows,
    turn: Memo<usize>,
}

impl ShownRow {
    /// Reads what it shows, if it shows anything yet.
    pub fn read<T>(self, read: impl FnOnce(&Shown) -> Option<T>) -> Option<T> {
        self.rows.turn(self.turn.get())?.with(read)
    }

    /// Reads its ranking, if there is one.
    pub fn ranking<T>(self, read: impl FnOnce(&Ranking) -> T) -> Option<T> {
        self.read(|shown| shown.ranking.as_deref().map(read))
    }
}
