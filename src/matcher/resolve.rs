//! Chooses among candidates that share words.
//!
//! Takes candidates; gives matches that share no word within their group: most words first, then fewest gap words, then the earlier.
//! Rows on trial come last, so that they change nothing.

use super::find::Candidate;
use super::{Layer, Match, Matcher, Matches};
use rustc_hash::FxHashSet;

/// Returns the matches of every group.
pub fn longest(matcher: &Matcher, mut candidates: Vec<Candidate>) -> Matches {
    candidates.sort_by_key(|candidate| rank(matcher, candidate));
    Matches {
        stance: choose(matcher, &candidates, &[Layer::Block, Layer::Bull, Layer::Bear, Layer::Shifter]),
        cues: choose(matcher, &candidates, &[Layer::Cue]),
        topics: unblocked(choose(matcher, &candidates, &[Layer::Block, Layer::Topic])),
        titles: choose(matcher, &candidates, &[Layer::Title]),
        speakers: choose(matcher, &candidates, &[Layer::Speaker]),
    }
}

type Rank = (bool, std::cmp::Reverse<usize>, usize, usize, Layer, usize, usize);

fn rank(matcher: &Matcher, candidate: &Candidate) -> Rank {
    let pattern = &matcher.patterns[candidate.pattern];
    let (first, last) = (candidate.words.first().copied().unwrap_or_default(), candidate.words.last().copied().unwrap_or_default());
    let gaps = last + 1 - first - candidate.words.len();
    (pattern.trial, std::cmp::Reverse(candidate.words.len()), gaps, first, pattern.layer, pattern.row, pattern.alternative)
}

fn choose(matcher: &Matcher, ranked: &[Candidate], layers: &[Layer]) -> Vec<Match> {
    let mut taken = FxHashSet::default();
    let mut chosen: Vec<Match> = Vec::new();
    for candidate in ranked {
        let pattern = &matcher.patterns[candidate.pattern];
        let (layer, row) = (pattern.layer, pattern.row);
        if !layers.contains(&layer) || candidate.words.iter().any(|word| taken.contains(word)) && !twin(&chosen, layer, candidate) {
            continue;
        }
        if chosen.iter().rev().take(8).any(|one| one.layer == layer && one.row == row && one.words == candidate.words) {
            continue;
        }
        taken.extend(candidate.words.iter().copied());
        chosen.push(Match { layer, row, alternative: pattern.alternative, words: candidate.words.clone() });
    }
    chosen.sort_by_key(|one| (one.first(), one.last(), one.layer, one.row));
    chosen
}

/// Says whether the candidate stands on the very words of a shifter already chosen: one word may act both ways by two rows.
fn twin(chosen: &[Match], layer: Layer, candidate: &Candidate) -> bool {
    layer == Layer::Shifter && chosen.iter().rev().take(8).any(|one| one.layer == Layer::Shifter && one.words == candidate.words)
}

fn unblocked(matches: Vec<Match>) -> Vec<Match> {
    matches.into_iter().filter(|one| one.layer == Layer::Topic).collect()
}
