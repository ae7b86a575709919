//! The rows of what words mean and speak for, as types.
//!
//! As `rows`: takes cells, gives one value a row.

use super::cells::Cells;
use super::packed::{Bytes, Packed};
use super::rows::LexiconRow;

/// The largest weight of a row of usage, in thousandths.
const MOST_USAGE: i32 = 100_000;

rows! {
    /// What a word, two neighbours, the beginning of a word, a concept or two concepts speak for.
    UsageRow ["term", "bull", "bear", "neutral"] optional [] key ["term"];
    /// A word in any of its forms, two of them, a beginning with `*` behind it, `#` for a number, or one or two concepts in brackets.
    term: String = |c| c.required("term"),
    /// What it adds for bull, in thousandths.
    bull: i32 = |c| c.number("bull", -MOST_USAGE..=MOST_USAGE, None),
    /// What it adds for bear, in thousandths.
    bear: i32 = |c| c.number("bear", -MOST_USAGE..=MOST_USAGE, None),
    /// What it adds for neutral, in thousandths.
    neutral: i32 = |c| c.number("neutral", -MOST_USAGE..=MOST_USAGE, None),
}

rows! {
    /// Which concepts a word stands for.
    ConceptWordRow ["word", "concepts"] optional [] key ["word"];
    /// The word, in any of its forms.
    word: String = |c| c.required("word"),
    /// The names of its concepts.
    concepts: Vec<String> = |c| { c.required("concepts"); c.forms("concepts") },
}

rows! {
    /// A concept that words of every language may stand for.
    ConceptRow ["concept", "meaning"] optional [] key ["concept"];
    /// Its name.
    concept: String = |c| c.required("concept"),
    /// What it means, for people.
    meaning: String = |c| c.text("meaning"),
}
