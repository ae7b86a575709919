//! `bullbear lexicon fmt`: lexicon files in their clean form.

use super::lexicon_common::{code, counted, print_lines};
use crate::workshop::format;
use anyhow::Context as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `lexicon fmt`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A folder of packs, or of one language
    #[arg(value_name = "DIR", default_value = "lexicons")]
    folder: PathBuf,
    /// Change nothing; name the files that are not in their clean form, and exit with 1
    #[arg(long)]
    check: bool,
    /// Encoding of files that are not UTF-8, such as windows-1252, which older spreadsheets save
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let files = format::folder(&args.folder, encoding(args)?)?;
    let unclean: Vec<_> = files.iter().filter(|file| !file.is_clean).collect();
    if !args.check {
        unclean.iter().try_for_each(|file| format::write(file))?;
    }
    print_lines(unclean.iter().map(|file| file.path.display().to_string()))?;
    let (what, count) = (if args.check { "to be put into clean form" } else { "put into clean form" }, files.len());
    eprintln!("{} of {} {what}.", unclean.len(), counted(count, "file", "files"));
    Ok(code(args.check && !unclean.is_empty()))
}

fn encoding(args: &Args) -> anyhow::Result<Option<&'static encoding_rs::Encoding>> {
    let Some(name) = &args.encoding else { return Ok(None) };
    let found = encoding_rs::Encoding::for_label(name.as_bytes());
    found.map(Some).with_context(|| format!("found the encoding {name}, expected one such as windows-1252 or iso-8859-1"))
}
