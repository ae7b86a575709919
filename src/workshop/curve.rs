//! How the figures move when a threshold or a weight of `settings.csv` is another one.
//!
//! Takes an analyzer and labels; gives, for each setting that the folder holds, the figures over a grid of values and for the value in force.
//! It changes nothing: a person reads the curve and edits the CSV.

use super::evaluate::Read;
use super::gold::Gold;
use super::metrics;
use crate::Analyzer;
use crate::lexicon::SettingRow;
use crate::stance::Thresholds;
use std::collections::BTreeSet;

/// The settings that have a curve, each with the values that are tried.
const GRID: &[(&str, &[i64])] = &[
    ("quotation_threshold", &[0, 25, 50, 75, 100, 150, 200, 300]),
    ("neutral_start", &[1000, 1300, 1600, 2000, 2500, 3000]),
    ("neutral_alone_start", &[1000, 1300, 1600, 2000, 2500, 3000]),
    ("neutral_aside_start", &[1500, 2000, 3000, 4000, 6000]),
    ("article_threshold", &[0, 50, 100, 150, 200, 250, 300, 400]),
    ("article_least_evidence", &[0, 300, 600, 1000, 1500, 2000]),
    ("article_least_share", &[0, 20, 30, 40, 50]),
    ("mixed_ratio", &[100, 120, 140, 160, 180, 200, 250, 300]),
    ("narrator_weight", &[0, 25, 50, 75, 100, 150, 200]),
    ("title_weight", &[0, 50, 100, 150, 200, 300]),
    ("repeat_weight", &[0, 25, 50, 75, 100]),
    ("overtaken_weight", &[-80, -60, -40, -20, 0, 30, 60, 100]),
    ("speaker_weight", &[0, 50, 75, 100, 125, 150]),
    ("usage_weight", &[0, 10, 20, 30, 40, 60, 100]),
    ("usage_alone_weight", &[0, 20, 40, 60, 80, 100, 150]),
    ("usage_least_terms", &[0, 15, 30, 45, 60]),
];
/// The settings that act on single terms, so that the texts must be read again.
const ON_TERMS: &[&str] = &["repeat_weight", "overtaken_weight", "usage_weight", "usage_alone_weight", "usage_least_terms"];
/// The figures that the curve shows.
pub const FIGURES: [&str; 5] =
    ["stance_macro_f1", "bull_bear_flips", "stance_macro_f1_end_to_end", "article_macro_f1", "sentence_accuracy"];

/// One value of one setting, and the figures under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The setting.
    pub setting: &'static str,
    /// The value tried.
    pub value: i64,
    /// Whether it is the one in force.
    pub in_force: bool,
    /// Figures as [`FIGURES`] names them; nothing where no label says anything of one.
    pub figures: [Option<f64>; FIGURES.len()],
}

/// Returns the curve of every setting, all others as they are.
#[must_use]
pub fn curves(analyzer: Analyzer, gold: &Gold) -> Vec<Point> {
    let settings = analyzer.packs().settings.clone();
    let own = Thresholds::new(&settings);
    let mut analyzer = analyzer;
    let mut read = Read::new(&analyzer, gold);
    let mut points = Vec::new();
    for &(name, grid) in GRID {
        let Some(value) = settings.iter().find(|row| row.setting == name).and_then(|row| row.value.parse::<i64>().ok()) else { continue };
        let values: BTreeSet<i64> = grid.iter().copied().chain([value]).collect();
        for tried in values {
            let thresholds = Thresholds::new(&with(&settings, name, tried));
            let figures = if ON_TERMS.contains(&name) {
                analyzer = analyzer.judged_by(thresholds);
                figures(&Read::new(&analyzer, gold))
            } else {
                read.judge(&thresholds);
                figures(&read)
            };
            points.push(Point { setting: name, value: tried, in_force: tried == value, figures });
        }
        analyzer = analyzer.judged_by(own);
        read.judge(&own);
    }
    points
}

/// Returns the settings with another value for one of them.
fn with(settings: &[SettingRow], name: &str, value: i64) -> Vec<SettingRow> {
    let change = |row: &SettingRow| if row.setting == name { SettingRow { value: value.to_string(), ..row.clone() } } else { row.clone() };
    settings.iter().map(change).collect()
}

fn figures(read: &Read<'_>) -> [Option<f64>; FIGURES.len()] {
    let whole = metrics::whole(&read.tallies());
    FIGURES.map(|name| whole.iter().find(|figure| figure.0 == name).map(|figure| figure.1))
}
