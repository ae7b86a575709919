//! The command line.
//!
//! Takes arguments; runs one command a file; prints results to standard output and talk to standard error. Exit codes: 0 done, 1 a check
//! failed or a difference was found, 2 could not run, 3 done but some inputs were skipped.

/// Tells on standard error. Where that is full or closed the work goes on: the standard macro would panic.
macro_rules! eprintln {
    ($($talk:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), $($talk)*);
    }};
}

mod batch;
mod common;
mod compare;
mod evaluate;
mod golden;
mod explain;
mod inputs;
mod lexicon;
mod lexicon_check;
mod lexicon_common;
mod lexicon_diff;
mod lexicon_export;
mod lexicon_fmt;
mod lexicon_impact;
mod lexicon_import;
mod lexicon_learn;
mod lexicon_suggest;
mod lexicon_test;
mod progress;
mod report;
mod score;
mod shape;
mod shell;
mod statements;
mod table;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Says from the news who is bullish and who is bearish on the AI-infrastructure boom, and because of which words.
#[derive(Debug, Parser)]
#[command(name = "bullbear", bin_name = "bullbear", version, arg_required_else_help = true, max_term_width = 100, after_help = START)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Score articles: who says what, and which side it takes
    Score(score::Args),
    /// Put speakers, sources, months or languages side by side, with intervals
    Compare(compare::Args),
    /// Show an article or one quotation with its marks, and the arithmetic of its score
    Explain(explain::Args),
    /// Write one page with charts and evidence, to mail or to print
    Report(report::Args),
    /// Check, clean, compare and try out lexicons
    Lexicon(lexicon::Args),
    /// Measure the program against labels
    Evaluate(evaluate::Args),
    /// Review and accept changes of the committed output
    Golden(golden::Args),
    /// Print completions for a shell
    Completions(shell::CompletionArgs),
    /// Print the manual page
    Man(shell::ManArgs),
}

/// What the help ends with.
const START: &str = "\
To begin:
  bullbear score articles/ -o results        tables for a spreadsheet
  bullbear report articles/ -o report.html   a page to read, mail and print
  bullbear explain articles/one.txt          why an article has its score

Exit codes: 0 done, 1 a check failed or a difference was found, 2 could not run, 3 done but some inputs were skipped.";

/// Something was done, but some inputs were left out.
pub(crate) const SOME_SKIPPED: u8 = 3;
/// The command could not run.
pub(crate) const COULD_NOT_RUN: u8 = 2;

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(code) => code,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bullbear: {}", common::visible(&message(&error)));
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    match cli.command {
        Command::Score(args) => score::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Lexicon(args) => lexicon::run(&args),
        Command::Evaluate(args) => evaluate::run(&args),
        Command::Golden(args) => golden::run(&args),
        Command::Completions(args) => shell::completions(&args),
        Command::Man(args) => shell::man(&args),
    }
}

/// Returns what an error says, with what the system said in plain words.
fn message(error: &anyhow::Error) -> String {
    let words = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<std::io::Error>().map_or_else(|| cause.to_string(), crate::error::told)
    };
    error.chain().map(words).collect::<Vec<_>>().join(": ")
}

/// Says whether the reader of the output went away, which is no error.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let direct = cause.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe);
        let inner = cause.downcast_ref::<crate::Error>().is_some_and(|error| match error.kind() {
            crate::ErrorKind::Io { source, .. } => source.kind() == std::io::ErrorKind::BrokenPipe,
            _ => false,
        });
        direct || inner
    })
}
