//! Throughput by stage and language, through the library.
//!
//! Takes JSON Lines of texts with their languages, as `benches/corpus.py` makes them (lines that state none are left out); prints a table of megabytes a second, the median of the
//! rounds. Word forms are kept from round to round, as in a long run: the first round, in which they are met, does not count.
//!
//! ```sh
//! benches/corpus.py --megabytes 1 --languages en,fr,de -o corpus.jsonl
//! cargo run --release --example stages corpus.jsonl
//! ```

use bullbear::document::{self, Article, Document};
use bullbear::language::Detector;
use bullbear::lexicon::{Folder, Packs};
use bullbear::matcher::{Matcher, WordCache};
use bullbear::quotation::{self, MarkTable, Reading};
use bullbear::segment::{self, Forms, Grammar};
use bullbear::zones::{self, Boilerplate};
use bullbear::{Analyzer, Options, Workspace, speaker};
use std::collections::BTreeMap;
use std::error::Error;
use std::time::{Duration, Instant};

const ROUNDS: usize = 7;
const STAGES: [&str; 8] = ["decode", "language", "zones", "segments", "matches", "quotations", "speakers", "whole"];

#[derive(serde::Deserialize)]
struct Line {
    text: String,
    language: String,
}

/// Times spent, by stage.
type Times = [Duration; STAGES.len()];

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("expected a JSON Lines file made by benches/corpus.py")?;
    let mut texts: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    for (at, line) in std::fs::read_to_string(path)?.lines().enumerate() {
        let line: Line = serde_json::from_str(line)?;
        if line.language.is_empty() {
            continue;
        }
        texts.entry(line.language).or_default().push(Article::text(at.to_string(), line.text));
    }
    println!("{:9}{}", "language", STAGES.map(|stage| format!("{stage:>12}")).concat());
    for (language, articles) in &texts {
        let bytes: usize = articles.iter().map(|article| article.bytes.len()).sum();
        let median = rounds(language, articles)?;
        let speeds = median.map(|time| format!("{:12.1}", bytes as f64 / 1e6 / time.as_secs_f64()));
        println!("{language:9}{}", speeds.concat());
    }
    Ok(())
}

/// Returns the median time of each stage over the rounds but the first.
fn rounds(language: &str, articles: &[Article]) -> Result<Times, Box<dyn Error>> {
    let packs = Packs::load(&Folder::Embedded)?;
    let options = Options { language: language.to_owned(), ..Options::default() };
    let analyzer = Analyzer::new(packs, options);
    let (mut stages, mut workspace) = (Stages::new(language)?, Workspace::default());
    let mut all = Vec::new();
    for _ in 0..=ROUNDS {
        let mut times = Times::default();
        for article in articles {
            stages.run(article, &mut times)?;
            let start = Instant::now();
            analyzer.analyze(article, &mut workspace)?;
            times[7] += start.elapsed();
        }
        all.push(times);
    }
    let middle = |stage: usize| {
        let mut one: Vec<_> = all[1..].iter().map(|times| times[stage]).collect();
        one.sort_unstable();
        one[ROUNDS / 2]
    };
    Ok(std::array::from_fn(middle))
}

/// The steps of an analysis, one by one.
struct Stages {
    packs: Packs,
    pack: usize,
    detector: Detector,
    grammar: Grammar,
    matcher: Matcher,
    boilerplate: Boilerplate,
    marks: MarkTable,
    forms: Forms,
    cache: WordCache,
}

impl Stages {
    fn new(language: &str) -> Result<Self, Box<dyn Error>> {
        let packs = Packs::load(&Folder::Embedded)?;
        let pack = packs.named(language).ok_or_else(|| format!("no pack knows the language {language}"))?;
        let grammar = Grammar::new(&packs.languages[pack]);
        let matcher = Matcher::new(&packs.languages[pack], &packs.speakers, &packs.usage, &grammar);
        let (detector, boilerplate) = (Detector::new(&packs), Boilerplate::new(&packs.languages[pack]));
        let marks = MarkTable::new(&packs.languages[pack].quote_marks);
        Ok(Self { packs, pack, detector, grammar, matcher, boilerplate, marks, forms: Forms::default(), cache: WordCache::default() })
    }

    fn run(&mut self, article: &Article, times: &mut Times) -> Result<(), Box<dyn Error>> {
        let mut clock = Clock { last: Instant::now(), times, stage: 0 };
        let document: Document = document::decode(article)?;
        clock.lap();
        let _ = self.detector.detect(&document.text);
        clock.lap();
        let lines = zones::divide(&document, &self.boilerplate);
        clock.lap();
        let segments = segment::split(&document.text, &lines, &self.grammar, &mut self.forms);
        clock.lap();
        let matches = self.matcher.find(&segments, &self.forms, &mut self.cache);
        clock.lap();
        let pack = &self.packs.languages[self.pack];
        let reading = Reading {
            text: &document.text,
            segments: &segments,
            forms: &self.forms,
            matches: &matches,
            grammar: &self.grammar,
            marks: &self.marks,
            pack,
        };
        let quotations = quotation::find(reading, &mut Vec::new());
        clock.lap();
        let _ = speaker::attribute(&quotations, reading, &self.packs.speakers);
        clock.lap();
        Ok(())
    }
}

/// Adds the time since the last lap to one stage after another.
struct Clock<'t> {
    last: Instant,
    times: &'t mut Times,
    stage: usize,
}

impl Clock<'_> {
    fn lap(&mut self) {
        let now = Instant::now();
        self.times[self.stage] += now - self.last;
        (self.last, self.stage) = (now, self.stage + 1);
    }
}
