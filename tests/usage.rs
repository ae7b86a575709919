//! What words speak for: the weights in `usage.csv`, how they are learnt, and what they do to a quotation.

mod said;

use bullbear::document::Article;
use bullbear::lexicon::{Folder, Packs, Rows};
use bullbear::stance::Thresholds;
use bullbear::{Analyzer, Options, Workspace};
use said::analyzed_by;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Output;

fn bullbear(arguments: &[&str]) -> Output {
    assert_cmd::Command::cargo_bin("bullbear").unwrap().args(arguments).output().unwrap()
}

/// A copy of the packs in a folder of its own.
fn packs() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert!(bullbear(&["lexicon", "export", folder.path().to_str().unwrap()]).status.success());
    folder
}

#[test]
fn learning_weighs_words_beginnings_and_neighbours_and_no_name() {
    let folder = packs();
    let (packs, labels) = (folder.path().to_str().unwrap(), folder.path().join("labels.csv"));
    let rows = [
        "en,bull,Demand is booming at Nvidia.",
        "en,bear,Nvidia will see demand collapse.",
        "en,neutral,The hall opens in May.",
        "xx,bear,A language that no pack knows.",
    ];
    fs::write(&labels, format!("language,stance,text\n{}\n", rows.repeat(5).join("\n"))).unwrap();
    let done = bullbear(&["lexicon", "learn", labels.to_str().unwrap(), "-o", packs]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut reader = csv::Reader::from_path(folder.path().join("en/usage.csv")).unwrap();
    assert_eq!(reader.headers().unwrap(), vec!["term", "bull", "bear", "neutral"]);
    let rows: BTreeMap<String, [i32; 3]> =
        reader.deserialize::<(String, i32, i32, i32)>().map(Result::unwrap).map(|(term, a, b, c)| (term, [a, b, c])).collect();
    let leads = |term: &str, side: usize| rows[term].iter().enumerate().all(|(at, weight)| at == side || *weight < rows[term][side]);
    assert!(leads("booming", 0), "{rows:?}");
    assert!(leads("demand collapse", 1) && leads("collap*", 1) && leads("the hall", 2), "{rows:?}");
    assert!(rows.keys().all(|term| !term.contains("nvidia")), "{rows:?}");
    assert!(rows.values().all(|weights| weights.iter().sum::<i32>().abs() <= 2), "the three sides add up to nothing: {rows:?}");
}

#[test]
fn labels_that_no_pack_can_count_are_refused() {
    let folder = packs();
    let labels = folder.path().join("labels.csv");
    fs::write(&labels, "language,stance,text\nxx,bear,Boo.\n").unwrap();
    let done = bullbear(&["lexicon", "learn", labels.to_str().unwrap(), "-o", folder.path().to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("no label in a language that a pack knows"));
}

#[test]
fn the_packs_hold_what_the_labelled_quotations_teach() {
    let folder = packs();
    assert!(bullbear(&["lexicon", "learn", "tests/usage/learn", "-o", folder.path().to_str().unwrap()]).status.success());
    let codes = fs::read_dir("tests/usage/learn").unwrap().map(|labels| labels.unwrap().path().file_stem().unwrap().to_owned());
    for name in codes.chain([OsString::new()]) {
        let read = |root: &Path| fs::read_to_string(root.join(&name).join("usage.csv")).unwrap();
        let name = name.display();
        let (own, learnt) = (read(Path::new("lexicons")), read(folder.path()));
        assert!(own.lines().count() > 1000, "{name}: {} rows", own.lines().count());
        assert!(own == learnt, "{name}: bullbear lexicon learn tests/usage/learn -o lexicons");
    }
}

#[test]
fn check_names_a_term_that_stands_twice_or_says_nothing() {
    let folder = packs();
    let usage = folder.path().join("en/usage.csv");
    fs::write(&usage, "term,bull,bear,neutral\ndemand,2,1,-3\ndemands,1,1,-2\nhall,0,0,0\n").unwrap();
    let done = bullbear(&["lexicon", "check", "en", "--lexicons", folder.path().to_str().unwrap()]);
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(told.contains("usage.csv:3: column term") && told.contains("one row for all forms"), "{told}");
    assert!(told.contains("usage.csv:4: column term") && told.contains("three weights of 0"), "{told}");
}

#[test]
fn check_names_concepts_that_nobody_named_and_words_that_stand_twice() {
    let folder = packs();
    fs::write(folder.path().join("en/concepts.csv"), "word,concepts\ncrane,lifting\ndebt,debt|loss|risk\ndebts,debt\n").unwrap();
    fs::write(folder.path().join("usage.csv"), "term,bull,bear,neutral\n[debt] [luck],1,1,-2\nhall,1,1,-2\n").unwrap();
    fs::write(folder.path().join("en/usage.csv"), "term,bull,bear,neutral\nrents near the,2,1,-3\n[debt] hall,2,1,-3\n").unwrap();
    let check = |arguments: &[&str]| {
        let done = bullbear(&[&["lexicon", "check", "--lexicons", folder.path().to_str().unwrap()], arguments].concat());
        String::from_utf8_lossy(&done.stdout).into_owned()
    };
    let told = check(&["en"]);
    assert!(told.contains("en/concepts.csv:2: column concepts: found the concept \"lifting\""), "{told}");
    assert!(told.contains("en/concepts.csv:3: column concepts: found 3 concepts, expected at most 2"), "{told}");
    assert!(told.contains("en/concepts.csv:4: column word") && told.contains("one row for all forms of a word"), "{told}");
    assert!(told.contains("en/usage.csv:2: column term: found \"rents near the\", expected one or two words"), "{told}");
    assert!(told.contains("en/usage.csv:3: column term: found \"[debt] hall\""), "{told}");
    assert_eq!(told.matches("/usage.csv:2: column term: found the concept \"luck\"").count(), 1, "{told}");
    assert_eq!(check(&[]).matches("/usage.csv:3: column term: found \"hall\", expected one or two concepts").count(), 1, "{told}");
}

#[test]
fn what_one_language_teaches_of_concepts_holds_in_another() {
    let (folder, learnt) = (packs(), packs());
    let labels = folder.path().join("labels.csv");
    let rows = ["en,bull,Orders are rising again.", "en,bear,The debts are rising again.", "en,neutral,The hall is a building."];
    fs::write(&labels, format!("language,stance,text\n{}\n", rows.repeat(15).join("\n"))).unwrap();
    let learnt = learnt.path().to_str().unwrap();
    let done = bullbear(&["lexicon", "learn", labels.to_str().unwrap(), "-o", learnt]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut packs = Packs::load(&Folder::Disk(learnt.into())).unwrap();
    assert!(packs.usage.iter().any(|row| row.term == "[debt] [rise]" && row.bear > row.bull), "{:?}", packs.usage);
    packs.languages.iter_mut().for_each(|pack| pack.usage = Rows::default());
    let analyzer = Analyzer::new(packs, Options::default());
    let [bull, bear, _] =
        analyzed_by(&analyzer, "de", &QUOTED[0].1.replace("{}", "Die Schulden steigen weiter")).quotations[0].leaning.sums();
    assert!(bear > bull, "what English quotations taught speaks in German");
}

/// How a newspaper of each language quotes somebody.
const QUOTED: [(&str, &str); 3] = [
    ("de", "KI und Rechenzentren\n\n„{}“, sagte Nora Fassbender über die Rechenzentren."),
    ("en", "AI and data centers\n\n“{}”, said Nora Whitby of the data centers."),
    ("fr", "IA et centres de données\n\n« {} », a déclaré Nora Vasseur à propos des centres de données."),
];

/// Returns in how many of the held-back quotations of a language the label is right, and how many there are.
fn right(analyzer: &Analyzer, language: &str, frame: &str) -> (usize, usize) {
    let mut reader = csv::Reader::from_path(Path::new("tests/usage/held").join(format!("{language}.csv"))).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let is_right = |row: &&csv::StringRecord| {
        let said = analyzed_by(analyzer, language, &frame.replace("{}", row[4].trim_end_matches('.')));
        said.quotations.first().is_some_and(|one| one.stance == &row[2])
    };
    (rows.iter().filter(is_right).count(), rows.len())
}

#[test]
fn usage_reads_more_held_back_quotations_right_than_rows_alone() {
    let packs = Packs::load(&Folder::Embedded).unwrap();
    let settings = Thresholds::new(&packs.settings);
    let rows_alone = Analyzer::new(packs.clone(), Options::default()).judged_by(Thresholds { usage: 0, usage_alone: 0, ..settings });
    let with_usage = Analyzer::new(packs, Options::default());
    for (language, frame) in QUOTED {
        let ((without, _), (with, all)) = (right(&rows_alone, language, frame), right(&with_usage, language, frame));
        assert!(with > without && 10 * with > 7 * all, "{language}: {without} right by rows, {with} with usage, of {all}");
    }
}

#[test]
fn shares_and_score_agree_and_neutral_words_alone_give_none() {
    let analyzer = Analyzer::new(Packs::load(&Folder::Embedded).unwrap(), Options::default());
    let (_, frame) = QUOTED[1];
    let said = analyzed_by(&analyzer, "en", &frame.replace("{}", "The order books are full and we are hiring as fast as we can"));
    let one = &said.quotations[0];
    let [bull, bear, neutral] = one.score.shares().expect("a score");
    assert!((bull + bear + neutral - 100).abs() <= 1);
    assert!((10 * (bull - bear) - one.score.milli().unwrap()).abs() <= 10);
    let said = analyzed_by(&analyzer, "en", &frame.replace("{}", "Kwopu zimla feru"));
    assert_eq!((said.quotations[0].stance, said.quotations[0].score.milli()), ("neutral", None));
}

#[test]
fn where_nobody_is_quoted_and_no_row_fires_the_words_of_the_narrator_lean() {
    let analyzer = Analyzer::new(Packs::load(&Folder::Embedded).unwrap(), Options::default());
    let read = |text: &str| analyzed_by(&analyzer, "en", text);
    let plain = "Every rack in the data centre has a tenant, and eleven more ask each month.";
    let alone = read(plain);
    assert!(alone.narrator.is_empty() && !alone.narration.words.is_empty(), "{:?}", alone.narrator);
    assert_eq!((alone.stance, alone.score), ("bull", alone.narrator_score));
    let beside_a_row = read(&format!("{plain} The AI boom is a bubble."));
    assert!(!beside_a_row.narrator.is_empty() && beside_a_row.narration.words.is_empty());
    let beside_a_voice = read(&format!("{plain}\n\n“The hearing starts on Monday,” said Silas Boyd."));
    assert!(beside_a_voice.narration.words.is_empty());
}

#[test]
fn words_of_a_row_that_is_turned_round_lean_no_more() {
    let analyzer = Analyzer::new(Packs::load(&Folder::Embedded).unwrap(), Options::default());
    let all = |words: &str| leaning(&analyzer, &QUOTED[1].1.replace("{}", words)).join("; ");
    assert!(all("The AI boom is a bubble").contains("bubble"));
    assert!(!all("The AI boom is not a bubble").contains("bubble"));
    let denied = leaning(&analyzer, "AI and data centers\n\nNora Whitby denied that the AI boom is a bubble.").join("; ");
    assert!(denied.contains("bubble"), "what a verb rejects is turned as a whole: {denied}");
}

#[test]
fn rows_laid_over_win_whatever_file_they_stand_in() {
    let upper = tempfile::tempdir().unwrap();
    fs::create_dir(upper.path().join("en")).unwrap();
    fs::write(upper.path().join("usage.csv"), "term,bull,bear,neutral\n[debt],90000,-90000,0\n").unwrap();
    fs::write(upper.path().join("en/concepts.csv"), "word,concepts\nkwopu,debt\n").unwrap();
    let packs = Packs::load_over(&Folder::Embedded, Some(&Folder::Disk(upper.path().to_owned()))).unwrap();
    let analyzer = Analyzer::new(packs, Options::default());
    let said = analyzed_by(&analyzer, "en", &QUOTED[1].1.replace("{}", "Kwopu zimla feru"));
    assert_eq!(said.quotations[0].stance, "bull", "{:?}", said.quotations[0].leaning);
}

#[test]
fn off_topic_nothing_leans() {
    let analyzer = Analyzer::new(Packs::load(&Folder::Embedded).unwrap(), Options::default());
    let text = "Football\n\n“We are the strongest side and the fans believe it”, said Nora Whitby of the cup.";
    let said = analyzer.analyze(&Article::text("a", text), &mut Workspace::default()).unwrap();
    assert!(said.quotations.iter().all(|one| one.leaning.words.is_empty()), "{:?}", said.quotations);
}

#[test]
fn an_image_from_another_topic_leans_less_in_an_article_on_topic() {
    let packs = Packs::load(&Folder::Embedded).unwrap();
    let settings = Thresholds::new(&packs.settings);
    let careless =
        Analyzer::new(packs.clone(), Options::default()).judged_by(Thresholds { neutral_aside: settings.neutral_alone, ..settings });
    let careful = Analyzer::new(packs, Options::default());
    let text = QUOTED[1].1.replace("{}", "They pay us late like a football club and the halls stand idle");
    let neutral = |analyzer: &Analyzer| {
        let one = &analyzed_by(analyzer, "en", &text).quotations[0];
        assert!(one.leaning.aside && !one.leaning.words.is_empty());
        one.score.points()[2]
    };
    assert!(neutral(&careful) > neutral(&careless));
}

/// Returns the words of the first quotation that lean to a side, as they stand in the text.
fn leaning(analyzer: &Analyzer, text: &str) -> Vec<String> {
    let said = analyzed_by(analyzer, "en", text);
    said.quotations[0].leaning.words.iter().map(|word| word.span.of(&said.document.text).to_owned()).collect()
}

#[test]
fn names_of_known_speakers_never_lean() {
    let analyzer = Analyzer::new(Packs::load(&Folder::Embedded).unwrap(), Options::default());
    let words = leaning(&analyzer, &QUOTED[1].1.replace("{}", "Microsoft rents the data centers of Nvidia for ten years"));
    assert!(words.iter().any(|word| word == "ten years"), "{words:?}");
    assert!(words.iter().all(|word| !word.contains("Microsoft") && !word.contains("Nvidia")), "{words:?}");
}

#[test]
fn neighbours_stand_in_one_piece_of_a_quotation() {
    let analyzer = Analyzer::new(Packs::load(&Folder::Embedded).unwrap(), Options::default());
    let text = "AI and data centers\n\n“We see that demand is there,” said Nora Whitby of the bank, “and the data centers are full.”";
    let words = leaning(&analyzer, text);
    assert!(words.iter().any(|word| word == "are full") && words.iter().all(|word| !word.contains("Whitby")), "{words:?}");
}

#[test]
fn who_asks_whether_leans_nowhere() {
    let analyzer = Analyzer::new(Packs::load(&Folder::Embedded).unwrap(), Options::default());
    let sums = |verb: &str| {
        let text = format!("AI and data centers\n\nNora Whitby {verb} the data centers stood idle and the bank was paid late.");
        analyzed_by(&analyzer, "en", &text).quotations[0].leaning.sums()
    };
    assert_ne!(sums("said that"), [0; 3]);
    assert_eq!(sums("asked whether"), [0; 3]);
}
