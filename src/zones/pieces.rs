//! The pieces of a line: words, numbers and marks.
//!
//! Takes a line; gives its pieces in order, with a hash of each one's compared form. It knows no language: an elided word stays whole, and a
//! hyphen between two words counts as a space, in patterns as in lines.

use crate::normal::{fold, is_apostrophe, is_invisible, normal};
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
    let (mut at, mut folded) = (0, String::new());
    while let Some(&byte) = line.as_bytes().get(at) {
        let (len, kind) = match byte {
            b' ' | b'\t'..=b'\r' => {
                at += 1;
                continue;
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => word(line, at),
            b'.' => (run(&line[at..], is_stop), PieceKind::Mark),
            0..=0x7f => {
                if byte == b'-' && joins('-', line, at) {
                    at += 1;
                    continue;
                }
                (1, PieceKind::Mark)
            }
            _ => {
                let (len, kind) = other(line, at);
                let Some(kind) = kind else {
                    at += len;
                    continue;
                };
                (len, kind)
            }
        };
        let text = &line[at..at + len];
        pieces.push(Piece { text, start: at, kind, key: key(text, &mut folded) });
        at += len;
    }
}

/// Returns length and kind of the piece that begins with a character beyond ASCII; no kind where it is none.
fn other(line: &str, at: usize) -> (usize, Option<PieceKind>) {
    let first = line[at..].chars().next().unwrap_or(' ');
    if is_latin(first) || first.is_alphanumeric() {
        let (len, kind) = word(line, at);
        return (len, Some(kind));
    }
    let len = if is_stop(first) { run(&line[at..], is_stop) } else { first.len_utf8() };
    (len, (!is_blank(first) && !joins(first, line, at)).then_some(PieceKind::Mark))
}

/// Says whether a character is white space or invisible.
pub fn is_blank(mark: char) -> bool {
    mark.is_whitespace() || is_invisible(mark)
}

/// Returns the hash of the compared form of `text`; `folded` is room to work in.
fn key(text: &str, folded: &mut String) -> u64 {
    if text.is_ascii() {
        hash(text.as_bytes())
    } else if text.chars().all(|mark| mark == '\u{2026}' || is_stop(mark)) {
        hash(b"...")
    } else if fold(text, folded) {
        hash(folded.as_bytes())
    } else {
        hash(normal(text).as_bytes())
    }
}

/// Returns the hash of a text in which capital letters of ASCII count as small ones.
fn hash(text: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    let mut eights = text.chunks_exact(8);
    for eight in &mut eights {
        hasher.write_u64(small(eight.try_into().map_or(0, u64::from_le_bytes)));
    }
    hasher.write_u64(small(partial(eights.remainder())));
    hasher.write_usize(text.len());
    hasher.finish()
}

/// Reads fewer than eight bytes.
fn partial(bytes: &[u8]) -> u64 {
    match *bytes {
        [a, b, c, d, ref rest @ ..] => {
            u64::from(u32::from_le_bytes([a, b, c, d])) | rest.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte)) << 32
        }
        _ => bytes.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte)),
    }
}

/// Makes the capital letters of ASCII among eight bytes small.
const fn small(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let low = eight & (0x7f * ONES);
    let from_a = low + (0x80 - b'A' as u64) * ONES;
    let behind_z = low + (0x7f - b'Z' as u64) * ONES;
    let capitals = !eight & (from_a ^ behind_z) & (0x80 * ONES);
    eight | capitals >> 2
}

const fn is_stop(mark: char) -> bool {
    matches!(mark, '.' | '\u{2026}')
}

/// Returns the length and the kind of the word or number at `start`.
fn word(line: &str, start: usize) -> (usize, PieceKind) {
    let bytes = line.as_bytes();
    let (mut at, mut letters) = (start, false);
    while let Some(&byte) = bytes.get(at) {
        let len = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {
                letters = true;
                1
            }
            b'0'..=b'9' => 1,
            b'\'' | b'.' | b',' if is_inner(char::from(byte), letters) && line[at + 1..].starts_with(char::is_alphanumeric) => 1,
            0..=0x7f => break,
            _ => {
                let mark = line[at..].chars().next().unwrap_or(' ');
                let len = mark.len_utf8();
                let inner = is_inner(mark, letters) && line[at + len..].starts_with(char::is_alphanumeric);
                let letter = is_latin(mark) || mark.is_alphabetic();
                if !(letter || mark.is_numeric() || inner || at > start && (is_invisible(mark) || is_accent(mark))) {
                    break;
                }
                letters |= letter;
                len
            }
        };
        at += len;
    }
    (at - start, if letters { PieceKind::Word } else { PieceKind::Number })
}

/// Says whether a mark may stand inside a word, or inside a number.
const fn is_inner(mark: char, letters: bool) -> bool {
    is_apostrophe(mark) || (!letters && matches!(mark, '.' | ','))
}

/// Says whether a character is a Latin letter beyond ASCII, as most such letters are; the Unicode tables are asked of others.
const fn is_latin(mark: char) -> bool {
    matches!(mark, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}')
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
    fn latin_letters_are_letters() {
        assert!((0..=char::MAX as u32).filter_map(char::from_u32).all(|mark| !is_latin(mark) || mark.is_alphabetic()));
    }

    #[test]
    fn compared_forms_share_a_key() {
        let key = |text: &str| key(text, &mut String::new());
        assert_eq!(key("L’IA"), key("l'ia"));
        assert_eq!(key("e\u{301}te\u{301}"), key("ÉTÉ"));
        assert_eq!(key("..."), key("…"));
        assert_ne!(key("."), key("…"));
    }
}
