//! `bullbear golden`: the committed output for the seeds, reviewed and accepted by hand.

use super::common::visible;
use super::lexicon_common::{code, counted, print_lines};
use crate::workshop::golden::{FILES, differences};
use anyhow::Context as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the help of the command ends with.
const EXAMPLES: &str = "\
Examples:
  bullbear golden review                     how results/ would change, row by row
  bullbear golden review --lexicons mine     the same under other packs
  bullbear golden accept                     take the new output, once you have read the differences";

/// Arguments of `golden`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Tell row by row how the output now differs from the accepted one; exit with 1 when it does
    Review(Where),
    /// Tell the differences and put the output of now in place of the accepted one
    Accept(Where),
}

#[derive(Debug, clap::Args)]
struct Where {
    /// The articles
    #[arg(long, default_value = "seeds", value_name = "PATH")]
    on: PathBuf,
    /// The folder of the accepted output
    #[arg(long, default_value = "results", value_name = "DIR")]
    results: PathBuf,
    /// Score with the packs of this folder instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    lexicons: Option<PathBuf>,
    /// How many differences of each file are shown
    #[arg(long, value_name = "NUMBER", default_value_t = 40)]
    show: usize,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let (place, accept) = match &args.command {
        Command::Review(place) => (place, false),
        Command::Accept(place) => (place, true),
    };
    let folder = tempfile::tempdir()?;
    score(place, folder.path())?;
    let count = review(place, folder.path())?;
    if accept {
        std::fs::create_dir_all(&place.results).with_context(|| place.results.display().to_string())?;
        FILES.iter().try_for_each(|(name, _)| copy(&folder.path().join(name), &place.results.join(name)))?;
        eprintln!("Accepted {} into {}.", counted(count, "difference", "differences"), place.results.display());
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!(
        "{}.{}",
        counted(count, "difference", "differences"),
        if count > 0 { " Accept them with: bullbear golden accept" } else { "" }
    );
    Ok(code(count > 0))
}

/// Scores the articles into a folder, by the program itself, as a user would.
fn score(place: &Where, folder: &Path) -> anyhow::Result<()> {
    let mut command = std::process::Command::new(std::env::current_exe()?);
    command.arg("score").arg(&place.on).arg("-o").arg(folder);
    if let Some(lexicons) = &place.lexicons {
        command.arg("--lexicons").arg(lexicons);
    }
    let done = command.output()?;
    let could_run = matches!(done.status.code(), Some(0 | 3));
    anyhow::ensure!(could_run, "scoring {} failed: {}", place.on.display(), visible(&String::from_utf8_lossy(&done.stderr)));
    Ok(())
}

/// Prints the differences of every file and returns how many there are.
fn review(place: &Where, folder: &Path) -> anyhow::Result<usize> {
    let mut count = 0;
    for (name, key) in FILES {
        let old = std::fs::read_to_string(place.results.join(name)).unwrap_or_default();
        let new = std::fs::read_to_string(folder.join(name)).with_context(|| (*name).to_owned())?;
        let found = differences(key, &old, &new);
        if found.is_empty() {
            continue;
        }
        count += found.len();
        let more = found.len().saturating_sub(place.show);
        let lines = found.iter().take(place.show).map(|line| format!("  {line}"));
        let rest = (more > 0).then(|| format!("  … and {more} more"));
        print_lines(std::iter::once(format!("{name} ({})", found.len())).chain(lines).chain(rest))?;
    }
    Ok(count)
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::copy(from, to).map(|_| ()).with_context(|| to.display().to_string())
}
