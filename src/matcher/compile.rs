//! Rows to patterns.
//!
//! Takes a pack, the known speakers and the grammar; gives a [`Matcher`]. Each pattern is sought from its rarest word, so that frequent words
//! cost little.

use super::words::{Numbering, WordKey};
use super::{CUE_GAP, Element, Layer, MOST_STEPS, Matcher, Pattern, Step, TERM_GAP, Term, Usage, parse};
use crate::lexicon::{Pack, Rows, SpeakerRow, Status, UsageRow};
use crate::segment::{Forms, Grammar};

/// How much more often a function word stands in a text than another word, roughly.
const FUNCTION_WORD: u32 = 10_000;
/// The same for `*`, which any word meets: more than for the largest class, since a pattern that is sought from it is sought everywhere.
const ANY_WORD: u32 = 1 << 24;
/// The same for a word of a class, for each of its members.
const CLASS_MEMBER: u32 = 20;

/// Compiles the rows of a pack, the known speakers and the usage of all languages.
pub fn compile(pack: &Pack, speakers: &[SpeakerRow], usage: &Rows<UsageRow>, grammar: &Grammar) -> Matcher {
    let mut compiler = Compiler {
        grammar,
        forms: Forms::default(),
        words: Numbering::new(grammar),
        terms: Vec::new(),
        patterns: Vec::new(),
        steps: Vec::new(),
        costs: Vec::new(),
    };
    compiler.pack(pack);
    compiler.speakers(speakers);
    Matcher { usage: Usage::new(pack, usage, grammar), ..compiler.finish() }
}

/// One alternative of a row, parsed.
struct Alternative {
    layer: Layer,
    row: usize,
    alternative: usize,
    trial: bool,
    term: Term,
}

struct Compiler<'a> {
    grammar: &'a Grammar,
    forms: Forms,
    words: Numbering,
    terms: Vec<Alternative>,
    patterns: Vec<Pattern>,
    steps: Vec<Step>,
    /// How often each word is likely to be met.
    costs: Vec<u32>,
}

impl Compiler<'_> {
    fn pack(&mut self, pack: &Pack) {
        use crate::lexicon::Match::Exact;
        for (layer, rows) in [(Layer::Bull, &pack.bull), (Layer::Bear, &pack.bear)] {
            for (at, row) in rows.iter().enumerate() {
                self.row(layer, at, &row.terms, row.matching, row.status);
            }
        }
        for (at, row) in pack.block.iter().enumerate() {
            self.row(Layer::Block, at, &row.terms, row.matching, row.status);
        }
        for (at, row) in pack.shifters.iter().enumerate() {
            self.row(Layer::Shifter, at, &row.terms, row.matching, row.status);
        }
        for (at, row) in pack.reporting.iter().enumerate() {
            self.row(Layer::Cue, at, &row.terms, Exact, row.status);
        }
        for (at, row) in pack.topics.iter().enumerate() {
            self.row(Layer::Topic, at, &row.terms, row.matching, row.status);
        }
        for (at, row) in pack.titles.iter().enumerate() {
            let matching = if row.terms.iter().any(|term| term.contains('*')) { crate::lexicon::Match::Glob } else { Exact };
            self.row(Layer::Title, at, &row.terms, matching, Status::Active);
        }
    }

    fn speakers(&mut self, speakers: &[SpeakerRow]) {
        for (at, row) in speakers.iter().enumerate() {
            let names: Vec<String> = std::iter::once(&row.speaker).chain(&row.aliases).chain(&row.roles).cloned().collect();
            self.row(Layer::Speaker, at, &names, crate::lexicon::Match::Exact, Status::Active);
        }
    }

    fn row(&mut self, layer: Layer, row: usize, terms: &[String], matching: crate::lexicon::Match, status: Status) {
        if status == Status::Retired {
            return;
        }
        for (alternative, text) in terms.iter().enumerate() {
            let term = parse(text, matching, self.grammar, &mut self.forms);
            self.terms.push(Alternative { layer, row, alternative, trial: status == Status::Trial, term });
        }
    }

    /// Makes patterns of the terms gathered.
    fn patterns(&mut self) {
        let terms = std::mem::take(&mut self.terms);
        let words = terms.iter().flat_map(|one| &one.term.elements).filter_map(|element| match element {
            Element::Word(key) => Some(key),
            Element::Gap(_) => None,
        });
        self.words.number_classes(words);
        for Alternative { layer, row, alternative, trial, term } in terms {
            let steps = self.steps(&term, if layer == Layer::Cue { CUE_GAP } else { TERM_GAP });
            if steps.is_empty() {
                continue;
            }
            let (number, count) = (|at: usize| u32::try_from(at).unwrap_or(u32::MAX), u8::try_from(steps.len()).unwrap_or(u8::MAX));
            let (row, alternative, first) = (number(row), number(alternative), number(self.steps.len()));
            self.steps.extend(steps);
            self.patterns.push(Pattern { layer, trial, anchor: 0, row, alternative, first, count, other: None });
        }
    }

    fn steps(&mut self, term: &Term, longest: u8) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut gap = 0;
        for element in term.elements.iter().take(MOST_STEPS) {
            match element {
                Element::Gap(words) => gap = words.unwrap_or(longest),
                Element::Word(key) => {
                    let word = self.words.id(key);
                    self.note(word.0 as usize, key);
                    steps.push(Step { word, gap: if steps.is_empty() { 0 } else { gap } });
                    gap = 0;
                }
            }
        }
        steps
    }

    /// Notes that one more pattern holds a word.
    fn note(&mut self, word: usize, key: &WordKey) {
        if self.costs.len() <= word {
            self.costs.resize(word + 1, 0);
        }
        if self.costs[word] == 0 {
            self.costs[word] = self.frequency(key);
        }
        self.costs[word] = self.costs[word].saturating_add(1);
    }

    /// Returns how often a word is likely to be met, in no unit.
    fn frequency(&self, key: &WordKey) -> u32 {
        match key {
            WordKey::Exact(form) | WordKey::Stem(form) => {
                let mark = !form.starts_with(char::is_alphanumeric);
                if mark || !self.grammar.uses(form).is_empty() { FUNCTION_WORD } else { 0 }
            }
            WordKey::Glob(glob) if glob.bytes().all(|byte| byte == b'*') => ANY_WORD,
            WordKey::Glob(_) | WordKey::Number => FUNCTION_WORD,
            WordKey::OneOf(keys) => keys.iter().fold(0, |sum: u32, key| sum.saturating_add(CLASS_MEMBER + self.frequency(key))),
        }
    }

    fn finish(mut self) -> Matcher {
        self.patterns();
        let (mut anchored, mut patterns) = (vec![Vec::new(); self.words.len()], std::mem::take(&mut self.patterns));
        for (at, pattern) in (0..).zip(&mut patterns) {
            let first = pattern.first as usize;
            let steps = &self.steps[first..first + usize::from(pattern.count)];
            let rarest = |but: Option<usize>| {
                let others = steps.iter().enumerate().filter(|&(place, _)| Some(place) != but);
                others.min_by_key(|(place, step)| (self.costs[step.word.0 as usize], *place)).map(|(place, _)| place)
            };
            let anchor = rarest(None).unwrap_or_default();
            pattern.other = rarest(Some(anchor)).map(|place| steps[place].word);
            pattern.anchor = u8::try_from(anchor).unwrap_or_default();
            anchored[steps[anchor].word.0 as usize].push(at);
        }
        let ends = anchored.iter().scan(0, |end, patterns: &Vec<u32>| {
            *end += patterns.len();
            u32::try_from(*end).ok()
        });
        Matcher {
            anchored_ends: ends.collect(),
            anchored: anchored.iter().flatten().copied().collect(),
            patterns: patterns.iter().flat_map(Pattern::numbers).collect(),
            steps: self.steps.iter().flat_map(|step| [step.word.0, u32::from(step.gap)]).collect(),
            words: self.words.finish(),
            usage: Usage::default(),
        }
    }
}
