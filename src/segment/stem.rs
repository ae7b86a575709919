//! Stems, by the Snowball algorithm that a language names.
//!
//! Takes a word in its compared form; gives its stem, or the word where the language has no stemmer. This is the only file that names the
//! stemming library.

use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// A language's stemmer.
pub struct Stem(Option<Stemmer>);

impl std::fmt::Debug for Stem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_some() { "Stem(snowball)" } else { "Stem(none)" })
    }
}

impl Stem {
    /// Returns the stemmer of that Snowball name; one that changes nothing for any other name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self(algorithm(name).map(Stemmer::create))
    }

    /// Returns the stem of `word`; the word itself where the stem would be empty.
    #[must_use]
    pub fn of<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match &self.0 {
            Some(stemmer) => Some(stemmer.stem(word)).filter(|stem| !stem.is_empty()).unwrap_or(Cow::Borrowed(word)),
            None => Cow::Borrowed(word),
        }
    }
}

/// Says whether a stemmer of that name exists.
#[must_use]
pub fn is_known(name: &str) -> bool {
    name == "none" || algorithm(name).is_some()
}

/// The Greek and Tamil stemmers of the library can panic and are left out.
fn algorithm(name: &str) -> Option<Algorithm> {
    Some(match name {
        "arabic" => Algorithm::Arabic,
        "danish" => Algorithm::Danish,
        "dutch" => Algorithm::Dutch,
        "english" => Algorithm::English,
        "finnish" => Algorithm::Finnish,
        "french" => Algorithm::French,
        "german" => Algorithm::German,
        "hungarian" => Algorithm::Hungarian,
        "italian" => Algorithm::Italian,
        "norwegian" => Algorithm::Norwegian,
        "portuguese" => Algorithm::Portuguese,
        "romanian" => Algorithm::Romanian,
        "russian" => Algorithm::Russian,
        "spanish" => Algorithm::Spanish,
        "swedish" => Algorithm::Swedish,
        "turkish" => Algorithm::Turkish,
        _ => return None,
    })
}
