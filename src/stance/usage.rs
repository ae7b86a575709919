//! What the words of a quotation say by who uses them.
//!
//! Takes the tokens of a scope and the pack's usage; gives what each word adds for bull, bear and neutral. Every stem counts once, and weights are
//! divided by the root of the number of words, since neighbouring words tell much the same. Off topic nothing counts. It knows nothing of rows:
//! `score` brings both together.

use super::{Judge, Scope};
use crate::span::Span;
use rustc_hash::FxHashSet;

/// A word whose usage is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsedWord {
    /// Where it stands first.
    pub span: Span,
    /// What it adds for bull, bear and neutral: logarithms of factors, in thousandths.
    pub adds: [i32; 3],
}

impl UsedWord {
    /// Returns what it adds for bull less what it adds for bear, in thousandths.
    #[must_use]
    pub const fn tilt(&self) -> i32 {
        self.adds[0] - self.adds[1]
    }
}

/// What the usage of a quotation's words says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leaning {
    /// The words, in order.
    pub words: Vec<UsedWord>,
}

impl Leaning {
    /// Returns the sums for bull, bear and neutral, in thousandths.
    #[must_use]
    pub fn sums(&self) -> [i64; 3] {
        [0, 1, 2].map(|side| self.words.iter().map(|word| i64::from(word.adds[side])).sum())
    }

    /// Returns the words that part bull from bear most, at most `most`, the strongest first.
    #[must_use]
    pub fn strongest(&self, most: usize) -> Vec<&UsedWord> {
        let mut words: Vec<&UsedWord> = self.words.iter().filter(|word| word.tilt() != 0).collect();
        words.sort_by_key(|word| (std::cmp::Reverse(word.tilt().abs()), word.span.start));
        words.truncate(most);
        words
    }

    /// Divides all by the root of their number, and times `percent` / 100.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "logarithms of counts are small, and so are sentences"
    )]
    fn scaled(mut self, percent: i32) -> Self {
        let by = 100.0 * (self.words.len().max(1) as f64).sqrt();
        let scale = |milli: i32| (f64::from(milli) * f64::from(percent) / by).round() as i32;
        self.words.iter_mut().for_each(|word| word.adds = word.adds.map(scale));
        self
    }
}

impl Judge<'_> {
    /// Says whether a scope speaks of the boom; it always does where every topic counts.
    #[must_use]
    pub fn is_on_topic(&self, scope: &Scope) -> bool {
        self.any_topic || self.topics.covers(scope)
    }

    /// Returns what the words of a scope say by their usage; bull and bear change places where its reporting words reject it.
    #[must_use]
    pub fn leaning(&self, scope: &Scope, rejected: bool) -> Leaning {
        if self.usage.is_empty() || !self.is_on_topic(scope) {
            return Leaning::default();
        }
        let mut seen = FxHashSet::default();
        let mut words = Vec::new();
        for token in scope.tokens().map(|at| &self.reading.segments.tokens[at]) {
            let stem = self.reading.forms.info(token.form).stem();
            let Some(place) = self.usage.place(stem).filter(|&place| seen.insert(place)) else { continue };
            let Some([bull, bear, neutral]) = self.usage.at(place) else { continue };
            let adds = if rejected { [bear, bull, neutral] } else { [bull, bear, neutral] };
            words.push(UsedWord { span: token.span, adds });
        }
        Leaning { words }.scaled(self.usage_percent)
    }
}
