//! Bytes to text.
//!
//! Takes an article's bytes; gives its document, or says why there is none.

use super::{Article, Document};
use crate::error::{Error, Result, SkipCode};

/// Decodes one article.
///
/// # Errors
/// When the bytes are empty, binary, or fit no encoding.
pub fn decode(article: &Article) -> Result<Document> {
    let text = std::str::from_utf8(&article.bytes)
        .map_err(|error| Error::article(&article.path, SkipCode::Encoding, format!("{error}; save it as UTF-8")))?;
    if text.trim().is_empty() {
        return Err(Error::article(&article.path, SkipCode::Empty, "found no text, expected an article"));
    }
    Ok(Document {
        id: article.id.clone(),
        path: article.path.clone(),
        text: text.to_owned(),
        meta: article.meta.clone(),
        warnings: article.warnings.clone(),
        ..Document::default()
    })
}
