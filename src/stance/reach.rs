//! Which shifters reach a term.
//!
//! Takes a term and the shifters of its scope; gives what acts on it. How far a shifter reaches, and where, stands in its row.

use crate::lexicon::{Direction, ShifterKind, ShifterRow, Side, Target, Unit, Use};
use crate::matcher::Match;
use crate::quotation::Reading;
use crate::segment::{Segments, Token, TokenKind, Uses};
use crate::stance::rules;

/// A shifter that reaches a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reaching {
    /// The row's form that fired.
    pub term: String,
    /// What it is.
    pub kind: ShifterKind,
    /// What it does, in percent.
    pub percent: i32,
    /// Words between it and the term.
    pub distance: usize,
    /// What parts it from the term.
    pub between: Between,
    /// Its first token, so that every word acts once.
    pub first: usize,
}

/// What stands between a shifter and a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Between {
    /// Whether a mark parts them; a pair of marks holds an insertion and parts nothing.
    pub mark: bool,
    /// Whether a conjunction or a relative word does.
    pub joint: bool,
    /// Whether the shifter stands behind the term.
    pub behind: bool,
    /// Whether the shifter is the last word before a mark.
    pub closes: bool,
}

/// Uses of words that join a phrase or a clause to what stands before.
const JOINTS: &[Use] = &[Use::Coordinator, Use::Contrast, Use::Subordinator, Use::Relative, Use::Whether, Use::Complementizer];

/// Returns the shifters that reach `term`, in order of their place.
pub fn effects(reading: Reading<'_>, term: &Match, side: Side, shifters: &[&Match]) -> Vec<Reaching> {
    let mut found = Vec::new();
    for shifter in shifters {
        let Some(row) = reading.pack.shifters.get(shifter.row) else { continue };
        if !acts_on(row.side, side) {
            continue;
        }
        if let Some(distance) = distance(reading.segments, row, shifter, term) {
            let form = row.terms.get(shifter.alternative).cloned().unwrap_or_default();
            let between = between(reading, shifter, term);
            let Some(percent) = percent(reading, row, shifter) else { continue };
            found.push(Reaching { term: form, kind: row.kind, percent, distance, between, first: shifter.first() });
        }
    }
    found
}

/// Returns what a shifter does, in percent; nothing where it compares numbers that say nothing.
fn percent(reading: Reading<'_>, row: &ShifterRow, shifter: &Match) -> Option<i32> {
    if row.kind == ShifterKind::Numbers { rules::numbers::percent(reading, shifter, row.percent > 0) } else { Some(row.percent) }
}

const fn acts_on(target: Target, side: Side) -> bool {
    matches!((target, side), (Target::Both, _) | (Target::Bull, Side::Bull) | (Target::Bear, Side::Bear))
}

/// On which side of the shifter the term stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Before,
    After,
    Gap,
}

/// Returns the words between shifter and term when the shifter reaches it.
fn distance(segments: &Segments, row: &ShifterRow, shifter: &Match, term: &Match) -> Option<usize> {
    let place = place(shifter, term);
    let fits = match row.direction {
        Direction::After => place == Where::After,
        Direction::Before => place == Where::Before,
        Direction::Both => place != Where::Gap,
        Direction::Around => true,
    };
    if row.unit == Unit::Previous {
        return in_previous_sentence(segments, shifter, term).then_some(0);
    }
    let words = words_between(segments, shifter, term);
    (fits && within(segments, row, shifter, term, place, words)).then_some(words)
}

fn place(shifter: &Match, term: &Match) -> Where {
    if term.first() > shifter.last() {
        Where::After
    } else if term.last() < shifter.first() {
        Where::Before
    } else {
        Where::Gap
    }
}

fn within(segments: &Segments, row: &ShifterRow, shifter: &Match, term: &Match, place: Where, words: usize) -> bool {
    let reach = usize::try_from(row.reach).unwrap_or_default();
    let same_sentence = segments.sentence_of(shifter.first()) == segments.sentence_of(term.first());
    match row.unit {
        Unit::Words => same_sentence && words < reach && borders(segments, shifter, term, place) == 0,
        Unit::Clause => same_sentence && clauses_away(segments, shifter, term, place) < reach,
        Unit::Sentence => same_sentence,
        Unit::Previous => false,
    }
}

/// Returns the tokens between the two; none where the shifter stands in a gap of the term.
fn tokens_between<'s>(segments: &'s Segments, shifter: &Match, term: &Match) -> &'s [Token] {
    let (from, to) = if term.first() > shifter.last() { (shifter.last() + 1, term.first()) } else { (term.last() + 1, shifter.first()) };
    segments.tokens.get(from..to).unwrap_or_default()
}

/// Counts the words (not marks) between the two.
fn words_between(segments: &Segments, shifter: &Match, term: &Match) -> usize {
    tokens_between(segments, shifter, term).iter().filter(|token| !token.is_mark()).count()
}

fn between(reading: Reading<'_>, shifter: &Match, term: &Match) -> Between {
    let tokens = tokens_between(reading.segments, shifter, term);
    let joins = |uses: Uses| uses.has_any(JOINTS) && !uses.has(Use::Article);
    Between {
        mark: tokens.iter().filter(|token| token.is_mark() && reading.forms.parts_phrases(token.form)).count() % 2 == 1,
        joint: tokens.iter().any(|token| joins(reading.forms.uses(token.form))),
        behind: place(shifter, term) == Where::Before,
        closes: reading.segments.tokens.get(shifter.last() + 1).is_none_or(Token::is_mark),
    }
}

/// Counts the clause borders between the two.
fn borders(segments: &Segments, shifter: &Match, term: &Match, place: Where) -> usize {
    let (from, to) = match place {
        Where::After => (shifter.last(), term.first()),
        Where::Before => (term.last(), shifter.first()),
        Where::Gap => return 0,
    };
    segments.clause_of(to) - segments.clause_of(from)
}

/// Counts the clauses that the reach has to cross; a word that opens a clause looks back at the clause before as at its own.
fn clauses_away(segments: &Segments, shifter: &Match, term: &Match, place: Where) -> usize {
    let crossed = borders(segments, shifter, term, place);
    let opens = segments
        .clauses
        .get(segments.clause_of(shifter.first()))
        .is_some_and(|clause| segments.tokens[clause.start..shifter.first()].iter().all(|token| token.is_mark()));
    if place == Where::Before && opens { crossed.saturating_sub(1) } else { crossed }
}

/// How many words make a statement.
const STATEMENT: usize = 4;

/// Says whether a term is a statement by itself: words stand in its gap, or it has several words.
pub fn is_whole(segments: &Segments, term: &Match) -> bool {
    let words = segments.tokens[term.tokens()].iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).count();
    words > term.words.len() || term.words.len() >= STATEMENT
}

fn in_previous_sentence(segments: &Segments, shifter: &Match, term: &Match) -> bool {
    let (here, there) = (segments.sentence_of(shifter.first()), segments.sentence_of(term.first()));
    there + 1 == here && segments.sentences.get(here).map(|one| one.paragraph) == segments.sentences.get(there).map(|one| one.paragraph)
}
