//! Whether two names mean one speaker.
//!
//! Takes names as written; compares their words without titles, articles and prepositions of the language: equal, or one within the other
//! with the same last word, or the same last two words.

use crate::lexicon::{Pack, TitleKind, Use};
use crate::normal::normal;
use rustc_hash::FxHashSet;

/// The words of a language that are no part of a name.
#[derive(Debug, Clone, Default)]
pub struct Names {
    beside: FxHashSet<String>,
}

impl Names {
    /// Gathers a language's titles, articles and prepositions.
    #[must_use]
    pub fn new(pack: &Pack) -> Self {
        let titles = pack.titles.iter().filter(|row| matches!(row.kind, TitleKind::Honorific | TitleKind::Role)).flat_map(|row| &row.terms);
        let small = pack.function_words.iter().filter(|row| row.uses.iter().any(|one| matches!(one, Use::Article | Use::Preposition)));
        let words = titles.chain(small.map(|row| &row.word)).filter(|word| !word.contains([' ', '*']));
        Self { beside: words.map(|word| normal(word.trim_end_matches('.')).into_owned()).collect() }
    }

    /// Returns the words of a name that are compared; all of them where nothing else would be left.
    #[must_use]
    pub fn words(&self, name: &str) -> Vec<String> {
        let name = normal(name).into_owned();
        let words = name.split(|mark: char| !(mark.is_alphanumeric() || matches!(mark, '\'' | '-'))).filter(|word| !word.is_empty());
        let all: Vec<String> = words.map(str::to_owned).collect();
        let kept: Vec<String> = all.iter().filter(|word| !self.beside.contains(*word)).cloned().collect();
        if kept.is_empty() { all } else { kept }
    }

    /// Says whether two names mean one speaker.
    #[must_use]
    pub fn agree(&self, one: &str, other: &str) -> bool {
        let (one, other) = (self.words(one), self.words(other));
        let last_two = |words: &[String]| words.len().checked_sub(2).map(|from| words[from..].to_vec());
        let within = |few: &[String], many: &[String]| few.iter().all(|word| many.contains(word));
        let related = one.last() == other.last()
            && (within(&one, &other) || within(&other, &one) || (last_two(&one).is_some() && last_two(&one) == last_two(&other)));
        !one.is_empty() && !other.is_empty() && (one == other || related)
    }

    /// Says whether a word, as written, may be a part of a name.
    #[must_use]
    pub fn is_content(&self, word: &str) -> bool {
        word.contains(char::is_alphanumeric) && !self.beside.contains(normal(word).as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_agree_by_their_last_words() {
        let names = Names { beside: ["herr", "the"].iter().map(|word| (*word).to_owned()).collect() };
        for (one, other, agree) in [
            ("Ada Lovelace", "Lovelace", true),
            ("Herr Lovelace", "ada lovelace", true),
            ("A. B. Lovelace", "C. B. Lovelace", true),
            ("Ada Lovelace", "Byron Lovelace", false),
            ("Ada", "Lovelace", false),
            ("the analysts", "Analysts", true),
            ("", "", false),
        ] {
            assert_eq!(names.agree(one, other), agree, "{one} / {other}");
        }
    }
}
