//! Reads packs, or lists everything that is wrong with them.
//!
//! Takes a folder; gives typed rows a language. All files are read before anything is reported: whoever edits a spreadsheet should see all
//! faults at once. It checks cells, not meanings; `workshop::check` does that.

use super::cells::{Cells, quoted};
use super::hash::ContentHash;
use super::overlay;
use super::rows::*;
use super::{Faults, Folder, Status};
use crate::error::{Error, ErrorKind, Position, Result};
use std::collections::BTreeMap;

/// Every row of one language.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    /// The language's code, which is its folder's name.
    pub code: String,
    /// `language.csv`.
    pub settings: Vec<SettingRow>,
    /// `bull.csv`.
    pub bull: Vec<TermRow>,
    /// `bear.csv`.
    pub bear: Vec<TermRow>,
    /// `block.csv`.
    pub block: Vec<BlockRow>,
    /// `shifters.csv`.
    pub shifters: Vec<ShifterRow>,
    /// `reporting.csv`.
    pub reporting: Vec<CueRow>,
    /// `topics.csv`.
    pub topics: Vec<TopicRow>,
    /// `boilerplate.csv`.
    pub boilerplate: Vec<BoilerplateRow>,
    /// `titles.csv`.
    pub titles: Vec<TitleRow>,
    /// `first_names.csv`.
    pub first_names: Vec<FirstNameRow>,
    /// `quote_marks.csv`.
    pub quote_marks: Vec<QuoteMarkRow>,
    /// `abbreviations.csv`.
    pub abbreviations: Vec<AbbreviationRow>,
    /// `function_words.csv`.
    pub function_words: Vec<FunctionWordRow>,
    /// `pronouns.csv`.
    pub pronouns: Vec<PronounRow>,
    /// The content hash, sixteen hexadecimal digits.
    pub hash: String,
}

impl Pack {
    /// Returns the value of a setting; empty where it is missing.
    #[must_use]
    pub fn setting(&self, name: &str) -> &str {
        self.settings.iter().find(|row| row.setting == name).map_or("", |row| &row.value)
    }

    /// Returns version and hash, as they stand in the outputs.
    #[must_use]
    pub fn version(&self) -> String {
        format!("{} {} {}", self.code, self.setting("version"), self.hash)
    }
}

/// All packs, and the speakers known beforehand.
#[derive(Debug, Clone, Default)]
pub struct Packs {
    /// The languages, sorted by code.
    pub languages: Vec<Pack>,
    /// `speakers.csv`.
    pub speakers: Vec<SpeakerRow>,
    /// `settings.csv`: thresholds and weights that hold for all languages.
    pub settings: Vec<SettingRow>,
    /// The hash of `speakers.csv` and `settings.csv`.
    pub hash: String,
}

impl Packs {
    /// Reads all packs of a folder.
    ///
    /// # Errors
    /// When a file cannot be read, or with all faults of all files.
    pub fn load(folder: &Folder) -> Result<Self> {
        Self::load_over(folder, None)
    }

    /// Reads all packs of a folder, with the rows of `upper` laid over them.
    ///
    /// # Errors
    /// As [`Packs::load`].
    pub fn load_over(folder: &Folder, upper: Option<&Folder>) -> Result<Self> {
        let mut faults = Faults::default();
        let packs = Self::read(folder, upper, &mut faults)?;
        faults.none_or(packs)
    }

    /// Reads all packs and adds what is wrong with their cells to `faults`.
    ///
    /// # Errors
    /// When a folder or file cannot be read.
    pub fn read(folder: &Folder, upper: Option<&Folder>, faults: &mut Faults) -> Result<Self> {
        let codes = folder.languages()?;
        if codes.is_empty() {
            let message = format!("{}: found no language folder, expected at least one that holds language.csv", folder.name_of(""));
            return Err(ErrorKind::Usage(message).into());
        }
        let languages = codes.iter().map(|code| read_pack(folder, upper, code, faults)).collect::<Result<_>>()?;
        let mut hash = ContentHash::default();
        let mut reader = Reader { folder, faults, hash: Some(&mut hash) };
        let (mut speakers, mut settings) = (reader.table("speakers.csv", false)?, reader.table("settings.csv", false)?);
        if let Some(upper) = upper {
            let mut reader = Reader { folder: upper, faults, hash: Some(&mut hash) };
            overlay::lay(&mut speakers, reader.table("speakers.csv", false)?);
            overlay::lay(&mut settings, reader.table("settings.csv", false)?);
        }
        Ok(Self { languages, speakers, settings, hash: hash.finish() })
    }

    /// Returns the pack of a language.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Pack> {
        self.languages.iter().find(|pack| pack.code == code)
    }
}

/// Reads the pack of one language, with the rows of `upper` over it.
fn read_pack(folder: &Folder, upper: Option<&Folder>, code: &str, faults: &mut Faults) -> Result<Pack> {
    let mut hash = ContentHash::default();
    let mut pack = read_files(&mut Reader { folder, faults, hash: Some(&mut hash) }, code, true)?;
    if let Some(upper) = upper {
        let rows = read_files(&mut Reader { folder: upper, faults, hash: Some(&mut hash) }, code, false)?;
        overlay::over(&mut pack, rows);
    }
    pack.hash = hash.finish();
    Ok(pack)
}

fn read_files(reader: &mut Reader<'_, '_>, code: &str, whole: bool) -> Result<Pack> {
    let file = |name: &str| format!("{code}/{name}.csv");
    Ok(Pack {
        code: code.to_owned(),
        settings: reader.table(&file("language"), whole)?,
        bull: reader.table(&file("bull"), whole)?,
        bear: reader.table(&file("bear"), whole)?,
        block: reader.table(&file("block"), false)?,
        shifters: reader.table(&file("shifters"), whole)?,
        reporting: reader.table(&file("reporting"), whole)?,
        topics: reader.table(&file("topics"), whole)?,
        boilerplate: reader.table(&file("boilerplate"), false)?,
        titles: reader.table(&file("titles"), false)?,
        first_names: reader.table(&file("first_names"), false)?,
        quote_marks: reader.table(&file("quote_marks"), whole)?,
        abbreviations: reader.table(&file("abbreviations"), false)?,
        function_words: reader.table(&file("function_words"), whole)?,
        pronouns: reader.table(&file("pronouns"), false)?,
        hash: String::new(),
    })
}

/// Reads tables and gathers their faults and their hash.
struct Reader<'a, 'h> {
    folder: &'a Folder,
    faults: &'a mut Faults,
    hash: Option<&'h mut ContentHash>,
}

impl Reader<'_, '_> {
    fn table<Row: LexiconRow>(&mut self, file: &str, required: bool) -> Result<Vec<Row>> {
        let name = self.folder.name_of(file);
        let Some(bytes) = self.folder.read(file)? else {
            if required {
                let position = Position { file: name, ..Position::default() };
                self.faults.add(position, "no such file", format!("a file with the columns {}", Row::COLUMNS.join(",")), "create it");
            }
            return Ok(Vec::new());
        };
        if let Some(hash) = &mut self.hash {
            hash.file(file);
        }
        Ok(self.rows(&name, &bytes))
    }

    fn rows<Row: LexiconRow>(&mut self, name: &str, bytes: &[u8]) -> Vec<Row> {
        let Some(text) = text_of(name, bytes, self.faults) else { return Vec::new() };
        let mut records = records_of(text);
        let Some(Ok(first)) = records.next() else {
            let position = Position { file: name.to_owned(), ..Position::default() };
            self.faults.add(position, "an empty file", format!("the header {}", Row::COLUMNS.join(",")), "write the header row");
            return Vec::new();
        };
        let header: Vec<String> = first.iter().map(|cell| cell.trim().to_owned()).collect();
        if !header_fits::<Row>(name, &header, self.faults) {
            return Vec::new();
        }
        let mut rows = Vec::new();
        for record in records {
            rows.extend(self.row(name, &header, record));
        }
        doubled(name, &rows, self.faults);
        rows
    }

    fn row<Row: LexiconRow>(&mut self, name: &str, header: &[String], record: csv::Result<csv::StringRecord>) -> Option<Row> {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let position = Position { file: name.to_owned(), ..Position::default() };
                self.faults.add(position, error.to_string(), "a readable CSV row", "check the quotes around this row");
                return None;
            }
        };
        let line = record.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(usize::MAX));
        if record.iter().all(|cell| cell.trim().is_empty()) {
            return None;
        }
        if record.len() != header.len() {
            let position = Position { file: name.to_owned(), row: line, ..Position::default() };
            let hint = "put cells that hold the separator in quotes";
            self.faults.add(position, format!("{} cells", record.len()), format!("{} cells", header.len()), hint);
            return None;
        }
        if let Some(hash) = &mut self.hash {
            hash.row(record.iter());
        }
        Some(Row::read(&mut Cells { file: name, line, header, record: &record, faults: self.faults }))
    }
}

/// Returns the file's text without byte order mark, or notes why it has none.
fn text_of<'b>(name: &str, bytes: &'b [u8], faults: &mut Faults) -> Option<&'b str> {
    let position = || Position { file: name.to_owned(), ..Position::default() };
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => {
            faults.add(position(), "a NUL byte", "a text file", "save the file again as CSV UTF-8");
            None
        }
        Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let row = 1 + bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
            let position = Position { row, ..position() };
            faults.add(position, "bytes that are not UTF-8", "UTF-8", "save the file as CSV UTF-8");
            None
        }
    }
}

/// Returns the records of a CSV text whose separator is told by its header.
pub(crate) fn records_of(text: &str) -> csv::StringRecordsIntoIter<&[u8]> {
    let header = text.lines().next().unwrap_or_default();
    let count = |mark: u8| header.bytes().filter(|&byte| byte == mark).count();
    let delimiter = [b',', b';', b'\t'].into_iter().rev().max_by_key(|&mark| count(mark)).unwrap_or(b',');
    csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes()).into_records()
}

fn header_fits<Row: LexiconRow>(name: &str, header: &[String], faults: &mut Faults) -> bool {
    let before = faults.sorted().len();
    let position = |column: &str| Position { file: name.to_owned(), row: 1, column: column.to_owned() };
    for column in header {
        if !Row::COLUMNS.contains(&column.as_str()) {
            faults.add(position(column), format!("the column {}", quoted(column)), format!("the columns {}", Row::COLUMNS.join(",")), "rename or delete it");
        }
        if header.iter().filter(|&other| other == column).count() > 1 {
            faults.add(position(column), "the column twice", "once", "delete one of them");
        }
    }
    for &column in Row::COLUMNS.iter().filter(|column| !Row::OPTIONAL.contains(column)) {
        if !header.iter().any(|name| name == column) {
            faults.add(position(column), "no such column", format!("the columns {}", Row::COLUMNS.join(",")), "add it");
        }
    }
    faults.sorted().len() == before
}

fn doubled<Row: LexiconRow>(name: &str, rows: &[Row], faults: &mut Faults) {
    let mut first = BTreeMap::new();
    for row in rows {
        if let Some(line) = first.insert(row.key().to_lowercase(), row.line()) {
            let position = Position { file: name.to_owned(), row: row.line(), ..Position::default() };
            faults.add(position, format!("{} again", quoted(&row.key())), format!("a row once (it stands in row {line})"), "delete or join one of them");
        }
    }
}

/// Says whether a row with this status is matched at all.
#[must_use]
pub const fn is_matched(status: Status) -> bool {
    !matches!(status, Status::Retired)
}

impl From<Faults> for Error {
    fn from(faults: Faults) -> Self {
        ErrorKind::Lexicon(faults).into()
    }
}
