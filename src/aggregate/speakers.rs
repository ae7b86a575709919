//! Speakers over many articles.
//!
//! Takes analyses one by one; gives a row a speaker: counts, the mean score over quotations with evidence, and its interval.

use super::article::{Analysis, ScoredQuotation};
use super::bootstrap::{Interval, interval};
use crate::lexicon::SpeakerKind;
use std::collections::BTreeMap;

/// One speaker over all articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerRow {
    /// The name, or the describing phrase; empty for all whose speaker is unknown.
    pub speaker: String,
    /// What the speaker is, where known.
    pub kind: Option<SpeakerKind>,
    /// The speaker's organisation, where known.
    pub organisation: String,
    /// Articles with a quotation of the speaker.
    pub articles: usize,
    /// Quotations.
    pub quotes: usize,
    /// Bullish ones.
    pub bull: usize,
    /// Bearish ones.
    pub bear: usize,
    /// Neutral ones with evidence.
    pub neutral: usize,
    /// Those without evidence.
    pub no_evidence: usize,
    /// The mean score in thousandths over quotations with evidence.
    pub milli: Option<i64>,
    /// Its 95 % interval over articles.
    pub interval: Option<Interval>,
}

/// What is gathered of a speaker.
#[derive(Debug, Clone, Default)]
struct Tally {
    kind: Option<SpeakerKind>,
    organisation: String,
    quotes: usize,
    bull: usize,
    bear: usize,
    neutral: usize,
    no_evidence: usize,
    /// Sum of scores and count of quotations with evidence, an entry an article.
    articles: Vec<(i64, i64)>,
}

/// Gathers speakers over articles.
#[derive(Debug, Clone, Default)]
pub struct SpeakerTable {
    tallies: BTreeMap<String, Tally>,
}

impl SpeakerTable {
    /// Adds the quotations of an article.
    pub fn add(&mut self, analysis: &Analysis) {
        let mut speakers: BTreeMap<&str, Vec<&ScoredQuotation>> = BTreeMap::new();
        for one in analysis.quotations.iter().filter(|one| !one.repeats) {
            speakers.entry(one.attribution.speaker.as_deref().unwrap_or_default()).or_default().push(one);
        }
        for (speaker, quotations) in speakers {
            let tally = match self.tallies.get_mut(speaker) {
                Some(tally) => tally,
                None => self.tallies.entry(speaker.to_owned()).or_default(),
            };
            tally.add(&quotations);
        }
    }

    /// Returns a row a speaker, sorted by name; unknown speakers, if any, come first.
    #[must_use]
    pub fn rows(&self) -> Vec<SpeakerRow> {
        self.tallies.iter().map(|(speaker, tally)| tally.row(speaker)).collect()
    }
}

impl Tally {
    fn add(&mut self, quotations: &[&ScoredQuotation]) {
        let (mut sum, mut count) = (0, 0);
        for one in quotations {
            self.quotes += 1;
            self.kind = self.kind.or(one.attribution.kind);
            if self.organisation.is_empty() {
                self.organisation.clone_from(&one.attribution.organisation);
            }
            match (one.score.milli(), one.stance) {
                (None, _) => self.no_evidence += 1,
                (Some(_), "bull") => self.bull += 1,
                (Some(_), "bear") => self.bear += 1,
                (Some(_), _) => self.neutral += 1,
            }
            if let Some(milli) = one.score.milli() {
                sum += milli;
                count += 1;
            }
        }
        self.articles.push((sum, count));
    }

    fn row(&self, speaker: &str) -> SpeakerRow {
        let sum: i64 = self.articles.iter().map(|article| article.0).sum();
        let count: i64 = self.articles.iter().map(|article| article.1).sum();
        let with_evidence: Vec<_> = self.articles.iter().copied().filter(|article| article.1 > 0).collect();
        SpeakerRow {
            speaker: speaker.to_owned(),
            kind: self.kind,
            organisation: self.organisation.clone(),
            articles: self.articles.len(),
            quotes: self.quotes,
            bull: self.bull,
            bear: self.bear,
            neutral: self.neutral,
            no_evidence: self.no_evidence,
            milli: (count > 0).then(|| sum / count.max(1)),
            interval: interval(&with_evidence),
        }
    }
}
