//! Reads who shares a bill as mapping files and their tables write it: `Arun Kumar:2, Binod, Chetan=40%`.
//!
//! Names are the file's own and may have spaces, so parts stand between commas or semicolons; a way behind a name is
//! `:2` for a weight, `=20.00` for a fixed part and `=40%` for a percentage, as in a ledger.

use std::ops::Range;

use crate::model::amount::{AmountProblem, parse_amount};
use crate::model::{Percent, Weight};

/// One person's part, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPart {
    /// The name, as it is written.
    pub name: String,
    /// How the part is measured.
    pub way: NamedWay,
}

/// How a part is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedWay {
    /// By weight.
    Weight(Weight),
    /// In hundredths of the whole.
    Percent(Percent),
    /// Exactly so much; the text is a plain decimal.
    Fixed(String),
}

/// Something wrong in a text of parts: which bytes of it, and what is so.
pub type PartProblem = (Range<usize>, String);

/// The most decimals a fixed part can have, whatever the currency.
const DECIMALS_MAX: u8 = 8;

/// Reads a text of parts.
///
/// # Errors
///
/// The first thing that is wrong with it.
pub fn parse_parts(text: &str) -> Result<Vec<NamedPart>, PartProblem> {
    let mut parts: Vec<NamedPart> = Vec::new();
    let mut start = 0;
    for token in text.split([',', ';']) {
        let span = start + token.len() - token.trim_start().len()..start + token.trim_end().len();
        start += token.len() + 1;
        if span.is_empty() {
            continue;
        }
        let part = parse_part(&text[span.clone()]).map_err(|words| (span.clone(), words))?;
        if parts.iter().any(|other| other.name == part.name) {
            return Err((span, format!("`{}` stands there twice", part.name)));
        }
        parts.push(part);
    }
    if parts.is_empty() {
        return Err((0..text.len(), "there is no one".into()));
    }
    match percent_problem(&parts) {
        Some(words) => Err((0..text.len(), words)),
        None => Ok(parts),
    }
}

fn parse_part(token: &str) -> Result<NamedPart, String> {
    let (name, way) = match token.rfind(['=', ':']) {
        None => (token, NamedWay::Weight(Weight::ONE)),
        Some(at) => {
            let (name, way) = (token[..at].trim_end(), token[at + 1..].trim());
            (name, parse_way(&token[at..=at], way)?)
        }
    };
    if name.is_empty() {
        return Err("a name is missing".into());
    }
    Ok(NamedPart { name: name.to_owned(), way })
}

fn parse_way(sign: &str, text: &str) -> Result<NamedWay, String> {
    if sign == ":" {
        let weight = Weight::parse(text).map(NamedWay::Weight);
        return weight.ok_or_else(|| format!("`{text}` is not a weight such as 2 or 1.5"));
    }
    if let Some(percent) = text.strip_suffix('%') {
        let percent = Percent::parse(percent.trim_end()).map(NamedWay::Percent);
        return percent.ok_or_else(|| format!("`{text}` is not a percentage such as 40% or 12.5%"));
    }
    match parse_amount(text, DECIMALS_MAX) {
        Ok(_) => Ok(NamedWay::Fixed(text.to_owned())),
        Err(AmountProblem::TooLarge) => Err(format!("`{text}` is more than an entry can be")),
        Err(_) => Err(format!("`{text}` is not an amount such as 20.00")),
    }
}

/// Says what is wrong where percentages alone cannot make up the whole.
fn percent_problem(parts: &[NamedPart]) -> Option<String> {
    let percent = |part: &NamedPart| match part.way {
        NamedWay::Percent(percent) => Some(percent.millionths()),
        _ => None,
    };
    let sum = parts.iter().filter_map(percent).try_fold(0_u64, u64::checked_add)?;
    let is_all = parts.iter().all(|part| percent(part).is_some());
    let hundred = Percent::HUNDRED.millionths();
    (sum > hundred || (is_all && sum != hundred))
        .then(|| format!("the percentages add up to {}%", Percent::from_millionths(sum)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        match parse_parts(text) {
            Ok(parts) => format!("{:?}", parts.iter().map(|part| (&part.name, &part.way)).collect::<Vec<_>>()),
            Err((span, words)) => format!("{:?}: {words}", &text[span]),
        }
    }

    #[test]
    fn names_with_spaces_and_every_way_are_read() {
        let parts = parse_parts("Arun Kumar:2, Binod ; D'Arcy = 12.5%,x=-3.00,").unwrap();
        let names: Vec<_> = parts.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["Arun Kumar", "Binod", "D'Arcy", "x"]);
        assert_eq!(parts[0].way, NamedWay::Weight(Weight::from_millionths(2_000_000)));
        assert_eq!(parts[2].way, NamedWay::Percent(Percent::from_millionths(12_500_000)));
        assert_eq!(parts[3].way, NamedWay::Fixed("-3.00".into()));
    }

    #[test]
    fn what_is_wrong_has_its_place() {
        let cases = [
            ("", "\"\": there is no one"),
            ("a, b, a:2", "\"a:2\": `a` stands there twice"),
            ("a, b:x", "\"b:x\": `x` is not a weight such as 2 or 1.5"),
            ("a=x%", "\"a=x%\": `x%` is not a percentage such as 40% or 12.5%"),
            ("a=1e3", "\"a=1e3\": `1e3` is not an amount such as 20.00"),
            (" =5, a", "\"=5\": a name is missing"),
            ("a=60%, b=60%", "\"a=60%, b=60%\": the percentages add up to 120%"),
            ("a=60%, b=30%", "\"a=60%, b=30%\": the percentages add up to 90%"),
        ];
        for (text, words) in cases {
            assert_eq!(said(text), words, "{text}");
        }
        assert!(parse_parts("a=60%, b").is_ok());
    }
}
