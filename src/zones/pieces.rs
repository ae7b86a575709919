//! The pieces of a line: words, numbers and marks.
//!
//! Takes a line; gives its pieces in order, with a hash of each one's compared form. It knows no language: an elided word stays whole, and a
//! hyphen between two words counts as a space, in patterns as in lines.

use crate::normal::{is_apostrophe, is_invisible, normal};
use rustc_hash::FxHasher;
use std::hash::Hasher as _;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// A word, or letters and figures mixed.
    Word,
    /// A number in figures.
    Number,
    /// One mark; a row of stops is one mark.
    Mark,
}

/// A word, a number or a mark of a line.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'t> {
    /// As written.
    pub text: &'t str,
    /// Byte offset in the line.
    pub start: usize,
    /// What it is.
    pub kind: PieceKind,
    /// The hash of its compared form.
    pub key: u64,
}

impl Piece<'_> {
    /// Returns the byte offset behind it in the line.
    pub const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Says whether it is a mark.
    pub fn is_mark(&self) -> bool {
        self.kind == PieceKind::Mark
    }
}

/// Cuts `line` and puts its pieces in `pieces`, which is emptied first.
pub fn cut<'t>(line: &'t str, pieces: &mut Vec<Piece<'t>>) {
    pieces.clear();
    let mut at = 0;
    while let Some(first) = line[at..].chars().next() {
        let rest = &line[at..];
        let (len, kind) = if first.is_alphanumeric() {
            word(rest)
        } else if is_stop(first) {
            (run(rest, is_stop), PieceKind::Mark)
        } else {
            (first.len_utf8(), PieceKind::Mark)
        };
        let text = &rest[..len];
        if !(is_blank(first) || joins(first, line, at)) {
            pieces.push(Piece { text, start: at, kind, key: key(text) });
        }
        at += len;
    }
}

/// Says whether a character is white space or invisible.
pub fn is_blank(mark: char) -> bool {
    mark.is_whitespace() || is_invisible(mark)
}

/// Returns the hash of the compared form of `text`.
pub fn key(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    if text.is_ascii() {
        text.bytes().for_each(|byte| hasher.write_u8(byte.to_ascii_lowercase()));
    } else if text.chars().all(|mark| mark == '\u{2026}' || is_stop(mark)) {
        (0..3).for_each(|_| hasher.write_u8(b'.'));
    } else {
        normal(text).bytes().for_each(|byte| hasher.write_u8(byte));
    }
    hasher.finish()
}

const fn is_stop(mark: char) -> bool {
    matches!(mark, '.' | '\u{2026}')
}

/// Returns the length of the word or number at the start of `rest`.
fn word(rest: &str) -> (usize, PieceKind) {
    let (mut end, mut letters) = (0, false);
    let mut marks = rest.char_indices().peekable();
    while let Some((at, mark)) = marks.next() {
        let next = marks.peek().map(|&(_, next)| next);
        let inner = is_inner(mark, letters) && next.is_some_and(char::is_alphanumeric);
        if !(mark.is_alphanumeric() || inner || at > 0 && (is_invisible(mark) || is_accent(mark))) {
            break;
        }
        letters |= mark.is_alphabetic();
        end = at + mark.len_utf8();
    }
    (end, if letters { PieceKind::Word } else { PieceKind::Number })
}

/// Says whether a mark may stand inside a word, or inside a number.
const fn is_inner(mark: char, letters: bool) -> bool {
    is_apostrophe(mark) || (!letters && matches!(mark, '.' | ','))
}

/// Says whether a mark is an accent that stands behind its letter.
const fn is_accent(mark: char) -> bool {
    matches!(mark, '\u{300}'..='\u{36f}')
}

/// Says whether the mark at `at` is a hyphen between two words.
fn joins(mark: char, line: &str, at: usize) -> bool {
    matches!(mark, '-' | '\u{2010}' | '\u{2011}')
        && line[..at].ends_with(char::is_alphanumeric)
        && line[at + mark.len_utf8()..].starts_with(char::is_alphanumeric)
}

fn run(rest: &str, is_part: impl Fn(char) -> bool) -> usize {
    rest.find(|mark| !is_part(mark)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> Vec<&str> {
        let mut pieces = Vec::new();
        cut(line, &mut pieces);
        pieces.iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn words_numbers_and_marks_are_pieces() {
        assert_eq!(texts("L’IA, 1,5 % (+3)..."), ["L’IA", ",", "1,5", "%", "(", "+", "3", ")", "..."]);
        assert_eq!(texts("Gratis-Report – jetzt"), ["Gratis", "Report", "–", "jetzt"]);
        assert_eq!(texts("\u{200b} \u{a0}"), [""; 0]);
    }

    #[test]
    fn compared_forms_share_a_key() {
        assert_eq!(key("L’IA"), key("l'ia"));
        assert_eq!(key("e\u{301}te\u{301}"), key("ÉTÉ"));
        assert_eq!(key("..."), key("…"));
        assert_ne!(key("."), key("…"));
    }
}
