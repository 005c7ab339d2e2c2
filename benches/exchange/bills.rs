//! Makes bills of any number, always the same: what each program's file is written from.

use std::ops::Range;

/// Everyone who shares bills.
pub const PEOPLE: [&str; 6] = ["Alice Adams", "Bob Brown", "Chloé Dubois", "Dan O'Neil", "Eva Königs", "Farid Haddad"];

/// The first year, and how many.
const YEAR_FIRST: usize = 2016;
const YEARS: usize = 10;

const WHAT: [&str; 16] = [
    "Groceries",
    "Dinner",
    "Train tickets",
    "Taxi to the station",
    "Coffee",
    "Museum",
    "Petrol",
    "Internet",
    "Pharmacy",
    "Brötchen und Käse",
    "🍕 night",
    "Bread, milk, eggs",
    "Cleaning",
    "Parking",
    "Concert",
    "Bike repair",
];

const CATEGORIES: [&str; 6] = ["Groceries", "Dining out", "Bus/train", "Rent", "Entertainment", "General"];

/// One bill; amounts in cents.
pub struct Bill {
    /// The day, as `2026-07-14`.
    pub date: String,
    /// What it was for.
    pub what: String,
    /// The category.
    pub category: &'static str,
    /// The whole amount.
    pub amount: i64,
    /// Who paid, by place among [`PEOPLE`].
    pub payer: usize,
    /// Who shares it with how much, in order; adds up to the amount.
    pub parts: Vec<(usize, i64)>,
    /// Whether money was handed over: then one other has all of it.
    pub is_payment: bool,
}

impl Bill {
    /// Returns someone's part.
    pub fn part(&self, person: usize) -> i64 {
        self.parts.iter().find(|(other, _)| *other == person).map_or(0, |(_, part)| *part)
    }

    /// Returns what someone paid.
    pub fn paid(&self, person: usize) -> i64 {
        if self.payer == person { self.amount } else { 0 }
    }

    /// Returns what it did to someone's balance.
    pub fn net(&self, person: usize) -> i64 {
        self.paid(person) - self.part(person)
    }
}

/// Makes bills of so many people, in order of their days: one in twenty is a payment, one in five is shared unequally.
pub fn bills(count: usize, people: usize) -> Vec<Bill> {
    let mut dice = Dice(0x5eed_2026);
    (0..count).map(|place| bill(place, count, people, &mut dice)).collect()
}

fn bill(place: usize, count: usize, people: usize, dice: &mut Dice) -> Bill {
    let days = 336 * YEARS;
    let day = place * days / count;
    let date = format!("{}-{:02}-{:02}", YEAR_FIRST + day / 336, day % 336 / 28 + 1, day % 28 + 1);
    let payer = dice.below(0..people);
    let amount = dice.cents(100..20_000);
    let is_payment = dice.below(0..20) == 0;
    if is_payment {
        let other = (payer + dice.below(1..people)) % people;
        let what = format!("{} paid {}", PEOPLE[payer], PEOPLE[other]);
        return Bill { date, what, category: "Payment", amount, payer, parts: vec![(other, amount)], is_payment };
    }
    let mut parts: Vec<(usize, i64)> = (0..people).filter(|_| dice.below(0..3) > 0).map(|who| (who, 0)).collect();
    if !parts.iter().any(|(who, _)| *who != payer) {
        parts = vec![((payer + 1) % people, 0)];
    }
    share(amount, &mut parts, dice.below(0..5) == 0);
    let what = format!("{} {}", WHAT[dice.below(0..WHAT.len())], dice.below(0..count));
    let category = CATEGORIES[dice.below(0..CATEGORIES.len())];
    Bill { date, what, category, amount, payer, parts, is_payment }
}

/// Shares an amount: evenly with the odd cents at the first, or more and more for each.
fn share(amount: i64, parts: &mut [(usize, i64)], is_uneven: bool) {
    let count = i64::try_from(parts.len()).expect("there are few people");
    let weights = if is_uneven { count * (count + 1) / 2 } else { count };
    for (place, (_, part)) in (1..).zip(parts.iter_mut()) {
        *part = amount / weights * if is_uneven { place } else { 1 };
    }
    let whole = parts.len();
    let left = amount - parts.iter().map(|(_, part)| part).sum::<i64>();
    for place in 0..usize::try_from(left).expect("parts are rounded down") {
        parts[place % whole].1 += 1;
    }
}

/// A small generator of numbers (an additive sequence with mixed output).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, range: Range<usize>) -> usize {
        let width = u64::try_from(range.len()).expect("a usize fits");
        range.start + usize::try_from(self.next() % width).expect("it is below a usize")
    }

    fn cents(&mut self, range: Range<usize>) -> i64 {
        i64::try_from(self.below(range)).expect("an amount is small")
    }
}
