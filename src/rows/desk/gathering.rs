//! Which wide columns a look wants, and how they come to be at hand for all rows.

use super::Desk;
use crate::rows::wide::WIDE_COLUMNS;
use crate::rows::{Filter, Gathering, Look, POINT, Resolution, TableId, Test};
use crate::snapshot::SnapshotError;
use crate::snapshot::coded::CodedColumn;

impl Desk {
    /// Of columns, the wide ones that are not at hand for all rows; hexagons are made from points.
    #[must_use]
    pub fn to_gather<'a>(&self, id: TableId, names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let made_from = |name: &'a str| match Resolution::of_column(name) {
            Some(_) if self.wide.whole(name).is_none() => POINT.to_vec(),
            _ => vec![name],
        };
        let mut missing: Vec<String> = names
            .into_iter()
            .flat_map(made_from)
            .filter(|name| self.is_wide(id, name) && self.wide.whole(name).is_none())
            .map(str::to_owned)
            .collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// The wide columns without which a look cannot be answered at all.
    #[must_use]
    pub fn needed(&self, look: &Look) -> Vec<String> {
        let filters = look.filters.iter().filter(|filter| !is_streamed(filter)).map(|filter| filter.column.as_str());
        self.to_gather(look.table, filters.chain(look.ordered_and_summed()))
    }

    /// The wide columns that text is looked for in: what is found in the parts that have come is shown before the
    /// others are there.
    #[must_use]
    pub fn to_come(&self, look: &Look) -> Vec<String> {
        let is_text = |name: &&str| !matches!(*name, "time" | "longitude" | "latitude");
        let searched = WIDE_COLUMNS.into_iter().filter(|name| is_text(name) && !look.search.trim().is_empty());
        let filters = look.filters.iter().filter(|filter| is_streamed(filter)).map(|filter| filter.column.as_str());
        self.to_gather(look.table, searched.chain(filters))
    }

    /// Whether something can be found of a look: of each wide column that it looks for text in by itself a part
    /// has come.
    #[must_use]
    pub fn has_begun(&self, look: &Look) -> bool {
        let mut filters = look.filters.iter().filter(|filter| self.is_wide(look.table, &filter.column));
        filters.all(|filter| self.so_far(look.table, &filter.column).is_some())
    }

    /// Begins to gather wide columns; what was on its way before is let go.
    pub fn gather(&mut self, names: Vec<String>) {
        self.wide.coming = Some(Gathering::of_rows(names, self.wide.rows()));
    }

    /// The names of the wide columns on their way; none where none are.
    #[must_use]
    pub fn gathered_names(&self) -> &[String] {
        self.wide.coming.as_ref().map_or(&[], Gathering::names)
    }

    /// Adds the next part of the columns on their way.
    ///
    /// # Errors
    /// Bytes that are no such part: the columns are let go.
    pub fn add_gathered(&mut self, bytes: &[u8]) -> Result<(), SnapshotError> {
        let added = self.wide.coming.as_mut().map_or(Ok(()), |coming| coming.add(bytes));
        if added.is_err() {
            self.wide.coming = None;
        }
        added
    }

    /// Lets go of the columns on their way.
    pub fn give_up_gathering(&mut self) {
        self.wide.coming = None;
    }

    /// Puts the columns whose parts have all come at hand for all rows.
    pub fn finish_gathering(&mut self) {
        if let Some(coming) = self.wide.coming.take() {
            self.set_gathered(coming.finish());
        }
    }

    /// Puts wide columns at hand for all rows.
    pub fn set_gathered(&mut self, columns: Vec<CodedColumn>) {
        self.wide.set_whole(columns);
    }
}

/// Whether a filter's rows are shown as its parts come: where it looks for text, and not where a number that was
/// followed must be the count.
fn is_streamed(filter: &Filter) -> bool {
    matches!(filter.test, Test::Contains(_)) && Resolution::of_column(&filter.column).is_none()
}
