//! Rows that stand in each other's way.
//!
//! Takes the rows of a language; writes out the words of every form and looks which rows fit them: none, a row of the other side, the same
//! words in another row, or a row that always wins.

use super::entries::{Entry, file_of};
use super::shape::quoted;
use super::sites::{Found, Sites};
use crate::lexicon::{Status, Zone};
use crate::matcher::{Layer, Match};
use crate::span::Span;
use crate::workshop::sample::{Bench, Sample};
use crate::zones::Line;
use rustc_hash::{FxHashMap, FxHashSet};

/// The most other rows that a form is held against: where more fit, the first ones tell enough.
const MOST_OTHERS: usize = 40;

/// Notes every collision between the active rows of a language.
pub fn check(entries: &[Entry<'_>], bench: &mut Bench<'_>, sites: &mut Sites<'_>) {
    let written = Written::new(entries, bench);
    let lines: Vec<Line> = written.lines.iter().map(|&span| Line { span, zone: Zone::Body, blank_before: 0 }).collect();
    let sample = bench.lines(&written.text, &lines);
    let rows: FxHashMap<_, _> = entries.iter().map(|entry| ((entry.layer, entry.row), entry)).collect();
    let fits = by_line(&sample, &sample.fits);
    let mut check = Check { chosen: chosen(&sample), rows, sites, told: FxHashSet::default() };
    for (line, forms) in written.forms.iter().enumerate() {
        let own: FxHashMap<_, _> = fits[line].iter().map(|one| ((one.layer, one.row, one.alternative), *one)).collect();
        for form in forms {
            check.form(form, own.get(&(form.entry.layer, form.entry.row, form.alternative)).copied(), &fits[line]);
        }
    }
}

/// A form of a row.
struct Form<'e> {
    entry: &'e Entry<'e>,
    alternative: usize,
}

/// The forms of all rows written out, each on a line of its own; equal ones share a line.
struct Written<'e> {
    text: String,
    lines: Vec<Span>,
    forms: Vec<Vec<Form<'e>>>,
}

impl<'e> Written<'e> {
    fn new(entries: &'e [Entry<'_>], bench: &Bench<'_>) -> Self {
        let mut written = Self { text: String::new(), lines: Vec::new(), forms: Vec::new() };
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        for entry in entries.iter().filter(|entry| entry.status == Status::Active) {
            for (alternative, term) in entry.terms.iter().enumerate() {
                let words = bench.words_of(term);
                let place = *places.entry(words.to_lowercase()).or_insert_with(|| written.line(&words));
                written.forms[place].push(Form { entry, alternative });
            }
        }
        written
    }

    fn line(&mut self, words: &str) -> usize {
        let start = self.text.len();
        self.text.push_str(words);
        self.lines.push(Span::new(start, self.text.len()));
        self.forms.push(Vec::new());
        self.text.push('\n');
        self.lines.len() - 1
    }
}

/// Sorts matches to the lines they stand on.
fn by_line<'s>(sample: &Sample, matches: &'s [Match]) -> Vec<Vec<&'s Match>> {
    let mut lines = vec![Vec::new(); sample.segments.paragraphs.len()];
    for one in matches {
        lines[sample.segments.paragraph_of(one.first())].push(one);
    }
    lines
}

fn chosen(sample: &Sample) -> FxHashSet<(Layer, usize, usize)> {
    let matches = &sample.matches;
    let all = [&matches.stance, &matches.cues, &matches.topics, &matches.titles].into_iter().flatten();
    all.map(|one| (one.layer, one.row, one.first())).collect()
}

struct Check<'c, 's, 'e> {
    chosen: FxHashSet<(Layer, usize, usize)>,
    rows: FxHashMap<(Layer, usize), &'e Entry<'e>>,
    sites: &'c mut Sites<'s>,
    /// Pairs of rows that were named already.
    told: FxHashSet<((Layer, usize), (Layer, usize))>,
}

impl Check<'_, '_, '_> {
    fn form(&mut self, form: &Form<'_>, own: Option<&Match>, fits: &[&Match]) {
        let (entry, term) = (form.entry, &form.entry.terms[form.alternative]);
        let Some(own) = own else {
            let hint = "write it as it stands in a text; a term ends with its sentence";
            let fault =
                Found::new(format!("{}, which does not match its own words", quoted(term)), "words that can stand in one sentence", hint);
            return self.sites.entry(entry, entry.column(), fault);
        };
        let others = fits.iter().filter(|other| other.words == own.words && !std::ptr::eq::<Match>(**other, own));
        for other in others.take(MOST_OTHERS) {
            self.pair(entry, term, own, other);
        }
    }

    /// Looks at another row that fits the very words of a form.
    fn pair(&mut self, entry: &Entry<'_>, term: &str, own: &Match, other: &Match) {
        let Some(&row) = self.rows.get(&(other.layer, other.row)) else { return };
        if row.status != Status::Active {
            return;
        }
        if (entry.layer, entry.row) == (row.layer, row.row) {
            if other.alternative < own.alternative && self.tell(entry, row) {
                let twin = &row.terms[other.alternative];
                let fault = Found::new(
                    format!("{} beside {}", quoted(term), quoted(twin)),
                    "each form once",
                    "one of the two matches the other's words: take it out",
                );
                self.sites.entry(entry, entry.column(), fault);
            }
            return;
        }
        if let Some(fault) = self.verdict(entry, term, own, row)
            && self.tell(entry, row)
        {
            self.sites.entry(entry, entry.column(), fault);
        }
    }

    /// Says what is wrong when `row` fits the words of a form of `entry`.
    fn verdict(&self, entry: &Entry<'_>, term: &str, own: &Match, row: &Entry<'_>) -> Option<Found> {
        let place = format!("{}:{}", self.sites.name(file_of(row.layer), row.over), row.line);
        let wins = self.chosen.contains(&(entry.layer, entry.row, own.first()));
        let both = |one, other| (entry.layer, row.layer) == (one, other) || (entry.layer, row.layer) == (other, one);
        if both(Layer::Bull, Layer::Bear) {
            let hint = "delete it on one side; rows that list forms with match exact do not collide by stem";
            return Some(Found::new(format!("{}, which {place} matches on the other side", quoted(term)), "a term on one side only", hint));
        }
        if !competes(entry.layer, row.layer) || wins || (entry.layer == Layer::Shifter && row.layer == Layer::Shifter) {
            return None;
        }
        let found = format!("{}, which never fires: {place} takes the same words", quoted(term));
        Some(Found::new(found, "a form in one row only", "delete the form here or there"))
    }

    /// Says whether the pair is named for the first time.
    fn tell(&mut self, entry: &Entry<'_>, row: &Entry<'_>) -> bool {
        let (one, other) = ((entry.layer, entry.row), (row.layer, row.row));
        self.told.insert((one.min(other), one.max(other)))
    }
}

/// Says whether rows of two files compete for the same words.
fn competes(one: Layer, other: Layer) -> bool {
    let stance = |layer| matches!(layer, Layer::Block | Layer::Bull | Layer::Bear | Layer::Shifter);
    let topic = |layer| matches!(layer, Layer::Block | Layer::Topic);
    (stance(one) && stance(other)) || (topic(one) && topic(other)) || one == other
}
