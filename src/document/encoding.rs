//! Bytes to text.
//!
//! Takes bytes of an unknown encoding; gives the text and what was assumed, or says why it is none. The order is: byte order mark, strict
//! UTF-8, what a page states of itself, and only then a guess. Nothing but encoding is changed: no character is composed, dropped or folded.

use super::{Warning, mojibake};
use crate::error::SkipCode;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are looked at to tell text from other files.
const SNIFFED: usize = 8 * 1024;
/// How many bytes of a page are searched for its stated encoding.
const STATED_WITHIN: usize = 4 * 1024;
/// How many characters of a text may be control or replacement characters, as one in so many.
const ODD_ONE_IN: usize = 10;

/// First bytes of files that are no text, and what they are.
const KINDS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file, such as DOCX, XLSX or EPUB"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3", "a database"),
];

/// A text and what was assumed to read it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// What was assumed or repaired.
    pub warnings: Vec<Warning>,
}

/// Why bytes are no text.
pub type Refused = (SkipCode, String);

/// Decodes bytes; `page` where they may state their encoding as HTML does.
pub fn decode_bytes(bytes: &[u8], page: bool) -> Result<Decoded, Refused> {
    refuse_binary(bytes)?;
    let mut decoded = raw(bytes, page);
    refuse_odd(&decoded.text)?;
    if let Some((repaired, count)) = mojibake::repair(&decoded.text) {
        let message = format!("{count} characters were encoded twice; they were decoded once more");
        decoded.warnings.push(Warning::new("double_encoding", None, message));
        decoded.text = repaired;
    }
    Ok(decoded)
}

/// Returns the encoding of a stream by its first bytes where it cannot be read as bytes with ASCII in them, and the length of its mark.
pub fn wide_encoding(head: &[u8]) -> Option<(&'static Encoding, usize)> {
    match Encoding::for_bom(head) {
        Some((encoding, mark)) if encoding != UTF_8 => Some((encoding, mark)),
        Some(_) => None,
        None => unmarked_utf16(head).map(|encoding| (encoding, 0)),
    }
}

/// Says why bytes are no text, by their first ones.
pub fn refuse_binary(bytes: &[u8]) -> Result<(), Refused> {
    let head = &bytes[..bytes.len().min(SNIFFED)];
    let refused = |found: &str| Err((SkipCode::Binary, format!("found {found}, expected text; save it as plain text or HTML")));
    if let Some((_, kind)) = KINDS.iter().find(|(start, _)| head.starts_with(start)) {
        return refused(kind);
    }
    if memchr::memchr(0, head).is_some() && wide_encoding(head).is_none() {
        return refused("NUL bytes");
    }
    Ok(())
}

fn raw(bytes: &[u8], page: bool) -> Decoded {
    if let Some((encoding, mark)) = wide_encoding(bytes) {
        return assumed(encoding, &bytes[mark..], if mark > 0 { "its byte order mark states" } else { "its zero bytes suggest" });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), warnings: Vec::new() };
    }
    if let Some(decoded) = mostly_utf8(bytes) {
        return decoded;
    }
    match stated_encoding(bytes).filter(|&stated| page && stated != UTF_8) {
        Some(stated) => assumed(stated, bytes, "the page states"),
        None => assumed(guess(bytes), bytes, "its bytes suggest"),
    }
}

fn assumed(encoding: &'static Encoding, bytes: &[u8], why: &str) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let mut warnings = vec![Warning::new("encoding", None, format!("read as {}, which {why}", encoding.name()))];
    if broken {
        warnings.push(Warning::new("broken_characters", None, format!("some bytes are no {} and stand as U+FFFD", encoding.name())));
    }
    Decoded { text: text.into_owned(), warnings }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Reads a text in UTF-8 with a few stray bytes: they are read as Windows-1252, the one encoding that such bytes come from.
fn mostly_utf8(bytes: &[u8]) -> Option<Decoded> {
    let (mut text, mut whole, mut stray) = (String::with_capacity(bytes.len()), 0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|mark| !mark.is_ascii()).count();
        stray += usize::from(!chunk.invalid().is_empty());
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    let message = format!("{stray} places are no UTF-8 and were read as Windows-1252");
    (whole >= 4 * stray).then(|| Decoded { text, warnings: vec![Warning::new("encoding", None, message)] })
}

/// Returns UTF-16 without its mark: every second byte of the first ones is zero, and hardly any other.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(SNIFFED) & !1];
    memchr::memchr(0, head)?;
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    let rules = |many: usize, few: usize| pairs >= 2 && many * 2 > pairs && few * 20 < pairs;
    if rules(odd, even) {
        Some(UTF_16LE)
    } else if rules(even, odd) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Returns the encoding that a page states near its top.
fn stated_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(STATED_WITHIN)].to_ascii_lowercase();
    let at = head.windows(8).position(|part| part == b"charset=")? + 8;
    let label = head[at..].strip_prefix(b"\"").or_else(|| head[at..].strip_prefix(b"'")).unwrap_or(&head[at..]);
    let end = label.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte))).unwrap_or(label.len());
    Encoding::for_label(&label[..end]).filter(|encoding| encoding.is_ascii_compatible())
}

/// Says whether a byte is a control character that is no white space.
const fn may_be_odd(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t'..=b'\r') || byte == 0x7f
}

/// Says whether two bytes may begin a control or replacement character.
const fn is_odd_pair(two: &[u8]) -> bool {
    matches!(two, [0xc2, 0x80..=0x9f] | [0xef, 0xbf])
}

fn refuse_odd(text: &str) -> Result<(), Refused> {
    let odd = |mark: char| mark == '\u{fffd}' || mark.is_control() && !mark.is_whitespace() && mark != '\u{1b}';
    let most = text.len().min(SNIFFED * 4);
    let head = &text.as_bytes()[..most];
    let pairs = || memchr::memchr2_iter(0xc2, 0xef, head).any(|at| is_odd_pair(&text.as_bytes()[at..text.len().min(at + 2)]));
    let odd_bytes = || head.chunks(64).any(|part| part.iter().fold(false, |odd, &byte| odd | may_be_odd(byte)));
    if !odd_bytes() && !pairs() {
        return Ok(());
    }
    let head = || text.chars().take(SNIFFED);
    let (all, found) = (head().count(), head().filter(|&mark| odd(mark)).count());
    if found * ODD_ONE_IN > all {
        let reason = format!("found {found} control or broken characters among the first {all}, expected text; save it as UTF-8");
        return Err((SkipCode::Binary, reason));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "Der Chef sprach über die große Lücke – „ernst“, sagte er. Le marché s’essouffle déjà à l’été.";

    fn text_of(bytes: &[u8]) -> (String, usize) {
        let decoded = decode_bytes(bytes, false).unwrap();
        (decoded.text, decoded.warnings.len())
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn unicode_is_read_with_and_without_mark() {
        assert_eq!(text_of(TEXT.as_bytes()), (TEXT.to_owned(), 0));
        assert_eq!(text_of(format!("\u{feff}{TEXT}").as_bytes()), (TEXT.to_owned(), 0));
        for mark in ["", "\u{feff}"] {
            let marked = format!("{mark}{TEXT}");
            assert_eq!(text_of(&utf16(&marked, u16::to_le_bytes)), (TEXT.to_owned(), 1));
            assert_eq!(text_of(&utf16(&marked, u16::to_be_bytes)), (TEXT.to_owned(), 1));
        }
    }

    #[test]
    fn older_encodings_are_guessed_and_reported() {
        let bytes = WINDOWS_1252.encode(TEXT).0.into_owned();
        assert_eq!(text_of(&bytes), (TEXT.to_owned(), 1));
    }

    #[test]
    fn a_page_states_its_encoding() {
        let page = format!("<meta charset=\"iso-8859-2\"><p>{}</p>", "Łódź śpi");
        let bytes = encoding_rs::ISO_8859_2.encode(&page).0.into_owned();
        assert_eq!(decode_bytes(&bytes, true).unwrap().text, page);
    }

    #[test]
    fn a_stray_byte_does_not_spoil_the_rest() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.extend_from_slice(b" Caf\xe9");
        assert_eq!(text_of(&bytes), (format!("{TEXT} Café"), 1));
    }

    #[test]
    fn files_that_are_no_text_are_refused_with_their_kind() {
        for (bytes, part) in
            [(&b"%PDF-1.7 x"[..], "PDF"), (b"a\0b\0\0c", "NUL"), (b"\x89PNG\r\n", "PNG"), (b"\x01\x02\x03\x04\x05", "control")]
        {
            let (code, reason) = decode_bytes(bytes, false).unwrap_err();
            assert_eq!(code, SkipCode::Binary);
            assert!(reason.contains(part), "{reason}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), page: bool) {
            let _ = decode_bytes(&bytes, page);
        }

        #[test]
        fn any_text_comes_back_as_it_was(text in "[a-zäöüß \u{301}\u{ad}\u{200b}\u{a0}’“”«»\r\n]{0,80}") {
            prop_assert_eq!(decode_bytes(text.as_bytes(), false).unwrap().text, text);
        }
    }
}
