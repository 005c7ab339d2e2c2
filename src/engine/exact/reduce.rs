//! From people to numbers and back: what can be taken out before any search
//! without losing anything.
//!
//! 1. People at zero have nothing to do.
//! 2. Dividing all balances by a common divisor changes nothing.
//! 3. Two people with opposite balances settle between themselves: if `x` is
//!    in a set `A` and `-x` in a set `B`, then `{x,-x}` and the rest of both
//!    are as many sets. (Not so when some pairs may not pay each other.)
//! 4. Of people with equal balances it only matters how many there are.

use super::partition::{self, SplitProof};
use super::rows::{Rows, Set};
use crate::engine::effort::Steps;
use crate::engine::nets::{Amount, Person};
use crate::engine::plan::Reason;

/// Groups of people, a bound on how many there can be, and why.
pub struct Groups {
    /// The groups.
    pub groups: Vec<Vec<(Person, Amount)>>,
    /// No split has more groups.
    pub upper: usize,
    /// Why not.
    pub reason: Reason,
}

/// Splits people, none of them at zero, into the most groups.
pub fn groups(open: &[(Person, Amount)], steps: &mut Steps) -> Groups {
    let mut sorted: Vec<(Amount, Person)> = open.iter().map(|(p, b)| (*b, *p)).collect();
    sorted.sort_unstable_by_key(|(balance, person)| (balance.abs(), *balance, *person));
    steps.spend(sorted.len());
    let mut groups = Vec::new();
    let mut people_of: Vec<Vec<Person>> = Vec::new();
    let mut values: Vec<Amount> = Vec::new();
    for equal in sorted.chunk_by(|one, other| one.0.abs() == other.0.abs()) {
        let border = equal.partition_point(|(balance, _)| *balance < 0);
        let (owing, owed) = equal.split_at(border);
        let pairs = owing.len().min(owed.len());
        for (one, other) in owing.iter().zip(owed) {
            groups.push(vec![(one.1, one.0), (other.1, other.0)]);
        }
        let rest = match owing.len() > owed.len() {
            true => &owing[pairs..],
            false => &owed[pairs..],
        };
        if let Some((balance, _)) = rest.first() {
            values.push(*balance);
            people_of.push(rest.iter().map(|(_, person)| *person).collect());
        }
    }
    let pairs = groups.len();
    if values.is_empty() {
        return Groups { groups, upper: pairs, reason: Reason::Thirds { pairs } };
    }
    let divisor = common_divisor(&values);
    let counts = people_of.iter().map(|p| u32::try_from(p.len()));
    let counts = counts.map(|count| count.expect("people are numbered with 32 bits"));
    let rows = Rows::new(values.iter().map(|v| v / divisor).collect(), counts.collect());
    let mut split = partition::split(&rows, steps);
    split.sets.sort_unstable();
    let mut next = vec![0; people_of.len()];
    for set in &split.sets {
        groups.push(people(set, &mut next, &people_of, &values));
    }
    Groups { upper: pairs + split.upper, reason: reason(split.proof, pairs, open, &people_of), groups }
}

fn people(set: &Set, next: &mut [usize], people_of: &[Vec<Person>], values: &[Amount]) -> Vec<(Person, Amount)> {
    let person = |row: &usize| {
        let person = people_of[*row][next[*row]];
        next[*row] += 1;
        (person, values[*row])
    };
    set.iter().map(person).collect()
}

fn reason(proof: SplitProof, pairs: usize, open: &[(Person, Amount)], people_of: &[Vec<Person>]) -> Reason {
    match proof {
        SplitProof::Sides => {
            let owed = open.iter().filter(|(_, balance)| *balance > 0).count();
            Reason::Sides(owed.max(open.len() - owed))
        }
        SplitProof::Thirds => Reason::Thirds { pairs },
        SplitProof::Chain(sets) => Reason::Chain { sets },
        SplitProof::Packed(proof) => {
            let rows = people_of.iter().zip(&proof.weights.of);
            let weights =
                rows.flat_map(|(people, weight)| people.iter().map(|person| (*person, Amount::from(*weight))));
            Reason::Weights {
                weights: weights.collect(),
                sides: proof.weights.side.map(Amount::from),
                whole: Amount::from(proof.weights.whole),
                size: proof.size,
                pairs,
                lowered: proof.lowered,
            }
        }
    }
}

/// Returns the greatest common divisor, at least one.
fn common_divisor(values: &[Amount]) -> Amount {
    let mut divisor: Amount = 0;
    for value in values {
        let (mut one, mut other) = (divisor, value.abs());
        while other != 0 {
            (one, other) = (other, one % other);
        }
        divisor = one;
        if divisor == 1 {
            break;
        }
    }
    divisor.max(1)
}
