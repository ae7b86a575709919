//! Laws that hold for any text: spans, mirrors, order and threads.

use bullbear::document::Article;
use bullbear::lexicon::{Folder, Packs, Status};
use bullbear::{Analyzer, Options, Workspace};
use proptest::prelude::*;
use std::sync::LazyLock;

fn analyzer(packs: Packs) -> Analyzer {
    Analyzer::new(packs, Options { language: "en".to_owned(), ..Options::default() })
}

fn packs() -> Packs {
    Packs::load(&Folder::Embedded).unwrap()
}

static PLAIN: LazyLock<Analyzer> = LazyLock::new(|| analyzer(packs()));

/// The packs with bull and bear changed for each other, wherever a row names a side.
static MIRRORED: LazyLock<Analyzer> = LazyLock::new(|| {
    use bullbear::lexicon::Target;
    let mut packs = packs();
    for pack in &mut packs.languages {
        std::mem::swap(&mut pack.bull, &mut pack.bear);
        for row in &mut pack.shifters {
            row.side = match row.side {
                Target::Bull => Target::Bear,
                Target::Bear => Target::Bull,
                Target::Both => Target::Both,
            };
        }
        pack.reporting.iter_mut().for_each(|row| row.side = row.side.map(bullbear::lexicon::Side::opposite));
    }
    analyzer(packs)
});

/// Words that make something happen, with every kind of mark around them.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("AI".to_owned()),
        Just("demand".to_owned()),
        Just("bubble".to_owned()),
        Just("is not".to_owned()),
        Just("soaring".to_owned()),
        Just("said".to_owned()),
        Just("that".to_owned()),
        Just("Jane Roe".to_owned()),
        Just("she".to_owned()),
        Just("data centers".to_owned()),
        Just("\u{201c}".to_owned()),
        Just("\u{201d}".to_owned()),
        Just("\"".to_owned()),
        Just("'".to_owned()),
        Just("\u{ab}".to_owned()),
        Just("\u{bb}".to_owned()),
        Just("\u{201e}".to_owned()),
        Just(".".to_owned()),
        Just(",".to_owned()),
        Just("?".to_owned()),
        Just(":".to_owned()),
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("warned of".to_owned()),
        Just("but".to_owned()),
        Just("u\u{308}\u{ad}ber".to_owned()),
        Just("\u{202e}".to_owned()),
        Just("\u{1f600}".to_owned()),
        "[a-zA-Zéüß]{1,9}",
        "\\PC{1,4}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn spans_lie_in_the_text_and_in_order(text in text()) {
        prop_assume!(!text.trim().is_empty());
        let Ok(analysis) = PLAIN.analyze(&Article::text("a", text), &mut Workspace::default()) else { return Ok(()) };
        let text = &analysis.document.text;
        for quotation in &analysis.quotations {
            prop_assert!(!quotation.spans.is_empty());
            for span in &quotation.spans {
                prop_assert!(text.get(span.start..span.end).is_some_and(|part| !part.trim().is_empty()), "{span:?}");
                prop_assert!(quotation.span.contains(*span));
            }
            for pair in quotation.spans.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start);
            }
            if let Some(mention) = quotation.attribution.mention {
                prop_assert!(text.get(mention.start..mention.end).is_some_and(|part| !part.is_empty()));
            }
        }
        let starts: Vec<_> = analysis.quotations.iter().map(|one| one.span.start).collect();
        prop_assert!(starts.is_sorted());
    }

    #[test]
    fn changing_bull_and_bear_mirrors_every_score(text in text()) {
        prop_assume!(!text.trim().is_empty());
        let article = Article::text("a", text);
        let (Ok(one), Ok(other)) = (PLAIN.analyze(&article, &mut Workspace::default()), MIRRORED.analyze(&article, &mut Workspace::default())) else { return Ok(()) };
        prop_assert_eq!((one.score.bull, one.score.bear), (other.score.bear, other.score.bull));
        for (a, b) in one.quotations.iter().zip(&other.quotations) {
            prop_assert_eq!((a.score.bull, a.score.bear), (b.score.bear, b.score.bull));
        }
    }

    #[test]
    fn a_used_workspace_gives_the_same_as_a_new_one(first in text(), second in text()) {
        let mut used = Workspace::default();
        let _ = PLAIN.analyze(&Article::text("a", first), &mut used);
        let article = Article::text("b", second);
        let (one, other) = (PLAIN.analyze(&article, &mut used), PLAIN.analyze(&article, &mut Workspace::default()));
        prop_assert_eq!(one.ok().map(|one| (one.quotations, one.score)), other.ok().map(|one| (one.quotations, one.score)));
    }
}

#[test]
fn a_retired_row_changes_nothing() {
    let mut packs = packs();
    for pack in &mut packs.languages {
        let mut row = pack.bear[0].clone();
        row.terms = vec!["demand".to_owned(), "growth".to_owned()];
        row.status = Status::Retired;
        pack.bear.push(row);
    }
    let more = analyzer(packs);
    let article = Article::text("a", "Demand for AI chips and the growth of data centers are soaring, said Jane Roe.");
    let (one, other) =
        (PLAIN.analyze(&article, &mut Workspace::default()).unwrap(), more.analyze(&article, &mut Workspace::default()).unwrap());
    assert_eq!((one.score, one.quotations), (other.score, other.quotations));
}
