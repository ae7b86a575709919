//! A language by any of its names.
//!
//! Takes what a user, a column or an option calls a language: a code (`fr`, `fra`), a locale (`fr-CA`, `pt_BR.UTF-8`) or a name; gives the
//! position of its pack. The names stand in each pack's `language.csv`.

use super::Packs;
use crate::normal::normal;
use rustc_hash::FxHashMap;

/// Tags that state no language (BCP 47, ISO 639-2), and what users write to say so.
const UNSTATED: &[&str] = &["", "auto", "und", "mul", "mis", "zxx"];

/// Says whether a statement of the language says that it is not known.
#[must_use]
pub fn is_unstated(stated: &str) -> bool {
    UNSTATED.contains(&&*normal(stated.trim()))
}

/// The packs by their codes and names, in compared form.
#[derive(Debug, Clone, Default)]
pub struct Names(FxHashMap<String, usize>);

impl Names {
    /// Gathers the names of all packs; of two packs with one name the first has it.
    #[must_use]
    pub fn new(packs: &Packs) -> Self {
        let mut names = FxHashMap::default();
        for (at, pack) in packs.languages.iter().enumerate() {
            let others = pack.setting("names").split('|').chain([pack.setting("name")]);
            let all = others.map(|other| normal(other.trim()).into_owned()).chain([pack.code.clone()]);
            all.filter(|name| !name.is_empty()).for_each(|name| {
                names.entry(name).or_insert(at);
            });
        }
        Self(names)
    }

    /// Returns the position of the pack that `stated` names.
    #[must_use]
    pub fn of(&self, stated: &str) -> Option<usize> {
        let stated = normal(stated.trim());
        let base = stated.split(['-', '_', '.', '@', ' ', '(']).next().unwrap_or_default();
        self.0.get(&*stated).or_else(|| self.0.get(base)).copied()
    }
}

impl Packs {
    /// Returns the position of the pack that `stated` names.
    #[must_use]
    pub fn named(&self, stated: &str) -> Option<usize> {
        Names::new(self).of(stated)
    }

    /// Returns the codes and names of the packs, as they are shown to users.
    #[must_use]
    pub fn names(&self) -> String {
        let names: Vec<_> = self.languages.iter().map(|pack| format!("{} ({})", pack.code, pack.setting("name"))).collect();
        names.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::super::SettingRow;
    use super::*;
    use crate::lexicon::Pack;

    fn packs() -> Packs {
        let setting = |setting: &str, value: &str| {
            let (setting, value) = (setting.to_owned(), value.to_owned());
            SettingRow { line: 2, key: String::new(), over: false, setting, value, note: String::new() }
        };
        let settings = vec![setting("name", "Zužu"), setting("names", "zuzu|zzz | ")];
        Packs { languages: vec![Pack { code: "zz".to_owned(), settings: settings.into(), ..Pack::default() }], ..Packs::default() }
    }

    #[test]
    fn codes_locales_and_names_are_one_language() {
        let packs = packs();
        for name in ["zz", "ZZ", " zz ", "zz-CA", "zz_BR.UTF-8", "zz@euro", "zzz", "Zuzu", "ZUŽU", "Zuzu (Norden)"] {
            assert_eq!(packs.named(name), Some(0), "{name}");
        }
    }

    #[test]
    fn the_first_letters_of_a_word_are_no_language() {
        for name in ["", " ", "zzebra", "z", "yy", "-zz", "yy-zz"] {
            assert_eq!(packs().named(name), None, "{name}");
        }
        assert!(is_unstated("und") && is_unstated(" AUTO") && !is_unstated("zz"));
        assert_eq!(packs().names(), "zz (Zužu)");
    }
}
