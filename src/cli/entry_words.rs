//! What commands that write entries say afterwards: the entry as understood, the balance it moved, one next step.

use super::context::Context;
use super::failure::Failure;
use super::show::{Shown, value_of};
use crate::book::Book;
use crate::model::{Entry, Id, Money, Tally};
use crate::render::balances::signed;
use crate::render::entries::{entry_as_json, understood_as_text};
use crate::render::style::{Look, Paint};
use crate::report::entries::{EntryRow, entry_row};

/// Shows an entry that was just written; `change` is what it adds to balances compared with before, from its `before`.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn say_written(context: &mut Context, book: &Book, id: Id, before: Option<&Entry<'_>>) -> Result<(), Failure> {
    let (mut tally, mut found, mut ids) = (Tally::default(), None, Vec::new());
    book.each_entry(|entry| {
        tally.add(entry);
        ids.push(entry.id);
        if entry.id == id && entry.status != crate::model::Status::Conflict {
            found = Some(entry.clone());
        }
    });
    let Some(entry) = found else { return Ok(()) };
    ids.sort_unstable();
    ids.dedup();
    let row = entry_row(&book.setup, &entry, &ids);
    let moves = moved_balances(book, &tally, &entry, before);
    context.show(&Shown {
        schema: "clique.entry/1",
        ledger: Some(&book.setup.name),
        text: &|look| understood_as_text(&row, look) + &moves_as_text(&moves, &row, look),
        data: &|| value_of(&entry_as_json(&row)),
        rows: &|| crate::render::entry_rows::entries_as_rows(std::slice::from_ref(&row)),
    })?;
    context.ui.hint("  undo with: clique undo");
    Ok(())
}

/// Whose balance moved: name, before, after.
type Moved = (String, Money, Money);

fn moved_balances(book: &Book, tally: &Tally, entry: &Entry<'_>, before: Option<&Entry<'_>>) -> Vec<Moved> {
    let balances = tally.balances();
    let counted = |entry: &Entry<'_>, person| if entry.counts() { entry.effect_on(person) } else { Money::ZERO };
    let payers = entry.payers.iter().map(|part| part.person);
    let moved = payers.filter_map(|person| {
        let after = balances.net(entry.group, entry.currency, person);
        let same_book = |old: &&Entry<'_>| old.group == entry.group && old.currency == entry.currency;
        let old = before.filter(same_book).map_or(Money::ZERO, |old| counted(old, person));
        let change = counted(entry, person) - old;
        (!change.is_zero()).then(|| (book.setup.handle(person).to_owned(), after - change, after))
    });
    moved.collect()
}

fn moves_as_text(moves: &[Moved], row: &EntryRow, look: &Look) -> String {
    let decimals = row.currency.decimals();
    let line = |(name, before, after): &Moved| {
        let after_text = look.paint(Paint::of_balance(i128::from(after.minor())), signed(*after, decimals));
        format!("  {name} {} {} {after_text} {}\n", signed(*before, decimals), look.glyphs().arrow, row.currency)
    };
    moves.iter().map(line).collect()
}
