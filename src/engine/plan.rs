//! The answer: who pays whom, who settles with whom, and what is proven.

use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;

use super::nets::{Amount, Nets, Person};

/// One payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Transfer {
    /// Who pays.
    pub from: Person,
    /// Who is paid.
    pub to: Person,
    /// How much, in smallest units; more than zero.
    pub amount: Amount,
}

/// What is known about the number of payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// No plan that keeps the constraints has fewer payments.
    Optimal,
    /// At least this many payments are needed; the plan has more.
    AtLeast(usize),
}

impl Proof {
    /// Returns what is known about so many payments when no plan has fewer
    /// than `least`.
    pub(super) fn of(payments: usize, least: usize) -> Proof {
        match payments <= least {
            true => Proof::Optimal,
            false => Proof::AtLeast(least),
        }
    }
}

/// Why no plan can have fewer payments than [`Proof`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// Nobody owes anything.
    Settled,
    /// Everyone who owes must pay at least once, everyone who is owed must be
    /// paid at least once, and the larger of the two sides has this many.
    Sides(usize),
    /// These many pairs owe exactly what the other is owed; nobody else can
    /// settle in a group of fewer than three.
    Thirds {
        /// How many exact pairs there are.
        pairs: usize,
    },
    /// All groups that could settle among themselves were listed and the
    /// longest sequence of them, each inside the next, was found.
    Chain {
        /// How many sets of balances add up to zero.
        sets: usize,
    },
    /// Exact pairs settle between themselves; everyone else was given a
    /// weight so that no set of people that adds up to zero weighs less than
    /// `whole`; so the weight of all bounds the number of such sets.
    Weights {
        /// What each of the others weighs.
        weights: Vec<(Person, Amount)>,
        /// What anyone owed, and anyone owing, weighs at least.
        sides: [Amount; 2],
        /// What every set weighs at least.
        whole: Amount,
        /// Sets of up to this many people were all listed; larger ones weigh
        /// enough by the sides alone.
        size: usize,
        /// How many exact pairs there are.
        pairs: usize,
        /// How often the bound was lowered by one more because every way to
        /// reach it was tried.
        lowered: usize,
    },
    /// Every way to split the people was tried.
    Exhausted,
    /// The plan before these payments, which were made as planned, was proven;
    /// each payment made lowers the number still needed by exactly one.
    Followed {
        /// How many payments were made.
        paid: usize,
    },
    /// The mode leaves no choice: debts paid as they are.
    Fixed,
    /// Everyone settles with this person.
    Hub(Person),
}

/// What rounding leaves unpaid of one person's balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remainder {
    /// Whose balance it is.
    pub person: Person,
    /// What is left once all is paid: owed to them when more than zero.
    pub amount: Amount,
}

/// Returns the groups that payments connect, each in order, ordered by their
/// first members.
pub(super) fn groups(transfers: &[Transfer]) -> Vec<Vec<Person>> {
    let mut numbers: BTreeMap<Person, usize> = BTreeMap::new();
    for person in transfers.iter().flat_map(|t| [t.from, t.to]) {
        let next = numbers.len();
        numbers.entry(person).or_insert(next);
    }
    let mut sets = UnionFind::new(numbers.len());
    for transfer in transfers {
        sets.union(numbers[&transfer.from], numbers[&transfer.to]);
    }
    let mut groups: BTreeMap<usize, Vec<Person>> = BTreeMap::new();
    for (person, number) in &numbers {
        groups.entry(sets.find(*number)).or_default().push(*person);
    }
    let mut groups: Vec<Vec<Person>> = groups.into_values().collect();
    groups.sort_unstable();
    groups
}

/// Payments that bring everyone to zero, or to the remainder of rounding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The payments, ordered by who pays, then who is paid.
    pub transfers: Vec<Transfer>,
    /// The groups that settle among themselves, each in order, ordered by
    /// their first members. Every payment stays inside one group.
    pub blocks: Vec<Vec<Person>>,
    /// What is known about the number of payments.
    pub proof: Proof,
    /// Why it is known.
    pub reason: Reason,
    /// What rounding leaves; empty when nothing is rounded.
    pub remainders: Vec<Remainder>,
    /// How much work it took, in the engine's own steps.
    pub steps: u64,
}

impl Plan {
    /// Returns the plan of people who owe nothing.
    pub fn settled() -> Plan {
        Plan {
            transfers: Vec::new(),
            blocks: Vec::new(),
            proof: Proof::Optimal,
            reason: Reason::Settled,
            remainders: Vec::new(),
            steps: 0,
        }
    }

    /// Returns the plan of people who settle apart from each other.
    pub(super) fn joined(plans: &[Plan]) -> Plan {
        let least: usize = plans.iter().map(Plan::transfers_min).sum();
        let transfers: Vec<Transfer> = plans.iter().flat_map(|plan| plan.transfers.clone()).collect();
        let plan = Plan {
            blocks: groups(&transfers),
            proof: Proof::of(transfers.len(), least),
            transfers,
            reason: Reason::Exhausted,
            remainders: plans.iter().flat_map(|plan| plan.remainders.clone()).collect(),
            steps: plans.iter().map(|plan| plan.steps).sum(),
        };
        plan.sorted()
    }

    /// Returns how many payments any plan needs at least, as far as proven.
    pub fn transfers_min(&self) -> usize {
        match self.proof {
            Proof::Optimal => self.transfers.len(),
            Proof::AtLeast(count) => count,
        }
    }

    /// Tells whether the payments bring everyone to zero, up to the
    /// remainders, with every amount more than zero and nobody paying
    /// themselves.
    pub fn settles(&self, nets: &Nets) -> bool {
        let mut left = Left { balances: nets.balances().to_vec(), strangers: BTreeMap::new() };
        for transfer in &self.transfers {
            if transfer.amount <= 0 || transfer.from == transfer.to {
                return false;
            }
            for (person, change) in [(transfer.from, transfer.amount), (transfer.to, -transfer.amount)] {
                let balance = left.of(person);
                match balance.checked_add(change) {
                    Some(sum) => *balance = sum,
                    None => return false,
                }
            }
        }
        for remainder in &self.remainders {
            let balance = left.of(remainder.person);
            *balance = balance.wrapping_sub(remainder.amount);
        }
        left.balances.iter().chain(left.strangers.values()).all(|balance| *balance == 0)
    }

    /// Puts payments and groups in their order.
    pub(super) fn sorted(mut self) -> Plan {
        self.transfers.sort_unstable();
        for block in &mut self.blocks {
            block.sort_unstable();
        }
        // Nobody is in two groups, so that the first members decide.
        self.blocks.sort_by_cached_key(|block| block.first().copied());
        self.remainders.sort_unstable();
        self
    }
}

/// What is left of balances while payments are made.
struct Left {
    balances: Vec<Amount>,
    /// People who are not among the balances, as a plan made by hand may have.
    strangers: BTreeMap<Person, Amount>,
}

impl Left {
    fn of(&mut self, person: Person) -> &mut Amount {
        match self.balances.get_mut(person.index()) {
            Some(balance) => balance,
            None => self.strangers.entry(person).or_default(),
        }
    }
}
