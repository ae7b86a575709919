//! Runs of words that look like a name.
//!
//! Takes the position of a word with a capital letter; gives the run that it begins: further capitals, hyphened parts, initials, particles.
//! Whether the run names anybody is left to `phrase`.

use super::view::View;
use crate::lexicon::{TitleKind, Use};
use crate::segment::Tokens;

/// Titles that end a run; the others may be part of a name.
const HEADS: &[TitleKind] = &[TitleKind::Role, TitleKind::Group, TitleKind::Organisation, TitleKind::Honorific];
/// Uses of words that are no part of a name whatever their first letter.
const NEVER: &[Use] = &[Use::Month, Use::Weekday, Use::FirstPerson];
/// Longest run, in tokens.
const LONGEST: usize = 12;

/// Says whether a word may begin a name or go on with one.
pub fn may_be_name(view: &View<'_>, at: usize) -> bool {
    if !view.is_capital(at) || view.uses(at).has_any(NEVER) {
        return false;
    }
    if view.is_stop(at) {
        return view.has(at, Use::Particle) && view.is_capital(at + 1) && !view.begins_sentence(at);
    }
    let first_name = || view.first_name(at).is_some();
    let begins = view.begins_sentence(at);
    // A form that looks like a verb is a name where the text has it with a capital within a sentence.
    let looks_finite = !view.is_verb(at) && !view.is_stop(at) && view.is_capital_by_right(at);
    if begins && (!view.uses(at).is_empty() && !looks_finite || view.is_verb(at)) && !first_name() {
        return false;
    }
    view.reading.grammar.capital_nouns
        || view.is_capital_by_right(at)
        || begins && !view.is_small_elsewhere(at) && is_led_on(view, at)
        || first_name()
}

/// Says whether what stands behind a sentence's first word shows that it is a name: a further capital, a verb of speech, an ending that belongs to
/// a known one (`Moody's`), a pronoun that stresses it (`Holt, she, ...`).
fn is_led_on(view: &View<'_>, at: usize) -> bool {
    let comma = |at: usize| view.text(at) == ",";
    view.is_capital(at + 1)
        || view.is_verb(at + 1)
        || view.is_known(&(at..at + 2))
        || comma(at + 1) && view.is_pronoun(at + 2) && comma(at + 3)
}

/// Returns the run of name words that begins at `at`, not going behind `stop`.
pub fn run(view: &View<'_>, at: usize, stop: usize) -> Tokens {
    let mut end = at + 1;
    while end < stop && end - at < LONGEST {
        let Some(next) = step(view, at, end) else { break };
        end = next;
    }
    at..end.min(stop)
}

/// Returns the end of the run when it goes on at `end`.
fn step(view: &View<'_>, start: usize, end: usize) -> Option<usize> {
    if view.is_joiner(end) {
        return (view.is_word(end + 1) && !view.is_title(end + 1, HEADS)).then_some(end + 2);
    }
    if is_initial(view, end) || view.is_enclitic(end) && view.is_known(&(start..end + 1)) {
        return Some(end + 1);
    }
    let goes_on = may_be_name(view, end) || view.is_capital_by_right(end) && !view.begins_sentence(end) && !view.uses(end).has_any(NEVER);
    if view.is_capital(end) && goes_on && (!view.is_title(end, HEADS) || is_glob_surname(view, start, end)) {
        return Some(end + 1);
    }
    if view.text(end) == "&" && view.is_capital(end + 1) {
        return Some(end + 2);
    }
    particles(view, start, end)
}

/// Says whether a word that fits the pattern of a title is the surname behind a first word.
fn is_glob_surname(view: &View<'_>, start: usize, at: usize) -> bool {
    let glob = view.title(at).is_some_and(|(one, row)| row.terms.get(one.alternative).is_some_and(|term| term.contains('*')));
    let first = view.first_name(start).is_some();
    let opens = start == 0 || view.is_mark(start - 1) || view.is_verb(start - 1) || view.begins_sentence(start);
    glob && at == start + 1 && (first || opens)
}

/// Says whether the stop at `at` belongs to an initial that a further name word follows.
fn is_initial(view: &View<'_>, at: usize) -> bool {
    let single = view.token(at - 1).is_some_and(|token| token.is_word() && token.capital && token.span.len() <= 2);
    single && view.text(at) == "." && view.token(at).is_some_and(|token| !token.space_before) && view.is_capital(at + 1)
}

/// Returns the end behind the name word that follows particles at `at`; only a first name alone may stand before them.
fn particles(view: &View<'_>, start: usize, at: usize) -> Option<usize> {
    let mut next = at;
    while next - at < 3 && view.has(next, Use::Particle) && !view.is_capital(next) {
        next += 1;
    }
    let alone = (start + 1..at).all(|word| view.is_joiner(word) || view.is_joiner(word - 1));
    let first = view.first_name(start).is_some();
    let pure = is_pure_particle(view, at);
    (next > at && (pure || alone && first) && view.is_capital(next) && !view.is_stop(next)).then_some(next + 1)
}

/// Says whether the word at `at` only ever joins names, in this language.
pub fn is_pure_particle(view: &View<'_>, at: usize) -> bool {
    let uses = view.uses(at);
    uses.has(Use::Particle)
        && !view.is_capital(at)
        && !uses.has_any(&[Use::Article, Use::Preposition, Use::Genitive, Use::Auxiliary, Use::Possessive])
}

/// Returns where a first name begins within a run that opens with other words (`Unternehmer Elon Musk`).
pub fn inner_first_name(view: &View<'_>, run: &Tokens) -> Option<usize> {
    let is_first = |at: usize| view.first_name(at).is_some();
    if is_first(run.start) {
        return None;
    }
    (run.start + 1..run.end.saturating_sub(1)).find(|&at| is_first(at) && !view.is_joiner(at - 1) && !view.is_joiner(at + 1))
}
