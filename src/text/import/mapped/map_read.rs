//! Reads a mapping file, with a place and words for everything that is wrong with it.

use super::map::{AmountColumns, Columns, Direction, Incoming, Map, Outcome, Rule, Spending};
use super::pattern::Pattern;
use super::shares::{NamedPart, parse_parts};
use crate::model::{Code, Currency, Fault, Kind, Severity};
use crate::text::import::bills::DateOrder;
use crate::text::toml_read::{Found, TomlReader, TomlTable};

/// The most lines that may be told to stand before the header.
const SKIP_LINES_MAX: usize = 10_000;

const ROOT_KEYS: [&str; 12] = [
    "separator",
    "skip-lines",
    "header",
    "dates",
    "decimal",
    "spending",
    "incoming",
    "columns",
    "paid",
    "parts",
    "weights",
    "always",
];
const COLUMN_KEYS: [&str; 13] = [
    "date",
    "amount",
    "spent",
    "received",
    "description",
    "note",
    "currency",
    "category",
    "tags",
    "payer",
    "split",
    "due",
    "key",
];
const OUTCOME_KEYS: [&str; 9] =
    ["description", "currency", "category", "tags", "payer", "split", "kind", "incoming", "skip"];
const RULE_KEYS: [&str; 3] = ["match", "in", "money"];

const SEPARATORS: [(char, &str); 4] = [(',', ","), (';', ";"), ('\t', "tab"), ('|', "|")];
const DECIMALS: [(char, &str); 2] = [('.', "."), (',', ",")];
const DATES: [(DateOrder, &str); 3] = [
    (DateOrder::YearMonthDay, "year-month-day"),
    (DateOrder::DayMonthYear, "day-month-year"),
    (DateOrder::MonthDayYear, "month-day-year"),
];
const SPENDINGS: [(Spending, &str); 2] = [(Spending::Negative, "negative"), (Spending::Positive, "positive")];
const INCOMINGS: [(Incoming, &str); 3] =
    [(Incoming::Skip, "skip"), (Incoming::Refund, "refund"), (Incoming::Income, "income")];
const DIRECTIONS: [(Direction, &str); 2] = [(Direction::Out, "out"), (Direction::In, "in")];
const KINDS: [(Kind, &str); 3] = [(Kind::Expense, "expense"), (Kind::Payment, "payment"), (Kind::Income, "income")];

/// Reads a mapping file; `path` is what it is called. There is no map where anything but a warning is wrong.
#[must_use]
pub fn read_map(path: &str, text: &str) -> (Option<Map>, Vec<Fault>) {
    let (mut reader, document) = TomlReader::parse(path, text);
    let root = TomlTable::root(&document);
    let mut known = ROOT_KEYS.to_vec();
    known.push("rules");
    reader.warn_unknown(&root, &known);
    let map = Map {
        separator: reader.word(&root, "separator", &SEPARATORS),
        skip_lines: skip_lines(&mut reader, &root),
        has_header: reader.flag(&root, "header").unwrap_or(true),
        dates: reader.word(&root, "dates", &DATES),
        decimal: reader.word(&root, "decimal", &DECIMALS),
        columns: columns(&mut reader, &root),
        incoming: reader.word(&root, "incoming", &INCOMINGS).unwrap_or_default(),
        always: always(&mut reader, &root),
        rules: reader.tables(&root, "rules").iter().map(|table| rule(&mut reader, table)).collect(),
    };
    if let (Some(','), Some(',')) = (map.separator, map.decimal) {
        let title = "`,` cannot both separate cells and begin decimals";
        let help = "cells in quotes may hold commas all the same; take `decimal` out and let the numbers tell";
        reader.blame(Code::TomlValue, key_span(&root, "decimal"), title).help = Some(help.into());
    }
    check_people(&mut reader, &root, &map);
    let mut faults = Vec::new();
    reader.finish(&mut faults);
    let is_sound = faults.iter().all(|fault| fault.code.severity() == Severity::Warning);
    (is_sound.then_some(map), faults)
}

fn key_span(table: &TomlTable<'_>, name: &str) -> std::ops::Range<usize> {
    table.keys().into_iter().find(|key| key.value == name).map_or(table.span.clone(), |key| key.span)
}

fn skip_lines(reader: &mut TomlReader<'_>, root: &TomlTable<'_>) -> usize {
    let Some(number) = reader.number(root, "skip-lines") else { return 0 };
    match number.value.parse() {
        Ok(lines) if lines <= SKIP_LINES_MAX => lines,
        _ => {
            let title = format!("`skip-lines` cannot be {}", number.value);
            reader.blame(Code::TomlValue, number.span, title).label =
                format!("a whole number from 0 to {SKIP_LINES_MAX}");
            0
        }
    }
}

fn columns(reader: &mut TomlReader<'_>, root: &TomlTable<'_>) -> Columns {
    let spending = reader.word(root, "spending", &SPENDINGS);
    let by_person = |reader: &mut TomlReader<'_>, key: &str| {
        let Some(table) = reader.table(root, key) else { return Vec::new() };
        let names = table.keys();
        let column = |reader: &mut TomlReader<'_>, name: &str| column(reader, &table, name);
        names.iter().filter_map(|name| Some((name.value.to_owned(), column(reader, name.value)?))).collect()
    };
    let (paid, parts) = (by_person(reader, "paid"), by_person(reader, "parts"));
    let weights = by_person(reader, "weights");
    let Some(table) = reader.table(root, "columns") else {
        if !root.has("columns") {
            reader.missing(
                root,
                "columns",
                "[columns]` with `date`, `amount` and `description` below it, such as `date = \"Date\"",
            );
        }
        return Columns::default();
    };
    reader.warn_unknown(&table, &COLUMN_KEYS);
    let date = column(reader, &table, "date");
    if date.is_none() && !table.has("date") {
        reader.missing(&table, "date", "date = \"Date\"");
    }
    Columns {
        date: date.unwrap_or_default(),
        amount: amount_columns(reader, root, &table, spending),
        description: column_list(reader, &table, "description"),
        note: column_list(reader, &table, "note"),
        currency: column(reader, &table, "currency"),
        category: column(reader, &table, "category"),
        tags: column(reader, &table, "tags"),
        payer: column(reader, &table, "payer"),
        split: column(reader, &table, "split"),
        due: column(reader, &table, "due"),
        key: column(reader, &table, "key"),
        paid,
        parts,
        weights,
    }
}

fn amount_columns(
    reader: &mut TomlReader<'_>,
    root: &TomlTable<'_>,
    table: &TomlTable<'_>,
    spending: Option<Spending>,
) -> AmountColumns {
    let one = column(reader, table, "amount");
    let (spent, received) = (column(reader, table, "spent"), column(reader, table, "received"));
    match (one, spent, received) {
        (Some(_), Some(_), _) | (Some(_), _, Some(_)) => {
            let title = "`amount` stands beside `spent` and `received`";
            let help = "one column of amounts is `amount`; two, for money out and money in, are `spent` and `received`";
            reader.blame(Code::TomlValue, key_span(table, "amount"), title).help = Some(help.into());
        }
        (Some(column), None, None) => {
            if spending.is_none() && !root.has("spending") {
                let title = "`spending` is missing: the sign of an amount that was spent";
                let help = "add `spending = \"negative\"` for the statement of an account, `spending = \"positive\"` for a list of expenses";
                reader.blame(Code::TomlValue, key_span(table, "amount"), title).help = Some(help.into());
            }
            return AmountColumns::One { column, spending: spending.unwrap_or(Spending::Positive) };
        }
        (None, Some(spent), Some(received)) => return AmountColumns::Two { spent, received },
        (None, Some(_), None) => reader.missing(table, "received", "received = \"Credit\""),
        (None, None, Some(_)) => reader.missing(table, "spent", "spent = \"Debit\""),
        (None, None, None) if !table.has("amount") => reader.missing(table, "amount", "amount = \"Amount\""),
        (None, None, None) => {}
    }
    AmountColumns::default()
}

/// Reads the name or the number of a column.
fn column(reader: &mut TomlReader<'_>, table: &TomlTable<'_>, key: &str) -> Option<String> {
    let mut list = reader.words(table, key);
    if list.len() > 1 {
        let title = format!("`{}` is a list", table.path_of(key));
        reader.blame(Code::TomlValue, list[1].span.clone(), title).label = "expected one column".into();
    }
    let first = (!list.is_empty()).then(|| list.swap_remove(0))?;
    named(reader, table, key, first)
}

fn column_list(reader: &mut TomlReader<'_>, table: &TomlTable<'_>, key: &str) -> Vec<String> {
    let list = reader.words(table, key);
    list.into_iter().filter_map(|found| named(reader, table, key, found)).collect()
}

fn named(reader: &mut TomlReader<'_>, table: &TomlTable<'_>, key: &str, found: Found<String>) -> Option<String> {
    let name = found.value.trim();
    if name.is_empty() {
        let title = format!("`{}` is empty", table.path_of(key));
        reader.blame(Code::TomlValue, found.span, title).label = "expected the name or the number of a column".into();
        return None;
    }
    Some(name.to_owned())
}

fn always(reader: &mut TomlReader<'_>, root: &TomlTable<'_>) -> Outcome {
    let Some(table) = reader.table(root, "always") else { return Outcome::default() };
    reader.warn_unknown(&table, &OUTCOME_KEYS);
    outcome(reader, &table)
}

fn outcome(reader: &mut TomlReader<'_>, table: &TomlTable<'_>) -> Outcome {
    let text =
        |reader: &mut TomlReader<'_>, key: &str| reader.text(table, key).map(|found| found.value.trim().to_owned());
    let payer = text(reader, "payer");
    if payer.as_ref().is_some_and(String::is_empty) {
        let title = format!("`{}` is empty", table.path_of("payer"));
        reader.blame(Code::TomlValue, key_span(table, "payer"), title).label = "expected the name of who paid".into();
    }
    Outcome {
        description: text(reader, "description"),
        currency: currency(reader, table),
        category: text(reader, "category"),
        tags: text(reader, "tags"),
        payer,
        split: split(reader, table),
        kind: reader.word(table, "kind", &KINDS),
        incoming: reader.word(table, "incoming", &INCOMINGS),
        skip: reader.flag(table, "skip"),
    }
}

fn currency(reader: &mut TomlReader<'_>, table: &TomlTable<'_>) -> Option<String> {
    let found = reader.text(table, "currency")?;
    if Currency::iso(&found.value).is_none() {
        let title = format!("there is no currency `{}`", found.value);
        reader.blame(Code::TomlValue, found.span, title).label = "expected an ISO 4217 code such as EUR".into();
        return None;
    }
    Some(found.value)
}

fn split(reader: &mut TomlReader<'_>, table: &TomlTable<'_>) -> Option<Vec<NamedPart>> {
    let found = reader.text(table, "split")?;
    match parse_parts(&found.value) {
        Ok(parts) => Some(parts),
        Err((part, words)) => {
            let span = reader.part(&found, part);
            let help = "names stand between commas, each with `:2`, `=20.00` or `=40%` behind it or nothing";
            reader.blame(Code::TomlValue, span, words).help = Some(help.into());
            None
        }
    }
}

fn rule(reader: &mut TomlReader<'_>, table: &TomlTable<'_>) -> Rule {
    let known: Vec<&str> = RULE_KEYS.into_iter().chain(OUTCOME_KEYS).collect();
    reader.warn_unknown(table, &known);
    let mut patterns = Vec::new();
    for found in reader.texts(table, "match") {
        match Pattern::parse(&found.value) {
            Some(pattern) => patterns.push(pattern),
            None => {
                let title = format!("`{}` fits every text", found.value);
                reader.blame(Code::TomlValue, found.span, title).label = "expected a word to look for".into();
            }
        }
    }
    let direction = reader.word(table, "money", &DIRECTIONS);
    if !table.has("match") && !table.has("money") {
        let title = "the rule fits every row";
        let help = "add `match = \"word\"` or `money = \"out\"`; what holds of every row stands in [always]";
        reader.blame(Code::TomlValue, table.span.clone(), title).help = Some(help.into());
    }
    let outcome = outcome(reader, table);
    if OUTCOME_KEYS.iter().all(|key| !table.has(key)) {
        let help = "add what follows: `category = \"food\"`, `payer`, `split`, `kind` or `skip = true`";
        reader.blame(Code::TomlValue, table.span.clone(), "nothing follows from the rule").help = Some(help.into());
    }
    Rule { patterns, columns: column_list(reader, table, "in"), direction, outcome }
}

/// Complains where nothing can ever say who paid, who shares or what it was for.
fn check_people(reader: &mut TomlReader<'_>, root: &TomlTable<'_>, map: &Map) {
    let columns = &map.columns;
    let outcomes = || std::iter::once(&map.always).chain(map.rules.iter().map(|rule| &rule.outcome));
    let has_payer = columns.payer.is_some() || !columns.paid.is_empty() || outcomes().any(|one| one.payer.is_some());
    let has_parts = !columns.parts.is_empty() || !columns.weights.is_empty();
    let has_split = columns.split.is_some() || has_parts || outcomes().any(|one| one.split.is_some());
    let has_words = !columns.description.is_empty() || outcomes().any(|one| one.description.is_some());
    if reader.has_faults() {
        return;
    }
    let mut missing = |is_there: bool, title: &str, help: &str| {
        if !is_there {
            reader.blame(Code::TomlValue, root.span.clone(), title).help = Some(help.into());
        }
    };
    missing(has_payer, "nothing says who paid", "add `payer = \"Alice\"` below [always], or a column `payer`");
    missing(has_split, "nothing says who shares", "add `split = \"Alice, Bob\"` below [always], or a column `split`");
    missing(has_words, "nothing says what a row was for", "add `description = \"Text\"` below [columns]");
    if !columns.parts.is_empty() && !columns.weights.is_empty() {
        let title = "[parts] stands beside [weights]";
        let help = "columns of exact amounts are [parts], columns of marks or numbers of parts are [weights]";
        reader.blame(Code::TomlValue, key_span(root, "weights"), title).help = Some(help.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn told(text: &str, expected: &Expect) {
        let (map, mut faults) = read_map("map.toml", text);
        crate::model::fault::sort_faults(&mut faults);
        let mut lines = String::new();
        for fault in &faults {
            let label = if fault.label.is_empty() { String::new() } else { format!(" ^ {}", fault.label) };
            let help = fault.help.as_ref().map_or(String::new(), |help| format!(" = {help}"));
            lines += &format!("{:?} {}{label}{help}\n", &text[fault.span.clone()], fault.title);
        }
        assert_eq!(map.is_some(), faults.iter().all(|fault| fault.code.severity() == Severity::Warning));
        expected.assert_eq(&lines);
    }

    #[test]
    fn what_is_missing_is_said() {
        told(
            "",
            &expect![[r#"
            "" `columns` is missing = add `[columns]` with `date`, `amount` and `description` below it, such as `date = "Date"`
        "#]],
        );
        told(
            "[columns]\n",
            &expect![[r#"
            "[columns]" `columns.amount` is missing = add `amount = "Amount"`
            "[columns]" `columns.date` is missing = add `date = "Date"`
        "#]],
        );
        told(
            "[columns]\ndate = 1\namount = 2\n",
            &expect![[r#"
            "amount" `spending` is missing: the sign of an amount that was spent = add `spending = "negative"` for the statement of an account, `spending = "positive"` for a list of expenses
        "#]],
        );
        told(
            "[columns]\ndate = 1\nspent = 2\n",
            &expect![[r#"
            "[columns]" `columns.received` is missing = add `received = "Credit"`
        "#]],
        );
        told(
            "spending = \"negative\"\n[columns]\ndate = 1\namount = 2\n",
            &expect![[r#"
            "" nothing says what a row was for = add `description = "Text"` below [columns]
            "" nothing says who paid = add `payer = "Alice"` below [always], or a column `payer`
            "" nothing says who shares = add `split = "Alice, Bob"` below [always], or a column `split`
        "#]],
        );
        told(
            "spending = \"negative\"\n[columns]\ndate = 1\namount = 2\nspent = 3\nreceived = 4\n",
            &expect![[r#"
            "amount" `amount` stands beside `spent` and `received` = one column of amounts is `amount`; two, for money out and money in, are `spent` and `received`
        "#]],
        );
    }

    #[test]
    fn what_is_wrong_is_said() {
        told(
            "separator = \":\"\nskip-lines = -1\nheader = 1\ndates = \"d/m/y\"\ndecimal = \",\"\nspending = \"neg\"\nincoming = 5\n\
            sepparator = \";\"\n[columns]\ndate = [1, 2]\namount = \"\"\ndescripton = \"x\"\n[parts]\nAnn = true\n",
            &expect![[r#"
                "\":\"" `separator` cannot be `:` ^ one of `,`, `;`, `tab`, `|`
                "-1" `skip-lines` cannot be -1 ^ a whole number from 0 to 10000
                "1" `header` is a number ^ expected true or false
                "\"d/m/y\"" `dates` cannot be `d/m/y` ^ one of `year-month-day`, `day-month-year`, `month-day-year`
                "\"neg\"" `spending` cannot be `neg` ^ one of `negative`, `positive` = did you mean `negative`?
                "5" `incoming` cannot be `5` ^ one of `skip`, `refund`, `income`
                "sepparator" `sepparator` is not a known key ^ kept as it is, and not read = a key of your own begins with `x-`: `x-sepparator`
                "2" `columns.date` is a list ^ expected one column
                "\"\"" `columns.amount` is empty ^ expected the name or the number of a column
                "descripton" `columns.descripton` is not a known key ^ kept as it is, and not read = did you mean `description`?
                "true" `parts.Ann` is a yes or no ^ expected a text in quotes = write `"true"`
            "#]],
        );
        let sound = "separator = \",\"\ndecimal = \",\"\nspending = \"negative\"\n[columns]\ndate = 1\namount = 2\ndescription = 3\n\
            [parts]\nAnn = 4\n[weights]\nAnn = 5\n";
        told(
            &format!("{sound}[always]\npayer = \"Ann\"\n"),
            &expect![[r#"
            "decimal" `,` cannot both separate cells and begin decimals = cells in quotes may hold commas all the same; take `decimal` out and let the numbers tell
        "#]],
        );
        told(
            &format!(
                "{sound}[always]\ncurrency = \"EURO\"\nsplit = \"Ann, Bob=x\"\nkind = \"gift\"\npayer = \" \"\n\
                [[rules]]\nmatch = [\"*\", \"a\"]\nskip = \"yes\"\n[[rules]]\ncategory = \"x\"\n[[rules]]\nmatch = \"a\"\n\
                [[rules]]\nmoney = \"both\"\nmatch = 5\nsplit = \"a=60%, b=60%\"\ntag = \"x\"\n"
            ),
            &expect![[r#"
                "decimal" `,` cannot both separate cells and begin decimals = cells in quotes may hold commas all the same; take `decimal` out and let the numbers tell
                "\"EURO\"" there is no currency `EURO` ^ expected an ISO 4217 code such as EUR
                "Bob=x" `x` is not an amount such as 20.00 = names stand between commas, each with `:2`, `=20.00` or `=40%` behind it or nothing
                "\"gift\"" `always.kind` cannot be `gift` ^ one of `expense`, `payment`, `income`
                "payer" `always.payer` is empty ^ expected the name of who paid
                "\"*\"" `*` fits every text ^ expected a word to look for
                "\"yes\"" `rules.skip` is a text ^ expected true or false
                "[[rules]]" the rule fits every row = add `match = "word"` or `money = "out"`; what holds of every row stands in [always]
                "[[rules]]" nothing follows from the rule = add what follows: `category = "food"`, `payer`, `split`, `kind` or `skip = true`
                "\"both\"" `rules.money` cannot be `both` ^ one of `out`, `in`
                "5" `rules.match` is a number ^ expected a list of texts, ["…", "…"]
                "a=60%, b=60%" the percentages add up to 120% = names stand between commas, each with `:2`, `=20.00` or `=40%` behind it or nothing
                "tag" `rules.tag` is not a known key ^ kept as it is, and not read = did you mean `tags`?
            "#]],
        );
        told(
            "separator = ;\n",
            &expect![[r#"
            ";" this is not TOML ^ string values must be quoted, expected literal string = a text stands in quotes: `name = "Flat"`
        "#]],
        );
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "((columns|always|rules|match|split|date|amount|spending|\\[|\\]|=|\"|1|,|a| )){0,20}") {
            let _ = read_map("map.toml", &text.replace("]", "]\n"));
        }
    }
}
