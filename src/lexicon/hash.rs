//! The content hash of a pack.
//!
//! Takes the cells of all files; gives a hash that does not depend on separators, line ends, byte order marks, or the order of rows and
//! columns, so that a file and its clean form have the same.

use super::FileKind;
use super::table::{Record, Table};
use sha2::{Digest, Sha256};

/// Gathers tables and gives their hash.
#[derive(Default)]
pub struct ContentHash(Sha256);

impl ContentHash {
    /// Adds the rows of a file.
    pub fn table(&mut self, name: &str, kind: &FileKind, table: &Table) {
        let columns: Vec<_> = kind.columns.iter().filter_map(|column| table.column(column)).collect();
        let sum = table.rows.iter().map(|row| row_hash(row, &columns)).fold(0, u128::wrapping_add);
        self.0.update([0x1c]);
        self.0.update(name.as_bytes());
        self.0.update(sum.to_le_bytes());
    }

    /// Returns the first sixteen hexadecimal digits of the SHA-256.
    #[must_use]
    pub fn finish(self) -> String {
        self.0.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

fn row_hash(row: &Record, columns: &[usize]) -> u128 {
    let mut hash = Sha256::new();
    for &column in columns {
        hash.update([0x1f]);
        hash.update(row.cells[column].as_bytes());
    }
    hash.finalize().iter().take(16).fold(0, |sum, &byte| (sum << 8) | u128::from(byte))
}
