//! The tokens that quotations are compared by.
//!
//! Takes a text; gives numbers, words and single marks, cut in the same way for every program that is measured. It is no part of the flow,
//! so that a change there cannot flatter the figures.

use crate::span::Span;

/// A text and its tokens.
#[derive(Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    spans: Vec<Span>,
}

impl<'t> Tokens<'t> {
    /// Cuts a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut spans = Vec::new();
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            let length = length(&text[at..], first);
            if !first.is_whitespace() {
                spans.push(Span::new(at, at + length));
            }
            at += length;
        }
        Self { text, spans }
    }

    /// Returns the positions of the tokens that spans touch, ascending, without marks at either end.
    #[must_use]
    pub fn within(&self, spans: &[Span]) -> Vec<usize> {
        let mut found: Vec<usize> = spans.iter().flat_map(|span| self.touched(*span)).collect();
        found.sort_unstable();
        found.dedup();
        let wordy = |at: &usize| self.word(*at).contains(char::is_alphanumeric);
        match (found.iter().position(wordy), found.iter().rposition(wordy)) {
            (Some(first), Some(last)) => found[first..=last].to_vec(),
            _ => found,
        }
    }

    fn touched(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.spans.partition_point(|token| token.end <= span.start);
        let last = self.spans.partition_point(|token| token.start < span.end);
        first..last.max(first)
    }

    /// Returns the text of a token.
    #[must_use]
    pub fn word(&self, at: usize) -> &'t str {
        self.spans.get(at).map_or("", |span| span.of(self.text))
    }
}

/// Returns the bytes of the token, or of the white space, that begins a text.
fn length(text: &str, first: char) -> usize {
    let run = |fits: fn(char) -> bool, joins: fn(char) -> bool| {
        let mut end = 0;
        let mut marks = text.char_indices().peekable();
        while let Some((at, mark)) = marks.next() {
            let joined = end == at && at > 0 && joins(mark) && marks.peek().is_some_and(|&(_, next)| fits(next));
            if !fits(mark) && !joined {
                break;
            }
            end = at + mark.len_utf8();
        }
        end
    };
    let is_word = |mark: char| mark.is_alphanumeric() || mark == '_';
    if first.is_ascii_digit() {
        let number = run(|mark| mark.is_ascii_digit(), |mark| matches!(mark, '.' | ',' | ':'));
        return number;
    }
    if is_word(first) {
        return run(|mark| mark.is_alphanumeric() || mark == '_', |mark| matches!(mark, '-' | '\'' | '\u{2019}'));
    }
    first.len_utf8()
}

/// Returns the token F1 of two ascending lists: twice what they share over what they have.
#[must_use]
pub fn overlap(one: &[usize], other: &[usize]) -> f64 {
    ratio(2 * shared(one, other), one.len() + other.len())
}

/// Counts what two ascending lists share.
#[must_use]
pub fn shared(one: &[usize], other: &[usize]) -> usize {
    let (mut a, mut b, mut count) = (0, 0, 0);
    while a < one.len() && b < other.len() {
        match one[a].cmp(&other[b]) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                a += 1;
                b += 1;
            }
        }
    }
    count
}

/// Returns a share; 0 of nothing.
#[must_use]
pub fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_words_and_marks_are_tokens() {
        let tokens = Tokens::new("L’IA coûte 1,5 Md$ (sic) - data-center.");
        let words: Vec<_> = (0..12).map(|at| tokens.word(at)).filter(|word| !word.is_empty()).collect();
        assert_eq!(words, ["L’IA", "coûte", "1,5", "Md", "$", "(", "sic", ")", "-", "data-center", "."]);
    }

    #[test]
    fn marks_at_the_ends_do_not_count() {
        let text = "«Ja, klar.»";
        let tokens = Tokens::new(text);
        assert_eq!(tokens.within(&[Span::new(0, text.len())]), [1, 2, 3]);
    }
}
