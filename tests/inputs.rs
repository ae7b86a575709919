//! Articles of every form, friendly and hostile, come in as they should or are left out with a reason. Hostile files are made here.

use bullbear::document::{Columns, Format, InputForm, Inputs, Limits, ReadOptions, Skipped, decode, decode_within, read};
use bullbear::error::SkipCode;
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use std::fs;
use std::io::{Cursor, Read, Write as _};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What came of an input: an id and its text, or a code.
type Came = Result<(String, String), (SkipCode, Option<usize>)>;

struct Folder {
    folder: TempDir,
}

impl Folder {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    fn inputs(&self, names: &[&str], options: &ReadOptions) -> Inputs {
        let paths: Vec<_> = names.iter().map(|name| self.path(name)).collect();
        read(&paths, options.clone(), None).unwrap()
    }

    fn read(&self, names: &[&str]) -> Vec<Came> {
        came(self.inputs(names, &ReadOptions::default()))
    }

    fn skipped(&self, name: &str, options: &ReadOptions) -> Skipped {
        let found: Vec<_> = self.inputs(&[name], options).filter_map(Result::err).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        found.into_iter().next().unwrap()
    }
}

fn came(inputs: Inputs) -> Vec<Came> {
    let one = |read: Result<bullbear::document::Article, Skipped>| match read {
        Ok(article) => Ok((article.id, String::from_utf8_lossy(&article.bytes).into_owned())),
        Err(skipped) => Err((skipped.code, skipped.row)),
    };
    inputs.map(one).collect()
}

fn text(id: &str, text: &str) -> Came {
    Ok((id.to_owned(), text.to_owned()))
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn limited(limits: Limits) -> ReadOptions {
    ReadOptions { limits, ..ReadOptions::default() }
}

#[test]
fn a_folder_is_read_in_order_with_all_below_it() {
    let folder = Folder::new();
    for name in ["in/b.txt", "in/a/c.md", "in/a.html", "in/.hidden.txt", "in/note.json", "in/z.txt.gz", "in/a_files/frame.html"] {
        folder.file(name, if name.ends_with("gz") { packed(b"packed") } else { name.as_bytes().to_vec() });
    }
    let inputs = folder.inputs(&["in"], &ReadOptions::default());
    assert_eq!(inputs.left_out(), 1);
    let formats: Vec<_> = inputs.map(|read| read.map(|article| (article.id, article.format)).unwrap()).collect();
    let expected = [("c", Format::Markdown), ("a", Format::Html), ("b", Format::Text), ("z", Format::Text)];
    assert_eq!(formats, expected.map(|(id, format)| (id.to_owned(), format)));
}

#[test]
fn files_of_one_name_get_ids_from_their_paths() {
    let folder = Folder::new();
    for name in ["in/2024/01/x.txt", "in/2024/02/x.txt", "in/x.txt", "in/y.txt", "in/y.html"] {
        folder.file(name, "text");
    }
    let ids: Vec<_> = folder.read(&["in"]).into_iter().map(|came| came.unwrap().0).collect();
    assert_eq!(ids, ["2024/01/x", "2024/02/x", "x", "y.html", "y.txt"]);
    assert_eq!(folder.read(&["in/2024/01/x.txt", "in/2024/02/x.txt"]), [text("01/x", "text"), text("02/x", "text")]);
}

#[test]
fn a_file_given_twice_is_read_once() {
    let folder = Folder::new();
    folder.file("in/x.txt", "text");
    assert_eq!(folder.read(&["in", "in/x.txt", "in/../in/x.txt"]), [text("x", "text")]);
}

#[cfg(unix)]
#[test]
fn links_in_folders_are_not_followed() {
    let folder = Folder::new();
    folder.file("in/x.txt", "text");
    std::os::unix::fs::symlink(folder.path("in"), folder.path("in/loop")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.path("in/other.txt")).unwrap();
    let skipped = |code| Err((code, None));
    assert_eq!(folder.read(&["in"]), [skipped(SkipCode::Unreadable), skipped(SkipCode::Unreadable), text("x", "text")]);
}

#[test]
fn patterns_take_what_fits_whatever_its_ending() {
    let folder = Folder::new();
    for name in ["in/a.art", "in/b.art", "in/c.txt", "in/sub/d.art"] {
        folder.file(name, name);
    }
    assert_eq!(folder.read(&["in/*.art"]), [text("a", "in/a.art"), text("b", "in/b.art")]);
    assert_eq!(folder.read(&["in/**/d.*"]), [text("d", "in/sub/d.art")]);
    assert_eq!(folder.read(&["in/*.pdf"]), [Err((SkipCode::Unreadable, None))]);
    assert!(read(&[folder.path("in/[a")], ReadOptions::default(), None).is_err());
}

#[test]
fn a_missing_path_is_a_row_and_the_rest_goes_on() {
    let folder = Folder::new();
    folder.file("x.txt", "text");
    assert_eq!(folder.read(&["none.txt", "x.txt"]), [Err((SkipCode::Unreadable, None)), text("x", "text")]);
}

#[test]
fn standard_input_is_json_lines_unless_told_otherwise() {
    let input = || Box::new(Cursor::new(b"{\"id\": 7, \"text\": \"one\"}\n")) as Box<dyn Read + Send>;
    let dash = [PathBuf::from("-")];
    assert_eq!(came(read(&dash, ReadOptions::default(), Some(input())).unwrap()), [text("7", "one")]);
    let plain = ReadOptions { form: Some(InputForm::Text), ..ReadOptions::default() };
    assert_eq!(came(read(&dash, plain, Some(input())).unwrap())[0].as_ref().unwrap().0, "stdin");
    assert!(read(&dash, ReadOptions::default(), None).is_err());
}

#[test]
fn tables_say_what_is_known_of_each_row() {
    let folder = Folder::new();
    folder.file(
        "t.csv",
        "\u{feff}id;text;language;date;title;source;url\r\n1;\"One; \"\"two\"\"\nthree\";de;2025-01-02;T;S;U\r\n;four;;;;;\r\n",
    );
    let articles: Vec<_> = folder.inputs(&["t.csv"], &ReadOptions::default()).map(Result::unwrap).collect();
    assert_eq!(articles[0].bytes, b"One; \"two\"\nthree");
    let meta = &articles[0].meta;
    assert_eq!([&meta.language, &meta.date, &meta.title, &meta.source, &meta.url], ["de", "2025-01-02", "T", "S", "U"]);
    assert_eq!(articles[1].id, "t-3");
}

#[test]
fn columns_may_have_other_names() {
    let folder = Folder::new();
    folder.file("t.tsv", "nr\tBody\n1\tone\n");
    let columns = Columns { text: "body".to_owned(), id: "nr".to_owned(), ..Columns::default() };
    let options = ReadOptions { columns, ..ReadOptions::default() };
    assert_eq!(came(folder.inputs(&["t.tsv"], &options)), [text("1", "one")]);
    let skipped = folder.skipped("t.tsv", &ReadOptions::default());
    assert!(skipped.reason.contains("nr, Body") && skipped.reason.contains("--text-column"), "{}", skipped.reason);
}

#[test]
fn tables_from_spreadsheets_are_read_in_their_encodings() {
    let folder = Folder::new();
    let table = "id\ttext\n1\tDie Lücke ist größer, sagt der Chef über „später“.\n";
    let wide: Vec<u8> = "\u{feff}".encode_utf16().chain(table.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    folder.file("wide.tsv", wide);
    folder.file("old.csv", encoding_rs::WINDOWS_1252.encode(table).0);
    for article in folder.inputs(&["wide.tsv", "old.csv"], &ReadOptions::default()) {
        let document = decode(&article.unwrap()).unwrap();
        assert_eq!(document.text, "Die Lücke ist größer, sagt der Chef über „später“.");
    }
}

#[test]
fn broken_rows_are_left_out_one_by_one() {
    let folder = Folder::new();
    folder.file("t.csv", "id,text\n1,one\n2,two,three\n3,\n4,four\n");
    let expected = [text("1", "one"), Err((SkipCode::Malformed, Some(3))), Err((SkipCode::Empty, Some(4))), text("4", "four")];
    assert_eq!(folder.read(&["t.csv"]), expected);
    folder.file(
        "t.jsonl",
        "{\"text\":\"one\"}\n\nnot json\n{\"text\":5}\n{\"id\":\"x\"}\n[1]\n{\"text\":\"six\",\"id\":\"6\",\"more\":{\"a\":[1]}}\n",
    );
    let lines = folder.read(&["t.jsonl"]);
    let broken = |row| Err((SkipCode::Malformed, Some(row)));
    assert_eq!(lines, [text("t-1", "one"), broken(3), broken(4), broken(5), broken(6), text("6", "six")]);
}

#[test]
fn empty_inputs_are_named() {
    let folder = Folder::new();
    for (name, content) in [("a.csv", ""), ("b.csv", "id,text\n"), ("c.jsonl", "\n\n")] {
        folder.file(name, content);
        assert_eq!(folder.skipped(name, &ReadOptions::default()).code, SkipCode::Empty, "{name}");
    }
}

#[test]
fn an_id_that_stands_twice_is_told_apart_and_reported() {
    let folder = Folder::new();
    folder.file("t.csv", "id,text\n1,one\n1,two\n1-2,three\n1,four\n");
    let articles: Vec<_> = folder.inputs(&["t.csv"], &ReadOptions::default()).map(Result::unwrap).collect();
    let ids: Vec<_> = articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["1", "1-2", "1-2-2", "1-3"]);
    assert_eq!(articles[1].warnings[0].code, "id_again");
}

#[test]
fn a_table_beside_articles_says_what_is_known_of_them() {
    let folder = Folder::new();
    folder.file("in/meta.csv", "file,date,language\nx.txt,2025-02-03,fr\ny,2025-02-04,de\n,,\n");
    folder.file("in/x.txt", "x");
    folder.file("in/y.txt", "y");
    let found: Vec<_> = folder.inputs(&["in"], &ReadOptions::default()).collect();
    let dates: Vec<_> = found.iter().flatten().map(|article| article.meta.date.as_str()).collect();
    assert_eq!(dates, ["2025-02-03", "2025-02-04"]);
    assert_eq!(found.iter().flat_map(|read| read.as_ref().err()).map(|skipped| skipped.row).collect::<Vec<_>>(), [Some(4)]);
    assert_eq!(folder.skipped("in/meta.csv", &ReadOptions::default()).code, SkipCode::Unreadable);
}

#[test]
fn cells_that_hold_markup_are_pages() {
    let folder = Folder::new();
    folder.file("t.csv", "id,text\n1,<p>One</p><p>Two</p>\n2,1 < 2 and 3 > 2\n");
    let texts: Vec<_> = folder.inputs(&["t.csv"], &ReadOptions::default()).map(|read| decode(&read.unwrap()).unwrap().text).collect();
    assert_eq!(texts, ["One\n\nTwo", "1 < 2 and 3 > 2"]);
}

#[test]
fn limits_are_named_with_the_option_that_raises_them() {
    let folder = Folder::new();
    folder.file("a.txt", "x".repeat(2000));
    folder.file("a.txt.gz", packed(&vec![b'x'; 2000]));
    folder.file("b.csv", format!("id,text\n1,{}\n2,two\n", "x".repeat(600)));
    folder.file("c.jsonl", format!("{{\"text\":\"{}\"}}\n{{\"text\":\"two\"}}\n", "x".repeat(3000)));
    let small = limited(Limits { file: 1000, line: 1000, cell: 500, ..Limits::default() });
    for (name, option) in [("a.txt", "--max-bytes"), ("a.txt.gz", "--max-bytes"), ("b.csv", "--max-cell"), ("c.jsonl", "--max-line")] {
        let found: Vec<_> = folder.inputs(&[name], &small).collect();
        let skipped = found[0].as_ref().unwrap_err();
        assert_eq!(skipped.code, SkipCode::TooLarge, "{name}");
        assert!(skipped.reason.contains(option), "{}", skipped.reason);
        assert_eq!(found.len(), if name.contains("txt") { 1 } else { 2 }, "the next row of {name} is read");
    }
}

#[test]
fn a_quotation_mark_that_never_closes_does_not_fill_the_memory() {
    let folder = Folder::new();
    folder.file("t.csv", format!("id,text\n1,one\n2,\"{}", "never closed\n".repeat(200_000)));
    let options = limited(Limits { line: 100_000, ..Limits::default() });
    let found: Vec<_> = folder.inputs(&["t.csv"], &options).collect();
    let skipped = found[1].as_ref().unwrap_err();
    assert_eq!((found.len(), skipped.code, skipped.row), (2, SkipCode::TooLarge, Some(3)));
    assert!(skipped.reason.contains("never closes"), "{}", skipped.reason);
}

#[test]
fn a_sparse_file_of_two_gigabytes_is_not_read() {
    let folder = Folder::new();
    let path = folder.file("a.txt", "x");
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(2 << 30).unwrap();
    assert_eq!(folder.skipped("a.txt", &ReadOptions::default()).code, SkipCode::TooLarge);
}

#[test]
fn packed_files_that_unpack_to_too_much_are_stopped() {
    let folder = Folder::new();
    let zeros = vec![b'\n'; 32 << 20];
    for name in ["a.txt.gz", "a.csv.gz", "a.jsonl.gz"] {
        folder.file(name, packed(&zeros));
        let skipped = folder.skipped(name, &ReadOptions::default());
        assert_eq!(skipped.code, SkipCode::TooLarge, "{name}");
        assert!(skipped.reason.contains("--max-ratio"), "{}", skipped.reason);
    }
    folder.file("b.jsonl.gz", packed(b"{\"text\":\"one\"}\n").repeat(2));
    assert_eq!(folder.read(&["b.jsonl.gz"]).len(), 2, "a file packed in parts is read whole");
    folder.file("c.txt.gz", packed(&packed(b"text")));
    let article = folder.inputs(&["c.txt.gz"], &ReadOptions::default()).next().unwrap().unwrap();
    assert!(decode(&article).unwrap_err().to_string().contains("gzip"), "nothing is unpacked twice");
    let mut cut = packed(&b"a long enough text".repeat(1000));
    cut.truncate(cut.len() / 2);
    folder.file("d.txt.gz", cut);
    assert_eq!(folder.skipped("d.txt.gz", &ReadOptions::default()).code, SkipCode::Malformed);
}

#[test]
fn binary_files_are_named_for_what_they_are() {
    let folder = Folder::new();
    for (name, bytes, kind) in
        [("a.txt", &b"\x89PNG\r\n\x1a\n\0\0"[..], "PNG"), ("b.txt", b"%PDF-1.4", "PDF"), ("c.html", b"a\0b\0\0\0", "NUL")]
    {
        folder.file(name, bytes);
        let article = folder.inputs(&[name], &ReadOptions::default()).next().unwrap().unwrap();
        assert!(decode(&article).unwrap_err().to_string().contains(kind), "{name}");
    }
    folder.file("d.csv", b"PK\x03\x04rest");
    assert_eq!(folder.skipped("d.csv", &ReadOptions::default()).code, SkipCode::Binary);
    folder.file("e.jsonl", b"{\"text\":\"one\"}\n\x01\x02\x03\x04\x05\x06\n{\"text\":\"two\"}\n");
    assert_eq!(folder.read(&["e.jsonl"])[1], Err((SkipCode::Binary, Some(2))));
}

#[test]
fn a_large_table_is_read_row_by_row() {
    struct Endless {
        row: u64,
        held: Vec<u8>,
    }
    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            if self.held.is_empty() {
                self.row += 1;
                self.held = format!("{{\"id\":{},\"text\":\"An article of no great length.\"}}\n", self.row).into_bytes();
            }
            let read = buffer.len().min(self.held.len());
            buffer[..read].copy_from_slice(&self.held[..read]);
            self.held.drain(..read);
            Ok(read)
        }
    }
    let input = Box::new(Endless { row: 0, held: Vec::new() });
    let mut inputs = read(&[PathBuf::from("-")], ReadOptions::default(), Some(input)).unwrap();
    assert_eq!(inputs.nth(49_999).unwrap().unwrap().id, "50000");
}

#[test]
fn nested_pages_are_read_in_time_and_reported() {
    for depth in [600, 5_000, 100_000] {
        let page = format!("{}<p>The text of it.</p>{}", "<div>".repeat(depth), "</div>".repeat(depth));
        let article = bullbear::document::Article { bytes: page.into_bytes(), format: Format::Html, ..Default::default() };
        let start = std::time::Instant::now();
        let document = decode(&article).unwrap();
        assert!(start.elapsed().as_secs() < 30);
        assert_eq!((document.text.as_str(), document.warnings[0].code), ("The text of it.", "nesting"));
    }
    let shallow = bullbear::document::Article { bytes: b"<div><div><p>a".to_vec(), format: Format::Html, ..Default::default() };
    assert_eq!(decode_within(&shallow, &Limits { depth: 1, ..Limits::default() }).unwrap().warnings.len(), 1);
}

#[test]
fn one_folder_with_every_fault_gives_all_good_articles_and_a_row_for_each_bad_one() {
    let folder = Folder::new();
    for number in 0..300 {
        folder.file(&format!("in/good-{number:03}.txt"), "A good article, as they come.");
    }
    let bad: [(&str, Vec<u8>); 5] = [
        ("in/bad-binary.txt", b"\x89PNG\0".to_vec()),
        ("in/bad-empty.txt", Vec::new()),
        ("in/bad-gzip.txt.gz", b"not gzip".to_vec()),
        ("in/bad-table.csv", b"a,b\n1,2\n".to_vec()),
        ("in/bad-line.jsonl", b"{\n".to_vec()),
    ];
    for (name, bytes) in &bad {
        folder.file(name, bytes);
    }
    let (mut good, mut skipped) = (0, 0);
    for read in folder.inputs(&["in"], &ReadOptions::default()) {
        match read.map_err(|_| ()).and_then(|article| decode(&article).map_err(|_| ())) {
            Ok(_) => good += 1,
            Err(()) => skipped += 1,
        }
    }
    assert_eq!((good, skipped), (300, bad.len()));
}

#[cfg(feature = "warc")]
#[test]
fn the_pages_of_a_web_archive_are_articles() {
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Hall</h1><p>Text of it.</p>";
    let record = |kind: &str, block: &str| {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/a\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    let chunked = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>a\r\n3\r\nb c\r\n0\r\n\r\n";
    let archive =
        [record("warcinfo", "x"), record("response", page), record("response", "HTTP/1.1 404 No\r\n\r\n"), record("response", chunked)];
    let folder = Folder::new();
    folder.file("a.warc.gz", archive.iter().flat_map(|record| packed(record.as_bytes())).collect::<Vec<_>>());
    let articles: Vec<_> = folder.inputs(&["a.warc.gz"], &ReadOptions::default()).map(Result::unwrap).collect();
    let texts: Vec<_> = articles.iter().map(|article| (article.id.clone(), decode(article).unwrap().text)).collect();
    assert_eq!(texts, [("a-2".to_owned(), "Hall\n\nText of it.".to_owned()), ("a-4".to_owned(), "ab c".to_owned())]);
    assert_eq!(articles[0].meta.url, "https://example.org/a");
    folder.file("b.warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nshort");
    assert_eq!(folder.skipped("b.warc", &ReadOptions::default()).code, SkipCode::TooLarge);
}

fn any_name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["a.txt", "a.md", "a.html", "a.csv", "a.tsv", "a.jsonl", "a.txt.gz", "a.csv.gz", "meta.csv"])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_file_is_read_or_left_out(name in any_name(), bytes in prop::collection::vec(any::<u8>(), 0..300), start in "(id,text\n|\\{\"text\":\"|<p>|# )?") {
        let folder = Folder::new();
        folder.file(&format!("in/{name}"), [start.as_bytes(), &bytes].concat());
        folder.file("in/other.txt", "other");
        for article in folder.inputs(&["in"], &ReadOptions::default()).flatten() {
            if let Ok(document) = decode(&article) {
                let mut end = 0;
                for region in &document.regions {
                    prop_assert!(region.span.start >= end && !region.span.of(&document.text).is_empty(), "{name}");
                    end = region.span.end;
                }
            }
        }
    }
}

#[test]
fn paths_are_shown_as_given() {
    let folder = Folder::new();
    folder.file("in/x.txt", "text");
    let article = folder.inputs(&["in"], &ReadOptions::default()).next().unwrap().unwrap();
    assert_eq!(Path::new(&article.path), folder.path("in/x.txt"));
}
