//! The pieces of a line: words, numbers and marks.
//!
//! Takes a line; gives its pieces in order, with a hash of each one's compared form. It knows no language: an elided word stays whole, and a
//! hyphen between two words counts as a space, in patterns as in lines.

use crate::latin::{eight, few, letters};
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
            b'a'..=b'z' | b'A'..=b'Z' => match plain_word(line.as_bytes(), at) {
                Some((len, key)) => {
                    pieces.push(Piece { text: &line[at..at + len], start: at, kind: PieceKind::Word, key });
                    at += len;
                    continue;
                }
                None => word(line, at),
            },
            b'0'..=b'9' => word(line, at),
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
        pieces.push(Piece { text, start: at, kind, key: key(line, at, at + len, &mut folded) });
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

/// Returns the hash of the compared form of `line[start..end]`; `folded` is room to work in.
fn key(line: &str, start: usize, end: usize, folded: &mut String) -> u64 {
    let text = &line[start..end];
    if text.is_ascii() {
        hash(line.as_bytes(), start, end)
    } else if text.chars().all(|mark| mark == '\u{2026}' || is_stop(mark)) {
        hash(b"...", 0, 3)
    } else if fold(text, folded) {
        hash(folded.as_bytes(), 0, folded.len())
    } else {
        let normal = normal(text);
        hash(normal.as_bytes(), 0, normal.len())
    }
}

/// Returns the length and the hash of a word of letters of ASCII; nothing where it may hold others, or stands at the end of the line.
fn plain_word(line: &[u8], start: usize) -> Option<(usize, u64)> {
    let (mut hasher, mut at) = (FxHasher::default(), start);
    loop {
        let here = u64::from_le_bytes(line.get(at..at + 8)?.try_into().ok()?);
        let letters = letters(here);
        let small = here | (letters & 0x8080_8080_8080_8080) >> 2;
        let count = (!letters).trailing_zeros() as usize / 8;
        if count == 8 {
            hasher.write_u64(small);
            at += 8;
            continue;
        }
        let end = at + count;
        if matches!(line[end], b'0'..=b'9' | b'\'' | 0x80..) {
            return None;
        }
        hasher.write_u64(small & ((1 << (8 * count)) - 1));
        hasher.write_usize(end - start);
        return Some((end - start, hasher.finish()));
    }
}

/// Returns the hash of `text[start..end]`, in which capital letters of ASCII count as small ones.
fn hash(text: &[u8], start: usize, end: usize) -> u64 {
    let mut hasher = FxHasher::default();
    let mut at = start;
    while end - at >= 8 {
        hasher.write_u64(small(eight(text, at)));
        at += 8;
    }
    hasher.write_u64(small(few(text, at, end - at)));
    hasher.write_usize(end - start);
    hasher.finish()
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
    loop {
        while let Some(plain) = bytes.get(at).map(|&byte| PLAIN[usize::from(byte)]).filter(|&plain| plain > 0) {
            letters |= plain == LETTER;
            at += 1;
        }
        let Some(&byte) = bytes.get(at) else { break };
        let (len, letter) = match byte {
            b'\'' | b'.' | b',' if is_inner(char::from(byte), letters) && line[at + 1..].starts_with(char::is_alphanumeric) => (1, false),
            0..=0x7f => break,
            _ => match beyond(line, at, letters, at > start) {
                Some(found) => found,
                None => break,
            },
        };
        letters |= letter;
        at += len;
    }
    (at - start, if letters { PieceKind::Word } else { PieceKind::Number })
}

const LETTER: u8 = 1;
const FIGURE: u8 = 2;

/// The letters and figures among the bytes.
const PLAIN: [u8; 256] = {
    let mut plain = [0; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        plain[byte as usize] = if byte.is_ascii_alphabetic() { LETTER } else { FIGURE * byte.is_ascii_digit() as u8 };
        byte += 1;
    }
    plain
};

/// Returns the length of the character beyond ASCII at `at` and whether it is a letter, where a word may go on with it; `inside` says whether the
/// word has begun.
fn beyond(line: &str, at: usize, letters: bool, inside: bool) -> Option<(usize, bool)> {
    let mark = line[at..].chars().next().unwrap_or(' ');
    let len = mark.len_utf8();
    let inner = || is_inner(mark, letters) && line[at + len..].starts_with(char::is_alphanumeric);
    let letter = is_latin(mark) || mark.is_alphabetic();
    let goes_on = letter || mark.is_numeric() || inner() || inside && (is_invisible(mark) || is_accent(mark));
    goes_on.then_some((len, letter))
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

    proptest::proptest! {
        #[test]
        fn a_word_has_the_same_key_wherever_it_stands(line in "[a-cX-Z0-2'.,\u{e9} -]{0,40}") {
            let mut pieces = Vec::new();
            cut(&line, &mut pieces);
            for piece in pieces {
                proptest::prop_assert_eq!(piece.key, key(piece.text, 0, piece.text.len(), &mut String::new()), "{}", piece.text);
            }
        }
    }

    #[test]
    fn compared_forms_share_a_key() {
        let key = |text: &str| key(text, 0, text.len(), &mut String::new());
        assert_eq!(key("L’IA"), key("l'ia"));
        assert_eq!(key("e\u{301}te\u{301}"), key("ÉTÉ"));
        assert_eq!(key("..."), key("…"));
        assert_ne!(key("."), key("…"));
    }
}
