//! The articles with their labels: what the narrator says beside the voices.

use super::super::visible::visible;
use super::chart;
use super::evidence::title;
use super::gather::{ArticleNote, Report};
use super::words::Words;
use crate::lexicon::Side;
use crate::stance::Score;
use maud::{Markup, html};

/// The most articles that are listed.
const MOST: usize = 60;

/// Writes the section.
pub fn articles(report: &Report, words: &Words) -> Markup {
    let left = report.articles.len().saturating_sub(MOST);
    html! {
        section id="articles" aria-labelledby="articles-heading" {
            h2 id="articles-heading" { (words.get("articles_heading")) }
            div class="scroll" { table class="articles" {
                thead { tr {
                    @for key in ["article", "stance"] { th scope="col" { (words.get(key)) } }
                    @for key in ["score", "voices", "narrator"] { th scope="col" class="number" { (words.get(key)) } }
                } }
                tbody { @for one in report.articles.iter().take(MOST) { (row(one, words)) } }
            } }
            @if left > 0 { p class="note" { (words.fill("more_articles", &[("n", &left.to_string())])) } }
        }
    }
}

fn row(one: &ArticleNote, words: &Words) -> Markup {
    let facts = [&one.language, &one.source, &one.date, &one.path];
    let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.is_empty()).map(|fact| visible(fact)).collect();
    html! {
        tr {
            th scope="row" { (title(one)) br; small { (facts.join(" \u{b7} ")) } }
            td { span class=(class(one.stance)) { (shape(one.stance)) " " (words.get(one.stance)) } }
            @for score in [&one.score, &one.voices, &one.narrator] { td class="number" { (cell(score, words)) } }
        }
    }
}

fn cell(score: &Score, words: &Words) -> String {
    score.milli().map_or_else(|| "\u{2013}".to_owned(), |milli| words.score(milli))
}

fn class(stance: &str) -> &'static str {
    if stance == "bull" || stance == "bear" { chart::class(side(stance)) } else { "neutral" }
}

fn shape(stance: &str) -> &'static str {
    if stance == "mixed" { "\u{25c6}" } else { chart::shape(side(stance)) }
}

fn side(stance: &str) -> Option<Side> {
    [Side::Bull, Side::Bear].into_iter().find(|side| side.as_str() == stance)
}
