//! What the program tells and keeps to itself: quiet runs, hidden text, help, completions and manual.

mod pack;

use assert_cmd::Command;
use pack::{article, bullbear, out};
use std::fs;
use std::path::Path;

const TEXT: &str = "Lo rami vasto

Mina Taro tik: ‹Ku rami bolu.› Ku rami nax popu.
";

fn place() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    article(place.path(), "in/a.txt", TEXT);
    article(place.path(), "in/empty.txt", "");
    article(place.path(), "in/picture.xyz", "not an article");
    place
}

#[test]
fn a_run_tells_what_it_left_out_unless_it_is_quiet() {
    let place = place();
    let loud = bullbear(place.path(), &["score", "in", "-o", "out"]);
    let told = String::from_utf8(loud.stderr).unwrap();
    assert_eq!(loud.status.code(), Some(3));
    assert!(
        told.contains("skipped in/empty.txt") && told.contains("1 files in folders were not read") && told.contains("Wrote "),
        "{told}"
    );
    assert!(!told.contains('\u{1b}') && !told.contains('█'), "nothing is drawn where no terminal is: {told:?}");
    let quiet = bullbear(place.path(), &["score", "in", "-o", "quiet", "--quiet"]);
    assert_eq!((quiet.status.code(), quiet.stderr.len()), (Some(3), 0));
    assert_eq!(fs::read(place.path().join("out/skipped.csv")).unwrap(), fs::read(place.path().join("quiet/skipped.csv")).unwrap());
    let wrong = bullbear(place.path(), &["score", "in", "-o", "x", "--quiet", "--excel=xx"]);
    assert!(!wrong.stderr.is_empty(), "what stops a run is told in any case");
}

/// Runs of words of the article that must not show.
const SECRETS: &[&str] = &["Ku rami", "rami bolu", "Lo rami", "rami nax"];

fn hides(text: &str) -> bool {
    !SECRETS.iter().any(|secret| text.contains(secret))
}

#[test]
fn no_text_leaves_hashes_and_offsets_in_every_output() {
    let place = place();
    let folder = |name: &str| place.path().join(name);
    out_of(place.path(), &["score", "in", "-o", "out", "--no-text"]);
    for file in ["quotes", "articles", "evidence", "speakers"] {
        let text = fs::read_to_string(folder("out").join(format!("{file}.csv"))).unwrap();
        assert!(hides(&text), "{file}: {text}");
    }
    let quotes = fs::read_to_string(folder("out").join("quotes.csv")).unwrap();
    assert!(
        quotes.contains(",sha256:") && quotes.contains("Mina Taro") && quotes.contains("bolu +2.000") && quotes.contains(",31,44,"),
        "{quotes}"
    );
    assert!(fs::read_to_string(folder("out").join("run.json")).unwrap().contains("\"no_text\": \"true\""));
    let lines = out_of(place.path(), &["score", "in", "--format", "jsonl", "--no-text"]);
    assert!(hides(&lines) && lines.contains("\"text\":\"sha256:") && lines.contains("\"title\":\"sha256:"), "{lines}");
    let sheet = out_of(place.path(), &["score", "in", "--excel=fr", "--no-text"]);
    assert!(hides(&sheet) && sheet.contains("\"sha256:"), "{sheet}");
    out_of(place.path(), &["report", "in", "-o", "report.html", "--no-text"]);
    assert!(hides(&fs::read_to_string(folder("report.html")).unwrap()));
    let whole = out_of(place.path(), &["score", "in"]);
    assert!(!hides(&whole), "without the option the words are there");
}

/// Returns standard output of a run that may leave inputs out.
fn out_of(place: &Path, arguments: &[&str]) -> String {
    let output = bullbear(place, arguments);
    assert!([Some(0), Some(3)].contains(&output.status.code()), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn program(arguments: &[&str]) -> String {
    out(&Command::cargo_bin("bullbear").unwrap().args(arguments).output().unwrap())
}

#[test]
fn help_shows_examples() {
    for command in ["score", "compare", "explain", "report"] {
        let help = program(&[command, "--help"]);
        assert!(help.contains("Examples:") && help.contains(&format!("  bullbear {command} ")), "{help}");
    }
    for command in ["lexicon", "evaluate", "golden"] {
        let help = program(&[command, "--help"]);
        assert!(help.contains(&format!("  bullbear {command} ")) && help.contains("Usage: bullbear "), "{help}");
    }
    assert!(program(&["--help"]).contains("Exit codes: 0 done"));
}

#[test]
fn shells_and_manuals_know_every_command() {
    let commands = ["score", "compare", "explain", "report", "lexicon", "evaluate", "golden"];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = program(&["completions", shell]);
        assert!(commands.iter().all(|command| script.contains(command)) && script.contains("no-text"), "{shell}");
    }
    let page = program(&["man"]);
    assert!(page.contains(".TH bullbear 1") && commands.iter().all(|command| page.contains(command)), "{page}");
    let place = tempfile::tempdir().unwrap();
    program(&["man", "-o", place.path().to_str().unwrap()]);
    assert!(fs::read_to_string(place.path().join("bullbear-score.1")).unwrap().contains("excel"));
}

/// Runs a command line in a terminal of 80 columns and returns what the terminal got; nothing where no terminal can be made.
fn in_a_terminal(place: &Path, line: &str, no_color: bool) -> Option<String> {
    let program = assert_cmd::cargo::cargo_bin("bullbear");
    let line = format!("stty cols 80; {} {line}", program.display());
    let mut command = std::process::Command::new("script");
    command.current_dir(place).env_remove("NO_COLOR").envs(no_color.then_some(("NO_COLOR", "1"))).env("TERM", "xterm").args([
        "-qec",
        &line,
        "/dev/null",
    ]);
    let output = command.stdin(std::process::Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn a_terminal_shows_how_far_a_long_run_is() {
    let place = tempfile::tempdir().unwrap();
    (0..600).for_each(|number| drop(article(place.path(), &format!("in/{number}.txt"), TEXT)));
    pack::packs(place.path());
    let run = "score in -o out --lexicons packs";
    let Some(seen) = in_a_terminal(place.path(), run, false) else { return };
    assert!(seen.contains(" of 600 files, ") && seen.contains("KiB") && seen.contains("\u{1b}[34m"), "{seen:?}");
    let plain = in_a_terminal(place.path(), run, true).unwrap();
    assert!(plain.contains(" of 600 files, ") && !plain.contains("\u{1b}[34m"), "NO_COLOR: {plain:?}");
    let quiet = in_a_terminal(place.path(), &format!("{run} --quiet"), false).unwrap();
    assert!(!quiet.contains(" files") && !quiet.contains('\u{1b}') && quiet.contains("Mina Taro"), "{quiet:?}");
}

#[test]
fn what_stops_a_run_is_told_with_the_next_step() {
    let place = place();
    fs::create_dir(place.path().join("nothing")).unwrap();
    let cases: [(&[&str], &str); 9] = [
        (&["score", "nowhere"], "skipped nowhere: found no file or folder of this name; check the spelling"),
        (&["score", "nothing"], "found no article in nothing; files in folders are read by their endings"),
        (&["score", "x*.txt"], "x*.txt: found no file that fits this pattern"),
        (&["score", "in", "--language", "xx"], "--language: found xx, expected one of zz"),
        (&["score", "in", "--overlay", "nothing"], "found no table to lay over the packs, expected a folder such as zz/bear.csv"),
        (&["score", "in", "--overlay", "nowhere"], "nowhere: found no file or folder of this name"),
        (&["score", "in", "-o", "in/a.txt"], "in/a.txt: found a file, expected a folder; choose another name"),
        (&["score", "in", "--format", "xlsx"], "--format xlsx needs a folder: add -o DIR"),
        (&["explain", "nowhere.txt"], "found no file called nowhere.txt and no quotation with that id; take an id from quotes.csv"),
    ];
    for (arguments, expected) in cases {
        let done = bullbear(place.path(), arguments);
        let told = String::from_utf8(done.stderr).unwrap();
        let clear = !told.contains("os error") && !told.contains("in ;");
        assert!(done.status.code() == Some(2) && told.contains(expected) && clear, "{arguments:?}: {told}");
    }
}
