//! Balances by the name of a family, a size and a seed.

/// The families, those of the table in README.
pub const NAMES: [&str; 11] =
    ["cents", "int10", "int100", "trip", "flat", "friends", "euro", "clusters", "pow2", "threepart", "overlap"];

/// Numbers that look random, the same on every machine.
pub struct Dice(u64);

impl Dice {
    /// Other numbers for every seed.
    pub fn new(seed: usize) -> Dice {
        Dice(u64::try_from(seed).expect("small") * 1_000_003 + 17)
    }

    /// A number from `least` to `most`.
    fn roll(&mut self, least: i64, most: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        let span = u64::try_from(most - least + 1).expect("least is no more than most");
        least + i64::try_from(mixed % span).expect("less than the span")
    }

    /// A number from 0 to less than a count.
    pub fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.roll(0, i64::try_from(count).expect("small") - 1)).expect("positive")
    }

    /// So many different numbers below a count.
    pub fn some_of(&mut self, count: usize, wanted: usize) -> Vec<usize> {
        let mut all: Vec<usize> = Vec::new();
        while all.len() < wanted.min(count) {
            let one = self.below(count);
            if !all.contains(&one) {
                all.push(one);
            }
        }
        all
    }
}

/// Balances of about `size` people that are not at zero.
pub fn balances(family: &str, size: usize, seed: usize) -> Vec<i64> {
    let mut dice = Dice::new(seed);
    match family {
        "cents" => uniform(&mut dice, size, 100_000),
        "cents7" => uniform(&mut dice, size, 10_000_000),
        "int10" => uniform(&mut dice, size, 10),
        "int100" => uniform(&mut dice, size, 100),
        "trip" => trip(&mut dice, size),
        "flat" => flat(&mut dice, size),
        "friends" => friends(&mut dice, size, false),
        "euro" => friends(&mut dice, size, true),
        "clusters" => clusters(&mut dice, size),
        "pow2" => powers(&mut dice, size),
        "threepart" => three_partition(&mut dice, size),
        "overlap" => overlap(&mut dice, size),
        other => panic!("no family is called {other}"),
    }
}

fn signed(dice: &mut Dice, most: i64) -> i64 {
    let value = dice.roll(1, most);
    if dice.roll(0, 1) == 0 { value } else { -value }
}

fn uniform(dice: &mut Dice, size: usize, most: i64) -> Vec<i64> {
    let mut values: Vec<i64> = (0..size).map(|_| signed(dice, most)).collect();
    let mut over: i64 = values.iter().sum();
    while over != 0 {
        let at = dice.below(size);
        let moved = (values[at] - over).clamp(-most, most);
        if moved != 0 {
            over += moved - values[at];
            values[at] = moved;
        } else {
            let drawn = signed(dice, most);
            over += drawn - values[at];
            values[at] = drawn;
        }
    }
    values
}

/// One payer, some who share; the odd cents go to the first of them.
fn expense(nets: &mut [i64], payer: usize, amount: i64, sharers: &[usize]) {
    nets[payer] += amount;
    let count = i64::try_from(sharers.len()).expect("small");
    let (share, odd) = (amount / count, amount % count);
    for (at, sharer) in sharers.iter().enumerate() {
        let extra = i64::from(i64::try_from(at).expect("small") < odd);
        nets[*sharer] -= share + extra;
    }
}

fn trip(dice: &mut Dice, size: usize) -> Vec<i64> {
    let mut nets = vec![0; size];
    let payers = size.div_ceil(3);
    for _ in 0..2 * size {
        let mut all: Vec<usize> = (0..size).collect();
        all.rotate_left(dice.below(size));
        let amount = 500 * dice.roll(1, 60);
        let payer = dice.below(payers);
        expense(&mut nets, payer, amount, &all);
    }
    nets
}

fn flat(dice: &mut Dice, size: usize) -> Vec<i64> {
    let mut nets = vec![0; size];
    let mut first = 0;
    while first < size {
        let flat: Vec<usize> = (first..(first + 3 + dice.below(4)).min(size)).collect();
        for _ in 0..12 {
            let payer = flat[dice.below(flat.len())];
            expense(&mut nets, payer, 5_000 * dice.roll(10, 40), &flat);
            let payer = flat[dice.below(flat.len())];
            expense(&mut nets, payer, dice.roll(2_000, 15_000), &flat);
        }
        let guests = dice.some_of(size, 3);
        expense(&mut nets, flat[0], 100 * dice.roll(10, 90), &guests);
        first += flat.len();
    }
    nets
}

fn friends(dice: &mut Dice, size: usize, whole: bool) -> Vec<i64> {
    let mut nets = vec![0; size];
    for _ in 0..2 * size {
        let wanted = 2 + dice.below(5);
        let sharers = dice.some_of(size, wanted);
        let payer = sharers[0];
        let amount = match whole {
            true => 100 * dice.roll(1, 30) * i64::try_from(sharers.len()).expect("small"),
            false => 50 * dice.roll(4, 200),
        };
        expense(&mut nets, payer, amount, &sharers);
    }
    nets
}

fn clusters(dice: &mut Dice, size: usize) -> Vec<i64> {
    let mut nets = vec![0; size];
    let mut first = 0;
    while first < size {
        let cluster: Vec<usize> = (first..(first + 2 + dice.below(5)).min(size)).collect();
        for _ in 0..2 * cluster.len() {
            let payer = cluster[dice.below(cluster.len())];
            expense(&mut nets, payer, dice.roll(200, 20_000), &cluster);
        }
        first += cluster.len();
    }
    nets
}

fn powers(dice: &mut Dice, size: usize) -> Vec<i64> {
    let draw = |dice: &mut Dice| {
        let value = 1 << dice.roll(0, 9);
        if dice.roll(0, 1) == 0 { value } else { -value }
    };
    let mut values: Vec<i64> = (0..size).map(|_| draw(dice)).collect();
    let mut over: i64 = values.iter().sum();
    while over != 0 {
        let (at, drawn) = (dice.below(size), draw(dice));
        if (over + drawn - values[at]).abs() < over.abs() || dice.below(50) == 0 {
            over += drawn - values[at];
            values[at] = drawn;
        }
    }
    values
}

fn three_partition(dice: &mut Dice, size: usize) -> Vec<i64> {
    let mut values = Vec::new();
    while values.len() + 4 <= size.max(4) {
        let one = dice.roll(2_501, 4_998);
        let other = dice.roll(2_501, 4_998);
        let third = 10_000 - one - other;
        if (2_501..=4_999).contains(&third) {
            values.extend([one, other, third, -10_000]);
        }
    }
    values
}

fn overlap(dice: &mut Dice, size: usize) -> Vec<i64> {
    let mut values = Vec::new();
    while values.len() + 3 <= size.max(3) {
        let (one, other) = (dice.roll(1, 1_000), dice.roll(1, 1_000));
        let sign = if dice.roll(0, 1) == 0 { 1 } else { -1 };
        values.extend([sign * one, sign * other, -sign * (one + other)]);
    }
    values
}
