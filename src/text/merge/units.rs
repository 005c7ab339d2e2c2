//! Which cells of an expense change together, and which of two values is in force.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::columns::{Columns, Values};

/// Cells that are taken from one side together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What it is called: its column, `money`, or `row`.
    pub name: String,
    /// The numbers of its columns; the first decides first.
    pub places: Vec<usize>,
}

/// The units of an expense file.
#[derive(Clone, Debug)]
pub struct Units {
    /// Field by field, the money as one.
    pub fields: Vec<Unit>,
    /// All of a row as one, for rows that were never the same.
    pub whole: Vec<Unit>,
    /// The number of the column with the id.
    pub id: usize,
    /// The number of the column with the status.
    pub status: usize,
    /// The number of the column that says who wrote the row.
    pub by: usize,
    /// The number of the column with the tags, which merge as a set.
    pub tags: usize,
}

/// The columns that mean something only together.
const MONEY: [&str; 5] = ["amount", "currency", "paid_by", "split", "kind"];

/// The name of the money as a unit.
pub const MONEY_NAME: &str = "money";

impl Units {
    /// Makes the units of an expense file.
    pub fn of(columns: &Columns) -> Units {
        let place = |name: &str| columns.place(name).expect("an expense file's standard columns are among the united");
        let (id, status, by, tags) = (place("id"), place("status"), place("by"), place("tags"));
        let money: Vec<usize> = MONEY.iter().map(|name| place(name)).collect();
        let quiet = [id, status, by];
        let beyond = columns.names.len();
        let mut fields = vec![Unit { name: MONEY_NAME.into(), places: money.clone() }];
        for (number, name) in columns.names.iter().enumerate() {
            if number != tags && !quiet.contains(&number) && !money.contains(&number) {
                fields.push(Unit { name: name.clone(), places: vec![number] });
            }
        }
        fields.push(Unit { name: "more".into(), places: vec![beyond] });
        let rest = (0..=beyond).filter(|number| !quiet.contains(number) && !money.contains(number));
        let whole = vec![Unit { name: "row".into(), places: money.iter().copied().chain(rest).collect() }];
        Units { fields, whole, id, status, by, tags }
    }
}

impl Unit {
    /// Tells whether two rows say the same here; a spreadsheet that makes `12.5` of `12.50` changed nothing.
    pub fn same(&self, one: &Values<'_>, other: &Values<'_>) -> bool {
        let amount = self.amount();
        self.places.iter().all(|place| {
            let (one, other) = (&one[*place], &other[*place]);
            one == other || amount == Some(*place) && is_same_amount(one, other)
        })
    }

    /// Returns the number of the column that is compared as a number, where the unit has one.
    pub fn amount(&self) -> Option<usize> {
        match self.places.as_slice() {
            [amount, _, ..] => Some(*amount),
            _ => None,
        }
    }

    /// Compares what two rows say here; the greater is in force.
    ///
    /// The amount counts first and as a number; else the texts byte by byte, so a later date is greater.
    pub fn compare(&self, one: &Values<'_>, other: &Values<'_>) -> Ordering {
        let amounts = self.amount().map_or(Ordering::Equal, |amount| compare_amounts(&one[amount], &other[amount]));
        let texts = || self.places.iter().map(|place| one[*place].cmp(&other[*place])).find(|order| order.is_ne());
        amounts.then_with(|| texts().unwrap_or(Ordering::Equal))
    }

    /// Writes what a row says here, for people.
    pub fn words(&self, values: &Values<'_>) -> String {
        let said = self.places.iter().map(|place| values[*place].as_ref()).filter(|text| !text.is_empty());
        said.collect::<Vec<_>>().join(" ")
    }

    /// Copies what a row says here into another.
    pub fn copy<'t>(&self, from: &Values<'t>, to: &mut Values<'t>) {
        for place in &self.places {
            to[*place] = from[*place].clone();
        }
    }
}

fn is_same_amount(one: &str, other: &str) -> bool {
    let (one, other) = (Amount::read(one), Amount::read(other));
    one.zip(other).is_some_and(|(one, other)| one.compare(&other).is_eq())
}

/// Compares amounts as numbers; what is no amount is smaller than any.
pub fn compare_amounts(one: &str, other: &str) -> Ordering {
    match (Amount::read(one), Amount::read(other)) {
        (Some(one), Some(other)) => one.compare(&other),
        (one, other) => one.is_some().cmp(&other.is_some()),
    }
}

/// Returns an amount as all that are equal to it are written, without zeros that say nothing; what is none stays.
pub fn plain_amount(text: &str) -> Cow<'_, str> {
    match Amount::read(text) {
        Some(Amount { is_negative, whole, part }) => {
            let sign = if is_negative { "-" } else { "" };
            Cow::Owned(format!("{sign}{whole}.{part}"))
        }
        None => Cow::Borrowed(text),
    }
}

/// The parts of a written amount.
struct Amount<'t> {
    is_negative: bool,
    whole: &'t str,
    part: &'t str,
}

impl<'t> Amount<'t> {
    fn read(text: &'t str) -> Option<Amount<'t>> {
        let bare = text.strip_prefix('-').unwrap_or(text);
        let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
        let is_number = !whole.is_empty() && whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit());
        let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
        let is_zero = whole.is_empty() && part.is_empty();
        is_number.then_some(Amount { is_negative: bare.len() != text.len() && !is_zero, whole, part })
    }

    fn compare(&self, other: &Amount<'_>) -> Ordering {
        let sizes = (self.whole.len(), self.whole, self.part).cmp(&(other.whole.len(), other.whole, other.part));
        match (self.is_negative, other.is_negative) {
            (false, false) => sizes,
            (true, true) => sizes.reverse(),
            (one, other) => other.cmp(&one),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_compare_as_numbers() {
        let rising = ["x", "-12", "-9.50", "-9.5", "-0.01", "0", "0.00", "0.1", "0.09", "9", "9.00", "12.5", "100"];
        assert_eq!(compare_amounts("0.1", "0.09"), Ordering::Greater);
        assert_eq!(compare_amounts("-0", "0"), Ordering::Equal);
        for (index, one) in rising.iter().enumerate().filter(|(_, text)| **text != "0.1") {
            for other in rising[index..].iter().filter(|text| **text != "0.1") {
                assert_ne!(compare_amounts(one, other), Ordering::Greater, "{one} {other}");
                assert_eq!(compare_amounts(one, other), compare_amounts(other, one).reverse());
                assert_eq!(compare_amounts(one, other).is_eq(), plain_amount(one) == plain_amount(other));
            }
        }
    }
}
