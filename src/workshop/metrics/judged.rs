//! One article, its labels beside what was found.
//!
//! Takes labels and an analysis; gives pairs of labelled and found quotations, and what is missing on either side. Optional labels with what
//! is paired to them, and finds in spans to be ignored, are neither rewarded nor punished. The pieces of a broken quotation are judged one by
//! one.

use super::names::Names;
use super::pairing::best_pairs;
use super::tokens::{Tokens, overlap, shared};
use crate::aggregate::{Analysis, ScoredQuotation};
use crate::span::Span;
use crate::workshop::gold::{GoldArticle, GoldQuote};

/// From this token F1 on a find counts as a hit.
pub const HIT: f64 = 0.5;

/// A labelled quotation and its tokens.
#[derive(Debug)]
pub struct Labelled<'a> {
    /// The label.
    pub quote: &'a GoldQuote,
    /// Its tokens.
    pub tokens: Vec<usize>,
}

/// A found piece of a quotation and its tokens.
#[derive(Debug)]
pub struct Found<'a> {
    /// The quotation.
    pub quotation: &'a ScoredQuotation,
    /// The piece.
    pub span: Span,
    /// Its tokens.
    pub tokens: Vec<usize>,
}

/// A labelled quotation and what was found for it.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    /// Position in `labelled`.
    pub gold: usize,
    /// Position in `found`.
    pub found: usize,
    /// Token F1.
    pub overlap: f64,
    /// Whether the speaker is right.
    pub speaker: bool,
}

/// An article's labels beside what was found.
#[derive(Debug)]
pub struct Judged<'a> {
    /// The labels that count.
    pub labelled: Vec<Labelled<'a>>,
    /// The finds that count.
    pub found: Vec<Found<'a>>,
    /// The pairs among them.
    pub pairs: Vec<Pair>,
}

impl<'a> Judged<'a> {
    /// Pairs the labels of an article with what was found in it.
    #[must_use]
    pub fn new(gold: &'a GoldArticle, analysis: &'a Analysis, names: &Names) -> Self {
        let tokens = Tokens::new(&gold.text);
        let labelled: Vec<_> = gold
            .quotes
            .iter()
            .map(|quote| Labelled { quote, tokens: tokens.within(&quote.spans) })
            .filter(|one| !one.tokens.is_empty())
            .collect();
        let pieces = analysis.quotations.iter().flat_map(|quotation| quotation.spans.iter().map(move |&span| (quotation, span)));
        let found: Vec<_> = pieces
            .map(|(quotation, span)| Found { quotation, span, tokens: tokens.within(&[span]) })
            .filter(|one| !one.tokens.is_empty())
            .collect();
        let pairs = best_pairs(&labelled.iter().map(|one| found.iter().map(|other| likeness(one, other)).collect()).collect::<Vec<_>>());
        let ignored = tokens.within(&gold.ignore);
        let text = Text { gold, tokens, names };
        counted(&text, labelled, found, &pairs, &ignored)
    }

    /// Returns the pair of a label, if something was found for it.
    #[must_use]
    pub fn pair_of(&self, gold: usize) -> Option<&Pair> {
        self.pairs.iter().find(|pair| pair.gold == gold)
    }

    /// Returns the finds that no label stands for.
    pub fn spurious(&self) -> impl Iterator<Item = &Found<'a>> {
        let paired = |at: usize| self.pairs.iter().any(|pair| pair.found == at);
        self.found.iter().enumerate().filter(move |(at, _)| !paired(*at)).map(|(_, found)| found)
    }
}

struct Text<'t> {
    gold: &'t GoldArticle,
    tokens: Tokens<'t>,
    names: &'t Names,
}

fn likeness(one: &Labelled<'_>, other: &Found<'_>) -> f64 {
    let overlap = overlap(&one.tokens, &other.tokens);
    let bonus = if same_family(&one.quote.kind, other.quotation.kind.as_str()) { 0.01 } else { 0.0 };
    if overlap > 0.0 { overlap + bonus } else { 0.0 }
}

/// Returns the family of a kind: verbatim words are one, marked or not.
#[must_use]
pub fn family(kind: &str) -> &str {
    if kind == "block" { "direct" } else { kind }
}

fn same_family(gold: &str, found: &str) -> bool {
    family(gold) == family(found) || (found == "mixed" && matches!(family(gold), "direct" | "indirect"))
}

/// Leaves out what is neither rewarded nor punished.
fn counted<'a>(
    text: &Text<'_>,
    labelled: Vec<Labelled<'a>>,
    found: Vec<Found<'a>>,
    pairs: &[(usize, usize)],
    ignored: &[usize],
) -> Judged<'a> {
    let partner = |at: usize| pairs.iter().find(|pair| pair.1 == at).map(|pair| &labelled[pair.0]);
    let counts = |(at, one): (usize, &Found<'_>)| match partner(at) {
        Some(label) => !label.quote.optional,
        None => one.quotation.kind.as_str() != "reported" && 2 * shared(&one.tokens, ignored) < one.tokens.len(),
    };
    let keep_found: Vec<bool> = found.iter().enumerate().map(counts).collect();
    let keep_gold: Vec<bool> = labelled.iter().map(|one| !one.quote.optional).collect();
    let place = |keep: &[bool], at: usize| keep[..at].iter().filter(|kept| **kept).count();
    let pair = |&(gold, at): &(usize, usize)| {
        let (one, other) = (&labelled[gold], &found[at]);
        let (overlap, speaker) = (overlap(&one.tokens, &other.tokens), speaker_is_right(text, one.quote, other.quotation));
        Pair { gold: place(&keep_gold, gold), found: place(&keep_found, at), overlap, speaker }
    };
    let pairs = pairs.iter().filter(|&&(gold, at)| keep_gold[gold] && keep_found[at]).map(pair).collect();
    Judged { pairs, labelled: kept(labelled, &keep_gold), found: kept(found, &keep_found) }
}

fn kept<T>(all: Vec<T>, keep: &[bool]) -> Vec<T> {
    all.into_iter().zip(keep).filter(|(_, kept)| **kept).map(|(one, _)| one).collect()
}

fn speaker_is_right(text: &Text<'_>, gold: &GoldQuote, found: &ScoredQuotation) -> bool {
    let attribution = &found.attribution;
    let nobody = attribution.speaker.is_none() && attribution.mention.is_none();
    let unnamed = gold.speakers.is_empty() && gold.mention.is_none();
    if unnamed || nobody {
        return unnamed && nobody;
    }
    let content = |span: Option<Span>| {
        let touched = span.map(|span| text.tokens.within(&[span])).unwrap_or_default();
        touched.into_iter().filter(|&at| text.names.is_content(text.tokens.word(at))).collect::<Vec<_>>()
    };
    if shared(&content(gold.mention), &content(attribution.mention)) > 0 {
        return true;
    }
    let mention = attribution.mention.map(|span| span.of(&text.gold.text).to_owned());
    let said: Vec<&String> = attribution.speaker.iter().chain(&mention).collect();
    gold.speakers.iter().any(|name| said.iter().any(|other| text.names.agree(name, other)))
}
