//! What is said in a text, for tests with sentences of our own.

use bullbear::document::{Article, Meta};
use bullbear::lexicon::{Folder, Packs};
use bullbear::{Analyzer, Options, Workspace};
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(Packs::load(&Folder::Embedded).unwrap(), Options::default()));

/// Returns speaker and words of each quotation.
pub fn said(language: &str, text: &str) -> Vec<(String, String)> {
    let meta = Meta { language: language.to_owned(), ..Meta::default() };
    let analysis = ANALYZER.analyze(&Article { meta, ..Article::text("a", text) }, &mut Workspace::default()).unwrap();
    let speaker = |one: &bullbear::aggregate::ScoredQuotation| one.attribution.speaker.clone().unwrap_or_default();
    analysis.quotations.iter().map(|one| (speaker(one), one.words(&analysis.document.text))).collect()
}
