//! Reads who is in a group, `[members]` of its `group.toml`, and the names in its defaults.

use std::ops::Range;

use super::suggest::did_you_mean;
use super::toml_read::{Found, TomlReader, TomlTable};
use crate::model::amount::AmountProblem;
use crate::model::split::{Names, Payer, SplitProblem, SplitProblemKind, parse_payers, parse_split};
use crate::model::{Code, Currency, Fault, Member, MemberState, PersonIndex, Role, Setup, Split, Weight};

/// The most members a group may have.
pub const MEMBERS_MAX: usize = 1000;

/// Reads the members, in name order. In the folder of two people there are no others than the `pair`.
pub fn read_members(
    reader: &mut TomlReader<'_>,
    root: &TomlTable<'_>,
    setup: &Setup,
    pair: Option<[PersonIndex; 2]>,
) -> Vec<Member> {
    let Some(table) = reader.table(root, "members") else { return Vec::new() };
    let table = table.blamed_as(Code::BadMember);
    let keys = table.keys();
    if keys.len() > MEMBERS_MAX {
        let title = format!("the group has {} members; {MEMBERS_MAX} are the most", keys.len());
        reader.blame(Code::BadMember, table.span.clone(), title);
        return setup.person_indexes().map(plain_member).collect();
    }
    let mut members = Vec::with_capacity(keys.len());
    for key in keys {
        match setup.person(key.value) {
            Some(person) if pair.is_none_or(|pair| pair.contains(&person)) => {
                // Who cannot be read is a member all the same, so that the rows are judged by their own faults.
                let member = reader.table(&table, key.value);
                members.push(member.map_or(plain_member(person), |member| read_member(reader, &member, person)));
            }
            Some(_) => {
                let title = format!("`{}` is not one of the two", key.value);
                reader.blame(Code::BadMember, key.span, title).label = "the folder's name says who they are".into();
            }
            None => unknown_member(reader, &key, setup),
        }
    }
    members.sort_by_key(|member| member.person);
    members
}

/// Returns a member of whom nothing special is said.
#[must_use]
pub fn plain_member(person: PersonIndex) -> Member {
    let (role, state) = (Role::default(), MemberState::default());
    Member { person, role, weight: Weight::ONE, since: None, until: None, state }
}

fn unknown_member(reader: &mut TomlReader<'_>, key: &Found<&str>, setup: &Setup) {
    let known = setup.people.iter().map(|person| person.handle.as_str());
    let guess = did_you_mean(key.value, known);
    let title = format!("there is no person `{}`", key.value);
    let fault = reader.blame(Code::BadMember, key.span.clone(), title);
    fault.label = format!("no file people/{}.toml", key.value);
    let add = || format!("add the person with `clique person add {}`", key.value);
    fault.help = Some(guess.map_or_else(add, |handle| format!("did you mean `{handle}`?")));
}

fn read_member(reader: &mut TomlReader<'_>, table: &TomlTable<'_>, person: PersonIndex) -> Member {
    reader.warn_unknown(table, &["role", "weight", "since", "until", "state"]);
    let since = reader.date(table, "since");
    let until = reader.date(table, "until");
    if let (Some(since), Some(until)) = (&since, &until)
        && since.value > until.value
    {
        let fault = reader.blame(Code::BadMember, until.span.clone(), "the membership ends before it begins");
        fault.also.push((since.span.clone(), "it begins here".into()));
    }
    Member {
        person,
        role: reader.word(table, "role", Role::WORDS).unwrap_or_default(),
        weight: read_weight(reader, table).unwrap_or(Weight::ONE),
        since: since.map(|since| since.value),
        until: until.map(|until| until.value),
        state: reader.word(table, "state", MemberState::WORDS).unwrap_or_default(),
    }
}

fn read_weight(reader: &mut TomlReader<'_>, table: &TomlTable<'_>) -> Option<Weight> {
    let written = reader.number(table, "weight")?;
    let weight = Weight::parse(&written.value);
    if weight.is_none() {
        let title = format!("the weight cannot be `{}`", written.value);
        let fault = reader.blame(Code::BadMember, written.span, title);
        fault.label = "not a number with at most six decimals".into();
        fault.help = Some("write it such as `weight = \"1.5\"`".into());
    }
    weight
}

/// Reads a default that is written as rows write names, `paid_by` or `split`, and checks what it says.
pub fn name_parts(
    reader: &mut TomlReader<'_>,
    table: &TomlTable<'_>,
    key: &str,
    currency: Currency,
    setup: &Setup,
) -> Option<String> {
    let text = reader.text(table, key).filter(|text| !text.value.trim().is_empty())?;
    let mut find = |name: &str| setup.person(name);
    let mut names = Names { decimals: currency.decimals(), find: &mut find };
    let mut problems = Vec::new();
    let code = if key == "split" {
        parse_split(&text.value, &mut names, &mut Split::default(), &mut problems);
        Code::BadSplit
    } else {
        parse_payers(&text.value, &mut names, &mut Vec::<Payer>::new(), &mut problems);
        Code::BadPayers
    };
    for problem in &problems {
        let span = reader.part(&text, problem.span.clone());
        let fault = names_fault(reader.path(), span, &text.value, problem, code, setup);
        reader.push(fault);
    }
    problems.is_empty().then_some(text.value)
}

/// Says what is wrong in a text of names, at the bytes `span` of its file; `code` is for what has none of its own.
#[must_use]
pub fn names_fault(
    path: &str,
    span: Range<usize>,
    text: &str,
    problem: &SplitProblem,
    code: Code,
    setup: &Setup,
) -> Fault {
    use SplitProblemKind as Kind;
    let word = text.get(problem.span.clone()).unwrap_or_default();
    let (code, title) = match &problem.kind {
        Kind::Empty => (Code::MissingCell, "nobody is named".into()),
        Kind::Unknown => (Code::UnknownPerson, format!("there is no person `{word}`")),
        Kind::Twice => (Code::NameTwice, format!("`{word}` names someone a second time")),
        Kind::Shape => (code, format!("`{word}` is not a name with a way")),
        Kind::Weight => (code, format!("`{word}` is not a weight such as 2 or 1.5")),
        Kind::Percent => (code, format!("`{word}` is not a percentage such as 40 or 12.5")),
        Kind::Amount(AmountProblem::Shape(words)) => (Code::BadAmount, format!("`{word}` is not an amount: {words}")),
        Kind::Amount(AmountProblem::Decimals { .. }) => (Code::Decimals, format!("`{word}` has too many decimals")),
        Kind::Amount(AmountProblem::TooLarge) => (Code::AmountTooLarge, format!("`{word}` is too large")),
        Kind::Amount(AmountProblem::Empty) => (Code::BadAmount, "an amount is missing".into()),
        Kind::ItemsAndNames => (code, "`items` stands beside names".into()),
        Kind::SecondOpen => (code, "only one payer may stand without an amount".into()),
    };
    let known = setup.people.iter().map(|person| person.handle.as_str());
    let guess = (problem.kind == Kind::Unknown).then(|| did_you_mean(word, known)).flatten();
    Fault::new(code, path, span, title).maybe_help(guess.map(|handle| format!("did you mean `{handle}`?")))
}
