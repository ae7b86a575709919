//! An article's bytes to its document.
//!
//! Takes an article; gives its decoded text with the zones that markup states, or says why there is none. Every later span points into that
//! text.

use super::encoding::{Decoded, decode_bytes};
use super::limits::Limits;
use super::{Article, Document, Format, Meta, Region, Warning, html, markdown};
use crate::error::{Error, Result, SkipCode};
use crate::normal::is_invisible;

/// What markup states of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text without its markup.
    pub text: String,
    /// The zones, in order.
    pub regions: Vec<Region>,
    /// What the markup says of the article.
    pub meta: Meta,
    /// What looks odd.
    pub warnings: Vec<Warning>,
}

/// Decodes one article.
///
/// # Errors
/// When the bytes are empty, binary, or fit no encoding.
pub fn decode(article: &Article) -> Result<Document> {
    decode_within(article, &Limits::default())
}

/// Decodes one article within limits.
///
/// # Errors
/// As [`decode`].
pub fn decode_within(article: &Article, limits: &Limits) -> Result<Document> {
    let refused = |code, reason: String| Error::article(&article.path, code, reason);
    let page = article.format == Format::Html;
    let Decoded { text, mut warnings } = decode_bytes(&article.bytes, page).map_err(|(code, reason)| refused(code, reason))?;
    let marked = match article.format {
        Format::Html => html::read(&text, limits.depth),
        Format::Text if html::is_page(&text) => html::read(&text, limits.depth),
        Format::Markdown => markdown::read(text),
        Format::Text => Marked { text, ..Marked::default() },
    };
    if marked.text.chars().all(|mark| mark.is_whitespace() || is_invisible(mark)) {
        return Err(refused(SkipCode::Empty, "found no text, expected an article".to_owned()));
    }
    warnings.splice(0..0, article.warnings.iter().cloned());
    warnings.extend(marked.warnings);
    warnings.extend(hidden_marks(&marked.text));
    let meta = article.meta.clone().or(marked.meta);
    Ok(Document { id: article.id.clone(), path: article.path.clone(), text: marked.text, meta, regions: marked.regions, warnings })
}

/// Warns of characters that show nothing and can make a text read otherwise than it is stored.
fn hidden_marks(text: &str) -> Option<Warning> {
    let turns = |mark: char| matches!(mark, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let controls = |mark: char| mark.is_control() && !mark.is_whitespace();
    let bytes = text.as_bytes();
    let is_plain = |part: &[u8]| part.iter().fold(true, |plain, &byte| plain & (byte >= b' ' || byte.is_ascii_whitespace()));
    let plain = bytes.chunks(64).all(is_plain);
    let may_turn =
        || memchr::memchr_iter(0xe2, bytes).any(|at| matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xaa..=0xae] | [0x81, 0xa6..=0xa9])));
    if plain && !may_turn() {
        return None;
    }
    let count = text.chars().filter(|&mark| turns(mark) || controls(mark)).count();
    let message = format!("{count} control characters or marks of writing direction, which show nothing; kept as they are");
    (count > 0).then(|| Warning::new("hidden_characters", None, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_without_text_are_refused() {
        for text in ["", " \n\t\u{a0}\u{200b}\r\n", "\u{feff}"] {
            assert!(decode(&Article::text("a", text)).is_err());
        }
    }

    #[test]
    fn the_text_is_kept_as_it_is() {
        let text = "a\u{ad}b e\u{301} \u{200b}x\r\n";
        assert_eq!(decode(&Article::text("a", text)).unwrap().text, text);
    }

    #[test]
    fn hidden_characters_are_reported() {
        let document = decode(&Article::text("a", "safe \u{202e}txt.exe and \u{1b}[2J more text")).unwrap();
        assert_eq!(document.warnings[0].code, "hidden_characters");
    }
}
