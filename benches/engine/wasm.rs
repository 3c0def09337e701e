//! The engine alone as WebAssembly, without imports: a host hands it a snapshot's files, asks, and holds the clock.
//! `tests/wasm.rs` compares what it says with what the same code says natively.

#![allow(unsafe_code, reason = "a host finds functions by names that are not mangled")]
#![allow(clippy::expect_used, clippy::missing_panics_doc, reason = "a trap is what its hosts report")]

mod changes;
mod said;

use std::cell::RefCell;
use std::collections::BTreeMap;

use placeharm::scoring::{Cube, Selection};
use placeharm::snapshot::{Manifest, Opening, SCORING_TABLES};

use changes::{CHANGES, drawn};
use said::said;

/// What the host has handed over.
#[derive(Default)]
struct Handed {
    /// Bytes in passing, either way.
    room: Vec<u8>,
    files: BTreeMap<String, Vec<u8>>,
    manifest: Option<Manifest>,
    opening: Option<Opening>,
    cube: Option<Cube>,
    selections: Vec<Selection>,
}

thread_local! {
    static HANDED: RefCell<Handed> = RefCell::default();
}

fn main() {}

fn with<T>(act: impl FnOnce(&mut Handed) -> T) -> T {
    HANDED.with_borrow_mut(act)
}

fn asked<T>(act: impl FnOnce(&Cube, &[Selection]) -> T) -> T {
    with(|handed| act(handed.cube.as_ref().expect("a snapshot is open"), &handed.selections))
}

/// Makes room for so many bytes; where it lies.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *const u8 {
    with(|handed| {
        handed.room = vec![0; bytes];
        handed.room.as_ptr()
    })
}

/// Leaves in the room which tables it reads, as JSON; how many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn tables() -> usize {
    say(serde_json::to_vec(&SCORING_TABLES).expect("names are texts"))
}

/// Leaves in the room the names of the changes, as JSON; how many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn changes() -> usize {
    say(serde_json::to_vec(&CHANGES.map(|(name, _)| name)).expect("names are texts"))
}

/// Takes what is in the room as a file: so many bytes of its table's name, then its own. The manifest is one.
#[unsafe(no_mangle)]
pub extern "C" fn take(name_bytes: usize) {
    with(|handed| {
        let bytes = handed.room.split_off(name_bytes);
        let name = String::from_utf8(std::mem::take(&mut handed.room)).expect("a name is text");
        handed.files.insert(name, bytes);
    });
}

/// Opens the tables that were taken, all but `records`.
#[unsafe(no_mangle)]
pub extern "C" fn open() {
    with(|handed| {
        let files = std::mem::take(&mut handed.files);
        let manifest = Manifest::parse(&files["manifest"]).expect("a manifest");
        handed.opening = Some(Opening::new(&manifest, &files).expect("tables"));
        handed.manifest = Some(manifest);
    });
}

/// Makes room for so many bytes of `records`; where it lies.
#[unsafe(no_mangle)]
pub extern "C" fn records_room(bytes: usize) -> *const u8 {
    with(|handed| handed.opening.as_mut().expect("it is opening").room(bytes).as_ptr())
}

/// Takes what is in that room.
#[unsafe(no_mangle)]
pub extern "C" fn take_records() {
    with(|handed| handed.opening.as_mut().expect("it is opening").filled().expect("records"));
}

/// Builds the cube, once all records are there.
#[unsafe(no_mangle)]
pub extern "C" fn build() {
    with(|handed| {
        let (opening, manifest) = (handed.opening.take().expect("it is opening"), handed.manifest.as_ref());
        handed.cube = Some(opening.finish(manifest.expect("a manifest")).expect("a cube"));
    });
}

/// Draws so many selections of a change, by its number; none of it, and the force's own settings are asked for.
#[unsafe(no_mangle)]
pub extern "C" fn draw(change: usize, selections: usize) {
    let drawn = asked(|cube, _| {
        CHANGES
            .get(change)
            .map_or_else(|| vec![Selection::default()], |(_, change)| drawn(*change, cube.catalogue(), selections))
    });
    with(|handed| handed.selections = drawn);
}

/// Leaves in the room the selections to be asked for, as JSON; how many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn selections() -> usize {
    say(asked(|_, selections| serde_json::to_vec(selections).expect("selections are text")))
}

/// Takes what is in the room as the selections to ask for, as JSON.
#[unsafe(no_mangle)]
pub extern "C" fn give() {
    with(|handed| handed.selections = serde_json::from_slice(&std::mem::take(&mut handed.room)).expect("selections"));
}

/// Ranks the selections of a range; the sum of their first areas' scores.
#[unsafe(no_mangle)]
pub extern "C" fn rank(from: usize, to: usize) -> f64 {
    asked(|cube, selections| selections[from..to].iter().map(|one| cube.ranking(one).areas[0].standing.score).sum())
}

/// Answers them in full; the sum of the force's scores.
#[unsafe(no_mangle)]
pub extern "C" fn answer(from: usize, to: usize) -> f64 {
    asked(|cube, selections| selections[from..to].iter().map(|one| cube.answer(one).force.score).sum())
}

/// Leaves in the room what is said of a selection; how many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn speak(selection: usize) -> usize {
    say(asked(|cube, selections| said(cube, &selections[selection])).into_bytes())
}

/// Leaves in the room the areas as a selection ranks them, each its id and its score, as JSON; how many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn ranked(selection: usize) -> usize {
    say(asked(|cube, selections| {
        let ranking = cube.ranking(&selections[selection]);
        let areas = cube.catalogue().areas.of(ranking.level);
        let scores = ranking.areas.iter().map(|at| (&areas[usize::from(at.area)].id, at.standing.score));
        serde_json::to_vec(&scores.collect::<Vec<_>>()).expect("scores are numbers")
    }))
}

/// Where the room lies.
#[unsafe(no_mangle)]
pub extern "C" fn room_at() -> *const u8 {
    with(|handed| handed.room.as_ptr())
}

fn say(bytes: Vec<u8>) -> usize {
    with(|handed| {
        handed.room = bytes;
        handed.room.len()
    })
}
