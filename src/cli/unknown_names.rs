//! Notices categories and tags in a filter that no entry has, and says which were probably meant.

use std::collections::BTreeSet;

use super::context::Context;
use crate::book::Book;
use crate::text::query::{Key, Query};
use crate::text::suggest::did_you_mean;

/// Hints at categories and tags that were asked for and are nowhere; for an answer that came out empty.
pub fn hint_at_names(context: &mut Context, book: &Book, query: &Query) {
    for (key, what) in [(Key::Category, "category"), (Key::Tag, "tag")] {
        let terms: Vec<_> = query.terms().into_iter().filter(|term| term.key == key).collect();
        if terms.is_empty() {
            continue;
        }
        let known = names(book, key);
        for value in terms.into_iter().flat_map(|term| &term.values) {
            let wanted = value.text.trim_start_matches('#');
            if known.iter().any(|name| name.to_lowercase() == wanted.to_lowercase()) {
                continue;
            }
            let near = did_you_mean(wanted, known.iter().map(String::as_str));
            let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            context.ui.hint(&format!("no entry has the {what} `{}`{near}", crate::render::safe::safe(wanted)));
        }
    }
}

/// Lists the categories or the tags of all entries.
#[must_use]
pub fn names(book: &Book, key: Key) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    book.each_entry(|entry| {
        let mut add = |name: &str| {
            if !name.is_empty() && !names.contains(name) {
                names.insert(name.to_owned());
            }
        };
        match key {
            Key::Category => add(entry.category.trim()),
            _ => entry.tags.split_whitespace().for_each(add),
        }
    });
    names
}
