//! An article with everything that was found in it, for a terminal or a text file.
//!
//! Takes an analysis; gives its lines with their zones, its quotations, speakers and terms marked, and the arithmetic of each score. Without
//! styles the marks are plain characters; with styles they are colours too.

use super::marked::{Mark, Piece, marks, pieces, side_of};
use super::visible::visible;
use crate::aggregate::{Analysis, ScoredQuotation, VOICE, ZoneSpan};
use crate::lexicon::{Side, Zone};
use crate::span::Span;
use crate::stance::{Evidence, Leaning, Score, Thresholds, UsedWord, from_milli};
use std::fmt::Write as _;

/// Writes explanations.
#[derive(Debug, Clone, Copy)]
pub struct Explainer {
    /// Whether terminal styles are used.
    pub styles: bool,
    /// The thresholds of the labels.
    pub thresholds: Thresholds,
}

const BOLD: &str = "1";
const DIM: &str = "2";
const UNDERLINE: &str = "4";
const BULL: &str = "1;38;5;33";
const BEAR: &str = "1;38;5;208";

impl Explainer {
    /// Explains a whole article.
    #[must_use]
    pub fn article(&self, one: &Analysis) -> String {
        let mut out = self.head(one);
        let all: Vec<usize> = (0..one.quotations.len()).collect();
        let lines: Vec<_> = one.zones.iter().collect();
        self.text(one, &lines, &mut out);
        self.quotations(one, &all, &mut out);
        self.sums(one, &mut out);
        out
    }

    /// Explains one quotation, with the lines that it stands in.
    #[must_use]
    pub fn quotation(&self, one: &Analysis, at: usize) -> String {
        let mut out = self.head(one);
        let span = one.quotations.get(at).map_or(Span::default(), |quotation| quotation.span);
        let lines: Vec<_> = one.zones.iter().filter(|line| line.span.overlaps(span)).collect();
        self.text(one, &lines, &mut out);
        self.quotations(one, &[at], &mut out);
        out
    }

    fn head(&self, one: &Analysis) -> String {
        let label = self.paint(style_of(one.stance), &format!("{} {}", one.stance, score_text(&one.score)));
        let facts = [one.document.path.as_str(), one.document.meta.source.as_str(), one.document.meta.date.as_str(), one.lexicon.as_str()];
        let facts: Vec<_> = facts.iter().filter(|fact| !fact.is_empty()).map(|fact| visible(fact)).collect();
        format!("{}  {label}\n{}\n\n", self.paint(BOLD, &visible(&one.document.id)), self.paint(DIM, &facts.join("  ")))
    }

    fn text(&self, one: &Analysis, lines: &[&ZoneSpan], out: &mut String) {
        let marks = marks(one);
        for line in lines {
            let counts = line.zone.is_article();
            let zone = format!("{:>8} {} ", line.zone.as_str(), if counts { '│' } else { '░' });
            out.push_str(&self.paint(DIM, &zone));
            for piece in pieces(&one.document.text, line.span, &marks) {
                self.piece(&piece, line.zone, out);
            }
            out.push('\n');
        }
    }

    fn piece(&self, piece: &Piece<'_>, zone: Zone, out: &mut String) {
        for mark in &piece.opens {
            match mark {
                Mark::Quotation(at) => out.push_str(&self.paint(BOLD, &format!("⟨{} ", at + 1))),
                Mark::Evidence(_) if !self.styles => out.push('{'),
                Mark::Mention if !self.styles => out.push('_'),
                _ => {}
            }
        }
        out.push_str(&self.paint(style(piece, zone), &visible(piece.text)));
        for mark in &piece.closes {
            match mark {
                Mark::Quotation(at) => out.push_str(&self.paint(BOLD, &format!(" {}⟩", at + 1))),
                Mark::Evidence(one) if self.styles => out.push_str(&self.paint(DIM, &format!(" {}", signed(one.milli)))),
                Mark::Evidence(one) => drop(write!(out, " {}}}", signed(one.milli))),
                Mark::Mention if !self.styles => out.push('_'),
                Mark::Mention => {}
            }
        }
    }

    fn quotations(&self, one: &Analysis, which: &[usize], out: &mut String) {
        for (at, quotation) in which.iter().filter_map(|at| one.quotations.get(*at).map(|quotation| (at, quotation))) {
            let _ = write!(out, "\n{} {}", self.paint(BOLD, &(at + 1).to_string()), self.who(one, quotation));
            let label = format!("{} {}", quotation.stance, score_text(&quotation.score));
            let _ = writeln!(out, "  {}  {}", self.paint(style_of(quotation.stance), &label), self.paint(DIM, &quotation.id));
            if quotation.repeats {
                out.push_str("    repeats another quotation of the article, and counts there\n");
            }
            self.terms(quotation.evidence.iter(), out);
            self.usage(one, &quotation.leaning, out);
            if let Some([bull, bear]) = quotation.score.factors().map(|factors| factors.map(|percent| from_milli(10 * percent))) {
                let _ = writeln!(
                    out,
                    "    {}",
                    self.paint(DIM, &format!("the speaker's other quotations: bull x {bull:.2}, bear x {bear:.2}"))
                );
            }
            let _ = writeln!(out, "    {}", formula(&quotation.score));
        }
    }

    /// Says who speaks, how that was found, and which words report it.
    fn who(&self, one: &Analysis, quotation: &ScoredQuotation) -> String {
        let speaker = &quotation.attribution;
        let name = speaker.speaker.as_deref().map_or_else(|| "speaker unknown".to_owned(), |name| self.paint(UNDERLINE, &visible(name)));
        let mut found = vec![quotation.kind.as_str().to_owned()];
        if let Some(mention) = speaker.mention {
            found.push(format!(
                "by {} {:?}, {}",
                speaker.method.as_str(),
                visible(mention.of(&one.document.text)),
                speaker.confidence.as_str()
            ));
        }
        if !quotation.cue.is_empty() {
            found.push(format!("cue {:?}", visible(&quotation.cue)));
        }
        format!("{name} ({})", found.join("; "))
    }

    fn terms<'e>(&self, evidence: impl Iterator<Item = &'e Evidence>, out: &mut String) {
        for one in evidence {
            let style = side_of(one).map_or("", side_style);
            let _ = writeln!(out, "    {}", self.paint(style, &visible(&one.arithmetic())));
        }
    }

    fn usage(&self, one: &Analysis, leaning: &Leaning, out: &mut String) {
        if !leaning.words.is_empty() {
            let _ = writeln!(out, "    {}", self.paint(DIM, &format!("usage, bull less bear: {}", usage(one, leaning))));
        }
    }

    /// Writes what the narrator says, and how voices and narrator make the article's score.
    fn sums(&self, one: &Analysis, out: &mut String) {
        if !one.quotations.is_empty() {
            self.own_words(one, "Headline", (&one.headline, &one.headline_score), &|zone| zone == Zone::Title, out);
        }
        let narrator = |zone| one.quotations.is_empty() || zone != Zone::Title;
        self.own_words(one, "Narrator", (&one.narration, &one.narrator_score), &narrator, out);
        let _ = writeln!(out, "\n{}", self.paint(BOLD, "Quoted voices"));
        let _ = writeln!(out, "    each quotation with a score adds {VOICE} x that\n    {}", formula(&one.voices_score));
        let _ = writeln!(out, "\n{}", self.paint(BOLD, "Article"));
        let label = self.paint(style_of(one.stance), one.stance);
        let Thresholds { title, narrator, .. } = self.thresholds;
        let parts = format!("quoted voices + {title} % of {VOICE} x the headline's score + {narrator} % of {VOICE} x the narrator's");
        let _ =
            writeln!(out, "    {}\n    {}: {label}", if one.quotations.is_empty() { "the narrator" } else { &parts }, formula(&one.score));
        for warning in &one.warnings {
            let _ = writeln!(out, "    warning {}: {}", warning.code, visible(&warning.message));
        }
    }

    /// Writes what the article says in its own voice in some zones.
    fn own_words(&self, one: &Analysis, name: &str, (leaning, score): (&Leaning, &Score), counts: &dyn Fn(Zone) -> bool, out: &mut String) {
        let _ = writeln!(out, "\n{}", self.paint(BOLD, name));
        self.terms(one.narrator.iter().filter(|(_, zone)| counts(*zone)).map(|(evidence, _)| evidence), out);
        self.usage(one, leaning, out);
        let _ = writeln!(out, "    {}", formula(score));
    }

    fn paint(&self, style: &str, text: &str) -> String {
        if self.styles && !style.is_empty() && !text.is_empty() { format!("\u{1b}[{style}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// Returns the style of a piece: its term's side first, then its speaker, then whether its zone counts.
fn style(piece: &Piece<'_>, zone: Zone) -> &'static str {
    let term = piece.holds.iter().rev().find_map(|mark| mark.evidence());
    match term {
        Some(term) => side_of(term).map_or(DIM, side_style),
        None if piece.holds.contains(&Mark::Mention) => UNDERLINE,
        None if !zone.is_article() => DIM,
        None => "",
    }
}

const fn side_style(side: Side) -> &'static str {
    match side {
        Side::Bull => BULL,
        Side::Bear => BEAR,
    }
}

fn style_of(stance: &str) -> &'static str {
    match stance {
        "bull" => BULL,
        "bear" => BEAR,
        _ => BOLD,
    }
}

fn signed(milli: i64) -> String {
    format!("{:+.2}", from_milli(milli))
}

fn score_text(score: &Score) -> String {
    score.milli().map_or_else(|| "(no evidence)".to_owned(), signed)
}

/// Returns the formula of a score with its numbers.
fn formula(score: &Score) -> String {
    let Some(milli) = score.milli() else { return "no evidence, so no score".to_owned() };
    let ([bull, bear, neutral], rows) = (score.points(), [score.bull, score.bear].map(from_milli));
    if score.is_of_rows() {
        return format!("score = ({0:.2} bull - {1:.2} bear) / ({0:.2} + {1:.2} + 1) = {2}", rows[0], rows[1], signed(milli));
    }
    let factor = |points: f64, rows: f64| points / (1.0 + rows);
    format!(
        "points: bull (1 + {:.2}) x {:.2} = {bull:.2}, bear (1 + {:.2}) x {:.2} = {bear:.2}, neutral {neutral:.2}\n    \
         score = ({bull:.2} bull - {bear:.2} bear) / ({bull:.2} + {bear:.2} + {neutral:.2}) = {}",
        rows[0],
        factor(bull, rows[0]),
        rows[1],
        factor(bear, rows[1]),
        signed(milli)
    )
}

/// Writes out what words add by their usage, for bull less for bear, the strongest first.
fn usage(one: &Analysis, leaning: &Leaning) -> String {
    let word = |word: &UsedWord| format!("{} {}", visible(word.span.of(&one.document.text)), signed(word.tilt().into()));
    leaning.strongest(leaning.words.len()).into_iter().map(word).collect::<Vec<_>>().join(", ")
}
