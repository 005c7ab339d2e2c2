//! Laws of settling several books at once, over ledgers made up as text.

use std::collections::{BTreeMap, BTreeSet};

use clique::model::{Currency, Date, GroupIndex, Money, PersonIndex, Setup};
use clique::report::accounts::Accounts;
use clique::report::postings::PostingPlace;
use clique::report::settlement::{Ask, Payment, Scope, Settlement, Spread, Way};
use clique::text::entries::read_ledger;
use clique::text::setup::read_setup;
use clique::text::sources::Sources;
use proptest::prelude::*;

const PEOPLE: [&str; 6] = ["alice", "bob", "carol", "dan", "eve", "finn"];

/// Who is in which folder: some share no group at all.
const PLACES: [(&str, &[usize]); 5] = [
    ("direct/alice+bob", &[0, 1]),
    ("direct/carol+eve", &[2, 4]),
    ("groups/club", &[3, 4, 5]),
    ("groups/flat", &[1, 2, 3]),
    ("groups/trip", &[0, 1, 2, 3]),
];

/// Everyone in one group.
const TOGETHER: [(&str, &[usize]); 1] = [("groups/house", &[0, 1, 2, 3, 4, 5])];

/// A bill: the folder, the amount, who paid and who shares (of those in there), and the currency.
type Bill = (usize, i64, usize, Vec<usize>, bool);

fn bills() -> impl Strategy<Value = Vec<Bill>> {
    let bill = (0..PLACES.len(), 1_i64..50_000, 0_usize..4, prop::collection::vec(0_usize..4, 1..4), any::<bool>());
    prop::collection::vec(bill, 1..14)
}

fn sources(places: &[(&str, &[usize])], bills: &[Bill], blocked: bool) -> Sources {
    let mut files = vec![("clique.toml".to_owned(), "format = 1\nname = \"Made up\"\ncurrency = \"EUR\"\n".to_owned())];
    for person in PEOPLE {
        let friends = if blocked && person == "bob" { "[friends]\nalice = \"blocked\"\n" } else { "" };
        files.push((format!("people/{person}.toml"), format!("name = \"{person}\"\n{friends}")));
    }
    files.push(("rates.csv".into(), "date,from,to,rate\n2026-06-01,USD,EUR,0.9213\n2026-06-09,EUR,USD,1.07\n".into()));
    for (place, (folder, people)) in places.iter().enumerate() {
        let members: String = people.iter().map(|person| format!("{} = {{}}\n", PEOPLE[*person])).collect();
        if folder.starts_with("groups/") {
            files.push((format!("{folder}/group.toml"), format!("name = \"{folder}\"\n[members]\n{members}")));
        }
        let mut text = "date,description,amount,currency,paid_by,split\n".to_owned();
        for (_, minor, payer, sharers, is_dollar) in bills.iter().filter(|bill| bill.0 == place) {
            let name = |at: &usize| PEOPLE[people[at % people.len()]];
            let sharers: BTreeSet<&str> = sharers.iter().map(name).collect();
            let sharers: Vec<&str> = sharers.into_iter().collect();
            let (currency, amount) = (if *is_dollar { "USD" } else { "" }, Money::from_minor(*minor).to_decimal(2));
            text += &format!("2026-06-10,thing,{amount},{currency},{},{}\n", name(payer), sharers.join(" "));
        }
        files.push((format!("{folder}/expenses/2026.csv"), text));
    }
    Sources::from_bytes(files.into_iter().map(|(path, text)| (path, text.into_bytes())), &mut Vec::new())
}

/// Returns the ledger with payments written down on a later day, in a folder.
fn with_payments(bills: &[Bill], payments: &[(String, String, Money)]) -> Sources {
    let mut sources = sources(&TOGETHER, bills, false);
    let path = "groups/house/expenses/2026.csv";
    let mut text = sources.get(path).unwrap().replacen("split\n", "split,kind\n", 1);
    for (from, to, amount) in payments {
        text += &format!("2026-06-11,,{},,{from},{to},payment\n", amount.to_decimal(2));
    }
    sources.set(path, Some(text));
    sources
}

/// What the rows of a plan do to every book that there is, and to those made anew.
fn after(setup: &Setup, accounts: &Accounts, spreads: &[&Spread]) -> BTreeMap<(String, Currency, PersonIndex), Money> {
    let mut nets = BTreeMap::new();
    for ((group, currency, who), standing) in accounts.tally().balances().accounts {
        nets.insert((setup.groups[group.get()].handle.clone(), currency, who), standing.net());
    }
    for row in spreads.iter().flat_map(|spread| &spread.rows) {
        let posting = &row.posting;
        let key = |who| (row.group.clone(), posting.currency, who);
        *nets.entry(key(posting.from)).or_insert(Money::ZERO) += posting.amount;
        *nets.entry(key(posting.to)).or_insert(Money::ZERO) -= posting.amount;
    }
    nets
}

/// Checks what holds of every set of rows: they are between members, and those of money are the payments.
fn check_rows(setup: &Setup, plan: &Settlement) -> Result<(), TestCaseError> {
    let spread = plan.spread.as_ref().unwrap();
    let mut handed: BTreeMap<(String, String), i128> = BTreeMap::new();
    for row in &spread.rows {
        let posting = &row.posting;
        prop_assert!(posting.amount.minor() > 0);
        match posting.place {
            PostingPlace::Group(group) => {
                let group = &setup.groups[group.get()];
                prop_assert!(group.member(posting.from).is_some() && group.member(posting.to).is_some());
            }
            PostingPlace::NewPair(one, other) => {
                prop_assert!(setup.group(&row.group).is_none());
                prop_assert_eq!(BTreeSet::from([one, other]), BTreeSet::from([posting.from, posting.to]));
            }
        }
        if !posting.is_carried {
            prop_assert_eq!(posting.currency, plan.currency);
            *handed.entry(row.names.clone()).or_default() += i128::from(posting.amount.minor());
        }
    }
    let planned: BTreeMap<(String, String), i128> =
        plan.payments.iter().map(|payment| (named(plan, payment), payment.amount)).collect();
    prop_assert_eq!(handed, planned);
    Ok(())
}

/// Returns the names of who pays and who is paid.
fn named(plan: &Settlement, payment: &Payment) -> (String, String) {
    (plan.name(payment.from).to_owned(), plan.name(payment.to).to_owned())
}

/// A made-up ledger, added up.
fn with_accounts(
    bills: &[Bill],
    blocked: bool,
    check: impl FnOnce(&Setup, &Accounts, &[GroupIndex]) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let sources = sources(&PLACES, bills, blocked);
    let mut faults = Vec::new();
    let setup = read_setup(&sources, &mut faults);
    let ledger = read_ledger(&sources, &setup, &mut faults);
    prop_assert!(faults.is_empty(), "{:?}", faults);
    let mut accounts = Accounts::default();
    ledger.entries.iter().for_each(|entry| accounts.add(entry));
    let groups: Vec<GroupIndex> = setup.group_indexes().collect();
    check(&setup, &accounts, &groups)
}

fn across() -> Ask {
    Ask { scope: Scope::Across, ..Ask::new(Way::Minimal) }
}

fn euros() -> Option<(Currency, Date)> {
    Some((Currency::iso("EUR").unwrap(), Date::parse("2026-06-15").unwrap()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Every group comes to zero, what is paid is the plan, and what is carried over comes to nothing for everyone.
    #[test]
    fn one_plan_brings_every_group_to_zero(bills in bills(), way in 0_u8..4) {
        with_accounts(&bills, false, |setup, accounts, groups| {
            let way = match way {
                0 | 1 => Way::Minimal,
                2 => Way::Direct,
                _ => Way::Through(PersonIndex(2)),
            };
            let plans = accounts.settlements(setup, groups, &Ask { way: Some(way), ..across() }).unwrap();
            for plan in &plans {
                check_rows(setup, plan)?;
                let mut carried: BTreeMap<PersonIndex, Money> = BTreeMap::new();
                let rows = &plan.spread.as_ref().unwrap().rows;
                for posting in rows.iter().map(|row| &row.posting).filter(|posting| posting.is_carried) {
                    *carried.entry(posting.from).or_default() += posting.amount;
                    *carried.entry(posting.to).or_default() -= posting.amount;
                }
                prop_assert!(carried.values().all(|sum| sum.is_zero()));
            }
            let spreads: Vec<&Spread> = plans.iter().filter_map(|plan| plan.spread.as_ref()).collect();
            prop_assert!(after(setup, accounts, &spreads).values().all(|net| net.is_zero()));
            Ok(())
        })?;
    }

    /// With currencies converted every group comes to zero in every currency, by payments in one.
    #[test]
    fn one_currency_brings_all_to_zero(bills in bills(), is_across: bool) {
        with_accounts(&bills, false, |setup, accounts, groups| {
            let scope = if is_across { Scope::Across } else { Scope::Apart };
            let ask = Ask { scope, exchange: euros(), ..Ask::new(Way::Minimal) };
            let plans = accounts.settlements(setup, groups, &ask).unwrap();
            for plan in &plans {
                check_rows(setup, plan)?;
            }
            let spreads: Vec<&Spread> = plans.iter().filter_map(|plan| plan.spread.as_ref()).collect();
            prop_assert!(after(setup, accounts, &spreads).values().all(|net| net.is_zero()));
            Ok(())
        })?;
    }

    /// People of whom one has blocked the other are not asked to pay each other, in whatever group the debt is.
    #[test]
    fn the_blocked_do_not_pay_each_other(bills in bills()) {
        with_accounts(&bills, true, |setup, accounts, groups| {
            let mut ask = across();
            ask.wishes.relay = true;
            let Ok(plans) = accounts.settlements(setup, groups, &ask) else { return Ok(()) };
            for plan in &plans {
                for payment in &plan.payments {
                    let pair = BTreeSet::from([plan.name(payment.from), plan.name(payment.to)]);
                    prop_assert_ne!(pair, BTreeSet::from(["alice", "bob"]));
                }
            }
            Ok(())
        })?;
    }

    /// While a plan is paid, in whatever order, what is left of it is what the next plan says.
    #[test]
    fn what_is_left_of_a_plan_stands(
        bills in prop::collection::vec((Just(0_usize), 1_i64..12, 0_usize..6, prop::collection::vec(0_usize..6, 1..4), Just(false)), 2..14),
        order in prop::collection::vec(0_usize..6, 4),
        wish in 0_u8..4,
        is_across: bool,
    ) {
        let mut paid: Vec<(String, String, Money)> = Vec::new();
        let mut left: Option<Vec<Payment>> = None;
        for pick in order {
            let sources = with_payments(&bills, &paid);
            let mut faults = Vec::new();
            let setup = read_setup(&sources, &mut faults);
            let ledger = read_ledger(&sources, &setup, &mut faults);
            prop_assert!(faults.is_empty(), "{:?}", faults);
            let mut accounts = Accounts::default();
            ledger.entries.iter().for_each(|entry| accounts.add(entry));
            let groups: Vec<GroupIndex> = setup.group_indexes().collect();
            let mut ask = if is_across { across() } else { Ask::new(Way::Minimal) };
            ask.wishes.relay = wish == 1;
            ask.wishes.along_debts = wish >= 2;
            let Ok(plans) = accounts.settlements(&setup, &groups, &ask) else { return Ok(()) };
            let first = plans.into_iter().next().unwrap();
            let mut plan = first.payments.clone();
            if let Some(left) = &left {
                prop_assert_eq!(&plan, left);
            }
            if plan.is_empty() {
                break;
            }
            let made = plan.remove(pick % plan.len());
            let (from, to) = named(&first, &made);
            paid.push((from, to, made.money()));
            left = Some(plan);
        }
    }

    /// Some of the payments are written down as they are, and nothing is carried over yet.
    #[test]
    fn some_payments_are_written_alone(bills in bills(), chosen in prop::collection::vec(any::<bool>(), 12)) {
        with_accounts(&bills, false, |setup, accounts, groups| {
            for mut plan in accounts.settlements(setup, groups, &across()).unwrap() {
                let mut chosen = chosen.iter().cycle();
                let picks: Vec<bool> = plan.payments.iter().map(|_| *chosen.next().unwrap()).collect();
                plan.choose(setup, &picks);
                check_rows(setup, &plan)?;
                let is_carried = plan.spread.unwrap().rows.iter().any(|row| row.posting.is_carried);
                prop_assert!(!is_carried || picks.iter().filter(|pick| **pick).count() == plan.count);
            }
            Ok(())
        })?;
    }
}
