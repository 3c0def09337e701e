//! Columns and cells of rows in words. Files keep what the snapshot has.

use super::hours_table::WEEKDAYS;
use super::{date, number};
use crate::domain::{Date, GroupCode};
use crate::rows::{Asks, Bound, By, Counted, Filter, Resolution, TableId, Test};
use crate::scoring::Catalogue;

/// Columns whose values are codes of the format's own, such as `drug_death`.
const CODED: [&str; 10] = [
    "kind",
    "nominal_kind",
    "nominal_kinds",
    "record_kinds",
    "date_precision",
    "role",
    "roles",
    "counts",
    "points",
    "status",
];
/// Words that are written in capitals.
const ACRONYMS: [&str; 5] = ["ocg", "ucg", "pcg", "soc", "id"];

/// A code in words: `ocg_member` reads "OCG member".
#[must_use]
pub fn code_words(code: &str) -> String {
    let word = |word: &str| if ACRONYMS.contains(&word) { word.to_uppercase() } else { word.to_owned() };
    let words = code.split('_').map(word).collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A column's name to a reader, with its unit: `offence_name` reads "Offence name".
#[must_use]
pub fn column_label(name: &str) -> String {
    if name == "harm" {
        return "Harm, points".to_owned();
    }
    match Resolution::of_column(name) {
        Some(resolution) => format!("H3 hexagon of resolution {}", resolution.number()),
        None => code_words(name),
    }
}

/// What rows are counted by, in words.
#[must_use]
pub fn counted_words(counted: &Counted, table: TableId, catalogue: &Catalogue) -> String {
    let by = match &counted.by {
        By::Any => "All that the score counts",
        By::Linked => "Crimes linked to nominals",
        By::Measure(id) => {
            let measure = catalogue.measures.iter().find(|measure| measure.id == *id);
            measure.map_or(id.as_str(), |measure| measure.label.as_str())
        }
    };
    let groups: Vec<&str> = counted.through.iter().map(GroupCode::as_str).collect();
    let how = if table == TableId::Members { "in" } else { "linked through" };
    match (&counted.by, groups.join(" and ")) {
        (_, groups) if groups.is_empty() => by.to_owned(),
        (By::Any, groups) => format!("All that the score counts {how} {groups}"),
        (_, groups) => format!("{by}, {how} {groups}"),
    }
}

/// A cell as a reader sees it: days in words, thousands parted, codes and sources by their names.
#[must_use]
pub fn cell(column: &str, asks: Asks, text: &str, catalogue: &Catalogue) -> String {
    match (column, asks) {
        _ if text.is_empty() => String::new(),
        (_, Asks::Day) => Date::parse(text).map_or_else(|_| text.to_owned(), date::day),
        ("source", _) => {
            let source = catalogue.sources.iter().find(|source| source.id.as_str() == text);
            source.map_or_else(|| text.to_owned(), |source| source.label.clone())
        }
        ("harm" | "count" | "population", _) => text.parse().map_or_else(|_| text.to_owned(), number::short),
        _ if CODED.contains(&column) => text.split("; ").map(code_words).collect::<Vec<_>>().join("; "),
        _ => text.to_owned(),
    }
}

/// Seconds since midnight as a time of day: `09:30`.
#[must_use]
pub fn clock(seconds: Bound) -> String {
    let minutes = (seconds.value() / 60.0).floor();
    format!("{:02}:{:02}", (minutes / 60.0).floor(), minutes % 60.0)
}

/// A time of day such as `09:30` or `09:30:15` as seconds since midnight.
#[must_use]
pub fn seconds(clock: &str) -> Option<Bound> {
    let parts: Vec<u32> = clock.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (hours, minutes, seconds) = match parts[..] {
        [hours, minutes] => (hours, minutes, 0),
        [hours, minutes, seconds] => (hours, minutes, seconds),
        _ => return None,
    };
    let is_time = hours < 24 && minutes < 60 && seconds < 60;
    Bound::new(f64::from(hours.min(24) * 3_600 + minutes.min(60) * 60 + seconds.min(60))).filter(|_| is_time)
}

/// A filter in words.
#[must_use]
pub fn filter_words(filter: &Filter, catalogue: &Catalogue) -> String {
    let column = column_label(&filter.column);
    let shown = |value: &String| {
        if value.is_empty() { "empty".to_owned() } else { cell(&filter.column, Asks::Set, value, catalogue) }
    };
    let range = |from: Option<String>, to: Option<String>| match (from, to) {
        (Some(from), Some(to)) if from == to => format!("{column}: {from}"),
        (Some(from), Some(to)) => format!("{column} from {from} to {to}"),
        (Some(from), None) => format!("{column} from {from}"),
        (None, Some(to)) => format!("{column} up to {to}"),
        (None, None) => format!("{column} is given"),
    };
    match &filter.test {
        Test::OneOf(values) if values.len() > 3 => format!("{column}: one of {} values", values.len()),
        Test::OneOf(values) => format!("{column}: {}", values.iter().map(shown).collect::<Vec<_>>().join(" or ")),
        Test::Contains(text) => format!("{column} holds \"{text}\""),
        Test::Lists(item) => format!("{column}: {item} among them"),
        Test::Between(least, most) => {
            // Of all columns this one alone holds times of day.
            let end = |bound: Bound| if filter.column == "time" { clock(bound) } else { number::short(bound.value()) };
            range(least.map(end), most.map(end))
        }
        Test::Days(first, last) => range(first.map(date::day), last.map(date::day)),
        Test::Weekdays(days) => {
            let names = days.iter().filter_map(|&day| WEEKDAYS.get(day as usize).copied());
            format!("{column} on a {}", names.collect::<Vec<_>>().join(" or "))
        }
        Test::Empty => format!("{column} is empty"),
        Test::Filled => format!("{column} is not empty"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_as_words() {
        let cases =
            [("ocg_member", "OCG member"), ("drug_death", "Drug death"), ("soc_related", "SOC related"), ("", "")];
        for (code, words) in cases {
            assert_eq!(code_words(code), words);
        }
        assert_eq!(column_label("harm"), "Harm, points");
    }

    #[test]
    fn times_of_day_read_back() {
        for (text, wanted) in [("00:00", Some(0.0)), ("09:30", Some(34_200.0)), ("23:59:59", Some(86_399.0))] {
            assert_eq!(seconds(text).map(Bound::value), wanted);
            assert_eq!(seconds(text).map(clock).as_deref(), text.get(..5));
        }
        for wrong in ["", "9", "24:00", "09:60", "-1:00", "09:30:15:00", "a:b", "4294967295:00"] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }
}
