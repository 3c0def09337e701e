use std::rc::Rc;

use proptest::prelude::*;

use super::*;
use crate::domain::Date;
use crate::snapshot::ColumnType;
use crate::snapshot::coded::{Codes, Texts, Values};

const WORDS: [&str; 9] = ["", "Ash", "ash tree", "=1+1", "Émile", "K", "straße", "a\"b,c\nd", "😀 emoji"];

/// A random column: for each row its value's position, and the values.
fn any_values() -> impl Strategy<Value = Values> {
    prop_oneof![
        prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..9)
            .prop_map(|texts| Values::Texts(texts.into_iter().collect::<Texts>())),
        // 1 January 1900 is -25,567.
        prop::collection::hash_set(-25_567..-25_557_i32, 1..9)
            .prop_map(|days| Values::Days(days.into_iter().collect())),
        prop::collection::hash_set(0..99_u32, 1..9).prop_map(|counts| Values::Counts(counts.into_iter().collect())),
        prop::collection::hash_set(-50..50_i32, 1..9)
            .prop_map(|numbers| Values::Numbers(numbers.into_iter().map(|number| f64::from(number) / 4.0).collect())),
        Just(Values::Flags(vec![false, true])),
    ]
}

/// Columns, each wide enough in values to take another path now and then.
fn any_columns(rows: usize) -> impl Strategy<Value = Vec<Column>> {
    let column = (any_values(), prop::collection::vec(0..10_u32, rows), any::<bool>());
    prop::collection::vec(column, 1..4).prop_map(|columns| {
        let column = |(name, (values, codes, is_long)): (usize, (Values, Vec<u32>, bool))| {
            let none = u32::try_from(values.len()).expect("few");
            let codes: Vec<u32> = codes.into_iter().map(|code| code.min(none)).collect();
            let codes = if is_long { Codes::Long(codes) } else { Codes::new(codes, values.len()) };
            Column::new(format!("c{name}"), ColumnType::Code, Rc::new(codes), Rc::new(values))
        };
        columns.into_iter().enumerate().map(column).collect()
    })
}

fn any_test() -> impl Strategy<Value = Test> {
    let bound = || prop::option::of((-20..60_i32).prop_map(|bound| Bound::new(f64::from(bound)).expect("finite")));
    let day = || prop::option::of((-25_567..-25_557_i32).prop_map(|day| Date::from_epoch_days(day).expect("a day")));
    prop_oneof![
        prop::collection::btree_set(prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned), 0..4)
            .prop_map(Test::OneOf),
        prop::sample::select(vec!["a", "ASH", "é", "É", "ss", "k", ",", "😀", "", "tree"])
            .prop_map(|text| Test::Contains(text.to_owned())),
        (bound(), bound()).prop_map(|(least, most)| Test::Between(least, most)),
        (day(), day()).prop_map(|(first, last)| Test::Days(first, last)),
        Just(Test::Empty),
        Just(Test::Filled),
    ]
}

/// A cell as a naive program has it.
fn cell(column: &Column, row: usize) -> Option<String> {
    let text = column.text(row).into_owned();
    (!text.is_empty()).then_some(text)
}

fn number(column: &Column, row: usize) -> Option<f64> {
    column.values.number(column.codes.at(row))
}

fn passes(test: &Test, column: &Column, row: usize) -> bool {
    let cell = cell(column, row);
    let within = |least: Option<f64>, most: Option<f64>| {
        number(column, row).is_some_and(|n| least.is_none_or(|l| l <= n) && most.is_none_or(|m| n <= m))
    };
    match test {
        Test::OneOf(wanted) => wanted.contains(&cell.unwrap_or_default()),
        // Empty text, unlike none, holds empty text.
        Test::Contains(wanted) => {
            column.codes.at(row) < column.values.len()
                && cell.unwrap_or_default().to_lowercase().contains(&wanted.to_lowercase())
        }
        Test::Between(least, most) => within(least.map(Bound::value), most.map(Bound::value)),
        Test::Days(first, last) => {
            let day = |day: Option<Date>| day.map(|day| f64::from(day.epoch_days()));
            within(day(*first), day(*last))
        }
        Test::Empty => cell.is_none(),
        Test::Filled => cell.is_some(),
    }
}

/// As a naive program compares two rows: by each column in turn, empty ones last.
fn compare(order: &[(&Column, bool)], one: usize, other: usize) -> std::cmp::Ordering {
    let by = |&(column, descending): &(&Column, bool)| {
        let (a, b) = (cell(column, one), cell(column, other));
        let full = match (number(column, one), number(column, other)) {
            (Some(a), Some(b)) => a.total_cmp(&b),
            _ => a.cmp(&b),
        };
        a.is_none().cmp(&b.is_none()).then(if descending && a.is_some() && b.is_some() { full.reverse() } else { full })
    };
    order.iter().map(by).fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn filter_sort_and_search_are_those_of_a_naive_program(
        columns in (0..60_usize).prop_flat_map(any_columns),
        tests in prop::collection::vec((0..3_usize, any_test()), 0..3),
        order in prop::collection::vec((0..3_usize, any::<bool>()), 0..3),
        search in prop::sample::select(vec!["", " ", "ash", "É", "ss", "1+", "nowhere", "😀"]),
    ) {
        let rows = columns[0].rows();
        let of = |at: usize| &columns[at % columns.len()];
        let tests: Vec<_> = tests.into_iter().map(|(at, test)| (of(at), test)).collect();
        let order: Vec<_> = order.into_iter().map(|(at, descending)| (of(at), descending)).collect();
        let searched: Vec<&Column> = columns.iter().filter(|column| column.is_text()).collect();
        let found = kept(rows, tests.iter().map(|(column, test)| (*column, test)), &searched, search);
        let wanted = search.trim().to_lowercase();
        let holds = |row| wanted.is_empty()
            || searched.iter().any(|column| column.text(row).to_lowercase().contains(&wanted));
        let naive: Vec<bool> = (0..rows)
            .map(|row| tests.iter().all(|(column, test)| passes(test, column, row)) && holds(row))
            .collect();
        prop_assert_eq!(&found, &naive);
        let mut expected: Vec<u32> = (0..).zip(&naive).filter_map(|(row, &kept)| kept.then_some(row)).collect();
        expected.sort_by(|&one, &other| compare(&order, one as usize, other as usize));
        prop_assert_eq!(sorted(&found, order.into_iter()), expected);
    }

    #[test]
    fn text_is_found_as_in_small_letters(text in any::<String>(), wanted in "[a-zA-ZéÉıIKß ]{0,3}") {
        let wanted = wanted.to_lowercase();
        prop_assert_eq!(contains(&text, &wanted), text.to_lowercase().contains(&wanted));
    }
}

#[test]
fn more_than_sixty_five_thousand_values_sort_in_two_passes() {
    let rows = 70_000_u32;
    let numbers: Vec<u32> = (0..rows).map(|row| row.wrapping_mul(2_654_435_761) % 1_000_003).collect();
    let codes = Rc::new(Codes::new((0..rows).collect(), numbers.len()));
    let column = Column::new("n", ColumnType::Count, codes, Rc::new(Values::Counts(numbers.clone())));
    for descending in [false, true] {
        let found = sorted(&vec![true; rows as usize], [(&column, descending)].into_iter());
        let mut expected: Vec<u32> = (0..rows).collect();
        expected.sort_by_key(|&row| {
            let number = i64::from(numbers[row as usize]);
            if descending { -number } else { number }
        });
        assert_eq!(found, expected);
    }
}

#[test]
fn a_line_reads_back_and_formulas_are_made_safe() {
    let mut text = String::new();
    csv_line(["=1+1", "-2", "@x", "plain"].map(csv_cell), &mut text);
    csv_line(["a\"b,c\nd".into(), "😀".into(), "".into(), " x".into()], &mut text);
    assert_eq!(text, "'=1+1,'-2,'@x,plain\r\n\"a\"\"b,c\nd\",😀,,\" x\"\r\n");
}

#[test]
fn both_ends_of_a_range_are_in_it() {
    let column = |values: Values| {
        let codes = Rc::new(Codes::new((0..4).collect(), values.len()));
        Column::new("c", ColumnType::Count, codes, Rc::new(values))
    };
    let counts = column(Values::Counts(vec![3, 4, 5]));
    let [least, most] = [3.0, 4.0].map(Bound::new);
    assert_eq!(Test::Between(least, most).mask(&counts), [true, true, false, false]);
    // The last code is that of none.
    assert_eq!(Test::Between(most, None).mask(&counts), [false, true, true, false]);
    let days = column(Values::Days(vec![-25_567, 20_000, 20_001]));
    let [first, last] = [-25_567, 20_000].map(Date::from_epoch_days);
    assert_eq!(Test::Days(first, last).mask(&days), [true, true, false, false]);
    assert_eq!(days.text(0), "1900-01-01");
}
