//! Quotations over time: a strip a speaker, where articles state dates.

use super::super::visible::visible;
use super::chart;
use super::day;
use super::gather::Report;
use super::speakers;
use super::words::Words;
use crate::aggregate::Group;
use maud::{Markup, html};

/// The most strips.
const MOST: usize = 12;
/// A strip needs this many dated quotations with evidence.
const LEAST: usize = 2;
/// A month needs this many quotations for a mean.
const LEAST_A_MONTH: usize = 5;
const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 72.0;
const EDGE: f64 = 12.0;

/// A dated quotation: its day and its score.
type Dot = (i64, i64);

/// Writes the section.
pub fn timeline(report: &Report, words: &Words) -> Markup {
    let strips = strips(report);
    let days: Vec<i64> = strips.iter().flat_map(|(_, dots)| dots.iter().map(|(day, _)| *day)).collect();
    let ends = days.iter().min().zip(days.iter().max()).filter(|(first, last)| first < last);
    html! {
        section id="timeline" aria-labelledby="timeline-heading" {
            h2 id="timeline-heading" { (words.get("timeline_heading")) }
            @match ends {
                Some((first, last)) => (drawn(report, words, &strips, (*first, *last))),
                None => p class="note" { (words.get("timeline_none")) },
            }
        }
    }
}

/// Returns the speakers with enough dated quotations, those most quoted first.
fn strips(report: &Report) -> Vec<(String, Vec<Dot>)> {
    let (named, _) = speakers::shown(report);
    let mut found: Vec<_> =
        named.into_iter().map(|row| (dots(report, &row.speaker), row.speaker)).map(|(dots, name)| (name, dots)).collect();
    found.retain(|(_, dots)| dots.len() >= LEAST);
    found.sort_by_key(|(_, dots)| std::cmp::Reverse(dots.len()));
    found.truncate(MOST);
    found
}

fn dots(report: &Report, speaker: &str) -> Vec<Dot> {
    let all = report.quoted.get(speaker).into_iter().flatten();
    all.filter_map(|one| Some((day::number(&report.articles.get(one.article)?.date)?, one.score.milli()?))).collect()
}

fn drawn(report: &Report, words: &Words, strips: &[(String, Vec<Dot>)], ends: (i64, i64)) -> Markup {
    let dates: Vec<&str> = report.articles.iter().map(|one| one.date.as_str()).filter(|date| day::number(date).is_some()).collect();
    let date =
        |wanted: i64| dates.iter().find(|date| day::number(date) == Some(wanted)).and_then(|date| date.get(..10)).unwrap_or_default();
    html! {
        p class="note" { (words.get("timeline_intro")) }
        div class="scroll" { table class="strips" {
            @for (speaker, dots) in strips {
                tr {
                    th scope="row" { (visible(speaker)) br; small { (words.count("quotes", dots.len())) } }
                    td { (strip(report, speaker, dots, ends)) }
                }
            }
            tr aria-hidden="true" { th {} td { div class="ends" { span { (date(ends.0)) } span { (date(ends.1)) } } } }
        } }
    }
}

fn strip(report: &Report, speaker: &str, dots: &[Dot], ends: (i64, i64)) -> Markup {
    let line = line(&report.months(speaker), ends);
    html! {
        svg class="plot" viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) width=(WIDTH) height=(HEIGHT) aria-hidden="true" {
            rect class="band" x="0" width=(WIDTH) y=(chart::at(height(report.threshold))) height=(chart::at(height(-report.threshold) - height(report.threshold))) {}
            line class="axis" x1="0" x2=(WIDTH) y1=(chart::at(height(0))) y2=(chart::at(height(0))) {}
            @if !line.is_empty() { polyline class="months" points=(line) {} }
            @for (day, milli) in dots { (chart::mark(chart::side(*milli, report.threshold), along(*day, ends), height(*milli), 5.0, false)) }
        }
    }
}

/// Returns the points of the monthly means.
fn line(months: &[Group], ends: (i64, i64)) -> String {
    let enough = months.iter().filter(|month| month.figures.with_evidence() >= LEAST_A_MONTH);
    let point = |month: &Group| {
        let middle = day::number(&format!("{}-15", month.name))?.clamp(ends.0, ends.1);
        Some(format!("{},{}", chart::at(along(middle, ends)), chart::at(height(month.figures.milli?))))
    };
    let points: Vec<_> = enough.filter_map(point).collect();
    if points.len() > 1 { points.join(" ") } else { String::new() }
}

fn along(day: i64, (first, last): (i64, i64)) -> f64 {
    let number = |days: i64| f64::from(i32::try_from(days).unwrap_or(i32::MAX));
    EDGE + (WIDTH - 2.0 * EDGE) * number(day - first) / number((last - first).max(1))
}

fn height(milli: i64) -> f64 {
    HEIGHT / 2.0 - crate::stance::from_milli(milli.clamp(-1000, 1000)) * (HEIGHT / 2.0 - 8.0)
}
