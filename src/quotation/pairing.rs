//! Which opening mark belongs to which closing one.
//!
//! Takes the marks of a paragraph in order; gives its pairs, nested where they nest, and tells every repair as a warning. It does not say which
//! pairs are quotations.

use super::Reading;
use super::marks::{Mark, MarkTable, Pair, gather};
use crate::document::Warning;
use crate::segment::Tokens;

/// Deeper levels are taken as words of the level above.
const DEEPEST: usize = 3;

/// A mark that waits for its partner.
#[derive(Debug, Clone, Copy)]
struct Open<'t> {
    mark: Mark<'t>,
    /// The place reserved for it in the list of pairs.
    pair: usize,
    /// The last pair closed within it.
    child: Option<usize>,
}

/// Pairs the marks of one paragraph.
#[must_use]
pub fn pair(reading: Reading<'_>, paragraph: &Tokens, warnings: &mut Vec<Warning>) -> Vec<Pair> {
    let marks = gather(reading, reading.marks, paragraph);
    if marks.is_empty() {
        return Vec::new();
    }
    let mut pairing =
        Pairing { reading, table: reading.marks, paragraph, pairs: Vec::new(), stack: Vec::new(), last_close: None, warnings };
    for (at, mark) in marks.iter().enumerate() {
        pairing.take(*mark, &marks[at + 1..]);
    }
    pairing.finish()
}

struct Pairing<'a, 'w> {
    reading: Reading<'a>,
    table: &'a MarkTable,
    paragraph: &'a Tokens,
    pairs: Vec<Pair>,
    stack: Vec<Open<'a>>,
    last_close: Option<Mark<'a>>,
    warnings: &'w mut Vec<Warning>,
}

impl<'a> Pairing<'a, '_> {
    fn take(&mut self, mark: Mark<'a>, behind: &[Mark<'a>]) {
        let fits = self.stack.last().is_some_and(|open| self.table.pairs(open.mark.text, mark.text));
        if mark.role.apostrophe {
            return self.take_apostrophe(mark, fits, behind);
        }
        let looks_opening = mark.space_before && !mark.space_after;
        let looks_closing = mark.space_after && (!mark.space_before || mark.stop_after);
        match (mark.role.opens, mark.role.closes) {
            (true, false) => self.open(mark),
            (false, true) if fits => self.close(mark),
            (false, true) => self.stray(mark),
            _ if fits && !(looks_opening && mark.role.opens) => self.close(mark),
            _ if looks_closing || !mark.role.opens => self.stray(mark),
            _ if looks_opening || mark.role.opens_first || self.stack.is_empty() => self.open(mark),
            _ => self.stray(mark),
        }
    }

    /// Single marks are apostrophes unless an opening one has its closing one.
    fn take_apostrophe(&mut self, mark: Mark<'a>, fits: bool, behind: &[Mark<'a>]) {
        if fits && mark.space_after && !self.closes_better_later(&mark, behind) {
            return self.close(mark);
        }
        let opens = mark.role.opens && mark.space_before && !mark.space_after;
        let closer = |other: &Mark<'a>| other.space_after && !other.space_before && self.table.pairs(mark.text, other.text);
        if opens && behind.iter().take(40).any(closer) {
            self.open(mark);
        }
    }

    /// Says whether a mark behind a bare word may be an apostrophe, since the next one closes behind a stop.
    fn closes_better_later(&self, mark: &Mark<'a>, behind: &[Mark<'a>]) -> bool {
        let Some(open) = self.stack.last() else { return false };
        let next = behind.iter().find(|other| other.role.apostrophe);
        !mark.stop_before
            && mark.text == "'"
            && next.is_some_and(|next| next.stop_before && next.space_after && self.table.pairs(open.mark.text, next.text))
            || !mark.stop_before
                && mark.text == "\u{2019}"
                && next.is_some_and(|next| next.stop_before && next.space_after && self.table.pairs(open.mark.text, next.text))
    }

    fn open(&mut self, mark: Mark<'a>) {
        let parent = self.stack.last().map(|open| open.pair);
        let inner = mark.tokens.1..mark.tokens.1;
        self.pairs.push(Pair { outer: mark.tokens.0..mark.tokens.1, inner, parent, closed: false });
        self.stack.push(Open { mark, pair: self.pairs.len() - 1, child: None });
    }

    fn close(&mut self, mark: Mark<'a>) {
        let Some(open) = self.stack.pop() else { return };
        self.end(open, mark.tokens.0, mark.tokens.1, true);
        self.last_close = Some(mark);
    }

    fn end(&mut self, open: Open<'a>, inner_end: usize, outer_end: usize, closed: bool) {
        let pair = &mut self.pairs[open.pair];
        pair.inner.end = inner_end.max(pair.inner.start);
        pair.outer.end = outer_end.max(pair.inner.end);
        pair.closed = closed;
        if let Some(above) = self.stack.last_mut() {
            above.child = Some(open.pair);
        }
    }

    /// A closing mark that nothing opened: the text since the last closing mark may be its quotation.
    fn stray(&mut self, mark: Mark<'a>) {
        // An inner mark left open hides the outer one that this mark closes.
        if let Some(depth) = self.stack.iter().rev().take(3).position(|open| self.table.pairs(open.mark.text, mark.text)) {
            for _ in 0..depth {
                if let Some(lost) = self.stack.pop() {
                    self.drop_open(lost);
                }
            }
            return self.close(mark);
        }
        if let Some(last) = self.last_close.filter(|last| last.text == mark.text && last.space_before && self.stack.is_empty()) {
            self.warn(mark.tokens, "a closing mark also served as an opening mark");
            self.pairs.push(Pair { outer: last.tokens.0..mark.tokens.1, inner: last.tokens.1..mark.tokens.0, parent: None, closed: true });
            self.last_close = Some(mark);
            return;
        }
        self.warn(mark.tokens, "a closing mark without an opening mark was passed over");
    }

    fn drop_open(&mut self, lost: Open<'a>) {
        self.warn(lost.mark.tokens, "an opening mark without a closing mark was passed over");
        self.pairs[lost.pair].inner = lost.mark.tokens.1..lost.mark.tokens.1;
    }

    /// Ends what was never closed.
    fn finish(mut self) -> Vec<Pair> {
        while let Some(open) = self.stack.pop() {
            self.leave_open(open);
        }
        tidy(self.pairs)
    }

    fn leave_open(&mut self, open: Open<'a>) {
        let child = open.child.map(|child| self.pairs[child].clone()).filter(|child| !child.inner.is_empty());
        let starts_sentence = |token: usize| {
            let sentence = self.reading.segments.sentence_of(token);
            self.reading.segments.sentences[sentence].tokens.start == token
        };
        match child {
            // Two opened, one closed: the one closing mark ends both.
            Some(child) if !starts_sentence(child.outer.start) => {
                self.warn(open.mark.tokens, "an inner quotation's closing mark also closed the outer one");
                let (inner, outer) = (child.inner.end, child.outer.end);
                if let Some(at) = open.child {
                    self.pairs[at].inner.end = self.pairs[at].inner.start;
                }
                self.end(open, inner, outer, true);
            }
            Some(child) => {
                self.warn(open.mark.tokens, "a mark was never closed; its quotation ends before the next");
                let parent = self.pairs[open.pair].parent;
                self.free_children(open.pair, parent);
                self.end(open, child.outer.start, child.outer.start, false);
            }
            None => {
                let goes_on = open.mark.tokens.0 == self.paragraph.start && self.table.continues(open.mark.text);
                if !goes_on {
                    self.warn(
                        open.mark.tokens,
                        "a mark was never closed; its quotation ends with the paragraph or before the reporting clause",
                    );
                }
                let end = self.paragraph.end;
                self.end(open, end, end, false);
            }
        }
    }

    /// Hands the pairs within `pair` to `parent`.
    fn free_children(&mut self, pair: usize, parent: Option<usize>) {
        for at in (pair + 1..self.pairs.len()).take(2_000) {
            if self.pairs[at].parent == Some(pair) {
                self.pairs[at].parent = parent;
            }
        }
    }

    fn warn(&mut self, tokens: (usize, usize), message: &str) {
        let span = self.reading.segments.span(&(tokens.0..tokens.1));
        self.warnings.push(Warning::new("mark_repaired", Some(span), message));
    }
}

/// Puts pairs in order and leaves out empty ones and those that lie too deep.
fn tidy(mut pairs: Vec<Pair>) -> Vec<Pair> {
    let mut depth = vec![0_usize; pairs.len()];
    let mut order: Vec<usize> = Vec::with_capacity(pairs.len());
    for at in 0..pairs.len() {
        let parent = pairs[at].parent.and_then(|parent| if pairs[parent].inner.is_empty() { pairs[parent].parent } else { Some(parent) });
        let parent =
            parent.filter(|&parent| pairs[parent].inner.start <= pairs[at].outer.start && pairs[at].outer.end <= pairs[parent].inner.end);
        depth[at] = parent.map_or(0, |parent| depth[parent] + 1);
        pairs[at].parent = parent;
        if !pairs[at].inner.is_empty() && depth[at] < DEEPEST {
            order.push(at);
        }
    }
    order.sort_by_key(|&at| (pairs[at].outer.start, std::cmp::Reverse(pairs[at].outer.end)));
    let mut place = vec![None; pairs.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = Some(new);
    }
    order.iter().map(|&old| Pair { parent: pairs[old].parent.and_then(|parent| place[parent]), ..pairs[old].clone() }).collect()
}
