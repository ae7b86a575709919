//! The signs of a word form.
//!
//! Takes and gives bits; what they say of a form is worked out in `clauses`. It reads no text.

/// What cutting sentences and clauses asks of a form, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs(pub(super) u16);

impl Signs {
    /// A mark that may end a sentence.
    pub const TERMINATOR: Self = Self(1);
    /// A full stop.
    pub const STOP: Self = Self(2);
    /// A comma.
    pub const COMMA: Self = Self(4);
    /// A mark that parts clauses.
    pub const STRONG: Self = Self(8);
    /// A dash, which parts clauses where space stands before it.
    pub const DASH: Self = Self(16);
    /// A word that opens a clause behind a comma.
    pub const OPENER: Self = Self(32);
    /// A word of contrast.
    pub const CONTRAST: Self = Self(64);
    /// A preposition, behind which such a word may stand.
    pub const PREPOSITION: Self = Self(128);

    /// A word that may stand before the last stop of an abbreviation.
    pub const ABBREVIATION: Self = Self(256);
    /// A word that may open a phrase whatever its letters: a pronoun, an article or the like.
    pub const PHRASE: Self = Self(512);
    /// A pronoun that may stand for a speaker.
    pub const PRONOUN: Self = Self(1024);

    /// Says whether one of `signs` is among them.
    pub const fn has(self, signs: Self) -> bool {
        self.0 & signs.0 != 0
    }

    /// Returns these signs and others.
    pub const fn and(self, signs: Self) -> Self {
        Self(self.0 | signs.0)
    }
}
