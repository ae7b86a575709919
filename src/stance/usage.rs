//! What the words of a quotation, or of a narrator whom no row reads, speak for, as words are used.
//!
//! Takes the tokens of a scope and the pack's usage; gives what they add for bull, bear and neutral. Every term counts once, names of known
//! speakers never, and weights are divided by the root of the number of terms, as they were when they were learnt; a handful of words, of which
//! one could decide all, counts as if it were more. Nothing counts in an article off topic; in one on topic a quotation counts although it names
//! another topic, which may be an image, and is marked as `aside`. It knows nothing of rows but which were turned round: `score` brings both
//! together.

use super::{Evidence, Judge, Scope};
use crate::matcher::usage::unnamed;
use crate::span::Span;
use rustc_hash::FxHashSet;

/// A word, two neighbours, or two words with concepts and what stands between them, of which terms are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsedWord {
    /// Where.
    pub span: Span,
    /// What its terms add for bull, bear and neutral: logarithms of factors, in thousandths.
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
    /// The words, in the order met.
    pub words: Vec<UsedWord>,
    /// How many terms they hold.
    terms: u32,
    /// Whether they speak of another topic than the article.
    pub aside: bool,
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

    /// Returns the mean of what several passages say.
    #[must_use]
    pub fn mean(passages: impl Iterator<Item = Self>) -> Self {
        let speaking: Vec<Self> = passages.filter(|one| !one.words.is_empty()).collect();
        let count = i32::try_from(speaking.len()).unwrap_or(i32::MAX).max(1);
        let mut all = Self { aside: speaking.iter().any(|one| one.aside), ..Self::default() };
        for one in speaking {
            all.terms += one.terms;
            all.words.extend(one.words.into_iter().map(|word| UsedWord { adds: word.adds.map(|adds| adds / count), ..word }));
        }
        all
    }

    /// Adds a known term: to the word it stands in, if that was met just before.
    fn add(&mut self, span: Span, adds: [i32; 3]) {
        self.terms += 1;
        match self.words.last_mut().filter(|word| word.span == span) {
            Some(word) => (0..3).for_each(|side| word.adds[side] += adds[side]),
            None => self.words.push(UsedWord { span, adds }),
        }
    }

    /// Divides all by the root of the number of terms, or of `least` where they are fewer, and multiplies it by `factor`.
    #[expect(clippy::cast_possible_truncation, reason = "weights are bounded, and so are sentences")]
    fn scaled(mut self, least: u32, factor: f64) -> Self {
        let by = f64::from(self.terms.max(least).max(1)).sqrt();
        let scale = |milli: i32| (f64::from(milli) * factor / by).round() as i32;
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

    /// Returns what the words of a scope say by their usage, alone or beside the rows that fired; reporting words leave `percent` of it, and turn it
    /// round below 0. The words of a row that was turned round say nothing more: usage knows no negation.
    #[must_use]
    pub fn leaning(&self, scope: &Scope, percent: i32, evidence: &[Evidence]) -> Leaning {
        let aside = !self.is_on_topic(scope);
        if aside && !self.topics.article() {
            return Leaning::default();
        }
        let (mut seen, mut leaning) = (FxHashSet::default(), Leaning { aside, ..Leaning::default() });
        let reading = &self.reading;
        let words = scope.pieces().iter().flat_map(|piece| unnamed(piece.clone(), &reading.matches.speakers)).filter(|&at| scope.holds(at));
        let turned: Vec<Span> = evidence.iter().filter(|one| one.is_turned()).map(|one| one.span).collect();
        self.usage.each_place(
            words,
            (reading.segments, reading.forms),
            |form| self.cache.usage(form),
            |place, span| {
                if turned.iter().any(|one| one.overlaps(span)) || !seen.insert(place) {
                    return;
                }
                let Some([bull, bear, neutral]) = self.usage.at(place) else { return };
                leaning.add(span, if percent < 0 { [bear, bull, neutral] } else { [bull, bear, neutral] });
            },
        );
        let weight = if evidence.is_empty() { self.usage_alone_percent } else { self.usage_percent };
        leaning.scaled(self.usage_least_terms, f64::from(weight) / 100.0 * f64::from(percent.abs().min(100)) / 100.0)
    }
}
