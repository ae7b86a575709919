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

/// Notes every collision between the active rows of a language.
pub fn check(entries: &[Entry<'_>], bench: &mut Bench<'_>, sites: &mut Sites<'_>) {
    let (text, forms) = written_out(entries, bench);
    let lines: Vec<Line> = forms.iter().map(|form| Line { span: form.span, zone: Zone::Body, blank_before: 0 }).collect();
    let sample = bench.lines(&text, &lines);
    let rows: FxHashMap<_, _> = entries.iter().map(|entry| ((entry.layer, entry.row), entry)).collect();
    let mut check = Check { fits: by_line(&sample, &sample.fits), chosen: chosen(&sample), rows, sites, told: FxHashSet::default() };
    for (line, form) in forms.iter().enumerate() {
        check.form(line, form);
    }
}

/// A form of a row, written out on a line of its own.
struct Form<'e> {
    entry: &'e Entry<'e>,
    alternative: usize,
    span: Span,
}

fn written_out<'e>(entries: &'e [Entry<'_>], bench: &Bench<'_>) -> (String, Vec<Form<'e>>) {
    let (mut text, mut forms) = (String::new(), Vec::new());
    for entry in entries.iter().filter(|entry| entry.status == Status::Active) {
        for (alternative, term) in entry.terms.iter().enumerate() {
            let start = text.len();
            text.push_str(&bench.words_of(term));
            forms.push(Form { entry, alternative, span: Span::new(start, text.len()) });
            text.push('\n');
        }
    }
    (text, forms)
}

/// Sorts matches to the lines they stand on.
fn by_line<'s>(sample: &Sample, matches: &'s [Match]) -> Vec<Vec<&'s Match>> {
    let mut lines = vec![Vec::new(); sample.segments.paragraphs.len()];
    for one in matches {
        lines[sample.segments.paragraph_of(one.first())].push(one);
    }
    lines
}

fn chosen(sample: &Sample) -> FxHashMap<(Layer, usize, usize), usize> {
    let matches = &sample.matches;
    let all = [&matches.stance, &matches.cues, &matches.topics, &matches.titles].into_iter().flatten();
    all.map(|one| ((one.layer, one.row, one.first()), one.words.len())).collect()
}

struct Check<'c, 'f, 's, 'e> {
    fits: Vec<Vec<&'f Match>>,
    chosen: FxHashMap<(Layer, usize, usize), usize>,
    rows: FxHashMap<(Layer, usize), &'e Entry<'e>>,
    sites: &'c mut Sites<'s>,
    /// Pairs of rows that were named already.
    told: FxHashSet<((Layer, usize), (Layer, usize))>,
}

impl Check<'_, '_, '_, '_> {
    fn form(&mut self, line: usize, form: &Form<'_>) {
        let (entry, term) = (form.entry, &form.entry.terms[form.alternative]);
        let fits = self.fits[line].clone();
        let own = fits.iter().find(|one| one.layer == entry.layer && one.row == entry.row && one.alternative == form.alternative);
        let Some(&own) = own else {
            let hint = "write it as it stands in a text; a term ends with its sentence";
            let fault =
                Found::new(format!("{}, which does not match its own words", quoted(term)), "words that can stand in one sentence", hint);
            return self.sites.entry(entry, entry.column(), fault);
        };
        for other in fits.iter().filter(|other| other.words == own.words && !std::ptr::eq::<Match>(**other, own)) {
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
            && self.tell(entry, row) {
                self.sites.entry(entry, entry.column(), fault);
            }
    }

    /// Says what is wrong when `row` fits the words of a form of `entry`.
    fn verdict(&self, entry: &Entry<'_>, term: &str, own: &Match, row: &Entry<'_>) -> Option<Found> {
        let place = format!("{}:{}", self.sites.name(file_of(row.layer), row.over), row.line);
        let wins = self.chosen.contains_key(&(entry.layer, entry.row, own.first()));
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
