//! Books as one text that both hledger and ledger accept, also where they are strict.
//!
//! 1. Every account, currency and tag is declared; every amount is written out, with its currency behind it.
//! 2. Where the two programs read something differently it is written so that both read the same: one tag a line, no
//!    `;` in a description, no format line for a currency without decimals, own units in quotes.
//! 3. The last transaction moves nothing and asserts what every account ends with, on the last day and at the end of
//!    the file, as hledger asserts by day and ledger by place.

use std::collections::HashSet;
use std::io::{self, Write};

use super::account_names::{AccountNames, Tongue};
use crate::model::{Currency, Entry, Kind};
use crate::report::books::{Books, View};

/// The tags of transactions.
const TAGS: [&str; 7] = ["id", "kind", "group", "category", "tags", "due", "note"];

const TONGUE: Tongue = Tongue { members: "Members", part: account_part, currency: commodity };

/// Writes books for hledger and ledger.
///
/// # Errors
///
/// When they cannot be written.
pub fn write_journal(books: &Books<'_, '_, '_>, out: &mut dyn Write) -> io::Result<()> {
    let names = AccountNames::of(books, &TONGUE);
    writeln!(out, "; clique export, format hledger 1 (accepted by hledger and ledger)")?;
    writeln!(out, "; {}", words(&books.selection.setup.name))?;
    for (currency, code) in &names.currencies {
        writeln!(out, "\ncommodity {code}")?;
        if currency.decimals() > 0 {
            writeln!(out, "    format 1000.{} {code}", "0".repeat(usize::from(currency.decimals())))?;
        }
    }
    writeln!(out)?;
    TAGS.iter().try_for_each(|tag| writeln!(out, "tag {tag}"))?;
    writeln!(out)?;
    for (name, facts) in names.accounts.iter().zip(&names.facts) {
        writeln!(out, "account {name}")?;
        for (key, value) in facts {
            writeln!(out, "    ; {key}: {}", tag_value(value))?;
        }
    }
    for (entry, lines) in books.transactions() {
        write_heading(books, entry, out)?;
        let (decimals, code) = (entry.currency.decimals(), names.code(entry.currency));
        for line in lines {
            let amount = line.amount.to_decimal(decimals);
            writeln!(out, "    {}  {amount} {code}", names.accounts[line.account])?;
        }
    }
    write_balances(books, &names, out)
}

fn write_heading(books: &Books<'_, '_, '_>, entry: &Entry<'_>, out: &mut dyn Write) -> io::Result<()> {
    let description = words(&entry.description);
    let description = if description.is_empty() { entry.kind.word() } else { &description };
    writeln!(out, "\n{} * ({}) {description}", entry.date, entry.id)?;
    let group = match books.view {
        View::Groups => "",
        View::Person(_) => &books.selection.setup.groups[entry.group.get()].handle,
    };
    let kind = if entry.kind == Kind::Expense { "" } else { entry.kind.word() };
    let due = entry.due.map(|due| due.to_string()).unwrap_or_default();
    let id = entry.id.to_string();
    let values = [id.as_str(), kind, group, &entry.category, &entry.tags, &due, &entry.note];
    for (tag, value) in TAGS.iter().zip(values) {
        let value = tag_value(value);
        if !value.is_empty() {
            writeln!(out, "    ; {tag}: {value}")?;
        }
    }
    Ok(())
}

fn write_balances(books: &Books<'_, '_, '_>, names: &AccountNames, out: &mut dyn Write) -> io::Result<()> {
    let Some((_, last)) = books.selection.days() else { return Ok(()) };
    if books.accounts.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{last} * clique: balances")?;
    for (name, sum) in names.accounts.iter().zip(&books.accounts) {
        for (currency, balance) in &sum.balances {
            let (decimals, code) = (currency.decimals(), names.code(*currency));
            let zero = crate::model::Money::ZERO.to_decimal(decimals);
            writeln!(out, "    {name}  {zero} {code} = {} {code}", balance.to_decimal(decimals))?;
        }
    }
    Ok(())
}

/// Returns a description both programs take whole: on one line, without the mark of comments.
fn words(text: &str) -> String {
    one_line(text).replace(';', ",")
}

/// Returns the value of a tag: hledger ends it at a comma, ledger looks for dates in brackets.
fn tag_value(text: &str) -> String {
    one_line(&one_line(text).replace([',', ';'], " ").replace('[', "(").replace(']', ")"))
}

/// Returns a part of an account's name: two spaces would end it, `:` begin the next part, a mark mean something.
fn account_part(name: &str) -> String {
    let is_mark = |character| matches!(character, ':' | ';' | '"' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>');
    one_line(&one_line(name).replace(is_mark, "-"))
}

/// Joins words by one space each; what is no letter, mark or sign to be seen counts as a space.
fn one_line(text: &str) -> String {
    let is_space = |character: char| character.is_whitespace() || character.is_control() || is_hidden(character);
    text.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_hidden(character: char) -> bool {
    crate::render::safe::is_hidden(character)
}

/// Writes a currency: an own unit in quotes, as its name may have digits and dots.
fn commodity(currency: Currency, _: &mut HashSet<String>) -> String {
    let code = currency.code();
    if code.bytes().all(|byte| byte.is_ascii_uppercase()) { code.to_owned() } else { format!("\"{code}\"") }
}
