//! Figures as a table, with floors that must hold.
//!
//! Takes figures and the floors of an earlier table; gives the table, and the figures below their floor. Figures are thousandths, so that
//! equal runs give equal bytes.

use super::Figure;
use crate::error::{Error, ErrorKind, Position, Result};
use std::collections::BTreeMap;

/// The columns of the table.
pub const COLUMNS: [&str; 8] = ["language", "kind", "figure", "value", "low", "high", "cases", "floor"];

/// A row's language, kind and figure.
pub type Row = (String, String, String);
/// The floors, in thousandths.
pub type Floors = BTreeMap<Row, i64>;

/// Reads the floors of a table; rows without a floor have none.
///
/// # Errors
/// When the text is no such table, or a floor is no number.
pub fn read(name: &str, text: &str) -> Result<Floors> {
    let fault = |row: usize, message: String| {
        Error::from(ErrorKind::Table { position: Position { file: name.to_owned(), row, column: "floor".to_owned() }, message })
    };
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().map_err(|error| fault(1, error.to_string()))?.clone();
    let column = |name: &str| {
        header
            .iter()
            .position(|column| column == name)
            .ok_or_else(|| fault(1, format!("found no column {name}, expected {}", COLUMNS.join(","))))
    };
    let (key, floor) = ([column("language")?, column("kind")?, column("figure")?], column("floor")?);
    let mut floors = Floors::new();
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(|error| fault(at + 2, error.to_string()))?;
        let cell = |at: usize| record.get(at).unwrap_or_default().trim().to_owned();
        if !cell(floor).is_empty() {
            let number: f64 =
                cell(floor).parse().map_err(|_| fault(at + 2, format!("found {:?}, expected a number from 0 to 1", cell(floor))))?;
            floors.insert((cell(key[0]), cell(key[1]), cell(key[2])), milli(number));
        }
    }
    Ok(floors)
}

/// Returns thousandths.
#[must_use]
pub fn milli(value: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "figures lie between 0 and 1")]
    let milli = (value * 1000.0).round() as i64;
    milli
}

/// Returns thousandths as a decimal number with three places.
fn shown(milli: i64) -> String {
    format!("{}.{:03}", milli / 1000, milli % 1000)
}

/// Returns the table of figures with their floors.
#[must_use]
pub fn written(figures: &[Figure], floors: &Floors) -> Vec<Vec<String>> {
    let row = |figure: &Figure| {
        let (language, kind, name) = key(figure);
        let (low, high) = figure.interval.unzip();
        let values = [Some(figure.value), low, high].map(|value| value.map(|value| shown(milli(value))).unwrap_or_default());
        let floor = floors.get(&key(figure)).map(|&floor| shown(floor)).unwrap_or_default();
        [vec![language, kind, name], values.to_vec(), vec![figure.count.to_string(), floor]].concat()
    };
    figures.iter().map(row).collect()
}

fn key(figure: &Figure) -> Row {
    (figure.language.clone(), figure.kind.to_owned(), figure.name.to_owned())
}

/// Returns what falls short, in words: figures below their floor, and floors without a figure. Of flips, fewer are better.
#[must_use]
pub fn below(figures: &[Figure], floors: &Floors) -> Vec<String> {
    let values: BTreeMap<Row, i64> = figures.iter().map(|figure| (key(figure), milli(figure.value))).collect();
    let mut found = Vec::new();
    for (row, &floor) in floors {
        let (language, kind, name) = row;
        let fewer = name.ends_with("flips");
        match values.get(row) {
            None => found.push(format!("{language} {kind} {name}: no such figure, expected {}", shown(floor))),
            Some(&value) if fewer && value > floor => {
                found.push(format!("{language} {kind} {name}: {}, expected at most {}", shown(value), shown(floor)))
            }
            Some(&value) if !fewer && value < floor => {
                found.push(format!("{language} {kind} {name}: {}, expected at least {}", shown(value), shown(floor)))
            }
            Some(_) => {}
        }
    }
    found
}
