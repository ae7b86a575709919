//! A boilerplate pattern, ready to compare.
//!
//! Takes a pattern in the term grammar (words, `...` for a gap, `*` inside a word, `#` for a number); says whether it stands at a place of a
//! line.

use super::pieces::{Piece, PieceKind, cut};
use crate::normal::normal;

/// How many words a gap may hold.
const LONGEST_GAP: usize = 4;
/// How many gaps of a pattern are read as gaps: each makes more to try.
const MOST_GAPS: usize = 3;

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// This word or mark.
    Fixed(u64),
    /// A word that fits the pieces between the `*`.
    Glob(Vec<String>),
    /// Any number, with or without a sign before it.
    Number,
    /// Nought to four words.
    Gap,
}

/// A pattern and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Its parts.
    pub parts: Vec<Part>,
    /// How many of them are words.
    pub words: usize,
    /// Whether a mark is among them.
    pub marks: bool,
    /// Whether it is written in capitals.
    pub capitals: bool,
}

impl Pattern {
    /// Reads a pattern.
    pub fn new(term: &str) -> Self {
        let mut pattern = Self { parts: Vec::new(), words: 0, marks: false, capitals: is_capitals(term) };
        for word in term.split_whitespace() {
            pattern.add(word);
        }
        while pattern.parts.last() == Some(&Part::Gap) {
            pattern.parts.pop();
        }
        pattern
    }

    fn add(&mut self, word: &str) {
        let gaps = self.parts.iter().filter(|&part| *part == Part::Gap).count();
        match word {
            "..." | "\u{2026}" if !self.parts.is_empty() && gaps < MOST_GAPS => self.parts.push(Part::Gap),
            _ if word.contains('*') && word.contains(char::is_alphanumeric) => {
                self.words += 1;
                self.parts.push(Part::Glob(normal(word).split('*').map(str::to_owned).collect()));
            }
            _ => self.add_pieces(word.strip_prefix('=').unwrap_or(word)),
        }
    }

    fn add_pieces(&mut self, word: &str) {
        let mut pieces = Vec::new();
        cut(word, &mut pieces);
        for piece in pieces {
            self.words += usize::from(!piece.is_mark());
            let number = piece.text == "#";
            self.marks |= piece.is_mark() && !number;
            self.parts.push(if number { Part::Number } else { Part::Fixed(piece.key) });
        }
    }

    /// Returns the position behind the pattern where it stands at `at`.
    pub fn stands_at(&self, pieces: &[Piece<'_>], at: usize) -> Option<usize> {
        stands(&self.parts, pieces, at)
    }
}

fn stands(parts: &[Part], pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    if *part == Part::Gap {
        return (0..=LONGEST_GAP).find_map(|gap| stands(rest, pieces, at + gap));
    }
    let piece = pieces.get(at)?;
    match part {
        Part::Fixed(key) if piece.key == *key => stands(rest, pieces, at + 1),
        Part::Glob(bits) if !piece.is_mark() && fits(bits, &normal(piece.text)) => stands(rest, pieces, at + 1),
        Part::Number if piece.kind == PieceKind::Number || piece.text == "#" => stands(rest, pieces, at + 1),
        Part::Number if piece.is_mark() && pieces.get(at + 1).is_some_and(|next| next.kind == PieceKind::Number) => {
            stands(rest, pieces, at + 2)
        }
        _ => None,
    }
}

/// Says whether a word fits the bits between the `*` of a pattern.
fn fits(bits: &[String], word: &str) -> bool {
    let [first, middle @ .., last] = bits else { return false };
    let Some(mut rest) = word.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str())) else { return false };
    for bit in middle {
        let Some(at) = rest.find(bit.as_str()) else { return false };
        rest = &rest[at + bit.len()..];
    }
    true
}

/// Says whether `text` is written in capitals, with three letters at least.
pub fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|mark| mark.is_alphabetic());
    letters.clone().count() >= 3 && letters.all(char::is_uppercase)
}

/// Returns the key by which patterns that open with this part are found; nothing where it has none.
pub fn opening(pattern: &Pattern) -> Option<u64> {
    match pattern.parts.first()? {
        Part::Fixed(key) => Some(*key),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands_in(pattern: &str, line: &str) -> Option<usize> {
        let mut pieces = Vec::new();
        cut(line, &mut pieces);
        Pattern::new(pattern).stands_at(&pieces, 0)
    }

    #[test]
    fn words_gaps_globs_and_numbers_are_compared() {
        assert_eq!(stands_in("À lire aussi :", "à lire aussi: un autre"), Some(4));
        assert_eq!(stands_in("the ... note", "The long and short note ends"), Some(5));
        assert_eq!(stands_in("the ... note", "The one two three four five note"), None);
        assert_eq!(stands_in("photo*", "Photographs by N."), Some(1));
        assert_eq!(stands_in("*post", "Photo"), None);
        assert_eq!(stands_in("# replies", "$12 replies"), Some(3));
        assert_eq!(stands_in("Member #", "Member #4471"), Some(2));
    }

    #[test]
    fn a_gap_that_opens_or_ends_a_pattern_is_none() {
        assert_eq!(Pattern::new("note ...").parts.len(), 1);
        assert_eq!(stands_in("Loading...", "Loading..."), Some(2));
    }
}
