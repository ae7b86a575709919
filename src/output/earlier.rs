//! Tables written by an earlier run, read back.
//!
//! Takes a `quotes.csv` of any shape and the `articles.csv` beside it; gives statements with their articles. Without `articles.csv` dates,
//! sources and lexicons stay unknown.

use crate::aggregate::Statement;
use crate::error::{Error, ErrorKind, Position, Result};
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// The quotations of an earlier run.
#[derive(Debug, Clone, Default)]
pub struct Earlier {
    /// The quotations that count, each with its article's id.
    pub statements: Vec<(String, Statement)>,
    /// The lexicons that scored them; empty when unknown.
    pub lexicons: BTreeSet<String>,
}

impl Earlier {
    /// Returns the path of the quotations, when a path names those of an earlier run: the table itself or the folder that holds it.
    #[must_use]
    pub fn path_of(path: &Path) -> Option<PathBuf> {
        let file = if path.is_dir() { path.join("quotes.csv") } else { path.to_owned() };
        let header = Rows::open(&file).ok()?;
        ["quote_id", "score_milli", "stance"].iter().all(|name| header.at(name).is_some()).then_some(file)
    }

    /// Returns the paths of the articles that hold a quotation, as `articles.csv` beside the quotations has them.
    ///
    /// # Errors
    /// When a table cannot be read or lacks a column.
    pub fn article_of(path: &Path, quote_id: &str) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        let mut rows = Rows::open(&path.with_file_name("articles.csv"))?;
        while let Some(row) = rows.next()? {
            if quote_id.strip_prefix(&row.cell("article_id")?).is_some_and(|rest| rest.starts_with('_')) {
                found.push(PathBuf::from(row.cell("path")?));
            }
        }
        Ok(found)
    }

    /// Reads the quotations of an earlier run and what is known of their articles.
    ///
    /// # Errors
    /// When a table cannot be read or lacks a column.
    pub fn read(path: &Path) -> Result<Self> {
        let articles = articles(&path.with_file_name("articles.csv"))?;
        let mut rows = Rows::open(path)?;
        let mut found = Self { lexicons: articles.values().map(|article| article.lexicon.clone()).collect(), ..Self::default() };
        while let Some(row) = rows.next()? {
            if row.cell("repeats")? != "1" {
                found.statements.push(statement(&row, &articles)?);
            }
        }
        Ok(found)
    }
}

/// What `articles.csv` says of an article.
#[derive(Debug, Clone, Default)]
struct About {
    date: String,
    source: String,
    lexicon: String,
}

fn articles(path: &Path) -> Result<HashMap<String, About>> {
    let mut found = HashMap::new();
    if !path.exists() {
        return Ok(found);
    }
    let mut rows = Rows::open(path)?;
    while let Some(row) = rows.next()? {
        let about = About { date: row.cell("date")?, source: row.cell("source")?, lexicon: row.cell("lexicon")? };
        found.insert(row.cell("article_id")?, about);
    }
    Ok(found)
}

fn statement(row: &Row<'_>, articles: &HashMap<String, About>) -> Result<(String, Statement)> {
    let id = row.cell("article_id")?;
    let about = articles.get(&id).cloned().unwrap_or_default();
    let statement = Statement {
        speaker: row.cell("speaker")?,
        source: about.source,
        date: about.date,
        language: row.cell("language")?,
        words: row.cell("text")?,
        milli: row.number("score_milli")?,
        stance: row.cell("stance")?,
    };
    Ok((id, statement))
}

/// The rows of a CSV file, whatever its separator.
struct Rows {
    name: String,
    header: csv::StringRecord,
    records: csv::StringRecordsIntoIter<std::io::Cursor<Vec<u8>>>,
}

/// One row, with its header.
struct Row<'r> {
    rows: &'r Rows,
    record: csv::StringRecord,
}

impl Rows {
    fn open(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|source| Error::io(path, source))?;
        let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let separator = *b",;\t".iter().max_by_key(|mark| line.iter().filter(|byte| byte == mark).count()).unwrap_or(&b',');
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(std::io::Cursor::new(bytes));
        let name = path.display().to_string();
        let header = reader.headers().map_err(|error| broken(&name, &error))?.clone();
        Ok(Self { name, header, records: reader.into_records() })
    }

    fn at(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    fn next(&mut self) -> Result<Option<Row<'_>>> {
        let record = self.records.next().transpose().map_err(|error| broken(&self.name, &error))?;
        Ok(record.map(|record| Row { rows: self, record }))
    }
}

impl Row<'_> {
    /// Returns a cell, without the apostrophe that disarms formulas.
    fn cell(&self, column: &str) -> Result<String> {
        let at = self
            .rows
            .at(column)
            .ok_or_else(|| self.fault(column, "expected a column of this name; make the table with `bullbear score`"))?;
        let cell = self.record.get(at).unwrap_or_default();
        let armed = cell.strip_prefix('\'').filter(|rest| super::spreadsheet::is_formula(rest));
        Ok(armed.unwrap_or(cell).to_owned())
    }

    fn number(&self, column: &str) -> Result<Option<i64>> {
        let cell = self.cell(column)?;
        if cell.is_empty() {
            return Ok(None);
        }
        cell.parse().map(Some).map_err(|_| self.fault(column, &format!("expected a whole number or nothing, found {cell}")))
    }

    fn fault(&self, column: &str, message: &str) -> Error {
        let row = self.record.position().and_then(|position| usize::try_from(position.line()).ok()).unwrap_or_default();
        let position = Position { file: self.rows.name.clone(), row, column: column.to_owned() };
        ErrorKind::Table { position, message: message.to_owned() }.into()
    }
}

fn broken(name: &str, error: &csv::Error) -> Error {
    let position = Position { file: name.to_owned(), ..Position::default() };
    ErrorKind::Table { position, message: format!("{error}; expected CSV in UTF-8") }.into()
}
