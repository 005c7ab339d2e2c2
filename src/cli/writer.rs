//! How commands write: one draft, shown with `--dry-run` or committed, and said in words.

use std::path::Path;

use super::args::WriteArgs;
use super::context::Context;
use super::failure::Failure;
use super::hooks;
use crate::book::{Book, BookError, Change, Committed, Desk, Draft};
use crate::model::PersonIndex;
use crate::render::safe::safe_lines;
use crate::render::style::Paint;

/// A ledger about to be changed: at the desk, or only looked at for `--dry-run`.
#[derive(Debug)]
pub enum Writer {
    /// The lock is held; changes are committed.
    Desk(Box<Desk>),
    /// Nothing is written; changes are shown.
    Preview(Box<Book>),
}

impl Writer {
    /// Opens the ledger for a change.
    ///
    /// # Errors
    ///
    /// When it cannot be read or written.
    pub fn open(context: &mut Context, write: &WriteArgs) -> Result<Writer, Failure> {
        context.only_now()?;
        let root = context.root()?;
        if write.dry_run {
            return Ok(Writer::Preview(Box::new(context.book_with_messages()?)));
        }
        let desk = sit_down(context, &root, write.yes)?;
        Ok(Writer::Desk(Box::new(desk)))
    }

    /// Returns the ledger as it stands.
    #[must_use]
    pub fn book(&self) -> &Book {
        match self {
            Writer::Desk(desk) => &desk.book,
            Writer::Preview(book) => book,
        }
    }

    /// Finds who you are, as [`Context::me`] does.
    ///
    /// # Errors
    ///
    /// As [`Context::me`].
    pub fn me(&self, context: &Context) -> Result<Option<PersonIndex>, Failure> {
        let (root, setup) = (&self.book().root, &self.book().setup);
        match self {
            Writer::Desk(desk) => context.me_by(root, setup, || desk.repo().identity()),
            Writer::Preview(_) => context.me(root, setup),
        }
    }

    /// Starts a draft of it.
    #[must_use]
    pub fn draft(&self) -> Draft {
        Draft::of(self.book())
    }

    /// Commits a draft, or shows what it would change; returns nothing when it was only shown.
    ///
    /// # Errors
    ///
    /// When the ledger would have new faults, or cannot be written; nothing is changed then.
    pub fn commit(
        &mut self,
        context: &mut Context,
        draft: &Draft,
        change: &Change,
    ) -> Result<Option<Committed>, Failure> {
        match self {
            Writer::Preview(_) => {
                draft.check()?;
                show_diff(context, &draft.diff()?)?;
                context.ui.say("nothing was changed (--dry-run)");
                Ok(None)
            }
            Writer::Desk(desk) => commit(context, desk, draft, change).map(Some),
        }
    }
}

/// Commits a draft between the hooks of its operation.
///
/// # Errors
///
/// When the hook before it does not agree, the ledger would have new faults, or it cannot be written; nothing is
/// changed then.
pub fn commit(context: &mut Context, desk: &mut Desk, draft: &Draft, change: &Change) -> Result<Committed, Failure> {
    hooks::before(context, change, draft)?;
    let committed = desk.commit(draft, change)?;
    context.ui.note_recorded();
    for warning in &committed.warnings {
        context.ui.warn(warning);
    }
    hooks::after(context, change, &desk.book);
    Ok(committed)
}

/// Sits down at the ledger in `root` and says what was found lying there.
///
/// # Errors
///
/// As [`Desk::open`].
pub fn sit_down(context: &mut Context, root: &Path, many_may_go: bool) -> Result<Desk, BookError> {
    let manners = context.manners(many_may_go);
    let ui = &mut context.ui;
    let mut waiting = |holder: Option<&str>| {
        let who = holder.map_or(String::new(), |holder| format!(" ({holder})"));
        ui.say(&format!("waiting for another clique to finish{who} …"));
    };
    let desk = Desk::open(root, manners, &mut waiting)?;
    for words in &desk.tidied {
        context.ui.say(words);
    }
    if let Some(adopted) = &desk.adopted {
        let files = adopted.paths.join(", ");
        context.ui.say(&format!("committed your edits by hand first: {files}"));
        if !adopted.gone.is_empty() {
            context.ui.warn(&format!("they take out {} rows: {}", adopted.gone.len(), adopted.gone.join(", ")));
        }
    }
    Ok(desk)
}

/// Shows a diff on stdout, its lines made safe.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn show_diff(context: &mut Context, diff: &str) -> Result<(), Failure> {
    let look = context.ui.out;
    let mut text = String::new();
    for line in safe_lines(diff) {
        let paint = match line.as_str().as_bytes().first() {
            Some(b'+') => Paint::GetsBack,
            Some(b'-') => Paint::Owes,
            _ => Paint::Dim,
        };
        text += &look.paint(paint, line);
        text.push('\n');
    }
    context.ui.answer(&text)
}
