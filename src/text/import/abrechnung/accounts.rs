//! Who takes part: people, and events, which pass on to people what they cost.
//!
//! Everything that an event owes or is owed goes to those who share it, who may be events themselves. So a share of an
//! event is at last so many fractions of shares of people.

use std::borrow::Cow;
use std::collections::HashMap;

use super::fraction::Fraction;
use super::shares::{read_shares, too_large};
use super::{DELETED, DESCRIPTIONS, is_deleted};
use crate::model::PersonIndex;
use crate::text::import::bills::ImportedPerson;
use crate::text::import::by_id::ById;
use crate::text::import::json::{Node, Object};
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::Reading;

/// An event may share in an event and so on, this deep.
const DEPTH_MAX: usize = 64;

const OPEN_EVENT: &str = "an event that nobody shares comes in as a person of its name";

/// Everyone who takes part, by account number.
pub(super) struct Accounts {
    accounts: ById<'static, Account>,
}

/// What a share of an account comes to.
pub(super) struct Account {
    /// For whom which part of it is; adds up to one.
    pub people: Vec<(PersonIndex, Fraction)>,
    /// The name, where it is an event that was passed on.
    pub event: Option<String>,
}

/// An event as the file has it.
struct Event<'t> {
    object: Object<'t>,
    name: String,
}

impl Accounts {
    /// Reads people and events.
    pub(super) fn read(whole: &Object<'_>, reading: &mut Reading) -> Result<Accounts, ImportProblem> {
        let mut accounts = Accounts { accounts: ById::default() };
        for node in whole.need("personal_accounts")?.list()? {
            let account = node.object()?;
            let name = account.need("name")?.words()?;
            let person = add_person(name.trim(), reading);
            reading.bills.people[person.get()].has_left = is_deleted(&account)?;
            note_description(&account, reading)?;
            accounts.add(account.need("id")?, Account { people: vec![(person, Fraction::ONE)], event: None })?;
        }
        let mut events: HashMap<String, Event<'_>> = HashMap::new();
        let mut order = Vec::new();
        for node in whole.list("events")? {
            let object = node.object()?;
            if is_deleted(&object)? {
                reading.lose(DELETED);
                continue;
            }
            note_description(&object, reading)?;
            let (id, name) = (object.need("id")?.name()?.into_owned(), object.need("name")?.words()?.into_owned());
            order.push(id.clone());
            if events.insert(id.clone(), Event { object, name }).is_some() || accounts.accounts.has(&id) {
                return Err(ImportProblem::new(node.span(), format!("there are two accounts with the id {id}")));
            }
        }
        for id in order {
            accounts.resolve(&id, &events, 0, reading)?;
        }
        Ok(accounts)
    }

    /// Finds an account by the number in a map of shares.
    pub(super) fn find(&self, id: &str, node: Node<'_>) -> Result<&Account, ImportProblem> {
        let words = || format!("there is no account with the id {id}");
        self.accounts.get(id).ok_or_else(|| ImportProblem::new(node.span(), words()))
    }

    fn add(&mut self, id: Node<'_>, account: Account) -> Result<(), ImportProblem> {
        let key = Cow::Owned(id.name()?.into_owned());
        if !self.accounts.add(key, account) {
            return Err(ImportProblem::new(id.span(), format!("there are two accounts with the id {}", id.raw())));
        }
        Ok(())
    }

    /// Finds out to whom an event passes on, and so on through events that share in it.
    fn resolve(
        &mut self,
        id: &str,
        events: &HashMap<String, Event<'_>>,
        depth: usize,
        reading: &mut Reading,
    ) -> Result<(), ImportProblem> {
        let Some(Event { object, name }) = events.get(id).filter(|_| !self.accounts.has(id)) else {
            return Ok(());
        };
        if depth > DEPTH_MAX {
            let words = format!("the event `{name}` passes on to itself, or through too many others");
            return Err(ImportProblem::new(object.node.span(), words));
        }
        let shares = read_shares(object, "clearing_shares")?;
        let mut people: Vec<(PersonIndex, Fraction)> = Vec::new();
        for share in &shares.list {
            self.resolve(&share.account, events, depth + 1, reading)?;
            let part = share.of(shares.sum)?;
            for (person, fraction) in &self.find(&share.account, share.node)?.people {
                add_to(&mut people, *person, fraction.times(part)).ok_or_else(|| too_large(share.node))?;
            }
        }
        let mut event = Some(name.clone());
        if people.is_empty() {
            reading.lose(OPEN_EVENT);
            people.push((add_person(name.trim(), reading), Fraction::ONE));
            event = None;
        }
        self.accounts.add(Cow::Owned(id.to_owned()), Account { people, event });
        Ok(())
    }
}

/// Adds to what a person has; nothing where the fraction is none or gets too large.
pub(super) fn add_to(
    people: &mut Vec<(PersonIndex, Fraction)>,
    person: PersonIndex,
    more: Option<Fraction>,
) -> Option<()> {
    let more = more?;
    match people.iter_mut().find(|(known, _)| *known == person) {
        Some((_, fraction)) => *fraction = fraction.plus(more)?,
        None => people.push((person, more)),
    }
    Some(())
}

/// Adds someone, also where the name is there already: accounts are told apart by their numbers.
fn add_person(name: &str, reading: &mut Reading) -> PersonIndex {
    reading.bills.people.push(ImportedPerson::named(name));
    let last = reading.bills.people.len() - 1;
    PersonIndex(u32::try_from(last).expect("a file within the limit names fewer people"))
}

fn note_description(account: &Object<'_>, reading: &mut Reading) -> Result<(), ImportProblem> {
    if !account.words("description")?.is_empty() {
        reading.lose(DESCRIPTIONS);
    }
    Ok(())
}
