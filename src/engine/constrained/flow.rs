//! Sending what is owed to whom it is owed, along allowed pairs only, without
//! passing it on; or the people who prove that it cannot be.

use crate::engine::nets::Amount;

/// Why not everything can be sent: so much more is owed by, or to, some
/// people than those they may settle with have on the other side.
pub struct Shortfall {
    /// The people, by place, those they may settle with included.
    pub people: Vec<usize>,
    /// How much cannot be placed.
    pub over: Amount,
}

/// A payment by places in the list of people.
pub type Sent = (usize, usize, Amount);

/// Returns payments from debtors to creditors that settle everyone and form
/// no cycle, so that they are fewer than the people.
pub fn send(balances: &[Amount], may_pay: &dyn Fn(usize, usize) -> bool) -> Result<Vec<Sent>, Shortfall> {
    let (owing, owed, mut flow) = sides(balances, may_pay);
    let reached = flow.fill();
    let over: Amount = flow.left.iter().sum();
    if over > 0 {
        let debtors = (0..owing.len()).filter(|at| reached.0[*at]);
        let creditors = (0..owed.len()).filter(|at| reached.1[*at]);
        let mut people: Vec<usize> = debtors.map(|at| owing[at]).collect();
        people.extend(creditors.map(|at| owed[at]));
        people.sort_unstable();
        return Err(Shortfall { people, over });
    }
    while flow.break_cycle() {}
    let mut all = Vec::new();
    for (from, row) in flow.sent.iter().enumerate() {
        for (to, amount) in row.iter().enumerate().filter(|(_, amount)| **amount > 0) {
            all.push((owing[from], owed[to], *amount));
        }
    }
    Ok(all)
}

/// Returns what is left of balances once as much as can be is sent.
pub fn left_over(balances: &[Amount], may_pay: &dyn Fn(usize, usize) -> bool) -> Vec<Amount> {
    let (owing, owed, mut flow) = sides(balances, may_pay);
    flow.fill();
    let mut left = vec![0; balances.len()];
    owing.iter().zip(&flow.left).for_each(|(at, open)| left[*at] = -open);
    owed.iter().zip(&flow.room).for_each(|(at, open)| left[*at] = *open);
    left
}

/// Returns who owes, who is owed, and nothing sent yet.
fn sides(balances: &[Amount], may_pay: &dyn Fn(usize, usize) -> bool) -> (Vec<usize>, Vec<usize>, Flow) {
    let of_sign = |sign: Amount| {
        let people = (0..balances.len()).filter(move |at| balances[*at].signum() == sign);
        people.collect::<Vec<usize>>()
    };
    let (owing, owed) = (of_sign(-1), of_sign(1));
    let flow = Flow {
        left: owing.iter().map(|at| -balances[*at]).collect(),
        room: owed.iter().map(|at| balances[*at]).collect(),
        sent: vec![vec![0; owed.len()]; owing.len()],
        may: owing.iter().map(|from| owed.iter().map(|to| may_pay(*from, *to)).collect()).collect(),
    };
    (owing, owed, flow)
}

struct Flow {
    /// What each debtor has still to send.
    left: Vec<Amount>,
    /// What each creditor can still take.
    room: Vec<Amount>,
    sent: Vec<Vec<Amount>>,
    may: Vec<Vec<bool>>,
}

/// The debtors and the creditors that can be reached.
type Reached = (Vec<bool>, Vec<bool>);

impl Flow {
    /// Sends as much as can be; returns whom debtors with something left reach.
    fn fill(&mut self) -> Reached {
        loop {
            if let Err(reached) = self.augment() {
                return reached;
            }
        }
    }

    /// Sends more along the shortest way there is, taking back what stands in
    /// the way; or returns whom the debtors with something left can reach.
    fn augment(&mut self) -> Result<(), Reached> {
        let (debtors, creditors) = (self.left.len(), self.room.len());
        let mut reached_from: Vec<Option<usize>> = vec![None; creditors];
        let mut taken_back: Vec<Option<usize>> = vec![None; debtors];
        let mut queue: Vec<usize> = (0..debtors).filter(|at| self.left[*at] > 0).collect();
        let mut is_reached: Vec<bool> = self.left.iter().map(|left| *left > 0).collect();
        let mut next = 0;
        while let Some(&from) = queue.get(next) {
            next += 1;
            for to in 0..creditors {
                if !self.may[from][to] || reached_from[to].is_some() {
                    continue;
                }
                reached_from[to] = Some(from);
                if self.room[to] > 0 {
                    self.send_along(to, &reached_from, &taken_back);
                    return Ok(());
                }
                for other in 0..debtors {
                    if !is_reached[other] && self.sent[other][to] > 0 {
                        is_reached[other] = true;
                        taken_back[other] = Some(to);
                        queue.push(other);
                    }
                }
            }
        }
        let creditors = reached_from.iter().map(Option::is_some).collect();
        Err((is_reached, creditors))
    }

    fn send_along(&mut self, end: usize, reached_from: &[Option<usize>], taken_back: &[Option<usize>]) {
        let mut path = Vec::new();
        let mut amount = self.room[end];
        let mut to = end;
        let start = loop {
            let from = reached_from[to].expect("the way was walked");
            path.push((from, to));
            match taken_back[from] {
                None => break from,
                Some(before) => {
                    amount = amount.min(self.sent[from][before]);
                    to = before;
                }
            }
        };
        amount = amount.min(self.left[start]);
        for (from, to) in path {
            self.sent[from][to] += amount;
            if let Some(before) = taken_back[from] {
                self.sent[from][before] -= amount;
            }
        }
        self.left[start] -= amount;
        self.room[end] -= amount;
    }

    /// Shifts amounts around a cycle of payments until one of them is
    /// nothing; false when there is no cycle.
    fn break_cycle(&mut self) -> bool {
        let (debtors, creditors) = (self.left.len(), self.room.len());
        let nodes = debtors + creditors;
        let mut parent: Vec<Option<usize>> = vec![None; nodes];
        let mut depth: Vec<Option<usize>> = vec![None; nodes];
        for root in 0..nodes {
            if depth[root].is_some() {
                continue;
            }
            depth[root] = Some(0);
            let mut stack = vec![root];
            while let Some(node) = stack.pop() {
                let others: Vec<usize> = match node < debtors {
                    true => (0..creditors).map(|to| debtors + to).collect(),
                    false => (0..debtors).collect(),
                };
                for other in others {
                    let (from, to) = (node.min(other), node.max(other) - debtors);
                    if self.sent[from][to] == 0 || parent[node] == Some(other) {
                        continue;
                    }
                    if depth[other].is_some() {
                        self.shift(node, other, &parent, &depth);
                        return true;
                    }
                    depth[other] = depth[node].map(|depth| depth + 1);
                    parent[other] = Some(node);
                    stack.push(other);
                }
            }
        }
        false
    }

    /// Shifts along the tree path between two nodes and back directly.
    fn shift(&mut self, one: usize, other: usize, parent: &[Option<usize>], depth: &[Option<usize>]) {
        let (mut up, mut down) = (vec![one], vec![other]);
        while let (Some(&a), Some(&b)) = (up.last(), down.last()) {
            if a == b {
                break;
            }
            let (deeper, path) = match depth[a] >= depth[b] {
                true => (a, &mut up),
                false => (b, &mut down),
            };
            path.push(parent[deeper].expect("both are in the same tree"));
        }
        down.pop();
        up.extend(down.into_iter().rev());
        up.push(one);
        let debtors = self.left.len();
        let edges: Vec<(usize, usize)> =
            up.windows(2).map(|ends| (ends[0].min(ends[1]), ends[0].max(ends[1]) - debtors)).collect();
        let falling = edges.iter().step_by(2);
        let amounts = falling.map(|(from, to)| self.sent[*from][*to]);
        let amount = amounts.min().unwrap_or(0);
        for (at, (from, to)) in edges.into_iter().enumerate() {
            self.sent[from][to] += if at % 2 == 0 { -amount } else { amount };
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::engine::oracles::oracle::balanced;

    #[test]
    fn a_path_is_not_enough() {
        // -3, +1, -1, +3 in a row: the first owes more than the second is owed.
        let next = |one: usize, other: usize| one.abs_diff(other) == 1;
        let Err(shortfall) = send(&[-3, 1, -1, 3], &next) else {
            panic!("there is no plan");
        };
        assert_eq!((shortfall.people, shortfall.over), (vec![0, 1], 2));
    }

    proptest! {
        #[test]
        fn what_is_sent_settles(balances in balanced(2..10, 20), blocked in prop::collection::vec((0usize..10, 0usize..10), 0..12)) {
            let may = |one: usize, other: usize| {
                !blocked.contains(&(one, other)) && !blocked.contains(&(other, one))
            };
            match send(&balances, &may) {
                Ok(sent) => {
                    let mut left = balances.clone();
                    for (from, to, amount) in &sent {
                        prop_assert!(*amount > 0 && may(*from, *to));
                        prop_assert!(balances[*from] < 0 && balances[*to] > 0);
                        left[*from] += amount;
                        left[*to] -= amount;
                    }
                    prop_assert!(left.iter().all(|balance| *balance == 0));
                    let open = balances.iter().filter(|b| **b != 0).count();
                    prop_assert!(sent.len() < open.max(1));
                }
                Err(shortfall) => {
                    // The debtors named owe more than all they may pay are owed.
                    let debtors: Vec<usize> = shortfall.people.iter().copied().filter(|at| balances[*at] < 0).collect();
                    let owes: i128 = debtors.iter().map(|at| -balances[*at]).sum();
                    let reach = (0..balances.len()).filter(|to| balances[*to] > 0 && debtors.iter().any(|from| may(*from, *to)));
                    let owed: i128 = reach.map(|to| balances[to]).sum();
                    prop_assert_eq!(owes - owed, shortfall.over);
                    prop_assert!(shortfall.over > 0);
                }
            }
        }
    }
}
