//! The headings and sentences of the report, in the languages of `locales/report.csv`.
//!
//! Takes a language's code and keys; gives sentences with their gaps filled and numbers in the language's own form.

use crate::error::{ErrorKind, Result};
use crate::stance::from_milli;
use std::collections::HashMap;

/// The headings, as built in.
const TABLE: &str = include_str!("../../../locales/report.csv");

/// The headings of one language.
#[derive(Debug, Clone)]
pub struct Words {
    /// The language's code.
    pub code: String,
    words: HashMap<String, String>,
}

impl Words {
    /// Returns the headings of a language.
    ///
    /// # Errors
    /// When no column holds the language.
    pub fn new(code: &str) -> Result<Self> {
        let at = Self::codes().iter().position(|one| one == code).ok_or_else(|| unknown(code))?;
        let rows = ::csv::Reader::from_reader(TABLE.as_bytes()).into_records().filter_map(std::result::Result::ok);
        let words = rows.map(|row| (row[0].to_owned(), row[at + 1].to_owned())).collect();
        Ok(Self { code: code.to_owned(), words })
    }

    /// Returns the codes of the languages.
    #[must_use]
    pub fn codes() -> Vec<String> {
        let header = TABLE.lines().next().unwrap_or_default();
        header.split(',').filter(|name| !["key", "note"].contains(name)).map(str::to_owned).collect()
    }

    /// Returns the words of a key; the key itself where there are none.
    #[must_use]
    pub fn get<'w>(&'w self, key: &'w str) -> &'w str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// Returns the words of a key with its gaps filled.
    #[must_use]
    pub fn fill(&self, key: &str, gaps: &[(&str, &str)]) -> String {
        gaps.iter().fold(self.get(key).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// Returns a count with its noun, such as `articles`.
    #[must_use]
    pub fn count(&self, noun: &str, n: usize) -> String {
        let one = self.get("one_is").split('|').any(|number| number.parse() == Ok(n));
        self.fill(&format!("{noun}_{}", if one { "one" } else { "many" }), &[("n", &n.to_string())])
    }

    /// Returns a score with its sign and two places.
    #[must_use]
    pub fn score(&self, milli: i64) -> String {
        let text = format!("{:+.2}", from_milli(milli));
        text.replace('-', "\u{2212}").replace('.', self.get("decimal_mark"))
    }

    /// Returns a share of a whole in percent.
    #[must_use]
    pub fn percent(&self, part: usize, whole: usize) -> String {
        let share = (200 * part + whole) / (2 * whole.max(1));
        self.fill("percent", &[("n", &share.to_string())])
    }
}

fn unknown(code: &str) -> crate::Error {
    ErrorKind::Usage(format!("the report has no headings in {code}; choose one of {}", Words::codes().join(", "))).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_heading_with_the_same_gaps() {
        let gaps = |text: &str| {
            text.split('{')
                .skip(1)
                .filter_map(|part| part.split_once('}'))
                .map(|(name, _)| name.to_owned())
                .collect::<std::collections::BTreeSet<_>>()
        };
        let first = Words::new(&Words::codes()[0]).unwrap();
        for code in Words::codes() {
            let words = Words::new(&code).unwrap();
            assert_eq!(words.words.len(), TABLE.lines().count() - 1);
            for (key, text) in &words.words {
                assert!(!text.is_empty() && gaps(text) == gaps(first.get(key)), "{key} in {code}: {text}");
            }
        }
    }

    #[test]
    fn numbers_follow_the_language() {
        let (first, second) = (Words::new("en").unwrap(), Words::new("fr").unwrap());
        assert_eq!((first.score(-250).as_str(), second.score(1500).as_str()), ("\u{2212}0.25", "+1,50"));
        assert_eq!((first.percent(1, 3).as_str(), second.percent(2, 3).as_str()), ("33%", "67\u{a0}%"));
        assert_eq!((first.count("articles", 0), second.count("articles", 0)), ("0 articles".into(), "0 article".into()));
        assert!(Words::new("xx").unwrap_err().to_string().contains("en, fr, de"));
    }
}
