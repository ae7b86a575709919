//! A named speaker of an article.
//!
//! Takes nothing; holds what is known of a speaker and what its name looks like.

use crate::lexicon::{Gender, SpeakerKind};
use smallvec::SmallVec;
use std::borrow::Cow;

/// A named speaker of an article.
#[derive(Debug, Clone, Default)]
pub struct Entity<'a> {
    /// The fullest name, or the one in `speakers.csv`.
    pub name: Cow<'a, str>,
    /// What it is, where known.
    pub kind: Option<SpeakerKind>,
    /// Its gender, where known.
    pub gender: Option<Gender>,
    /// The row in `speakers.csv`.
    pub row: Option<usize>,
    /// Where it belongs, where known.
    pub organisation: String,
    pub(super) words: Words<'a>,
}

/// The words of a name in their compared form.
pub(super) type Words<'a> = SmallVec<[&'a str; 3]>;

impl Entity<'_> {
    /// Says whether more is known of it than a single word.
    pub fn is_known(&self) -> bool {
        self.row.is_some() || self.words.len() > 1 || self.kind.is_some()
    }

    /// Says whether it is known by more than one word.
    pub fn is_full_name(&self) -> bool {
        self.row.is_some() || self.words.len() > 1
    }

    /// Says whether its name looks like that of a body: an abbreviation before other words, or capitals within the last word.
    pub fn looks_like_body(&self) -> bool {
        let inner = |word: &str| word.chars().skip(1).any(char::is_uppercase);
        let upper = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
        let mut words = self.name.split_whitespace();
        let mixed = self.name.chars().any(char::is_lowercase);
        self.kind.is_none() && (self.name.split_whitespace().next_back().is_some_and(inner) || mixed && words.next().is_some_and(upper))
    }

    /// Says whether it may be a person.
    pub fn may_be_person(&self) -> bool {
        self.kind.is_none_or(|kind| kind == SpeakerKind::Person)
    }
}
