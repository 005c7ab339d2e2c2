//! What readers do alike while they go through a file: collect what it says, what is lost and what is wrong.

use std::collections::HashSet;
use std::ops::{ControlFlow, Range};

use super::bills::{Bill, Bills, ReadOptions, ReadResult};
use super::currencies::{currency_named, currency_of};
use super::in_parts::{Parted, read_parted};
use super::losses::count;
use super::numbers::{Number, Rounding};
use super::problem::ImportProblem;
use super::twins::keys_have_twins;
use crate::model::money::{Claim, allocate};
use crate::model::{Currency, Kind, Money, Part, PersonIndex, SplitPart, Way, Weight};

/// So many problems are told; a file with more is wrong as a whole.
const PROBLEMS_MAX: usize = 50;

/// The most bytes of a line in which a header is looked for.
const LINE_MAX: usize = 1 << 16;

/// The words for amounts with more decimals than their currency.
const ROUNDED: &str = "amounts with parts of a smallest unit were rounded";

/// The words for a payment that is none in a ledger.
const NO_PAYMENT: &str = "a payment that is not from one person to one other comes in as an expense";

/// A file while it is read.
#[derive(Debug, Default)]
pub struct Reading {
    /// What it says so far.
    pub bills: Bills,
    /// The currency that was named last.
    last: Option<Currency>,
    problems: Vec<ImportProblem>,
}

impl Reading {
    /// Counts one more row that loses something.
    pub fn lose(&mut self, words: &str) {
        count(&mut self.bills.losses, words, 1);
    }

    /// Says what the whole format or file does not say.
    pub fn lack(&mut self, words: &str) {
        count(&mut self.bills.losses, words, 0);
    }

    /// Remembers what is wrong.
    pub fn fail(&mut self, problem: ImportProblem) {
        if self.problems.len() < PROBLEMS_MAX {
            self.problems.push(problem);
        }
    }

    /// Takes a value, or remembers why there is none.
    pub fn take<T>(&mut self, result: Result<T, ImportProblem>) -> Option<T> {
        result.map_err(|problem| self.fail(problem)).ok()
    }

    /// Finds the currency that a bill names, or else the one that the user said.
    ///
    /// # Errors
    ///
    /// When neither says it.
    pub fn currency(
        &mut self,
        named: &str,
        span: Range<usize>,
        options: &ReadOptions,
    ) -> Result<Currency, ImportProblem> {
        // Most bills of a file are in the currency of the one before.
        if let Some(last) = self.last.filter(|last| last.code() == named) {
            return Ok(last);
        }
        let found = currency_of(named, span, options)?;
        // One that the user said stands for names that say nothing.
        self.last = currency_named(named);
        Ok(found)
    }

    /// Rounds a number to smallest units of a currency, counting what was not whole.
    ///
    /// # Errors
    ///
    /// When it is larger than an amount can be.
    pub fn amount(&mut self, number: Number, currency: Currency, span: Range<usize>) -> Result<Money, ImportProblem> {
        let (amount, rounding) = number
            .minor(currency.decimals())
            .map_err(|_| ImportProblem::new(span, "this is larger than an amount can be"))?;
        if rounding == Rounding::Part {
            self.lose(ROUNDED);
        }
        Ok(amount)
    }

    /// Tells what a bill is that its program calls a payment: one only where one person pays one other.
    pub fn payment(&mut self, paid: &[Part], sharers: &[PersonIndex], amount: Money) -> Kind {
        let is_payment = match (paid, sharers) {
            ([payer], [receiver]) => payer.person != *receiver && amount > Money::ZERO,
            _ => false,
        };
        if is_payment {
            return Kind::Payment;
        }
        self.lose(NO_PAYMENT);
        Kind::Expense
    }

    /// Reads many items of a list, side by side where there are threads for it; what is read of them, and what is
    /// wrong, stands in their order.
    pub fn read_all<I: Sync>(
        &mut self,
        items: &[I],
        read: impl Fn(&I, &mut Reading) -> Result<(), ImportProblem> + Sync,
    ) {
        let flow = read_parted(self, items, |reading: &mut Reading, items| {
            for item in items {
                let done = read(item, reading);
                reading.take(done);
            }
            ControlFlow::Continue(())
        });
        debug_assert!(flow.is_continue(), "no piece ends before its last item");
    }

    /// Gives all that was read, or all that is wrong.
    ///
    /// # Errors
    ///
    /// When anything was remembered as wrong, or two bills have one key.
    pub fn finish(mut self) -> ReadResult {
        if keys_have_twins(&self.bills.bills) {
            let mut keys = HashSet::new();
            let bills = self.bills.bills.iter();
            let second = bills.filter(|bill| bill.key.as_deref().is_some_and(|key| !keys.insert(key)));
            let second: Vec<ImportProblem> = second.map(twice).collect();
            second.into_iter().for_each(|problem| self.fail(problem));
        }
        if self.problems.is_empty() { Ok(self.bills) } else { Err(self.problems) }
    }
}

impl Parted for Reading {
    fn bills(&mut self) -> &mut Bills {
        &mut self.bills
    }

    fn part(&self) -> Reading {
        let mut part = Reading::default();
        part.bills.people.clone_from(&self.bills.people);
        part
    }

    fn absorb(&mut self, part: Reading) {
        self.bills.bills.extend(part.bills.bills);
        self.bills.rates.extend(part.bills.rates);
        for loss in part.bills.losses {
            count(&mut self.bills.losses, &loss.words, loss.rows);
        }
        part.problems.into_iter().for_each(|problem| self.fail(problem));
    }
}

fn twice(bill: &Bill) -> ImportProblem {
    let key = bill.key.as_deref().unwrap_or_default();
    ImportProblem::new(bill.span.clone(), format!("this is the second of the id `{key}` in the file"))
}

/// Returns the rule that everyone takes one part.
#[must_use]
pub fn evenly(people: impl IntoIterator<Item = PersonIndex>) -> Vec<SplitPart> {
    people.into_iter().map(|person| by_weight(person, Weight::ONE)).collect()
}

/// Returns a person's part of a rule by weights.
#[must_use]
pub fn by_weight(person: PersonIndex, weight: Weight) -> SplitPart {
    SplitPart { person, way: Way::Rest { weight, adjust: Money::ZERO } }
}

/// Divides an amount by weights that are not less than nothing, each part within one unit of the exact one; the odd
/// units go to the largest fractions. Nothing where all weights are zero, or absurdly large.
#[must_use]
pub fn share_out(amount: Money, weights: &[(PersonIndex, i128)]) -> Option<Vec<Part>> {
    let whole: i128 = weights.iter().try_fold(0_i128, |sum, (_, weight)| sum.checked_add(*weight))?;
    if whole <= 0 || weights.iter().any(|(_, weight)| *weight < 0) {
        return None;
    }
    let claim = |(person, weight): &(PersonIndex, i128)| {
        let numerator = weight.checked_mul(i128::from(amount.minor()))?;
        Some(Claim { numerator, rank: person.0 })
    };
    let claims: Vec<Claim> = weights.iter().map(claim).collect::<Option<_>>()?;
    let amounts = allocate(amount, &claims, whole, 0);
    Some(weights.iter().zip(amounts).map(|((person, _), amount)| Part { person: *person, amount }).collect())
}

/// Makes one word of a text, for a tag: lower case, what is no letter or digit becomes `-`.
#[must_use]
pub fn tag(text: &str) -> String {
    let mut word = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
        } else if !word.is_empty() && !word.ends_with('-') {
            word.push('-');
        }
    }
    word.truncate(word.trim_end_matches('-').len());
    word
}

/// Returns the first bytes of a text, as many as it takes to recognise it.
#[must_use]
pub fn head(text: &str) -> &str {
    first_bytes(text, 8192)
}

/// Returns the first line of a text, of a very long one the beginning: a file of JSON may be one line.
#[must_use]
pub fn first_line(text: &str) -> &str {
    first_bytes(text, LINE_MAX).lines().next().unwrap_or_default()
}

/// Returns at most so many bytes of a text, up to the end of a character.
#[must_use]
pub fn first_bytes(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_shared_out_whole() {
        let weights = [(PersonIndex(0), 1), (PersonIndex(1), 1), (PersonIndex(2), 1)];
        for minor in [100, -100, 1, 0, 1_000_000_000_000] {
            let parts = share_out(Money::from_minor(minor), &weights).unwrap();
            assert_eq!(parts.iter().map(|part| part.amount).sum::<Money>().minor(), minor);
        }
        assert_eq!(share_out(Money::from_minor(1), &[(PersonIndex(0), 0)]), None);
        assert_eq!(share_out(Money::from_minor(1), &[(PersonIndex(0), -1), (PersonIndex(1), 2)]), None);
        assert_eq!(share_out(Money::from_minor(5), &[(PersonIndex(0), i128::MAX)]), None);
    }

    #[test]
    fn many_items_come_to_what_they_come_to_in_turn() {
        let read = |number: &u32, reading: &mut Reading| {
            // Some come late, and one of those who came first has a weight late.
            let person = reading.bills.person(["al", "bo", "cy"][*number as usize / 4000]);
            if *number % 1000 == 999 {
                reading.lose(["lost", "gone"][*number as usize / 3000 % 2]);
            }
            if *number == 3500 {
                reading.bills.people[0].weight = Some(Weight::ONE);
            }
            if *number > 11_990 {
                return Err(ImportProblem::new(*number as usize..12_000, "too many"));
            }
            let (day, money) = (crate::model::Date::new(2026, 6, 1).unwrap(), Money::from_minor(i64::from(person.0)));
            reading.bills.bills.push(Bill::of(0..0, day, money, Currency::iso("EUR").unwrap()));
            Ok(())
        };
        for count in [0, 400, 11_000, 12_000] {
            let items: Vec<u32> = (0..count).collect();
            let (mut parted, mut in_turn) = (Reading::default(), Reading::default());
            parted.read_all(&items, read);
            for item in &items {
                let done = read(item, &mut in_turn);
                in_turn.take(done);
            }
            assert_eq!(format!("{:?}", parted.bills), format!("{:?}", in_turn.bills));
            assert_eq!(parted.problems, in_turn.problems);
        }
    }

    #[test]
    fn tags_are_one_word() {
        assert_eq!(
            ["Food & drinks", "Café", "  ", "credit card!"].map(tag),
            ["food-drinks", "café", "", "credit-card"]
        );
    }
}
