//! The ways in which one family may fall into pieces ([`super::pieces`]), and
//! with which of them what rounding leaves may stay.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::kin;
use crate::engine::constraints::Constraints;
use crate::engine::nets::{Amount, Nets, Person};
use crate::engine::rounding::ranges::Range;

/// Families with more members who have something to settle are not cut.
const MEMBERS_MAX: usize = 5;

/// A way in which a family falls into pieces.
pub struct Way {
    pub pieces: Vec<BTreeSet<Person>>,
    /// How many units each piece gets, if that is not told by its balance.
    pub known: Vec<Option<Range>>,
    /// How many payments to others its members lose by those inside, at least.
    pub made: Vec<usize>,
    /// How many payments are inside, at least.
    pub inside: usize,
}

/// The ways in which a family may fall into pieces.
#[derive(Clone)]
pub struct Choices {
    /// Those with the most pieces first.
    pub ways: Vec<Rc<Way>>,
    /// How many payments are inside in a way that is not listed, at least, if
    /// there may be any such.
    pub unlisted: Option<usize>,
}

impl Choices {
    pub fn new(nets: &Nets, constraints: &Constraints, family: &BTreeSet<Person>) -> Choices {
        let (open, at_zero): (Vec<Person>, Vec<Person>) = family.iter().partition(|member| nets.of(**member) != 0);
        if open.len() > MEMBERS_MAX {
            return Choices { ways: Vec::new(), unlisted: Some(0) };
        }
        let is_complete = constraints.forbidden.is_empty() && constraints.allowed.is_none();
        let is_plain = is_complete && !kin::is_limited(constraints);
        let cutter = Cutter { nets, constraints, is_plain, sum: open.iter().map(|member| nets.of(*member)).sum() };
        let mut choices = Choices { ways: Vec::new(), unlisted: None };
        for pieces in partitions(&open) {
            if pieces.len() > 1 && !at_zero.is_empty() && !is_plain {
                // Each of those at zero may be in any piece.
                choices.may_be_other(open.len() - pieces.len());
            } else {
                cutter.cut(&pieces, &at_zero, &mut choices);
            }
        }
        choices.ways.sort_by_key(|way| way.inside);
        choices
    }

    fn may_be_other(&mut self, inside: usize) {
        self.unlisted = Some(self.unlisted.map_or(inside, |known| known.min(inside)));
    }

    /// Returns how many payments are inside at least.
    pub fn inside(&self) -> usize {
        self.ways.iter().map(|way| way.inside).chain(self.unlisted).min().unwrap_or(0)
    }
}

/// What a family is cut by.
struct Cutter<'a> {
    nets: &'a Nets,
    constraints: &'a Constraints,
    /// Whether anyone may pay anyone, any amount, any number of times.
    is_plain: bool,
    sum: Amount,
}

impl Cutter<'_> {
    /// Lists the ways for some pieces: by which of them the remainder may stay
    /// with.
    fn cut(&self, pieces: &[Vec<Person>], at_zero: &[Person], choices: &mut Choices) {
        let inside = pieces.iter().map(|piece| piece.len().saturating_sub(1)).sum();
        let sums: Vec<Amount> =
            pieces.iter().map(|piece| piece.iter().map(|member| self.nets.of(*member)).sum()).collect();
        let rounding = self.constraints.rounding.filter(|_| pieces.len() > 1 && self.sum != 0);
        let is_on_side = |sum: &Amount| self.constraints.relay || *sum == 0 || sum.signum() == self.sum.signum();
        let Some(rounding) = rounding else {
            if pieces.len() < 2 || sums.iter().all(is_on_side) {
                choices.ways.push(Rc::new(self.way(pieces, vec![None; pieces.len()], at_zero, inside)));
            }
            return;
        };
        let is_whole = |sum: &Amount| sum.rem_euclid(rounding.unit) == 0;
        let whole = Range::new(self.sum, rounding);
        for carrier in 0..sums.len() {
            let others = sums.iter().enumerate().filter(|(at, _)| *at != carrier);
            if !others.clone().all(|(_, sum)| is_whole(sum) && is_on_side(sum)) {
                continue;
            }
            let units: Amount = others.clone().map(|(_, sum)| sum / rounding.unit).sum();
            let mut left = Range { least: whole.least - units, most: whole.most - units };
            match self.sum > 0 {
                true => left.least = left.least.max(0),
                false => left.most = left.most.min(0),
            }
            if left.least > left.most {
                continue;
            }
            // Whoever comes to nothing may as well leave the remainder to
            // another, who takes their payments.
            let is_nothing = (left.least, left.most) == (0, 0);
            match sums[carrier].signum() * self.sum.signum() {
                0 => {
                    if !is_nothing && !self.is_plain {
                        choices.may_be_other(inside);
                    }
                    continue;
                }
                -1 if !is_nothing => {
                    choices.may_be_other(inside);
                    continue;
                }
                _ => {}
            }
            let exact = |sum: &Amount| Range { least: sum / rounding.unit, most: sum / rounding.unit };
            let known = sums.iter().enumerate().map(|(at, sum)| Some(if at == carrier { left } else { exact(sum) }));
            choices.ways.push(Rc::new(self.way(pieces, known.collect(), at_zero, inside)));
        }
    }

    fn way(&self, pieces: &[Vec<Person>], known: Vec<Option<Range>>, at_zero: &[Person], inside: usize) -> Way {
        let mut made: Vec<usize> = pieces.iter().map(|piece| piece.len().saturating_sub(1)).collect();
        let mut pieces: Vec<BTreeSet<Person>> = pieces.iter().map(|piece| piece.iter().copied().collect()).collect();
        // Somebody at zero pays others only what they were paid inside.
        let may_pay = |member: &&Person| self.constraints.payments_max_of(**member).is_none_or(|most| most > 0);
        made[0] += at_zero.iter().filter(may_pay).count();
        pieces[0].extend(at_zero);
        Way { pieces, known, made, inside }
    }
}

/// Returns all ways to cut some people into pieces; nobody is one piece.
fn partitions(people: &[Person]) -> Vec<Vec<Vec<Person>>> {
    let Some((first, others)) = people.split_first() else {
        return vec![vec![Vec::new()]];
    };
    let mut all: Vec<Vec<Vec<Person>>> = vec![vec![vec![*first]]];
    for person in others {
        let mut next = Vec::new();
        for pieces in all {
            for at in 0..=pieces.len() {
                let mut pieces = pieces.clone();
                match pieces.get_mut(at) {
                    Some(piece) => piece.push(*person),
                    None => pieces.push(vec![*person]),
                }
                next.push(pieces);
            }
        }
        all = next;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_people_come_apart_in_five_ways() {
        let people: Vec<Person> = (0..3).map(Person::new).collect();
        let sizes: Vec<usize> = partitions(&people).iter().map(Vec::len).collect();
        assert_eq!(sizes, [1, 2, 2, 2, 3]);
        assert_eq!(partitions(&[]), [[[]]]);
    }
}
