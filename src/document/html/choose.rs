//! Which part of a page is the article.
//!
//! Takes the blocks of a page; gives the zones of its lines. A page may hold many articles in short; the one with the most prose is meant, and
//! what stands outside it, but for its headline and what follows that, points to others.

use super::super::Region;
use super::writer::{Block, Place};
use crate::lexicon::Zone;
use crate::normal::normal;
use crate::span::Span;
use rustc_hash::FxHashMap;

/// The fewest words of prose that make a part of a page an article.
const FEWEST_WORDS: usize = 40;
/// The fewest words of a block that counts as prose.
const SHORTEST_PROSE: usize = 8;
/// The share of a page's prose, in percent, that the article must hold for the rest to be something else.
const LEAST_SHARE: usize = 40;
/// The fewest words of a link that points to another article.
const SHORTEST_LINK: usize = 3;

/// The fewest words outside the article that point to another, and are no menu.
const SHORTEST_POINTER: usize = 4;

/// What was decided of a page.
#[derive(Debug, Default)]
pub struct Chosen {
    /// The zones, in order.
    pub regions: Vec<Region>,
    /// Words of prose in the article.
    pub kept: usize,
    /// Words of prose that only class names keep out of it.
    pub weak: usize,
}

/// Decides the zones of a page's blocks; `stated` is the headline by the page's own head.
pub fn choose(text: &str, mut blocks: Vec<Block>, stated: &str) -> Chosen {
    let weak = prose(&blocks, |block| block.place.weak && !is_article(block));
    let title = headline(text, &mut blocks, stated);
    if let Some(part) = part_of_article(&blocks) {
        let first = blocks.iter().position(|block| part.holds(&block.place)).unwrap_or(0);
        for (at, block) in blocks.iter_mut().enumerate() {
            let under_title = title.is_some_and(|title| (title..first.max(title + 1)).contains(&at));
            if !part.holds(&block.place) && !under_title && is_article(block) {
                block.place.zone = Some(if block.words < SHORTEST_POINTER { Zone::Menu } else { Zone::Teaser });
            }
        }
    }
    for block in blocks.iter_mut().filter(|block| block.linked && block.words >= SHORTEST_LINK) {
        if block.place.zone.is_none_or(|zone| matches!(zone, Zone::Body | Zone::Heading)) {
            block.place.zone = Some(Zone::Teaser);
        }
    }
    Chosen { kept: prose(&blocks, is_article), weak, regions: joined(&blocks) }
}

/// The part of a page that holds the article.
#[derive(Debug, Clone, Copy)]
enum Part {
    Text,
    Article(u32),
    Main,
}

impl Part {
    fn holds(self, place: &Place) -> bool {
        match self {
            Self::Text => place.text,
            Self::Article(number) => place.article == number,
            Self::Main => place.main,
        }
    }
}

/// Returns the part that holds the article: the narrowest that holds enough of the page's prose.
fn part_of_article(blocks: &[Block]) -> Option<Part> {
    let all = prose(blocks, is_article);
    let enough = |part: &Part| {
        let words = prose(blocks, |block| is_article(block) && part.holds(&block.place));
        words >= FEWEST_WORDS && words * 100 >= all * LEAST_SHARE
    };
    let mut articles: FxHashMap<u32, usize> = FxHashMap::default();
    for block in blocks.iter().filter(|block| block.place.article > 0 && is_article(block) && is_prose(block)) {
        *articles.entry(block.place.article).or_default() += block.words;
    }
    let longest = articles.into_iter().max_by_key(|&(number, words)| (words, std::cmp::Reverse(number)));
    let article = longest.map(|(number, _)| Part::Article(number));
    [Some(Part::Text), article, Some(Part::Main)].into_iter().flatten().find(enough)
}

/// Finds the headline among the first-level headings: the one that the page's head states, or else the longest. The others are headings, or
/// the name of the medium when they stand above it.
fn headline(text: &str, blocks: &mut [Block], stated: &str) -> Option<usize> {
    let stated = normal(stated).into_owned();
    let fits = |block: &Block| stated.contains(normal(block.span.of(text)).as_ref());
    let titles = || blocks.iter().enumerate().filter(|(_, block)| block.place.zone == Some(Zone::Title));
    let best = titles().max_by_key(|&(at, block)| (fits(block), block.words, std::cmp::Reverse(at))).map(|(at, _)| at)?;
    for (at, block) in blocks.iter_mut().enumerate().filter(|(_, block)| block.place.zone == Some(Zone::Title)) {
        if at < best {
            block.place.zone = Some(Zone::Menu);
        } else if at > best + 1 {
            block.place.zone = Some(Zone::Heading);
        }
    }
    Some(best)
}

fn prose(blocks: &[Block], counts: impl Fn(&Block) -> bool) -> usize {
    blocks.iter().filter(|block| is_prose(block) && counts(block)).map(|block| block.words).sum()
}

const fn is_prose(block: &Block) -> bool {
    block.words >= SHORTEST_PROSE && !block.linked
}

fn is_article(block: &Block) -> bool {
    block.place.zone.is_none_or(Zone::is_article)
}

/// Joins neighbours of one zone.
fn joined(blocks: &[Block]) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    let mut before = None;
    for block in blocks {
        let zone = block.place.zone;
        match (zone, regions.last_mut()) {
            (Some(zone), Some(last)) if before == Some(zone) => last.span = Span::new(last.span.start, block.span.end),
            (Some(zone), _) => regions.push(Region { span: block.span, zone }),
            (None, _) => {}
        }
        before = zone;
    }
    regions
}
