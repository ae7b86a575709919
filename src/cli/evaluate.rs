//! `bullbear evaluate`: figures against labels.

use super::common::{LexiconArgs, say, visible};
use super::lexicon_common::{code, print_table};
use crate::workshop::curve::{self, Point};
use crate::workshop::evaluate::count;
use crate::workshop::gold::Gold;
use crate::workshop::metrics::{self, COLUMNS, Figure, Floors};
use anyhow::Context as _;
use comfy_table::{CellAlignment, Table, presets};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the help of the command ends with.
const EXAMPLES: &str = "\
Examples:
  bullbear evaluate tests/gold/seeds                       how often the program is right
  bullbear evaluate tests/gold/seeds -o metrics.csv        the same for a spreadsheet
  bullbear evaluate tests/gold/seeds --floors metrics.csv  exit with 1 when a figure falls too low
  bullbear evaluate tests/gold/seeds --curve               what another threshold would do

Labels are set by people who read the articles; lexicons/settings.csv is changed by hand.";

/// Arguments of `evaluate`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Labels: a folder or files, JSON with quotations or CSV with sentences
    #[arg(required = true, value_name = "GOLD")]
    gold: Vec<PathBuf>,
    /// Folders where the labelled articles stand, besides the labels' own
    #[arg(long, value_name = "DIR", default_value = "seeds")]
    texts: Vec<PathBuf>,
    /// Write all figures into this CSV file; floors that it holds already are kept
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Exit with 1 when a figure falls below its floor in this CSV file
    #[arg(long, value_name = "FILE")]
    floors: Option<PathBuf>,
    /// Print the figures as CSV
    #[arg(long)]
    csv: bool,
    /// Print how the figures move with each threshold and weight of lexicons/settings.csv, the value in force marked
    #[arg(long, conflicts_with_all = ["output", "floors"])]
    curve: bool,
    #[command(flatten)]
    lexicons: LexiconArgs,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let analyzer = args.lexicons.analyzer()?;
    let mut gold = Gold::default();
    for path in &args.gold {
        let more = Gold::load(path, &args.texts)?;
        gold.articles.extend(more.articles);
        gold.sentences.extend(more.sentences);
    }
    if args.curve {
        return curve(args, curve::curves(analyzer, &gold));
    }
    let counted = count(&analyzer, &gold);
    for note in &counted.notes {
        eprintln!("not measured: {}", visible(note));
    }
    let figures = metrics::figures(&counted.tallies);
    if args.csv {
        print_table(&COLUMNS, metrics::written(&figures, &Floors::new()))?;
    } else {
        say(&table(&figures))?;
    }
    if let Some(path) = &args.output {
        write(path, &figures)?;
    }
    let short = args.floors.as_deref().map(floors).transpose()?.map(|floors| metrics::below(&figures, &floors)).unwrap_or_default();
    for line in &short {
        eprintln!("below its floor: {}", visible(line));
    }
    Ok(code(!short.is_empty()))
}

/// Prints the curves: as a table a setting, or as CSV.
fn curve(args: &Args, points: Vec<Point>) -> anyhow::Result<ExitCode> {
    let cell = |figure: &Option<f64>| figure.map_or_else(String::new, |value| format!("{value:.3}"));
    if args.csv {
        let header = ["setting", "value", "in_force"].into_iter().chain(curve::FIGURES).collect::<Vec<_>>();
        let row = |point: &Point| {
            let named = [point.setting.to_owned(), point.value.to_string(), if point.in_force { "yes" } else { "" }.to_owned()];
            named.into_iter().chain(point.figures.iter().map(cell)).collect::<Vec<_>>()
        };
        print_table(&header, points.iter().map(row))?;
        return Ok(ExitCode::SUCCESS);
    }
    for one in points.chunk_by(|one, other| one.setting == other.setting) {
        say(&format!("{}\n", curve_table(one)))?;
    }
    say("> in force. Change a value in settings.csv, then measure again; few labels make rough curves.")?;
    Ok(ExitCode::SUCCESS)
}

/// Returns the table of one setting.
fn curve_table(points: &[Point]) -> Table {
    let mut table = Table::new();
    let name = points.first().map_or("", |point| point.setting);
    let header = ["", name, "QUOTATIONS F1", "FLIPS", "END TO END F1", "ARTICLES F1", "SENTENCES"];
    let seen: Vec<bool> = (0..curve::FIGURES.len()).map(|at| points.iter().any(|point| point.figures[at].is_some())).collect();
    let kept = |at: usize| at < 2 || seen[at - 2];
    table.load_style(presets::NOTHING).set_header(header.iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, name)| *name));
    for point in points {
        let mark = if point.in_force { ">" } else { "" };
        let figures = point.figures.iter().zip(&seen).filter(|(_, seen)| **seen);
        let figures = figures.map(|(figure, _)| figure.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}")));
        table.add_row([mark.to_owned(), point.value.to_string()].into_iter().chain(figures));
    }
    table.column_iter_mut().skip(1).for_each(|column| column.set_cell_alignment(CellAlignment::Right));
    table
}

fn floors(path: &Path) -> anyhow::Result<Floors> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(metrics::read_floors(&path.display().to_string(), &text)?)
}

fn write(path: &Path, figures: &[Figure]) -> anyhow::Result<()> {
    let kept = if path.exists() { floors(path)? } else { Floors::new() };
    let mut out = csv::Writer::from_path(path).with_context(|| path.display().to_string())?;
    out.write_record(COLUMNS)?;
    for row in metrics::written(figures, &kept) {
        out.write_record(&row)?;
    }
    out.flush()?;
    eprintln!("Wrote {}", path.display());
    Ok(())
}

/// Returns the figures as a table: a row a figure, a column a language; kinds below the whole.
fn table(figures: &[Figure]) -> String {
    let mut languages: Vec<&str> = figures.iter().map(|figure| figure.language.as_str()).collect();
    languages.dedup();
    let mut rows: Vec<(&str, &str)> = Vec::new();
    for figure in figures {
        if !rows.contains(&(figure.kind, figure.name)) {
            rows.push((figure.kind, figure.name));
        }
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(["KIND", "FIGURE"].into_iter().chain(languages.iter().copied()).map(str::to_uppercase));
    for (kind, name) in rows {
        let cell = |language: &&str| {
            let found = figures.iter().find(|figure| figure.language == **language && figure.kind == kind && figure.name == name);
            found.map_or_else(|| "-".to_owned(), shown)
        };
        table.add_row([kind.to_owned(), name.to_owned()].into_iter().chain(languages.iter().map(cell)));
    }
    table.column_iter_mut().skip(2).for_each(|column| column.set_cell_alignment(CellAlignment::Right));
    format!("{table}\nvalue (interval of 95 % over redrawn articles) cases")
}

fn shown(figure: &Figure) -> String {
    let interval = figure.interval.map_or_else(|| " ".repeat(11), |(low, high)| format!("({low:.2}-{high:.2})"));
    format!("{:.3} {interval} {:>4}", figure.value, figure.count)
}
