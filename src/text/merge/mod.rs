//! Merging by meaning: what two friends wrote on top of what both had, as a pure function of three texts.
//!
//! Laws, each kept by a property below:
//!
//! 1. Nothing is dropped. What lost stays in the file, marked so that it counts for nothing.
//! 2. It does not matter who is ours: `merge(b, o, t)` and `merge(b, t, o)` are the same bytes, and no
//!    clock decides. Winners are chosen by what they say.
//! 3. Who changed nothing has no say: the other side is returned byte for byte.
//! 4. Merging again what is merged changes nothing.
//! 5. Friends who merge pairwise in any order end with the same files.
//!
//! Three texts cannot tell all that was done between them. Ana puts in a tag, bo puts in the same one, ana takes
//! hers out. If bo met ana in between, it is one tag and it was taken out; if not, ana's text is as the base and
//! bo has put one in. The same goes for a value that is changed and changed back while another changes to it. So
//! law 5 holds where friends do not write what others write too; else the order of merges may decide which of the
//! two stands. It decides once: who merges two such merges gets one text from either side (law 2), and that is
//! what everybody has after the second sync. A rule that looks at more than presence would not help: keeping every
//! tag that anybody has would be the same for all orders, but then none could ever be taken out.
pub use by_hand::written_onto;
pub use carry::carried;
pub use doubled_rows::maybe_doubled;
pub use kind::{FileKind, TableKind};
pub use moves::{follow_moves, heading_of};
pub use notice::{Notice, NoticeKind, Side, Unmergeable};
pub use repair::{Doubtful, repaired};
pub use repair_rows::rows_without_id;
pub use reunited::{ids_in_conflict, ids_in_force, ids_in_two, reunited};
pub use told_rows::Versions;
pub use undoubled::undoubled;

mod by_hand;
mod carry;
mod claims;
mod columns;
mod copies;
mod doubled_rows;
mod entry;
mod given_ids;
mod heading;
mod keyed;
mod kind;
mod known_rows;
mod layout;
mod line_set;
mod loose;
mod merged_by_hand;
mod misread;
mod moved_rows;
mod moves;
mod notice;
mod order;
mod page;
mod repair;
mod repair_rows;
mod reunited;
mod saved_torn;
mod sense;
mod setting_lines;
mod setting_values;
mod settings;
mod sheet;
mod table;
mod table_repair;
mod things;
mod told_rows;
mod torn;
mod undoubled;
mod units;
mod unnamed;

/// What two texts come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The text; none when the file is gone.
    pub text: Option<String>,
    /// What met, in the order of the file.
    pub notices: Vec<Notice>,
}

/// Merges two texts of the file at `path` that come from a common `base`; none means there is no such file.
///
/// # Errors
///
/// When both sides changed the file and one of them cannot be read, or not without a line being lost.
/// Nothing is merged then: the caller leaves both as they are and says why.
pub fn merge(path: &str, base: Option<&str>, ours: Option<&str>, theirs: Option<&str>) -> Result<Merged, Unmergeable> {
    let whole = |text: Option<&str>| Ok(Merged { text: text.map(str::to_owned), notices: Vec::new() });
    if ours == theirs || theirs == base {
        return whole(ours);
    }
    if ours == base {
        return whole(theirs);
    }
    let kind = FileKind::of(path);
    let (Some(ours), Some(theirs)) = (ours, theirs) else {
        // Who took a file away took its lines out: what the other wrote since stays, and no line comes back.
        let goes_by_lines = base.is_some() && matches!(kind, FileKind::Table(_) | FileKind::Log);
        let texts = [base, Some(ours.unwrap_or_default()), Some(theirs.unwrap_or_default())];
        let merged = goes_by_lines.then(|| merge_texts(path, kind, texts)).and_then(Result::ok);
        return merged.map_or_else(|| whole(ours.or(theirs)), Ok);
    };
    merge_texts(path, kind, [base, Some(ours), Some(theirs)])
}

fn merge_texts(path: &str, kind: FileKind, texts: [Option<&str>; 3]) -> Result<Merged, Unmergeable> {
    let (text, notices) = match kind {
        FileKind::Table(kind) => table::merge_table(path, kind, texts)?,
        FileKind::Settings => settings::merge_settings(path, texts)?,
        kind => line_set::merge_lines(path, kind, texts),
    };
    Ok(Merged { text: Some(text), notices })
}

#[cfg(test)]
mod tests;
