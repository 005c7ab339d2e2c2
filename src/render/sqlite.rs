//! A ledger as an SQLite database, for those who want SQL.
//!
//! Amounts are whole smallest units (`amount`), and text with a point beside them where people look (`amount_text`),
//! so that no sum is inexact; `currencies` tells the decimals. The view `nets` adds up what each paid and used from the
//! tables alone, and comes to what `balances` says.

use rusqlite::{Connection, Error, Transaction, params};

use crate::model::balance::Balances;
use crate::model::{Kind, Money, Part, Tally};
use crate::report::selection::Selection;

const TABLES: &str = "
CREATE TABLE ledger (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE currencies (code TEXT PRIMARY KEY, decimals INTEGER NOT NULL, name TEXT) WITHOUT ROWID;
CREATE TABLE people (handle TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE groups (handle TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, currency TEXT NOT NULL,
    is_pair INTEGER NOT NULL, archived INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE members (\"group\" TEXT NOT NULL REFERENCES groups, person TEXT NOT NULL REFERENCES people,
    role TEXT NOT NULL, state TEXT NOT NULL, since TEXT, until TEXT, PRIMARY KEY (\"group\", person)) WITHOUT ROWID;
CREATE TABLE expenses (id TEXT PRIMARY KEY, \"group\" TEXT NOT NULL REFERENCES groups, date TEXT NOT NULL,
    kind TEXT NOT NULL, description TEXT NOT NULL, amount INTEGER NOT NULL, amount_text TEXT NOT NULL,
    currency TEXT NOT NULL REFERENCES currencies, split TEXT NOT NULL, category TEXT, tags TEXT, due TEXT, note TEXT,
    receipt TEXT, status TEXT NOT NULL, written_by TEXT) WITHOUT ROWID;
CREATE TABLE payers (expense TEXT NOT NULL REFERENCES expenses, person TEXT NOT NULL REFERENCES people,
    amount INTEGER NOT NULL);
CREATE TABLE shares (expense TEXT NOT NULL REFERENCES expenses, person TEXT NOT NULL REFERENCES people,
    amount INTEGER NOT NULL);
CREATE TABLE payments (id TEXT PRIMARY KEY, \"group\" TEXT NOT NULL REFERENCES groups, date TEXT NOT NULL,
    from_person TEXT NOT NULL REFERENCES people, to_person TEXT NOT NULL REFERENCES people, amount INTEGER NOT NULL,
    amount_text TEXT NOT NULL, currency TEXT NOT NULL REFERENCES currencies, description TEXT, note TEXT,
    status TEXT NOT NULL, written_by TEXT) WITHOUT ROWID;
CREATE TABLE balances (\"group\" TEXT NOT NULL REFERENCES groups, currency TEXT NOT NULL REFERENCES currencies,
    person TEXT NOT NULL REFERENCES people, paid INTEGER NOT NULL, share INTEGER NOT NULL, sent INTEGER NOT NULL,
    received INTEGER NOT NULL, net INTEGER NOT NULL, net_text TEXT NOT NULL,
    PRIMARY KEY (\"group\", currency, person)) WITHOUT ROWID;
CREATE VIEW nets AS SELECT \"group\", currency, person, sum(amount) AS net FROM (
    SELECT e.\"group\", e.currency, p.person, iif(e.kind = 'income', -p.amount, p.amount) AS amount
        FROM payers p JOIN expenses e ON e.id = p.expense WHERE e.status = 'counts'
    UNION ALL SELECT e.\"group\", e.currency, s.person, iif(e.kind = 'income', s.amount, -s.amount)
        FROM shares s JOIN expenses e ON e.id = s.expense WHERE e.status = 'counts'
    UNION ALL SELECT \"group\", currency, from_person, amount FROM payments WHERE status = 'counts'
    UNION ALL SELECT \"group\", currency, to_person, -amount FROM payments WHERE status = 'counts')
    GROUP BY \"group\", currency, person;
";

/// Returns entries, and all they are about, as the bytes of a database file.
///
/// # Errors
///
/// What SQLite says, in words; there is no reason to but want of memory.
pub fn database(selection: &Selection<'_, '_>) -> Result<Vec<u8>, String> {
    build(selection).map_err(|error| error.to_string())
}

fn build(selection: &Selection<'_, '_>) -> Result<Vec<u8>, Error> {
    let mut connection = Connection::open_in_memory()?;
    connection.execute_batch("PRAGMA journal_mode = OFF; PRAGMA application_id = 1668049265;")?;
    connection.execute_batch(TABLES)?;
    let transaction = connection.transaction()?;
    fill_setup(selection, &transaction)?;
    fill_entries(selection, &transaction)?;
    let mut tally = Tally::default();
    selection.entries.iter().for_each(|entry| tally.add(entry));
    fill_balances(selection, &tally.balances(), &transaction)?;
    transaction.commit()?;
    connection.execute_batch(
        "CREATE INDEX payers_expense ON payers (expense); CREATE INDEX shares_expense ON shares (expense);",
    )?;
    Ok(connection.serialize("main")?.to_vec())
}

fn fill_setup(selection: &Selection<'_, '_>, to: &Transaction<'_>) -> Result<(), Error> {
    let setup = selection.setup;
    let mut ledger = to.prepare("INSERT INTO ledger VALUES (?, ?)")?;
    ledger.execute(params!["format", "1"])?;
    ledger.execute(params!["name", setup.name])?;
    ledger.execute(params!["id", setup.id.map(|id| id.to_string())])?;
    let mut currencies = to.prepare("INSERT INTO currencies VALUES (?, ?, ?)")?;
    let mut known = selection.currencies();
    known.extend(selection.groups.iter().map(|group| setup.groups[group.get()].currency));
    known.sort_unstable();
    known.dedup();
    for currency in known {
        let own = setup.units.get(currency.code()).map(|(_, name)| name.clone());
        currencies.execute(params![currency.code(), currency.decimals(), own.or_else(|| currency.name())])?;
    }
    let mut people = to.prepare("INSERT INTO people VALUES (?, ?)")?;
    for person in selection.people() {
        let person = &setup.people[person.get()];
        people.execute(params![person.handle.as_str(), person.name])?;
    }
    let mut groups = to.prepare("INSERT INTO groups VALUES (?, ?, ?, ?, ?, ?)")?;
    let mut members = to.prepare("INSERT INTO members VALUES (?, ?, ?, ?, ?, ?)")?;
    for group in &selection.groups {
        let group = &setup.groups[group.get()];
        let (kind, code) = (group.kind.word(), group.currency.code());
        groups.execute(params![group.handle, group.name, kind, code, group.direct, group.archived])?;
        for member in &group.members {
            let (role, state) = (member.role.word(), member.state.word());
            let [since, until] = [member.since, member.until].map(|day| day.map(|day| day.to_string()));
            members.execute(params![group.handle, setup.handle(member.person), role, state, since, until])?;
        }
    }
    Ok(())
}

fn fill_entries(selection: &Selection<'_, '_>, to: &Transaction<'_>) -> Result<(), Error> {
    let setup = selection.setup;
    let mut expenses = to.prepare("INSERT INTO expenses VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")?;
    let mut payments = to.prepare("INSERT INTO payments VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")?;
    let mut payers = to.prepare("INSERT INTO payers VALUES (?, ?, ?)")?;
    let mut shares = to.prepare("INSERT INTO shares VALUES (?, ?, ?)")?;
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    for entry in &selection.entries {
        let (id, group) = (entry.id.to_string(), &setup.groups[entry.group.get()].handle);
        let (date, amount, code) = (entry.date.to_string(), entry.amount.minor(), entry.currency.code());
        let amount_text = entry.amount.to_decimal(entry.currency.decimals());
        let status = if entry.counts() { "counts" } else { entry.status.word() };
        if let (Kind::Payment, [from], [to]) = (entry.kind, entry.payers.as_slice(), entry.shares.as_slice()) {
            let [from, to] = [from, to].map(|part| setup.handle(part.person));
            payments.execute(params![
                id,
                group,
                date,
                from,
                to,
                amount,
                amount_text,
                code,
                filled(&entry.description),
                filled(&entry.note),
                status,
                filled(&entry.by)
            ])?;
            continue;
        }
        let kind = if entry.is_refund() { "refund" } else { entry.kind.word() };
        let split = entry.split.to_text(|person| setup.handle(person).to_owned(), entry.currency.decimals());
        expenses.execute(params![
            id,
            group,
            date,
            kind,
            entry.description,
            amount,
            amount_text,
            code,
            split,
            filled(&entry.category),
            filled(&entry.tags),
            entry.due.map(|due| due.to_string()),
            filled(&entry.note),
            filled(&entry.receipt),
            status,
            filled(&entry.by)
        ])?;
        let row = |part: &Part| (id.clone(), setup.handle(part.person), part.amount.minor());
        entry.payers.iter().map(row).try_for_each(|row| payers.execute(row).map(drop))?;
        entry.shares.iter().map(row).try_for_each(|row| shares.execute(row).map(drop))?;
    }
    Ok(())
}

fn fill_balances(selection: &Selection<'_, '_>, balances: &Balances, to: &Transaction<'_>) -> Result<(), Error> {
    let setup = selection.setup;
    let mut rows = to.prepare("INSERT INTO balances VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    for ((group, currency, person), standing) in &balances.accounts {
        let [paid, share, sent, received, net] =
            [standing.paid, standing.share, standing.sent, standing.received, standing.net()].map(Money::minor);
        let text = standing.net().to_decimal(currency.decimals());
        let (group, person) = (&setup.groups[group.get()].handle, setup.handle(*person));
        rows.execute(params![group, currency.code(), person, paid, share, sent, received, net, text])?;
    }
    Ok(())
}
