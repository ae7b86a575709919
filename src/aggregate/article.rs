//! One article, read and scored.
//!
//! Takes its quotations with their evidence; gives its scores and its label. A quotation printed twice counts once.

use crate::document::{Document, Warning};
use crate::lexicon::Zone;
use crate::quotation::Kind;
use crate::segment::normal;
use crate::span::Span;
use crate::speaker::Attribution;
use crate::stance::{Evidence, Leaning, Said, Score, Thresholds, article_label, contexts, judged, own_words};
use rustc_hash::FxHashMap;
use std::cell::{LazyCell, OnceCell};

/// A quotation with its speaker, its evidence and its score.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoredQuotation {
    /// The article's id and the start of the quotation.
    pub id: String,
    /// How it is marked.
    pub kind: Kind,
    /// The pieces of its content.
    pub spans: Vec<Span>,
    /// From the first to the last piece.
    pub span: Span,
    /// Who says it.
    pub attribution: Attribution,
    /// The words that report it, as they stand in the text; empty when there are none.
    pub cue: String,
    /// The terms that counted.
    pub evidence: Vec<Evidence>,
    /// What its other words say by their usage.
    pub leaning: Leaning,
    /// Their sums.
    pub score: Score,
    /// `bull`, `bear` or `neutral`.
    pub stance: &'static str,
    /// The zone it stands in.
    pub zone: Zone,
    /// Whether it speaks of the boom, or every topic counts.
    pub on_topic: bool,
    /// Whether the same words of the same speaker stand elsewhere in the article and count there.
    pub repeats: bool,
}

impl ScoredQuotation {
    /// Returns its words as they stand in the text, its pieces joined by a space.
    #[must_use]
    pub fn words(&self, text: &str) -> String {
        self.spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" ")
    }

    /// Returns what its own words say, and who says them.
    fn said(&self, thresholds: &Thresholds) -> Said<'_> {
        let score = own_words(&self.evidence, &self.leaning, thresholds);
        let speaker = self.attribution.speaker.as_deref().filter(|_| self.on_topic);
        Said { speaker, counts: !self.repeats, score }
    }
}

/// A part of the text and its zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ZoneSpan {
    /// Where.
    pub span: Span,
    /// Which zone.
    pub zone: Zone,
}

/// Everything found in one article.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// The document that all spans point into.
    pub document: Document,
    /// The language's code.
    pub language: String,
    /// Language, version and content hash of the pack.
    pub lexicon: String,
    /// Whether the article as a whole is about the boom.
    pub on_topic: bool,
    /// The headline; empty when there is none.
    pub title: String,
    /// Its lines and their zones.
    pub zones: Vec<ZoneSpan>,
    /// Its quotations, in order.
    pub quotations: Vec<ScoredQuotation>,
    /// The narrator's evidence, in order, with its zone; the headline's is in it.
    pub narrator: Vec<(Evidence, Zone)>,
    /// What the headline's own words say by their usage; nothing where nobody is quoted.
    pub headline: Leaning,
    /// What the narrator's words say by their usage, where nobody is quoted and no row fires; nothing elsewhere.
    pub narration: Leaning,
    /// Words outside advertising and the like.
    pub words: usize,
    /// The headline's sums; nothing where nobody is quoted.
    pub headline_score: Score,
    /// The narrator's sums, without the headline's where somebody is quoted.
    pub narrator_score: Score,
    /// The sums of the quoted voices.
    pub voices_score: Score,
    /// The voices, the headline and the narrator, weighted; the narrator alone where nobody is quoted.
    pub score: Score,
    /// `bull`, `bear`, `mixed` or `neutral`.
    pub stance: &'static str,
    /// What was repaired or looks odd.
    pub warnings: Vec<Warning>,
}

impl Analysis {
    /// Adds up voices and narrator and sets the labels.
    pub fn judge(&mut self, thresholds: &Thresholds) {
        mark_repeats(&self.document.text, &mut self.quotations);
        let said: Vec<Said<'_>> = self.quotations.iter().map(|one| one.said(thresholds)).collect();
        let scores: Vec<Score> = said.iter().map(|one| one.score).collect();
        let contexts = contexts(&said, thresholds.speaker);
        for ((quotation, score), context) in self.quotations.iter_mut().zip(scores).zip(contexts) {
            (quotation.score, quotation.stance) = judged(Score { context, ..score }, thresholds);
        }
        let counted = self.quotations.iter().filter(|one| !one.repeats);
        self.voices_score = counted.fold(Score::default(), |sum, one| voice(sum, &one.score));
        self.headline_score = self.headline_score(thresholds);
        self.narrator_score = self.narrator_score(thresholds);
        self.score = if self.quotations.is_empty() {
            self.narrator_score
        } else {
            let beside = |score: &Score, percent: i64| voice(Score::default(), score).times(percent);
            let headline = beside(&self.headline_score, thresholds.title);
            self.voices_score.plus(headline).plus(beside(&self.narrator_score, thresholds.narrator))
        };
        self.stance = if self.takes_no_side(thresholds.share) { "neutral" } else { article_label(&self.score, thresholds) };
    }

    /// Adds up what the headline says in words that are no quotation.
    fn headline_score(&self, thresholds: &Thresholds) -> Score {
        if self.quotations.is_empty() {
            return Score::default();
        }
        judged(self.narrated(|zone| zone == Zone::Title).used(&self.headline, thresholds), thresholds).0
    }

    /// Adds up what the narrator says: all of it where nobody is quoted, and else what stands below the headline.
    fn narrator_score(&self, thresholds: &Thresholds) -> Score {
        let rows = self.narrated(|zone| self.quotations.is_empty() || zone != Zone::Title);
        if self.narration.words.is_empty() { rows } else { judged(rows.used(&self.narration, thresholds), thresholds).0 }
    }

    /// Adds up the narrator's evidence in some zones.
    fn narrated(&self, counts: impl Fn(Zone) -> bool) -> Score {
        self.narrator.iter().filter(|(_, zone)| counts(*zone)).fold(Score::default(), |sum, (one, _)| sum.with(one.milli))
    }

    /// Says whether so few of several quotations take a side that the article takes none.
    fn takes_no_side(&self, least_percent: i64) -> bool {
        let counted = self.quotations.iter().filter(|one| !one.repeats).count();
        let sided = self.count("bull") + self.count("bear");
        let percent = i64::try_from(sided * 100 / counted.max(1)).unwrap_or(100);
        counted >= SEVERAL && percent < least_percent
    }

    /// Counts the quotations of a label.
    #[must_use]
    pub fn count(&self, stance: &str) -> usize {
        self.quotations.iter().filter(|one| !one.repeats && one.stance == stance).count()
    }
}

/// From how many quotations on their share tells something.
const SEVERAL: usize = 4;

/// What a quotation adds to its article: this many times its score.
pub const VOICE: i64 = 2;

/// Adds a voice: each quotation counts by its score, so that long ones do not drown short ones.
fn voice(sum: Score, one: &Score) -> Score {
    one.milli().map_or(sum, |milli| sum.with(VOICE * milli))
}

/// The most quotations of one article among which shortened repeats are sought; beyond them only whole ones, so that cost stays linear.
const MOST_COMPARED: usize = 400;

/// Marks quotations whose words one of the same speaker holds that stands elsewhere: headlines repeat what the text quotes.
fn mark_repeats(text: &str, quotations: &mut [ScoredQuotation]) {
    if quotations.len() < 2 {
        return quotations.iter_mut().for_each(|one| one.repeats = false);
    }
    let words: Vec<String> = quotations.iter().map(|one| compared(text, one)).collect();
    let mut first: FxHashMap<(&str, Option<&str>), usize> = FxHashMap::default();
    let mut repeats: Vec<bool> = Vec::with_capacity(words.len());
    for (at, one) in quotations.iter().enumerate() {
        let long = words[at].split_whitespace().nth(2).is_some();
        let speaker = one.attribution.speaker.as_deref();
        repeats.push(long && *first.entry((words[at].trim(), speaker)).or_insert(at) != at);
    }
    if quotations.len() <= MOST_COMPARED {
        let all = vec![OnceCell::new(); words.len()];
        let holds = |at: usize, own: u64| own & !all[at].get_or_init(|| letters(&words[at])) == 0;
        for at in 0..quotations.len() {
            let short = words[at].trim();
            if short.split_whitespace().nth(2).is_none() {
                continue;
            }
            let own = LazyCell::new(|| letters(short));
            let finder = LazyCell::new(|| memchr::memmem::Finder::new(short));
            let same = |other: usize| {
                let longer = words[other].len() > words[at].len() || other < at && words[other].len() >= short.len();
                let (one, another) = (&quotations[at], &quotations[other]);
                let apart = longer && other != at && !repeats[other] && !one.span.overlaps(another.span);
                apart
                    && same_speaker(&one.attribution, &another.attribution)
                    && holds(other, *own)
                    && finder.find(words[other].as_bytes()).is_some()
            };
            let found = (0..quotations.len()).any(same);
            repeats[at] |= found;
        }
    }
    quotations.iter_mut().zip(repeats).for_each(|(one, repeats)| one.repeats = repeats);
}

/// Returns which pairs of bytes a text holds, as bits: a text that lacks a bit of another cannot hold that one.
fn letters(text: &str) -> u64 {
    text.as_bytes().windows(2).fold(0, |bits, two| bits | 1 << (two[0].wrapping_mul(31).wrapping_add(two[1]) & 63))
}

fn compared(text: &str, quotation: &ScoredQuotation) -> String {
    if quotation.spans.iter().all(|span| span.of(text).is_ascii()) {
        return compared_ascii(text, &quotation.spans);
    }
    let mut words = normal(&quotation.words(text)).into_owned();
    words.retain(|mark| mark.is_alphanumeric() || mark.is_whitespace());
    words
}

/// Does the same for spans of ASCII.
fn compared_ascii(text: &str, spans: &[Span]) -> String {
    let mut words = String::with_capacity(spans.iter().map(|span| span.len() + 1).sum());
    for (at, span) in spans.iter().enumerate() {
        let kept = span.of(text).bytes().filter(|&byte| byte.is_ascii_alphanumeric() || char::from(byte).is_whitespace());
        words.extend((at > 0).then_some(' ').into_iter().chain(kept.map(|byte| char::from(byte.to_ascii_lowercase()))));
    }
    words
}

fn same_speaker(one: &Attribution, other: &Attribution) -> bool {
    one.speaker == other.speaker || one.speaker.is_none() || other.speaker.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_words_are_compared_as_any_others(text in "[a-cX-Z0-2'., \t\n\x0b-]{0,30}", cut in 0..30_usize) {
            let cut = cut.min(text.len());
            let spans = vec![Span::new(0, cut), Span::new(cut, text.len())];
            let joined = spans.iter().map(|span| span.of(&text)).collect::<Vec<_>>().join(" ");
            let mut words = normal(&joined).into_owned();
            words.retain(|mark| mark.is_alphanumeric() || mark.is_whitespace());
            prop_assert_eq!(compared_ascii(&text, &spans), words);
        }
    }
}
