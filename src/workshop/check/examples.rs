//! Examples that do not fire, and counterexamples that do.
//!
//! Takes rows with their sentences; reads each sentence and tells which row fails, and what took its words.

use super::entries::{Entry, file_of};
use super::shape::quoted;
use super::sites::{Found, Sites};
use crate::lexicon::{BoilerplateRow, Need, Side, Status, TopicSide};
use crate::matcher::{Layer, Match};
use crate::stance::Topics;
use crate::workshop::cases::arithmetic;
use crate::workshop::sample::{Bench, Sample};

/// Notes every example that does not fire and every counterexample that does.
pub fn check(entries: &[Entry<'_>], bench: &mut Bench<'_>, sites: &mut Sites<'_>) {
    for entry in entries.iter().filter(|entry| entry.status != Status::Retired && !entry.terms.is_empty()) {
        if !entry.example.is_empty() {
            let sample = bench.read(entry.example);
            if let Some(fault) = silent(entry, &sample, bench, sites) {
                sites.entry(entry, "example", fault);
            }
        }
        if !entry.counterexample.is_empty() {
            let sample = bench.read(entry.counterexample);
            if fires(entry, &sample, bench) {
                let hint = "sharpen the term, block the words, or mend the sentence";
                let found = format!("{}, in which the row fires: {}", quoted(entry.counterexample), arithmetic(&sample.evidence));
                sites.entry(entry, "counterexample", Found::new(found, "a sentence in which it does not", hint));
            }
        }
    }
}

/// Notes the boilerplate rows that their own example does not meet.
pub fn check_boilerplate(rows: &[BoilerplateRow], bench: &Bench<'_>, sites: &mut Sites<'_>) {
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.status == Status::Active) {
        let hit = bench.boilerplate.hit(&row.example).map(|hit| hit.row);
        if row.example.is_empty() {
            sites.note(
                "boilerplate.csv",
                row.over,
                row.line,
                "example",
                Found::new("no example", "a line in which the row fires", "write one"),
            );
        } else if hit != Some(at) {
            let taker =
                hit.and_then(|hit| rows.get(hit)).map(|other| format!("{}:{}", sites.name("boilerplate.csv", other.over), other.line));
            let found = format!("{}, which {} takes", quoted(&row.example), taker.as_deref().unwrap_or("no row"));
            let hint = "choose another line, or delete one of the two rows";
            sites.note("boilerplate.csv", row.over, row.line, "example", Found::new(found, "a line in which the row fires", hint));
        }
    }
}

/// Returns the matches of the group that a layer competes in.
fn group(sample: &Sample, layer: Layer) -> &[Match] {
    match layer {
        Layer::Cue => &sample.matches.cues,
        Layer::Topic => &sample.matches.topics,
        Layer::Title => &sample.matches.titles,
        Layer::Speaker => &sample.matches.speakers,
        _ => &sample.matches.stance,
    }
}

fn is_of(one: &Match, entry: &Entry<'_>) -> bool {
    one.layer == entry.layer && one.row == entry.row
}

/// Says whether a row does its work in a sentence: a term counts, a shifter acts, any other row matches.
pub fn fires(entry: &Entry<'_>, sample: &Sample, bench: &Bench<'_>) -> bool {
    let matched = group(sample, entry.layer).iter().any(|one| is_of(one, entry));
    match side_of(entry.layer) {
        _ if !matched || entry.status == Status::Trial => matched,
        Some(side) => sample.evidence.iter().any(|one| one.side == side && entry.terms.contains(&one.term)),
        None if entry.layer == Layer::Shifter => acts(entry, sample, bench),
        None => true,
    }
}

const fn side_of(layer: Layer) -> Option<Side> {
    match layer {
        Layer::Bull => Some(Side::Bull),
        Layer::Bear => Some(Side::Bear),
        _ => None,
    }
}

fn acts(entry: &Entry<'_>, sample: &Sample, bench: &Bench<'_>) -> bool {
    let kind = bench.pack.shifters.get(entry.row).map_or("", |row| row.kind.as_str());
    let mut effects = sample.evidence.iter().flat_map(|one| &one.effects);
    effects.any(|effect| effect.kind == kind && entry.terms.contains(&effect.term))
}

/// Says why a row does not fire in its example, if it does not.
fn silent(entry: &Entry<'_>, sample: &Sample, bench: &Bench<'_>, sites: &Sites<'_>) -> Option<Found> {
    if fires(entry, sample, bench) {
        return None;
    }
    let matches = group(sample, entry.layer);
    if let Some(one) = matches.iter().find(|one| is_of(one, entry)) {
        return Some(unmet(entry, one, sample, bench, sites));
    }
    let example = quoted(entry.example);
    let Some(place) = sample.fits.iter().find(|one| is_of(one, entry)) else {
        let hint =
            relative(entry, bench).unwrap_or_else(|| "write the form that the sentence has into the row, or mend the sentence".to_owned());
        return Some(Found::new(
            format!("{example}, in which no form of the row stands; {}", arithmetic(&sample.evidence)),
            "a sentence in which the row fires",
            hint,
        ));
    };
    let winner = matches.iter().find(|one| one.words.iter().any(|word| place.words.contains(word)))?;
    let line = line_of(winner, bench);
    let found = format!(
        "{example}, in which {}:{line} takes the words; {}",
        sites.name(file_of(winner.layer), false),
        arithmetic(&sample.evidence)
    );
    Some(Found::new(
        found,
        "a sentence in which the row fires",
        "the longest match wins: choose another sentence, or delete one of the two rows",
    ))
}

/// Says what a row that matches lacks to count.
fn unmet(entry: &Entry<'_>, one: &Match, sample: &Sample, bench: &Bench<'_>, sites: &Sites<'_>) -> Found {
    let example = quoted(entry.example);
    if entry.layer == Layer::Shifter {
        let found = format!("{example}, in which the row reaches no term; {}", arithmetic(&sample.evidence));
        return Found::new(
            found,
            "a sentence in which it acts on a term",
            "put a bull or bear term of the lexicon into its reach, or widen the reach",
        );
    }
    let needs = match side_of(one.layer) {
        Some(Side::Bull) => &bench.pack.bull[one.row].needs,
        _ => &bench.pack.bear[one.row].needs,
    };
    let words: Vec<_> = needs.iter().filter(|need| **need != Need::Nothing).map(|need| need.as_str()).collect();
    let hint = if needs.contains(&Need::Topic) { topic_hint(entry, one, sample, bench, sites) } else { NEEDS_HINT.to_owned() };
    Found::new(
        format!("{example}, in which the term stands and does not count (needs {})", words.join(" and ")),
        "a sentence in which it counts",
        hint,
    )
}

const NEEDS_HINT: &str = "name the subject, let the quantity move, or ask a question in the example, as `needs` says";

/// Says which topic word keeps a term from counting, or that none stands there.
fn topic_hint(entry: &Entry<'_>, one: &Match, sample: &Sample, bench: &Bench<'_>, sites: &Sites<'_>) -> String {
    let topics = Topics::new(&sample.matches, &bench.pack.topics);
    if topics.is_on(&sample.segments, one) {
        return NEEDS_HINT.to_owned();
    }
    let off = |topic: &&Match| bench.pack.topics[topic.row].side == TopicSide::Off;
    let Some(topic) = sample.matches.topics.iter().filter(off).min_by_key(|topic| topic.first().abs_diff(one.first())) else {
        return "no topic word stands in the sentence: name the subject (a row of topics.csv with side on), or set needs to nothing"
            .to_owned();
    };
    let words = sample.segments.span(&topic.tokens()).of(entry.example);
    let place = format!("{}:{}", sites.name(file_of(Layer::Topic), bench.pack.topics[topic.row].over), line_of(topic, bench));
    format!("{} is off topic ({place}) and stands nearest: name another subject in the example", quoted(words))
}

/// Names a word of the example that looks like a form of the row and has another stem.
fn relative(entry: &Entry<'_>, bench: &Bench<'_>) -> Option<String> {
    let words: Vec<String> = entry.example.split(|mark: char| !mark.is_alphanumeric()).map(|word| word.to_lowercase()).collect();
    let forms = entry.terms.iter().flat_map(|term| term.split_whitespace()).map(|word| word.trim_matches(['=', '*']).to_lowercase());
    for form in forms.filter(|form| form.chars().count() > 4) {
        let start: String = form.chars().take(4).collect();
        let stem = bench.grammar.stem.of(&form).into_owned();
        if let Some(word) = words.iter().find(|word| word.starts_with(&start) && bench.grammar.stem.of(word) != stem) {
            let other = bench.grammar.stem.of(word);
            return Some(format!("{word} has the stem {other} and {form} the stem {stem}: list both forms"));
        }
    }
    None
}

fn line_of(one: &Match, bench: &Bench<'_>) -> usize {
    let pack = bench.pack;
    let line = match one.layer {
        Layer::Block => pack.block.get(one.row).map(|row| row.line),
        Layer::Bull => pack.bull.get(one.row).map(|row| row.line),
        Layer::Bear => pack.bear.get(one.row).map(|row| row.line),
        Layer::Shifter => pack.shifters.get(one.row).map(|row| row.line),
        Layer::Cue => pack.reporting.get(one.row).map(|row| row.line),
        Layer::Topic => pack.topics.get(one.row).map(|row| row.line),
        Layer::Title => pack.titles.get(one.row).map(|row| row.line),
        Layer::Speaker => None,
    };
    line.unwrap_or_default()
}
