//! Transcripts, posts and other words whose speaker stands in a label, a signature or a bracket, with invented speakers.

mod said;

use said::{pair, said};

/// Says whether somebody says something that begins with these words.
fn says(found: &[(String, String)], speaker: &str, words: &str) -> bool {
    found.iter().any(|(who, said)| who == speaker && said.starts_with(words))
}

/// Says whether nobody says anything that begins with these words.
fn nobody_says(found: &[(String, String)], words: &str) -> bool {
    !found.iter().any(|(_, said)| said.starts_with(words))
}

#[test]
fn a_host_asks_and_guests_answer() {
    let text = "The panel on halls\n\nThis copy was made in a hurry.\n\nIt may hold faults.\n\nADA LIND, HOST: Welcome. With me the trader Corwin Hale and Ida Brask of Norholt. Corwin, are the halls full?\n\n\
                HALE: They have been full since the spring of last year.\n\nLIND: You shake your head.\n\n\
                BRASK: (laughs) I shake it because I have seen the empty ones.\n\n(CROSSTALK)\n\nLIND: One at a time, please, all of you.\n\n\
                HALE: I can only speak for my own.\n\nBRASK: So can I, and mine are dark.";
    let found = said("en", text);
    assert!(says(&found, "Corwin Hale", "They have been full") && says(&found, "Corwin Hale", "I can only speak"), "{found:#?}");
    assert!(says(&found, "Ida Brask", "I shake it") && says(&found, "Ida Brask", "So can I"), "{found:#?}");
    for words in ["Welcome", "You shake", "One at a time", "(CROSS", "CROSS"] {
        assert!(nobody_says(&found, words), "{words}: {found:#?}");
    }
}

#[test]
fn a_transcript_needs_no_questions() {
    let text = "Hallen am Abend\n\nMODERATORIN: Guten Abend. Im Studio sind Ida Kolm und Jens Brandt vom Verband der Hallen.\n\n\
                KOLM: Rechnen wir es einmal durch, es sind zu viele.\n\nBRANDT: Die Rechnung geht an die Firmen.\n\n\
                EINSPIELER: Vor dem Tor in Luhn. „Wir sind bis zum Sommer voll“, sagt Maurer Egon Ruff.\n\n\
                KOLM: Ein Sommer ist kurz.\n\nBRANDT: Aber er kommt in jedem Jahr.";
    let found = said("de", text);
    assert!(says(&found, "Ida Kolm", "Rechnen wir") && says(&found, "Ida Kolm", "Ein Sommer"), "{found:#?}");
    assert!(says(&found, "Jens Brandt", "Die Rechnung") && says(&found, "Jens Brandt", "Aber er"), "{found:#?}");
    assert!(says(&found, "Egon Ruff", "Wir sind bis") && nobody_says(&found, "Guten"), "{found:#?}");
}

#[test]
fn a_remark_behind_the_last_question_is_answered() {
    let text = "„Der Strom reicht“\n\nIda Kolm plant Hallen.\n\nReicht der Strom?\n\nJa, ich rechne jeden Tag nach.\n\nUnd das Wasser?\n\n\
                Auch das, wir haben einen eigenen Brunnen.\n\nWas kommt danach?\n\nDanach baue ich im Süden weiter.\n\n\
                Der Verband nennt Sie eine Träumerin.\n\nDas ehrt mich, ich schlafe nämlich gut.";
    let found = said("de", text);
    assert!(says(&found, "Ida Kolm", "Das ehrt mich") && nobody_says(&found, "Der Verband nennt"), "{found:#?}");
}

#[test]
fn posts_are_of_who_signs_or_is_named_before_the_colon() {
    let text = "Halls and hopes\n\nThen, on Monday, this:\n\nso the lender buys the tenant and the tenant pays the lender\n\
                — Corwin Hale (@corwinhale) 3 March\n\nHale has sold his shares.";
    let found = said("en", text);
    assert!(says(&found, "Corwin Hale", "so the lender buys"), "{found:#?}");
    let text = "Hallen\n\nDer Blogger @hallenblick:\n\nAlso zahlt der Mieter mit dem Geld des Vermieters.\n\nEine Stunde später schob er nach:\n\n\
                Und der Prüfer ist im März gegangen.\n\nDie Halle steht.";
    let found = said("de", text);
    assert!(found.iter().filter(|(who, _)| who == "Blogger").count() == 2, "{found:#?}");
}

#[test]
fn a_bracket_behind_marks_names_who_speaks() {
    let text = "La société Norholt double son budget, \"pas une salle de trop\" (PDG)\n\nLa société Norholt bâtit.";
    assert!(said("fr", text).iter().any(|(who, words)| who == "PDG" && words == "pas une salle de trop"));
    let text = "Il annonce un chiffre de 842 (+58 %) et une marge de 17 %.";
    assert_eq!(said("fr", text).iter().filter(|(_, words)| words.contains('%') && words.starts_with("58")).count(), 0);
}

#[test]
fn bodies_and_not_topics_head_a_headline() {
    let text = "Central bank: lenders are blind to their own loans\n\nThe halls are full and the loans are old.";
    assert_eq!(said("en", text), [pair("Central bank", "lenders are blind to their own loans")]);
    let text = "Stabilité financière : la banque Holt regarde les salles\n\nLes salles sont pleines.";
    assert_eq!(said("fr", text), []);
}
