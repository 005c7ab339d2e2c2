//! `clique digest`: one short code for the state of the ledger.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose};
use crate::git::ObjectId;
use crate::model::{Fingerprint, GroupIndex, Ledger};
use crate::render::digest::{digest_as_json, digest_as_rows, digest_as_text};
use crate::report::digest::{Digest, canonical, digest};

/// Show one short code for the state of the ledger
///
/// Whoever has the same ledger gets the same code: the same people, groups, entries, settings and rates,
/// in whatever order, spelling and files. So friends can compare what they have over the phone, also
/// without a remote. Conversations do not count. Where two codes differ, those of the groups say where;
/// `--canonical` prints what the code is made of, one fact a line, to be compared with any tool.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique digest
  clique digest -g trip --at HEAD~1
  clique digest --canonical > mine.txt
  clique digest --canonical | git hash-object --stdin")]
pub struct DigestArgs {
    /// Only this group
    #[arg(short, long, value_name = "GROUP")]
    pub group: Option<String>,
    /// Print what the code is made of
    #[arg(long)]
    pub canonical: bool,
}

/// Shows the code.
///
/// # Errors
///
/// When the ledger cannot be read, or there is no such group.
pub fn cmd_digest(args: &DigestArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let only = args.group.as_deref().map(|typed| choose::named_group(&book.setup, typed)).transpose()?;
    let ledger = context.ledger(&book)?;
    if args.canonical {
        context.ui.answer(&canonical(&ledger, only))?;
        return Ok(0);
    }
    let digest = digest_of(&ledger, only)?;
    let group = only.map(|group| ledger.group(group));
    let name = group.map_or(book.setup.name.as_str(), |group| &group.name);
    let handle = group.map(|group| group.handle.as_str());
    context.show(&Shown {
        schema: "clique.digest/1",
        ledger: Some(&book.setup.name),
        text: &|look| digest_as_text(&digest, name, look),
        data: &|| value_of(&digest_as_json(&digest, handle)),
        rows: &|| digest_as_rows(&digest, handle),
    })?;
    if context.ui.format == crate::cli::args::Format::Text {
        let of = handle.map_or(String::new(), |handle| format!("{handle}:"));
        context.ui.hint(&format!("A friend compares it with: clique check --digest {of}{}", digest.code));
    }
    Ok(0)
}

/// Returns the digest of a ledger, or of one group of it.
///
/// # Errors
///
/// When it cannot be hashed.
pub(super) fn digest_of(ledger: &Ledger<'_>, only: Option<GroupIndex>) -> Result<Digest, Failure> {
    // Hashing fails on no text, but the library says that it might.
    ObjectId::of_file(b"")?;
    let hash = |text: &str| {
        let id = ObjectId::of_file(text.as_bytes()).expect("it was tried a moment ago");
        (Fingerprint::of(id.leading()), id.to_string())
    };
    Ok(digest(ledger, only, &hash))
}
