//! Groups as a table of a terminal, with a small dot plot.

use super::common::visible;
use crate::aggregate::{Group, Interval};
use crate::stance::from_milli;
use comfy_table::{CellAlignment, Table, presets};

/// The longest name that is shown whole, in characters.
const LONGEST_NAME: usize = 28;
/// The places of the dot plot; odd, so that 0 has one.
const PLACES: i64 = 21;

/// Returns groups as a table, in their order.
#[must_use]
pub fn groups(heading: &str, unknown: &str, rows: &[Group]) -> String {
    let mut table = Table::new();
    let plot = format!("-1{}0{}+1", " ".repeat(8), " ".repeat(8));
    table.load_style(presets::NOTHING);
    table.set_header([heading, "QUOTES", "ART.", "BULL", "NEUTRAL", "BEAR", "NONE", "SCORE", "95 % INTERVAL", &plot]);
    for row in rows {
        table.add_row(cells(row, unknown));
    }
    table.column_iter_mut().skip(1).take(8).for_each(|column| column.set_cell_alignment(CellAlignment::Right));
    let lines: Vec<_> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n")
}

fn cells(group: &Group, unknown: &str) -> Vec<String> {
    let figures = &group.figures;
    let name = if group.name.is_empty() { unknown.to_owned() } else { short(&group.name) };
    let counts = [figures.quotes, figures.articles, figures.bull, figures.neutral, figures.bear, figures.no_evidence];
    let mut cells = vec![name];
    cells.extend(counts.map(|count| count.to_string()));
    cells.push(figures.milli.map_or_else(|| "-".to_owned(), signed));
    cells.push(match figures.interval {
        Some(interval) => range(interval),
        None if figures.has_few_articles() => "too few art.".to_owned(),
        None => "-".to_owned(),
    });
    cells.push(figures.milli.map_or_else(String::new, |milli| dot_plot(milli, figures.interval)));
    cells
}

/// Returns a score with its sign.
#[must_use]
pub fn signed(milli: i64) -> String {
    format!("{:+.2}", from_milli(milli))
}

/// Returns an interval in words of a table.
#[must_use]
pub fn range(interval: Interval) -> String {
    format!("{} .. {}", signed(interval.low), signed(interval.high))
}

/// Draws a score between -1 and +1: a full dot on its interval, an empty one where there is none.
fn dot_plot(milli: i64, interval: Option<Interval>) -> String {
    let place = |milli: i64| (milli.clamp(-1000, 1000) + 1000) * (PLACES - 1) / 2000;
    let mark = |at: i64| match interval {
        _ if at == place(milli) => {
            if interval.is_some() {
                '●'
            } else {
                '○'
            }
        }
        Some(one) if at == place(one.low) => '├',
        Some(one) if at == place(one.high) => '┤',
        Some(one) if (place(one.low)..place(one.high)).contains(&at) => '─',
        _ if at == PLACES / 2 => '│',
        _ => '·',
    };
    (0..PLACES).map(mark).collect()
}

fn short(name: &str) -> String {
    let shown: String = visible(name).chars().take(LONGEST_NAME).collect();
    if name.chars().count() > LONGEST_NAME { shown + "…" } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_stands_where_its_score_is() {
        assert_eq!(dot_plot(-1000, None), "○·········│··········");
        assert_eq!(dot_plot(0, None), "··········○··········");
        assert_eq!(dot_plot(1000, None), "··········│·········○");
        assert_eq!(dot_plot(500, Some(Interval { low: 200, high: 800 })), "··········│·├──●──┤··");
        assert_eq!(dot_plot(-200, Some(Interval { low: -400, high: 400 })), "······├─●─────┤······");
    }
}
