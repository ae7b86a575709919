//! Outputs without article text.
//!
//! Takes text of an article; gives a hash that stands for it, so that whoever has the article can check it and nobody else can read it.

use super::table::{Cell, ColumnKind, Table};
use crate::aggregate::Analysis;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;

/// How words of articles are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Excerpts {
    /// As they stand.
    #[default]
    Whole,
    /// As hashes.
    Hashed,
}

impl Excerpts {
    /// Returns words of an article, or what stands for them.
    #[must_use]
    pub fn text<'t>(self, text: &'t str) -> Cow<'t, str> {
        match self {
            Self::Whole => Cow::Borrowed(text),
            Self::Hashed => Cow::Owned(hashed(text)),
        }
    }

    /// Returns a row with what stands for the article's words in place of them.
    #[must_use]
    pub fn row<'a>(self, table: &Table, cells: Vec<Cell<'a>>) -> Vec<Cell<'a>> {
        if self == Self::Whole {
            return cells;
        }
        let kinds = table.columns.iter().map(|column| column.kind);
        cells.into_iter().zip(kinds).map(|(cell, kind)| if kind == ColumnKind::Excerpt { hidden(cell) } else { cell }).collect()
    }

    /// Takes the words of the article out of its warnings; their codes and places stay.
    pub fn warnings(self, analysis: &mut Analysis) {
        if self == Self::Hashed {
            analysis.warnings.iter_mut().for_each(|warning| warning.message.clear());
        }
    }
}

fn hidden(cell: Cell<'_>) -> Cell<'_> {
    match cell {
        Cell::Text(_) | Cell::Made(_) => Cell::Made(hashed(cell.text())),
        _ => cell,
    }
}

/// Returns what stands for a text: the beginning of its SHA-256; nothing for nothing.
fn hashed(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let hex: String = Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{ARTICLES, QUOTES};

    #[test]
    fn a_hash_stands_for_words_and_nothing_for_nothing() {
        assert_eq!(Excerpts::Hashed.text("abc"), "sha256:ba7816bf8f01cfea", "as FIPS 180 has it");
        assert_eq!((Excerpts::Hashed.text(""), Excerpts::Whole.text("abc")), ("".into(), "abc".into()));
    }

    #[test]
    fn only_words_of_the_article_are_hidden() {
        let cells = QUOTES.columns.iter().map(|column| Cell::Text(column.name)).collect();
        let hidden = Excerpts::Hashed.row(&QUOTES, cells);
        let columns = QUOTES.columns.iter().zip(&hidden).filter(|(_, cell)| cell.text().starts_with("sha256:"));
        assert_eq!(columns.map(|(column, _)| column.name).collect::<Vec<_>>(), ["speaker_text", "cue", "text", "usage"]);
        let cells = ARTICLES.columns.iter().map(|column| Cell::Text(column.name)).collect();
        let hidden = Excerpts::Hashed.row(&ARTICLES, cells);
        let columns = ARTICLES.columns.iter().zip(&hidden).filter(|(_, cell)| cell.text().starts_with("sha256:"));
        assert_eq!(columns.map(|(column, _)| column.name).collect::<Vec<_>>(), ["title", "narrator_usage", "headline_usage"]);
    }
}
