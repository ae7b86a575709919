//! The flow has one direction: a module uses only what stands above it in `lib.rs`, and no module of the library prints.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules in the order of the flow; each may use those before it. `workshop` and `cli` use all of it.
const ORDER: &[&str] = &[
    "span",
    "error",
    "normal",
    "hashes",
    "embedded",
    "latin",
    "lexicon",
    "document",
    "language",
    "zones",
    "segment",
    "matcher",
    "quotation",
    "speaker",
    "stance",
    "aggregate",
    "analyzer",
    "output",
    "workshop",
    "cli",
];

/// The error type names the fault list, which is the one thing that `error` takes from below.
const ALLOWED: &[(&str, &str)] = &[("error", "lexicon")];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn module_of(path: &Path) -> String {
    let first = path.strip_prefix("src").unwrap().iter().next().unwrap().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_module_uses_one_below_it() {
    let mut arrows = Vec::new();
    for path in sources(Path::new("src")) {
        let here = module_of(&path);
        let Some(at) = ORDER.iter().position(|name| *name == here) else { continue };
        let code = code_of(&path);
        for below in &ORDER[at + 1..] {
            let allowed = ALLOWED.contains(&(here.as_str(), below));
            if !allowed && code.contains(&format!("crate::{below}::")) {
                arrows.push(format!("{} uses {below}, which stands below {here}", path.display()));
            }
        }
    }
    assert!(arrows.is_empty(), "move what is shared upward:\n{}", arrows.join("\n"));
}

#[test]
fn every_module_is_in_the_order() {
    let missing: Vec<_> = sources(Path::new("src"))
        .iter()
        .map(|path| module_of(path))
        .filter(|name| !["lib", "main"].contains(&name.as_str()) && !ORDER.contains(&name.as_str()))
        .collect();
    assert!(missing.is_empty(), "put these into the order of lib.rs and of this test: {missing:?}");
}

#[test]
fn the_library_neither_prints_nor_exits_nor_reads_the_environment() {
    let mut found = Vec::new();
    for path in sources(Path::new("src")) {
        if ["cli", "main"].contains(&module_of(&path).as_str()) {
            continue;
        }
        let code = code_of(&path);
        for word in ["println!", "eprintln!", "print!(", "process::exit", "env::var", "env::args"] {
            if code.contains(word) {
                found.push(format!("{}: {word}", path.display()));
            }
        }
    }
    assert!(found.is_empty(), "leave this to src/cli:\n{}", found.join("\n"));
}

/// Letters and quotation marks of articles are data; code may name the marks that Unicode and CSV themselves fix.
#[test]
fn no_language_stands_in_the_code() {
    let mut found = Vec::new();
    for path in sources(Path::new("src")) {
        for (number, line) in code_of(&path).lines().enumerate() {
            if line.chars().any(|letter| matches!(letter, '\u{c0}'..='\u{24f}' | '«' | '»' | '“' | '”' | '„' | '‘' | '’')) {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "which column of the packs is missing?\n{}", found.join("\n"));
}

/// The most lines of code in one file, without its tests.
const MOST_LINES: usize = 300;

#[test]
fn files_stay_small() {
    let mut grown = Vec::new();
    for path in sources(Path::new("src")) {
        let name = path.display().to_string();
        let lines = code_of(&path).lines().count();
        if lines > MOST_LINES {
            grown.push(format!("{name}: {lines} lines of code, expected {MOST_LINES} at most"));
        }
    }
    assert!(grown.is_empty(), "split these files:\n{}", grown.join("\n"));
}
