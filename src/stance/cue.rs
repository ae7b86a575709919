//! What the reporting words do to what they report.
//!
//! Takes a quotation and its cue's row; gives its evidence with the cue's percent applied, and the evidence that the cue brings of its own.

use super::{Effect, Evidence, Judge, Leaning, Scope, score};
use crate::lexicon::{CueRow, Status};
use crate::matcher::{Layer, Match};
use crate::quotation::{Cue, Kind, Quotation};

impl Judge<'_> {
    /// Returns the evidence of a quotation: its own, turned or weakened by its cue, and its cue's.
    #[must_use]
    pub fn quotation_evidence(&self, quotation: &Quotation, scope: &Scope) -> Vec<Evidence> {
        let mut found = self.evidence(scope);
        let Some((cue, row)) = quotation.cue.as_ref().and_then(|cue| self.cue_row(cue)) else { return found };
        if row.percent != 100 && is_seen_through(quotation) {
            found.iter_mut().for_each(|one| turn(one, row));
        }
        found.extend(self.evidence_of_cue(cue, row));
        found.sort_by_key(|one| one.span);
        found
    }

    /// Returns what the words of a quotation say by their usage, alone or beside rows that fire.
    #[must_use]
    pub fn quotation_leaning(&self, quotation: &Quotation, scope: &Scope, evidence: &[Evidence]) -> Leaning {
        let row = quotation.cue.as_ref().and_then(|cue| self.cue_row(cue)).map(|(_, row)| row);
        self.leaning(scope, row.filter(|_| is_seen_through(quotation)).map_or(100, |row| row.percent), evidence)
    }

    fn cue_row(&self, cue: &Cue) -> Option<(Cue, &CueRow)> {
        self.reading.pack.reporting.get(cue.row).filter(|row| row.status == Status::Active).map(|row| (cue.clone(), row))
    }

    fn evidence_of_cue(&self, cue: Cue, row: &CueRow) -> Option<Evidence> {
        let side = row.side.filter(|_| row.weight > 0)?;
        let place = Match { layer: Layer::Cue, row: cue.row, alternative: 0, words: cue.words.into() };
        if !self.any_topic && !self.topics.is_on(self.reading.segments, &place) {
            return None;
        }
        let milli = score::contribution(side, row.weight, std::iter::empty());
        Some(Evidence { span: cue.span, term: row.cue.clone(), side, weight: row.weight, effects: Vec::new(), milli })
    }
}

/// What the effect of a reporting verb is called.
pub const KIND: &str = "cue";

/// Says whether a quotation is seen through its cue: words in marks are the speaker's own.
const fn is_seen_through(quotation: &Quotation) -> bool {
    !matches!(quotation.kind, Kind::Direct | Kind::Block)
}

fn turn(one: &mut Evidence, row: &CueRow) {
    one.milli = score::rounded(one.milli * i64::from(row.percent), 100);
    one.effects.push(Effect { term: row.cue.clone(), kind: KIND, percent: row.percent });
}
