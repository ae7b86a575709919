//! Cells that are right each for itself and make no sense together.
//!
//! Takes the rows of a language; tells which shifters reach or do nothing, which reporting rows introduce nothing, which settings are unknown,
//! and which rows lack what they must have.

use super::entries::{Entry, entries};
use super::shape::{self, quoted};
use super::sites::{Found, Sites};
use crate::lexicon::{CueKind, CueRow, Direction, FunctionWordRow, Pack, SettingRow, ShifterKind, ShifterRow, Status, Unit, Use};
use crate::segment::{Grammar, is_known_stemmer};

/// The settings that `language.csv` may hold.
const SETTINGS: &[&str] = &[
    "code",
    "name",
    "names",
    "stemmer",
    "version",
    "decimal_mark",
    "elisions",
    "enclitics",
    "stance",
    "verb_second",
    "drops_subject",
    "nouns",
    "reporting_order",
    "adjectives",
    "object_pronouns",
    "plural_verbs",
    "numbers",
];
/// The settings that it must hold.
const REQUIRED: &[&str] = &["code", "name", "stemmer", "version", "stance"];
/// The fewest words that must tell a language.
const FEWEST_DETECT: usize = 20;

/// Notes what is wrong with single rows.
pub fn check(pack: &Pack, sites: &mut Sites<'_>) {
    let grammar = Grammar::new(pack);
    for entry in &entries(pack) {
        terms(entry, &grammar, sites);
        completeness(entry, sites);
    }
    for row in &pack.shifters {
        for (column, fault) in shifter_effect(row).into_iter().chain(shifter_reach(row)) {
            sites.note("shifters.csv", row.over, row.line, column, fault);
        }
    }
    for row in &pack.reporting {
        for (column, fault) in cue(row) {
            sites.note("reporting.csv", row.over, row.line, column, fault);
        }
    }
    settings(pack, sites);
    function_words(&pack.function_words, sites);
}

fn terms(entry: &Entry<'_>, grammar: &Grammar, sites: &mut Sites<'_>) {
    if entry.status == Status::Retired {
        return;
    }
    if entry.terms.is_empty() {
        sites.entry(entry, entry.column(), Found::new("no form", "at least one form", "write one, or delete the row"));
    }
    for term in entry.terms {
        for fault in shape::faults(term, entry.layer, entry.matching, grammar) {
            sites.entry(entry, entry.column(), fault);
        }
    }
    if entry.has_match() {
        for fault in shape::matching_faults(entry.terms, entry.matching) {
            sites.entry(entry, "match", fault);
        }
    }
}

fn completeness(entry: &Entry<'_>, sites: &mut Sites<'_>) {
    if entry.wants_example() && entry.status == Status::Active && entry.example.is_empty() {
        let hint = "write a short sentence of your own in which the row fires";
        sites.entry(entry, "example", Found::new("no example", "a sentence in which the row fires", hint));
    }
    if entry.status == Status::Retired && entry.note.is_empty() {
        sites.entry(entry, "note", Found::new("no reason", "why the row was retired", "say why, so that nobody adds it again"));
    }
    if !entry.since.is_empty() && !is_version(entry.since) {
        sites.entry(
            entry,
            "since",
            Found::new(quoted(entry.since), "a version such as 0.1.0", "spreadsheets turn versions into dates: format the column as text"),
        );
    }
}

/// Says whether a text is a version; a date, which spreadsheets make of one, is none.
fn is_version(text: &str) -> bool {
    let is_number = |part: &&str| part.parse::<u16>().is_ok_and(|number| number.to_string() == **part && number < 1000);
    let parts: Vec<_> = text.split('.').collect();
    parts.len() == 3 && parts.iter().all(is_number)
}

type CellFault = (&'static str, Found);

fn shifter_effect(row: &ShifterRow) -> Option<CellFault> {
    let (fits, expected) = match row.kind {
        ShifterKind::Negator => (row.percent <= 0, "0 or less: a negator cancels (0) or turns round (-100)"),
        ShifterKind::Intensifier => (row.percent > 100, "more than 100: an intensifier strengthens (150 adds half)"),
        ShifterKind::Diminisher => {
            ((0..100).contains(&row.percent), "0 to 99: a diminisher leaves so many percent of a term (50 halves it, 0 cancels it)")
        }
        ShifterKind::Increase => (row.percent > 0, "more than 0: what grows stays on its side"),
        ShifterKind::Numbers => (row.percent.abs() == 100, "100 where the second number is the newer, -100 where the first is"),
        ShifterKind::Decrease => (row.percent < 0, "less than 0: what shrinks turns round"),
        _ => (row.percent != 100, "another number than 100, which does nothing"),
    };
    let hint = "mend the percent, or choose the kind that fits it: negator up to 0, diminisher 0 to 99, intensifier above 100";
    (!fits).then(|| ("percent", Found::new(format!("{} in a row of kind {}", row.percent, row.kind.as_str()), expected, hint)))
}

fn shifter_reach(row: &ShifterRow) -> Option<CellFault> {
    let most = match row.unit {
        Unit::Words => 40,
        Unit::Clause => 2,
        Unit::Sentence | Unit::Previous => 1,
    };
    if row.reach > most {
        let found = format!("a reach of {} in {}", row.reach, row.unit.as_str());
        return Some(("reach", Found::new(found, format!("{most} at most"), "a reach in clauses is 1 or 2, in sentences 1")));
    }
    let ends = |term: &String| term.ends_with(['?', '!', '.']);
    if row.direction == Direction::After && row.unit != Unit::Previous && row.terms.iter().all(ends) {
        let found = format!("direction after behind {}, where the sentence ends", quoted(row.terms.first().map_or("", String::as_str)));
        return Some(("direction", Found::new(found, "before", "a mark that ends a sentence can only act on what stands before it")));
    }
    None
}

fn cue(row: &CueRow) -> Vec<CellFault> {
    let mut found = Vec::new();
    if row.status == Status::Active && row.kind == CueKind::Verb && row.clause.is_empty() {
        found.push((
            "clause",
            Found::new(
                "nothing that the verb may introduce",
                "one or more of complement, bare, direct and the like",
                "see lexicons/README.md",
            ),
        ));
    }
    if row.side.is_some() != (row.weight > 0) {
        let (column, hint) = if row.side.is_some() { ("weight", "write a weight from 1 to 3") } else { ("side", "write bull or bear") };
        found.push((column, Found::new("side and weight that do not go together", "both or neither", hint)));
    }
    found
}

fn settings(pack: &Pack, sites: &mut Sites<'_>) {
    for row in &pack.settings {
        if let Some(fault) = setting(row, &pack.code) {
            sites.note(
                "language.csv",
                row.over,
                row.line,
                if SETTINGS.contains(&row.setting.as_str()) { "value" } else { "setting" },
                fault,
            );
        }
    }
    for name in REQUIRED.iter().filter(|name| !pack.settings.iter().any(|row| row.setting == **name)) {
        sites.note(
            "language.csv",
            false,
            0,
            "setting",
            Found::new(format!("no setting {name}"), "the setting", format!("add a row for {name}")),
        );
    }
}

fn setting(row: &SettingRow, code: &str) -> Option<Found> {
    let value = row.value.as_str();
    let hint = "mend the value";
    match row.setting.as_str() {
        "code" if value != code => Some(Found::new(
            format!("the code {}", quoted(value)),
            format!("{code}, as the folder is named"),
            "rename the folder or mend the code",
        )),
        "stemmer" if !is_known_stemmer(value) => {
            Some(Found::new(format!("the stemmer {}", quoted(value)), "the name of a Snowball stemmer such as german, or none", hint))
        }
        "version" if !is_version(value) => Some(Found::new(quoted(value), "a version such as 0.1.0", hint)),
        "stance" if !["active", "trial"].contains(&value) => Some(Found::new(quoted(value), "active or trial", hint)),
        "decimal_mark" if ![",", "."].contains(&value) => Some(Found::new(quoted(value), "a comma or a point", hint)),
        "name" if value.is_empty() => Some(Found::new("an empty name", "the language's name", hint)),
        name if !SETTINGS.contains(&name) => {
            Some(Found::new(format!("the setting {}", quoted(name)), format!("one of {}", SETTINGS.join(", ")), "rename or delete it"))
        }
        _ => None,
    }
}

fn function_words(rows: &[FunctionWordRow], sites: &mut Sites<'_>) {
    for row in rows {
        let inner = row.word.trim_start_matches('*').trim_end_matches('*');
        let both = row.word.starts_with('*') && row.word.ends_with('*');
        if inner.contains('*') || both || inner.is_empty() {
            sites.note(
                "function_words.csv",
                row.over,
                row.line,
                "word",
                Found::new(quoted(&row.word), "a word, or one with * at one end", "write the forms out"),
            );
        }
        if row.uses.is_empty() {
            sites.note(
                "function_words.csv",
                row.over,
                row.line,
                "use",
                Found::new("no use", "one or more uses", "say what the word does, or delete the row"),
            );
        }
    }
    let telling = rows.iter().filter(|row| row.uses.contains(&Use::Detect)).count();
    if telling < FEWEST_DETECT {
        let found = format!("{telling} words that tell the language");
        sites.note(
            "function_words.csv",
            false,
            0,
            "use",
            Found::new(found, format!("at least {FEWEST_DETECT} rows with detect"), "add frequent words that neighbour languages lack"),
        );
    }
}
