//! How sure a mean is, by drawing again.
//!
//! Takes the means of articles; gives the interval in which 95 % of the means of redrawn articles lie (percentile bootstrap, Efron 1979).
//! Articles are drawn, not quotations: quotations of one article are not independent. The seed is fixed.

use crate::stance::rounded;

/// How many times articles are drawn.
pub const DRAWS: usize = 1_000;
/// Where the drawing begins.
pub const SEED: u64 = 0x5eed;
/// Fewer articles than this give no interval.
pub const LEAST_ARTICLES: usize = 3;

/// An interval of a mean, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub low: i64,
    /// The upper end.
    pub high: i64,
}

/// Returns the 95 % interval of the mean over articles, each given as sum (in thousandths) and count of its quotations.
#[must_use]
pub fn interval(articles: &[(i64, i64)]) -> Option<Interval> {
    if articles.len() < LEAST_ARTICLES {
        return None;
    }
    let mut random = Random(SEED);
    ends((0..DRAWS).map(|_| drawn_mean(articles, &mut random)).collect())
}

/// Returns what lies between the lowest and the highest fortieth of drawn figures.
pub fn ends(mut drawn: Vec<i64>) -> Option<Interval> {
    drawn.sort_unstable();
    let outside = drawn.len() / 40;
    Some(Interval { low: *drawn.get(outside)?, high: *drawn.get(drawn.len().checked_sub(outside + 1)?)? })
}

fn drawn_mean(articles: &[(i64, i64)], random: &mut Random) -> i64 {
    let (mut sum, mut count) = (0, 0);
    for _ in 0..articles.len() {
        let (more, quotes) = articles[random.below(articles.len())];
        sum += more;
        count += quotes;
    }
    if count == 0 { 0 } else { rounded(sum, count) }
}

/// SplitMix64 (Steele, Lea and Flood 2014): small, seeded, the same everywhere.
#[derive(Debug, Clone)]
pub struct Random(pub u64);

impl Random {
    /// Returns the next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Brings `all` into an order drawn at random (Fisher and Yates).
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }

    /// Returns a number below `count`, which must not be 0.
    pub fn below(&mut self, count: usize) -> usize {
        let wide = u128::from(self.next()) * u128::try_from(count).unwrap_or(1);
        usize::try_from(wide >> 64).unwrap_or_default()
    }
}
