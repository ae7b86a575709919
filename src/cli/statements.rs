//! Statements to compare: from articles, which are scored first, and from tables that an earlier run wrote.

use super::batch::{Batch, Outcome};
use super::compare::Args;
use crate::aggregate::Statement;
use crate::output::{Counts, Earlier};
use crate::{ErrorKind, Result};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

/// What was gathered.
#[derive(Debug, Default)]
pub struct Statements {
    /// The statements, each with the number of its article.
    pub list: Vec<(usize, Statement)>,
    /// The lexicons that scored them.
    pub lexicons: BTreeSet<String>,
    /// What was read and left out.
    pub counts: Counts,
    /// Articles met, those without quotations left out where a table lists none.
    articles: usize,
    /// Tables whose lexicon nobody states.
    unknown: usize,
}

/// Gathers the statements of all paths.
///
/// # Errors
/// When a path cannot be read, or different lexicons scored it and nobody said that this is fine.
pub fn gather(args: &Args) -> anyhow::Result<Statements> {
    let mut found = Statements::default();
    let (mut tables, mut articles): (Vec<PathBuf>, Vec<PathBuf>) = (Vec::new(), Vec::new());
    for path in &args.paths {
        match Earlier::path_of(path) {
            Some(table) => tables.push(table),
            None => articles.push(path.clone()),
        }
    }
    tables.iter().try_for_each(|path| found.earlier(Earlier::read(path)?))?;
    if !articles.is_empty() {
        found.articles(args, &articles)?;
    }
    if !args.mix_lexicons {
        found.one_lexicon_a_language(!articles.is_empty(), tables.len())?;
    }
    Ok(found)
}

impl Statements {
    fn earlier(&mut self, earlier: Earlier) -> Result<()> {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        for (id, statement) in earlier.statements {
            let next = self.articles + 1;
            let number = *numbers.entry(id).or_insert(next);
            self.articles = self.articles.max(number);
            self.list.push((number, statement));
        }
        self.counts.articles += numbers.len().max(1);
        self.unknown += usize::from(earlier.lexicons.is_empty());
        self.lexicons.extend(earlier.lexicons);
        Ok(())
    }

    fn articles(&mut self, args: &Args, paths: &[PathBuf]) -> anyhow::Result<()> {
        let analyzer = args.lexicons.analyzer()?.within(args.inputs.limits());
        Batch { analyzer: &analyzer, paths, inputs: &args.inputs, quiet: args.talk.quiet, one_by_one: false, ahead: true }.each(
            |_, outcome| {
                match outcome {
                    Outcome::Scored(analysis) => {
                        self.counts.articles += 1;
                        self.articles += 1;
                        self.lexicons.insert(analysis.lexicon.clone());
                        self.list.extend(Statement::of(&analysis).map(|one| (self.articles, one)));
                    }
                    Outcome::Skipped(_) => self.counts.skipped += 1,
                }
                Ok(())
            },
        )
    }

    /// Refuses to mix what different lexicons scored: their figures do not compare.
    fn one_lexicon_a_language(&self, articles: bool, tables: usize) -> Result<()> {
        let mut languages: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for lexicon in &self.lexicons {
            languages.entry(lexicon.split(' ').next().unwrap_or_default()).or_default().push(lexicon);
        }
        let mixed: Vec<_> = languages.values().filter(|lexicons| lexicons.len() > 1).map(|lexicons| lexicons.join(" and ")).collect();
        if !mixed.is_empty() {
            return Err(refusal(&format!("different lexicons scored these inputs: {}", mixed.join("; "))));
        }
        if self.unknown > 0 && tables + usize::from(articles) > 1 {
            return Err(refusal("a quotes.csv without its articles.csv does not say which lexicon scored it"));
        }
        Ok(())
    }
}

fn refusal(found: &str) -> crate::Error {
    ErrorKind::Usage(format!("{found}; score all articles again with one lexicon, or say --mix-lexicons to compare them all the same"))
        .into()
}
