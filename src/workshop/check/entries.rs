//! The rows that hold terms, whatever their file, in one list.
//!
//! Takes a pack; gives an [`Entry`] a row, with what checks need of it.

use crate::lexicon::{Match as Matching, Pack, Status};
use crate::matcher::Layer;

/// A row that holds terms.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'p> {
    /// The file's layer.
    pub layer: Layer,
    /// The row's position among the rows of its file.
    pub row: usize,
    /// The row in the file.
    pub line: usize,
    /// Whether it comes from an overlay.
    pub over: bool,
    /// The alternatives.
    pub terms: &'p [String],
    /// How they meet a text.
    pub matching: Matching,
    /// Whether the row counts.
    pub status: Status,
    /// A sentence in which it must fire; empty where the file asks for none.
    pub example: &'p str,
    /// A sentence in which it must not.
    pub counterexample: &'p str,
    /// A reason, for people.
    pub note: &'p str,
    /// The version in which it came.
    pub since: &'p str,
}

impl Entry<'_> {
    /// Returns the file's name.
    #[must_use]
    pub const fn file(&self) -> &'static str {
        file_of(self.layer)
    }

    /// Returns the name of the column that holds the terms.
    #[must_use]
    pub const fn column(&self) -> &'static str {
        match self.layer {
            Layer::Cue => "forms",
            Layer::Title => "title",
            Layer::Speaker => "aliases",
            _ => "term",
        }
    }

    /// Says whether `match` has a column in its file.
    #[must_use]
    pub const fn has_match(&self) -> bool {
        !matches!(self.layer, Layer::Cue | Layer::Title | Layer::Speaker)
    }

    /// Says whether its file has a column for examples.
    #[must_use]
    pub const fn wants_example(&self) -> bool {
        !matches!(self.layer, Layer::Title | Layer::Speaker)
    }
}

/// Returns the name of a layer's file.
#[must_use]
pub const fn file_of(layer: Layer) -> &'static str {
    match layer {
        Layer::Block => "block.csv",
        Layer::Bull => "bull.csv",
        Layer::Bear => "bear.csv",
        Layer::Shifter => "shifters.csv",
        Layer::Cue => "reporting.csv",
        Layer::Topic => "topics.csv",
        Layer::Title => "titles.csv",
        Layer::Speaker => "speakers.csv",
    }
}

macro_rules! entries {
    ($rows:expr, $layer:expr, matching: $matching:expr, counterexample: $counter:expr) => {
        $rows.iter().enumerate().map(|(at, row)| Entry {
            layer: $layer,
            row: at,
            line: row.line,
            over: row.over,
            terms: &row.terms,
            matching: $matching(row),
            status: row.status,
            example: &row.example,
            counterexample: $counter(row),
            note: &row.note,
            since: &row.since,
        })
    };
}

/// Returns every row of a pack that holds terms.
#[must_use]
pub fn entries(pack: &Pack) -> Vec<Entry<'_>> {
    let mut all: Vec<Entry<'_>> = Vec::new();
    for (layer, rows) in [(Layer::Bull, &pack.bull), (Layer::Bear, &pack.bear)] {
        all.extend(entries!(rows, layer, matching: |row: &crate::lexicon::TermRow| row.matching, counterexample: term_counter));
    }
    all.extend(entries!(pack.block, Layer::Block, matching: |row: &crate::lexicon::BlockRow| row.matching, counterexample: |_| ""));
    all.extend(
        entries!(pack.shifters, Layer::Shifter, matching: |row: &crate::lexicon::ShifterRow| row.matching, counterexample: shifter_counter),
    );
    all.extend(entries!(pack.reporting, Layer::Cue, matching: |_| Matching::Exact, counterexample: |_| ""));
    all.extend(entries!(pack.topics, Layer::Topic, matching: |row: &crate::lexicon::TopicRow| row.matching, counterexample: |_| ""));
    all.extend(pack.titles.iter().enumerate().map(|(at, row)| title(at, row)));
    all
}

fn term_counter(row: &crate::lexicon::TermRow) -> &str {
    &row.counterexample
}

fn shifter_counter(row: &crate::lexicon::ShifterRow) -> &str {
    &row.counterexample
}

fn title(at: usize, row: &crate::lexicon::TitleRow) -> Entry<'_> {
    let matching = if row.terms.iter().any(|term| term.contains('*')) { Matching::Glob } else { Matching::Exact };
    let (layer, status) = (Layer::Title, Status::Active);
    Entry {
        layer,
        row: at,
        line: row.line,
        over: row.over,
        terms: &row.terms,
        matching,
        status,
        example: "",
        counterexample: "",
        note: &row.note,
        since: "",
    }
}
