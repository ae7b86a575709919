//! A term as people are shown it.
//!
//! Takes a term in the grammar of the packs; gives it with long groups cut, so that a line can be read. Tables keep the whole term.

use std::borrow::Cow;

/// A group of more members than this is cut.
const MOST: usize = 3;
/// So many members of a group that is cut are shown.
const SHOWN: usize = 2;

/// Returns a term whose long groups show their first members only: `(will/shall/…) stop`.
#[must_use]
pub fn short(term: &str) -> Cow<'_, str> {
    if term.matches('/').count() < MOST {
        return Cow::Borrowed(term);
    }
    let mut out = String::new();
    for piece in term.split_inclusive(')') {
        let (before, group) = piece.split_once('(').unwrap_or((piece, ""));
        out.push_str(before);
        let Some(inner) = group.strip_suffix(')') else {
            out.push_str(&piece[before.len()..]);
            continue;
        };
        let members: Vec<&str> = inner.split('/').collect();
        let shown = if members.len() > MOST { format!("{}/\u{2026}", members[..SHOWN].join("/")) } else { inner.to_owned() };
        out.push_str(&format!("({shown})"));
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_groups_show_their_first_members() {
        assert_eq!(short("(a/b/c/d) x ... (e/f/g) y"), "(a/b/\u{2026}) x ... (e/f/g) y");
        assert_eq!(short("x (a/b/c/d/e)"), "x (a/b/\u{2026})");
        assert_eq!((short("(a/b) x"), short("x"), short("24/7/365/x")), ("(a/b) x".into(), "x".into(), "24/7/365/x".into()));
        assert_eq!(short("(a/b/c/d"), "(a/b/c/d", "what is no group stays");
    }
}
