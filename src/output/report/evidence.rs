//! What the speakers said: quotations with the words that counted, and the arithmetic of each.

use super::super::privacy::Excerpts;
use super::super::visible::visible;
use super::chart;
use super::gather::{ArticleNote, Report};
use super::quoted::{Part, Quoted};
use super::speakers;
use super::words::Words;
use crate::lexicon::{Side, short};
use crate::stance::Evidence;
use maud::{Markup, html};

/// The most quotations of a speaker.
const MOST: usize = 20;

/// Writes the section.
pub fn evidence(report: &Report, words: &Words) -> Markup {
    let (named, _) = speakers::shown(report);
    html! {
        section id="evidence" aria-labelledby="evidence-heading" {
            h2 id="evidence-heading" { (words.get("evidence_heading")) }
            p class="note" { (words.get("evidence_intro")) @if report.excerpts == Excerpts::Hashed { " " (words.get("hidden_text")) } }
            @for (at, row) in named.iter().enumerate() { (speaker(report, words, &row.speaker, &format!("speaker-{at}"))) }
            (speaker(report, words, "", "speaker-unknown"))
        }
    }
}

/// Writes the quotations of a speaker that have evidence, the strongest first.
fn speaker(report: &Report, words: &Words, name: &str, id: &str) -> Markup {
    let mut quoted: Vec<&Quoted> = report.quoted.get(name).into_iter().flatten().filter(|one| one.score.milli().is_some()).collect();
    let count = quoted.len();
    quoted.sort_by_key(|one| std::cmp::Reverse(one.score.milli().unwrap_or_default().abs()));
    quoted.truncate(MOST);
    let shown = if name.is_empty() { words.get("unknown_speaker").to_owned() } else { visible(name) };
    html! {
        @if count > 0 {
            details id=(id) open {
                summary { span class="name" { (shown) } " " small { (words.count("quotes", count)) } }
                @for one in &quoted { (quotation(report, words, one)) }
                @if count > MOST { p class="note" { (words.fill("more_quotes", &[("n", &(count - MOST).to_string())])) } }
            }
        }
    }
}

fn quotation(report: &Report, words: &Words, one: &Quoted) -> Markup {
    let milli = one.score.milli().unwrap_or_default();
    let class = one.stance;
    html! {
        figure class=(class) {
            p class="label" { span aria-hidden="true" { (shape_of(class)) } " " (words.get(class)) br; b { (words.score(milli)) } }
            div {
                blockquote lang=(visible(&one.language)) { @for part in &one.parts { (marked(part, words)) } }
                ul class="sums" {
                    @for (term, evidence) in &one.evidence { li { (arithmetic(term, evidence, words)) } }
                    @if !one.usage.is_empty() { li { (usage(&one.usage, words)) } }
                    @if let Some(factors) = one.score.factors() { li { (context(factors, words)) } }
                }
                figcaption { (origin(report.articles.get(one.article), words, one)) }
            }
        }
    }
}

fn shape_of(stance: &str) -> &'static str {
    [Some(crate::lexicon::Side::Bull), Some(crate::lexicon::Side::Bear)]
        .into_iter()
        .find(|side| chart::class(*side) == stance)
        .map_or(chart::shape(None), chart::shape)
}

/// Marks words that counted; what they add stands above them, so that it prints too.
fn marked(part: &Part, words: &Words) -> Markup {
    let sum = |milli: i64| words.score(milli).replace('+', "\u{25b2}").replace('\u{2212}', "\u{25bc}");
    html! {
        @match part.side {
            Some(_) => mark class=(chart::class(part.side)) { (visible(&part.text)) @if let Some(milli) = part.adds { sup { (sum(milli)) } } },
            None => { (visible(&part.text)) @if let Some(milli) = part.adds { sup { (sum(milli)) } } }
        }
    }
}

/// Writes out what a term adds and what acted on it.
fn arithmetic(term: &str, one: &Evidence, words: &Words) -> Markup {
    let side = Some(one.side);
    html! {
        i { (visible(&short(term))) } " " span class=(chart::class(side)) { (chart::shape(side)) (one.weight) }
        @for effect in one.effects.iter().filter(|effect| effect.percent != 100) { " \u{d7} " (percent(effect.percent, words)) " " i { (visible(&short(&effect.term))) } }
        " = " (words.score(one.milli))
    }
}

/// Writes out the words that speak for a side by their usage.
fn usage(used: &[(String, i64)], words: &Words) -> Markup {
    html! {
        (words.get("usage")) ": "
        @for (at, (word, milli)) in used.iter().enumerate() { @if at > 0 { ", " } i { (visible(word)) } " " (words.score(*milli)) }
    }
}

/// Writes out by what the speaker's other quotations multiply bull and bear.
fn context([bull, bear]: [i64; 2], words: &Words) -> Markup {
    let side = |side: Side, by: i64| html! { span class=(chart::class(Some(side))) { (chart::shape(Some(side))) } " \u{d7} " (percent(i32::try_from(by).unwrap_or(i32::MAX), words)) };
    html! { (words.get("context")) ": " (side(Side::Bull, bull)) ", " (side(Side::Bear, bear)) }
}

fn percent(percent: i32, words: &Words) -> String {
    words.fill("percent", &[("n", &percent.to_string().replace('-', "\u{2212}"))])
}

/// Says where a quotation stands and how its speaker was found.
fn origin(article: Option<&ArticleNote>, words: &Words, one: &Quoted) -> Markup {
    let found = words.get(method_key(one));
    html! {
        @if let Some(article) = article {
            @let facts = [&article.source, &article.date];
            @if !article.title.is_empty() { (title(article)) }
            @for fact in facts.into_iter().filter(|fact| !fact.is_empty()) { " \u{b7} " (visible(fact)) }
            @if !article.title.is_empty() { br; }
        }
        small { code { (visible(&one.id)) } " \u{b7} " (words.get("found_by")) " " (found) " (" (words.get(sure_key(one))) ")" }
    }
}

/// Writes an article's headline, linked where it has an address of the web.
pub fn title(article: &ArticleNote) -> Markup {
    let is_web = ["http://", "https://"].iter().any(|scheme| article.url.starts_with(scheme));
    let shown = visible(if article.title.is_empty() { &article.id } else { &article.title });
    html! {
        @if is_web { a href=(article.url) rel="noopener noreferrer nofollow" { (shown) } } @else { cite { (shown) } }
    }
}

const fn method_key(one: &Quoted) -> &'static str {
    use crate::speaker::Method;
    match one.method {
        Method::Name => "by_name",
        Method::Role => "by_role",
        Method::Pronoun => "by_pronoun",
        Method::Continuation => "by_continuation",
        Method::None => "by_none",
    }
}

const fn sure_key(one: &Quoted) -> &'static str {
    use crate::speaker::Confidence;
    match one.confidence {
        Confidence::Certain => "sure_certain",
        Confidence::Likely => "sure_likely",
        Confidence::Unknown => "sure_unknown",
    }
}
