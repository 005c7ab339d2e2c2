//! Explains a plan to a friend: the debts before, who settles among themselves, why no plan is smaller.

use super::arrows::arrows;
use super::safe::safe;
use super::settlement::{signed, with_code};
use super::share_words::listed;
use super::style::{Look, Paint};
use super::width::wrapped;
use crate::model::money::decimal;
use crate::report::evidence::{Because, CircleOfPeople};
use crate::report::settlement::Amount;
use crate::report::settlement::{Manner, Payment, Quality, Settlement};

/// No line of prose is longer, however wide the terminal.
const COLUMNS_MAX: usize = 80;

/// Explains a plan below its payments.
#[must_use]
pub fn explained(settlement: &Settlement, look: &Look) -> String {
    let evidence = &settlement.evidence;
    let heading = |words: &str| format!("\n{}\n", look.paint(Paint::Heading, words));
    let mut text = String::new();
    let debts = evidence.debts();
    if !debts.is_empty() {
        let total: Amount = debts.iter().map(|debt| debt.amount).sum();
        let amount = with_code(total, settlement.currency);
        text += &heading(&format!("Before: {}, {amount}", counted(debts.len(), "debt")));
        let debts: Vec<Payment> = debts.iter().map(Payment::new).collect();
        text += &arrows(&debts, settlement, look);
    }
    for (people, amount) in evidence.cleared() {
        let round = people.iter().chain(people.first()).map(|name| safe(name).to_string()).collect::<Vec<_>>();
        let round = round.join(&format!(" {} ", look.glyphs().arrow));
        let amount = decimal(amount, settlement.currency.decimals());
        text +=
            &folded(&format!("In the circle {round}, {amount} goes round and comes back: each owes that less."), look);
    }
    if !debts.is_empty() {
        text += &after(settlement, look);
    }
    let circles = evidence.circles();
    if !circles.is_empty() {
        text += &heading(if circles.len() == 1 { "All settle together" } else { "These settle among themselves" });
        let decimals = settlement.currency.decimals();
        text += &circles.iter().map(|circle| folded(&circle_words(circle, decimals), look)).collect::<String>();
    }
    let reasons = reasons(settlement);
    if !reasons.is_empty() {
        text += &heading(match settlement.quality {
            Quality::AtLeast(_) => "How small a plan could be",
            Quality::Given => "Why these payments",
            _ => "Why no plan is smaller",
        });
        text += &reasons.iter().map(|reason| folded(reason, look)).collect::<String>();
    }
    text
}

/// Says what the payments come to, beside the debts there were.
fn after(settlement: &Settlement, look: &Look) -> String {
    let total = settlement.evidence.plan().transfers.iter().map(|it| it.amount).sum::<Amount>();
    let owed = settlement.evidence.debts().iter().map(|it| it.amount).sum::<Amount>();
    let amount = |sum| with_code(sum, settlement.currency);
    let less = match owed - total {
        0 => String::new(),
        less if less > 0 => format!("; {} less changes hands", amount(less)),
        more => format!("; {} more changes hands", amount(-more)),
    };
    let words = format!("After: {}, {}{less}", counted(settlement.count, "payment"), amount(total));
    format!("\n{}\n", look.paint(Paint::Heading, words))
}

/// Says in sentences why no plan has fewer payments, or how the way of settling makes them what they are.
#[must_use]
pub fn reasons(settlement: &Settlement) -> Vec<String> {
    let evidence = &settlement.evidence;
    if settlement.count == 0 {
        return vec!["Nobody owes anything.".into()];
    }
    if settlement.quality == Quality::Given {
        return given_words(settlement);
    }
    if settlement.count == 1 {
        return vec!["Something is owed, and takes one payment at least.".into()];
    }
    let least = evidence.least();
    let circles = evidence.circles();
    let people: usize = circles.iter().map(|circle| circle.people.len()).sum();
    let because = evidence.because();
    let mut all = Vec::new();
    let is_by_circles = matches!(because, Because::Pairs(..) | Because::Listed | Because::Weighed(..));
    if is_by_circles {
        let most = people.saturating_sub(least);
        let bound = because_words(because, most);
        all.push(format!(
            "Payments tie people together into groups that come out even, and to tie a group together takes one payment \
             fewer than it has people. {people} people in {} need {people} - {} = {}; fewer payments would take more \
             groups.",
            counted(circles.len(), "group"),
            circles.len(),
            counted(people.saturating_sub(circles.len()), "payment"),
        ));
        all.push(bound);
    } else {
        all.push(because_words(because, 0));
    }
    if !settlement.is_free {
        all.push("This holds for plans that keep to the wishes.".into());
    }
    if let Quality::AtLeast(least) = settlement.quality {
        let found = counted(settlement.count, "payment");
        all.push(format!(
            "So {} needed at least; the best plan found has {found}. More --effort may find a smaller one, \
            or prove that there is none.",
            if least == 1 { "1 payment is".to_owned() } else { format!("{least} payments are") }
        ));
    }
    all
}

/// Says how a way of settling that leaves no choice makes the payments, and how many would do.
fn given_words(settlement: &Settlement) -> Vec<String> {
    let how = match &settlement.manner {
        Manner::Direct => "Every debt is paid as it is; what two people owe each other is set off.".to_owned(),
        Manner::Simplified => "Everyone pays only people they owe, and nobody more than they owed before: what goes \
                               round in a circle of debts is cleared, and what stays is paid."
            .to_owned(),
        Manner::Through(hub) => {
            format!("Everyone else pays {0}, or is paid by {0}: one payment for each of them who is open.", safe(hub))
        }
        Manner::Fewest => "The way of settling leaves no choice.".to_owned(),
    };
    let fewest = settlement.fewest.map(|fewest| match fewest {
        fewest if fewest < settlement.count => {
            let would = counted(fewest, "payment");
            format!("With --mode minimal {would} would bring everyone to zero.")
        }
        _ => "No other way takes fewer payments.".to_owned(),
    });
    std::iter::once(how).chain(fewest).collect()
}

/// Says why; where it is a matter of how many groups settle among themselves, that there are no more than `most`.
fn because_words(because: Because, most: usize) -> String {
    let no_more = format!("There cannot be more than {}.", counted(most, "group"));
    match because {
        Because::Settled => "Nobody owes anything.".into(),
        Because::Owing(1) => "One person owes, and must pay at least once.".into(),
        Because::Owing(count) => {
            format!("{count} people owe something, and each of them must pay at least once: {count} payments.")
        }
        Because::Owed(1) => "One person is owed something, and must be paid at least once.".into(),
        Because::Owed(count) => {
            format!("{count} people are owed something, and each of them must be paid at least once: {count} payments.")
        }
        Because::Pairs(0, _) => {
            "Nobody owes exactly what another is owed, so nobody can settle in a group of \
                                 two: every group has three people at least. "
                .to_owned()
                + &no_more
        }
        Because::Pairs(_, 0) => {
            format!("Everyone is in a pair, one owing exactly what the other is owed; no group is smaller. {no_more}")
        }
        Because::Pairs(pairs, others) => format!(
            "In {} one owes exactly what the other is owed; {others} people are left, and can only settle in groups \
             of three at least. {no_more}",
            counted(pairs, "pair")
        ),
        Because::Listed if most == 1 => {
            "All ways to take some of them were looked at, and none of them comes out even \
                                         by itself: only all together do."
                .to_owned()
        }
        Because::Listed => format!(
            "All groups that could settle among themselves were listed, and as many of them as possible were put \
             side by side so that nobody is in two. {no_more}"
        ),
        Because::Weighed(pairs, lowered) => weighed_words(pairs, lowered, most),
        Because::Tried => "Every way to split the people into groups that settle among themselves was tried.".into(),
        Because::Followed(paid) => format!(
            "The plan before the last {} was proven to be the smallest; what was made followed it, and what is left \
             of a smallest plan is a smallest plan.",
            counted(paid, "payment")
        ),
        Because::Given => "The way of settling leaves no choice.".into(),
    }
}

/// Tells a bound by weights as a friend would: people on a scale.
fn weighed_words(pairs: usize, lowered: usize, most: usize) -> String {
    let others = most.saturating_sub(pairs);
    let room = others + lowered;
    let begin = match pairs {
        0 => "Imagine everyone on a scale.".to_owned(),
        _ => format!(
            "In {} one owes exactly what the other is owed. Imagine the others on a scale.",
            counted(pairs, "pair")
        ),
    };
    let kilos = room + 1;
    let tried = match lowered {
        0 => format!("so they cannot make more than {}.", counted(others, "group")),
        _ => format!(
            "so they could make {} at most. Every way to make more than {others} was tried, and none works.",
            counted(room, "group")
        ),
    };
    let all = if pairs == 0 { String::new() } else { format!(" With the pairs that is {most} at most.") };
    format!(
        "{begin} Each has a weight, chosen so that any people who could settle among themselves weigh a kilo or more \
         together. All of them weigh less than {kilos} kilos, {tried}{all}"
    )
}

fn circle_words(circle: &CircleOfPeople, decimals: u8) -> String {
    let person = |(name, net): &(String, Amount)| format!("{} {}", safe(name), signed(*net, decimals));
    let people: Vec<String> = circle.people.iter().map(person).collect();
    format!("{}: {}", listed(&people), counted(circle.payments, "payment"))
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Folds prose at spaces, two columns in and four after the first line.
fn folded(words: &str, look: &Look) -> String {
    let columns = look.width.unwrap_or(COLUMNS_MAX).clamp(30, COLUMNS_MAX);
    wrapped(words, columns - 4).join("\n    ").replacen("", "  ", 1) + "\n"
}
