//! What the reader has chosen, as several small signals, and the way back.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::snapshot::Snapshot;
use crate::browser::{address, storage};
use crate::domain::{AreaId, GroupCode, Level, MeasureId};
use crate::presentation::guide::Step;
use crate::presentation::{
    Column, GroupList, History, Ignored, Page, PointsView, RowsView, SelectedText, Shade, Sort, State, Term, held,
};
use crate::scoring::Selection;

/// Under which key this computer remembers the reader's own area.
const MY_AREA_KEY: &str = "placeharm.my-area";

/// Why the state changes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// The reader chose something.
    Choice,
    /// The reader drags, as many times before as the number says: all of a drag is undone as one.
    Drag(u32),
    /// The reader undid or redid.
    Step,
    /// The address changed.
    Address,
}

/// What the reader has chosen.
#[derive(Clone, Copy)]
pub struct Store {
    /// The page.
    pub page: RwSignal<Page>,
    /// What is scored.
    pub selection: RwSignal<Selection>,
    /// Selection A, which the one scored is held against.
    pub held: RwSignal<Option<Selection>>,
    /// Area commands whose areas are not listed.
    pub commands_out: RwSignal<BTreeSet<AreaId>>,
    /// The table's order.
    pub sort: RwSignal<Sort>,
    /// The text searched for.
    pub search: RwSignal<String>,
    /// The columns shown.
    pub columns: RwSignal<BTreeSet<Column>>,
    /// The area whose working is open.
    pub focus: RwSignal<Option<AreaId>>,
    /// What the map is coloured by.
    pub shade: RwSignal<Shade>,
    /// What the map shows of points; none where it is of areas.
    pub points: RwSignal<Option<PointsView>>,
    /// How the raw rows are shown.
    pub rows: RwSignal<RowsView>,
    /// The measure whose page is open.
    pub measure: RwSignal<Option<MeasureId>>,
    /// The group whose page is open.
    pub group: RwSignal<Option<GroupCode>>,
    /// How groups are listed.
    pub groups: RwSignal<GroupList>,
    /// The step of the guide.
    pub step: RwSignal<Step>,
    /// The term that is looked up.
    pub term: RwSignal<Option<Term>>,
    /// What the address said that could not be followed.
    pub ignored: RwSignal<Vec<Ignored>>,
    /// The reader's own area, remembered on this computer.
    pub mine: RwSignal<Option<(Level, AreaId)>>,
    /// All of what an address says.
    pub state: Memo<State>,
    /// Its part that says what is selected.
    selected: Memo<SelectedText>,
    /// What undo and redo go to.
    pub history: RwSignal<History>,
    /// Why the state changes next, and the drag that was followed last.
    cause: StoredValue<(Cause, u32)>,
}

impl Store {
    /// The store that the address describes; it follows the address.
    pub fn start(snapshot: Snapshot) -> Self {
        let (
            State {
                page,
                selection,
                held,
                commands_out,
                sort,
                search,
                columns,
                focus,
                shade,
                points,
                rows,
                measure,
                group,
                groups,
                step,
                term,
            },
            ignored,
        ) = snapshot.with(|catalogue| State::parse(&address::fragment(), catalogue));
        let (page, selection, sort) = (RwSignal::new(page), RwSignal::new(selection), RwSignal::new(sort));
        let (held, commands_out) = (RwSignal::new(held), RwSignal::new(commands_out));
        let (search, columns, focus) = (RwSignal::new(search), RwSignal::new(columns), RwSignal::new(focus));
        let (shade, points, rows) = (RwSignal::new(shade), RwSignal::new(points), RwSignal::new(rows));
        let (measure, group, groups) = (RwSignal::new(measure), RwSignal::new(group), RwSignal::new(groups));
        let (step, term) = (RwSignal::new(step), RwSignal::new(term));
        let state = Memo::new(move |_| State {
            page: page.get(),
            selection: selection.get(),
            held: held.get(),
            commands_out: commands_out.get(),
            sort: sort.get(),
            search: search.get(),
            columns: columns.get(),
            focus: focus.get(),
            shade: shade.get(),
            points: points.get(),
            rows: rows.get(),
            measure: measure.get(),
            group: group.get(),
            groups: groups.get(),
            step: step.get(),
            term: term.get(),
        });
        let selected = Memo::new(move |_| {
            snapshot.with(|catalogue| SelectedText::new(selection.get(), held.get(), commands_out.get(), catalogue))
        });
        let store = Self {
            page,
            selection,
            held,
            commands_out,
            sort,
            search,
            columns,
            focus,
            shade,
            points,
            rows,
            measure,
            group,
            groups,
            step,
            term,
            ignored: RwSignal::new(ignored),
            mine: RwSignal::new(remembered_area()),
            state,
            selected,
            history: RwSignal::new(History::default()),
            cause: StoredValue::new((Cause::Choice, 0)),
        };
        address::on_fragment_change(move |fragment| {
            let (state, ignored) = snapshot.with(|catalogue| State::parse(&fragment, catalogue));
            store.ignored.set(ignored);
            store.apply(state, Cause::Address);
        });
        store
    }

    /// The store of the component that asks.
    pub fn here() -> Self {
        expect_context()
    }

    /// From here on the address follows the store.
    pub fn lead_address(self, snapshot: Snapshot) {
        Effect::new(move |before: Option<State>| self.follow(snapshot, before));
    }

    /// Takes the state to the address and keeps the one before, so that it can be undone.
    fn follow(self, snapshot: Snapshot, before: Option<State>) -> State {
        let state = self.state.get();
        let Some(before) = before.filter(|before| *before != state) else { return state };
        let (cause, followed) = self.cause.get_value();
        self.cause.set_value((Cause::Choice, if let Cause::Drag(drag) = cause { drag } else { followed }));
        let is_new = match cause {
            Cause::Step => !state.goes_on_from(&before),
            Cause::Drag(drag) if drag == followed => false,
            _ => self.history.try_update(|history| history.changed(before, &state)).unwrap_or(true),
        };
        if cause != Cause::Address {
            let fragment = self.fragment(snapshot, &state);
            address::set_fragment(&fragment, is_new);
        }
        state
    }

    fn because(self, cause: Cause) {
        self.cause.update_value(|(next, _)| *next = cause);
    }

    fn apply(self, state: State, cause: Cause) {
        if state == self.state.get_untracked() {
            return;
        }
        self.because(cause);
        take(self.page, state.page);
        take(self.selection, state.selection);
        take(self.held, state.held);
        take(self.commands_out, state.commands_out);
        take(self.sort, state.sort);
        take(self.search, state.search);
        take(self.columns, state.columns);
        take(self.focus, state.focus);
        take(self.shade, state.shade);
        take(self.points, state.points);
        take(self.rows, state.rows);
        take(self.measure, state.measure);
        take(self.group, state.group);
        take(self.groups, state.groups);
        take(self.step, state.step);
        take(self.term, state.term);
    }

    /// Opens a page at its beginning.
    pub fn open_page(self, page: Page) {
        take(self.page, page);
        self.measure.set(None);
        self.group.set(None);
        self.step.set(Step::default());
        self.term.set(None);
    }

    /// The address of what stands here after a change: what a link leads to. The selection goes with it.
    pub fn address_after(self, snapshot: Snapshot, change: impl FnOnce(&mut State)) -> String {
        let mut state = self.state.get();
        change(&mut state);
        self.fragment(snapshot, &state)
    }

    fn fragment(self, snapshot: Snapshot, state: &State) -> String {
        snapshot.with(|catalogue| self.selected.with(|selected| state.to_fragment_with(selected, catalogue)))
    }

    /// The address of raw rows, in an area or everywhere.
    pub fn address_of_rows(self, snapshot: Snapshot, rows: RowsView, area: Option<AreaId>) -> String {
        self.address_after(snapshot, |state| {
            state.page = Page::Records;
            state.focus = area;
            state.rows = rows;
        })
    }

    /// The address of a measure's own page.
    pub fn address_of_measure(self, snapshot: Snapshot, measure: MeasureId) -> String {
        self.address_after(snapshot, |state| {
            state.page = Page::Elements;
            state.measure = Some(measure);
        })
    }

    /// The address of a group's own page.
    pub fn address_of_group(self, snapshot: Snapshot, group: GroupCode) -> String {
        self.address_after(snapshot, |state| {
            state.page = Page::Groups;
            state.group = Some(group);
        })
    }

    /// The address of an area's own page.
    pub fn address_of_area(self, snapshot: Snapshot, level: Level, area: u16) -> String {
        let id = snapshot.area(level, area).map(|area| area.id);
        self.address_after(snapshot, |state| {
            state.page = Page::Sector;
            state.selection.level = level;
            state.focus = id;
        })
    }

    /// A number for a drag that begins.
    pub fn new_drag(self) -> u32 {
        self.cause.get_value().1.wrapping_add(1)
    }

    /// Says that the change of selection which comes next is of that drag: all of one is undone together.
    pub fn drag(self, drag: u32) {
        self.because(Cause::Drag(drag));
    }

    /// Goes back one step.
    pub fn undo(self) {
        self.step(History::undo);
    }

    /// Goes forward one step.
    pub fn redo(self) {
        self.step(History::redo);
    }

    fn step(self, step: fn(&mut History, State) -> Option<State>) {
        let now = self.state.get_untracked();
        if let Some(state) = self.history.try_update(|history| step(history, now)).flatten() {
            self.apply(state, Cause::Step);
        }
    }

    /// Keeps what is selected as A; what is chosen from here on is B.
    pub fn keep_as_a(self) {
        self.held.set(Some(self.selection.with_untracked(held::kept)));
    }

    /// Lets A and B change places.
    pub fn swap(self) {
        let Some(held) = self.held.get_untracked() else { return };
        let (selection, held) = self.selection.with_untracked(|selection| held::swapped(selection, &held));
        self.selection.set(selection);
        self.held.set(Some(held));
    }

    /// Goes back to the force's own settings; search, order and columns stay.
    pub fn reset(self) {
        self.focus_level(Level::default());
        self.selection.set(Selection::default());
    }

    /// Takes a selection in which something is as the force has it.
    pub fn put_back(self, selection: Selection) {
        self.focus_level(selection.level);
        self.selection.set(selection);
    }

    /// Whether the selection differs from the force's own settings.
    pub fn is_altered(self) -> bool {
        self.selection.with(|selection| *selection != Selection::default())
    }

    /// Ranks another level; an area of the level before is no longer open.
    pub fn set_level(self, level: Level) {
        self.focus_level(level);
        self.selection.update(|selection| selection.level = level);
    }

    fn focus_level(self, level: Level) {
        if self.selection.with(|selection| selection.level != level) {
            self.focus.set(None);
        }
    }

    /// Remembers the reader's own area on this computer, or forgets it.
    pub fn set_mine(self, mine: Option<(Level, AreaId)>) {
        match &mine {
            Some((level, id)) => storage::remember(MY_AREA_KEY, &format!("{}/{id}", level.as_str())),
            None => storage::forget(MY_AREA_KEY),
        }
        self.mine.set(mine);
    }
}

/// Sets what differs alone: what stands for a value that stays, the page above all, stays too.
fn take<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}

fn remembered_area() -> Option<(Level, AreaId)> {
    let text = storage::remembered(MY_AREA_KEY)?;
    let (level, id) = text.split_once('/')?;
    Some((level.parse().ok()?, AreaId::new(id)))
}
