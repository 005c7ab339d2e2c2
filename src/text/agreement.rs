//! Reads what a group has agreed about settling up: `[settle]` of its `group.toml`.
//!
//! ```toml
//! [settle]
//! mode = "hub"                # minimal, simplified, direct or hub
//! via = "alice"
//! no-pay = ["bob:carol"]      # these two do not pay each other
//! family = ["dan+eve"]        # these settle as one
//! cap = ["3", "bob=1"]        # payments anyone makes at most, and bob
//! min = "5.00"
//! round = "1"
//! tolerance = "0.50"
//! along-debts = true
//! same-way = true
//! relay = true
//! ```

use super::suggest::did_you_mean;
use super::toml_read::{Found, TomlReader, TomlTable};
use crate::model::agreement::{Agreement, Mode};
use crate::model::amount::parse_amount;
use crate::model::{Code, Group, Money, PersonIndex, Setup};

/// How a value of `[settle]` is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementShape {
    /// As a text.
    Text,
    /// As a list of texts.
    List,
    /// As `true` or `false`.
    Flag,
}

/// The keys of `[settle]`.
pub const KEYS: [(&str, AgreementShape); 11] = [
    ("mode", AgreementShape::Text),
    ("via", AgreementShape::Text),
    ("no-pay", AgreementShape::List),
    ("family", AgreementShape::List),
    ("cap", AgreementShape::List),
    ("min", AgreementShape::Text),
    ("round", AgreementShape::Text),
    ("tolerance", AgreementShape::Text),
    ("along-debts", AgreementShape::Flag),
    ("same-way", AgreementShape::Flag),
    ("relay", AgreementShape::Flag),
];

/// Reads what is agreed in a group, whose currency and members are known already.
pub fn read_agreement(reader: &mut TomlReader<'_>, root: &TomlTable<'_>, group: &Group, setup: &Setup) -> Agreement {
    let Some(table) = reader.table(root, "settle") else { return Agreement::default() };
    reader.warn_unknown(&table, &KEYS.map(|(key, _)| key));
    let mut mode = reader.word(&table, "mode", Mode::WORDS);
    let written_via = reader.text(&table, "via");
    let via = written_via.as_ref().and_then(|name| member(reader, group, setup, name, &name.value));
    match mode {
        Some(Mode::Hub) if written_via.is_none() => {
            reader.missing(&table, "via", "via = \"alice\"");
            mode = None;
        }
        None if via.is_some() => mode = Some(Mode::Hub),
        Some(other) if other != Mode::Hub => {
            if let Some(name) = &written_via {
                let title = format!("`settle.via` goes with `mode = \"hub\"`, not with `{}`", other.word());
                reader.blame(Code::TomlValue, name.span.clone(), title);
            }
        }
        _ => {}
    }
    let rounding = amount(reader, &table, "round", group);
    let tolerance = amount(reader, &table, "tolerance", group);
    if rounding.is_none() && tolerance.is_some() && !table.has("round") {
        reader.missing(&table, "round", "round = \"1\"");
    }
    let mut agreement = Agreement {
        mode,
        via: via.filter(|_| mode == Some(Mode::Hub)),
        no_pay: people(reader, &table, "no-pay", group, setup).into_iter().map(|pair| (pair[0], pair[1])).collect(),
        families: people(reader, &table, "family", group, setup),
        along_debts: reader.flag(&table, "along-debts").unwrap_or_default(),
        same_way: reader.flag(&table, "same-way").unwrap_or_default(),
        relay: reader.flag(&table, "relay").unwrap_or_default(),
        payment_min: amount(reader, &table, "min", group),
        rounding,
        tolerance,
        ..Agreement::default()
    };
    if agreement.mode == Some(Mode::Hub) && agreement.via.is_none() {
        agreement.mode = None;
    }
    read_caps(reader, &table, group, setup, &mut agreement);
    agreement
}

/// Reads sets of people: pairs as `bob:carol`, families as `alice+bob+carol`.
fn people(
    reader: &mut TomlReader<'_>,
    table: &TomlTable<'_>,
    key: &str,
    group: &Group,
    setup: &Setup,
) -> Vec<Vec<PersonIndex>> {
    let is_pair = key == "no-pay";
    let mut all: Vec<Vec<PersonIndex>> = Vec::new();
    for text in reader.texts(table, key) {
        let names: Vec<&str> = text.value.split([':', ',', '+']).map(str::trim).collect();
        let found = names.iter().map(|name| member(reader, group, setup, &text, name)).collect::<Vec<_>>();
        let Some(mut found) = found.into_iter().collect::<Option<Vec<_>>>() else { continue };
        found.sort_unstable();
        found.dedup();
        let problem = match (is_pair, found.len(), names.len()) {
            (true, 2, 2) => None,
            (true, ..) => Some(("does not name two people", "write them as `bob:carol`")),
            (false, found, named) if found < 2 || found < named => {
                Some(("does not name several people", "write them as `alice+bob`"))
            }
            _ if all.iter().flatten().any(|other| found.contains(other)) => {
                Some(("names someone who is in another family", "put all of them into one"))
            }
            _ => None,
        };
        match problem {
            None => all.push(found),
            Some((words, help)) => {
                let title = format!("`{}` {words}", text.value);
                reader.blame(Code::TomlValue, text.span.clone(), title).help = Some(help.into());
            }
        }
    }
    all
}

fn read_caps(
    reader: &mut TomlReader<'_>,
    table: &TomlTable<'_>,
    group: &Group,
    setup: &Setup,
    agreement: &mut Agreement,
) {
    for text in reader.words(table, "cap") {
        let (name, number) = match text.value.split_once('=') {
            Some((name, number)) => (Some(name.trim()), number.trim()),
            None => (None, text.value.trim()),
        };
        let who = name.map(|name| member(reader, group, setup, &text, name));
        match (who, number.parse()) {
            (Some(None), _) => {}
            (Some(Some(who)), Ok(most)) => agreement.payments_max_of.push((who, most)),
            (None, Ok(most)) => agreement.payments_max = Some(most),
            (_, Err(_)) => {
                let fault = reader.blame(Code::TomlValue, text.span.clone(), format!("`{number}` is no number"));
                fault.help = Some("write how many payments: `cap = 2`, or `cap = [\"2\", \"bob=1\"]`".into());
            }
        }
    }
}

/// Reads an amount of the group's currency, more than nothing.
fn amount(reader: &mut TomlReader<'_>, table: &TomlTable<'_>, key: &str, group: &Group) -> Option<Money> {
    let written = reader.number(table, key)?;
    let money = parse_amount(&written.value, group.currency.decimals()).ok().filter(|money| money.minor() > 0);
    if money.is_none() {
        let title = format!("`{}` cannot be `{}`", table.path_of(key), written.value);
        let fault = reader.blame(Code::TomlValue, written.span, title);
        fault.label = format!("not an amount of {} above zero", group.currency);
        fault.help = Some(format!("write it such as `{key} = \"5\"`"));
    }
    money
}

/// Finds a member of the group; `name` is a part of the text that was read.
fn member(
    reader: &mut TomlReader<'_>,
    group: &Group,
    setup: &Setup,
    text: &Found<String>,
    name: &str,
) -> Option<PersonIndex> {
    let start = text.value.match_indices(name).map(|(at, _)| at).find(|at| {
        let is_edge = |letter: Option<char>| letter.is_none_or(|letter| ":,+= ".contains(letter));
        is_edge(text.value[..*at].chars().next_back()) && is_edge(text.value[at + name.len()..].chars().next())
    });
    let span = start.map_or(text.span.clone(), |start| reader.part(text, start..start + name.len()));
    let known = setup.people.iter().map(|person| person.handle.as_str());
    let Some(person) = setup.person(name) else {
        let title = if name.is_empty() { "a name is missing".into() } else { format!("there is no person `{name}`") };
        let guess = did_you_mean(name, known);
        reader.blame(Code::UnknownPerson, span, title).help = guess.map(|handle| format!("did you mean `{handle}`?"));
        return None;
    };
    if group.member(person).is_none() && reader.is_sound() {
        let fault = reader.blame(Code::NotAMember, span, format!("`{name}` is not a member of {}", group.handle));
        fault.help =
            (!group.direct).then(|| format!("add the member with: clique member add {name} -g {}", group.handle));
    }
    Some(person)
}
