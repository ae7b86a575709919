//! What number words and figures say.
//!
//! Takes the number words of a language (`numbers` in `language.csv`) and its decimal mark; gives the value of a form, and of several in a row. It
//! knows nothing of what is counted.

use crate::normal::normal;

/// What a number word does to the number before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// Adds so much: `twelve`.
    Plain(f64),
    /// Multiplies by so much: `hundred`, `million`.
    Times(f64),
}

/// A word of the setting.
#[derive(Debug)]
struct Word {
    form: String,
    /// Whether it may end a compound.
    ends: bool,
    /// What it says; nothing for a word that only joins two others within a compound.
    figure: Option<Figure>,
}

/// The number words of a language.
#[derive(Debug)]
pub struct NumberWords {
    words: Vec<Word>,
    decimal: char,
}

impl NumberWords {
    /// Reads `one>1|hundred>*100|*forty>40|and>`; a `*` before a word lets it end a compound, one before a number multiplies.
    #[must_use]
    pub fn new(setting: &str, decimal_mark: &str) -> Self {
        let mut words: Vec<Word> = setting.split('|').filter_map(word).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.form.len()));
        Self { words, decimal: decimal_mark.chars().next().unwrap_or('.') }
    }

    /// Returns the words as terms are written: with `*` before those that may end a compound.
    pub fn terms(&self) -> impl Iterator<Item = String> + '_ {
        let told = self.words.iter().filter(|word| matches!(word.figure, Some(Figure::Plain(_))) || word.ends);
        told.map(|word| format!("{}{}", if word.ends { "*" } else { "" }, word.form))
    }

    /// Returns what a word or a figure in its compared form says.
    #[must_use]
    pub fn figure(&self, form: &str) -> Option<Figure> {
        if form.starts_with(|first: char| first.is_ascii_digit()) {
            return self.digits(form).map(Figure::Plain);
        }
        if let Some(word) = self.words.iter().find(|word| word.form == form) {
            return word.figure;
        }
        self.words.iter().filter(|word| word.ends).find_map(|word| self.compound(form.strip_suffix(&*word.form)?, word.figure?))
    }

    /// Reads a compound: what stands before its last part, and that part.
    fn compound(&self, before: &str, last: Figure) -> Option<Figure> {
        let joints = self.words.iter().filter(|word| word.figure.is_none());
        let before = joints.filter_map(|joint| before.strip_suffix(&*joint.form)).next().unwrap_or(before);
        match (self.figure(before)?, last) {
            (Figure::Plain(number), Figure::Plain(more)) => Some(Figure::Plain(number + more)),
            (Figure::Plain(number), Figure::Times(times)) => Some(Figure::Plain(number * times)),
            (Figure::Times(times), Figure::Plain(more)) => Some(Figure::Plain(times + more)),
            _ => None,
        }
    }

    /// Reads figures: `1,5`, `1.200`, `3bn`.
    fn digits(&self, form: &str) -> Option<f64> {
        let end = form.find(|mark: char| !mark.is_ascii_digit() && mark != '.' && mark != ',').unwrap_or(form.len());
        let (number, unit) = form.split_at(end);
        let plain: String = number.chars().filter(|&mark| mark.is_ascii_digit() || mark == self.decimal).collect();
        let number: f64 = plain.replace(self.decimal, ".").parse().ok()?;
        match (unit, self.figure(unit)) {
            ("", _) => Some(number),
            (_, Some(Figure::Times(times))) => Some(number * times),
            _ => None,
        }
    }

    /// Returns the number that several forms say together, and the large unit in it, such as a million; nothing where one of them says none.
    pub fn value<'f>(&self, forms: impl Iterator<Item = &'f str>) -> Option<(f64, f64)> {
        let (mut whole, mut part, mut unit, mut any) = (0.0, 0.0, 1.0_f64, false);
        for form in forms {
            match self.figure(form)? {
                // Four twenties: a small number before a larger one counts it.
                Figure::Plain(number) if 0.0 < part && part < number && part < SMALL => part *= number,
                Figure::Plain(number) if any && form.len() == 3 && form.starts_with(|first: char| first.is_ascii_digit()) => {
                    part = part * LARGE + number;
                }
                Figure::Plain(number) => part += number,
                Figure::Times(times) if times < LARGE => part = part.max(1.0) * times,
                Figure::Times(times) => {
                    (whole, part) = (whole + part.max(1.0) * times, 0.0);
                    unit = unit.max(times);
                }
            }
            any = true;
        }
        any.then_some((whole + part, unit))
    }
}

/// From here on a number word is a unit of its own, and figures stand in groups.
const LARGE: f64 = 1000.0;
/// Below this a number may count the larger one behind it.
const SMALL: f64 = 10.0;

fn word(entry: &str) -> Option<Word> {
    let (form, number) = entry.split_once('>')?;
    let figure = match number.trim().strip_prefix('*') {
        Some(times) => Some(Figure::Times(times.parse().ok()?)),
        None if number.trim().is_empty() => None,
        None => Some(Figure::Plain(number.trim().parse().ok()?)),
    };
    let form = form.trim();
    let (ends, form) = (form.starts_with('*'), form.trim_start_matches('*'));
    (!form.is_empty()).then(|| Word { form: normal(form).into_owned(), ends, figure })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(words: &str, decimal: &str, text: &str) -> Option<f64> {
        NumberWords::new(words, decimal).value(text.split(' ')).map(|(number, _)| number)
    }

    #[test]
    fn words_and_figures_say_numbers() {
        let words = "two>2|four>4|twenty>20|*vier>4|*vierzig>40|zwei>2|und>|*hundert>*100|hundred>*100|bn>*1000000000|million>*1000000";
        for (text, expected) in [
            ("twenty four", 24.0),
            ("four twenty", 80.0),
            ("two hundred four", 204.0),
            ("four million", 4e6),
            ("1.200", 1200.0),
            ("1,5", 1.5),
            ("8 000", 8000.0),
            ("3bn", 3e9),
            ("zweiundvierzig", 42.0),
            ("zweihundertvier", 204.0),
        ] {
            assert_eq!(value(words, ",", text), Some(expected), "{text}");
        }
        assert_eq!(value(words, ",", "two halls"), None);
        assert_eq!(value(words, ",", "480mw"), None);
    }
}
