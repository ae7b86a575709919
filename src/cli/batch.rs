//! Many articles: read, scored on all threads, and handed on in their order.

use super::common::visible;
use super::inputs::{self, InputArgs};
use super::{COULD_NOT_RUN, SOME_SKIPPED};
use crate::aggregate::Analysis;
use crate::document::Article;
use crate::output::{Counts, Skipped};
use crate::{Analyzer, Error, ErrorKind, Workspace};
use rayon::prelude::*;
use std::path::PathBuf;
use std::process::ExitCode;

/// Articles scored side by side before their results are handed on.
const CHUNK: usize = 256;

/// What became of one article.
pub enum Outcome {
    /// It was scored.
    Scored(Box<Analysis>),
    /// It was left out.
    Skipped(Skipped),
}

/// Scores the articles of all paths; what is left out is also told on standard error.
///
/// # Errors
/// When a path cannot be read, or `take` fails.
pub fn each(
    analyzer: &Analyzer,
    paths: &[PathBuf],
    inputs: &InputArgs,
    mut take: impl FnMut(&Article, Outcome) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let articles = inputs::articles(paths, inputs)?;
    for chunk in articles.chunks(CHUNK) {
        for (article, result) in chunk.iter().zip(analyze(analyzer, chunk)) {
            take(article, outcome(article, result))?;
        }
    }
    Ok(())
}

/// Analyzes articles on all threads; results stand in the order of the articles.
fn analyze(analyzer: &Analyzer, articles: &[Article]) -> Vec<crate::Result<Analysis>> {
    articles.par_iter().map_init(Workspace::default, |workspace, article| analyzer.analyze(article, workspace)).collect()
}

fn outcome(article: &Article, result: crate::Result<Analysis>) -> Outcome {
    match result {
        Ok(analysis) => Outcome::Scored(Box::new(analysis)),
        Err(error) => {
            let skipped = skipped(article, &error);
            eprintln!("bullbear: skipped {}: {}", visible(&skipped.path), visible(&skipped.reason));
            Outcome::Skipped(skipped)
        }
    }
}

fn skipped(article: &Article, error: &Error) -> Skipped {
    let (code, reason) = match error.kind() {
        ErrorKind::Article { code, reason, .. } => (code.as_str(), reason.clone()),
        _ => ("internal", error.to_string()),
    };
    Skipped { path: article.path.clone(), row: None, code, reason }
}

/// Returns the exit code of a run over articles.
pub fn exit_code(counts: Counts) -> ExitCode {
    ExitCode::from(match counts {
        Counts { articles: 0, .. } => COULD_NOT_RUN,
        Counts { skipped: 0, .. } => 0,
        _ => SOME_SKIPPED,
    })
}
