//! Who is named, and what is offered, where no plan keeps to what is asked of
//! many people: wishes drawn by seed that often leave none.

use std::collections::BTreeSet;

use clique::engine::{Amount, Cause, Constraints, Effort, Nets, Options, Pair, Person, Relaxation, Rounding, settle};

use super::families::Dice;

/// Steps for each case.
const EFFORT: Effort = Effort(500_000_000);

/// What became of the cases.
#[derive(Default)]
struct Counts {
    cases: usize,
    refused: usize,
    unknown: usize,
    /// How many refusals name one or two, and up to ten.
    named: [usize; 2],
    named_max: usize,
    pairs_max: usize,
    /// How many of all took less than a second.
    soon: usize,
}

/// Prints, in Markdown, how few are named among so many people.
pub fn table(seeds: usize) {
    println!(
        "| people | cases | no plan | name one or two | name up to ten | most named | most pairs offered | undecided | within a second |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for (low, high) in [(5, 8), (9, 24), (25, 50), (51, 100)] {
        let mut counts = Counts::default();
        for seed in 0..seeds {
            case(seed, (low, high), &mut counts);
        }
        let Counts { cases, refused, unknown, named, named_max, pairs_max, soon } = counts;
        println!(
            "| {low} to {high} | {cases} | {refused} | {} | {} | {named_max} | {pairs_max} | {unknown} | {soon} |",
            named[0], named[1]
        );
    }
}

fn case(seed: usize, (low, high): (usize, usize), counts: &mut Counts) {
    let mut dice = Dice::new(seed * 999 + high);
    let people = low + dice.below(high - low + 1);
    let drawn = (1..people).map(|_| Amount::try_from(dice.below(40_001)).expect("small") - 20_000);
    let mut balances: Vec<Amount> = drawn.collect();
    balances.push(-balances.iter().sum::<Amount>());
    let wishes = wishes(&mut dice, &balances);
    let nets = Nets::new(balances).expect("they add up");
    let start = super::cpu_seconds();
    let plan = settle(&nets, &wishes, &Options { effort: EFFORT, ..Options::default() });
    let seconds = start.zip(super::cpu_seconds()).map_or(0.0, |(before, after)| after - before);
    counts.cases += 1;
    counts.soon += usize::from(seconds < 1.0);
    let Err(why) = plan else {
        return;
    };
    if why.cause == Cause::OutOfEffort {
        counts.unknown += 1;
        return;
    }
    counts.refused += 1;
    counts.named[0] += usize::from(why.people.len() <= 2);
    counts.named[1] += usize::from(why.people.len() <= 10);
    counts.named_max = counts.named_max.max(why.people.len());
    counts.pairs_max = counts.pairs_max.max(why.relaxations.iter().map(pairs).max().unwrap_or(0));
}

/// Returns how many pairs a change lets pay.
fn pairs(change: &Relaxation) -> usize {
    match change {
        Relaxation::Allow(pairs) => pairs.len(),
        Relaxation::Together(all) => all.iter().map(pairs).sum(),
        _ => 0,
    }
}

/// Draws what is asked: few pairs, caps and a smallest payment, each in half of
/// the cases, passing on in half, whole units and couples in a quarter.
fn wishes(dice: &mut Dice, balances: &[Amount]) -> Constraints {
    let people = balances.len();
    let mean = balances.iter().map(|balance| balance.abs()).sum::<Amount>() / Amount::try_from(people).expect("few");
    let mut wishes = Constraints { relay: dice.below(2) == 0, ..Constraints::default() };
    if dice.below(2) == 0 {
        let each = 1 + dice.below(5);
        let mut allowed = BTreeSet::new();
        for one in 0..people {
            for _ in 0..each {
                let other = dice.below(people);
                if one != other {
                    allowed.insert(Pair::new(Person::new(one), Person::new(other)));
                }
            }
        }
        wishes.allowed = Some(allowed);
    }
    if dice.below(2) == 0 {
        wishes.payments_max_each = (dice.below(2) == 0).then(|| 1 + dice.below(2));
        for _ in 0..=dice.below(3) {
            wishes.payments_max.insert(Person::new(dice.below(people)), dice.below(3));
        }
    }
    if dice.below(2) == 0 {
        wishes.payment_min = Some((mean / 4).max(2));
    }
    if dice.below(4) == 0 {
        let unit = (mean / 20).max(2);
        wishes.rounding =
            Some(Rounding { unit, tolerance: unit * Amount::try_from(dice.below(12)).expect("few") / 10 });
    }
    if dice.below(4) == 0 {
        let couples = (0..people / 4).map(|at| BTreeSet::from([Person::new(2 * at), Person::new(2 * at + 1)]));
        wishes.families = couples.collect();
    }
    wishes
}
