//! Whether a file is the one the manifest means.

use sha2::{Digest, Sha256};

use super::{FileEntry, SnapshotError};

/// How a file's bytes came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// As stored, gzip.
    Gzip,
    /// Already unpacked: some servers do so on the way.
    None,
}

/// The SHA-256 of bytes in lower-case hexadecimal.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Checks a file's size and digest; says how it is packed.
///
/// # Errors
/// A web page in its place, another size, another digest.
pub fn verify(entry: &FileEntry, bytes: &[u8]) -> Result<Packing, SnapshotError> {
    let file = || entry.name.clone();
    let is_gzip = bytes.starts_with(&[0x1f, 0x8b]);
    if !is_gzip && bytes.trim_ascii_start().starts_with(b"<") {
        return Err(SnapshotError::Html { file: file() });
    }
    let (packing, size, digest) = if is_gzip || bytes.len() as u64 == entry.size {
        (Packing::Gzip, entry.size, &entry.sha256)
    } else {
        (Packing::None, entry.unpacked_size, &entry.unpacked_sha256)
    };
    // Cut short or not, a file that is not whole is told by its size as stored.
    if bytes.len() as u64 != size {
        return Err(SnapshotError::Size { file: file(), found: bytes.len() as u64, expected: entry.size });
    }
    let found = sha256_hex(bytes);
    if found != *digest {
        return Err(SnapshotError::Hash { file: file(), found, expected: digest.clone() });
    }
    Ok(packing)
}
