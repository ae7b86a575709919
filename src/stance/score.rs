//! The formula, in words.
//!
//! A term contributes side x weight x the product of what acts on it. With B the sum of the bull and R the sum of the bear contributions, the
//! score of rows is (B - R) / (B + R + 1): between -1 and +1, and nearer to 0 the less evidence there is. It is the score of a narrator for whom
//! rows fire, and that of an article with quotations, whose sums hold theirs. In a quotation, and for a narrator alone whom no row reads, three
//! readings compete: bull holds 1 + B points, bear 1 + R, and neutral what the settings give it: more where no row fires, and most where the
//! quotation names another topic than its article. What the usage of the words adds for each multiplies its points, by the exponential, and so
//! does what the speaker's other quotations in the article say for bull and bear (`context`). The score is (bull - bear) / (bull + bear +
//! neutral). A quotation without evidence that takes no side has no score. All sums are whole thousandths, so that no order of adding can change
//! a figure; exponentials come from a library of its own, so that no machine does.

use super::{Evidence, Leaning};
use crate::lexicon::{SettingRow, Side};

/// The largest product of effects, in percent.
const MOST_PERCENT: i64 = 400;

/// Returns side x weight x effects in thousandths: above 0 bull, below 0 bear.
pub fn contribution(side: Side, weight: i32, percents: impl Iterator<Item = i32>) -> i64 {
    let mut product = 1_000_000.0_f64;
    for percent in percents {
        product *= f64::from(percent) / 100.0;
    }
    let most = f64::from(i32::try_from(MOST_PERCENT).unwrap_or(i32::MAX)) * 10_000.0;
    let sign = if side == Side::Bull { 1.0 } else { -1.0 };
    #[expect(clippy::cast_possible_truncation, reason = "the product is capped")]
    let milli = (sign * f64::from(weight) * product.clamp(-most, most) / 1000.0).round() as i64;
    milli
}

/// Returns thousandths as a decimal number.
#[must_use]
pub fn from_milli(milli: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "sums stay far below 2^52")]
    let value = milli as f64 / 1000.0;
    value
}

/// Sums of evidence on both sides, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// The sum of the bull contributions.
    pub bull: i64,
    /// The sum of the bear contributions, as a positive number.
    pub bear: i64,
    /// How many terms counted.
    pub terms: usize,
    /// What the usage of words says for bull, bear and neutral: logarithms of factors, in thousandths.
    pub usage: [i64; 3],
    /// What the speaker's other quotations in the article say for bull and bear: logarithms of factors, in thousandths.
    pub context: [i64; 2],
}

impl Score {
    /// Adds up evidence.
    #[must_use]
    pub fn of<'e>(evidence: impl IntoIterator<Item = &'e Evidence>) -> Self {
        evidence.into_iter().fold(Self::default(), |sum, one| sum.with(one.milli))
    }

    /// Returns the sums with one more contribution.
    #[must_use]
    pub fn with(self, milli: i64) -> Self {
        Self { bull: self.bull + milli.max(0), bear: self.bear - milli.min(0), terms: self.terms + 1, ..self }
    }

    /// Returns both sums together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { bull: self.bull + other.bull, bear: self.bear + other.bear, terms: self.terms + other.terms, ..self }
    }

    /// Returns the sums without those of a part.
    #[must_use]
    pub const fn less(self, part: &Self) -> Self {
        Self { bull: self.bull - part.bull, bear: self.bear - part.bear, terms: self.terms - part.terms, ..self }
    }

    /// Returns the sums, each times `percent` / 100.
    #[must_use]
    pub const fn times(self, percent: i64) -> Self {
        Self { bull: self.bull * percent / 100, bear: self.bear * percent / 100, ..self }
    }

    /// Returns the sums with what the usage of the same words says, and with what neutral begins with.
    #[must_use]
    pub fn used(self, leaning: &Leaning, thresholds: &Thresholds) -> Self {
        let mut usage = leaning.sums();
        usage[2] += log_milli(match self.terms {
            _ if leaning.aside => thresholds.neutral_aside,
            0 => thresholds.neutral_alone,
            _ => thresholds.neutral,
        });
        Self { usage, ..self }
    }

    /// Returns the score that the sums have by themselves, in thousandths.
    const fn of_rows(&self) -> i64 {
        rounded(1000 * (self.bull - self.bear), self.bull + self.bear + 1000)
    }

    /// Returns the points of bull, bear and neutral, at least 0 each.
    #[must_use]
    pub fn points(&self) -> [f64; 3] {
        let ([bull, bear, neutral], [for_bull, for_bear]) = (self.usage, self.context);
        let [bull, bear, neutral] = [bull + for_bull, bear + for_bear, neutral].map(|milli| libm::exp(from_milli(milli)));
        [(1.0 + from_milli(self.bull)) * bull, (1.0 + from_milli(self.bear)) * bear, neutral]
    }

    /// Returns, in percent, by what the speaker's other quotations multiply bull and bear; nothing where they say nothing.
    #[must_use]
    pub fn factors(&self) -> Option<[i64; 2]> {
        #[expect(clippy::cast_possible_truncation, reason = "factors are small")]
        let factor = |milli: i64| (100.0 * libm::exp(from_milli(milli))).round() as i64;
        (self.context != [0; 2]).then(|| self.context.map(factor))
    }

    /// Says whether rows alone make the score.
    #[must_use]
    pub fn is_of_rows(&self) -> bool {
        self.usage == [0; 3] && self.context == [0; 2]
    }

    /// Returns the points of bull, bear and neutral as percent of all three, or nothing where there is no score.
    #[must_use]
    pub fn shares(&self) -> Option<[i64; 3]> {
        let points = self.points();
        let all: f64 = points.iter().sum();
        #[expect(clippy::cast_possible_truncation, reason = "shares lie between 0 and 100")]
        let share = |points: f64| (100.0 * points / all).round() as i64;
        self.milli().map(|_| points.map(share))
    }

    /// Returns the score in thousandths, or nothing where there is nothing to go by.
    #[must_use]
    pub fn milli(&self) -> Option<i64> {
        if self.is_of_rows() {
            return (self.terms > 0).then(|| self.of_rows());
        }
        let [bull, bear, neutral] = self.points();
        #[expect(clippy::cast_possible_truncation, reason = "it lies between -1000 and 1000")]
        let milli = (1000.0 * (bull - bear) / (bull + bear + neutral)).round() as i64;
        Some(milli)
    }

    /// Returns the score, from -1 to +1, or nothing without evidence.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        self.milli().map(from_milli)
    }
}

/// Divides, rounding half away from zero.
pub(crate) const fn rounded(number: i64, by: i64) -> i64 {
    let half = by / 2;
    if number >= 0 { (number + half) / by } else { (number - half) / by }
}

/// The thresholds of the labels, from `settings.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// A quotation's score, in thousandths.
    pub quotation: i64,
    /// An article's score, in thousandths.
    pub article: i64,
    /// The least evidence of an article, in thousandths.
    pub least: i64,
    /// How many percent of the other side one side must reach to make an article one-sided.
    pub mixed: i64,
    /// How many percent of an article's quotations must take a side, below which the article takes none.
    pub share: i64,
    /// What the headline's evidence counts for the article, in percent.
    pub title: i64,
    /// What the narrator's evidence counts for the article, in percent.
    pub narrator: i64,
    /// What a row counts when it fires again, in percent.
    pub repeat: i32,
    /// What evidence counts that a later statement contradicts, in percent.
    pub overtaken: i32,
    /// What the usage of words counts, in percent.
    pub usage: i32,
    /// The same where no row fires.
    pub usage_alone: i32,
    /// From how many terms on the usage of words counts in full.
    pub usage_terms: u32,
    /// What the speaker's other quotations in the article count, in percent.
    pub speaker: i64,
    /// What neutral begins with, in thousandths of what bull and bear do.
    pub neutral: i64,
    /// The same where no row fires.
    pub neutral_alone: i64,
    /// The same where a quotation speaks of another topic than its article.
    pub neutral_aside: i64,
}

impl Thresholds {
    /// Reads the thresholds from the settings; a missing one keeps its neutral value.
    #[must_use]
    pub fn new(settings: &[SettingRow]) -> Self {
        let number = |name: &str, missing: i64| {
            settings.iter().find(|row| row.setting == name).and_then(|row| row.value.parse().ok()).unwrap_or(missing)
        };
        let percent = |name: &str| i32::try_from(number(name, 100)).unwrap_or(100);
        Self {
            quotation: number("quotation_threshold", 1),
            article: number("article_threshold", 1),
            least: number("article_least_evidence", 0),
            mixed: number("mixed_ratio", 100),
            share: number("article_least_share", 0),
            title: number("title_weight", 100),
            narrator: number("narrator_weight", 100),
            repeat: percent("repeat_weight"),
            overtaken: percent("overtaken_weight"),
            usage: percent("usage_weight"),
            usage_alone: percent("usage_alone_weight"),
            usage_terms: u32::try_from(number("usage_least_terms", 0)).unwrap_or_default(),
            speaker: number("speaker_weight", 0),
            neutral: number("neutral_start", 1000),
            neutral_alone: number("neutral_alone_start", 1000),
            neutral_aside: number("neutral_aside_start", 1000),
        }
    }
}

/// Returns what a quotation's own words say: its rows and their usage.
#[must_use]
pub fn own_words(evidence: &[Evidence], leaning: &Leaning, thresholds: &Thresholds) -> Score {
    Score::of(evidence).used(leaning, thresholds)
}

/// Returns the score of a quotation and its label: `bull`, `bear` or `neutral`.
#[must_use]
pub fn judged(score: Score, thresholds: &Thresholds) -> (Score, &'static str) {
    let label = label(&score, thresholds.quotation);
    // Words that take no side are no evidence.
    if score.terms == 0 && label == "neutral" { (Score::default(), label) } else { (score, label) }
}

/// Returns the label of words: the side that leads the other clearly, unless neutral leads both.
fn label(score: &Score, threshold: i64) -> &'static str {
    let [bull, bear, neutral] = score.points();
    if neutral > bull.max(bear) { "neutral" } else { side_of(score.milli().unwrap_or_default(), threshold) }
}

/// Returns the natural logarithm of thousandths, in thousandths.
fn log_milli(milli: i64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "logarithms are small")]
    let log = (1000.0 * libm::log(from_milli(milli.max(1)))).round() as i64;
    log
}

/// Returns the label of an article: `bull`, `bear`, `mixed` or `neutral`. Where nobody is quoted and no row fires, the usage of the
/// narrator's words decides, as in a quotation.
#[must_use]
pub fn article_label(score: &Score, thresholds: &Thresholds) -> &'static str {
    let (more, less) = if score.bull >= score.bear { (score.bull, score.bear) } else { (score.bear, score.bull) };
    if !score.is_of_rows() {
        return label(score, thresholds.article);
    }
    if more + less < thresholds.least || score.terms == 0 {
        return "neutral";
    }
    if less > 0 && more * 100 < less * thresholds.mixed {
        return "mixed";
    }
    side_of(score.milli().unwrap_or_default(), thresholds.article)
}

const fn side_of(milli: i64, threshold: i64) -> &'static str {
    if milli >= threshold && milli > 0 {
        "bull"
    } else if -milli >= threshold && milli < 0 {
        "bear"
    } else {
        "neutral"
    }
}
