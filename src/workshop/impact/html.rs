//! The report of an impact as one offline page.
//!
//! Takes a report and the changes of rows; gives HTML with a dumbbell a speaker (old to new) and the marked words. It loads nothing.

use super::{ArticleChange, Piece, QuoteChange, Report, RowPart, SpeakerChange, Standing, Verdict};
use crate::stance::from_milli;
use crate::workshop::diff::Change;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// How many speakers have a line in the chart.
const SPEAKERS_SHOWN: usize = 60;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}\
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .6rem .25rem 0;border-bottom:1px solid #ddd;vertical-align:top}\
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}mark{background:#ffe9a8;padding:0 .1em}.bull{color:#0b6e4f}.bear{color:#a4262c}\
.broken{border-left:4px solid #a4262c;padding-left:.8rem}.repaired{border-left:4px solid #0b6e4f;padding-left:.8rem}\
.change{margin:1rem 0}code{white-space:pre-wrap}svg text{font:12px system-ui,sans-serif;fill:#1a1a1a}";

/// Returns the page.
#[must_use]
pub fn page(report: &Report, changes: &[Change]) -> String {
    let (sides, flips) = report.sides();
    let body = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { "Impact of a lexicon change" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { "Impact of a lexicon change" }
                p {
                    (report.quotations.len()) " of " (report.quotes_seen) " quotations changed; " (sides) " changed their label, " (flips)
                    " of them from one side to the other. " (report.articles.len()) " of " (report.articles_seen) " articles changed."
                }
                (labels(report))
                (rows(changes))
                (section("Broken labels", report, |one| one.verdict == Some(Verdict::Broken)))
                (section("Repaired labels", report, |one| one.verdict == Some(Verdict::Repaired)))
                (section("Other quotations with another label", report, |one| !decided(one) && one.changes_side()))
                (speakers(&report.speakers))
                (articles(&report.articles))
                (section("Quotations with another score only", report, |one| !decided(one) && !one.changes_side()))
            }
        }
    };
    body.into_string()
}

fn decided(one: &QuoteChange) -> bool {
    matches!(one.verdict, Some(Verdict::Broken | Verdict::Repaired))
}

fn labels(report: &Report) -> Markup {
    let count = report.labels;
    html! {
        @if count.labels > 0 {
            p { "Labels: " (count.broken) " broken, " (count.repaired) " repaired; " (count.before) " of " (count.labels) " right before, " (count.after) " after." }
        }
    }
}

fn rows(changes: &[Change]) -> Markup {
    html! {
        @if !changes.is_empty() {
            h2 { "Rows that changed" }
            ul { @for change in changes { li { code { (change.to_string()) } } } }
        }
    }
}

fn section(title: &str, report: &Report, wanted: impl Fn(&QuoteChange) -> bool) -> Markup {
    let chosen: Vec<&QuoteChange> = report.quotations.iter().filter(|one| wanted(one)).collect();
    html! {
        @if !chosen.is_empty() {
            h2 { (title) " (" (chosen.len()) ")" }
            @for one in chosen { (quotation(one)) }
        }
    }
}

fn quotation(one: &QuoteChange) -> Markup {
    html! {
        div class=(format!("change {}", one.verdict.map_or("", Verdict::as_str))) {
            strong { (if one.speaker.is_empty() { "unknown speaker" } else { &one.speaker }) } " · " (one.id) " · "
            (standing(one.old)) " → " (standing(one.new))
            @if let Some(label) = &one.label { " · label " (label) }
            blockquote { (marked(&one.text)) }
            (parts(&one.rows))
        }
    }
}

fn marked(pieces: &[Piece]) -> Markup {
    html! { @for (text, is_marked) in pieces { @if *is_marked { mark { (text) } } @else { (text) } } }
}

fn parts(rows: &[RowPart]) -> Markup {
    html! { @if !rows.is_empty() { ul { @for row in rows { li { code { (if row.after { "+ " } else { "- " }) (row.arithmetic) } } } } } }
}

fn standing(one: Option<Standing>) -> Markup {
    match one {
        None => html! { "not found" },
        Some(one) => html! { span class=(one.stance) { (one.stance) " " (score(one.milli)) } },
    }
}

fn score(milli: Option<i64>) -> String {
    milli.map_or_else(|| "(no evidence)".to_owned(), |milli| format!("{:+.2}", from_milli(milli)))
}

fn articles(changes: &[ArticleChange]) -> Markup {
    html! {
        @if !changes.is_empty() {
            h2 { "Articles (" (changes.len()) ")" }
            table {
                tr { th { "Article" } th { "Before" } th { "After" } th { "Label" } th { "Rows of the narrator" } }
                @for one in changes {
                    tr {
                        td { (one.id) } td { (standing(Some(one.old))) } td { (standing(Some(one.new))) }
                        td { (one.label.as_deref().unwrap_or_default()) " " (one.verdict.map_or("", Verdict::as_str)) } td { (parts(&one.rows)) }
                    }
                }
            }
        }
    }
}

/// The dumbbells: a hollow dot for the old mean, a filled one for the new.
fn speakers(changes: &[SpeakerChange]) -> Markup {
    let shown = &changes[..changes.len().min(SPEAKERS_SHOWN)];
    let (left, width, line) = (240, 480, 24);
    let height = 30 + line * shown.len();
    let x = |milli: i64| i64::from(left) + (milli + 1000) * i64::from(width) / 2000;
    html! {
        @if !changes.is_empty() {
            h2 { "Speakers whose mean changed (" (changes.len()) ")" }
            svg viewBox=(format!("0 0 {} {height}", left + width + 20)) role="img" aria-label="Mean score of each speaker before and after" {
                @for (tick, name) in [(-1000, "-1 bear"), (0, "0"), (1000, "+1 bull")] {
                    line x1=(x(tick)) x2=(x(tick)) y1="20" y2=(height) stroke="#ccc" {}
                    text x=(x(tick)) y="12" text-anchor="middle" { (name) }
                }
                @for (at, one) in shown.iter().enumerate() { (dumbbell(one, 34 + line * at, left - 10, x)) }
            }
            table {
                tr { th { "Speaker" } th class="n" { "Before" } th class="n" { "After" } th class="n" { "Rank before" } th class="n" { "Rank after" } }
                @for one in changes {
                    tr {
                        td { (one.speaker) } td class="n" { (score(one.old)) } td class="n" { (score(one.new)) }
                        td class="n" { (rank(one.old_rank)) } td class="n" { (rank(one.new_rank)) }
                    }
                }
            }
        }
    }
}

fn dumbbell(one: &SpeakerChange, y: usize, left: i32, x: impl Fn(i64) -> i64) -> Markup {
    html! {
        text x=(left) y=(y + 4) text-anchor="end" { (one.speaker.chars().take(34).collect::<String>()) }
        @if let (Some(old), Some(new)) = (one.old, one.new) { line x1=(x(old)) x2=(x(new)) y1=(y) y2=(y) stroke="#555" stroke-width="2" {} }
        @if let Some(old) = one.old { circle cx=(x(old)) cy=(y) r="5" fill="#fff" stroke="#555" stroke-width="2" { title { "before " (score(Some(old))) } } }
        @if let Some(new) = one.new { circle cx=(x(new)) cy=(y) r="5" fill="#1d4f91" { title { "after " (score(Some(new))) } } }
    }
}

fn rank(rank: Option<usize>) -> String {
    rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string())
}
