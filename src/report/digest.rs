//! The digest: one short code for all that a ledger says, the same for everyone who has the same ledger.
//!
//! It is made in three steps, each of which anyone can repeat with plain tools:
//!
//! 1. All that means something becomes lines of text, one fact a line ([`canonical`]), sorted by their
//!    bytes. So neither the order of rows and files, nor spacing, comments, line endings, quotes, the
//!    order of columns, of keys or of names in a split, nor the way a number or an id is written matters.
//! 2. The text is hashed as git hashes a file: `clique digest --canonical | git hash-object --stdin`.
//! 3. The first eighty bits are the code, in sixteen characters of Crockford base32.
//!
//! What goes in, each field with tabs between, and `\t`, `\n` and `\\` for those characters in words:
//!
//! | line | fields |
//! |---|---|
//! | `clique digest 1` | the number goes up when this table changes; a group's own digest adds its folder |
//! | `ledger` | name, id, currency |
//! | `unit` | handle, decimals, name |
//! | `person` | handle, id, name, e-mails, phone, currency, picture, ways to be paid, keys, friends |
//! | `group` | folder, name, kind, currency, archived, closed until, default payers, split and category |
//! | `member` | folder, handle, role, weight, since, until, state |
//! | `rate` | date, from, to, rate, source |
//! | `checkpoint` | folder, date, person, balance in smallest units, currency, note |
//! | `item` | folder, bill, line, description, smallest units, split |
//! | `entry` | folder, id, date, kind, description, amount, currency, payers, split, shares, category, tags, due, note, receipt, status, by, unknown columns |
//!
//! Void and pending entries and losers of conflicts go in: whoever settles a conflict changes the ledger.
//! Conversations and read marks stay out, for they say nothing about who owes whom and change at any
//! moment; so do rules that will make entries, keys of TOML that nobody knows, and how a group's files are cut.
//!
//! Friends are no adversaries of each other here, so eighty bits are plenty: two ledgers that differ by
//! accident share a code once in 10^24 pairs. SHA-1, which git uses already and which therefore costs no
//! further crate, is broken only for those who work at it, with a check against that in git's own library.

use std::collections::BTreeMap;

use crate::model::person::Friendship;
use crate::model::{
    Currency, Date, Entry, Fingerprint, Group, GroupIndex, Ledger, Money, Part, PersonIndex, Setup, Split, Tally,
};

/// A ledger's digest, and that of each group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    /// The code.
    pub code: Fingerprint,
    /// The whole hash, in hexadecimal digits.
    pub hash: String,
    /// How many entries there are, whether they count or not.
    pub entries: usize,
    /// What was spent, by currency.
    pub spent: Vec<(Currency, Money)>,
    /// The groups, when it is about all of the ledger.
    pub groups: Vec<GroupDigest>,
}

/// The digest of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupDigest {
    /// The group's handle.
    pub group: String,
    /// The code.
    pub code: Fingerprint,
    /// How many entries it has.
    pub entries: usize,
    /// What was spent, by currency.
    pub spent: Vec<(Currency, Money)>,
}

/// Makes a code and a whole hash of a text; hashing is the business of a layer that this one does not know.
pub type Hash<'a> = &'a dyn Fn(&str) -> (Fingerprint, String);

/// Writes what a ledger, or one group of it, says.
#[must_use]
pub fn canonical(ledger: &Ledger<'_>, only: Option<GroupIndex>) -> String {
    text_of(&lines(ledger), only.map(|group| ledger.group(group).folder.as_str()))
}

/// Returns the digest of a ledger, or of one group of it.
#[must_use]
pub fn digest(ledger: &Ledger<'_>, only: Option<GroupIndex>, hash: Hash<'_>) -> Digest {
    let lines = lines(ledger);
    let mut tally = Tally::default();
    ledger.entries.iter().for_each(|entry| tally.add(entry));
    let balances = tally.balances();
    let spent = |only: Option<GroupIndex>| {
        let mut sums: BTreeMap<Currency, Money> = BTreeMap::new();
        for ((group, currency), total) in &balances.totals {
            if only.is_none_or(|only| only == *group) {
                *sums.entry(*currency).or_default() += total.spent;
            }
        }
        sums.into_iter().collect::<Vec<_>>()
    };
    let count = |only: Option<GroupIndex>| {
        ledger.entries.iter().filter(|entry| only.is_none_or(|only| only == entry.group)).count()
    };
    let folder = |group: GroupIndex| ledger.group(group).folder.as_str();
    let (code, whole) = hash(&text_of(&lines, only.map(folder)));
    let group_digest = |group: GroupIndex| GroupDigest {
        group: ledger.group(group).handle.clone(),
        code: hash(&text_of(&lines, Some(folder(group)))).0,
        entries: count(Some(group)),
        spent: spent(Some(group)),
    };
    let groups = if only.is_some() { Vec::new() } else { ledger.setup.group_indexes().map(group_digest).collect() };
    Digest { code, hash: whole, entries: count(only), spent: spent(only), groups }
}

/// A fact, with the folder of the group it is about.
type FactLine = (Option<String>, String);

fn text_of(lines: &[FactLine], folder: Option<&str>) -> String {
    let mut text = match folder {
        Some(folder) => format!("clique digest 1\t{folder}\n"),
        None => "clique digest 1\n".to_owned(),
    };
    for (of, line) in lines.iter().filter(|(of, _)| folder.is_none() || of.as_deref() == folder) {
        debug_assert!(of.as_ref().is_none_or(|of| line.contains(of.as_str())), "a line says what it is about");
        text += line;
        text.push('\n');
    }
    text
}

fn lines(ledger: &Ledger<'_>) -> Vec<FactLine> {
    let setup = ledger.setup;
    let mut lines = vec![line(None, "ledger", [setup.name.clone(), opt(setup.id), opt(setup.currency)])];
    for (handle, (unit, name)) in &setup.units {
        lines.push(line(None, "unit", [handle.clone(), unit.decimals().to_string(), name.clone()]));
    }
    lines.extend(setup.person_indexes().map(|person| person_line(setup, person)));
    for rate in &setup.rates {
        let said = [rate.date.to_string(), rate.from.to_string(), rate.to.to_string(), rate.rate.to_string()];
        lines.push(line(None, "rate", said.into_iter().chain([rate.source.clone()])));
    }
    for group in &setup.groups {
        lines.push(group_line(group));
        lines.extend(group.members.iter().map(|member| {
            let days = [opt(member.since), opt(member.until)];
            let (handle, role) = (setup.handle(member.person).to_owned(), member.role.word().to_owned());
            let said = [handle, role, member.weight.to_string()];
            line(Some(group), "member", said.into_iter().chain(days).chain([member.state.word().to_owned()]))
        }));
    }
    for checkpoint in &setup.checkpoints {
        let (date, person) = (checkpoint.date.to_string(), setup.handle(checkpoint.person).to_owned());
        let said = [date, person, checkpoint.balance.minor().to_string(), checkpoint.currency.to_string()];
        let group = &setup.groups[checkpoint.group.get()];
        lines.push(line(Some(group), "checkpoint", said.into_iter().chain([checkpoint.note.clone()])));
    }
    for ((group, bill), items) in &setup.items {
        for item in items {
            let split = Split { items: false, parts: item.parts.clone() };
            let said = [bill.to_string(), item.line.to_string(), item.description.clone()];
            let rest = [item.amount.minor().to_string(), split_text(setup, &split, 0)];
            lines.push(line(Some(&setup.groups[group.get()]), "item", said.into_iter().chain(rest)));
        }
    }
    lines.extend(ledger.entries.iter().map(|entry| entry_line(ledger, entry)));
    lines.sort_unstable_by(|one, other| one.1.cmp(&other.1));
    lines
}

fn person_line(setup: &Setup, person: PersonIndex) -> FactLine {
    let person = &setup.people[person.get()];
    let friends =
        person.friends.iter().map(|(handle, state): (&String, &Friendship)| format!("{handle}={}", state.word()));
    let pay = person.pay.iter().map(|way| format!("{}={}", way.kind, way.to));
    let said = [
        person.handle.to_string(),
        opt(person.id),
        person.name.clone(),
        sorted(person.emails.iter().cloned()),
        opt(person.phone.as_ref()),
        opt(person.currency),
        opt(person.avatar.as_ref()),
        // The order of these says which is preferred.
        pay.collect::<Vec<_>>().join(" "),
        sorted(person.keys.iter().cloned()),
        sorted(friends),
    ];
    line(None, "person", said)
}

fn group_line(group: &Group) -> FactLine {
    let defaults = &group.defaults;
    let said = [
        group.name.clone(),
        group.kind.word().to_owned(),
        group.currency.to_string(),
        if group.archived { "archived".to_owned() } else { String::new() },
        opt(group.closed_until),
        opt(defaults.paid_by.as_ref()),
        opt(defaults.split.as_ref()),
        opt(defaults.category.as_ref()),
    ];
    line(Some(group), "group", said)
}

fn entry_line(ledger: &Ledger<'_>, entry: &Entry<'_>) -> FactLine {
    let (setup, decimals) = (ledger.setup, entry.currency.decimals());
    let parts = |parts: &[Part]| {
        sorted(parts.iter().map(|part| format!("{}={}", setup.handle(part.person), part.amount.to_decimal(decimals))))
    };
    let said = [
        entry.id.to_string(),
        entry.date.to_string(),
        entry.kind.word().to_owned(),
        entry.description.clone().into_owned(),
        entry.amount.to_decimal(decimals),
        entry.currency.to_string(),
        parts(&entry.payers),
        split_text(setup, &entry.split, decimals),
        parts(&entry.shares),
        entry.category.clone().into_owned(),
        sorted(entry.tags.split_whitespace().map(str::to_owned)),
        opt::<Date>(entry.due),
        entry.note.clone().into_owned(),
        entry.receipt.clone().into_owned(),
        entry.status.word().to_owned(),
        entry.by.clone().into_owned(),
        sorted(
            entry
                .extra
                .iter()
                .filter(|(_, said)| !said.is_empty())
                .map(|(name, said)| format!("{}={said}", name.to_lowercase())),
        ),
    ];
    line(Some(ledger.group(entry.group)), "entry", said)
}

fn split_text(setup: &Setup, split: &Split, decimals: u8) -> String {
    let mut split = split.clone();
    split.parts.sort_by_key(|part| part.person);
    split.to_text(|person| setup.handle(person).to_owned(), decimals)
}

fn sorted(words: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = words.collect();
    words.sort_unstable();
    words.join(" ")
}

fn opt<T: ToString>(value: Option<T>) -> String {
    value.map_or(String::new(), |value| value.to_string())
}

fn line(group: Option<&Group>, word: &str, fields: impl IntoIterator<Item = String>) -> FactLine {
    let mut text = word.to_owned();
    let folder = group.map(|group| group.folder.clone());
    for field in folder.iter().cloned().chain(fields) {
        text.push('\t');
        for character in field.chars() {
            match character {
                '\\' => text += "\\\\",
                '\t' => text += "\\t",
                '\n' => text += "\\n",
                // It comes and goes as git and editors change line ends from one computer to another.
                '\r' => {}
                other => text.push(other),
            }
        }
    }
    (folder, text)
}
