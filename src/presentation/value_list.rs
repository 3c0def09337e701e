//! Lists of values to leave out and take in: what stands in them, and what is done to several at once.

use std::collections::BTreeSet;

use super::number;
use crate::domain::Via;
use crate::scoring::{Catalogue, Counted, Field, NO_OFFENCE_CODE, ValueSum};

/// A value of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// Its code.
    pub code: String,
    /// Its name to a reader.
    pub name: String,
    /// What else tells it apart; may be empty.
    pub note: String,
    /// What it stands under, in a list that has heads.
    pub head: Option<String>,
}

impl Value {
    fn new(code: &impl ToString, name: &str, note: String) -> Self {
        Self { code: code.to_string(), name: name.to_owned(), note, head: None }
    }

    fn under(self, head: &str) -> Self {
        Self { head: Some(head.to_owned()), ..self }
    }
}

/// The values of a list, in the catalogue's order.
#[must_use]
pub fn values(field: Field, catalogue: &Catalogue) -> Vec<Value> {
    match field {
        Field::Offence => {
            let offences = catalogue.offences.iter();
            let coded = offences.map(|offence| {
                Value::new(&offence.code, &offence.name, offence.code.to_string()).under(&offence.group)
            });
            let uncoded = Value::new(&NO_OFFENCE_CODE, "Records without an offence code", String::new());
            let uncoded = uncoded.under("No offence code");
            coded.chain([uncoded]).collect()
        }
        Field::Group => {
            let note = |kind, code| format!("{} {code}", Via::Group(kind).as_str().to_uppercase());
            let groups = catalogue.groups.iter();
            groups.map(|group| Value::new(&group.code, &group.code_name, note(group.kind, &group.code))).collect()
        }
        Field::Source => {
            let sources = catalogue.sources.iter();
            sources.map(|source| Value::new(&source.id, &source.label, String::new())).collect()
        }
        Field::AreaCommand => {
            let commands = catalogue.areas.area_commands.iter();
            commands.map(|command| Value::new(&command.id, &command.name, String::new())).collect()
        }
    }
}

/// Heads with the positions under each, in the order in which they first come; none where a list has no heads.
#[must_use]
pub fn heads(values: &[Value]) -> Vec<(String, Vec<usize>)> {
    let mut heads: Vec<(String, Vec<usize>)> = Vec::new();
    for (position, value) in (0..).zip(values) {
        let Some(head) = &value.head else { continue };
        match heads.iter_mut().find(|(name, _)| name == head) {
            Some((_, positions)) => positions.push(position),
            None => heads.push((head.clone(), vec![position])),
        }
    }
    heads
}

/// How a value stands under everything that is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueState {
    /// It is in, and counts something.
    Selected,
    /// It is left out, and would count something.
    Possible,
    /// In or out, the other filters leave nothing of it.
    Excluded,
}

impl ValueState {
    /// The state of a value that is in or left out.
    #[must_use]
    pub fn of(is_in: bool, sum: ValueSum) -> Self {
        match (sum.records.count + sum.nominals.count, is_in) {
            (0, _) => Self::Excluded,
            (_, true) => Self::Selected,
            (_, false) => Self::Possible,
        }
    }

    /// The class that gives it its look, beside its words.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Selected => "selected",
            Self::Possible => "possible",
            Self::Excluded => "excluded",
        }
    }

    /// The state in words, with harm and count.
    #[must_use]
    pub fn words(self, sum: ValueSum) -> String {
        match self {
            Self::Selected => counted(sum),
            Self::Possible => format!("left out: {}", counted(sum)),
            Self::Excluded => "excluded by the rest".to_owned(),
        }
    }
}

fn counted(sum: ValueSum) -> String {
    let ValueSum { records, nominals } = sum;
    let said = |counted: Counted, one, more| (counted.count > 0).then(|| number::counted(counted.count, one, more));
    let counts = [said(records, "record", "records"), said(nominals, "nominal", "nominals")];
    let counts: Vec<_> = counts.into_iter().flatten().collect();
    let points = records.points + nominals.points;
    let points = if points < 1_000.0 { number::points(points) } else { number::compact(points) };
    format!("{points} points, {}", counts.join(", "))
}

/// The sum over several values that share no record.
#[must_use]
pub fn total(sums: impl IntoIterator<Item = ValueSum>) -> ValueSum {
    let add = |a: Counted, b: Counted| Counted { count: a.count + b.count, points: a.points + b.points };
    sums.into_iter().fold(ValueSum::default(), |all, sum| ValueSum {
        records: add(all.records, sum.records),
        nominals: add(all.nominals, sum.nominals),
    })
}

/// Positions of the values whose name, code or note holds a text, in the order in which they are listed:
/// those of one head together.
#[must_use]
pub fn found(values: &[Value], search: &str) -> Vec<usize> {
    let wanted = search.trim().to_lowercase();
    let holds = |value: &Value| {
        [&value.name, &value.code, &value.note].into_iter().any(|text| text.to_lowercase().contains(&wanted))
    };
    let mut found: Vec<usize> =
        (0..).zip(values).filter(|(_, value)| holds(value)).map(|(position, _)| position).collect();
    found.sort_by_key(|&position| values.iter().position(|value| value.head == values[position].head));
    found
}

/// The positions from one to another, both with it, in the order in which they are listed; the last
/// alone where the first is no longer listed.
#[must_use]
pub fn run(listed: &[usize], from: Option<usize>, to: usize) -> Vec<usize> {
    let place = |position: usize| listed.iter().position(|&listed| listed == position);
    let ends = from.and_then(place).zip(place(to));
    let run = ends.and_then(|(from, to)| listed.get(from.min(to)..=from.max(to)));
    run.map_or_else(|| vec![to], <[usize]>::to_vec)
}

/// What is left out once those codes are in, or out.
#[must_use]
pub fn with(mut out: BTreeSet<String>, codes: impl IntoIterator<Item = String>, is_in: bool) -> BTreeSet<String> {
    for code in codes {
        if is_in {
            out.remove(&code);
        } else {
            out.insert(code);
        }
    }
    out
}

/// What is left out once those codes have changed sides.
#[must_use]
pub fn inverted(out: &BTreeSet<String>, codes: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    out.symmetric_difference(&codes.into_iter().collect()).cloned().collect()
}

/// What is left out once of all values those alone are in.
#[must_use]
pub fn alone(values: &[Value], positions: &[usize]) -> BTreeSet<String> {
    let out = (0..).zip(values).filter(|(position, _)| !positions.contains(position));
    out.map(|(_, value)| value.code.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(codes: &[&str]) -> BTreeSet<String> {
        codes.iter().map(|&code| code.to_owned()).collect()
    }

    fn codes(codes: &[&str]) -> Vec<String> {
        codes.iter().map(|&code| code.to_owned()).collect()
    }

    #[test]
    fn names_codes_and_notes_are_searched() {
        let values = [("8N", "Assault", ""), ("92A", "Drug supply", ""), ("G1", "Oak", "OCG G1")];
        let values = values.map(|(code, name, note)| Value::new(&code, name, note.to_owned()));
        let searched = ["", " SUPPLY", "8n", "ocg", "zz"].map(|text| found(&values, text));
        assert_eq!(searched, [vec![0, 1, 2], vec![1], vec![0], vec![2], vec![]]);
        assert_eq!(alone(&values, &[1]), set(&["8N", "G1"]));
    }

    #[test]
    fn values_of_one_head_stand_together() {
        let values =
            [("A", "x"), ("B", "y"), ("C", "x")].map(|(code, head)| Value::new(&code, code, String::new()).under(head));
        assert_eq!(heads(&values), [("x".to_owned(), vec![0, 2]), ("y".to_owned(), vec![1])]);
        assert_eq!(found(&values, ""), [0, 2, 1]);
    }

    #[test]
    fn a_value_is_selected_possible_or_excluded() {
        let records = |count| ValueSum { records: Counted { count, points: 12_345.6 }, ..ValueSum::default() };
        let nominals = Counted { count: 1, points: 248.2 };
        let said = |is_in, sum| ValueState::of(is_in, sum).words(sum);
        assert_eq!(said(true, records(1_056)), "12.3k points, 1,056 records");
        assert_eq!(said(false, ValueSum { nominals, ..records(1) }), "left out: 12.6k points, 1 record, 1 nominal");
        assert_eq!(said(false, ValueSum { nominals, ..ValueSum::default() }), "left out: 248.2 points, 1 nominal");
        assert_eq!([said(true, ValueSum::default()), said(false, ValueSum::default())], ["excluded by the rest"; 2]);
        assert_eq!(total([records(1), records(2)]).records, Counted { count: 3, points: 24_691.2 });
    }

    #[test]
    fn a_run_goes_either_way_through_what_is_listed() {
        let listed = [4, 2, 7, 1];
        assert_eq!(run(&listed, Some(2), 1), [2, 7, 1]);
        assert_eq!(run(&listed, Some(1), 4), [4, 2, 7, 1]);
        assert_eq!(run(&listed, Some(7), 7), [7]);
        assert_eq!([run(&listed, Some(9), 2), run(&listed, None, 2)], [[2], [2]]);
    }

    #[test]
    fn codes_go_out_come_in_and_change_sides() {
        assert_eq!(with(set(&["A"]), codes(&["B", "A"]), false), set(&["A", "B"]));
        assert_eq!(with(set(&["A", "B"]), codes(&["B", "C"]), true), set(&["A"]));
        assert_eq!(inverted(&set(&["A", "B"]), codes(&["B", "C"])), set(&["A", "C"]));
    }
}
