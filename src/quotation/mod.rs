//! Quotations: what is said, as spans, with the words that report it.
//!
//! Takes segments, matches and a language; gives [`Quotation`]s in order of their start. Who speaks is found by `speaker`.

use crate::lexicon::QuoteMarkRow;
use crate::document::Warning;
use crate::matcher::Matches;
use crate::segment::{Forms, Grammar, Segments, Tokens};
use crate::span::Span;
use serde::Serialize;

/// How a quotation is marked as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// In quotation marks.
    Direct,
    /// A reported clause.
    Indirect,
    /// A reported clause with a marked part.
    Mixed,
    /// Verbatim words without marks of their own.
    Block,
    /// A speech act told without a clause.
    Reported,
}

impl Kind {
    /// Returns the kind's name in the outputs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
            Self::Block => "block",
            Self::Reported => "reported",
        }
    }
}

/// The words that report a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// Position of the row in `reporting.csv`.
    pub row: usize,
    /// The tokens of the cue that were matched, ascending.
    pub words: Vec<usize>,
    /// Where, from the first to the last of them.
    pub span: Span,
}

/// Something that somebody is said to have said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// How it is marked.
    pub kind: Kind,
    /// The pieces of its content as token ranges, ascending, without outermost marks; one unless a reporting clause breaks it.
    pub pieces: Vec<Tokens>,
    /// The words that report it, if any.
    pub cue: Option<Cue>,
    /// The tokens among which its source is to be sought first: the reporting clause; empty when there is none.
    pub frame: Tokens,
    /// The tokens of the source phrase, where the form of the cue fixes it (`according to X`).
    pub source: Option<Tokens>,
    /// The quotation that it lies in.
    pub inside: Option<usize>,
    /// The quotation whose speaker it is expected to share: it goes on from it.
    pub continues: Option<usize>,
}

impl Quotation {
    /// Returns the tokens from the first to the last of its content.
    #[must_use]
    pub fn tokens(&self) -> Tokens {
        let start = self.pieces.first().map_or(0, |piece| piece.start);
        let end = self.pieces.last().map_or(0, |piece| piece.end);
        start..end
    }

    /// Says whether a token belongs to the content.
    #[must_use]
    pub fn holds(&self, token: usize) -> bool {
        self.pieces.iter().any(|piece| piece.contains(&token))
    }
}

/// What finding quotations needs to know of a text.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The text.
    pub text: &'a str,
    /// Its parts.
    pub segments: &'a Segments,
    /// The word forms.
    pub forms: &'a Forms,
    /// What fires in it.
    pub matches: &'a Matches,
    /// The language's grammar.
    pub grammar: &'a Grammar,
    /// The language's rows.
    pub pack: &'a crate::lexicon::Pack,
}

/// Finds the quotations of a text.
#[must_use]
pub fn find(reading: Reading<'_>, warnings: &mut Vec<Warning>) -> Vec<Quotation> {
    let _ = (reading, warnings);
    Vec::new()
}

/// The quotation marks of a language.
pub type Marks = [QuoteMarkRow];
