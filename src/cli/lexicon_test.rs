//! `bullbear lexicon test`: the examples of every row, and labelled cases.

use super::lexicon_check::PackChoice;
use super::lexicon_common::{code, counted, print_lines};
use crate::lexicon::Packs;
use crate::workshop::cases::{self, Outcome};
use crate::workshop::check::try_examples;
use crate::workshop::gold::Gold;
use crate::{Analyzer, Options};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Labels that are looked at when none are named, where the folder exists.
const USUAL_GOLD: &str = "tests/gold";

/// Arguments of `lexicon test`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    packs: PackChoice,
    /// Labels to look at besides [default: tests/gold, where there is such a folder]
    #[arg(long, num_args = 1.., value_name = "GOLD")]
    gold: Vec<PathBuf>,
    /// Folders where the labelled articles stand, besides the labels' own
    #[arg(long, value_name = "DIR", default_value = "seeds")]
    texts: Vec<PathBuf>,
    /// Exit with 1 for labels that are not met, too
    #[arg(long)]
    strict: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let chosen = args.packs.chosen();
    let tried = try_examples(&chosen.request())?;
    print_lines(tried.faults.sorted().iter().map(ToString::to_string))?;
    eprintln!("{}: {} fail.", counted(tried.sentences, "example", "examples"), tried.faults.len());
    let packs = match Packs::load_over(&chosen.folder, chosen.upper.as_ref()) {
        // Faults of cells were told with the examples.
        Err(_) if !tried.faults.is_empty() => return Ok(code(true)),
        packs => packs?,
    };
    let outcome = labels(args, &Analyzer::new(packs, Options::default()))?;
    print_lines(outcome.misses.iter().map(|miss| format!("label {miss}")))?;
    eprintln!("{}: {} not met.", counted(outcome.labels, "label", "labels"), outcome.misses.len());
    Ok(code(!tried.faults.is_empty() || args.strict && !outcome.misses.is_empty()))
}

fn labels(args: &Args, analyzer: &Analyzer) -> anyhow::Result<Outcome> {
    let usual = Path::new(USUAL_GOLD).is_dir().then(|| PathBuf::from(USUAL_GOLD));
    let paths = if args.gold.is_empty() { usual.into_iter().collect() } else { args.gold.clone() };
    let mut outcome = Outcome::default();
    for path in &paths {
        let more = cases::run(analyzer, &Gold::load(path, &args.texts)?);
        outcome.labels += more.labels;
        outcome.misses.extend(more.misses);
    }
    Ok(outcome)
}
