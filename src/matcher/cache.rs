//! Which pattern words each word form meets, worked out once a form.
//!
//! Takes the table of forms; gives the pattern words by form number. One thread keeps one cache a language.

use super::Matcher;
use super::words::WordIds;
use crate::segment::{FormId, Forms};

/// The pattern words of the forms met so far.
#[derive(Debug, Default)]
pub struct WordCache {
    forms: Vec<CachedForm>,
    generation: u64,
}

#[derive(Debug)]
struct CachedForm {
    ids: WordIds,
    /// The patterns that are sought from the form.
    patterns: Box<[u32]>,
    transparent: bool,
    pause: bool,
}

impl WordCache {
    /// Works out the forms that came since the last call.
    pub(super) fn fill(&mut self, matcher: &Matcher, forms: &Forms) {
        if self.generation != forms.generation() {
            self.forms.clear();
            self.generation = forms.generation();
        }
        for at in self.forms.len()..forms.len() {
            let info = forms.info(FormId(u32::try_from(at).unwrap_or(u32::MAX)));
            let ids = matcher.words.of(info);
            let patterns = ids.iter().flat_map(|id| matcher.anchored[id.0 as usize].iter().copied()).collect();
            self.forms.push(CachedForm { ids, patterns, transparent: matcher.words.is_transparent(&info.text), pause: &*info.text == "," });
        }
    }

    pub(super) fn ids(&self, form: FormId) -> &WordIds {
        &self.forms[form.0 as usize].ids
    }

    pub(super) fn patterns(&self, form: FormId) -> &[u32] {
        &self.forms[form.0 as usize].patterns
    }

    pub(super) fn is_pause(&self, form: FormId) -> bool {
        self.forms[form.0 as usize].pause
    }

    pub(super) fn is_transparent(&self, form: FormId) -> bool {
        self.forms[form.0 as usize].transparent
    }
}
