//! What the rows of tables and the objects of JSON Lines have in common.
//!
//! Takes the cells of one row; gives its article. It also tells a table's separator and bounds what is read.

use super::Found;
use super::list::Source;
use crate::document::html::holds_markup;
use crate::document::limits::{Limits, too_large};
use crate::document::{Article, Format, Meta};
use crate::error::SkipCode;

/// The cells of a row, in the order of [`super::Columns::names`].
pub type Row = [Vec<u8>; 7];

/// Makes the article of a row.
pub fn article(source: &Source, row: usize, cells: Row, limits: &Limits) -> Found {
    let refused = |code, reason| Err(source.skipped(Some(row), code, reason));
    if let Some(long) = cells.iter().find(|cell| cell.len() > limits.cell) {
        return refused(SkipCode::TooLarge, too_large("a cell", Some(long.len() as u64), limits.cell as u64, "--max-cell"));
    }
    let [text, rest @ ..] = cells;
    if text.iter().all(u8::is_ascii_whitespace) {
        return refused(SkipCode::Empty, "found no text, expected an article".to_owned());
    }
    let [id, language, date, source_name, url, title] = rest.map(|cell| plain(&cell));
    let id = if id.is_empty() { format!("{}-{row}", source.id) } else { id };
    let meta = Meta { language, date, source: source_name, url, title };
    let format = if std::str::from_utf8(&text).is_ok_and(holds_markup) { Format::Html } else { Format::Text };
    Ok(Article { id, path: source.shown.clone(), row: Some(row), bytes: text, format, meta, warnings: Vec::new() })
}

/// Returns a short cell as text; where it is no UTF-8, it is read as Windows-1252, as the text beside it most likely is.
fn plain(cell: &[u8]) -> String {
    match std::str::from_utf8(cell) {
        Ok(cell) => cell.trim().to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell).0.trim().to_owned(),
    }
}

/// Returns the separator of a table by its header.
pub fn separator(head: &[u8]) -> u8 {
    let header = head.split(|&byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let count = |mark: u8| header.iter().filter(|&&byte| byte == mark).count();
    [b'|', b'\t', b';', b','].into_iter().max_by_key(|&mark| count(mark)).unwrap_or(b',')
}
