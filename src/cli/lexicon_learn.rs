//! `bullbear lexicon learn`: what words speak for, learnt from labels.

use super::common::LexiconArgs;
use super::lexicon_common::counted;
use super::lexicon_suggest::{quotations_of, voice};
use crate::workshop::gold::Gold;
use crate::workshop::learn::Learner;
use crate::workshop::sample::Bench;
use anyhow::Context as _;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the help of the command ends with.
const EXAMPLES: &str = "\
Examples:
  bullbear lexicon learn tests/usage/learn -o lexicons            learn anew for every language that has labels
  bullbear lexicon learn tests/usage/learn mine.csv -o mine       with labels of your own: columns language, text and stance

What is learnt of a language replaces its usage.csv. Measure before and after: bullbear lexicon impact, bullbear evaluate.";

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
    let learner = |pack| Learner::new(Bench::new(pack, &packs.speakers));
    let mut learners: BTreeMap<&str, Learner<'_>> = packs.languages.iter().map(|pack| (pack.code.as_str(), learner(pack))).collect();
    for path in &args.gold {
        gather(&Gold::load(path, &args.texts)?, &mut learners);
    }
    learners.retain(|_, learner| learner.quotations() > 0);
    anyhow::ensure!(!learners.is_empty(), "found no label in a language that a pack knows, expected quotations with language and stance");
    learners.iter().try_for_each(|(code, learner)| write(&args.output.join(code), learner))?;
    Ok(ExitCode::SUCCESS)
}

fn gather(gold: &Gold, learners: &mut BTreeMap<&str, Learner<'_>>) {
    for (language, text, stance) in quotations_of(gold) {
        if let Some(learner) = learners.get_mut(language) {
            learner.add(&text, stance.map_or(crate::workshop::suggest::Voice::Corpus, voice));
        }
    }
}

fn write(folder: &Path, learner: &Learner<'_>) -> anyhow::Result<()> {
    anyhow::ensure!(
        folder.is_dir(),
        "{}: found no folder, expected a language folder of packs; see bullbear lexicon export",
        folder.display()
    );
    let (table, terms) = learner.table();
    let path = folder.join("usage.csv");
    std::fs::write(&path, table).with_context(|| path.display().to_string())?;
    let quotations = counted(learner.quotations(), "quotation", "quotations");
    eprintln!("Wrote {}: {} of {quotations}", path.display(), counted(terms, "term", "terms"));
    Ok(())
}
