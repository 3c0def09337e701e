use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proptest::prelude::*;

use super::pivot::pivot;
use super::search::holding;
use super::*;
use crate::domain::Date;
use crate::snapshot::ColumnType;
use crate::snapshot::coded::{Codes, Texts, Values};

const WORDS: [&str; 10] = ["", "Ash", "ash tree", "Ash; K", "=1+1", "Émile", "K", "straße", "a\"b,c\nd", "😀 emoji"];

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
        prop::sample::select(vec!["Ash", "ash", "ash tree", "K", ""]).prop_map(|item| Test::Lists(item.to_owned())),
        (bound(), bound()).prop_map(|(least, most)| Test::Between(least, most)),
        (day(), day()).prop_map(|(first, last)| Test::Days(first, last)),
        prop::sample::subsequence((0..7).collect::<Vec<u32>>(), 1..=7)
            .prop_map(|days| Test::Weekdays(days.into_iter().collect())),
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
        Test::Lists(wanted) => {
            cell.is_some_and(|cell| cell.split("; ").any(|item| item == wanted) && !wanted.is_empty())
        }
        Test::Between(least, most) => within(least.map(Bound::value), most.map(Bound::value)),
        Test::Days(first, last) => {
            let day = |day: Option<Date>| day.map(|day| f64::from(day.epoch_days()));
            within(day(*first), day(*last))
        }
        // 1 January 1970 was a Thursday.
        Test::Weekdays(wanted) => cell.and_then(|cell| Date::parse(&cell).ok()).is_some_and(|day| {
            wanted.iter().any(|&weekday| i64::from(weekday) == (i64::from(day.epoch_days()) + 3).rem_euclid(7))
        }),
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
    fn a_pivot_is_the_sums_of_a_naive_program(
        (columns, kept, amounts) in (1..60_usize).prop_flat_map(|rows| (
            any_columns(rows), prop::collection::vec(any::<bool>(), rows), prop::collection::vec(0..9_u128, rows),
        )),
        grain in prop::sample::select(vec![Grain::Value, Grain::Month, Grain::Year]),
        has_second in any::<bool>(),
    ) {
        let [down, across] = [&columns[0], &columns[columns.len() - 1]];
        let number = |sum: u128| u32::try_from(sum).map_or(f64::NAN, f64::from);
        let second = has_second.then_some((across, Grain::Value));
        let found = pivot(&kept, [Some((down, grain)), second], |row| amounts[row], &number);
        let value = |column: &Column, row: usize, grain| {
            let text = column.text(row).into_owned();
            let is_day = matches!(*column.values, Values::Days(_)) && !text.is_empty();
            match grain {
                Grain::Month if is_day => text[..7].to_owned(),
                Grain::Year if is_day => text[..4].to_owned(),
                _ => text,
            }
        };
        let mut naive: BTreeMap<(String, String), u128> = BTreeMap::new();
        for row in (0..kept.len()).filter(|&row| kept[row] && amounts[row] > 0) {
            let columns = if has_second { value(across, row, Grain::Value) } else { String::new() };
            *naive.entry((value(down, row, grain), columns)).or_default() += amounts[row];
        }
        let sum_of = |of: &dyn Fn(&(String, String)) -> bool| {
            number(naive.iter().filter(|(key, _)| of(key)).map(|(_, sum)| sum).sum())
        };
        prop_assert_eq!(found.total, sum_of(&|_| true));
        prop_assert_eq!(found.down.len(), naive.keys().map(|(down, _)| down).collect::<BTreeSet<_>>().len());
        for (group, cells) in found.down.iter().zip(&found.cells) {
            prop_assert_eq!(group.total, sum_of(&|(down, _)| *down == group.value));
            for (column, &cell) in found.across.iter().zip(cells) {
                prop_assert_eq!(cell, sum_of(&|key| *key == (group.value.clone(), column.value.clone())));
            }
            prop_assert_eq!(cells.len(), found.across.len());
        }
        for column in &found.across {
            prop_assert_eq!(column.total, sum_of(&|(_, across)| *across == column.value));
        }
        let is_in_order = match *down.values {
            Values::Days(_) => found.down.is_sorted_by(|a, b| a.value < b.value),
            _ => found.down.is_sorted_by(|a, b| (b.total, &a.value) < (a.total, &b.value)),
        };
        prop_assert!(is_in_order, "{:?}", found.down);
    }

    #[test]
    fn text_is_found_as_in_small_letters(text in any::<String>(), wanted in "[a-zA-ZéÉıIKß ]{0,3}") {
        let wanted = wanted.to_lowercase();
        prop_assert_eq!(contains(&text, &wanted), text.to_lowercase().contains(&wanted));
    }

    #[test]
    fn texts_gone_through_as_one_hold_what_each_of_them_holds(
        texts in prop_oneof![
            prop::collection::vec("[abAB1]{0,6}", 0..40),
            prop::collection::vec("[abAB1]{0,6}[éK]?", 0..9),
        ],
        wanted in "[ab1é]{0,4}",
    ) {
        let all: Texts = texts.iter().map(String::as_str).collect();
        let each: Vec<bool> = texts.iter().map(|text| contains(text, &wanted)).collect();
        prop_assert_eq!(holding(&all, &wanted), each);
    }

    #[test]
    fn codes_that_come_piece_by_piece_are_those_that_come_at_once(
        codes in prop_oneof![
            (0..90_u32).prop_map(|rows| (0..rows).collect::<Vec<_>>()),
            prop::collection::vec(prop_oneof![0..9_u32, Just(u32::MAX)], 0..90),
            // About the most that one byte and two hold.
            prop::collection::vec(prop_oneof![0..9_u32, 253..259_u32, 65_533..65_539_u32, Just(u32::MAX)], 0..90),
            prop::collection::vec(prop_oneof![0..9_u32, 253..259_u32, Just(u32::MAX)], 0..90),
            ((0..40_u32), any::<bool>()).prop_map(|(rows, none)| (0..rows).chain(none.then_some(u32::MAX)).collect()),
        ],
        piece in 1..50_usize,
    ) {
        let values = codes.iter().filter(|&&code| code != u32::MAX).max().map_or(0, |&most| most as usize + 1);
        let (mut found, mut so_far) = (Codes::default(), 0);
        for piece in codes.chunks(piece) {
            let most = piece.iter().filter(|&&code| code != u32::MAX).max();
            so_far = so_far.max(most.map_or(0, |&most| most as usize + 1));
            found.extend(piece.iter().copied(), so_far);
        }
        let found = found.ended(values);
        prop_assert_eq!(found.len(), codes.len());
        for (row, &code) in codes.iter().enumerate() {
            prop_assert_eq!(found.at(row).min(values), (code as usize).min(values));
        }
        prop_assert_eq!(found.at(codes.len()), usize::MAX);
    }

    #[test]
    fn rows_behind_the_end_of_a_column_neither_pass_nor_hold(
        columns in any_columns(30), come in 0..30_usize, test in any_test(), search in prop::sample::select(vec!["", "ash"]),
    ) {
        let whole = &columns[0];
        let codes = (0..come).map(|row| u32::try_from(whole.codes.at(row)).expect("few")).collect();
        let codes = Rc::new(Codes::new(codes, whole.values.len()));
        let column = Column::new("c", whole.kind, codes, Rc::clone(&whole.values));
        let searched: Vec<&Column> = [&column].into_iter().filter(|column| column.is_text()).collect();
        let found = kept(30, [(&column, &test)], &searched, search);
        let of_whole: Vec<&Column> = [whole].into_iter().filter(|column| column.is_text()).collect();
        let mut expected = kept(30, [(whole, &test)], &of_whole, search);
        expected.iter_mut().skip(come).for_each(|kept| *kept = false);
        prop_assert_eq!(found, expected);
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

#[test]
fn groups_beyond_those_listed_are_summed_as_others() {
    let rows = 1_200_u32;
    let codes = Rc::new(Codes::new((0..rows).collect(), 1_200));
    let column = Column::new("n", ColumnType::Count, codes, Rc::new(Values::Counts((0..rows).collect())));
    let amount = |row: usize| row as u128 + 1;
    let number = |sum: u128| u32::try_from(sum).map_or(f64::NAN, f64::from);
    let found = pivot(&[true; 1_200], [Some((&column, Grain::Value)), Some((&column, Grain::Value))], amount, &number);
    assert_eq!([found.down.len(), found.across.len()], [1_001, 101]);
    let last = found.down.last().expect("others");
    assert_eq!((last.others, last.total, found.across[100].others), (200, 20_100.0, 1_100));
    let all: f64 = found.cells.iter().flatten().sum();
    assert_eq!((all, found.total), (720_600.0, 720_600.0));
}
