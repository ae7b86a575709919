//! Names that are not what they seem: look-alikes of speakers, and the many names of a language.

use assert_cmd::Command;
use std::fs;
use std::process::Output;

fn run(arguments: &[&str], text: &str) -> Output {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), text).unwrap();
    let mut command = Command::cargo_bin("bullbear").unwrap();
    command.current_dir(folder.path()).args(arguments).arg("a.txt").output().unwrap()
}

fn article(arguments: &[&str], text: &str) -> serde_json::Value {
    let output = run(&[&["score", "--format", "jsonl"], arguments].concat(), text);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn speakers(article: &serde_json::Value) -> Vec<&str> {
    article["quotes"].as_array().unwrap().iter().map(|quote| quote["speaker"].as_str().unwrap_or("")).collect()
}

fn warned(article: &serde_json::Value) -> usize {
    article["warnings"].as_array().unwrap().iter().filter(|code| *code == "look_alike").count()
}

#[test]
fn a_name_in_letters_of_another_script_is_kept_apart_and_reported() {
    let text = "“The AI boom is no bubble,” said Jensen Huang.\n\n“The AI boom is a bubble,” said J\u{435}nsen Hu\u{430}ng on Monday.";
    let article = article(&["--language", "en"], text);
    assert_eq!(speakers(&article), ["Jensen Huang", "J\u{435}nsen Hu\u{430}ng"]);
    assert_eq!(warned(&article), 1);
    let explained = run(&["explain", "--language", "en"], text);
    assert!(
        String::from_utf8_lossy(&explained.stdout).contains("looks like Jensen Huang and is written with other letters (U+0435 U+0430)")
    );
}

#[test]
fn look_alikes_need_not_be_known_beforehand_nor_stand_in_one_article() {
    let text = "“The AI boom is no bubble,” said Ada Brook.\n\n“The AI boom is a bubble,” said \u{410}da Brook.";
    let one = article(&["--language", "en"], text);
    assert_eq!((speakers(&one).len(), warned(&one)), (2, 1));
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "“The AI boom is no bubble,” said Ada Brook.").unwrap();
    fs::write(folder.path().join("b.txt"), "“The AI boom is a bubble,” said \u{410}da Brook.").unwrap();
    let mut command = Command::cargo_bin("bullbear").unwrap();
    let output = command.current_dir(folder.path()).args(["score", "a.txt", "b.txt", "--language", "en", "-o", "out"]).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains("looks like"));
    assert_eq!(fs::read_to_string(folder.path().join("out/speakers.csv")).unwrap().lines().count(), 3);
}

#[test]
fn hidden_characters_in_a_name_are_read_over_and_reported() {
    let one = article(&["--language", "en"], "“The AI boom is no bubble,” said Jensen Hu\u{200b}ang.");
    assert_eq!((speakers(&one), warned(&one)), (vec!["Jensen Huang"], 1));
    let plain = article(&["--language", "en"], "“The AI boom is no bubble,” said Jensen Huang.");
    assert_eq!((speakers(&plain), warned(&plain)), (vec!["Jensen Huang"], 0));
}

#[test]
fn a_language_goes_by_its_code_its_locale_or_its_name() {
    for (stated, code) in [
        ("fr", "fr"),
        ("FR", "fr"),
        ("fr-CA", "fr"),
        ("fr_FR.UTF-8", "fr"),
        ("french", "fr"),
        ("Français", "fr"),
        ("fra", "fr"),
        ("pt_BR", "pt"),
        ("de-AT", "de"),
        ("German", "de"),
        ("Deutsch", "de"),
        ("english (US)", "en"),
        ("auto", "en"),
    ] {
        assert_eq!(
            article(&["--language", stated], "The AI boom is not a bubble, and it has been one for years.")["language"],
            code,
            "{stated}"
        );
    }
}

#[test]
fn a_language_that_no_pack_knows_is_refused_at_once() {
    for stated in ["klingon", "dengue", "frisian", "ja", "ja-JP", "x"] {
        let output = run(&["score", "--language", stated], "The AI boom is not a bubble.");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && told.contains(stated) && told.contains("fr (français)"), "{told}");
    }
}

#[test]
fn a_column_may_name_the_language_in_any_of_these_ways() {
    let folder = tempfile::tempdir().unwrap();
    let table = "id,language,text\n1,German,Der KI-Boom ist keine Blase.\n2,und,Der KI-Boom ist keine Blase.\n3,tlh,Der KI-Boom ist keine Blase.\n4,de_CH,x\n";
    fs::write(folder.path().join("t.csv"), table).unwrap();
    let mut command = Command::cargo_bin("bullbear").unwrap();
    let output = command.current_dir(folder.path()).args(["score", "t.csv", "-o", "out"]).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let scored = fs::read_to_string(folder.path().join("out/articles.csv")).unwrap();
    assert_eq!(scored.lines().skip(1).filter(|line| line.contains(",de,")).count(), 3);
    assert!(fs::read_to_string(folder.path().join("out/skipped.csv")).unwrap().contains("found the language tlh"));
}
