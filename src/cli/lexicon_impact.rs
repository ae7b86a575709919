//! `bullbear lexicon impact`: what a change of the lexicons does to a corpus.

use super::common::visible;
use super::inputs::{self, InputArgs};
use super::lexicon_common::{code, counted, packs_named, print_lines};
use crate::lexicon::{Folder, Packs};
use crate::stance::from_milli;
use crate::workshop::diff::{self, Change};
use crate::workshop::gold::Gold;
use crate::workshop::impact::{self, ArticleChange, Piece, QuoteChange, Report, RowPart, SpeakerChange, Standing, Verdict};
use crate::{Analyzer, Options};
use anyhow::Context as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the help of the command ends with.
const EXAMPLES: &str = "\
Examples:
  bullbear lexicon impact embedded mine --on articles/
  bullbear lexicon impact embedded mine --on seeds --gold tests/gold/seeds --html impact.html
  bullbear lexicon impact embedded --overlay few --on articles/

It exits with 1 when anything changed, so that a script can stop on it.";

/// Arguments of `lexicon impact`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The version before: a folder of packs, or the word embedded
    old: PathBuf,
    /// The version after; may be left out with --overlay
    #[arg(required_unless_present = "overlay")]
    new: Option<PathBuf>,
    /// Rows laid over the version after
    #[arg(long, value_name = "DIR")]
    overlay: Option<PathBuf>,
    /// Articles to score: files, folders, tables
    #[arg(long, required = true, num_args = 1.., value_name = "PATH")]
    on: Vec<PathBuf>,
    /// Labels, to tell which are repaired and which broken
    #[arg(long, num_args = 1.., value_name = "GOLD")]
    gold: Vec<PathBuf>,
    /// Write every change into this CSV file
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Write the report as one page into this HTML file
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// How many changes of each kind the terminal shows
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    show: usize,
    /// Score the stance on any market, not only on the AI-infrastructure boom
    #[arg(long)]
    any_topic: bool,
    #[command(flatten)]
    inputs: InputArgs,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let old = packs_named(&args.old)?;
    let new = packs_named(args.new.as_ref().unwrap_or(&args.old))?;
    let upper = args.overlay.clone().map(Folder::Disk);
    let analyzer = |folder: &Folder, upper: Option<&Folder>| -> anyhow::Result<Analyzer> {
        Ok(Analyzer::new(Packs::load_over(folder, upper)?, Options { any_topic: args.any_topic, ..Options::default() }))
    };
    let (before, after) = (analyzer(&old, None)?, analyzer(&new, upper.as_ref())?);
    let changes = diff::packs_over(&old, &new, upper.as_ref())?;
    let report = impact::impact(&before, &after, &inputs::all(&args.on, &args.inputs)?, &gold(args)?);
    for note in &report.notes {
        eprintln!("left out: {}", visible(note));
    }
    print_lines(terminal(&report, &changes, args.show))?;
    args.csv.as_deref().map_or(Ok(()), |path| write_csv(path, &report))?;
    if let Some(path) = &args.html {
        std::fs::write(path, impact::page(&report, &changes)).with_context(|| path.display().to_string())?;
    }
    Ok(code(!report.is_empty()))
}

/// Reads the labels; their articles may stand where the scored ones stand.
fn gold(args: &Args) -> anyhow::Result<Gold> {
    let folder = |path: &PathBuf| if path.is_dir() { path.clone() } else { path.parent().unwrap_or(Path::new(".")).to_owned() };
    let texts: Vec<PathBuf> = args.on.iter().map(folder).collect();
    let mut gold = Gold::default();
    for path in &args.gold {
        let more = Gold::load(path, &texts)?;
        gold.articles.extend(more.articles);
        gold.sentences.extend(more.sentences);
    }
    Ok(gold)
}

/// Returns the report for a terminal.
fn terminal(report: &Report, changes: &[Change], most: usize) -> Vec<String> {
    let mut lines = limited("Rows that changed", changes, most, |change| vec![format!("  {change}")]);
    lines.extend(summary(report));
    let part = |wanted: &dyn Fn(&QuoteChange) -> bool| report.quotations.iter().filter(|one| wanted(one)).collect::<Vec<_>>();
    let decided = |one: &QuoteChange| matches!(one.verdict, Some(Verdict::Broken | Verdict::Repaired));
    lines.extend(limited("Broken labels", &part(&|one| one.verdict == Some(Verdict::Broken)), most, |one| quotation(one)));
    lines.extend(limited("Repaired labels", &part(&|one| one.verdict == Some(Verdict::Repaired)), most, |one| quotation(one)));
    lines.extend(limited("Other quotations with another label", &part(&|one| !decided(one) && one.changes_side()), most, |one| {
        quotation(one)
    }));
    lines.extend(limited("Articles", &report.articles, most, article));
    lines.extend(limited("Speakers whose mean changed", &report.speakers, most, speaker));
    lines.extend(limited("Quotations with another score only", &part(&|one| !decided(one) && !one.changes_side()), most, |one| {
        quotation(one)
    }));
    lines
}

/// Returns a heading and the first entries of a list.
fn limited<T>(title: &str, list: &[T], most: usize, lines: impl Fn(&T) -> Vec<String>) -> Vec<String> {
    if list.is_empty() {
        return Vec::new();
    }
    let mut out = vec![format!("{title} ({})", list.len())];
    out.extend(list.iter().take(most).flat_map(lines));
    if list.len() > most {
        out.push(format!("  … and {} more; --csv or --html writes all", list.len() - most));
    }
    out.push(String::new());
    out
}

fn summary(report: &Report) -> Vec<String> {
    let (sides, flips) = report.sides();
    let seen = counted(report.quotes_seen, "quotation", "quotations");
    let articles = counted(report.articles_seen, "article", "articles");
    let mut lines =
        vec![format!("{} of {seen} changed, {sides} with another label, {flips} from one side to the other.", report.quotations.len())];
    lines.push(format!("{} of {articles} changed.", report.articles.len()));
    let count = report.labels;
    if count.labels > 0 {
        lines.push(format!(
            "Labels: {} broken, {} repaired; {} of {} right before, {} after.",
            count.broken, count.repaired, count.before, count.labels, count.after
        ));
    }
    lines.push(String::new());
    lines
}

fn quotation(one: &QuoteChange) -> Vec<String> {
    let label = one.label.as_ref().map(|label| format!("  label {label}")).unwrap_or_default();
    let speaker = if one.speaker.is_empty() { "unknown speaker" } else { &one.speaker };
    let mut lines = vec![format!("  {}  {speaker}  {} -> {}{label}", one.id, standing(one.old), standing(one.new))];
    lines.push(format!("    {}", marked(&one.text)));
    lines.extend(parts(&one.rows));
    lines
}

/// Returns the words with those of the rows in brackets.
fn marked(pieces: &[Piece]) -> String {
    pieces.iter().map(|(text, marked)| if *marked { format!("[{text}]") } else { text.clone() }).collect()
}

fn parts(rows: &[RowPart]) -> Vec<String> {
    rows.iter().map(|row| format!("    {} {}", if row.after { '+' } else { '-' }, row.arithmetic)).collect()
}

fn standing(one: Option<Standing>) -> String {
    one.map_or_else(|| "not found".to_owned(), |one| format!("{} {}", one.stance, score(one.milli)))
}

fn score(milli: Option<i64>) -> String {
    milli.map_or_else(|| "(no evidence)".to_owned(), |milli| format!("{:+.2}", from_milli(milli)))
}

fn article(one: &ArticleChange) -> Vec<String> {
    let label = one.label.as_ref().map(|label| format!("  label {label} {}", one.verdict.map_or("", Verdict::as_str))).unwrap_or_default();
    let mut lines = vec![format!("  {}  {} -> {}{label}", one.id, standing(Some(one.old)), standing(Some(one.new)))];
    lines.extend(parts(&one.rows));
    lines
}

fn speaker(one: &SpeakerChange) -> Vec<String> {
    let rank = |rank: Option<usize>| rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
    vec![format!("  {}  {} -> {}  rank {} -> {}", one.speaker, score(one.old), score(one.new), rank(one.old_rank), rank(one.new_rank))]
}

const COLUMNS: [&str; 10] = ["what", "id", "speaker", "label", "verdict", "old_stance", "old_score", "new_stance", "new_score", "rows"];

fn write_csv(path: &Path, report: &Report) -> anyhow::Result<()> {
    let mut out = csv::Writer::from_path(path).with_context(|| path.display().to_string())?;
    out.write_record(COLUMNS.iter().chain(&["text"]))?;
    for one in &report.quotations {
        let text: String = one.text.iter().map(|piece| piece.0.as_str()).collect();
        let verdict = one.verdict.map_or("", Verdict::as_str);
        out.write_record(row(
            ["quotation", &one.id, &one.speaker, one.label.as_deref().unwrap_or_default(), verdict],
            one.old,
            one.new,
            &one.rows,
            &text,
        ))?;
    }
    for one in &report.articles {
        let verdict = one.verdict.map_or("", Verdict::as_str);
        out.write_record(row(
            ["article", &one.id, "", one.label.as_deref().unwrap_or_default(), verdict],
            Some(one.old),
            Some(one.new),
            &one.rows,
            "",
        ))?;
    }
    for one in &report.speakers {
        let mean = |milli| Some(Standing { stance: "", milli });
        out.write_record(row(["speaker", "", &one.speaker, "", ""], mean(one.old), mean(one.new), &[], ""))?;
    }
    Ok(out.flush()?)
}

fn row(cells: [&str; 5], old: Option<Standing>, new: Option<Standing>, rows: &[RowPart], text: &str) -> Vec<String> {
    let stance = |one: Option<Standing>| one.map(|one| one.stance.to_owned()).unwrap_or_default();
    let figure = |one: Option<Standing>| one.and_then(|one| one.milli).map(|milli| format!("{:.3}", from_milli(milli))).unwrap_or_default();
    let parts = rows.iter().map(|row| format!("{} {}", if row.after { '+' } else { '-' }, row.arithmetic)).collect::<Vec<_>>().join("; ");
    let mut all: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
    all.extend([stance(old), figure(old), stance(new), figure(new), parts, text.to_owned()]);
    all
}
