//! Entries as double-entry books: accounts, transactions whose postings add up to zero, and what each account ends with.
//!
//! 1. The books of groups: every member is an account. Who pays is credited, who shares is charged, so an account's
//!    balance is the member's balance in `clique balance`: more than zero is owed to the member.
//! 2. The books of one person: money leaves or enters `Cash`, what falls on the person is an expense by category (or
//!    an income), and the rest is what friends owe, an account for each friend in each group; see
//!    [`crate::model::pairwise`] for who owes whom.
//!
//! Law: the postings of a transaction add up to zero. In the second books a group's friends add up to the person's
//! balance in that group.

use std::collections::BTreeMap;

use super::selection::Selection;
use crate::model::pairwise::pair_debts;
use crate::model::{Currency, Date, Entry, GroupIndex, Kind, Money, PersonIndex};

/// What the expenses without a category are booked under.
const NO_CATEGORY: &str = "uncategorised";

/// Whose books they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The groups': every member is an account.
    Groups,
    /// One person's.
    Person(PersonIndex),
}

/// What an account is about; in the order in which accounts are listed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account<'e> {
    /// What a member gets back from a group.
    Member(GroupIndex, PersonIndex),
    /// The person's money.
    Cash,
    /// What a friend owes the person in a group.
    Friend(GroupIndex, PersonIndex),
    /// What was spent, by category.
    Expense(&'e str),
    /// What came in, by category.
    Income(&'e str),
}

/// What there is to say of an account before its first transaction and after its last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountSum<'e> {
    /// What it is about.
    pub account: Account<'e>,
    /// The day of its first transaction.
    pub opened: Date,
    /// What it ends with, by currency.
    pub balances: BTreeMap<Currency, Money>,
}

/// A line of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookLine {
    /// The account, by its place in [`Books::accounts`].
    pub account: usize,
    /// What is added to it.
    pub amount: Money,
}

/// Double-entry books of some entries.
#[derive(Clone, Debug)]
pub struct Books<'s, 'l, 't> {
    /// The entries they are of, all of which count.
    pub selection: &'s Selection<'l, 't>,
    /// Whose they are.
    pub view: View,
    /// The accounts, in order.
    pub accounts: Vec<AccountSum<'l>>,
}

impl<'s, 'l, 't> Books<'s, 'l, 't> {
    /// Opens the books of entries that count.
    #[must_use]
    pub fn of(selection: &'s Selection<'l, 't>, view: View) -> Books<'s, 'l, 't> {
        let mut accounts: BTreeMap<Account<'l>, AccountSum<'l>> = BTreeMap::new();
        let mut lines = Vec::new();
        for entry in &selection.entries {
            post(view, entry, &mut lines);
            for (account, amount) in lines.drain(..) {
                let sum = accounts.entry(account).or_insert_with_key(|account| AccountSum {
                    account: account.clone(),
                    opened: entry.date,
                    balances: BTreeMap::new(),
                });
                *sum.balances.entry(entry.currency).or_default() += amount;
            }
        }
        Books { selection, view, accounts: accounts.into_values().collect() }
    }

    /// Lists the transactions with their lines, in order of date.
    pub fn transactions(&self) -> impl Iterator<Item = (&'l Entry<'t>, Vec<BookLine>)> + '_ {
        let mut posted = Vec::new();
        self.selection.entries.iter().filter_map(move |entry| {
            post(self.view, entry, &mut posted);
            let line = |(account, amount): (Account<'l>, Money)| {
                let found = self.accounts.binary_search_by(|sum| sum.account.cmp(&account));
                BookLine { account: found.expect("every account was opened before"), amount }
            };
            let lines: Vec<BookLine> = posted.drain(..).map(line).collect();
            (!lines.is_empty()).then_some((*entry, lines))
        })
    }
}

/// Lists the lines of an entry; none where it does not touch the person whose books they are.
fn post<'l>(view: View, entry: &'l Entry<'_>, lines: &mut Vec<(Account<'l>, Money)>) {
    lines.clear();
    match view {
        View::Groups => {
            let sign = |money: Money| if entry.kind == Kind::Income { -money } else { money };
            let member = |person| Account::Member(entry.group, person);
            lines.extend(entry.payers.iter().map(|part| (member(part.person), sign(part.amount))));
            lines.extend(entry.shares.iter().map(|part| (member(part.person), sign(-part.amount))));
        }
        View::Person(person) => post_for(person, entry, lines),
    }
    debug_assert!(lines.iter().map(|(_, amount)| *amount).sum::<Money>().is_zero(), "postings add up to zero");
}

fn post_for<'l>(person: PersonIndex, entry: &'l Entry<'_>, lines: &mut Vec<(Account<'l>, Money)>) {
    let (paid, share) = (entry.paid_by(person), entry.share_of(person));
    let category = if entry.category.trim().is_empty() { NO_CATEGORY } else { entry.category.trim() };
    match entry.kind {
        Kind::Expense => lines.extend([(Account::Expense(category), share), (Account::Cash, -paid)]),
        Kind::Payment => lines.push((Account::Cash, share - paid)),
        Kind::Income => lines.extend([(Account::Cash, paid), (Account::Income(category), -share)]),
    }
    for debt in pair_debts(entry) {
        if debt.creditor == person {
            lines.push((Account::Friend(entry.group, debt.debtor), debt.amount));
        } else if debt.debtor == person {
            lines.push((Account::Friend(entry.group, debt.creditor), -debt.amount));
        }
    }
    lines.retain(|(_, amount)| !amount.is_zero());
}
