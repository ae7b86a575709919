//! The drawings of the report: scores on a line from bear to bull, shares in a bar.
//!
//! Takes figures; gives SVG whose colours and widths stand in the style sheet. A side has a shape of its own, so that the drawings need no
//! colour: a triangle up for bull, one down for bear, a square for neutral.

use crate::aggregate::Figures;
use crate::lexicon::Side;
use crate::stance::from_milli;
use maud::{Markup, html};

/// The width of a plot of scores.
pub const WIDTH: f64 = 300.0;
/// The height of one line of it.
const HEIGHT: f64 = 30.0;
/// What is left free on both sides.
const EDGE: f64 = 16.0;
/// The largest mark's half height.
const LARGEST: f64 = 10.0;
/// The smallest mark's half height.
const SMALLEST: f64 = 4.5;
/// The width of a digit in a bar, roughly.
const DIGIT: f64 = 7.0;
/// The width of a bar of shares.
const BAR: f64 = 160.0;

/// Returns where a score stands on a line of some width.
fn place(milli: i64, width: f64) -> f64 {
    let share = (from_milli(milli.clamp(-1000, 1000)) + 1.0) / 2.0;
    EDGE + share * (width - 2.0 * EDGE)
}

/// Returns a coordinate with one place.
pub fn at(value: f64) -> String {
    format!("{value:.1}")
}

/// Returns the side that a score takes beyond the threshold.
pub const fn side(milli: i64, threshold: i64) -> Option<Side> {
    if milli >= threshold && milli > 0 {
        Some(Side::Bull)
    } else if -milli >= threshold && milli < 0 {
        Some(Side::Bear)
    } else {
        None
    }
}

/// Returns the class of a side in the style sheet.
pub const fn class(side: Option<Side>) -> &'static str {
    match side {
        Some(Side::Bull) => "bull",
        Some(Side::Bear) => "bear",
        None => "neutral",
    }
}

/// Returns the character that stands for a side in text.
pub const fn shape(side: Option<Side>) -> &'static str {
    match side {
        Some(Side::Bull) => "\u{25b2}",
        Some(Side::Bear) => "\u{25bc}",
        None => "\u{25a0}",
    }
}

/// Draws the mark of a side.
pub fn mark(side: Option<Side>, x: f64, y: f64, size: f64, hollow: bool) -> Markup {
    let points = match side {
        Some(Side::Bull) => [(0.0, -1.0), (1.0, 0.8), (-1.0, 0.8), (0.0, -1.0)],
        Some(Side::Bear) => [(0.0, 1.0), (1.0, -0.8), (-1.0, -0.8), (0.0, 1.0)],
        None => [(-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)],
    };
    let points: Vec<_> = points.iter().map(|(dx, dy)| format!("{},{}", at(x + dx * size), at(y + dy * size))).collect();
    let class = format!("mark {}{}", class(side), if hollow { " hollow" } else { "" });
    html! { polygon class=(class) points=(points.join(" ")) {} }
}

/// Returns the size of a mark whose area grows with a count.
pub fn size(count: usize, largest: usize) -> f64 {
    let share = f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / f64::from(u32::try_from(largest.max(1)).unwrap_or(u32::MAX));
    SMALLEST + (LARGEST - SMALLEST) * share.clamp(0.0, 1.0).sqrt()
}

/// Draws a mean score with its interval; `label` says the same in words.
pub fn score_line(figures: &Figures, threshold: i64, largest: usize, label: &str) -> Markup {
    let middle = HEIGHT / 2.0;
    let box_of = format!("0 0 {WIDTH} {HEIGHT}");
    html! {
        svg class="plot" viewBox=(box_of) width=(WIDTH) height=(HEIGHT) role="img" aria-label=(label) {
            (ground(threshold, WIDTH, HEIGHT))
            line class="axis" x1=(at(EDGE)) x2=(at(WIDTH - EDGE)) y1=(at(middle)) y2=(at(middle)) {}
            @if let Some(milli) = figures.milli {
                @let side = side(milli, threshold);
                @if let Some(one) = figures.interval {
                    line class=(format!("range {}", class(side))) x1=(at(place(one.low, WIDTH))) x2=(at(place(one.high, WIDTH))) y1=(at(middle)) y2=(at(middle)) {}
                }
                (mark(side, place(milli, WIDTH), middle, size(figures.with_evidence(), largest), figures.interval.is_none()))
            }
        }
    }
}

/// Draws the neutral band and the lines of -1, 0 and +1.
fn ground(threshold: i64, width: f64, height: f64) -> Markup {
    let (low, high) = (place(-threshold, width), place(threshold, width));
    html! {
        rect class="band" x=(at(low)) width=(at(high - low)) y="0" height=(at(height)) {}
        @for milli in [-1000, 0, 1000] {
            line class="grid" x1=(at(place(milli, width))) x2=(at(place(milli, width))) y1="0" y2=(at(height)) {}
        }
    }
}

/// Draws the ends of the line with their names.
pub fn score_axis(bear: &str, bull: &str) -> Markup {
    let box_of = format!("0 0 {WIDTH} 18");
    html! {
        svg class="plot" viewBox=(box_of) width=(WIDTH) height="18" aria-hidden="true" {
            text x=(at(EDGE)) y="13" { "\u{2212}1 " (bear) }
            text x=(at(WIDTH / 2.0)) y="13" text-anchor="middle" { "0" }
            text x=(at(WIDTH - EDGE)) y="13" text-anchor="end" { (bull) " +1" }
        }
    }
}

/// Draws the shares of bear, neutral and bull as one bar; `label` says the same in words.
pub fn shares(figures: &Figures, label: &str, width: f64) -> Markup {
    let whole = figures.with_evidence();
    let parts = [(Some(Side::Bear), figures.bear), (None, figures.neutral), (Some(Side::Bull), figures.bull)];
    let of = |count: usize| {
        width * f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / f64::from(u32::try_from(whole.max(1)).unwrap_or(u32::MAX))
    };
    let starts = [0.0, of(figures.bear), of(figures.bear + figures.neutral)];
    html! {
        svg class="bar" viewBox=(format!("0 0 {width} 20")) width=(width) height="20" role="img" aria-label=(label) {
            @for ((side, count), start) in parts.into_iter().zip(starts).filter(|((_, count), _)| *count > 0) {
                rect class=(class(side)) x=(at(start)) width=(at((of(count) - 1.0).max(1.0))) y="1" height="18" rx="2" {}
                @let fits = of(count) >= 26.0 + DIGIT * f64::from(count.max(1).ilog10());
                @if of(count) >= 2.0 * DIGIT + DIGIT * f64::from(count.max(1).ilog10()) {
                    text x=(at(start + of(count) / 2.0 - 0.5)) y="14.5" text-anchor="middle" { @if fits { (shape(side)) " " } (count) }
                }
            }
        }
    }
}

/// Draws the shares in a bar as wide as a column.
pub fn small_shares(figures: &Figures, label: &str) -> Markup {
    shares(figures, label, BAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_has_a_shape_and_an_empty_mark_few_articles() {
        assert_eq!(
            mark(Some(Side::Bull), 10.0, 10.0, 5.0, true).into_string(),
            "<polygon class=\"mark bull hollow\" points=\"10.0,5.0 15.0,14.0 5.0,14.0 10.0,5.0\"></polygon>"
        );
        let few = Figures { bull: 1, milli: Some(500), ..Figures::default() };
        let drawn = score_line(&few, 200, 1, "half").into_string();
        assert!(drawn.contains("hollow") && !drawn.contains("range") && drawn.contains("aria-label=\"half\""), "{drawn}");
    }

    #[test]
    fn scores_stand_between_the_ends() {
        assert_eq!((at(place(-1000, WIDTH)), at(place(0, WIDTH)), at(place(1000, WIDTH))), ("16.0".into(), "150.0".into(), "284.0".into()));
    }
}
