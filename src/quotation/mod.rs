//! Quotations: what is said, as spans, with the words that report it.
//!
//! Takes segments, matches and a language; gives [`Quotation`]s in order of their start. Who speaks is found by `speaker`.

mod aside;
mod asked;
mod behind;
mod block;
mod border;
mod chunks;
mod conjunction;
mod dialogue;
mod frame;
mod inserted;
mod interview;
mod label;
mod layout;
mod lead;
mod left;
mod marks;
mod onward;
mod pairing;
mod parted;
mod resumed;
mod signature;
mod source;
mod source_phrase;
mod standing;
mod subject;
mod turn;
mod turns;
mod unit;
mod units;
mod unmarked;
mod within;

pub use marks::MarkTable;

use crate::document::Warning;
use crate::lexicon::QuoteMarkRow;
use crate::matcher::Matches;
use crate::segment::{Forms, Grammar, Segments, Tokens};
use crate::span::Span;
use layout::Layout;
use serde::Serialize;
use unit::UnitReader;

/// How a quotation is marked as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// In quotation marks.
    Direct,
    /// A reported clause.
    Indirect,
    /// A reported clause with a marked part.
    Mixed,
    /// Verbatim words without marks of their own.
    Block,
    /// A speech act told without a clause.
    Reported,
}

impl Kind {
    /// Returns the kind's name in the outputs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
            Self::Block => "block",
            Self::Reported => "reported",
        }
    }
}

/// The words that report a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// Position of the row in `reporting.csv`.
    pub row: usize,
    /// The tokens of the cue that were matched, ascending.
    pub words: Vec<usize>,
    /// Where, from the first to the last of them.
    pub span: Span,
}

/// Something that somebody is said to have said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// How it is marked.
    pub kind: Kind,
    /// The pieces of its content as token ranges, ascending, without outermost marks; one unless a reporting clause breaks it.
    pub pieces: Vec<Tokens>,
    /// The words that report it, if any.
    pub cue: Option<Cue>,
    /// The tokens among which its source is to be sought first: the reporting clause; empty when there is none.
    pub frame: Tokens,
    /// The tokens of the source phrase, where the form of the cue fixes it (`according to X`).
    pub source: Option<Tokens>,
    /// The quotation that it lies in.
    pub inside: Option<usize>,
    /// The quotation whose speaker it is expected to share: it goes on from it.
    pub continues: Option<usize>,
    /// Whether it is an answer in an interview.
    pub answer: bool,
}

impl Quotation {
    /// Returns the tokens from the first to the last of its content.
    #[must_use]
    pub fn tokens(&self) -> Tokens {
        let start = self.pieces.first().map_or(0, |piece| piece.start);
        let end = self.pieces.last().map_or(0, |piece| piece.end);
        start..end
    }

    /// Says whether a token belongs to the content.
    #[must_use]
    pub fn holds(&self, token: usize) -> bool {
        self.pieces.iter().any(|piece| piece.contains(&token))
    }
}

/// What finding quotations needs to know of a text.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The text.
    pub text: &'a str,
    /// Its parts.
    pub segments: &'a Segments,
    /// The word forms.
    pub forms: &'a Forms,
    /// What fires in it.
    pub matches: &'a Matches,
    /// The language's grammar.
    pub grammar: &'a Grammar,
    /// The language's quotation marks.
    pub marks: &'a MarkTable,
    /// The language's rows.
    pub pack: &'a crate::lexicon::Pack,
}

/// Finds the quotations of a text.
#[must_use]
pub fn find(reading: Reading<'_>, warnings: &mut Vec<Warning>) -> Vec<Quotation> {
    let habits = Habits::new(reading.pack);
    let mut drafts: Vec<Draft> = Vec::new();
    let parts = block::parts(reading);
    for (paragraph, part) in reading.segments.paragraphs.iter().zip(&parts).filter(|(paragraph, _)| paragraph.zone.is_article()) {
        let mut pairs = pairing::pair(reading, &paragraph.tokens, warnings);
        layout::end_before_clause(reading, &mut pairs);
        let layout = Layout::new(reading, paragraph.tokens.clone(), &pairs);
        if let Some(draft) = block::whole(&layout, part).or_else(|| dialogue::line(&layout)).or_else(|| label::line(&layout)) {
            let held = if draft.answer { within::reports(&layout, habits) } else { Vec::new() };
            let before = if layout.is_headline() { layout.tokens.start..draft.frame.start } else { 0..0 };
            let earlier = layout.units().into_iter().filter(|unit| unit.end <= before.end);
            drafts.extend(earlier.flat_map(|unit| UnitReader::new(&layout, unit, habits).read()));
            drafts.push(draft);
            drafts.extend(held);
            continue;
        }
        for unit in layout.units() {
            // Most units hold neither a reporting word nor a mark.
            let silent = layout.cues(&unit).is_empty() && layout.pairs_within(&unit).is_empty();
            if silent && !(habits.verb_second && layout.is_subjunctive(&unit)) {
                continue;
            }
            let found = if silent { Vec::new() } else { UnitReader::new(&layout, unit.clone(), habits).read() };
            if found.iter().all(|draft| draft.kind == Kind::Reported) && onward::name_back(&layout, &unit, &mut drafts) {
                continue;
            }
            let found = onward::carry_on(&layout, &unit, found, &drafts, habits);
            drafts.extend(found);
        }
    }
    settle(drafts, reading)
}

/// Puts drafts in order and links them by their positions.
fn settle(mut drafts: Vec<Draft>, reading: Reading<'_>) -> Vec<Quotation> {
    // Marks in a row may leave nothing between them.
    for draft in drafts.iter_mut().filter(|draft| draft.pieces.iter().any(|piece| !piece.is_empty())) {
        draft.pieces.retain(|piece| !piece.is_empty());
    }
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&at| (drafts[at].start(), std::cmp::Reverse(drafts[at].end())));
    let mut place = vec![0; drafts.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    let mut open: Vec<usize> = Vec::new();
    let mut quotations: Vec<Quotation> = Vec::with_capacity(drafts.len());
    for &old in &order {
        let draft = &drafts[old];
        while open.last().is_some_and(|&at| quotations[at].tokens().end < draft.end()) {
            open.pop();
        }
        let inside = open.last().copied();
        open.push(quotations.len());
        quotations.push(Quotation {
            kind: draft.kind,
            pieces: draft.pieces.clone(),
            cue: draft.cue.clone().map(|(row, words)| Cue {
                row,
                span: reading.segments.span(&(words[0]..words[words.len() - 1] + 1)),
                words,
            }),
            frame: draft.frame.clone(),
            source: draft.source.clone(),
            inside,
            continues: draft.continues.map(|old| place[old]),
            answer: draft.answer,
        });
    }
    quotations
}

/// What a language's settings say about reported speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Habits {
    /// A reporting clause behind unmarked words has its verb first.
    inverts: bool,
    /// The finite verb stands in the second place, right behind a source phrase.
    verb_second: bool,
    /// A verb needs no subject of its own.
    drops: bool,
}

impl Habits {
    fn new(pack: &crate::lexicon::Pack) -> Self {
        Self {
            inverts: pack.setting("reporting_order") != "free",
            verb_second: pack.setting("verb_second") == "yes",
            drops: pack.setting("drops_subject") == "yes",
        }
    }
}

/// A quotation while its unit is read.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    kind: Kind,
    pieces: Vec<Tokens>,
    cue: Option<(usize, Vec<usize>)>,
    frame: Tokens,
    source: Option<Tokens>,
    /// The draft that it goes on from.
    continues: Option<usize>,
    /// Whether it is an answer in an interview.
    answer: bool,
}

impl Draft {
    fn new(kind: Kind, pieces: Vec<Tokens>) -> Self {
        Self { kind, pieces, cue: None, frame: 0..0, source: None, continues: None, answer: false }
    }

    /// Adds the reporting word and its clause.
    fn by(mut self, signal: unit::Signal<'_>, frame: Tokens) -> Self {
        self.cue = Some((signal.cue.row, signal.cue.words.to_vec()));
        self.frame = frame;
        self
    }

    fn start(&self) -> usize {
        self.pieces.first().map_or(0, |piece| piece.start)
    }

    fn end(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.end)
    }
}

/// The quotation marks of a language.
pub type Marks = [QuoteMarkRow];
