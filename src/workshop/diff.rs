//! What changed between two versions of the packs, in words.
//!
//! Takes two folders of packs; gives the rows that were added, removed, moved to the other side or changed. It scores nothing; what the
//! changes do to a corpus is shown by `impact`.

use crate::error::Result;
use crate::lexicon::{COMMON_FILES, FILES, Faults, FileKind, Folder, Record, Table};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// How much of a cell is shown.
const SHOWN: usize = 60;

/// One difference between two versions of the packs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The language's code; empty for what is common to all.
    pub language: String,
    /// The file, without its ending.
    pub file: String,
    /// The row's key, in the new version where there is one.
    pub key: String,
    /// What happened to it.
    pub what: What,
    /// The column, for a changed cell.
    pub column: String,
    /// What stood there; for a removed row, its weight or percent.
    pub old: String,
    /// What stands there now; for an added row, its weight or percent.
    pub new: String,
}

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It went to another file; `old` and `new` name file and weight.
    Moved,
    /// A cell changed.
    Changed,
    /// Forms were added to or taken from the key; `old` and `new` list them.
    Forms,
}

impl What {
    /// Returns the word for it in tables.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Forms => "forms",
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = if self.language.is_empty() { String::new() } else { format!("{}: ", self.language) };
        let (key, file, old, new) = (short_key(&self.key), &self.file, shown(&self.old), shown(&self.new));
        match self.what {
            What::Added => write!(f, "{prefix}+ {key} {file} {}", self.new),
            What::Removed => write!(f, "{prefix}- {key} {file} {}", self.old),
            What::Moved => write!(f, "{prefix}{key} {old} -> {new}"),
            What::Changed if self.column == "weight" => write!(f, "{prefix}{key} {file} {old} -> {new}"),
            What::Changed => write!(f, "{prefix}{key} {file}: {} {old} -> {new}", self.column),
            What::Forms => write!(f, "{prefix}{key} {file}: {}", forms(&self.old, &self.new)),
        }
    }
}

fn forms(gone: &str, came: &str) -> String {
    let signed =
        |sign: char, cell: &str| cell.split('|').filter(|form| !form.is_empty()).map(|form| format!("{sign} {form}")).collect::<Vec<_>>();
    [signed('+', came), signed('-', gone)].concat().join(", ")
}

fn shown(cell: &str) -> String {
    if cell.is_empty() { "(empty)".to_owned() } else { short(cell) }
}

/// Returns a key with as many of its forms as fit.
fn short_key(key: &str) -> String {
    let mut shown = String::new();
    for (at, form) in key.split('|').enumerate() {
        if at > 0 && shown.chars().count() + form.chars().count() > SHOWN {
            return shown + "|\u{2026}";
        }
        shown.push_str(if at > 0 { "|" } else { "" });
        shown.push_str(form);
    }
    shown
}

fn short(cell: &str) -> String {
    if cell.chars().count() <= SHOWN { cell.to_owned() } else { cell.chars().take(SHOWN - 1).chain(['\u{2026}']).collect() }
}

/// Returns the differences between two versions of the packs, in the order of languages, files and rows.
///
/// # Errors
/// When a folder cannot be read, or with the faults of files that are no tables.
pub fn packs(old: &Folder, new: &Folder) -> Result<Vec<Change>> {
    packs_over(old, new, None)
}

/// As [`packs`], with rows laid over the new version.
///
/// # Errors
/// As [`packs`].
pub fn packs_over(old: &Folder, new: &Folder, upper: Option<&Folder>) -> Result<Vec<Change>> {
    let mut faults = Faults::default();
    let codes: BTreeSet<String> = std::iter::once(String::new()).chain(old.languages()?).chain(new.languages()?).collect();
    let mut changes = Vec::new();
    for code in &codes {
        let kinds = if code.is_empty() { COMMON_FILES } else { FILES };
        let (before, mut after) = (rows_of(old, code, kinds, &mut faults)?, rows_of(new, code, kinds, &mut faults)?);
        if let Some(upper) = upper {
            after.extend(rows_of(upper, code, kinds, &mut faults)?);
        }
        changes.extend(language(code, before, after));
    }
    faults.none_or(changes)
}

/// One row, by the names of its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    kind: &'static FileKind,
    key: Vec<String>,
    cells: Vec<String>,
    forms: BTreeSet<String>,
}

impl Row {
    fn new(kind: &'static FileKind, cells: Vec<String>) -> Self {
        let cell = |name: &str| kind.columns.iter().position(|column| *column == name).map_or("", |at| cells[at].as_str());
        let column = if kind.columns.contains(&"forms") { "forms" } else { kind.columns[0] };
        let forms = cell(column).split('|').map(|form| form.trim().to_lowercase()).filter(|form| !form.is_empty()).collect();
        Self { kind, key: kind.key.iter().map(|column| cell(column).to_owned()).collect(), forms, cells }
    }

    fn cell(&self, column: &str) -> &str {
        self.kind.columns.iter().position(|name| *name == column).map_or("", |at| &self.cells[at])
    }

    fn file(&self) -> String {
        self.kind.name.trim_end_matches(".csv").to_owned()
    }

    /// Returns the one number that says most about the row.
    fn figure(&self) -> &str {
        ["weight", "percent", "value"].iter().map(|column| self.cell(column)).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// Returns the forms that stand here and not in the other row.
    fn forms_beside(&self, other: &Self) -> String {
        self.forms.difference(&other.forms).cloned().collect::<Vec<_>>().join("|")
    }

    /// Says whether a row may go over into the other: it is of the same file, or both are terms of a side.
    fn may_become(&self, other: &Self) -> bool {
        let is_term = |row: &Self| row.kind.columns.contains(&"needs");
        self.kind.name == other.kind.name || (is_term(self) && is_term(other))
    }

    fn change(&self, language: &str, what: What, column: &str, old: impl Into<String>, new: impl Into<String>) -> Change {
        let column = column.to_owned();
        Change { language: language.to_owned(), file: self.file(), key: self.key.join(" "), what, column, old: old.into(), new: new.into() }
    }
}

type Rows = BTreeMap<(usize, Vec<String>), Row>;

/// Returns the rows of the files below `code`, by file and key.
fn rows_of(folder: &Folder, code: &str, kinds: &'static [FileKind], faults: &mut Faults) -> Result<Rows> {
    let mut rows = Rows::new();
    for (at, kind) in kinds.iter().enumerate() {
        let file = if code.is_empty() { kind.name.to_owned() } else { format!("{code}/{}", kind.name) };
        let Some(bytes) = folder.read(&file)? else { continue };
        let Some(table) = Table::read(kind, &folder.name_of(&file), &bytes, faults) else { continue };
        for row in table_rows(kind, &table) {
            rows.insert((at, row.key.iter().map(|cell| cell.to_lowercase()).collect()), row);
        }
    }
    Ok(rows)
}

fn table_rows(kind: &'static FileKind, table: &Table) -> Vec<Row> {
    let columns: Vec<_> = kind.columns.iter().map(|column| table.column(column)).collect();
    let cells = |record: &Record| columns.iter().map(|at| at.map_or(String::new(), |at| record.cells[at].clone())).collect();
    table.rows.iter().map(|record| Row::new(kind, cells(record))).collect()
}

/// Returns the differences within one language.
fn language(code: &str, old: Rows, new: Rows) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut gone, mut came) = (Vec::new(), Vec::new());
    for (key, row) in &old {
        match new.get(key) {
            Some(after) => changes.extend(cells_changed(code, row, after).map(|change| (key.0, change))),
            None => gone.push((key.0, row)),
        }
    }
    came.extend(new.iter().filter(|(key, _)| !old.contains_key(key)).map(|(key, row)| (key.0, row)));
    changes.extend(rekeyed(code, &mut gone, &mut came));
    changes.extend(gone.iter().map(|(at, row)| (*at, row.change(code, What::Removed, "", row.figure(), ""))));
    changes.extend(came.iter().map(|(at, row)| (*at, row.change(code, What::Added, "", "", row.figure()))));
    changes.sort_by(|(a, one), (b, other)| (a, one.key.to_lowercase(), one.what).cmp(&(b, other.key.to_lowercase(), other.what)));
    changes.into_iter().map(|(_, change)| change).collect()
}

fn cells_changed<'r>(code: &'r str, old: &'r Row, new: &'r Row) -> impl Iterator<Item = Change> + 'r {
    let columns = old.kind.columns.iter().filter(|column| !old.kind.key.contains(column));
    columns.filter(|column| old.cell(column) != new.cell(column)).map(move |column| match *column {
        "forms" if old.forms != new.forms => new.change(code, What::Forms, column, old.forms_beside(new), new.forms_beside(old)),
        _ => new.change(code, What::Changed, column, old.cell(column), new.cell(column)),
    })
}

type Found<'r> = Vec<(usize, &'r Row)>;

/// Pairs rows that went with rows that came: the same term on the other side, or a row that shares forms with it.
fn rekeyed(code: &str, gone: &mut Found<'_>, came: &mut Found<'_>) -> Vec<(usize, Change)> {
    let mut changes = Vec::new();
    let mut by_form: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, (_, row)) in came.iter().enumerate() {
        row.forms.iter().for_each(|form| by_form.entry(form).or_default().push(at));
    }
    let mut taken = BTreeSet::new();
    gone.retain(|&(_, old)| {
        let Some(at) = partner(old, came, &by_form, &taken) else { return true };
        taken.insert(at);
        changes.extend(pair_changed(code, old, came[at].1).into_iter().map(|change| (came[at].0, change)));
        false
    });
    let mut at = 0..;
    came.retain(|_| at.next().is_some_and(|at| !taken.contains(&at)));
    changes
}

/// Returns the row that came for `old`: the one with most forms in common, of the same file where two are equal.
fn partner(old: &Row, came: &Found<'_>, by_form: &FxHashMap<&str, Vec<usize>>, taken: &BTreeSet<usize>) -> Option<usize> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for &at in old.forms.iter().filter_map(|form| by_form.get(form.as_str())).flatten() {
        if !taken.contains(&at) && old.may_become(came[at].1) {
            *shared.entry(at).or_default() += 1;
        }
    }
    let rank = |(at, count): (usize, usize)| (count, old.kind.name == came[at].1.kind.name, std::cmp::Reverse(at));
    shared.into_iter().max_by_key(|&one| rank(one)).map(|(at, _)| at)
}

fn pair_changed(code: &str, old: &Row, new: &Row) -> Vec<Change> {
    let mut changes = Vec::new();
    let named = |row: &Row| format!("{} {}", row.file(), row.figure());
    let moved = old.kind.name != new.kind.name;
    if moved {
        changes.push(new.change(code, What::Moved, "", named(old), named(new)));
    }
    let key_has_forms = old.kind.key.contains(&old.kind.columns[0]) && !old.kind.columns.contains(&"forms");
    if key_has_forms && old.forms != new.forms {
        changes.push(new.change(code, What::Forms, "", old.forms_beside(new), new.forms_beside(old)));
    }
    changes.extend(cells_changed(code, old, new).filter(|change| !(moved && change.column == "weight")));
    let rest = old.kind.key.iter().filter(|column| !(key_has_forms && **column == old.kind.columns[0]));
    changes.extend(
        rest.filter(|column| old.cell(column) != new.cell(column))
            .map(|column| new.change(code, What::Changed, column, old.cell(column), new.cell(column))),
    );
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "term,match,weight,needs,example,counterexample,note,status,since\n";

    fn changes(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<String> {
        let folder = |files: &[(&str, &str)]| {
            let folder = tempfile::tempdir().expect("a folder");
            std::fs::create_dir(folder.path().join("xx")).expect("a language folder");
            std::fs::write(folder.path().join("xx/language.csv"), "setting,value,note\ncode,xx,\n").expect("settings");
            for (name, rows) in files {
                std::fs::write(folder.path().join("xx").join(name), format!("{HEADER}{rows}")).expect("a file");
            }
            folder
        };
        let (old, new) = (folder(old), folder(new));
        let on_disk = |folder: &tempfile::TempDir| Folder::Disk(folder.path().to_owned());
        packs(&on_disk(&old), &on_disk(&new)).expect("two packs").iter().map(ToString::to_string).collect()
    }

    #[test]
    fn each_change_is_told_in_words() {
        let row = "bulle,exact,1,topic,,,,active,0.1.0\n";
        let cases = [
            (row, "bulle,exact,2,topic,,,,active,0.1.0\n", "xx: bulle bear 1 -> 2"),
            (row, "bulle,exact,1,topic|change,,,,active,0.1.0\n", "xx: bulle bear: needs topic -> topic|change"),
            (row, "bulle|bulles,exact,1,topic,,,,active,0.1.0\n", "xx: bulle|bulles bear: + bulles"),
            (row, "", "xx: - bulle bear 1"),
            ("", row, "xx: + bulle bear 1"),
        ];
        for (old, new, expected) in cases {
            assert_eq!(changes(&[("bear.csv", old)], &[("bear.csv", new)]), [expected]);
        }
    }

    #[test]
    fn a_row_that_changes_sides_is_one_change() {
        let (old, new) = ("boom,exact,1,topic,,,,active,\n", "boom,exact,3,topic,,,,active,\n");
        assert_eq!(changes(&[("bear.csv", old), ("bull.csv", "")], &[("bear.csv", ""), ("bull.csv", new)]), ["xx: boom bear 1 -> bull 3"]);
    }

    #[test]
    fn order_case_and_separators_are_no_change() {
        let (a, b) = ("bulle,exact,1,topic,,,,active,\n", "krach,exact,1,topic,,,,active,\n");
        assert!(changes(&[("bear.csv", &format!("{a}{b}"))], &[("bear.csv", &format!("{b}{a}").replace('\n', "\r\n"))]).is_empty());
    }
}
