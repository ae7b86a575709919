//! What stands in each cell of the tables.
//!
//! Takes analyses; gives rows in the order of the columns of `tables`. Offsets are Unicode code points into the decoded text. An empty cell means
//! that there is no value, which is not the same as 0.

use super::offsets::Offsets;
use super::table::{Cell, write_milli, write_whole};
use super::tables::Skipped;
use crate::aggregate::{Analysis, ScoredQuotation, SpeakerRow};
use crate::document::Warning;
use crate::lexicon::Zone;
use crate::stance::{Evidence, Leaning, Score};
use std::collections::BTreeSet;

/// How many words of a quotation the outputs show for their usage.
pub const USAGE_SHOWN: usize = 5;

/// Returns the row of an article.
#[must_use]
pub fn article_row(one: &Analysis) -> Vec<Cell<'_>> {
    let speakers: BTreeSet<_> = one.quotations.iter().filter_map(|quotation| quotation.attribution.speaker.as_deref()).collect();
    let warnings: Vec<String> = one.warnings.iter().map(warning_text).collect();
    vec![
        Cell::Text(&one.document.id),
        Cell::Text(&one.document.path),
        Cell::Text(&one.language),
        Cell::Text(&one.document.meta.date),
        Cell::Text(&one.document.meta.source),
        Cell::Text(&one.title),
        Cell::Text(one.stance),
        Cell::milli(one.score.milli()),
        Cell::integer(one.score.milli()),
        Cell::milli(one.narrator_score.milli()),
        Cell::milli(one.voices_score.milli()),
        Cell::count(one.quotations.len()),
        Cell::count(speakers.len()),
        Cell::count(one.count("bull")),
        Cell::count(one.count("bear")),
        Cell::count(one.count("neutral")),
        Cell::count(one.words),
        Cell::Made(warnings.join("; ")),
        Cell::Text(&one.lexicon),
        Cell::integer(one.narrator_score.milli()),
        Cell::integer(one.voices_score.milli()),
        Cell::Made(usage_cell(one, &one.narrator_score, &one.narration)),
        Cell::milli(one.headline_score.milli()),
        Cell::integer(one.headline_score.milli()),
        Cell::Made(usage_cell(one, &one.headline_score, &one.headline)),
    ]
}

/// Returns a warning's code and what it says; for one without words, where it stands.
fn warning_text(one: &Warning) -> String {
    match (one.message.as_str(), one.span) {
        ("", Some(span)) => format!("{} at byte {}", one.code, span.start),
        ("", None) => one.code.to_owned(),
        (message, _) => format!("{}: {message}", one.code),
    }
}

/// Returns the rows of an article's quotations.
pub fn quote_rows<'a>(one: &'a Analysis, offsets: &'a Offsets<'a>) -> impl Iterator<Item = Vec<Cell<'a>>> {
    one.quotations.iter().map(|quotation| quote_row(one, quotation, offsets))
}

fn quote_row<'a>(one: &'a Analysis, quotation: &'a ScoredQuotation, offsets: &Offsets<'_>) -> Vec<Cell<'a>> {
    let speaker = &quotation.attribution;
    let (milli, shares, factors) = (quotation.score.milli(), quotation.score.shares(), quotation.score.factors());
    let context = |side: usize| Cell::integer(factors.map(|factors| factors[side]));
    let share = |side: usize| Cell::integer(shares.map(|shares| shares[side]));
    vec![
        Cell::Text(&one.document.id),
        Cell::Text(&quotation.id),
        Cell::Text(&one.language),
        Cell::Text(quotation.kind.as_str()),
        Cell::optional(speaker.speaker.as_deref()),
        Cell::optional(speaker.mention.map(|mention| mention.of(&one.document.text))),
        Cell::Text(speaker.method.as_str()),
        Cell::Text(speaker.confidence.as_str()),
        Cell::Text(&quotation.cue),
        Cell::Text(quotation.stance),
        Cell::milli(milli),
        Cell::integer(milli),
        Cell::Milli(quotation.score.bull),
        Cell::Milli(quotation.score.bear),
        Cell::count(quotation.evidence.len()),
        content(one, quotation),
        Cell::Made(evidence_cell(&quotation.evidence)),
        Cell::count(offsets.characters(quotation.span.start)),
        Cell::count(offsets.characters(quotation.span.end)),
        Cell::Text(quotation.zone.as_str()),
        Cell::Integer(i64::from(quotation.repeats)),
        Cell::Integer(quotation.score.bull),
        Cell::Integer(quotation.score.bear),
        share(0),
        share(1),
        share(2),
        Cell::Made(usage_cell(one, &quotation.score, &quotation.leaning)),
        context(0),
        context(1),
    ]
}

/// Returns the content of a quotation, its pieces joined by an ellipsis.
fn content<'a>(one: &'a Analysis, quotation: &ScoredQuotation) -> Cell<'a> {
    match quotation.spans.as_slice() {
        [whole] => Cell::Text(whole.of(&one.document.text)),
        pieces => Cell::Made(pieces.iter().map(|span| span.of(&one.document.text)).collect::<Vec<_>>().join(" […] ")),
    }
}

fn evidence_cell(evidence: &[Evidence]) -> String {
    let mut out = String::new();
    for one in evidence {
        if !out.is_empty() {
            out.push_str("; ");
        }
        out.push_str(&one.term);
        out.push_str(if one.milli < 0 { " " } else { " +" });
        write_milli(one.milli, '.', &mut out);
    }
    out
}

/// Returns the words whose usage parts bull from bear most, each with what it adds for bull less what it adds for bear.
fn usage_cell(one: &Analysis, score: &Score, leaning: &Leaning) -> String {
    let mut out = String::new();
    if score.milli().is_none() {
        return out;
    }
    for word in leaning.strongest(USAGE_SHOWN) {
        if !out.is_empty() {
            out.push_str("; ");
        }
        out.push_str(word.span.of(&one.document.text));
        out.push_str(if word.tilt() < 0 { " " } else { " +" });
        write_milli(word.tilt().into(), '.', &mut out);
    }
    out
}

/// Returns the rows of an article's evidence: the narrator's first, then each quotation's.
pub fn evidence_rows<'a>(one: &'a Analysis, offsets: &'a Offsets<'a>) -> impl Iterator<Item = Vec<Cell<'a>>> {
    let narrator = one.narrator.iter().map(|(evidence, zone)| evidence_row(one, None, evidence, *zone, offsets));
    let voices = one.quotations.iter().flat_map(move |quotation| {
        quotation.evidence.iter().map(move |evidence| evidence_row(one, Some(quotation), evidence, quotation.zone, offsets))
    });
    narrator.chain(voices)
}

fn evidence_row<'a>(
    one: &'a Analysis,
    quotation: Option<&'a ScoredQuotation>,
    evidence: &'a Evidence,
    zone: Zone,
    offsets: &Offsets<'_>,
) -> Vec<Cell<'a>> {
    vec![
        Cell::Text(&one.document.id),
        Cell::optional(quotation.map(|quotation| quotation.id.as_str())),
        Cell::count(offsets.characters(evidence.span.start)),
        Cell::count(offsets.characters(evidence.span.end)),
        Cell::Text(evidence.span.of(&one.document.text)),
        Cell::Text(&evidence.term),
        Cell::Text(evidence.side.as_str()),
        Cell::Integer(i64::from(evidence.weight)),
        Cell::Made(effects_cell(evidence)),
        Cell::Milli(evidence.milli),
        Cell::Text(zone.as_str()),
        Cell::Integer(evidence.milli),
    ]
}

fn effects_cell(evidence: &Evidence) -> String {
    let mut out = String::new();
    for effect in &evidence.effects {
        for part in [if out.is_empty() { "" } else { "; " }, effect.kind, " ", &effect.term, " "] {
            out.push_str(part);
        }
        write_whole(effect.percent.into(), &mut out);
        out.push_str(" %");
    }
    out
}

/// Returns the row of a speaker.
#[must_use]
pub fn speaker_row(one: &SpeakerRow) -> Vec<Cell<'_>> {
    let figures = &one.figures;
    let (low, high) = (figures.interval.map(|interval| interval.low), figures.interval.map(|interval| interval.high));
    vec![
        Cell::Text(&one.speaker),
        Cell::optional(one.kind.map(crate::lexicon::SpeakerKind::as_str)),
        Cell::Text(&one.organisation),
        Cell::count(figures.articles),
        Cell::count(figures.quotes),
        Cell::count(figures.bull),
        Cell::count(figures.bear),
        Cell::count(figures.neutral),
        Cell::count(figures.no_evidence),
        Cell::milli(figures.milli),
        Cell::integer(figures.milli),
        Cell::milli(low),
        Cell::milli(high),
        Cell::integer(low),
        Cell::integer(high),
    ]
}

/// Returns the row of an input that was left out.
#[must_use]
pub fn skipped_row(one: &Skipped) -> Vec<Cell<'_>> {
    vec![Cell::Text(&one.path), one.row.map_or(Cell::Empty, Cell::count), Cell::Text(one.code), Cell::Text(&one.reason)]
}
