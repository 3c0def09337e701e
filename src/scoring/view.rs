//! The cells as they stand under a selection: a dropped group moves its records to other strata, and a month in
//! which a period begins or ends is parted there.

use std::borrow::Cow;
use std::ops::Range;

use super::Selection;
use super::cells::{CellKey, Cells};
use super::cube::Cube;
use super::day::Day;
use super::link_kinds::LinkKinds;
use super::signature::Signature;
use super::strata::measures_counting;
use super::ways::link_kinds;

/// Cells and the signatures that they index.
pub(super) struct View<'a> {
    pub signatures: Cow<'a, [Signature]>,
    /// The months that are parted.
    parted: Vec<u16>,
    parts: Vec<Part<'a>>,
}

/// Cells of all months, those of parted ones apart; or of some days of a parted month.
struct Part<'a> {
    days: Option<Range<Day>>,
    cells: Cow<'a, Cells>,
    /// Records that came from other strata.
    moved: Cells,
}

impl View<'_> {
    /// All cells, each with the number of its part. A count may be zero.
    pub fn parts(&self) -> impl Iterator<Item = (usize, &Cells)> {
        self.parts.iter().enumerate().flat_map(|(number, part)| [(number, &*part.cells), (number, &part.moved)])
    }

    /// A day of a month's cells in a part; none where another part has them.
    pub fn day_in(&self, part: usize, month: u16) -> Option<Day> {
        let days = self.parts.get(part)?.days.as_ref();
        days.map_or_else(
            || (!self.parted.contains(&month)).then(|| Day::first_of(month.into())),
            |days| Some(days.start),
        )
    }

    /// The part that a day lies in.
    fn part_of(&self, day: Day) -> usize {
        let holds = |part: &Part| part.days.as_ref().is_some_and(|days| days.contains(&day));
        self.parts.iter().position(holds).unwrap_or(0)
    }
}

impl Cube {
    /// The cells under a selection, months parted before the days of `cuts`.
    pub(super) fn view(&self, selection: &Selection, cuts: &[Day]) -> View<'_> {
        let whole = Part { days: None, cells: Cow::Borrowed(&self.cells), moved: Cells::default() };
        let mut view =
            View { signatures: Cow::Borrowed(&self.signatures), parted: months_of(cuts), parts: vec![whole] };
        for days in view.parted.iter().flat_map(|&month| days_between(month, cuts)) {
            let cells = Cow::Owned(self.cells_of(&days));
            view.parts.push(Part { days: Some(days), cells, moved: Cells::default() });
        }
        if !selection.groups_out.is_empty() {
            self.move_records(selection, &mut view);
        }
        view
    }

    /// The cells of some days of one month.
    fn cells_of(&self, days: &Range<Day>) -> Cells {
        let key = |stratum: u32, place: u16| {
            let stratum = &self.cells.strata[stratum as usize];
            CellKey::new(stratum.signature, stratum.offence, place, days.start.month)
        };
        let of_days = self.by_day.of(days).iter();
        Cells::sum(of_days.map(|of_day| (key(of_day.stratum, of_day.place), of_day.count)).collect())
    }

    /// Moves the records that groups left out linked.
    fn move_records(&self, selection: &Selection, view: &mut View) {
        let dropped = self.dropped(selection);
        let mut moved = vec![Vec::new(); view.parts.len()];
        for linked in self.linked.of_groups(&dropped) {
            let [number, offence, place, month] = linked.key.parts();
            let mut signature = view.signatures[usize::from(number)].clone();
            link_kinds(&self.dataset, linked.ways_without(&dropped), &mut signature.links);
            if signature == view.signatures[usize::from(number)] {
                continue;
            }
            let part = view.part_of(linked.day);
            let cells = &mut view.parts[part].cells;
            if let Some(cell) = cells.find(linked.key) {
                let count = &mut cells.to_mut().count[cell];
                *count = count.saturating_sub(linked.count);
            }
            if measures_counting(&self.dataset, &signature, offence, LinkKinds::ALL).next().is_some() {
                let number = number_of(signature, view.signatures.to_mut());
                moved[part].push((CellKey::new(number, offence, place, month), linked.count));
            }
        }
        for (part, moved) in view.parts.iter_mut().zip(moved) {
            part.moved = Cells::sum(moved);
        }
    }
}

/// The months in which days lie, each once.
fn months_of(days: &[Day]) -> Vec<u16> {
    let mut months: Vec<u16> = days.iter().map(|day| day.month).collect();
    months.sort_unstable();
    months.dedup();
    months
}

/// The days of a month between one cut and the next.
fn days_between(month: u16, cuts: &[Day]) -> Vec<Range<Day>> {
    let first = usize::from(month);
    let mut begins: Vec<Day> = cuts.iter().copied().filter(|day| day.month == month).collect();
    begins.extend([Day::first_of(first), Day::first_of(first + 1)]);
    begins.sort_unstable();
    begins.dedup();
    begins.array_windows().map(|&[from, to]| from..to).collect()
}

/// The position of a signature, which is added where it is not there. Its links are some of those of
/// one that is there, so that there are never as many as 65,536.
fn number_of(signature: Signature, signatures: &mut Vec<Signature>) -> u16 {
    let position = signatures.iter().position(|other| *other == signature).unwrap_or_else(|| {
        signatures.push(signature);
        signatures.len() - 1
    });
    u16::try_from(position).unwrap_or(u16::MAX)
}
