//! Counts that add up over articles, and the figures made of them.
//!
//! Takes judged articles; gives counts a slice (a language, a kind), and from counts figures. Redrawn articles give intervals.

use super::judged::{HIT, Judged, family};
use super::tokens::{ratio, shared};
use crate::aggregate::Analysis;
use std::ops::AddAssign;

/// The labels of a quotation.
pub const STANCES: [&str; 3] = ["bull", "bear", "neutral"];

/// What is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tally {
    /// Labelled quotations.
    pub gold: usize,
    /// Found quotations.
    pub found: usize,
    /// Labelled ones that were hit.
    pub hits: usize,
    /// Hits whose speaker is right.
    pub joint: usize,
    /// Hits whose label names a speaker.
    pub named: usize,
    /// Those of them with the right speaker.
    pub named_right: usize,
    /// Sum of the shares of found tokens that are right.
    pub precision: f64,
    /// Sum of the shares of labelled tokens that were found.
    pub recall: f64,
    /// Labelled stance by found stance; the last column is missed, the last row spurious.
    pub stance: [[usize; 4]; 4],
    /// Hits that are bull or bear by label.
    pub sided: usize,
    /// Those of them with any evidence.
    pub covered: usize,
    /// Stance of whole articles: bull, bear, balanced; labelled by said.
    pub articles: [[usize; 3]; 3],
    /// Labelled sentences.
    pub sentences: usize,
    /// Those with the right label.
    pub sentences_right: usize,
}

impl AddAssign<&Self> for Tally {
    fn add_assign(&mut self, other: &Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.hits += other.hits;
        self.joint += other.joint;
        self.named += other.named;
        self.named_right += other.named_right;
        self.precision += other.precision;
        self.recall += other.recall;
        self.sided += other.sided;
        self.covered += other.covered;
        self.sentences += other.sentences;
        self.sentences_right += other.sentences_right;
        add(&mut self.stance, &other.stance);
        add(&mut self.articles, &other.articles);
    }
}

fn add<const N: usize>(sums: &mut [[usize; N]; N], more: &[[usize; N]; N]) {
    for (sum, one) in sums.iter_mut().flatten().zip(more.iter().flatten()) {
        *sum += one;
    }
}

impl Tally {
    /// Counts one article, or only its quotations of one kind.
    #[must_use]
    pub fn of(judged: &Judged<'_>, kind: Option<&str>) -> Self {
        let mut tally = Self::default();
        let wanted = |one: &str| kind.is_none_or(|kind| family(one) == kind);
        let labels_stance = judged.labelled.iter().any(|one| one.quote.stance.is_some());
        for (at, _) in judged.labelled.iter().enumerate().filter(|(_, one)| wanted(&one.quote.kind)) {
            tally.label(judged, at);
        }
        for found in judged.spurious().filter(|found| wanted(found.quotation.kind.as_str())) {
            tally.found += 1;
            if labels_stance {
                tally.stance[3][column(found.quotation.stance)] += 1;
            }
        }
        // A find too far from its label to be a hit is spurious too.
        for pair in judged.pairs.iter().filter(|pair| pair.overlap < HIT && wanted(&judged.labelled[pair.gold].quote.kind)) {
            if labels_stance {
                tally.stance[3][column(judged.found[pair.found].quotation.stance)] += 1;
            }
        }
        tally
    }

    fn label(&mut self, judged: &Judged<'_>, at: usize) {
        let label = &judged.labelled[at];
        let pair = judged.pair_of(at);
        self.gold += 1;
        if let Some(pair) = pair {
            let tokens = &judged.found[pair.found].tokens;
            let both = shared(&label.tokens, tokens);
            self.found += 1;
            self.precision += ratio(both, tokens.len());
            self.recall += ratio(both, label.tokens.len());
        }
        let hit = pair.filter(|pair| pair.overlap >= HIT);
        if let Some(pair) = hit {
            let named = !label.quote.speakers.is_empty() || label.quote.mention.is_some();
            self.hits += 1;
            self.joint += usize::from(pair.speaker);
            self.named += usize::from(named);
            self.named_right += usize::from(named && pair.speaker);
        }
        if let Some(stance) = &label.quote.stance {
            let said = hit.map(|pair| judged.found[pair.found].quotation);
            let accepted = said.is_some_and(|said| label.quote.also.iter().any(|also| also == said.stance));
            let row = column(stance).min(2);
            self.stance[row][said.map_or(3, |said| if accepted { row } else { column(said.stance) })] += 1;
            if let (Some(said), true) = (said, row < 2) {
                self.sided += 1;
                self.covered += usize::from(said.score.milli().is_some());
            }
        }
    }

    /// Counts the stance of a whole article.
    pub fn article(&mut self, label: Option<&str>, analysis: &Analysis) {
        if let Some(label) = label {
            self.articles[column(label).min(2)][column(analysis.stance).min(2)] += 1;
        }
    }

    /// Counts a labelled sentence.
    pub fn sentence(&mut self, right: bool) {
        self.sentences += 1;
        self.sentences_right += usize::from(right);
    }

    /// Returns the figures, each with its name and how many it is made of; those made of nothing are left out.
    #[must_use]
    pub fn figures(&self) -> Vec<(&'static str, f64, usize)> {
        let matched: usize = self.stance[..3].iter().map(|row| row[..3].iter().sum::<usize>()).sum();
        let right: usize = (0..3).map(|at| self.stance[at][at]).sum();
        let flips = self.stance[0][1] + self.stance[1][0];
        let articles: usize = self.articles.iter().flatten().sum();
        let all = [
            ("token_f1", self.token_f1(), self.gold),
            ("hit_f1", ratio(2 * self.hits, self.gold + self.found), self.gold),
            ("hit_recall", ratio(self.hits, self.gold), self.gold),
            ("speaker_accuracy", ratio(self.named_right, self.named), self.named),
            ("joint_f1", ratio(2 * self.joint, self.gold + self.found), self.gold),
            ("stance_accuracy", ratio(right, matched), matched),
            ("stance_macro_f1", macro_f1(&self.stance, false), matched),
            ("stance_macro_f1_end_to_end", macro_f1(&self.stance, true), matched),
            ("bull_bear_flips", ratio(flips, matched), matched),
            ("coverage", ratio(self.covered, self.sided), self.sided),
            ("article_macro_f1", macro_f1_of(&self.articles), articles),
            ("sentence_accuracy", ratio(self.sentences_right, self.sentences), self.sentences),
        ];
        all.into_iter().filter(|figure| figure.2 > 0).collect()
    }

    /// Returns the harmonic mean of mean precision and mean recall over quotations.
    fn token_f1(&self) -> f64 {
        let mean = |sum: f64, count: usize| if count == 0 { 0.0 } else { sum / f64::from(u32::try_from(count).unwrap_or(u32::MAX)) };
        let (precision, recall) = (mean(self.precision, self.found), mean(self.recall, self.gold));
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }
}

fn column(stance: &str) -> usize {
    STANCES.iter().position(|name| *name == stance).unwrap_or(2)
}

/// Returns the mean F1 of the labels; `whole` counts what was missed and what is spurious as well.
fn macro_f1(matrix: &[[usize; 4]; 4], whole: bool) -> f64 {
    let size = if whole { 4 } else { 3 };
    let one = |at: usize| {
        let row: usize = matrix[at][..size].iter().sum();
        let column: usize = matrix[..size].iter().map(|row| row[at]).sum();
        (row + column > 0).then(|| ratio(2 * matrix[at][at], row + column))
    };
    mean((0..3).filter_map(one))
}

fn macro_f1_of(matrix: &[[usize; 3]; 3]) -> f64 {
    let one = |at: usize| {
        let sum: usize = matrix[at].iter().sum::<usize>() + matrix.iter().map(|row| row[at]).sum::<usize>();
        (sum > 0).then(|| ratio(2 * matrix[at][at], sum))
    };
    mean((0..3).filter_map(one))
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    if count == 0 { 0.0 } else { sum / f64::from(count) }
}
