//! `bullbear lexicon import`: a lexicon of another program as rows on trial.

use super::common::visible;
use super::lexicon_common::{counted, print_lines};
use crate::lexicon::Side;
use crate::workshop::transfer::{self, Foreign, Imported, Plan, Unknown};
use anyhow::Context as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How many parts that were left out are shown; `--report` writes all.
const SHOWN: usize = 20;

/// What the help of the command ends with.
const EXAMPLES: &str = "\
Examples:
  bullbear lexicon import finance.yml --language en -o new
  bullbear lexicon import words.txt --language fr --side bear -o new
  bullbear score articles/ -o results --overlay new";

/// Arguments of `lexicon import`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The file to import; read its licence first
    file: PathBuf,
    /// Language of its words, such as fr
    #[arg(long, value_name = "CODE")]
    language: String,
    /// Folder for the rows; use it with --overlay
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Format of the file [default: told by its name and first lines]
    #[arg(long, value_enum)]
    format: Option<FormatName>,
    /// Categories that stand for the bull side, separated by commas [default: usual names such as positive]
    #[arg(long, value_name = "CATEGORY", value_delimiter = ',')]
    bull: Vec<String>,
    /// Categories that stand for the bear side, separated by commas [default: usual names such as negative]
    #[arg(long, value_name = "CATEGORY", value_delimiter = ',')]
    bear: Vec<String>,
    /// Side of words without a category
    #[arg(long, value_enum)]
    side: Option<SideName>,
    /// Write everything that was left out into this CSV file
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum SideName {
    Bull,
    Bear,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum FormatName {
    /// quanteda YAML
    Quanteda,
    /// LIWC .dic
    Liwc,
    /// Lexicoder .lc3, or Yoshikoder XML
    Lexicoder,
    /// VADER, separated by tabs
    Vader,
    /// Loughran-McDonald master dictionary, CSV
    LoughranMcdonald,
    /// One word or phrase a line
    Words,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let bytes = std::fs::read(&args.file).with_context(|| args.file.display().to_string())?;
    let reading = transfer::read(format(args, &bytes)?, &bytes);
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let side = args.side.map(|side| if matches!(side, SideName::Bull) { Side::Bull } else { Side::Bear });
    let plan = Plan { bull: args.bull.clone(), bear: args.bear.clone(), side, origin: format!("imported from {name}") };
    let imported = transfer::plan(&reading, &plan);
    let files = write(args, &imported)?;
    print_lines(files.iter().map(|file| file.display().to_string()))?;
    tell(args, &imported)?;
    let code = if imported.rows == 0 {
        super::COULD_NOT_RUN
    } else if imported.unknown.is_empty() {
        0
    } else {
        super::SOME_SKIPPED
    };
    Ok(ExitCode::from(code))
}

fn format(args: &Args, bytes: &[u8]) -> anyhow::Result<Foreign> {
    let named = args.format.map(|name| match name {
        FormatName::Quanteda => Foreign::Quanteda,
        FormatName::Liwc => Foreign::Liwc,
        FormatName::Lexicoder => Foreign::Lexicoder,
        FormatName::Vader => Foreign::Vader,
        FormatName::LoughranMcdonald => Foreign::LoughranMcDonald,
        FormatName::Words => Foreign::Words,
    });
    let (text, _) = transfer::text_of(bytes);
    let guessed = || transfer::guess(&args.file.to_string_lossy(), &text);
    named
        .or_else(guessed)
        .with_context(|| format!("{}: found no sign of the format in name and first lines; state it with --format (quanteda, liwc, lexicoder, vader, loughran-mcdonald, words)", args.file.display()))
}

/// Writes the files that hold rows; nothing is written over.
fn write(args: &Args, imported: &Imported) -> anyhow::Result<Vec<PathBuf>> {
    let folder = args.output.join(&args.language);
    let files: Vec<_> =
        [("bull.csv", &imported.bull), ("bear.csv", &imported.bear)].into_iter().filter(|(_, text)| !text.is_empty()).collect();
    for (name, _) in &files {
        let path = folder.join(name);
        anyhow::ensure!(!path.exists(), "{}: found a file, expected none; choose another folder, nothing was written", path.display());
    }
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    files.into_iter().map(|(name, text)| place(&folder.join(name), text)).collect()
}

fn place(path: &Path, text: &str) -> anyhow::Result<PathBuf> {
    std::fs::write(path, text).with_context(|| path.display().to_string())?;
    Ok(path.to_owned())
}

/// Says what was made and what was left out.
fn tell(args: &Args, imported: &Imported) -> anyhow::Result<()> {
    eprintln!("Made {} on trial: matched and reported, not scored.", counted(imported.rows, "row", "rows"));
    for unknown in imported.unknown.iter().take(SHOWN) {
        eprintln!("left out: {}", visible(&unknown.to_string()));
    }
    let more = imported.unknown.len().saturating_sub(SHOWN);
    if more > 0 {
        eprintln!("left out: {more} more; --report FILE writes all");
    }
    args.report.as_ref().map_or(Ok(()), |path| report(path, &imported.unknown))
}

fn report(path: &Path, unknown: &[Unknown]) -> anyhow::Result<()> {
    let mut table = csv::Writer::from_path(path).with_context(|| path.display().to_string())?;
    table.write_record(["line", "left_out"])?;
    for one in unknown {
        table.write_record([&one.line.to_string(), &one.what])?;
    }
    Ok(table.flush()?)
}
