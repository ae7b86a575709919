//! Lines that say again what another line says.
//!
//! Takes lines; says whether one is printed again, or holds the whole headline with little beside it, as menus and feeds print it.

use super::pieces::{Piece, cut};
use std::hash::Hasher as _;

/// The fewest words of a headline that is looked for inside other lines.
const SHORTEST_ECHO: usize = 4;
/// The most words that may stand beside it.
const MOST_BESIDE: usize = 10;

/// Returns a hash of the words of a line; marks do not count.
pub fn sum(pieces: &[Piece<'_>]) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    pieces.iter().filter(|piece| !piece.is_mark()).for_each(|piece| hasher.write_u64(piece.key));
    hasher.finish()
}

/// A headline as its words.
#[derive(Debug, Clone, Default)]
pub struct Headline {
    words: Vec<u64>,
}

impl Headline {
    /// Takes the words of a headline.
    pub fn new(text: &str) -> Self {
        Self { words: words(text) }
    }

    /// Returns how many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Says whether `line`, of `count` words, holds the whole headline and little beside it, or ends, cut short, in its first words.
    pub fn echoes_in(&self, line: &str, count: usize, cut_short: bool) -> bool {
        let own = &self.words;
        let short = count <= own.len() + MOST_BESIDE;
        if own.len() < SHORTEST_ECHO || count < SHORTEST_ECHO || !short && !cut_short {
            return false;
        }
        let line = words(line);
        let whole = short && line.windows(own.len()).any(|part| part == own.as_slice());
        let longest = own.len().min(line.len());
        whole || cut_short && (SHORTEST_ECHO..=longest).any(|len| line[line.len() - len..] == own[..len])
    }
}

fn words(text: &str) -> Vec<u64> {
    let mut pieces = Vec::new();
    cut(text, &mut pieces);
    pieces.iter().filter(|piece| !piece.is_mark()).map(|piece| piece.key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_echoes_with_its_outlet_and_cut_short() {
        let headline = Headline::new("The boss has done his sums on data centers");
        let echoes = |line: &str, cut_short: bool| headline.echoes_in(line, words(line).len(), cut_short);
        assert!(echoes("The boss has done his sums on data centers | Example News", false));
        assert!(echoes("Home > Business > The boss has done his...", true));
        assert!(!echoes("The boss has done his homework", false));
    }
}
