//! `clique group edit --settle`: what a group agrees about settling up.

use super::edit::Edit;
use crate::cli::failure::Failure;
use crate::text::agreement::{AgreementShape, KEYS};
use crate::text::suggest::did_you_mean;
use crate::text::toml_value::NewValue;

/// Reads what was typed as `KEY=VALUE`, or `none` for all of it to go; what the values mean is checked like the rest
/// of the file, before anything is written.
pub(super) fn edits(typed: &[String]) -> Result<Vec<Edit>, Failure> {
    let mut edits = Vec::new();
    for typed in typed {
        if typed.trim() == "none" {
            edits.extend(KEYS.iter().map(|(key, _)| (vec!["settle", *key], None)));
            continue;
        }
        let (word, value) = typed.split_once('=').ok_or_else(|| {
            Failure::usage(format!("`{typed}` does not say what is agreed"))
                .help("write a key and a value, such as --settle mode=direct, --settle min=5 or --settle relay=none")
        })?;
        let (word, value) = (word.trim(), value.trim());
        let (key, shape) = KEYS.iter().find(|(key, _)| *key == word).ok_or_else(|| unknown(word))?;
        let value = if value == "none" { None } else { Some(value_of(key, *shape, value)?) };
        edits.push((vec!["settle", *key], value));
    }
    Ok(edits)
}

fn value_of(key: &str, shape: AgreementShape, typed: &str) -> Result<NewValue, Failure> {
    Ok(match shape {
        AgreementShape::Text => NewValue::text(typed),
        AgreementShape::List => NewValue::Texts(typed.split(',').map(|each| each.trim().to_owned()).collect()),
        AgreementShape::Flag => match typed {
            "true" | "yes" => NewValue::Flag(true),
            "false" | "no" => NewValue::Flag(false),
            _ => {
                let wrong = format!("`{typed}` is neither true nor false");
                return Err(Failure::usage(wrong).help(format!("--settle {key}=true, or --settle {key}=none")));
            }
        },
    })
}

fn unknown(word: &str) -> Failure {
    let keys = KEYS.iter().map(|(key, _)| *key);
    let failure = Failure::usage(format!("there is nothing called `{word}` to be agreed about settling"));
    match did_you_mean(word, keys.clone()) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help(format!("there are {}", keys.collect::<Vec<_>>().join(", "))),
    }
}
