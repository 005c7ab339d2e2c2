//! Reads a saved answer of Splitwise's `get_expenses`, which says everything but the comments.
//!
//! ```json
//! {"expenses": [{"id": 1, "cost": "20.00", "currency_code": "EUR", "date": "2025-05-01T09:00:00Z", "payment": false,
//!   "users": [{"user": {"id": 7, "first_name": "Ann"}, "paid_share": "20.00", "owed_share": "10.00"}]}]}
//! ```
//!
//! What people end with is added up from `net_balance`, a field of its own, and so checks the shares.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::expense::Expense;
use crate::model::{Currency, Kind, Money, Part, PersonIndex};
use crate::text::import::bills::{
    Attachment, Bill, Bills, Division, ImportedPerson, ReadOptions, ReadResult, Repeat, RepeatUnit, Rounding,
    StatedBalance,
};
use crate::text::import::by_id::ById;
use crate::text::import::dates::read_date;
use crate::text::import::evening::even_out;
use crate::text::import::fields::Field;
use crate::text::import::in_parts::{BillReader, Parted, read_bills};
use crate::text::import::json::{Document, Node, NodeKind, Object};
use crate::text::import::long_file::LongFile;
use crate::text::import::losses::{Losses, SHARES_EVENED};
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::first_bytes;

/// The most bytes that are looked at to recognise the file.
const BYTES_MAX: usize = 1 << 14;

const DELETED: &str = "bills that were deleted: they are left out";
const COMMENTS: &str = "comments, of which the file only has the number";
const GROUPS: &str = "the groups: bills of several groups come into one";
const EMPTY: &str = "a bill in which nobody has a part: it is left out";

/// Tells whether a text is such a file.
#[must_use]
pub fn fits(text: &str) -> bool {
    let head = first_bytes(text, BYTES_MAX);
    let start = head.trim_start();
    let has = |word: &str| head.contains(word);
    start.starts_with(['{', '[']) && has("\"paid_share\"") && has("\"currency_code\"")
}

/// Reads such a file.
///
/// # Errors
///
/// Everything that is wrong with it.
pub fn read(text: &str, options: &ReadOptions) -> ReadResult {
    let document = Document::read(text).map_err(|problem| vec![problem])?;
    let expenses = expenses(&document).and_then(|list| list.list()).map_err(|problem| vec![problem])?;
    read_bills(Reader::new(options), &expenses).map(Reader::finish)
}

/// Reads such a file stretch by stretch, if it is as most are.
#[must_use]
pub fn read_long(file: &LongFile<'_>, options: &ReadOptions) -> Option<Bills> {
    file.read(|document| Ok((Reader::new(options), expenses(document)?))).map(Reader::finish)
}

/// Returns the list of bills.
fn expenses<'d>(document: &'d Document<'d>) -> Result<Node<'d>, ImportProblem> {
    let node = document.root();
    if node.kind() == NodeKind::List { Ok(node) } else { node.object()?.need("expenses") }
}

#[derive(Clone)]
struct Reader<'o> {
    options: &'o ReadOptions,
    bills: Bills,
    people: HashMap<String, PersonIndex>,
    /// People by all that is written of them: every share says the whole user again.
    written: ById<'static, PersonIndex>,
    groups: BTreeSet<String>,
    /// The keys so far; none in a part, as all are looked at in the end.
    keys: Option<HashSet<String>>,
    nets: Vec<StatedBalance>,
    /// Whether every share so far had its net beside it.
    nets_are_whole: bool,
    losses: Losses,
}

impl<'t> BillReader<Node<'t>> for Reader<'_> {
    fn read_bill(&mut self, node: &Node<'t>) -> Result<(), ImportProblem> {
        self.expense(&Expense::of(*node)?)
    }
}

impl Parted for Reader<'_> {
    fn bills(&mut self) -> &mut Bills {
        &mut self.bills
    }

    fn part(&self) -> Self {
        Reader {
            bills: Bills { people: self.bills.people.clone(), ..Bills::default() },
            people: self.people.clone(),
            written: self.written.clone(),
            keys: None,
            ..Reader::new(self.options)
        }
    }

    fn absorb(&mut self, part: Self) {
        self.bills.bills.extend(part.bills.bills);
        if part.bills.rounding == Rounding::UnitPerBill {
            self.bills.rounding = Rounding::UnitPerBill;
        }
        self.groups.extend(part.groups);
        part.nets.into_iter().for_each(|net| self.add_net(net));
        self.nets_are_whole &= part.nets_are_whole;
        self.losses.add_all(part.losses);
    }
}

impl<'o> Reader<'o> {
    fn new(options: &'o ReadOptions) -> Reader<'o> {
        Reader {
            options,
            bills: Bills::default(),
            people: HashMap::new(),
            written: ById::default(),
            groups: BTreeSet::new(),
            keys: Some(HashSet::new()),
            nets: Vec::new(),
            nets_are_whole: true,
            losses: Losses::default(),
        }
    }

    fn finish(mut self) -> Bills {
        if self.groups.len() > 1 {
            self.losses.whole(GROUPS);
        }
        if self.nets_are_whole {
            self.bills.balances = self.nets;
        }
        self.bills.losses = self.losses.finish();
        self.bills
    }

    fn expense(&mut self, expense: &Expense<'_>) -> Result<(), ImportProblem> {
        if expense.deleted.find().is_some() {
            self.losses.add(DELETED);
            return Ok(());
        }
        let currency = self.currency(expense.currency.need()?)?;
        let cost = expense.cost.need()?;
        let amount = money(&cost, currency)?;
        let date = expense.date.need()?;
        let written = date.words()?;
        let day = read_date(&written, None).map_err(|problem| problem.at(&written, date.span()))?;
        let users = expense.users.need()?.list()?;
        let (mut paid, mut parts) = (Vec::with_capacity(1), Vec::with_capacity(users.len()));
        for user in users {
            self.user(&user, currency, &mut paid, &mut parts)?;
        }
        if paid.is_empty() && parts.is_empty() {
            self.losses.add(EMPTY);
            return Ok(());
        }
        let was_evened = fitted(&cost, "paid_share", &mut paid, amount, currency)?
            | fitted(&cost, "owed_share", &mut parts, amount, currency)?;
        if was_evened {
            self.bills.rounding = Rounding::UnitPerBill;
            self.losses.add(SHARES_EVENED);
        }
        if let Some(group) = expense.group.find() {
            self.in_group(group.raw());
        }
        if expense.comments.find().is_some_and(|count| count.raw() != "0") {
            self.losses.add(COMMENTS);
        }
        let is_flagged = expense.payment.find().map_or(Ok(false), |node| node.flag())?;
        let is_payment = is_flagged
            && !amount.is_negative()
            && matches!((paid.as_slice(), parts.as_slice()), ([from], [to]) if from.person != to.person);
        let category = match expense.category.find() {
            Some(category) if !is_payment => {
                let [name] = category.fields(["name"])?;
                name.words()?.trim().to_owned()
            }
            _ => String::new(),
        };
        let key = self.key(expense.id)?;
        self.bills.bills.push(Bill {
            key,
            kind: if is_payment { Kind::Payment } else { Kind::Expense },
            description: expense.description.words()?.trim().to_owned(),
            paid,
            division: Division { rule: None, parts: Some(parts) },
            category,
            note: expense.details.words()?.trim().to_owned(),
            repeat: repeat(expense)?,
            attachments: attachments(expense.receipt)?,
            ..Bill::of(expense.node.span(), day, amount, currency)
        });
        Ok(())
    }

    fn currency(&self, node: Node<'_>) -> Result<Currency, ImportProblem> {
        let code = node.words()?;
        let own = self.options.currency.filter(|own| own.code() == code);
        own.or_else(|| Currency::iso(&code)).ok_or_else(|| {
            ImportProblem::new(node.span(), format!("there is no currency `{code}`"))
                .help("a currency is written as its ISO code, such as EUR")
        })
    }

    fn key(&mut self, id: Field<'_>) -> Result<Option<String>, ImportProblem> {
        let Some(node) = id.find() else { return Ok(None) };
        let key = node.name()?.into_owned();
        if self.keys.as_mut().is_some_and(|keys| !keys.insert(key.clone())) {
            return Err(ImportProblem::new(node.span(), format!("the bill `{key}` stands there twice"))
                .help("pages were put together that overlap; take one of the two out"));
        }
        Ok(Some(key))
    }

    /// Notes that a bill is of a group.
    fn in_group(&mut self, group: &str) {
        if !self.groups.contains(group) {
            self.groups.insert(group.to_owned());
        }
    }

    fn user(
        &mut self,
        share: &Node<'_>,
        currency: Currency,
        paid: &mut Vec<Part>,
        parts: &mut Vec<Part>,
    ) -> Result<(), ImportProblem> {
        let [user, paid_share, owed_share, net] = share.fields(["user", "paid_share", "owed_share", "net_balance"])?;
        let person = self.person(share, user.find())?;
        for (field, list) in [(paid_share, paid), (owed_share, parts)] {
            let node = field.need()?;
            let amount = money(&node, currency)?;
            if list.iter().any(|part| part.person == person) {
                let start = share.span().start;
                return Err(ImportProblem::new(start..start + 1, "this person has a part of the bill already"));
            }
            if !amount.is_zero() {
                list.push(Part { person, amount });
            }
        }
        let Some(node) = net.find() else {
            self.nets_are_whole = false;
            return Ok(());
        };
        let minor = i128::from(money(&node, currency)?.minor());
        self.add_net(StatedBalance { person, currency, minor, span: node.span() });
        Ok(())
    }

    /// Adds to what someone ends with, which the last says that says something of it.
    fn add_net(&mut self, net: StatedBalance) {
        match self.nets.iter_mut().find(|known| known.person == net.person && known.currency == net.currency) {
            Some(known) => {
                known.minor += net.minor;
                known.span = net.span;
            }
            None => self.nets.push(net),
        }
    }

    /// Finds someone by the id, or by the name where there is none.
    fn person(&mut self, share: &Node<'_>, user: Option<Node<'_>>) -> Result<PersonIndex, ImportProblem> {
        if let Some(person) = user.and_then(|user| self.written.get(user.raw())) {
            return Ok(*person);
        }
        let person = self.person_read(&share.object()?)?;
        // A user without an id is told apart by what stands beside.
        if let Some(user) = user.filter(|user| user.object().is_ok_and(|user| user.find("id").is_some())) {
            self.written.add(user.raw().to_owned().into(), person);
        }
        Ok(person)
    }

    fn person_read(&mut self, share: &Object<'_>) -> Result<PersonIndex, ImportProblem> {
        let user = share.find("user").map(|node| node.object()).transpose()?;
        let user = user.as_ref().unwrap_or(share);
        let (first, last) = (user.words("first_name")?, user.words("last_name")?);
        let name = format!("{} {}", first.trim(), last.trim()).trim().to_owned();
        let id = match user.find("id").or_else(|| share.find("user_id")) {
            Some(node) => node.name()?.into_owned(),
            None if name.is_empty() => {
                return Err(ImportProblem::new(share.node.span(), "nothing says whose share this is"));
            }
            None => format!("name:{name}"),
        };
        if let Some(person) = self.people.get(&id) {
            return Ok(*person);
        }
        let name = if name.is_empty() { format!("user {id}") } else { name };
        let is_known = |name: &str| self.bills.people.iter().any(|person| person.name == name);
        let name = if is_known(&name) { format!("{name} ({id})") } else { name };
        let person = PersonIndex(u32::try_from(self.bills.people.len()).expect("a file names fewer people"));
        let email = user.words("email")?.into_owned();
        self.bills.people.push(ImportedPerson { email, ..ImportedPerson::named(&name) });
        self.people.insert(id, person);
        Ok(person)
    }
}

fn money(node: &Node<'_>, currency: Currency) -> Result<Money, ImportProblem> {
    let number = node.number()?;
    let minor = number.minor(currency.decimals());
    minor.map(|(money, _)| money).map_err(|problem| ImportProblem::new(node.span(), problem.words(node.raw())))
}

/// Makes shares add up to the cost; tells whether it had to.
fn fitted(
    cost: &Node<'_>,
    field: &str,
    shares: &mut [Part],
    amount: Money,
    currency: Currency,
) -> Result<bool, ImportProblem> {
    even_out(shares, amount).map_err(|sum| {
        let sum = crate::model::money::decimal(sum, currency.decimals());
        let amount = amount.to_decimal(currency.decimals());
        ImportProblem::new(cost.span(), format!("every `{field}` together is {sum}, and the cost is {amount}"))
            .help("the file was changed or cut; save it again")
    })
}

fn repeat(expense: &Expense<'_>) -> Result<Option<Repeat>, ImportProblem> {
    // Of a bill that came again, only the latest says when it will next.
    if expense.next_repeat.find().is_none() {
        return Ok(None);
    }
    let (every, unit) = match expense.interval.words()?.as_ref() {
        "daily" => (1, RepeatUnit::Day),
        "weekly" => (1, RepeatUnit::Week),
        "fortnightly" => (2, RepeatUnit::Week),
        "monthly" => (1, RepeatUnit::Month),
        "yearly" => (1, RepeatUnit::Year),
        _ => return Ok(None),
    };
    Ok(Some(Repeat { every, unit, until: None }))
}

fn attachments(receipt: Field<'_>) -> Result<Vec<Attachment>, ImportProblem> {
    let Some(receipt) = receipt.find() else { return Ok(Vec::new()) };
    let [large, original] = receipt.fields(["large", "original"])?;
    let Some(node) = original.find().or_else(|| large.find()) else { return Ok(Vec::new()) };
    Ok(vec![Attachment::at(&node.words()?, "receipt")])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::import::samples::{balances, long, stated, told};
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn share(id: u32, name: &str, paid: &str, owed: &str, net: &str) -> String {
        format!(
            r#"{{"user": {{"id": {id}, "first_name": "{name}", "last_name": null}}, "user_id": {id},
            "paid_share": "{paid}", "owed_share": "{owed}", "net_balance": "{net}"}}"#
        )
    }

    fn expense(id: u32, rest: &str, cost: &str, users: &[String]) -> String {
        format!(
            r#"{{"id": {id}, "group_id": 9, "description": "No {id}", "cost": "{cost}", "currency_code": "EUR",
            "date": "2025-05-0{id}T22:30:00Z", {rest} "users": [{}]}}"#,
            users.join(", ")
        )
    }

    fn check(expenses: &[String], expected: &Expect) {
        let text = format!(r#"{{"expenses": [{}]}}"#, expenses.join(", "));
        expected.assert_eq(&told(&text, &read(&text, &ReadOptions::default())));
    }

    #[test]
    fn everything_comes_along() {
        let (ann, bob) = (share(1, "Ann", "20.0", "15.0", "5.0"), share(2, "Bob", "10.0", "15.0", "-5.0"));
        let expenses = [
            expense(
                1,
                r#""details": "two\nlines", "category": {"id": 18, "name": "General"}, "comments_count": 2,"#,
                "30.0",
                &[ann, bob],
            ),
            expense(
                2,
                r#""payment": true, "category": {"name": "Payment"},"#,
                "5.0",
                &[share(2, "Bob", "5.0", "0.0", "5.0"), share(1, "Ann", "0.0", "5.0", "-5.0")],
            ),
            expense(3, r#""deleted_at": "2025-05-04T00:00:00Z","#, "1.0", &[]),
            expense(
                4,
                r#""repeat_interval": "fortnightly", "next_repeat": "2025-05-18T00:00:00Z",
                "receipt": {"large": null, "original": "https://x.example/a/scan.png?sig=1"},"#,
                "10.00",
                &[
                    share(1, "Ann", "10.00", "3.33", "6.67"),
                    share(2, "Bob", "0.0", "3.33", "-3.33"),
                    share(3, "Bob", "0.0", "3.33", "-3.33"),
                ],
            ),
        ];
        check(
            &expenses,
            &expect![[r#"
            2025-05-01 expense "No 1" 3000 EUR: ("Ann", 2000) ("Bob", 1000) -> ("Ann", 1500) ("Bob", 1500) General, two/lines
            2025-05-02 payment "No 2" 500 EUR: ("Bob", 500) -> ("Ann", 500)
            2025-05-04 expense "No 4" 1000 EUR: ("Ann", 1000) -> ("Ann", 334) ("Bob", 333) ("Bob (3)", 333)
            lost 1: comments, of which the file only has the number
            lost 1: bills that were deleted: they are left out
            lost 1: a smallest unit that shares were off by: the largest share makes up for it
        "#]],
        );
        let text = format!("[{}]", expenses.join(","));
        assert!(fits(&text));
        let bills = read(&text, &ReadOptions::default()).unwrap();
        let names: Vec<_> = bills.people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["Ann", "Bob", "Bob (3)"]);
        assert_eq!(bills.bills[2].repeat, Some(Repeat { every: 2, unit: RepeatUnit::Week, until: None }));
        assert_eq!(bills.bills[2].attachments[0].name, "scan.png");
        assert_eq!((bills.bills[0].key.as_deref(), bills.bills[0].note.as_str()), (Some("1"), "two\nlines"));
        let (came_to, said) = (balances(&bills), stated(&bills));
        assert_eq!((came_to["EUR"]["Ann"], said["EUR"]["Ann"]), (666, 667));
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once() {
        let one = || vec![share(1, "Ann", "2.0", "1.0", "1.0"), share(2, "Bob", "0.0", "1.0", "-1.0")];
        check(
            &[expense(1, "", "3.00", &one()), expense(1, "", "x", &one())],
            &expect![[r#"
                "\"3.00\"" every `paid_share` together is 2.00, and the cost is 3.00 = the file was changed or cut; save it again
                "\"x\"" `x` is not a number
            "#]],
        );
        check(
            &[expense(1, "", "2.00", &one()), expense(1, "", "2.00", &one())],
            &expect![[r#"
            "1" the bill `1` stands there twice = pages were put together that overlap; take one of the two out
        "#]],
        );
        check(
            &[expense(1, "", "2.00", &[one(), one()].concat())],
            &expect![[r#"
                "{" this person has a part of the bill already
            "#]],
        );
        check(
            &[expense(1, "", "2.00", &[])],
            &expect![[r#"
            lost 1: a bill in which nobody has a part: it is left out
        "#]],
        );
        check(
            &[r#"{"id": 7}"#.into(), "8".into(), r#"{"currency_code": "BTC"}"#.into()],
            &expect![[r#"
            "{" `currency_code` is missing here
            "8" this should be an object
            "\"BTC\"" there is no currency `BTC` = a currency is written as its ISO code, such as EUR
        "#]],
        );
        for (text, expected) in [
            (
                r#"{"expenses": [{"id": 1"#,
                expect![[r#"
                "1" the file ends in the middle = it was cut off; export it again
            "#]],
            ),
            (
                r#"{"error": "Invalid API request"}"#,
                expect![[r#"
                "{" `expenses` is missing here
            "#]],
            ),
            (
                "{\"expenses\": {}}",
                expect![[r#"
                "{}" this should be a list
            "#]],
            ),
        ] {
            expected.assert_eq(&told(text, &read(text, &ReadOptions::default())));
        }
        let deep = format!("{{\"expenses\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(read(&deep, &ReadOptions::default()).is_err());
    }

    #[test]
    fn many_bills_come_to_what_they_come_to_in_turn() {
        let names = ["Ann", "Bob", "Cy", "Dee"];
        let bill = |number: u32| {
            let late = if number > 4000 { 4 } else { 2 + number / 2900 };
            let other = 2 + number % (late - 1);
            let owed = if number.is_multiple_of(7) { "3.34" } else { "3.33" };
            let users = [
                share(1, "Ann", "10.00", "6.67", "3.33"),
                share(other, names[other as usize - 1], "0.0", owed, "-3.33"),
            ];
            expense(1, &format!("\"group_id\": {},", number % 3), "10.00", &users).replacen(
                "\"id\": 1",
                &format!("\"id\": {number}"),
                1,
            )
        };
        let bills: Vec<String> = (0..6000).map(bill).collect();
        for more in [vec![], vec![bill(17)], vec!["{}".to_owned()], vec![bill(6000).replace("net_balance", "net")]] {
            let all = [bills.as_slice(), &more].concat();
            let text = format!("[{}]", all.join(","));
            let options = ReadOptions::default();
            let document = Document::read(&text).unwrap();
            let mut reader = Reader::new(&options);
            let wrong: Vec<ImportProblem> = expenses(&document)
                .unwrap()
                .list()
                .unwrap()
                .iter()
                .filter_map(|node| reader.read_bill(node).err())
                .collect();
            let in_turn = if wrong.is_empty() { Ok(reader.finish()) } else { Err(wrong) };
            assert_eq!(in_turn.is_ok(), more.is_empty() || more[0].contains("\"net\""));
            assert_eq!(format!("{:?}", read(&text, &options)), format!("{in_turn:?}"));
            assert_eq!(format!("{:?}", long(&text, read_long)), format!("{:?}", in_turn.ok()));
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(cut in 0_usize..400, put in "[0-9\"{}\\[\\],:a-z.é-]{0,6}") {
            let users = [share(1, "Ann", "2.0", "1.0", "1.0"), share(2, "Bob", "0.0", "1.0", "-1.0")];
            let mut text = format!("[{}]", expense(1, r#""payment": false,"#, "2.00", &users));
            text.replace_range(cut.min(text.len())..(cut + put.len()).min(text.len()), &put);
            let _ = fits(&text);
            let _ = told(&text, &read(&text, &ReadOptions::default()));
        }
    }
}
