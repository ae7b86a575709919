//! The tokens whose evidence is counted together: a quotation, or a paragraph of the narrator.
//!
//! Takes token ranges; tells which matches lie wholly within them.

use crate::matcher::{Match, Matches};
use crate::segment::Tokens;

/// A set of token ranges less the ranges left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    pieces: Vec<Tokens>,
    without: Vec<Tokens>,
}

impl Scope {
    /// Makes a scope of `pieces` less `without`; both may overlap and come in any order.
    #[must_use]
    pub fn new(pieces: impl IntoIterator<Item = Tokens>, without: impl IntoIterator<Item = Tokens>) -> Self {
        Self { pieces: joined(pieces), without: joined(without) }
    }

    /// Says whether a token belongs to the scope.
    #[must_use]
    pub fn holds(&self, token: usize) -> bool {
        inside(&self.pieces, token) && !inside(&self.without, token)
    }

    /// Returns the ranges that hold the scope, ascending; parts of them may be left out.
    #[must_use]
    pub fn pieces(&self) -> &[Tokens] {
        &self.pieces
    }

    /// Returns the tokens of the scope, in order.
    pub fn tokens(&self) -> impl Iterator<Item = usize> + '_ {
        self.pieces.iter().cloned().flatten().filter(|&token| !inside(&self.without, token))
    }

    /// Returns the matches that lie wholly within the scope.
    #[must_use]
    pub fn matches<'m>(&self, all: &'m [Match]) -> Vec<&'m Match> {
        let within = self.pieces.iter().flat_map(|piece| Matches::within(all, piece));
        within.filter(|one| one.words.iter().all(|&word| self.holds(word))).collect()
    }
}

/// Returns the same tokens as ranges that ascend and do not touch.
pub fn joined(ranges: impl IntoIterator<Item = Tokens>) -> Vec<Tokens> {
    let mut sorted: Vec<Tokens> = ranges.into_iter().filter(|range| !range.is_empty()).collect();
    if sorted.len() < 2 {
        return sorted;
    }
    sorted.sort_by_key(|range| range.start);
    let mut joined: Vec<Tokens> = Vec::with_capacity(sorted.len());
    for range in sorted {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

fn inside(ranges: &[Tokens], token: usize) -> bool {
    let behind = ranges.partition_point(|range| range.start <= token);
    behind > 0 && ranges[behind - 1].contains(&token)
}
