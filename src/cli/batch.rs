//! Many articles: read, scored on all threads, and handed on in their order.

use super::common::visible;
use super::inputs::{self, InputArgs};
use super::progress::Progress;
use super::{COULD_NOT_RUN, SOME_SKIPPED};
use crate::aggregate::Analysis;
use crate::document::{self, Article, Inputs};
use crate::error::SkipCode;
use crate::output::{Counts, Skipped};
use crate::{Analyzer, Error, ErrorKind, Workspace};
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

/// The most articles scored side by side before their results are handed on.
const CHUNK: usize = 256;
/// The most bytes of articles held at a time, but for one article.
const CHUNK_BYTES: usize = 16 * 1024 * 1024;

/// What became of one article.
pub enum Outcome {
    /// It was scored.
    Scored(Box<Analysis>),
    /// It was left out.
    Skipped(Skipped),
}

/// What was read: an article, or why there is none.
type Found = Result<Article, document::Skipped>;

/// A run over articles.
pub struct Batch<'a> {
    /// What scores them.
    pub analyzer: &'a Analyzer,
    /// Where they are.
    pub paths: &'a [PathBuf],
    /// How they are read.
    pub inputs: &'a InputArgs,
    /// Whether nothing is told on standard error.
    pub quiet: bool,
    /// Whether each article is answered before the next is read.
    pub one_by_one: bool,
}

impl Batch<'_> {
    /// Scores the articles of all paths and hands on the id of each with what became of it; what is left out is also told on standard error.
    ///
    /// # Errors
    /// When the paths make no sense, or `take` fails.
    pub fn each(&self, mut take: impl FnMut(&str, Outcome) -> anyhow::Result<()>) -> anyhow::Result<()> {
        let mut inputs = inputs::articles(self.paths, self.inputs)?;
        let (mut progress, mut articles) = (Progress::new(&inputs, self.quiet), 0);
        loop {
            let chunk = chunk(&mut inputs, if self.one_by_one { 1 } else { CHUNK });
            if chunk.is_empty() {
                break;
            }
            let bytes = chunk.iter().flatten().map(|article| article.bytes.len()).sum();
            let outcomes = self.outcomes(&chunk);
            articles += chunk.len();
            progress.step(articles, bytes, inputs.sources());
            for (found, outcome) in chunk.iter().zip(outcomes) {
                if let Outcome::Skipped(skipped) = &outcome {
                    self.tell(&progress, &format!("bullbear: skipped {}", visible(&told(skipped))));
                }
                take(found.as_ref().map_or_else(|skipped| skipped.path.as_str(), |article| article.id.as_str()), outcome)?;
            }
        }
        progress.end();
        if articles == 0 && !self.paths.is_empty() {
            progress.tell(&self.nothing());
        }
        if inputs.left_out() > 0 {
            self.tell(
                &progress,
                &format!("bullbear: {} files in folders were not read, for their endings name no article", inputs.left_out()),
            );
        }
        Ok(())
    }

    /// Says that there is nothing to score, which stops the run.
    fn nothing(&self) -> String {
        let paths: Vec<_> = self.paths.iter().map(|path| path.display().to_string()).collect();
        let endings = "files in folders are read by their endings, such as .txt, .html, .csv and .jsonl";
        visible(&format!("bullbear: found no article in {}; {endings}", paths.join(", ")))
    }

    /// Scores articles, in their order; a single thread needs no others to hand them to.
    fn outcomes(&self, chunk: &[Found]) -> Vec<Outcome> {
        if rayon::current_num_threads() == 1 {
            let mut workspace = self.analyzer.lend();
            return chunk.iter().map(|found| outcome(self.analyzer, found, &mut workspace)).collect();
        }
        chunk.par_iter().map_init(|| self.analyzer.lend(), |workspace, found| outcome(self.analyzer, found, workspace)).collect()
    }

    fn tell(&self, progress: &Progress, line: &str) {
        if !self.quiet {
            progress.tell(line);
        }
    }
}

/// Reads the next articles: `most`, unless they are long.
fn chunk(inputs: &mut Inputs, most: usize) -> Vec<Found> {
    let (mut found, mut bytes) = (Vec::new(), 0);
    while found.len() < most && bytes < CHUNK_BYTES {
        let Some(next) = inputs.next() else { break };
        bytes += next.as_ref().map_or(0, |article| article.bytes.len());
        found.push(next);
    }
    found
}

fn told(skipped: &Skipped) -> String {
    let row = skipped.row.map_or_else(String::new, |row| format!(":{row}"));
    format!("{}{row}: {}", skipped.path, skipped.reason)
}

fn outcome(analyzer: &Analyzer, found: &Found, workspace: &mut Workspace) -> Outcome {
    match found {
        Ok(article) => match contained(|| analyzer.analyze(article, workspace)) {
            Some(Ok(analysis)) => Outcome::Scored(Box::new(analysis)),
            Some(Err(error)) => Outcome::Skipped(skipped(article, &error)),
            None => {
                // What the thread had kept may be half done.
                *workspace = Workspace::default();
                let reason = "the program failed on this article; please report it with the article".to_owned();
                Outcome::Skipped(Skipped { path: article.path.clone(), row: article.row, code: SkipCode::Internal.as_str(), reason })
            }
        },
        Err(one) => Outcome::Skipped(Skipped { path: one.path.clone(), row: one.row, code: one.code.as_str(), reason: one.reason.clone() }),
    }
}

/// Returns what `work` gives, or nothing where it panics.
fn contained<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

fn skipped(article: &Article, error: &Error) -> Skipped {
    let (code, reason) = match error.kind() {
        ErrorKind::Article { code, reason, .. } => (code.as_str(), reason.clone()),
        _ => (SkipCode::Internal.as_str(), error.to_string()),
    };
    Skipped { path: article.path.clone(), row: article.row, code, reason }
}

/// Returns the exit code of a run over articles.
pub fn exit_code(counts: Counts) -> ExitCode {
    ExitCode::from(match counts {
        Counts { articles: 0, .. } => COULD_NOT_RUN,
        Counts { skipped: 0, .. } => 0,
        _ => SOME_SKIPPED,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_in_one_article_is_contained() {
        assert_eq!(contained(|| 1), Some(1));
        let failing: fn() -> u8 = || panic!("a fault of the program");
        assert_eq!(contained(failing), None);
    }
}
