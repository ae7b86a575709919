//! What the head of a page states of its article.
//!
//! Takes the tags of the head; gives headline, date, medium and address. It takes no date that is no date.

use super::super::Meta;

/// What the head of a page states.
#[derive(Debug, Clone, Default)]
pub struct Head {
    page_title: String,
    shared_title: String,
    date: String,
    source: String,
    address: String,
}

impl Head {
    /// Adds text of the `title` element.
    pub fn title(&mut self, text: &str) {
        if self.page_title.is_empty() {
            self.page_title = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }

    /// Takes what one tag states; the first statement counts.
    pub fn note(&mut self, key: &str, value: &str) {
        let field = match key.to_ascii_lowercase().as_str() {
            "og:title" => &mut self.shared_title,
            "og:site_name" => &mut self.source,
            "og:url" | "canonical" => &mut self.address,
            "article:published_time" | "date" | "dc.date" | "datepublished" | "pubdate" => &mut self.date,
            _ => return,
        };
        if field.is_empty() {
            value.clone_into(field);
        }
    }

    /// Returns the headline, which the page's title may hold beside the medium's name.
    pub fn headline(&self) -> &str {
        if self.shared_title.is_empty() { &self.page_title } else { &self.shared_title }
    }

    /// Returns what is known of the article.
    pub fn meta(self) -> Meta {
        let title = self.headline().to_owned();
        Meta { date: day(&self.date), source: self.source, url: self.address, title, language: String::new() }
    }
}

/// Returns the ISO day with which a date begins; nothing where it begins with none.
fn day(date: &str) -> String {
    let is_day =
        |day: &str| day.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    date.get(..10).filter(|day| is_day(day)).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_are_dates() {
        assert_eq!(day("2025-11-07T08:00:00Z"), "2025-11-07");
        assert_eq!(day("7 November 2025"), "");
        assert_eq!(day("2025"), "");
    }
}
