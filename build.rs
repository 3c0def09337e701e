//! Gives page and worker one id, so that a page never talks to a worker of another build.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;

fn main() -> std::io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for root in ["Cargo.toml", "Cargo.lock", "src"] {
        println!("cargo:rerun-if-changed={root}");
        hash(Path::new(root), &mut hasher)?;
    }
    println!("cargo:rustc-env=PLACEHARM_BUILD={:016x}", hasher.finish());
    Ok(())
}

/// Names and contents, folders in the order of their names.
fn hash(path: &Path, hasher: &mut DefaultHasher) -> std::io::Result<()> {
    path.hash(hasher);
    if path.is_file() {
        std::fs::read(path)?.hash(hasher);
        return Ok(());
    }
    let mut entries =
        std::fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    entries.sort();
    entries.iter().try_for_each(|entry| hash(entry, hasher))
}
