//! The JSON of all data of SplitPro: what friends owe at the end, and nothing of how it came to that.
//!
//! Each balance comes in as one bill of the day that is said, paid by whom it is owed to, for who owes it.

use super::YOU;
use crate::model::{Money, Part, PersonIndex};
use crate::text::import::Origin;
use crate::text::import::bills::{Bill, Division, ImportedPerson, ReadOptions, ReadResult, StatedBalance};
use crate::text::import::currencies::currency_of;
use crate::text::import::json::{Document, Object};
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::{Reading, evenly, head};

/// The JSON of all data.
pub const ORIGIN: Origin = Origin::new("splitpro", "all data (JSON)", fits, read);

const ONLY_TOTALS: &str = "the file has balances only: the expenses are in the CSV of each friend";
const GROUPS: &str = "balances within a group are left out: those of friends contain them";

fn fits(text: &str) -> bool {
    let head = head(text);
    head.trim_start().starts_with('{') && head.contains("\"friends\"") && head.contains("\"balances\"")
        || head.contains("\"friends\"") && head.contains("\"groups\"")
}

fn read(text: &str, options: &ReadOptions) -> ReadResult {
    let mut reading = Reading::default();
    let done = Document::read(text)
        .and_then(|document| document.root().object().and_then(|whole| read_data(&whole, options, &mut reading)));
    reading.take(done);
    reading.finish()
}

fn read_data(whole: &Object<'_>, options: &ReadOptions, reading: &mut Reading) -> Result<(), ImportProblem> {
    let me = reading.bills.person(options.me.as_deref().unwrap_or(YOU));
    let friends = whole.need("friends")?.object()?;
    for (id, node) in &friends.fields {
        let done = node.object().and_then(|friend| read_friend(&friend, id, me, options, reading));
        reading.take(done);
    }
    reading.lack(ONLY_TOTALS);
    for _ in whole.list("groups")? {
        reading.lose(GROUPS);
    }
    Ok(())
}

fn read_friend(
    friend: &Object<'_>,
    id: &str,
    me: PersonIndex,
    options: &ReadOptions,
    reading: &mut Reading,
) -> Result<(), ImportProblem> {
    let email = friend.words("email")?.into_owned();
    let name = friend.words("name")?;
    let name = [name.trim(), email.as_str(), id].into_iter().find(|name| !name.is_empty()).unwrap_or(id);
    // Friends are told apart by their numbers, also where two have one name.
    let last = u32::try_from(reading.bills.people.len()).map_err(|_| friend.node.unlike("one of fewer friends"))?;
    reading.bills.people.push(ImportedPerson { email: email.clone(), ..ImportedPerson::named(name) });
    for node in friend.list("balances")? {
        read_balance(&node.object()?, &format!("balance-{id}"), [me, PersonIndex(last)], options, reading)?;
    }
    Ok(())
}

fn read_balance(
    balance: &Object<'_>,
    key: &str,
    [me, friend]: [PersonIndex; 2],
    options: &ReadOptions,
    reading: &mut Reading,
) -> Result<(), ImportProblem> {
    let named = balance.need("currency")?;
    let currency = currency_of(&named.words()?, named.span(), options)?;
    let node = balance.need("amount")?;
    let (count, rounding) = node
        .number()?
        .scaled(0, i128::from(crate::model::money::AMOUNT_MAX))
        .map_err(|problem| ImportProblem::new(node.span(), problem.words(node.raw())))?;
    let minor = i64::try_from(count).map_err(|_| node.unlike("an amount"))?;
    if rounding != crate::text::import::numbers::Rounding::Exact {
        return Err(node.unlike("a whole number of smallest units"));
    }
    for (person, minor) in [(me, count), (friend, -count)] {
        match reading.bills.balances.iter_mut().find(|stated| stated.person == person && stated.currency == currency) {
            Some(stated) => stated.minor += minor,
            None => reading.bills.balances.push(StatedBalance { person, currency, minor, span: balance.node.span() }),
        }
    }
    if minor == 0 {
        return Ok(());
    }
    let date = options.today.ok_or_else(|| {
        ImportProblem::new(balance.node.span(), "nothing says on which day this balance stands").help("say the day")
    })?;
    let (owed, owing) = if minor > 0 { (me, friend) } else { (friend, me) };
    let amount = Money::from_minor(minor.abs());
    reading.bills.bills.push(Bill {
        key: Some(format!("{key}-{currency}")),
        description: "Opening balance".to_owned(),
        paid: vec![Part { person: owed, amount }],
        division: Division { rule: Some(evenly([owing])), parts: Some(vec![Part { person: owing, amount }]) },
        ..Bill::of(balance.node.span(), date, amount, currency)
    });
    Ok(())
}
