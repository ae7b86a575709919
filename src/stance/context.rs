//! What a speaker's other quotations in the same article say of each of them.
//!
//! Takes quotations with speakers and the scores of their own words; adds to each score what the others of its speaker make likely. A speaker
//! seldom changes sides within an article, and a short quotation often says little by itself. Neutral is left alone: that somebody is bullish
//! elsewhere does not make a plain fact a stance, nor the other way round. Whether words are a repeat of others, the caller knows.

use super::Score;
use rustc_hash::FxHashMap;

/// What a whole share is in the sums, which are whole numbers so that no order of adding can change a figure.
const WHOLE: i64 = 1_000_000;

/// A quotation among those of its speaker.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// Who says it, if anybody is known.
    pub speaker: Option<&'a str>,
    /// Whether it counts for the others.
    pub counts: bool,
    /// What its own words say.
    pub score: Score,
}

/// The shares of bull and bear in quotations of one speaker, and how many they are.
#[derive(Debug, Clone, Copy, Default)]
struct Shares {
    sides: [i64; 2],
    quotations: i64,
}

impl Shares {
    fn of(one: &Said<'_>) -> Self {
        let points = one.score.points();
        let all: f64 = points.iter().sum();
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "shares lie between 0 and 1")]
        let share = |side: usize| (WHOLE as f64 * points[side] / all).round() as i64;
        if one.counts { Self { sides: [share(0), share(1)], quotations: 1 } } else { Self::default() }
    }

    const fn plus(self, other: Self) -> Self {
        let sides = [self.sides[0] + other.sides[0], self.sides[1] + other.sides[1]];
        Self { sides, quotations: self.quotations + other.quotations }
    }

    const fn less(self, other: Self) -> Self {
        let sides = [self.sides[0] - other.sides[0], self.sides[1] - other.sides[1]];
        Self { sides, quotations: self.quotations - other.quotations }
    }

    /// Returns the logarithms, in thousandths, of how much likelier than by chance each side is: the mean share, with one quotation of equal shares
    /// added, against a third.
    fn logs(self, percent: i64) -> [i64; 2] {
        #[expect(clippy::cast_precision_loss, reason = "an article has fewer quotations than a float can count")]
        let factor = |side: i64| (3 * side + WHOLE) as f64 / (WHOLE * (self.quotations + 1)) as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "logarithms of small factors")]
        let log = |side: i64| (10.0 * percent as f64 * libm::log(factor(side))).round() as i64;
        if self.quotations == 0 { [0; 2] } else { self.sides.map(log) }
    }
}

/// Returns, for each quotation, what the others of its speaker add for bull and bear: logarithms of factors, in thousandths.
#[must_use]
pub fn contexts(said: &[Said<'_>], percent: i64) -> Vec<[i64; 2]> {
    let own: Vec<Shares> = said.iter().map(Shares::of).collect();
    let mut all: FxHashMap<&str, Shares> = FxHashMap::default();
    for (one, shares) in said.iter().zip(&own) {
        if let Some(speaker) = one.speaker {
            let sum = all.entry(speaker).or_default();
            *sum = sum.plus(*shares);
        }
    }
    let context = |(one, shares): (&Said<'_>, &Shares)| {
        let sum = one.speaker.and_then(|speaker| all.get(speaker)).copied();
        sum.map_or([0; 2], |sum| sum.less(*shares).logs(percent))
    };
    said.iter().zip(&own).map(context).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(speaker: Option<&str>, bull: i64, bear: i64) -> Said<'_> {
        Said { speaker, counts: true, score: Score { bull, bear, terms: 1, ..Score::default() } }
    }

    #[test]
    fn others_of_the_same_speaker_make_their_side_likelier() {
        let all = [said(Some("Nora"), 3000, 0), said(Some("Nora"), 0, 0), said(Some("Ben"), 0, 0), said(None, 0, 3000), said(None, 0, 0)];
        let [of_bull, of_plain, alone, unknown, other_unknown] = contexts(&all, 100).try_into().unwrap();
        // Shares 4/6 and 1/6: factors (3 x 4/6 + 1) / 2 and (3 x 1/6 + 1) / 2.
        assert_eq!(of_plain, [405, -288]);
        assert_eq!(of_bull, [0, 0], "equal shares say nothing");
        assert_eq!([alone, unknown, other_unknown], [[0; 2]; 3], "no other quotation, or nobody known");
    }

    #[test]
    fn a_quotation_that_does_not_count_tells_nothing_and_is_told() {
        let repeat = Said { counts: false, ..said(Some("Nora"), 9000, 0) };
        let found = contexts(&[said(Some("Nora"), 3000, 0), repeat, said(Some("Nora"), 3000, 0)], 100);
        assert_eq!(found[0], found[2]);
        assert!(found[1][0] > found[0][0], "it hears two others: {found:?}");
    }

    #[test]
    fn percent_weakens_and_zero_turns_off() {
        let all = [said(Some("Nora"), 3000, 0), said(Some("Nora"), 0, 0)];
        assert_eq!(contexts(&all, 50)[1], [203, -144]);
        assert_eq!(contexts(&all, 0)[1], [0, 0]);
    }
}
