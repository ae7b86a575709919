//! What a mention of a possible speaker is.
//!
//! Takes nothing; holds where a phrase stands, what it is, and its gender and number.

use crate::lexicon::{Gender, Number};
use crate::segment::Tokens;

/// What a phrase that may name a speaker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionKind {
    /// A name.
    Name,
    /// A role.
    Role,
    /// A described group.
    Group,
    /// A body, without its name.
    Organisation,
    /// A medium.
    Outlet,
    /// A third-person pronoun.
    Pronoun,
    /// Any other noun phrase.
    Noun,
}

/// A phrase that may name a speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The phrase, with its article and what belongs to it.
    pub tokens: Tokens,
    /// The phrase without its complement.
    pub core: Tokens,
    /// The name in it.
    pub name: Option<Tokens>,
    /// A name before the title that says where its bearer belongs (the Nvidia CEO).
    pub modifier: Option<Tokens>,
    /// The row of its title in `titles.csv`.
    pub title: Option<usize>,
    /// What it is.
    pub kind: MentionKind,
    /// Its gender.
    pub gender: Gender,
    /// Its number, where known.
    pub number: Option<Number>,
    /// Whether a preposition stands before it, or it is part of another phrase.
    pub governed: bool,
    /// Whether its form bars it from being a subject.
    pub oblique: bool,
    /// Whether it begins with a word such as an article, and which.
    pub determiner: Option<usize>,
    /// The mention that it is a complement of.
    pub part_of: Option<usize>,
    /// Whether it bears a first name or a title that only persons have.
    pub person: bool,
}

impl Mention {
    /// Says whether it may stand as the subject of a verb.
    pub const fn may_be_subject(&self) -> bool {
        !self.governed && !self.oblique
    }
}
