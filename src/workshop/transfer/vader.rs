//! VADER lexicons: word, mean, deviation and ratings, separated by tabs.

use super::Reading;

/// Says whether a line looks like one of this format.
pub fn fits(line: &str) -> bool {
    line.split_once('\t').is_some_and(|(_, rest)| rest.split('\t').next().is_some_and(|mean| mean.trim().parse::<f64>().is_ok()))
}

/// Reads a lexicon; the mean is the strength.
pub fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    for (at, line) in text.lines().enumerate().map(|(at, line)| (at + 1, line)) {
        let mut cells = line.split('\t').map(str::trim);
        let (word, mean) = (cells.next().unwrap_or_default(), cells.next().and_then(|cell| cell.parse::<f64>().ok()));
        match mean {
            _ if line.trim().is_empty() => {}
            None => reading.unknown(at, format!("{line}: expected a word, a tab and a number")),
            Some(0.0) => reading.unknown(at, format!("{word}: a mean of 0 is on neither side")),
            Some(mean) => reading.entry(at, word, if mean > 0.0 { "positive" } else { "negative" }, Some(mean)),
        }
    }
    reading
}
