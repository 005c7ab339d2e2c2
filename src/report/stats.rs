//! What was spent: by category, person and month, on average, at most; and a guess at what comes.
//!
//! The guess for a month is made of three things, which are shown apart:
//!
//! 1. what comes by the rules of bills that come again;
//! 2. what is in the ledger already with a day of that month;
//! 3. for the rest the median of the last months, at most a year of them, this one left out. What comes by rules is no
//!    part of it, and where more than that is in the ledger already, that counts instead.

use std::collections::BTreeMap;

use super::due::{Booked, unbooked};
use super::entries::ID_SHOWN_MIN;
use crate::model::id::unique_prefix;
use crate::model::{Currency, Date, Entry, GroupIndex, Id, Kind, Money, PersonIndex, Setup};

/// So many of the largest bills are named.
const LARGEST_MAX: usize = 5;
/// So many of the last months make the median.
const MONTHS_LOOKED_AT: u32 = 12;

/// What was spent in one group and currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatsSheet {
    /// The group's handle.
    pub group: String,
    /// The group's display name.
    pub name: String,
    /// The currency.
    pub currency: Currency,
    /// The first and the last day of a bill.
    pub days: (Date, Date),
    /// How many bills there are.
    pub bills: i64,
    /// What they cost, less refunds and income.
    pub spent: Money,
    /// What a bill cost on average, rounded.
    pub per_bill: Money,
    /// What a month cost on average, rounded; months without a bill between the first and the last count.
    pub per_month: Money,
    /// By category, the most first; empty for bills without one.
    pub categories: Vec<Slice>,
    /// By person: what each used, and what each paid; the most used first.
    pub people: Vec<(String, Slice, Money)>,
    /// By month, each named by its first day; months between without a bill are there.
    pub months: Vec<(Date, Slice)>,
    /// The largest bills.
    pub largest: Vec<LargeBill>,
    /// A guess at the months to come.
    pub forecast: Vec<Guess>,
}

/// A part of what was spent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    /// What it is called.
    pub name: String,
    /// How many bills are in it.
    pub bills: i64,
    /// What it comes to.
    pub spent: Money,
}

/// One of the largest bills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LargeBill {
    /// The id.
    pub id: Id,
    /// How many characters of the id tell it from all others.
    pub unique: usize,
    /// The day.
    pub date: Date,
    /// What it was for.
    pub description: String,
    /// What it cost.
    pub amount: Money,
}

/// A guess at one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The first day of the month.
    pub month: Date,
    /// What comes by rules, booked ahead or not.
    pub by_rules: Money,
    /// What else is in the ledger already.
    pub known: Money,
    /// The median of the last months.
    pub usual: Money,
    /// What is guessed in all.
    pub total: Money,
    /// What of it all is to be paid in that month by the due dates of bills.
    pub due: Money,
}

/// Adds up entries one by one.
#[derive(Debug)]
pub struct Gathering<'s> {
    setup: &'s Setup,
    books: BTreeMap<(GroupIndex, Currency), Gathered>,
    booked: Booked,
    ids: Vec<Id>,
}

#[derive(Debug, Default)]
struct Gathered {
    days: Option<(Date, Date)>,
    bills: i64,
    spent: Money,
    categories: BTreeMap<String, (i64, Money)>,
    people: BTreeMap<PersonIndex, (i64, Money, Money)>,
    months: BTreeMap<Date, (i64, Money)>,
    /// What came by no rule, by month.
    by_no_rule: BTreeMap<Date, Money>,
    due: BTreeMap<Date, Money>,
    largest: Vec<(Money, Date, Id, String)>,
}

impl<'s> Gathering<'s> {
    /// Starts without entries.
    #[must_use]
    pub fn new(setup: &'s Setup) -> Gathering<'s> {
        Gathering { setup, books: BTreeMap::new(), booked: Booked::default(), ids: Vec::new() }
    }

    /// Notes that an entry is there, whatever it says: for ids, and for bills that come again.
    pub fn note(&mut self, entry: &Entry<'_>) {
        self.ids.push(entry.id);
        self.booked.add(entry, &self.setup.rules);
    }

    /// Adds an entry to what was spent, when it counts and is no payment.
    pub fn add(&mut self, entry: &Entry<'_>) {
        let sign = |money: Money| if entry.kind == Kind::Income { -money } else { money };
        if !entry.counts() || entry.kind == Kind::Payment {
            return;
        }
        let book = self.books.entry((entry.group, entry.currency)).or_default();
        let (amount, month) = (sign(entry.amount), month_of(entry.date));
        let (first, last) = book.days.unwrap_or((entry.date, entry.date));
        book.days = Some((first.min(entry.date), last.max(entry.date)));
        book.bills += 1;
        book.spent += amount;
        let category = book.categories.entry(entry.category.trim().to_owned()).or_default();
        *category = (category.0 + 1, category.1 + amount);
        for part in &entry.shares {
            let person = book.people.entry(part.person).or_default();
            *person = (person.0 + 1, person.1 + sign(part.amount), person.2);
        }
        for part in &entry.payers {
            book.people.entry(part.person).or_default().2 += sign(part.amount);
        }
        let of_month = book.months.entry(month).or_default();
        *of_month = (of_month.0 + 1, of_month.1 + amount);
        let by_rule = self.setup.rules.iter().any(|rule| {
            rule.group == entry.group
                && rule.currency == entry.currency
                && rule.description.trim().eq_ignore_ascii_case(entry.description.trim())
        });
        if !by_rule {
            *book.by_no_rule.entry(month).or_default() += amount;
        }
        if let Some(due) = entry.due {
            *book.due.entry(month_of(due)).or_default() += amount;
        }
        book.largest.push((amount, entry.date, entry.id, entry.description.to_string()));
        if book.largest.len() > LARGEST_MAX * 8 {
            keep_largest(&mut book.largest);
        }
    }

    /// Returns what was spent in each group and currency; with `ahead`, a guess at so many months after this one.
    #[must_use]
    pub fn sheets(mut self, groups: &[GroupIndex], today: Date, ahead: u32) -> Vec<StatsSheet> {
        self.ids.sort_unstable();
        self.ids.dedup();
        let mut sheets = Vec::new();
        let mut first: BTreeMap<GroupIndex, Date> = BTreeMap::new();
        for ((group, _), book) in &self.books {
            let month = book.months.keys().next().copied().unwrap_or(today);
            first.entry(*group).and_modify(|first| *first = (*first).min(month)).or_insert(month);
        }
        for ((group, currency), mut book) in std::mem::take(&mut self.books) {
            let Some(days) = book.days.filter(|_| groups.contains(&group)) else { continue };
            keep_largest(&mut book.largest);
            let first = first.get(&group).copied().unwrap_or(today);
            let forecast = self.forecast((group, currency), (&book, first), today, ahead);
            sheets.push(self.sheet((group, currency), book, days, forecast));
        }
        sheets
    }

    fn sheet(
        &self,
        (group, currency): (GroupIndex, Currency),
        book: Gathered,
        days: (Date, Date),
        forecast: Vec<Guess>,
    ) -> StatsSheet {
        let place = &self.setup.groups[group.get()];
        let months = months_between(month_of(days.0), month_of(days.1));
        let count = i64::try_from(months.len()).unwrap_or(i64::MAX);
        let slice = |name: String, (bills, spent): (i64, Money)| Slice { name, bills, spent };
        let mut categories: Vec<Slice> = book.categories.into_iter().map(|(name, sums)| slice(name, sums)).collect();
        categories.sort_by(|a, b| (b.spent, &a.name).cmp(&(a.spent, &b.name)));
        let person = |(person, (bills, share, paid)): (PersonIndex, (i64, Money, Money))| {
            let handle = self.setup.handle(person).to_owned();
            (handle.clone(), slice(handle, (bills, share)), paid)
        };
        let mut people: Vec<(String, Slice, Money)> = book.people.into_iter().map(person).collect();
        people.sort_by(|a, b| (b.1.spent, &a.0).cmp(&(a.1.spent, &b.0)));
        let of_month =
            |month: Date| (month, slice(String::new(), book.months.get(&month).copied().unwrap_or_default()));
        let large = |(amount, date, id, description): (Money, Date, Id, String)| LargeBill {
            id,
            unique: unique_prefix(&self.ids, id, ID_SHOWN_MIN),
            date,
            description,
            amount,
        };
        StatsSheet {
            group: place.handle.clone(),
            name: place.name.clone(),
            currency,
            days,
            bills: book.bills,
            spent: book.spent,
            per_bill: mean(book.spent, book.bills),
            per_month: mean(book.spent, count),
            categories,
            people,
            months: months.into_iter().map(of_month).collect(),
            largest: book.largest.into_iter().map(large).collect(),
            forecast,
        }
    }

    fn forecast(
        &self,
        (group, currency): (GroupIndex, Currency),
        (book, first): (&Gathered, Date),
        today: Date,
        ahead: u32,
    ) -> Vec<Guess> {
        let this = month_of(today);
        let usual = median(&past_months(book, first, this));
        let last = this.plus_months(ahead.saturating_add(1)).and_then(|next| next.plus_days(-1)).unwrap_or(today);
        let coming = unbooked(self.setup, &self.booked, &[group], last);
        let guess = |month: Date| {
            let of_month = coming.iter().filter(|one| one.rule.currency == currency && month_of(one.date) == month);
            let unbooked: Money = of_month.map(|one| one.rule.amount).sum();
            let all = book.months.get(&month).map_or(Money::ZERO, |(_, spent)| *spent);
            let known = book.by_no_rule.get(&month).copied().unwrap_or_default();
            let by_rules = unbooked + (all - known);
            let due = book.due.get(&month).copied().unwrap_or_default();
            Guess { month, by_rules, known, usual, total: by_rules + known.max(usual), due }
        };
        let guesses: Vec<Guess> = (1..=ahead).map_while(|months| this.plus_months(months)).map(guess).collect();
        let is_something = |guess: &Guess| !(guess.total.is_zero() && guess.due.is_zero());
        if guesses.iter().any(is_something) { guesses } else { Vec::new() }
    }
}

fn keep_largest(bills: &mut Vec<(Money, Date, Id, String)>) {
    bills.sort_by(|a, b| (b.0, a.1, a.2).cmp(&(a.0, b.1, b.2)));
    bills.truncate(LARGEST_MAX);
}

/// Returns what came by no rule in each of the last full months since the first of the group, those without a bill too.
fn past_months(book: &Gathered, first: Date, this: Date) -> Vec<Money> {
    let mut months: Vec<Date> = months_between(first, this).into_iter().filter(|month| *month < this).collect();
    let surplus = months.len().saturating_sub(usize::try_from(MONTHS_LOOKED_AT).unwrap_or(usize::MAX));
    months.drain(..surplus);
    months.iter().map(|month| book.by_no_rule.get(month).copied().unwrap_or_default()).collect()
}

/// Returns the middle of some amounts; between two of them, half way, rounded.
fn median(amounts: &[Money]) -> Money {
    let mut sorted = amounts.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    match (sorted.get(middle), sorted.len() % 2) {
        (None, _) => Money::ZERO,
        (Some(one), 1) => *one,
        (Some(one), _) => mean(*one + sorted[middle - 1], 2),
    }
}

/// Returns a part of a whole, rounded to the nearest unit, the half away from nothing.
fn mean(whole: Money, count: i64) -> Money {
    let count = i128::from(count.max(1));
    let minor = i128::from(whole.minor());
    let rounded = (minor.abs() * 2 + count) / (count * 2) * minor.signum();
    Money::from_minor(i64::try_from(rounded).unwrap_or(i64::MAX))
}

/// Returns the first day of a day's month.
#[must_use]
pub fn month_of(date: Date) -> Date {
    Date::new(date.year(), date.month(), 1).unwrap_or(date)
}

/// Lists the months from one to another, by their first days.
fn months_between(first: Date, last: Date) -> Vec<Date> {
    (0..).map_while(|months| first.plus_months(months)).take_while(|month| *month <= last).collect()
}

/// What a group agreed to spend on something in a month, and what it spent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetRow {
    /// The group's handle.
    pub group: String,
    /// The group's display name.
    pub name: String,
    /// The first day of the month.
    pub month: Date,
    /// The category; `*` for all bills.
    pub category: String,
    /// The currency.
    pub currency: Currency,
    /// What was agreed.
    pub budget: Money,
    /// What was spent.
    pub spent: Money,
}

impl BudgetRow {
    /// Returns what is left; less than nothing when too much was spent.
    #[must_use]
    pub fn left(&self) -> Money {
        self.budget - self.spent
    }
}

impl Gathering<'_> {
    /// Compares what was spent in a month with what groups agreed to spend, in each group's own currency; to be asked
    /// when the entries of that month alone were added.
    #[must_use]
    pub fn budgets(&self, groups: &[GroupIndex], month: Date) -> Vec<BudgetRow> {
        let mut rows = Vec::new();
        for index in groups {
            let group = &self.setup.groups[index.get()];
            let book = self.books.get(&(*index, group.currency));
            for (category, budget) in &group.budget {
                let spent = match (book, category.as_str()) {
                    (None, _) => Money::ZERO,
                    (Some(book), "*") => book.spent,
                    (Some(book), name) => book.categories.get(name).map_or(Money::ZERO, |(_, spent)| *spent),
                };
                rows.push(BudgetRow {
                    group: group.handle.clone(),
                    name: group.name.clone(),
                    month,
                    category: category.clone(),
                    currency: group.currency,
                    budget: *budget,
                    spent,
                });
            }
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_and_medians_are_whole_units() {
        let money = Money::from_minor;
        assert_eq!(mean(money(10), 4), money(3));
        assert_eq!(mean(money(-10), 4), money(-3));
        assert_eq!(mean(money(10), 0), money(10));
        assert_eq!(median(&[]), money(0));
        assert_eq!(median(&[money(5)]), money(5));
        assert_eq!(median(&[money(9), money(1), money(5)]), money(5));
        assert_eq!(median(&[money(9), money(1), money(5), money(4)]), money(5));
    }
}
