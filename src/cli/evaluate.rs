//! `bullbear evaluate`: figures against labels.

use super::common::{LexiconArgs, visible};
use super::lexicon_common::{code, print_table};
use crate::workshop::evaluate::count;
use crate::workshop::gold::Gold;
use crate::workshop::metrics::{self, COLUMNS, Figure, Floors};
use anyhow::Context as _;
use comfy_table::{CellAlignment, Table, presets};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `evaluate`.
#[derive(Debug, clap::Args)]
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
    let counted = count(&analyzer, &gold);
    for note in &counted.notes {
        eprintln!("not measured: {}", visible(note));
    }
    let figures = metrics::figures(&counted.tallies);
    if args.csv {
        print_table(&COLUMNS, metrics::written(&figures, &Floors::new()))?;
    } else {
        println!("{}", table(&figures));
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
