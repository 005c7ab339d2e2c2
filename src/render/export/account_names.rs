//! Names of accounts and currencies in the languages of other programs: harmless, and never one name for two things.
//!
//! A name is cleaned as the other program needs it. Where two things would then have one name, in any case, the later
//! one gets `-2`, `-3` … behind it; what comes first is told by the order of groups and people.

use std::collections::{BTreeMap, HashSet};

use crate::model::{Currency, Setup};
use crate::report::books::{Account, Books};

/// How another program writes names.
#[derive(Clone, Copy, Debug)]
pub struct Tongue {
    /// What the accounts of a group's members begin with.
    pub members: &'static str,
    /// Cleans one part of an account's name; may return nothing.
    pub part: fn(&str) -> String,
    /// Writes a currency's code.
    pub currency: fn(Currency, &mut HashSet<String>) -> String,
}

/// The names of all accounts and currencies of some books.
#[derive(Clone, Debug, Default)]
pub struct AccountNames {
    /// The account's whole name, by its place in the books.
    pub accounts: Vec<String>,
    /// Who or what each account is truly about: keys and values.
    pub facts: Vec<Vec<(&'static str, String)>>,
    /// The code of each currency.
    pub currencies: BTreeMap<Currency, String>,
}

impl AccountNames {
    /// Names everything of some books.
    #[must_use]
    pub fn of(books: &Books<'_, '_, '_>, tongue: &Tongue) -> AccountNames {
        let setup = books.selection.setup;
        let mut given = Given::default();
        let mut names = AccountNames::default();
        for sum in &books.accounts {
            let (root, parts, facts) = told(&sum.account, setup, tongue);
            let name = parts.iter().fold(root.to_owned(), |above, part| given.name(&above, part, tongue));
            names.accounts.push(name);
            names.facts.push(facts);
        }
        let mut taken = HashSet::new();
        let (own, iso): (Vec<Currency>, Vec<Currency>) =
            books.selection.currencies().into_iter().partition(|currency| setup.units.contains_key(currency.code()));
        for currency in iso.into_iter().chain(own) {
            names.currencies.insert(currency, (tongue.currency)(currency, &mut taken));
        }
        names
    }

    /// Returns the code of a currency of these books.
    #[must_use]
    pub fn code(&self, currency: Currency) -> &str {
        self.currencies.get(&currency).map_or("", String::as_str)
    }
}

/// A part of an account's name: who it is, whatever it is called, and what it is called.
struct Part<'a> {
    key: &'a str,
    name: &'a str,
}

/// Returns what an account's name begins with, its parts, and what is true of it.
fn told<'a>(
    account: &Account<'a>,
    setup: &'a Setup,
    tongue: &Tongue,
) -> (&'static str, Vec<Part<'a>>, Vec<(&'static str, String)>) {
    let group = |index: &crate::model::GroupIndex| {
        let group = &setup.groups[index.get()];
        Part { key: &group.handle, name: &group.name }
    };
    let person = |index: &crate::model::PersonIndex| {
        let person = &setup.people[index.get()];
        Part { key: person.handle.as_str(), name: &person.name }
    };
    match account {
        Account::Cash => ("Assets:Cash", Vec::new(), Vec::new()),
        Account::Expense(category) => ("Expenses", vec![Part { key: category, name: category }], Vec::new()),
        Account::Income(category) => ("Income", vec![Part { key: category, name: category }], Vec::new()),
        Account::Member(in_group, who) | Account::Friend(in_group, who) => {
            let root = if matches!(account, Account::Member(..)) { tongue.members } else { "Assets:Friends" };
            let (group, person) = (group(in_group), person(who));
            let facts = vec![
                ("group", group.key.to_owned()),
                ("member", person.key.to_owned()),
                ("name", person.name.to_owned()),
            ];
            (root, vec![group, person], facts)
        }
    }
}

/// The names that were given: by the name above and the key, and all of them in lower case.
#[derive(Default)]
struct Given {
    by_key: BTreeMap<(String, String), String>,
    taken: HashSet<String>,
}

impl Given {
    fn name(&mut self, above: &str, part: &Part<'_>, tongue: &Tongue) -> String {
        let key = (above.to_owned(), part.key.to_owned());
        if let Some(name) = self.by_key.get(&key) {
            return name.clone();
        }
        let cleaned = [part.name, part.key, "x"].into_iter().map(tongue.part).find(|name| !name.is_empty());
        let whole = format!("{above}:{}", cleaned.unwrap_or_default());
        let name = distinct(&whole, "-", &mut self.taken);
        self.by_key.insert(key, name.clone());
        name
    }
}

/// Returns a name that is not taken yet in any case, with a number behind it where needed, and takes it.
pub fn distinct(name: &str, joint: &str, taken: &mut HashSet<String>) -> String {
    let numbered = |number: u32| if number == 1 { name.to_owned() } else { format!("{name}{joint}{number}") };
    let free = (1..).map(numbered).find(|name| !taken.contains(&name.to_lowercase()));
    let free = free.expect("there are more numbers than names");
    taken.insert(free.to_lowercase());
    free
}
