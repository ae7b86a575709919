//! `bullbear evaluate`: figures against labels, their floors, and the curve of each setting.

use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fs;

type Row = BTreeMap<String, String>;

fn run(arguments: &[&str]) -> (i32, String) {
    let output = Command::cargo_bin("bullbear").unwrap().args(arguments).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

fn table(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| header.iter().zip(&record).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

const GOLD: &str = "tests/gold/seeds";

fn curve(more: &[&str]) -> Vec<Row> {
    let (code, text) = run(&[&["evaluate", GOLD, "--curve", "--csv"], more].concat());
    assert_eq!(code, 0);
    table(&text)
}

#[test]
fn a_curve_marks_what_is_in_force_and_agrees_with_the_figures() {
    let (_, figures) = run(&["evaluate", GOLD, "--csv"]);
    let figures = table(&figures);
    let figure = |name: &str| figures.iter().find(|row| row["language"] == "all" && row["kind"] == "all" && row["figure"] == name).unwrap();
    let curve = curve(&[]);
    for setting in table(&fs::read_to_string("lexicons/settings.csv").unwrap()) {
        let own: Vec<&Row> = curve.iter().filter(|row| row["setting"] == setting["setting"]).collect();
        let marked: Vec<&&Row> = own.iter().filter(|row| row["in_force"] == "yes").collect();
        assert!(own.len() > 3 && marked.len() == 1 && marked[0]["value"] == setting["value"], "{setting:?}: {own:?}");
        for name in ["stance_macro_f1", "bull_bear_flips", "article_macro_f1"] {
            assert_eq!(marked[0][name], figure(name)["value"], "{name} of {}", setting["setting"]);
        }
    }
    let of =
        |name: &str, figure: &str| curve.iter().filter(|row| row["setting"] == name).map(|row| row[figure].clone()).collect::<Vec<_>>();
    let thresholds = of("quotation_threshold", "stance_macro_f1");
    assert!(thresholds.first() != thresholds.last(), "a higher threshold makes more quotations neutral: {thresholds:?}");
    let narrators = of("narrator_weight", "stance_macro_f1");
    assert!(narrators.iter().all(|value| *value == narrators[0]), "the narrator's weight changes no quotation: {narrators:?}");
}

#[test]
fn a_curve_follows_the_settings_that_a_person_edits() {
    let place = tempfile::tempdir().unwrap();
    let packs = place.path().join("packs");
    let folder = packs.to_str().unwrap();
    assert_eq!(run(&["lexicon", "export", folder]).0, 0);
    let settings = fs::read_to_string(packs.join("settings.csv")).unwrap();
    let row = settings.lines().find(|line| line.starts_with("quotation_threshold,")).unwrap();
    let edited = format!("quotation_threshold,300,{}", row.splitn(3, ',').nth(2).unwrap());
    let before = curve(&["--lexicons", folder]);
    fs::write(packs.join("settings.csv"), settings.replace(row, &edited)).unwrap();
    let after = curve(&["--lexicons", folder]);
    let at = |rows: &[Row]| {
        rows.iter()
            .find(|row| row["setting"] == "quotation_threshold" && row["value"] == "300")
            .map(|row| (row["in_force"].clone(), row["stance_macro_f1"].clone()))
    };
    let figure = at(&before).unwrap().1;
    assert_eq!((at(&before), at(&after)), (Some((String::new(), figure.clone())), Some(("yes".to_owned(), figure))));
}

#[test]
fn a_curve_is_read_in_a_terminal() {
    let (_, text) = run(&["evaluate", GOLD, "--curve"]);
    let in_force = text.lines().filter(|line| line.trim_start().starts_with('>')).count();
    assert_eq!(in_force, table(&fs::read_to_string("lexicons/settings.csv").unwrap()).len() + 1, "a row a setting and the legend: {text}");
    assert!(text.contains("mixed_ratio") && text.contains("FLIPS") && !text.contains("SENTENCES"), "{text}");
}
