//! The text of an address's query: pairs, lists, and bytes that must be escaped.

use crate::domain::{GroupCode, MeasureId};
use crate::scoring::Catalogue;

/// Text with every byte escaped that is not a letter, a digit, `-`, `_` or `~`: `.` parts lists.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// The text that was escaped. What is no escape stands as it is, bytes that are no UTF-8 become
/// the replacement character.
#[must_use]
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escape = (byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        let value = escape
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        decoded.push(value.unwrap_or(byte));
        at += if value.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// A list: its items escaped, parted by `.`.
pub fn list<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    items.into_iter().map(encode).collect::<Vec<_>>().join(".")
}

/// The items of a list, still escaped; none in empty text.
pub fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split('.').filter(|item| !item.is_empty())
}

/// The measure an escaped id names.
#[must_use]
pub fn measure(encoded_id: &str, catalogue: &Catalogue) -> Option<MeasureId> {
    let id = decode(encoded_id);
    catalogue.measures.iter().map(|measure| &measure.id).find(|known| known.as_str() == id).cloned()
}

/// The group an escaped code names.
#[must_use]
pub fn group(encoded_code: &str, catalogue: &Catalogue) -> Option<GroupCode> {
    let code = decode(encoded_code);
    catalogue.groups.iter().map(|group| &group.code).find(|known| known.as_str() == code).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn broken_escapes_stand_as_they_are() {
        for text in ["%", "%4", "%zz", "%+1", "100%", "%é"] {
            assert_eq!(decode(text), text);
        }
        assert_eq!(decode("%FF"), "\u{FFFD}");
    }

    proptest! {
        #[test]
        fn any_text_round_trips(text in any::<String>()) {
            prop_assert_eq!(decode(&encode(&text)), text.clone());
            prop_assert!(encode(&text).is_ascii());
            prop_assert!(!encode(&text).contains(['.', '&', '=', '#', '?']));
        }
    }
}
