//! Speakers over many articles.
//!
//! Takes analyses one by one; gives a row a speaker: counts, the mean score over quotations with evidence, and its interval.

use super::article::{Analysis, ScoredQuotation};
use super::compare::Seen;
use super::tally::{Figures, Tally};
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
    /// Counts, mean and interval.
    pub figures: Figures,
}

/// What is gathered of a speaker.
#[derive(Debug, Clone, Default)]
struct Voice {
    kind: Option<SpeakerKind>,
    organisation: String,
    tally: Tally,
}

/// Gathers speakers over articles; a quotation that several articles print counts once.
#[derive(Debug, Clone, Default)]
pub struct SpeakerTable {
    voices: BTreeMap<String, Voice>,
    seen: Seen,
    articles: usize,
}

impl SpeakerTable {
    /// Adds the quotations of an article.
    pub fn add(&mut self, analysis: &Analysis) {
        self.articles += 1;
        for one in analysis.quotations.iter().filter(|one| !one.repeats) {
            let speaker = one.attribution.speaker.as_deref().unwrap_or_default();
            if self.seen.is_new(speaker, &one.words(&analysis.document.text)) {
                self.voices.entry(speaker.to_owned()).or_default().add(self.articles, one);
            }
        }
    }

    /// Returns how many speakers have a name.
    #[must_use]
    pub fn named(&self) -> usize {
        self.voices.keys().filter(|speaker| !speaker.is_empty()).count()
    }

    /// Returns a row a speaker, sorted by name; unknown speakers, if any, come first.
    #[must_use]
    pub fn rows(&self) -> Vec<SpeakerRow> {
        self.voices.iter().map(|(speaker, voice)| voice.row(speaker)).collect()
    }
}

impl Voice {
    fn add(&mut self, article: usize, one: &ScoredQuotation) {
        self.kind = self.kind.or(one.attribution.kind);
        if self.organisation.is_empty() {
            self.organisation.clone_from(&one.attribution.organisation);
        }
        self.tally.add(article, one.score.milli(), one.stance);
    }

    fn row(&self, speaker: &str) -> SpeakerRow {
        SpeakerRow { speaker: speaker.to_owned(), kind: self.kind, organisation: self.organisation.clone(), figures: self.tally.figures() }
    }
}
