//! Several files of one program, as one: a program may say the bills in one file and the balances in another.

use super::bills::{Bills, ImportedPerson, Rounding};
use super::losses::count;
use super::weights::share_by_weight;
use crate::model::{Part, PersonIndex, SplitPart};

/// What several files say together.
#[derive(Debug, Default)]
pub struct Gathered {
    /// All of it.
    pub bills: Bills,
    /// The first bill of each file among all.
    starts: Vec<usize>,
}

impl Gathered {
    /// Returns the file of a bill, by its place among those that were gathered.
    #[must_use]
    pub fn file_of(&self, bill: usize) -> usize {
        self.starts.partition_point(|start| *start <= bill).saturating_sub(1)
    }
}

/// Joins what files say, in their order: people by their names, all else one after the other.
///
/// Two people of one name within a file are two people; the second is told apart by a number. Weights that one file
/// says count for the bills of all; [`Bills::needs`] stays where no file has bills.
#[must_use]
pub fn gather(files: Vec<Bills>) -> Gathered {
    let mut all = Gathered::default();
    for mut file in files {
        tell_apart(&mut file.people);
        let people: Vec<PersonIndex> = file.people.iter().map(|person| take_person(&mut all.bills, person)).collect();
        all.starts.push(all.bills.bills.len());
        let bills = &mut all.bills;
        take_text(&mut bills.title, file.title);
        take_text(&mut bills.about, file.about);
        bills.currency = bills.currency.or(file.currency);
        bills.rates.append(&mut file.rates);
        if file.rounding == Rounding::UnitPerBill {
            bills.rounding = Rounding::UnitPerBill;
        }
        bills.by_weight |= file.by_weight;
        bills.needs = bills.needs.or(file.needs);
        for loss in file.losses {
            count(&mut bills.losses, &loss.words, loss.rows);
        }
        let meant = |person: &mut PersonIndex| *person = people[person.get()];
        for mut stated in file.balances {
            meant(&mut stated.person);
            bills.balances.push(stated);
        }
        // Of a single file everyone stays who they are.
        if people.iter().zip(0..).any(|(person, place)| person.0 != place) {
            for bill in &mut file.bills {
                let parts = bill.paid.iter_mut().chain(bill.division.parts.iter_mut().flatten());
                parts.for_each(|Part { person, .. }| meant(person));
                bill.division.rule.iter_mut().flatten().for_each(|SplitPart { person, .. }| meant(person));
            }
        }
        if bills.bills.is_empty() {
            bills.bills = file.bills;
        } else {
            bills.bills.append(&mut file.bills);
        }
    }
    if !all.bills.bills.is_empty() {
        all.bills.needs = None;
    }
    share_by_weight(&mut all.bills);
    all
}

/// Numbers those who have the name of someone above.
fn tell_apart(people: &mut [ImportedPerson]) {
    for at in 1..people.len() {
        let (above, rest) = people.split_at_mut(at);
        let is_taken = |name: &str| above.iter().any(|other| other.name == name);
        let Some(person) = rest.first_mut().filter(|person| is_taken(&person.name)) else { continue };
        let free = (2_u32..).map(|number| format!("{} {number}", person.name)).find(|name| !is_taken(name));
        person.name = free.expect("there are more numbers than people");
    }
}

fn take_text(text: &mut String, other: String) {
    if text.is_empty() {
        *text = other;
    }
}

fn take_person(all: &mut Bills, person: &ImportedPerson) -> PersonIndex {
    let index = all.person(&person.name);
    let known = &mut all.people[index.get()];
    known.weight = known.weight.or(person.weight);
    known.has_left |= person.has_left;
    take_text(&mut known.email, person.email.clone());
    index
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Weight};
    use crate::text::import::bills::{Loss, StatedBalance};

    #[test]
    fn people_are_joined_by_name_and_numbered_within_a_file() {
        let named = |names: &[&str]| Bills {
            people: names.iter().map(|name| ImportedPerson::named(name)).collect(),
            losses: vec![Loss { words: "the notes".into(), rows: 2 }],
            ..Bills::default()
        };
        let mut second = named(&["Bob", "Sam", "Sam"]);
        second.people[0].weight = Some(Weight::from_millionths(2_000_000));
        let currency = Currency::iso("EUR").unwrap();
        second.balances = vec![StatedBalance { person: PersonIndex(2), currency, minor: 5, span: 0..0 }];
        let all = gather(vec![named(&["Sam", "Bob"]), second]);
        let names: Vec<&str> = all.bills.people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["Sam", "Bob", "Sam 2"]);
        assert!(all.bills.people[1].weight.is_some());
        assert_eq!(all.bills.balances[0].person, PersonIndex(2));
        assert_eq!(all.bills.losses, [Loss { words: "the notes".into(), rows: 4 }]);
    }
}
