//! `bullbear lexicon learn`: what words speak for, learnt from labels.

use super::common::LexiconArgs;
use super::lexicon_common::counted;
use super::lexicon_suggest::{quotations_of, voice};
use crate::workshop::gold::Gold;
use crate::workshop::learn::{Learner, Learnt};
use crate::workshop::sample::Bench;
use anyhow::Context as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the help of the command ends with.
const EXAMPLES: &str = "\
Examples:
  bullbear lexicon learn tests/usage/learn -o lexicons            learn anew for every language that has labels
  bullbear lexicon learn tests/usage/learn mine.csv -o mine       with labels of your own: columns language, text and stance

What is learnt of a language replaces its usage.csv, and what is learnt of concepts, in all languages together, the usage.csv beside them: give the
labels of all languages in one call. Measure before and after: bullbear lexicon impact, bullbear evaluate.";

/// Arguments of `lexicon learn`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Labels: folders or files, as `bullbear evaluate` reads them
    #[arg(required = true, value_name = "GOLD")]
    gold: Vec<PathBuf>,
    /// Folders where the labelled articles stand, besides the labels' own
    #[arg(long, value_name = "DIR", default_value = "seeds")]
    texts: Vec<PathBuf>,
    /// The folder of packs whose usage.csv to write
    #[arg(short, long, value_name = "DIR", default_value = "lexicons")]
    output: PathBuf,
    #[command(flatten)]
    lexicons: LexiconArgs,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let packs = args.lexicons.packs()?;
    let mut learner = Learner::default();
    packs.languages.iter().for_each(|pack| learner.add_language(Bench::new(pack, &packs.speakers, &packs.usage)));
    for path in &args.gold {
        for (language, text, stance) in quotations_of(&Gold::load(path, &args.texts)?) {
            learner.add(language, &text, stance.map_or(crate::workshop::suggest::Voice::Corpus, voice));
        }
    }
    anyhow::ensure!(
        learner.quotations() > 0,
        "found no label in a language that a pack knows, expected quotations with language and stance"
    );
    let learnt = learner.learnt();
    learnt.iter().try_for_each(|learnt| folder(&args.output.join(&learnt.language)))?;
    learnt.iter().try_for_each(|learnt| write(&args.output.join(&learnt.language), learnt))?;
    Ok(ExitCode::SUCCESS)
}

/// Sees to it that a folder is there, before anything is written.
fn folder(folder: &Path) -> anyhow::Result<()> {
    anyhow::ensure!(
        folder.is_dir(),
        "{}: found no folder, expected a language folder of packs; see bullbear lexicon export",
        folder.display()
    );
    Ok(())
}

fn write(folder: &Path, learnt: &Learnt) -> anyhow::Result<()> {
    let path = folder.join("usage.csv");
    std::fs::write(&path, &learnt.table).with_context(|| path.display().to_string())?;
    let quotations = counted(learnt.quotations, "quotation", "quotations");
    eprintln!("Wrote {}: {} of {quotations}", path.display(), counted(learnt.rows, "term", "terms"));
    Ok(())
}
