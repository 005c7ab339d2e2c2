//! Books as beancount 2.3 and 3 accept them.
//!
//! 1. A part of an account's name begins with an upper-case letter or a digit and has letters, digits and `-`; the
//!    true name stands beside the account as metadata.
//! 2. A currency is 2 to 24 of `A-Z 0-9 ' . _ -`; own units are raised to that.
//! 3. The balances at the end are asserted with `~ 0`: without it beancount overlooks a difference of a cent. They
//!    are of the morning after the last day.

use std::collections::HashSet;
use std::io::{self, Write};

use super::account_names::{AccountNames, Tongue, distinct};
use crate::model::{Currency, Date, Entry, Kind};
use crate::report::books::{Books, View};

const TONGUE: Tongue = Tongue { members: "Assets", part: account_part, currency: commodity };

/// Writes books for beancount.
///
/// # Errors
///
/// When they cannot be written.
pub fn write_beancount(books: &Books<'_, '_, '_>, out: &mut dyn Write) -> io::Result<()> {
    let names = AccountNames::of(books, &TONGUE);
    let setup = books.selection.setup;
    writeln!(out, "; clique export, format beancount 1 (accepted by beancount 2.3 and 3)")?;
    writeln!(out, "option \"title\" {}", quoted(&setup.name))?;
    let groups = books.selection.groups.iter().map(|group| setup.groups[group.get()].currency);
    let mut told = HashSet::new();
    for currency in groups.filter(|currency| names.currencies.contains_key(currency)) {
        if told.insert(currency) {
            writeln!(out, "option \"operating_currency\" \"{}\"", names.code(currency))?;
        }
    }
    let Some((first, last)) = books.selection.days() else { return Ok(()) };
    writeln!(out)?;
    for (currency, code) in &names.currencies {
        writeln!(out, "{first} commodity {code}")?;
        if currency.code() != code {
            writeln!(out, "  unit: {}", quoted(currency.code()))?;
        }
    }
    for ((name, facts), sum) in names.accounts.iter().zip(&names.facts).zip(&books.accounts) {
        writeln!(out, "{} open {name}", sum.opened)?;
        for (key, value) in facts {
            writeln!(out, "  {key}: {}", quoted(value))?;
        }
    }
    for (entry, lines) in books.transactions() {
        write_heading(books, entry, out)?;
        let (decimals, code) = (entry.currency.decimals(), names.code(entry.currency));
        for line in lines {
            writeln!(out, "  {}  {} {code}", names.accounts[line.account], line.amount.to_decimal(decimals))?;
        }
    }
    writeln!(out)?;
    let morning = last.plus_days(1).map_or_else(|| after_the_last(last), |day| day.to_string());
    for (name, sum) in names.accounts.iter().zip(&books.accounts) {
        for (currency, balance) in &sum.balances {
            let (amount, code) = (balance.to_decimal(currency.decimals()), names.code(*currency));
            writeln!(out, "{morning} balance {name}  {amount} ~ 0 {code}")?;
        }
    }
    Ok(())
}

/// Returns the day after the last day there is.
fn after_the_last(last: Date) -> String {
    format!("{}-01-01", last.year() + 1)
}

fn write_heading(books: &Books<'_, '_, '_>, entry: &Entry<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{} * {}", entry.date, quoted(&entry.description))?;
    let group = match books.view {
        View::Groups => "",
        View::Person(_) => &books.selection.setup.groups[entry.group.get()].handle,
    };
    let kind = if entry.kind == Kind::Expense { "" } else { entry.kind.word() };
    let id = entry.id.to_string();
    let values = [
        ("id", id.as_str()),
        ("kind", kind),
        ("group", group),
        ("category", &entry.category),
        ("tags", &entry.tags),
        ("note", &entry.note),
    ];
    for (key, value) in values.into_iter().filter(|(_, value)| !value.is_empty()) {
        writeln!(out, "  {key}: {}", quoted(value))?;
    }
    entry.due.map_or(Ok(()), |due| writeln!(out, "  due: {due}"))
}

/// Returns a text in quotes, on one line.
fn quoted(text: &str) -> String {
    let one_line: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    format!("\"{}\"", one_line.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Returns a part of an account's name, or nothing where no letter is left.
fn account_part(name: &str) -> String {
    let is_kept = |character: char| character.is_alphabetic() || character.is_ascii_digit();
    let parts: Vec<&str> = name.split(|character| !is_kept(character)).filter(|part| !part.is_empty()).collect();
    let joined = parts.join("-");
    let Some(initial) = joined.chars().next() else { return joined };
    let rest = &joined[initial.len_utf8()..];
    let mut raised = initial.to_uppercase();
    match (raised.next(), raised.next()) {
        (Some(one), None) if !one.is_lowercase() => format!("{one}{rest}"),
        _ => format!("X{joined}"),
    }
}

/// Returns a currency's code as beancount takes it.
fn commodity(currency: Currency, taken: &mut HashSet<String>) -> String {
    let mut code = currency.code().to_ascii_uppercase();
    if code.len() < 2 || !code.ends_with(|last: char| last.is_ascii_alphanumeric()) {
        code.push('X');
    }
    distinct(&code, "-", taken)
}
