//! The plain way, to measure the program beside it: words by the Unicode tables, every word stemmed and looked up, a row a match.
//!
//! Takes a JSON Lines file and a language (`plain CORPUS.jsonl en`); writes CSV to standard output. It finds no quotations and no speakers, and
//! knows terms of one word only.

use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashMap;
use std::error::Error;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use unicode_segmentation::UnicodeSegmentation as _;

#[derive(serde::Deserialize)]
struct Line {
    id: String,
    text: String,
}

/// Reads the terms of one word of both sides, by their stems.
fn lexicon(language: &str, stemmer: &Stemmer) -> Result<HashMap<String, &'static str>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons").join(language);
    let mut found = HashMap::new();
    for side in ["bull", "bear"] {
        let mut rows = csv::Reader::from_path(folder.join(side).with_extension("csv"))?;
        for row in rows.records() {
            let row = row?;
            let single = row.get(0).unwrap_or_default().split('|').filter(|term| term.chars().all(char::is_alphabetic));
            found.extend(single.map(|term| (stemmer.stem(&term.to_lowercase()).into_owned(), side)));
        }
    }
    Ok(found)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let corpus = arguments.next().ok_or("expected a JSON Lines file and a language")?;
    let language = arguments.next().ok_or("expected a language behind the file")?;
    let stemmer = Stemmer::create(match language.as_str() {
        "de" => Algorithm::German,
        "fr" => Algorithm::French,
        _ => Algorithm::English,
    });
    let lexicon = lexicon(&language, &stemmer)?;
    let mut out = csv::Writer::from_writer(std::io::stdout().lock());
    out.write_record(["id", "word", "side"])?;
    for line in BufReader::new(std::fs::File::open(corpus)?).lines() {
        let line: Line = serde_json::from_str(&line?)?;
        for word in line.text.unicode_words() {
            if let Some(side) = lexicon.get(&*stemmer.stem(&word.to_lowercase())) {
                out.write_record([line.id.as_str(), word, side])?;
            }
        }
    }
    Ok(out.flush()?)
}
