//! What the figures do not cover.

use super::super::visible::visible;
use super::gather::Report;
use super::words::Words;
use maud::{Markup, html};

/// The most inputs that are named.
const MOST: usize = 100;

/// Writes the section.
pub fn left_out(report: &Report, words: &Words) -> Markup {
    let left = &report.left_out;
    html! {
        section id="left-out" aria-labelledby="left-heading" {
            h2 id="left-heading" { (words.get("left_heading")) }
            p class="note" { (words.get("left_intro")) }
            ul class="left" { @for (count, whole, key) in counts(report) {
                li { b { (count) } @if let Some(whole) = whole { small { " / " (whole) } } " " (words.get(key)) @if key == "left_warnings" { (codes(report)) } }
            } }
            @if !left.skipped.is_empty() {
                div class="scroll" { table {
                    thead { tr { @for key in ["path", "code", "reason"] { th scope="col" { (words.get(key)) } } } }
                    tbody { @for (path, code, reason) in left.skipped.iter().take(MOST) {
                        tr { th scope="row" { (visible(path)) } td { code { (visible(code)) } } td { (visible(reason)) } }
                    } }
                } }
            }
        }
    }
}

fn counts(report: &Report) -> Vec<(usize, Option<usize>, &'static str)> {
    let (figures, left) = (report.overall(), &report.left_out);
    let unknown = report.unknown_speakers().map_or(0, |figures| figures.quotes);
    vec![
        (figures.no_evidence, Some(figures.quotes), "left_evidence"),
        (unknown, Some(figures.quotes), "left_unknown"),
        (left.repeats, None, "left_repeats"),
        (left.silent, Some(report.articles.len()), "left_silent"),
        (left.warnings.values().sum(), None, "left_warnings"),
        (left.skipped.len(), None, "left_skipped"),
    ]
}

fn codes(report: &Report) -> String {
    let codes: Vec<_> = report.left_out.warnings.iter().map(|(code, count)| format!("{code} {count}")).collect();
    if codes.is_empty() { String::new() } else { format!(" ({})", codes.join(", ")) }
}
