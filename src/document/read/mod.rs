//! Articles from paths, one by one.
//!
//! Takes paths: files, folders, patterns, `-` for standard input. Gives articles in a fixed order, each with its id and what is known of it, and
//! for whatever cannot be used a [`Skipped`] row with its reason; the rest goes on. One article is held at a time, however large a table is.

mod bytes;
mod form;
mod ids;
mod json;
mod known;
mod list;
mod rows;
mod table;
#[cfg(feature = "warc")]
mod warc;

pub use form::InputForm;

use super::{Article, Limits, Warning};
use crate::error::{ErrorKind, Result, SkipCode};
use crate::hashes::Hashes;
use known::Known;
use list::{Listing, Source};
use rustc_hash::{FxHashMap, FxHasher};
use std::collections::VecDeque;
use std::hash::Hasher as _;
use std::io::Read;
use std::path::PathBuf;

/// How paths are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// How standard input and files that are named, or matched by a pattern, are read; nothing to tell it from their endings. Files found in
    /// folders are always read by their endings.
    pub form: Option<InputForm>,
    /// The columns of tables, and the keys of JSON Lines.
    pub columns: Columns,
    /// How much is read.
    pub limits: Limits,
}

/// The names of a table's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The article's text.
    pub text: String,
    /// Its id.
    pub id: String,
    /// Its language's code.
    pub language: String,
    /// Its date.
    pub date: String,
    /// Its medium.
    pub source: String,
    /// Its address.
    pub url: String,
    /// Its headline.
    pub title: String,
}

impl Default for Columns {
    fn default() -> Self {
        let [text, id, language, date, source, url, title] = Self::NAMES.map(str::to_owned);
        Self { text, id, language, date, source, url, title }
    }
}

impl Columns {
    /// The names where none are chosen, in the order of [`Columns::names`].
    pub(super) const NAMES: [&'static str; 7] = ["text", "id", "language", "date", "source", "url", "title"];

    /// Returns the names, in a fixed order.
    pub(super) fn names(&self) -> [&str; 7] {
        [&self.text, &self.id, &self.language, &self.date, &self.source, &self.url, &self.title]
    }
}

/// An input that was left out; a row of `skipped.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The path, as given.
    pub path: String,
    /// The row of a table (the header is row 1) or the line of a JSON Lines file.
    pub row: Option<usize>,
    /// A short code.
    pub code: SkipCode,
    /// What was found, what was expected, what to do.
    pub reason: String,
}

/// An article, or why there is none.
pub type Found = std::result::Result<Article, Skipped>;

/// Articles of one source.
type Articles = Box<dyn Iterator<Item = Found> + Send>;

/// The articles of all paths, in order.
pub struct Inputs {
    sources: VecDeque<std::result::Result<Source, Skipped>>,
    standard_input: Option<Box<dyn Read + Send>>,
    options: ReadOptions,
    known: Known,
    /// The hashes of the ids given so far.
    given: Hashes,
    /// How often ids were given that were given again, by their hashes.
    again: FxHashMap<u64, u32>,
    current: Option<Articles>,
    left_out: usize,
}

/// Lists the articles of `paths`; `standard_input` is read where a path is `-`.
///
/// # Errors
/// When a pattern is broken, or `-` stands twice or without standard input.
pub fn read(paths: &[PathBuf], options: ReadOptions, standard_input: Option<Box<dyn Read + Send>>) -> Result<Inputs> {
    let mut listing = Listing::default();
    for path in paths {
        listing.add(path, &options)?;
    }
    let dashes = listing.sources.iter().flatten().filter(|source| source.is_standard_input()).count();
    if dashes > usize::from(standard_input.is_some()) {
        let message = "found - as a path, expected it once and with standard input; give each path once".to_owned();
        return Err(ErrorKind::Usage(message).into());
    }
    ids::assign(&mut listing.sources);
    let (sources, left_out) = (listing.sources.into(), listing.left_out);
    Ok(Inputs {
        sources,
        standard_input,
        options,
        known: Known::default(),
        given: Hashes::default(),
        again: FxHashMap::default(),
        current: None,
        left_out,
    })
}

impl Inputs {
    /// Returns how many sources are still to be opened: files, and tables of any length.
    #[must_use]
    pub fn sources(&self) -> usize {
        self.sources.len()
    }

    /// Returns how many bytes are still to be read; nothing where that cannot be told: packed files and standard input.
    #[must_use]
    pub fn bytes(&self) -> Option<u64> {
        let of = |source: &Source| {
            let known = !source.packed && !source.is_standard_input();
            known.then(|| std::fs::metadata(&source.path).map_or(0, |data| data.len()))
        };
        self.sources.iter().flatten().map(of).sum()
    }

    /// Returns how many files in folders were left out because their endings name no article.
    #[must_use]
    pub const fn left_out(&self) -> usize {
        self.left_out
    }

    /// Opens a source; a fault of the metadata beside it comes first.
    fn open(&mut self, source: Source) -> Articles {
        let (meta, faults) = self.known.of(&source, &self.options.limits);
        let articles = if source.is_standard_input() {
            let input = self.standard_input.take().unwrap_or_else(|| Box::new(std::io::empty()));
            form::articles_from(source, input, &self.options)
        } else {
            form::articles(source, &self.options)
        };
        let with_meta = articles.map(move |read| read.map(|article| Article { meta: article.meta.or(meta.clone()), ..article }));
        Box::new(faults.into_iter().map(Err).chain(with_meta))
    }

    /// Makes an id that no article before has.
    fn unique(&mut self, mut article: Article) -> Article {
        let first = self.count(&article.id);
        if first == 1 {
            return article;
        }
        let mut number = first;
        let mut id = format!("{}-{number}", article.id);
        while self.count(&id) > 1 {
            number += 1;
            id = format!("{}-{number}", article.id);
        }
        article.warnings.push(Warning::new("id_again", None, format!("another article has the id {}; this one is {id}", article.id)));
        Article { id, ..article }
    }

    fn count(&mut self, id: &str) -> u32 {
        let mut hasher = FxHasher::default();
        hasher.write(id.as_bytes());
        let hash = hasher.finish();
        if self.given.insert(hash) {
            return 1;
        }
        let count = self.again.entry(hash).or_insert(1);
        *count += 1;
        *count
    }
}

impl Iterator for Inputs {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            match self.current.as_mut().and_then(Iterator::next) {
                Some(Ok(article)) => return Some(Ok(self.unique(article))),
                Some(Err(skipped)) => return Some(Err(skipped)),
                None => self.current = None,
            }
            match self.sources.pop_front()? {
                Ok(source) => self.current = Some(self.open(source)),
                Err(skipped) => return Some(Err(skipped)),
            }
        }
    }
}

impl std::fmt::Debug for Inputs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inputs").field("sources", &self.sources).field("options", &self.options).finish_non_exhaustive()
    }
}
