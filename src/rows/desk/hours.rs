//! Weekdays and hours of the rows looked at.

use serde::{Deserialize, Serialize};

use super::{Desk, Harm};
use crate::domain::Date;
use crate::rows::{Look, TableId};
use crate::snapshot::SnapshotError;
use crate::snapshot::coded::Values;

/// The column of a record's time of day.
const TIME: &str = "time";

/// When the records of a look happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// For each weekday from Monday, for each hour from midnight.
    pub hours: Vec<Vec<Harm>>,
    /// For each weekday from Monday, the records whose day is known and whose time is not.
    pub without_time: Vec<Harm>,
    /// The records of which only the month is known, or not even that: they are in none of the above.
    pub without_day: Harm,
}

impl Default for Hours {
    fn default() -> Self {
        Self {
            hours: vec![vec![Harm::default(); 24]; 7],
            without_time: vec![Harm::default(); 7],
            without_day: Harm::default(),
        }
    }
}

impl Desk {
    /// The columns that the hours of a look need, which are not at hand for all rows.
    #[must_use]
    pub fn needed_for_hours(&self, look: &Look) -> Vec<String> {
        self.to_gather(look.table, look.named().chain([TIME]))
    }

    /// Sums the records that a look shows by weekday and hour. What it needs must have been gathered.
    ///
    /// # Errors
    /// A table that the snapshot does not have, or that cannot be read.
    pub fn hours(&mut self, look: &Look) -> Result<Hours, SnapshotError> {
        self.prepare(look)?;
        let column = |name| self.column(TableId::Records, name);
        let (date, precision, time) = (column("date"), column("date_precision"), column(TIME));
        let weekday = |row| {
            let precision = precision?;
            let is_day = precision.values.text(precision.codes.at(row)) == "day";
            match date.map(|column| (&*column.values, column.codes.at(row))) {
                Some((Values::Days(days), code)) if is_day => {
                    days.get(code).and_then(|&day| usize::try_from(Date::from_epoch_days(day)?.weekday()).ok())
                }
                _ => None,
            }
        };
        let hour = |row| match time.map(|column| (&*column.values, column.codes.at(row))) {
            Some((Values::Times(times), code)) => {
                times.get(code).and_then(|&seconds| usize::try_from(seconds / 3_600).ok())
            }
            _ => None,
        };
        let mut found = Hours::default();
        self.each_kept(look, |row, harm| {
            let Some(weekday) = weekday(row) else {
                found.without_day += harm;
                return;
            };
            let place = match hour(row) {
                Some(hour) => found.hours.get_mut(weekday).and_then(|hours| hours.get_mut(hour)),
                None => found.without_time.get_mut(weekday),
            };
            // A time past the day's last hour is none.
            match place {
                Some(place) => *place += harm,
                None => found.without_time[weekday] += harm,
            }
        });
        Ok(found)
    }
}
