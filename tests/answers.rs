//! Laws of the answers, over ledgers made up as text: balances, statements, reasons and plans agree to the unit.

use clique::model::pairwise::Pairwise;
use clique::model::{Kind, Ledger, Money, PersonIndex, Tally};
use clique::report::accounts::Accounts;
use clique::report::settlement::{Ask, Payment, Way};
use clique::report::statement::{Span, statements};
use clique::report::why::{why, why_between};
use clique::text::entries::read_ledger;
use clique::text::setup::read_setup;
use clique::text::sources::Sources;
use proptest::prelude::*;

const PEOPLE: [&str; 5] = ["alice", "bob", "carol", "dan", "eve"];

/// A row: kind, amount, payers, ways, currency, day.
#[derive(Clone, Debug)]
struct Row {
    kind: u8,
    minor: i64,
    payers: Vec<usize>,
    ways: Vec<(usize, u8)>,
    is_dollar: bool,
    day: u8,
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let subset = || proptest::sample::subsequence((0..PEOPLE.len()).collect::<Vec<_>>(), 1..=PEOPLE.len());
    let row = (0_u8..8, 1_i64..90_000, subset(), subset(), prop::collection::vec(0_u8..6, 5), any::<bool>(), 1_u8..28);
    let row = row.prop_map(|(kind, minor, payers, sharers, ways, is_dollar, day)| Row {
        kind,
        minor,
        payers,
        ways: sharers.into_iter().zip(ways).collect(),
        is_dollar,
        day,
    });
    prop::collection::vec(row, 1..25)
}

impl Row {
    /// Writes the row as a friend would.
    fn text(&self) -> String {
        let decimal = |minor: i64| Money::from_minor(minor).to_decimal(2);
        let currency = if self.is_dollar { "USD" } else { "" };
        let (kind, sign) = match self.kind {
            0 => ("payment", 1),
            1 => ("income", 1),
            2 => ("", -1),
            _ => ("", 1),
        };
        let amount = self.minor * sign;
        if kind == "payment" {
            let (from, to) = (self.payers[0], (self.payers[0] + 1 + self.ways[0].0 % 4) % PEOPLE.len());
            return format!(
                "2026-06-{:02},{kind},,{},{currency},{},{}",
                self.day,
                decimal(amount),
                PEOPLE[from],
                PEOPLE[to]
            );
        }
        let each = amount / i64::try_from(self.payers.len()).unwrap();
        let payer = |(place, person): (usize, &usize)| match place {
            0 => PEOPLE[*person].to_owned(),
            _ => format!("{}={}", PEOPLE[*person], decimal(each)),
        };
        let payers: Vec<String> = self.payers.iter().enumerate().map(payer).collect();
        let way = |(place, (person, way)): (usize, &(usize, u8))| {
            let name = PEOPLE[*person];
            match way {
                _ if place == 0 => name.to_owned(),
                0 => format!("{name}:2.5"),
                1 => format!("{name}={}", decimal(amount / 10)),
                2 => format!("{name}=12.5%"),
                3 => format!("{name}+0.01"),
                _ => name.to_owned(),
            }
        };
        let split: Vec<String> = self.ways.iter().enumerate().map(way).collect();
        let (payers, split) = (payers.join(" "), split.join(" "));
        format!("2026-06-{:02},{kind},thing,{},{currency},{payers},{split}", self.day, decimal(amount))
    }
}

fn sources(rows: &[Row]) -> Sources {
    let mut files = vec![("clique.toml".to_owned(), "format = 1\nname = \"Made up\"\ncurrency = \"EUR\"\n".to_owned())];
    files.extend(PEOPLE.map(|person| (format!("people/{person}.toml"), format!("name = \"{person}\"\n"))));
    let members: String = PEOPLE.iter().map(|person| format!("{person} = {{}}\n")).collect();
    files.push(("groups/trip/group.toml".into(), format!("name = \"Trip\"\n[members]\n{members}")));
    let lines: Vec<String> = rows.iter().map(Row::text).collect();
    let header = "date,kind,description,amount,currency,paid_by,split";
    files.push(("groups/trip/expenses/2026.csv".into(), format!("{header}\n{}\n", lines.join("\n"))));
    Sources::from_bytes(files.into_iter().map(|(path, text)| (path, text.into_bytes())), &mut Vec::new())
}

/// Reads a made-up ledger; rows that cannot be right (an adjustment larger than the rest) are left out.
fn with_ledger(
    rows: &[Row],
    check: impl FnOnce(&Ledger<'_>) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let sources = sources(rows);
    let mut faults = Vec::new();
    let setup = read_setup(&sources, &mut faults);
    prop_assert!(faults.is_empty(), "{:?}", faults);
    check(&read_ledger(&sources, &setup, &mut faults))
}

proptest! {
    #[test]
    fn statements_and_reasons_end_with_the_balance(rows in rows(), since in 1_u32..28, until in 1_u32..28) {
        with_ledger(&rows, |ledger| {
            let groups: Vec<_> = ledger.setup.group_indexes().collect();
            let span = Span { since: clique::model::Date::new(2026, 6, since), until: clique::model::Date::new(2026, 6, until) };
            let mut tally = Tally::default();
            ledger.entries.iter().filter(|entry| span.counts(entry.date)).for_each(|entry| tally.add(entry));
            let balances = tally.balances();
            for who in ledger.setup.person_indexes() {
                let found = statements(ledger, &ledger.ids(), who, &groups, span);
                let reasons = why(ledger, &ledger.ids(), who, &groups, Span { since: None, ..span });
                for ((group, currency, person), standing) in balances.accounts.iter().filter(|(key, _)| key.2 == who) {
                    let handle = &ledger.setup.groups[group.get()].handle;
                    let statement = found.iter().find(|it| it.group == *handle && it.currency == *currency).unwrap();
                    let effects: Money = statement.lines.iter().map(|line| line.effect).sum();
                    prop_assert_eq!(statement.closing, standing.net(), "{}", ledger.setup.handle(*person));
                    prop_assert_eq!(statement.opening.unwrap().1 + effects, standing.net());
                    let reason = reasons.iter().find(|it| it.group == *handle && it.currency == *currency).unwrap();
                    prop_assert_eq!(reason.lines.iter().map(|line| line.effect).sum::<Money>(), standing.net());
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn what_stands_between_pairs_adds_up_to_the_balance(rows in rows()) {
        with_ledger(&rows, |ledger| {
            let groups: Vec<_> = ledger.setup.group_indexes().collect();
            let (mut tally, mut pairwise) = (Tally::default(), Pairwise::default());
            ledger.entries.iter().for_each(|entry| { tally.add(entry); pairwise.add(entry); });
            let balances = tally.balances();
            for (group, currency) in balances.totals.keys() {
                let debts = pairwise.debts(*group, *currency);
                for who in ledger.setup.person_indexes() {
                    let gets: Money = debts.iter().filter(|debt| debt.creditor == who).map(|debt| debt.amount).sum();
                    let owes: Money = debts.iter().filter(|debt| debt.debtor == who).map(|debt| debt.amount).sum();
                    prop_assert_eq!(gets - owes, balances.net(*group, *currency, who));
                    for other in ledger.setup.person_indexes().filter(|other| *other != who) {
                        let between = why_between(ledger, &ledger.ids(), (who, other), &groups, Span::default());
                        let net = between.iter().find(|it| it.currency == *currency).map_or(Money::ZERO, |it| it.net);
                        let owed = |debtor: PersonIndex, creditor: PersonIndex| -> Money {
                            debts.iter().filter(|d| d.debtor == debtor && d.creditor == creditor).map(|d| d.amount).sum()
                        };
                        prop_assert_eq!(net, owed(other, who) - owed(who, other));
                    }
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn paying_the_plan_leaves_zero(rows in rows(), way in 0_u8..4, hub in 0_u32..5) {
        with_ledger(&rows, |ledger| {
            let groups: Vec<_> = ledger.setup.group_indexes().collect();
            let way = match way {
                0 => Way::Minimal,
                1 => Way::Simplified,
                2 => Way::Direct,
                _ => Way::Through(PersonIndex(hub)),
            };
            let mut accounts = Accounts::default();
            ledger.entries.iter().for_each(|entry| accounts.add(entry));
            let balances = accounts.tally().balances();
            for plan in accounts.settlements(ledger.setup, &groups, &Ask::new(way)).unwrap() {
                let group = ledger.setup.group(&plan.group).unwrap();
                for who in ledger.setup.person_indexes() {
                    let handle = ledger.setup.handle(who);
                    let pays: Money = plan.payments.iter().filter(|it| plan.name(it.from) == handle).map(Payment::money).sum();
                    let gets: Money = plan.payments.iter().filter(|it| plan.name(it.to) == handle).map(Payment::money).sum();
                    prop_assert_eq!(balances.net(group, plan.currency, who) + pays - gets, Money::ZERO);
                }
                prop_assert!(plan.payments.iter().all(|payment| payment.amount > 0));
            }
            Ok(())
        })?;
    }

    #[test]
    fn every_made_up_payment_is_read(rows in rows()) {
        with_ledger(&rows, |ledger| {
            let payments = ledger.entries.iter().filter(|entry| entry.kind == Kind::Payment).count();
            prop_assert_eq!(payments, rows.iter().filter(|row| row.kind == 0).count());
            Ok(())
        })?;
    }
}
