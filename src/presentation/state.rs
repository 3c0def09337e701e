//! Everything an address says: the page, the selection, and how the table is shown.

use std::collections::BTreeSet;

use super::guide::Step;
use super::selection_text::{self, Pairs};
use super::{Column, GroupList, Ignored, Page, PointsView, RowsView, SelectedText, Shade, Sort, Term, held, query};
use crate::domain::{AreaId, GroupCode, MeasureId};
use crate::scoring::{Catalogue, Selection};

/// What an address says. `My sector` is not in it: it belongs to a computer, not to an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The page.
    pub page: Page,
    /// What is scored.
    pub selection: Selection,
    /// Selection A, which the one that is scored is held against.
    pub held: Option<Selection>,
    /// Area commands whose areas are not listed. No rank depends on it.
    pub commands_out: BTreeSet<AreaId>,
    /// The order of the table.
    pub sort: Sort,
    /// The text that names are searched for.
    pub search: String,
    /// The columns shown.
    pub columns: BTreeSet<Column>,
    /// The area whose working is open.
    pub focus: Option<AreaId>,
    /// What the map is coloured by.
    pub shade: Shade,
    /// What the map shows of points; none where it is of areas.
    pub points: Option<PointsView>,
    /// How the raw rows are shown.
    pub rows: RowsView,
    /// The measure whose page is open; only the page of elements has one.
    pub measure: Option<MeasureId>,
    /// The group whose page is open; only the page of groups has one.
    pub group: Option<GroupCode>,
    /// How groups are listed.
    pub groups: GroupList,
    /// The step of the guide; only the guide has one.
    pub step: Step,
    /// The term that is looked up; only the page with the glossary has one.
    pub term: Option<Term>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            page: Page::default(),
            selection: Selection::default(),
            held: None,
            commands_out: BTreeSet::new(),
            sort: Sort::default(),
            search: String::new(),
            columns: Column::default_set(),
            focus: None,
            shade: Shade::default(),
            points: None,
            rows: RowsView::default(),
            measure: None,
            group: None,
            groups: GroupList::default(),
            step: Step::default(),
            term: None,
        }
    }
}

impl State {
    /// Reads an address's fragment, with or without its `#`. What it cannot follow is left out and
    /// listed; it never fails.
    #[must_use]
    pub fn parse(fragment: &str, catalogue: &Catalogue) -> (Self, Vec<Ignored>) {
        let text = fragment.strip_prefix('#').unwrap_or(fragment);
        let (path, query_text) = text.split_once('?').unwrap_or((text, ""));
        let mut pairs = Pairs::read(query_text);
        let mut state = Self { page: page_of(path, &mut pairs), ..Self::default() };
        state.selection = selection_text::read(&mut pairs, catalogue);
        state.held = held::read(&mut pairs, catalogue);
        state.commands_out = selection_text::read_commands_out(&mut pairs, catalogue);
        if let Some(text) = pairs.take("sort") {
            match Sort::parse(&text, catalogue) {
                Some(sort) => state.sort = sort,
                None => pairs.ignore("sort", &text, "the table has no such order"),
            }
        }
        if let Some(text) = pairs.take("q") {
            state.search = query::decode(&text);
        }
        if let Some(text) = pairs.take("columns") {
            state.columns.clear();
            for item in query::items(&text) {
                match Column::parse(item, catalogue) {
                    Some(column) => _ = state.columns.insert(column),
                    None => pairs.ignore("columns", item, "the table has no such column"),
                }
            }
        }
        if let Some(text) = pairs.take("area") {
            let id = AreaId::new(query::decode(&text));
            if catalogue.areas.of(state.selection.level).iter().any(|area| area.id == id) {
                state.focus = Some(id);
            } else {
                pairs.ignore("area", &text, "no such area is ranked");
            }
        }
        if let Some(text) = (state.page == Page::Elements).then(|| pairs.take("measure")).flatten() {
            state.measure = query::measure(&text, catalogue);
            if state.measure.is_none() {
                pairs.ignore("measure", &text, "the snapshot has no such measure");
            }
        }
        if state.page == Page::Groups {
            if let Some(text) = pairs.take("group") {
                let code = GroupCode::new(query::decode(&text));
                state.group = Some(code).filter(|code| catalogue.groups.iter().any(|group| group.code == *code));
                if state.group.is_none() {
                    pairs.ignore("group", &text, "the snapshot has no such group");
                }
            }
            state.groups = GroupList::read(&mut pairs);
        }
        if let Some(text) = (state.page == Page::Guide).then(|| pairs.take("step")).flatten() {
            match Step::of(&text) {
                Some(step) => state.step = step,
                None => pairs.ignore("step", &text, "the guide has no such step"),
            }
        }
        if let Some(text) = (state.page == Page::About).then(|| pairs.take("term")).flatten() {
            state.term = Term::of(&text);
            if state.term.is_none() {
                pairs.ignore("term", &text, "the glossary has no such term");
            }
        }
        if let Some(text) = pairs.take("map") {
            match Shade::of(&text) {
                Some(shade) => state.shade = shade,
                None => pairs.ignore("map", &text, "the map is not coloured by that"),
            }
        }
        state.points = PointsView::read(&mut pairs, catalogue);
        state.rows = RowsView::read(&mut pairs, catalogue);
        (state, pairs.rest())
    }

    /// Whether the step from `before` only goes on with the one before it: letters typed one after
    /// the other, a slider on its way, a column being made wider. Each is undone as one.
    #[must_use]
    pub fn goes_on_from(&self, before: &Self) -> bool {
        let is_typing = !before.search.is_empty() && Self { search: self.search.clone(), ..before.clone() } == *self
            || !before.groups.search.is_empty() && Self { groups: self.groups.clone(), ..before.clone() } == *self;
        let mut found = before.clone();
        found.rows.search.clone_from(&self.rows.search);
        if !before.rows.search.is_empty() && found == *self {
            return true;
        }
        let mut sized = before.clone();
        sized.rows.widths_px.clone_from(&self.rows.widths_px);
        if sized == *self {
            return true;
        }
        let mut valued = before.clone();
        valued.selection.valuation = self.selection.valuation.clone();
        is_typing || valued == *self && self.selection.valuation.goes_on_from(&before.selection.valuation)
    }

    /// The fragment with its `#`; what stands at its default is not in it.
    #[must_use]
    pub fn to_fragment(&self, catalogue: &Catalogue) -> String {
        self.to_fragment_with(&SelectedText::of(self, catalogue), catalogue)
    }

    /// The fragment, where the part that says what is selected may be written already.
    #[must_use]
    pub fn to_fragment_with(&self, selected: &SelectedText, catalogue: &Catalogue) -> String {
        let mut pairs = selected.pairs_of(self, catalogue);
        if self.sort != Sort::default() {
            pairs.push(format!("sort={}", self.sort.to_text()));
        }
        if !self.search.is_empty() {
            pairs.push(format!("q={}", query::encode(&self.search)));
        }
        if self.columns != Column::default_set() {
            let columns: Vec<_> = self.columns.iter().map(Column::to_text).collect();
            pairs.push(format!("columns={}", columns.join(".")));
        }
        if let Some(area) = &self.focus {
            pairs.push(format!("area={}", query::encode(area.as_str())));
        }
        if self.shade != Shade::default() {
            pairs.push(format!("map={}", self.shade.as_str()));
        }
        pairs.extend(self.points.iter().map(PointsView::text));
        self.rows.write(&mut pairs);
        if let Some(measure) = self.measure.as_ref().filter(|_| self.page == Page::Elements) {
            pairs.push(format!("measure={}", query::encode(measure.as_str())));
        }
        if self.page == Page::Groups {
            pairs.extend(self.group.iter().map(|group| format!("group={}", query::encode(group.as_str()))));
            self.groups.write(&mut pairs);
        }
        if self.page == Page::Guide && self.step != Step::default() {
            pairs.push(format!("step={}", self.step.number()));
        }
        if let Some(term) = self.term.filter(|_| self.page == Page::About) {
            pairs.push(format!("term={}", term.id()));
        }
        let mark = if pairs.is_empty() { "" } else { "?" };
        format!("#/{}{mark}{}", self.page.as_str(), pairs.join("&"))
    }
}

/// The page that a path names; the first where it names none.
fn page_of(path: &str, pairs: &mut Pairs) -> Page {
    let name = path.trim_matches('/');
    if name.is_empty() {
        return Page::default();
    }
    Page::of(name).unwrap_or_else(|| {
        pairs.ignore("page", name, "there is no such page");
        Page::default()
    })
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
