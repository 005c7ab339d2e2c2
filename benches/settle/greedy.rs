//! The rules other programs settle by, as they are described or published.

/// A rule: balances in, the number of payments out.
type Rule = fn(&[i64]) -> usize;

/// The rules by name.
pub const RULES: [(&str, Rule); 5] = [
    ("smallest-smallest", smallest),
    ("largest-largest", largest),
    ("first-last", by_order),
    ("pairs, then largest", pairs_then_largest),
    ("hub", hub),
];

/// Pays one debtor to one creditor at a time, chosen by `pick` from each
/// side's open amounts.
fn run(balances: &[i64], pick: impl Fn(&[i64], &[i64]) -> (usize, usize)) -> usize {
    let mut owing: Vec<i64> = balances.iter().filter(|b| **b < 0).map(|b| -b).collect();
    let mut owed: Vec<i64> = balances.iter().filter(|b| **b > 0).copied().collect();
    let mut payments = 0;
    while !owing.is_empty() && !owed.is_empty() {
        let (from, to) = pick(&owing, &owed);
        let amount = owing[from].min(owed[to]);
        owing[from] -= amount;
        owed[to] -= amount;
        payments += 1;
        if owing[from] == 0 {
            owing.remove(from);
        }
        if owed[to] == 0 {
            owed.remove(to);
        }
    }
    payments
}

fn at_most(values: &[i64]) -> usize {
    (0..values.len()).max_by_key(|at| values[*at]).unwrap_or(0)
}

fn at_least(values: &[i64]) -> usize {
    (0..values.len()).min_by_key(|at| values[*at]).unwrap_or(0)
}

/// ihatemoney, Cospend: the smallest debtor pays the smallest creditor.
fn smallest(balances: &[i64]) -> usize {
    run(balances, |owing, owed| (at_least(owing), at_least(owed)))
}

/// SplitPro and most clones: the largest debtor pays the largest creditor.
fn largest(balances: &[i64]) -> usize {
    run(balances, |owing, owed| (at_most(owing), at_most(owed)))
}

/// Spliit: the last debtor pays the first creditor.
fn by_order(balances: &[i64]) -> usize {
    run(balances, |owing, _| (owing.len() - 1, 0))
}

/// Abrechnung: an exact pair if there is one, else largest with largest.
fn pairs_then_largest(balances: &[i64]) -> usize {
    run(balances, |owing, owed| {
        let pair = owing.iter().enumerate().find_map(|(from, amount)| {
            let to = owed.iter().position(|other| other == amount)?;
            Some((from, to))
        });
        pair.unwrap_or_else(|| (at_most(owing), at_most(owed)))
    })
}

/// Everyone settles with one person.
fn hub(balances: &[i64]) -> usize {
    let open = balances.iter().filter(|b| **b != 0).count();
    open.saturating_sub(1)
}
