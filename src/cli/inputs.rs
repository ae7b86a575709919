//! Articles from paths.

use crate::document::{Article, Format, Meta};
use std::path::{Path, PathBuf};

/// The names of a table's columns.
#[derive(Debug, Clone, clap::Args)]
pub struct InputArgs {
    /// Column of a table that holds the article's text
    #[arg(long, value_name = "NAME", default_value = "text", help_heading = "Tables")]
    pub text_column: String,
    /// Column of a table that holds the article's id
    #[arg(long, value_name = "NAME", default_value = "id", help_heading = "Tables")]
    pub id_column: String,
    /// Column of a table that holds the language's code
    #[arg(long, value_name = "NAME", default_value = "language", help_heading = "Tables")]
    pub language_column: String,
}

/// Reads the articles of all paths.
pub fn articles(paths: &[PathBuf], args: &InputArgs) -> anyhow::Result<Vec<Article>> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let mut files: Vec<_> = std::fs::read_dir(path)?.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
            files.sort();
            files
                .iter()
                .filter(|file| file.extension().is_some_and(|ending| ending == "txt"))
                .try_for_each(|file| file_article(file, &mut found))?;
        } else if path.extension().is_some_and(|ending| ending == "csv") {
            table(path, args, &mut found)?;
        } else {
            file_article(path, &mut found)?;
        }
    }
    Ok(found)
}

fn file_article(path: &Path, found: &mut Vec<Article>) -> anyhow::Result<()> {
    let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    found.push(Article { id, path: path.display().to_string(), bytes: std::fs::read(path)?, format: Format::Text, ..Article::default() });
    Ok(())
}

fn table(path: &Path, args: &InputArgs, found: &mut Vec<Article>) -> anyhow::Result<()> {
    let mut reader = csv::Reader::from_path(path)?;
    let header = reader.headers()?.clone();
    let at = |name: &str| header.iter().position(|column| column == name);
    let (text, id, language) = (at(&args.text_column), at(&args.id_column), at(&args.language_column));
    for record in reader.records() {
        let record = record?;
        let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default().to_owned();
        let meta = Meta { language: cell(language), ..Meta::default() };
        found.push(Article {
            id: cell(id),
            path: path.display().to_string(),
            bytes: cell(text).into_bytes(),
            format: Format::Text,
            meta,
            ..Article::default()
        });
    }
    Ok(())
}
