//! The Loughran-McDonald master dictionary: a table of words with a column a category, which holds the year in which the word came or, below
//! 0, went.

use super::Reading;
use std::collections::BTreeMap;

/// Columns that are no category.
const OTHER_COLUMNS: &[&str] = &[
    "word",
    "seq_num",
    "sequence number",
    "word count",
    "word proportion",
    "average proportion",
    "std dev",
    "doc count",
    "syllables",
    "source",
    "irr_verb",
    "harvard_iv",
];

/// Says whether a line is the header of this format.
pub fn has_header(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}').to_lowercase();
    line.starts_with("word,") && line.contains(",negative,") && line.contains(",positive,")
}

/// Reads the dictionary.
pub fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let Ok(header) = table.headers().cloned() else {
        reading.unknown(0, "the file as a whole: no header");
        return reading;
    };
    let word = header.iter().position(|name| name.eq_ignore_ascii_case("word"));
    let Some(word) = word else {
        reading.unknown(1, "the file as a whole: no column Word");
        return reading;
    };
    let is_category = |name: &str| !name.is_empty() && !OTHER_COLUMNS.contains(&name.to_lowercase().as_str());
    let categories: Vec<_> = header.iter().enumerate().filter(|(_, name)| is_category(name)).collect();
    let mut gone: BTreeMap<&str, usize> = BTreeMap::new();
    for record in table.records() {
        match record {
            Ok(record) => row(&mut reading, &record, word, &categories, &mut gone),
            Err(error) => reading.unknown(0, error.to_string()),
        }
    }
    for (category, count) in gone {
        reading.unknown(0, format!("{category}: {count} words that a later edition took out"));
    }
    reading
}

fn row<'h>(
    reading: &mut Reading,
    record: &csv::StringRecord,
    word: usize,
    categories: &[(usize, &'h str)],
    gone: &mut BTreeMap<&'h str, usize>,
) {
    let line = record.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or_default());
    let term = record.get(word).unwrap_or_default().to_lowercase();
    for &(at, name) in categories {
        let cell = record.get(at).unwrap_or_default().trim();
        match cell.parse::<f64>() {
            Ok(0.0) => {}
            Ok(year) if year < 0.0 => *gone.entry(name).or_default() += 1,
            Ok(_) => reading.entry(line, &term, name, None),
            Err(_) if cell.is_empty() => {}
            Err(_) => reading.unknown(line, format!("{term}: {cell:?} in the column {name}")),
        }
    }
}
