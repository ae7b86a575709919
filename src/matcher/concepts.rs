//! Which concepts words stand for.
//!
//! Takes the rows of `concepts.csv` and stems; gives the names of the concepts of a word, and which two stand near each other. Words of every
//! language may share a concept, so that what is learnt of it in one language counts in all (as the semantic categories of the General
//! Inquirer: Stone, Dunphy and Ogilvie 1966). It knows no weights.

use crate::lexicon::numbers::Numbers;
use crate::lexicon::packed::{Bytes, Packed};
use crate::lexicon::texts::Texts;
use crate::lexicon::{ConceptWordRow, Rows};
use crate::normal::normal;
use crate::segment::Grammar;
use crate::span::Span;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// The most concepts that a word may stand for.
pub const MOST: usize = 2;
/// How many words with a concept, counted back, a word makes pairs with.
const NEAR: usize = 2;
/// What stands around a concept's name in a term.
const BRACKETS: [char; 2] = ['[', ']'];

/// The concepts of words.
#[derive(Debug, Clone, Default)]
pub struct Concepts {
    /// The place of each stem in `numbers`, divided by [`MOST`].
    stems: Texts,
    /// The numbers of its concepts, counted from 1; 0 where there is none.
    numbers: Numbers,
    /// Each concept as a term.
    names: Vec<String>,
}

impl Concepts {
    /// Gathers the concepts; of two rows with one stem the last counts, which may be laid over the other.
    #[must_use]
    pub fn new(rows: &Rows<ConceptWordRow>, grammar: &Grammar) -> Self {
        let (mut all, mut known) = (Self::default(), FxHashMap::default());
        for row in rows.iter().rev() {
            let word = normal(&row.word);
            let stem = grammar.stem.of(&word);
            if all.stems.get(&stem).is_some() {
                continue;
            }
            all.stems.add(&stem, u32::try_from(all.numbers.len() / MOST).unwrap_or(u32::MAX));
            for at in 0..MOST {
                let number = row.concepts.get(at).map_or(0, |name| all.number(name, &mut known));
                all.numbers.push(number);
            }
        }
        all
    }

    /// Returns the number of a concept, counted from 1, a new one where it has none.
    fn number(&mut self, name: &str, known: &mut FxHashMap<String, u32>) -> u32 {
        let name = normal(name);
        *known.entry(name.to_string()).or_insert_with(|| {
            self.names.push(format!("{}{name}{}", BRACKETS[0], BRACKETS[1]));
            u32::try_from(self.names.len()).unwrap_or(u32::MAX)
        })
    }

    /// Returns the concepts of a stem, as terms.
    pub fn of(&self, stem: &str) -> impl Iterator<Item = &str> {
        let first = self.stems.get(stem).map_or(self.numbers.len(), |place| place as usize * MOST);
        (first..first + MOST).filter_map(|at| self.names.get(self.numbers.get(at)?.checked_sub(1)? as usize)).map(String::as_str)
    }
}

/// Says whether a term is made of concepts.
#[must_use]
pub fn is_of_concepts(term: &str) -> bool {
    term.starts_with(BRACKETS[0])
}

/// Returns the names of the concepts in a term.
pub fn names_in(term: &str) -> impl Iterator<Item = &str> {
    term.split(BRACKETS).map(str::trim).filter(|name| !name.is_empty())
}

/// The last words with a concept, each with its concepts, by name or number.
#[derive(Debug)]
pub struct Last<T> {
    /// With the place of each, but where words that count for nobody stand behind it.
    words: SmallVec<[(OfWord<T>, Option<Span>); NEAR]>,
}

/// The concepts of one word.
pub type OfWord<T> = SmallVec<[T; MOST]>;

impl<T> Default for Last<T> {
    fn default() -> Self {
        Self { words: SmallVec::new() }
    }
}

impl<T: Copy + Ord> Last<T> {
    /// Says that words follow that do not count, such as a name: a pair over them stands in its second word.
    pub fn part(&mut self) {
        self.words.iter_mut().for_each(|(_, place)| *place = None);
    }

    /// Hands on the pairs that the concepts of the next word make with those of the words before, the lesser first, with their places. In which
    /// order two stand does not count: languages differ in it.
    pub fn each_pair(&mut self, own: OfWord<T>, span: Span, mut hand_on: impl FnMut(T, T, Span)) {
        if own.is_empty() {
            return;
        }
        for (others, place) in &self.words {
            let both = Span::new(place.map_or(span.start, |place| place.start), span.end);
            for (&one, &other) in own.iter().flat_map(|one| others.iter().map(move |other| (one, other))) {
                hand_on(one.min(other), one.max(other), both);
            }
        }
        if self.words.len() == NEAR {
            self.words.remove(0);
        }
        self.words.push((own, Some(span)));
    }
}

impl Packed for Concepts {
    fn write(&self, out: &mut Vec<u8>) {
        self.stems.write(out);
        self.numbers.write(out);
        self.names.write(out);
    }

    fn read(from: &mut Bytes) -> Self {
        Self { stems: Packed::read(from), numbers: Packed::read(from), names: Packed::read(from) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Pack;

    fn concepts() -> Concepts {
        let row = |word: &str, concepts: &[&str]| ConceptWordRow {
            line: 2,
            key: word.to_owned(),
            over: false,
            word: word.to_owned(),
            concepts: concepts.iter().map(|&name| name.to_owned()).collect(),
        };
        let rows = vec![row("bolu", &["debt"]), row("zuzu", &["rise", "many"]), row("kaku", &["fall"]), row("bolu", &["order"])];
        Concepts::new(&rows.into(), &Grammar::new(&Pack::default()))
    }

    #[test]
    fn the_last_row_of_a_word_tells_its_concepts() {
        let concepts = concepts();
        let of = |stem: &str| concepts.of(stem).collect::<Vec<_>>();
        assert_eq!((of("bolu"), of("zuzu"), of("lala")), (vec!["[order]"], vec!["[rise]", "[many]"], vec![]));
    }

    #[test]
    fn concepts_make_pairs_with_the_two_words_before() {
        let (concepts, mut last, mut found) = (concepts(), Last::default(), Vec::new());
        for (at, stem) in ["kaku", "lala", "bolu", "zuzu", "kaku"].into_iter().enumerate() {
            last.each_pair(concepts.of(stem).collect(), Span::new(at, at + 1), |one, other, both| {
                found.push(format!("{one} {other} {}", both.start))
            });
        }
        let expected = [
            "[fall] [order] 0",
            "[fall] [rise] 0",
            "[fall] [many] 0",
            "[order] [rise] 2",
            "[many] [order] 2",
            "[fall] [order] 2",
            "[fall] [rise] 3",
            "[fall] [many] 3",
        ];
        assert_eq!(found, expected, "a word without a concept parts nothing");
    }

    #[test]
    fn a_pair_over_words_that_do_not_count_stands_in_its_second_word() {
        let (mut last, mut places) = (Last::default(), Vec::new());
        last.each_pair(OfWord::from_slice(&[7]), Span::new(0, 4), |_, _, _| ());
        last.part();
        last.each_pair(OfWord::from_slice(&[3]), Span::new(9, 13), |one, other, both| places.push((one, other, both)));
        assert_eq!(places, [(3, 7, Span::new(9, 13))]);
    }

    #[test]
    fn bytes_hold_it_whole() {
        let mut bytes = Vec::new();
        concepts().write(&mut bytes);
        let read = Concepts::read(&mut Bytes::new(bytes.leak()));
        assert_eq!(read.of("zuzu").collect::<Vec<_>>(), ["[rise]", "[many]"]);
    }

    #[test]
    fn a_term_names_its_concepts() {
        assert_eq!(names_in("[debt] [rise]").collect::<Vec<_>>(), ["debt", "rise"]);
        assert!(is_of_concepts("[debt]") && !is_of_concepts("debt"));
    }
}
