//! What every file that leaves the page says of itself.

/// Marking, force, snapshot and filters, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The protective marking.
    pub marking: String,
    /// The force, the snapshot's date, and whether the data is synthetic.
    pub snapshot: String,
    /// The filters in force.
    pub filters: String,
}

impl Provenance {
    /// The lines, the marking first.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        vec![self.marking.clone(), self.snapshot.clone(), self.filters.clone()]
    }
}
