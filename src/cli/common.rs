//! What several commands share: where packs come from, and text made safe for a terminal.

use crate::lexicon::{Folder, Packs, is_unstated};
use crate::output::Excerpts;
pub use crate::output::visible;
use crate::{Analyzer, ErrorKind, Options};
use anyhow::Context as _;
use std::io::{IsTerminal as _, Write as _};
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
    /// Language of articles that state none: a code (fr), a locale (fr-CA, pt_BR) or a name (french); without it, or with auto, it is detected
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
        let packs = self.packs()?;
        if !is_unstated(&self.language) && packs.named(&self.language).is_none() {
            let message = format!("--language: found {}, expected one of {}, or auto", visible(&self.language), packs.names());
            return Err(crate::Error::from(ErrorKind::Usage(message)).into());
        }
        Ok(Analyzer::new(packs, Options { any_topic: self.any_topic, language: self.language.clone() }))
    }
}

/// Options about what is told.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct TalkArgs {
    /// Tell nothing on standard error but what stops the run
    #[arg(short, long)]
    pub quiet: bool,
}

/// Options about the words of the articles.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct PrivacyArgs {
    /// Leave the words of the articles out of all outputs: hashes and offsets stand for them
    #[arg(long)]
    pub no_text: bool,
}

impl PrivacyArgs {
    /// Returns how words of articles are written.
    #[must_use]
    pub const fn excerpts(self) -> Excerpts {
        if self.no_text { Excerpts::Hashed } else { Excerpts::Whole }
    }
}

/// Writes a text and a line's end to standard output.
///
/// # Errors
/// When it cannot be written: the disk is full, or nobody reads it.
pub fn say(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush()).context("standard output")
}

/// Says whether standard output takes styles: it is a terminal, and nobody asked for none.
#[must_use]
pub fn styles() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
