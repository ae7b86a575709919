//! `bullbear lexicon learn`: who uses which words, counted from labels.

use super::common::LexiconArgs;
use super::lexicon_common::counted;
use super::lexicon_suggest::{quotations_of, voice};
use crate::workshop::gold::Gold;
use crate::workshop::learn::Counter;
use crate::workshop::sample::Bench;
use anyhow::Context as _;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the help of the command ends with.
const EXAMPLES: &str = "\
Examples:
  bullbear lexicon learn tests/usage/learn -o lexicons            count anew for every language that has labels
  bullbear lexicon learn tests/usage/learn mine.csv -o mine       with labels of your own: columns language, text and stance

The counts of a language replace those in its usage.csv. Measure before and after: bullbear lexicon impact, bullbear evaluate.";

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
    let counter = |pack| Counter::new(Bench::new(pack, &packs.speakers));
    let mut counters: BTreeMap<&str, Counter<'_>> = packs.languages.iter().map(|pack| (pack.code.as_str(), counter(pack))).collect();
    for path in &args.gold {
        count(&Gold::load(path, &args.texts)?, &mut counters);
    }
    counters.retain(|_, counter| counter.quotations() > 0);
    anyhow::ensure!(!counters.is_empty(), "found no label in a language that a pack knows, expected quotations with language and stance");
    counters.iter().try_for_each(|(code, counter)| write(&args.output.join(code), counter))?;
    Ok(ExitCode::SUCCESS)
}

fn count(gold: &Gold, counters: &mut BTreeMap<&str, Counter<'_>>) {
    for (language, text, stance) in quotations_of(gold) {
        if let Some(counter) = counters.get_mut(language) {
            counter.add(&text, stance.map_or(crate::workshop::suggest::Voice::Corpus, voice));
        }
    }
}

fn write(folder: &Path, counter: &Counter<'_>) -> anyhow::Result<()> {
    anyhow::ensure!(
        folder.is_dir(),
        "{}: found no folder, expected a language folder of packs; see bullbear lexicon export",
        folder.display()
    );
    let (table, words) = counter.table();
    let path = folder.join("usage.csv");
    std::fs::write(&path, table).with_context(|| path.display().to_string())?;
    let quotations = counted(counter.quotations(), "quotation", "quotations");
    eprintln!("Wrote {}: {} of {quotations}", path.display(), counted(words, "word", "words"));
    Ok(())
}
