//! Who speaks in single sentences, one phenomenon each, with invented speakers.

use bullbear::document::Article;
use bullbear::lexicon::{Folder, Packs};
use bullbear::{Analyzer, Options, Workspace};

/// A sentence and who is expected to speak in it.
#[derive(serde::Deserialize)]
struct Row {
    id: String,
    phenomenon: String,
    text: String,
    quotation: String,
    speaker: String,
}

/// Share of the sentences whose speaker must be right, in percent.
const FLOOR: usize = 95;

fn check(language: &str, table: &str) {
    let packs = Packs::load(&Folder::Embedded).expect("the packs load");
    let analyzer = Analyzer::new(packs, Options { language: language.to_owned(), ..Options::default() });
    let rows: Vec<Row> = csv::Reader::from_reader(table.as_bytes()).deserialize().collect::<Result<_, _>>().expect("the table reads");
    let wrong: Vec<String> = rows.iter().filter_map(|row| fault(&analyzer, row)).collect();
    let right = rows.len() - wrong.len();
    assert!(right * 100 >= rows.len() * FLOOR, "{right} of {} right\n{}", rows.len(), wrong.join("\n"));
}

/// Returns what is wrong with a sentence.
fn fault(analyzer: &Analyzer, row: &Row) -> Option<String> {
    let analysis = analyzer.analyze(&Article::text(&row.id, &row.text), &mut Workspace::default()).expect("the sentence is analysed");
    let text = &analysis.document.text;
    let found =
        analysis.quotations.iter().find(|one| one.span.of(text).contains(&row.quotation) || row.quotation.contains(one.span.of(text)));
    let said = found.map(|one| one.attribution.speaker.clone().unwrap_or_default());
    let right = said.as_ref().is_some_and(|said| *said == row.speaker);
    (!right).then(|| format!("{} ({}): {said:?}, expected {:?}: {}", row.id, row.phenomenon, row.speaker, row.text))
}

#[test]
fn french_speakers_are_found() {
    check("fr", include_str!("gold/speakers/fr.csv"));
}

#[test]
fn german_speakers_are_found() {
    check("de", include_str!("gold/speakers/de.csv"));
}

#[test]
fn english_speakers_are_found() {
    check("en", include_str!("gold/speakers/en.csv"));
}
