//! The boilerplate rows of a pack, ready to use.
//!
//! Takes rows; says which row a line meets. Rows are found by their first word, so that a line that meets none costs a look-up a word. It
//! judges single lines; what a hit means for the article is decided in `layout`.

use super::pattern::{Part, Pattern, is_capitals, opening};
use super::pieces::{Piece, cut};
use super::shape::{End, Shape};
use crate::lexicon::{BoilerplateRow, Extent, LinePlace, Pack, Status, Zone};
use crate::normal::is_apostrophe;
use rustc_hash::FxHashMap;

/// The most pieces of a line that may be a caption with its credit.
const LONGEST_CAPTION: usize = 50;
/// The most pieces of the credit.
const LONGEST_CREDIT: usize = 12;

/// The boilerplate rows of a pack, ready to use.
#[derive(Debug, Clone, Default)]
pub struct Boilerplate {
    entries: Vec<Entry>,
    starts: Index,
    inside: Index,
    /// The characters that open or close quotations.
    pub(super) marks: Vec<char>,
}

/// A part of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    /// Above the first paragraph.
    Above,
    /// Among the paragraphs.
    Within,
    /// Below the last paragraph.
    Below,
}

/// A row that a line meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Position of the row in the pack.
    pub row: usize,
    /// The zone it names.
    pub zone: Zone,
    /// How far it reaches.
    pub extent: Extent,
    /// Where it stands.
    pub place: LinePlace,
    /// Byte offset behind it in the line.
    pub(super) end: usize,
    /// Words of the pattern.
    pub(super) words: usize,
    /// Whether marks are part of the pattern.
    pub(super) marks: bool,
    /// Whether text and pattern are both in capitals.
    pub(super) capitals: bool,
    /// Whether nothing, or only marks, follow it in the line.
    pub(super) alone: bool,
    /// Whether a mark follows that sets a label off.
    pub(super) label: bool,
    /// Whether quotation marks are part of the pattern.
    pub(super) quoted: bool,
}

#[derive(Debug, Clone)]
struct Entry {
    row: usize,
    pattern: Pattern,
    quoted: bool,
    zone: Zone,
    extent: Extent,
    place: LinePlace,
}

/// Entries by the key of their first part; those without one are always tried.
#[derive(Debug, Clone, Default)]
struct Index {
    keyed: FxHashMap<u64, Vec<u32>>,
    /// The keys that are there, by thirteen of their bits: most words begin no row.
    present: Vec<u64>,
    others: Vec<u32>,
}

impl Index {
    fn add(&mut self, key: u64, entry: u32) {
        self.keyed.entry(key).or_default().push(entry);
        self.present.resize(128, 0);
        self.present[key as usize >> 6 & 127] |= 1 << (key & 63);
    }

    /// Says whether an entry may begin with a piece of this key.
    #[inline]
    fn may_begin(&self, key: u64) -> bool {
        !self.others.is_empty() || self.present.get(key as usize >> 6 & 127).is_some_and(|bits| bits >> (key & 63) & 1 == 1)
    }

    /// Returns the entries that begin with a piece of this key.
    fn of(&self, key: u64) -> &[u32] {
        if !self.may_begin(key) {
            return &[];
        }
        self.keyed.get(&key).map_or(&[], Vec::as_slice)
    }
}

impl Boilerplate {
    /// Prepares the rows of a pack.
    #[must_use]
    pub fn new(pack: &Pack) -> Self {
        let marks = pack.quote_marks.iter().flat_map(|row| [&row.open, &row.close]).filter_map(|mark| single(mark));
        let mut boilerplate = Self { marks: marks.collect(), ..Self::default() };
        boilerplate.marks.sort_unstable();
        boilerplate.marks.dedup();
        for (at, row) in pack.boilerplate.iter().enumerate().filter(|(_, row)| row.status == Status::Active) {
            boilerplate.add(at, row);
        }
        boilerplate
    }

    /// Returns the row that a line meets, looked at alone.
    #[must_use]
    pub fn hit(&self, line: &str) -> Option<Hit> {
        let mut pieces = Vec::new();
        cut(line, &mut pieces);
        self.find(&pieces)
    }

    fn add(&mut self, at: usize, row: &BoilerplateRow) {
        for term in &row.terms {
            let pattern = Pattern::new(term);
            if pattern.parts.iter().all(|part| *part == Part::Gap) {
                continue;
            }
            let index = if row.place == LinePlace::Anywhere { &mut self.inside } else { &mut self.starts };
            let entry = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
            match opening(&pattern) {
                Some(key) => index.add(key, entry),
                None => index.others.push(entry),
            }
            let quoted = term.contains(self.marks.as_slice());
            self.entries.push(Entry { row: at, pattern, quoted, zone: row.zone, extent: row.extent, place: row.place });
        }
    }

    /// Returns the row that the pieces of a line meet: the whole line before its start, its start before its inside, then the longest.
    pub(super) fn find(&self, pieces: &[Piece<'_>]) -> Option<Hit> {
        let first = usize::from(!pieces.is_empty()) * self.first_word(pieces);
        let at_first = self.best(&self.starts, pieces, first);
        let at_start = if first > 0 { self.best(&self.starts, pieces, 0) } else { None };
        at_start.or(at_first).or_else(|| self.credit(pieces)).or_else(|| {
            let may_begin = |at: &usize| self.inside.may_begin(pieces[*at].key);
            let hits = (0..pieces.len()).filter(may_begin).filter_map(|at| self.best(&self.inside, pieces, at));
            hits.max_by_key(|hit| (hit.words, std::cmp::Reverse(hit.row)))
        })
    }

    /// Returns the row of a picture's credit that ends a short line, behind the caption.
    fn credit(&self, pieces: &[Piece<'_>]) -> Option<Hit> {
        if pieces.len() > LONGEST_CAPTION {
            return None;
        }
        let from = pieces.len().saturating_sub(LONGEST_CREDIT).max(1);
        let opens = (from..pieces.len()).filter(|&at| matches!(pieces[at - 1].text, "." | "(" | "[" | "|" | "!" | "?"));
        let mut hits = opens.filter_map(|at| self.best(&self.starts, pieces, at));
        hits.find(|hit| hit.zone == Zone::Caption && hit.label).map(|hit| Hit { place: LinePlace::Anywhere, ..hit })
    }

    /// Returns the position of the first piece behind bullets and arrows.
    fn first_word(&self, pieces: &[Piece<'_>]) -> usize {
        let skipped =
            |piece: &Piece<'_>| piece.is_mark() && !piece.text.starts_with(|mark| self.marks.contains(&mark) || is_apostrophe(mark));
        pieces.iter().take_while(|piece| skipped(piece)).count()
    }

    fn best(&self, index: &Index, pieces: &[Piece<'_>], at: usize) -> Option<Hit> {
        let keyed = pieces.get(at).map_or(&[][..], |piece| index.of(piece.key));
        if keyed.is_empty() && index.others.is_empty() {
            return None;
        }
        let hits = keyed.iter().chain(&index.others).filter_map(|&entry| self.entries[entry as usize].hit(pieces, at));
        hits.max_by_key(|hit| (hit.place == LinePlace::Line, hit.words, hit.marks, std::cmp::Reverse(hit.row)))
    }
}

impl Entry {
    fn hit(&self, pieces: &[Piece<'_>], at: usize) -> Option<Hit> {
        let end = self.pattern.stands_at(pieces, at)?;
        let alone = pieces[end..].iter().all(Piece::is_mark);
        if self.place == LinePlace::Line && !alone {
            return None;
        }
        let capitals = self.pattern.capitals && pieces[at..end].iter().all(|piece| piece.is_mark() || is_capitals(piece.text));
        let around = pieces[..end].last().into_iter().chain(pieces.get(end));
        let label = self.pattern.words == 0 || around.into_iter().any(|piece| sets_off(piece.text));
        Some(Hit {
            row: self.row,
            zone: self.zone,
            extent: self.extent,
            place: self.place,
            end: pieces[..end].last().map_or(0, Piece::end),
            words: self.pattern.words,
            marks: self.pattern.marks,
            capitals,
            alone,
            label,
            quoted: self.quoted,
        })
    }
}

impl Hit {
    /// Says whether the row holds for a line of this shape at this part of the page.
    ///
    /// A pattern may be careless and a paragraph must not be lost: the fewer words a pattern has, the more the line must look like no prose.
    pub(super) fn holds(&self, shape: &Shape, part: Stretch) -> bool {
        let speaks = shape.quotes && !self.quoted;
        match self.place {
            LinePlace::Line => true,
            LinePlace::Start if self.extent == Extent::Rest => !speaks && self.opens_rest(shape),
            LinePlace::Start => self.holds_at_start(shape, speaks, part),
            LinePlace::Anywhere => !speaks && self.holds_inside(shape, part == Stretch::Below),
        }
    }

    /// Says whether the row announces a body that presents itself: its name must follow.
    pub(super) fn announces(&self) -> bool {
        self.zone == Zone::Source && self.extent == Extent::Rest && !self.alone
    }

    /// Says whether the row is the label of a sponsor, who is named in it and speaks below it.
    pub(super) fn is_sponsor(&self) -> bool {
        self.zone == Zone::Ad && self.capitals && self.words > 1 && !self.alone
    }

    fn opens_rest(&self, shape: &Shape) -> bool {
        let label = shape.words <= self.words + 5 && !shape.ends_sentence();
        self.alone || label || self.words >= 3 && shape.words <= 40
    }

    fn holds_at_start(&self, shape: &Shape, speaks: bool, part: Stretch) -> bool {
        let below = part == Stretch::Below;
        let sentence = shape.end == End::Stop || shape.closes;
        let prose = shape.words > 40 && (speaks || part == Stretch::Within && shape.sentences > 2);
        match self.words {
            _ if self.alone => true,
            // A byline of one word and a name would take headings among the paragraphs.
            1 if self.zone == Zone::Source && !self.label && part == Stretch::Within => false,
            _ if self.label => !(speaks && shape.words > 60),
            _ if self.capitals && shape.end != End::Stop => shape.words <= 25,
            0 | 1 => !speaks && (!sentence && shape.words <= 12 || below && shape.words <= 20),
            2 => (!sentence || below || shape.words <= 5) && shape.words <= 40 && !(speaks && shape.sentences > 1),
            _ => !prose,
        }
    }

    fn holds_inside(&self, shape: &Shape, below: bool) -> bool {
        let strong = self.marks || self.label || self.words >= 3 || shape.end != End::Stop || below;
        let one = shape.sentences <= 1 && shape.words <= 30 && strong;
        let credit = self.zone == Zone::Caption && self.label && shape.sentences <= 3;
        let few = self.words >= 4 && shape.sentences <= 2 && shape.words <= 45;
        let notice = below && self.words >= 3 && shape.words <= 200;
        one || credit || few || notice
    }
}

/// Returns the one character of a mark that cannot be mistaken for an apostrophe or a sign of arithmetic.
fn single(mark: &str) -> Option<char> {
    let mut chars = mark.chars();
    let first = chars.next().filter(|_| chars.next().is_none())?;
    (!is_apostrophe(first) && !matches!(first, '+' | '<' | '>' | '`')).then_some(first)
}

/// Says whether a mark sets a label off from what it names.
fn sets_off(mark: &str) -> bool {
    matches!(mark, ":" | "|")
}
