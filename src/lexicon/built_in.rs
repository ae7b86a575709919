//! The packs that are built into the program, already read.
//!
//! Takes packs at build time and writes them to bytes; gives them back at run time with their hashes, and with their rows still packed. It
//! compiles nothing: what was compiled of a pack is bytes to it.

use super::packed::{Bytes, Packed, write_bytes};
use super::{Pack, Packs, Rows, Telling};
use crate::embedded;

/// Writes packs, each with what was compiled of it.
#[must_use]
pub fn write_packs(packs: &Packs, compiled: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Vec::new();
    packs.hash.write(&mut out);
    packs.speakers.pack(&mut out);
    packs.settings.pack(&mut out);
    packs.usage.pack(&mut out);
    packs.concepts.pack(&mut out);
    packs.languages.len().write(&mut out);
    for (pack, compiled) in packs.languages.iter().zip(compiled) {
        write(pack, &mut out);
        write_bytes(compiled, &mut out);
    }
    write_bytes(&telling(packs), &mut out);
    out
}

/// Returns the packs that are built in; nothing where they had faults, which reading them anew will list.
pub fn packs() -> Option<Packs> {
    let mut from = Bytes::new(embedded::packed());
    if embedded::packed().is_empty() {
        return None;
    }
    let (hash, speakers, settings) = (Packed::read(&mut from), Rows::unpack(&mut from), Rows::unpack(&mut from));
    let (usage, concepts) = (Rows::unpack(&mut from), Rows::unpack(&mut from));
    let languages = (0..usize::read(&mut from)).map(|_| read(&mut from)).collect();
    Some(Packs { languages, speakers, settings, usage, concepts, hash, telling: from.bytes() })
}

/// Writes the words that tell the languages, behind the languages that they were gathered from.
fn telling(packs: &Packs) -> Vec<u8> {
    let mut out = Vec::new();
    codes(packs).write(&mut out);
    packs.telling_words().write(&mut out);
    out
}

fn codes(packs: &Packs) -> Vec<String> {
    packs.languages.iter().map(|pack| pack.code.clone()).collect()
}

impl Packs {
    /// Returns the words that tell a language as they were gathered at build time; nothing where a row was changed since.
    pub(super) fn built_in_telling_words(&self) -> Option<Telling> {
        let mut from = Bytes::new(self.telling);
        let same = !self.telling.is_empty() && self.languages.iter().all(|pack| pack.function_words.is_packed());
        if !same || Vec::<String>::read(&mut from) != codes(self) {
            return None;
        }
        Some(Telling::read(&mut from))
    }
}

fn write(pack: &Pack, out: &mut Vec<u8>) {
    pack.code.write(out);
    pack.hash.write(out);
    pack.settings.pack(out);
    pack.bull.pack(out);
    pack.bear.pack(out);
    pack.block.pack(out);
    pack.shifters.pack(out);
    pack.reporting.pack(out);
    pack.topics.pack(out);
    pack.boilerplate.pack(out);
    pack.titles.pack(out);
    pack.first_names.pack(out);
    pack.quote_marks.pack(out);
    pack.abbreviations.pack(out);
    pack.function_words.pack(out);
    pack.pronouns.pack(out);
    pack.usage.pack(out);
    pack.concepts.pack(out);
}

fn read(from: &mut Bytes) -> Pack {
    Pack {
        code: Packed::read(from),
        hash: Packed::read(from),
        settings: Rows::unpack(from),
        bull: Rows::unpack(from),
        bear: Rows::unpack(from),
        block: Rows::unpack(from),
        shifters: Rows::unpack(from),
        reporting: Rows::unpack(from),
        topics: Rows::unpack(from),
        boilerplate: Rows::unpack(from),
        titles: Rows::unpack(from),
        first_names: Rows::unpack(from),
        quote_marks: Rows::unpack(from),
        abbreviations: Rows::unpack(from),
        function_words: Rows::unpack(from),
        pronouns: Rows::unpack(from),
        usage: Rows::unpack(from),
        concepts: Rows::unpack(from),
        laid_over: 0,
        compiled: from.bytes(),
    }
}

impl Pack {
    /// Returns what was compiled of the pack, of `speakers` and of `usage`, that of all languages, at build time; nothing where a row was changed since.
    pub(crate) fn compiled(&self, speakers: &Rows<super::SpeakerRow>, usage: &Rows<super::UsageRow>) -> Option<Bytes> {
        let terms = self.bull.is_packed() && self.bear.is_packed() && self.block.is_packed() && self.shifters.is_packed();
        let others = self.reporting.is_packed() && self.topics.is_packed() && self.titles.is_packed() && speakers.is_packed();
        let usage = usage.is_packed() && self.usage.is_packed() && self.concepts.is_packed();
        let grammar = self.settings.is_packed() && self.quote_marks.is_packed() && self.function_words.is_packed();
        (terms && others && usage && grammar && !self.compiled.is_empty()).then(|| {
            let mut from = Bytes::new(self.compiled);
            from.bytes();
            from
        })
    }

    /// Returns the tables of the pack's words as they were made at build time; nothing where a row was changed since.
    pub(crate) fn built_in_tables(&self) -> Option<Bytes> {
        let same = self.function_words.is_packed() && self.abbreviations.is_packed() && self.first_names.is_packed();
        (same && !self.compiled.is_empty()).then(|| Bytes::new(Bytes::new(self.compiled).bytes()))
    }
}
