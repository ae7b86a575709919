//! Analyses as JSON Lines: one object an article, in the form that design section 7 fixes.

use super::offsets::Offsets;
use super::privacy::Excerpts;
use super::rows::USAGE_SHOWN;
use super::tables::Skipped;
use crate::aggregate::{Analysis, ScoredQuotation};
use crate::error::{Error, Result};
use crate::span::Span;
use crate::stance::{Evidence, Leaning, Score, UsedWord, from_milli};
use serde::Serialize;
use std::borrow::Cow;
use std::io::Write;

#[derive(Serialize)]
struct ArticleObject<'a> {
    article_id: &'a str,
    path: &'a str,
    language: &'a str,
    title: Cow<'a, str>,
    stance: &'a str,
    score: Option<f64>,
    narrator_score: Option<f64>,
    voices_score: Option<f64>,
    narrator_usage: Vec<UsageObject>,
    headline_score: Option<f64>,
    headline_usage: Vec<UsageObject>,
    quotes: Vec<QuoteObject<'a>>,
    warnings: Vec<&'a str>,
    lexicon: &'a str,
}

#[derive(Serialize)]
struct QuoteObject<'a> {
    quote_id: &'a str,
    kind: &'a str,
    start: usize,
    end: usize,
    spans: Vec<[usize; 2]>,
    text: Cow<'a, str>,
    speaker: Option<&'a str>,
    speaker_text: Option<Cow<'a, str>>,
    speaker_start: Option<usize>,
    speaker_end: Option<usize>,
    attribution: &'a str,
    confidence: &'a str,
    cue: Cow<'a, str>,
    stance: &'a str,
    score: Option<f64>,
    evidence: Vec<EvidenceObject<'a>>,
    shares: Option<SharesObject>,
    usage: Vec<UsageObject>,
    context: Option<ContextObject>,
}

/// Percent of the points.
#[derive(Serialize)]
struct SharesObject {
    bull: i64,
    bear: i64,
    neutral: i64,
}

/// By what the speaker's other quotations multiply the points of bull and bear, in percent.
#[derive(Serialize)]
struct ContextObject {
    bull: i64,
    bear: i64,
}

/// What a word adds by its usage: logarithms of factors.
#[derive(Serialize)]
struct UsageObject {
    start: usize,
    end: usize,
    bull: f64,
    bear: f64,
    neutral: f64,
}

#[derive(Serialize)]
struct EvidenceObject<'a> {
    start: usize,
    end: usize,
    term: &'a str,
    side: &'a str,
    weight: i32,
    effects: Vec<String>,
    contribution: f64,
}

#[derive(Serialize)]
struct ErrorObject<'a> {
    article_id: &'a str,
    path: &'a str,
    row: Option<usize>,
    error: &'a str,
    reason: &'a str,
}

/// Writes one analysis as one line.
///
/// # Errors
/// When it cannot be written.
pub fn write_analysis(analysis: &Analysis, excerpts: Excerpts, out: &mut impl Write) -> Result<()> {
    let offsets = Offsets::new(&analysis.document.text);
    let object = ArticleObject {
        article_id: &analysis.document.id,
        path: &analysis.document.path,
        language: &analysis.language,
        title: excerpts.text(&analysis.title),
        stance: analysis.stance,
        score: analysis.score.value(),
        narrator_score: analysis.narrator_score.value(),
        voices_score: analysis.voices_score.value(),
        narrator_usage: usage(&analysis.narrator_score, &analysis.narration, &offsets),
        headline_score: analysis.headline_score.value(),
        headline_usage: usage(&analysis.headline_score, &analysis.headline, &offsets),
        quotes: analysis.quotations.iter().map(|one| quote(analysis, one, &offsets, excerpts)).collect(),
        warnings: analysis.warnings.iter().map(|warning| warning.code).collect(),
        lexicon: &analysis.lexicon,
    };
    line(&object, out)
}

/// Writes an error object for an input that was left out.
///
/// # Errors
/// When it cannot be written.
pub fn error_object(id: &str, skipped: &Skipped, out: &mut impl Write) -> Result<()> {
    line(&ErrorObject { article_id: id, path: &skipped.path, row: skipped.row, error: skipped.code, reason: &skipped.reason }, out)
}

fn line(object: &impl Serialize, out: &mut impl Write) -> Result<()> {
    serde_json::to_writer(&mut *out, object).map_err(|error| Error::io("output", error.into()))?;
    out.write_all(b"\n").map_err(|error| Error::io("output", error))
}

fn quote<'a>(analysis: &'a Analysis, one: &'a ScoredQuotation, offsets: &Offsets<'_>, excerpts: Excerpts) -> QuoteObject<'a> {
    let text = &analysis.document.text;
    let pair = |span: &Span| [offsets.characters(span.start), offsets.characters(span.end)];
    let mention = one.attribution.mention;
    QuoteObject {
        quote_id: &one.id,
        kind: one.kind.as_str(),
        start: offsets.characters(one.span.start),
        end: offsets.characters(one.span.end),
        spans: one.spans.iter().map(pair).collect(),
        text: excerpts.text(one.span.of(text)),
        speaker: one.attribution.speaker.as_deref(),
        speaker_text: mention.map(|span| excerpts.text(span.of(text))),
        speaker_start: mention.map(|span| offsets.characters(span.start)),
        speaker_end: mention.map(|span| offsets.characters(span.end)),
        attribution: one.attribution.method.as_str(),
        confidence: one.attribution.confidence.as_str(),
        cue: excerpts.text(&one.cue),
        stance: one.stance,
        score: one.score.value(),
        evidence: one.evidence.iter().map(|evidence| evidence_object(evidence, offsets)).collect(),
        shares: one.score.shares().map(|[bull, bear, neutral]| SharesObject { bull, bear, neutral }),
        usage: usage(&one.score, &one.leaning, offsets),
        context: one.score.factors().map(|[bull, bear]| ContextObject { bull, bear }),
    }
}

/// Returns the words whose usage counts most; none without a score.
fn usage(score: &Score, leaning: &Leaning, offsets: &Offsets<'_>) -> Vec<UsageObject> {
    let words = leaning.strongest(if score.milli().is_some() { USAGE_SHOWN } else { 0 }).into_iter();
    let object = |word: &UsedWord| {
        let [bull, bear, neutral] = word.adds.map(|milli| from_milli(milli.into()));
        UsageObject { start: offsets.characters(word.span.start), end: offsets.characters(word.span.end), bull, bear, neutral }
    };
    words.map(object).collect()
}

fn evidence_object<'a>(one: &'a Evidence, offsets: &Offsets<'_>) -> EvidenceObject<'a> {
    EvidenceObject {
        start: offsets.characters(one.span.start),
        end: offsets.characters(one.span.end),
        term: &one.term,
        side: one.side.as_str(),
        weight: one.weight,
        effects: one.effects.iter().map(|effect| format!("{} {} {} %", effect.kind, effect.term, effect.percent)).collect(),
        contribution: one.contribution(),
    }
}
