//! How far plans with wishes reach: what is asked, by name and seed.

use std::collections::BTreeSet;

use clique::engine::{Amount, Constraints, Effort, Nets, Options, Pair, Person, Rounding, settle};

use super::families::{self, Dice};

/// What is asked, as in the table of README.
const ASKED: [&str; 18] = [
    "blocked",
    "blocked, relay",
    "along debts",
    "along debts, relay",
    "same ways",
    "same ways, relay",
    "cap",
    "least",
    "blocked, cap",
    "blocked, least, relay",
    "blocked, cap, least",
    "round",
    "blocked, round",
    "couples",
    "couples, round",
    "couples, cap",
    "couples, least",
    "couples, round, cap",
];

/// The families of balances that stand for many.
const FAMILIES: [&str; 5] = ["cents", "int10", "trip", "friends", "euro"];

/// Wishes by name for these balances.
fn wishes(asked: &str, nets: &[i64], seed: usize) -> Constraints {
    let mut dice = Dice::new(seed + 7);
    let people = nets.len();
    let pair = |one: usize, other: usize| Pair::new(Person::new(one), Person::new(other));
    let all = || (0..people).flat_map(|one| (0..one).map(move |other| (one, other)));
    let mut wishes = Constraints::default();
    for word in asked.split(", ") {
        match word {
            "relay" => wishes.relay = true,
            // One pair for every four people does not speak to each other.
            "blocked" => {
                while wishes.forbidden.len() < people.div_ceil(4) {
                    let (one, other) = (dice.below(people), dice.below(people));
                    if one != other {
                        wishes.forbidden.insert(pair(one, other));
                    }
                }
            }
            // Half of all pairs have debts.
            "along debts" => {
                let drawn: BTreeSet<Pair> = all().filter(|_| dice.below(2) == 0).map(|(a, b)| pair(a, b)).collect();
                wishes.allowed = Some(drawn);
            }
            // Two of four ways to pay each.
            "same ways" => {
                let ways: Vec<Vec<usize>> = (0..people).map(|_| dice.some_of(4, 2)).collect();
                let share = |one: usize, other: usize| ways[one].iter().any(|way| ways[other].contains(way));
                wishes.allowed = Some(all().filter(|(a, b)| share(*a, *b)).map(|(a, b)| pair(a, b)).collect());
            }
            "cap" => wishes.payments_max_each = Some(2),
            // A quarter of what the one with least to settle has.
            "least" => wishes.payment_min = nets.iter().map(|net| Amount::from(net.abs()).div_euclid(4).max(1)).min(),
            "round" => {
                let mean = nets.iter().map(|net| Amount::from(net.abs())).sum::<Amount>()
                    / Amount::try_from(people).expect("small");
                let unit = (mean / 20).max(2);
                wishes.rounding = Some(Rounding { unit, tolerance: unit });
            }
            "couples" => {
                let couples = (0..people / 4).map(|at| BTreeSet::from([Person::new(2 * at), Person::new(2 * at + 1)]));
                wishes.families = couples.collect();
            }
            other => panic!("nothing is asked by the name {other}"),
        }
    }
    wishes
}

/// What became of one case.
struct Case {
    seconds: f64,
    /// Payments and how many are needed; nothing when there is no plan.
    payments: Option<(usize, usize)>,
    is_unknown: bool,
}

fn case(family: &str, asked: &str, size: usize, seed: usize, effort: Effort) -> Case {
    let balances = families::balances(family, size, seed);
    let wishes = wishes(asked, &balances, seed);
    let nets = Nets::new(balances).expect("families add up");
    let options = Options { effort, ..Options::default() };
    let start = super::cpu_seconds();
    // What takes less than the clock can tell is done more often.
    let times = if size <= 8 { 50 } else { 1 };
    for _ in 1..times {
        let _ = std::hint::black_box(settle(&nets, &wishes, &options));
    }
    let plan = settle(&nets, &wishes, &options);
    let seconds = match (start, super::cpu_seconds()) {
        (Some(before), Some(after)) => (after - before) / f64::from(times),
        _ => 0.0,
    };
    let is_unknown = plan.as_ref().is_err_and(|why| why.cause == clique::engine::Cause::OutOfEffort);
    let payments = plan.ok().map(|plan| {
        assert!(plan.settles(&nets));
        (plan.transfers.len(), plan.transfers_min())
    });
    Case { seconds, payments, is_unknown }
}

/// Prints, in Markdown, how many cases of each kind are decided.
pub fn table(sizes: &[usize], only: Option<&str>, seeds: usize, effort: Effort) {
    println!("| asked | people | decided | no plan | median s | worst s | most beyond the bound | nothing found |");
    println!("|---|---|---|---|---|---|---|---|");
    for asked in ASKED.iter().filter(|asked| only.is_none_or(|only| *asked == &only)) {
        for size in sizes {
            let cases = FAMILIES.iter().flat_map(|family| (0..seeds).map(move |seed| (*family, seed)));
            let cases = cases.map(|(family, seed)| {
                let case = case(family, asked, *size, seed, effort);
                if only.is_some() {
                    eprintln!("{family} {seed}: {:?} in {:.3} s", case.payments, case.seconds);
                }
                case
            });
            let mut cases: Vec<Case> = cases.collect();
            cases.sort_by(|one, other| one.seconds.total_cmp(&other.seconds));
            let gaps = cases.iter().filter_map(|case| case.payments).map(|(made, least)| made - least);
            let none = cases.iter().filter(|case| case.payments.is_none() && !case.is_unknown).count();
            let unknown = cases.iter().filter(|case| case.is_unknown).count();
            let decided = gaps.clone().filter(|gap| *gap == 0).count() + none;
            println!(
                "| {asked} | {size} | {decided}/{} | {none} | {:.4} | {:.4} | {} | {unknown} |",
                cases.len(),
                cases[cases.len() / 2].seconds,
                cases[cases.len() - 1].seconds,
                gaps.max().unwrap_or(0),
            );
        }
    }
}
