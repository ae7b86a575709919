//! `bullbear compare`: speakers, sources, months or languages side by side.

use super::batch;
use super::common::{LexiconArgs, TalkArgs, say, visible};
use super::inputs::InputArgs;
use super::shape::ShapeArgs;
use super::statements::{Statements, gather};
use super::table;
use crate::ErrorKind;
use crate::aggregate::{By, Comparison, DRAWS, Group, LEAST_ARTICLES, SHUFFLES};
use crate::normal::normal;
use crate::output::{self, COMPARISON, CsvTable, Pair, RowSink as _};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;

/// What quotations are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Grouping {
    /// Who speaks
    Speaker,
    /// The articles' source, as meta.csv or the input table states it
    Source,
    /// The articles' month, as meta.csv or the input table states it
    Month,
    /// The articles' language
    Language,
}

/// How the comparison is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum ComparisonFormat {
    /// A table with a small dot plot
    Table,
    /// CSV
    Csv,
    /// One JSON object
    Json,
}

/// What the help of the command ends with.
const EXAMPLES: &str = "\
Examples:
  bullbear compare articles/                                   all speakers, from bull to bear
  bullbear compare results --by month                          from what `bullbear score -o results` wrote
  bullbear compare results --speaker Altman --speaker Burry    their difference, and how sure it is
  bullbear compare results --speaker Altman --by month         one speaker over time
  bullbear compare results --format csv > speakers.csv

Dates and sources come from the pages, from columns of a table, or from a meta.csv (file,date,source,url,title) beside the
articles; none is guessed.";

/// Arguments of `compare`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Articles (files, folders, tables), or what `bullbear score -o` wrote: the folder or its quotes.csv
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What to put side by side
    #[arg(long, value_enum, default_value = "speaker")]
    by: Grouping,
    /// Only this speaker (a name or a part of it); give two for their difference
    #[arg(long, value_name = "NAME")]
    pub speaker: Vec<String>,
    /// How to write it
    #[arg(long, value_enum, default_value = "table")]
    format: ComparisonFormat,
    /// The most rows of the table; 0 for all
    #[arg(long, value_name = "N", default_value_t = 30)]
    most: usize,
    /// Put outputs of different lexicons side by side all the same
    #[arg(long)]
    pub mix_lexicons: bool,
    #[command(flatten)]
    shape: ShapeArgs,
    #[command(flatten)]
    pub talk: TalkArgs,
    #[command(flatten)]
    pub inputs: InputArgs,
    #[command(flatten)]
    pub lexicons: LexiconArgs,
}

impl From<Grouping> for By {
    fn from(one: Grouping) -> Self {
        match one {
            Grouping::Speaker => Self::Speaker,
            Grouping::Source => Self::Source,
            Grouping::Month => Self::Month,
            Grouping::Language => Self::Language,
        }
    }
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let found = gather(args)?;
    let speakers = args.speaker.iter().map(|name| resolve(name, &found)).collect::<crate::Result<Vec<_>>>()?;
    let by = By::from(args.by);
    let mut comparison = Comparison::new(by);
    let wanted = found.list.iter().filter(|(_, one)| speakers.is_empty() || speakers.contains(&one.speaker));
    wanted.for_each(|(article, one)| comparison.add(*article, one));
    let groups = sorted(comparison.groups(), by);
    let pairs = if by == By::Speaker { pairs(&speakers, &comparison) } else { Vec::new() };
    match args.format {
        _ if args.shape.excel.is_some() => print_csv(args, by, &groups, &pairs)?,
        ComparisonFormat::Csv => print_csv(args, by, &groups, &pairs)?,
        ComparisonFormat::Table => print_table(by, &groups, &pairs, args.most)?,
        ComparisonFormat::Json => {
            let json = output::comparison_json(by, &groups, &pairs, found.lexicons.iter().map(String::as_str))?;
            say(json.trim_end_matches('\n'))?;
        }
    }
    Ok(batch::exit_code(found.counts))
}

/// Returns the one speaker whose name a user means: the whole name, or a part that no other name holds.
fn resolve(name: &str, found: &Statements) -> crate::Result<String> {
    let wanted = normal(name);
    let known: BTreeSet<&str> = found.list.iter().map(|(_, one)| one.speaker.as_str()).filter(|speaker| !speaker.is_empty()).collect();
    let whole = known.iter().find(|speaker| normal(speaker) == wanted);
    let holding: Vec<&str> = known.iter().copied().filter(|speaker| normal(speaker).contains(wanted.as_ref())).collect();
    match (whole, holding.as_slice()) {
        (Some(speaker), _) => Ok((*speaker).to_owned()),
        (None, [speaker]) => Ok((*speaker).to_owned()),
        (None, []) => {
            Err(usage(format!("no quotation of a speaker called {name} was found; `bullbear compare` without --speaker lists all")))
        }
        (None, several) => Err(usage(format!("{name} may be {}; write one of them in full", several.join(" or ")))),
    }
}

fn usage(message: String) -> crate::Error {
    ErrorKind::Usage(message).into()
}

/// Puts months in their order and all else from bull to bear; what has no score comes last, and the unknown group after it.
fn sorted(mut groups: Vec<Group>, by: By) -> Vec<Group> {
    if by != By::Month {
        let score = |group: &Group| group.figures.milli.map_or((1, 0), |milli| (0, -milli));
        groups.sort_by_key(|group| (group.name.is_empty(), score(group), std::cmp::Reverse(group.figures.quotes)));
    } else {
        groups.sort_by_key(|group| group.name.is_empty());
    }
    groups
}

/// Returns the differences of each two speakers asked for.
fn pairs(speakers: &[String], comparison: &Comparison) -> Vec<Pair> {
    let later = |at: usize| speakers[at + 1..].iter().filter(move |other| **other != speakers[at]);
    let pair =
        |one: &String, other: &String| Pair { one: one.clone(), other: other.clone(), difference: comparison.difference(one, other) };
    (0..speakers.len()).flat_map(|at| later(at).map(move |other| pair(&speakers[at], other))).collect()
}

fn print_csv(args: &Args, by: By, groups: &[Group], pairs: &[Pair]) -> anyhow::Result<()> {
    let mut table = CsvTable::shaped(&COMPARISON, std::io::stdout(), args.shape.dialect()?)?;
    groups.iter().try_for_each(|group| table.row(&output::group_row(by, group)))?;
    pairs.iter().try_for_each(|pair| table.row(&output::pair_row(pair)))?;
    Ok(table.flush()?)
}

fn print_table(by: By, groups: &[Group], pairs: &[Pair], most: usize) -> anyhow::Result<()> {
    let shown = if most == 0 { groups.to_vec() } else { most_quoted(groups, most) };
    let mut lines = vec![table::groups(&by.as_str().to_uppercase(), "(unknown)", &shown), String::new()];
    lines.extend(pairs.iter().map(|pair| visible(&sentence(pair)) + "\n"));
    if shown.len() < groups.len() {
        lines.push(format!("{} more with fewer quotations: --most 0 shows all.", groups.len() - shown.len()));
    }
    lines.push(
        "Scores: -1 bear to +1 bull, means over quotations with evidence; NONE counts those without. A repeated quotation counts once."
            .to_owned(),
    );
    lines.push(format!("Intervals: articles drawn again {DRAWS} times; none (○) with fewer than {LEAST_ARTICLES} articles."));
    say(&lines.join("\n"))
}

/// Keeps the groups with most quotations, in their order.
fn most_quoted(groups: &[Group], most: usize) -> Vec<Group> {
    let mut counts: Vec<_> = groups.iter().enumerate().map(|(at, group)| (std::cmp::Reverse(group.figures.quotes), at)).collect();
    counts.sort_unstable();
    let kept: BTreeSet<_> = counts.iter().take(most).map(|(_, at)| *at).collect();
    groups.iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, group)| group.clone()).collect()
}

/// Says in a sentence how two speakers differ.
fn sentence(pair: &Pair) -> String {
    let names = format!("{} less {}", pair.one, pair.other);
    let Some(difference) = pair.difference else {
        return format!("{names}: no difference can be told, for one of them has no quotation with evidence.");
    };
    let milli = table::signed(difference.milli);
    match (difference.interval, difference.p) {
        (Some(interval), Some(p)) => {
            let (range, p) = (table::range(interval), crate::stance::from_milli(p));
            format!("{names}: {milli}, 95 % interval {range}, p = {p:.3} (speakers shuffled among articles {SHUFFLES} times).")
        }
        _ => format!("{names}: {milli}; fewer than {LEAST_ARTICLES} articles of either, so neither interval nor p-value."),
    }
}
