//! Which side each quotation and the narrator take, and because of which words.
//!
//! Takes matches, quotations and attributions; gives [`Evidence`] with its arithmetic, and scores. The formula stands in `score`, the laws of
//! composition in `rules`, and everything else in the packs.

mod context;
mod cue;
mod reach;
pub mod rules;
mod score;
mod scope;
mod topic;
mod usage;

pub use context::{Said, contexts};
pub use scope::Scope;
pub(crate) use scope::joined;
pub(crate) use score::rounded;
pub use score::{Score, Thresholds, article_label, from_milli, judged, own_words};
pub use topic::Topics;
pub use usage::{Leaning, UsedWord};

use crate::lexicon::{Need, Pack, ShifterKind, Side, Status, TermRow, short};
use crate::matcher::{Layer, Match, Usage, WordCache};
use crate::quotation::Reading;
use crate::span::Span;
use serde::Serialize;

/// What an effect did to a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// The words that did it, as the row has them.
    pub term: String,
    /// What kind of words they are.
    pub kind: &'static str,
    /// What they did, in percent.
    pub percent: i32,
}

/// One term that counted, with everything that acted on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Where, from its first to its last word.
    pub span: Span,
    /// The row's form that fired.
    pub term: String,
    /// The row's side, before any effect.
    pub side: Side,
    /// The row's weight.
    pub weight: i32,
    /// What acted on it.
    pub effects: Vec<Effect>,
    /// Side x weight x effects: above 0 bull, below 0 bear, in thousandths.
    pub milli: i64,
}

impl Evidence {
    /// Returns the contribution: above 0 bull, below 0 bear.
    #[must_use]
    pub fn contribution(&self) -> f64 {
        score::from_milli(self.milli)
    }

    /// Says whether words near the term turn it round: negators and the like, not the verb that reports it.
    #[must_use]
    pub fn is_turned(&self) -> bool {
        let near = self.effects.iter().filter(|effect| effect.kind != cue::KIND);
        near.fold(1, |sign, effect| sign * effect.percent.signum()) < 0
    }

    /// Returns the arithmetic in one line, as `explain` prints it; long groups of a term are cut.
    #[must_use]
    pub fn arithmetic(&self) -> String {
        let effects: String = self.effects.iter().map(|effect| format!(" x {} % {}", effect.percent, short(&effect.term))).collect();
        format!("{} {} {}{} = {:+.2}", short(&self.term), self.side.as_str(), self.weight, effects, self.contribution())
    }
}

/// What stance needs to know, once a text.
#[derive(Debug, Clone, Copy)]
pub struct Judge<'a> {
    /// The text and what fires in it.
    pub reading: Reading<'a>,
    /// Its topic words.
    pub topics: &'a Topics,
    /// How the words of the language are used by each stance.
    pub usage: &'a Usage,
    /// What is known of the forms met.
    pub cache: &'a WordCache,
    /// Whether the topic test is off.
    pub any_topic: bool,
    /// What usage counts, in percent.
    pub usage_percent: i32,
    /// The same where no row fires.
    pub usage_alone_percent: i32,
    /// From how many terms on usage counts in full.
    pub usage_least_terms: u32,
    /// What the same row counts when it fires again in one scope, in percent.
    pub repeat_percent: i32,
    /// What evidence counts that a later statement of its scope contradicts, in percent.
    pub overtaken_percent: i32,
}

impl Judge<'_> {
    /// Returns the evidence among the tokens of a scope, in order.
    #[must_use]
    pub fn evidence(&self, scope: &Scope) -> Vec<Evidence> {
        let matches: Vec<&Match> = scope.matches(&self.reading.matches.stance);
        let shifters: Vec<&Match> =
            matches.iter().copied().filter(|one| one.layer == Layer::Shifter && self.shifter_is_active(one)).collect();
        let (mut found, mut statements) = (Vec::new(), Vec::new());
        for &term in &matches {
            let Some((row, side)) = self.term(term) else { continue };
            let Some(one) = self.weigh(term, row, side, self.near(term, &shifters)) else { continue };
            found.push(one);
            statements.push(rules::overtaken::statement(self.reading, term.first()));
        }
        rules::overtaken::turn(&mut found, &statements, self.overtaken_percent);
        rules::repeat::damp(&mut found, self.repeat_percent);
        found
    }

    /// Returns the row and side of a match that is an active term.
    fn term(&self, found: &Match) -> Option<(&TermRow, Side)> {
        let pack: &Pack = self.reading.pack;
        let (rows, side) = match found.layer {
            Layer::Bull => (&pack.bull, Side::Bull),
            Layer::Bear => (&pack.bear, Side::Bear),
            _ => return None,
        };
        rows.get(found.row).filter(|row| row.status == Status::Active).map(|row| (row, side))
    }

    fn shifter_is_active(&self, found: &Match) -> bool {
        self.reading.pack.shifters.get(found.row).is_some_and(|row| row.status == Status::Active)
    }

    /// Returns the shifters in the term's sentence and the next, which may look back: no other can reach it.
    fn near<'s, 'm>(&self, term: &Match, shifters: &'s [&'m Match]) -> &'s [&'m Match] {
        let (segments, here) = (self.reading.segments, self.reading.segments.sentence_of(term.first()));
        let next = segments.sentences.get(here + 1).unwrap_or(&segments.sentences[here]);
        let from = shifters.partition_point(|one| one.last() < segments.sentences[here].tokens.start);
        let to = shifters.partition_point(|one| one.first() < next.tokens.end);
        &shifters[from..to.max(from)]
    }

    /// Works out what a term contributes, if its needs are met.
    fn weigh(&self, term: &Match, row: &TermRow, side: Side, shifters: &[&Match]) -> Option<Evidence> {
        let asks = row.needs.contains(&Need::Question);
        if row.needs.contains(&Need::Topic) && !self.any_topic && !self.topics.is_on(self.reading.segments, term) {
            return None;
        }
        if asks && !rules::question::is_asked(self.reading, term) {
            return None;
        }
        let mut effects = reach::effects(self.reading, term, side, shifters);
        if asks {
            effects.retain(|one| one.kind != ShifterKind::Question);
        }
        let whole = reach::is_whole(self.reading.segments, term);
        rules::negated_whole::drop_parted(&mut effects, whole);
        if !row.needs.contains(&Need::Change) {
            rules::change::drop_far(&mut effects, whole);
        } else if !rules::change::moves(&effects) {
            return None;
        }
        rules::compose(&mut effects);
        let percents = effects.iter().map(|one| one.percent);
        Some(Evidence {
            span: self.reading.segments.span(&term.tokens()),
            term: row.terms.get(term.alternative).cloned().unwrap_or_default(),
            side,
            weight: row.weight,
            milli: score::contribution(side, row.weight, percents),
            effects: effects.into_iter().map(|one| Effect { term: one.term, kind: one.kind.as_str(), percent: one.percent }).collect(),
        })
    }
}
