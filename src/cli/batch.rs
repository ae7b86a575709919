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
/// The same for a single thread, which works in memory that it used just before.
const CHUNK_OF_ONE: usize = 4;
/// The most bytes of articles that are scored side by side, but for one article; as many wait to be written.
const CHUNK_BYTES: usize = 8 * 1024 * 1024;
/// The most articles that a thread takes at a time, so that none waits long for the last.
const SHARE: usize = 8;

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
    /// Whether articles are read while those before them are scored: who waits for their answers may send no others.
    pub ahead: bool,
}

impl Batch<'_> {
    /// Scores the articles of all paths and hands on the id of each with what became of it; what is left out is also told on standard error.
    ///
    /// # Errors
    /// When the paths make no sense, or `take` fails.
    pub fn each(&self, mut take: impl FnMut(&str, Outcome) -> anyhow::Result<()>) -> anyhow::Result<()> {
        let mut inputs = inputs::articles(self.paths, self.inputs)?;
        let mut progress = Progress::new(&inputs, self.quiet);
        let (mut articles, mut next, mut done) = (0, self.chunk(&mut inputs), Vec::new());
        while !next.is_empty() {
            let bytes = next.iter().flatten().map(|article| article.bytes.len()).sum();
            articles += next.len();
            let (outcomes, read) = self.outcomes(&next, || {
                self.hand_on(&progress, std::mem::take(&mut done), &mut take)?;
                Ok::<_, anyhow::Error>(self.ahead.then(|| self.chunk(&mut inputs)))
            });
            let read = read?;
            progress.step(articles, bytes, inputs.sources());
            done = next.into_iter().zip(outcomes).collect();
            next = match read {
                Some(read) => read,
                None => {
                    self.hand_on(&progress, std::mem::take(&mut done), &mut take)?;
                    self.chunk(&mut inputs)
                }
            };
        }
        self.hand_on(&progress, done, &mut take)?;
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

    /// Scores articles, in their order, while `meanwhile` runs on this thread; a single thread does one behind the other.
    fn outcomes<T>(&self, chunk: &[Found], meanwhile: impl FnOnce() -> T) -> (Vec<Outcome>, T) {
        if chunk.len() < 2 || rayon::current_num_threads() == 1 {
            let (other, mut workspace) = (meanwhile(), self.analyzer.lend());
            return (chunk.iter().map(|found| outcome(self.analyzer, found, &mut workspace)).collect(), other);
        }
        let mut outcomes = Vec::new();
        let shares = chunk.par_iter().with_max_len(SHARE);
        let scored = shares.map_init(|| self.analyzer.lend(), |workspace, found| outcome(self.analyzer, found, workspace));
        let out = &mut outcomes;
        let other = rayon::in_place_scope(|scope| {
            scope.spawn(move |_| *out = scored.collect());
            meanwhile()
        });
        (outcomes, other)
    }

    /// Hands on what became of articles; what is left out is also told on standard error.
    fn hand_on(
        &self,
        progress: &Progress,
        done: Vec<(Found, Outcome)>,
        take: &mut impl FnMut(&str, Outcome) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        for (found, outcome) in done {
            if let Outcome::Skipped(skipped) = &outcome {
                self.tell(progress, &format!("bullbear: skipped {}", visible(&told(skipped))));
            }
            take(found.as_ref().map_or_else(|skipped| skipped.path.as_str(), |article| article.id.as_str()), outcome)?;
        }
        Ok(())
    }

    /// Reads the next articles: few, where they are long.
    fn chunk(&self, inputs: &mut Inputs) -> Vec<Found> {
        let most = match rayon::current_num_threads() {
            _ if self.one_by_one => 1,
            1 => CHUNK_OF_ONE,
            _ => CHUNK,
        };
        let (mut found, mut bytes) = (Vec::new(), 0);
        while found.len() < most && bytes < CHUNK_BYTES {
            let Some(next) = inputs.next() else { break };
            bytes += next.as_ref().map_or(0, |article| article.bytes.len());
            found.push(next);
        }
        found
    }

    fn tell(&self, progress: &Progress, line: &str) {
        if !self.quiet {
            progress.tell(line);
        }
    }
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
