//! The tokens whose evidence is counted together: a quotation, or the narrator.
//!
//! Takes token ranges; tells which matches lie wholly within them.

use crate::matcher::{Match, Matches};
use crate::segment::Tokens;

/// A set of token ranges, ascending, less the ranges left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// What belongs to it.
    pub pieces: Vec<Tokens>,
    /// What is left out of that: quotations within it, which belong to others.
    pub without: Vec<Tokens>,
}

impl Scope {
    /// Says whether a token belongs to the scope.
    #[must_use]
    pub fn holds(&self, token: usize) -> bool {
        inside(&self.pieces, token) && !inside(&self.without, token)
    }

    /// Returns the matches that lie wholly within the scope.
    #[must_use]
    pub fn matches<'m>(&self, all: &'m [Match]) -> Vec<&'m Match> {
        let within = self.pieces.iter().flat_map(|piece| Matches::within(all, piece));
        within.filter(|one| one.words.iter().all(|&word| self.holds(word))).collect()
    }
}

/// Says whether a token lies in one of the ranges, which ascend by their start.
fn inside(ranges: &[Tokens], token: usize) -> bool {
    let behind = ranges.partition_point(|range| range.start <= token);
    ranges[..behind].iter().rev().take(4).any(|range| range.contains(&token))
}
