//! Shows what a change did: fields from their old words to the new ones, balances from before to after.

use super::balances::signed;
use super::safe::safe;
use super::style::{Look, Paint};
use super::width::width;
pub use crate::report::moves::FieldChange;
use crate::report::moves::Move;

/// So many people's balances are shown; of more, the number is told.
const MOVES_MAX: usize = 10;

/// Shows balances that moved, one a line.
#[must_use]
pub fn moves_as_text(moves: &[Move], look: &Look) -> String {
    let mut text = String::new();
    for (place, Move { currency, member, before, after, .. }) in moves.iter().enumerate() {
        if place == MOVES_MAX && moves.len() > MOVES_MAX + 1 {
            text += &format!("  and {} more\n", moves.len() - MOVES_MAX);
            break;
        }
        let decimals = currency.decimals();
        let shown = look.paint(Paint::of_balance(i128::from(after.minor())), signed(*after, decimals));
        let before = signed(*before, decimals);
        text += &format!("  {member} {before} {} {shown} {currency}\n", look.glyphs().arrow);
    }
    text
}

/// Shows fields that changed, one a line.
#[must_use]
pub fn fields_as_text(changes: &[FieldChange], look: &Look) -> String {
    let widest = changes.iter().map(|change| width(change.field)).max().unwrap_or(0);
    let words = |text: &str| if text.is_empty() { look.paint(Paint::Dim, "nothing") } else { safe(text).to_string() };
    let line = |change: &FieldChange| {
        let (before, after) = (words(&change.before), words(&change.after));
        format!("  {:<widest$}  {before} {} {after}\n", change.field, look.glyphs().arrow)
    };
    changes.iter().map(line).collect()
}
