//! The rows of each lexicon file, as types.
//!
//! Takes cells, gives one value a row. What a row means for a text is decided by the modules that use it.

use super::cells::Cells;
use super::choice::*;
use super::packed::{Bytes, Packed};

/// A row of a lexicon file.
pub trait LexiconRow: Packed {
    /// The columns of the file, in canonical order.
    const COLUMNS: &'static [&'static str];
    /// The columns that may be left out of a file.
    const OPTIONAL: &'static [&'static str] = &[];
    /// The columns whose cells make the row's key.
    const KEY: &'static [&'static str];

    /// Reads the row from its cells.
    fn of_cells(cells: &mut Cells<'_>) -> Self;

    /// Returns what makes the row itself: it may stand only once in a file.
    fn key(&self) -> &str;

    /// Returns the row's place in its file, counted from 1, the header being 1.
    fn line(&self) -> usize;

    /// Marks the row as one that was laid over the pack.
    fn lay_over(&mut self);
}

macro_rules! rows {
    ($(#[$doc:meta])* $name:ident [$($column:literal),+] optional [$($opt:literal),*] key [$($key:literal),+];
     $($(#[$fdoc:meta])* $field:ident : $type:ty = $read:expr),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            /// The row in the file; the header is row 1.
            pub line: usize,
            /// What makes the row itself; see [`LexiconRow::key`].
            pub key: String,
            /// Whether the row was laid over the pack.
            pub over: bool,
            $($(#[$fdoc])* pub $field: $type),+
        }

        impl LexiconRow for $name {
            const COLUMNS: &'static [&'static str] = &[$($column),+];
            const OPTIONAL: &'static [&'static str] = &[$($opt),*];
            const KEY: &'static [&'static str] = &[$($key),+];

            fn of_cells(cells: &mut Cells<'_>) -> Self {
                $(let $field: $type = { let read: fn(&mut Cells<'_>) -> $type = $read; read(cells) };)+
                Self { line: cells.line, key: cells.key(Self::KEY), over: false, $($field),+ }
            }

            fn key(&self) -> &str {
                &self.key
            }

            fn line(&self) -> usize {
                self.line
            }

            fn lay_over(&mut self) {
                self.over = true;
            }
        }

        impl Packed for $name {
            fn write(&self, out: &mut Vec<u8>) {
                self.line.write(out);
                self.key.write(out);
                $(self.$field.write(out);)+
            }

            fn read(from: &mut Bytes) -> Self {
                let (line, key) = (Packed::read(from), Packed::read(from));
                $(let $field: $type = Packed::read(from);)+
                Self { line, key, over: false, $($field),+ }
            }
        }
    };
}

rows! {
    /// A bull or bear term.
    TermRow ["term", "match", "weight", "needs", "example", "counterexample", "note", "status", "since"] optional [] key ["term"];
    /// The alternatives, in the term grammar.
    terms: Vec<String> = |c| { c.required("term"); c.forms("term") },
    /// How they meet a text.
    matching: Match = |c| c.choice("match", Match::Exact),
    /// 1 weak, 2 clear, 3 strong.
    weight: i32 = |c| c.number("weight", 1..=3, None),
    /// What must hold for the term to count.
    needs: Vec<Need> = |c| c.choices("needs"),
    /// A sentence in which the row fires.
    example: String = |c| c.text("example"),
    /// A sentence in which it does not.
    counterexample: String = |c| c.text("counterexample"),
    /// A reason, for people.
    note: String = |c| c.text("note"),
    /// Whether it counts.
    status: Status = |c| c.choice("status", Status::Active),
    /// The version in which it came.
    since: String = |c| c.text("since"),
}

rows! {
    /// Words that silence whatever lies under them.
    BlockRow ["term", "match", "example", "note", "status", "since"] optional [] key ["term"];
    /// The alternatives.
    terms: Vec<String> = |c| { c.required("term"); c.forms("term") },
    /// How they meet a text.
    matching: Match = |c| c.choice("match", Match::Exact),
    /// A sentence in which the row fires.
    example: String = |c| c.text("example"),
    /// A reason, for people.
    note: String = |c| c.text("note"),
    /// Whether it counts.
    status: Status = |c| c.choice("status", Status::Active),
    /// The version in which it came.
    since: String = |c| c.text("since"),
}

rows! {
    /// A word that turns, weakens or strengthens terms in its reach.
    ShifterRow ["term", "match", "kind", "percent", "direction", "reach", "unit", "side", "example", "counterexample", "note", "status", "since"] optional []
    key ["term", "kind", "direction", "side"];
    /// The alternatives.
    terms: Vec<String> = |c| { c.required("term"); c.forms("term") },
    /// How they meet a text.
    matching: Match = |c| c.choice("match", Match::Exact),
    /// What it is.
    kind: ShifterKind = |c| c.choice("kind", ShifterKind::Negator),
    /// What it does, in percent.
    percent: i32 = |c| c.number("percent", -300..=300, None),
    /// Where its reach lies.
    direction: Direction = |c| c.choice("direction", Direction::After),
    /// How far, counted in `unit`.
    reach: i32 = |c| c.number("reach", 1..=40, None),
    /// What the reach is counted in.
    unit: Unit = |c| c.choice("unit", Unit::Words),
    /// Which terms it acts on.
    side: Target = |c| c.choice("side", Target::Both),
    /// A sentence in which the row fires.
    example: String = |c| c.text("example"),
    /// A sentence in which it does not.
    counterexample: String = |c| c.text("counterexample"),
    /// A reason, for people.
    note: String = |c| c.text("note"),
    /// Whether it counts.
    status: Status = |c| c.choice("status", Status::Active),
    /// The version in which it came.
    since: String = |c| c.text("since"),
}

rows! {
    /// A word that reports speech.
    CueRow ["cue", "forms", "kind", "percent", "side", "weight", "order", "clause", "example", "note", "status", "since"] optional []
    key ["cue", "kind"];
    /// The base form.
    cue: String = |c| c.required("cue"),
    /// Every written form, in the term grammar.
    terms: Vec<String> = |c| { c.required("forms"); c.forms("forms") },
    /// What kind of word it is.
    kind: CueKind = |c| c.choice("kind", CueKind::Verb),
    /// What it does to the reported words, in percent.
    percent: i32 = |c| c.number("percent", -300..=300, Some(100)),
    /// The side of the evidence that it brings of its own.
    side: Option<Side> = |c| c.optional("side"),
    /// The weight of that evidence.
    weight: i32 = |c| c.number("weight", 0..=3, Some(0)),
    /// On which side its speaker stands.
    order: Order = |c| c.optional("order").unwrap_or(Order::Both),
    /// What it may introduce.
    clause: Vec<ClauseKind> = |c| c.choices("clause"),
    /// A sentence in which the row fires.
    example: String = |c| c.text("example"),
    /// A reason, for people.
    note: String = |c| c.text("note"),
    /// Whether it counts.
    status: Status = |c| c.choice("status", Status::Active),
    /// The version in which it came.
    since: String = |c| c.text("since"),
}

rows! {
    /// A word of the debate or of another matter.
    TopicRow ["term", "match", "side", "topic", "example", "note", "status", "since"] optional [] key ["term"];
    /// The alternatives.
    terms: Vec<String> = |c| { c.required("term"); c.forms("term") },
    /// How they meet a text.
    matching: Match = |c| c.choice("match", Match::Exact),
    /// On topic or off.
    side: TopicSide = |c| c.choice("side", TopicSide::On),
    /// The topic's name.
    topic: String = |c| c.text("topic"),
    /// A sentence in which the row fires.
    example: String = |c| c.text("example"),
    /// A reason, for people.
    note: String = |c| c.text("note"),
    /// Whether it counts.
    status: Status = |c| c.choice("status", Status::Active),
    /// The version in which it came.
    since: String = |c| c.text("since"),
}

rows! {
    /// A line that is no part of the article.
    BoilerplateRow ["pattern", "zone", "place", "extent", "example", "note", "status", "since"] optional [] key ["pattern"];
    /// The alternatives.
    terms: Vec<String> = |c| { c.required("pattern"); c.forms("pattern") },
    /// The zone that the line belongs to.
    zone: Zone = |c| c.choice("zone", Zone::Teaser),
    /// Where in the line it stands.
    place: LinePlace = |c| c.choice("place", LinePlace::Start),
    /// How far it reaches.
    extent: Extent = |c| c.choice("extent", Extent::Line),
    /// A line in which the row fires.
    example: String = |c| c.text("example"),
    /// A reason, for people.
    note: String = |c| c.text("note"),
    /// Whether it counts.
    status: Status = |c| c.choice("status", Status::Active),
    /// The version in which it came.
    since: String = |c| c.text("since"),
}

rows! {
    /// A word that makes a noun phrase a speaker.
    TitleRow ["title", "kind", "gender", "place", "meaning", "note"] optional [] key ["title"];
    /// The alternatives.
    terms: Vec<String> = |c| { c.required("title"); c.forms("title") },
    /// What it makes of the phrase.
    kind: TitleKind = |c| c.choice("kind", TitleKind::Role),
    /// Its gender.
    gender: Gender = |c| c.optional("gender").unwrap_or(Gender::Any),
    /// On which side of the name it stands.
    place: Place = |c| c.optional("place").unwrap_or(Place::Both),
    /// What it stands for, for people.
    meaning: String = |c| c.text("meaning"),
    /// A reason, for people.
    note: String = |c| c.text("note"),
}

rows! {
    /// A first name and its gender.
    FirstNameRow ["name", "gender"] optional [] key ["name"];
    /// The name.
    name: String = |c| c.required("name"),
    /// Its gender.
    gender: Gender = |c| c.choice("gender", Gender::Any),
}

rows! {
    /// A pair of quotation marks.
    QuoteMarkRow ["open", "close", "level", "continues", "note"] optional [] key ["open", "close"];
    /// The opening mark.
    open: String = |c| c.required("open"),
    /// The closing mark.
    close: String = |c| c.required("close"),
    /// Where it is used.
    level: Level = |c| c.choice("level", Level::Outer),
    /// The mark that reopens each further paragraph; may be empty.
    continues: String = |c| c.text("continues"),
    /// A reason, for people.
    note: String = |c| c.text("note"),
}

rows! {
    /// An abbreviation with a stop.
    AbbreviationRow ["abbreviation", "ends_sentence", "meaning", "note"] optional [] key ["abbreviation"];
    /// The abbreviation, with its stops.
    abbreviation: String = |c| c.required("abbreviation"),
    /// Whether it may end a sentence.
    ends_sentence: EndsSentence = |c| c.choice("ends_sentence", EndsSentence::Never),
    /// What it stands for, for people.
    meaning: String = |c| c.text("meaning"),
    /// A reason, for people.
    note: String = |c| c.text("note"),
}

rows! {
    /// A function word and what it does.
    FunctionWordRow ["word", "use", "note"] optional [] key ["word"];
    /// The word; may hold `*` at an end.
    word: String = |c| c.required("word"),
    /// What it does.
    uses: Vec<Use> = |c| c.choices("use"),
    /// A reason, for people.
    note: String = |c| c.text("note"),
}

rows! {
    /// A third-person pronoun that may stand for a speaker.
    PronounRow ["pronoun", "gender", "number", "note"] optional [] key ["pronoun", "gender", "number"];
    /// The pronoun.
    pronoun: String = |c| c.required("pronoun"),
    /// Its gender.
    gender: Gender = |c| c.choice("gender", Gender::Any),
    /// Its number.
    number: Number = |c| c.choice("number", Number::Singular),
    /// A reason, for people.
    note: String = |c| c.text("note"),
}

rows! {
    /// A setting of the language.
    SettingRow ["setting", "value", "note"] optional [] key ["setting"];
    /// The setting's name.
    setting: String = |c| c.required("setting"),
    /// Its value.
    value: String = |c| c.text("value"),
    /// A reason, for people.
    note: String = |c| c.text("note"),
}

rows! {
    /// A speaker known beforehand.
    SpeakerRow ["speaker", "aliases", "kind", "organisation", "roles", "note"] optional [] key ["speaker"];
    /// The full name.
    speaker: String = |c| c.required("speaker"),
    /// Other names.
    aliases: Vec<String> = |c| c.forms("aliases"),
    /// What the speaker is.
    kind: SpeakerKind = |c| c.choice("kind", SpeakerKind::Person),
    /// Where the speaker belongs.
    organisation: String = |c| c.text("organisation"),
    /// Role phrases that name this speaker alone.
    roles: Vec<String> = |c| c.forms("roles"),
    /// A reason, for people.
    note: String = |c| c.text("note"),
}
