//! What a later statement contradicts counts otherwise.
//!
//! ## What it does
//! A statement ends with its sentence, at a colon or semicolon, or before a comma and a contrast (`, but`). The last statement of a quotation
//! that holds evidence gives its direction. Evidence of earlier ones that points the other way contributes only a share, or below 0 for the
//! other side; evidence that points the same way keeps all. What outweighs all the evidence on the side of the last statement more than twice
//! keeps all too.
//!
//! ## Why
//! Speakers grant a point before they make theirs: "The sales are fine. The debt will sink them." The last word is where they stand, and what they
//! granted was named to be answered.

use crate::lexicon::Use;
use crate::quotation::Reading;
use crate::stance::{Effect, Evidence};

/// How many tokens before a term are searched for the borders of its statement.
const LONGEST_SENTENCE: usize = 300;

/// Where a statement stands: its sentence, and its place in it.
pub type Statement = (usize, usize);

/// Returns the statement of a token.
pub fn statement(reading: Reading<'_>, token: usize) -> Statement {
    let sentence = reading.segments.sentence_of(token);
    let start = reading.segments.sentences[sentence].tokens.start.max(token.saturating_sub(LONGEST_SENTENCE));
    (sentence, (start + 1..token).filter(|&at| is_border(reading, at)).count())
}

/// Says whether a statement ends at a mark within its sentence.
fn is_border(reading: Reading<'_>, at: usize) -> bool {
    let tokens = &reading.segments.tokens;
    let contrast = || tokens.get(at + 1).is_some_and(|next| reading.forms.uses(next.form).has(Use::Contrast));
    tokens[at].is_mark()
        && match tokens[at].span.of(reading.text) {
            ":" | ";" => true,
            "," => contrast(),
            _ => false,
        }
}

/// How many times the evidence of a side must outweigh the other's so that no later statement overtakes it.
const MUCH_MORE: i64 = 2;

/// Turns to `percent` what the last statement with evidence contradicts; `statements` tells the statement of each piece of evidence.
pub fn turn(evidence: &mut [Evidence], statements: &[Statement], percent: i32) {
    let Some(&last) = statements.iter().max() else { return };
    let pairs = || evidence.iter().zip(statements);
    let closing: i64 = pairs().filter(|(_, at)| **at == last).map(|(one, _)| one.milli).sum();
    let contradicts = |one: &Evidence, at: Statement| at != last && one.milli.signum() == -closing.signum();
    let sum = |contradicting: bool| -> i64 {
        pairs().filter(|(one, at)| contradicts(one, **at) == contradicting).map(|(one, _)| one.milli).sum::<i64>().abs()
    };
    if percent == 100 || closing == 0 || sum(true) > MUCH_MORE * sum(false) {
        return;
    }
    for (one, _) in evidence.iter_mut().zip(statements).filter(|(_, at)| **at != last) {
        if one.milli.signum() == -closing.signum() {
            one.milli = crate::stance::score::rounded(one.milli * i64::from(percent), 100);
            one.effects.push(Effect { term: "later statement".to_owned(), kind: "overtaken", percent });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Side;

    fn evidence(milli: i64) -> Evidence {
        let side = if milli > 0 { Side::Bull } else { Side::Bear };
        Evidence { span: crate::Span::default(), term: "bolu".to_owned(), side, weight: 1, effects: Vec::new(), milli }
    }

    fn turned(pieces: &[(i64, Statement)], percent: i32) -> Vec<i64> {
        let (mut found, statements): (Vec<_>, Vec<_>) = pieces.iter().map(|&(milli, at)| (evidence(milli), at)).unzip();
        turn(&mut found, &statements, percent);
        found.iter().map(|one| one.milli).collect()
    }

    #[test]
    fn only_earlier_evidence_of_the_other_side_weighs_less() {
        assert_eq!(turned(&[(2000, (0, 0)), (-1000, (0, 0)), (-3000, (1, 0))], 30), [600, -1000, -3000]);
        assert_eq!(turned(&[(2000, (0, 0)), (-1000, (0, 1))], 30), [600, -1000], "a statement may end within its sentence");
    }

    #[test]
    fn below_nought_it_counts_for_the_side_of_the_last_statement() {
        assert_eq!(turned(&[(2000, (0, 0)), (-1000, (1, 0))], -40), [-800, -1000]);
    }

    #[test]
    fn what_outweighs_the_last_statement_keeps_all() {
        assert_eq!(turned(&[(2000, (0, 0)), (-1000, (1, 0))], 30), [600, -1000]);
        assert_eq!(turned(&[(2001, (0, 0)), (-1000, (1, 0))], 30), [2001, -1000]);
    }

    #[test]
    fn a_last_statement_without_a_side_overtakes_nothing() {
        assert_eq!(turned(&[(2000, (0, 0)), (1000, (1, 0)), (-1000, (1, 0))], 30), [2000, 1000, -1000]);
        assert_eq!(turned(&[(2000, (0, 0)), (-1000, (1, 0))], 100), [2000, -1000]);
    }
}
