//! Hooks: programs in the person's own configuration that run before and after a change, and after a sync.
//!
//! ```text
//! ~/.config/clique/hooks/pre-add     runs before `clique add` writes; when it fails, nothing is written
//! ~/.config/clique/hooks/post-add    runs afterwards
//! ~/.config/clique/hooks/post-sync   runs after a sync
//! ```
//!
//! Each gets one line of JSON on its input. A hook runs while the ledger is locked, so it reads and does not write it.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::context::Context;
use super::failure::Failure;
use super::outside::{self, Told};
use super::show::value_of;
use crate::book::{Book, Change, Draft};
use crate::model::Id;
use crate::model::setup::FORMAT;
use crate::render::entries::entry_as_json;
use crate::report::entries::entry_row;

/// Asks the hook before a change.
///
/// # Errors
///
/// When it does not agree or cannot be run, or the change could not be made anyway.
pub fn before(context: &Context, change: &Change, draft: &Draft) -> Result<(), Failure> {
    let name = format!("pre-{}", change.operation);
    if !is_there(context, &name) {
        return Ok(());
    }
    if run(context, &name, &change_as_json(&name, change, &draft.check()?))? {
        return Ok(());
    }
    Err(Failure::no(format!("your hook {name} refused this; nothing was changed"))
        .help("to go on without hooks this once: --no-hooks"))
}

/// Tells the hook after a change; what it says changes nothing any more.
pub fn after(context: &mut Context, change: &Change, book: &Book) {
    let name = format!("post-{}", change.operation);
    if is_there(context, &name) {
        let record = change_as_json(&name, change, book);
        warn(context, &name, &record);
    }
}

/// Tells the hook after a sync.
pub fn after_sync(context: &mut Context, report: impl FnOnce() -> Value) {
    let name = "post-sync";
    if is_there(context, name) {
        warn(context, name, &json!({ "schema": "clique.hook/1", "hook": name, "sync": report() }));
    }
}

fn is_there(context: &Context, name: &str) -> bool {
    !context.global.no_hooks && context.config.hooks().is_some_and(|folder| outside::has_hook(&folder, name))
}

fn run(context: &Context, name: &str, record: &Value) -> Result<bool, Failure> {
    let Some(folder) = context.config.hooks() else { return Ok(true) };
    let told = Told { root: context.root().ok(), format: FORMAT };
    outside::hook(&folder, name, &format!("{record}\n"), &told)
}

fn warn(context: &mut Context, name: &str, record: &Value) {
    match run(context, name, record) {
        Ok(true) => {}
        Ok(false) => context.ui.warn(&format!("your hook {name} failed; the change stands")),
        Err(failure) => context.ui.warn(&format!("{}; the change stands", failure.message)),
    }
}

/// Returns what a hook is told of a change: what it is called, and its entries as they are afterwards.
fn change_as_json(name: &str, change: &Change, book: &Book) -> Value {
    let wanted: HashSet<Id> = change.entries.iter().copied().collect();
    let mut entries = Vec::new();
    book.each_entry(|entry| {
        if wanted.contains(&entry.id) {
            entries.push(value_of(&entry_as_json(&entry_row(&book.setup, entry, &[]))));
        }
    });
    json!({
        "schema": "clique.hook/1",
        "hook": name,
        "operation": change.operation,
        "ledger": book.setup.name,
        "group": change.group,
        "subject": change.subject,
        "entries": entries,
    })
}
