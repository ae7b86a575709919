//! The first lines of the report: the result in a sentence, with its numbers.

use super::super::visible::visible;
use super::chart;
use super::gather::Report;
use super::words::Words;
use crate::aggregate::{Figures, SpeakerRow};
use maud::{Markup, html};

/// A speaker with fewer quotations with evidence is not named as the most bullish or bearish.
const LEAST_QUOTES: usize = 2;

/// Writes the headline.
pub fn headline(report: &Report, words: &Words) -> Markup {
    let figures = report.overall();
    html! {
        p class="lead" { @if figures.with_evidence() > 0 { b { (words.get(verdict(&figures))) } " " } (sentence(&figures, words)) }
        @if figures.with_evidence() > 0 {
            div class="whole" { (chart::shares(&figures, &mix_label(&figures, words), 720.0)) }
            div class="whole small" { (chart::shares(&figures, &mix_label(&figures, words), 340.0)) }
            p { (mean(&figures, words)) " " (extremes(report, words)) }
        }
        ul class="tiles" {
            @for (number, noun) in tiles(report, &figures, words) { li { b { (number) } " " (noun) } }
        }
    }
}

/// Says which side prevails, as far as redrawn articles agree: where the interval of the mean holds 0, none does.
fn verdict(figures: &Figures) -> &'static str {
    match figures.interval {
        None => "verdict_few",
        Some(one) if one.low > 0 => "verdict_bull",
        Some(one) if one.high < 0 => "verdict_bear",
        Some(_) => "verdict_none",
    }
}

fn sentence(figures: &Figures, words: &Words) -> String {
    let whole = figures.with_evidence();
    if whole == 0 {
        return words.get("headline_none").to_owned();
    }
    let share = |count: usize| format!("{count} ({})", words.percent(count, whole));
    let (quotes, bull, bear, neutral) =
        (words.count("quotes_from", whole), share(figures.bull), share(figures.bear), share(figures.neutral));
    words.fill("headline", &[("quotes", &quotes), ("bull", &bull), ("bear", &bear), ("neutral", &neutral)])
}

/// Says the mean score and how sure it is.
fn mean(figures: &Figures, words: &Words) -> String {
    let score = figures.milli.map(|milli| words.score(milli)).unwrap_or_default();
    match figures.interval {
        Some(one) => words.fill("mean", &[("score", &score), ("low", &words.score(one.low)), ("high", &words.score(one.high))]),
        None => words.fill("mean_few", &[("score", &score)]),
    }
}

/// Names the speakers at both ends.
fn extremes(report: &Report, words: &Words) -> String {
    let named = report.named_speakers();
    let able: Vec<_> = named.iter().filter(|row| row.figures.with_evidence() >= LEAST_QUOTES).collect();
    let is =
        |row: &SpeakerRow, class: &str| row.figures.milli.is_some_and(|milli| chart::class(chart::side(milli, report.threshold)) == class);
    let bull = able.first().filter(|row| is(row, "bull")).map(|row| extreme("most_bull", row, words));
    let bear = able.last().filter(|row| is(row, "bear")).map(|row| extreme("most_bear", row, words));
    [bull, bear].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn extreme(key: &str, row: &SpeakerRow, words: &Words) -> String {
    let score = row.figures.milli.map(|milli| words.score(milli)).unwrap_or_default();
    let (quotes, articles) = (words.count("quotes", row.figures.with_evidence()), words.count("articles", row.figures.articles));
    words.fill(key, &[("score", &score), ("quotes", &quotes), ("articles", &articles), ("speaker", &visible(&row.speaker))])
}

fn tiles(report: &Report, figures: &Figures, words: &Words) -> Vec<(String, String)> {
    let counted = [("articles", report.articles.len()), ("quotes", figures.quotes), ("speakers", report.named_speakers().len())];
    let mut tiles: Vec<_> = counted.iter().map(|(noun, count)| split(&words.count(noun, *count))).collect();
    tiles.push((words.percent(figures.with_evidence(), figures.quotes), words.get("with_evidence").to_owned()));
    tiles
}

/// Parts a number from its noun.
fn split(text: &str) -> (String, String) {
    text.split_once(' ').map(|(number, noun)| (number.to_owned(), noun.to_owned())).unwrap_or_default()
}

/// Says the shares in words.
pub fn mix_label(figures: &Figures, words: &Words) -> String {
    let parts = [(figures.bear, "bear"), (figures.neutral, "neutral"), (figures.bull, "bull")];
    parts.map(|(count, key)| format!("{count} {}", words.get(key))).join(", ")
}
