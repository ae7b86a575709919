//! The speakers side by side: mean scores with intervals, and the mix behind each.

use super::super::visible::visible;
use super::chart;
use super::gather::Report;
use super::headline::mix_label;
use super::words::Words;
use crate::aggregate::{Figures, SpeakerRow};
use maud::{Markup, html};

/// The most speakers that are drawn.
pub const MOST: usize = 40;

/// From this many quotations with evidence on, a mark grows no more.
const MOST_EVIDENCE: usize = 25;

/// Writes the section.
pub fn speakers(report: &Report, words: &Words) -> Markup {
    let (shown, left) = shown(report);
    let unknown = report.unknown_speakers().filter(|figures| figures.milli.is_some());
    let nobody = |wanted: bool| {
        let figures = unknown.filter(|_| wanted);
        html! { @if let Some(figures) = figures { (line(report, words, html! { i { (words.get("unknown_speaker")) } }, &figures)) } }
    };
    let many = unknown.is_some_and(|figures| figures.with_evidence() > 1);
    let grouped = (0..shown.len()).any(|at| begins_once(&shown, at));
    html! {
        section id="speakers" aria-labelledby="speakers-heading" {
            h2 id="speakers-heading" { (words.get("speakers_heading")) }
            p class="note" { (words.get("speakers_intro")) }
            div class="scroll" {
                table class="speakers" {
                    (head(words))
                    tbody {
                        @for (at, row) in shown.iter().enumerate() {
                            @if begins_once(&shown, at) { (nobody(many)) tr class="group" { th scope="rowgroup" colspan="5" { (words.get("quoted_once")) } } }
                            (line(report, words, named(at, row), &row.figures))
                        }
                        (nobody(!many || !grouped))
                    }
                }
            }
            @if left > 0 { p class="note" { (words.fill("more_speakers", &[("n", &left.to_string())])) } }
            (silent(report, words))
        }
    }
}

/// Says whether the speakers with a single quotation begin at a place, behind others.
fn begins_once(shown: &[SpeakerRow], at: usize) -> bool {
    at > 0 && is_once(&shown[at]) && !is_once(&shown[at - 1])
}

/// Says whether one quotation alone speaks for a row.
fn is_once(row: &SpeakerRow) -> bool {
    row.figures.with_evidence() < 2
}

/// Returns the speakers to draw, those most quoted in the order of their scores, those quoted once behind them, and how many are left.
pub fn shown(report: &Report) -> (Vec<SpeakerRow>, usize) {
    let rows: Vec<_> = report.named_speakers().into_iter().filter(|row| row.figures.milli.is_some()).collect();
    let mut counts: Vec<_> = rows.iter().enumerate().map(|(at, row)| (std::cmp::Reverse(row.figures.with_evidence()), at)).collect();
    counts.sort_unstable();
    let kept: std::collections::BTreeSet<_> = counts.iter().take(MOST).map(|(_, at)| *at).collect();
    let left = rows.len() - kept.len();
    let mut shown: Vec<SpeakerRow> = rows.into_iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, row)| row).collect();
    shown.sort_by_key(is_once);
    (shown, left)
}

fn head(words: &Words) -> Markup {
    html! {
        thead { tr {
            th scope="col" { (words.get("speaker")) }
            th scope="col" { span class="hidden" { (words.get("score")) } (chart::score_axis(words.get("bear"), words.get("bull"))) }
            th scope="col" class="number" { (words.get("score")) br; small { (words.get("interval")) } }
            th scope="col" { (words.get("mix")) br; small { (chart::shape(Some(crate::lexicon::Side::Bear))) "\u{a0}" (words.get("bear")) " \u{b7} "
                (chart::shape(None)) "\u{a0}" (words.get("neutral")) " \u{b7} " (chart::shape(Some(crate::lexicon::Side::Bull))) "\u{a0}" (words.get("bull")) } }
            th scope="col" { (words.get("based_on")) }
        } }
    }
}

/// Writes a speaker's name, leading to what the speaker said.
fn named(at: usize, row: &SpeakerRow) -> Markup {
    html! {
        a href=(format!("#speaker-{at}")) { (visible(&row.speaker)) }
        @if !row.organisation.is_empty() && row.organisation != row.speaker { br; small { (visible(&row.organisation)) } }
    }
}

fn line(report: &Report, words: &Words, name: Markup, figures: &Figures) -> Markup {
    html! {
        tr {
            th scope="row" { (name) }
            td { (chart::score_line(figures, report.threshold, MOST_EVIDENCE, &label(figures, words))) }
            td class="number" { b { (figures.milli.map(|milli| words.score(milli)).unwrap_or_default()) } br; small { (range(figures, words)) } }
            td { (chart::small_shares(figures, &mix_label(figures, words))) }
            td class="base" { (base(figures, words)) }
        }
    }
}

/// Says a mean and its interval in words.
fn label(figures: &Figures, words: &Words) -> String {
    let score = figures.milli.map(|milli| words.score(milli)).unwrap_or_default();
    format!("{} {score}, {} {}", words.get("score"), words.get("interval"), range(figures, words))
}

fn range(figures: &Figures, words: &Words) -> String {
    match figures.interval {
        Some(one) => format!("{} \u{2026} {}", words.score(one.low), words.score(one.high)),
        None => words.get("too_few").to_owned(),
    }
}

/// Says how many quotations and articles a mean stands on.
fn base(figures: &Figures, words: &Words) -> Markup {
    html! {
        (words.count("quotes", figures.quotes)) " \u{b7} " (words.count("articles", figures.articles))
        @if figures.no_evidence > 0 { br; small { (words.fill("without_evidence", &[("n", &figures.no_evidence.to_string())])) } }
    }
}

/// Names the speakers without any evidence.
fn silent(report: &Report, words: &Words) -> Markup {
    let names: Vec<_> =
        report.named_speakers().into_iter().filter(|row| row.figures.milli.is_none()).map(|row| visible(&row.speaker)).collect();
    html! {
        @if !names.is_empty() { p class="note" { (words.get("silent_speakers")) " " (names.join(" \u{b7} ")) } }
    }
}
