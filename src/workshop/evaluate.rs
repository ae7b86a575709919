//! Labels against what the program says.
//!
//! Takes an analyzer and labels; gives the counts of each article and sentence, ready for figures. Articles are read as they come, their
//! language detected; the language of sentences is taken from their label.

use super::gold::{Gold, GoldArticle, GoldSentence};
use super::metrics::{ArticleTally, Judged, KINDS, Names, Tally};
use crate::aggregate::Analysis;
use crate::document::{Article, Format, Meta};
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
    let names: BTreeMap<&str, Names> = analyzer.packs().languages.iter().map(|pack| (pack.code.as_str(), Names::new(pack))).collect();
    let mut counted = Counted::default();
    let known = |language: &str| language.is_empty() || names.contains_key(language);
    let (articles, strange): (Vec<_>, Vec<_>) = gold.articles.iter().partition(|article| known(&article.language));
    counted.notes.extend(strange.iter().map(|article| format!("{}: no pack for the language {}", article.id, article.language)));
    let analyses = analyze(analyzer, &articles.iter().map(|article| article_of(article)).collect::<Vec<_>>());
    for (article, analysis) in articles.into_iter().zip(analyses) {
        let analysis = analysis.unwrap_or_else(|error| {
            counted.notes.push(format!("{}: {error}", article.id));
            Analysis::default()
        });
        let names = names.get(article.language.as_str()).or_else(|| names.get(analysis.language.as_str()));
        counted.tallies.push(tally(article, &analysis, names.unwrap_or(&Names::default())));
    }
    let (sentences, strange): (Vec<_>, Vec<_>) = gold.sentences.iter().partition(|sentence| known(&sentence.language));
    counted.notes.extend(strange.iter().map(|sentence| format!("{}: no pack for the language {}", sentence.id, sentence.language)));
    let said = labels(analyzer, &sentences);
    counted.tallies.extend(sentences.iter().zip(said).map(|(sentence, said)| sentence_tally(sentence, said)));
    counted
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

fn sentence_tally(sentence: &GoldSentence, said: Option<Analysis>) -> ArticleTally {
    let mut whole = Tally::default();
    whole.sentence(said.is_some_and(|said| said.stance == sentence.stance));
    ArticleTally { language: sentence.language.clone(), kinds: BTreeMap::from([("", whole)]) }
}
