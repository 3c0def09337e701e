//! What rows show: those in view at once, the others after each paint, so that no turn is long and what is in view
//! does not wait for what is not.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::link::Link;
use crate::app::ranking::Ranking;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::browser::element;
use crate::browser::rows_in_view::RowsInView;
use crate::browser::timer::{after_paint, before_paint};
use crate::domain::Level;
use crate::presentation::Sort;
use crate::presentation::row_turns::row_turns;
use crate::scoring::{AreaScore, RankInterval, Standing};

/// An area in the ranking that a row shows.
#[derive(Clone)]
struct Shown {
    ranking: Arc<Ranking>,
    row: (Level, u16),
}

/// How sure a rank is, and whether it and those beside it may lie the other way round.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct Likely {
    pub interval: Option<RankInterval>,
    pub joins_next: bool,
    pub joins_last: bool,
}

/// What the row at one place of the table shows; another area where the order changes.
#[derive(Clone, Copy)]
pub struct ShownRow {
    shown: RwSignal<Option<Shown>>,
    /// How sure its rank is, once known.
    pub likely: RwSignal<Likely>,
}

impl ShownRow {
    /// Reads the area's score and the ranking that it is of, if it shows one yet.
    pub fn read<T>(self, read: impl FnOnce(&AreaScore, &Ranking) -> T) -> Option<T> {
        self.shown.with(|shown| {
            let Shown { ranking, row: (level, area) } = shown.as_ref()?;
            Some(read(ranking.score(*level, *area)?, ranking))
        })
    }

    /// Reads the area's score; the default where it shows none.
    pub fn score<T: Default>(self, read: impl FnOnce(&AreaScore) -> T) -> T {
        self.read(|score, _| read(score)).unwrap_or_default()
    }

    /// The area.
    pub fn area(self) -> Option<(Level, u16)> {
        self.shown.with(|shown| shown.as_ref().map(|shown| shown.row))
    }

    /// Where the area stands in what the ranking is held against, if in anything.
    pub fn against(self) -> Option<Standing> {
        self.read(|score, ranking| ranking.against(score.area)).flatten()
    }

    /// Shows nothing where it shows one of some areas.
    fn clear(self, areas: &BTreeSet<(Level, u16)>) {
        if untrack(|| self.area()).is_some_and(|area| areas.contains(&area)) {
            self.shown.set(None);
        }
    }

    fn show(self, shown: Shown, likely: Likely) {
        let is_shown = self.shown.with_untracked(|now| {
            now.as_ref().is_some_and(|now| now.row == shown.row && Arc::ptr_eq(&now.ranking, &shown.ranking))
        });
        if !is_shown {
            self.shown.set(Some(shown));
        }
        if self.likely.get_untracked() != likely {
            self.likely.set(likely);
        }
    }
}

/// What is to be shown: a ranking, and how sure its ranks are, once known.
#[derive(Clone)]
struct News {
    ranking: Arc<Ranking>,
    likely: Option<Arc<Vec<RankInterval>>>,
    /// Whether rows stand in the order of ranks: only then is the next row the next in rank.
    is_ranked: bool,
    /// What the keyboard's focus was on, in the table.
    focused: Option<String>,
}

impl News {
    fn likely(&self, (level, area): (Level, u16)) -> Likely {
        let place = self.ranking.place(level, area);
        let (Some(likely), Some(place)) = (&self.likely, place) else { return Likely::default() };
        let is_joined = |place: usize| {
            let next = likely.get(place).zip(likely.get(place + 1));
            self.is_ranked && next.is_some_and(|(here, next)| next.best <= here.worst)
        };
        Likely {
            interval: likely.get(place).copied(),
            joins_next: is_joined(place),
            joins_last: place.checked_sub(1).is_some_and(is_joined),
        }
    }
}

/// The rows of the table, by their place in it.
#[derive(Clone, Copy)]
pub struct ShownRows {
    /// The table's id.
    table: &'static str,
    rows: StoredValue<Vec<ShownRow>>,
    listed: Memo<Vec<(Level, u16)>>,
    /// How many rows stand: none at first, since the page has enough to make then.
    pub made: RwSignal<usize>,
    /// Whether some do not show what is newest yet.
    pub are_behind: RwSignal<bool>,
    /// Counts what was to be shown: what is newer begins anew.
    newest: StoredValue<u32>,
}

impl ShownRows {
    /// Of the table of that id, in which areas are listed in that order.
    pub fn new(table: &'static str, listed: Memo<Vec<(Level, u16)>>) -> Self {
        let (link, store) = (expect_context::<Link>(), Store::here());
        let most = Snapshot::here().with(|catalogue| Level::ALL.map(|level| catalogue.areas.of(level).len()));
        let empty = |_| ShownRow { shown: RwSignal::new(None), likely: RwSignal::new(Likely::default()) };
        let rows = StoredValue::new((0..most.into_iter().max().unwrap_or(0)).map(empty).collect());
        let rows = Self {
            table,
            rows,
            listed,
            made: RwSignal::new(0),
            are_behind: RwSignal::new(true),
            newest: StoredValue::new(0),
        };
        Effect::new(move |_| {
            let (likely, is_ranked) = (link.likely.get(), store.sort.with(|sort| *sort == Sort::default()));
            listed.track();
            let Some(ranking) = link.ranking.get() else { return };
            rows.newest.update_value(|newest| *newest = newest.wrapping_add(1));
            let focused = element::id_of_focus_in(table);
            rows.begin(News { ranking, likely, is_ranked, focused });
        });
        rows
    }

    fn begin(self, news: News) {
        let (all, made) = (self.listed.with_untracked(Vec::len), self.made.get_untracked());
        let turns = row_turns(made, all, &RowsInView::of(self.table).places).into_iter();
        let number = self.newest.get_value();
        self.fall_behind(true);
        if made == 0 {
            after_paint(move || self.go_on(number, news, turns));
        } else {
            self.go_on(number, news, turns);
        }
        if made > all {
            self.made.set(all);
        }
    }

    fn go_on(self, number: u32, news: News, mut turns: std::vec::IntoIter<Range<usize>>) {
        // The table may be gone by then.
        if self.newest.try_get_value() != Some(number) {
            return;
        }
        if let Some(turn) = turns.next() {
            self.show(&news, turn, turns.as_slice());
        }
        if let Some(id) = news.focused.clone() {
            // Once the rows show what is new: the keyboard stays with its area, and not with the place.
            before_paint(move || element::keep_focus(&id));
        }
        if turns.as_slice().is_empty() {
            self.fall_behind(false);
        } else {
            after_paint(move || self.go_on(number, news, turns));
        }
    }

    fn show(self, news: &News, turn: Range<usize>, later: &[Range<usize>]) {
        self.listed.with_untracked(|listed| {
            let now = listed.get(turn.clone()).unwrap_or_default();
            for (place, row) in turn.clone().zip(now) {
                if let Some(shown) = self.at(place) {
                    shown.show(Shown { ranking: news.ranking.clone(), row: *row }, news.likely(*row));
                }
            }
            // No area stands twice: where it stood before nothing does, until that row's turn.
            let now = now.iter().copied().collect();
            later.iter().cloned().flatten().filter_map(|place| self.at(place)).for_each(|row| row.clear(&now));
        });
        if self.made.get_untracked() < turn.end {
            self.made.set(turn.end);
        }
    }

    fn fall_behind(self, are_behind: bool) {
        if self.are_behind.get_untracked() != are_behind {
            self.are_behind.set(are_behind);
        }
    }

    /// What the row at a place shows.
    pub fn at(self, place: usize) -> Option<ShownRow> {
        self.rows.with_value(|rows| rows.get(place).copied())
    }
}
