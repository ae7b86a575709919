//! The form in which words are compared.
//!
//! Takes a word as written; gives it in lower case, composed (NFC), with one kind of apostrophe and without invisible characters. The text
//! itself is never changed.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// Returns the form of `word` that is compared.
#[must_use]
pub fn normal(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(word.to_ascii_lowercase())
        } else {
            Cow::Borrowed(word)
        };
    }
    if let Some(folded) = latin(word) {
        return Cow::Owned(folded);
    }
    let composed: Cow<'_, str> =
        if is_nfc_quick(word.chars()) == IsNormalized::Yes { Cow::Borrowed(word) } else { Cow::Owned(word.nfc().collect()) };
    Cow::Owned(composed.chars().filter(|&mark| !is_invisible(mark)).map(one_apostrophe).flat_map(char::to_lowercase).collect())
}

/// Returns the compared form of a word of Latin letters, which need not be composed; nothing for any other.
fn latin(word: &str) -> Option<String> {
    let mut folded = String::with_capacity(word.len());
    fold(word, &mut folded).then_some(folded)
}

/// Puts the compared form of a word of Latin letters in `folded`, which is emptied first; says no where the word needs the Unicode tables.
pub(crate) fn fold(word: &str, folded: &mut String) -> bool {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
        return true;
    }
    for mark in word.chars() {
        match mark {
            '\0'..='\x7f' => folded.push(mark.to_ascii_lowercase()),
            '\u{df}'..='\u{ff}' => folded.push(mark),
            '\u{ae}'..='\u{17f}' => folded.extend(mark.to_lowercase()),
            '\u{2018}' | '\u{2019}' => folded.push('\''),
            _ => return false,
        }
    }
    true
}

/// Says whether a character shows nothing and must not part a word: soft hyphen, zero-width and direction marks.
#[must_use]
pub const fn is_invisible(mark: char) -> bool {
    matches!(mark, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Says whether a character is an apostrophe of any kind.
#[must_use]
pub const fn is_apostrophe(mark: char) -> bool {
    matches!(mark, '\'' | '\u{2019}' | '\u{2bc}' | '\u{2018}' | '\u{ff07}')
}

const fn one_apostrophe(mark: char) -> char {
    if is_apostrophe(mark) { '\'' } else { mark }
}
