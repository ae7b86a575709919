//! The tables of design section 7: which columns they have.
//!
//! It fills no row; `rows` does.

use super::table::{Column, ColumnKind, Table};

const fn text(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::Text }
}

const fn excerpt(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::Excerpt }
}

const fn date(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::Date }
}

const fn integer(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::Integer }
}

const fn decimal(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::Decimal }
}

/// A row a quotation.
pub const QUOTES: Table = Table {
    name: "quotes",
    columns: &[
        text("article_id"),
        text("quote_id"),
        text("language"),
        text("kind"),
        text("speaker"),
        excerpt("speaker_text"),
        text("attribution"),
        text("confidence"),
        excerpt("cue"),
        text("stance"),
        decimal("score"),
        integer("score_milli"),
        decimal("bull_sum"),
        decimal("bear_sum"),
        integer("matches"),
        excerpt("text"),
        text("evidence"),
        integer("start"),
        integer("end"),
        text("zone"),
        integer("repeats"),
        integer("bull_milli"),
        integer("bear_milli"),
        integer("bull_share"),
        integer("bear_share"),
        integer("neutral_share"),
        excerpt("usage"),
        integer("bull_context"),
        integer("bear_context"),
    ],
};

/// A row an article.
pub const ARTICLES: Table = Table {
    name: "articles",
    columns: &[
        text("article_id"),
        text("path"),
        text("language"),
        date("date"),
        text("source"),
        excerpt("title"),
        text("stance"),
        decimal("score"),
        integer("score_milli"),
        decimal("narrator_score"),
        decimal("voices_score"),
        integer("quotes"),
        integer("speakers"),
        integer("bull"),
        integer("bear"),
        integer("neutral"),
        integer("words"),
        text("warnings"),
        text("lexicon"),
        integer("narrator_milli"),
        integer("voices_milli"),
        excerpt("narrator_usage"),
        decimal("headline_score"),
        integer("headline_milli"),
        excerpt("headline_usage"),
    ],
};

/// A row a speaker.
pub const SPEAKERS: Table = Table {
    name: "speakers",
    columns: &[
        text("speaker"),
        text("kind"),
        text("organisation"),
        integer("articles"),
        integer("quotes"),
        integer("bull"),
        integer("bear"),
        integer("neutral"),
        integer("no_evidence"),
        decimal("score"),
        integer("score_milli"),
        decimal("low"),
        decimal("high"),
        integer("low_milli"),
        integer("high_milli"),
    ],
};

/// A row a term that counted.
pub const EVIDENCE: Table = Table {
    name: "evidence",
    columns: &[
        text("article_id"),
        text("quote_id"),
        integer("start"),
        integer("end"),
        excerpt("words"),
        text("term"),
        text("side"),
        integer("weight"),
        text("effects"),
        decimal("contribution"),
        text("zone"),
        integer("contribution_milli"),
    ],
};

/// A row an input that was left out.
pub const SKIPPED: Table = Table { name: "skipped", columns: &[text("path"), integer("row"), text("code"), text("reason")] };

/// An input that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The path, as given.
    pub path: String,
    /// The row of a table or the line of a JSON Lines file.
    pub row: Option<usize>,
    /// A short code.
    pub code: &'static str,
    /// What was found, what was expected, what to do.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_decimal_column_has_one_of_whole_numbers_beside_it() {
        for table in [QUOTES, ARTICLES, SPEAKERS, EVIDENCE] {
            let named = |kind: ColumnKind| table.columns.iter().filter(move |column| column.kind == kind).map(|column| column.name);
            for name in named(ColumnKind::Decimal) {
                let stem = name.trim_end_matches("_score").trim_end_matches("_sum");
                let whole = format!("{stem}_milli");
                assert!(named(ColumnKind::Integer).any(|other| other == whole), "{}: {name} without {whole}", table.name);
            }
        }
    }
}
