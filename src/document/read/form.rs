//! The forms of input, told by endings or chosen.
//!
//! Takes a source; gives its articles. Each form is read by a module of its own.

use super::list::Source;
use super::{Articles, ReadOptions, bytes, json, table};
use crate::document::{Article, Format};
use std::io::Read;

/// A form of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InputForm {
    /// One article of plain text.
    Text,
    /// One article in Markdown.
    Markdown,
    /// One saved page.
    Html,
    /// A table with commas, semicolons, tabs or bars, told by its header.
    Csv,
    /// A table with tabs.
    Tsv,
    /// One JSON object a line.
    JsonLines,
    /// A web archive.
    #[cfg(feature = "warc")]
    Warc,
}

/// The forms with the name that chooses each, and the endings that tell it.
const FORMS: &[(InputForm, &str, &[&str])] = &[
    (InputForm::Text, "txt", &["txt", "text"]),
    (InputForm::Markdown, "md", &["md", "markdown"]),
    (InputForm::Html, "html", &["html", "htm", "xhtml"]),
    (InputForm::Csv, "csv", &["csv"]),
    (InputForm::Tsv, "tsv", &["tsv", "tab"]),
    (InputForm::JsonLines, "jsonl", &["jsonl", "ndjson"]),
    #[cfg(feature = "warc")]
    (InputForm::Warc, "warc", &["warc"]),
];

impl InputForm {
    /// Returns the form of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        FORMS.iter().find(|(_, own, endings)| *own == name || endings.contains(&name)).map(|&(form, ..)| form)
    }

    /// Returns the names that choose a form.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FORMS.iter().map(|&(_, name, _)| name)
    }

    /// Returns the form that a file's name tells, whether the file is packed, and its name without endings.
    pub(super) fn of_name(name: &str) -> (Option<Self>, bool, &str) {
        let (packed, plain) = match name.rsplit_once('.') {
            Some((plain, ending)) if ending.eq_ignore_ascii_case("gz") => (true, plain),
            _ => (false, name),
        };
        let told = plain.rsplit_once('.').and_then(|(stem, ending)| Some((Self::named(&ending.to_ascii_lowercase())?, stem)));
        match told {
            Some((form, stem)) => (Some(form), packed, stem),
            None => (None, packed, plain.rsplit_once('.').map_or(plain, |(stem, _)| stem)),
        }
    }

    /// Returns how an article is decoded that is a whole input of this form; nothing for tables.
    const fn format(self) -> Option<Format> {
        match self {
            Self::Text => Some(Format::Text),
            Self::Markdown => Some(Format::Markdown),
            Self::Html => Some(Format::Html),
            _ => None,
        }
    }
}

/// Gives the articles of a file.
pub fn articles(source: Source, options: &ReadOptions) -> Articles {
    let opened = bytes::open(&source, &options.limits, source.form.format().is_some());
    match opened {
        Ok(input) => articles_from(source, input, options),
        Err(skipped) => Box::new(std::iter::once(Err(skipped))),
    }
}

/// Gives the articles of an input that is open.
pub fn articles_from(source: Source, input: Box<dyn Read + Send>, options: &ReadOptions) -> Articles {
    match source.form {
        InputForm::Csv | InputForm::Tsv => table::articles(source, input, options),
        InputForm::JsonLines => json::articles(source, input, options),
        #[cfg(feature = "warc")]
        InputForm::Warc => super::warc::articles(source, input, options),
        form => {
            let format = form.format().unwrap_or_default();
            let read = bytes::whole(&source, input, &options.limits);
            let article = |bytes| Article { id: source.id, path: source.shown, bytes, format, ..Article::default() };
            Box::new(std::iter::once(read.map(article)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_forms() {
        assert_eq!(InputForm::of_name("a.b.TXT"), (Some(InputForm::Text), false, "a.b"));
        assert_eq!(InputForm::of_name("a.jsonl.gz"), (Some(InputForm::JsonLines), true, "a"));
        assert_eq!(InputForm::of_name("a.png"), (None, false, "a"));
        assert_eq!(InputForm::of_name("a"), (None, false, "a"));
    }
}
