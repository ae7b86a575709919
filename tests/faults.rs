//! A run over many articles of which one in a hundred has each kind of fault: the good ones are scored, each bad one has its row, the exit
//! code is 3.
//!
//! `BULLBEAR_ARTICLES=10000 cargo test --release --test faults` runs it at full size.

use assert_cmd::Command;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Most bytes of an article in this run, so that the large ones need not be large.
const MOST_BYTES: &str = "200000";

/// Something that is wrong with a file: the file's name behind its number, its code in `skipped.csv`, and its bytes.
struct Fault {
    name: &'static str,
    code: &'static str,
    bytes: fn() -> Vec<u8>,
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const FAULTS: &[Fault] = &[
    Fault { name: "empty.txt", code: "empty", bytes: Vec::new },
    Fault { name: "blank.txt", code: "empty", bytes: || " \n\t\u{a0}\u{200b}\r\n".into() },
    Fault { name: "no-text.html", code: "empty", bytes: || "<html><script>let text = 1;</script></html>".into() },
    Fault { name: "picture.txt", code: "binary", bytes: || b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec() },
    Fault { name: "document.html", code: "binary", bytes: || b"%PDF-1.7\n%\xe2\xe3".to_vec() },
    Fault { name: "archive.md", code: "binary", bytes: || b"PK\x03\x04\x14\0\0\0".to_vec() },
    Fault { name: "noise.txt", code: "binary", bytes: || (0..2_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect() },
    Fault { name: "no-gzip.txt.gz", code: "malformed", bytes: || b"not packed at all".to_vec() },
    Fault {
        name: "half.txt.gz",
        code: "malformed",
        bytes: || {
            let mut half = packed(good(1).repeat(40).as_bytes());
            half.truncate(half.len() / 2);
            half
        },
    },
    Fault { name: "bomb.txt.gz", code: "too_large", bytes: || packed(&vec![b'a'; 5_000_000]) },
    Fault { name: "long.txt", code: "too_large", bytes: || good(2).repeat(1_000).into_bytes() },
    Fault {
        name: "strange.txt", code: "language", bytes: || "データセンターの需要は強い、と彼は言った。".repeat(20).into_bytes()
    },
    Fault { name: "table.csv", code: "malformed", bytes: || b"a,b\n1,2\n".to_vec() },
    Fault { name: "line.jsonl", code: "malformed", bytes: || b"{\"text\": \n".to_vec() },
];

/// An article with a quotation, as they come.
fn good(number: usize) -> String {
    format!(
        "Hall {number} fills up before it has a roof\n\nThe owner of hall {number} has borrowed another ${number} million to buy chips for data centers that are \
         not built yet.\n\n“Demand for AI is stronger than ever and it is no bubble,” said Jane Roe, who runs the site.\n\nHer lender, Ash & Rowe, warned \
         that the boom could end before the debt of data center number {number} is repaid.\n"
    )
}

/// Writes the articles and returns how many are good, and the code of each bad one by its path.
fn articles(folder: &Path, count: usize) -> (usize, BTreeMap<String, String>) {
    let each = count.div_ceil(100);
    let mut bad = BTreeMap::new();
    let write = |number: usize, name: &str, bytes: &[u8]| -> PathBuf {
        let place = folder.join(format!("{:02}", number % 100));
        fs::create_dir_all(&place).unwrap();
        let path = place.join(format!("{number:05}-{name}"));
        fs::write(&path, bytes).unwrap();
        path
    };
    let faulty = FAULTS.len() * each;
    for number in 0..count {
        // The bad ones stand all through the folder, not at its end.
        let at = number * 7 % count;
        match FAULTS.get(at / each).filter(|_| at < faulty) {
            Some(fault) => {
                let path = write(number, fault.name, &(fault.bytes)());
                bad.insert(path.display().to_string(), fault.code.to_owned());
            }
            None => drop(write(number, "good.txt", good(number).as_bytes())),
        }
    }
    (count - bad.len(), bad)
}

fn rows(path: PathBuf) -> Vec<csv::StringRecord> {
    csv::Reader::from_path(path).unwrap().records().map(Result::unwrap).collect()
}

#[test]
fn one_in_a_hundred_of_each_fault_costs_no_good_article() {
    let count = std::env::var("BULLBEAR_ARTICLES").ok().and_then(|count| count.parse().ok()).unwrap_or(500);
    let folder = tempfile::tempdir().unwrap();
    let (good, bad) = articles(&folder.path().join("in"), count);
    assert_eq!(bad.len(), FAULTS.len() * count.div_ceil(100), "{count} must not be a multiple of 7");
    let out = folder.path().join("out");
    let start = std::time::Instant::now();
    let mut command = Command::cargo_bin("bullbear").unwrap();
    let output = command.args(["score", "--max-bytes", MOST_BYTES, "-o"]).arg(&out).arg(folder.path().join("in")).output().unwrap();
    println!("{count} articles, {} of them bad: {:?}", bad.len(), start.elapsed());
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    let scored = rows(out.join("articles.csv"));
    assert_eq!(scored.len(), good);
    assert!(scored.iter().all(|row| row[0].ends_with("-good")));
    assert_eq!(rows(out.join("quotes.csv")).iter().filter(|row| &row[4] == "Jane Roe").count(), good);
    let skipped = rows(out.join("skipped.csv"));
    assert!(skipped.iter().all(|row| row[3].len() > 10), "each has a reason");
    let codes: BTreeMap<_, _> = skipped.iter().map(|row| (row[0].to_owned(), row[2].to_owned())).collect();
    assert_eq!((skipped.len(), codes), (bad.len(), bad));
}

#[test]
fn what_an_input_says_of_itself_is_no_path() {
    let place = tempfile::tempdir().unwrap();
    let table = "id,title,source,url,text\n../../outside,../x,/etc/passwd,file:///etc/passwd,The AI boom is no bubble and it never was.\nCON,a,b,c,The AI boom is a bubble and it always was.\n";
    fs::create_dir(place.path().join("in")).unwrap();
    fs::write(place.path().join("in/t.csv"), table).unwrap();
    let mut command = Command::cargo_bin("bullbear").unwrap();
    let output = command.current_dir(place.path().join("in")).args(["score", "t.csv", "-o", "out"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let names = |folder: &Path| {
        let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    assert_eq!(names(place.path()), ["in"]);
    assert_eq!(names(&place.path().join("in")), ["out", "t.csv"]);
    let written = ["articles.csv", "evidence.csv", "quotes.csv", "run.json", "skipped.csv", "speakers.csv"];
    assert_eq!(names(&place.path().join("in/out")), written);
    assert!(rows(place.path().join("in/out/articles.csv")).iter().any(|row| &row[0] == "../../outside"), "the id is kept as data");
}
