//! Clearing cycles of debt: what remains is the smallest total of debts, each
//! no larger than before, that leaves every balance as it is.
//!
//! 1. While the debts can be lowered around a cycle (raising a lowered one
//!    back up to what it was counts against it), they are: this finds the
//!    smallest total.
//! 2. What was taken away adds up to zero for everyone, so it falls apart
//!    into cycles, which are what a friend is shown.

use std::collections::BTreeMap;

use petgraph::Directed;
use petgraph::graph::{Graph, NodeIndex};

use crate::engine::debts::Cleared;
use crate::engine::nets::{Amount, Person};
use crate::engine::plan::Transfer;

/// Rounds of improvement; far more than real ledgers need, so that a hostile
/// one ends as well. Stopping early only leaves more debt than needed.
const ROUNDS_MAX: usize = 10_000;

/// Debts of a graph larger than this are only freed of their cycles, without
/// looking for the smallest total, which costs people times debts per round.
const WORK_MAX: usize = 20_000_000;

/// Returns the debts that remain and the cycles that were cleared.
pub fn clear(debts: &[Transfer]) -> (Vec<Transfer>, Vec<Cleared>) {
    let mut left: Vec<Amount> = debts.iter().map(|debt| debt.amount).collect();
    for cycle in cycles(debts, &left) {
        for edge in &cycle.edges {
            left[*edge] -= cycle.amount;
        }
    }
    lower_further(debts, &mut left);
    let taken: Vec<Amount> = debts.iter().zip(&left).map(|(d, l)| d.amount - l).collect();
    let mut cleared: Vec<Cleared> = cycles(debts, &taken).into_iter().map(|cycle| cycle.told(debts)).collect();
    cleared.sort();
    let remaining = debts.iter().zip(&left).filter(|(_, left)| **left > 0);
    let remaining = remaining.map(|(debt, left)| Transfer { amount: *left, ..*debt });
    (remaining.collect(), cleared)
}

/// A cycle of edges, by their positions, and how much goes around it.
struct Cycle {
    edges: Vec<usize>,
    amount: Amount,
}

impl Cycle {
    fn told(&self, debts: &[Transfer]) -> Cleared {
        let mut people: Vec<Person> = self.edges.iter().map(|e| debts[*e].from).collect();
        let first = (0..people.len()).min_by_key(|at| people[*at]).unwrap_or(0);
        people.rotate_left(first);
        Cleared { people, amount: self.amount }
    }
}

fn graph_of(debts: &[Transfer]) -> Graph<Person, usize, Directed> {
    let mut graph = Graph::new();
    let mut nodes: BTreeMap<Person, NodeIndex> = BTreeMap::new();
    for (at, debt) in debts.iter().enumerate() {
        let from = *nodes.entry(debt.from).or_insert_with(|| graph.add_node(debt.from));
        let to = *nodes.entry(debt.to).or_insert_with(|| graph.add_node(debt.to));
        graph.add_edge(from, to, at);
    }
    graph
}

/// Takes cycles out of the amounts until none is left: a walk along debts
/// that are left, which steps back where it cannot go on.
fn cycles(debts: &[Transfer], amounts: &[Amount]) -> Vec<Cycle> {
    let graph = graph_of(debts);
    let mut left = amounts.to_vec();
    let mut outgoing: Vec<Vec<usize>> =
        graph.node_indices().map(|node| graph.edges(node).map(|edge| *edge.weight()).collect()).collect();
    let mut end_of = vec![0; debts.len()];
    for edge in graph.edge_indices() {
        let (_, to) = graph.edge_endpoints(edge).expect("own edge");
        end_of[graph[edge]] = to.index();
    }
    let mut found = Vec::new();
    let mut place = vec![usize::MAX; graph.node_count()];
    for start in 0..graph.node_count() {
        let mut path: Vec<(usize, usize)> = Vec::new();
        let mut node = start;
        loop {
            while outgoing[node].last().is_some_and(|edge| left[*edge] == 0) {
                outgoing[node].pop();
            }
            let Some(&edge) = outgoing[node].last() else {
                place[node] = usize::MAX;
                let Some((before, _)) = path.pop() else { break };
                outgoing[before].pop();
                node = before;
                continue;
            };
            place[node] = path.len();
            path.push((node, edge));
            node = end_of[edge];
            if place[node] == usize::MAX {
                continue;
            }
            let edges: Vec<usize> = path[place[node]..].iter().map(|step| step.1).collect();
            let amount = edges.iter().map(|e| left[*e]).min().unwrap_or(0);
            for edge in &edges {
                left[*edge] -= amount;
            }
            for (walked, _) in path.drain(place[node]..) {
                place[walked] = usize::MAX;
            }
            found.push(Cycle { edges, amount });
        }
    }
    found
}

/// Lowers the total while there is a cycle around which more debt can be
/// taken away than has to be given back.
fn lower_further(debts: &[Transfer], left: &mut [Amount]) {
    let graph = graph_of(debts);
    let ends: Vec<(usize, usize)> = debts
        .iter()
        .enumerate()
        .map(|(at, _)| {
            let edge = petgraph::graph::EdgeIndex::new(at);
            let (from, to) = graph.edge_endpoints(edge).expect("edges in order of debts");
            (from.index(), to.index())
        })
        .collect();
    let work = graph.node_count().saturating_mul(debts.len()).max(1);
    for _ in 0..ROUNDS_MAX.min(WORK_MAX / work) {
        let Some(cycle) = negative_cycle(graph.node_count(), &ends, debts, left) else {
            return;
        };
        let room = |&(edge, lowers): &(usize, bool)| match lowers {
            true => left[edge],
            false => debts[edge].amount - left[edge],
        };
        let amount = cycle.iter().map(room).min().unwrap_or(0);
        for (edge, lowers) in cycle {
            left[edge] += if lowers { -amount } else { amount };
        }
    }
}

/// Returns a cycle of changes, each lowering a debt or raising one back, with
/// more of the first, if there is one (Bellman and Ford).
fn negative_cycle(
    nodes: usize,
    ends: &[(usize, usize)],
    debts: &[Transfer],
    left: &[Amount],
) -> Option<Vec<(usize, bool)>> {
    let mut arcs = Vec::with_capacity(2 * ends.len());
    for (edge, (from, to)) in ends.iter().enumerate() {
        if left[edge] > 0 {
            arcs.push((*from, *to, -1i64, (edge, true)));
        }
        if left[edge] < debts[edge].amount {
            arcs.push((*to, *from, 1i64, (edge, false)));
        }
    }
    let mut distance = vec![0i64; nodes];
    let mut through: Vec<Option<usize>> = vec![None; nodes];
    let mut last = None;
    for _ in 0..=nodes {
        last = None;
        for (at, (from, to, cost, _)) in arcs.iter().enumerate() {
            if distance[*from] + cost < distance[*to] {
                distance[*to] = distance[*from] + cost;
                through[*to] = Some(at);
                last = Some(*to);
            }
        }
        last?;
    }
    let mut node = last?;
    for _ in 0..nodes {
        node = arcs[through[node]?].0;
    }
    let start = node;
    let mut cycle = Vec::new();
    loop {
        let (from, _, _, change) = arcs[through[node]?];
        cycle.push(change);
        node = from;
        if node == start {
            cycle.reverse();
            return Some(cycle);
        }
    }
}
