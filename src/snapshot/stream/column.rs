//! The values of a column, out of the bytes of its message.

use std::rc::Rc;

use super::Fault;
use super::layout::Kind;

const TOO_SHORT: &str = "a buffer that is too short for its rows";
const NO_TEXT: &str = "text that is not UTF-8 or not within its buffer";

/// One array of a batch or of a dictionary.
pub(in super::super) struct Column<'a> {
    pub rows: usize,
    /// Its name, where it is a field of a list of records.
    pub(super) name: String,
    pub(super) kind: Kind,
    /// Its Arrow type, for a reader.
    pub type_name: String,
    /// A bit for each row, 1 where it is there; all are where `None`.
    pub(super) valid: Option<&'a [u8]>,
    pub(super) buffers: Vec<&'a [u8]>,
    pub(super) children: Vec<Column<'a>>,
    pub(super) dictionary: Option<Rc<Column<'a>>>,
}

/// Whether bit `row` is set.
fn bit(bits: &[u8], row: usize) -> bool {
    bits.get(row / 8).is_some_and(|byte| byte >> (row % 8) & 1 == 1)
}

impl<'a> Column<'a> {
    /// `None` where the column is of another kind.
    fn expect(&self, kind: Kind) -> Option<&Self> {
        (self.kind == kind).then_some(self)
    }

    fn is_valid(&self, row: usize) -> bool {
        self.valid.is_none_or(|bits| bit(bits, row))
    }

    /// The first `count` items of `N` bytes in a buffer.
    fn items<const N: usize>(&self, buffer: usize, count: usize) -> Result<&'a [[u8; N]], Fault> {
        let bytes: &'a [u8] = self.buffers.get(buffer).copied().unwrap_or_default();
        Ok(bytes.as_chunks().0.get(..count).ok_or(TOO_SHORT)?)
    }

    /// Calls `each` with every day since 1 January 1970; `None` where it is no column of `date32`.
    pub fn days(&self, each: &mut dyn FnMut(Option<i32>)) -> Option<Result<(), Fault>> {
        self.numbers_of(Kind::Day, i32::from_le_bytes, each)
    }

    /// Calls `each` with every time of day in seconds; `None` where it is no column of `time32[s]`.
    pub fn seconds(&self, each: &mut dyn FnMut(Option<i32>)) -> Option<Result<(), Fault>> {
        self.numbers_of(Kind::Seconds, i32::from_le_bytes, each)
    }

    /// The same of a column of `uint32`.
    pub fn counts(&self, each: &mut dyn FnMut(Option<u32>)) -> Option<Result<(), Fault>> {
        self.numbers_of(Kind::Count, u32::from_le_bytes, each)
    }

    /// The same of a column of `float64`.
    pub fn numbers(&self, each: &mut dyn FnMut(Option<f64>)) -> Option<Result<(), Fault>> {
        self.numbers_of(Kind::Number, f64::from_le_bytes, each)
    }

    /// The same of a column of `bool`.
    pub fn flags(&self, each: &mut dyn FnMut(Option<bool>)) -> Option<Result<(), Fault>> {
        let column = self.expect(Kind::Flag)?;
        Some(column.items::<1>(0, column.rows.div_ceil(8)).map(|bytes| {
            let bits = bytes.as_flattened();
            column.with_nulls((0..column.rows).map(|row| bit(bits, row))).for_each(each);
        }))
    }

    fn numbers_of<const N: usize, T>(
        &self,
        kind: Kind,
        number: fn([u8; N]) -> T,
        each: &mut dyn FnMut(Option<T>),
    ) -> Option<Result<(), Fault>> {
        let column = self.expect(kind)?;
        let items = column.items(0, column.rows);
        Some(items.map(|items| {
            let numbers = items.iter().map(|&item| number(item));
            match column.valid {
                None => numbers.map(Some).for_each(each),
                Some(_) => column.with_nulls(numbers).for_each(each),
            }
        }))
    }

    /// `None` where it is no column of `utf8`.
    pub fn texts(&self) -> Option<Result<Vec<Option<&'a str>>, Fault>> {
        let column = self.expect(Kind::Text)?;
        Some(column.ranges().and_then(|ranges| {
            let bytes: &'a [u8] = column.buffers.get(1).copied().unwrap_or_default();
            let text = |(row, range): (usize, std::ops::Range<usize>)| {
                if !column.is_valid(row) {
                    return Ok(None);
                }
                let text = bytes.get(range).and_then(|bytes| std::str::from_utf8(bytes).ok());
                Ok(Some(text.ok_or(NO_TEXT)?))
            };
            ranges.enumerate().map(text).collect()
        }))
    }

    /// The items of each list, empty where null; `None` where it is no column of lists of `utf8`.
    pub fn text_lists(&self) -> Option<Result<Vec<Vec<&'a str>>, Fault>> {
        let column = self.expect(Kind::List)?;
        let texts = column.children.first()?.texts()?;
        Some(texts.and_then(|texts| {
            let list = |(row, range): (usize, std::ops::Range<usize>)| {
                if !column.is_valid(row) {
                    return Ok(Vec::new());
                }
                Ok(texts.get(range).ok_or(TOO_SHORT)?.iter().copied().flatten().collect())
            };
            column.ranges()?.enumerate().map(list).collect()
        }))
    }

    /// The records of all lists, and the range of each row's own; `None` where it is no column of lists.
    #[allow(clippy::type_complexity)]
    pub fn lists(&self) -> Option<Result<(&Column<'a>, Vec<std::ops::Range<usize>>), Fault>> {
        let column = self.expect(Kind::List)?;
        let items = column.children.first()?;
        Some(column.ranges().and_then(|ranges| {
            let range = |(row, range): (usize, std::ops::Range<usize>)| {
                let range = if column.is_valid(row) { range } else { 0..0 };
                if range.end <= items.rows { Ok(range) } else { Err(TOO_SHORT.to_owned()) }
            };
            Ok((items, ranges.enumerate().map(range).collect::<Result<_, _>>()?))
        }))
    }

    /// The field of that name, of a column of records.
    pub fn field(&self, name: &str) -> Option<&Column<'a>> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Whether its rows are positions in a dictionary.
    pub fn is_keyed(&self) -> bool {
        matches!(self.kind, Kind::Keys(_))
    }

    /// The values that [`Column::keys`] are positions in. A stream may leave them out where all rows
    /// are null.
    pub fn dictionary(&self) -> Option<&Column<'a>> {
        self.dictionary.as_deref()
    }

    /// Adds to `values` what `of` makes of every row's position in the dictionary.
    pub fn map_keys<T>(&self, values: &mut Vec<T>, of: impl FnMut(Option<usize>) -> T) -> Result<(), Fault> {
        // A negative key is no position either: as a large one it is found in no dictionary.
        match self.kind {
            Kind::Keys(1) => self.map_keys_of(|[key]| usize::from(key), values, of),
            Kind::Keys(2) => self.map_keys_of(|key| usize::from(u16::from_le_bytes(key)), values, of),
            Kind::Keys(4) => {
                self.map_keys_of(|key| usize::try_from(u32::from_le_bytes(key)).unwrap_or(usize::MAX), values, of)
            }
            Kind::Keys(8) => {
                self.map_keys_of(|key| usize::try_from(u64::from_le_bytes(key)).unwrap_or(usize::MAX), values, of)
            }
            _ => Err(format!("keys of the type {}", self.type_name)),
        }
    }

    #[inline(never)] // small enough that a browser soon has it compiled well
    fn map_keys_of<const N: usize, T>(
        &self,
        position: impl Fn([u8; N]) -> usize,
        values: &mut Vec<T>,
        mut of: impl FnMut(Option<usize>) -> T,
    ) -> Result<(), Fault> {
        let keys = self.items(0, self.rows)?.iter().map(|&key| position(key));
        match self.valid {
            // Nearly always: ten million rows are read without a branch for each.
            None => values.extend(keys.map(|key| of(Some(key)))),
            Some(_) => values.extend(self.with_nulls(keys).map(of)),
        }
        Ok(())
    }

    /// Calls `each` with every row's position in the dictionary.
    pub fn keys(&self, each: impl FnMut(Option<usize>)) -> Result<(), Fault> {
        self.map_keys(&mut Vec::new(), each)
    }

    fn with_nulls<T>(&self, values: impl Iterator<Item = T>) -> impl Iterator<Item = Option<T>> {
        values.enumerate().map(|(row, value)| self.is_valid(row).then_some(value))
    }

    /// The range of each row's items, from offsets of four bytes.
    fn ranges(&self) -> Result<impl Iterator<Item = std::ops::Range<usize>> + use<'a>, Fault> {
        // A column without rows may leave out its one offset.
        let wanted = if self.rows == 0 { 0 } else { self.rows.saturating_add(1) };
        let offset = |&bytes: &[u8; 4]| usize::try_from(i32::from_le_bytes(bytes)).unwrap_or(usize::MAX);
        let offsets = self.items::<4>(0, wanted)?;
        if !offsets.is_sorted_by_key(offset) {
            return Err("offsets that run backwards".to_owned());
        }
        Ok(offsets.array_windows().map(move |[from, to]| offset(from)..offset(to)))
    }
}
