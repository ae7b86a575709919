//! `bullbear report`: one page to mail, print or put beside an article.

use super::batch::{self, Batch, Outcome};
use super::common::{LexiconArgs, PrivacyArgs, TalkArgs, visible};
use super::inputs::InputArgs;
use crate::output::{Counts, Report, RunRecord, Words, place_file};
use crate::stance::Thresholds;
use crate::{Analyzer, Options};
use std::path::PathBuf;
use std::process::ExitCode;

/// What the help of the command ends with.
const EXAMPLES: &str = "\
Examples:
  bullbear report articles/ -o report.html
  bullbear report articles/ -o bericht.html --headings de
  bullbear report articles/ -o report.html --no-text   without the words of the articles

The page is one file: it runs no script and fetches nothing, so it can be mailed and printed.";

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Articles: files, folders, tables
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The page to write
    #[arg(short, long, value_name = "FILE.html")]
    output: PathBuf,
    /// Language of the headings: en, fr or de
    #[arg(long, value_name = "CODE", default_value = "en")]
    headings: String,
    #[command(flatten)]
    privacy: PrivacyArgs,
    #[command(flatten)]
    talk: TalkArgs,
    #[command(flatten)]
    inputs: InputArgs,
    #[command(flatten)]
    lexicons: LexiconArgs,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let words = Words::new(&args.headings)?;
    let analyzer = args.lexicons.analyzer()?.within(args.inputs.limits());
    let thresholds = Thresholds::new(&analyzer.packs().settings);
    let mut report = Report::new(thresholds.quotation, args.privacy.excerpts());
    let mut counts = Counts::default();
    let batch =
        Batch { analyzer: &analyzer, paths: &args.paths, inputs: &args.inputs, quiet: args.talk.quiet, one_by_one: false, ahead: true };
    batch.each(|_, outcome| {
        match outcome {
            Outcome::Scored(analysis) => {
                counts.articles += 1;
                report.add(&analysis);
            }
            Outcome::Skipped(skipped) => {
                counts.skipped += 1;
                report.skip(&skipped.path, skipped.code, &skipped.reason);
            }
        }
        Ok(())
    })?;
    if counts.articles > 0 {
        place_file(&args.output, &report.html(&record(args, &analyzer), &words))?;
        if !args.talk.quiet {
            eprintln!("Wrote {}", visible(&args.output.display().to_string()));
        }
    }
    Ok(batch::exit_code(counts))
}

fn record(args: &Args, analyzer: &Analyzer) -> RunRecord {
    let command = std::iter::once("report".to_owned()).chain(args.paths.iter().map(|path| path.display().to_string())).collect();
    let options = Options { any_topic: args.lexicons.any_topic, language: args.lexicons.language.clone() };
    RunRecord::new(analyzer.packs(), command, &options, Counts::default())
}
