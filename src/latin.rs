//! Word borders in text of Latin letters, figures and common marks.
//!
//! Takes bytes of a text; tells the class of a character and where a word ends, by the same rules as the Unicode tables (UAX 29), with a table of
//! bytes. What it does not know it calls unknown, and leaves to the tables. It also reads the bytes of a word as numbers, eight at a time.

/// What a character does to word borders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A letter.
    Letter,
    /// A figure.
    Figure,
    /// White space.
    Space,
    /// A mark that is always apart.
    Mark,
    /// A mark that joins two letters.
    MidLetter,
    /// A mark that joins two figures.
    MidFigure,
    /// A mark that joins two letters or two figures: a stop, an apostrophe.
    MidBoth,
    /// The first byte of a longer character.
    Lead,
    /// Not known here.
    Unknown,
}

use Class::{Figure, Lead, Letter, Mark, MidBoth, MidFigure, MidLetter, Space, Unknown};

/// The class of each byte.
const BYTES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Unknown; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Letter,
            b'0'..=b'9' => Figure,
            b' ' | b'\t'..=b'\r' => Space,
            b':' => MidLetter,
            b',' | b';' => MidFigure,
            b'.' | b'\'' => MidBoth,
            // It joins words and is a mark of its own.
            b'_' => Unknown,
            0x21..=0x7e => Mark,
            0xc2..=0xc9 | 0xe2 => Lead,
            _ => Unknown,
        };
        byte += 1;
    }
    classes
}

/// Returns the class and the length of the character at `at`; white space of no length behind the last.
#[inline]
#[must_use]
pub fn class(bytes: &[u8], at: usize) -> (Class, usize) {
    let Some(&first) = bytes.get(at) else { return (Space, 0) };
    match BYTES[usize::from(first)] {
        Lead => long(bytes, at, first),
        class => (class, 1),
    }
}

fn long(bytes: &[u8], at: usize, first: u8) -> (Class, usize) {
    let second = bytes.get(at + 1).copied().unwrap_or_default();
    match (first, second) {
        (0xc3, 0x97 | 0xb7) => (Mark, 2),
        (0xc3..=0xc9, _) => (Letter, 2),
        (0xc2, 0xa0) => (Space, 2),
        // Superscripts, fractions, ordinals and a middle dot are left to the tables, and so is the soft hyphen.
        (0xc2, 0xa1..=0xa9 | 0xab | 0xac | 0xae..=0xb1 | 0xb4 | 0xb6 | 0xbb | 0xbf) => (Mark, 2),
        (0xe2, _) => (three(second, bytes.get(at + 2).copied().unwrap_or_default()), 3),
        _ => (Unknown, 2),
    }
}

/// Returns the class of a character of three bytes that begins with E2.
const fn three(second: u8, third: u8) -> Class {
    match (second, third) {
        // Apostrophes.
        (0x80, 0x98 | 0x99) => MidBoth,
        // Dashes, quotation marks, bullets, the ellipsis, angle quotes.
        (0x80, 0x90..=0x97 | 0x9a..=0xa3 | 0xa6 | 0xb0 | 0xb9 | 0xba) => Mark,
        // The euro and the trade mark.
        (0x82, 0xac) | (0x84, 0xa2) => Mark,
        _ => Unknown,
    }
}

/// Returns the end of the word that goes on at `at` behind a character of class `last`, a letter or a figure.
#[inline]
#[must_use]
pub fn word_end(bytes: &[u8], mut at: usize, mut last: Class) -> usize {
    loop {
        let plain = letters_from(bytes, at);
        if plain > 0 {
            at += plain;
            last = Letter;
        }
        let (kind, len) = class(bytes, at);
        match kind {
            Letter | Figure => {
                last = kind;
                at += len;
            }
            MidLetter | MidFigure | MidBoth => {
                let joins = if last == Letter { kind != MidFigure } else { kind != MidLetter };
                let (next, next_len) = class(bytes, at + len);
                if !joins || next != last {
                    return at;
                }
                at += len + next_len;
            }
            _ => return at,
        }
    }
}

/// Returns how many letters of ASCII stand from `at` on, eight at most; none where fewer than eight bytes are left.
#[inline]
fn letters_from(bytes: &[u8], at: usize) -> usize {
    (!letters(eight(bytes, at))).trailing_zeros() as usize / 8
}

/// Returns the highest bits of those of eight bytes that are letters of ASCII, and all other bits set.
#[inline]
#[must_use]
pub const fn letters(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let small = (eight & (0x7f * ONES)) | (0x20 * ONES);
    let from_a = small + (0x80 - b'a' as u64) * ONES;
    let behind_z = small + (0x7f - b'z' as u64) * ONES;
    (!eight & (from_a ^ behind_z)) | (0x7f * ONES)
}

/// Reads the eight bytes at `at` as a number; nought where the text is shorter.
#[inline]
#[must_use]
pub fn eight(text: &[u8], at: usize) -> u64 {
    text.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes)
}

/// Reads `len` bytes at `at`, fewer than eight, as a number.
#[inline]
#[must_use]
pub fn few(text: &[u8], at: usize, len: usize) -> u64 {
    match text.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()) {
        Some(bytes) => u64::from_le_bytes(bytes) & ((1 << (8 * len)) - 1),
        None => text[at..at + len].iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte)),
    }
}
