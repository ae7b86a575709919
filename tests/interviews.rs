//! Interviews: answers belong to the interviewee, questions and remarks between them to nobody.

mod said;

use said::said;

/// Says whether somebody says something that begins with these words.
fn says(found: &[(String, String)], speaker: &str, words: &str) -> bool {
    found.iter().any(|(who, said)| who == speaker && said.starts_with(words))
}

const UNLABELLED: &str = "The man who cools the racks: “Water never lies”

Corwin Hale runs the pump works at Ludmoor. “No slogans, please,” he said.

Is there too much building?

I do not think so. My neighbour told us: “The valley is full of pipes.” We have eleven halls and none is empty.

Many towns want no further halls.

That is their right. I would listen to them before I order a single pump.

What will you build next?

We will finish the two halls that we have begun, and then we shall rest.

Behind him a kettle whistles. The kettle, Hale says, is older than the halls.

Do you ever doubt?

I doubt every morning, and then I read the meter.

This interview has been edited for length.
";

#[test]
fn answers_without_labels_are_the_interviewee_s() {
    let found = said("en", UNLABELLED);
    for words in ["Water never lies", "I do not think so", "That is their right", "We will finish", "I doubt every"] {
        assert!(says(&found, "Corwin Hale", words), "{words}: {found:#?}");
    }
}

#[test]
fn what_an_answer_reports_is_another_s() {
    let found = said("en", UNLABELLED);
    assert!(says(&found, "My neighbour", "The valley is full"), "{found:#?}");
}

#[test]
fn questions_and_remarks_and_the_author_are_nobody_s() {
    let found = said("en", UNLABELLED);
    for words in ["Is there", "Many towns", "Behind him", "This interview"] {
        assert!(!found.iter().any(|(_, said)| said.starts_with(words)), "{words}: {found:#?}");
    }
}

#[test]
fn labels_tell_who_asks_and_who_answers() {
    let text = "„Der Strom reicht noch lange“\n\nBritta Solm plant Hallen im Norden. Ein Gespräch.\n\nTAGWERK: Frau Solm, haben Sie Sorgen?\n\n\
                SOLM: Keine einzige. Wir sind bis 2031 belegt.\n\nTAGWERK: Kritiker sagen, der Strom werde knapp.\n\nSOLM: Er reicht.\n\n\
                TAGWERK: Und die Schulden?\n\nSOLM: Die zahlen wir ab, Jahr für Jahr.\n\nUnd zwar pünktlich.\n\nTAGWERK: Was kommt danach?\n\n\
                SOLM: Danach bauen wir im Süden weiter.\n";
    let found = said("de", text);
    for words in ["Der Strom reicht", "Keine einzige", "Er reicht", "Die zahlen", "Und zwar", "Danach bauen"] {
        assert!(says(&found, "Britta Solm", words), "{words}: {found:#?}");
    }
    assert!(says(&found, "Kritiker", "der Strom werde knapp"), "{found:#?}");
}

#[test]
fn letters_and_initials_stand_for_the_interviewee() {
    for (ask, answer) in [("Q:", "A:"), ("Q:", "MT:"), ("Q.", "A.")] {
        let text = format!(
            "Milo Tranter on the rush for chips\n\nMilo Tranter has sold chips for thirty years.\n\n{ask} Is it a bubble?\n\n\
             {answer} It is a rush, and rushes end with a headache.\n\n{ask} Who pays?\n\n{answer} The last one to leave pays for everything.\n"
        );
        let found = said("en", &text);
        assert!(says(&found, "Milo Tranter", "It is a rush") && says(&found, "Milo Tranter", "The last one"), "{ask} {answer} {found:#?}");
    }
}

#[test]
fn a_list_of_questions_is_no_interview() {
    let text = "Three questions\n\nIs it a bubble?\n\nThe halls are full and the orders are long.\n\nThe rest is guesswork.\n";
    assert_eq!(said("en", text), []);
}
