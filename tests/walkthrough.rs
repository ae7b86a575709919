//! The pages for users: every command that they show runs.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Copies the files of a folder.
fn copied(from: &str, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

/// Returns the commands of a page: those that it shows, and those that it runs unseen.
fn commands(page: &str) -> Vec<String> {
    let text = fs::read_to_string(page).unwrap();
    let mut inside = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
        }
        let shown = line.strip_prefix("$ ").filter(|_| inside);
        let unseen = line.strip_prefix("<!-- run: ").and_then(|rest| rest.strip_suffix(" -->"));
        found.extend(shown.or(unseen).map(str::to_owned));
    }
    found
}

/// Runs the commands of a page in a folder with the seeds as articles; none may be refused.
fn run(page: &str) {
    let place = tempfile::tempdir().unwrap();
    copied("seeds", &place.path().join("articles"));
    copied("tests/gold/seeds", &place.path().join("gold"));
    let program = assert_cmd::cargo::cargo_bin("bullbear");
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let commands = commands(page);
    assert!(commands.len() > 5, "{page}");
    for command in commands {
        let done = Command::new("bash").args(["-c", &command]).current_dir(place.path()).env("PATH", &path).output().unwrap();
        let told = String::from_utf8_lossy(&done.stderr);
        assert!(matches!(done.status.code(), Some(0 | 1 | 3)) && !told.contains("bullbear: error"), "{page}: {command}\n{told}");
    }
}

#[test]
fn the_walkthrough_runs_as_it_stands() {
    run("docs/walkthrough.md");
}

#[test]
fn the_guide_to_lexicons_runs_as_it_stands() {
    run("docs/lexicons.md");
}

#[test]
fn the_picture_is_there() {
    let bytes = fs::read("docs/report.png").unwrap();
    assert!(bytes.starts_with(b"\x89PNG") && fs::read_to_string("README.md").unwrap().contains("docs/report.png"));
}
