//! Articles in, decoded documents out.
//!
//! Takes bytes, rows of tables or JSON lines with what is known of them; gives [`Document`]s whose text every later span points into.
//! It knows no language and finds no zones beyond those that markup states.

mod decode;
mod encoding;
mod html;
mod limits;
mod markdown;
mod mojibake;
mod read;

pub use decode::{decode, decode_within};
pub use limits::Limits;
pub use read::{Columns, InputForm, Inputs, ReadOptions, Skipped, read};

use crate::lexicon::Zone;
use crate::span::Span;

/// What is known of an article from outside its text; unknown parts are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// The language's code, when stated.
    pub language: String,
    /// ISO date, as stated; never invented.
    pub date: String,
    /// The medium.
    pub source: String,
    /// The address.
    pub url: String,
    /// The headline.
    pub title: String,
}

impl Meta {
    /// Returns what is known here, and from `other` what is unknown here.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let either = |own: String, other: String| if own.is_empty() { other } else { own };
        Self {
            language: either(self.language, other.language),
            date: either(self.date, other.date),
            source: either(self.source, other.source),
            url: either(self.url, other.url),
            title: either(self.title, other.title),
        }
    }
}

/// An article before it is decoded.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// The identifier in all outputs.
    pub id: String,
    /// Where it came from, as given.
    pub path: String,
    /// The row of a table (the header is row 1) or the line of a JSON Lines file.
    pub row: Option<usize>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How they are to be read.
    pub format: Format,
    /// What is known from outside.
    pub meta: Meta,
    /// What reading noticed; decoding hands it on.
    pub warnings: Vec<Warning>,
}

impl Article {
    /// Makes an article of plain text.
    pub fn text(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), path: String::new(), bytes: text.into().into_bytes(), ..Self::default() }
    }
}

/// How the bytes of one article are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// A saved web page.
    Html,
}

/// A decoded article.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The identifier in all outputs.
    pub id: String,
    /// Where it came from, as given.
    pub path: String,
    /// The text that all spans point into.
    pub text: String,
    /// What is known from outside.
    pub meta: Meta,
    /// Zones that markup states (headings, block quotes, captions), in order; empty for plain text.
    pub regions: Vec<Region>,
    /// What was repaired or looks odd.
    pub warnings: Vec<Warning>,
}

/// A part of the text whose zone the markup states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Where.
    pub span: Span,
    /// Which zone.
    pub zone: Zone,
}

/// Something that was repaired or looks odd; never a reason to give up an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// A short code, such as `mark_repaired`.
    pub code: &'static str,
    /// Where, when it has a place.
    pub span: Option<Span>,
    /// What was found and what was done.
    pub message: String,
}

impl Warning {
    /// Makes a warning.
    pub fn new(code: &'static str, span: Option<Span>, message: impl Into<String>) -> Self {
        Self { code, span, message: message.into() }
    }
}
