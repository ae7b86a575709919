//! What acts on a term and what does not: pairs of our own sentences that differ in one thing.

mod said;

use bullbear::stance::Evidence;
use said::analyzed;

/// Returns the evidence in a quotation of an invented speaker.
fn evidence(language: &str, words: &str) -> Vec<Evidence> {
    let (open, close, said) = match language {
        "de" => ("„", "“", "sagte Ida Kolm"),
        "fr" => ("« ", " »", "a dit Claire Aubin"),
        _ => ("“", "”", "said Ada Holt"),
    };
    let analysis = analyzed(language, &format!("{open}{words}{close}, {said}."));
    analysis.quotations.iter().flat_map(|one| one.evidence.clone()).collect()
}

/// Returns the effects of these kinds on the terms of a quotation.
fn effects(language: &str, words: &str, kinds: &[&str]) -> Vec<(String, i32)> {
    let all = evidence(language, words);
    let effects = all.iter().flat_map(|one| &one.effects).filter(|one| kinds.contains(&one.kind));
    effects.map(|one| (one.term.clone(), one.percent)).collect()
}

fn acts(language: &str, words: &str, kind: &str) -> bool {
    !effects(language, words, &[kind]).is_empty()
}

#[test]
fn a_direction_word_moves_no_finished_verdict_behind_a_mark_or_a_conjunction() {
    for (language, words) in [("en", "AI fears ease"), ("de", "Die KI-Schulden schwinden")] {
        assert!(acts(language, words, "decrease"), "{words}");
    }
    for (language, words) in [
        ("en", "AI bills have shrunk and profitable it is"),
        ("de", "Die Rechnung für KI schrumpft, rentabel ist sie"),
        ("fr", "La facture de l'IA recule, rentable elle est"),
    ] {
        let found = evidence(language, words);
        assert!(found.iter().any(|one| one.effects.is_empty() && one.milli > 0), "{words}: {found:?}");
    }
}

#[test]
fn a_negator_does_not_reach_over_a_mark() {
    assert!(acts("de", "KI ist kein Glücksfall", "negator"));
    assert!(!acts("de", "Der Lärm der KI gefällt mir nicht, ein Glücksfall ist sie", "negator"));
    assert!(acts("en", "AI is not, in my view, profitable", "negator"), "an insertion parts nothing");
    assert!(!acts("en", "No, profitable AI is here", "negator"));
}

#[test]
fn a_negator_looks_back_at_a_statement_only_from_the_end_of_its_clause() {
    assert!(acts("de", "Sie haben das Geld für KI nicht", "negator"));
    assert!(!acts("de", "Für KI stelle ich sechzig Elektriker ein und klage nicht", "negator"));
}

#[test]
fn a_weak_last_word_does_not_overtake_much_more() {
    assert!(acts("en", "AI is a bubble. It is profitable", "overtaken"));
    assert!(!acts("en", "AI is a bubble, a craze and a scam. It is useful", "overtaken"));
}

#[test]
fn an_open_question_takes_no_side() {
    for words in ["Is AI profitable?", "Is there an AI bubble?", "Are the AI halls profitable?"] {
        let sum: i64 = evidence("en", words).iter().map(|one| one.milli.abs()).sum();
        assert_eq!(sum, 0, "{words}");
    }
}

#[test]
fn two_numbers_compared_are_a_direction() {
    let sums = |language: &str, words: &str| -> i64 { evidence(language, words).iter().map(|one| one.milli.signum()).sum() };
    for (language, more, less) in [
        ("en", "Our AI orders went from twelve to thirty", "Our AI orders went from thirty to twelve"),
        ("en", "AI orders stood at 30 against 12 a year ago", "AI orders stood at 12 against 30 a year ago"),
        ("de", "Die KI-Nachfrage ging von zwölf auf dreißig", "Die KI-Nachfrage ging von zweiunddreißig auf 12"),
        (
            "fr",
            "La demande de calcul pour l'IA est passée de douze à trente",
            "La demande de calcul pour l'IA est passée de trente à douze",
        ),
    ] {
        assert_eq!((sums(language, more), sums(language, less)), (1, -1), "{more}");
    }
    assert_eq!(sums("en", "Our AI orders went from 2024 to 2026"), 0, "years are no quantities");
}
