//! `results/` is what the main command writes for the seeds; any difference fails until it is accepted by hand.

use assert_cmd::Command;
use std::fs;
use std::path::Path;

const FILES: &[&str] = &["quotes.csv", "articles.csv", "speakers.csv", "evidence.csv", "skipped.csv", "run.json"];

fn score(arguments: &[&str], folder: &Path) {
    let mut command = Command::cargo_bin("bullbear").unwrap();
    command.arg("score").arg("seeds").arg("-o").arg(folder).args(arguments).assert().success();
}

/// Says in a few lines where two texts differ.
fn difference(old: &str, new: &str) -> String {
    let changed = old.lines().zip(new.lines()).enumerate().filter(|(_, (a, b))| a != b);
    let mut out: Vec<_> = changed.take(5).map(|(at, (a, b))| format!("  line {}\n    - {a}\n    + {b}", at + 1)).collect();
    out.push(format!("  {} lines before, {} now", old.lines().count(), new.lines().count()));
    out.join("\n")
}

#[test]
fn results_are_what_the_program_writes() {
    let folder = tempfile::tempdir().unwrap();
    score(&[], folder.path());
    let mut changed = Vec::new();
    for name in FILES {
        let old = fs::read_to_string(Path::new("results").join(name)).unwrap_or_default();
        let new = fs::read_to_string(folder.path().join(name)).unwrap();
        if old != new {
            changed.push(format!("results/{name}\n{}", difference(&old, &new)));
        }
    }
    assert!(
        changed.is_empty(),
        "{}\nRead the differences (`bullbear golden review`), then accept them with `bullbear golden accept`; this test never does.",
        changed.join("\n")
    );
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let (one, many) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    score(&["--threads", "1"], one.path());
    score(&["--threads", "4"], many.path());
    for name in FILES {
        assert_eq!(
            fs::read(one.path().join(name)).unwrap(),
            fs::read(many.path().join(name)).unwrap(),
            "{name} differs between 1 and 4 threads"
        );
    }
}

/// Reads a CSV file into rows of cells by column name.
fn rows(name: &str) -> Vec<std::collections::HashMap<String, String>> {
    let mut reader = csv::Reader::from_path(Path::new("results").join(name)).unwrap();
    let header = reader.headers().unwrap().clone();
    reader.records().map(|record| header.iter().zip(record.unwrap().iter()).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()).collect()
}

#[test]
fn evidence_adds_up_to_each_quotation() {
    let evidence = rows("evidence.csv");
    let milli = |text: &str| (text.parse::<f64>().unwrap() * 1000.0).round() as i64;
    for quote in rows("quotes.csv") {
        let own = evidence.iter().filter(|row| row["quote_id"] == quote["quote_id"]);
        let parts: Vec<i64> = own.map(|row| milli(&row["contribution"])).collect();
        let bull: i64 = parts.iter().filter(|part| **part > 0).sum();
        let bear: i64 = parts.iter().filter(|part| **part < 0).map(|part| -part).sum();
        assert_eq!((bull, bear), (milli(&quote["bull_sum"]), milli(&quote["bear_sum"])), "{}", quote["quote_id"]);
        assert_eq!(parts.len().to_string(), quote["matches"], "{}", quote["quote_id"]);
        let silent = parts.is_empty() && quote["stance"] == "neutral";
        assert_eq!(quote["score"].is_empty(), silent, "{}: nothing to go by is an empty score", quote["quote_id"]);
        let [bull, bear, score] = ["bull_share", "bear_share", "score_milli"].map(|name| quote[name].parse::<i64>().unwrap_or_default());
        assert!((10 * (bull - bear) - score).abs() <= 10, "{}: the shares make the score", quote["quote_id"]);
    }
}

#[test]
fn offsets_quote_their_own_text() {
    for quote in rows("quotes.csv") {
        let text: Vec<char> = fs::read_to_string(format!("seeds/{}.txt", quote["article_id"])).unwrap().chars().collect();
        let (start, end): (usize, usize) = (quote["start"].parse().unwrap(), quote["end"].parse().unwrap());
        let written: String = text[start..end].iter().collect();
        let first = quote["text"].split(" […] ").next().unwrap();
        assert!(written.starts_with(first), "{}: {first:?} is not at {start}..{end}", quote["quote_id"]);
    }
}

#[test]
fn figures_of_the_seeds_keep_their_floors() {
    let mut command = Command::cargo_bin("bullbear").unwrap();
    command.args(["evaluate", "tests/gold/seeds", "--floors", "tests/gold/metrics.csv"]).assert().success();
}
