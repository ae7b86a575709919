//! The words that a cell may hold where only a few are allowed.
//!
//! Takes a cell's text, gives the choice it names; the list of names serves the fault message.

/// A closed set of words that a cell may hold.
pub trait Choice: Sized + Copy + PartialEq + 'static {
    /// Every choice with its word.
    const WORDS: &'static [(&'static str, Self)];

    /// Returns the choice that `word` names.
    fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word.trim())).map(|&(_, choice)| choice)
    }

    /// Returns the words that are allowed, for a message.
    fn allowed() -> String {
        Self::WORDS.iter().map(|&(name, _)| name).collect::<Vec<_>>().join(", ")
    }
}

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),+ }

        impl Choice for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];
        }

        impl $name {
            /// Returns the word that stands for this choice in a cell.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

choices! {
    /// How a term meets the words of a text.
    Match { /** The written form. */ Exact = "exact", /** The same stem. */ Stem = "stem", /** `*` inside a word. */ Glob = "glob" }
}
choices! {
    /// Whether a row counts.
    Status { /** Scored. */ Active = "active", /** Reported, not scored. */ Trial = "trial", /** Kept with its reason only. */ Retired = "retired" }
}
choices! {
    /// The two sides of the debate.
    Side { /** Bullish. */ Bull = "bull", /** Bearish. */ Bear = "bear" }
}
choices! {
    /// Which terms a shifter acts on.
    Target { /** Bull terms only. */ Bull = "bull", /** Bear terms only. */ Bear = "bear", /** Both. */ Both = "both" }
}
choices! {
    /// What must hold for a term to count.
    Need { /** Nothing. */ Nothing = "nothing", /** A topic word near, or an article on topic. */ Topic = "topic",
           /** A question around it. */ Question = "question", /** A direction word that reaches it. */ Change = "change" }
}
choices! {
    /// What a shifter is, for the arithmetic that is shown and the few laws of composition.
    ShifterKind { /** Negation. */ Negator = "negator", /** Strengthens. */ Intensifier = "intensifier", /** Weakens. */ Diminisher = "diminisher",
        /** Makes uncertain. */ Hedge = "hedge", /** Rejects or denies. */ Rejection = "rejection", /** Grows. */ Increase = "increase",
        /** Shrinks. */ Decrease = "decrease", /** Asks. */ Question = "question", /** But. */ Contrast = "contrast",
        /** Although. */ Concession = "concession", /** Like, unlike. */ Comparison = "comparison", /** If. */ Condition = "condition",
        /** What others say. */ Attribution = "attribution", /** Two numbers compared. */ Numbers = "numbers" }
}
choices! {
    /// Where a shifter's reach lies.
    Direction { /** Behind it. */ After = "after", /** Before it. */ Before = "before", /** Both. */ Both = "both", /** Both, and in its gap. */ Around = "around" }
}
choices! {
    /// What a reach is counted in.
    Unit { /** Words of the clause. */ Words = "words", /** Clauses. */ Clause = "clause", /** The sentence. */ Sentence = "sentence", /** The sentence before. */ Previous = "previous" }
}
choices! {
    /// What kind of word reports speech.
    CueKind { /** A verb. */ Verb = "verb", /** A noun. */ Noun = "noun", /** The speaker follows. */ Preposition = "preposition",
        /** The speaker precedes. */ Postposition = "postposition", /** An adverb. */ Adverb = "adverb" }
}
choices! {
    /// On which side of a cue its speaker stands.
    Order { /** Before the verb. */ SubjectVerb = "subject-verb", /** After it. */ VerbSubject = "verb-subject", /** Either. */ Both = "both" }
}
choices! {
    /// What a cue may introduce.
    ClauseKind { /** A clause with its conjunction. */ Complement = "complement", /** A clause without. */ Bare = "bare", /** An indirect question. */ Question = "question",
        /** An infinitive. */ Infinitive = "infinitive", /** A noun phrase. */ Object = "object", /** Marked words. */ Direct = "direct", /** A colon. */ Colon = "colon",
        /** A question that names what is told of and is no quotation. */ Matter = "matter" }
}
choices! {
    /// What a function word does.
    Use { /** Tells the language. */ Detect = "detect", /** Opens a reported clause. */ Complementizer = "complementizer", /** Opens an indirect question. */ Whether = "whether",
        /** Opens a relative clause. */ Relative = "relative", /** And. */ Coordinator = "coordinator", /** But. */ Contrast = "contrast", /** Because. */ Subordinator = "subordinator",
        /** Article. */ Article = "article", /** This. */ Demonstrative = "demonstrative", /** My. */ Possessive = "possessive", /** Preposition. */ Preposition = "preposition",
        /** To be, to have. */ Auxiliary = "auxiliary", /** Can, must. */ Modal = "modal", /** Mood of reported speech. */ Subjunctive = "subjunctive",
        /** Mood of hearsay. */ Conditional = "conditional", /** Marks an infinitive. */ Infinitive = "infinitive", /** Opens an addressee. */ Addressee = "addressee",
        /** Negates. */ Negation = "negation", /** Reflexive. */ Reflexive = "reflexive", /** Further. */ Continuation = "continuation",
        /** Opens a question. */ Interrogative = "interrogative", /** First person. */ FirstPerson = "self", /** Degree. */ Degree = "degree",
        /** Opens a reporting clause beside its content. */ As = "as", /** Month. */ Month = "month", /** Weekday. */ Weekday = "weekday",
        /** Cannot stand in a subject. */ Oblique = "oblique", /** Joins the words of a name. */ Particle = "particle",
        /** Opens a complement of the noun before it. */ Genitive = "genitive",
        /** An article that names something new. */
        Indefinite = "indefinite",
        /** Makes a verb passive. */
        Passive = "passive",
        /** Names who acts in a passive. */
        Agent = "agent",
        /** Names a work, a motto or a product, whose title may follow in marks. */
        Work = "work",
        /** Labels who asks in an interview. */
        Asker = "asker",
        /** A finite form of a full verb. */
        Finite = "finite",
    }
}
choices! {
    /// Grammatical gender.
    Gender { /** Masculine. */ Masculine = "m", /** Feminine. */ Feminine = "f", /** Neuter. */ Neuter = "n", /** Any. */ Any = "any" }
}
choices! {
    /// Grammatical number.
    Number { /** One. */ Singular = "singular", /** Several. */ Plural = "plural" }
}
choices! {
    /// What a title makes of a phrase.
    TitleKind { /** Mr. */ Honorific = "honorific", /** A role. */ Role = "role", /** A described group. */ Group = "group", /** A body. */ Organisation = "organisation",
        /** Inc. */ FirmSuffix = "firm_suffix", /** Media. */ Outlet = "outlet",
        /** What never speaks. */ Thing = "thing" }
}
choices! {
    /// On which side of the name a title stands.
    Place { /** Before it. */ Before = "before", /** After it. */ After = "after", /** Either. */ Both = "both" }
}
choices! {
    /// Whether a topic word is on or off topic.
    TopicSide { /** On topic. */ On = "on", /** Another matter. */ Off = "off" }
}
choices! {
    /// The level of a quotation mark.
    Level { /** Outermost. */ Outer = "outer", /** Within another. */ Inner = "inner", /** Either. */ Both = "both" }
}
choices! {
    /// How an abbreviation stands to the sentence's end.
    EndsSentence { /** Never ends one. */ Never = "never", /** A capital letter decides. */ Sometimes = "sometimes" }
}
choices! {
    /// The part of an article that a line belongs to.
    Zone { /** The headline. */ Title = "title", /** The summary line. */ Summary = "summary", /** A heading within. */ Heading = "heading", /** The text itself. */ Body = "body",
        /** A marked block of quoted words. */ Block = "block", /** A picture's caption. */ Caption = "caption", /** A pointer to other articles. */ Teaser = "teaser",
        /** Advertising. */ Ad = "ad", /** Where it came from. */ Source = "source", /** A reader's comment. */ Comment = "comment", /** Legal notice. */ Legal = "legal",
        /** Navigation. */ Menu = "menu", /** A line printed again. */ Repeat = "repeat" }
}
choices! {
    /// Where in a line a boilerplate pattern stands.
    LinePlace { /** The line begins with it. */ Start = "start", /** It is the line. */ Line = "line", /** Anywhere. */ Anywhere = "anywhere" }
}
choices! {
    /// How far a boilerplate row reaches.
    Extent { /** Its line. */ Line = "line", /** To the article's end. */ Rest = "rest" }
}
choices! {
    /// What a known speaker is.
    SpeakerKind { /** A person. */ Person = "person", /** A body. */ Organisation = "organisation", /** A described group. */ Group = "group" }
}

impl Zone {
    /// Says whether the zone belongs to the article's own voice and may hold quotations.
    #[must_use]
    pub const fn is_article(self) -> bool {
        matches!(self, Self::Title | Self::Summary | Self::Heading | Self::Body | Self::Block)
    }
}

impl Side {
    /// Returns the other side.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Bull => Self::Bear,
            Self::Bear => Self::Bull,
        }
    }
}
