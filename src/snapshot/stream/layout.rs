//! How an array of each type lies in a message: what a reader must know even of columns it skips.

use arrow::ipc::{self, Type};

use super::Fault;

/// What a column holds, of what the format knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Day,
    Seconds,
    Flag,
    Count,
    Number,
    List,
    /// Positions in a dictionary, of so many bytes each.
    Keys(usize),
    Other,
}

/// The layout of one array.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub name: String,
    pub kind: Kind,
    pub type_name: String,
    pub has_validity: bool,
    /// Buffers beside the one that says which rows are there.
    pub buffers: usize,
    /// Whether a batch says how many more buffers there are.
    pub is_variadic: bool,
    pub children: Vec<Layout>,
    /// The id of its dictionary.
    pub dictionary: Option<i64>,
    values: Option<Box<Layout>>,
}

impl Layout {
    /// The layout of a field.
    pub fn of(field: &ipc::Field) -> Result<Self, Fault> {
        let plain = Self::plain(field)?;
        let Some(encoding) = field.dictionary() else { return Ok(plain) };
        let key_bits = encoding.indexType().map_or(32, |index| index.bitWidth());
        Ok(Self {
            name: plain.name.clone(),
            kind: usize::try_from(key_bits / 8).map_or(Kind::Other, Kind::Keys),
            type_name: format!("dictionary<{}>", plain.type_name),
            has_validity: true,
            buffers: 1,
            is_variadic: false,
            children: Vec::new(),
            dictionary: Some(encoding.id()),
            values: Some(Box::new(plain)),
        })
    }

    fn plain(field: &ipc::Field) -> Result<Self, Fault> {
        let (kind, type_name) = kind(field);
        let has_validity = !matches!(field.type_type(), Type::Null | Type::Union | Type::RunEndEncoded);
        let (buffers, is_variadic) = match field.type_type() {
            Type::Null | Type::RunEndEncoded | Type::Struct_ | Type::FixedSizeList => (0, false),
            Type::Int
            | Type::FloatingPoint
            | Type::Bool
            | Type::Decimal
            | Type::Date
            | Type::Time
            | Type::Timestamp
            | Type::Interval
            | Type::Duration
            | Type::FixedSizeBinary
            | Type::List
            | Type::LargeList
            | Type::Map => (1, false),
            Type::Utf8 | Type::LargeUtf8 | Type::Binary | Type::LargeBinary | Type::ListView | Type::LargeListView => {
                (2, false)
            }
            Type::Utf8View | Type::BinaryView => (1, true),
            Type::Union => {
                let is_dense = field.type_as_union().is_some_and(|union| union.mode() == ipc::UnionMode::Dense);
                (if is_dense { 2 } else { 1 }, false)
            }
            other => return Err(format!("a column of the type {other:?}")),
        };
        let children = field.children().into_iter().flatten().map(|child| Self::of(&child));
        Ok(Self {
            name: field.name().unwrap_or_default().to_owned(),
            kind,
            type_name,
            has_validity,
            buffers,
            is_variadic,
            children: children.collect::<Result<_, _>>()?,
            dictionary: None,
            values: None,
        })
    }

    /// The array, here or within, whose dictionary has that id.
    pub fn with_dictionary(&self, id: i64) -> Option<&Self> {
        if self.dictionary == Some(id) {
            return Some(self);
        }
        let inner = self.children.iter().chain(self.values.as_deref());
        inner.into_iter().find_map(|child| child.with_dictionary(id))
    }

    /// The layout of its dictionary's values; its own where it has none.
    pub fn values(&self) -> &Self {
        self.values.as_deref().unwrap_or(self)
    }
}

fn kind(field: &ipc::Field) -> (Kind, String) {
    let name = |kind, name: &str| (kind, name.to_owned());
    match field.type_type() {
        Type::Utf8 => name(Kind::Text, "utf8"),
        Type::Bool => name(Kind::Flag, "bool"),
        Type::List => name(Kind::List, "list"),
        Type::Date => match field.type_as_date().map(|date| date.unit()) {
            Some(ipc::DateUnit::DAY) => name(Kind::Day, "date32"),
            _ => name(Kind::Other, "date64"),
        },
        Type::Time => match field.type_as_time().map(|time| (time.unit(), time.bitWidth())) {
            Some((ipc::TimeUnit::SECOND, 32)) => name(Kind::Seconds, "time32[s]"),
            _ => name(Kind::Other, "time of another unit"),
        },
        Type::FloatingPoint => match field.type_as_floating_point().map(|float| float.precision()) {
            Some(ipc::Precision::DOUBLE) => name(Kind::Number, "float64"),
            _ => name(Kind::Other, "float of another precision"),
        },
        Type::Int => match field.type_as_int().map(|int| (int.is_signed(), int.bitWidth())) {
            Some((false, 32)) => name(Kind::Count, "uint32"),
            Some((true, bits)) => (Kind::Other, format!("int{bits}")),
            Some((false, bits)) => (Kind::Other, format!("uint{bits}")),
            None => name(Kind::Other, "int"),
        },
        other => name(Kind::Other, other.variant_name().unwrap_or("of no name")),
    }
}
