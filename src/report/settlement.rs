//! Who pays whom, group by group and currency by currency, and how good the plan is.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Evidence, money};
use super::wishes::{Circle, NoPlan, Wishes};
use crate::engine::{Debt, Debts, Effort, Mode, Nets, Options, Person, Proof, Transfer, settle};
use crate::model::pairwise::Pairwise;
use crate::model::{Currency, Date, Entry, GroupIndex, Id, Kind, Money, PersonIndex, Place, Setup, Tally};

/// The payments that settle one group and currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The group's handle; empty when the balances are of no group.
    pub group: String,
    /// The group's display name.
    pub name: String,
    /// The currency.
    pub currency: Currency,
    /// Who pays whom, in name order; with people asked for, only their payments.
    pub payments: Vec<Payment>,
    /// How many payments settle everyone.
    pub count: usize,
    /// What all of them add up to.
    pub total: Money,
    /// How good the plan is.
    pub quality: Quality,
    /// Whether anyone may pay anyone any amount.
    pub is_free: bool,
    /// What rounding leaves: owed to the person when more than zero.
    pub left: Vec<(String, Money)>,
    /// How many payments it would take to pay each debt directly.
    pub direct: usize,
    /// People who settle among themselves.
    pub blocks: Vec<Vec<String>>,
    /// What stands behind the plan.
    pub evidence: Evidence,
}

impl Settlement {
    /// Makes what is known of a plan alone; only the payments of people who are asked for are listed.
    #[must_use]
    pub fn new(evidence: Evidence, currency: Currency, is_asked: impl Fn(Person) -> bool) -> Settlement {
        let all = evidence.payments();
        let is_shown = |transfer: &&Transfer| is_asked(transfer.from) || is_asked(transfer.to);
        let plan = evidence.plan();
        Settlement {
            group: String::new(),
            name: String::new(),
            currency,
            payments: plan.transfers.iter().filter(is_shown).map(|transfer| evidence.payment(transfer)).collect(),
            count: all.len(),
            total: all.iter().map(|payment| payment.amount).sum(),
            quality: match plan.proof {
                Proof::Optimal => Quality::Fewest,
                Proof::AtLeast(least) => Quality::AtLeast(least),
            },
            is_free: true,
            left: plan
                .remainders
                .iter()
                .map(|left| (evidence.name(left.person).to_owned(), money(left.amount)))
                .collect(),
            direct: all.len(),
            blocks: plan.blocks.iter().map(|block| evidence.names_of(block)).collect(),
            evidence,
        }
    }
}

/// One payment to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The handle of who pays.
    pub from: String,
    /// The handle of who is paid.
    pub to: String,
    /// How much, in smallest units.
    pub amount: Money,
    /// The id of the entry, once it is recorded, and how many of its characters tell it from all others.
    pub entry: Option<(Id, usize)>,
}

/// What is known about the number of payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    /// There is no plan with fewer.
    Fewest,
    /// So many are needed at least, but the plan has more.
    AtLeast(usize),
    /// The way of settling leaves no choice.
    Given,
}

/// How people want to settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// With the fewest payments.
    Minimal,
    /// Along existing debts, cycles of debt cleared.
    Simplified,
    /// Every debt as it is.
    Direct,
    /// Everyone pays or is paid by one person.
    Through(PersonIndex),
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Ask {
    /// How to settle.
    pub way: Way,
    /// Only the payments of these people, unless there are none.
    pub who: Vec<PersonIndex>,
    /// What a plan with the fewest payments must keep to.
    pub wishes: Wishes,
    /// How much work may be done.
    pub effort: Effort,
}

impl Ask {
    /// Asks for everyone's payments in some way, without wishes.
    #[must_use]
    pub fn new(way: Way) -> Ask {
        Ask { way, who: Vec::new(), wishes: Wishes::default(), effort: Effort::default() }
    }
}

/// Adds up, one entry at a time, what settling needs to know.
#[derive(Clone, Debug, Default)]
pub struct Accounts {
    tally: Tally,
    pairwise: Pairwise,
    recent: BTreeMap<(GroupIndex, Currency), Recent>,
}

/// The payments since the last bill: as long as they follow the plan, its rest stays as it was.
#[derive(Clone, Debug, Default)]
struct Recent {
    last_bill: Option<Date>,
    payments: Vec<(Date, Place, PersonIndex, PersonIndex, Money)>,
}

impl Accounts {
    /// Adds one entry, when it counts.
    pub fn add(&mut self, entry: &Entry<'_>) {
        if !entry.counts() {
            return;
        }
        self.tally.add(entry);
        self.pairwise.add(entry);
        let recent = self.recent.entry((entry.group, entry.currency)).or_default();
        match (entry.kind, entry.payers.as_slice(), entry.shares.as_slice()) {
            (Kind::Payment, [from], [to]) => {
                recent.payments.push((entry.date, entry.place, from.person, to.person, entry.amount));
            }
            _ => recent.last_bill = recent.last_bill.max(Some(entry.date)),
        }
    }

    /// Returns what has been added up.
    #[must_use]
    pub const fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Returns the currencies there are.
    #[must_use]
    pub fn currencies(&self) -> BTreeSet<Currency> {
        self.recent.keys().map(|(_, currency)| *currency).collect()
    }

    /// Returns the plans of some groups.
    ///
    /// # Errors
    ///
    /// When a group has no plan that keeps to what is asked.
    pub fn settlements(&self, setup: &Setup, groups: &[GroupIndex], ask: &Ask) -> Result<Vec<Settlement>, Box<NoPlan>> {
        let balances = self.tally.balances();
        let books = balances.totals.keys().filter(|(group, _)| groups.contains(group));
        books
            .map(|(group, currency)| {
                let of_book = balances.accounts.iter().filter(|((g, c, _), _)| g == group && c == currency);
                let mut nets: BTreeMap<PersonIndex, Money> =
                    of_book.map(|((_, _, person), standing)| (*person, standing.net())).collect();
                if let Way::Through(hub) = ask.way {
                    nets.entry(hub).or_default();
                }
                let book = Account { setup, group: *group, currency: *currency, people: nets };
                self.settlement(&book, ask)
            })
            .collect()
    }

    fn settlement(&self, book: &Account<'_>, ask: &Ask) -> Result<Settlement, Box<NoPlan>> {
        let setup = book.setup;
        let group = &setup.groups[book.group.get()];
        let debts = self.pairwise.debts(book.group, book.currency);
        let direct = debts.len();
        let owed = debts.iter().map(|debt| Debt {
            debtor: book.number(debt.debtor),
            creditor: book.number(debt.creditor),
            amount: debt.amount.minor().into(),
        });
        let options = Options {
            mode: match ask.way {
                Way::Minimal => Mode::Minimal,
                Way::Simplified => Mode::Simplified,
                Way::Direct => Mode::Direct,
                Way::Through(hub) => Mode::Hub(book.number(hub)),
            },
            debts: Debts::new(owed).expect("debts are bounded by the bills"),
            paid: self.paid(book),
            effort: ask.effort,
        };
        let people: Vec<PersonIndex> = book.people.keys().copied().collect();
        let circle = Circle { setup, currency: book.currency, people: &people, pairs: options.debts.pairs() };
        let constraints = circle.constraints(&ask.wishes);
        let plan =
            settle(&book.nets(), &constraints, &options).map_err(|why| Box::new(circle.no_plan(&group.handle, why)))?;
        assert!(plan.settles(&book.nets()), "a plan brings everyone to zero, or to what rounding leaves");
        let is_asked = |person: Person| ask.who.is_empty() || ask.who.contains(&book.person(person));
        let evidence =
            Evidence::new(people.iter().map(|who| setup.handle(*who).to_owned()).collect(), book.nets(), plan);
        let evidence = evidence.with_debts(&options.debts, ask.way == Way::Simplified);
        let mut settlement = Settlement::new(evidence, book.currency, is_asked);
        settlement.group.clone_from(&group.handle);
        settlement.name.clone_from(&group.name);
        settlement.is_free = constraints.is_free();
        settlement.direct = direct;
        if ask.way != Way::Minimal {
            settlement.quality = Quality::Given;
        }
        Ok(settlement)
    }

    /// Returns the payments since the last bill, in the order they were made.
    fn paid(&self, book: &Account<'_>) -> Vec<Transfer> {
        let Some(recent) = self.recent.get(&(book.group, book.currency)) else { return Vec::new() };
        let mut payments: Vec<_> =
            recent.payments.iter().filter(|(date, ..)| recent.last_bill.is_none_or(|last| last <= *date)).collect();
        payments.sort_unstable_by_key(|(date, place, ..)| (*date, *place));
        let transfer = |(_, _, from, to, amount): &(_, _, PersonIndex, PersonIndex, Money)| Transfer {
            from: book.number(*from),
            to: book.number(*to),
            amount: amount.minor().into(),
        };
        payments.into_iter().filter(|payment| payment.4.minor() > 0 && payment.2 != payment.3).map(transfer).collect()
    }
}

/// The balances of one group and currency, its people numbered in name order for the engine.
struct Account<'s> {
    setup: &'s Setup,
    group: GroupIndex,
    currency: Currency,
    people: BTreeMap<PersonIndex, Money>,
}

impl Account<'_> {
    fn nets(&self) -> Nets {
        Nets::new(self.people.values().map(|net| net.minor())).expect("balances add up to zero")
    }

    fn number(&self, person: PersonIndex) -> Person {
        Person::new(self.people.range(..person).count())
    }

    fn person(&self, person: Person) -> PersonIndex {
        *self.people.keys().nth(person.index()).expect("a plan is about people it was given")
    }
}

/// Returns what the person who owes the most in these payments pays.
#[must_use]
pub fn owed_most(settlement: &Settlement) -> Money {
    let payers: BTreeSet<&str> = settlement.payments.iter().map(|payment| payment.from.as_str()).collect();
    let pays = |payer: &str| settlement.payments.iter().filter(|payment| payment.from == payer).map(|p| p.amount).sum();
    payers.into_iter().map(pays).max().unwrap_or_default()
}
