//! Who may pay whom, with families, ranges and limits, as a network along
//! which any plan sends money.

use std::collections::BTreeMap;

use super::cuts::{Cut, Ways};
use crate::engine::constrained::PEOPLE_MAX;
use crate::engine::constraints::{Constraints, Rounding};
use crate::engine::nets::{Amount, Nets, Person};
use crate::engine::rounding::ranges::Range;

/// Everyone who may be in a payment, and where money may go.
///
/// Law: a plan sends along it what brings each place into its range; of a
/// family that rounds, one more place takes what is left. So where nothing of
/// the kind can be sent, there is no plan.
pub struct Network {
    /// Who is at each place, none for what rounding leaves of a family.
    pub people: Vec<Option<Person>>,
    /// The group of each place: its family, or its own.
    pub group: Vec<usize>,
    /// What each place has to be paid at least, and at most, in the end; less
    /// than zero when it pays.
    pub ranges: Vec<(Amount, Amount)>,
    /// The same of each group.
    pub of_groups: Vec<(Amount, Amount)>,
    /// Whom each place may pay.
    pub next: Vec<Vec<usize>>,
    /// Who may pay each place.
    pub before: Vec<Vec<usize>>,
    /// The smallest payment between groups.
    pub outer_min: Amount,
}

impl Network {
    /// Returns the network; nothing when there are too many people, or sums
    /// are too large.
    pub fn new(nets: &Nets, constraints: &Constraints) -> Option<Network> {
        let mut network = Network::groups(nets, constraints)?;
        let unit = constraints.rounding.map_or(1, |rounding| rounding.unit);
        let least = constraints.payment_min.unwrap_or(1).max(1);
        network.outer_min = (1 + (least - 1) / unit).checked_mul(unit)?;
        network.join(constraints);
        Some(network)
    }

    /// Returns everyone who may be in a payment, without any.
    fn groups(nets: &Nets, constraints: &Constraints) -> Option<Network> {
        let mut family_of: BTreeMap<Person, usize> = BTreeMap::new();
        for (number, family) in constraints.families.iter().enumerate() {
            for member in family.iter().filter(|member| member.index() < nets.len()) {
                if family_of.insert(*member, number).is_some() {
                    return None;
                }
            }
        }
        let matters = |person: &Person| constraints.relay || nets.of(*person) != 0 || family_of.contains_key(person);
        let all = (0..nets.len()).map(Person::new).filter(matters);
        let people: Vec<Person> = all.take(PEOPLE_MAX + 1).collect();
        if people.len() > PEOPLE_MAX {
            return None;
        }
        let mut numbers: BTreeMap<Result<usize, Person>, usize> = BTreeMap::new();
        let mut group = Vec::new();
        for person in &people {
            let next = numbers.len();
            group.push(*numbers.entry(family_of.get(person).copied().ok_or(*person)).or_insert(next));
        }
        let mut sums: Vec<Amount> = vec![0; numbers.len()];
        for (person, group) in people.iter().zip(&group) {
            sums[*group] += nets.of(*person);
        }
        let of_groups: Option<Vec<(Amount, Amount)>> =
            sums.iter().map(|sum| range(*sum, constraints.rounding)).collect();
        let of_groups = of_groups?;
        let balances: Vec<Amount> = people.iter().map(|person| nets.of(*person)).collect();
        let mut network = Network {
            ranges: balances.iter().map(|balance| (*balance, *balance)).collect(),
            people: people.into_iter().map(Some).collect(),
            group,
            of_groups,
            next: Vec::new(),
            before: Vec::new(),
            outer_min: 1,
        };
        for (number, (sum, (least, most))) in sums.iter().zip(network.of_groups.clone()).enumerate() {
            let members: Vec<usize> = network.members(number).collect();
            match members[..] {
                [only] => network.ranges[only] = (least, most),
                _ if constraints.rounding.is_none() => {}
                _ => {
                    network.people.push(None);
                    network.group.push(number);
                    network.ranges.push((least.checked_sub(*sum)?, most.checked_sub(*sum)?));
                }
            }
        }
        Some(network)
    }

    /// Adds who may pay whom.
    fn join(&mut self, constraints: &Constraints) {
        let count = self.people.len();
        let may = self.pairs(constraints);
        let may_pay_at_all =
            |at: usize| self.people[at].is_none_or(|person| constraints.payments_max_of(person) != Some(0));
        let is_direct = |from: usize, to: usize| {
            let (owing, owed) = (self.of_groups[self.group[from]], self.of_groups[self.group[to]]);
            owing.0.saturating_neg() >= self.outer_min && owed.1 >= self.outer_min
        };
        let is_meant = |from: usize, to: usize| {
            let is_kept = self.people[from].is_none() || self.people[to].is_none();
            match self.group[from] == self.group[to] {
                true if is_kept => from != to,
                true => may_pay_at_all(from) && may[from * count + to],
                false => may_pay_at_all(from) && may[from * count + to] && (constraints.relay || is_direct(from, to)),
            }
        };
        let next: Vec<Vec<usize>> =
            (0..count).map(|from| (0..count).filter(|to| is_meant(from, *to)).collect()).collect();
        let mut before = vec![Vec::new(); count];
        for (from, all) in next.iter().enumerate() {
            all.iter().for_each(|to: &usize| before[*to].push(from));
        }
        (self.next, self.before) = (next, before);
    }

    /// Tells for all pairs of places whether they may pay each other.
    fn pairs(&self, constraints: &Constraints) -> Vec<bool> {
        let count = self.people.len();
        let place: BTreeMap<Person, usize> =
            self.people.iter().enumerate().filter_map(|(at, person)| Some(((*person)?, at))).collect();
        let mut may = vec![false; count * count];
        match &constraints.allowed {
            None => {
                for from in place.values() {
                    place.values().for_each(|to| may[from * count + to] = from != to);
                }
            }
            Some(allowed) => set(&mut may, &place, count, allowed.iter().map(|pair| pair.people()), true),
        }
        set(&mut may, &place, count, constraints.forbidden.iter().map(|pair| pair.people()), false);
        may
    }

    /// Returns the places of a group.
    pub fn members(&self, group: usize) -> impl Iterator<Item = usize> {
        (0..self.people.len()).filter(move |at| self.group[*at] == group)
    }

    /// Returns few people who cannot pay what they have to, and who cannot be
    /// paid what they have to be.
    pub fn overloaded(&self) -> [Option<Cut>; 2] {
        let paying = Ways {
            supply: self.ranges.iter().map(|(_, most)| most.saturating_neg().max(0)).collect(),
            room: self.ranges.iter().map(|(_, most)| (*most).max(0)).collect(),
            next: self.next.clone(),
        };
        let paid = Ways {
            supply: self.ranges.iter().map(|(least, _)| (*least).max(0)).collect(),
            room: self.ranges.iter().map(|(least, _)| least.saturating_neg().max(0)).collect(),
            next: self.before.clone(),
        };
        [paying.overloaded(), paid.overloaded()]
    }
}

fn set(
    may: &mut [bool],
    place: &BTreeMap<Person, usize>,
    count: usize,
    pairs: impl Iterator<Item = (Person, Person)>,
    to_what: bool,
) {
    for (one, other) in pairs {
        if let (Some(one), Some(other)) = (place.get(&one), place.get(&other)) {
            may[one * count + other] = to_what;
            may[other * count + one] = to_what;
        }
    }
}

/// Returns what has to be paid to someone who is owed so much, at least and at
/// most; nothing when that is too large.
fn range(sum: Amount, rounding: Option<Rounding>) -> Option<(Amount, Amount)> {
    let Some(rounding) = rounding else {
        return Some((sum, sum));
    };
    let range = Range::new(sum, rounding);
    Some((range.least.checked_mul(rounding.unit)?, range.most.checked_mul(rounding.unit)?))
}
