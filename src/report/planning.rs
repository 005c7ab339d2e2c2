//! Plans payments: for each group and currency by itself, or for all groups or currencies at once.

use std::collections::BTreeMap;

use super::accounts::Accounts;
use super::evidence::Evidence;
use super::exchange::{Exchange, NoExchange};
use super::postings::{BookKey, OpenBooks};
use super::settlement::{Ask, Manner, Quality, Scope, Settlement, Spread, Way};
use super::wishes::{Circle, NoPlan, Wishes};
use crate::engine::{Amount, Constraints, Debt, Debts, Effort, Mode, Nets, Options, Pair, Person, Transfer, settle};
use crate::model::balance::Balances;
use crate::model::{Agreement, Currency, GroupIndex, Money, PersonIndex, Setup, agreement};

/// Why there are no payments to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unplanned {
    /// No plan keeps to what is asked.
    NoPlan(Box<NoPlan>),
    /// Something cannot be converted.
    NoExchange(NoExchange),
    /// A way of settling that leaves no choice has people pay each other who are not to; by handle.
    Forced {
        /// The group, empty when it is all of them.
        group: String,
        /// The pairs.
        pairs: Vec<(String, String)>,
    },
    /// A way of settling that follows the debts as they are cannot convert them.
    Converted,
}

impl Accounts {
    /// Returns the plans of some groups.
    ///
    /// # Errors
    ///
    /// When there is no plan that keeps to what is asked, or a rate is missing.
    pub fn settlements(
        &self,
        setup: &Setup,
        groups: &[GroupIndex],
        ask: &Ask,
    ) -> Result<Vec<Settlement>, Box<Unplanned>> {
        let balances = self.tally.balances();
        let mut books: BTreeMap<(Option<GroupIndex>, Option<Currency>), Vec<BookKey>> = BTreeMap::new();
        let is_meant = |book: &BookKey| ask.only.is_none_or(|only| only == book.1);
        for book in self.books(groups).into_iter().filter(is_meant) {
            let group = (ask.scope == Scope::Apart).then_some(book.0);
            let currency = ask.exchange.is_none().then_some(book.1);
            books.entry((group, currency)).or_default().push(book);
        }
        let plan = |((group, currency), books): ((Option<GroupIndex>, Option<Currency>), Vec<BookKey>)| {
            let currency = currency.or(ask.exchange.map(|(to, _)| to)).expect("books are kept apart, or converted");
            Sheet::of(setup, &balances, (group, currency), books, ask)
                .and_then(|sheet| self.settlement(&sheet, groups, ask))
                .map_err(Box::new)
        };
        books.into_iter().map(plan).collect()
    }

    fn settlement(&self, sheet: &Sheet<'_>, groups: &[GroupIndex], ask: &Ask) -> Result<Settlement, Unplanned> {
        let setup = sheet.setup;
        let (way, wishes, is_agreed) = asked(setup, sheet, groups, ask);
        if sheet.exchange.is_some() && matches!(way, Way::Simplified | Way::Direct) {
            return Err(Unplanned::Converted);
        }
        let paid = self.paid_by_number(sheet);
        let debts = self.debts(sheet, &[]);
        // A plan that is being paid prefers the debts it began with, or the rest would not stay as it was.
        let before = self.debts(sheet, &paid);
        let circle = Circle { setup, currency: sheet.currency, people: &sheet.people, pairs: before.pairs() };
        let mut constraints = circle.constraints(&wishes);
        let mode = match way {
            Way::Minimal => Mode::Minimal,
            Way::Simplified => Mode::Simplified,
            Way::Direct => Mode::Direct,
            Way::Through(hub) if constraints.is_free() => Mode::Hub(sheet.number(hub)),
            Way::Through(hub) => {
                // With wishes it is a plan like others, in which only the hub pays and is paid.
                let hub = sheet.number(hub);
                let others = (0..sheet.people.len()).map(Person::new).filter(|person| *person != hub);
                constraints.allow_only(others.map(|person| Pair::new(person, hub)));
                constraints.relay = true;
                Mode::Minimal
            }
        };
        let follows_debts = matches!(mode, Mode::Direct | Mode::Simplified);
        let asked = if follows_debts { debts.clone() } else { before };
        let options = Options { mode, paid, debts: asked, effort: ask.effort };
        let group = sheet.group.map_or("", |group| &setup.groups[group.get()].handle);
        let infeasible = |why| Unplanned::NoPlan(Box::new(circle.no_plan(group, why)));
        let plan = settle(&sheet.nets, &constraints, &options).map_err(infeasible)?;
        assert!(plan.settles(&sheet.nets), "a plan brings everyone to zero, or to what rounding leaves");
        let name = |person: Person| setup.handle(sheet.people[person.index()]).to_owned();
        let forced: Vec<(String, String)> = plan
            .transfers
            .iter()
            .filter(|transfer| constraints.forbidden.contains(&Pair::new(transfer.from, transfer.to)))
            .map(|transfer| (name(transfer.from), name(transfer.to)))
            .collect();
        if !forced.is_empty() {
            return Err(Unplanned::Forced { group: group.to_owned(), pairs: forced });
        }
        let is_asked = |person: Person| ask.who.is_empty() || ask.who.contains(&sheet.people[person.index()]);
        let names = (0..sheet.people.len()).map(|number| name(Person::new(number)));
        let evidence = Evidence::new(names.collect(), sheet.nets.clone(), plan);
        let evidence = evidence.with_debts(&debts, way == Way::Simplified);
        let mut settlement = Settlement::new(evidence, sheet.currency, is_asked);
        settlement.group = group.to_owned();
        settlement.name = sheet.group.map_or("All groups".to_owned(), |group| setup.groups[group.get()].name.clone());
        settlement.is_free = constraints.is_free();
        settlement.is_agreed = is_agreed;
        settlement.manner = match way {
            Way::Minimal => Manner::Fewest,
            Way::Simplified => Manner::Simplified,
            Way::Direct => Manner::Direct,
            Way::Through(hub) => Manner::Through(setup.handle(hub).to_owned()),
        };
        settlement.direct = Some(debts.pairs().len());
        if settlement.quality == Quality::Given {
            settlement.fewest = payments_count(&sheet.nets, &constraints, ask.effort);
        }
        settlement.spread = sheet.spread(groups, ask);
        settlement.spread_out(setup);
        Ok(settlement)
    }

    /// Returns who owes whom by all books, in the currency of the plan, as if some payments had not been made.
    fn debts(&self, sheet: &Sheet<'_>, unmade: &[Transfer]) -> Debts {
        let of_book = |(group, currency): &BookKey| {
            let currency = *currency;
            let debts = self.pairwise.debts(*group, currency);
            debts.into_iter().map(move |debt| Debt {
                debtor: sheet.number(debt.debtor),
                creditor: sheet.number(debt.creditor),
                amount: match &sheet.exchange {
                    Some(exchange) => exchange.roughly(currency, debt.amount),
                    None => debt.amount.minor().into(),
                },
            })
        };
        let unpaid = unmade.iter().map(|it| Debt { debtor: it.from, creditor: it.to, amount: it.amount });
        Debts::new(sheet.books.iter().flat_map(of_book).chain(unpaid)).expect("debts are bounded by the bills")
    }

    fn paid_by_number(&self, sheet: &Sheet<'_>) -> Vec<Transfer> {
        let transfer = |paid: super::accounts::Paid| Transfer {
            from: sheet.number(paid.from),
            to: sheet.number(paid.to),
            amount: paid.amount.minor().into(),
        };
        self.paid(&sheet.books, sheet.currency).into_iter().map(transfer).collect()
    }
}

/// Tells how a plan is to be made: what was typed, then what the group has agreed.
///
/// What groups agreed each for itself does not hold between them, but for pairs that do not pay each other.
fn asked(setup: &Setup, sheet: &Sheet<'_>, groups: &[GroupIndex], ask: &Ask) -> (Way, Wishes, bool) {
    let mut wishes = ask.wishes.clone();
    let mut way = ask.way;
    if ask.heeds_agreements {
        if let Some(group) = sheet.group.map(|group| &setup.groups[group.get()]) {
            if way.is_none() && !wishes.limits_plans() {
                way = way_of(&group.agreement);
            }
            wishes.heed(&group.agreement, group.currency);
        } else {
            let agreed = groups.iter().flat_map(|group| &setup.groups[group.get()].agreement.no_pay);
            wishes.forbidden.extend(agreed);
        }
    }
    let is_agreed = way.is_some() && ask.way.is_none() || wishes != ask.wishes;
    (way.unwrap_or(Way::Minimal), wishes, is_agreed)
}

fn way_of(agreement: &Agreement) -> Option<Way> {
    match (agreement.mode?, agreement.via) {
        (agreement::Mode::Minimal, _) => Some(Way::Minimal),
        (agreement::Mode::Simplified, _) => Some(Way::Simplified),
        (agreement::Mode::Direct, _) => Some(Way::Direct),
        (agreement::Mode::Hub, via) => via.map(Way::Through),
    }
}

fn payments_count(nets: &Nets, constraints: &Constraints, effort: Effort) -> Option<usize> {
    let options = Options { effort, ..Options::default() };
    settle(nets, constraints, &options).ok().map(|plan| plan.transfers.len())
}

/// Some books taken together, their people numbered in name order for the engine.
struct Sheet<'s> {
    setup: &'s Setup,
    group: Option<GroupIndex>,
    currency: Currency,
    books: Vec<BookKey>,
    open: BTreeMap<BookKey, BTreeMap<PersonIndex, Money>>,
    exchange: Option<Exchange>,
    people: Vec<PersonIndex>,
    nets: Nets,
}

impl<'s> Sheet<'s> {
    fn of(
        setup: &'s Setup,
        balances: &Balances,
        (group, currency): (Option<GroupIndex>, Currency),
        books: Vec<BookKey>,
        ask: &Ask,
    ) -> Result<Sheet<'s>, Unplanned> {
        let mut open: BTreeMap<BookKey, BTreeMap<PersonIndex, Money>> = BTreeMap::new();
        for book in &books {
            let (least, most) = (PersonIndex(0), PersonIndex(u32::MAX));
            let of_book = balances.accounts.range((book.0, book.1, least)..=(book.0, book.1, most));
            open.insert(*book, of_book.map(|((.., person), standing)| (*person, standing.net())).collect());
        }
        let exchange = match ask.exchange {
            Some((to, day)) => {
                let is_open = |book: &&BookKey| open[*book].values().any(|net| !net.is_zero());
                let currencies = books.iter().filter(is_open).map(|book| book.1);
                Some(Exchange::of(setup, to, day, currencies).map_err(Unplanned::NoExchange)?)
            }
            None => None,
        };
        let each = open.iter().flat_map(|(book, nets)| nets.iter().map(|(who, net)| (book.1, *who, *net)));
        let mut nets: BTreeMap<PersonIndex, Money> = BTreeMap::new();
        match &exchange {
            Some(exchange) => {
                nets.extend(each.clone().map(|(_, who, _)| (who, Money::ZERO)));
                let each: Vec<_> = each.filter(|(.., net)| !net.is_zero()).collect();
                nets.extend(exchange.converted(&each).map_err(Unplanned::NoExchange)?);
            }
            None => each.for_each(|(_, who, net)| *nets.entry(who).or_default() += net),
        }
        let agreed = group.and_then(|group| setup.groups[group.get()].agreement.via).filter(|_| ask.heeds_agreements);
        if let Some(hub) = if let Some(Way::Through(hub)) = ask.way { Some(hub) } else { agreed } {
            nets.entry(hub).or_default();
        }
        let (people, nets): (Vec<PersonIndex>, Vec<Amount>) =
            nets.into_iter().map(|(who, net)| (who, Amount::from(net.minor()))).unzip();
        let nets = Nets::new(nets).expect("balances add up to zero");
        Ok(Sheet { setup, group, currency, books, open, exchange, people, nets })
    }

    fn number(&self, person: PersonIndex) -> Person {
        Person::new(self.people.binary_search(&person).expect("everyone in a book has a balance there"))
    }

    /// Says how the books come to zero, when they are several, or of all groups.
    fn spread(&self, groups: &[GroupIndex], ask: &Ask) -> Option<Spread> {
        if ask.scope == Scope::Apart && self.exchange.is_none() {
            return None;
        }
        let groups = self.group.map_or_else(|| groups.to_vec(), |group| vec![group]);
        let counts = self.open.values().map(|book| {
            let nets = Nets::new(book.values().map(|net| net.minor())).expect("a book adds up to zero");
            payments_count(&nets, &Constraints::default(), ask.effort)
        });
        let apart = if self.books.len() > 1 { counts.sum() } else { None };
        Some(Spread {
            books: OpenBooks { currency: self.currency, groups, nets: self.open.clone() },
            rows: Vec::new(),
            apart,
            rates: self.exchange.as_ref().map_or(Vec::new(), |exchange| exchange.rates.clone()),
            is_across: self.group.is_none(),
        })
    }
}
