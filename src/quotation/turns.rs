//! Turns of an interview or a transcript whose paragraphs bear labels (`Q:`, `LIND:`, `ADA LIND, HOST:`, `ADA LIND, engineer –`).
//!
//! Takes paragraphs; gives the label of each, and the turns where labels come again: whose label asks, by its word or by its questions, and whose
//! answers. It names nobody: a label is a place in the text.

use super::Reading;
use super::block::text;
use super::dialogue::DASHES;
use super::turn::{Turn, asks, is_body, speaks_of_self};
use crate::lexicon::{TitleKind, Use, Zone};
use crate::matcher::{Match, Matches};
use crate::segment::{FormId, Paragraph, Tokens};
use rustc_hash::{FxHashMap, FxHashSet};

/// The fewest questions, and the fewest answers, of an interview with labels.
const FEWEST_LABELS: usize = 2;
/// The fewest speakers of a transcript in which nobody is known to ask.
const FEWEST_VOICES: usize = 2;
/// The longest label, in tokens.
const LONGEST_LABEL: usize = 8;
/// The longest stage direction behind a label, in tokens.
const LONGEST_DIRECTION: usize = 8;

/// What stands before the colon that opens a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// The name or letter, without what a comma parts from it.
    pub name: Tokens,
    /// The first token behind the label and a stage direction.
    pub said: usize,
    /// The last word of the name: `ADA LIND, HOST` comes again as `LIND`.
    key: FormId,
    /// Whether a word of the label says that its bearer asks.
    asker: bool,
    /// Whether the name stands in capital letters.
    upper: bool,
}

/// What is known of all labels with one key.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    turns: usize,
    questions: usize,
    asker: bool,
}

impl Count {
    const fn asks(self) -> bool {
        self.asker || self.turns >= FEWEST_LABELS && self.questions * 2 >= self.turns
    }

    const fn answers(self) -> bool {
        self.turns >= FEWEST_LABELS && !self.asks()
    }
}

/// The fewest words of a label that stands but once.
const FEWEST_NAMES: usize = 2;

/// Returns the label of a paragraph: capital words before a colon, words in capital letters before a dash, or a single letter before a stop.
pub(super) fn label(reading: Reading<'_>, paragraph: &Paragraph) -> Option<Label> {
    let tokens = &paragraph.tokens;
    let colon = end_of_label(reading, tokens)?;
    let whole = tokens.start..colon;
    let word = |at: &usize| reading.segments.tokens[*at].is_word();
    let comma = whole.clone().find(|&at| matches!(text(reading, at), "," | "(")).unwrap_or(colon);
    let name = tokens.start..comma;
    let words = || name.clone().filter(word);
    let upper = words().all(|at| reading.segments.tokens[at].upper);
    let capital = |tokens: &Tokens| tokens.clone().filter(word).all(|at| reading.segments.tokens[at].capital);
    let bears = if text(reading, colon) == ":" && !upper { capital(&whole) } else { upper || tokens.start + 1 == colon };
    let key = reading.segments.tokens[words().next_back()?].form;
    let asker = whole.clone().any(|at| reading.forms.uses(reading.segments.tokens[at].form).has(Use::Asker));
    let said = behind_direction(reading, colon + 1, tokens.end);
    let told = paragraph.zone.is_article() && paragraph.zone != Zone::Title;
    (told && bears && !name.is_empty()).then_some(Label { name, said, key, asker, upper })
}

/// Returns the mark that ends a paragraph's label.
fn end_of_label(reading: Reading<'_>, tokens: &Tokens) -> Option<usize> {
    let near = || tokens.clone().take(LONGEST_LABEL);
    let letter = || {
        let single = tokens.clone().next().is_some_and(|at| reading.segments.tokens[at].capital && text(reading, at).len() == 1);
        Some(tokens.start + 1).filter(|&stop| single && tokens.contains(&stop) && text(reading, stop) == ".")
    };
    let dash = || near().find(|&at| reading.segments.tokens[at].space_before && DASHES.contains(&text(reading, at)));
    near().find(|&at| text(reading, at) == ":" && !is_time(reading, at)).or_else(letter).or_else(dash)
}

/// Says whether a colon stands between the figures of a time (`12:30`).
fn is_time(reading: Reading<'_>, colon: usize) -> bool {
    let tokens = &reading.segments.tokens;
    let figure = |at: usize| {
        tokens.get(at).is_some_and(|token| text(reading, at).starts_with(|first: char| first.is_ascii_digit()) && !token.is_mark())
    };
    let tight = tokens.get(colon + 1).is_some_and(|next| !next.space_before);
    tight && colon > 0 && figure(colon - 1) && figure(colon + 1)
}

/// Returns the place behind a stage direction in brackets (`(laughs)`).
fn behind_direction(reading: Reading<'_>, from: usize, end: usize) -> usize {
    let opens = from < end && matches!(text(reading, from), "(" | "[");
    let close = (from..end).take(LONGEST_DIRECTION).find(|&at| opens && matches!(text(reading, at), ")" | "]"));
    close.map_or(from, |close| close + 1)
}

/// Says whether a paragraph is but a stage direction in brackets (`(Applause)`).
pub(super) fn is_direction(reading: Reading<'_>, paragraph: &Paragraph) -> bool {
    behind_direction(reading, paragraph.tokens.start, paragraph.tokens.end) == paragraph.tokens.end
}

/// Returns the turns of an interview whose questions or answers bear labels that come again.
pub(super) fn by_labels(reading: Reading<'_>, labels: &[Option<Label>]) -> Option<Vec<Turn>> {
    let paragraphs = &reading.segments.paragraphs;
    let counts = counts(reading, labels);
    let of = |label: &Label| counts.get(&label.key).copied().unwrap_or_default();
    let askers = labels.iter().flatten().filter(|label| of(label).asks()).count();
    let last = labels.iter().rposition(|label| label.as_ref().is_some_and(|label| of(label).asks() || of(label).answers()))?;
    let asked = askers >= FEWEST_LABELS;
    if !asked && voices(reading, labels, &counts) < FEWEST_VOICES {
        return None;
    }
    let mut turns = vec![Turn::Told; paragraphs.len()];
    for (at, paragraph) in paragraphs.iter().enumerate().filter(|(_, paragraph)| is_body(paragraph)) {
        let before = at.checked_sub(1).map_or(&Turn::Told, |before| &turns[before]).clone();
        turns[at] = match (&labels[at], before) {
            (Some(label), _) if of(label).asks() => Turn::Asked,
            (Some(label), _) if of(label).answers() => Turn::Answered(Some(label.name.clone()), label.said),
            (Some(label), Turn::Asked | Turn::Answered(..)) if at < last && label.upper && names_voice(reading, label) => {
                Turn::Answered(Some(label.name.clone()), label.said)
            }
            (Some(label), _) if label.upper => Turn::Told,
            (_, Turn::Answered(name, _)) if asked && at < last || speaks_of_self(reading, paragraph) => {
                Turn::Answered(name, paragraph.tokens.start)
            }
            (_, Turn::Asked) if !paragraph.tokens.is_empty() && asked => Turn::Answered(None, paragraph.tokens.start),
            _ => Turn::Told,
        };
    }
    Some(turns)
}

/// Says whether a label that stands but once names somebody: several words, none of them a function word.
fn names_voice(reading: Reading<'_>, label: &Label) -> bool {
    let plain = |at: usize| reading.forms.uses(reading.segments.tokens[at].form).is_empty();
    label.name.len() >= FEWEST_NAMES && label.name.clone().all(plain)
}

/// Counts the turns and the questions of each label.
fn counts(reading: Reading<'_>, labels: &[Option<Label>]) -> FxHashMap<FormId, Count> {
    let mut counts: FxHashMap<FormId, Count> = FxHashMap::default();
    for (paragraph, label) in reading.segments.paragraphs.iter().zip(labels) {
        if let Some(label) = label {
            let count = counts.entry(label.key).or_default();
            count.turns += 1;
            count.questions += usize::from(asks(reading, paragraph));
            count.asker |= label.asker;
        }
    }
    counts
}

/// Counts the labels in capital letters that come again and do not ask; none where the text presents no person of their names.
fn voices(reading: Reading<'_>, labels: &[Option<Label>], counts: &FxHashMap<FormId, Count>) -> usize {
    let upper = labels.iter().flatten().filter(|label| label.upper).map(|label| label.key);
    let voices: FxHashSet<FormId> = upper.filter(|key| counts.get(key).is_some_and(|count| count.answers())).collect();
    if presents_one(reading, &voices) { voices.len() } else { 0 }
}

/// Says whether one of some words stands somewhere behind a first name, a role or another name, as the last word of a person's name does.
fn presents_one(reading: Reading<'_>, keys: &FxHashSet<FormId>) -> bool {
    let tokens = &reading.segments.tokens;
    let nouns = reading.pack.setting("nouns") == "capital";
    let role = |one: &Match| matches!(reading.pack.titles[one.row].kind, TitleKind::Role | TitleKind::Honorific);
    let presents = |before: usize| {
        let token = &tokens[before];
        let starts = reading.segments.sentences[reading.segments.sentence_of(before)].tokens.start == before;
        let first = reading.grammar.first_name(reading.forms.text(token.form)).is_some();
        let name = !nouns && !starts && reading.forms.uses(token.form).is_empty();
        let titled = || Matches::within(&reading.matches.titles, &(before..before + 1)).iter().any(role);
        token.is_word() && (token.capital && (first || name) || titled())
    };
    (1..tokens.len()).any(|at| keys.contains(&tokens[at].form) && tokens[at].capital && tokens[at].space_before && presents(at - 1))
}
