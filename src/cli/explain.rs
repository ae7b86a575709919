//! `bullbear explain`: an article or one quotation, and why it has its score.

use super::batch::{Batch, Outcome};
use super::common::{LexiconArgs, TalkArgs, styles};
use super::inputs::InputArgs;
use crate::aggregate::Analysis;
use crate::output::{Earlier, Explainer};
use crate::stance::Thresholds;
use crate::{Analyzer, ErrorKind};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the help of the command ends with.
const EXAMPLES: &str = "\
Examples:
  bullbear explain article.txt                     the article with everything that was found in it
  bullbear explain article_1203 articles/          one quotation, by its id in quotes.csv
  bullbear explain article_1203                    the same, where results of `bullbear score -o` lie in this folder

Marks: ⟨1 words 1⟩ is a quotation, _name_ a speaker, {words +2.00} a term and what it adds (above 0 bull, below 0 bear).";

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// An article's file, or the id of a quotation as quotes.csv has it
    #[arg(value_name = "FILE|QUOTE_ID")]
    what: String,
    /// Where the quotation's article is: the articles, or what `bullbear score -o` wrote; without it, results in this folder
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    talk: TalkArgs,
    #[command(flatten)]
    inputs: InputArgs,
    #[command(flatten)]
    lexicons: LexiconArgs,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let analyzer = args.lexicons.analyzer()?.within(args.inputs.limits());
    let explainer = Explainer { styles: styles(), thresholds: Thresholds::new(&analyzer.packs().settings) };
    let file = PathBuf::from(&args.what);
    let explained = if file.exists() {
        articles(args, &analyzer, &[file], |one| Some(explainer.article(one)))?
    } else {
        quotation(args, &analyzer, explainer)?
    };
    Ok(if explained { ExitCode::SUCCESS } else { ExitCode::from(super::COULD_NOT_RUN) })
}

/// Prints what `explain` says of each article, and tells whether it said anything.
fn articles(args: &Args, analyzer: &Analyzer, paths: &[PathBuf], explain: impl Fn(&Analysis) -> Option<String>) -> anyhow::Result<bool> {
    let mut found = false;
    Batch { analyzer, paths, inputs: &args.inputs, quiet: args.talk.quiet, one_by_one: false, ahead: true }.each(|_, outcome| {
        if let Outcome::Scored(analysis) = outcome
            && let Some(text) = explain(&analysis)
        {
            found = true;
            std::io::stdout().write_all(text.as_bytes())?;
        }
        Ok(())
    })?;
    Ok(found)
}

fn quotation(args: &Args, analyzer: &Analyzer, explainer: Explainer) -> anyhow::Result<bool> {
    let places = places(args)?;
    let explain =
        |one: &Analysis| one.quotations.iter().position(|quotation| quotation.id == args.what).map(|at| explainer.quotation(one, at));
    if articles(args, analyzer, &places, explain)? {
        return Ok(true);
    }
    let message = format!(
        "found no file called {0} and no quotation with that id; take an id from quotes.csv and say where its article is: bullbear explain {0} PATH",
        args.what
    );
    Err(crate::Error::from(ErrorKind::Usage(message)).into())
}

/// Returns the paths that may hold the quotation's article.
fn places(args: &Args) -> anyhow::Result<Vec<PathBuf>> {
    let named = if args.paths.is_empty() { results(Path::new("."))? } else { args.paths.clone() };
    let mut places = Vec::new();
    for path in named {
        match Earlier::path_of(&path) {
            Some(table) => places.extend(Earlier::article_of(&table, &args.what)?),
            None => places.push(path),
        }
    }
    places.sort();
    places.dedup();
    Ok(places)
}

/// Returns the results of earlier runs in a folder and the folders in it.
fn results(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found: Vec<_> = std::fs::read_dir(folder)?.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    found.push(folder.to_owned());
    found.retain(|path| path.join("articles.csv").is_file());
    found.sort();
    Ok(found)
}
