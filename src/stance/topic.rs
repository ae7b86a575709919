//! What a text, and each place in it, is about.
//!
//! Takes topic matches; tells whether a term stands on topic: the nearest topic word of its sentence decides, and where there is none, the
//! article.

use super::Scope;
use crate::lexicon::{Rows, Status, TopicRow, TopicSide};
use crate::matcher::{Match, Matches};
use crate::segment::Segments;

/// An article is on topic when one in so many of its topic words is.
const ARTICLE_SHARE: usize = 3;

/// The topic words of a text.
#[derive(Debug, Clone, Default)]
pub struct Topics {
    /// First token and side of each topic word, in order.
    words: Vec<(usize, usize, TopicSide)>,
    /// Whether the article as a whole is on topic.
    article: bool,
}

impl Topics {
    /// Gathers the topic words of a text.
    #[must_use]
    pub fn new(matches: &Matches, rows: &Rows<TopicRow>) -> Self {
        let active = matches.topics.iter().filter(|one| rows.get(one.row).is_some_and(|row| row.status == Status::Active));
        let words: Vec<_> = active.map(|one| (one.first(), one.last(), rows[one.row].side)).collect();
        let on = words.iter().filter(|word| word.2 == TopicSide::On).count();
        Self { article: on > 0 && ARTICLE_SHARE * on >= words.len(), words }
    }

    /// Returns the same topics for a part of an article that is on topic.
    #[must_use]
    pub const fn or_article(mut self, on_topic: bool) -> Self {
        self.article |= on_topic;
        self
    }

    /// Says whether the article as a whole is on topic.
    #[must_use]
    pub const fn article(&self) -> bool {
        self.article
    }

    /// Says whether a scope is on topic: by its own topic words, or where it holds none, by the article.
    #[must_use]
    pub fn covers(&self, scope: &Scope) -> bool {
        let (mut any, mut on) = (false, false);
        let place = |token: usize| self.words.partition_point(|word| word.0 < token);
        let near = scope.pieces().iter().flat_map(|piece| &self.words[place(piece.start)..place(piece.end)]);
        for word in near.filter(|word| scope.holds(word.0)) {
            (any, on) = (true, on || word.2 == TopicSide::On);
        }
        if any { on } else { self.article }
    }

    /// Says whether a term stands on topic.
    #[must_use]
    pub fn is_on(&self, segments: &Segments, term: &Match) -> bool {
        let sentence = &segments.sentences[segments.sentence_of(term.first())].tokens;
        let from = self.words.partition_point(|word| word.0 < sentence.start);
        let to = self.words.partition_point(|word| word.0 < sentence.end);
        let nearest = self.words[from..to].iter().min_by_key(|word| (away(word, term), word.0));
        nearest.map_or(self.article, |word| word.2 == TopicSide::On)
    }
}

/// Counts the tokens between a topic word and a term; 0 where they overlap.
fn away(word: &(usize, usize, TopicSide), term: &Match) -> usize {
    if word.0 > term.last() { word.0 - term.last() } else { term.first().saturating_sub(word.1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_topic_words_of_a_scope_decide(
            words in proptest::collection::btree_map(0..40_usize, any::<bool>(), 0..8),
            pieces in proptest::collection::vec((0..40_usize, 0..8_usize), 0..4),
            article in any::<bool>(),
        ) {
            let scope = Scope::new(pieces.iter().map(|&(start, len)| start..start + len), [10..14]);
            let side = |on: bool| if on { TopicSide::On } else { TopicSide::Off };
            let topics = Topics { words: words.iter().map(|(&at, &on)| (at, at, side(on))).collect(), article };
            let held: Vec<bool> = words.iter().filter(|&(&at, _)| scope.holds(at)).map(|(_, &on)| on).collect();
            let expected = if held.is_empty() { article } else { held.contains(&true) };
            prop_assert_eq!(topics.covers(&scope), expected);
        }
    }
}
