//! The cells of one row, read by column name.
//!
//! Takes a row of a table and its header; gives typed values, and notes a fault with file, row and column for each cell that does not fit.

use super::{Choice, Faults};
use crate::error::Position;
use std::ops::RangeInclusive;

/// One row of a lexicon file while it is read.
pub struct Cells<'a> {
    /// The file, for messages.
    pub file: &'a str,
    /// The row in the file.
    pub line: usize,
    /// The header's names.
    pub header: &'a [String],
    /// The cells.
    pub record: &'a [String],
    /// Where faults go.
    pub faults: &'a mut Faults,
}

impl Cells<'_> {
    /// Returns the text of a cell, trimmed; empty where the column is missing.
    pub fn text(&self, column: &str) -> String {
        let at = self.header.iter().position(|name| name == column);
        at.and_then(|at| self.record.get(at)).cloned().unwrap_or_default()
    }

    /// Returns the text of a cell that must not be empty.
    pub fn required(&mut self, column: &str) -> String {
        let text = self.text(column);
        if text.is_empty() {
            self.fault(column, "an empty cell", "a value", "fill the cell or delete the row");
        }
        text
    }

    /// Returns the forms of a cell, which are separated by `|`.
    pub fn forms(&self, column: &str) -> Vec<String> {
        self.text(column).split('|').map(str::trim).filter(|form| !form.is_empty()).map(str::to_owned).collect()
    }

    /// Returns what makes the row itself: the forms of its key columns, in one line.
    pub fn key(&self, columns: &[&str]) -> String {
        columns.iter().map(|column| self.forms(column).join("|")).collect::<Vec<_>>().join(" ")
    }

    /// Returns the choice that a cell names.
    pub fn choice<C: Choice>(&mut self, column: &str, fallback: C) -> C {
        let word = self.text(column);
        C::parse(&word).unwrap_or_else(|| {
            self.fault(column, &quoted(&word), &format!("one of {}", C::allowed()), "");
            fallback
        })
    }

    /// Returns the choice that a cell names, or nothing where the cell is empty.
    pub fn optional<C: Choice>(&mut self, column: &str) -> Option<C> {
        let word = self.text(column);
        if word.is_empty() {
            return None;
        }
        let choice = C::parse(&word);
        if choice.is_none() {
            self.fault(column, &quoted(&word), &format!("one of {}, or nothing", C::allowed()), "");
        }
        choice
    }

    /// Returns the choices that a cell names, separated by `|`.
    pub fn choices<C: Choice>(&mut self, column: &str) -> Vec<C> {
        let words = self.forms(column);
        let mut found = Vec::with_capacity(words.len());
        for word in &words {
            match C::parse(word) {
                Some(choice) => found.push(choice),
                None => self.fault(column, &quoted(word), &format!("one or more of {}, separated by |", C::allowed()), ""),
            }
        }
        found
    }

    /// Returns a whole number within `range`; `empty` where the cell is empty.
    pub fn number(&mut self, column: &str, range: RangeInclusive<i32>, empty: Option<i32>) -> i32 {
        let word = self.text(column);
        if let (true, Some(value)) = (word.is_empty(), empty) {
            return value;
        }
        match word.parse::<i32>() {
            Ok(value) if range.contains(&value) => value,
            _ => {
                let expected = format!("a whole number from {} to {}", range.start(), range.end());
                self.fault(column, &quoted(&word), &expected, "");
                *range.start()
            }
        }
    }

    /// Notes a fault in a column of this row.
    pub fn fault(&mut self, column: &str, found: &str, expected: &str, hint: &str) {
        let position = Position { file: self.file.to_owned(), row: self.line, column: column.to_owned() };
        self.faults.add(position, found, expected, hint);
    }
}

/// Returns `word` in marks, shortened, for a message.
pub fn quoted(word: &str) -> String {
    let short: String = word.chars().take(60).collect();
    format!("\"{}\"", short.escape_debug())
}
