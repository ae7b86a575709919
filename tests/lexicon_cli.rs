//! The lexicon workshop from the command line, on the real packs.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Output;
use tempfile::TempDir;

/// Runs the program in the project's folder.
fn bullbear(arguments: &[&str]) -> Output {
    assert_cmd::Command::cargo_bin("bullbear").unwrap().args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// A copy of the packs in a folder of its own.
struct Packs(TempDir);

impl Packs {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let done = bullbear(&["lexicon", "export", folder.path().to_str().unwrap()]);
        assert_eq!(code(&done), 0, "{}", stderr(&done));
        Self(folder)
    }

    fn path(&self) -> &str {
        self.0.path().to_str().unwrap()
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap()
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.file(name), text).unwrap();
    }

    /// Adds a row at the end of a file and returns its place.
    fn append(&self, name: &str, row: &str) -> usize {
        let text = self.read(name);
        self.write(name, format!("{text}{row}\n"));
        text.lines().count() + 1
    }

    /// Returns the faults of a language, by file name, row and column.
    fn check(&self, language: &str) -> Vec<String> {
        let done = bullbear(&["lexicon", "check", language, "--lexicons", self.path()]);
        stdout(&done).lines().map(|line| line.trim_start_matches(self.path()).trim_start_matches('/').to_owned()).collect()
    }
}

/// Says which expected faults are missing; each is `file:row: column name` and a part of its text.
fn missing(faults: &[String], expected: &[(String, &str)]) -> Vec<String> {
    let told = |(place, part): &(String, &str)| faults.iter().any(|fault| fault.starts_with(place.as_str()) && fault.contains(part));
    expected.iter().filter(|one| !told(one)).map(|(place, part)| format!("{place} … {part}")).collect()
}

#[test]
fn an_export_reads_back_to_the_same_hashes() {
    let packs = Packs::new();
    let lexicons = |arguments: &[&str]| {
        let folder = tempfile::tempdir().unwrap();
        let done = bullbear(&[&["score", "seeds", "-o", folder.path().to_str().unwrap()], arguments].concat());
        assert_eq!(code(&done), 0, "{}", stderr(&done));
        let run: serde_json::Value = serde_json::from_str(&fs::read_to_string(folder.path().join("run.json")).unwrap()).unwrap();
        (run["lexicons"].clone(), run["common"].clone())
    };
    assert_eq!(lexicons(&[]), lexicons(&["--lexicons", packs.path()]));
    let again = bullbear(&["lexicon", "export", packs.path()]);
    assert_eq!(code(&again), 2, "an export writes nothing over");
    assert!(stderr(&again).contains("not empty"));
}

#[test]
fn check_names_file_row_and_column_of_each_broken_row() {
    let packs = Packs::new();
    let mut expected: Vec<(String, &str)> = Vec::new();
    let mut break_row = |file: &str, row: &str, column: &str, part: &'static str| {
        let line = packs.append(&format!("de/{file}"), row);
        let column = if column.is_empty() { String::new() } else { format!(" column {column}") };
        expected.push((format!("de/{file}:{line}:{column}"), part));
    };
    let good = "active,0.1.0";
    // Cells.
    break_row("bear.csv", &format!(",exact,1,topic,Ein Satz.,,,{good}"), "term", "an empty cell");
    break_row("bear.csv", &format!("qwertz eins,stemm,1,topic,Ein Satz.,,,{good}"), "match", "\"stemm\"");
    break_row("bear.csv", &format!("qwertz zwei,exact,9,topic,Ein Satz.,,,{good}"), "weight", "\"9\"");
    break_row("bear.csv", &format!("qwertz drei,exact,1.5,topic,Ein Satz.,,,{good}"), "weight", "a whole number");
    break_row("bear.csv", &format!("qwertz vier,exact,1,topik,Ein Satz.,,,{good}"), "needs", "\"topik\"");
    break_row("bear.csv", "qwertz fünf,exact,1,topic,Ein Satz.,,,aktiv,0.1.0", "status", "\"aktiv\"");
    break_row("bear.csv", "qwertz sechs,exact,1,topic", "", "4 cells, expected 9 cells");
    // Rows that match nearly everything, or nothing.
    break_row("bear.csv", &format!("*,glob,1,topic,Ein Satz.,,,{good}"), "term", "nearly everything");
    break_row("bear.csv", &format!("q,exact,1,topic,Ein Satz.,,,{good}"), "term", "nearly everything");
    break_row("bear.csv", &format!("ab*,glob,1,topic,Ein Satz.,,,{good}"), "term", "nearly everything");
    break_row("bear.csv", &format!("#,exact,1,topic,Ein Satz.,,,{good}"), "term", "nearly everything");
    break_row("bear.csv", &format!("... qwertz,exact,1,topic,Ein Satz.,,,{good}"), "term", "a gap at an end");
    break_row("bear.csv", &format!("qwertz...asdf,exact,1,topic,Ein Satz.,,,{good}"), "term", "glued to a word");
    break_row("bear.csv", &format!("qwertz* neun,exact,1,topic,Ein Satz.,,,{good}"), "match", "set match to glob");
    break_row("bear.csv", &format!("=qwertz zehn,exact,1,topic,Ein Satz.,,,{good}"), "match", "take the = out");
    break_row("bear.csv", &format!("{},exact,1,topic,Ein Satz.,,,{good}", "qwertz ".repeat(20).trim()), "term", "20 words");
    break_row("bear.csv", &format!("Qwertz. Asdf,exact,1,topic,Ein Satz.,,,{good}"), "term", "does not match its own words");
    // Rows against each other.
    break_row("block.csv", &format!("asdfeins yxcv,exact,Das ist asdfeins yxcv.,,{good}"), "", "");
    break_row("bear.csv", &format!("asdfeins yxcv,exact,1,nothing,Das ist asdfeins yxcv.,,,{good}"), "term", "never fires");
    break_row("bear.csv", &format!("qwertz zwölf|qwertz zwölf,exact,1,nothing,Das ist qwertz zwölf.,,,{good}"), "term", "each form once");
    // Examples.
    break_row(
        "bear.csv",
        &format!("qwertz elf,exact,1,nothing,Das ist ein anderer Satz.,,,{good}"),
        "example",
        "no form of the row stands",
    );
    break_row(
        "bear.csv",
        &format!("qwertz acht,exact,1,nothing,Das ist qwertz acht.,Auch das ist qwertz acht.,,{good}"),
        "counterexample",
        "in which the row fires",
    );
    break_row("bear.csv", &format!("qwertz dreizehn,exact,1,change,Das ist qwertz dreizehn.,,,{good}"), "example", "needs change");
    break_row("bear.csv", &format!("qwertz sieben,exact,1,topic,,,,{good}"), "example", "no example");
    break_row("bear.csv", "qwertz vierzehn,exact,1,topic,,,,retired,0.1.0", "note", "why the row was retired");
    break_row("bear.csv", "qwertz fünfzehn,exact,1,nothing,Das ist qwertz fünfzehn.,,,active,01.02.2026", "since", "a version such as");
    // Shifters, cues, settings.
    break_row("shifters.csv", &format!("qwertzt,exact,negator,50,after,4,words,both,Ein Satz.,,,{good}"), "percent", "kind negator");
    break_row("shifters.csv", &format!("qwertzte,exact,hedge,50,after,4,clause,both,Ein Satz.,,,{good}"), "reach", "2 at most");
    break_row(
        "shifters.csv",
        &format!("qwertzen ?,exact,question,50,after,4,words,both,Ein Satz?,,,{good}"),
        "direction",
        "where the sentence ends",
    );
    break_row(
        "shifters.csv",
        &format!("qwertzend,exact,hedge,50,after,4,words,both,Das ist qwertzend.,,,{good}"),
        "example",
        "reaches no term",
    );
    break_row(
        "reporting.csv",
        &format!("qwertzieren,qwertziert,verb,100,bull,,both,complement,Sie qwertziert.,,{good}"),
        "weight",
        "both or neither",
    );
    break_row(
        "reporting.csv",
        &format!("qwerzeln,qwerzelt,verb,100,,,both,,Sie qwerzelt.,,{good}"),
        "clause",
        "nothing that the verb may introduce",
    );
    break_row("function_words.csv", "qw*er,article,", "word", "at one end");
    break_row("language.csv", "stemer,german,", "setting", "\"stemer\"");
    packs.write(
        "de/language.csv",
        packs.read("de/language.csv").replace("code,de,", "code,dx,").replace("stemmer,german,", "stemmer,germanic,"),
    );
    let faults = packs.check("de");
    expected.retain(|(_, part)| !part.is_empty());
    expected.push(("de/language.csv:2: column value".to_owned(), "as the folder is named"));
    assert!(faults.iter().any(|fault| fault.starts_with("de/language.csv:") && fault.contains("germanic")), "an unknown stemmer");
    let missing = missing(&faults, &expected);
    assert!(missing.is_empty(), "not told:\n{}\ntold:\n{}", missing.join("\n"), faults.join("\n"));
}

#[test]
fn check_names_rows_that_meet_by_stem() {
    let cases = [
        ("Glühwurmzucht,stem", "Glühwurmzuchten,exact", "which de/bull.csv:{bull} matches on the other side"),
        ("Glühwurmzucht,stem", "Glühwurmzuchten,stem", "which de/bull.csv:{bull} matches on the other side"),
        ("Glühwurmzucht,exact", "Glühwurmzuchten,stem", "which de/bull.csv:{bull} matches on the other side"),
        ("Glühwurmzucht,exact", "Glühwurmz*,glob", "which de/bull.csv:{bull} matches on the other side"),
    ];
    for (bull, bear, part) in cases {
        let packs = Packs::new();
        let rest = "1,nothing,Die Glühwurmzucht blüht.,,,active,0.1.0";
        let row = packs.append("de/bull.csv", &format!("{bull},{rest}"));
        let other = packs.append("de/bear.csv", &format!("{bear},{}", rest.replace("zucht blüht", "zuchten darben")));
        let faults = packs.check("de");
        let told = |fault: &&String| fault.contains("on the other side");
        let one: Vec<&String> = faults.iter().filter(told).collect();
        let part = part.replace("{bull}", &row.to_string());
        let names = |fault: &str| {
            let of_bear =
                fault.starts_with(&format!("de/bear.csv:{other}: column term:")) && fault.contains(part.trim_start_matches("which de/"));
            let of_bull =
                fault.starts_with(&format!("de/bull.csv:{row}: column term:")) && fault.contains(&format!("bear.csv:{other} matches"));
            of_bear || of_bull
        };
        assert!(one.len() == 1 && names(one[0]), "{bull} beside {bear}: told once, with file, row and column: {faults:#?}");
    }
    let packs = Packs::new();
    packs.append("de/bull.csv", "Glühwurmzucht,exact,1,nothing,Die Glühwurmzucht blüht.,,,active,0.1.0");
    packs.append("de/bear.csv", "Glühwurmzuchten,exact,1,nothing,Die Glühwurmzuchten darben.,,,active,0.1.0");
    assert_eq!(packs.check("de"), Vec::<String>::new(), "forms that are written out do not meet by stem");
}

#[test]
fn check_says_why_a_row_keeps_silent() {
    let packs = Packs::new();
    let good = "active,0.1.0";
    let topic = packs.append("de/topics.csv", &format!("Yxcvbauten,exact,off,yxcv,Die Yxcvbauten stehen.,,{good}"));
    let lines = [
        packs.append("de/bear.csv", &format!("qwertz eins,exact,1,topic,Bei Yxcvbauten ist das qwertz eins.,,,{good}")),
        packs.append("de/bear.csv", &format!("qwertz zwei,exact,1,topic,Das ist qwertz zwei.,,,{good}")),
        packs.append("de/bear.csv", &format!("Yxcvzentrum,stem,1,nothing,Die Yxcvzentren stehen.,,,{good}")),
        packs.append("de/bear.csv", &format!("qwertz vier,exact,1,nothing,Das ist qwertz vier mal acht.,,,{good}")),
        packs.append("de/bull.csv", &format!("qwertz vier mal,exact,1,nothing,Das ist qwertz vier mal.,,,{good}")),
        packs.append("de/shifters.csv", &format!("qwertzlich,exact,diminisher,150,after,4,words,both,Das ist qwertzlich.,,,{good}")),
    ];
    let expected = [
        (format!("de/bear.csv:{}: column example", lines[0]), "\"Yxcvbauten\" is off topic (".to_owned()),
        (format!("de/bear.csv:{}: column example", lines[0]), format!("de/topics.csv:{topic}) and stands nearest")),
        (format!("de/bear.csv:{}: column example", lines[1]), "no topic word stands in the sentence".to_owned()),
        (format!("de/bear.csv:{}: column example", lines[2]), "has the stem".to_owned()),
        (format!("de/bear.csv:{}: column example", lines[3]), format!("de/bull.csv:{} takes the words", lines[4])),
        (format!("de/shifters.csv:{}: column percent", lines[5]), "50 halves it, 0 cancels it".to_owned()),
    ];
    let faults = packs.check("de");
    let expected: Vec<(String, &str)> = expected.iter().map(|(place, part)| (place.clone(), part.as_str())).collect();
    let missing = missing(&faults, &expected);
    assert!(missing.is_empty(), "not told:\n{}\ntold:\n{}", missing.join("\n"), faults.join("\n"));
}

#[test]
fn check_names_faults_of_whole_files() {
    let packs = Packs::new();
    #[expect(clippy::type_complexity, reason = "a table of cases")]
    let cases: [(&str, &dyn Fn(&str) -> Vec<u8>, &str); 7] = [
        ("de/bear.csv", &|text| text.replacen("weight", "wait", 1).into_bytes(), "de/bear.csv:1: column wait: found the column \"wait\""),
        ("de/bear.csv", &|text| text.replacen(",note,", ",since,", 1).into_bytes(), "de/bear.csv:1: column since: found the column twice"),
        ("de/bear.csv", &|text| text.replacen("e", "\0", 1).into_bytes(), "de/bear.csv:1: found a NUL byte"),
        ("de/bear.csv", &|_| b"term,match\nx,\xff\n".to_vec(), "de/bear.csv:2: found bytes that are not UTF-8"),
        ("de/bear.csv", &|_| Vec::new(), "de/bear.csv: found an empty file"),
        ("de/bear.csv", &|text| [text.as_bytes(), b"\"open,exact,1\nnext,exact,2\n"].concat(), "expected 9 cells"),
        (
            "de/bear.csv",
            &|text| format!("{text}{},exact,1,topic,,,,active,\n", "a|".repeat(40_000)).into_bytes(),
            "column term: found 80000 characters",
        ),
    ];
    let whole = packs.read("de/bear.csv");
    for (file, damage, expected) in cases {
        packs.write(file, damage(&whole));
        let faults = packs.check("de");
        assert!(faults.iter().any(|fault| fault.contains(expected)), "expected {expected:?}, found {:?}", faults.first());
        let scored = tempfile::tempdir().unwrap();
        let out = scored.path().join("out");
        let score = bullbear(&["score", "seeds", "--lexicons", packs.path(), "-o", out.to_str().unwrap()]);
        assert_eq!(code(&score), 2, "{expected}: a broken pack is not used");
        assert!(!out.exists(), "{expected}: nothing is written");
    }
}

#[test]
fn strangers_huge_files_and_links_are_told() {
    let packs = Packs::new();
    packs.write("de/bul.csv", "term\n");
    fs::create_dir(packs.file("notes")).unwrap();
    let huge = fs::File::create(packs.file("de/titles.csv")).unwrap();
    huge.set_len(100 * 1024 * 1024).unwrap();
    #[cfg(unix)]
    {
        fs::remove_file(packs.file("de/topics.csv")).unwrap();
        std::os::unix::fs::symlink("/etc/passwd", packs.file("de/topics.csv")).unwrap();
        std::os::unix::fs::symlink("/etc", packs.file("xx")).unwrap();
    }
    let done = bullbear(&["lexicon", "check", packs.path()]);
    let told = stdout(&done);
    assert_eq!(code(&done), 1);
    let mut expected = vec![
        "de/bul.csv: found a table of unknown name",
        "notes: found a folder that is no language",
        "de/titles.csv: found 104857600 bytes",
    ];
    if cfg!(unix) {
        expected.extend(["de/topics.csv: found a link", "xx: found a link"]);
    }
    for part in expected {
        assert!(told.contains(part), "expected {part:?} in\n{}", told.lines().take(20).collect::<Vec<_>>().join("\n"));
    }
    let nothing = tempfile::tempdir().unwrap();
    let done = bullbear(&["lexicon", "check", nothing.path().to_str().unwrap()]);
    assert_eq!(code(&done), 2);
    assert!(stderr(&done).contains("no language folder"), "{}", stderr(&done));
}

#[test]
fn files_of_french_and_german_spreadsheets_load_and_format_back() {
    let packs = Packs::new();
    for name in ["fr/bear.csv", "de/shifters.csv"] {
        let clean = packs.read(name);
        packs.write(name, spreadsheet(&clean));
    }
    let check = bullbear(&["lexicon", "fmt", "--check", packs.path()]);
    assert_eq!((code(&check), stdout(&check).lines().count()), (1, 2), "{}", stdout(&check));
    let hashes = bullbear(&["lexicon", "diff", "embedded", packs.path()]);
    assert_eq!((code(&hashes), stdout(&hashes)), (0, String::new()), "a file says the same in another form");
    assert_eq!(code(&bullbear(&["lexicon", "fmt", packs.path()])), 0);
    let fresh = Packs::new();
    for name in ["fr/bear.csv", "de/shifters.csv"] {
        assert_eq!(packs.read(name), fresh.read(name), "{name}");
    }
    assert_eq!(code(&bullbear(&["lexicon", "fmt", "--check", &format!("{}/de", packs.path())])), 0, "one language folder");
}

/// Returns a table as French or German Excel saves it: semicolons, byte order mark, CRLF, rows in another order.
fn spreadsheet(clean: &str) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(clean.as_bytes());
    let mut rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    rows[1..].reverse();
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.into_inner().unwrap()
}

#[test]
fn old_encodings_are_read_when_they_are_named() {
    let packs = Packs::new();
    let clean = packs.read("fr/pronouns.csv");
    let (old, ..) = encoding_rs::WINDOWS_1252.encode(&clean);
    packs.write("fr/pronouns.csv", &old);
    if old.is_ascii() {
        return;
    }
    assert_eq!(code(&bullbear(&["lexicon", "fmt", packs.path()])), 2);
    assert_eq!(code(&bullbear(&["lexicon", "fmt", packs.path(), "--encoding", "windows-1252"])), 0);
    assert_eq!(packs.read("fr/pronouns.csv"), clean);
}

#[test]
fn test_shows_the_arithmetic_of_a_failing_example() {
    let packs = Packs::new();
    let row = "qwertz,exact,2,nothing,Die KI ist keine Blase.,Das ist qwertz.,,active,0.1.0";
    let line = packs.append("de/bear.csv", row);
    let done = bullbear(&["lexicon", "test", "de", "--lexicons", packs.path()]);
    let told = stdout(&done);
    assert_eq!(code(&done), 1);
    let example = told.lines().find(|fault| fault.contains(&format!("bear.csv:{line}: column example"))).unwrap();
    assert!(example.contains(" = +"), "{example}");
    let counter = told.lines().find(|fault| fault.contains(&format!("bear.csv:{line}: column counterexample"))).unwrap();
    assert!(counter.contains("qwertz bear 2 = -2.00"), "{counter}");
}

#[test]
fn labels_that_are_not_met_show_their_arithmetic() {
    let gold = tempfile::tempdir().unwrap();
    fs::write(
        gold.path().join("g.csv"),
        "id,language,text,stance\nx1,de,Die KI ist wohl kaum überbewertet.,bear\nx2,de,Die KI ist überbewertet.,bear\n",
    )
    .unwrap();
    let done = bullbear(&["lexicon", "test", "--gold", gold.path().to_str().unwrap()]);
    assert_eq!(stdout(&done).lines().filter(|line| line.contains(": column ")).count(), 0, "examples that fail: {}", stdout(&done));
    assert!(stdout(&done).contains("label x1: expected bear, found bull"), "{}", stdout(&done));
    assert!(stdout(&done).contains(" % kaum") && !stdout(&done).contains("label x2"), "{}", stdout(&done));
    let strict = bullbear(&["lexicon", "test", "--strict", "--gold", gold.path().to_str().unwrap()]);
    assert_eq!((code(&done), code(&strict)), (0, 1));
}

/// One row of a table, by column.
type Row = std::collections::BTreeMap<String, String>;

fn table(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| header.iter().zip(&record).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// Lowers the weight of a term that counts in a quotation of the seeds; returns language, side, term and the file's row.
fn lower_one_weight(packs: &Packs) -> (String, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let done = bullbear(&["score", "seeds", "--lexicons", packs.path(), "-o", folder.path().to_str().unwrap()]);
    assert_eq!(code(&done), 0, "{}", stderr(&done));
    let evidence = table(&fs::read_to_string(folder.path().join("evidence.csv")).unwrap());
    let language: std::collections::BTreeMap<String, String> = table(&fs::read_to_string(folder.path().join("articles.csv")).unwrap())
        .iter()
        .map(|row| (row["article_id"].clone(), row["language"].clone()))
        .collect();
    for hit in evidence.iter().filter(|row| !row["quote_id"].is_empty() && row["weight"] == "2") {
        let (code, side, term) = (&language[&hit["article_id"]], &hit["side"], &hit["term"]);
        let file = format!("{code}/{side}.csv");
        let Ok(text) = fs::read_to_string(packs.file(&file)) else { continue };
        let rows = table(&text);
        let Some(row) = rows.iter().find(|row| row["weight"] == "2" && row["term"].split('|').any(|form| form == term)) else { continue };
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(text.lines().next().unwrap().split(',')).unwrap();
        for one in &rows {
            let weight = if one["term"] == row["term"] { "1" } else { &one["weight"] };
            writer
                .write_record(text.lines().next().unwrap().split(',').map(|name| if name == "weight" { weight } else { &one[name] }))
                .unwrap();
        }
        packs.write(&file, writer.into_inner().unwrap());
        return (code.clone(), side.clone(), row["term"].clone());
    }
    panic!("no row of weight 2 counts in a quotation of the seeds");
}

/// Returns the ids of the quotations whose evidence differs between two runs over the seeds.
fn changed_quotations(old: &[&str], new: &[&str]) -> BTreeSet<String> {
    let run = |arguments: &[&str]| {
        let done = bullbear(&[&["score", "seeds"], arguments].concat());
        table(&stdout(&done)).into_iter().map(|row| (row["quote_id"].clone(), row)).collect::<std::collections::BTreeMap<_, _>>()
    };
    let (old, new) = (run(old), run(new));
    new.iter()
        .filter(|(id, row)| old[*id]["evidence"] != row["evidence"] || old[*id]["score"] != row["score"])
        .map(|(id, _)| id.clone())
        .collect()
}

#[test]
fn impact_names_exactly_the_quotations_that_changed() {
    let packs = Packs::new();
    let (language, side, term) = lower_one_weight(&packs);
    let diff = bullbear(&["lexicon", "diff", "embedded", packs.path()]);
    assert_eq!(code(&diff), 1);
    let first = term.split('|').next().unwrap();
    let told = stdout(&diff);
    assert!(told.starts_with(&format!("{language}: {first}")) && told.trim_end().ends_with(&format!("{side} 2 -> 1")), "{told}");

    let out = tempfile::tempdir().unwrap();
    let (csv, html) = (out.path().join("impact.csv"), out.path().join("impact.html"));
    let arguments = [
        "lexicon",
        "impact",
        "embedded",
        packs.path(),
        "--on",
        "seeds",
        "--gold",
        "tests/gold/seeds",
        "--csv",
        csv.to_str().unwrap(),
        "--html",
        html.to_str().unwrap(),
    ];
    let done = bullbear(&arguments);
    assert_eq!(code(&done), 1, "{}", stderr(&done));
    let rows = table(&fs::read_to_string(csv).unwrap());
    let named: BTreeSet<String> = rows.iter().filter(|row| row["what"] == "quotation").map(|row| row["id"].clone()).collect();
    assert_eq!(named, changed_quotations(&[], &["--lexicons", packs.path()]));
    assert!(!named.is_empty());
    let text = stdout(&done);
    assert!(text.contains("Labels: ") && text.contains(&format!("{side} 2 -> 1")) && text.contains('['), "{text}");
    for id in &named {
        assert!(text.contains(id.as_str()), "{id} in\n{text}");
    }
    let page = fs::read_to_string(html).unwrap();
    assert!(
        page.contains("<mark>") && page.contains("<circle") && !page.contains("://") && page.contains("default-src 'none'"),
        "marked words, dumbbells, nothing loaded"
    );

    let same = bullbear(&["lexicon", "impact", "embedded", "embedded", "--on", "seeds"]);
    assert_eq!(code(&same), 0, "{}", stdout(&same));
}

#[test]
fn an_overlay_is_told_in_run_json_and_in_impact() {
    let packs = Packs::new();
    let (language, side, term) = lower_one_weight(&packs);
    let overlay = tempfile::tempdir().unwrap();
    fs::create_dir(overlay.path().join(&language)).unwrap();
    let changed = packs.read(&format!("{language}/{side}.csv"));
    let row = table(&changed).into_iter().find(|row| row["term"] == term).unwrap();
    let header: Vec<&str> = changed.lines().next().unwrap().split(',').collect();
    let mut writer = csv::Writer::from_path(overlay.path().join(&language).join(format!("{side}.csv"))).unwrap();
    writer.write_record(&header).unwrap();
    writer.write_record(header.iter().map(|name| &row[*name])).unwrap();
    writer.flush().unwrap();
    let upper = overlay.path().to_str().unwrap();

    let out = tempfile::tempdir().unwrap();
    bullbear(&["score", "seeds", "--overlay", upper, "-o", out.path().to_str().unwrap()]);
    let run: serde_json::Value = serde_json::from_str(&fs::read_to_string(out.path().join("run.json")).unwrap()).unwrap();
    assert_eq!(run["overlay"][&language], 1, "{run}");
    let done = bullbear(&["lexicon", "impact", "embedded", "--overlay", upper, "--on", "seeds"]);
    assert_eq!(code(&done), 1);
    assert!(stdout(&done).contains(&format!("{side} 2 -> 1")), "{}", stdout(&done));
    for id in changed_quotations(&[], &["--overlay", upper]) {
        assert!(stdout(&done).contains(&id), "{id}");
    }
    fs::create_dir(overlay.path().join("zz")).unwrap();
    let strange = bullbear(&["score", "seeds", "--overlay", upper]);
    assert_eq!(code(&strange), 2, "an overlay for an unknown language is told");
    assert!(stderr(&strange).contains("zz: found a folder that is no language"), "{}", stderr(&strange));
}

#[test]
fn golden_is_reviewed_and_accepted_by_hand() {
    let packs = Packs::new();
    let results = tempfile::tempdir().unwrap();
    let place = results.path().join("results");
    let golden = |verb: &str, more: &[&str]| bullbear(&[&["golden", verb, "--results", place.to_str().unwrap()], more].concat());
    assert_eq!(code(&golden("review", &[])), 1, "nothing is accepted yet");
    assert_eq!(code(&golden("accept", &[])), 0);
    assert_eq!(code(&golden("review", &[])), 0);
    lower_one_weight(&packs);
    let review = golden("review", &["--lexicons", packs.path()]);
    assert_eq!(code(&review), 1);
    assert!(stdout(&review).contains("quotes.csv (") && stdout(&review).contains(" -> "), "{}", stdout(&review));
    assert_eq!(code(&golden("review", &[])), 0, "a review accepts nothing");
}

#[test]
fn evaluate_holds_floors() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("metrics.csv");
    let metrics = file.to_str().unwrap();
    let done = bullbear(&["evaluate", "tests/gold/seeds", "-o", metrics]);
    assert_eq!(code(&done), 0, "{}", stderr(&done));
    let rows = table(&fs::read_to_string(&file).unwrap());
    let hit = rows.iter().find(|row| row["language"] == "all" && row["kind"] == "all" && row["figure"] == "hit_f1").unwrap();
    let number = |name: &str| hit[name].parse::<f64>().unwrap();
    assert!(number("low") <= number("value") && number("value") <= number("high"), "{hit:?}");
    assert!(rows.iter().any(|row| row["language"] == "fr") && rows.iter().any(|row| row["kind"] == "indirect"));

    let with = |floor: &str| {
        fs::read_to_string(&file).unwrap().replacen(&format!("{},\n", hit["cases"]), &format!("{},{floor}\n", hit["cases"]), 1)
    };
    fs::write(&file, with("0.010")).unwrap();
    assert_eq!(code(&bullbear(&["evaluate", "tests/gold/seeds", "--floors", metrics])), 0);
    bullbear(&["evaluate", "tests/gold/seeds", "-o", metrics]);
    assert!(fs::read_to_string(&file).unwrap().contains(",0.010\n"), "floors are kept");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace(",0.010\n", ",1.001\n")).unwrap();
    let short = bullbear(&["evaluate", "tests/gold/seeds", "--floors", metrics]);
    assert_eq!(code(&short), 1);
    assert!(stderr(&short).contains("below its floor: all all "), "{}", stderr(&short));
}

#[test]
fn suggestions_are_rows_on_trial_that_change_no_score() {
    let gold = tempfile::tempdir().unwrap();
    let mut rows = "id,language,text,stance\n".to_owned();
    for at in 0..15 {
        rows.push_str(&format!("b{at},en,The data center team calls it qwertbloom number {at} of the year.,bull\n"));
        rows.push_str(&format!("c{at},en,The data center team calls it qwertgloom flood {at} of the year.,bear\n"));
        rows.push_str(&format!("n{at},en,The data center team had lunch {at} of the year.,neutral\n"));
    }
    fs::write(gold.path().join("g.csv"), rows).unwrap();
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("sug");
    let done = bullbear(&["lexicon", "suggest", "--gold", gold.path().to_str().unwrap(), "--on", "seeds", "-o", folder.to_str().unwrap()]);
    assert_eq!(code(&done), 0, "{}", stderr(&done));
    let told = stdout(&done);
    assert!(
        told.lines().any(|line| line.starts_with("en,bull,") && line.contains("qwertbloom"))
            && told.lines().any(|line| line.starts_with("en,bear,") && line.contains("qwertgloom")),
        "{told}"
    );
    let bear = fs::read_to_string(folder.join("en/bear.csv")).unwrap();
    assert!(bear.contains(",trial,") && bear.contains("suggested: z ") && bear.contains("15 bear, 0 neutral"), "{bear}");
    let scored = |arguments: &[&str]| {
        table(&stdout(&bullbear(&[&["score", "seeds"], arguments].concat())))
            .into_iter()
            .map(|row| row["score"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(scored(&[]), scored(&["--overlay", folder.to_str().unwrap()]));
}

#[test]
fn foreign_lexicons_come_in_as_rows_on_trial() {
    let folder = tempfile::tempdir().unwrap();
    let files: [(&str, &str); 6] = [
        ("q.yml", "positive: [qwertsoar]\nnegative: [qwertslump, qwertcrash*]\nother: [maybe]\n"),
        ("l.dic", "%\n1\tposemo\n2\tnegemo\n3\tother\n%\nqwertsoar\t1\nqwertslump\t2\nqwertcrash*\t2\nmaybe\t3\n"),
        ("x.lc3", "+positive\nqwertsoar\n+negative\nqwertslump\nqwertcrash*\n+other\nmaybe\n"),
        ("v.txt", "qwertsoar\t2.1\t1\t[2]\nqwertslump\t-1\t1\t[-1]\nqwertcrash*\t-3\t1\t[-3]\nplain\n"),
        (
            "m.csv",
            "Word,Seq_num,Negative,Positive,Uncertainty,Source\nQWERTSOAR,1,0,2009,0,x\nQWERTSLUMP,2,2009,0,0,x\nQWERTCRASH*,3,2009,0,0,x\nMAYBE,4,0,0,2009,x\n",
        ),
        ("w.txt", "qwertslump\nqwertcrash*\n# a comment\n"),
    ];
    for (name, text) in files {
        let (file, out) = (folder.path().join(name), folder.path().join(format!("{name}-rows")));
        fs::write(&file, text).unwrap();
        let mut arguments = vec!["lexicon", "import", file.to_str().unwrap(), "--language", "en", "-o", out.to_str().unwrap()];
        if name == "w.txt" {
            arguments.extend(["--side", "bear"]);
        }
        let done = bullbear(&arguments);
        assert_eq!(code(&done), 3, "{name}: what is left out shows in the exit code: {}", stderr(&done));
        assert!(stderr(&done).contains("left out: "), "{name}: {}", stderr(&done));
        let bear = fs::read_to_string(out.join("en/bear.csv")).unwrap();
        assert!(
            bear.contains("qwertslump,exact,1,topic") && bear.contains("qwertcrash*,glob,") && bear.contains(",trial,"),
            "{name}: {bear}"
        );
        let score = bullbear(&["score", "seeds", "--overlay", out.to_str().unwrap()]);
        assert_eq!(code(&score), 0, "{name}: {}", stderr(&score));
        assert_eq!(code(&bullbear(&arguments)), 2, "{name}: nothing is written over");
    }
}
