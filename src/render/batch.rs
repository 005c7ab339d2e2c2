//! Shows what was added at once: a line for each group.

use super::dates::day_of;
use super::safe::safe;
use super::style::{Look, Paint};
use crate::report::batch::Added;

/// Shows how many entries went where, and how many were there already; nothing when none is new.
#[must_use]
pub fn added_as_text(added: &Added, look: &Look) -> String {
    let glyphs = look.glyphs();
    let mut text = String::new();
    for (group, to) in &added.groups {
        let mark = look.paint(Paint::GetsBack, glyphs.check);
        let count = if to.count == 1 { "1 entry".to_owned() } else { format!("{} entries", to.count) };
        let days =
            if to.first == to.last { day_of(to.first) } else { format!("{} {} {}", to.first, glyphs.dash, to.last) };
        let sums: Vec<String> = to
            .sums
            .iter()
            .map(|(currency, sum)| format!("{} {currency}", sum.to_decimal(currency.decimals())))
            .collect();
        let sums = look.paint(Paint::Bright, sums.join(&format!(" {} ", glyphs.dot)));
        text += &format!("{mark} {count} added to {}   {days}   {sums}\n", safe(group));
    }
    if added.known > 0 && !added.groups.is_empty() {
        let words =
            if added.known == 1 { "1 was there already".into() } else { format!("{} were there already", added.known) };
        text += &format!("  {}\n", look.paint(Paint::Dim, words));
    }
    text
}
