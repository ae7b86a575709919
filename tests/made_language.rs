//! A language is a folder: one that nobody speaks is scored through `--lexicons`, with no Rust.

use assert_cmd::Command;
use std::fs;
use std::path::Path;

const FILES: &[(&str, &str)] = &[
    (
        "language.csv",
        "setting,value,note\ncode,zz,\nname,Zuzu,\nstemmer,none,\nversion,0.1.0,\ndecimal_mark,.,\nelisions,,\nstance,active,\n",
    ),
    ("bull.csv", "term,match,weight,needs,example,counterexample,note,status,since\nbolu,exact,2,topic,Ku rami bolu.,,,active,0.1.0\n"),
    ("bear.csv", "term,match,weight,needs,example,counterexample,note,status,since\npopu,exact,2,topic,Ku rami popu.,,,active,0.1.0\n"),
    (
        "shifters.csv",
        "term,match,kind,percent,direction,reach,unit,side,example,counterexample,note,status,since\nnax,exact,negator,-100,after,3,words,both,Ku rami nax popu.,,,active,0.1.0\n",
    ),
    ("topics.csv", "term,match,side,topic,example,note,status,since\nrami,exact,on,ai,Ku rami bolu.,,active,0.1.0\n"),
    (
        "reporting.csv",
        "cue,forms,kind,percent,side,weight,order,clause,example,note,status,since\ntik,tik,verb,100,,,both,direct|colon,Mina tik: ¡Ku rami bolu!,,active,0.1.0\n",
    ),
    ("quote_marks.csv", "open,close,level,continues,note\n‹,›,outer,,\n"),
    ("function_words.csv", "word,use,note\nku,detect|article,\nmi,detect,\nlo,detect,\n"),
    ("pronouns.csv", "pronoun,gender,number,note\nlo,any,singular,\n"),
];

fn language(folder: &Path) {
    let folder = folder.join("zz");
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in FILES {
        fs::write(folder.join(name), text).unwrap();
    }
}

fn stance(text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    language(&folder.path().join("packs"));
    let article = folder.path().join("article.txt");
    fs::write(&article, text).unwrap();
    let mut command = Command::cargo_bin("bullbear").unwrap();
    let output =
        command.args(["score", "--format", "jsonl", "--lexicons"]).arg(folder.path().join("packs")).arg(&article).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let object: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(object["language"], "zz");
    object["stance"].as_str().unwrap().to_owned()
}

#[test]
fn a_made_up_language_is_detected_and_scored() {
    assert_eq!(stance("Ku mi rami bolu."), "bull");
    assert_eq!(stance("Ku mi rami popu."), "bear");
}

#[test]
fn its_shifters_act() {
    assert_eq!(stance("Ku mi rami nax popu."), "bull");
    assert_eq!(stance("Ku mi rami nax bolu."), "bear");
}

#[test]
fn without_a_topic_word_nothing_counts() {
    assert_eq!(stance("Ku mi bolu."), "neutral");
}
