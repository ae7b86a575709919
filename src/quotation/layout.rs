//! A paragraph as quotations see it: units and chunks.
//!
//! Takes the tokens of a paragraph and its paired marks; gives units (sentences, those within marks taken as one with what stands around them)
//! and their chunks (what commas, colons, dashes and standing quotations part). It decides nothing about speech.

use super::Reading;
use super::marks::Pair;
use crate::lexicon::{ClauseKind, CueKind, Use, Zone};
use crate::matcher::{Match, Matches};
use crate::segment::{Token, Tokens, Uses};

/// From how many words on marked words are a quotation by their length.
pub const LONG: usize = 9;

/// A paragraph with its marks.
#[derive(Debug)]
pub struct Layout<'a> {
    /// The text.
    pub reading: Reading<'a>,
    /// The paragraph's tokens.
    pub tokens: Tokens,
    /// The paragraph's pairs of marks.
    pub pairs: &'a [Pair],
    /// For each token of the paragraph, its outermost pair; nothing where there are none.
    cover: Vec<u32>,
}

impl<'a> Layout<'a> {
    /// Lays a paragraph out.
    #[must_use]
    pub fn new(reading: Reading<'a>, tokens: Tokens, pairs: &'a [Pair]) -> Self {
        let mut cover = vec![u32::MAX; if pairs.is_empty() { 0 } else { tokens.len() }];
        for (at, pair) in pairs.iter().enumerate().filter(|(_, pair)| pair.parent.is_none()) {
            for token in pair.outer.clone() {
                cover[token - tokens.start] = u32::try_from(at).unwrap_or(u32::MAX);
            }
        }
        Self { reading, tokens, pairs, cover }
    }

    /// Returns a token.
    #[must_use]
    pub fn token(&self, at: usize) -> &Token {
        &self.reading.segments.tokens[at]
    }

    /// Returns the compared form of a token.
    #[must_use]
    pub fn text(&self, at: usize) -> &'a str {
        self.reading.forms.text(self.token(at).form)
    }

    /// Returns the uses of a token; none behind the paragraph's end.
    #[must_use]
    pub fn uses(&self, at: usize) -> Uses {
        if self.tokens.contains(&at) { self.reading.forms.uses(self.token(at).form) } else { Uses::default() }
    }

    /// Says whether a token is a pronoun that may stand for a speaker.
    #[must_use]
    pub fn is_pronoun(&self, at: usize) -> bool {
        self.tokens.contains(&at) && self.reading.forms.is_pronoun(self.token(at).form)
    }

    /// Says whether the paragraph is the headline.
    #[must_use]
    pub fn is_headline(&self) -> bool {
        let segments = self.reading.segments;
        segments.paragraphs[segments.paragraph_of(self.tokens.start)].zone == Zone::Title
    }

    /// Counts words and numbers.
    #[must_use]
    pub fn words(&self, tokens: &Tokens) -> usize {
        tokens.clone().filter(|&at| self.is_word(at)).count()
    }

    /// Says whether a token is a word or a number.
    #[must_use]
    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.contains(&at) && matches!(self.token(at).kind, crate::segment::TokenKind::Word | crate::segment::TokenKind::Number)
    }

    /// Says whether a token is a hyphen or the like between two words.
    #[must_use]
    pub fn is_joiner(&self, at: usize) -> bool {
        self.tokens.contains(&at) && self.token(at).kind == crate::segment::TokenKind::Joiner
    }

    /// Returns the outermost pair of marks around a token.
    #[must_use]
    pub fn pair_at(&self, at: usize) -> Option<usize> {
        self.cover
            .get(at.wrapping_sub(self.tokens.start))
            .and_then(|&pair| usize::try_from(pair).ok())
            .filter(|&pair| pair < self.pairs.len())
    }

    /// Says whether a token is one of those marks.
    #[must_use]
    pub fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.tokens.contains(&at) && self.token(at).is_mark() && marks.contains(&self.text(at))
    }

    /// Returns the first word of some tokens.
    #[must_use]
    pub fn first_word(&self, tokens: &Tokens) -> Option<usize> {
        tokens.clone().find(|&at| self.is_word(at))
    }

    /// Returns the last word of some tokens.
    #[must_use]
    pub fn last_word(&self, tokens: &Tokens) -> Option<usize> {
        tokens.clone().rev().find(|&at| self.is_word(at))
    }

    /// Says whether a form shows that a clause has its verb: be, have, can, a mood, or a subject pronoun.
    #[must_use]
    pub fn has_verb(&self, tokens: &Tokens) -> bool {
        tokens.clone().any(|at| self.is_verb(at) || self.is_pronoun(at) || self.uses(at).has(Use::FirstPerson))
    }

    /// Says whether a token is a finite form that rows know.
    #[must_use]
    pub fn is_verb(&self, at: usize) -> bool {
        let uses = self.uses(at);
        uses.has_any(&[Use::Auxiliary, Use::Modal, Use::Finite, Use::Subjunctive, Use::Conditional])
            && !uses.has(Use::Infinitive)
            && !self.token(at).capital
            && !self.follows_infinitive_mark(at)
    }

    /// Says whether the word that marks infinitives stands right before a token.
    fn follows_infinitive_mark(&self, at: usize) -> bool {
        at > self.tokens.start && self.uses(at - 1).has(Use::Infinitive) && self.is_word(at - 1)
    }

    /// Says whether a clause with its verb in the second place has one: a known form, or a small word right behind a name or noun.
    #[must_use]
    pub fn has_main_verb(&self, tokens: &Tokens) -> bool {
        tokens.clone().any(|at| {
            self.pair_at(at).is_none()
                && (self.is_verb(at) || at > tokens.start && self.is_small_content_word(at) && self.ends_noun_phrase(at - 1))
        })
    }

    /// Says whether a token is a word without capital that no row knows as a function word.
    #[must_use]
    pub fn is_small_content_word(&self, at: usize) -> bool {
        self.is_word(at) && self.token(at).is_word() && !self.token(at).capital && self.uses(at).is_empty() && !self.is_pronoun(at)
    }

    /// Says whether a noun phrase may end at a token.
    fn ends_noun_phrase(&self, at: usize) -> bool {
        let closes = self.pair_at(at).is_some() || self.is_mark(at, &[")"]);
        closes
            || self.is_pronoun(at) && !self.uses(at).has(Use::Article)
            || self.is_word(at)
                && self.token(at).capital
                && !self.uses(at).has_any(&[Use::Article, Use::Preposition, Use::Possessive, Use::Demonstrative])
    }

    /// Says whether a token is in the mood of reported speech.
    #[must_use]
    pub fn is_mood(&self, at: usize) -> bool {
        let own = |at: usize| {
            let uses = self.uses(at);
            uses.has(Use::FirstPerson) && !uses.has_any(&[Use::Possessive, Use::Oblique, Use::Reflexive, Use::Subjunctive])
        };
        let mood = self.uses(at).has(Use::Subjunctive) && !self.token(at).capital && self.pair_at(at).is_none();
        // What an author says of himself is told.
        mood && !own(at.wrapping_sub(1)) && !own(at + 1)
    }

    /// Says whether a clause stands in the mood of reported speech.
    #[must_use]
    pub fn is_subjunctive(&self, tokens: &Tokens) -> bool {
        tokens.clone().any(|at| self.is_mood(at))
    }

    /// Says whether a clause stands in a mood of reported speech that nothing else asks for.
    #[must_use]
    pub fn is_strongly_subjunctive(&self, tokens: &Tokens) -> bool {
        tokens.clone().any(|at| self.is_mood(at) && !self.uses(at).has_any(&[Use::Conditional, Use::FirstPerson]))
    }

    /// Returns the cues that begin within some tokens.
    #[must_use]
    pub fn cues(&self, tokens: &Tokens) -> &'a [Match] {
        Matches::within(&self.reading.matches.cues, tokens)
    }

    /// Returns the row of a cue.
    #[must_use]
    pub fn row(&self, cue: &Match) -> &'a crate::lexicon::CueRow {
        &self.reading.pack.reporting[cue.row]
    }

    /// Says whether a cue that may stand beside marked words begins at `at`.
    #[must_use]
    pub fn direct_cue_at(&self, at: usize) -> bool {
        self.cues(&(at..at + 1)).iter().any(|cue| self.may_stand_beside(cue))
    }

    /// Says whether a cue may stand beside marked words.
    #[must_use]
    pub fn may_stand_beside(&self, cue: &Match) -> bool {
        let row = self.row(cue);
        match row.kind {
            CueKind::Verb => row
                .clause
                .iter()
                .any(|kind| matches!(kind, ClauseKind::Direct | ClauseKind::Complement | ClauseKind::Bare | ClauseKind::Colon)),
            CueKind::Noun => false,
            CueKind::Preposition | CueKind::Postposition | CueKind::Adverb => true,
        }
    }

    /// Returns the positions of the pairs whose opening mark lies within some tokens.
    #[must_use]
    pub fn pairs_within(&self, tokens: &Tokens) -> std::ops::Range<usize> {
        let from = self.pairs.partition_point(|pair| pair.outer.start < tokens.start);
        let to = self.pairs.partition_point(|pair| pair.outer.start < tokens.end);
        from..to.max(from)
    }

    /// Says whether the place before a token lies within a pair of marks.
    pub(super) fn is_inside(&self, at: usize) -> bool {
        self.pair_at(at).is_some_and(|pair| self.pairs[pair].outer.start < at)
    }

    /// Says whether a cue ends its sentence.
    fn is_last(&self, cue: &Match) -> bool {
        let behind = cue.last() + 1;
        behind >= self.tokens.end || self.is_mark(behind, &["."])
    }

    /// Returns the place behind a comma or dash that follows closing marks.
    #[must_use]
    pub fn after_mark(&self, at: usize) -> usize {
        if self.is_mark(at, &[",", "\u{2013}", "\u{2014}"]) { at + 1 } else { at }
    }
}

/// Ends quotations that no mark closes before the reporting clause that follows them.
pub fn end_before_clause(reading: Reading<'_>, pairs: &mut [Pair]) {
    for at in 0..pairs.len() {
        if pairs[at].closed || pairs[at].parent.is_some() {
            continue;
        }
        let layout = Layout::new(reading, pairs[at].outer.clone(), &[]);
        let clause = |comma: usize| {
            let near = comma + 1..layout.tokens.end.min(comma + 7);
            layout.cues(&near).iter().any(|cue| {
                layout.row(cue).kind == CueKind::Verb && layout.may_stand_beside(cue) && (cue.first() == comma + 1 || layout.is_last(cue))
            })
        };
        if let Some(comma) = pairs[at].inner.clone().find(|&comma| layout.is_mark(comma, &[","]) && clause(comma)) {
            pairs[at].inner.end = comma;
            pairs[at].outer.end = comma;
        }
    }
}
