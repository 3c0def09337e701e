//! Why records are not in a score, in words.

use crate::scoring::Reason;

/// The reason as a line of the data-quality panel.
#[must_use]
pub fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::NoDate => "No date",
        Reason::OutsidePeriod => "Dated outside the months that the snapshot covers",
        Reason::NoSector => "No sector",
        Reason::NoBeat => "In a sector but in no beat (left out only where beats are ranked)",
        Reason::NoWeight => "The offence has no weight, and the measure counts by it",
        Reason::UnweightedByDesign => "The offence is meant to have no weight",
        Reason::NoHomeSector => "Member of a group without a home sector",
    }
}
