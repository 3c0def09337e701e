//! The page's fixed words for the field's types.

use std::borrow::Cow;

use super::date;
use crate::domain::{DateMeaning, Level};
use crate::scoring::{ComparisonChoice, Verdict};

/// A verdict on a change.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::ClearRise => "clear rise",
        Verdict::ClearFall => "clear fall",
        Verdict::NoClearChange => "no clear change",
    }
}

/// The mark that stands beside a verdict's words.
#[must_use]
pub fn verdict_mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::ClearRise => "▲",
        Verdict::ClearFall => "▼",
        Verdict::NoClearChange => "·",
    }
}

/// The class that gives a verdict its colour, beside its mark and words.
#[must_use]
pub fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::ClearRise => "change rise",
        Verdict::ClearFall => "change fall",
        Verdict::NoClearChange => "change",
    }
}

/// From how many letters on a name goes over the ranking's column, which is narrower in a narrow window.
const LONG_NAME_LETTERS: [usize; 2] = [13, 17];

/// The class of a name in the ranking: a long one stands there in two lines of small type, so that none is cut.
#[must_use]
pub fn name_class(name: &str) -> &'static str {
    let letters = name.chars().count();
    match LONG_NAME_LETTERS.map(|most| letters > most) {
        [_, true] => "name longer",
        [true, false] => "name long",
        [false, false] => "name",
    }
}

/// The areas of a level, in the plural.
#[must_use]
pub fn level(level: Level) -> &'static str {
    match level {
        Level::AreaCommand => "Area commands",
        Level::Sector => "Sectors",
        Level::Beat => "Beats",
    }
}

/// One area of a level.
#[must_use]
pub fn level_one(level: Level) -> &'static str {
    match level {
        Level::AreaCommand => "Area command",
        Level::Sector => "Sector",
        Level::Beat => "Beat",
    }
}

/// What a period is compared with.
#[must_use]
pub fn comparison(choice: ComparisonChoice) -> Cow<'static, str> {
    match choice {
        ComparisonChoice::YearEarlier => "the same months a year earlier".into(),
        ComparisonChoice::PeriodBefore => "the months just before".into(),
        ComparisonChoice::From(month) => format!("as many months from {}", date::month(month)).into(),
    }
}

/// What a source's dates say.
#[must_use]
pub fn date_meaning(meaning: DateMeaning) -> &'static str {
    match meaning {
        DateMeaning::Occurrence => "date it happened",
        DateMeaning::Recording => "date it was recorded",
    }
}

/// A label as it stands in the middle of a sentence: its first letter small, unless the word is an
/// acronym or has another capital or a digit in it.
#[must_use]
pub fn mid_sentence(label: &str) -> String {
    let first_word = label.split([' ', '-']).next().unwrap_or("");
    let is_plain = first_word.chars().skip(1).all(char::is_lowercase);
    let mut letters = label.chars();
    match letters.next() {
        Some(first) if is_plain => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{mid_sentence, name_class};

    #[test]
    fn long_names_have_two_lines() {
        let class = |letters: usize| name_class(&"é".repeat(letters));
        assert_eq!([13, 14, 17, 18].map(class), ["name", "name long", "name long", "name longer"]);
    }

    #[test]
    fn only_plain_words_lose_their_capital() {
        let cases = [
            ("Drug supply offences", "drug supply offences"),
            ("OCG crimes", "OCG crimes"),
            ("SOC-related firearms discharges", "SOC-related firearms discharges"),
            ("Drug-related deaths", "drug-related deaths"),
            ("", ""),
        ];
        for (label, expected) in cases {
            assert_eq!(mid_sentence(label), expected);
        }
    }
}
