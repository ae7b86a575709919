//! `bullbear lexicon export`: the packs as files to edit.

use super::lexicon_common::{counted, print_lines};
use crate::lexicon::Folder;
use crate::workshop::transfer;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `lexicon export`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A new folder
    folder: PathBuf,
    /// Languages to export, such as fr [default: all]
    #[arg(value_name = "LANG")]
    languages: Vec<String>,
    /// Export the packs of this folder instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    lexicons: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let folder = args.lexicons.clone().map_or(Folder::Embedded, Folder::Disk);
    let files = transfer::export(&folder, &args.languages, &args.folder)?;
    print_lines(files.iter().map(|file| file.display().to_string()))?;
    eprintln!(
        "Wrote {}. Edit them, then: bullbear score ARTICLES --lexicons {}",
        counted(files.len(), "file", "files"),
        args.folder.display()
    );
    Ok(ExitCode::SUCCESS)
}
