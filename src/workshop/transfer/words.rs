//! Plain lists: one word or phrase a line.

use super::Reading;

/// Reads a list; lines that begin with `#` or `;` are comments.
pub fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    for (at, line) in text.lines().enumerate().map(|(at, line)| (at + 1, line.trim())) {
        if line.starts_with(['#', ';']) {
            reading.unknown(at, format!("{line}: a comment"));
        } else if line.contains(['\t', ',']) {
            reading.unknown(at, format!("{line}: several cells in a list of single words"));
        } else if !line.is_empty() {
            reading.entry(at, line, "", None);
        }
    }
    reading
}
