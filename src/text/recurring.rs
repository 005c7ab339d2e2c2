//! Reads and writes `recurring.toml` of each group: bills that come again, a table for each by name.
//!
//! ```toml
//! [rent]
//! description = "Rent"
//! amount = "900.00"
//! currency = "EUR"            # the group's where it is not said
//! paid_by = "alice"
//! split = "alice:2 bob"
//! category = "home"
//! every = "1 month"           # so many days, weeks, months or years; or a half-month: the 1st and the 15th
//! start = 2026-01-31          # in a shorter month its last day
//! until = 2026-12-31
//! ```
//!
//! As tables by name, rules of several friends merge key by key like all settings.

use super::handles::read_currency;
use super::members::name_parts;
use super::row_faults::amount_fault;
use super::sources::{Source, Sources};
use super::toml_edit::{TomlEditProblem, set_value};
use super::toml_read::{TomlReader, TomlTable};
use super::toml_value::NewValue;
use crate::model::amount::parse_amount;
use crate::model::recurring::{EVERY_MAX, Every, Rule};
use crate::model::shares::{divide, fill_payers};
use crate::model::split::{Names, Payer, parse_payers, parse_split};
use crate::model::{Code, Currency, Fault, GroupIndex, Money, Setup, Split};

/// The name of the file in a group's folder.
pub const FILE: &str = "recurring.toml";

const KEYS: [&str; 9] =
    ["description", "amount", "currency", "paid_by", "split", "category", "every", "start", "until"];

/// Reads the rules of every group into `setup`, which has its people and groups already.
pub fn read_rules(sources: &Sources, setup: &mut Setup, faults: &mut Vec<Fault>) {
    let mut rules = Vec::new();
    for group in setup.group_indexes() {
        let path = format!("{}/{FILE}", setup.groups[group.get()].folder);
        if let Some(source) = sources.index_of(&path).and_then(|index| sources.file(index)) {
            rules.extend(read_file(source, group, setup, faults));
        }
    }
    setup.rules = rules;
}

fn read_file(source: &Source, group: GroupIndex, setup: &Setup, faults: &mut Vec<Fault>) -> Vec<Rule> {
    let (mut reader, document) = TomlReader::parse(&source.path, &source.text);
    let root = TomlTable::root(&document);
    let mut names: Vec<String> = root.keys().iter().map(|key| key.value.to_owned()).collect();
    names.sort_unstable();
    let mut rules = Vec::new();
    for name in names.into_iter().filter(|name| !name.starts_with("x-")) {
        if let Some(table) = reader.table(&root, &name) {
            rules.extend(read_rule(&mut reader, &table, name, group, setup));
        }
    }
    reader.finish(faults);
    rules
}

fn read_rule(
    reader: &mut TomlReader<'_>,
    table: &TomlTable<'_>,
    name: String,
    group: GroupIndex,
    setup: &Setup,
) -> Option<Rule> {
    reader.warn_unknown(table, &KEYS);
    let examples = ["description = \"Rent\"", "amount = \"900.00\"", "paid_by = \"alice\"", "split = \"alice bob\""];
    let needed = examples.into_iter().chain(["every = \"1 month\"", "start = 2026-01-31"]);
    for example in needed {
        let key = example.split(' ').next().unwrap_or_default();
        if !table.has(key) {
            reader.missing(table, key, example);
        }
    }
    let home = &setup.groups[group.get()];
    let currency = if table.has("currency") { read_currency(reader, table, setup)? } else { home.currency };
    let description = reader.text(table, "description");
    let amount = read_amount(reader, table, currency);
    let paid_by = name_parts(reader, table, "paid_by", currency, setup);
    let split = name_parts(reader, table, "split", currency, setup);
    let category = reader.text(table, "category").map(|text| text.value).unwrap_or_default();
    let every = read_every(reader, table);
    let (start, until) = (reader.date(table, "start"), reader.date(table, "until"));
    if let (Some(start), Some(every)) = (&start, every)
        && !every.may_start(start.value)
    {
        let fault = reader.blame(Code::TomlValue, start.span.clone(), format!("`{name}` cannot begin on this day"));
        fault.label = "a bill of every half month comes on the 1st and the 15th".into();
    }
    if let (Some(start), Some(until)) = (&start, &until)
        && until.value < start.value
    {
        reader.blame(Code::TomlValue, until.span.clone(), format!("`{name}` ends before it begins"));
    }
    let (payers, split) = parts(reader, table, (amount?, currency), (&paid_by?, &split?), setup)?;
    Some(Rule {
        name,
        group,
        description: description?.value,
        amount: amount?,
        currency,
        payers,
        split,
        category,
        every: every?,
        start: start?.value,
        until: until.map(|until| until.value),
    })
}

fn read_amount(reader: &mut TomlReader<'_>, table: &TomlTable<'_>, currency: Currency) -> Option<Money> {
    let written = reader.number(table, "amount")?;
    match parse_amount(&written.value, currency.decimals()) {
        Ok(amount) => Some(amount),
        Err(problem) => {
            let fault = amount_fault(reader.path(), written.span, &written.value, &problem, currency);
            reader.push(fault);
            None
        }
    }
}

fn read_every(reader: &mut TomlReader<'_>, table: &TomlTable<'_>) -> Option<Every> {
    let written = reader.text(table, "every")?;
    let every = Every::parse(&written.value);
    if every.is_none() {
        let title = format!("`{}` cannot be `{}`", table.path_of("every"), written.value);
        let fault = reader.blame(Code::TomlValue, written.span, title);
        fault.label = format!("1 to {EVERY_MAX} days, weeks, months or years, or a half-month");
        fault.help = Some("write it such as `every = \"1 month\"` or `every = \"2 weeks\"`".into());
    }
    every
}

/// Reads who pays and who shares, in texts that were found sound; they must come to the amount.
fn parts(
    reader: &mut TomlReader<'_>,
    table: &TomlTable<'_>,
    (amount, currency): (Money, Currency),
    (paid_by, split): (&str, &str),
    setup: &Setup,
) -> Option<(Vec<Payer>, Split)> {
    let mut find = |name: &str| setup.person(name);
    let mut names = Names { decimals: currency.decimals(), find: &mut find };
    let (mut payers, mut read, mut problems) = (Vec::new(), Split::default(), Vec::new());
    parse_payers(paid_by, &mut names, &mut payers, &mut problems);
    parse_split(split, &mut names, &mut read, &mut problems);
    let mut sums = Vec::new();
    let wrong = if read.items {
        Some((Code::BadSplit, "split", "a bill that comes again has no items"))
    } else if divide(amount, &read.parts, 0, &mut sums).is_err() {
        Some((Code::SharesSum, "split", "the shares do not come to the amount"))
    } else if fill_payers(amount, &payers, &mut sums).is_err() {
        Some((Code::PayersSum, "paid_by", "the payers do not come to the amount"))
    } else {
        None
    };
    if let Some((code, key, words)) = wrong {
        let span = reader.text(table, key).map_or(table.span.clone(), |text| text.span);
        reader.blame(code, span, words);
        return None;
    }
    problems.is_empty().then_some((payers, read))
}

/// Returns a file with one more rule, or with other words in one that is there; without a file, a new one.
///
/// # Errors
///
/// When the file cannot be read, or not be changed so that it says what it should.
pub fn with_rule(text: Option<&str>, rule: &Rule, setup: &Setup) -> Result<String, TomlEditProblem> {
    let decimals = rule.currency.decimals();
    let payer = |payer: &Payer| {
        let amount = payer.amount.map_or(String::new(), |amount| format!("={}", amount.to_decimal(decimals)));
        format!("{}{amount}", setup.handle(payer.person))
    };
    let payers: Vec<String> = rule.payers.iter().map(payer).collect();
    let split = rule.split.to_text(|person| setup.handle(person).to_owned(), decimals);
    let mut keys = vec![
        ("description", NewValue::text(&rule.description)),
        ("amount", NewValue::Text(rule.amount.to_decimal(decimals))),
        ("currency", NewValue::text(rule.currency.code())),
        ("paid_by", NewValue::Text(payers.join(" "))),
        ("split", NewValue::Text(split)),
        ("category", NewValue::text(&rule.category)),
        ("every", NewValue::Text(rule.every.to_string())),
        ("start", NewValue::Day(rule.start)),
    ];
    keys.extend(rule.until.map(|until| ("until", NewValue::Day(until))));
    keys.retain(|(key, value)| *key != "category" || *value != NewValue::text(""));
    let text = set_value(text.unwrap_or_default(), &[&rule.name], Some(&NewValue::table(keys)))?;
    let unsaid = [("category", rule.category.is_empty()), ("until", rule.until.is_none())];
    let mut unsaid = unsaid.into_iter().filter(|(_, is_unsaid)| *is_unsaid);
    unsaid.try_fold(text, |text, (key, _)| set_value(&text, &[&rule.name, key], None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::setup::read_setup;
    use expect_test::{Expect, expect};

    const RENT: &str = "[rent]\ndescription = \"Rent\"\namount = \"900.00\"\ncurrency = \"EUR\"\npaid_by = \"alice\"\n\
                        split = \"alice:2 bob\"\ncategory = \"home\"\nevery = \"1 month\"\nstart = 2026-01-31\n\
                        until = 2026-12-31\n";

    fn read(text: &str) -> (Setup, Vec<Fault>) {
        let sources = Sources::from_texts([
            ("clique.toml", "format = 1\nname = \"Flat\"\ncurrency = \"EUR\"\n"),
            ("people/alice.toml", "name = \"Alice\"\n"),
            ("people/bob.toml", "name = \"Bob\"\n"),
            ("groups/flat/group.toml", "[members]\nalice = {}\nbob = {}\n"),
            ("groups/flat/recurring.toml", text),
        ]);
        let mut faults = Vec::new();
        (read_setup(&sources, &mut faults), faults)
    }

    fn told(text: &str, expected: &Expect) {
        let (_, faults) = read(text);
        let line = |fault: &Fault| {
            let bytes = &text[fault.span.clone()];
            let help = fault.help.as_deref().map_or(String::new(), |help| format!(" = {help}"));
            format!("{} {bytes:?} {} ^ {}{help}\n", fault.code.text(), fault.title, fault.label)
        };
        expected.assert_eq(&faults.iter().map(line).collect::<String>());
    }

    #[test]
    fn a_rule_is_read_and_written() {
        let (setup, faults) = read(RENT);
        assert_eq!(faults, []);
        let [rule] = setup.rules.as_slice() else { panic!("{:?}", setup.rules) };
        assert_eq!(rule.every.to_string(), "1 month");
        assert_eq!(with_rule(None, rule, &setup).unwrap(), RENT);
        let other = Rule { name: "power".into(), category: String::new(), until: None, ..rule.clone() };
        let both = with_rule(Some(RENT), &other, &setup).unwrap();
        assert!(both.starts_with(RENT) && both.contains("[power]\n"), "{both}");
        assert_eq!(read(&both).0.rules.len(), 2);
    }

    #[test]
    fn what_is_wrong_has_its_place() {
        told(
            "x-own = 1\nrent = 5\n[power]\n[gas]\ndescription = \"Gas\"\namount = \"1.234\"\npaid_by = \"bbo\"\n\
             split = \"alice:x\"\nevery = \"monthly\"\nstart = \"2026-02-30\"\nevry = 1\n",
            &expect![[r#"
                W203 "evry" `gas.evry` is not a known key ^ kept as it is, and not read = a key of your own begins with `x-`: `x-evry`
                E016 "\"1.234\"" `1.234` has 3 decimals, EUR has 2 ^ at most 2 digits after the point
                E012 "bbo" there is no person `bbo` ^  = did you mean `bob`?
                E020 "x" `x` is not a weight such as 2 or 1.5 ^ 
                E008 "\"monthly\"" `gas.every` cannot be `monthly` ^ 1 to 1000 days, weeks, months or years, or a half-month = write it such as `every = "1 month"` or `every = "2 weeks"`
                E013 "\"2026-02-30\"" `gas.start` is no day of the calendar ^ a day is written 2026-06-30, without a time, between 1970 and 2199
                E008 "[power]" `power.description` is missing ^  = add `description = "Rent"`
                E008 "[power]" `power.amount` is missing ^  = add `amount = "900.00"`
                E008 "[power]" `power.paid_by` is missing ^  = add `paid_by = "alice"`
                E008 "[power]" `power.split` is missing ^  = add `split = "alice bob"`
                E008 "[power]" `power.every` is missing ^  = add `every = "1 month"`
                E008 "[power]" `power.start` is missing ^  = add `start = 2026-01-31`
                E008 "5" `rent` is a number ^ expected a table, `[rent]` or `rent = { … }`
            "#]],
        );
        told(
            "[gas]\ndescription = \"Gas\"\namount = 10\npaid_by = \"bob=4\"\nsplit = \"alice=11\"\nevery = \"2 weeks\"\n\
             start = 2026-02-03\nuntil = 2026-01-01\n[oil]\ndescription = \"Oil\"\namount = 10\npaid_by = \"bob=4\"\n\
             split = \"alice\"\nevery = \"day\"\nstart = 2026-02-03\n",
            &expect![[r#"
                E008 "2026-01-01" `gas` ends before it begins ^ 
                E021 "\"alice=11\"" the shares do not come to the amount ^ 
                E019 "\"bob=4\"" the payers do not come to the amount ^ 
            "#]],
        );
    }
}
