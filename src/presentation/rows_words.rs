//! Columns and cells of rows in words. Files keep what the snapshot has.

use super::{date, number};
use crate::domain::Date;
use crate::rows::{Asks, Counted, Filter, Resolution, Test};
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
pub fn counted_words(counted: &Counted, catalogue: &Catalogue) -> String {
    match counted {
        Counted::ByAny => "All that the score counts".to_owned(),
        Counted::Linked => "Crimes linked to nominals".to_owned(),
        Counted::By(id) => {
            let measure = catalogue.measures.iter().find(|measure| measure.id == *id);
            measure.map_or(id.as_str(), |measure| measure.label.as_str()).to_owned()
        }
        Counted::Through(code) => format!("Linked through {code}"),
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
            range(least.map(|l| number::short(l.value())), most.map(|m| number::short(m.value())))
        }
        Test::Days(first, last) => range(first.map(date::day), last.map(date::day)),
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
}
