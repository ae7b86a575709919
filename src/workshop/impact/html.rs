//! The report of an impact as one offline page.
//!
//! Takes a report and the changes of rows; gives HTML with a dumbbell a speaker (old to new) and the marked words. It loads nothing and runs
//! nothing; every foreign string is text.

use super::dumbbells::dumbbells;
use super::{ArticleChange, Piece, QuoteChange, Report, RowPart, Standing, Verdict};
use crate::output::{page_head, page_header, visible};
use crate::stance::from_milli;
use crate::workshop::diff::Change;
use maud::{DOCTYPE, Markup, html};

const TITLE: &str = "What a change of the lexicon does";

/// Returns the page.
#[must_use]
pub fn page(report: &Report, changes: &[Change]) -> String {
    let body = html! {
        (DOCTYPE)
        html lang="en" {
            (page_head(TITLE))
            body {
                (page_header(TITLE))
                main {
                    (summary(report))
                    (rows(changes))
                    (section("Broken labels", report, |one| one.verdict == Some(Verdict::Broken)))
                    (section("Repaired labels", report, |one| one.verdict == Some(Verdict::Repaired)))
                    (section("Other quotations with another label", report, |one| !decided(one) && one.changes_side()))
                    (dumbbells(&report.speakers))
                    (articles(&report.articles))
                    (section("Quotations with another score only", report, |one| !decided(one) && !one.changes_side()))
                }
            }
        }
    };
    body.into_string() + "\n"
}

fn decided(one: &QuoteChange) -> bool {
    matches!(one.verdict, Some(Verdict::Broken | Verdict::Repaired))
}

/// Says in a sentence how much changed, with its numbers below.
fn summary(report: &Report) -> Markup {
    let (sides, flips) = report.sides();
    let count = report.labels;
    let tiles = [
        (format!("{} / {}", report.quotations.len(), report.quotes_seen), "quotations with another score or label"),
        (sides.to_string(), "of them with another label"),
        (flips.to_string(), "from bull to bear or back"),
        (format!("{} / {}", report.articles.len(), report.articles_seen), "articles changed"),
    ];
    html! {
        p class="lead" { (sentence(report, sides)) }
        @if count.labels > 0 {
            p { "Of " (count.labels) " labels set by reading, " (count.before) " were met before and " (count.after) " are met now: "
                (count.broken) " broken, " (count.repaired) " repaired." }
        }
        ul class="tiles" { @for (number, noun) in tiles { li { b { (number) } " " (noun) } } }
    }
}

fn sentence(report: &Report, sides: usize) -> String {
    let flipped = |count: usize| if count == 1 { "1 quotation changes".to_owned() } else { format!("{count} quotations change") };
    match (report.quotations.len(), sides) {
        (0, _) => "No quotation changes.".to_owned(),
        (changed, 0) => format!("No quotation changes its label; {} only in score.", flipped(changed)),
        (_, sides) => format!("{} {} label.", flipped(sides), if sides == 1 { "its" } else { "their" }),
    }
}

fn rows(changes: &[Change]) -> Markup {
    html! {
        @if !changes.is_empty() {
            h2 { "Rows that changed (" (changes.len()) ")" }
            ul class="rows" { @for change in changes { li { code { (visible(&change.to_string())) } } } }
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
    let class = one.verdict.filter(|_| decided(one)).map_or_else(|| one.new.map_or("neutral", |new| new.stance), Verdict::as_str);
    html! {
        figure class=(format!("wide {class}")) {
            p class="label" { (standing(one.old)) br; " \u{2192} " (standing(one.new)) }
            div {
                blockquote { (marked(&one.text)) }
                ul class="rows" { @for row in &one.rows { li { (part(row)) } } }
                figcaption {
                    b { (if one.speaker.is_empty() { "unknown speaker".to_owned() } else { visible(&one.speaker) }) } " \u{b7} "
                    code { (visible(&one.id)) }
                    @if let Some(label) = &one.label { " \u{b7} label " (visible(label)) " " span class="verdict" { (one.verdict.map_or("", Verdict::as_str)) } }
                }
            }
        }
    }
}

fn marked(pieces: &[Piece]) -> Markup {
    html! { @for (text, is_marked) in pieces { @if *is_marked { mark { (visible(text)) } } @else { (visible(text)) } } }
}

fn part(row: &RowPart) -> Markup {
    html! { (if row.after { "after: " } else { "before: " }) code { (visible(&row.arithmetic)) } }
}

/// Writes a label with its shape and score.
fn standing(one: Option<Standing>) -> Markup {
    let shape = |stance: &str| match stance {
        "bull" => "\u{25b2}",
        "bear" => "\u{25bc}",
        "mixed" => "\u{25c6}",
        _ => "\u{25a0}",
    };
    match one {
        None => html! { "not found" },
        Some(one) => html! { span class=(one.stance) { (shape(one.stance)) " " (one.stance) " " (score(one.milli)) } },
    }
}

/// Returns a score with its sign, or that there is none.
pub(super) fn score(milli: Option<i64>) -> String {
    milli.map_or_else(|| "(no evidence)".to_owned(), |milli| format!("{:+.2}", from_milli(milli)).replace('-', "\u{2212}"))
}

fn articles(changes: &[ArticleChange]) -> Markup {
    let narrated = changes.iter().any(|one| !one.rows.is_empty());
    let labelled = changes.iter().any(|one| one.label.is_some());
    html! {
        @if !changes.is_empty() {
            h2 { "Articles (" (changes.len()) ")" }
            div class="scroll" { table {
                thead { tr {
                    th scope="col" { "Article" } th scope="col" { "Before" } th scope="col" { "After" }
                    @if labelled { th scope="col" { "Label" } }
                    @if narrated { th scope="col" { "Rows of the narrator" } }
                } }
                tbody { @for one in changes { tr {
                    th scope="row" { (visible(&one.id)) } td { (standing(Some(one.old))) } td { (standing(Some(one.new))) }
                    @if labelled { td { (visible(one.label.as_deref().unwrap_or_default())) " " (one.verdict.map_or("", Verdict::as_str)) } }
                    @if narrated { td { ul class="rows" { @for row in &one.rows { li { (part(row)) } } } } }
                } } }
            } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::impact::SpeakerChange;

    #[test]
    fn hostile_strings_are_text() {
        let bad = "<script>x</script>\u{202e}".to_owned();
        let standing = |stance, milli| Some(Standing { stance, milli: Some(milli) });
        let quotation = QuoteChange {
            article: bad.clone(),
            id: bad.clone(),
            speaker: bad.clone(),
            old: standing("bull", 500),
            new: standing("bear", -500),
            label: Some(bad.clone()),
            verdict: Some(Verdict::Broken),
            rows: Vec::new(),
            text: vec![(bad.clone(), true)],
        };
        let speaker = SpeakerChange { speaker: bad, old: Some(500), new: Some(-500), old_rank: Some(1), new_rank: None };
        let report = Report { quotes_seen: 1, quotations: vec![quotation], speakers: vec![speaker], ..Report::default() };
        let page = page(&report, &[]);
        assert!(!page.contains("<script") && !page.contains('\u{202e}') && page.contains("&lt;script&gt;"), "{page}");
        assert!(page.contains("1 quotation changes its label.") && page.contains("Broken labels (1)"), "{page}");
        assert!(page.contains("after") && page.contains("class=\"before\"") && page.contains("\u{2212}0.50"), "{page}");
    }
}
