//! The record of a run: what made the figures.
//!
//! Takes packs, options and counts; gives JSON without clock and without machine paths, so that two equal runs give equal bytes.

use crate::analyzer::Options;
use crate::lexicon::Packs;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a run read and found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Articles scored.
    pub articles: usize,
    /// Quotations found.
    pub quotes: usize,
    /// Terms that counted.
    pub evidence: usize,
    /// Inputs left out.
    pub skipped: usize,
    /// Distinct speakers.
    pub speakers: usize,
}

/// What made the figures of a run.
#[derive(Debug, Clone, Serialize)]
pub struct RunRecord {
    /// The program's name and version.
    pub program: String,
    /// The command and its inputs, as given.
    pub command: Vec<String>,
    /// Version and content hash of each pack.
    pub lexicons: BTreeMap<String, String>,
    /// How many rows of an overlay lie over each pack; left out where there is none.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub overlay: BTreeMap<String, usize>,
    /// The hash of the speakers and settings.
    pub common: String,
    /// The stemmer of each language.
    pub stemmers: BTreeMap<String, String>,
    /// The options that differ from their defaults.
    pub options: BTreeMap<String, String>,
    /// What was read and found.
    pub counts: Counts,
}

impl RunRecord {
    /// Describes a run.
    #[must_use]
    pub fn new(packs: &Packs, command: Vec<String>, options: &Options, counts: Counts) -> Self {
        let mut chosen = BTreeMap::new();
        if options.any_topic {
            chosen.insert("any_topic".to_owned(), "true".to_owned());
        }
        if !options.language.is_empty() {
            chosen.insert("language".to_owned(), options.language.clone());
        }
        Self {
            program: concat!("bullbear ", env!("CARGO_PKG_VERSION")).to_owned(),
            command,
            lexicons: packs
                .languages
                .iter()
                .map(|pack| (pack.code.clone(), format!("{} {}", pack.setting("version"), pack.hash)))
                .collect(),
            overlay: packs.languages.iter().filter(|pack| pack.laid_over > 0).map(|pack| (pack.code.clone(), pack.laid_over)).collect(),
            common: packs.hash.clone(),
            stemmers: packs
                .languages
                .iter()
                .map(|pack| (pack.code.clone(), format!("rust-stemmers {}", pack.setting("stemmer"))))
                .collect(),
            options: chosen,
            counts,
        }
    }

    /// Returns the record as JSON text.
    ///
    /// # Errors
    /// Never in practice: every part is text or a number.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }
}
