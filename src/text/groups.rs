//! Reads groups and pairs: the folders `groups/<handle>` and `direct/<one>+<other>`, and their `group.toml`.

use std::collections::BTreeMap;

use super::agreement::read_agreement;
use super::handles::{Seen, bad_handle, display_name, read_currency, unknown_currency};
use super::members::{name_parts, plain_member, read_members};
use super::row_faults::amount_fault;
use super::sources::Sources;
use super::suggest::did_you_mean;
use super::toml_read::{TomlReader, TomlTable};
use crate::model::amount::parse_amount;
use crate::model::group::Defaults;
use crate::model::{Agreement, Code, Currency, Fault, Group, GroupKind, Handle, Money, PersonIndex, Setup};

/// The folder of groups.
pub const FOLDER: &str = "groups/";
/// The folder of pairs.
pub const PAIR_FOLDER: &str = "direct/";
/// The name of the file in each folder.
pub const FILE: &str = "group.toml";

/// The keys of a `group.toml`.
const KEYS: [&str; 11] = [
    "name",
    "kind",
    "currency",
    "archived",
    "closed-until",
    "files",
    "defaults",
    "budget",
    "settle",
    "members",
    "import",
];

/// Reads all groups and pairs into `setup`, which has its people already, in order of their folders.
pub fn read_groups(sources: &Sources, setup: &mut Setup, faults: &mut Vec<Fault>) {
    let mut groups = Vec::new();
    for name in folders(sources, PAIR_FOLDER) {
        groups.extend(read_pair(sources, name, setup, faults));
    }
    let mut seen = Seen::default();
    for name in folders(sources, FOLDER) {
        let folder = format!("{FOLDER}{name}");
        let path = format!("{folder}/{FILE}");
        match Handle::parse(name) {
            Ok(handle) => {
                if let Some(words) = seen.clash(&handle, "group") {
                    let fault = Fault::new(Code::HandleClash, &path, 0..0, words);
                    faults.push(fault.help("rename one of the two folders"));
                }
                groups.push(read_group(sources, &handle, setup, faults));
            }
            Err(words) => {
                let mut fault = Fault::new(Code::BadHandle, &path, 0..0, "");
                bad_handle(&mut fault, "group", name, words);
                faults.push(fault);
            }
        }
    }
    groups.sort_by(|a: &Group, b: &Group| a.folder.cmp(&b.folder));
    setup.groups = groups;
}

/// Lists the folders right below a folder that have a file somewhere within, in order.
fn folders<'s>(sources: &'s Sources, parent: &str) -> Vec<&'s str> {
    let files = sources.with_prefix(parent).iter();
    let mut names: Vec<&str> = files.filter_map(|file| Some(file.path[parent.len()..].split_once('/')?.0)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn read_group(sources: &Sources, handle: &Handle, setup: &Setup, faults: &mut Vec<Fault>) -> Group {
    let folder = format!("{FOLDER}{handle}");
    let mut group = empty_group(folder, handle.to_string(), false, setup);
    let path = format!("{}/{FILE}", group.folder);
    let Some(text) = sources.get(&path) else {
        let title = format!("the folder `{}` has no `{FILE}`", group.folder);
        let help = "add it, with the members under [members], or move the folder away";
        faults.push(Fault::new(Code::TomlValue, &path, 0..0, title).help(help));
        let_everyone_in(&mut group, setup);
        return group;
    };
    let (mut reader, document) = TomlReader::parse(&path, text);
    let root = TomlTable::root(&document);
    read_keys(&mut reader, &root, &mut group, setup);
    group.members = read_members(&mut reader, &root, setup, None);
    group.agreement = read_agreement(&mut reader, &root, &group, setup);
    if group.members.is_empty() && !reader.has_faults() {
        let span = reader.table(&root, "members").map_or(0..0, |table| table.span);
        let fault = reader.blame(Code::NoMembers, span, format!("the group `{handle}` has no members"));
        fault.help = Some("add one with `clique member add`, or a line such as `alice = {}` under [members]".into());
    }
    if !reader.is_sound() {
        let_everyone_in(&mut group, setup);
    }
    reader.finish(faults);
    group
}

/// Adds whom the file did not tell, when it could not be read; the rows are then judged by their own faults alone.
fn let_everyone_in(group: &mut Group, setup: &Setup) {
    let others: Vec<_> = setup.person_indexes().filter(|person| group.member(*person).is_none()).collect();
    group.members.extend(others.into_iter().map(plain_member));
    group.members.sort_by_key(|member| member.person);
}

fn read_pair(sources: &Sources, name: &str, setup: &Setup, faults: &mut Vec<Fault>) -> Option<Group> {
    let folder = format!("{PAIR_FOLDER}{name}");
    let path = format!("{folder}/{FILE}");
    let pair = match pair_of(name, setup) {
        Ok(pair) => pair,
        Err(PairProblem { code, title, help }) => {
            faults.push(Fault::new(code, &path, 0..0, title).maybe_help(help));
            return None;
        }
    };
    let mut group = empty_group(folder, name.to_owned(), true, setup);
    let names = pair.map(|person| setup.people[person.get()].name.as_str());
    group.name = names.join(" & ");
    group.members = pair.map(plain_member).to_vec();
    if let Some(text) = sources.get(&path) {
        let (mut reader, document) = TomlReader::parse(&path, text);
        let root = TomlTable::root(&document);
        read_keys(&mut reader, &root, &mut group, setup);
        for member in read_members(&mut reader, &root, setup, Some(pair)) {
            if let Some(plain) = group.members.iter_mut().find(|plain| plain.person == member.person) {
                *plain = member;
            }
        }
        group.agreement = read_agreement(&mut reader, &root, &group, setup);
        reader.finish(faults);
    } else if setup.currency.is_none() {
        let fault = Fault::new(Code::TomlValue, &path, 0..0, "neither the ledger nor the two have a currency");
        faults.push(fault.help("add `currency = \"EUR\"` to `clique.toml`"));
    }
    Some(group)
}

struct PairProblem {
    code: Code,
    title: String,
    help: Option<String>,
}

/// Finds the two people of a folder's name, who stand there in name order.
fn pair_of(name: &str, setup: &Setup) -> Result<[PersonIndex; 2], PairProblem> {
    let problem = |code, title: &str, help| PairProblem { code, title: title.to_owned(), help };
    let shape = || problem(Code::BadHandle, &format!("`{name}` is not two people, as in `alice+bob`"), None);
    let (first, second) = name.split_once('+').ok_or_else(shape)?;
    let find = |handle: &str| {
        if Handle::parse(handle).is_err() {
            return Err(shape());
        }
        setup.person(handle).ok_or_else(|| {
            let known = setup.people.iter().map(|person| person.handle.as_str());
            let help = did_you_mean(handle, known).map(|guess| format!("did you mean `{guess}`?"));
            problem(Code::BadMember, &format!("the folder `{name}` names `{handle}`, who has no file"), help)
        })
    };
    let pair = [find(first)?, find(second)?];
    if pair[0] == pair[1] {
        return Err(problem(Code::BadHandle, &format!("`{name}` names one person twice"), None));
    }
    if pair[0] > pair[1] {
        let help = format!("rename the folder to `{second}+{first}`");
        return Err(problem(Code::BadHandle, &format!("`{name}` is not in alphabetical order"), Some(help)));
    }
    Ok(pair)
}

fn empty_group(folder: String, handle: String, direct: bool, setup: &Setup) -> Group {
    Group {
        folder,
        name: handle.clone(),
        handle,
        direct,
        kind: GroupKind::Other,
        currency: setup.currency.unwrap_or_else(unknown_currency),
        archived: false,
        closed_until: None,
        monthly_files: false,
        defaults: Defaults::default(),
        budget: BTreeMap::new(),
        agreement: Agreement::default(),
        members: Vec::new(),
    }
}

/// Reads everything but the members.
fn read_keys(reader: &mut TomlReader<'_>, root: &TomlTable<'_>, group: &mut Group, setup: &Setup) {
    reader.warn_unknown(root, &KEYS);
    if let Some(name) = display_name(reader, root) {
        group.name = name;
    }
    group.kind = reader.word(root, "kind", GroupKind::WORDS).unwrap_or_default();
    match read_currency(reader, root, setup) {
        Some(currency) => group.currency = currency,
        None if setup.currency.is_none() && !root.has("currency") => {
            reader.missing(root, "currency", "currency = \"EUR\"");
        }
        None => {}
    }
    group.archived = reader.flag(root, "archived").unwrap_or_default();
    group.closed_until = reader.date(root, "closed-until").map(|date| date.value);
    group.monthly_files = reader.word(root, "files", &[(false, "year"), (true, "month")]).unwrap_or_default();
    group.budget = read_budget(reader, root, group.currency);
    let Some(defaults) = reader.table(root, "defaults") else { return };
    reader.warn_unknown(&defaults, &["paid_by", "split", "category"]);
    group.defaults = Defaults {
        paid_by: name_parts(reader, &defaults, "paid_by", group.currency, setup),
        split: name_parts(reader, &defaults, "split", group.currency, setup),
        category: reader.text(&defaults, "category").map(|text| text.value),
    };
}

/// Reads what may be spent in a month, by category.
fn read_budget(reader: &mut TomlReader<'_>, root: &TomlTable<'_>, currency: Currency) -> BTreeMap<String, Money> {
    let mut budget = BTreeMap::new();
    let Some(table) = reader.table(root, "budget") else { return budget };
    for key in table.keys() {
        let Some(written) = reader.number(&table, key.value) else { continue };
        match parse_amount(&written.value, currency.decimals()) {
            Ok(amount) if amount.is_negative() => {
                let title = format!("the budget of `{}` is less than nothing", key.value);
                reader.blame(Code::TomlValue, written.span, title);
            }
            Ok(amount) => drop(budget.insert(key.value.to_owned(), amount)),
            Err(problem) => {
                let fault = amount_fault(reader.path(), written.span, &written.value, &problem, currency);
                reader.push(fault);
            }
        }
    }
    budget
}
