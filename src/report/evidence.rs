//! What stands behind a plan: the balances, the debts as they were, who settles with whom, and why no plan is shorter.

use std::collections::BTreeMap;

use crate::engine::{Amount, Certificate, Constraints, Debts, Nets, Person, Plan, Reason, Transfer, to_dot};
use crate::model::Names;
use crate::model::money::decimal;

/// A plan with all that it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    names: Names,
    nets: Nets,
    plan: Plan,
    debts: Vec<Transfer>,
    cleared: Vec<(Vec<Person>, Amount)>,
    wishes: Constraints,
}

/// People who settle among themselves, each with what is owed to them; less than zero is what they owe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleOfPeople {
    /// The people, in name order.
    pub people: Vec<(String, Amount)>,
    /// How many payments they make.
    pub payments: usize,
}

/// Why no plan has fewer payments than is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// Nobody owes anything.
    Settled,
    /// So many people owe, and each must pay.
    Owing(usize),
    /// So many people are owed something, and each must be paid.
    Owed(usize),
    /// So many pairs are even with each other; so many others are left, and need circles of three.
    Pairs(usize, usize),
    /// All sets of people whose balances add up to zero were listed.
    Listed,
    /// So many pairs are even with each other, and weights were given to the others, which say how many circles
    /// fit at most; so often that was lowered by one because trying it failed.
    Weighed(usize, usize),
    /// Every way to split the people was tried.
    Tried,
    /// So many payments of a proven plan were made.
    Followed(usize),
    /// The way of settling leaves no choice.
    Given,
}

impl Evidence {
    /// Takes a plan, and the names of the people it is about, in the order of their numbers.
    #[must_use]
    pub fn new(names: Names, nets: Nets, plan: Plan) -> Evidence {
        Evidence { names, nets, plan, debts: Vec::new(), cleared: Vec::new(), wishes: Constraints::default() }
    }

    /// Adds what the plan keeps to.
    #[must_use]
    pub fn under(self, wishes: &Constraints) -> Evidence {
        Evidence { wishes: wishes.clone(), ..self }
    }

    /// Adds the debts as they were, and the cycles among them when they were cleared.
    #[must_use]
    pub fn with_debts(self, debts: &Debts, are_cleared: bool) -> Evidence {
        let cleared = if are_cleared { debts.simplified().1 } else { Vec::new() };
        let cleared = cleared.into_iter().map(|cycle| (cycle.people, cycle.amount)).collect();
        Evidence { debts: debts.direct(), cleared, ..self }
    }

    /// Returns the plan, with numbers for people.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Returns the debts as they were, netted between two people.
    #[must_use]
    pub fn debts(&self) -> &[Transfer] {
        &self.debts
    }

    /// Returns the cycles of debt that were cleared: who is in them, and by how much each debt became smaller.
    #[must_use]
    pub fn cleared(&self) -> Vec<(Vec<String>, Amount)> {
        self.cleared.iter().map(|(people, amount)| (self.names_of(people), *amount)).collect()
    }

    /// Returns who settles among themselves.
    #[must_use]
    pub fn circles(&self) -> Vec<CircleOfPeople> {
        let blocks = self.plan.blocks.iter().enumerate();
        let block_of: BTreeMap<Person, usize> =
            blocks.flat_map(|(at, block)| block.iter().map(move |person| (*person, at))).collect();
        let person = |person: &Person| (self.name(*person).to_owned(), self.nets.of(*person));
        let circle = |block: &Vec<Person>| CircleOfPeople { people: block.iter().map(person).collect(), payments: 0 };
        let mut circles: Vec<CircleOfPeople> = self.plan.blocks.iter().map(circle).collect();
        for block in self.plan.transfers.iter().filter_map(|it| block_of.get(&it.from)) {
            circles[*block].payments += 1;
        }
        circles
    }

    /// Returns how many payments any plan needs, as far as it is proven.
    #[must_use]
    pub fn least(&self) -> usize {
        self.plan.transfers_min()
    }

    /// Returns why no plan has fewer payments than that.
    #[must_use]
    pub fn because(&self) -> Because {
        let open = self.nets.open().count();
        let owed = self.nets.open().filter(|(_, balance)| *balance > 0).count();
        match &self.plan.reason {
            Reason::Settled => Because::Settled,
            Reason::Sides(_) if owed * 2 > open => Because::Owed(owed),
            Reason::Sides(_) => Because::Owing(open - owed),
            Reason::Thirds { pairs } => Because::Pairs(*pairs, open.saturating_sub(2 * pairs)),
            Reason::Chain { .. } => Because::Listed,
            Reason::Weights { pairs, lowered, .. } => Because::Weighed(*pairs, *lowered),
            Reason::Followed { paid } => Because::Followed(*paid),
            Reason::Fixed | Reason::Hub(_) => Because::Given,
            _ => Because::Tried,
        }
    }

    /// Writes the plan and its proof down, with everyone's name in a remark.
    ///
    /// None when the plan's way leaves no choice, so that nothing is proven.
    #[must_use]
    pub fn certificate(&self) -> Option<String> {
        if self.plan.reason == Reason::Fixed {
            return None;
        }
        let text = Certificate::under(&self.nets, &self.wishes, &self.plan).to_text();
        let (title, facts) = text.split_once('\n')?;
        let remark = |(number, name): (usize, &str)| {
            let name: String = name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
            format!("# {number} is {name}\n")
        };
        let names: String = self.names.iter().enumerate().map(remark).collect();
        Some(format!("{title}\n{names}{facts}"))
    }

    /// Writes two graphs for Graphviz: the debts as they were, unless none are known, and the payments.
    #[must_use]
    pub fn to_dot(&self, decimals: u8) -> String {
        let graph = |transfers: &[Transfer]| {
            to_dot(transfers, |person| self.name(person).to_owned(), |amount| decimal(amount, decimals))
        };
        let debts = if self.debts.is_empty() { String::new() } else { format!("// debts\n{}", graph(&self.debts)) };
        format!("{debts}// payments\n{}", graph(&self.plan.transfers))
    }

    /// Returns a person's name.
    #[must_use]
    pub fn name(&self, person: Person) -> &str {
        self.names.get(person.index()).unwrap_or("?")
    }

    /// Returns the names of several people.
    #[must_use]
    pub fn names_of(&self, people: &[Person]) -> Vec<String> {
        people.iter().map(|person| self.name(*person).to_owned()).collect()
    }
}
