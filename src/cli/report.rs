//! `bullbear report`: one page to mail, print or put beside an article.

use super::batch::{self, Outcome};
use super::common::{LexiconArgs, visible};
use super::inputs::InputArgs;
use crate::output::{Counts, Report, RunRecord, Words, place_file};
use crate::stance::Thresholds;
use crate::{Analyzer, Options};
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
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
    /// Leave out the words of the articles: a hash and the place stand for each quotation
    #[arg(long)]
    no_text: bool,
    #[command(flatten)]
    inputs: InputArgs,
    #[command(flatten)]
    lexicons: LexiconArgs,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let words = Words::new(&args.headings)?;
    let analyzer = args.lexicons.analyzer()?;
    let thresholds = Thresholds::new(&analyzer.packs().settings);
    let mut report = Report::new(thresholds.quotation, !args.no_text);
    let mut counts = Counts::default();
    batch::each(&analyzer, &args.paths, &args.inputs, |_, outcome| {
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
        eprintln!("Wrote {}", visible(&args.output.display().to_string()));
    }
    Ok(batch::exit_code(counts))
}

fn record(args: &Args, analyzer: &Analyzer) -> RunRecord {
    let command = std::iter::once("report".to_owned()).chain(args.paths.iter().map(|path| path.display().to_string())).collect();
    let options = Options { any_topic: args.lexicons.any_topic, language: args.lexicons.language.clone() };
    RunRecord::new(analyzer.packs(), command, &options, Counts::default())
}
