//! `bullbear lexicon`: the workshop for those who edit the packs.

use super::{
    lexicon_check, lexicon_diff, lexicon_export, lexicon_fmt, lexicon_impact, lexicon_import, lexicon_learn, lexicon_suggest, lexicon_test,
};
use std::process::ExitCode;

/// What the help of the command ends with.
const EXAMPLES: &str = "\
In this order:
  bullbear lexicon export mine                           the packs as tables, to edit in a spreadsheet
  bullbear lexicon check mine                            what is wrong, with file, row and column
  bullbear lexicon fmt mine                              the tables in their clean form
  bullbear lexicon diff embedded mine                    what you changed
  bullbear lexicon impact embedded mine --on articles/   what that does
  bullbear score articles/ -o results --lexicons mine    use it";

/// Arguments of `lexicon`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// List everything that is wrong with the packs, each with file, row and column
    Check(lexicon_check::Args),
    /// Put lexicon files into their clean form: order, quotes, separators, encoding
    Fmt(lexicon_fmt::Args),
    /// Try the examples and counterexamples of every row, and labelled cases
    Test(lexicon_test::Args),
    /// Tell in words what changed between two versions of the packs
    Diff(lexicon_diff::Args),
    /// Show what a change of the packs does to a corpus and to labels
    Impact(lexicon_impact::Args),
    /// Propose rows from labels and corpora
    Suggest(lexicon_suggest::Args),
    /// Learn from labels what words speak for
    Learn(lexicon_learn::Args),
    /// Write the packs into a folder, to edit them
    Export(lexicon_export::Args),
    /// Take over a lexicon of another program as rows on trial
    Import(lexicon_import::Args),
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    match &args.command {
        Command::Check(args) => lexicon_check::run(args),
        Command::Fmt(args) => lexicon_fmt::run(args),
        Command::Test(args) => lexicon_test::run(args),
        Command::Diff(args) => lexicon_diff::run(args),
        Command::Impact(args) => lexicon_impact::run(args),
        Command::Suggest(args) => lexicon_suggest::run(args),
        Command::Learn(args) => lexicon_learn::run(args),
        Command::Export(args) => lexicon_export::run(args),
        Command::Import(args) => lexicon_import::run(args),
    }
}
