//! Sentences of one phenomenon each: the quotation, its kind and its speaker, with floors a language.

use bullbear::aggregate::ScoredQuotation;
use bullbear::document::Article;
use bullbear::lexicon::{Folder, Packs};
use bullbear::{Analyzer, Options, Workspace};
use std::path::Path;

/// A sentence with what is said in it.
struct Sentence {
    id: String,
    phenomenon: String,
    text: String,
    quotation: String,
    kind: String,
    speaker: String,
}

/// How many sentences were read right.
#[derive(Debug, Default)]
struct Tally {
    sentences: usize,
    found: usize,
    kinds: usize,
    named: usize,
    speakers: usize,
}

fn sentences(language: &str) -> Vec<Sentence> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/gold/sentences/{language}.csv"));
    let mut reader = csv::Reader::from_path(path).expect("the sentences are there");
    let cell = |row: &csv::StringRecord, at: usize| row.get(at).unwrap_or_default().to_owned();
    let rows = reader.records().map(|row| row.expect("a row of six cells"));
    rows.map(|row| Sentence {
        id: cell(&row, 0),
        phenomenon: cell(&row, 1),
        text: cell(&row, 2),
        quotation: cell(&row, 3),
        kind: cell(&row, 4),
        speaker: cell(&row, 5),
    })
    .collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Says whether two texts share nearly all their words in order of their edges.
fn same(said: &str, expected: &str) -> bool {
    let (said, expected) = (words(said), words(expected));
    let shared = expected.iter().filter(|word| said.contains(word)).count();
    2 * shared * 10 >= 9 * (said.len() + expected.len())
}

fn fits(sentence: &Sentence, quotation: &ScoredQuotation) -> bool {
    quotation.spans.iter().any(|span| same(span.of(&sentence.text), &sentence.quotation))
}

fn measure(language: &str) -> Tally {
    let packs = Packs::load(&Folder::Embedded).expect("the packs load");
    let analyzer = Analyzer::new(packs, Options { language: language.to_owned(), ..Options::default() });
    let mut workspace = Workspace::default();
    let mut tally = Tally::default();
    for sentence in sentences(language) {
        let article = Article::text(&sentence.id, &sentence.text);
        let quotations = analyzer.analyze(&article, &mut workspace).expect("the sentence is read").quotations;
        tally.sentences += 1;
        let kind = |one: &ScoredQuotation| one.kind.as_str() == sentence.kind;
        let found = if sentence.quotation.is_empty() {
            quotations.is_empty().then_some(None)
        } else {
            quotations.iter().filter(|one| fits(&sentence, one)).max_by_key(|one| kind(one)).map(Some)
        };
        let Some(one) = found else {
            println!(
                "{} {}: {:?}",
                sentence.id,
                sentence.phenomenon,
                quotations.iter().map(|one| (one.kind.as_str(), one.span.of(&sentence.text))).collect::<Vec<_>>()
            );
            continue;
        };
        tally.found += 1;
        tally.kinds += usize::from(one.is_none_or(kind));
        if !sentence.speaker.is_empty() {
            let said = one.and_then(|one| one.attribution.speaker.clone()).unwrap_or_default();
            tally.named += 1;
            tally.speakers += usize::from(said == sentence.speaker);
            if said != sentence.speaker {
                println!("{} {}: speaker {said:?}", sentence.id, sentence.phenomenon);
            }
        }
    }
    tally
}

/// Asserts that at least so many percent of the sentences, of the kinds among them and of the speakers named are right.
fn holds(language: &str, found: usize, kinds: usize, speakers: usize) {
    let tally = measure(language);
    assert!(tally.sentences >= 60, "{language}: {tally:?}");
    assert!(tally.found * 100 >= found * tally.sentences, "{language}: found {found} % expected, {tally:?}");
    assert!(tally.kinds * 100 >= kinds * tally.found, "{language}: kinds {kinds} % expected, {tally:?}");
    assert!(tally.speakers * 100 >= speakers * tally.named, "{language}: speakers {speakers} % expected, {tally:?}");
    println!("{language}: {tally:?}");
}

#[test]
fn french_sentences_hold() {
    holds("fr", 94, 94, 80);
}

#[test]
fn german_sentences_hold() {
    holds("de", 94, 94, 80);
}

#[test]
fn english_sentences_hold() {
    holds("en", 94, 94, 80);
}
