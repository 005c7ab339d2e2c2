//! Reads the answer of Tricount's server for one tricount, as exporters save it.
//!
//! ```json
//! {"Response": [{"Registry": {"title": "Trip", "currency": "EUR", "memberships": [...], "all_registry_entry": [
//!   {"RegistryEntry": {"uuid": "…", "type_transaction": "NORMAL", "amount": {"value": "-36.00", "currency": "EUR"},
//!     "membership_owned": {...}, "allocations": [{"amount": {...}, "type": "RATIO", "share_ratio": 1, ...}]}}]}}]}
//! ```
//!
//! What was spent is below zero and what came in above. Each allocation has the exact part and how it was entered: by
//! ratio or as an amount. Tricount counts everything in one currency, and so does what is read: a bill in another
//! currency has its own amount in the note and its rate beside it.

use super::{FOREIGN, GONE, NOTHING};
use std::collections::{HashMap, HashSet};

use super::category;
use super::entry::Entry;
use crate::model::{Currency, Date, Kind, Money, Part, PersonIndex, SplitPart, Way};
use crate::text::import::bills::{
    Attachment, Bill, Bills, Division, ImportedPerson, ImportedRate, ReadOptions, ReadResult,
};
use crate::text::import::by_id::ById;
use crate::text::import::dates::read_date;
use crate::text::import::evening::even_out;
use crate::text::import::fields::Field;
use crate::text::import::in_parts::{BillReader, Parted, read_bills};
use crate::text::import::json::{Document, Node};
use crate::text::import::long_file::LongFile;
use crate::text::import::losses::{Losses, SHARES_EVENED, TRANSFERS};
use crate::text::import::numbers::{Number, plain};
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::first_bytes;

/// The most bytes that are looked at to recognise the file.
const BYTES_MAX: usize = 1 << 12;

const RATE: &str = "the rate of a bill in another currency, which does not lead from one amount to the other";
const FORMAT: &str = "the time of day, and who entered a bill";

/// Tells whether a text is such a file.
#[must_use]
pub fn fits(text: &str) -> bool {
    let head = first_bytes(text, BYTES_MAX);
    head.trim_start().starts_with('{') && head.contains("\"Registry\"")
}

/// Reads such a file.
///
/// # Errors
///
/// Everything that is wrong with it.
pub fn read(text: &str, options: &ReadOptions) -> ReadResult {
    let document = Document::read(text).map_err(|problem| vec![problem])?;
    let opened = Reader::open(&document, options).and_then(|(reader, entries)| Ok((reader, entries.list()?)));
    let (reader, entries) = opened.map_err(|problem| vec![problem])?;
    read_bills(reader, &entries).map(Reader::finish)
}

/// Reads such a file stretch by stretch, if it is as most are.
#[must_use]
pub fn read_long(file: &LongFile<'_>, options: &ReadOptions) -> Option<Bills> {
    file.read(|document| Reader::open(document, options)).map(Reader::finish)
}

#[derive(Clone)]
struct Reader {
    bills: Bills,
    currency: Currency,
    people: HashMap<String, PersonIndex>,
    /// People by all that is written of them: every allocation says the whole membership again.
    written: ById<'static, PersonIndex>,
    /// The keys so far; none in a part, as all are looked at in the end.
    keys: Option<HashSet<String>>,
    losses: Losses,
}

impl<'t> BillReader<Node<'t>> for Reader {
    fn read_bill(&mut self, node: &Node<'t>) -> Result<(), ImportProblem> {
        let [entry] = node.fields(["RegistryEntry"])?;
        self.entry(&Entry::of(entry.need()?)?)
    }
}

impl Parted for Reader {
    fn bills(&mut self) -> &mut Bills {
        &mut self.bills
    }

    fn part(&self) -> Reader {
        Reader {
            bills: Bills { people: self.bills.people.clone(), ..Bills::default() },
            currency: self.currency,
            people: self.people.clone(),
            written: self.written.clone(),
            keys: None,
            losses: Losses::default(),
        }
    }

    fn absorb(&mut self, part: Reader) {
        self.bills.bills.extend(part.bills.bills);
        part.bills.rates.into_iter().for_each(|rate| self.add_rate(rate));
        self.losses.add_all(part.losses);
    }
}

impl Reader {
    /// Reads all but the bills; returns the list of them as well.
    fn open<'d>(document: &'d Document<'d>, options: &ReadOptions) -> Result<(Reader, Node<'d>), ImportProblem> {
        let response = document.root().object()?.need("Response")?.list()?;
        let mut registries = Vec::new();
        for node in &response {
            registries.extend(node.object()?.find("Registry"));
        }
        let registry = match registries.as_slice() {
            [] => return Err(ImportProblem::new(0..0, "there is no tricount in the file")),
            [registry] => registry.object()?,
            [_, second, ..] => {
                return Err(ImportProblem::new(
                    second.span().start..second.span().start + 1,
                    "a second tricount begins here",
                )
                .help("save each tricount in a file of its own"));
            }
        };
        let node = registry.need("currency")?;
        let code = node.words()?;
        let own = options.currency.filter(|own| own.code() == code);
        let currency = own.or_else(|| Currency::iso(&code)).ok_or_else(|| no_currency(&node, &code))?;
        let bills = Bills {
            title: registry.words("title")?.trim().to_owned(),
            about: registry.words("description")?.trim().to_owned(),
            currency: Some(currency),
            ..Bills::default()
        };
        let (people, written, losses) = (HashMap::new(), ById::default(), Losses::default());
        let mut reader = Reader { bills, currency, people, written, keys: Some(HashSet::new()), losses };
        for membership in registry.list("memberships")? {
            reader.person(&membership)?;
        }
        let entries = registry.need("all_registry_entry")?;
        Ok((reader, entries))
    }

    fn finish(mut self) -> Bills {
        self.losses.whole(FORMAT);
        self.bills.losses = self.losses.finish();
        self.bills
    }

    /// Finds someone by the id of the membership, adding who is not known yet.
    fn person(&mut self, membership: &Node<'_>) -> Result<PersonIndex, ImportProblem> {
        if let Some(person) = self.written.get(membership.raw()) {
            return Ok(*person);
        }
        let person = self.person_read(membership)?;
        self.written.add(membership.raw().to_owned().into(), person);
        Ok(person)
    }

    fn person_read(&mut self, membership: &Node<'_>) -> Result<PersonIndex, ImportProblem> {
        // The one field is called after the kind of membership.
        let wrapped = membership.object()?;
        let Some((_, inner)) = wrapped.fields.first() else { return Err(membership.unlike("a member")) };
        let member = inner.object()?;
        let alias = member.need("alias")?.object()?;
        let name = alias.need("display_name")?.words()?.trim().to_owned();
        let id = match member.find("uuid").or_else(|| member.find("id")) {
            Some(node) => node.name()?.into_owned(),
            None => format!("name:{name}"),
        };
        if let Some(person) = self.people.get(&id) {
            return Ok(*person);
        }
        let is_free = |name: &str| !name.is_empty() && self.bills.people.iter().all(|person| person.name != name);
        let mut names =
            std::iter::once(name.clone()).chain((2..).map(|number| format!("{name} {number}").trim().to_owned()));
        let name = names.find(|name| is_free(name)).expect("there are more numbers than people");
        let person = PersonIndex(u32::try_from(self.bills.people.len()).expect("a file names fewer people"));
        let has_left = !matches!(member.words("status")?.as_ref(), "" | "ACTIVE");
        self.bills.people.push(ImportedPerson { has_left, ..ImportedPerson::named(&name) });
        self.people.insert(id, person);
        Ok(person)
    }

    fn entry(&mut self, entry: &Entry<'_>) -> Result<(), ImportProblem> {
        if !matches!(entry.status.words()?.as_ref(), "" | "ACTIVE") {
            self.losses.add(GONE);
            return Ok(());
        }
        let total = entry.amount.need()?;
        let value = self.value(&total)?;
        let node = entry.date.need()?;
        let written = node.words()?;
        let date = read_date(&written, None).map_err(|problem| problem.at(&written, node.span()))?;
        let payer = self.person(&entry.payer.need()?)?;
        let allocations = entry.allocations.need()?.list()?;
        let mut parts = Vec::with_capacity(allocations.len());
        let mut rule = Some(Vec::with_capacity(allocations.len()));
        for allocation in allocations {
            self.allocation(&allocation, &mut parts, &mut rule)?;
        }
        if value.is_zero() || parts.is_empty() {
            self.losses.add(NOTHING);
            return Ok(());
        }
        let was_evened = even_out(&mut parts, value).map_err(|sum| {
            let sum = crate::model::money::decimal(sum, self.currency.decimals());
            let value = value.to_decimal(self.currency.decimals());
            ImportProblem::new(total.span(), format!("the allocations add up to {sum}, and the amount is {value}"))
        })?;
        if was_evened {
            self.losses.add(SHARES_EVENED);
        }
        let (kind, sign) = self.direction(entry, value, payer, &parts)?;
        for part in &mut parts {
            part.amount = signed(part.amount, sign);
        }
        for part in rule.iter_mut().flatten() {
            if let Way::Fixed(amount) = &mut part.way {
                *amount = signed(*amount, sign);
            }
        }
        let amount = signed(value, sign);
        let custom = entry.custom.words()?;
        let own = if custom.trim().is_empty() { category(&entry.category.words()?) } else { custom.trim().to_owned() };
        let (key, note) = (self.key(entry)?, self.foreign(entry, date, value)?);
        self.bills.bills.push(Bill {
            key,
            kind,
            description: entry.description.words()?.trim().to_owned(),
            paid: vec![Part { person: payer, amount }],
            division: Division { rule: rule.filter(|_| kind != Kind::Payment), parts: Some(parts) },
            category: if kind == Kind::Payment { String::new() } else { own },
            note,
            attachments: attachments(entry.attachment)?,
            ..Bill::of(entry.node.span(), date, amount, self.currency)
        });
        Ok(())
    }

    /// Tells what an entry is, and whether its amounts have to be turned: what was spent is below zero.
    fn direction(
        &mut self,
        entry: &Entry<'_>,
        value: Money,
        payer: PersonIndex,
        parts: &[Part],
    ) -> Result<(Kind, i8), ImportProblem> {
        let node = entry.kind.find();
        let word = node.map_or(Ok("NORMAL".into()), |node| node.words())?;
        match word.as_ref() {
            "NORMAL" => Ok((Kind::Expense, -1)),
            "INCOME" => Ok((Kind::Income, 1)),
            "BALANCE" if value.is_negative() && parts.len() == 1 && parts[0].person != payer => Ok((Kind::Payment, -1)),
            "BALANCE" => {
                self.losses.add(TRANSFERS);
                Ok((Kind::Expense, -1))
            }
            other => Err(ImportProblem::new(
                node.map_or(entry.node.span(), |node| node.span()),
                format!("`{other}` is no kind of entry that is known"),
            )
            .help("the kinds are NORMAL, INCOME and BALANCE")),
        }
    }

    fn allocation(
        &mut self,
        allocation: &Node<'_>,
        parts: &mut Vec<Part>,
        rule: &mut Option<Vec<SplitPart>>,
    ) -> Result<(), ImportProblem> {
        let [amount, membership, word, ratio] = allocation.fields(["amount", "membership", "type", "share_ratio"])?;
        let person = self.person(&membership.need()?)?;
        if parts.iter().any(|part| part.person == person) {
            let start = allocation.span().start;
            return Err(ImportProblem::new(start..start + 1, "this person has a part of the bill already"));
        }
        let amount = self.value(&amount.need()?)?;
        if amount.is_zero() {
            return Ok(());
        }
        parts.push(Part { person, amount });
        let ratio = ratio.find().and_then(|node| node.number().ok()).and_then(Number::weight);
        let way = match (word.words()?.as_ref(), ratio) {
            ("AMOUNT", _) => Some(Way::Fixed(amount)),
            ("RATIO", Some((weight, _))) if weight.millionths() > 0 => Some(Way::Rest { weight, adjust: Money::ZERO }),
            _ => None,
        };
        match (way, rule.as_mut()) {
            (Some(way), Some(rule)) => rule.push(SplitPart { person, way }),
            _ => *rule = None,
        }
        Ok(())
    }

    /// Reads an amount in the currency of the tricount, with its sign.
    fn value(&self, node: &Node<'_>) -> Result<Money, ImportProblem> {
        let [currency, value] = node.fields(["currency", "value"])?;
        if let Some(node) = currency.find() {
            let code = node.words()?;
            if code != self.currency.code() {
                let words = format!("this is counted in `{code}`, and the tricount in {}", self.currency);
                return Err(ImportProblem::new(node.span(), words));
            }
        }
        let value = value.need()?;
        let minor = value.number()?.minor(self.currency.decimals());
        minor.map(|(money, _)| money).map_err(|problem| ImportProblem::new(value.span(), problem.words(value.raw())))
    }

    fn key(&mut self, entry: &Entry<'_>) -> Result<Option<String>, ImportProblem> {
        let Some(node) = entry.uuid.find().or_else(|| entry.id.find()) else { return Ok(None) };
        let key = node.name()?.into_owned();
        if self.keys.as_mut().is_some_and(|keys| !keys.insert(key.clone())) {
            return Err(ImportProblem::new(node.span(), format!("the bill `{key}` stands there twice")));
        }
        Ok(Some(key))
    }

    /// Keeps the rate of a bill in another currency, and returns its amount there in words.
    fn foreign(&mut self, entry: &Entry<'_>, date: Date, value: Money) -> Result<String, ImportProblem> {
        let Some(local) = entry.local.find() else { return Ok(String::new()) };
        let [code, amount] = local.fields(["currency", "value"])?;
        let (Some(code), Some(amount)) = (code.find(), amount.find()) else { return Ok(String::new()) };
        let (code, number) = (code.words()?, amount.number()?);
        if code == self.currency.code() {
            return Ok(String::new());
        }
        self.losses.add(FOREIGN);
        let written = number.to_decimal().unwrap_or_default();
        let note = format!("{} {code}", written.trim_start_matches('-'));
        let Some(other) = Currency::iso(&code) else { return Ok(note) };
        let rate = entry.rate.find().map(|node| node.number()).transpose()?;
        let base = plain(&value.to_decimal(self.currency.decimals())).ok();
        let leads = |rate, start: Number, end, decimals| {
            let end = i128::from(Number::minor(end, decimals).ok()?.0.minor());
            let reached = start.times(rate)?.scaled(decimals, i128::from(i64::MAX)).ok()?.0;
            Some((reached - end).abs() <= 1)
        };
        let Some((rate, base)) = rate.zip(base) else { return Ok(note) };
        let (from, to) = if leads(rate, number, base, self.currency.decimals()) == Some(true) {
            (other, self.currency)
        } else if leads(rate, base, number, other.decimals()) == Some(true) {
            (self.currency, other)
        } else {
            self.losses.add(RATE);
            return Ok(note);
        };
        let rate = rate.to_decimal().unwrap_or_default();
        if !rate.is_empty() {
            self.add_rate(ImportedRate { date, from, to, rate });
        }
        Ok(note)
    }

    /// Keeps a rate; of two of one day the first.
    fn add_rate(&mut self, rate: ImportedRate) {
        let of = |rate: &ImportedRate| (rate.date, rate.from, rate.to);
        if !self.bills.rates.iter().any(|known| of(known) == of(&rate)) {
            self.bills.rates.push(rate);
        }
    }
}

fn signed(amount: Money, sign: i8) -> Money {
    if sign < 0 { -amount } else { amount }
}

fn no_currency(node: &Node<'_>, code: &str) -> ImportProblem {
    ImportProblem::new(node.span(), format!("there is no currency `{code}`"))
        .help("a currency is written as its ISO code, such as EUR")
}

fn attachments(attachment: Field<'_>) -> Result<Vec<Attachment>, ImportProblem> {
    let mut found = Vec::new();
    for node in attachment.list()? {
        if let Some(first) = node.object()?.list("urls")?.first() {
            found.push(Attachment::at(&first.object()?.words("url")?, "receipt"));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::import::samples::{answers, balances, long, sample, told};
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn member(id: u32, name: &str) -> String {
        format!(
            r#"{{"RegistryMembershipNonUser": {{"id": {id}, "alias": {{"display_name": "{name}"}}, "status": "ACTIVE"}}}}"#
        )
    }

    fn part(id: u32, name: &str, value: &str, way: &str) -> String {
        let amount = format!(r#"{{"currency": "EUR", "value": "{value}"}}"#);
        format!(r#"{{"amount": {amount}, "membership": {}, {way}}}"#, member(id, name))
    }

    fn entry(id: u32, kind: &str, value: &str, rest: &str, parts: &[String]) -> String {
        let amount = format!(r#"{{"currency": "EUR", "value": "{value}"}}"#);
        let payer = member(1, "Ann");
        format!(
            r#"{{"RegistryEntry": {{"id": {id}, "status": "ACTIVE", "amount": {amount}, "description": "No {id}", {rest}
            "type_transaction": "{kind}", "membership_owned": {payer}, "allocations": [{}], "category": "FOOD_AND_DRINK",
            "date": "2025-05-01 09:15:00.000000"}}}}"#,
            parts.join(", ")
        )
    }

    fn registry(entries: &[String]) -> String {
        format!(
            r#"{{"Response": [{{"Registry": {{"currency": "EUR", "title": "Trip", "memberships": [{}, {}],
            "all_registry_entry": [{}]}}}}]}}"#,
            member(1, "Ann"),
            member(2, "Bob"),
            entries.join(", ")
        )
    }

    fn check(entries: &[String], expected: &Expect) {
        let text = registry(entries);
        assert!(fits(&text));
        expected.assert_eq(&told(&text, &read(&text, &ReadOptions::default())));
    }

    const ONE: &str = r#""type": "RATIO", "share_ratio": 1"#;
    const TWO: &str = r#""type": "RATIO", "share_ratio": 2"#;
    const EXACT: &str = r#""type": "AMOUNT", "share_ratio": null"#;

    #[test]
    fn the_sample_comes_to_its_answer() {
        let trip = sample("tricount/trip-registry.json", read);
        assert_eq!(balances(&trip), answers("tricount/trip-registry.answer-key.json"));
        assert_eq!((trip.title.as_str(), trip.bills.len()), ("Trip", 10));
        assert_eq!(trip.bills.iter().filter(|bill| bill.kind == Kind::Payment).count(), 2);
        assert_eq!(trip.bills[9].kind, Kind::Income);
    }

    #[test]
    fn ratios_amounts_and_currencies() {
        let local = r#""amount_local": {"currency": "USD", "value": "-33.00"}, "exchange_rate": "0.909090909","#;
        let strange = r#""amount_local": {"currency": "USD", "value": "-33.00"}, "exchange_rate": "7","#;
        let receipt =
            r#""attachment": [{"urls": [{"url": "https://x.example/r/bill.jpg"}]}], "category_custom": "Fun","#;
        let parts = [part(1, "Ann", "-10.00", EXACT), part(2, "Bob", "-13.33", TWO), part(3, "Bob", "-6.66", ONE)];
        let entries = [
            entry(1, "NORMAL", "-30.00", local, &parts),
            entry(2, "NORMAL", "-30.00", strange, &parts),
            entry(3, "NORMAL", "5.00", receipt, &[part(1, "Ann", "2.50", ONE), part(2, "Bob", "2.50", ONE)]),
            entry(4, "BALANCE", "-5.00", "", &[part(2, "Bob", "-5.00", ONE)]),
            entry(5, "BALANCE", "-5.00", "", &[part(2, "Bob", "-2.50", ONE), part(3, "Bob", "-2.50", ONE)]),
            entry(6, "INCOME", "5.00", "", &[part(2, "Bob", "5.00", ONE), part(1, "Ann", "0.00", ONE)]),
            entry(7, "NORMAL", "-5.00", r#""status": "DELETED","#, &[]),
        ];
        check(
            &entries,
            &expect![[r#"
            2025-05-01 expense "No 1" 3000 EUR: ("Ann", 3000) -> ("Ann", 1000) ("Bob", 1334) ("Bob 2", 666) food and drink, 33 USD
            2025-05-01 expense "No 2" 3000 EUR: ("Ann", 3000) -> ("Ann", 1000) ("Bob", 1334) ("Bob 2", 666) food and drink, 33 USD
            2025-05-01 expense "No 3" -500 EUR: ("Ann", -500) -> ("Ann", -250) ("Bob", -250) Fun
            2025-05-01 payment "No 4" 500 EUR: ("Ann", 500) -> ("Bob", 500)
            2025-05-01 expense "No 5" 500 EUR: ("Ann", 500) -> ("Bob", 250) ("Bob 2", 250) food and drink
            2025-05-01 income "No 6" 500 EUR: ("Ann", 500) -> ("Bob", 500) food and drink
            lost 2: a smallest unit that shares were off by: the largest share makes up for it
            lost 2: the other currency of a bill: it is in the note, because Tricount counts the bill in its own
            lost 1: the rate of a bill in another currency, which does not lead from one amount to the other
            lost 1: that it is a transfer, of one that is not from one person to one other: it comes in as an expense with the same balances
            lost 1: bills that are not active any more: they are left out
            lost 0: the time of day, and who entered a bill
        "#]],
        );
        let bills = read(&registry(&entries), &ReadOptions::default()).unwrap();
        let rate = &bills.rates[0];
        assert_eq!((rate.from.code(), rate.to.code(), rate.rate.as_str()), ("USD", "EUR", "0.909090909"));
        let rule = bills.bills[0].division.rule.as_ref().unwrap();
        assert_eq!(rule[0].way, Way::Fixed(Money::from_minor(1000)));
        assert_eq!(bills.bills[2].attachments[0].name, "bill.jpg");
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once() {
        let whole = [part(1, "Ann", "-5.00", ONE)];
        check(
            &[
                entry(1, "NORMAL", "-6.01", "", &whole),
                entry(2, "PAYMENT", "-5.00", "", &whole),
                entry(3, "NORMAL", "five", "", &whole),
                entry(4, "NORMAL", "-5.00", r#""date": "soon","#, &whole)
                    .replace(r#""date": "2025-05-01 09:15:00.000000""#, r#""x": 1"#),
                entry(5, "NORMAL", "-5.00", "", &whole),
                entry(5, "NORMAL", "-5.00", "", &whole),
                entry(6, "NORMAL", "-10.00", "", &[whole.clone(), whole.clone()].concat()),
                "{}".into(),
            ],
            &expect![[r#"
                "{\"currency\": \"EUR\", \"value\": \"-6.01\"}" the allocations add up to -5.00, and the amount is -6.01
                "\"PAYMENT\"" `PAYMENT` is no kind of entry that is known = the kinds are NORMAL, INCOME and BALANCE
                "\"five\"" `five` is not a number
                "\"soon\"" `soon` is not a date = a date is written such as 2026-07-14
                "5" the bill `5` stands there twice
                "{" this person has a part of the bill already
                "{" `RegistryEntry` is missing here
            "#]],
        );
        for (text, expected) in [
            (
                r#"{"Response": []}"#,
                expect![[r#"
                "" there is no tricount in the file
            "#]],
            ),
            (
                r#"{"Response": [{"Registry": {"currency": "XXX"}}]}"#,
                expect![[r#"
                "\"XXX\"" there is no currency `XXX` = a currency is written as its ISO code, such as EUR
            "#]],
            ),
            (
                r#"{"Response": [{"Registry": {}}, {"Registry": {}}]}"#,
                expect![[r#"
                "{" a second tricount begins here = save each tricount in a file of its own
            "#]],
            ),
            (
                r#"{"Error": [{"error_description": "gone"}]}"#,
                expect![[r#"
                "{" `Response` is missing here
            "#]],
            ),
            (
                r#"{"Response": [{"Registry": {"currency": "EUR", "memberships": [{}]"#,
                expect![[r#"
                "]" the file ends in the middle = it was cut off; export it again
            "#]],
            ),
        ] {
            expected.assert_eq(&told(text, &read(text, &ReadOptions::default())));
        }
    }

    #[test]
    fn many_bills_come_to_what_they_come_to_in_turn() {
        let bill = |number: u32| {
            let who = if number == 5000 { part(3, "Cy", "-4.00", EXACT) } else { part(2, "Bob", "-4.00", EXACT) };
            let local = format!(
                r#""amount_local": {{"currency": "USD", "value": "-20.00"}}, "exchange_rate": "{}","#,
                if number.is_multiple_of(2) { "0.5" } else { "2" }
            );
            let rest = if number.is_multiple_of(900) { local.as_str() } else { "" };
            entry(number, "NORMAL", "-10.00", rest, &[part(1, "Ann", "-6.00", EXACT), who])
        };
        let bills: Vec<String> = (0..6000).map(bill).collect();
        for more in [vec![], vec![bill(17)], vec![entry(6001, "OTHER", "-1.00", "", &[part(1, "Ann", "-1.00", ONE)])]] {
            let text = registry(&[bills.as_slice(), &more].concat());
            let options = ReadOptions::default();
            let document = Document::read(&text).unwrap();
            let (mut reader, entries) = Reader::open(&document, &options).unwrap();
            let wrong: Vec<ImportProblem> =
                entries.list().unwrap().iter().filter_map(|node| reader.read_bill(node).err()).collect();
            let in_turn = if wrong.is_empty() { Ok(reader.finish()) } else { Err(wrong) };
            assert_eq!(in_turn.is_ok(), more.is_empty());
            assert_eq!(format!("{:?}", read(&text, &options)), format!("{in_turn:?}"));
            assert_eq!(format!("{:?}", long(&text, read_long)), format!("{:?}", in_turn.ok()));
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(cut in 0_usize..1500, put in "[0-9\"{}\\[\\],:a-z.é-]{0,6}") {
            let mut text = registry(&[entry(1, "NORMAL", "-5.00", "", &[part(1, "Ann", "-5.00", ONE)])]);
            text.replace_range(cut.min(text.len())..(cut + put.len()).min(text.len()), &put);
            let _ = fits(&text);
            let _ = told(&text, &read(&text, &ReadOptions::default()));
        }
    }
}
