//! The speakers of an impact: old and new mean on one line each.
//!
//! Takes the speakers that changed; gives a drawing with its legend, and the same figures as a table.

use super::SpeakerChange;
use super::html::score;
use crate::output::visible;
use maud::{Markup, html};

/// How many speakers have a line in the drawing.
const SPEAKERS_SHOWN: usize = 60;
/// How much of a name is shown, in characters.
const NAME_SHOWN: usize = 30;
/// Where the lines begin, behind the names.
const LEFT: usize = 210;
/// How long the lines are.
const WIDTH: usize = 400;
/// What is left free at the right, for the last number of the axis.
const RIGHT: usize = 40;
/// The height of a line.
const LINE: usize = 26;

/// Writes the section; nothing where no speaker changed.
pub fn dumbbells(changes: &[SpeakerChange]) -> Markup {
    html! {
        @if !changes.is_empty() {
            h2 { "Speakers whose mean changed (" (changes.len()) ")" }
            p class="note" { "\u{25cb} mean score before, \u{25cf} after; \u{2212}1 is bear, +1 bull. The table below says the same." }
            (drawing(&changes[..changes.len().min(SPEAKERS_SHOWN)]))
            (table(changes))
        }
    }
}

fn drawing(shown: &[SpeakerChange]) -> Markup {
    let height = 24 + LINE * shown.len();
    html! {
        div class="bells" { svg viewBox=(format!("0 0 {} {height}", LEFT + WIDTH + RIGHT)) role="img" aria-label="Mean score of each speaker before and after" {
            @for (tick, name) in [(-1000, "\u{2212}1 bear"), (0, "0"), (1000, "bull +1")] {
                line class="grid" x1=(x(tick)) x2=(x(tick)) y1="18" y2=(height) {}
                text x=(x(tick)) y="12" text-anchor="middle" { (name) }
            }
            @for (at, one) in shown.iter().enumerate() { (dumbbell(one, 34 + LINE * at)) }
        } }
    }
}

/// Returns where a score stands.
fn x(milli: i64) -> i64 {
    let (left, width) = (i64::try_from(LEFT).unwrap_or_default(), i64::try_from(WIDTH).unwrap_or_default());
    left + (milli + 1000) * width / 2000
}

fn dumbbell(one: &SpeakerChange, y: usize) -> Markup {
    let name = visible(&one.speaker);
    let cut: String = name.chars().take(NAME_SHOWN).collect();
    html! {
        text class="who" x=(LEFT - 14) y=(y + 4) text-anchor="end" { (cut) @if cut.len() < name.len() { "\u{2026}" } }
        @if let (Some(old), Some(new)) = (one.old, one.new) { line class="way" x1=(x(old)) x2=(x(new)) y1=(y) y2=(y) {} }
        @if let Some(new) = one.new { circle class="after" cx=(x(new)) cy=(y) r="4" { title { "after " (score(Some(new))) } } }
        @if let Some(old) = one.old { circle class="before" cx=(x(old)) cy=(y) r="6" fill-opacity="0" { title { "before " (score(Some(old))) } } }
    }
}

fn table(changes: &[SpeakerChange]) -> Markup {
    let rank = |rank: Option<usize>| rank.map_or_else(|| "\u{2013}".to_owned(), |rank| rank.to_string());
    html! {
        div class="scroll" { table {
            thead { tr {
                th scope="col" { "Speaker" }
                @for name in ["Before", "After", "Rank before", "Rank after"] { th scope="col" class="number" { (name) } }
            } }
            tbody { @for one in changes { tr {
                th scope="row" { (visible(&one.speaker)) }
                @for cell in [score(one.old), score(one.new), rank(one.old_rank), rank(one.new_rank)] { td class="number" { (cell) } }
            } } }
        } }
    }
}
