//! Points for and against a candidate for the subject of a cue, in hundredths.
//!
//! Takes nothing; the weights stand here in one place, chosen on development texts.

pub const NAME: i32 = 300;
/// A single capital word that may be any noun.
pub const BARE: i32 = 50;
pub const ROLE: i32 = 290;
pub const GROUP: i32 = 260;
pub const ORGANISATION: i32 = 250;
pub const PRONOUN: i32 = 300;
pub const NEUTER: i32 = -450;
/// A neuter pronoun right before an active verb.
pub const BODY: i32 = 400;
pub const OUTLET: i32 = 170;
pub const NOUN: i32 = 130;
pub const GOVERNED: i32 = -350;
pub const OBLIQUE: i32 = -350;
pub const PART: i32 = -150;
pub const WRONG_SIDE: i32 = -200;
pub const ADDRESSEE_SIDE: i32 = -120;
pub const FIXED_ORDER: i32 = -140;
pub const INVERTED: i32 = 120;
/// Right behind the finite verb, where a subject stands when something else comes first.
pub const NEXT: i32 = 60;
pub const FIRST: i32 = 50;
/// First in the sentence, where the cue is its second verb.
pub const JOINED: i32 = 200;
pub const TOKEN_AWAY: i32 = -10;
pub const OTHER_CLAUSE: i32 = -60;
/// A plain noun in another clause, where verbs need no subject.
pub const FAR_NOUN: i32 = -200;
pub const SUBORDINATE: i32 = -120;
pub const REMARK: i32 = -200;
pub const FRAME: i32 = 30;
pub const AGENT: i32 = 400;
pub const SOURCE: i32 = 330;
/// Right before the relative clause whose verb the cue is.
pub const ANTECEDENT: i32 = 300;
pub const LEAST: i32 = 0;
