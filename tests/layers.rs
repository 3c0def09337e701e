//! Holds the layers apart: what a layer must not know does not stand in its files.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

/// Layer (a folder of `src`), and the words that its files must not use.
const RULES: [(&str, &[&str]); 9] = [
    (
        "domain",
        &["leptos", "web_sys", "gloo", "js_sys", "std::fs", "arrow::", "crate::scoring", "crate::snapshot", "Instant"],
    ),
    ("scoring", &["leptos", "web_sys", "gloo", "js_sys", "std::fs", "arrow::", "crate::snapshot", "Instant"]),
    ("boundary", &["leptos", "web_sys", "gloo", "js_sys", "std::fs", "arrow::", "Instant"]),
    ("snapshot", &["leptos", "web_sys", "gloo", "js_sys", "std::fs", "crate::presentation", "Instant"]),
    ("rows", &["leptos", "web_sys", "gloo", "js_sys", "std::fs", "arrow::", "crate::presentation", "Instant"]),
    ("presentation", &["leptos", "web_sys", "gloo", "js_sys", "std::fs", "arrow::", "crate::engine", "Instant"]),
    ("engine", &["leptos", "web_sys", "js_sys", "std::fs", "crate::app"]),
    ("app", &["web_sys", "js_sys", "std::fs", "arrow::"]),
    ("export", &["leptos", "web_sys", "gloo", "js_sys", "crate::app"]),
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the layer's folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => rust_files(&path),
            false if path.extension().is_some_and(|extension| extension == "rs") => vec![path],
            false => Vec::new(),
        })
        .collect()
}

/// Lines of code in which a word stands, comments apart.
fn uses(text: &str, word: &str) -> Vec<usize> {
    let lines = (1..).zip(text.lines());
    lines
        .filter(|(_, line)| !line.trim_start().starts_with("//") && line.contains(word))
        .map(|(number, _)| number)
        .collect()
}

#[test]
fn no_layer_reaches_where_it_must_not() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for (layer, words) in RULES {
        let files = rust_files(&src.join(layer));
        assert!(!files.is_empty(), "no files in {layer}");
        for file in files {
            let text = std::fs::read_to_string(&file).expect("a source file");
            for word in words {
                found.extend(uses(&text, word).into_iter().map(|line| format!("{}:{line}: {word}", file.display())));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_forbidden_word_is_found() {
    assert_eq!(uses("// web_sys\nuse web_sys::Window;\n", "web_sys"), [2]);
}
