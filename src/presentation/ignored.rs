//! What an address said that this page could not follow.

/// One part of an address that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The key it stood under.
    pub key: String,
    /// The value, as read.
    pub value: String,
    /// Why it was left out, in words.
    pub why: &'static str,
}

impl std::fmt::Display for Ignored {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}={}: {}", self.key, self.value, self.why)
    }
}
