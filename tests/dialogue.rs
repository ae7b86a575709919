//! Lines of dialogue that a dash opens, and sentences that an inverted mark opens.

use bullbear::document::{Article, Meta};
use bullbear::lexicon::{Folder, Packs};
use bullbear::{Analyzer, Options, Workspace};
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(Packs::load(&Folder::Embedded).unwrap(), Options::default()));

/// Returns kind, words and speaker of each quotation.
fn said(language: &str, text: &str) -> Vec<(String, String, String)> {
    let meta = Meta { language: language.to_owned(), ..Meta::default() };
    let analysis = ANALYZER.analyze(&Article { meta, ..Article::text("a", text) }, &mut Workspace::default()).unwrap();
    let words = |one: &bullbear::aggregate::ScoredQuotation| one.words(&analysis.document.text);
    let speaker = |one: &bullbear::aggregate::ScoredQuotation| one.attribution.speaker.clone().unwrap_or_default();
    analysis.quotations.iter().map(|one| (one.kind.as_str().to_owned(), words(one), speaker(one))).collect()
}

fn block(words: &str, speaker: &str) -> (String, String, String) {
    ("block".to_owned(), words.to_owned(), speaker.to_owned())
}

#[test]
fn a_reporting_clause_between_commas_parts_what_is_said() {
    let text = "Le conseil a duré.\n\n— Non, affirme Claire Aubin, l'IA n'est pas une bulle. Les salles sont pleines.";
    assert_eq!(said("fr", text), [block("Non l'IA n'est pas une bulle. Les salles sont pleines.", "Claire Aubin")]);
    let text = "Le conseil a duré.\n\n– L'IA n'est pas une bulle, affirme Claire Aubin. Les salles sont pleines.";
    assert_eq!(said("fr", text), [block("L'IA n'est pas une bulle Les salles sont pleines.", "Claire Aubin")]);
}

#[test]
fn a_reporting_clause_between_dashes_parts_what_is_said() {
    let text = "El pleno fue largo.\n\n—La IA no es una burbuja —dijo Inés Robledo—. Los centros están llenos.";
    assert_eq!(said("es", text), [block("La IA no es una burbuja Los centros están llenos.", "Inés Robledo")]);
    let text = "Il consiglio è stato lungo.\n\n— L'IA non è una bolla — ha detto Ines Roveda. — Le sale sono piene.";
    assert_eq!(said("it", text), [block("L'IA non è una bolla Le sale sono piene.", "Ines Roveda")]);
    let text = "A reunião foi longa.\n\n— A IA não é uma bolha — disse Inês Robalo. — As salas estão cheias.";
    assert_eq!(said("pt", text), [block("A IA não é uma bolha As salas estão cheias.", "Inês Robalo")]);
}

#[test]
fn a_question_may_be_followed_by_its_clause() {
    let text = "El pleno fue largo.\n\n—¿Y quién paga la deuda? —dijo Juan Soto.";
    assert_eq!(said("es", text), [block("¿Y quién paga la deuda?", "Juan Soto")]);
    let text = "Le conseil a duré.\n\n— Et qui paiera la dette ? demande Paul Morin.";
    assert_eq!(said("fr", text), [block("Et qui paiera la dette ?", "Paul Morin")]);
}

#[test]
fn items_of_a_list_are_no_dialogue() {
    for text in [
        "Trois faits :\n\n– La demande bondit\n\n– La dette grimpe de dix pour cent",
        "Les faits.\n\n— La demande bondit, et la dette grimpe.",
    ] {
        assert_eq!(said("fr", text), []);
    }
}

#[test]
fn an_inverted_mark_begins_a_sentence() {
    let packs = Packs::load(&Folder::Embedded).unwrap();
    let grammar = bullbear::segment::Grammar::new(packs.get("es").unwrap());
    let text = "La IA crece. ¿es una burbuja? ¡nunca! Los precios suben.";
    let line = bullbear::zones::Line { span: bullbear::Span::new(0, text.len()), zone: bullbear::lexicon::Zone::Body, blank_before: 0 };
    let segments = bullbear::segment::split(text, &[line], &grammar, &mut bullbear::segment::Forms::default());
    let sentences: Vec<_> = segments.sentences.iter().map(|one| segments.span(&one.tokens).of(text)).collect();
    assert_eq!(sentences, ["La IA crece.", "¿es una burbuja?", "¡nunca!", "Los precios suben."]);
}
