//! `bullbear lexicon suggest`: candidate rows from labels and corpora.

use super::common::LexiconArgs;
use super::inputs::{self, InputArgs};
use super::lexicon_common::{counted, print_table};
use crate::aggregate::Analysis;
use crate::lexicon::{Pack, Rows, Side};
use crate::workshop::evaluate::analyze;
use crate::workshop::gold::Gold;
use crate::workshop::sample::Bench;
use crate::workshop::suggest::{self, Candidate, Collector, Voice};
use crate::{Analyzer, Span};
use anyhow::Context as _;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the help of the command ends with.
const EXAMPLES: &str = "\
Examples:
  bullbear lexicon suggest --gold tests/gold/seeds               from labels set by reading
  bullbear lexicon suggest --on articles/                        from articles without labels
  bullbear lexicon suggest --on articles/ -o new                 as rows on trial, for --overlay new

z says how far from chance the difference is; from 2 on it is unlikely to be chance, but you still decide.";

/// Arguments of `lexicon suggest`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Articles, labelled or not: quotations and lines count for the side that the packs give them, the rest as the language at large
    #[arg(long, num_args = 1.., value_name = "PATH")]
    on: Vec<PathBuf>,
    /// Labels: what they call bull or bear counts for that side
    #[arg(long, num_args = 1.., value_name = "GOLD", required_unless_present = "on")]
    gold: Vec<PathBuf>,
    /// Folders where the labelled articles stand, besides the labels' own
    #[arg(long, value_name = "DIR", default_value = "seeds")]
    texts: Vec<PathBuf>,
    /// Write the candidates as rows on trial into this new folder; use it with --overlay
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// How many candidates a side and language
    #[arg(long, value_name = "NUMBER", default_value_t = 30)]
    most: usize,
    #[command(flatten)]
    inputs: InputArgs,
    #[command(flatten)]
    lexicons: LexiconArgs,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let analyzer = args.lexicons.analyzer()?;
    let packs = &analyzer.packs().languages;
    let mut collectors: BTreeMap<&str, Collector<'_>> = packs.iter().map(|pack| (pack.code.as_str(), collector(pack))).collect();
    let mut read = BTreeSet::new();
    for path in &args.gold {
        let gold = Gold::load(path, &args.texts)?;
        labelled(&gold, &mut collectors);
        read.extend(gold.articles.into_iter().map(|article| article.id));
    }
    corpus(args, &analyzer, &read, &mut collectors)?;
    let found: Vec<(&str, Vec<Candidate>)> = collectors.iter().map(|(code, collector)| (*code, collector.candidates(args.most))).collect();
    let rows = found.iter().flat_map(|(code, candidates)| candidates.iter().map(move |one| row(code, one)));
    print_table(&["language", "side", "term", "z", "bull", "bear", "neutral", "corpus", "example"], rows)?;
    let count: usize = found.iter().map(|(_, candidates)| candidates.len()).sum();
    match count {
        0 => eprintln!("No candidate: a phrase must stand in three texts of one side, and in few others; give more articles or labels."),
        _ => eprintln!("{}. They are guesses: read each before it becomes active.", counted(count, "candidate", "candidates")),
    }
    args.output.as_deref().map_or(Ok(()), |folder| write(folder, &found))?;
    Ok(ExitCode::SUCCESS)
}

fn collector(pack: &Pack) -> Collector<'_> {
    Collector::new(Bench::new(pack, &Rows::default(), &Rows::default()))
}

/// Returns the voice that a label names.
pub(super) fn voice(stance: &str) -> Voice {
    match stance {
        "bull" => Voice::Bull,
        "bear" => Voice::Bear,
        _ => Voice::Neutral,
    }
}

/// Counts labelled quotations and sentences.
fn labelled(gold: &Gold, collectors: &mut BTreeMap<&str, Collector<'_>>) {
    for (language, text, stance) in quotations_of(gold) {
        if let Some(collector) = collectors.get_mut(language) {
            collector.add(&text, stance.map_or(Voice::Corpus, voice));
        }
    }
}

/// Returns the language, words and label of all labelled quotations and sentences.
pub(super) fn quotations_of(gold: &Gold) -> impl Iterator<Item = (&str, Cow<'_, str>, Option<&str>)> {
    let quotations = gold.articles.iter().flat_map(|article| {
        article.quotes.iter().filter(|quote| !quote.optional).map(|quote| {
            let words: Vec<&str> = quote.spans.iter().map(|span| span.of(&article.text)).collect();
            (article.language.as_str(), Cow::Owned(words.join(" ")), quote.stance.as_deref())
        })
    });
    let sentences = gold.sentences.iter();
    quotations.chain(sentences.map(|one| (one.language.as_str(), Cow::Borrowed(one.text.as_str()), Some(one.stance.as_str()))))
}

/// Counts quotations and lines of articles for the side that the packs give them, but for those `read` by a person; lines without evidence are
/// the language at large.
fn corpus(args: &Args, analyzer: &Analyzer, read: &BTreeSet<String>, collectors: &mut BTreeMap<&str, Collector<'_>>) -> anyhow::Result<()> {
    let mut articles = inputs::all(&args.on, &args.inputs)?;
    articles.retain(|article| !read.contains(&article.id));
    for analysis in analyze(analyzer, &articles).into_iter().flatten() {
        let Some(collector) = collectors.get_mut(analysis.language.as_str()) else { continue };
        let text = &analysis.document.text;
        for quotation in &analysis.quotations {
            collector.add(&quotation.words(text), voice(quotation.stance));
        }
        let outside = |span: &Span| !analysis.quotations.iter().any(|one| one.span.overlaps(*span));
        let lines = analysis.zones.iter().filter(|line| line.zone.is_article()).map(|line| line.span).filter(outside);
        lines.for_each(|span| collector.add(span.of(text), narrated(&analysis, span)));
    }
    Ok(())
}

/// Returns the side that the narrator's evidence in a line is on.
fn narrated(analysis: &Analysis, line: Span) -> Voice {
    let sum: i64 = analysis.narrator.iter().filter(|(one, _)| line.overlaps(one.span)).map(|(one, _)| one.milli).sum();
    match sum.signum() {
        1 => Voice::Bull,
        -1 => Voice::Bear,
        _ => Voice::Corpus,
    }
}

fn row(code: &str, one: &Candidate) -> Vec<String> {
    let texts = one.texts.iter().map(ToString::to_string);
    let named = [code.to_owned(), one.side.as_str().to_owned(), one.term(), format!("{:.2}", one.z)];
    named.into_iter().chain(texts).chain([one.example.clone()]).collect()
}

/// Writes the candidates as rows on trial; nothing is written over.
fn write(folder: &Path, found: &[(&str, Vec<Candidate>)]) -> anyhow::Result<()> {
    for (code, candidates) in found {
        for side in [Side::Bull, Side::Bear] {
            let (text, path) = (suggest::rows(candidates, side), folder.join(code).join(format!("{}.csv", side.as_str())));
            if text.is_empty() {
                continue;
            }
            anyhow::ensure!(!path.exists(), "{}: found a file, expected none; choose another folder", path.display());
            std::fs::create_dir_all(folder.join(code)).with_context(|| folder.display().to_string())?;
            std::fs::write(&path, text).with_context(|| path.display().to_string())?;
            eprintln!("Wrote {}", path.display());
        }
    }
    Ok(())
}
