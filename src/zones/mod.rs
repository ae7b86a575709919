//! The lines of a document and the zone each belongs to.
//!
//! Takes a document and a pack's boilerplate rows; gives paragraphs with their zones. What markup states wins; then the rows; then the layout
//! of the page. It cuts no sentences and knows no language. Where a sign is weak a line stays in the body: what is lost there is lost for good.

mod boilerplate;
mod headings;
mod layout;
mod lines;
mod pattern;
mod pieces;
mod repeat;
mod shape;

pub use boilerplate::{Boilerplate, Hit};

use crate::document::Document;
use crate::lexicon::Zone;
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

/// Divides a document into lines and tells their zones.
#[must_use]
pub fn divide(document: &Document, boilerplate: &Boilerplate) -> Vec<Line> {
    layout::Page::new(document, boilerplate).lines()
}

#[cfg(test)]
mod tests;
