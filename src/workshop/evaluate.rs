//! Labels against what the program says.
//!
//! Takes an analyzer and labels; gives the counts of each article and sentence, ready for figures. Articles are read as they come, their
//! language detected; the language of sentences is taken from their label.

use super::gold::{Gold, GoldArticle, GoldSentence};
use super::metrics::{ArticleTally, Judged, KINDS, Names, Tally};
use crate::aggregate::Analysis;
use crate::document::{Article, Format, Meta};
use crate::stance::Thresholds;
use crate::{Analyzer, Result};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What an evaluation counted.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    /// Counts of each article and each sentence.
    pub tallies: Vec<ArticleTally>,
    /// What could not be measured, and why.
    pub notes: Vec<String>,
}

/// Scores everything that has labels and counts.
#[must_use]
pub fn count(analyzer: &Analyzer, gold: &Gold) -> Counted {
    let read = Read::new(analyzer, gold);
    Counted { tallies: read.tallies(), notes: read.notes }
}

/// Labels, each with what the program says.
#[derive(Debug)]
pub struct Read<'g> {
    articles: Vec<(&'g GoldArticle, Analysis)>,
    sentences: Vec<(&'g GoldSentence, Option<Analysis>)>,
    names: BTreeMap<String, Names>,
    /// What could not be measured, and why.
    pub notes: Vec<String>,
}

impl<'g> Read<'g> {
    /// Scores everything that has labels.
    #[must_use]
    pub fn new(analyzer: &Analyzer, gold: &'g Gold) -> Self {
        let names: BTreeMap<_, _> = analyzer.packs().languages.iter().map(|pack| (pack.code.clone(), Names::new(pack))).collect();
        let known = |language: &str| language.is_empty() || names.contains_key(language);
        let strange = |id: &str, language: &str| format!("{id}: no pack for the language {language}");
        let (articles, unknown): (Vec<_>, Vec<_>) = gold.articles.iter().partition(|article| known(&article.language));
        let mut notes: Vec<_> = unknown.iter().map(|article| strange(&article.id, &article.language)).collect();
        let analyses = analyze(analyzer, &articles.iter().map(|article| article_of(article)).collect::<Vec<_>>());
        let failed = articles.iter().zip(&analyses).filter_map(|(article, said)| Some((article, said.as_ref().err()?)));
        notes.extend(failed.map(|(article, error)| format!("{}: {error}", article.id)));
        let (sentences, unknown): (Vec<_>, Vec<_>) = gold.sentences.iter().partition(|sentence| known(&sentence.language));
        notes.extend(unknown.iter().map(|sentence| strange(&sentence.id, &sentence.language)));
        let said = labels(analyzer, &sentences);
        let articles = articles.into_iter().zip(analyses.into_iter().map(Result::unwrap_or_default)).collect();
        Self { articles, sentences: sentences.into_iter().zip(said).collect(), names, notes }
    }

    /// Sets all labels anew by other thresholds and weights; the evidence stays.
    pub fn judge(&mut self, thresholds: &Thresholds) {
        self.articles.iter_mut().for_each(|(_, said)| said.judge(thresholds));
        self.sentences.iter_mut().filter_map(|(_, said)| said.as_mut()).for_each(|said| said.judge(thresholds));
    }

    /// Counts each article and each sentence.
    #[must_use]
    pub fn tallies(&self) -> Vec<ArticleTally> {
        let nobody = Names::default();
        let names = |article: &GoldArticle, said: &Analysis| {
            self.names.get(&article.language).or_else(|| self.names.get(&said.language)).unwrap_or(&nobody)
        };
        let articles = self.articles.iter().map(|(article, said)| tally(article, said, names(article, said)));
        articles.chain(self.sentences.iter().map(|(sentence, said)| sentence_tally(sentence, said.as_ref()))).collect()
    }
}

/// Analyzes articles on all threads; results stand in the order of the articles.
pub fn analyze(analyzer: &Analyzer, articles: &[Article]) -> Vec<Result<Analysis>> {
    articles.par_iter().map_init(|| analyzer.lend(), |workspace, article| analyzer.analyze(article, workspace)).collect()
}

/// Returns what the program says of sentences, each as an article of its own; nothing where it cannot be read.
#[must_use]
pub fn labels(analyzer: &Analyzer, sentences: &[&GoldSentence]) -> Vec<Option<Analysis>> {
    let articles: Vec<_> = sentences.iter().map(|sentence| sentence_article(sentence)).collect();
    analyze(analyzer, &articles).into_iter().map(Result::ok).collect()
}

/// Returns a labelled article as one to be analyzed.
#[must_use]
pub fn article_of(gold: &GoldArticle) -> Article {
    Article { path: gold.path.display().to_string(), ..Article::text(gold.id.clone(), gold.text.clone()) }
}

fn sentence_article(sentence: &GoldSentence) -> Article {
    let meta = Meta { language: sentence.language.clone(), ..Meta::default() };
    Article { format: Format::Text, meta, ..Article::text(sentence.id.clone(), sentence.text.clone()) }
}

fn tally(gold: &GoldArticle, analysis: &Analysis, names: &Names) -> ArticleTally {
    let judged = Judged::new(gold, analysis, names);
    let mut whole = Tally::of(&judged, None);
    whole.article(gold.stance.as_deref(), analysis);
    let mut kinds: BTreeMap<&'static str, Tally> = KINDS.iter().map(|&kind| (kind, Tally::of(&judged, Some(kind)))).collect();
    kinds.insert("", whole);
    ArticleTally { language: gold.language.clone(), kinds }
}

fn sentence_tally(sentence: &GoldSentence, said: Option<&Analysis>) -> ArticleTally {
    let mut whole = Tally::default();
    whole.sentence(said.is_some_and(|said| said.stance == sentence.stance));
    ArticleTally { language: sentence.language.clone(), kinds: BTreeMap::from([("", whole)]) }
}
