//! Explains a plan to a friend: the debts before, who settles among themselves, why no plan is smaller.

use super::safe::safe;
use super::settlement::{arrows, signed, with_code};
use super::share_words::listed;
use super::style::{Look, Paint};
use super::width::wrapped;
use crate::engine::Amount;
use crate::model::money::decimal;
use crate::report::evidence::{Because, CircleOfPeople};
use crate::report::settlement::{Quality, Settlement};

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
        text += &arrows(&debts, settlement.currency, look);
    }
    for (people, amount) in evidence.cleared() {
        let round = people.iter().chain(people.first()).map(|name| safe(name).to_string()).collect::<Vec<_>>();
        let round = round.join(&format!(" {} ", look.glyphs().arrow));
        let amount = decimal(amount, settlement.currency.decimals());
        text +=
            &folded(&format!("In the circle {round}, {amount} goes round and comes back: each owes that less."), look);
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
            _ => "Why no plan is smaller",
        });
        text += &reasons.iter().map(|reason| folded(reason, look)).collect::<String>();
    }
    text
}

/// Says in sentences why no plan has fewer payments; nothing when there is no choice.
#[must_use]
pub fn reasons(settlement: &Settlement) -> Vec<String> {
    let evidence = &settlement.evidence;
    if settlement.quality == Quality::Given || settlement.count == 0 {
        return Vec::new();
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
        all.push(format!(
            "People who settle among themselves need at least one payment fewer than they are. {people} people in {} need \
             {people} - {} = {}; fewer payments would take more groups.",
            counted(circles.len(), "group"),
            circles.len(),
            counted(people.saturating_sub(circles.len()), "payment"),
        ));
        all.push(format!("{} There cannot be more than {}.", because_words(because), counted(most, "group")));
    } else {
        all.push(because_words(because));
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

fn because_words(because: Because) -> String {
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
        Because::Pairs(0, _) => "Nobody owes exactly what another is owed, so nobody can settle in a group of \
                                 two: every group has three people at least."
            .into(),
        Because::Pairs(_, 0) => {
            "Everyone is in a pair already, one owing exactly what the other is owed; no group is smaller.".into()
        }
        Because::Pairs(pairs, others) => format!(
            "In {} one owes exactly what the other is owed; {others} people are left, and can only settle in groups \
             of three at least.",
            counted(pairs, "pair")
        ),
        Because::Listed => "All groups that could settle among themselves were listed, and as many of them as \
                            possible were put side by side so that nobody is in two."
            .into(),
        Because::Weighed(is_lowered) => {
            let tried = if is_lowered { " Where that left room for more, every way to use it was tried." } else { "" };
            format!(
                "Everyone was given a weight, such that any people whose balances add up to zero weigh one kilo or \
                 more together. How many kilos all weigh says how many groups there can be.{tried}"
            )
        }
        Because::Tried => "Every way to split the people into groups that settle among themselves was tried.".into(),
        Because::Followed(paid) => format!(
            "The plan before the last {} was proven to be the smallest; what was made followed it, and what is left \
             of a smallest plan is a smallest plan.",
            counted(paid, "payment")
        ),
        Because::Given => "The way of settling leaves no choice.".into(),
    }
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
