//! Quotations and narrator, scored each for itself.
//!
//! Takes what was found in a text; gives scored quotations, and what the article says in its own voice. It adds nothing up: `aggregate` does.

use crate::aggregate::ScoredQuotation;
use crate::lexicon::Zone;
use crate::quotation::{Kind, Quotation};
use crate::segment::Tokens;
use crate::speaker;
use crate::stance::{Evidence, Judge, Leaning, Scope, Score, joined};

/// Returns, for each quotation, the pieces of those within it that are others' own words: in marks, or as a block. What a speaker reports in
/// words of his own stays part of what he says.
pub(super) fn within(quotations: &[Quotation]) -> Vec<Vec<Tokens>> {
    let mut within = vec![Vec::new(); quotations.len()];
    for one in quotations.iter().filter(|one| matches!(one.kind, Kind::Direct | Kind::Block)) {
        if let Some(outer) = one.inside.and_then(|outer| within.get_mut(outer)) {
            outer.extend(one.pieces.iter().cloned());
        }
    }
    within
}

/// Scores one quotation; quotations `within` it belong to their own speakers.
pub(super) fn score(one: &Quotation, attribution: speaker::Attribution, within: Vec<Tokens>, judge: &Judge<'_>) -> ScoredQuotation {
    let scope = Scope::new(one.pieces.iter().cloned(), within);
    let segments = judge.reading.segments;
    let spans: Vec<_> = one.pieces.iter().map(|piece| segments.span(piece)).collect();
    let first = segments.paragraph_of(one.tokens().start);
    let evidence = judge.quotation_evidence(one, &scope);
    ScoredQuotation {
        id: String::new(),
        kind: one.kind,
        span: segments.span(&one.tokens()),
        spans,
        attribution,
        cue: one.cue.as_ref().map(|cue| cue.span.of(judge.reading.text).to_owned()).unwrap_or_default(),
        leaning: judge.quotation_leaning(one, &scope, &evidence),
        evidence,
        score: Score::default(),
        stance: "neutral",
        zone: segments.paragraphs.get(first).map_or(Zone::Body, |paragraph| paragraph.zone),
        on_topic: judge.is_on_topic(&scope),
        repeats: false,
    }
}

/// Says whether a quotation tells anything: a speech act without a clause ("warns of a bubble") does by its speaker and the side that it takes.
pub(super) fn tells(one: &ScoredQuotation) -> bool {
    one.kind != Kind::Reported || one.attribution.speaker.is_some() && one.evidence.iter().any(|term| term.milli != 0)
}

/// What an article says in its own voice.
#[derive(Default)]
pub(super) struct Narrated {
    /// The terms that count, each with its zone.
    pub(super) evidence: Vec<(Evidence, Zone)>,
    /// What the headline's words say by their usage, where somebody is quoted.
    pub(super) headline: Leaning,
    /// What all words say by their usage, where nobody is quoted and no row fires.
    pub(super) narration: Leaning,
}

/// Returns what the article says in its own voice, by what stands outside quotations, advertising and the like.
pub(super) fn narrated(quotations: &[&Quotation], judge: &Judge<'_>) -> Narrated {
    let without = joined(quotations.iter().flat_map(|one| one.pieces.iter().cloned()));
    let paragraphs = || judge.reading.segments.paragraphs.iter().filter(|paragraph| paragraph.zone.is_article());
    let (mut found, mut headline) = (Narrated::default(), Vec::new());
    for paragraph in paragraphs() {
        let from = without.partition_point(|range| range.end <= paragraph.tokens.start);
        let to = without.partition_point(|range| range.start < paragraph.tokens.end);
        let scope = Scope::new([paragraph.tokens.clone()], without[from..to.max(from)].iter().cloned());
        let evidence = judge.evidence(&scope);
        if paragraph.zone == Zone::Title && !quotations.is_empty() {
            headline.push(judge.leaning(&scope, 100, &evidence));
        }
        found.evidence.extend(evidence.into_iter().map(|one| (one, paragraph.zone)));
    }
    found.headline = Leaning::mean(headline.into_iter());
    if quotations.is_empty() && found.evidence.is_empty() {
        let passages = paragraphs().map(|paragraph| judge.leaning(&Scope::new([paragraph.tokens.clone()], []), 100, &[]));
        found.narration = Leaning::mean(passages);
    }
    found
}
