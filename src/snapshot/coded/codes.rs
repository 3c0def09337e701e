//! Positions of values, a row each, as narrow as they can be.

use super::kept::each_kept;

/// Positions of values, a row each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Codes {
    /// So many rows of which each has a value of its own, in their order.
    Own(usize),
    /// One byte each.
    Byte(Vec<u8>),
    /// Two bytes each.
    Short(Vec<u16>),
    /// Four bytes each.
    Long(Vec<u32>),
}

/// Does the same for codes of each width, row by row.
macro_rules! any_width {
    ($codes:expr, $each:ident => $does:expr) => {
        match $codes {
            Codes::Own(rows) => {
                let $each = 0..*rows;
                $does
            }
            Codes::Byte(codes) => {
                let $each = codes.iter().map(|code| code.position());
                $does
            }
            Codes::Short(codes) => {
                let $each = codes.iter().map(|code| code.position());
                $does
            }
            Codes::Long(codes) => {
                let $each = codes.iter().map(|code| code.position());
                $does
            }
        }
    };
}

impl Default for Codes {
    fn default() -> Self {
        Self::Own(0)
    }
}

trait Code: Copy {
    fn position(self) -> usize;
}

impl Code for u8 {
    fn position(self) -> usize {
        usize::from(self)
    }
}

impl Code for u16 {
    fn position(self) -> usize {
        usize::from(self)
    }
}

impl Code for u32 {
    fn position(self) -> usize {
        self as usize
    }
}

/// The codes of one byte that a mask holds, where it holds no more than a few; one of them more than once, so that
/// they are as many.
fn few_held(mask: &[bool]) -> Option<[u8; 4]> {
    let mut held = (0..=u8::MAX).zip(mask).filter(|(_, held)| **held).map(|(code, _)| code);
    let first = held.next()?;
    let few = [first, held.next().unwrap_or(first), held.next().unwrap_or(first), held.next().unwrap_or(first)];
    held.next().is_none().then_some(few)
}

/// A row's code; the largest number where there is no such row.
fn at<T: Code>(codes: &[T], row: usize) -> usize {
    codes.get(row).map_or(usize::MAX, |code| code.position())
}

impl Codes {
    /// Codes of `values` values, and one past them for none, at the narrowest width that holds them;
    /// what is larger means none.
    #[must_use]
    pub fn new(codes: Vec<u32>, values: usize) -> Self {
        if values == codes.len() && codes.iter().zip(0_u32..).all(|(&code, row)| code == row) {
            return Self::Own(values);
        }
        Self::of(codes.into_iter(), values).ended(values)
    }

    /// Adds rows of which each has one of so many values, all rows' values counted; what is larger means none. They
    /// stand at the narrowest width that holds them, so that what is put together bit by bit takes no more room while
    /// it is.
    pub fn extend(&mut self, codes: impl Iterator<Item = u32>, values: usize) {
        let mut codes = codes.peekable();
        if let Self::Own(rows) = self {
            while codes.next_if(|&code| code as usize == *rows).is_some() {
                *rows += 1;
            }
            if codes.peek().is_none() {
                return;
            }
        }
        *self = std::mem::take(self).widened(values);
        match self {
            Self::Own(_) => {}
            Self::Byte(all) => all.extend(codes.map(|code| u8::try_from(code).unwrap_or(u8::MAX))),
            Self::Short(all) => all.extend(codes.map(|code| u16::try_from(code).unwrap_or(u16::MAX))),
            Self::Long(all) => all.extend(codes),
        }
    }

    /// The same codes at a width that holds so many values; the largest number of the width means none.
    fn widened(self, values: usize) -> Self {
        let number = |code| u32::try_from(code).unwrap_or(u32::MAX);
        match (self, values) {
            (Self::Own(rows), _) => Self::of((0..rows).map(number), values),
            (Self::Byte(codes), 0x100..) => {
                Self::of(codes.into_iter().map(|code| if code == u8::MAX { u32::MAX } else { code.into() }), values)
            }
            (Self::Short(codes), 0x1_0000..) => {
                Self::of(codes.into_iter().map(|code| if code == u16::MAX { u32::MAX } else { code.into() }), values)
            }
            (wide, _) => wide,
        }
    }

    /// Codes of so many values at the narrowest width that holds them.
    fn of(codes: impl Iterator<Item = u32>, values: usize) -> Self {
        match values {
            0..=0xff => Self::Byte(codes.map(|code| u8::try_from(code).unwrap_or(u8::MAX)).collect()),
            0x100..=0xffff => Self::Short(codes.map(|code| u16::try_from(code).unwrap_or(u16::MAX)).collect()),
            _ => Self::Long(codes.collect()),
        }
    }

    /// The same codes, of which one past so many values means none.
    #[must_use]
    pub fn ended(mut self, values: usize) -> Self {
        match &mut self {
            Self::Own(_) => {}
            Self::Byte(codes) => end(codes, u8::try_from(values).unwrap_or(u8::MAX)),
            Self::Short(codes) => end(codes, u16::try_from(values).unwrap_or(u16::MAX)),
            Self::Long(codes) => end(codes, u32::try_from(values).unwrap_or(u32::MAX)),
        }
        self
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        any_width!(self, codes => codes.len())
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code of a row; of a row that is not there, the largest number.
    #[must_use]
    pub fn at(&self, row: usize) -> usize {
        match self {
            Self::Own(rows) if row < *rows => row,
            Self::Own(_) => usize::MAX,
            Self::Byte(codes) => at(codes, row),
            Self::Short(codes) => at(codes, row),
            Self::Long(codes) => at(codes, row),
        }
    }

    /// Clears the rows whose code the mask does not hold; rows that are not there are left as they are.
    pub fn keep(&self, mask: &[bool], kept: &mut [bool]) {
        if let Self::Byte(codes) = self
            && let Some(few) = few_held(mask)
        {
            #[allow(clippy::needless_bitwise_bool, reason = "without a branch, sixteen rows are compared at once")]
            for (kept, code) in kept.iter_mut().zip(codes) {
                *kept &= few.iter().fold(false, |is_held, held| is_held | (held == code));
            }
            return;
        }
        any_width!(self, codes => {
            for (kept, code) in kept.iter_mut().zip(codes) {
                *kept &= mask.get(code).copied().unwrap_or(false);
            }
        });
    }

    /// Sets the rows whose code the mask holds.
    pub fn find(&self, mask: &[bool], found: &mut [bool]) {
        any_width!(self, codes => {
            for (found, code) in found.iter_mut().zip(codes) {
                *found |= mask.get(code).copied().unwrap_or(false);
            }
        });
    }

    /// For each of so many codes, the sum of its rows' numbers, of those rows that are kept.
    #[must_use]
    pub fn sums(&self, kept: &[bool], codes: usize, number: impl Fn(usize) -> u64) -> Vec<u64> {
        let mut sums = vec![0; codes];
        let mut add = |code: usize, row| sums.get_mut(code).into_iter().for_each(|sum| *sum += number(row));
        let kept = kept.get(..self.len()).unwrap_or(kept);
        match self {
            Self::Own(_) => each_kept(kept, |row| add(row, row)),
            Self::Byte(codes) => each_kept(kept, |row| add(at(codes, row), row)),
            Self::Short(codes) => each_kept(kept, |row| add(at(codes, row), row)),
            Self::Long(codes) => each_kept(kept, |row| add(at(codes, row), row)),
        }
        sums
    }

    /// Rows in the order of their keys, equal ones as they stood; `keys` gives the key of each code, all
    /// under `limit`.
    #[must_use]
    pub fn sorted(&self, rows: &[u32], keys: &[u32], limit: usize) -> Vec<u32> {
        match self {
            Self::Own(_) => sorted(rows, keys, limit, |row| row),
            Self::Byte(codes) => sorted(rows, keys, limit, |row| at(codes, row)),
            Self::Short(codes) => sorted(rows, keys, limit, |row| at(codes, row)),
            Self::Long(codes) => sorted(rows, keys, limit, |row| at(codes, row)),
        }
    }
}

fn end<T: Ord + Copy>(codes: &mut [T], none: T) {
    for code in codes {
        *code = none.min(*code);
    }
}

fn sorted(rows: &[u32], keys: &[u32], limit: usize, code: impl Fn(usize) -> usize) -> Vec<u32> {
    let key = |row: u32| keys.get(code(row as usize)).map_or(limit, |&key| key as usize);
    if limit < 0x1_0000 {
        return pass(rows, limit + 1, key);
    }
    let rows = pass(rows, 0x1_0000, |row| key(row) & 0xffff);
    pass(&rows, (limit >> 16) + 1, |row| key(row) >> 16)
}

/// One pass of a counting sort.
fn pass(rows: &[u32], keys: usize, key: impl Fn(u32) -> usize) -> Vec<u32> {
    let mut places = vec![0_usize; keys + 1];
    for &row in rows {
        places[key(row) + 1] += 1;
    }
    for at in 1..places.len() {
        places[at] += places[at - 1];
    }
    let mut sorted = vec![0; rows.len()];
    for &row in rows {
        let place = &mut places[key(row)];
        sorted[*place] = row;
        *place += 1;
    }
    sorted
}
