//! Articles from paths, as the command line names them.

use super::common::visible;
use crate::document::{self, Article, Columns, InputForm, Inputs, Limits, ReadOptions};
use std::io::Read;
use std::path::{Path, PathBuf};

/// How paths are read.
#[derive(Debug, Clone, clap::Args)]
pub struct InputArgs {
    /// How standard input, and files that are named or matched by a pattern, are read; without it their endings tell (standard input is jsonl)
    #[arg(long, value_name = "FORMAT", value_parser = form, help_heading = "Inputs")]
    pub input_format: Option<InputForm>,
    /// Column (or key of JSON Lines) that holds the article's text
    #[arg(long, value_name = "NAME", default_value = "text", help_heading = "Inputs")]
    pub text_column: String,
    /// Column that holds the article's id
    #[arg(long, value_name = "NAME", default_value = "id", help_heading = "Inputs")]
    pub id_column: String,
    /// Column that holds the language's code
    #[arg(long, value_name = "NAME", default_value = "language", help_heading = "Inputs")]
    pub language_column: String,
    /// Column that holds the date
    #[arg(long, value_name = "NAME", default_value = "date", help_heading = "Inputs")]
    pub date_column: String,
    /// Column that holds the medium
    #[arg(long, value_name = "NAME", default_value = "source", help_heading = "Inputs")]
    pub source_column: String,
    /// Column that holds the address
    #[arg(long, value_name = "NAME", default_value = "url", help_heading = "Inputs")]
    pub url_column: String,
    /// Column that holds the headline
    #[arg(long, value_name = "NAME", default_value = "title", help_heading = "Inputs")]
    pub title_column: String,
    /// Most bytes of one article, unpacked
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().file, help_heading = "Limits")]
    pub max_bytes: u64,
    /// Most bytes that a packed table may unpack to
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().unpacked, help_heading = "Limits")]
    pub max_unpacked: u64,
    /// Most bytes that one packed byte may unpack to
    #[arg(long, value_name = "N", default_value_t = Limits::default().ratio, help_heading = "Limits")]
    pub max_ratio: u64,
    /// Most bytes of one row of a table or one line of JSON Lines
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().line, help_heading = "Limits")]
    pub max_line: usize,
    /// Most bytes of one cell
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().cell, help_heading = "Limits")]
    pub max_cell: usize,
    /// How deep the elements of a page are followed; what lies deeper is read as if it stood there
    #[arg(long, value_name = "N", default_value_t = Limits::default().depth, help_heading = "Limits")]
    pub max_depth: usize,
}

impl InputArgs {
    /// Returns the limits that were chosen.
    #[must_use]
    pub const fn limits(&self) -> Limits {
        Limits {
            file: self.max_bytes,
            unpacked: self.max_unpacked,
            ratio: self.max_ratio,
            line: self.max_line,
            cell: self.max_cell,
            depth: self.max_depth,
        }
    }

    fn options(&self) -> ReadOptions {
        let columns = Columns {
            text: self.text_column.clone(),
            id: self.id_column.clone(),
            language: self.language_column.clone(),
            date: self.date_column.clone(),
            source: self.source_column.clone(),
            url: self.url_column.clone(),
            title: self.title_column.clone(),
        };
        ReadOptions { form: self.input_format, columns, limits: self.limits() }
    }
}

/// Lists the articles of all paths; `-` is standard input.
///
/// # Errors
/// When a pattern is broken, or `-` stands twice.
pub fn articles(paths: &[PathBuf], args: &InputArgs) -> crate::Result<Inputs> {
    let dash = paths.iter().any(|path| path == Path::new("-"));
    let standard_input = dash.then(|| Box::new(std::io::stdin()) as Box<dyn Read + Send>);
    document::read(paths, args.options(), standard_input)
}

/// Reads the articles of all paths at once, and tells on standard error what is left out.
///
/// # Errors
/// As [`articles`].
pub fn all(paths: &[PathBuf], args: &InputArgs) -> crate::Result<Vec<Article>> {
    let mut found = Vec::new();
    for read in articles(paths, args)? {
        match read {
            Ok(article) => found.push(article),
            Err(skipped) => eprintln!("bullbear: skipped {}: {}", visible(&skipped.path), visible(&skipped.reason)),
        }
    }
    Ok(found)
}

fn form(name: &str) -> Result<InputForm, String> {
    InputForm::named(name).ok_or_else(|| format!("expected one of {}", InputForm::names().collect::<Vec<_>>().join(", ")))
}
