//! Rows summed by two dimensions.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Column;
use crate::domain::Date;
use crate::snapshot::coded::Values;

/// The most groups of a dimension; what is in none of them is summed as others.
const MOST_GROUPS: [usize; 2] = [1_000, 100];

/// How far days are gathered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Grain {
    /// Each value by itself.
    #[default]
    Value,
    /// Days by month.
    Month,
    /// Days by year.
    Year,
}

/// A column that rows are summed by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Dimension {
    /// The column's name.
    pub column: String,
    /// How far its days are gathered.
    pub grain: Grain,
}

/// What is summed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Summed {
    /// Records that the rows stand for; rows of other tables.
    #[default]
    Count,
    /// What they give the score.
    Harm,
}

/// What a pivot is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PivotAsk {
    /// What its rows are.
    pub down: Dimension,
    /// What its columns are, beside that of totals.
    pub across: Option<Dimension>,
    /// What is summed.
    pub summed: Summed,
}

impl PivotAsk {
    /// Its dimensions.
    pub fn dimensions(&self) -> impl Iterator<Item = &Dimension> {
        std::iter::once(&self.down).chain(&self.across)
    }
}

/// A group of a dimension, with its sum over all of the other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// The value as plain text, `2026-11` or `2026`; empty for none.
    pub value: String,
    /// How many groups it stands for, where it stands for others that are not listed.
    pub others: usize,
    /// The sum.
    pub total: f64,
}

impl Group {
    /// The group in files.
    #[must_use]
    pub fn label(&self) -> String {
        match (self.others, self.value.as_str()) {
            (0, "") => "(empty)".to_owned(),
            (0, value) => value.to_owned(),
            (others, _) => format!("{others} others"),
        }
    }
}

/// Rows summed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pivot {
    /// Its rows: days from the first on, all else from the largest total on.
    pub down: Vec<Group>,
    /// Its columns; none where there is no second dimension.
    pub across: Vec<Group>,
    /// For each row its cells.
    pub cells: Vec<Vec<f64>>,
    /// The sum of all.
    pub total: f64,
}

/// The groups of a column's codes.
struct Groups {
    values: Vec<String>,
    /// For each code, and last for none, the group.
    of_code: Vec<usize>,
}

impl Groups {
    fn of(column: &Column, grain: Grain) -> Self {
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut values = Vec::new();
        let of_code = (0..=column.values.len()).map(|code| {
            let value = value_of(&column.values, code, grain);
            *known.entry(value).or_insert_with_key(|value| {
                values.push(value.clone());
                values.len() - 1
            })
        });
        Self { of_code: of_code.collect(), values }
    }

    /// All rows as one.
    fn one() -> Self {
        Self { values: vec![String::new()], of_code: Vec::new() }
    }

    fn at(&self, code: usize) -> usize {
        self.of_code.get(code).or(self.of_code.last()).copied().unwrap_or(0)
    }
}

fn value_of(values: &Values, code: usize, grain: Grain) -> String {
    let day = match (values, grain) {
        (Values::Days(days), Grain::Month | Grain::Year) => days.get(code).and_then(|&day| Date::from_epoch_days(day)),
        _ => return values.text(code).into_owned(),
    };
    day.map_or_else(String::new, |day| match grain {
        Grain::Year => format!("{:04}", day.ymd().0),
        _ => format!("{:04}-{:02}", day.ymd().0, day.ymd().1),
    })
}

/// Which groups are listed, where each group stands among them, and their totals.
struct Listed {
    groups: Vec<Group>,
    place_of_group: Vec<usize>,
}

impl Listed {
    fn of(groups: &Groups, totals: &[u128], is_days: bool, most: usize, number: &dyn Fn(u128) -> f64) -> Self {
        let mut order: Vec<usize> = (0..groups.values.len()).filter(|&at| totals[at] > 0).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(totals[at]), at));
        let others = order.split_off(order.len().min(most));
        order.sort_by(|&one, &other| {
            let [one_value, other_value] = [one, other].map(|at| &groups.values[at]);
            let by_total = totals[other].cmp(&totals[one]);
            if is_days { one_value.cmp(other_value) } else { by_total.then(one_value.cmp(other_value)) }
        });
        let mut place_of_group = vec![order.len(); groups.values.len()];
        (0..).zip(&order).for_each(|(place, &at)| place_of_group[at] = place);
        let group = |&at: &usize| Group { value: groups.values[at].clone(), others: 0, total: number(totals[at]) };
        let mut listed: Vec<Group> = order.iter().map(group).collect();
        if !others.is_empty() {
            let total = others.iter().map(|&at| totals[at]).sum();
            listed.push(Group { value: String::new(), others: others.len(), total: number(total) });
        }
        Self { groups: listed, place_of_group }
    }
}

/// Sums the rows that are kept, each worth an amount, by one dimension or two; `number` makes a number of a sum.
/// Groups whose sum is nothing are left out.
pub(super) fn pivot(
    kept: &[bool],
    dimensions: [Option<(&Column, Grain)>; 2],
    amount: impl Fn(usize) -> u128,
    number: &dyn Fn(u128) -> f64,
) -> Pivot {
    let groups =
        dimensions.map(|dimension| dimension.map_or_else(Groups::one, |(column, grain)| Groups::of(column, grain)));
    let group_of =
        |axis: usize, row: usize| dimensions[axis].map_or(0, |(column, _)| groups[axis].at(column.codes.at(row)));
    let mut totals = groups.each_ref().map(|groups| vec![0_u128; groups.values.len()]);
    let rows = || (0..).zip(kept).filter_map(|(row, &kept)| kept.then_some(row));
    for row in rows() {
        let amount = amount(row);
        for (axis, totals) in totals.iter_mut().enumerate() {
            totals[group_of(axis, row)] += amount;
        }
    }
    let is_days = |axis: usize| dimensions[axis].is_some_and(|(column, _)| matches!(*column.values, Values::Days(_)));
    let total = totals[0].iter().sum();
    let list = |axis: usize| Listed::of(&groups[axis], &totals[axis], is_days(axis), MOST_GROUPS[axis], number);
    let [down, across] = [list(0), list(1)];
    let width = across.groups.len();
    let mut cells = vec![0_u128; down.groups.len() * width];
    for row in rows().filter(|_| dimensions[1].is_some()) {
        let amount = amount(row);
        if amount > 0 {
            let place = [(&down, 0), (&across, 1)].map(|(listed, axis)| listed.place_of_group[group_of(axis, row)]);
            cells[place[0] * width + place[1]] += amount;
        }
    }
    let has_columns = dimensions[1].is_some();
    let cells = if has_columns && width > 0 {
        cells.chunks(width).map(|row| row.iter().map(|&sum| number(sum)).collect()).collect()
    } else {
        vec![Vec::new(); down.groups.len()]
    };
    let across = if has_columns { across.groups } else { Vec::new() };
    Pivot { down: down.groups, across, cells, total: number(total) }
}
