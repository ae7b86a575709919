//! What the lexicon commands share: naming packs, and tables on standard output.

use super::common::visible;
use crate::lexicon::Folder;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A check failed, or a difference was found.
pub const DIFFERENT: u8 = 1;

/// How a list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ListFormat {
    /// A line each
    Text,
    /// A table for a spreadsheet
    Csv,
}

/// Returns the packs that an argument names: `embedded` or a folder.
///
/// # Errors
/// When the folder does not exist.
pub fn packs_named(name: &Path) -> anyhow::Result<Folder> {
    if name.as_os_str() == "embedded" {
        return Ok(Folder::Embedded);
    }
    anyhow::ensure!(name.is_dir(), "{}: found no folder, expected a folder of packs or the word embedded", name.display());
    Ok(Folder::Disk(name.to_owned()))
}

/// Returns the folder of packs and the language that a path names: a folder of packs, or one language folder within it.
#[must_use]
pub fn packs_and_language(path: &Path) -> (PathBuf, Option<String>) {
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    match (path.join("language.csv").is_file(), path.parent(), whole.file_name()) {
        (true, Some(parent), Some(name)) => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            (parent.to_owned(), Some(name.to_string_lossy().into_owned()))
        }
        _ => (path.to_owned(), None),
    }
}

/// Prints lines to standard output, made safe for a terminal.
///
/// # Errors
/// When standard output is closed.
pub fn print_lines(lines: impl IntoIterator<Item = String>) -> anyhow::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in lines {
        writeln!(out, "{}", visible(&line))?;
    }
    Ok(out.flush()?)
}

/// Prints a table to standard output as CSV.
///
/// # Errors
/// When standard output is closed.
pub fn print_table(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> anyhow::Result<()> {
    let mut out = csv::Writer::from_writer(std::io::stdout().lock());
    out.write_record(header)?;
    for row in rows {
        out.write_record(&row)?;
    }
    Ok(out.flush()?)
}

/// Returns exit code 1 where something was found, else 0.
#[must_use]
pub fn code(found: bool) -> ExitCode {
    if found { ExitCode::from(DIFFERENT) } else { ExitCode::SUCCESS }
}

/// Returns a count with its noun.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
