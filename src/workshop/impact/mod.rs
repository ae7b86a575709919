//! What a change of the lexicons does to a corpus.
//!
//! Takes two analyzers, articles and, where there are any, labels; gives every quotation, article and speaker that comes out differently, the
//! rows that did it, and the labels repaired and broken. Broken labels come first.

mod align;
mod dumbbells;
mod html;
mod labels;
mod rows;

pub use html::page;
pub use labels::Verdict;
pub use rows::{Piece, RowPart};

use super::evaluate::{analyze, labels as sentence_labels};
use super::gold::{Gold, GoldSentence};
use super::metrics::Names;
use crate::Analyzer;
use crate::aggregate::{Analysis, ScoredQuotation, SpeakerTable};
use crate::document::Article;
use crate::stance::Evidence;
use serde::Serialize;
use std::collections::BTreeMap;

/// Articles scored side by side.
const CHUNK: usize = 256;

/// A stance with its score in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// `bull`, `bear`, `mixed` or `neutral`.
    pub stance: &'static str,
    /// The score; nothing without evidence.
    pub milli: Option<i64>,
}

/// A quotation, or a labelled sentence, that comes out differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuoteChange {
    /// The article.
    pub article: String,
    /// The quotation's id, after the change where it is still found.
    pub id: String,
    /// The speaker, or old and new with an arrow; empty when unknown.
    pub speaker: String,
    /// How it stood; nothing where it was not found.
    pub old: Option<Standing>,
    /// How it stands; nothing where it is no longer found.
    pub new: Option<Standing>,
    /// Its label, where it has one.
    pub label: Option<String>,
    /// What the change does to the label.
    pub verdict: Option<Verdict>,
    /// The rows that did it.
    pub rows: Vec<RowPart>,
    /// Its words, those of the rows marked.
    pub text: Vec<Piece>,
}

impl QuoteChange {
    /// Says whether it changed its label.
    #[must_use]
    pub fn changes_side(&self) -> bool {
        self.old.map(|one| one.stance) != self.new.map(|one| one.stance)
    }

    /// Says whether it went from one side to the other.
    #[must_use]
    pub fn flips(&self) -> bool {
        let sides = (self.old.map(|one| one.stance), self.new.map(|one| one.stance));
        matches!(sides, (Some("bull"), Some("bear")) | (Some("bear"), Some("bull")))
    }

    /// Returns its place in the report: broken, repaired, flipped, other sides, the rest.
    fn rank(&self) -> usize {
        match self.verdict {
            Some(Verdict::Broken) => 0,
            Some(Verdict::Repaired) => 1,
            _ if self.flips() => 2,
            _ if self.changes_side() => 3,
            _ => 4,
        }
    }
}

/// An article that comes out differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleChange {
    /// The article.
    pub id: String,
    /// How it stood.
    pub old: Standing,
    /// How it stands.
    pub new: Standing,
    /// The label of the whole, where it has one.
    pub label: Option<String>,
    /// What the change does to the label.
    pub verdict: Option<Verdict>,
    /// The narrator's rows that did it.
    pub rows: Vec<RowPart>,
}

/// A speaker whose score or rank changes; ranks count from the most bullish.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpeakerChange {
    /// The speaker.
    pub speaker: String,
    /// The mean score before, in thousandths.
    pub old: Option<i64>,
    /// The mean score after, in thousandths.
    pub new: Option<i64>,
    /// The rank before.
    pub old_rank: Option<usize>,
    /// The rank after.
    pub new_rank: Option<usize>,
}

/// How many labels were and are right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct LabelCount {
    /// Labels.
    pub labels: usize,
    /// Right before.
    pub before: usize,
    /// Right after.
    pub after: usize,
    /// Broken.
    pub broken: usize,
    /// Repaired.
    pub repaired: usize,
}

/// Everything that a change does.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    /// Articles scored under both.
    pub articles_seen: usize,
    /// Quotations found under both or one.
    pub quotes_seen: usize,
    /// Quotations that come out differently, broken labels first.
    pub quotations: Vec<QuoteChange>,
    /// Articles that come out differently.
    pub articles: Vec<ArticleChange>,
    /// Speakers whose score changes, the widest moves first.
    pub speakers: Vec<SpeakerChange>,
    /// Labels right before and after.
    pub labels: LabelCount,
    /// What could not be scored, and why.
    pub notes: Vec<String>,
}

impl Report {
    /// Says whether nothing comes out differently.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.quotations.is_empty() && self.articles.is_empty() && self.speakers.is_empty()
    }

    /// Counts the quotations that changed sides, and those of them that went from one side to the other.
    #[must_use]
    pub fn sides(&self) -> (usize, usize) {
        let count = |fits: fn(&QuoteChange) -> bool| self.quotations.iter().filter(|one| fits(one)).count();
        (count(QuoteChange::changes_side), count(QuoteChange::flips))
    }
}

/// Scores articles and labelled sentences under both versions and tells the differences.
#[must_use]
pub fn impact(old: &Analyzer, new: &Analyzer, articles: &[Article], gold: &Gold) -> Report {
    let mut run = Run::new(old, new, gold);
    for chunk in articles.chunks(CHUNK) {
        for ((article, before), after) in chunk.iter().zip(analyze(old, chunk)).zip(analyze(new, chunk)) {
            match (before, after) {
                (Ok(before), Ok(after)) => run.article(&before, &after),
                (Err(error), _) | (_, Err(error)) => run.report.notes.push(format!("{}: {error}", article.id)),
            }
        }
    }
    run.sentences(gold);
    run.finish()
}

struct Run<'a> {
    old: &'a Analyzer,
    new: &'a Analyzer,
    gold: &'a Gold,
    names: BTreeMap<&'a str, Names>,
    speakers: (SpeakerTable, SpeakerTable),
    report: Report,
}

impl<'a> Run<'a> {
    fn new(old: &'a Analyzer, new: &'a Analyzer, gold: &'a Gold) -> Self {
        let names = new.packs().languages.iter().map(|pack| (pack.code.as_str(), Names::new(pack))).collect();
        Self { old, new, gold, names, speakers: Default::default(), report: Report::default() }
    }

    fn article(&mut self, old: &Analysis, new: &Analysis) {
        self.report.articles_seen += 1;
        self.speakers.0.add(old);
        self.speakers.1.add(new);
        let gold = self.gold.articles.iter().find(|gold| gold.id == new.document.id);
        let names = self.names.get(new.language.as_str()).cloned().unwrap_or_default();
        let labels = gold.map(|gold| labels::verdicts(gold, old, new, &names)).unwrap_or_default();
        labels.iter().for_each(|label| self.report.labels.add(label.verdict));
        for (before, after) in align::align(&old.quotations, &new.quotations) {
            self.report.quotes_seen += 1;
            let (before, after) = (before.map(|at| &old.quotations[at]), after.map(|at| &new.quotations[at]));
            self.report.quotations.extend(quote_change(new, before, after, &labels));
        }
        let label = gold.and_then(|gold| gold.stance.clone());
        self.report.articles.extend(article_change(old, new, label));
    }

    /// Scores the labelled sentences, each as an article of its own.
    fn sentences(&mut self, gold: &Gold) {
        let all: Vec<&GoldSentence> = gold.sentences.iter().collect();
        for ((sentence, old), new) in all.iter().zip(sentence_labels(self.old, &all)).zip(sentence_labels(self.new, &all)) {
            let (Some(old), Some(new)) = (old, new) else { continue };
            let verdict = Verdict::new(old.stance == sentence.stance, new.stance == sentence.stance);
            self.report.labels.add(verdict);
            self.report.quotations.extend(sentence_change(sentence, &old, &new, verdict));
        }
    }

    fn finish(mut self) -> Report {
        self.report.speakers = speaker_changes(&self.speakers.0, &self.speakers.1);
        self.report.quotations.sort_by(|a, b| (a.rank(), &a.article).cmp(&(b.rank(), &b.article)));
        self.report.articles.sort_by_key(|one| (one.verdict.unwrap_or(Verdict::Right), one.id.clone()));
        self.report
    }
}

impl LabelCount {
    fn add(&mut self, verdict: Verdict) {
        self.labels += 1;
        self.before += usize::from(matches!(verdict, Verdict::Broken | Verdict::Right));
        self.after += usize::from(matches!(verdict, Verdict::Repaired | Verdict::Right));
        self.broken += usize::from(verdict == Verdict::Broken);
        self.repaired += usize::from(verdict == Verdict::Repaired);
    }
}

fn standing(one: &ScoredQuotation) -> Standing {
    Standing { stance: one.stance, milli: one.score.milli() }
}

/// Returns what changed in a quotation, if anything did.
fn quote_change(
    new: &Analysis,
    before: Option<&ScoredQuotation>,
    after: Option<&ScoredQuotation>,
    labels: &[labels::Labelled],
) -> Option<QuoteChange> {
    let shown = after.or(before)?;
    let evidence = |one: Option<&ScoredQuotation>| one.map(|one| one.evidence.clone()).unwrap_or_default();
    let rows = rows::changed(&evidence(before), &evidence(after));
    let (old, now) = (before.map(standing), after.map(standing));
    let speaker = |one: Option<&ScoredQuotation>| one.and_then(|one| one.attribution.speaker.clone()).unwrap_or_default();
    let (was, is) = (speaker(before), speaker(after));
    if old == now && rows.is_empty() && was == is {
        return None;
    }
    let found = |label: &&labels::Labelled| {
        label.new.as_ref().map_or_else(
            || label.old.as_deref() == before.map(|one| one.id.as_str()),
            |id| Some(id.as_str()) == after.map(|one| one.id.as_str()),
        )
    };
    let label = labels.iter().find(found);
    Some(QuoteChange {
        article: new.document.id.clone(),
        id: shown.id.clone(),
        speaker: if before.is_some() && after.is_some() && was != is { format!("{was} \u{2192} {is}") } else { speaker(Some(shown)) },
        old,
        new: now,
        label: label.map(|label| label.label.clone()),
        verdict: label.map(|label| label.verdict),
        text: rows::marked(&new.document.text, shown.span, &rows),
        rows,
    })
}

fn whole(analysis: &Analysis) -> Standing {
    Standing { stance: analysis.stance, milli: analysis.score.milli() }
}

fn narrator(analysis: &Analysis) -> Vec<Evidence> {
    analysis.narrator.iter().map(|(evidence, _)| evidence.clone()).collect()
}

/// Returns what changed in an article as a whole, if anything did.
fn article_change(old: &Analysis, new: &Analysis, label: Option<String>) -> Option<ArticleChange> {
    let (before, after) = (whole(old), whole(new));
    let fold = |stance: &'static str| if matches!(stance, "bull" | "bear") { stance } else { "balanced" };
    let right = |said: &'static str, label: &String| {
        fold(said) == if matches!(label.as_str(), "bull" | "bear") { label.as_str() } else { "balanced" }
    };
    let verdict = label.as_ref().map(|label| Verdict::new(right(before.stance, label), right(after.stance, label)));
    let rows = rows::changed(&narrator(old), &narrator(new));
    (before != after).then(|| ArticleChange { id: new.document.id.clone(), old: before, new: after, label, verdict, rows })
}

fn sentence_change(sentence: &GoldSentence, old: &Analysis, new: &Analysis, verdict: Verdict) -> Option<QuoteChange> {
    let evidence = |analysis: &Analysis| {
        let quoted = analysis.quotations.iter().flat_map(|one| one.evidence.iter().cloned());
        narrator(analysis).into_iter().chain(quoted).collect::<Vec<_>>()
    };
    let rows = rows::changed(&evidence(old), &evidence(new));
    let (before, after) = (whole(old), whole(new));
    (before != after || !rows.is_empty()).then(|| QuoteChange {
        article: sentence.id.clone(),
        id: sentence.id.clone(),
        speaker: String::new(),
        old: Some(before),
        new: Some(after),
        label: Some(sentence.stance.clone()),
        verdict: Some(verdict),
        text: rows::marked(&new.document.text, crate::Span::new(0, new.document.text.len()), &rows),
        rows,
    })
}

/// Returns the speakers whose mean changes, the widest moves first.
fn speaker_changes(old: &SpeakerTable, new: &SpeakerTable) -> Vec<SpeakerChange> {
    let (before, after) = (ranks(old), ranks(new));
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut changes = Vec::new();
    for name in names {
        let (was, is) = (before.get(name), after.get(name));
        if was.map(|one| one.0) != is.map(|one| one.0) {
            let rank = |one: Option<&(i64, usize)>| one.map(|one| one.1);
            let score = |one: Option<&(i64, usize)>| one.map(|one| one.0);
            changes.push(SpeakerChange { speaker: name.clone(), old: score(was), new: score(is), old_rank: rank(was), new_rank: rank(is) });
        }
    }
    changes.sort_by_key(|one| (std::cmp::Reverse((one.new.unwrap_or(0) - one.old.unwrap_or(0)).abs()), one.speaker.clone()));
    changes
}

/// Returns mean score and rank of the speakers with evidence, the most bullish first.
fn ranks(table: &SpeakerTable) -> BTreeMap<String, (i64, usize)> {
    let mut scored: Vec<(i64, String)> =
        table.rows().into_iter().filter(|row| !row.speaker.is_empty()).filter_map(|row| Some((row.figures.milli?, row.speaker))).collect();
    scored.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    scored.into_iter().enumerate().map(|(at, (milli, name))| (name, (milli, at + 1))).collect()
}
