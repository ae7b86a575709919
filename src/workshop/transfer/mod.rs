//! Lexicons of other programs in, our own packs out.
//!
//! Takes a file of another program; gives its entries by category and a list of everything that was not understood: nothing is dropped in
//! silence. Entries become rows on trial, which are reported and not scored. It judges no licence: read that of the file first.

mod export;
mod lexicoder;
mod liwc;
mod loughran;
mod quanteda;
mod rows;
#[cfg(test)]
mod tests;
mod vader;
mod words;

pub use export::export;
pub use rows::{Imported, Plan, plan};

use std::borrow::Cow;
use std::fmt;

/// A file format of another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A quanteda dictionary as YAML: categories with lists of words.
    Quanteda,
    /// A LIWC dictionary: numbered categories, then words with numbers.
    Liwc,
    /// A Lexicoder dictionary: `+category` lines, or XML.
    Lexicoder,
    /// VADER: word, mean and more, separated by tabs.
    Vader,
    /// The Loughran-McDonald master dictionary as CSV.
    LoughranMcDonald,
    /// One word or phrase a line.
    Words,
}

/// One entry of a foreign lexicon.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The word or phrase; `*` stands for any letters.
    pub term: String,
    /// The category, with those above it separated by `/`; empty where there is none.
    pub category: String,
    /// How strong it is, where the file says so; below 0 negative.
    pub strength: Option<f64>,
    /// The line of the file; 0 where it has none.
    pub line: usize,
}

/// Something in a file that was not understood or not taken over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unknown {
    /// The line of the file; 0 where it has none.
    pub line: usize,
    /// What it is, and why it is left out.
    pub what: String,
}

impl Unknown {
    /// Describes a part that is left out.
    pub fn new(line: usize, what: impl Into<String>) -> Self {
        Self { line, what: what.into() }
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 { write!(f, "line {}: {}", self.line, self.what) } else { f.write_str(&self.what) }
    }
}

/// What was read from a file.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The entries, in the order of the file.
    pub entries: Vec<Entry>,
    /// What was left out.
    pub unknown: Vec<Unknown>,
}

impl Reading {
    fn unknown(&mut self, line: usize, what: impl Into<String>) {
        self.unknown.push(Unknown::new(line, what));
    }

    fn entry(&mut self, line: usize, term: &str, category: &str, strength: Option<f64>) {
        self.entries.push(Entry { term: term.trim().to_owned(), category: category.to_owned(), strength, line });
    }
}

/// Tells the format of a file by its name and its first lines, or nothing where they do not tell.
#[must_use]
pub fn guess(name: &str, text: &str) -> Option<Foreign> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    match ending.as_str() {
        "yml" | "yaml" => Some(Foreign::Quanteda),
        "dic" => Some(Foreign::Liwc),
        "lc3" | "lcd" | "ykd" => Some(Foreign::Lexicoder),
        "csv" if loughran::has_header(first) => Some(Foreign::LoughranMcDonald),
        "txt" | "tsv" if vader::fits(first) => Some(Foreign::Vader),
        "txt" if first.trim() == "%" => Some(Foreign::Liwc),
        "txt" => Some(Foreign::Words),
        _ => None,
    }
}

/// Reads a file of that format.
#[must_use]
pub fn read(format: Foreign, bytes: &[u8]) -> Reading {
    let (text, repaired) = text_of(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reading = match format {
        Foreign::Quanteda => quanteda::read(text),
        Foreign::Liwc => liwc::read(text),
        Foreign::Lexicoder => lexicoder::read(text),
        Foreign::Vader => vader::read(text),
        Foreign::LoughranMcDonald => loughran::read(text),
        Foreign::Words => words::read(text),
    };
    if repaired {
        reading.unknown(0, "bytes that are not UTF-8 were read as windows-1252: look through the accents");
    }
    reading
}

/// Returns the text of a file, and whether it had to be read as windows-1252.
#[must_use]
pub fn text_of(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0, true),
    }
}
