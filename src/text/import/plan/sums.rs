//! What rows come to, for each person and currency.

use std::collections::BTreeMap;

use super::{Planned, seat_at};
use crate::model::{Currency, Kind, PersonIndex, Status};

/// What is owed to someone after everything that was read, and how many bills the person takes part in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// In smallest units.
    pub minor: i128,
    /// How many bills.
    pub bills: u64,
}

/// What rows come to: for each currency, by seat.
#[derive(Default)]
pub(super) struct Sums(Vec<(Currency, Vec<Sum>)>);

impl Sums {
    fn of(&mut self, currency: Currency, seats: usize) -> &mut [Sum] {
        let at = self.0.iter().position(|(known, _)| *known == currency).unwrap_or_else(|| {
            self.0.push((currency, vec![Sum::default(); seats]));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }

    /// Adds what a row comes to, if it counts.
    pub(super) fn add_row(&mut self, row: &Planned, seats: usize) {
        if row.status != Status::Counts {
            return;
        }
        let sums = self.of(row.currency, seats);
        let sign = if row.kind == Kind::Income { -1 } else { 1 };
        for part in &row.paid {
            let sum = &mut sums[part.person.get()];
            sum.minor += sign * i128::from(part.amount.minor());
            sum.bills += 1;
        }
        for part in &row.shares {
            let sum = &mut sums[part.person.get()];
            sum.minor -= sign * i128::from(part.amount.minor());
            sum.bills += u64::from(row.paid.iter().all(|paid| paid.person != part.person));
        }
    }

    /// Adds what other rows come to.
    pub(super) fn add(&mut self, others: &Sums) {
        for (currency, others) in &others.0 {
            for (sum, other) in self.of(*currency, others.len()).iter_mut().zip(others) {
                sum.minor += other.minor;
                sum.bills += other.bills;
            }
        }
    }

    /// Lists what everyone comes to who takes part in anything.
    pub(super) fn by_seat(self) -> BTreeMap<(Currency, PersonIndex), Sum> {
        let of_seats = |(currency, sums): (Currency, Vec<Sum>)| {
            let touched = (0..).map(seat_at).zip(sums).filter(|(_, sum)| sum.bills > 0);
            touched.map(move |(seat, sum)| ((currency, seat), sum))
        };
        self.0.into_iter().flat_map(of_seats).collect()
    }
}
