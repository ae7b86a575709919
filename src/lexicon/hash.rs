//! The content hash of a pack.
//!
//! Takes the cells of all files; gives a hash that does not depend on separators, line ends or byte order marks.

use sha2::{Digest, Sha256};

/// Gathers cells and gives their hash.
#[derive(Default)]
pub struct ContentHash(Sha256);

impl ContentHash {
    /// Adds a file's name.
    pub fn file(&mut self, name: &str) {
        self.0.update([0x1c]);
        self.0.update(name.as_bytes());
    }

    /// Adds the cells of a row.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        self.0.update([0x1e]);
        for cell in cells {
            self.0.update([0x1f]);
            self.0.update(cell.trim().as_bytes());
        }
    }

    /// Returns the first sixteen hexadecimal digits of the SHA-256.
    #[must_use]
    pub fn finish(self) -> String {
        self.0.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}
