//! What a word, two neighbouring words, the beginning of a word or its concepts speak for.
//!
//! Takes the rows of `usage.csv` and the words of a quotation; gives the terms that these hold, and each known term's weight for bull, bear and
//! neutral. The weights are those of a multinomial logistic regression (Berger, Della Pietra and Della Pietra 1996), worked out by
//! `workshop::learn` and read from the file as they stand. It decides nothing about a text.

use super::Match;
use super::concepts::{Concepts, Last, is_of_concepts};
use super::texts::Texts;
use crate::lexicon::numbers::Numbers;
use crate::lexicon::packed::{Bytes, Packed};
use crate::lexicon::{Pack, Rows, UsageRow};
use crate::normal::normal;
use crate::segment::{Forms, Grammar, Token, TokenKind};
use crate::span::Span;
use std::ops::Range;

/// What a term adds for bull, bear and neutral, in thousandths.
pub type Weights = [i32; 3];

/// The beginnings of words that count, in letters: words of one family share them, however they are put together.
const BEGINNINGS: [usize; 3] = [4, 5, 6];

/// What stands behind the letters of a beginning.
pub const AND_SO_ON: char = '*';

/// What stands for every number.
const NUMBER: &str = "#";

/// The terms whose usage is known.
#[derive(Debug, Clone, Default)]
pub struct Usage {
    /// The place of each term in `weights`.
    terms: Texts,
    weights: Numbers,
    concepts: Concepts,
}

impl Usage {
    /// Gathers the weights of a pack's rows, and of those of all languages, `common`, which a pack's may replace; of two rows with one key the last
    /// counts, which may be laid over the other.
    #[must_use]
    pub fn new(pack: &Pack, common: &Rows<UsageRow>, grammar: &Grammar) -> Self {
        let mut usage = Self { concepts: Concepts::new(&pack.concepts, grammar), ..Self::default() };
        for row in pack.usage.iter().rev().chain(common.iter().rev()) {
            let key = key(&row.term, grammar);
            if usage.terms.get(&key).is_none() {
                usage.terms.add(&key, u32::try_from(usage.weights.len() / 3).unwrap_or(u32::MAX));
                [row.bull, row.bear, row.neutral].iter().for_each(|weight| usage.weights.push(weight.cast_unsigned()));
            }
        }
        usage
    }

    /// Returns which concepts words stand for.
    #[must_use]
    pub const fn concepts(&self) -> &Concepts {
        &self.concepts
    }

    /// Returns the place of the term with this key.
    #[must_use]
    pub fn place(&self, key: &str) -> Option<u32> {
        self.terms.get(key)
    }

    /// Returns the weights of the term at a place.
    #[must_use]
    pub fn at(&self, place: u32) -> Option<Weights> {
        let weight = |side: usize| self.weights.get(place as usize * 3 + side).map(u32::cast_signed);
        Some([weight(0)?, weight(1)?, weight(2)?])
    }

    /// Says whether no term is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }
}

/// Returns what a term of a row is compared by: the stems of its words, or its beginning or concepts as written.
#[must_use]
pub fn key(term: &str, grammar: &Grammar) -> String {
    let term = normal(term);
    if term.ends_with(AND_SO_ON) || is_of_concepts(&term) {
        return term.into_owned();
    }
    term.split(' ').map(|word| grammar.stem.of(word)).collect::<Vec<_>>().join(" ")
}

/// Hands on the key of every term that some tokens of a text hold, with its place: words and marks that end a question and the like, beginnings of
/// words, neighbours, concepts. `positions` are those of the tokens that count, in order; words are neighbours where nothing but a joiner stands
/// between.
pub fn each_term(
    positions: impl Iterator<Item = usize>,
    tokens: &[Token],
    forms: &Forms,
    concepts: &Concepts,
    mut hand_on: impl FnMut(&str, Span),
) {
    let (mut buffer, mut before, mut next, mut last) = (String::new(), None::<(&str, Span)>, 0, Last::default());
    for at in positions {
        let token = &tokens[at];
        let neighbour = before.take().filter(|_| at == next);
        if at != next {
            last.part();
        }
        next = at + 1;
        let word = match token.kind {
            TokenKind::Word => forms.stem(token.form),
            TokenKind::Number => NUMBER,
            TokenKind::Joiner => {
                before = neighbour;
                continue;
            }
            TokenKind::Mark => {
                if forms.is_raised_end(token.form) {
                    hand_on(forms.text(token.form), token.span);
                }
                continue;
            }
        };
        hand_on(word, token.span);
        for end in BEGINNINGS.iter().filter_map(|&letters| word.char_indices().nth(letters).map(|(end, _)| end)) {
            buffer.clear();
            buffer.push_str(&word[..end]);
            buffer.push(AND_SO_ON);
            hand_on(&buffer, token.span);
        }
        if let Some((other, span)) = neighbour {
            buffer.clear();
            buffer.extend([other, " ", word]);
            hand_on(&buffer, Span::new(span.start, token.span.end));
        }
        before = Some((word, token.span));
        last.each_term(word, token.span, concepts, &mut hand_on);
    }
}

/// Returns, in order, the positions in `stretch` that no name of a known speaker holds: nobody's name takes a side.
pub fn unnamed(stretch: Range<usize>, speakers: &[Match]) -> impl Iterator<Item = usize> + use<'_> {
    let near = speakers.partition_point(|one| one.last() < stretch.start);
    let mut near = speakers[near..].iter().peekable();
    stretch.filter(move |&at| {
        while near.next_if(|one| one.last() < at).is_some() {}
        near.peek().is_none_or(|one| at < one.first())
    })
}

impl Packed for Usage {
    fn write(&self, out: &mut Vec<u8>) {
        self.terms.write(out);
        self.weights.write(out);
        self.concepts.write(out);
    }

    fn read(from: &mut Bytes) -> Self {
        Self { terms: Packed::read(from), weights: Packed::read(from), concepts: Packed::read(from) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Zone;
    use crate::segment::split;
    use crate::zones::Line;

    fn row(term: &str, [bull, bear, neutral]: Weights) -> UsageRow {
        UsageRow { line: 2, key: term.to_owned(), over: false, term: term.to_owned(), bull, bear, neutral }
    }

    fn usage() -> Usage {
        let rows = vec![row("bolu", [900, -500, -400]), row("zuzu kaku", [1, 2, -3]), row("bolu", [7, 7, -14])];
        let common = vec![row("bolu", [5, -5, 0]), row("[debt]", [-9, 9, 0])];
        let pack = Pack { usage: rows.into(), ..Pack::default() };
        Usage::new(&pack, &common.into(), &Grammar::new(&pack))
    }

    #[test]
    fn weights_are_those_of_the_last_row_of_a_term() {
        let usage = usage();
        let of = |key: &str| usage.at(usage.place(key)?);
        assert_eq!((of("bolu"), of("zuzu kaku"), of("zuzu")), (Some([7, 7, -14]), Some([1, 2, -3]), None));
        assert_eq!(of("[debt]"), Some([-9, 9, 0]), "what holds for all languages");
    }

    #[test]
    fn bytes_hold_it_whole() {
        let mut bytes = Vec::new();
        usage().write(&mut bytes);
        let read = Usage::read(&mut Bytes::new(bytes.leak()));
        assert_eq!(read.place("zuzu kaku").and_then(|place| read.at(place)), Some([1, 2, -3]));
    }

    #[test]
    fn words_beginnings_neighbours_numbers_and_raised_ends_are_terms() {
        let (text, grammar, mut forms) = ("Pomolu 25, zuka!", Grammar::new(&Pack::default()), Forms::default());
        let line = Line { span: Span::new(0, text.len()), zone: Zone::Body, blank_before: 0 };
        let segments = split(text, &[line], &grammar, &mut forms);
        let mut found = Vec::new();
        each_term(0..segments.tokens.len(), &segments.tokens, &forms, &Concepts::default(), |key, span| found.push(format!("{key}={}", span.of(text))));
        let expected = ["pomolu=Pomolu", "pomo*=Pomolu", "pomol*=Pomolu", "#=25", "pomolu #=Pomolu 25", "zuka=zuka", "!=!"];
        assert_eq!(found, expected, "a word of four letters has no beginning, and a comma parts neighbours");
    }

    #[test]
    fn words_with_others_between_them_are_no_neighbours() {
        let (text, grammar, mut forms) = ("zu ka bo li", Grammar::new(&Pack::default()), Forms::default());
        let line = Line { span: Span::new(0, text.len()), zone: Zone::Body, blank_before: 0 };
        let segments = split(text, &[line], &grammar, &mut forms);
        let mut found = Vec::new();
        each_term([0, 1, 3].into_iter(), &segments.tokens, &forms, &Concepts::default(), |key, _| found.push(key.to_owned()));
        assert_eq!(found, ["zu", "ka", "zu ka", "li"]);
    }
}
