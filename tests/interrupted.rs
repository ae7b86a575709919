//! A run that is killed, or whose disk is full, leaves each old file as it was or the new one in its place: never a part of one.
#![cfg(unix)]

use assert_cmd::cargo::cargo_bin;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// The files of a folder and what they hold; temporary ones, which a killed run leaves, have a hidden name.
fn held(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()));
    named.filter(|(name, _)| !name.starts_with('.')).collect()
}

fn article(number: usize) -> String {
    format!("Hall {number} fills up\n\nThe AI boom is no bubble, and demand for data centers is strong, said Jane Roe in hall {number}.\n")
}

fn articles(folder: &Path, count: usize) {
    fs::create_dir_all(folder).unwrap();
    (0..count).for_each(|number| fs::write(folder.join(format!("{number:04}.txt")), article(number)).unwrap());
}

fn score(place: &Path, input: &str) -> Command {
    let mut command = Command::new(cargo_bin("bullbear"));
    command.current_dir(place).args(["score", input, "--quiet", "-o", "out"]).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Runs a command line of a shell that knows `$BULLBEAR`.
fn shell(place: &Path, line: &str) -> Output {
    Command::new("sh").current_dir(place).env("BULLBEAR", cargo_bin("bullbear")).args(["-c", line]).output().unwrap()
}

#[test]
fn a_killed_run_leaves_old_files_or_new_ones() {
    let place = tempfile::tempdir().unwrap();
    articles(&place.path().join("few"), 3);
    articles(&place.path().join("many"), 400);
    let out = place.path().join("out");
    assert!(score(place.path(), "many").status().unwrap().success());
    let new = held(&out);
    assert!(score(place.path(), "few").status().unwrap().success());
    let old = held(&out);
    assert!(old.len() == 6 && old.keys().eq(new.keys()));
    let (mut killed, mut wait) = (0, Duration::from_millis(1));
    while killed < 200 {
        let mut child = score(place.path(), "many").spawn().unwrap();
        std::thread::sleep(wait);
        let done = child.try_wait().unwrap().is_some();
        child.kill().unwrap();
        child.wait().unwrap();
        for (name, bytes) in held(&out) {
            assert!(old.get(&name) == Some(&bytes) || new.get(&name) == Some(&bytes), "{name} after {wait:?}");
        }
        if done {
            break;
        }
        killed += 1;
        wait += wait / 5 + Duration::from_millis(1);
    }
    assert!(killed > 3);
    assert!(score(place.path(), "few").status().unwrap().success(), "what a killed run left is in nobody's way");
    assert!(held(&out) == old);
}

#[test]
fn a_full_disk_leaves_the_old_files_and_says_so() {
    let place = tempfile::tempdir().unwrap();
    articles(&place.path().join("few"), 3);
    articles(&place.path().join("many"), 400);
    let out = place.path().join("out");
    assert!(score(place.path(), "few").status().unwrap().success());
    let old = held(&out);
    // A limit on the size of files stands for the disk: writing fails in the same way.
    let full = "trap '' XFSZ; ulimit -f 16; exec \"$BULLBEAR\"";
    let output = shell(place.path(), &format!("{full} score many -o out"));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && told.starts_with("bullbear: "), "{told}");
    assert!(held(&out) == old);
    assert_eq!(fs::read_dir(&out).unwrap().count(), old.len(), "no temporary file is left");
    fs::write(place.path().join("report.html"), "old").unwrap();
    assert_eq!(shell(place.path(), &format!("{full} report many -o report.html")).status.code(), Some(2));
    assert_eq!(fs::read(place.path().join("report.html")).unwrap(), b"old");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_an_error_and_no_panic() {
    let place = tempfile::tempdir().unwrap();
    articles(&place.path().join("few"), 3);
    for line in [
        "score few",
        "score few --format jsonl",
        "score few -o out",
        "compare few",
        "compare few --format json",
        "explain few/0001.txt",
        "completions bash",
    ] {
        let output = shell(place.path(), &format!("\"$BULLBEAR\" {line} > /dev/full"));
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && told.contains("bullbear: ") && !told.contains("panicked"), "{line}: {told}");
    }
    let output = shell(place.path(), "\"$BULLBEAR\" score few missing.txt -o out 2> /dev/full");
    assert_eq!(output.status.code(), Some(3), "what cannot be told stops nothing");
}
