//! A start tag while it is read.
//!
//! Takes its name and attributes one by one; keeps those that say where the tag's content belongs.

use smallvec::SmallVec;

/// The name of a tag.
pub type Name = SmallVec<[u8; 16]>;

/// A start tag with the attributes that matter.
#[derive(Debug, Default)]
pub struct Tag {
    /// Its name.
    pub name: Name,
    /// `class`, `id` and `itemprop`, parted by spaces.
    pub names: String,
    /// `role`.
    pub role: String,
    /// Whether a reader does not see its content.
    pub hidden: bool,
    /// `name`, `property` or `rel` of a tag in the page's head.
    pub key: String,
    /// `content` or `href`.
    pub content: String,
    attribute: Name,
}

impl Tag {
    /// Begins a tag.
    pub fn open(&mut self, name: &[u8]) {
        self.name = Name::from_slice(name);
        self.hidden = false;
        for text in [&mut self.names, &mut self.role, &mut self.key, &mut self.content] {
            text.clear();
        }
        if name.contains(&b'-') {
            self.names.push_str(&String::from_utf8_lossy(name));
        }
    }

    /// Takes the name of an attribute.
    pub fn attribute(&mut self, name: &[u8]) {
        self.hidden |= name == b"hidden";
        self.attribute = Name::from_slice(name);
    }

    /// Takes the value of the attribute that was named last.
    pub fn value(&mut self, value: &[u8]) {
        let value = String::from_utf8_lossy(value);
        match self.attribute.as_slice() {
            b"class" | b"id" | b"itemprop" => {
                self.names.push(' ');
                self.names.push_str(&value);
            }
            b"role" => value.trim().clone_into(&mut self.role),
            b"aria-hidden" => self.hidden |= value.trim() == "true",
            b"style" => self.hidden |= value.replace(' ', "").contains("display:none"),
            b"name" | b"property" | b"rel" => value.trim().clone_into(&mut self.key),
            b"content" | b"href" => value.trim().clone_into(&mut self.content),
            _ => {}
        }
    }
}
