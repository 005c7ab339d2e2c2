//! The command line that adds an entry without questions.

use super::AddArgs;
use crate::cli::wishes::quoted;

/// Writes a list as one word of a command line.
#[must_use]
pub fn compact(words: &str) -> String {
    words.split([',', ' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(",")
}

/// Writes the command that does the same without questions.
#[must_use]
pub fn command_of(args: &AddArgs) -> String {
    let entry = &args.entry;
    let mut words = vec!["clique add".to_owned(), quoted(args.amount.as_deref().unwrap_or_default())];
    words.push(quoted(&args.words.join(" ")));
    let flags = [
        ("-p", &entry.paid_by),
        ("-d", &entry.date),
        ("-s", &entry.split),
        ("-c", &entry.category),
        ("--currency", &entry.currency),
        ("--due", &entry.due),
        ("-m", &entry.note),
        ("-g", &args.group.group),
        ("--with", &args.with),
    ];
    for (flag, value) in flags {
        words.extend(value.iter().map(|value| format!("{flag} {}", quoted(value))));
    }
    words.extend(entry.tags.iter().map(|tag| format!("-t {}", quoted(tag))));
    words.extend(args.receipt.iter().map(|file| format!("--receipt {}", quoted(&file.to_string_lossy()))));
    words.extend(args.refund.then(|| "--refund".to_owned()));
    words.extend(args.pending.then(|| "--pending".to_owned()));
    words.extend(args.income.then(|| "--income".to_owned()));
    words.join(" ")
}
