//! Reads packs, or lists everything that is wrong with them.
//!
//! Takes a folder; gives typed rows a language. All files are read before anything is reported: whoever edits a spreadsheet should see all
//! faults at once. It checks cells, not meanings; `workshop::check` does that.

use super::hash::ContentHash;
use super::overlay;
use super::reader::Reader;
use super::rows::*;
use super::usage_rows::*;
use super::{Faults, Folder, Rows, Telling};
use crate::error::{Error, ErrorKind, Position, Result};
use crate::normal::normal;
use std::collections::BTreeMap;

/// Every row of one language.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    /// The language's code, which is its folder's name.
    pub code: String,
    /// `language.csv`.
    pub settings: Rows<SettingRow>,
    /// `bull.csv`.
    pub bull: Rows<TermRow>,
    /// `bear.csv`.
    pub bear: Rows<TermRow>,
    /// `block.csv`.
    pub block: Rows<BlockRow>,
    /// `shifters.csv`.
    pub shifters: Rows<ShifterRow>,
    /// `reporting.csv`.
    pub reporting: Rows<CueRow>,
    /// `topics.csv`.
    pub topics: Rows<TopicRow>,
    /// `boilerplate.csv`.
    pub boilerplate: Rows<BoilerplateRow>,
    /// `titles.csv`.
    pub titles: Rows<TitleRow>,
    /// `first_names.csv`, and those of all languages that it does not hold.
    pub first_names: Rows<FirstNameRow>,
    /// `quote_marks.csv`.
    pub quote_marks: Rows<QuoteMarkRow>,
    /// `abbreviations.csv`.
    pub abbreviations: Rows<AbbreviationRow>,
    /// `function_words.csv`.
    pub function_words: Rows<FunctionWordRow>,
    /// `pronouns.csv`.
    pub pronouns: Rows<PronounRow>,
    /// `usage.csv`.
    pub usage: Rows<UsageRow>,
    /// `concepts.csv`.
    pub concepts: Rows<ConceptWordRow>,
    /// The content hash, sixteen hexadecimal digits.
    pub hash: String,
    /// How many rows of an overlay lie over it.
    pub laid_over: usize,
    /// What was compiled of the rows at build time.
    pub(crate) compiled: &'static [u8],
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
    pub speakers: Rows<SpeakerRow>,
    /// `settings.csv`: thresholds and weights that hold for all languages.
    pub settings: Rows<SettingRow>,
    /// `usage.csv`: what concepts speak for, whatever the language.
    pub usage: Rows<UsageRow>,
    /// `concepts.csv`: the concepts that words may stand for.
    pub concepts: Rows<ConceptRow>,
    /// The hash of `speakers.csv`, `settings.csv`, the first names, the usage and the concepts of all languages.
    pub hash: String,
    /// The words that tell the languages, as bytes made at build time.
    pub(super) telling: &'static [u8],
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
        if let (Folder::Embedded, None, Some(packs)) = (folder, upper, super::built_in::packs()) {
            return Ok(packs);
        }
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
        strangers(folder, &codes, faults)?;
        let mut languages: Vec<Pack> = codes.iter().map(|code| read_pack(folder, upper, code, faults)).collect();
        let mut hash = ContentHash::default();
        let mut reader = Reader { folder, faults, hash: Some(&mut hash) };
        let (mut speakers, mut settings) = (reader.table("speakers.csv", false), reader.table("settings.csv", false));
        let mut names: Rows<FirstNameRow> = reader.table("first_names.csv", false);
        let (mut usage, mut concepts) = (reader.table("usage.csv", false), reader.table("concepts.csv", false));
        if let Some(upper) = upper {
            let mut reader = Reader { folder: upper, faults, hash: Some(&mut hash) };
            overlay::lay(&mut speakers, reader.table("speakers.csv", false));
            overlay::lay(&mut settings, reader.table("settings.csv", false));
            overlay::lay(&mut names, reader.table("first_names.csv", false));
            overlay::lay(&mut usage, reader.table("usage.csv", false));
            overlay::lay(&mut concepts, reader.table("concepts.csv", false));
            strangers(upper, &codes, faults)?;
            something(upper, &codes)?;
        }
        languages.iter_mut().for_each(|pack| overlay::under(&mut pack.first_names, &names));
        Ok(Self { languages, speakers, settings, usage, concepts, hash: hash.finish(), telling: &[] })
    }

    /// Returns the words that tell a language, in their compared form, each with the positions of the packs that know it. A word that tells one
    /// language and is common in another tells less.
    #[must_use]
    pub fn telling_words(&self) -> Telling {
        if let Some(words) = self.built_in_telling_words() {
            return words;
        }
        let rows = || self.languages.iter().enumerate().flat_map(|(at, pack)| pack.function_words.iter().map(move |row| (at, row)));
        let telling = rows().filter(|(_, row)| row.uses.contains(&super::Use::Detect));
        let mut words: BTreeMap<String, Vec<u16>> = telling.map(|(_, row)| (normal(&row.word).into_owned(), Vec::new())).collect();
        for (at, row) in rows() {
            let owner = u16::try_from(at).ok();
            if let Some(owners) = words.get_mut(&*normal(&row.word)).filter(|owners| owners.last().copied() != owner) {
                owners.extend(owner);
            }
        }
        words.into_iter().collect()
    }

    /// Returns the pack of a language.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Pack> {
        self.languages.iter().find(|pack| pack.code == code)
    }
}

/// Reads the pack of one language, with the rows of `upper` over it.
fn read_pack(folder: &Folder, upper: Option<&Folder>, code: &str, faults: &mut Faults) -> Pack {
    let mut hash = ContentHash::default();
    let mut pack = read_files(&mut Reader { folder, faults, hash: Some(&mut hash) }, code, true);
    if let Some(upper) = upper {
        let rows = read_files(&mut Reader { folder: upper, faults, hash: Some(&mut hash) }, code, false);
        overlay::over(&mut pack, rows);
    }
    pack.hash = hash.finish();
    pack
}

/// Refuses a folder laid over others that holds no table of theirs: a misspelt path would otherwise change nothing and say nothing.
fn something(upper: &Folder, codes: &[String]) -> Result<()> {
    let tables = codes.iter().flat_map(|code| super::FILES.iter().map(move |kind| format!("{code}/{}", kind.name)));
    let common = super::COMMON_FILES.iter().map(|kind| kind.name.to_owned());
    for file in tables.chain(common) {
        if upper.read(&file)?.is_some() {
            return Ok(());
        }
    }
    let message = format!(
        "{}: found no table to lay over the packs, expected a folder such as {}/bear.csv in it; check the path",
        upper.name_of(""),
        codes.first().map_or("xx", String::as_str)
    );
    Err(ErrorKind::Usage(message).into())
}

/// Notes what is in a folder and cannot be a part of its packs, so that nothing in it is passed over in silence.
fn strangers(folder: &Folder, codes: &[String], faults: &mut Faults) -> Result<()> {
    for stranger in folder.strangers(codes)? {
        let position = Position { file: folder.name_of(&stranger.file), ..Position::default() };
        faults.add(position, stranger.found, stranger.expected, stranger.hint);
    }
    Ok(())
}

fn read_files(reader: &mut Reader<'_, '_>, code: &str, whole: bool) -> Pack {
    let file = |name: &str| format!("{code}/{name}.csv");
    Pack {
        code: code.to_owned(),
        settings: reader.table(&file("language"), whole),
        bull: reader.table(&file("bull"), whole),
        bear: reader.table(&file("bear"), whole),
        block: reader.table(&file("block"), false),
        shifters: reader.table(&file("shifters"), whole),
        reporting: reader.table(&file("reporting"), whole),
        topics: reader.table(&file("topics"), whole),
        boilerplate: reader.table(&file("boilerplate"), false),
        titles: reader.table(&file("titles"), false),
        first_names: reader.table(&file("first_names"), false),
        quote_marks: reader.table(&file("quote_marks"), whole),
        abbreviations: reader.table(&file("abbreviations"), false),
        function_words: reader.table(&file("function_words"), whole),
        pronouns: reader.table(&file("pronouns"), false),
        usage: reader.table(&file("usage"), false),
        concepts: reader.table(&file("concepts"), false),
        hash: String::new(),
        laid_over: 0,
        compiled: &[],
    }
}

impl From<Faults> for Error {
    fn from(faults: Faults) -> Self {
        ErrorKind::Lexicon(faults).into()
    }
}
