//! The clean form of lexicon files.
//!
//! Takes a file as any spreadsheet saved it; gives the same rows as UTF-8 with LF, commas, quotes only where they must be, the columns in
//! their order, and the rows by key. What stands in a cell is kept, but for white space at its ends and composed accents.
//!
//! Rows are ordered by the cells of their key, first without accents and case, then with accents, then as written. The order is the same for
//! every language and on every machine.

use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::{COMMON_FILES, FILES, Faults, FileKind, Folder, Record, Table};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A file beside its clean form.
#[derive(Debug, Clone)]
pub struct Formatted {
    /// The file.
    pub path: PathBuf,
    /// What it should hold.
    pub clean: String,
    /// Whether it holds that already.
    pub is_clean: bool,
}

/// Returns every file of a folder of packs, or of one language folder, with its clean form.
///
/// # Errors
/// When the folder cannot be read, or with the faults of all files that cannot be read as tables; then no file should be written.
pub fn folder(path: &Path, encoding: Option<&'static encoding_rs::Encoding>) -> Result<Vec<Formatted>> {
    let mut faults = Faults::default();
    let mut files = Vec::new();
    for (file, kind) in lexicon_files(path)? {
        let Some(bytes) = Folder::Disk(path.to_owned()).read(&file)? else { continue };
        let name = path.join(&file);
        let text = encoding.filter(|_| std::str::from_utf8(&bytes).is_err()).map(|encoding| encoding.decode(&bytes).0);
        let utf8 = text.as_deref().map_or(&bytes[..], str::as_bytes);
        if let Some(clean) = clean(kind, &name.display().to_string(), utf8, &mut faults) {
            files.push(Formatted { is_clean: clean.as_bytes() == &bytes[..], path: name, clean });
        }
    }
    faults.none_or(files)
}

/// Returns the lexicon files of a folder of packs or of one language folder, by their path below it.
fn lexicon_files(path: &Path) -> Result<Vec<(String, &'static FileKind)>> {
    let single = path.join("language.csv").is_file();
    let codes = if single { Vec::new() } else { Folder::Disk(path.to_owned()).languages()? };
    let mut files: Vec<_> = if single { FILES } else { COMMON_FILES }.iter().map(|kind| (kind.name.to_owned(), kind)).collect();
    files.extend(codes.iter().flat_map(|code| FILES.iter().map(move |kind| (format!("{code}/{}", kind.name), kind))));
    if codes.is_empty() && !single {
        let message = format!("{}: found no language folder, expected at least one that holds language.csv", path.display());
        return Err(ErrorKind::Usage(message).into());
    }
    Ok(files)
}

/// Returns the clean form of a file, or nothing where it cannot be read as the table it should be.
pub fn clean(kind: &FileKind, name: &str, bytes: &[u8], faults: &mut Faults) -> Option<String> {
    let before = faults.len();
    let mut table = Table::read(kind, name, bytes, faults)?;
    if faults.len() > before {
        return None;
    }
    let key: Vec<usize> = kind.key.iter().filter_map(|column| table.column(column)).collect();
    table.rows.sort_by_cached_key(|row| order(row, &key));
    Some(written(kind, &table))
}

/// Returns what a row is ordered by.
fn order(row: &Record, key: &[usize]) -> (String, String, Vec<String>) {
    let cells = key.iter().map(|&at| row.cells[at].as_str()).collect::<Vec<_>>().join("\u{1}");
    let (bare, cells) = key_order(&cells);
    (bare, cells, row.cells.clone())
}

/// Returns what a key is ordered by: without accents and case, then with accents.
pub(crate) fn key_order(key: &str) -> (String, String) {
    let cells = key.to_lowercase();
    (cells.nfd().filter(|&mark| !is_combining_mark(mark)).collect(), cells)
}

/// Writes a table with its columns in canonical order.
fn written(kind: &FileKind, table: &Table) -> String {
    let columns: Vec<_> = kind.columns.iter().filter_map(|column| table.column(column)).collect();
    let mut lines = row_line(columns.iter().map(|&at| table.header[at].as_str()));
    for row in &table.rows {
        lines.push_str(&row_line(columns.iter().map(|&at| row.cells[at].as_str())));
    }
    lines
}

/// Returns one row of CSV with its line end.
pub(crate) fn row_line<'c>(cells: impl Iterator<Item = &'c str>) -> String {
    let quoted = |cell: &str| {
        if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
    };
    let mut line = cells.map(quoted).collect::<Vec<_>>().join(",");
    line.push('\n');
    line
}

/// Writes the clean form in place of the file, whole or not at all.
///
/// # Errors
/// When the file cannot be written.
pub fn write(file: &Formatted) -> Result<()> {
    use std::io::Write as _;
    let io = |source| Error::io(&file.path, source);
    let folder = file.path.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::NamedTempFile::new_in(folder).map_err(io)?;
    new.write_all(file.clean.as_bytes()).map_err(io)?;
    let rights = std::fs::metadata(&file.path).map_err(io)?.permissions();
    new.as_file().set_permissions(rights).map_err(io)?;
    new.persist(&file.path).map_err(|error| io(error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::BlockRow;

    fn clean_of(text: &str) -> String {
        let mut faults = Faults::default();
        let kind = FileKind::of::<BlockRow>("block.csv", false);
        clean(&kind, "block.csv", text.as_bytes(), &mut faults).unwrap_or_else(|| faults.to_string())
    }

    const CLEAN: &str = "term,match,example,note,status,since\nabc,exact,\"One, two.\",,active,0.1.0\nébc|d,exact,,,active,0.1.0\nfoo,exact,,\"a \"\"b\"\"\",trial,\n";

    #[test]
    fn what_spreadsheets_save_becomes_the_clean_form() {
        let saved = [
            CLEAN.to_owned(),
            "\u{feff}match;term;example;note;status;since\r\nexact;foo;;\"a \"\"b\"\"\";trial;\r\n;;;;;\r\nexact; e\u{301}bc|d ;;;active;0.1.0\r\nexact;abc;One, two.;;active;0.1.0\r\n".to_owned(),
            CLEAN.replace('\n', "\r\n"),
        ];
        for text in saved {
            assert_eq!(clean_of(&text), CLEAN, "from {text:?}");
        }
    }

    #[test]
    fn a_file_with_faults_has_no_clean_form() {
        assert!(clean_of("term,match\nabc,exact\n").contains("column example: found no such column"));
    }

    proptest::proptest! {
        #[test]
        fn the_clean_form_is_its_own_clean_form(cells in proptest::collection::vec("[a-c,;\"|é ]{0,6}", 6)) {
            let line = row_line(cells.iter().map(String::as_str));
            let once = clean_of(&format!("term,match,example,note,status,since\n{line}"));
            proptest::prop_assert_eq!(clean_of(&once), once);
        }
    }
}
