//! One transaction: who paid, and what of it is for whom, by shares, items and events.

use super::accounts::{Account, Accounts, add_to};
use super::fraction::{Fraction, allot};
use super::shares::{Shares, fraction_of, over, read_shares, too_large};
use super::{DELETED, ITEMS, attachment, is_deleted};
use crate::model::{Currency, Kind, Money, Part, PersonIndex, SplitPart, Status, Way};
use crate::text::import::bills::{Bill, Division, ReadOptions};
use crate::text::import::dates::read_date;
use crate::text::import::json::{Node, Object};
use crate::text::import::numbers::{Number, Rounding};
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::{Reading, by_weight, evenly, tag};

/// Reads a transaction.
pub(super) fn read(
    transaction: &Object<'_>,
    accounts: &Accounts,
    options: &ReadOptions,
    reading: &mut Reading,
) -> Result<Bill, ImportProblem> {
    let date = transaction.need("billed_at")?;
    let day = read_date(&date.words()?, None).map_err(|problem| problem.at(date.raw(), date.span()))?;
    let named = transaction.need("currency_identifier")?;
    let currency = reading.currency(&named.words()?, named.span(), options)?;
    let value = transaction.need("value")?;
    let amount = reading.amount(value.number()?, currency, value.span())?;
    let creditors = read_shares(transaction, "creditor_shares")?;
    let debitors = read_shares(transaction, "debitor_shares")?;
    let paid = read_paid(transaction, &creditors, amount, accounts)?;
    let sharing = Sharing { transaction, debitors: &debitors, accounts, amount, currency };
    let (division, sharers) = sharing.read(value, reading)?;
    let kind = match transaction.need("type")?.words()?.as_ref() {
        "transfer" => reading.payment(&paid, &sharers, amount),
        "purchase" | "mimo" => Kind::Expense,
        other => {
            let words = format!("`{other}` is no type of transaction that is known");
            return Err(ImportProblem::new(transaction.need("type")?.span(), words));
        }
    };
    Ok(Bill {
        span: transaction.node.span(),
        key: Some(transaction.need("id")?.name()?.into_owned()),
        date: day,
        kind,
        description: transaction.need("name")?.words()?.into_owned(),
        amount,
        currency,
        paid,
        division,
        category: String::new(),
        tags: tags_of(transaction, [&creditors, &debitors], accounts)?,
        due: None,
        note: transaction.words("description")?.into_owned(),
        status: Status::Counts,
        repeat: None,
        attachments: attachment::read(transaction)?,
    })
}

/// The words of the file, and the events through which it is shared.
fn tags_of(
    transaction: &Object<'_>,
    shares: [&Shares<'_>; 2],
    accounts: &Accounts,
) -> Result<Vec<String>, ImportProblem> {
    let mut tags = Vec::new();
    let mut add = |text: &str| {
        let word = tag(text);
        if !word.is_empty() && !tags.contains(&word) {
            tags.push(word);
        }
    };
    for node in transaction.list("tags")? {
        add(&node.words()?);
    }
    for share in shares.iter().flat_map(|shares| &shares.list) {
        if let Some(event) = &accounts.find(&share.account, share.node)?.event {
            add(event);
        }
    }
    Ok(tags)
}

/// Divides the amount among those who paid, by their shares.
fn read_paid(
    transaction: &Object<'_>,
    creditors: &Shares<'_>,
    amount: Money,
    accounts: &Accounts,
) -> Result<Vec<Part>, ImportProblem> {
    if creditors.list.is_empty() {
        return Err(ImportProblem::new(transaction.node.span(), "nobody paid this"));
    }
    let mut people = Vec::new();
    for share in &creditors.list {
        let part = share.of(creditors.sum)?;
        pass_on(&mut people, accounts.find(&share.account, share.node)?, part).ok_or_else(|| too_large(share.node))?;
    }
    allot(amount, &people).ok_or_else(|| too_large(transaction.node))
}

/// Adds an account's part to those that it is for.
fn pass_on(people: &mut Vec<(PersonIndex, Fraction)>, account: &Account, part: Fraction) -> Option<()> {
    for (person, fraction) in &account.people {
        add_to(people, *person, fraction.times(part))?;
    }
    Some(())
}

/// What it takes to find out for whom a transaction is.
struct Sharing<'a, 't> {
    transaction: &'a Object<'t>,
    debitors: &'a Shares<'t>,
    accounts: &'a Accounts,
    amount: Money,
    currency: Currency,
}

impl<'t> Sharing<'_, 't> {
    /// Returns the rule, where there is one that says it all, or else the parts; and who shares.
    fn read(&self, value: Node<'_>, reading: &mut Reading) -> Result<(Division, Vec<PersonIndex>), ImportProblem> {
        let mut positions = Vec::new();
        for node in self.transaction.list("positions")? {
            let position = node.object()?;
            if is_deleted(&position)? {
                reading.lose(DELETED);
            } else {
                positions.push(position);
            }
        }
        let mut direct = Vec::new();
        for share in &self.debitors.list {
            let account = self.accounts.find(&share.account, share.node)?;
            if account.event.is_none()
                && let [(person, _)] = account.people.as_slice()
            {
                direct.push((*person, share.number));
            }
        }
        let is_plain = positions.is_empty() && direct.len() == self.debitors.list.len() && !direct.is_empty();
        if is_plain && let Some(rule) = self.rule(&direct)? {
            let sharers = rule.iter().map(|part| part.person).collect();
            return Ok((Division { rule: Some(rule), parts: None }, sharers));
        }
        if !positions.is_empty() {
            reading.lose(ITEMS);
        }
        let people = self.fractions(&positions, value)?;
        let parts = allot(self.amount, &people).ok_or_else(|| too_large(self.transaction.node))?;
        Ok((Division { rule: None, parts: Some(parts) }, people.into_iter().map(|(person, _)| person).collect()))
    }

    /// Says shares of people as a rule; nothing where no rule says them.
    fn rule(&self, shares: &[(PersonIndex, Number)]) -> Result<Option<Vec<SplitPart>>, ImportProblem> {
        let mode = self.transaction.find("split_mode");
        let words = mode.map(|mode| mode.words()).transpose()?;
        let weights = || shares.iter().map(|(person, number)| Some(by_weight(*person, number.weight()?.0))).collect();
        let special = match words.as_deref() {
            None | Some("shares") => None,
            Some("evenly") => Some(evenly(shares.iter().map(|(person, _)| *person))),
            Some("percent") => self.percents(shares),
            Some("absolute") => self.fixed(shares),
            Some(other) => {
                let span = mode.unwrap_or(self.transaction.node).span();
                return Err(ImportProblem::new(span, format!("`{other}` is no way to split that is known")));
            }
        };
        // Shares that do not add up to the whole are taken as a ratio, as Abrechnung does.
        Ok(special.or_else(weights))
    }

    fn percents(&self, shares: &[(PersonIndex, Number)]) -> Option<Vec<SplitPart>> {
        let hundred = if self.debitors.sum == Fraction::ONE { Number::whole(100) } else { Number::whole(1) };
        let mut sum = 0;
        let mut rule = Vec::with_capacity(shares.len());
        for (person, number) in shares {
            let (percent, rounding) = number.times(hundred)?.percent()?;
            sum += percent.millionths();
            rule.push(SplitPart { person: *person, way: Way::Percent(percent) });
            (rounding != Rounding::Part).then_some(())?;
        }
        (sum == 100_000_000).then_some(rule)
    }

    fn fixed(&self, shares: &[(PersonIndex, Number)]) -> Option<Vec<SplitPart>> {
        let mut sum = Money::ZERO;
        let mut rule = Vec::with_capacity(shares.len());
        for (person, number) in shares {
            let (amount, rounding) = number.minor(self.currency.decimals()).ok()?;
            (rounding != Rounding::Part).then_some(())?;
            sum = Money::from_minor(sum.minor().checked_add(amount.minor())?);
            rule.push(SplitPart { person: *person, way: Way::Fixed(amount) });
        }
        (sum == self.amount).then_some(rule)
    }

    /// Returns what part of the value is for whom: first by items, then what is left by shares.
    fn fractions(
        &self,
        positions: &[Object<'t>],
        value: Node<'_>,
    ) -> Result<Vec<(PersonIndex, Fraction)>, ImportProblem> {
        let whole = fraction_of(value.number()?, value)?;
        let exactly = || too_large(self.transaction.node);
        let mut people = Vec::new();
        let mut left = Fraction::ONE;
        for position in positions {
            let price = position.need("price")?;
            let price = fraction_of(price.number()?, price)?;
            if price.is_zero() {
                continue;
            }
            let usages = read_shares(position, "usages")?;
            let common = position.find("communist_shares").map_or(Ok(Fraction::ZERO), common_share)?;
            let all = usages.sum.plus(common).ok_or_else(exactly)?;
            if all.is_zero() {
                return Err(ImportProblem::new(position.node.span(), "nobody uses this item")
                    .help("say in Abrechnung who used it and export again"));
            }
            let part = over(price, whole).ok_or_else(|| value.unlike("an amount that items can add up to"))?;
            for share in &usages.list {
                let mine = share.of(all)?.times(part).ok_or_else(exactly)?;
                pass_on(&mut people, self.accounts.find(&share.account, share.node)?, mine).ok_or_else(exactly)?;
                left = left.plus(mine.negative()).ok_or_else(exactly)?;
            }
        }
        if left.is_zero() {
            return Ok(people);
        }
        if self.debitors.list.is_empty() {
            return Err(ImportProblem::new(
                self.transaction.node.span(),
                "nobody shares this, or what its items leave",
            ));
        }
        for share in &self.debitors.list {
            let mine = share.of(self.debitors.sum)?.times(left).ok_or_else(exactly)?;
            pass_on(&mut people, self.accounts.find(&share.account, share.node)?, mine).ok_or_else(exactly)?;
        }
        Ok(people)
    }
}

/// Reads how much of an item all share together.
fn common_share(node: Node<'_>) -> Result<Fraction, ImportProblem> {
    let number = node.number()?;
    if number.is_negative() {
        return Err(ImportProblem::new(node.span(), "a share cannot be less than nothing"));
    }
    fraction_of(number, node)
}
