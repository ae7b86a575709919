//! LIWC dictionaries: between two `%` lines numbered categories, then words, each with its numbers.

use super::Reading;
use std::collections::BTreeMap;

/// Reads a dictionary.
pub fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut categories = BTreeMap::new();
    let mut marks = 0;
    for (at, line) in text.lines().enumerate().map(|(at, line)| (at + 1, line.trim())) {
        match (line, marks) {
            ("", _) => {}
            ("%", _) => marks += 1,
            (line, 0) => reading.unknown(at, format!("{line}: text before the first %")),
            (line, 1) => category(&mut reading, &mut categories, at, line),
            (line, _) => word(&mut reading, &categories, at, line),
        }
    }
    if marks < 2 {
        reading.unknown(0, "the file as a whole: expected categories between two lines with %");
    }
    reading
}

fn category(reading: &mut Reading, categories: &mut BTreeMap<String, String>, at: usize, line: &str) {
    let mut parts = line.split_whitespace();
    match (parts.next(), parts.next()) {
        (Some(number), Some(name)) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            categories.insert(number.to_owned(), name.to_owned());
            let rest: Vec<_> = parts.collect();
            if !rest.is_empty() {
                reading.unknown(at, format!("{}: text behind the category {name}", rest.join(" ")));
            }
        }
        _ => reading.unknown(at, format!("{line}: no category with its number")),
    }
}

fn word(reading: &mut Reading, categories: &BTreeMap<String, String>, at: usize, line: &str) {
    let (term, numbers) = split(line);
    if numbers.is_empty() {
        reading.unknown(at, format!("{line}: a word without category"));
    }
    for number in numbers {
        match categories.get(number) {
            Some(name) => reading.entry(at, term, name, None),
            None => reading.unknown(at, format!("{term}: {number} is no category of this file; conditions are not read")),
        }
    }
}

/// Parts a line into its term, which may have several words, and the numbers behind it.
fn split(line: &str) -> (&str, Vec<&str>) {
    if let Some((term, rest)) = line.split_once('\t') {
        return (term.trim(), rest.split_whitespace().collect());
    }
    let is_number = |word: &&str| word.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '(' | '<'));
    let numbers: Vec<&str> = line.split_whitespace().skip(1).skip_while(|word| !is_number(word)).collect();
    let end = numbers.first().map_or(line.len(), |first| first.as_ptr() as usize - line.as_ptr() as usize);
    (line[..end].trim(), numbers)
}
