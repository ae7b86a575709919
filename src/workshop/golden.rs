//! What changed in the committed output for the seeds.
//!
//! Takes two versions of an output file; gives the differences row by row in words. It writes nothing.

use std::collections::BTreeMap;

/// The files of an output folder, each with the columns that name a row.
pub const FILES: &[(&str, &[&str])] = &[
    ("quotes.csv", &["quote_id"]),
    ("articles.csv", &["article_id"]),
    ("speakers.csv", &["speaker"]),
    ("evidence.csv", &["article_id", "quote_id", "start", "end", "term"]),
    ("skipped.csv", &["path", "row"]),
    ("run.json", &[]),
];

/// How much of a cell is shown, in characters.
const SHOWN: usize = 70;

/// Returns the differences between two versions of a file, a line each.
#[must_use]
pub fn differences(key: &[&str], old: &str, new: &str) -> Vec<String> {
    if key.is_empty() { lines(old, new) } else { tables(key, old, new) }
}

/// Returns the lines that went and came.
fn lines(old: &str, new: &str) -> Vec<String> {
    let (before, after): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    let gone = before.iter().filter(|line| !after.contains(line)).map(|line| format!("- {}", line.trim()));
    let came = after.iter().filter(|line| !before.contains(line)).map(|line| format!("+ {}", line.trim()));
    gone.chain(came).collect()
}

type Rows = BTreeMap<String, BTreeMap<String, String>>;

fn tables(key: &[&str], old: &str, new: &str) -> Vec<String> {
    let (before, after) = (rows(key, old), rows(key, new));
    let mut found = Vec::new();
    for (name, row) in &before {
        match after.get(name) {
            None => found.push(format!("- {name}")),
            Some(now) if now != row => found.push(format!("{name}: {}", cells(row, now).join(", "))),
            Some(_) => {}
        }
    }
    found.extend(after.keys().filter(|name| !before.contains_key(*name)).map(|name| format!("+ {name}")));
    if found.is_empty() && old != new {
        found.push("the same rows in another order or form".to_owned());
    }
    found
}

fn cells(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> Vec<String> {
    let columns: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let cell = |row: &BTreeMap<String, String>, column: &String| row.get(column).cloned().unwrap_or_default();
    let changed = columns.into_iter().filter(|column| cell(old, column) != cell(new, column));
    changed.map(|column| format!("{column} {} -> {}", short(&cell(old, column)), short(&cell(new, column)))).collect()
}

fn short(cell: &str) -> String {
    let cut: String = cell.chars().take(SHOWN).collect();
    match cell {
        "" => "(empty)".to_owned(),
        _ if cut.len() < cell.len() => format!("{cut}…"),
        _ => cut,
    }
}

/// Reads the rows of a table by their names; a name that stands twice gets a number.
fn rows(key: &[&str], text: &str) -> Rows {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let (mut rows, mut counts) = (Rows::new(), BTreeMap::<String, usize>::new());
    for record in reader.records().flatten() {
        let row: BTreeMap<String, String> = header.iter().zip(record.iter()).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
        let name = key.iter().filter_map(|column| row.get(*column)).filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        let count = counts.entry(name.clone()).or_default();
        *count += 1;
        rows.insert(if *count == 1 { name } else { format!("{name} #{count}") }, row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_by_name() {
        let old = "quote_id,stance,score\na_1,bull,0.5\na_2,bear,\n";
        let new = "quote_id,stance,score\na_1,bear,-0.5\na_3,bear,\n";
        assert_eq!(differences(&["quote_id"], old, new), ["a_1: score 0.5 -> -0.5, stance bull -> bear", "- a_2", "+ a_3"]);
        assert!(differences(&["quote_id"], old, old).is_empty());
        assert_eq!(differences(&[], "{\n \"a\": 1\n}", "{\n \"a\": 2\n}"), ["- \"a\": 1", "+ \"a\": 2"]);
    }
}
