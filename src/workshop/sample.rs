//! A language at the bench: what fires in a sentence, and the words that a term stands for.
//!
//! Takes a pack and short texts; gives segments, matches and evidence. A sentence is taken whole, as one person's words: it looks for no
//! quotations.

use crate::lexicon::{Pack, Rows, SpeakerRow, UsageRow, Zone};
use crate::matcher::concepts::Concepts;
use crate::matcher::{Match, Matcher, Matches, WordCache, gap};
use crate::quotation::{MarkTable, Reading};
use crate::segment::{self, FormId, Forms, Grammar, Segments, Uses};
use crate::span::Span;
use crate::stance::{Evidence, Judge, Scope, Topics};
use crate::zones::{Boilerplate, Line};

/// What stands in a gap of a term when its words are written out.
const FILLER: &str = "xxxx";

/// A language, ready to try sentences on.
#[derive(Debug)]
pub struct Bench<'p> {
    /// Its rows.
    pub pack: &'p Pack,
    /// Its grammar.
    pub grammar: Grammar,
    /// Its boilerplate rows.
    pub boilerplate: Boilerplate,
    marks: MarkTable,
    matcher: Matcher,
    forms: Forms,
    cache: WordCache,
}

/// A sentence, and what fires in it.
#[derive(Debug)]
pub struct Sample {
    /// Its parts.
    pub segments: Segments,
    /// The rows that fire.
    pub matches: Matches,
    /// Every place where a row fits, before the longest are chosen.
    pub fits: Vec<Match>,
    /// What counts.
    pub evidence: Vec<Evidence>,
}

impl<'p> Bench<'p> {
    /// Prepares a language with the known speakers and the usage of all languages.
    #[must_use]
    pub fn new(pack: &'p Pack, speakers: &Rows<SpeakerRow>, usage: &Rows<UsageRow>) -> Self {
        let grammar = Grammar::new(pack);
        let (matcher, boilerplate) = (Matcher::new(pack, speakers, usage, &grammar), Boilerplate::new(pack));
        Self {
            pack,
            grammar,
            matcher,
            boilerplate,
            marks: MarkTable::new(&pack.quote_marks),
            forms: Forms::default(),
            cache: WordCache::default(),
        }
    }

    /// Reads a sentence as one person's words.
    pub fn read(&mut self, text: &str) -> Sample {
        let line = Line { span: Span::new(0, text.len()), zone: Zone::Body, blank_before: 0 };
        let mut sample = self.lines(text, &[line]);
        let (segments, matches) = (&sample.segments, &sample.matches);
        let reading = Reading { text, segments, forms: &self.forms, matches, grammar: &self.grammar, marks: &self.marks, pack: self.pack };
        let topics = Topics::new(matches, &self.pack.topics);
        let judge = Judge {
            reading,
            topics: &topics,
            usage: self.matcher.usage(),
            cache: &self.cache,
            any_topic: false,
            usage_percent: 100,
            usage_alone_percent: 100,
            usage_least_terms: 0,
            repeat_percent: 100,
            overtaken_percent: 100,
        };
        sample.evidence = judge.evidence(&Scope::new(std::iter::once(0..segments.tokens.len()), std::iter::empty()));
        sample
    }

    /// Finds what matches in lines, each for itself; nothing is scored.
    pub fn lines(&mut self, text: &str, lines: &[Line]) -> Sample {
        self.forms.trim();
        let segments = segment::split(text, lines, &self.grammar, &mut self.forms);
        let matches = self.matcher.find(&segments, &self.forms, &mut self.cache);
        let fits = self.matcher.fits(&segments, &self.forms, &mut self.cache);
        Sample { segments, matches, fits, evidence: Vec::new() }
    }

    /// Returns which concepts words stand for.
    #[must_use]
    pub const fn concepts(&self) -> &Concepts {
        self.matcher.usage().concepts()
    }

    /// Returns the table of the forms that [`Self::lines`] met last.
    #[must_use]
    pub const fn forms(&self) -> &Forms {
        &self.forms
    }

    /// Returns the compared form of a number that [`Self::lines`] gave.
    #[must_use]
    pub fn form(&self, form: FormId) -> &str {
        self.forms.text(form)
    }

    /// Returns the uses of a form as a function word.
    #[must_use]
    pub fn uses(&self, form: FormId) -> Uses {
        self.forms.uses(form)
    }

    /// Writes out the words that a term stands for: its first choice in each place, with fillers in its gaps.
    #[must_use]
    pub fn words_of(&self, term: &str) -> String {
        let mut text = String::new();
        let mut glued = true;
        for piece in term.split_whitespace() {
            let written = written(piece);
            if !glued && !self.grammar.is_enclitic(&written) {
                text.push(' ');
            }
            glued = self.grammar.full_form(&written).is_some();
            text.push_str(&written);
        }
        if glued {
            text.push_str(FILLER);
        }
        text
    }
}

/// Returns the lines of a text that are not blank.
#[must_use]
pub fn lines_of(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let inner = line.trim();
        let at = start + (line.len() - line.trim_start().len());
        if !inner.is_empty() {
            lines.push(Line { span: Span::new(at, at + inner.len()), zone: Zone::Body, blank_before: 0 });
        }
        start += line.len();
    }
    lines
}

/// Writes out one piece of a term.
fn written(piece: &str) -> String {
    match piece {
        _ if gap(piece).is_some() => FILLER.to_owned(),
        "#" | "##" => "13".to_owned(),
        _ if piece.len() > 2 && piece.starts_with('(') && piece.ends_with(')') => {
            piece[1..piece.len() - 1].split('/').find(|member| !member.is_empty()).map(written).unwrap_or_default()
        }
        _ => piece.trim_start_matches(if piece.len() > 1 { "=" } else { "" }).replace('*', "aa"),
    }
}
