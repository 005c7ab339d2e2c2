//! Which form an export has: what was typed, or what the ending of the file says.

use std::io::IsTerminal as _;

use clap::ValueEnum as _;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::ExportArgs;
use crate::cli::args::Format;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// The forms, with what they are for.
const FORMS: [(Format, &str); 11] = [
    (Format::Csv, "Every entry, separated by commas; clique import reads it back"),
    (Format::Tsv, "Every entry, separated by tabs"),
    (Format::Json, "The whole ledger; clique import reads it back"),
    (Format::Ndjson, "Every entry, one JSON object a line"),
    (Format::Sesterce, "One group: what each paid and what falls on each"),
    (Format::Splitwise, "One group: what each gets back"),
    (Format::Hledger, "A journal for hledger"),
    (Format::Ledger, "A journal for ledger"),
    (Format::Beancount, "A journal for beancount"),
    (Format::Sqlite, "A database"),
    (Format::Ics, "A calendar"),
];

/// What the endings of files mean.
const ENDINGS: [(&str, Format); 15] = [
    ("csv", Format::Csv),
    ("tsv", Format::Tsv),
    ("json", Format::Json),
    ("ndjson", Format::Ndjson),
    ("jsonl", Format::Ndjson),
    ("hledger", Format::Hledger),
    ("journal", Format::Hledger),
    ("ledger", Format::Ledger),
    ("dat", Format::Ledger),
    ("beancount", Format::Beancount),
    ("bean", Format::Beancount),
    ("sqlite", Format::Sqlite),
    ("sqlite3", Format::Sqlite),
    ("db", Format::Sqlite),
    ("ics", Format::Ics),
];

/// Reads the word of a form that can be exported.
pub(super) fn export_formats() -> impl TypedValueParser<Value = Format> {
    let value = |(form, about): &(Format, &'static str)| {
        let name = form.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
        PossibleValue::new(name).help(*about)
    };
    let words = PossibleValuesParser::new(FORMS.iter().map(value));
    words.map(|word| Format::from_str(&word, false).unwrap_or(Format::Text))
}

/// Returns the form that is asked for.
pub(super) fn form_of(args: &ExportArgs, context: &Context) -> Result<Format, Failure> {
    let asked = context.ui.format;
    let file = args.output.as_deref().filter(|file| *file != "-");
    let form = if asked == Format::Text { by_ending(file).ok_or_else(|| which(file))? } else { asked };
    if !FORMS.iter().any(|(known, _)| *known == form) {
        return Err(which(None));
    }
    if form == Format::Sqlite && file.is_none() && std::io::stdout().is_terminal() {
        return Err(Failure::usage("a database is not for a terminal")
            .help("write it to a file: clique export -o ledger.sqlite"));
    }
    Ok(form)
}

fn by_ending(file: Option<&str>) -> Option<Format> {
    let ending = file?.rsplit_once('.')?.1.to_ascii_lowercase();
    ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, form)| *form)
}

fn which(file: Option<&str>) -> Failure {
    let words: Vec<String> = FORMS.iter().map(|(form, _)| crate::cli::args::word_of(*form)).collect();
    let message = match file {
        Some(file) => format!("the ending of {file} does not tell the format"),
        None => "in which format?".to_owned(),
    };
    Failure::usage(message)
        .help(format!("say it with --format: {}", words.join(", ")))
        .help("or by the file's ending: clique export -o ledger.csv")
}
