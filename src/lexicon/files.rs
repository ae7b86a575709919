//! The files of a pack.
//!
//! Gives for each file its name, its columns and which of them make a row's key.

use super::rows::*;
use super::usage_rows::*;

/// A kind of lexicon file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileKind {
    /// The file's name within its language folder.
    pub name: &'static str,
    /// The columns, in canonical order.
    pub columns: &'static [&'static str],
    /// The columns that may be left out.
    pub optional: &'static [&'static str],
    /// The columns whose cells make a row's key.
    pub key: &'static [&'static str],
    /// Whether every pack must have it.
    pub required: bool,
}

/// The files of a language folder.
pub const FILES: &[FileKind] = &[
    FileKind::of::<SettingRow>("language.csv", true),
    FileKind::of::<TermRow>("bull.csv", true),
    FileKind::of::<TermRow>("bear.csv", true),
    FileKind::of::<BlockRow>("block.csv", false),
    FileKind::of::<ShifterRow>("shifters.csv", true),
    FileKind::of::<CueRow>("reporting.csv", true),
    FileKind::of::<TopicRow>("topics.csv", true),
    FileKind::of::<BoilerplateRow>("boilerplate.csv", false),
    FileKind::of::<TitleRow>("titles.csv", false),
    FileKind::of::<FirstNameRow>("first_names.csv", false),
    FileKind::of::<QuoteMarkRow>("quote_marks.csv", true),
    FileKind::of::<AbbreviationRow>("abbreviations.csv", false),
    FileKind::of::<FunctionWordRow>("function_words.csv", true),
    FileKind::of::<PronounRow>("pronouns.csv", false),
    FileKind::of::<UsageRow>("usage.csv", false),
    FileKind::of::<ConceptWordRow>("concepts.csv", false),
];

/// The files that stand beside the language folders.
pub const COMMON_FILES: &[FileKind] = &[
    FileKind::of::<SpeakerRow>("speakers.csv", false),
    FileKind::of::<FirstNameRow>("first_names.csv", false),
    FileKind::of::<SettingRow>("settings.csv", false),
    FileKind::of::<UsageRow>("usage.csv", false),
    FileKind::of::<ConceptRow>("concepts.csv", false),
];

impl FileKind {
    /// Makes the kind of the files that hold `Row`s.
    #[must_use]
    pub const fn of<Row: LexiconRow>(name: &'static str, required: bool) -> Self {
        Self { name, columns: Row::COLUMNS, optional: Row::OPTIONAL, key: Row::KEY, required }
    }

    /// Returns the kind of a file, by its path below the folder of packs.
    #[must_use]
    pub fn named(path: &str) -> Option<&'static Self> {
        match path.rsplit_once('/') {
            Some((_, name)) => FILES.iter().find(|kind| kind.name == name),
            None => COMMON_FILES.iter().find(|kind| kind.name == path),
        }
    }
}
