//! What a merge has to say: which changes met, and why a file cannot be merged.

use std::fmt;
use std::ops::Range;

use super::columns::{OURS, THEIRS};
use crate::text::table::{TableProblem, TableProblemKind};

/// What met in a merge, in plain words and values; the same whichever side is ours.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// What happened.
    pub kind: NoticeKind,
    /// What it is about: an entry's id, a row's key, or the path of a setting such as `members.bob.role`.
    pub about: String,
    /// What of it: a column, `money` for amount, currency, payers and split together, or `row` for all.
    pub field: String,
    /// What is in force, in words; empty when it is said by the kind.
    pub in_force: String,
    /// What lost and is kept beside it.
    pub lost: String,
}

/// What happened where two changes met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoticeKind {
    /// Both sides changed it, and not in the same way. The greater is in force, the other is kept.
    BothChanged,
    /// One side took it out or voided it, the other changed it. The change is in force.
    TakenOutAndChanged,
    /// One side agreed to a pending entry, the other changed its money. It waits again.
    WaitsAgain,
    /// The sides have different lines at one place of a file that nothing is known of. All are kept.
    BothKept,
}

impl Notice {
    pub(super) fn changed(about: &str, field: &str, in_force: &str, lost: &str) -> Notice {
        let own = |text: &str| text.to_owned();
        let kind = NoticeKind::BothChanged;
        Notice { kind, about: own(about), field: own(field), in_force: own(in_force), lost: own(lost) }
    }

    pub(super) fn taken_out(about: &str) -> Notice {
        Notice { kind: NoticeKind::TakenOutAndChanged, ..Notice::changed(about, "row", "", "") }
    }

    pub(super) fn waits_again(about: &str) -> Notice {
        Notice { kind: NoticeKind::WaitsAgain, ..Notice::changed(about, "status", "pending", "") }
    }
}

/// Which of the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The first.
    Ours,
    /// The second.
    Theirs,
}

/// Why a file cannot be merged: one side cannot be read, so that a line could be lost or mean something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmergeable {
    /// Whose text it is.
    pub side: Side,
    /// What is wrong, in words.
    pub reason: String,
    /// Which bytes of that text it is about.
    pub span: Range<usize>,
}

impl Unmergeable {
    pub(super) fn of_table(side: usize, problem: &TableProblem) -> Unmergeable {
        let reason = match problem.kind {
            TableProblemKind::UnterminatedQuote => "a quote is not closed",
            TableProblemKind::TextAfterQuote => "text follows a closing quote",
            TableProblemKind::BareQuote => "a quote stands inside a cell that does not begin with one",
            TableProblemKind::NulByte => "a NUL byte stands in a row",
            TableProblemKind::LongLine => "a line is too long",
            TableProblemKind::ConflictMarkers => "a merge left its markers",
            TableProblemKind::LoneCarriageReturn => "a carriage return stands alone",
        };
        Unmergeable::new(side, reason, problem.span.clone())
    }

    pub(super) fn new(side: usize, reason: &str, span: Range<usize>) -> Unmergeable {
        debug_assert!([OURS, THEIRS].contains(&side), "the base is read leniently");
        let side = if side == OURS { Side::Ours } else { Side::Theirs };
        Unmergeable { side, reason: reason.to_owned(), span }
    }
}

impl fmt::Display for Unmergeable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = if self.side == Side::Ours { "our" } else { "their" };
        write!(f, "{side} version cannot be read: {}", self.reason)
    }
}

impl std::error::Error for Unmergeable {}
