//! Outputs without article text.
//!
//! Takes text of an article; gives a hash that stands for it, so that whoever has the article can check it and nobody else can read it.

use super::table::{Cell, ColumnKind, Table};
use sha2::{Digest as _, Sha256};

/// Returns what stands for a text: the beginning of its SHA-256; nothing for nothing.
#[must_use]
pub fn hashed(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let digest = Sha256::digest(text.as_bytes());
    let hex: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

/// Returns a row with hashes in place of the article's words.
#[must_use]
pub fn without_text<'a>(table: &Table, cells: Vec<Cell<'a>>) -> Vec<Cell<'a>> {
    let hide = |(at, cell): (usize, Cell<'a>)| {
        let is_excerpt = table.columns.get(at).is_some_and(|column| column.kind == ColumnKind::Excerpt);
        if is_excerpt && !cell.text().is_empty() { Cell::Made(hashed(cell.text())) } else { cell }
    };
    cells.into_iter().enumerate().map(hide).collect()
}
