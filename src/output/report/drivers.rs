//! The lexicon rows that drive the result, with the score without each.

use super::super::visible::visible;
use super::chart;
use super::gather::Report;
use super::words::Words;
use crate::aggregate::Driver;
use crate::lexicon::short;
use maud::{Markup, html};

/// How many rows are shown.
const MOST: usize = 10;

/// Writes the section.
pub fn drivers(report: &Report, words: &Words) -> Markup {
    let found = report.drivers.strongest(MOST);
    let mean = report.drivers.mean().unwrap_or_default();
    html! {
        @if !found.is_empty() {
            section id="drivers" aria-labelledby="drivers-heading" {
                h2 id="drivers-heading" { (words.get("drivers_heading")) }
                p class="note" { (words.fill("drivers_intro", &[("score", &words.score(mean))])) }
                div class="scroll" { table class="drivers" {
                    thead { tr {
                        @for key in ["term", "side"] { th scope="col" { (words.get(key)) } }
                        @for key in ["times", "adds", "without"] { th scope="col" class="number" { (words.get(key)) } }
                    } }
                    tbody { @for one in &found { (row(one, words)) } }
                } }
            }
        }
    }
}

fn row(one: &Driver, words: &Words) -> Markup {
    let side = Some(one.side);
    html! {
        tr {
            th scope="row" title=(visible(&one.term)) { (visible(&short(&one.term))) " " small { (visible(&one.language)) } }
            td { span class=(chart::class(side)) { (chart::shape(side)) " " (words.get(one.side.as_str())) } }
            td class="number" { (one.times) }
            td class="number" { (words.score(one.milli)) }
            td class="number" { b { (one.without.map_or_else(|| "\u{2013}".to_owned(), |milli| words.score(milli))) } }
        }
    }
}
