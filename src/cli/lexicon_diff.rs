//! `bullbear lexicon diff`: what changed between two versions of the packs.

use super::lexicon_common::{ListFormat, code, counted, packs_named, print_lines, print_table};
use crate::workshop::diff::{self, Change};
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `lexicon diff`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The version before: a folder of packs, or the word embedded
    old: PathBuf,
    /// The version after
    new: PathBuf,
    /// How the changes are printed
    #[arg(long, value_enum, default_value = "text")]
    format: ListFormat,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let changes = diff::packs(&packs_named(&args.old)?, &packs_named(&args.new)?)?;
    match args.format {
        ListFormat::Text => print_lines(changes.iter().map(ToString::to_string))?,
        ListFormat::Csv => print_table(&["language", "file", "key", "change", "column", "old", "new"], changes.iter().map(row))?,
    }
    eprintln!("{}.", counted(changes.len(), "change", "changes"));
    Ok(code(!changes.is_empty()))
}

fn row(change: &Change) -> Vec<String> {
    let (language, file, key) = (change.language.clone(), change.file.clone(), change.key.clone());
    vec![language, file, key, change.what.as_str().to_owned(), change.column.clone(), change.old.clone(), change.new.clone()]
}
