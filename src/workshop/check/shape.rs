//! Terms that cannot work, or work too well, by their shape alone.
//!
//! Takes one term; tells what is wrong with it. It looks at no other row.

use super::sites::Found;
use crate::lexicon::Match as Matching;
use crate::matcher::{Element, Layer, WordKey, gap, parse};
use crate::segment::{Forms, Grammar};

/// The most words of a term.
const MOST_WORDS: usize = 14;
/// The most characters of a term.
const MOST_CHARACTERS: usize = 160;
/// The fewest letters that a single word with `*` must have.
const FEWEST_LETTERS_OF_GLOB: usize = 3;

/// Returns what is wrong with a term.
#[must_use]
pub fn faults(term: &str, layer: Layer, matching: Matching, grammar: &Grammar) -> Vec<Found> {
    let mut found = spelling(term);
    let elements = parse(term, matching, grammar, &mut Forms::default()).elements;
    let words: Vec<&WordKey> = elements.iter().filter_map(|one| if let Element::Word(key) = one { Some(key) } else { None }).collect();
    found.extend(gaps(term, &elements));
    found.extend(too_much(term, layer, &words));
    found.extend(too_long(term, &words));
    found
}

/// Returns what is wrong with how a row's terms go with its `match`.
#[must_use]
pub fn matching_faults(terms: &[String], matching: Matching) -> Vec<Found> {
    let mut found = Vec::new();
    let starred = terms.iter().find(|term| term.contains('*'));
    if let (Matching::Exact | Matching::Stem, Some(term)) = (matching, starred) {
        found.push(Found::new(format!("{} with * in {}", matching.as_str(), quoted(term)), "glob", "set match to glob, or take the * out"));
    }
    if let Some(term) =
        terms.iter().find(|term| matching != Matching::Stem && term.split_whitespace().any(|word| word.len() > 1 && word.starts_with('=')))
    {
        let expected = format!("= in rows with match {} only", Matching::Stem.as_str());
        found.push(Found::new(format!("= in {}", quoted(term)), expected, "take the = out"));
    }
    found
}

fn spelling(term: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for piece in term.split_whitespace() {
        let class = piece.len() > 2 && piece.starts_with('(') && piece.ends_with(')');
        let dots = piece.chars().all(|mark| mark == '.') && piece.len() > 1;
        if !class && piece.contains(['(', ')']) {
            found.push(Found::new(
                format!("a bracket in {}", quoted(piece)),
                "(a/b/c) without spaces",
                "join the words of a choice with / and without spaces",
            ));
        } else if dots && piece != "..." {
            found.push(Found::new(quoted(piece), "three dots for a gap", "write ..."));
        } else if gap(piece).is_none() && piece.len() > 3 && (piece.contains("...") || piece.contains('\u{2026}')) {
            found.push(Found::new(format!("a gap glued to a word: {}", quoted(piece)), "spaces around ...", "write a space on each side"));
        } else if class && piece[1..piece.len() - 1].split('/').any(|member| member.is_empty() || member.contains(['-', '\''])) {
            found.push(Found::new(
                format!("a choice with an empty or compound member: {}", quoted(piece)),
                "single words",
                "write such a form as an alternative of its own",
            ));
        }
    }
    found
}

fn gaps(term: &str, elements: &[Element]) -> Option<Found> {
    let is_gap = |one: Option<&Element>| matches!(one, Some(Element::Gap(_)));
    if is_gap(elements.first()) || is_gap(elements.last()) {
        return Some(Found::new(format!("a gap at an end of {}", quoted(term)), "words at both ends", "take the ... at the end out"));
    }
    let twice = elements.windows(2).any(|two| two.iter().all(|one| is_gap(Some(one))));
    twice.then(|| Found::new(format!("two gaps without a word between them in {}", quoted(term)), "one gap", "take one ... out"))
}

fn too_much(term: &str, layer: Layer, words: &[&WordKey]) -> Option<Found> {
    let letters: usize = words.iter().map(|key| least_letters(key)).sum();
    let marks = words.iter().any(|key| matches!(key, WordKey::Exact(form) if !form.is_empty() && !form.contains(char::is_alphanumeric)));
    let starred = words.len() == 1 && matches!(words[0], WordKey::Glob(_));
    let fewest = if starred { FEWEST_LETTERS_OF_GLOB } else { 2 };
    let short = letters < fewest && !marks && !matches!(layer, Layer::Title | Layer::Speaker | Layer::Cue);
    let nothing = words.is_empty() || (letters == 0 && !marks);
    if nothing || short {
        let hint = "write more letters, or delete the form";
        return Some(Found::new(
            format!("{}, which matches nearly everything or nothing", quoted(term)),
            format!("at least {fewest} letters"),
            hint,
        ));
    }
    None
}

/// Counts the letters that a text must have to meet a word.
fn least_letters(key: &WordKey) -> usize {
    match key {
        WordKey::Exact(text) | WordKey::Stem(text) | WordKey::Glob(text) => text.chars().filter(|mark| mark.is_alphanumeric()).count(),
        WordKey::Number => 0,
        WordKey::OneOf(keys) => keys.iter().map(least_letters).min().unwrap_or_default(),
    }
}

fn too_long(term: &str, words: &[&WordKey]) -> Option<Found> {
    let first_choice = |piece: &str| piece.split('/').next().map_or(0, |member| member.chars().count() + 1);
    let characters: usize = term.split_whitespace().map(first_choice).sum();
    if words.len() <= MOST_WORDS && characters <= MOST_CHARACTERS {
        return None;
    }
    let found = format!("{} words and {characters} characters in {}", words.len(), quoted(term));
    Some(Found::new(
        found,
        format!("{MOST_WORDS} words and {MOST_CHARACTERS} characters at most"),
        "shorten it to the words that matter; separate alternatives with |",
    ))
}

/// Returns a term in marks, shortened.
#[must_use]
pub fn quoted(term: &str) -> String {
    let short: String = term.chars().take(60).collect();
    format!("\"{short}\"")
}
