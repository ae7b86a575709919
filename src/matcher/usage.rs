//! What a word, two neighbouring words, the beginning of a word or its concepts speak for.
//!
//! Takes the rows of `usage.csv` and the words of a text; gives the terms that these hold, and each known term's weight for bull, bear and
//! neutral. The weights are those of a multinomial logistic regression (Berger, Della Pietra and Della Pietra 1996), worked out by
//! `workshop::learn` and read from the file as they stand. It decides nothing about a text.

use super::Match;
use super::concepts::{Concepts, Last, MOST, is_of_concepts};
use super::texts::Texts;
use super::walk::{Met, Unit, walk};
use crate::lexicon::numbers::Numbers;
use crate::lexicon::packed::{Bytes, Packed};
use crate::lexicon::{Pack, Rows, UsageRow};
use crate::normal::normal;
use crate::segment::{FormId, Forms, Grammar, Segments};
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

/// Stands for no place and no part.
const NONE: u32 = u32::MAX;

/// The terms whose usage is known.
#[derive(Debug, Clone, Default)]
pub struct Usage {
    /// The place in `weights` of each term that is one word, beginning, mark or concept.
    ones: Texts,
    /// The number of each word or concept that stands in a pair.
    parts: Texts,
    /// The place of each pair, by the numbers of its parts.
    pairs: Texts,
    weights: Numbers,
    concepts: Concepts,
    number: WordUse,
}

/// What is known of a word by itself: the places of its terms, and its numbers as a part of pairs.
#[derive(Debug, Clone, Copy)]
pub struct WordUse {
    /// Of the word, and of its beginnings.
    places: [u32; 1 + BEGINNINGS.len()],
    part: u32,
    /// The place and the number of each of its concepts.
    concepts: [Option<[u32; 2]>; MOST],
}

impl Default for WordUse {
    fn default() -> Self {
        Self { places: [NONE; 1 + BEGINNINGS.len()], part: NONE, concepts: [None; MOST] }
    }
}

impl Usage {
    /// Gathers the weights of a pack's rows, and of those of all languages, `common`, which a pack's may replace; of two rows with one key one laid
    /// over counts before others, and then the last.
    #[must_use]
    pub fn new(pack: &Pack, common: &Rows<UsageRow>, grammar: &Grammar) -> Self {
        let mut usage = Self { concepts: Concepts::new(&pack.concepts, grammar), ..Self::default() };
        let rows = |over: bool| pack.usage.iter().rev().chain(common.iter().rev()).filter(move |row| row.over == over);
        for row in rows(true).chain(rows(false)) {
            if usage.add(&key(&row.term, grammar)) {
                [row.bull, row.bear, row.neutral].iter().for_each(|weight| usage.weights.push(weight.cast_unsigned()));
            }
        }
        usage.number = usage.word(NUMBER);
        usage
    }

    /// Adds a term, if it is new; its weights follow.
    fn add(&mut self, key: &str) -> bool {
        let place = u32::try_from(self.weights.len() / 3).unwrap_or(NONE);
        let Some((one, other)) = key.split_once(' ') else {
            let is_new = self.ones.get(key).is_none();
            if is_new {
                self.ones.add(key, place);
            }
            return is_new;
        };
        let (one, other) = (self.part(one), self.part(other));
        let pair = if is_of_concepts(key) { pair(one.min(other), one.max(other)) } else { pair(one, other) };
        let is_new = self.pairs.get_bytes(&pair).is_none();
        if is_new {
            self.pairs.add_bytes(&pair, place);
        }
        is_new
    }

    /// Returns the number of a part of pairs, a new one where it has none.
    fn part(&mut self, part: &str) -> u32 {
        self.parts.get(part).unwrap_or_else(|| {
            let number = u32::try_from(self.parts.count()).unwrap_or(NONE);
            self.parts.add(part, number);
            number
        })
    }

    /// Returns which concepts words stand for.
    #[must_use]
    pub const fn concepts(&self) -> &Concepts {
        &self.concepts
    }

    /// Returns what is known of the words of a stem.
    #[must_use]
    pub fn word(&self, stem: &str) -> WordUse {
        let mut word = WordUse { part: self.parts.get(stem).unwrap_or(NONE), ..WordUse::default() };
        let place = |term: &str| self.ones.get(term).unwrap_or(NONE);
        word.places[0] = place(stem);
        let mut next = 1;
        each_beginning(stem, &mut String::new(), |beginning| {
            word.places[next] = place(beginning);
            next += 1;
        });
        for (at, name) in self.concepts.of(stem).enumerate() {
            word.concepts[at] = Some([place(name), self.parts.get(name).unwrap_or(NONE)]);
        }
        word
    }

    /// Hands on the place of every known term that some tokens of a text hold, and where it stands: what [`each_term`] finds, found by numbers.
    /// `known` gives what is known of a form.
    pub fn each_place<'w>(
        &'w self,
        positions: impl Iterator<Item = usize>,
        (segments, forms): (&Segments, &Forms),
        known: impl Fn(FormId) -> &'w WordUse,
        mut hand_on: impl FnMut(u32, Span),
    ) {
        let word = |unit| if let Unit::Form(form) = unit { known(form) } else { &self.number };
        let mut last = Last::default();
        walk(positions, segments, forms, |met| match met {
            Met::Border => last = Last::default(),
            Met::Gap => last.part(),
            Met::Mark(form, span) => is_known(known(form).places[0]).into_iter().for_each(|place| hand_on(place, span)),
            Met::Word(unit, span, neighbour) => {
                let own = word(unit);
                let concepts = own.concepts.iter().flatten();
                let places = own.places.iter().copied().chain(concepts.clone().map(|concept| concept[0]));
                places.filter_map(is_known).for_each(|place| hand_on(place, span));
                if let Some((other, other_span)) = neighbour {
                    let place = self.pair_at(word(other).part, own.part);
                    place.into_iter().for_each(|place| hand_on(place, Span::new(other_span.start, span.end)));
                }
                last.each_pair(concepts.map(|concept| concept[1]).collect(), span, |one, other, both| {
                    self.pair_at(one, other).into_iter().for_each(|place| hand_on(place, both));
                });
            }
        });
    }

    fn pair_at(&self, one: u32, other: u32) -> Option<u32> {
        if one == NONE || other == NONE { None } else { self.pairs.get_bytes(&pair(one, other)) }
    }

    /// Returns the weights of the term at a place.
    #[must_use]
    pub fn at(&self, place: u32) -> Option<Weights> {
        let weight = |side: usize| self.weights.get(place as usize * 3 + side).map(u32::cast_signed);
        Some([weight(0)?, weight(1)?, weight(2)?])
    }
}

fn is_known(place: u32) -> Option<u32> {
    (place != NONE).then_some(place)
}

fn pair(one: u32, other: u32) -> [u8; 8] {
    (u64::from(one) << 32 | u64::from(other)).to_le_bytes()
}

/// Returns what a term of a row is compared by: the stems of its words, or its beginning or concepts as written.
#[must_use]
pub fn key(term: &str, grammar: &Grammar) -> String {
    let term = normal(term);
    if is_of_concepts(&term) {
        let mut concepts: Vec<&str> = term.split(' ').collect();
        concepts.sort_unstable();
        return concepts.join(" ");
    }
    if term.ends_with(AND_SO_ON) {
        return term.into_owned();
    }
    term.split(' ').map(|word| grammar.stem.of(word)).collect::<Vec<_>>().join(" ")
}

/// Hands on the key of every term that some tokens of a text hold, with its place: words and marks that end a question and the like, beginnings of
/// words, concepts, neighbours, pairs of concepts. `positions` are those of the tokens that count, in order.
pub fn each_term(
    positions: impl Iterator<Item = usize>,
    segments: &Segments,
    forms: &Forms,
    concepts: &Concepts,
    mut hand_on: impl FnMut(&str, Span),
) {
    let stem = |unit| if let Unit::Form(form) = unit { forms.stem(form) } else { NUMBER };
    let (mut buffer, mut last) = (String::new(), Last::default());
    walk(positions, segments, forms, |met| match met {
        Met::Border => last = Last::default(),
        Met::Gap => last.part(),
        Met::Mark(form, span) => hand_on(forms.text(form), span),
        Met::Word(unit, span, neighbour) => {
            let word = stem(unit);
            hand_on(word, span);
            each_beginning(word, &mut buffer, |beginning| hand_on(beginning, span));
            concepts.of(word).for_each(|concept| hand_on(concept, span));
            let mut two = |one: &str, other: &str, both| {
                buffer.clear();
                buffer.extend([one, " ", other]);
                hand_on(&buffer, both);
            };
            if let Some((other, other_span)) = neighbour {
                two(stem(other), word, Span::new(other_span.start, span.end));
            }
            last.each_pair(concepts.of(word).collect(), span, two);
        }
    });
}

/// Hands on the beginnings of a word that count; it must be longer than they are.
fn each_beginning(word: &str, buffer: &mut String, mut hand_on: impl FnMut(&str)) {
    for end in BEGINNINGS.iter().filter_map(|&letters| word.char_indices().nth(letters).map(|(end, _)| end)) {
        buffer.clear();
        buffer.push_str(&word[..end]);
        buffer.push(AND_SO_ON);
        hand_on(buffer);
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
        self.ones.write(out);
        self.parts.write(out);
        self.pairs.write(out);
        self.weights.write(out);
        self.concepts.write(out);
    }

    fn read(from: &mut Bytes) -> Self {
        let (ones, parts, pairs) = (Packed::read(from), Packed::read(from), Packed::read(from));
        let mut usage = Self { ones, parts, pairs, weights: Packed::read(from), concepts: Packed::read(from), ..Self::default() };
        usage.number = usage.word(NUMBER);
        usage
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{ConceptWordRow, Zone};
    use crate::segment::split;
    use crate::zones::Line;
    use proptest::prelude::*;

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
        let of = |term: &str| usage.at(usage.word(term).places[0]);
        assert_eq!((of("bolu"), of("zuzu")), (Some([7, 7, -14]), None));
        let pair = usage.pair_at(usage.word("zuzu").part, usage.word("kaku").part);
        assert_eq!(pair.and_then(|place| usage.at(place)), Some([1, 2, -3]));
        assert_eq!(of("[debt]"), Some([-9, 9, 0]), "what holds for all languages");
    }

    #[test]
    fn bytes_hold_it_whole() {
        let mut bytes = Vec::new();
        usage().write(&mut bytes);
        let read = Usage::read(&mut Bytes::new(bytes.leak()));
        let pair = read.pair_at(read.word("zuzu").part, read.word("kaku").part);
        assert_eq!(pair.and_then(|place| read.at(place)), Some([1, 2, -3]));
    }

    #[test]
    fn words_beginnings_neighbours_numbers_and_raised_ends_are_terms() {
        let (text, grammar, mut forms) = ("Pomolu 25, zuka!", Grammar::new(&Pack::default()), Forms::default());
        let line = Line { span: Span::new(0, text.len()), zone: Zone::Body, blank_before: 0 };
        let segments = split(text, &[line], &grammar, &mut forms);
        let mut found = Vec::new();
        each_term(0..segments.tokens.len(), &segments, &forms, &Concepts::default(), |key, span| {
            found.push(format!("{key}={}", span.of(text)))
        });
        let expected = ["pomolu=Pomolu", "pomo*=Pomolu", "pomol*=Pomolu", "#=25", "pomolu #=Pomolu 25", "zuka=zuka", "!=!"];
        assert_eq!(found, expected, "a word of four letters has no beginning, and a comma parts neighbours");
    }

    /// Terms of every kind; each has its place in the list, counted from 1, as its weight.
    const TERMS: &[&str] = &[
        "pomolu",
        "pomo*",
        "pomol*",
        "zuka",
        "!",
        "#",
        "pomolu #",
        "# zuka",
        "zuka pomolu",
        "bo bo",
        "[debt]",
        "[many]",
        "[debt] [rise]",
        "[debt] [many]",
        "[many] [many]",
        "[many] [rise]",
    ];

    fn pack_of_terms() -> Pack {
        let concept = |word: &str, name: &str| ConceptWordRow {
            line: 2,
            key: word.to_owned(),
            over: false,
            word: word.to_owned(),
            concepts: vec![name.to_owned(), "many".to_owned()],
        };
        Pack {
            usage: TERMS.iter().zip(1..).map(|(term, weight)| row(term, [weight, -weight, 0])).collect::<Vec<_>>().into(),
            concepts: vec![concept("zuka", "rise"), concept("pomolu", "debt")].into(),
            ..Pack::default()
        }
    }

    proptest! {
        #[test]
        fn what_is_found_by_numbers_is_what_is_found_by_words(
            words in proptest::collection::vec(proptest::sample::select(&["pomolu", "zuka", "bo", "25", "!", ",", "."][..]), 0..14),
            left_out in 0..14_usize,
            cut in 0..14_usize,
        ) {
            let pack = pack_of_terms();
            let (grammar, mut forms, text) = (Grammar::new(&pack), Forms::default(), words.join(" "));
            let usage = Usage::new(&pack, &Rows::default(), &grammar);
            let cut = text.match_indices(' ').nth(cut).map_or(text.len(), |(at, _)| at);
            let line = |start, end| Line { span: Span::new(start, end), zone: Zone::Body, blank_before: 1 };
            let segments = split(&text, &[line(0, cut), line(cut, text.len())], &grammar, &mut forms);
            let counted = || (0..segments.tokens.len()).filter(|at| *at != left_out);
            let (mut by_words, mut by_numbers) = (Vec::new(), Vec::new());
            each_term(counted(), &segments, &forms, usage.concepts(), |key, span| {
                by_words.extend(TERMS.iter().position(|term| *term == key).map(|at| (at + 1, span)));
            });
            let known: Vec<WordUse> = (0..forms.len()).map(|at| usage.word(forms.stem(FormId(at as u32)))).collect();
            usage.each_place(counted(), (&segments, &forms), |form| &known[form.0 as usize], |place, span| {
                by_numbers.push((usage.at(place).unwrap()[0] as usize, span));
            });
            prop_assert_eq!(by_words, by_numbers);
        }
    }

    #[test]
    fn no_pair_stands_over_the_end_of_a_paragraph() {
        let (pack, mut forms, text) = (pack_of_terms(), Forms::default(), "bo zuka\npomolu bo");
        let grammar = Grammar::new(&pack);
        let usage = Usage::new(&pack, &Rows::default(), &grammar);
        let line = |start, end| Line { span: Span::new(start, end), zone: Zone::Body, blank_before: 1 };
        let segments = split(text, &[line(0, 7), line(8, text.len())], &grammar, &mut forms);
        assert_eq!(segments.paragraphs.len(), 2);
        let mut pairs = Vec::new();
        each_term(0..segments.tokens.len(), &segments, &forms, usage.concepts(), |key, _| {
            pairs.extend(key.contains(' ').then(|| key.to_owned()));
        });
        assert_eq!(pairs, ["bo zuka", "pomolu bo"]);
    }

    #[test]
    fn words_with_others_between_them_are_no_neighbours() {
        let (text, grammar, mut forms) = ("zu ka bo li", Grammar::new(&Pack::default()), Forms::default());
        let line = Line { span: Span::new(0, text.len()), zone: Zone::Body, blank_before: 0 };
        let segments = split(text, &[line], &grammar, &mut forms);
        let mut found = Vec::new();
        each_term([0, 1, 3].into_iter(), &segments, &forms, &Concepts::default(), |key, _| found.push(key.to_owned()));
        assert_eq!(found, ["zu", "ka", "zu ka", "li"]);
    }
}
