//! What is said in a text, for tests with sentences of our own.

#![allow(dead_code, reason = "each test takes what it asks for")]

use bullbear::aggregate::Analysis;
use bullbear::document::{Article, Meta};
use bullbear::lexicon::{Folder, Packs};
use bullbear::{Analyzer, Options, Workspace};
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(Packs::load(&Folder::Embedded).unwrap(), Options::default()));

/// Reads a text in a language.
pub fn analyzed_by(analyzer: &Analyzer, language: &str, text: &str) -> Analysis {
    let meta = Meta { language: language.to_owned(), ..Meta::default() };
    analyzer.analyze(&Article { meta, ..Article::text("a", text) }, &mut Workspace::default()).unwrap()
}

/// Reads a text in a language with the packs and settings as they are.
pub fn analyzed(language: &str, text: &str) -> Analysis {
    analyzed_by(&ANALYZER, language, text)
}

/// Returns speaker and words of each quotation.
pub fn said(language: &str, text: &str) -> Vec<(String, String)> {
    let analysis = analyzed(language, text);
    let speaker = |one: &bullbear::aggregate::ScoredQuotation| one.attribution.speaker.clone().unwrap_or_default();
    analysis.quotations.iter().map(|one| (speaker(one), one.words(&analysis.document.text))).collect()
}

/// Returns a speaker with the words of a quotation.
pub fn pair(speaker: &str, words: &str) -> (String, String) {
    (speaker.to_owned(), words.to_owned())
}
