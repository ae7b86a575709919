//! Which pattern words each word form meets, worked out once a form.
//!
//! Takes the table of forms; gives the pattern words by form number. One thread keeps one cache a language.

use super::words::{WordIds, Words};
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
    transparent: bool,
    pause: bool,
}

impl WordCache {
    /// Works out the forms that came since the last call.
    pub(super) fn fill(&mut self, words: &Words, forms: &Forms) {
        if self.generation != forms.generation() {
            self.forms.clear();
            self.generation = forms.generation();
        }
        for at in self.forms.len()..forms.len() {
            let info = forms.info(FormId(u32::try_from(at).unwrap_or(u32::MAX)));
            self.forms.push(CachedForm { ids: words.of(info), transparent: words.is_transparent(&info.text), pause: &*info.text == "," });
        }
    }

    pub(super) fn ids(&self, form: FormId) -> &WordIds {
        &self.forms[form.0 as usize].ids
    }

    pub(super) fn is_pause(&self, form: FormId) -> bool {
        self.forms[form.0 as usize].pause
    }

    pub(super) fn is_transparent(&self, form: FormId) -> bool {
        self.forms[form.0 as usize].transparent
    }
}
