//! The speaker table of a terminal.

use super::common::visible;
use crate::aggregate::SpeakerRow;
use comfy_table::{CellAlignment, Table, presets};

/// The longest name that is shown whole, in characters.
const LONGEST_NAME: usize = 40;

/// Returns the speakers as a table: most quotations first, then by name.
#[must_use]
pub fn speakers(rows: &[SpeakerRow], most: usize) -> String {
    let mut sorted: Vec<_> = rows.iter().filter(|row| !row.speaker.is_empty()).collect();
    sorted.sort_by(|a, b| b.quotes.cmp(&a.quotes).then_with(|| a.speaker.cmp(&b.speaker)));
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(["SPEAKER", "QUOTES", "ARTICLES", "BULL", "BEAR", "NEUTRAL", "NO EVIDENCE", "SCORE"]);
    for row in sorted.iter().take(most) {
        let score = row.milli.map_or_else(|| "-".to_owned(), |milli| format!("{:+.2}", crate::stance::from_milli(milli)));
        let counts = [row.quotes, row.articles, row.bull, row.bear, row.neutral, row.no_evidence].map(|count| count.to_string());
        table.add_row(std::iter::once(short(&row.speaker)).chain(counts).chain([score]));
    }
    table.column_iter_mut().skip(1).for_each(|column| column.set_cell_alignment(CellAlignment::Right));
    let left = sorted.len().saturating_sub(most);
    if left > 0 { format!("{table}\n… and {left} more in speakers.csv") } else { table.to_string() }
}

fn short(name: &str) -> String {
    let shown: String = visible(name).chars().take(LONGEST_NAME).collect();
    if name.chars().count() > LONGEST_NAME { shown + "…" } else { shown }
}
