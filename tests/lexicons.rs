//! The packs in the repository: clean, without a fault, every example fires, and every row a person would need is complete.

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};

/// Runs the program and returns its exit code with all that it printed.
fn bullbear(arguments: &[&str]) -> (i32, String) {
    let output = Command::cargo_bin("bullbear").unwrap().args(arguments).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.code().unwrap(), text)
}

/// Returns the tables of the packs.
fn tables() -> Vec<PathBuf> {
    let list = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let (folders, files): (Vec<_>, Vec<_>) = list(Path::new("lexicons")).into_iter().partition(|path| path.is_dir());
    let mut tables: Vec<_> = folders.iter().flat_map(|folder| list(folder)).chain(files).collect();
    tables.retain(|path| path.extension().is_some_and(|ending| ending == "csv"));
    tables.sort();
    tables
}

#[test]
fn the_packs_have_no_fault() {
    assert_eq!(bullbear(&["lexicon", "check", "lexicons"]), (0, "No faults.\n".to_owned()));
}

#[test]
fn every_example_fires_and_no_counterexample_does() {
    let (code, told) = bullbear(&["lexicon", "test", "--lexicons", "lexicons", "--gold", "tests/gold/seeds"]);
    assert!(code == 0 && told.contains(" examples: 0 fail."), "{told}");
}

#[test]
fn the_packs_are_in_their_one_form_byte_for_byte() {
    assert_eq!(bullbear(&["lexicon", "fmt", "--check", "lexicons"]).0, 0, "run `bullbear lexicon fmt lexicons`");
    let place = tempfile::tempdir().unwrap();
    let copy = place.path().join("packs");
    assert_eq!(bullbear(&["lexicon", "export", copy.to_str().unwrap()]).0, 0);
    assert_eq!(bullbear(&["lexicon", "fmt", copy.to_str().unwrap()]).0, 0);
    for path in tables() {
        let again = copy.join(path.strip_prefix("lexicons").unwrap());
        assert!(fs::read(&path).unwrap() == fs::read(&again).unwrap(), "{} differs from its clean form", path.display());
    }
}

#[test]
fn the_tables_open_in_any_spreadsheet() {
    for path in tables() {
        let bytes = fs::read(&path).unwrap();
        let text = String::from_utf8(bytes).unwrap_or_else(|_| panic!("{} is no UTF-8", path.display()));
        assert!(!text.contains('\r') && !text.contains('\0') && text.ends_with('\n'), "{}", path.display());
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert!(reader.records().all(|record| record.is_ok()), "{}: rows of different length", path.display());
    }
}
