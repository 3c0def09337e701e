//! Rows that a look shows, with what each gives the score.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::{Desk, POINT};
use crate::domain::Points;
use crate::rows::{Look, TableId, Test};
use crate::snapshot::SnapshotError;

/// Records and the harm that they give the score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Harm {
    /// Records: as many as rows but where the audience gets aggregates.
    pub records: u64,
    /// Millionths of a Crime Severity Score point.
    pub micro: u64,
}

impl Harm {
    /// The harm in points.
    #[must_use]
    pub fn points(self) -> f64 {
        Points::from_micro(u128::from(self.micro))
    }
}

impl AddAssign for Harm {
    fn add_assign(&mut self, other: Self) {
        self.records = self.records.saturating_add(other.records);
        self.micro = self.micro.saturating_add(other.micro);
    }
}

impl Desk {
    /// Reads a look's table and works out what it is worth.
    pub(super) fn prepare(&mut self, look: &Look) -> Result<(), SnapshotError> {
        self.read(look.table)?;
        self.value(look);
        // A filter by hexagons looks up those rows alone that may lie in them.
        let others = look.filters.iter().filter(|filter| !matches!(filter.test, Test::OneOf(_)));
        self.make_hexagons(look.ordered_and_summed().chain(others.map(|filter| filter.column.as_str())));
        Ok(())
    }

    /// Each row that a look shows, with what it gives the score; the look must be prepared.
    pub(super) fn each_kept(&self, look: &Look, mut each: impl FnMut(usize, Harm)) {
        let count = self.count_of_row(look.table);
        let worths = self.worths.get(&look.table);
        for (row, _) in self.kept(look, None).iter().enumerate().filter(|(_, kept)| **kept) {
            let records = count(row);
            let worth = worths.map_or(0, |worths| worths.micro(worths.columns[0].codes.at(row)));
            each(row, Harm { records, micro: worth.saturating_mul(records) });
        }
    }

    /// Where a row happened, degrees east and north; none without a point, or where points are not at hand.
    pub(super) fn points(&self, table: TableId) -> impl Fn(usize) -> Option<[f64; 2]> + use<'_> {
        let columns = POINT.map(|name| self.column(table, name));
        move |row| {
            let [east, north] =
                columns.map(|column| column.and_then(|column| column.values.number(column.codes.at(row))));
            Some([east?, north?])
        }
    }
}
