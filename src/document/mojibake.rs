//! Text that was encoded twice.
//!
//! Takes a text in which UTF-8 was once read as Windows-1252 or Latin-1 and encoded again; gives it as it was meant. It repairs only where a
//! sequence cannot be meant as it stands: three characters that decode to one, or two in the middle of a word of small letters.

use std::ops::Range;

/// How often a text may have been encoded too often.
const ROUNDS: usize = 3;

/// A sequence that decodes to one character.
struct Found {
    range: Range<usize>,
    meant: char,
    sure: bool,
}

/// Returns the repaired text and how many characters were repaired; nothing where none was.
pub fn repair(text: &str) -> Option<(String, usize)> {
    let (mut repaired, mut count) = (None::<String>, 0);
    for _ in 0..ROUNDS {
        let Some((next, more)) = once(repaired.as_deref().unwrap_or(text)) else { break };
        repaired = Some(next);
        count += more;
    }
    repaired.map(|text| (text, count))
}

fn once(text: &str) -> Option<(String, usize)> {
    let found = sequences(text);
    if !found.iter().any(|one| one.sure) {
        return None;
    }
    let mut repaired = String::with_capacity(text.len());
    let mut at = 0;
    for one in &found {
        repaired.push_str(&text[at..one.range.start]);
        repaired.push(one.meant);
        at = one.range.end;
    }
    repaired.push_str(&text[at..]);
    Some((repaired, found.len()))
}

fn sequences(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = next_open(text, from) {
        match sequence(text, at) {
            Some(one) => {
                from = one.range.end;
                found.push(one);
            }
            None => from = at + text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// Returns where, from `from` on, the next character stands that is the first byte of a Latin letter, a mark of punctuation or a picture sign in
/// UTF-8: U+00C2 to U+00C5, U+00E2, U+00EF, U+00F0.
fn next_open(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += memchr::memchr(0xc3, bytes.get(at..)?)?;
        if matches!(bytes.get(at + 1), Some(0x82..=0x85 | 0xa2 | 0xaf | 0xb0)) {
            return Some(at);
        }
        at += 1;
    }
}

fn sequence(text: &str, at: usize) -> Option<Found> {
    let first = text[at..].chars().next()?;
    let len = match first {
        '\u{c2}'..='\u{c5}' => 2,
        '\u{f0}' => 4,
        _ => 3,
    };
    let mut bytes = [u8::try_from(u32::from(first)).ok()?, 0, 0, 0];
    let mut end = at + first.len_utf8();
    for byte in &mut bytes[1..len] {
        let mark = text[end..].chars().next();
        // The last byte of a closing mark is none in Windows-1252, and was often lost.
        let lost = mark.is_none_or(|mark| byte_of(mark).is_none_or(|byte| !is_continuation(byte)));
        if lost && bytes_of_closing_mark(text, at, end) {
            return Some(Found { range: at..end, meant: '\u{201d}', sure: false });
        }
        *byte = byte_of(mark?).filter(|&byte| is_continuation(byte))?;
        end += mark?.len_utf8();
    }
    let meant = std::str::from_utf8(&bytes[..len]).ok()?.chars().next()?;
    Some(Found { sure: len > 2 || cannot_stand(text, at, end, first), range: at..end, meant })
}

fn bytes_of_closing_mark(text: &str, at: usize, end: usize) -> bool {
    &text[at..end] == "\u{e2}\u{20ac}"
}

/// Says whether two characters cannot be meant as they stand: a capital behind or before small letters, or a letter alone before a sign.
fn cannot_stand(text: &str, at: usize, end: usize, first: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[end..].chars().next();
    let small = |mark: Option<char>| mark.is_some_and(char::is_lowercase);
    if first == '\u{c2}' { !before.is_some_and(char::is_uppercase) } else { small(before) || small(after) }
}

const fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// Returns the byte that Windows-1252 or Latin-1 reads as this character.
fn byte_of(mark: char) -> Option<u8> {
    const HIGH: [u16; 32] = [
        0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f, 0x90, 0x2018,
        0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
    ];
    let code = u32::from(mark);
    u8::try_from(code).ok().or_else(|| {
        let at = HIGH.iter().position(|&high| u32::from(high) == code)?;
        u8::try_from(0x80 + at).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Encodes a text once too often, as a program does that reads UTF-8 as Windows-1252.
    fn broken(text: &str) -> String {
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn what_was_encoded_twice_is_decoded() {
        for text in
            ["Le marché « s’essouffle », dit-il", "Die Größe der Lücke – „ernst“", "It’s a bubble…", "100 € à l’œuvre", "🤖 déjà vu"]
        {
            assert_eq!(repair(&broken(text)).unwrap().0, text);
            assert_eq!(repair(&broken(&broken(text))).unwrap().0, text);
        }
    }

    #[test]
    fn whole_text_stays_as_it_is() {
        for text in ["« CAFÉ » À LA CARTE", "MANHÃ… AMANHÃ»", "ÂGE D’OR", "pâté „MENÜ“ «Ä» Ã", "Å…", "naïve café – 20 °C"]
        {
            assert!(repair(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_closing_mark_whose_last_byte_was_lost_is_restored() {
        let text = broken("“It is”, he said. It’s").replace('\u{9d}', "");
        assert_eq!(repair(&text).unwrap().0, "“It is”, he said. It’s");
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in "(\\PC|[ÃÂâ€™©«»\u{81}\u{9d}]){0,60}") {
            if let Some((repaired, count)) = repair(&text) {
                prop_assert!(count > 0 && repaired.chars().count() < text.chars().count());
            }
        }
    }
}
