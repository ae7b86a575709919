use super::*;

fn imported(format: Foreign, text: &str, choice: &Plan) -> (Vec<String>, Vec<String>) {
    let made = plan(&read(format, text.as_bytes()), choice);
    let rows = |side: &str, file: &str| {
        file.lines().skip(1).map(|line| format!("{side} {}", line.split(",topic").next().unwrap_or_default())).collect::<Vec<_>>()
    };
    ([rows("bull", &made.bull), rows("bear", &made.bear)].concat(), made.unknown.iter().map(ToString::to_string).collect())
}

#[test]
fn quanteda_categories_may_lie_within_others() {
    let text =
        "tone:\n  positive: [soar, booming market]\n  negative:\n    - crash*\n    - no\n    - [slump, 13]\n  other: [maybe]\nempty:\n";
    let (rows, unknown) = imported(Foreign::Quanteda, text, &Plan::default());
    assert_eq!(
        rows,
        [
            "bull booming market,exact,1",
            "bull soar,exact,1",
            "bear 13,exact,1",
            "bear crash*,glob,1",
            "bear no,exact,1",
            "bear slump,exact,1"
        ]
    );
    assert_eq!(
        unknown,
        ["category tone/other: 1 entries; name it with --bull or --bear to take them over", "empty: an empty category or value"]
    );
}

#[test]
fn liwc_words_may_have_several_categories() {
    let text = "%\n1\tposemo\n2\tnegemo\n3\tmoney\n%\nsoar*\t1\ncrash\t2\t3\nkind of\t3\nlike\t(02)1\nlost\n";
    let (rows, unknown) = imported(Foreign::Liwc, text, &Plan::default());
    assert_eq!(rows, ["bull soar*,glob,1", "bear crash,exact,1"]);
    assert_eq!(
        unknown,
        [
            "category money: 2 entries; name it with --bull or --bear to take them over",
            "line 9: like: (02)1 is no category of this file; conditions are not read",
            "line 10: lost: a word without category",
        ]
    );
}

#[test]
fn lexicoder_comes_as_lines_and_as_xml() {
    let lines = "+negative\na crash*\nslump\n+positive\nsoar\n<odd>\n";
    let xml = "<?xml version=\"1.0\"?><dictionary name=\"x\"><cnode name=\"negative\"><pnode name=\"a crash*\"></pnode><pnode name=\"slump\"/></cnode><cnode name=\"positive\"><pnode name=\"soar\"></pnode></cnode><odd name=\"y\"/></dictionary>";
    for (text, left) in [(lines, "line 6: <odd>: neither a word nor a +category"), (xml, "the element odd y")] {
        let (rows, unknown) = imported(Foreign::Lexicoder, text, &Plan::default());
        assert_eq!(rows, ["bull soar,exact,1", "bear a crash*,glob,1", "bear slump,exact,1"]);
        assert_eq!(unknown, [left]);
    }
}

#[test]
fn vader_means_become_weights() {
    let text = "soar\t2.6\t0.5\t[3, 2]\ncrash\t-1.7\t0.4\t[-2]\nmeh\t-0.3\t1\t[0]\n:)\t2.0\t1\t[2]\nplain\n";
    let (rows, unknown) = imported(Foreign::Vader, text, &Plan::default());
    assert_eq!(rows, ["bull soar,exact,3", "bear crash,exact,2", "bear meh,exact,1"]);
    assert_eq!(unknown, ["line 4: :): too few letters to be a term", "line 5: plain: expected a word, a tab and a number"]);
}

#[test]
fn loughran_mcdonald_years_below_nought_are_words_that_went() {
    let text = "Word,Seq_num,Negative,Positive,Uncertainty,Syllables,Source\nSLUMP,1,2009,0,0,1,12of12inf\nSOAR,2,0,2009,0,1,x\nOLD,3,-2020,0,0,1,x\nMAYBE,4,0,0,2009,2,x\n";
    assert_eq!(guess("lm.csv", text), Some(Foreign::LoughranMcDonald));
    let (rows, unknown) = imported(Foreign::LoughranMcDonald, text, &Plan::default());
    assert_eq!(rows, ["bull soar,exact,1", "bear slump,exact,1"]);
    assert_eq!(
        unknown,
        [
            "Negative: 1 words that a later edition took out",
            "category Uncertainty: 1 entries; name it with --bull or --bear to take them over"
        ]
    );
}

#[test]
fn plain_lists_need_a_side_and_contradictions_stay_out() {
    let text = "# own words\nslump\nslump\nprice war\na|b\n";
    let without = imported(Foreign::Words, text, &Plan::default());
    assert!(without.0.is_empty() && without.1[0].contains("say with --side"), "{without:?}");
    let (rows, unknown) = imported(Foreign::Words, text, &Plan { side: Some(crate::lexicon::Side::Bear), ..Plan::default() });
    assert_eq!(rows, ["bear price war,exact,1", "bear slump,exact,1"]);
    assert_eq!(
        unknown,
        [
            "line 1: # own words: a comment",
            "line 3: slump: stands 2 times; one row was made",
            "line 5: a|b: signs that mean something else in a term"
        ]
    );
    let both = imported(Foreign::Quanteda, "positive: [mixed]\nnegative: [mixed]\n", &Plan::default());
    assert_eq!(both, (vec![], vec!["mixed: on both sides".to_owned()]));
}

proptest::proptest! {
    #[test]
    fn nothing_that_is_read_makes_it_fail(text in "(%\n|[+a-z0-9:,\t\\[\\]<>\"'{}&*| -]{0,12}\n){0,8}") {
        for format in [Foreign::Quanteda, Foreign::Liwc, Foreign::Lexicoder, Foreign::Vader, Foreign::LoughranMcDonald, Foreign::Words] {
            let _ = plan(&read(format, text.as_bytes()), &Plan::default());
        }
    }
}
