//! What commands that write entries say afterwards: the entry as understood, the balances it moved, one next step.

use std::borrow::Cow;

use super::context::Context;
use super::failure::Failure;
use super::show::{Shown, value_of};
use crate::book::Book;
use crate::model::pending::{answering, charged};
use crate::model::{Entry, Id, Kind, Status, Survey};
use crate::render::batch::added_as_text;
use crate::render::entries::{entry_as_json, understood_as_text, verdict_as_text};
use crate::render::moves::{FieldChange, fields_as_text, moves_as_text};
use crate::render::safe::safe;
use crate::report::batch::added;
use crate::report::entries::{EntryRow, entry_row};
use crate::report::moves::{Change, Move, moves};
use crate::text::suggest::did_you_mean;

/// Shows an entry that was just written, and `before`, which is what it was.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn say_written(context: &mut Context, book: &Book, id: Id, before: Option<&Entry<'_>>) -> Result<(), Failure> {
    say_edited(context, book, id, before, &[])
}

/// Shows an entry that was just written, the fields that say something else now, and the balances that moved.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn say_edited(
    context: &mut Context,
    book: &Book,
    id: Id,
    before: Option<&Entry<'_>>,
    fields: &[FieldChange],
) -> Result<(), Failure> {
    let after = After::read(book, &[id]);
    let Some(entry) = after.survey.found.first() else { return Ok(()) };
    let row = entry_row(&book.setup, entry, &after.ids);
    let mut moved = after.moves(book, &[Change { before, after: Some(entry) }]);
    if before.is_none() && entry.kind != Kind::Payment {
        // Of a new bill everyone's share is shown already; the payers are whom it moves the other way.
        moved.retain(|line| row.payers.iter().any(|(payer, _)| *payer == line.member));
    }
    context.show(&Shown {
        schema: "clique.entry/1",
        ledger: Some(&book.setup.name),
        text: &|look| understood_as_text(&row, look) + &fields_as_text(fields, look) + &moves_as_text(&moved, look),
        data: &|| value_of(&entry_as_json(&row)),
        rows: &|| crate::render::entry_rows::entries_as_rows(std::slice::from_ref(&row)),
    })?;
    if entry.status == Status::Pending {
        let asked = answering(&charged(entry), &entry.by, &book.setup);
        let names: Vec<&str> = asked.iter().map(|person| book.setup.handle(*person)).collect();
        context.ui.say(&format!("  it counts once {} has accepted it", names.join(" or ")));
    }
    context.ui.hint("  undo with: clique undo");
    if let Some(near) = after.category_meant(&row.category) {
        let (new, id) = (safe(&row.category), row.id.to_string());
        let id = id.get(..row.unique).unwrap_or(&id);
        context.ui.hint(&format!(
            "  `{new}` is a new category; did you mean `{}`? clique edit {id} -c '{}'",
            safe(&near),
            safe(&near)
        ));
    }
    Ok(())
}

/// Shows entries whose status changed, or that are gone, with one word for what happened to them.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn say_judged(
    context: &mut Context,
    book: &Book,
    before: &[Entry<'static>],
    verdict: &'static str,
) -> Result<(), Failure> {
    let ids: Vec<Id> = before.iter().map(|entry| entry.id).collect();
    let mut after = After::read(book, &ids);
    after.ids.extend(ids);
    after.ids.sort_unstable();
    after.ids.dedup();
    let now = |entry: &Entry<'_>| after.survey.found.iter().find(|found| found.id == entry.id);
    let rows: Vec<EntryRow> =
        before.iter().map(|entry| entry_row(&book.setup, now(entry).unwrap_or(entry), &after.ids)).collect();
    let changes: Vec<Change<'_, '_>> =
        before.iter().map(|entry| Change { before: Some(entry), after: now(entry) }).collect();
    let moved = after.moves(book, &changes);
    let lines = |look: &_| rows.iter().map(|row| verdict_as_text(row, verdict, look)).collect::<String>();
    context.show(&Shown {
        schema: "clique.entries/1",
        ledger: Some(&book.setup.name),
        text: &|look| lines(look) + &moves_as_text(&moved, look),
        data: &|| value_of(&rows.iter().map(entry_as_json).collect::<Vec<_>>()),
        rows: &|| crate::render::entry_rows::entries_as_rows(&rows),
    })?;
    context.ui.hint("  undo with: clique undo");
    Ok(())
}

/// Shows how many entries were added at once, where, and whose balance they moved; `known` were there already.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn say_added(context: &mut Context, book: &Book, ids: &[Id], known: usize) -> Result<(), Failure> {
    let after = After::read(book, ids);
    let rows: Vec<EntryRow> =
        after.survey.found.iter().map(|entry| entry_row(&book.setup, entry, &after.ids)).collect();
    let changes: Vec<Change<'_, '_>> =
        after.survey.found.iter().map(|entry| Change { before: None, after: Some(entry) }).collect();
    let moved = after.moves(book, &changes);
    let added = added(&rows, known);
    context.show(&Shown {
        schema: "clique.entries/1",
        ledger: Some(&book.setup.name),
        text: &|look| added_as_text(&added, look) + &moves_as_text(&moved, look),
        data: &|| value_of(&rows.iter().map(entry_as_json).collect::<Vec<_>>()),
        rows: &|| crate::render::entry_rows::entries_as_rows(&rows),
    })?;
    if !rows.is_empty() {
        context.ui.hint("  undo with: clique undo");
    }
    Ok(())
}

/// The ledger as it is afterwards, as far as there is something to say about it.
struct After<'b> {
    survey: Cow<'b, Survey>,
    /// All ids in order, and those that are gone.
    ids: Vec<Id>,
}

impl After<'_> {
    fn read<'b>(book: &'b Book, wanted: &[Id]) -> After<'b> {
        let survey = book.survey(wanted);
        let ids = survey.ids.clone();
        After { survey, ids }
    }

    /// Returns the category that was most likely meant by one that nothing else has.
    fn category_meant(&self, category: &str) -> Option<String> {
        (self.survey.categories.count(category) == 1).then_some(())?;
        let others = self.survey.categories.in_order().into_keys().filter(|other| *other != category);
        did_you_mean(category, others)
    }

    fn moves(&self, book: &Book, changes: &[Change<'_, '_>]) -> Vec<Move> {
        moves(&book.setup, &self.survey.tally.balances(), changes)
    }
}
