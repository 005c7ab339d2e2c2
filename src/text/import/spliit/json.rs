//! The JSON of a Spliit group: people by id, amounts in smallest units, and how each expense is divided.

use std::borrow::Cow;
use std::collections::HashMap;

use super::shares::divide;
use crate::model::money::AMOUNT_MAX;
use crate::model::{Currency, Date, Kind, Money, Part, Percent, PersonIndex, SplitPart, Status, Way, Weight};
use crate::text::import::Origin;
use crate::text::import::bills::{
    Bill, Division, ImportedPerson, ImportedRate, ReadOptions, ReadResult, Repeat, RepeatUnit,
};
use crate::text::import::by_id::ById;
use crate::text::import::currencies::{currency_named, currency_of};
use crate::text::import::dates::read_date;
use crate::text::import::json::{Document, Node, Object};
use crate::text::import::numbers::{self, Number};
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::{Reading, by_weight, evenly, head};

/// The JSON that Spliit writes with "Export to JSON".
pub const ORIGIN: Origin = Origin::new("spliit", "group export (JSON)", fits, read);

/// Amounts of a currency that Spliit does not know by a code have two decimals.
const DECIMALS_OF_SIGNS: u8 = 2;

const RECEIPTS: &str = "pictures of receipts are not in the file";
const ACTIVITIES: &str = "who changed what and when is left out";
const ORIGINAL: &str = "an amount in another currency is not told together with its rate";

fn fits(text: &str) -> bool {
    let head = head(text);
    let place = |name: &str| head.find(name);
    // In files of others that have expenses, the currency comes inside of them.
    let is_before = match (place("\"currency\""), place("\"expenses\"")) {
        (Some(currency), Some(expenses)) => currency < expenses,
        _ => false,
    };
    head.trim_start().starts_with('{') && is_before
}

fn read(text: &str, options: &ReadOptions) -> ReadResult {
    let mut reading = Reading::default();
    let done = Document::read(text)
        .and_then(|document| document.root().object().and_then(|whole| read_group(&whole, options, &mut reading)));
    reading.take(done);
    reading.finish()
}

/// What the expenses of a group have in common.
struct Group<'t> {
    people: ById<'t, PersonIndex>,
    currency: Currency,
    /// How many decimals the integers of the file have.
    decimals: u8,
    /// What an integer of the file counts.
    unit: Number,
}

fn read_group(whole: &Object<'_>, options: &ReadOptions, reading: &mut Reading) -> Result<(), ImportProblem> {
    reading.bills.title = whole.words("name")?.into_owned();
    reading.bills.about = whole.words("information")?.into_owned();
    let code = whole.find("currencyCode").filter(|code| code.raw() != "\"\"");
    let named = code.or(whole.find("currency"));
    let span = named.unwrap_or(whole.node).span();
    let currency = currency_of(&named.map_or(Ok(Cow::Borrowed("")), |node| node.words())?, span, options)?;
    reading.bills.currency = Some(currency);
    let people = read_people(whole, reading)?;
    let decimals = if code.is_some() { currency.decimals() } else { DECIMALS_OF_SIGNS };
    let unit = unit_of(decimals);
    let group = Group { people, currency, decimals, unit };
    reading.read_all(&whole.need("expenses")?.list()?, |node, reading| {
        let bill = read_expense(&node.object()?, &group, reading)?;
        reading.bills.bills.push(bill);
        Ok(())
    });
    keep_last_repeats(reading);
    reading.lack(RECEIPTS);
    if whole.find("activities").is_some() {
        reading.lack(ACTIVITIES);
    }
    Ok(())
}

fn read_people<'t>(whole: &Object<'t>, reading: &mut Reading) -> Result<ById<'t, PersonIndex>, ImportProblem> {
    let mut people = ById::default();
    for (node, place) in whole.need("participants")?.list()?.iter().zip(0..) {
        let person = node.object()?;
        reading.bills.people.push(ImportedPerson::named(&person.need("name")?.words()?));
        if !people.add(person.need("id")?.name()?, PersonIndex(place)) {
            return Err(ImportProblem::new(node.span(), "two participants have this id"));
        }
    }
    Ok(people)
}

fn read_expense(expense: &Object<'_>, group: &Group<'_>, reading: &mut Reading) -> Result<Bill, ImportProblem> {
    let key = expense.need("id")?.name()?;
    let date = expense.need("expenseDate")?;
    let date = read_date(&date.words()?, None).map_err(|problem| problem.at(date.raw(), date.span()))?;
    let amount = amount_of(expense.need("amount")?, group)?;
    let payer = person_of(expense.need("paidById")?, group)?;
    let paid = vec![Part { person: payer, amount }];
    let shares = read_shares(expense, group)?;
    let division = read_division(expense, &key, amount, &shares, group)?;
    let sharers: Vec<PersonIndex> = shares.iter().map(|share| share.person).collect();
    let is_payment = expense.find("isReimbursement").map_or(Ok(false), |node| node.flag())?;
    let kind = if is_payment { reading.payment(&paid, &sharers, amount) } else { Kind::Expense };
    let mut note = expense.words("notes")?.into_owned();
    read_original(expense, date, amount, group, &mut note, reading)?;
    Ok(Bill {
        span: expense.node.span(),
        key: Some(key.into_owned()),
        date,
        kind,
        description: expense.need("title")?.words()?.into_owned(),
        amount,
        currency: group.currency,
        paid,
        division,
        category: category_of(expense)?,
        tags: Vec::new(),
        due: None,
        note,
        status: Status::Counts,
        repeat: repeat_of(expense)?,
        attachments: Vec::new(),
    })
}

/// Returns the worth of a smallest unit.
fn unit_of(decimals: u8) -> Number {
    numbers::plain(&format!("1e-{decimals}")).expect("this is a number")
}

fn person_of(node: Node<'_>, group: &Group<'_>) -> Result<PersonIndex, ImportProblem> {
    let id = node.name()?;
    group
        .people
        .get(&id)
        .copied()
        .ok_or_else(|| ImportProblem::new(node.span(), format!("no participant of the group has the id `{id}`")))
}

fn amount_of(node: Node<'_>, group: &Group<'_>) -> Result<Money, ImportProblem> {
    let amount = node.number()?.times(group.unit).ok_or_else(|| node.unlike("an amount"))?;
    match amount.minor(group.currency.decimals()) {
        Ok((amount, numbers::Rounding::Exact)) => Ok(amount),
        Ok(_) => Err(node.unlike(&format!("a whole number of smallest units of {}", group.currency))),
        Err(problem) => Err(ImportProblem::new(node.span(), problem.words(node.raw()))),
    }
}

/// One line of `paidFor`.
struct Share<'t> {
    person: PersonIndex,
    id: Cow<'t, str>,
    count: i128,
}

fn read_shares<'t>(expense: &Object<'t>, group: &Group<'_>) -> Result<Vec<Share<'t>>, ImportProblem> {
    let list = expense.need("paidFor")?;
    let lines = list.list()?;
    let mut shares: Vec<Share<'t>> = Vec::with_capacity(lines.len());
    for node in lines {
        let [id, number] = node.fields(["participantId", "shares"])?;
        let id = id.need()?;
        let person = person_of(id, group)?;
        let number = number.find().map_or(Ok(Number::whole(100)), |node| node.number())?;
        let count = match number.scaled(0, i128::from(AMOUNT_MAX)) {
            Ok((count, numbers::Rounding::Exact)) if count >= 0 => count,
            _ => return Err(node.unlike("a whole number of shares")),
        };
        if shares.iter().any(|share| share.person == person) {
            return Err(ImportProblem::new(node.span(), "this person shares the expense twice"));
        }
        shares.push(Share { person, id: id.name()?, count });
    }
    if shares.is_empty() {
        return Err(ImportProblem::new(list.span(), "this expense is paid for nobody")
            .help("mend it in Spliit and export again"));
    }
    Ok(shares)
}

fn read_division(
    expense: &Object<'_>,
    key: &str,
    amount: Money,
    shares: &[Share<'_>],
    group: &Group<'_>,
) -> Result<Division, ImportProblem> {
    let mode = expense.need("splitMode")?;
    let is_even = mode.words()? == "EVENLY";
    let people: Vec<(&str, i128)> =
        shares.iter().map(|share| (share.id.as_ref(), if is_even { 1 } else { share.count })).collect();
    let parts = divide(key, i128::from(amount.minor()), &people)
        .ok_or_else(|| ImportProblem::new(expense.node.span(), "the shares of this expense add up to nothing"))?;
    let part = |(share, minor): (&Share<'_>, i128)| {
        let minor = i64::try_from(minor).ok()?;
        Some(Part { person: share.person, amount: Money::from_minor(minor) })
    };
    let parts: Option<Vec<Part>> = shares.iter().zip(parts).map(part).collect();
    let rule = match mode.words()?.as_ref() {
        "EVENLY" => Some(evenly(shares.iter().map(|share| share.person))),
        "BY_SHARES" => rule_of(shares, |count| weight_of(count, 10_000)),
        "BY_PERCENTAGE" if sum_of(shares) == 10_000 => rule_of(shares, |count| {
            let millionths = u64::try_from(count).ok()? * 10_000;
            Some(Way::Percent(Percent::from_millionths(millionths)))
        }),
        "BY_AMOUNT" if group.decimals == group.currency.decimals() && sum_of(shares) == i128::from(amount.minor()) => {
            rule_of(shares, |count| i64::try_from(count).ok().map(|count| Way::Fixed(Money::from_minor(count))))
        }
        "BY_PERCENTAGE" | "BY_AMOUNT" => rule_of(shares, |count| weight_of(count, 1_000_000)),
        other => {
            let words = format!("`{other}` is no way to split that is known");
            return Err(ImportProblem::new(mode.span(), words).help("the file may be of a newer Spliit"));
        }
    };
    Ok(Division { rule, parts })
}

fn sum_of(shares: &[Share<'_>]) -> i128 {
    shares.iter().map(|share| share.count).sum()
}

/// Makes a rule of the shares that are not zero.
fn rule_of(shares: &[Share<'_>], way: impl Fn(i128) -> Option<Way>) -> Option<Vec<SplitPart>> {
    let counted = shares.iter().filter(|share| share.count != 0);
    counted.map(|share| way(share.count).map(|way| SplitPart { person: share.person, way })).collect()
}

fn weight_of(count: i128, millionths: u64) -> Option<Way> {
    let weight = u64::try_from(count).ok()?.checked_mul(millionths)?;
    let largest = Weight::parse("1000000")?;
    (weight <= largest.millionths()).then(|| by_weight(PersonIndex(0), Weight::from_millionths(weight)).way)
}

fn category_of(expense: &Object<'_>) -> Result<String, ImportProblem> {
    let Some(category) = expense.find("category") else { return Ok(String::new()) };
    let [grouping, name] = category.fields(["grouping", "name"])?;
    let is_none = grouping.words()? == "Uncategorized";
    Ok(if is_none { String::new() } else { name.words()?.into_owned() })
}

fn repeat_of(expense: &Object<'_>) -> Result<Option<Repeat>, ImportProblem> {
    let Some(rule) = expense.find("recurrenceRule") else { return Ok(None) };
    let unit = match rule.words()?.as_ref() {
        "NONE" => return Ok(None),
        "DAILY" => RepeatUnit::Day,
        "WEEKLY" => RepeatUnit::Week,
        "MONTHLY" => RepeatUnit::Month,
        "YEARLY" => RepeatUnit::Year,
        other => return Err(ImportProblem::new(rule.span(), format!("`{other}` is no way to repeat that is known"))),
    };
    Ok(Some(Repeat { every: 1, unit, until: None }))
}

/// Every expense of a series says that it comes again; only the last of them does.
fn keep_last_repeats(reading: &mut Reading) {
    let mut last: HashMap<(String, PersonIndex, RepeatUnit), (Date, usize)> = HashMap::new();
    let bills = &mut reading.bills.bills;
    for at in 0..bills.len() {
        let Some(repeat) = &bills[at].repeat else { continue };
        let series = (bills[at].description.clone(), bills[at].paid[0].person, repeat.unit);
        let date = bills[at].date;
        let earlier = match last.get(&series) {
            Some((known, _)) if *known > date => Some(at),
            _ => last.insert(series, (date, at)).map(|(_, earlier)| earlier),
        };
        if let Some(earlier) = earlier {
            bills[earlier].repeat = None;
        }
    }
}

/// Keeps what was paid in another currency in the note, and pins the rate.
fn read_original(
    expense: &Object<'_>,
    date: Date,
    amount: Money,
    group: &Group<'_>,
    note: &mut String,
    reading: &mut Reading,
) -> Result<(), ImportProblem> {
    let (Some(original), Some(code)) = (expense.find("originalAmount"), expense.find("originalCurrency")) else {
        return Ok(());
    };
    let (original, code) = (original.number()?, code.words()?);
    let (Some(currency), Some(rate)) = (currency_named(&code), expense.find("conversionRate")) else {
        reading.lose(ORIGINAL);
        return Ok(());
    };
    let rate = rate.number()?;
    let text = rate.to_decimal().filter(|_| !rate.is_zero() && !rate.is_negative());
    let (Some(text), Some(paid)) = (text, original_of(original, rate, amount, currency, group)) else {
        reading.lose(ORIGINAL);
        return Ok(());
    };
    let line = format!("{} {currency} at {text}", paid.to_decimal(currency.decimals()));
    *note = if note.is_empty() { line } else { format!("{note}\n{line}") };
    if currency != group.currency {
        reading.bills.rates.push(ImportedRate { date, from: currency, to: group.currency, rate: text });
    }
    Ok(())
}

/// Finds out whether an original amount is in smallest units or, as earlier versions had it, in whole ones: by which
/// of them comes nearer to the amount at the rate.
fn original_of(original: Number, rate: Number, amount: Money, currency: Currency, group: &Group<'_>) -> Option<Money> {
    let readings = [original.times(unit_of(currency.decimals())), Some(original)];
    let near = |number: &Number| {
        let (minor, _) = number.times(rate)?.scaled(group.currency.decimals(), i128::MAX).ok()?;
        minor.checked_sub(i128::from(amount.minor())).map(i128::abs)
    };
    let readings = readings.into_iter().flatten().filter_map(|number| near(&number).map(|gap| (gap, number)));
    let (_, number) = readings.min_by_key(|(gap, _)| *gap)?;
    number.minor(currency.decimals()).ok().map(|(money, _)| money)
}
