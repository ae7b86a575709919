//! Analyses to tables and JSON Lines.
//!
//! Takes analyses; gives rows of typed cells for every table, writers for them, and JSON objects. It computes no figures.

mod comparison;
mod csv;
mod dialect;
mod earlier;
mod explain;
mod fields;
mod folder;
mod json;
mod marked;
mod offsets;
mod privacy;
mod report;
mod rows;
mod run;
mod spreadsheet;
mod table;
mod tables;
mod visible;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use self::csv::CsvTable;
pub use comparison::{COMPARISON, Pair, comparison_json, group_row, pair_row};
pub use dialect::Dialect;
pub use earlier::Earlier;
pub use explain::Explainer;
pub use folder::{FileShape, OutputFolder, place_file};
pub use json::{error_object, write_analysis};
pub use offsets::Offsets;
pub use privacy::Excerpts;
pub use report::{Report, Words, page_head, page_header};
pub use rows::{article_row, evidence_rows, quote_rows, skipped_row, speaker_row};
pub use run::{Counts, RunRecord};
pub use table::{Cell, Column, ColumnKind, RowSink, Table};
pub use tables::{ARTICLES, EVIDENCE, QUOTES, SKIPPED, SPEAKERS, Skipped};
pub use visible::visible;
