//! The steps of the tutorial: what is to be done, the command that does it, and how it is told that it was done.

use crate::model::{Date, Entry, Kind, Money, PersonIndex, Setup};

/// One step.
pub struct Step {
    /// What is to be done.
    pub task: &'static str,
    /// A command that does it.
    pub command: &'static str,
    /// What to know about it, when it is done.
    pub lesson: &'static str,
    /// Tells what is not as it should be.
    pub check: fn(&Seen<'_>) -> Result<(), String>,
}

/// What came of a command.
pub struct Seen<'a> {
    /// The people.
    pub setup: &'a Setup,
    /// The words that were typed behind `clique`.
    pub words: &'a [String],
    /// The entries that were not there before.
    pub new: &'a [Entry<'static>],
    /// The entries that are gone.
    pub gone: usize,
    /// Today.
    pub today: Date,
}

/// The people of the sandbox, you first.
pub const PEOPLE: [&str; 3] = ["alice", "bob", "carol"];

/// Every step, in order.
pub const STEPS: [Step; 7] = [
    Step {
        task: "You are alice, on a trip with bob and carol. You paid 30 for pizza, and everyone shares it.",
        command: "clique add 30 pizza",
        lesson: "Without -p you paid, without -s everyone shares, without -d it was today.",
        check: |seen| bill(seen, &Bill { amount: 3000, payer: "alice", shares: &[1000, 1000, 1000], days_ago: 0 }),
    },
    Step {
        task: "Bob paid 42.50 for a taxi, yesterday, for all of you.",
        command: "clique add 42.50 taxi -p bob -d yesterday",
        lesson: "The cent that cannot be divided goes round: the line says who got it. Amounts may be sums: 40+2.50.",
        check: |seen| bill(seen, &Bill { amount: 4250, payer: "bob", shares: &[], days_ago: 1 }),
    },
    Step {
        task: "Carol paid 60 for surf lessons today. Bob had two of them, carol one, and you stayed on the beach.",
        command: "clique add 60 surf lessons -p carol -s bob:2,carol",
        lesson: "A part may also be fixed (bob=20), in percent (bob=40%) or everyone but one (-s all,-alice).",
        check: |seen| bill(seen, &Bill { amount: 6000, payer: "carol", shares: &[0, 4000, 2000], days_ago: 0 }),
    },
    Step {
        task: "Look where everyone stands.",
        command: "clique balance",
        lesson: "clique why bob tells a balance to the cent, bill by bill.",
        check: |seen| typed(seen, &["balance", "status"]),
    },
    Step {
        task: "Who should pay whom, so that nobody owes anything?",
        command: "clique settle",
        lesson: "That is the smallest number of payments; clique settle --explain tells why.",
        check: |seen| typed(seen, &["settle"]),
    },
    Step {
        task: "Bob hands carol 25 in cash. Write it down.",
        command: "clique pay bob carol 25",
        lesson: "clique pay sends nothing: it records that money was handed over.",
        check: payment,
    },
    Step {
        task: "It turns out that he did not. Take the last change back.",
        command: "clique undo",
        lesson: "Every change is a commit of git's; undo takes the last one back and loses nothing.",
        check: |seen| match seen.gone {
            0 => Err("the payment is still there".into()),
            _ => Ok(()),
        },
    },
];

/// A bill as it should be.
struct Bill {
    /// In cents.
    amount: i64,
    payer: &'static str,
    /// Everyone's share in cents, in the order of [`PEOPLE`]; empty for equal ones.
    shares: &'static [i64],
    days_ago: i64,
}

fn typed(seen: &Seen<'_>, commands: &[&str]) -> Result<(), String> {
    let first = seen.words.iter().find(|word| !word.starts_with('-')).map_or("status", String::as_str);
    if commands.contains(&first) { Ok(()) } else { Err(format!("that was clique {first}")) }
}

fn only_one<'s>(seen: &'s Seen<'_>) -> Result<&'s Entry<'static>, String> {
    match seen.new {
        [one] => Ok(one),
        [] => Err("nothing was added".into()),
        several => Err(format!("{} entries were added", several.len())),
    }
}

fn bill(seen: &Seen<'_>, wanted: &Bill) -> Result<(), String> {
    let entry = only_one(seen)?;
    let person = |name: &str| seen.setup.person(name);
    let show = |money: Money| money.to_decimal(entry.currency.decimals());
    if entry.kind != Kind::Expense {
        return Err(format!("that is no bill but a {}", entry.kind.word()));
    }
    if entry.amount != Money::from_minor(wanted.amount) {
        return Err(format!("the amount is {}, not {}", show(entry.amount), show(Money::from_minor(wanted.amount))));
    }
    if entry.payers.iter().map(|part| Some(part.person)).collect::<Vec<_>>() != [person(wanted.payer)] {
        return Err(format!("it was {} who paid", wanted.payer));
    }
    let day = seen.today.plus_days(-wanted.days_ago);
    if Some(entry.date) != day {
        return Err(format!("it is of {}, not of {}", entry.date, day.map_or(String::new(), |day| day.to_string())));
    }
    let share = |index: Option<PersonIndex>| index.map_or(0, |index| entry.share_of(index).minor());
    let found: Vec<i64> = PEOPLE.iter().map(|name| share(person(name))).collect();
    let is_equal = found.iter().max().zip(found.iter().min()).is_some_and(|(most, least)| most - least <= 1);
    if (wanted.shares.is_empty() && is_equal) || found == wanted.shares {
        return Ok(());
    }
    let list: Vec<String> =
        PEOPLE.iter().zip(&found).map(|(name, share)| format!("{name} {}", show(Money::from_minor(*share)))).collect();
    Err(format!("it is shared differently: {}", list.join(", ")))
}

fn payment(seen: &Seen<'_>) -> Result<(), String> {
    let entry = only_one(seen)?;
    let (bob, carol) = (seen.setup.person("bob"), seen.setup.person("carol"));
    let from = entry.payers.first().map(|part| part.person);
    let to = entry.shares.first().map(|part| part.person);
    if entry.kind != Kind::Payment {
        return Err("that is a bill; for money that is handed over there is clique pay".into());
    }
    if (from, to) != (bob, carol) {
        return Err("bob pays carol: clique pay bob carol".into());
    }
    if entry.amount.minor() == 2500 {
        Ok(())
    } else {
        Err(format!("the amount is {}, not 25.00", entry.amount.to_decimal(entry.currency.decimals())))
    }
}
