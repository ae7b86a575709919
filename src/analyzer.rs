//! The flow: one article in, its analysis out.
//!
//! Takes compiled packs once and articles one by one; every step adds to what the step before made, so that each score can be traced back to
//! a span of the text.

mod scored;

use crate::aggregate::{Analysis, ScoredQuotation, ZoneSpan};
use crate::document::{self, Article, Document, Limits};
use crate::error::{Error, Result, SkipCode};
use crate::language::Detector;
use crate::lexicon::{Names, Pack, Packs, Zone, is_unstated};
use crate::matcher::{Matcher, Matches, WordCache};
use crate::quotation::{self, MarkTable, Reading};
use crate::segment::{self, Forms, Grammar, Segments};
use crate::speaker::{self, Faces};
use crate::stance::{Judge, Scope, Thresholds, Topics};
use crate::zones::{self, Boilerplate, Line};
use scored::{Narrated, narrated, score, tells, within};
use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, OnceLock};

/// The least words of a quotation whose language is looked at apart from its article's.
const LEAST_FOREIGN_WORDS: usize = 6;
/// The least lead of another language over the article's.
const LEAST_FOREIGN_MARGIN: f64 = 0.5;

/// What a run may choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Score every market, not only the boom: the topic test is off.
    pub any_topic: bool,
    /// The language of articles that state none; empty to detect it.
    pub language: String,
}

/// A language, ready to use.
#[derive(Debug)]
struct Language {
    grammar: Grammar,
    matcher: Matcher,
    boilerplate: Boilerplate,
    marks: MarkTable,
}

/// Everything that does not change from article to article.
#[derive(Debug)]
pub struct Analyzer {
    packs: Packs,
    names: Names,
    /// Compiled when first met: most runs hold one language.
    languages: Vec<OnceLock<Language>>,
    detector: Detector,
    faces: Faces,
    thresholds: Thresholds,
    options: Options,
    limits: Limits,
    /// Workspaces that no thread uses now.
    free: Mutex<Vec<Workspace>>,
}

/// What one thread keeps from article to article: the word forms met so far.
#[derive(Debug, Default)]
pub struct Workspace {
    languages: Vec<(Forms, WordCache)>,
}

/// A workspace on loan; it goes back when it is dropped.
#[derive(Debug)]
pub struct Lent<'a> {
    analyzer: &'a Analyzer,
    workspace: Workspace,
}

impl Deref for Lent<'_> {
    type Target = Workspace;

    fn deref(&self) -> &Workspace {
        &self.workspace
    }
}

impl DerefMut for Lent<'_> {
    fn deref_mut(&mut self) -> &mut Workspace {
        &mut self.workspace
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        // A workspace in use while a panic unwinds may be half filled.
        if !std::thread::panicking()
            && let Ok(mut free) = self.analyzer.free.lock()
        {
            free.push(std::mem::take(&mut self.workspace));
        }
    }
}

impl Analyzer {
    /// Compiles packs.
    #[must_use]
    pub fn new(packs: Packs, options: Options) -> Self {
        let languages = packs.languages.iter().map(|_| OnceLock::new()).collect();
        let (detector, thresholds) = (Detector::new(&packs), Thresholds::new(&packs.settings));
        let (faces, names) = (Faces::new(&packs.speakers), Names::new(&packs));
        Self { names, detector, faces, thresholds, languages, packs, options, limits: Limits::default(), free: Mutex::default() }
    }

    /// Returns the analyzer with other limits.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Returns the analyzer with other thresholds and weights than its settings state.
    #[must_use]
    pub fn judged_by(self, thresholds: Thresholds) -> Self {
        Self { thresholds, ..self }
    }

    /// Lends a workspace that was used before, if one is free: the word forms it knows save work.
    #[must_use]
    pub fn lend(&self) -> Lent<'_> {
        let free = self.free.lock().ok().and_then(|mut free| free.pop());
        Lent { analyzer: self, workspace: free.unwrap_or_default() }
    }

    /// Returns a language, compiled.
    fn language(&self, pack: usize) -> &Language {
        self.languages[pack].get_or_init(|| Language::new(&self.packs.languages[pack], &self.packs))
    }

    /// Returns the packs in use.
    #[must_use]
    pub const fn packs(&self) -> &Packs {
        &self.packs
    }

    /// Reads one article and says who is bullish and who is bearish in it.
    ///
    /// # Errors
    /// When the article cannot be decoded, or no pack knows its language.
    pub fn analyze(&self, article: &Article, workspace: &mut Workspace) -> Result<Analysis> {
        let document = document::decode_within(article, &self.limits)?;
        let pack = self.language_of(&document)?;
        let language = self.language(pack);
        let lines = zones::divide(&document, &language.boilerplate);
        workspace.languages.resize_with(self.languages.len(), Default::default);
        let (forms, cache) = &mut workspace.languages[pack];
        forms.trim();
        let segments = segment::split(&document.text, &lines, &language.grammar, forms);
        let matches = language.matcher.find(&segments, forms, cache);
        let reading = self.reading(pack, &document.text, &segments, forms, &matches);
        let mut analysis = self.read(reading, &language.matcher, cache);
        self.score_foreign(pack, &document, &mut analysis, workspace);
        analysis.title = title_of(&document, &lines);
        analysis.zones = lines.iter().map(|line| ZoneSpan { span: line.span, zone: line.zone }).collect();
        name_quotations(&document, &mut analysis.quotations);
        analysis.warnings.splice(0..0, document.warnings.iter().cloned());
        analysis.document = document;
        analysis.judge(&self.thresholds);
        Ok(analysis)
    }

    /// Puts together what finding quotations needs to know of a text.
    fn reading<'t>(&'t self, pack: usize, text: &'t str, segments: &'t Segments, forms: &'t Forms, matches: &'t Matches) -> Reading<'t> {
        let Language { grammar, marks, .. } = self.language(pack);
        Reading { text, segments, forms, matches, grammar, marks, pack: &self.packs.languages[pack] }
    }

    /// Scores quotations that stand in the language of another pack with that pack.
    fn score_foreign(&self, own: usize, document: &Document, analysis: &mut Analysis, workspace: &mut Workspace) {
        if !document.meta.language.is_empty() && self.languages.len() < 2 {
            return;
        }
        for quotation in &mut analysis.quotations {
            let text = quotation.span.of(&document.text);
            let Some(pack) = self.foreign(own, text) else { continue };
            let language = self.language(pack);
            let (forms, cache) = &mut workspace.languages[pack];
            let lines: Vec<_> = quotation.spans.iter().map(|&span| Line { span, zone: Zone::Body, blank_before: 0 }).collect();
            let segments = segment::split(&document.text, &lines, &language.grammar, forms);
            let matches = language.matcher.find(&segments, forms, cache);
            let reading = self.reading(pack, &document.text, &segments, forms, &matches);
            let topics = Topics::new(&matches, &reading.pack.topics).or_article(analysis.on_topic);
            let judge = self.judge(reading, &topics, (&language.matcher, cache));
            let scope = Scope::new([0..segments.tokens.len()], []);
            quotation.evidence = judge.evidence(&scope);
            quotation.leaning = judge.leaning(&scope, 100, &quotation.evidence);
            quotation.on_topic = judge.is_on_topic(&scope);
        }
    }

    /// Returns what weighs the evidence of a text.
    const fn judge<'t>(&self, reading: Reading<'t>, topics: &'t Topics, (matcher, cache): (&'t Matcher, &'t WordCache)) -> Judge<'t> {
        let Thresholds {
            usage: usage_percent,
            usage_alone: usage_alone_percent,
            usage_terms: usage_least_terms,
            repeat: repeat_percent,
            overtaken: overtaken_percent,
            ..
        } = self.thresholds;
        Judge {
            reading,
            topics,
            usage: matcher.usage(),
            cache,
            any_topic: self.options.any_topic,
            usage_percent,
            usage_alone_percent,
            usage_least_terms,
            repeat_percent,
            overtaken_percent,
        }
    }

    /// Returns the pack of a text that clearly stands in another language than the article.
    fn foreign(&self, own: usize, text: &str) -> Option<usize> {
        let words = text.split_whitespace().take(LEAST_FOREIGN_WORDS).count();
        let found = (words >= LEAST_FOREIGN_WORDS).then(|| self.detector.detect(text)).flatten()?;
        (found.pack != own && found.margin >= LEAST_FOREIGN_MARGIN).then_some(found.pack)
    }

    /// Returns the position of the pack for a document's language.
    fn language_of(&self, document: &Document) -> Result<usize> {
        let stated = [&document.meta.language, &self.options.language].into_iter().find(|stated| !is_unstated(stated));
        let found = match stated {
            None => self.detector.detect(&document.text).map(|detected| detected.pack),
            Some(stated) => self.names.of(stated),
        };
        found.ok_or_else(|| {
            let found = stated.map_or_else(|| "no language that a pack knows".to_owned(), |stated| format!("the language {stated}"));
            let names = self.packs.names();
            let reason = format!("found {found}, expected one of {names}; state it with --language or add a pack with --lexicons");
            Error::article(&document.path, SkipCode::Language, reason)
        })
    }

    /// Finds quotations, speakers and evidence.
    fn read(&self, reading: Reading<'_>, matcher: &Matcher, cache: &WordCache) -> Analysis {
        let mut warnings = Vec::new();
        let quotations = quotation::find(reading, &mut warnings);
        let attributions = speaker::attribute(&quotations, reading, &self.packs.speakers);
        warnings.extend(self.faces.look_alikes(reading.text, &attributions));
        let topics = Topics::new(reading.matches, &reading.pack.topics);
        let judge = self.judge(reading, &topics, (matcher, cache));
        let within = within(&quotations);
        let scored = quotations.iter().zip(attributions).zip(within);
        let scored = scored.map(|((one, attribution), within)| score(one, attribution, within, &judge));
        let told: Vec<_> = quotations.iter().zip(scored).filter(|(_, scored)| tells(scored)).collect();
        let (quotations, quotes): (Vec<_>, Vec<_>) = told.into_iter().unzip();
        let Narrated { evidence: narrator, headline, narration } = narrated(&quotations, &judge);
        Analysis {
            language: reading.pack.code.clone(),
            on_topic: topics.article(),
            lexicon: reading.pack.version(),
            quotations: quotes,
            narrator,
            headline,
            narration,
            words: words_of(reading.segments),
            warnings,
            ..Analysis::default()
        }
    }
}

impl Language {
    fn new(pack: &Pack, packs: &Packs) -> Self {
        let grammar = Grammar::new(pack);
        let (matcher, boilerplate) = (Matcher::new(pack, &packs.speakers, &packs.usage, &grammar), Boilerplate::new(pack));
        Self { matcher, boilerplate, marks: MarkTable::new(&pack.quote_marks), grammar }
    }
}

fn words_of(segments: &Segments) -> usize {
    let inner = segments.paragraphs.iter().filter(|paragraph| paragraph.zone.is_article());
    inner.map(|paragraph| segments.tokens[paragraph.tokens.clone()].iter().filter(|token| token.is_word()).count()).sum()
}

fn title_of(document: &Document, lines: &[Line]) -> String {
    let line = lines.iter().find(|line| line.zone == Zone::Title).map(|line| line.span.of(&document.text).to_owned());
    if document.meta.title.is_empty() { line.unwrap_or_default() } else { document.meta.title.clone() }
}

/// Gives each quotation the article's id and its start in characters; a second one at the same start gets a letter.
fn name_quotations(document: &Document, quotations: &mut [ScoredQuotation]) {
    let (mut characters, mut bytes, mut last, mut twins) = (0, 0, String::new(), 0_u8);
    for one in quotations {
        let start = one.span.start.max(bytes);
        characters += document.text.get(bytes..start).map_or(0, |part| part.chars().count());
        bytes = start;
        let id = format!("{}_{characters}", document.id);
        twins = if id == last { twins.saturating_add(1) } else { 0 };
        one.id = if twins == 0 { id.clone() } else { format!("{id}{}", char::from(b'a' + twins.min(25))) };
        last = id;
    }
}
