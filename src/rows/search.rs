//! Text in text, capitals or not.

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
