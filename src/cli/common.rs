//! What several commands share: where packs come from, and text made safe for a terminal.

use crate::lexicon::{Folder, Packs};
use crate::{Analyzer, Options};
use std::path::PathBuf;

/// Options about lexicons that every scoring command has.
#[derive(Debug, Clone, clap::Args)]
pub struct LexiconArgs {
    /// Read the language packs from this folder instead of the built-in ones
    #[arg(long, value_name = "DIR", help_heading = "Lexicons")]
    pub lexicons: Option<PathBuf>,
    /// Lay the few rows of this folder over the packs: add, change or retire rows by their key
    #[arg(long, value_name = "DIR", help_heading = "Lexicons")]
    pub overlay: Option<PathBuf>,
    /// Score the stance on any market, not only on the AI-infrastructure boom
    #[arg(long, help_heading = "Lexicons")]
    pub any_topic: bool,
    /// Language of articles that state none, such as fr; without it the language is detected
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    pub language: String,
}

impl LexiconArgs {
    /// Returns the packs that were asked for.
    ///
    /// # Errors
    /// With every fault of the packs.
    pub fn packs(&self) -> anyhow::Result<Packs> {
        let folder = self.lexicons.clone().map_or(Folder::Embedded, Folder::Disk);
        let upper = self.overlay.clone().map(Folder::Disk);
        Ok(Packs::load_over(&folder, upper.as_ref())?)
    }

    /// Returns an analyzer for these packs.
    ///
    /// # Errors
    /// As [`Self::packs`].
    pub fn analyzer(&self) -> anyhow::Result<Analyzer> {
        Ok(Analyzer::new(self.packs()?, Options { any_topic: self.any_topic, language: self.language.clone() }))
    }
}

/// Returns text in which control, escape and direction characters are shown instead of sent.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for mark in text.chars() {
        if (mark.is_control() && mark != '\n')
            || matches!(mark, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        {
            out.push_str(&format!("<U+{:04X}>", u32::from(mark)));
        } else {
            out.push(mark);
        }
    }
    out
}
