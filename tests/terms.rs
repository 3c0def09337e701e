//! The glossary: every term is linked from where it is used.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::Path;

use placeharm::presentation::Term;

/// The source files in a folder, as one text.
fn sources(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let texts = entries.map(|entry| {
        let path = entry.expect("an entry").path();
        if path.is_dir() { sources(&path) } else { std::fs::read_to_string(&path).expect("a source file") }
    });
    texts.collect()
}

/// Terms that a text names, by what the compiler calls them; that each exists it has checked.
fn is_linked(term: Term, text: &str) -> bool {
    let name = format!("Term::{term:?}");
    text.match_indices(&name).any(|(at, _)| !text[at + name.len()..].starts_with(|next: char| next.is_alphanumeric()))
}

#[test]
fn every_term_is_linked_from_a_page() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let pages = sources(&src.join("app")) + &sources(&src.join("presentation/guide"));
    let unlinked: Vec<&Term> = Term::ALL.iter().filter(|&&term| !is_linked(term, &pages)).collect();
    assert!(unlinked.is_empty(), "{unlinked:?}");
}

#[test]
fn a_term_that_only_begins_alike_is_not_the_term() {
    assert!(is_linked(Term::Linked, "term=Term::Linked>") && !is_linked(Term::Linked, "Term::LinkedHarm"));
}
