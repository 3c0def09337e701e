//! Text in text, capitals or not.

use crate::snapshot::coded::Texts;

/// Whether text holds what is wanted, which is in small letters already.
#[must_use]
pub fn contains(text: &str, wanted: &str) -> bool {
    // Nearly all text is ASCII, of which no small copy need be made.
    if !text.is_ascii() {
        return text.to_lowercase().contains(wanted);
    }
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    let Some((&first, rest)) = wanted.split_first() else { return true };
    let capital = first.to_ascii_uppercase();
    let Some(last) = text.len().checked_sub(wanted.len()) else { return false };
    let starts = text.iter().take(last + 1).enumerate().filter(|&(_, &byte)| byte == first || byte == capital);
    starts
        .map(|(at, _)| at + 1)
        .any(|from| text.get(from..from + rest.len()).is_some_and(|tail| tail.eq_ignore_ascii_case(rest)))
}

/// For each of many texts whether it holds what is wanted, which is in small letters already.
#[must_use]
pub fn holding(texts: &Texts, wanted: &str) -> Vec<bool> {
    match texts.ascii() {
        Some(all) if !wanted.is_empty() => holding_ascii(all, texts.ends(), wanted.as_bytes()),
        _ => texts.iter().map(|text| contains(text, wanted)).collect(),
    }
}

/// The same of ASCII, gone through as one text and not one by one: most of it is stepped over, by Horspool's rule.
fn holding_ascii(all: &[u8], ends: &[usize], wanted: &[u8]) -> Vec<bool> {
    let mut found = vec![false; ends.len()];
    let Some((&last, before)) = wanted.split_last() else { return found };
    let mut steps = [wanted.len(); 256];
    for (at, &byte) in before.iter().enumerate() {
        for byte in [byte, byte.to_ascii_uppercase()] {
            steps[usize::from(byte)] = before.len() - at;
        }
    }
    // The text that a hit may lie in, and where the last letter of one is looked for.
    let (mut text, mut at) = (0, before.len());
    while let Some(&byte) = all.get(at) {
        let from = at - before.len();
        let is_hit = byte.to_ascii_lowercase() == last
            && all.get(from..at).is_some_and(|letters| letters.eq_ignore_ascii_case(before));
        if is_hit {
            text += ends.get(text..).map_or(0, |ends| ends.iter().take_while(|&&end| end <= from).count());
            if let (Some(&end), Some(found)) = (ends.get(text), found.get_mut(text))
                && at < end
            {
                *found = true;
                // The next can lie in another text alone.
                at = end + before.len();
                continue;
            }
        }
        at += steps[usize::from(byte)];
    }
    found
}
