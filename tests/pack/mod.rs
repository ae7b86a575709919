//! A small made-up language and articles in it, so that these tests do not move with the real packs.

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

const FILES: &[(&str, &str)] = &[
    (
        "language.csv",
        "setting,value,note\ncode,zz,\nname,Zuzu,\nstemmer,none,\nversion,0.1.0,\ndecimal_mark,.,\nelisions,,\nstance,active,\n",
    ),
    (
        "bull.csv",
        "term,match,weight,needs,example,counterexample,note,status,since\nbolu,exact,2,nothing,Ku rami bolu.,,,active,0.1.0\nvasto,exact,3,nothing,Ku rami vasto.,,,active,0.1.0\n",
    ),
    ("bear.csv", "term,match,weight,needs,example,counterexample,note,status,since\npopu,exact,2,nothing,Ku rami popu.,,,active,0.1.0\n"),
    (
        "shifters.csv",
        "term,match,kind,percent,direction,reach,unit,side,example,counterexample,note,status,since\nnax,exact,negator,-100,after,3,words,both,Ku rami nax popu.,,,active,0.1.0\n",
    ),
    ("topics.csv", "term,match,side,topic,example,note,status,since\nrami,exact,on,ai,Ku rami bolu.,,active,0.1.0\n"),
    (
        "reporting.csv",
        "cue,forms,kind,percent,side,weight,order,clause,example,note,status,since\ntik,tik,verb,100,,,both,direct|colon,Mina tik: ‹Ku rami bolu.›,,active,0.1.0\n",
    ),
    ("quote_marks.csv", "open,close,level,continues,note\n‹,›,outer,,\n"),
    ("function_words.csv", "word,use,note\nku,detect|article,\nmi,detect,\nlo,detect,\n"),
    ("pronouns.csv", "pronoun,gender,number,note\nlo,any,singular,\n"),
];

/// Writes the packs into a folder and returns theirs.
pub fn packs(place: &Path) -> PathBuf {
    let folder = place.join("packs");
    fs::create_dir_all(folder.join("zz")).unwrap();
    FILES.iter().for_each(|(name, text)| fs::write(folder.join("zz").join(name), text).unwrap());
    folder
}

/// Writes an article and returns its path.
pub fn article(place: &Path, name: &str, text: &str) -> PathBuf {
    let path = place.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

/// Runs the program with the made-up packs in a folder.
pub fn bullbear(place: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("bullbear").unwrap();
    command.current_dir(place).env_remove("NO_COLOR").arg(arguments[0]).arg("--lexicons").arg(packs(place));
    command.args(&arguments[1..]).output().unwrap()
}

/// Returns standard output of a run that must succeed.
pub fn out(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}
