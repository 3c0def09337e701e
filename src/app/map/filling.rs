//! Lets rows into the table a few at a time.

use leptos::prelude::*;

use crate::browser::timer::after_paint;
use crate::domain::Level;

/// Rows that come in one turn: few enough that the turn is short on a slow computer.
const ROWS_AT_ONCE: usize = 8;

/// How many of the listed rows stand so far: none at first, since the page has enough to make then, and
/// more after each paint. Another level begins anew.
pub fn filling(listed: Memo<Vec<(Level, u16)>>) -> Signal<usize> {
    let level = Memo::new(move |_| listed.with(|listed| listed.first().map(|row| row.0)));
    let filled = RwSignal::new((None, 0));
    let rows = Signal::derive(move || {
        let (of, rows) = filled.get();
        match of {
            None => 0,
            of if of == level.get() => rows,
            Some(_) => ROWS_AT_ONCE,
        }
    });
    Effect::new(move |_| {
        let (level, rows) = (level.get(), rows.get());
        // Else a level come back to would find all its rows let in from the time before.
        if filled.with_untracked(|filled| filled.0 != level) {
            filled.set((level, rows));
        }
        if rows < listed.with(Vec::len) {
            // The table may be gone by then.
            after_paint(move || _ = filled.try_set((level, rows + ROWS_AT_ONCE)));
        }
    });
    rows
}
