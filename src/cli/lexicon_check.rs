//! `bullbear lexicon check`: every fault of the packs at once.

use super::lexicon_common::{ListFormat, code, counted, packs_and_language, print_lines, print_table};
use crate::lexicon::{Faults, Folder};
use crate::workshop::check::{Request, check};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;

/// Which packs a command looks at.
#[derive(Debug, clap::Args)]
pub struct PackChoice {
    /// A language of the packs, such as fr, or a folder: of packs, or of one language [default: all built-in packs]
    #[arg(value_name = "LANG|DIR")]
    what: Option<PathBuf>,
    /// Use the packs of this folder instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    lexicons: Option<PathBuf>,
    /// Lay the rows of this folder over the packs
    #[arg(long, value_name = "DIR")]
    overlay: Option<PathBuf>,
}

/// The packs that were chosen.
pub struct Chosen {
    /// The packs.
    pub folder: Folder,
    /// Rows laid over them.
    pub upper: Option<Folder>,
    language: Option<String>,
}

impl Chosen {
    /// Returns what is to be checked.
    pub fn request(&self) -> Request<'_> {
        Request { folder: &self.folder, upper: self.upper.as_ref(), language: self.language.as_deref() }
    }
}

impl PackChoice {
    /// Returns the packs and the language that are asked for.
    pub fn chosen(&self) -> Chosen {
        let base = self.lexicons.clone().map_or(Folder::Embedded, Folder::Disk);
        let (folder, language) = match &self.what {
            Some(path) if path.is_dir() => {
                let (folder, language) = packs_and_language(path);
                (Folder::Disk(folder), language)
            }
            Some(language) => (base, Some(language.display().to_string())),
            None => (base, None),
        };
        Chosen { folder, upper: self.overlay.clone().map(Folder::Disk), language }
    }
}

/// Arguments of `lexicon check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    packs: PackChoice,
    /// How the faults are printed
    #[arg(long, value_enum, default_value = "text")]
    format: ListFormat,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let faults = check(&args.packs.chosen().request())?;
    match args.format {
        ListFormat::Text => print_lines(faults.to_string().lines().map(str::to_owned))?,
        ListFormat::Csv => print_table(&["file", "row", "column", "found", "expected", "hint"], rows(&faults))?,
    }
    let files: BTreeSet<_> = faults.sorted().iter().map(|fault| fault.position.file.clone()).collect();
    match faults.len() {
        0 => eprintln!("No faults."),
        count => eprintln!("{} in {}.", counted(count, "fault", "faults"), counted(files.len(), "file", "files")),
    }
    Ok(code(!faults.is_empty()))
}

fn rows(faults: &Faults) -> Vec<Vec<String>> {
    let cells = |fault: &crate::lexicon::Fault| {
        let position = &fault.position;
        vec![
            position.file.clone(),
            position.row.to_string(),
            position.column.clone(),
            fault.found.clone(),
            fault.expected.clone(),
            fault.hint.clone(),
        ]
    };
    faults.sorted().into_iter().map(cells).collect()
}
