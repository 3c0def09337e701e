//! Counts of sixteen areas beside each other, in four bytes each or in two.

/// Areas in a block: a line of cache.
pub(super) const LANES: usize = 16;

/// The counts of one stratum in one block.
pub(super) type Lanes = [i32; LANES];

/// The same in half the bytes, where every count of a table fits: half of what a question reads.
pub(super) type Narrow = [u16; LANES];

/// A count in a table.
pub(super) trait Count: Copy + Default {
    /// So many more, or fewer. Where the end fits, what was on the way need not.
    fn plus(self, more: i32) -> Self;
    /// Both together, likewise.
    fn with(self, other: Self) -> Self;
    /// How many more than another, which is no larger.
    fn less(self, other: Self) -> i32;
}

impl Count for i32 {
    fn plus(self, more: i32) -> Self {
        self + more
    }

    fn with(self, other: Self) -> Self {
        self + other
    }

    fn less(self, other: Self) -> i32 {
        self - other
    }
}

impl Count for u16 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "added up to 2^16 and over again")]
    fn plus(self, more: i32) -> Self {
        self.wrapping_add(more as Self)
    }

    fn with(self, other: Self) -> Self {
        self.wrapping_add(other)
    }

    fn less(self, other: Self) -> i32 {
        i32::from(self.wrapping_sub(other))
    }
}
