//! Made pages and texts, with the zone of every line in the file beside each: `ZONE first words of the line`.

use bullbear::document::{Document, InputForm, ReadOptions, decode, read};
use bullbear::lexicon::{Folder, Packs};
use bullbear::zones::{Boilerplate, divide};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the pages and texts stand; a name begins with its language's code.
const FOLDER: &str = "tests/zones";

fn documents() -> Vec<(PathBuf, Document)> {
    let inputs = read(&[PathBuf::from(FOLDER)], ReadOptions::default(), None).unwrap();
    let one = |article: bullbear::document::Article| (PathBuf::from(&article.path), decode(&article).unwrap());
    inputs.map(|found| one(found.unwrap())).collect()
}

/// Compares the lines of a document with those that are expected and says where they differ.
fn differences(document: &Document, boilerplate: &Boilerplate, expected: &str) -> String {
    let mut found = divide(document, boilerplate).into_iter().map(|line| (line.zone.as_str(), line.span.of(&document.text)));
    let mut wanted = expected.lines().filter_map(|line| line.split_once(' ')).map(|(zone, words)| (zone, words.trim()));
    let mut differences = String::new();
    loop {
        match (found.next(), wanted.next()) {
            (None, None) => return differences,
            (Some((zone, line)), Some((expected, words))) if zone == expected && line.starts_with(words) => {}
            (found, wanted) => {
                let _ = writeln!(differences, "  found {found:?}\n  expected {wanted:?}");
            }
        }
    }
}

#[test]
fn every_line_has_its_zone() {
    let packs = Packs::load(&Folder::Embedded).unwrap();
    let mut report = String::new();
    for (path, document) in documents() {
        let code = document.id.split('-').next().unwrap();
        let boilerplate = Boilerplate::new(packs.get(code).unwrap());
        let expected = fs::read_to_string(path.with_extension("zones")).unwrap();
        let differences = differences(&document, &boilerplate, &expected);
        if !differences.is_empty() {
            let _ = writeln!(report, "{}\n{differences}", path.display());
        }
    }
    assert!(report.is_empty(), "{report}");
}

#[test]
fn the_set_holds_pages_and_texts_in_every_language() {
    let documents = documents();
    assert!(documents.len() >= 25, "{}", documents.len());
    for code in ["de", "en", "fr"] {
        for ending in ["txt", "html"] {
            let fits = |path: &Path, id: &str| id.starts_with(code) && path.extension().is_some_and(|own| own == ending);
            assert!(documents.iter().any(|(path, document)| fits(path, &document.id)), "{code} {ending}");
        }
    }
    assert!(InputForm::names().any(|name| name == "md"));
}

#[test]
fn what_pages_say_of_themselves_is_kept() {
    let documents = documents();
    let meta = |id: &str| documents.iter().find(|(_, document)| document.id == id).unwrap().1.meta.clone();
    assert_eq!((meta("de-08-page").source.as_str(), meta("de-08-page").date.as_str()), ("Der Revierbote", "2025-04-02"));
    assert_eq!(meta("fr-07-page").url, "https://example.org/lac");
    assert_eq!(meta("en-11-notes").title, "The hall on the hill");
}
