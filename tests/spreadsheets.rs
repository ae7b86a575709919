//! Tables as spreadsheets take them: CSV for a double click, and workbooks.

use bullbear::output::{Cell, Column, ColumnKind, CsvTable, Dialect, FileShape, OutputFolder, RowSink as _, Table};
use std::fs;
use std::path::Path;

const fn column(name: &'static str, kind: ColumnKind) -> Column {
    Column { name, kind }
}

const TABLE: Table = Table {
    name: "words",
    columns: &[
        column("id", ColumnKind::Text),
        column("words", ColumnKind::Excerpt),
        column("day", ColumnKind::Date),
        column("count", ColumnKind::Integer),
        column("score", ColumnKind::Decimal),
    ],
};

fn rows() -> Vec<Vec<Cell<'static>>> {
    vec![
        vec![Cell::Text("a1"), Cell::Text("=HYPERLINK(\"x\")"), Cell::Text("2025-11-22"), Cell::Integer(-3), Cell::Milli(-250)],
        vec![Cell::Text("a2"), Cell::Made("a; b, \"c\"\nd".to_owned()), Cell::Empty, Cell::Empty, Cell::Empty],
        vec![Cell::Text("a3"), Cell::Made("é".repeat(40_000)), Cell::Text("last spring"), Cell::Integer(0), Cell::Milli(1500)],
    ]
}

fn written(dialect: Dialect) -> String {
    let mut table = CsvTable::shaped(&TABLE, Vec::new(), dialect).unwrap();
    rows().iter().for_each(|row| table.row(row).unwrap());
    String::from_utf8(table.finish().unwrap()).unwrap()
}

fn spreadsheet(locale: &str) -> String {
    written(Dialect::spreadsheet(locale).unwrap())
}

#[test]
fn plain_csv_is_for_programs() {
    let text = written(Dialect::PLAIN);
    assert!(text.starts_with("id,words,day,count,score\na1,\"=HYPERLINK(\"\"x\"\")\",2025-11-22,-3,-0.250\n"), "{text:.200}");
    assert!(!text.contains('\r') && text.contains(&"é".repeat(40_000)), "nothing is cut or changed");
}

#[test]
fn a_spreadsheet_gets_its_separator_and_decimal_mark() {
    let lines = |locale: &str| spreadsheet(locale).split("\r\n").map(str::to_owned).take(2).collect::<Vec<_>>();
    assert_eq!(
        lines("en"),
        [
            "\u{feff}\"id\",\"words\",\"day\",\"count\",\"score\",\"cut\"",
            "\"a1\",\"'=HYPERLINK(\"\"x\"\")\",\"2025-11-22\",\"-3\",\"-0.250\",\"\""
        ]
    );
    assert_eq!(
        lines("fr"),
        [
            "\u{feff}\"id\";\"words\";\"day\";\"count\";\"score\";\"cut\"",
            "\"a1\";\"'=HYPERLINK(\"\"x\"\")\";\"2025-11-22\";\"-3\";\"-0,250\";\"\""
        ]
    );
    assert_eq!(lines("de"), lines("fr"));
}

#[test]
fn a_spreadsheet_gets_one_line_a_row_and_a_flag_where_a_cell_was_cut() {
    let text = spreadsheet("fr");
    let lines: Vec<_> = text.split("\r\n").collect();
    assert_eq!(lines.len(), 5, "a header, three rows and the end");
    assert!(lines[2].contains("a; b, \"\"c\"\" ⏎ d"), "{}", lines[2]);
    assert!(lines[3].ends_with("… [cut]\";\"last spring\";\"0\";\"1,500\";\"words\""), "{}", &lines[3][lines[3].len() - 80..]);
}

#[test]
fn an_unknown_locale_names_the_known_ones() {
    let message = Dialect::spreadsheet("xx").unwrap_err().to_string();
    assert!(message.contains("xx") && message.contains("en, fr, de"), "{message}");
}

fn folder(path: &Path, shape: FileShape) {
    let mut folder = OutputFolder::create(path, &[TABLE], shape).unwrap();
    rows().iter().for_each(|row| folder.row(&TABLE, row).unwrap());
    folder.finish("{}\n").unwrap();
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_has_the_same_bytes_each_time() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    folder(one.path(), FileShape::Workbook);
    std::thread::sleep(std::time::Duration::from_millis(2100));
    folder(other.path(), FileShape::Workbook);
    let bytes = |place: &tempfile::TempDir| fs::read(place.path().join("bullbear.xlsx")).unwrap();
    assert!(bytes(&one).starts_with(b"PK"));
    assert!(bytes(&one) == bytes(&other), "the workbook holds a clock");
}

#[test]
fn a_folder_holds_the_tables_and_nothing_else() {
    let place = tempfile::tempdir().unwrap();
    folder(place.path(), FileShape::Csv(Dialect::PLAIN));
    let mut names: Vec<_> = fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["run.json", "words.csv"]);
}
