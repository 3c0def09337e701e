//! What this audience does not get: said as such, and never as 0.

use leptos::prelude::*;

use super::enquiry::finding;
use super::snapshot::Snapshot;
use crate::engine::{Enquiry, Finding};
use crate::presentation::number;
use crate::scoring::Withheld;

/// What stands for a number that is withheld.
const WITHHELD: &str = "withheld";

/// What this audience does not get, at hand for every component.
#[derive(Clone, Copy)]
pub struct Audience {
    /// What of the figures in force is withheld; none where nothing ever is.
    withheld: Memo<Option<Withheld>>,
    is_aggregated: bool,
}

impl Audience {
    /// Of the open snapshot; where it holds counts and no rows, the engine is asked with each selection.
    pub fn start(snapshot: Snapshot) -> Self {
        let is_aggregated = snapshot.opened().manifest.audience.is_some();
        let found = finding(move || is_aggregated.then_some(Enquiry::Withheld));
        let withheld = Memo::new(move |_| match found.get()?.as_ref() {
            Finding::Withheld(withheld) => Some(withheld.clone()),
            _ => None,
        });
        Self { withheld, is_aggregated }
    }

    /// The audience of the component that asks.
    pub fn here() -> Self {
        expect_context()
    }

    /// What stands where there are no data for a measure.
    pub fn not_supplied(self) -> &'static str {
        if self.is_aggregated { "not for this audience" } else { "not supplied" }
    }

    /// What stands in the place of a table's rows where there are none.
    pub fn no_table(self, what: &str) -> String {
        if self.is_aggregated {
            format!("This audience does not have it: its snapshot leaves {what} out.")
        } else {
            format!("Not supplied: this snapshot lists no {what}.")
        }
    }

    /// A measure's count, over all areas or in one of the level ranked.
    pub fn count(self, count: u64, measure: usize, area: Option<u16>) -> String {
        self.said(number::whole(count), count == 0, |withheld| withheld.of(measure, area))
    }

    /// A measure's points, likewise.
    pub fn points(self, points: f64, measure: usize, area: Option<u16>) -> String {
        self.said(number::points(points), points <= 0.0, |withheld| withheld.of(measure, area))
    }

    /// An area's score.
    pub fn score(self, score: f64, area: u16) -> String {
        self.said(number::points(score), score <= 0.0, |withheld| withheld.in_area(area))
    }

    /// A number; where there is none because all that would count is withheld, that.
    fn said(self, number: String, is_none: bool, withheld: impl Fn(&Withheld) -> u64) -> String {
        let is_withheld = || self.withheld.with(|found| found.as_ref().is_some_and(|found| withheld(found) > 0));
        if is_none && is_withheld() { WITHHELD.to_owned() } else { number }
    }
}
