//! Guesses what a cell was meant to say, for the help of a fault.

use super::suggest::did_you_mean;
use crate::model::{Date, Setup};

/// Offers the person who was meant, or names those who are there.
pub(super) fn suggest_person(setup: &Setup, word: &str) -> Option<String> {
    let handles = setup.people.iter().map(|person| person.handle.as_str());
    if let Some(near) = did_you_mean(word, handles.clone()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let known: Vec<&str> = handles.take(8).collect();
    let more = if setup.people.len() > known.len() { ", …" } else { "" };
    (!known.is_empty()).then(|| format!("people are {}{more}", known.join(", ")))
}

/// Offers the currency that was meant: a unit of the ledger, one that a group uses, any other.
pub(super) fn suggest_currency(setup: &Setup, code: &str) -> Option<String> {
    let codes = crate::model::currency::iso_codes();
    let units = setup.units.keys().map(String::as_str);
    let used = setup.groups.iter().map(|group| group.currency.code());
    let near = did_you_mean(code, units.chain(used)).or_else(|| did_you_mean(code, codes.iter().map(String::as_str)));
    near.map(|near| format!("did you mean `{near}`?"))
}

/// Reads a date as people write it, for a suggestion.
pub(super) fn mended_date(text: &str) -> Option<String> {
    let numbers: Vec<u32> =
        text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).map_while(|part| part.parse().ok()).collect();
    let &[a, b, c] = numbers.as_slice() else { return None };
    let year_first = Date::new(i32::try_from(a).ok()?, b, c);
    let day_first = || Date::new(i32::try_from(c).ok()?, b, a).filter(|_| a > 12);
    year_first.or_else(day_first).map(|date| date.to_string())
}

/// Reads an amount as people write it, for a suggestion; nothing where it could mean two things.
///
/// Of two kinds of separators the last is the point. A single one is the point when it has as many
/// digits behind it as the currency has decimals.
pub(super) fn mended_amount(text: &str, decimals: u8) -> Option<String> {
    let bare: String =
        text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\'' | '€' | '$' | '£' | '¥' | '+')).collect();
    let count = |separator| bare.matches(separator).count();
    let mended = match (bare.rsplit_once([',', '.']), count('.'), count(',')) {
        (None, ..) => bare,
        (Some((whole, fraction)), points, commas) => {
            let is_last_alone = if bare.ends_with(&format!(",{fraction}")) { commas == 1 } else { points == 1 };
            let are_both = points > 0 && commas > 0;
            let is_clear = is_last_alone && (are_both || fraction.len() == usize::from(decimals) || commas == 0);
            is_clear.then(|| format!("{}.{fraction}", whole.replace([',', '.'], "")))?
        }
    };
    crate::model::amount::parse_amount(&mended, decimals).is_ok().then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_mended_where_they_mean_one_thing() {
        let cases = [
            ("42,50", Some("42.50")),
            ("1.234,50", Some("1234.50")),
            ("1,234.50", Some("1234.50")),
            ("1,234,567.50", Some("1234567.50")),
            ("€ 24", Some("24")),
            ("+5.00", Some("5.00")),
            ("1,234", None),
            ("1.234.567", None),
            ("1e5", None),
            ("", None),
        ];
        for (text, mended) in cases {
            assert_eq!(mended_amount(text, 2).as_deref(), mended, "{text}");
        }
    }

    #[test]
    fn dates_are_mended_where_they_mean_one_day() {
        let cases = [
            ("14/06/2026", Some("2026-06-14")),
            ("2026/6/4", Some("2026-06-04")),
            ("14.6.2026", Some("2026-06-14")),
            ("04/06/2026", None),
            ("2026-02-30", None),
        ];
        for (text, mended) in cases {
            assert_eq!(mended_date(text).as_deref(), mended, "{text}");
        }
    }
}
