//! TOML's own messages in the form of this program's.

use std::path::Path;

use crate::export::import::ImportError;

/// Says where a configuration is wrong, what stands there and what should.
pub(super) fn typo(path: &Path, text: &str, error: &toml::de::Error) -> ImportError {
    let span = error.span().unwrap_or(0..0);
    let before = text.get(..span.start).unwrap_or_default();
    let line_begins = before.rfind('\n').map_or(0, |at| at + 1);
    let message = error.message();
    let (found, expected) = match message.split_once(", expected ") {
        Some((found, expected)) => (found.trim_start_matches("found ").to_owned(), expected.to_owned()),
        None => (message.to_owned(), "what the documentation of the configuration says".to_owned()),
    };
    ImportError::Config {
        path: path.to_owned(),
        line: before.matches('\n').count() + 1,
        column: before.get(line_begins..).unwrap_or_default().chars().count() + 1,
        found,
        expected,
    }
}
