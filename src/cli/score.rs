//! `bullbear score`: the main job.

use super::batch::{self, Batch, Outcome};
use super::common::{LexiconArgs, PrivacyArgs, TalkArgs, say, visible};
use super::inputs::InputArgs;
use super::shape::{OutputFormat, ShapeArgs};
use super::table;
use crate::aggregate::{Analysis, Group, SpeakerRow, SpeakerTable};
use crate::output::{
    self, ARTICLES, Counts, CsvTable, EVIDENCE, Excerpts, Offsets, OutputFolder, QUOTES, RowSink as _, RunRecord, SKIPPED, SPEAKERS,
    Skipped,
};
use crate::speaker::look_alikes;
use crate::{Analyzer, ErrorKind, Options};
use anyhow::Context as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// What the help of the command ends with.
const EXAMPLES: &str = "\
Examples:
  bullbear score articles/ -o results              every table as CSV, and the speakers on the screen
  bullbear score articles/ -o results --excel=fr   CSV for a double click in a French Excel (also de, en)
  bullbear score articles/ -o results --format xlsx
  bullbear score press.csv --text-column body      a table with an article a row
  cat articles.jsonl | bullbear score - --format jsonl";

/// Arguments of `score`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Articles: files, folders, patterns, tables, JSON Lines, packed or not; - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write quotes.csv, articles.csv, speakers.csv, evidence.csv, skipped.csv and run.json into this folder; without it, the quotations go to standard output
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Threads to use; 0 for all cores
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    threads: usize,
    /// What to write
    #[arg(long, value_enum, default_value = "csv")]
    format: OutputFormat,
    #[command(flatten)]
    shape: ShapeArgs,
    #[command(flatten)]
    privacy: PrivacyArgs,
    #[command(flatten)]
    talk: TalkArgs,
    #[command(flatten)]
    inputs: InputArgs,
    #[command(flatten)]
    lexicons: LexiconArgs,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    // The system takes the memory back faster than the program could give it back piece by piece.
    let analyzer = std::mem::ManuallyDrop::new(args.lexicons.analyzer()?.within(args.inputs.limits()));
    // Without a number, threads are started when there is work for them.
    if args.threads > 0 {
        rayon::ThreadPoolBuilder::new().num_threads(args.threads).build_global().context("cannot start threads")?;
    }
    let mut sink = Sink::new(args)?;
    let mut totals = Totals::default();
    // One thread between two pipes answers each line before it reads the next.
    let pipes = sink.is_stream() && args.paths.iter().any(|path| path.as_os_str() == "-");
    let one_by_one = pipes && args.threads == 1;
    let batch = Batch { analyzer: &analyzer, paths: &args.paths, inputs: &args.inputs, quiet: args.talk.quiet, one_by_one, ahead: !pipes };
    batch.each(|id, outcome| {
        match outcome {
            Outcome::Scored(mut analysis) => {
                totals.add(&analysis, !sink.is_stream());
                args.privacy.excerpts().warnings(&mut analysis);
                sink.analysis(&analysis, args.privacy.excerpts())?;
            }
            Outcome::Skipped(skipped) => {
                totals.counts.skipped += 1;
                sink.skipped(id, &skipped)?;
            }
        }
        if one_by_one { sink.flush() } else { Ok(()) }
    })?;
    totals.counts.speakers = totals.speakers.named();
    sink.finish(args, &analyzer, &totals)?;
    Ok(batch::exit_code(totals.counts))
}

/// What is counted over a run.
#[derive(Debug, Default)]
struct Totals {
    counts: Counts,
    speakers: SpeakerTable,
}

impl Totals {
    /// Adds an article; `speakers` where they will be told.
    fn add(&mut self, analysis: &Analysis, speakers: bool) {
        self.counts.articles += 1;
        self.counts.quotes += analysis.quotations.len();
        self.counts.evidence += analysis.narrator.len() + analysis.quotations.iter().map(|one| one.evidence.len()).sum::<usize>();
        if speakers {
            self.speakers.add(analysis);
        }
    }
}

/// Where results go.
enum Sink {
    Folder(Box<OutputFolder>),
    Csv(Box<CsvTable<std::io::Stdout>>),
    Jsonl(std::io::BufWriter<std::io::Stdout>),
}

impl Sink {
    fn new(args: &Args) -> anyhow::Result<Self> {
        if let Some(path) = &args.output {
            let folder = OutputFolder::create(path, &[QUOTES, ARTICLES, SPEAKERS, EVIDENCE, SKIPPED], args.shape.files(args.format)?)?;
            return Ok(Self::Folder(Box::new(folder)));
        }
        Ok(match args.format {
            OutputFormat::Csv => Self::Csv(Box::new(CsvTable::shaped(&QUOTES, std::io::stdout(), args.shape.dialect()?)?)),
            OutputFormat::Jsonl => Self::Jsonl(std::io::BufWriter::new(std::io::stdout())),
            #[cfg(feature = "xlsx")]
            OutputFormat::Xlsx => {
                return Err(crate::Error::from(ErrorKind::Usage("--format xlsx needs a folder: add -o DIR".to_owned())).into());
            }
        })
    }

    /// Says whether results go to standard output, an article at a time.
    const fn is_stream(&self) -> bool {
        !matches!(self, Self::Folder(_))
    }

    /// Hands on what was written to standard output.
    fn flush(&mut self) -> anyhow::Result<()> {
        match self {
            Self::Folder(_) => Ok(()),
            Self::Csv(table) => Ok(table.flush()?),
            Self::Jsonl(out) => out.flush().context("standard output"),
        }
    }

    fn analysis(&mut self, analysis: &Analysis, excerpts: Excerpts) -> crate::Result<()> {
        let offsets = Offsets::new(&analysis.document.text);
        match self {
            Self::Folder(folder) => {
                folder.row(&ARTICLES, &excerpts.row(&ARTICLES, output::article_row(analysis)))?;
                output::quote_rows(analysis, &offsets).try_for_each(|row| folder.row(&QUOTES, &excerpts.row(&QUOTES, row)))?;
                output::evidence_rows(analysis, &offsets).try_for_each(|row| folder.row(&EVIDENCE, &excerpts.row(&EVIDENCE, row)))
            }
            Self::Csv(table) => output::quote_rows(analysis, &offsets).try_for_each(|row| table.row(&excerpts.row(&QUOTES, row))),
            Self::Jsonl(out) => output::write_analysis(analysis, excerpts, out),
        }
    }

    fn skipped(&mut self, id: &str, skipped: &Skipped) -> crate::Result<()> {
        match self {
            Self::Folder(folder) => folder.row(&SKIPPED, &output::skipped_row(skipped)),
            Self::Csv(_) => Ok(()),
            Self::Jsonl(out) => output::error_object(id, skipped, out),
        }
    }

    fn finish(self, args: &Args, analyzer: &Analyzer, totals: &Totals) -> anyhow::Result<()> {
        match self {
            Self::Folder(mut folder) => {
                let rows = totals.speakers.rows();
                for (name, double) in look_alikes(rows.iter().map(|row| row.speaker.as_str())).iter().filter(|_| !args.talk.quiet) {
                    eprintln!(
                        "bullbear: the speaker {} looks like {} and is written otherwise; kept apart",
                        visible(name),
                        visible(double)
                    );
                }
                rows.iter().try_for_each(|row| folder.row(&SPEAKERS, &output::speaker_row(row)))?;
                let files = folder.finish(&record(args, analyzer, totals)?)?;
                say(&speakers(&rows))?;
                let names: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
                if !args.talk.quiet {
                    eprintln!("Wrote {}", visible(&names.join(", ")));
                }
            }
            Self::Csv(mut table) => table.flush()?,
            Self::Jsonl(mut out) => out.flush().context("standard output")?,
        }
        Ok(())
    }
}

/// The most speakers that are shown when a run is done.
const MOST: usize = 20;

/// Returns the speakers most quoted, as a table.
fn speakers(rows: &[SpeakerRow]) -> String {
    let mut named: Vec<_> = rows.iter().filter(|row| !row.speaker.is_empty()).collect();
    named.sort_by(|a, b| b.figures.quotes.cmp(&a.figures.quotes).then_with(|| a.speaker.cmp(&b.speaker)));
    let shown: Vec<_> = named.iter().take(MOST).map(|row| Group { name: row.speaker.clone(), figures: row.figures }).collect();
    let left = named.len().saturating_sub(MOST);
    let rest = if left > 0 { format!("\n… and {left} more") } else { String::new() };
    table::groups("SPEAKER", "", &shown) + &rest
}

/// Describes the run by what was asked; the output folder is left out, so that equal runs are equal.
fn record(args: &Args, analyzer: &Analyzer, totals: &Totals) -> anyhow::Result<String> {
    let command = std::iter::once("score".to_owned()).chain(args.paths.iter().map(|path| path.display().to_string())).collect();
    let options = Options { any_topic: args.lexicons.any_topic, language: args.lexicons.language.clone() };
    let mut record = RunRecord::new(analyzer.packs(), command, &options, totals.counts);
    if args.privacy.no_text {
        record.options.insert("no_text".to_owned(), "true".to_owned());
    }
    Ok(record.to_json()?)
}
