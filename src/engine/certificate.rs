//! A plan and its proof as text, to be kept and checked by someone else.
//!
//! One fact a line; lines that begin with `#` and blank lines mean nothing.
//! People are their numbers.
//!
//! ```text
//! clique settle certificate 1
//! net 0 30
//! net 1 -10
//! net 2 -20
//! pay 1 0 10
//! pay 2 0 20
//! block 0 1 2
//! least 2
//! because thirds
//! ```
//!
//! What was asked for, if anything, is in lines `relay`, `forbid 0 1`,
//! `only` and `allow 0 1`, `min 500`, `most 2` and `most-of 0 1`, `family 0 1`,
//! and `round 100 50`: whole units and what may be left.
//!
//! `because weights SIZE WHOLE OWED OWING LOWERED` is followed by a line
//! `weight PERSON WEIGHT` for everyone who is not in an exact pair. What the
//! words claim, and how it is checked, is in [`verify`](super::verify()).

use std::collections::BTreeSet;
use std::fmt::Write;

use thiserror::Error;

use super::constraints::{Constraints, Pair, Rounding};
use super::nets::{Amount, Nets, Person};
use super::plan::{Plan, Reason, Transfer};

const TITLE: &str = "clique settle certificate 1";

/// What a certificate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Everyone's balance.
    pub nets: Nets,
    /// The payments.
    pub transfers: Vec<Transfer>,
    /// The groups that settle among themselves.
    pub blocks: Vec<Vec<Person>>,
    /// How many payments any plan needs, it claims.
    pub least: usize,
    /// Why.
    pub claim: Claim,
    /// What the payments keep to, if it is recorded.
    pub wishes: Option<Constraints>,
}

/// Why a certificate claims that no plan has fewer payments.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Claim {
    /// Everyone who owes pays, everyone who is owed is paid.
    Sides,
    /// Groups are exact pairs or have three people or more.
    Thirds,
    /// Every group weighs at least as much as the whole.
    Weights {
        /// What each person who is not in an exact pair weighs.
        weights: Vec<(Person, Amount)>,
        /// What anyone owed, and anyone owing, weighs at least.
        sides: [Amount; 2],
        /// What every group weighs at least.
        whole: Amount,
        /// Groups of up to this many people are checked one by one.
        size: usize,
        /// How much lower than the weights say the number of groups is.
        lowered: usize,
    },
    /// All possibilities were tried; there is nothing to show but the trying.
    Tried,
    /// All that keep to what the friends asked for were tried.
    Wishes,
    /// Everyone settles with this person, families inside as well.
    Hub(Person),
}

/// A line of a certificate that does not say what it should.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line} of the certificate: {problem}")]
pub struct CertificateFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: String,
}

impl Certificate {
    /// Returns the certificate of a plan under constraints.
    ///
    /// What is left of a plan some of whose payments were made claims nothing
    /// when these count for a cap or were rounded: balances alone do not show
    /// what they left.
    pub fn under(nets: &Nets, constraints: &Constraints, plan: &Plan) -> Certificate {
        let certificate = Certificate::new(nets, plan);
        let is_capped = constraints.payments_max_each.is_some() || !constraints.payments_max.is_empty();
        let is_followed = matches!(plan.reason, Reason::Followed { .. });
        Certificate {
            wishes: (*constraints != Constraints::default()).then(|| constraints.clone()),
            least: match is_followed && (is_capped || constraints.rounding.is_some()) {
                true => 0,
                false => certificate.least,
            },
            claim: match (constraints.is_free(), certificate.claim) {
                (false, Claim::Tried) => Claim::Wishes,
                (_, claim) => claim,
            },
            ..certificate
        }
    }

    /// Returns the certificate of a plan of which only the payments and the
    /// reason are shown, not what else they keep to.
    pub fn new(nets: &Nets, plan: &Plan) -> Certificate {
        Certificate {
            wishes: None,
            nets: nets.clone(),
            transfers: plan.transfers.clone(),
            blocks: plan.blocks.clone(),
            least: plan.transfers_min(),
            claim: match &plan.reason {
                Reason::Sides(_) | Reason::Settled => Claim::Sides,
                Reason::Thirds { .. } => Claim::Thirds,
                Reason::Weights { weights, sides, whole, size, lowered, .. } => Claim::Weights {
                    weights: weights.clone(),
                    sides: *sides,
                    whole: *whole,
                    size: *size,
                    lowered: *lowered,
                },
                Reason::Chain { .. } | Reason::Followed { .. } => Claim::Tried,
                Reason::Hub(hub) => Claim::Hub(*hub),
                _ => Claim::Wishes,
            },
        }
    }

    /// Writes it down.
    pub fn to_text(&self) -> String {
        let mut text = format!("{TITLE}\n");
        for (person, balance) in self.nets.balances().iter().enumerate() {
            let _ = writeln!(text, "net {person} {balance}");
        }
        for Transfer { from, to, amount } in &self.transfers {
            let _ = writeln!(text, "pay {} {} {amount}", from.index(), to.index());
        }
        for block in &self.blocks {
            text.push_str("block");
            for person in block {
                let _ = write!(text, " {}", person.index());
            }
            text.push('\n');
        }
        if let Some(wishes) = &self.wishes {
            write_wishes(wishes, &mut text);
        }
        let _ = writeln!(text, "least {}", self.least);
        match &self.claim {
            Claim::Sides => text.push_str("because sides\n"),
            Claim::Thirds => text.push_str("because thirds\n"),
            Claim::Tried => text.push_str("because tried\n"),
            Claim::Wishes => text.push_str("because wishes\n"),
            Claim::Hub(hub) => {
                let _ = writeln!(text, "because hub {}", hub.index());
            }
            Claim::Weights { weights, sides: [owed, owing], whole, size, lowered } => {
                let _ = writeln!(text, "because weights {size} {whole} {owed} {owing} {lowered}");
                for (person, weight) in weights {
                    let _ = writeln!(text, "weight {} {weight}", person.index());
                }
            }
        }
        text
    }

    /// Reads what [`Certificate::to_text`] writes.
    ///
    /// # Errors
    /// With the first line that does not say what it should.
    pub fn from_text(text: &str) -> Result<Certificate, CertificateFault> {
        let mut reader = Reader::default();
        let mut lines = text.lines().enumerate();
        if lines.next().map(|(_, line)| line.trim_end()) != Some(TITLE) {
            return Err(fault(1, &format!("expected `{TITLE}`")));
        }
        let mut last = 1;
        for (at, line) in lines {
            last = at + 1;
            let words: Vec<&str> = line.split_whitespace().collect();
            if words.is_empty() || line.starts_with('#') {
                continue;
            }
            if reader.read(&words).is_none() {
                return Err(fault(last, &format!("cannot read `{line}`")));
            }
        }
        reader.finish().map_err(|problem| fault(last, &problem))
    }
}

fn write_wishes(wishes: &Constraints, text: &mut String) {
    let mut line = |words: String| {
        text.push_str(&words);
        text.push('\n');
    };
    if wishes.relay {
        line("relay".to_owned());
    }
    let paired = |word: &str, pair: &Pair| {
        let (one, other) = pair.people();
        format!("{word} {} {}", one.index(), other.index())
    };
    wishes.forbidden.iter().for_each(|pair| line(paired("forbid", pair)));
    if let Some(allowed) = &wishes.allowed {
        line("only".to_owned());
        allowed.iter().for_each(|pair| line(paired("allow", pair)));
    }
    if let Some(least) = wishes.payment_min {
        line(format!("min {least}"));
    }
    if let Some(most) = wishes.payments_max_each {
        line(format!("most {most}"));
    }
    for family in wishes.families.iter().filter(|family| !family.is_empty()) {
        let members: Vec<String> = family.iter().map(|person| person.index().to_string()).collect();
        line(format!("family {}", members.join(" ")));
    }
    if let Some(Rounding { unit, tolerance }) = wishes.rounding {
        line(format!("round {unit} {tolerance}"));
    }
    for (person, most) in &wishes.payments_max {
        line(format!("most-of {} {most}", person.index()));
    }
}

fn fault(line: usize, problem: &str) -> CertificateFault {
    CertificateFault { line, problem: problem.to_owned() }
}

#[derive(Default)]
struct Reader {
    balances: Vec<Amount>,
    transfers: Vec<Transfer>,
    blocks: Vec<Vec<Person>>,
    least: Option<usize>,
    claim: Option<Claim>,
    wishes: Constraints,
}

impl Reader {
    /// Takes a line in; nothing when it makes no sense.
    fn read(&mut self, words: &[&str]) -> Option<()> {
        match words {
            ["net", person, balance] => {
                // In order, so that a certificate is not larger in memory
                // than it is as text.
                if number(person)? != self.balances.len() {
                    return None;
                }
                self.balances.push(balance.parse().ok()?);
            }
            ["pay", from, to, amount] => self.transfers.push(Transfer {
                from: Person::new(number(from)?),
                to: Person::new(number(to)?),
                amount: amount.parse().ok()?,
            }),
            ["block", people @ ..] => {
                let people: Option<Vec<Person>> = people.iter().map(|word| number(word).map(Person::new)).collect();
                self.blocks.push(people?);
            }
            ["least", count] if self.least.is_none() => self.least = Some(number(count)?),
            ["because", claim @ ..] if self.claim.is_none() => {
                self.claim = Some(match claim {
                    ["sides"] => Claim::Sides,
                    ["thirds"] => Claim::Thirds,
                    ["tried"] => Claim::Tried,
                    ["wishes"] => Claim::Wishes,
                    ["hub", hub] => Claim::Hub(Person::new(number(hub)?)),
                    ["weights", size, whole, owed, owing, lowered] => Claim::Weights {
                        weights: Vec::new(),
                        sides: [owed.parse().ok()?, owing.parse().ok()?],
                        whole: whole.parse().ok()?,
                        size: number(size)?,
                        lowered: number(lowered)?,
                    },
                    _ => return None,
                });
            }
            ["weight", person, weight] => match &mut self.claim {
                Some(Claim::Weights { weights, .. }) => {
                    weights.push((Person::new(number(person)?), weight.parse().ok()?));
                }
                _ => return None,
            },
            words => return self.read_wish(words),
        }
        Some(())
    }

    fn read_wish(&mut self, words: &[&str]) -> Option<()> {
        let pair = |one: &str, other: &str| {
            let (one, other) = (Person::new(number(one)?), Person::new(number(other)?));
            Some(Pair::new(one, other)).filter(|_| one != other)
        };
        match words {
            ["relay"] => self.wishes.relay = true,
            ["forbid", one, other] => {
                self.wishes.forbidden.insert(pair(one, other)?);
            }
            ["only"] if self.wishes.allowed.is_none() => self.wishes.allowed = Some(BTreeSet::new()),
            ["allow", one, other] => {
                self.wishes.allowed.as_mut()?.insert(pair(one, other)?);
            }
            ["min", least] => self.wishes.payment_min = Some(least.parse().ok()?),
            ["most", count] => self.wishes.payments_max_each = Some(number(count)?),
            ["most-of", person, count] => {
                self.wishes.payments_max.insert(Person::new(number(person)?), number(count)?);
            }
            ["family", members @ ..] if !members.is_empty() => {
                let family: Option<BTreeSet<Person>> =
                    members.iter().map(|word| number(word).map(Person::new)).collect();
                let family = family?;
                let is_known = |person: &Person| self.wishes.families.iter().any(|family| family.contains(person));
                // Nobody is in two families, so that all balances may be added.
                if family.iter().any(is_known) || family.len() != members.len() {
                    return None;
                }
                self.wishes.families.push(family);
            }
            ["round", unit, tolerance] if self.wishes.rounding.is_none() => {
                let rounding = Rounding { unit: unit.parse().ok()?, tolerance: tolerance.parse().ok()? };
                self.wishes.rounding = Some(rounding).filter(|rounding| rounding.unit > 0 && rounding.tolerance >= 0);
                self.wishes.rounding?;
            }
            _ => return None,
        }
        Some(())
    }

    fn finish(self) -> Result<Certificate, String> {
        Ok(Certificate {
            nets: Nets::new(self.balances).map_err(|fault| fault.to_string())?,
            transfers: self.transfers,
            blocks: self.blocks,
            least: self.least.ok_or("no line says `least`")?,
            claim: self.claim.ok_or("no line says `because`")?,
            wishes: (self.wishes != Constraints::default()).then_some(self.wishes),
        })
    }
}

fn number(word: &str) -> Option<usize> {
    word.parse().ok()
}
