//! Who owes whom as it stands: the graph of debts, netted per pair.

pub(super) mod clearing;

use std::collections::{BTreeMap, BTreeSet};

use petgraph::Directed;
use petgraph::graph::{Graph, NodeIndex};
use thiserror::Error;

use super::constraints::Pair;
use super::nets::{Amount, Nets, Person};
use super::plan::Transfer;

/// One debt as it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Debt {
    /// Who owes.
    pub debtor: Person,
    /// Who is owed.
    pub creditor: Person,
    /// How much, in smallest units; less than zero turns the debt around.
    pub amount: Amount,
}

/// Why some debts cannot be added up.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DebtFault {
    /// The debts' sizes add up to more than the engine can count.
    #[error("the debts are too large to add up")]
    TooLarge,
}

/// A cycle of debt that was cleared: everyone in it owes the next, the last
/// owes the first, and all of these debts became smaller by the amount.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cleared {
    /// The people around the cycle, the lowest number first.
    pub people: Vec<Person>,
    /// By how much each debt became smaller, in smallest units.
    pub amount: Amount,
}

/// The debts between people, at most one per pair, each more than zero.
#[derive(Clone, Debug, Default)]
pub struct Debts {
    graph: Graph<Person, Amount, Directed>,
}

impl Debts {
    /// Adds debts up and nets them per pair.
    ///
    /// # Errors
    /// When the sizes of all debts together overflow.
    pub fn new(debts: impl IntoIterator<Item = Debt>) -> Result<Debts, DebtFault> {
        let mut size: Amount = 0;
        let mut owed: BTreeMap<Pair, Amount> = BTreeMap::new();
        for debt in debts {
            let debt_size = debt.amount.checked_abs().ok_or(DebtFault::TooLarge)?;
            size = size.checked_add(debt_size).ok_or(DebtFault::TooLarge)?;
            if debt.debtor == debt.creditor {
                continue;
            }
            let sign = if debt.debtor < debt.creditor { 1 } else { -1 };
            *owed.entry(Pair::new(debt.debtor, debt.creditor)).or_insert(0) += sign * debt.amount;
        }
        let netted = owed.into_iter().map(|(pair, amount)| {
            let (low, high) = pair.people();
            match amount > 0 {
                true => (low, high, amount),
                false => (high, low, -amount),
            }
        });
        Ok(Debts::from_netted(netted))
    }

    /// Returns the debts, ordered by debtor, then creditor.
    pub fn direct(&self) -> Vec<Transfer> {
        let mut debts: Vec<Transfer> = self
            .graph
            .edge_indices()
            .map(|edge| {
                let (from, to) = self.graph.edge_endpoints(edge).expect("edges come from this graph");
                Transfer { from: self.graph[from], to: self.graph[to], amount: self.graph[edge] }
            })
            .collect();
        debts.sort_unstable();
        debts
    }

    /// Returns the debts after all cycles of debt are cleared, and the cycles.
    ///
    /// As much is cleared as can be: same balances, no new pairs, nobody owes
    /// anyone more than before, and the debts that remain are smallest in
    /// total among all such.
    pub fn simplified(&self) -> (Debts, Vec<Cleared>) {
        let debts = self.direct();
        let (left, cleared) = clearing::clear(&debts);
        let left = left.into_iter().map(|t| (t.from, t.to, t.amount));
        (Debts::from_netted(left), cleared)
    }

    /// Returns everyone's balance when these debts are all there is.
    ///
    /// Persons 0 to `people - 1` are covered and everyone with a debt.
    pub fn nets(&self, people: usize) -> Nets {
        let debts = self.direct();
        let numbered = debts.iter().flat_map(|debt| [debt.from, debt.to]);
        let count = numbered.map(|person| person.index() + 1).fold(people, usize::max);
        let mut balances = vec![0; count];
        for debt in &debts {
            balances[debt.from.index()] -= debt.amount;
            balances[debt.to.index()] += debt.amount;
        }
        Nets::new::<Amount>(balances).expect("debts add up and are bounded")
    }

    /// Returns the pairs that owe each other something, either way.
    pub fn pairs(&self) -> BTreeSet<Pair> {
        let debts = self.direct();
        debts.iter().map(|d| Pair::new(d.from, d.to)).collect()
    }

    /// Returns what one owes the other; zero when it is nothing or the other
    /// way round.
    pub fn owed(&self, debtor: Person, creditor: Person) -> Amount {
        let node = |person| self.graph.node_indices().find(|n| self.graph[*n] == person);
        match (node(debtor), node(creditor)) {
            (Some(from), Some(to)) => self.graph.find_edge(from, to).map_or(0, |edge| self.graph[edge]),
            _ => 0,
        }
    }

    /// Writes the graph for Graphviz, an arrow from who owes to who is owed.
    ///
    /// The labels may hold anything; they are quoted here.
    pub fn to_dot(&self, name: impl Fn(Person) -> String, amount: impl Fn(Amount) -> String) -> String {
        to_dot(&self.direct(), name, amount)
    }

    fn from_netted(debts: impl Iterator<Item = (Person, Person, Amount)>) -> Debts {
        let mut graph = Graph::new();
        let mut nodes: BTreeMap<Person, NodeIndex> = BTreeMap::new();
        for (from, to, amount) in debts.filter(|debt| debt.2 != 0) {
            let from = *nodes.entry(from).or_insert_with(|| graph.add_node(from));
            let to = *nodes.entry(to).or_insert_with(|| graph.add_node(to));
            graph.add_edge(from, to, amount);
        }
        Debts { graph }
    }
}

/// Writes payments for Graphviz, an arrow from who pays to who is paid.
pub fn to_dot(transfers: &[Transfer], name: impl Fn(Person) -> String, amount: impl Fn(Amount) -> String) -> String {
    let people: BTreeSet<Person> = transfers.iter().flat_map(|t| [t.from, t.to]).collect();
    let mut dot = String::from("digraph {\n");
    for person in people {
        let label = quoted(&name(person));
        dot.push_str(&format!("    {} [label={label}]\n", person.index()));
    }
    for transfer in transfers {
        let (from, to) = (transfer.from.index(), transfer.to.index());
        let label = quoted(&amount(transfer.amount));
        dot.push_str(&format!("    {from} -> {to} [label={label}]\n"));
    }
    dot.push_str("}\n");
    dot
}

/// Quotes a text as Graphviz reads it, control characters as spaces.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => quoted.push(' '),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn debts(list: &[(usize, usize, i128)]) -> Debts {
        Debts::new(list.iter().map(|(debtor, creditor, amount)| Debt {
            debtor: Person::new(*debtor),
            creditor: Person::new(*creditor),
            amount: *amount,
        }))
        .unwrap()
    }

    fn plain(debts: &Debts) -> Vec<(usize, usize, i128)> {
        let direct = debts.direct();
        direct.iter().map(|t| (t.from.index(), t.to.index(), t.amount)).collect()
    }

    #[test]
    fn pairs_are_netted() {
        let debts = debts(&[(0, 1, 5), (1, 0, 8), (2, 1, 1), (2, 1, 1), (3, 4, 2), (4, 3, 2)]);
        assert_eq!(plain(&debts), [(1, 0, 3), (2, 1, 2)]);
        assert_eq!(debts.owed(Person::new(1), Person::new(0)), 3);
        assert_eq!(debts.owed(Person::new(0), Person::new(1)), 0);
    }

    #[test]
    fn cycles_are_cleared() {
        let before = debts(&[(0, 1, 5), (1, 2, 7), (2, 0, 3), (0, 3, 1)]);
        let (after, cleared) = before.simplified();
        assert_eq!(plain(&after), [(0, 1, 2), (0, 3, 1), (1, 2, 4)]);
        assert_eq!(cleared.len(), 1);
        assert_eq!(cleared[0].amount, 3);
        assert_eq!(before.nets(4), after.nets(4));
    }

    #[test]
    fn labels_cannot_leave_their_quotes() {
        let dot = debts(&[(0, 1, 5)]).to_dot(|person| format!("\"] {person}\\\n"), |amount| amount.to_string());
        assert_eq!(
            dot,
            "digraph {\n    0 [label=\"\\\"] person 0\\\\ \"]\n    1 [label=\"\\\"] person 1\\\\ \"]\n    0 -> 1 [label=\"5\"]\n}\n"
        );
    }
}
