//! The chunks of a unit: what commas, colons, dashes and standing quotations part.
//!
//! Takes a unit of a paragraph; gives its chunks in order, each with what stands before it. It decides nothing about speech.

use super::layout::Layout;
use crate::segment::Tokens;

/// What stands before a chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Border {
    /// The unit begins.
    Start,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A dash or a bracket.
    Dash,
    /// The end or the start of a standing quotation.
    Mark,
}

/// A part of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// Its tokens, without the marks that part it from others.
    pub tokens: Tokens,
    /// What stands before it.
    pub before: Border,
    /// The pair of marks that it is, when it is a standing quotation.
    pub pair: Option<usize>,
}

impl Layout<'_> {
    /// Cuts a unit into chunks.
    #[must_use]
    pub fn chunks(&self, unit: &Tokens) -> Vec<Chunk> {
        let mut cutter = Chunker { chunks: Vec::new(), start: unit.start, before: Border::Start };
        let mut at = unit.start;
        let mut bracket = unit.start;
        while at < unit.end {
            if let Some(pair) = self.pair_at(at) {
                let outer = self.pairs[pair].outer.clone();
                if self.stands_alone(pair) {
                    cutter.cut(at, at, Border::Mark);
                    cutter.pair(pair, self.pairs[pair].inner.clone(), outer.end);
                } else if self.is_mark(self.pairs[pair].inner.end - 1, &[","]) && outer.end < unit.end {
                    cutter.cut(outer.end, outer.end, Border::Comma);
                }
                at = outer.end.max(at + 1);
                continue;
            }
            if at >= bracket && self.is_mark(at, &["(", "["]) {
                bracket = self.bracket_end(at, unit.end);
            }
            if at >= bracket
                && let Some(border) = self.border(at)
            {
                cutter.cut(at, at + 1, border);
            }
            at += 1;
        }
        cutter.cut(unit.end, unit.end, Border::Start);
        cutter.chunks
    }

    /// Returns the place of the closing bracket, or of the opening one where what it holds must be read.
    fn bracket_end(&self, at: usize, end: usize) -> usize {
        let close = (at..end.min(at + 60)).find(|&place| self.is_mark(place, &[")", "]"]));
        match close {
            Some(close) if !(at..close).any(|place| self.pair_at(place).is_some_and(|pair| self.stands_alone(pair))) => close + 1,
            _ => at,
        }
    }

    fn border(&self, at: usize) -> Option<Border> {
        let token = self.token(at);
        if !token.is_mark() {
            return None;
        }
        match self.text(at) {
            "," => Some(Border::Comma),
            ":" => Some(Border::Colon),
            ";" => Some(Border::Semicolon),
            "(" | ")" | "\u{2014}" => Some(Border::Dash),
            "\u{2013}" | "-" if token.space_before => Some(Border::Dash),
            _ => None,
        }
    }
}

struct Chunker {
    chunks: Vec<Chunk>,
    start: usize,
    before: Border,
}

impl Chunker {
    /// Ends the chunk before `end` and begins the next at `next`.
    fn cut(&mut self, end: usize, next: usize, border: Border) {
        if end > self.start {
            self.chunks.push(Chunk { tokens: self.start..end, before: self.before, pair: None });
            self.before = border;
        } else if border != Border::Mark || self.before == Border::Start {
            // Two borders in a row: the written mark tells more than the quotation's end.
            self.before = if self.chunks.is_empty() && border == Border::Mark { Border::Start } else { border };
        }
        self.start = next;
    }

    fn pair(&mut self, pair: usize, inner: Tokens, next: usize) {
        self.chunks.push(Chunk { tokens: inner, before: self.before, pair: Some(pair) });
        self.before = Border::Mark;
        self.start = next;
    }
}
