//! Chooses among candidates that share words.
//!
//! Takes the candidates of one sentence after another; gives matches that share no word within their group: most words first, then fewest gap
//! words, then the earlier. Rows on trial come last, so that they change nothing.

use super::find::Candidate;
use super::{Layer, Match, Matches};
use crate::segment::Tokens;

/// The groups within which matches compete, as bits.
const STANCE: u8 = 1;
const CUES: u8 = 2;
const TOPICS: u8 = 4;
const TITLES: u8 = 8;
const SPEAKERS: u8 = 16;

/// Chooses matches sentence by sentence.
#[derive(Debug, Default)]
pub struct Resolver {
    candidates: Vec<Candidate>,
    /// For each token of the sentence, the groups in which it is taken.
    taken: Vec<u8>,
    matches: Matches,
}

impl Resolver {
    /// Returns the list that takes the next sentence's candidates.
    pub const fn candidates(&mut self) -> &mut Vec<Candidate> {
        &mut self.candidates
    }

    /// Chooses among the candidates gathered for a sentence.
    pub fn sentence(&mut self, sentence: Tokens) {
        if self.candidates.is_empty() {
            return;
        }
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.sort_by_key(rank);
        self.taken.clear();
        self.taken.resize(sentence.len(), 0);
        let from = [
            self.matches.stance.len(),
            self.matches.cues.len(),
            self.matches.topics.len(),
            self.matches.titles.len(),
            self.matches.speakers.len(),
        ];
        for candidate in candidates.drain(..) {
            self.choose(candidate, sentence.start, from[0]);
        }
        for (list, from) in self.lists().into_iter().zip(from) {
            list[from..].sort_by_key(|one| (one.first(), one.last(), one.layer, one.row));
        }
        self.candidates = candidates;
    }

    /// Returns the matches of the whole text.
    pub fn finish(self) -> Matches {
        self.matches
    }

    const fn lists(&mut self) -> [&mut Vec<Match>; 5] {
        let matches = &mut self.matches;
        [&mut matches.stance, &mut matches.cues, &mut matches.topics, &mut matches.titles, &mut matches.speakers]
    }

    /// Takes a candidate into each of its groups where its words are free.
    fn choose(&mut self, candidate: Candidate, start: usize, from: usize) {
        let taken = candidate.words.iter().fold(0, |groups, &word| groups | self.taken[word - start]);
        let twin = || candidate.layer == Layer::Shifter && twin(&self.matches.stance[from..], &candidate);
        let groups = groups(candidate.layer);
        let free = if taken & groups != 0 && twin() { groups } else { groups & !taken };
        candidate.words.iter().for_each(|&word| self.taken[word - start] |= free);
        // A block row takes the words of topics and is none itself.
        let list = match free & !(if candidate.layer == Layer::Block { TOPICS } else { 0 }) {
            0 => return,
            STANCE => &mut self.matches.stance,
            CUES => &mut self.matches.cues,
            TOPICS => &mut self.matches.topics,
            TITLES => &mut self.matches.titles,
            _ => &mut self.matches.speakers,
        };
        list.push(candidate.found());
    }
}

/// Returns the groups in which a layer competes.
const fn groups(layer: Layer) -> u8 {
    match layer {
        Layer::Block => STANCE | TOPICS,
        Layer::Bull | Layer::Bear | Layer::Shifter => STANCE,
        Layer::Cue => CUES,
        Layer::Topic => TOPICS,
        Layer::Title => TITLES,
        Layer::Speaker => SPEAKERS,
    }
}

type Rank = (bool, std::cmp::Reverse<usize>, usize, usize, Layer, u32, u32);

fn rank(candidate: &Candidate) -> Rank {
    let (first, last) = (candidate.words.first().copied().unwrap_or_default(), candidate.words.last().copied().unwrap_or_default());
    let gaps = last + 1 - first - candidate.words.len();
    (candidate.trial, std::cmp::Reverse(candidate.words.len()), gaps, first, candidate.layer, candidate.row, candidate.alternative)
}

/// Says whether another shifter row was chosen on the very words of the candidate: one word may act both ways by two rows.
fn twin(chosen: &[Match], candidate: &Candidate) -> bool {
    let mut same = chosen.iter().filter(|one| one.layer == Layer::Shifter && one.words == candidate.words).peekable();
    same.peek().is_some() && same.all(|one| one.row != candidate.row as usize)
}
