//! Says what was found out about a change, in one sentence each.

use super::safe::{Safe, safe};
use crate::model::SigningKey;
use crate::report::verdict::{Finding, Gravity, What};
use crate::report::verification::JudgedChange;

/// Words of others in a sentence are cut to this many columns.
const WORDS_MAX: usize = 40;
/// So many files are named.
const FILES_MAX: usize = 3;

/// Says a finding.
#[must_use]
pub fn finding_as_words(finding: &Finding, change: &JudgedChange) -> Safe {
    let (who, email) = (&change.who, &change.email);
    let words = match &finding.what {
        What::Unsigned if finding.gravity == Gravity::Wrong => {
            let whoever = if change.verdict.who.is_some() { who.as_str() } else { "everybody here" };
            format!("it is not signed, although {whoever} has a key")
        }
        What::Unsigned => "it is not signed".to_owned(),
        What::BrokenSignature(why) => format!("its signature does not hold: {why}"),
        What::KeyOfNobody(key) if key.is_empty() => "it is signed with a key that nobody here has".to_owned(),
        What::KeyOfNobody(key) => format!("it is signed with a key that nobody here has: {key}"),
        What::KeyMissing(key) => format!("gpg does not have the key {key} that signed it; gpg --import it"),
        What::KeyOfAnother { signer } => format!("it says that {who} made it, and it is signed with a key of {signer}"),
        What::KeyOfItsOwn => format!("it is signed with the key it brings, and with none that {who} had before"),
        What::RetiredKey => format!("it is signed with a key that {who} has taken out since"),
        What::UnknownSignature(what) => format!("its signature cannot be checked here ({what}); ssh and OpenPGP can"),
        What::UnknownAuthor => format!("nobody here has the address {email}"),
        What::OtherAddress => format!("it is signed by {who}, in whose file {email} does not stand"),
        What::FileOfAnother { owner } => format!("it changes the file of {owner}"),
        What::KeysOfAnother { owner } => format!("it changes the keys of {owner}"),
        What::MarksOfAnother { owner } => format!("it changes the marks of what {owner} has read"),
        What::KeyForAnother { owner } => format!("it puts a first key into the file of {owner}"),
        What::FirstKey { owner, keys } => format!("the first key of {owner}, which is trusted: {}", list(keys)),
        What::OtherFirstKey { owner, keys } => {
            format!("it brings a first key of {owner}, who has one elsewhere: {}", list(keys))
        }
        What::KeysChanged { added, removed } => keys_changed(who, added, removed),
        What::AddressOfAnother { address, owner } => format!("it takes over {address}, by which {owner} is known"),
        What::KeyTakenOver { owner } => format!("it takes over a key by which {owner} is known"),
        What::WrittenBy { entry, by } => format!("entry {entry} says that {by} wrote it"),
        What::NameTakenOff { entry, by } => format!("it takes the name of {by} off entry {entry}"),
        What::AcceptedFor { entry, asked } => {
            format!("it lets entry {entry} count, which waits for {}", asked.join(" or "))
        }
        What::SentBy { sender, text } => {
            let text = safe(text);
            let quoted = text.cut(WORDS_MAX, "…");
            return [safe("the message `"), quoted, safe(&format!("` says that {sender} sent it"))]
                .into_iter()
                .collect();
        }
        What::ReceiptAltered(files) => format!("it brings a receipt that is not what its name says: {}", named(files)),
        What::MergeWithMore(files) => format!("it is a merge that holds more than merging brings: {}", named(files)),
        What::MergeMended => {
            "it is a merge by git alone, which did not know the ledger; it was mended since".to_owned()
        }
        What::MergeUnclear(why) => format!("it is a merge that cannot be made again: {why}"),
    };
    safe(&words)
}

/// Returns the word for programs.
#[must_use]
pub const fn finding_word(what: &What) -> &'static str {
    match what {
        What::Unsigned => "unsigned",
        What::BrokenSignature(_) => "broken-signature",
        What::KeyOfNobody(_) => "key-of-nobody",
        What::KeyMissing(_) => "key-missing",
        What::KeyOfAnother { .. } => "key-of-another",
        What::KeyOfItsOwn => "key-of-its-own",
        What::RetiredKey => "retired-key",
        What::UnknownSignature(_) => "unknown-signature",
        What::UnknownAuthor => "unknown-author",
        What::OtherAddress => "other-address",
        What::FileOfAnother { .. } => "file-of-another",
        What::KeysOfAnother { .. } => "keys-of-another",
        What::MarksOfAnother { .. } => "marks-of-another",
        What::KeyForAnother { .. } => "key-for-another",
        What::FirstKey { .. } => "first-key",
        What::OtherFirstKey { .. } => "other-first-key",
        What::KeysChanged { .. } => "keys-changed",
        What::AddressOfAnother { .. } => "address-of-another",
        What::KeyTakenOver { .. } => "key-taken-over",
        What::WrittenBy { .. } => "written-by",
        What::NameTakenOff { .. } => "name-taken-off",
        What::AcceptedFor { .. } => "accepted-for-others",
        What::SentBy { .. } => "sent-by",
        What::ReceiptAltered(_) => "receipt-altered",
        What::MergeWithMore(_) => "merge-with-more",
        What::MergeMended => "merge-mended",
        What::MergeUnclear(_) => "merge-unclear",
    }
}

/// Returns the word for programs.
#[must_use]
pub const fn gravity_word(gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Note => "note",
        Gravity::Unproven => "unproven",
        Gravity::Wrong => "wrong",
    }
}

fn keys_changed(who: &str, added: &[SigningKey], removed: &[SigningKey]) -> String {
    let part = |verb: &str, keys: &[SigningKey]| (!keys.is_empty()).then(|| format!("{verb} {}", list(keys)));
    let parts: Vec<String> = [part("put in", added), part("took out", removed)].into_iter().flatten().collect();
    format!("{who} {}", parts.join(" and "))
}

fn list(keys: &[SigningKey]) -> String {
    keys.iter().map(SigningKey::to_string).collect::<Vec<_>>().join(", ")
}

fn named(files: &[String]) -> String {
    let mut words = files.iter().take(FILES_MAX).map(String::as_str).collect::<Vec<_>>().join(", ");
    if files.len() > FILES_MAX {
        words += &format!(" and {} more", files.len() - FILES_MAX);
    }
    words
}
