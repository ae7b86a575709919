//! How far from chance one side's use of a phrase is.
//!
//! Takes counts of texts; gives the z value of the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008). The
//! prior is how often all texts hold the phrase, so that rare phrases need more evidence and everyday ones more difference.

/// What the prior weighs beside the texts that are held against each other.
const PRIOR_SHARE: f64 = 0.1;
/// The least that the prior weighs: without it a phrase that one side alone uses would seem less sure than one that others use too.
const LEAST_PRIOR: f64 = 0.5;

/// One side's counts against those of the other side and of neutral voices together.
#[derive(Debug, Clone, Copy)]
pub struct Contrast {
    /// Texts with the phrase, and phrases in all, of the side.
    own: (f64, f64),
    /// The same of the others.
    others: (f64, f64),
    /// How often any text holds the phrase.
    background: f64,
}

impl Contrast {
    /// Holds a side (0 or 1 of bull, bear, neutral, corpus) against the other side and the neutral voices.
    pub fn new(texts: &[usize; 4], totals: &[usize; 4], side: usize) -> Self {
        let (count, total) = (texts.map(number), totals.map(number));
        let others = |values: [f64; 4]| values[..3].iter().sum::<f64>() - values[side];
        let background = count.iter().sum::<f64>() / total.iter().sum::<f64>().max(1.0);
        Self { own: (count[side], total[side]), others: (others(count), others(total)), background }
    }
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Returns the z value: above 0 where the side uses the phrase more.
pub fn z(contrast: &Contrast) -> f64 {
    let weight = PRIOR_SHARE * (contrast.own.1 + contrast.others.1);
    let prior = (weight * contrast.background).max(LEAST_PRIOR);
    let odds = |(count, total): (f64, f64)| ((count + prior) / (total + weight - count - prior).max(0.01)).ln();
    let deviation = (1.0 / (contrast.own.0 + prior) + 1.0 / (contrast.others.0 + prior)).sqrt();
    (odds(contrast.own) - odds(contrast.others)) / deviation
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: [usize; 4]) -> f64 {
        z(&Contrast::new(&texts, &[1000, 1000, 1000, 10_000], 0))
    }

    #[test]
    fn more_evidence_and_rarer_phrases_weigh_more() {
        assert!(of([5, 0, 0, 0]) > of([3, 0, 0, 0]) && of([3, 0, 0, 0]) > of([3, 1, 0, 0]));
        assert!(of([5, 0, 0, 0]) > of([5, 0, 3, 0]), "neutral voices count against a side");
        assert!(of([5, 0, 0, 0]) > of([8, 3, 3, 60]), "an everyday phrase needs more difference");
        assert!(of([4, 4, 4, 40]).abs() < 0.5 && of([0, 5, 0, 0]) < 0.0);
    }
}
