//! Fits weights to labelled texts.
//!
//! Takes, for each text, the numbers of its terms and its class; gives each term's weight for each class. The model is multinomial logistic
//! regression (Berger, Della Pietra and Della Pietra 1996) without a bias, each text's terms weighed by the root of their number; the method is
//! FTRL-Proximal (McMahan and others 2013), which makes most weights of rare terms nought. The order of texts is drawn with a fixed seed, and
//! exponentials come from a library of its own, so that the same texts give the same weights everywhere. It knows no words.

use crate::aggregate::Random;

/// How many classes there are.
pub const CLASSES: usize = 3;

/// A text: its class, and its distinct terms.
#[derive(Debug, Clone)]
pub struct Labelled {
    /// Its class.
    pub class: usize,
    /// The numbers of its terms.
    pub terms: Vec<u32>,
}

/// How many times all texts are gone through.
const ROUNDS: usize = 20;
/// Where the drawing of their order begins.
const SEED: u64 = 0x5eed;
/// How far a weight moves at first.
const RATE: f64 = 0.5;
/// What keeps the first steps small.
const DAMPING: f64 = 1.0;
/// What a weight must gain to be more than nought.
const SPARSITY: f64 = 0.2;
/// What pulls large weights back.
const SHRINKAGE: f64 = 1.0;

/// What is known of one weight on the way.
#[derive(Debug, Clone, Copy, Default)]
struct Coordinate {
    /// The sum of its gradients, less what they have moved.
    sum: f64,
    /// The sum of their squares.
    squares: f64,
}

impl Coordinate {
    fn weight(&self) -> f64 {
        let beyond = self.sum.abs() - SPARSITY;
        if beyond <= 0.0 { 0.0 } else { -beyond.copysign(self.sum) / ((DAMPING + self.squares.sqrt()) / RATE + SHRINKAGE) }
    }

    fn learn(&mut self, gradient: f64) {
        let squares = gradient.mul_add(gradient, self.squares);
        let step = (squares.sqrt() - self.squares.sqrt()) / RATE;
        self.sum += gradient - step * self.weight();
        self.squares = squares;
    }
}

/// Returns, for each of `terms` terms, what it adds for each class.
#[must_use]
pub fn fit(texts: &[Labelled], terms: usize) -> Vec<[f64; CLASSES]> {
    let mut coordinates = vec![[Coordinate::default(); CLASSES]; terms];
    let (mut order, mut random): (Vec<usize>, _) = ((0..texts.len()).collect(), Random(SEED));
    for _ in 0..ROUNDS {
        random.shuffle(&mut order);
        order.iter().for_each(|&at| learn(&texts[at], &mut coordinates));
    }
    coordinates.iter().map(|term| centred(term.map(|one| one.weight()))).collect()
}

fn learn(text: &Labelled, coordinates: &mut [[Coordinate; CLASSES]]) {
    let value = value(text.terms.len());
    let mut sums = [0.0; CLASSES];
    for &term in &text.terms {
        (0..CLASSES).for_each(|class| sums[class] += value * coordinates[term as usize][class].weight());
    }
    let shares = shares(sums);
    for &term in &text.terms {
        for (class, one) in coordinates[term as usize].iter_mut().enumerate() {
            let wanted = if class == text.class { 1.0 } else { 0.0 };
            one.learn(value * (shares[class] - wanted));
        }
    }
}

/// Returns what each of so many terms counts.
fn value(terms: usize) -> f64 {
    let terms = u32::try_from(terms.max(1)).unwrap_or(u32::MAX);
    1.0 / f64::from(terms).sqrt()
}

fn shares(sums: [f64; CLASSES]) -> [f64; CLASSES] {
    let most = sums.iter().copied().fold(f64::MIN, f64::max);
    let points = sums.map(|sum| libm::exp(sum - most));
    let all: f64 = points.iter().sum();
    points.map(|points| points / all)
}

fn centred(weights: [f64; CLASSES]) -> [f64; CLASSES] {
    let mean = (weights[0] + weights[1] + weights[2]) / 3.0;
    weights.map(|weight| weight - mean)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Vec<Labelled> {
        let one = |class, terms: &[u32]| Labelled { class, terms: terms.to_vec() };
        [one(0, &[0, 3]), one(1, &[1, 3]), one(2, &[2, 3])].into_iter().cycle().take(90).collect()
    }

    #[test]
    fn a_term_speaks_for_the_class_of_its_texts() {
        let weights = fit(&texts(), 4);
        for class in 0..CLASSES {
            let own = weights[class][class];
            assert!(own > 1.0 && weights[class].iter().all(|&other| other <= own), "{weights:?}");
        }
        assert!(weights[3].iter().all(|weight| weight.abs() < 0.1), "a term of all texts says nothing: {weights:?}");
    }

    #[test]
    fn the_same_texts_give_the_same_weights() {
        assert_eq!(fit(&texts(), 4), fit(&texts(), 4));
    }

    #[test]
    fn a_term_met_once_says_little() {
        let mut texts = texts();
        texts[0].terms.push(4);
        let weights = fit(&texts, 5);
        assert!(weights[4].iter().all(|once| once.abs() < weights[0][0] / 4.0), "{weights:?}");
    }
}
