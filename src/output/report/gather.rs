//! What the report is made of, gathered article by article.

use super::super::privacy::Excerpts;
use super::quoted::Quoted;
use crate::aggregate::{Analysis, By, Comparison, Drivers, Figures, Group, ScoredQuotation, Seen, SpeakerRow, SpeakerTable, Statement};
use crate::stance::Score;
use std::collections::BTreeMap;

/// An article as the report lists it.
#[derive(Debug, Clone)]
pub struct ArticleNote {
    /// The id.
    pub id: String,
    /// The headline or its hash; empty where there is none.
    pub title: String,
    /// Where it came from, as given.
    pub path: String,
    /// The medium.
    pub source: String,
    /// The address.
    pub url: String,
    /// The ISO date.
    pub date: String,
    /// The language's code.
    pub language: String,
    /// Its label.
    pub stance: &'static str,
    /// Its score.
    pub score: Score,
    /// The narrator's.
    pub narrator: Score,
    /// The quoted voices'.
    pub voices: Score,
}

/// What was left out, in numbers and by name.
#[derive(Debug, Clone, Default)]
pub struct LeftOut {
    /// Quotations printed again.
    pub repeats: usize,
    /// Articles without a quotation.
    pub silent: usize,
    /// Warnings by their code.
    pub warnings: BTreeMap<&'static str, usize>,
    /// Inputs that could not be read: path, code and reason.
    pub skipped: Vec<(String, String, String)>,
}

/// A report being gathered.
#[derive(Debug, Clone)]
pub struct Report {
    /// How words of articles are shown.
    pub(super) excerpts: Excerpts,
    /// From where on a quotation counts as bull or bear, in thousandths.
    pub(super) threshold: i64,
    /// The articles.
    pub(super) articles: Vec<ArticleNote>,
    /// The quotations of each speaker that count; those of unknown speakers under the empty name.
    pub(super) quoted: BTreeMap<String, Vec<Quoted>>,
    /// What was left out.
    pub(super) left_out: LeftOut,
    /// The evidence of all quotations.
    pub(super) drivers: Drivers,
    /// The versions of the lexicons, by language.
    pub(super) lexicons: BTreeMap<String, String>,
    all: Comparison,
    speakers: SpeakerTable,
    seen: Seen,
}

impl Report {
    /// Begins a report; `threshold` is the quotation's, in thousandths.
    #[must_use]
    pub fn new(threshold: i64, excerpts: Excerpts) -> Self {
        Self {
            excerpts,
            threshold,
            articles: Vec::new(),
            quoted: BTreeMap::new(),
            left_out: LeftOut::default(),
            drivers: Drivers::default(),
            lexicons: BTreeMap::new(),
            all: Comparison::new(By::All),
            speakers: SpeakerTable::default(),
            seen: Seen::default(),
        }
    }

    /// Adds an article.
    pub fn add(&mut self, analysis: &Analysis) {
        self.speakers.add(analysis);
        for one in &analysis.quotations {
            let speaker = one.attribution.speaker.as_deref().unwrap_or_default();
            if !one.repeats && self.seen.is_new(speaker, &one.words(&analysis.document.text)) {
                self.quotation(speaker, analysis, one);
            } else {
                self.left_out.repeats += 1;
            }
        }
        self.left_out.silent += usize::from(analysis.quotations.is_empty());
        for warning in &analysis.warnings {
            *self.left_out.warnings.entry(warning.code).or_default() += 1;
        }
        self.lexicons.insert(analysis.language.clone(), analysis.lexicon.clone());
        self.articles.push(self.note(analysis));
    }

    /// Adds an input that was left out.
    pub fn skip(&mut self, path: &str, code: &str, reason: &str) {
        self.left_out.skipped.push((path.to_owned(), code.to_owned(), reason.to_owned()));
    }

    /// Returns the figures of all quotations together.
    pub(super) fn overall(&self) -> Figures {
        self.all.groups().first().map(|group| group.figures).unwrap_or_default()
    }

    /// Returns a row a named speaker, from bull to bear; those without evidence last.
    pub(super) fn named_speakers(&self) -> Vec<SpeakerRow> {
        let mut rows: Vec<_> = self.speakers.rows().into_iter().filter(|row| !row.speaker.is_empty()).collect();
        rows.sort_by_key(|row| (row.figures.milli.is_none(), row.figures.milli.map(|milli| -milli), std::cmp::Reverse(row.figures.quotes)));
        rows
    }

    /// Returns the figures of all quotations whose speaker is unknown, if there are any.
    pub(super) fn unknown_speakers(&self) -> Option<Figures> {
        self.speakers.rows().into_iter().find(|row| row.speaker.is_empty()).map(|row| row.figures)
    }

    /// Returns the months of a speaker, in order.
    pub(super) fn months(&self, speaker: &str) -> Vec<Group> {
        let mut months = Comparison::new(By::Month);
        for one in self.quoted.get(speaker).into_iter().flatten() {
            let date = self.articles.get(one.article).map(|article| article.date.clone()).unwrap_or_default();
            months.add(one.article, &Statement { date, milli: one.score.milli(), stance: one.stance.to_owned(), ..Statement::default() });
        }
        months.groups().into_iter().filter(|month| !month.name.is_empty()).collect()
    }

    fn quotation(&mut self, speaker: &str, analysis: &Analysis, one: &ScoredQuotation) {
        let article = self.articles.len();
        let statement = Statement { milli: one.score.milli(), stance: one.stance.to_owned(), ..Statement::default() };
        self.all.add(article, &statement);
        self.drivers.add(&analysis.language, &one.evidence, one.score);
        let quoted = Quoted::new(article, analysis, one, self.excerpts);
        self.quoted.entry(speaker.to_owned()).or_default().push(quoted);
    }

    fn note(&self, analysis: &Analysis) -> ArticleNote {
        let meta = &analysis.document.meta;
        ArticleNote {
            id: analysis.document.id.clone(),
            title: self.excerpts.text(&analysis.title).into_owned(),
            path: analysis.document.path.clone(),
            source: meta.source.clone(),
            url: meta.url.clone(),
            date: meta.date.clone(),
            language: analysis.language.clone(),
            stance: analysis.stance,
            score: analysis.score,
            narrator: analysis.narrator_score,
            voices: analysis.voices_score,
        }
    }
}
