//! One expense that several changed: what each side claims of it, and what is in force.
//!
//! Read a row and the losers below it as claims: each unit (see [`Unit`]) has the value that is in
//! force and the values that lost. The claims of a unit are a set, and sets merge by one rule: a
//! value stays if both sides have it, or if one side has it and the base does not. So
//!
//! 1. who changed nothing has no say, and who changed or settled something has;
//! 2. the order of merges does not matter, as every value is in or out by itself;
//! 3. of the values that stay the greatest is in force (but see [`merge_claims`]).
//!
//! ```text
//! base     20.00          ours 24.00      theirs 22.00
//! merged   24.00 in force, and below it a row with the same id, 22.00 and the status `conflict`
//! ```
//!
//! A loser's row says what the row in force says but for the one unit that lost. A loser that says
//! *all* that the row in force says means that somebody took the entry out (or voided it) while
//! somebody else changed it. The change is in force, the wish to take it out is what lost.
//!
//! Rows that were never the same row (both sides added the id, or a side has it twice with different
//! words) are claims as a whole, so that nobody's lunch gets somebody else's date.

use super::claims::{dedup_claims, merge_claims, merge_texts, merge_words};
use super::columns::{BASE, OURS, THEIRS, Values};
use super::units::{MONEY_NAME, Unit, Units};
use crate::model::Status;

/// The rows of one side that have the id.
#[derive(Clone, Debug, Default)]
pub struct SideRows<'t> {
    /// Rows in force; more than one only where something went wrong.
    pub live: Vec<Values<'t>>,
    /// Losers of earlier conflicts.
    pub losers: Vec<Values<'t>>,
}

/// What an entry comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome<'t> {
    /// The row in force, then its losers; nothing when the entry is gone.
    pub rows: Vec<Values<'t>>,
    /// What met for the first time.
    pub meetings: Vec<Meeting>,
}

/// Two changes that met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// Both changed a unit.
    Changed {
        /// The unit's name.
        unit: String,
        /// What is in force.
        in_force: String,
        /// What lost.
        lost: String,
    },
    /// One side changed the entry, the other took it out or voided it.
    TakenOut,
    /// One side agreed to a pending entry, the other changed its money: it waits again.
    WaitsAgain,
}

/// Whether an entry is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Gone,
    Void,
    Live,
    /// It is in force, and somebody wants it out.
    Contested,
}

/// What one side says of an entry; rows are numbers in the list of all rows.
#[derive(Clone, Debug)]
struct State {
    presence: Presence,
    /// For each unit the rows whose values are claimed, the one in force first.
    claims: Vec<Vec<usize>>,
    /// The row in force.
    head: Option<usize>,
}

/// Merges what three sides say of an entry.
pub fn merge_entry<'t>(units: &Units, sides: [SideRows<'t>; 3]) -> Outcome<'t> {
    let sides = sides.map(|side| side.without_doubles(units));
    let merger = Merger::new(units, sides);
    let states = merger.states();
    let outcome = merger.merge(&states);
    if outcome.rows.is_empty() { Outcome { rows: merger.orphans(), ..outcome } } else { outcome }
}

impl SideRows<'_> {
    /// Drops rows that say the same as another of their kind.
    fn without_doubles(mut self, units: &Units) -> Self {
        for rows in [&mut self.live, &mut self.losers] {
            let mut kept = Vec::with_capacity(rows.len());
            for row in rows.drain(..) {
                if !kept.contains(&row) {
                    kept.push(row);
                }
            }
            *rows = kept;
        }
        let compare =
            |one: &Values<'_>, other: &Values<'_>| units.whole[0].compare(one, other).then_with(|| one.cmp(other));
        self.live.sort_by(|one, other| compare(other, one));
        self.losers.sort_by(compare);
        self
    }
}

/// Everything that is needed to merge one entry.
struct Merger<'u, 't> {
    rows: Vec<Values<'t>>,
    live: [Vec<usize>; 3],
    losers: [Vec<usize>; 3],
    units: &'u [Unit],
    all: &'u Units,
    is_whole: bool,
}

impl<'u, 't> Merger<'u, 't> {
    fn new(all: &'u Units, sides: [SideRows<'t>; 3]) -> Merger<'u, 't> {
        let mut rows = Vec::new();
        let mut number = |values: Vec<Values<'t>>| -> Vec<usize> {
            let first = rows.len();
            rows.extend(values);
            (first..rows.len()).collect()
        };
        let numbered = sides.map(|side| (number(side.live), number(side.losers)));
        let live = [BASE, OURS, THEIRS].map(|side| numbered[side].0.clone());
        let losers = [BASE, OURS, THEIRS].map(|side| numbered[side].1.clone());
        let mut merger = Merger { rows, live, losers, units: &all.fields, all, is_whole: false };
        let never_one = merger.live[BASE].is_empty() || merger.live.iter().any(|live| live.len() > 1);
        if never_one || merger.has_wide_loser() {
            merger.units = &all.whole;
            merger.is_whole = true;
        }
        merger
    }

    /// Tells whether some loser differs from its row in more than one unit: then it is a row of its own.
    fn has_wide_loser(&self) -> bool {
        [BASE, OURS, THEIRS]
            .iter()
            .any(|side| self.losers[*side].iter().any(|loser| self.lost_units(*side, *loser).len() > 1))
    }

    /// Returns the units in which a loser lost.
    ///
    /// A loser that is in the base lost what it lost there, whatever happened to the row in force since.
    fn lost_units(&self, side: usize, loser: usize) -> Vec<usize> {
        let known = |own: &&usize| self.rows[**own] == self.rows[loser];
        if side != BASE
            && !self.live[BASE].is_empty()
            && let Some(same) = self.losers[BASE].iter().find(known)
        {
            return self.lost_units(BASE, *same);
        }
        let other = if side == OURS { THEIRS } else { OURS };
        let heads = [side, BASE, other].map(|side| self.live[side].first());
        let Some(head) = heads.into_iter().flatten().next() else { return Vec::new() };
        let differs = |unit: &usize| !self.units[*unit].same(&self.rows[*head], &self.rows[loser]);
        (0..self.units.len()).filter(differs).collect()
    }

    fn states(&self) -> [State; 3] {
        [BASE, OURS, THEIRS].map(|side| self.state(side))
    }

    fn state(&self, side: usize) -> State {
        let live = &self.live[side];
        let Some(head) = live.first().copied() else {
            return State { presence: Presence::Gone, claims: vec![Vec::new(); self.units.len()], head: None };
        };
        let mut claims: Vec<Vec<usize>> = vec![live.clone(); self.units.len()];
        let mut is_contested = false;
        for loser in &self.losers[side] {
            let lost = self.lost_units(side, *loser);
            is_contested |= lost.is_empty();
            for unit in lost {
                claims[unit].push(*loser);
            }
        }
        for (unit, claims) in self.units.iter().zip(&mut claims) {
            dedup_claims(unit, &self.rows, claims);
        }
        let voids = live.iter().filter(|row| self.is_void(**row)).count();
        let presence = match (voids, is_contested) {
            (0, false) => Presence::Live,
            (voids, _) if voids == live.len() => Presence::Void,
            _ => Presence::Contested,
        };
        State { presence, claims, head: Some(head) }
    }

    fn is_void(&self, row: usize) -> bool {
        self.rows[row][self.all.status] == Status::Void.word()
    }

    fn merge(&self, states: &[State; 3]) -> Outcome<'t> {
        let [base, ours, theirs] = states;
        let presence = self.merge_presence(base, ours, theirs);
        let Some(head) = ours.head.or(theirs.head).filter(|_| presence != Presence::Gone) else {
            return Outcome::default();
        };
        // A side without the row has no say about its cells.
        let say = |state: &'_ State| if state.head.is_some() { state.clone() } else { base.clone() };
        let (ours_say, theirs_say) = (say(ours), say(theirs));
        let mut outcome = Outcome::default();
        let mut in_force = self.rows[head].clone();
        let mut merged = Vec::new();
        for (number, unit) in self.units.iter().enumerate() {
            let three = [&base.claims[number], &ours_say.claims[number], &theirs_say.claims[number]];
            let claims = merge_claims(unit, &self.rows, three, self.all.by);
            if let Some(first) = claims.first() {
                unit.copy(&self.rows[*first], &mut in_force);
            }
            merged.push(claims);
        }
        self.set_quiet(&mut in_force, [base, &ours_say, &theirs_say], &merged, presence, &mut outcome);
        outcome.rows.push(in_force.clone());
        if presence == Presence::Contested {
            outcome.rows.push(self.loser(&in_force));
            if [ours, theirs].iter().all(|state| state.presence != Presence::Contested) {
                outcome.meetings.push(Meeting::TakenOut);
            }
        }
        for (number, unit) in self.units.iter().enumerate() {
            for claim in merged[number].iter().skip(1) {
                let mut row = self.loser(&in_force);
                unit.copy(&self.rows[*claim], &mut row);
                if number == 0 {
                    // Whoever wrote the money that lost; of other cells the row does not say who wrote them.
                    row[self.all.by] = self.rows[*claim][self.all.by].clone();
                }
                outcome.rows.push(row);
                let is_old = [&ours_say, &theirs_say].iter().any(|state| {
                    state.claims[number].iter().skip(1).any(|own| unit.same(&self.rows[*own], &self.rows[*claim]))
                });
                if !is_old {
                    let (in_force, lost) = (unit.words(&in_force), unit.words(&self.rows[*claim]));
                    outcome.meetings.push(Meeting::Changed { unit: unit.name.clone(), in_force, lost });
                }
            }
        }
        outcome
    }

    fn loser(&self, in_force: &Values<'t>) -> Values<'t> {
        let mut row = in_force.clone();
        row[self.all.status] = Status::Conflict.word().into();
        row
    }

    fn merge_presence(&self, base: &State, ours: &State, theirs: &State) -> Presence {
        use Presence::{Contested, Gone, Void};
        let is_out = |state: &State| matches!(state.presence, Gone | Void);
        if ours.presence == theirs.presence {
            return ours.presence;
        }
        for (one, other) in [(ours, theirs), (theirs, ours)] {
            if one.presence != base.presence {
                continue;
            }
            if is_out(other) && self.has_news(base, one) {
                return if is_out(base) { base.presence } else { Contested };
            }
            return other.presence;
        }
        if is_out(ours) && is_out(theirs) {
            return Void;
        }
        for (one, other) in [(ours, theirs), (theirs, ours)] {
            // Whoever took it out had seen all that the other says.
            if is_out(one) && other.presence == Contested && !self.has_news(base, other) {
                return one.presence;
            }
        }
        Contested
    }

    /// Tells whether a side changed something of what the base says.
    ///
    /// Whether the other side made the same change does not matter: a third may have voided the entry without
    /// seeing it, and that must not depend on who meets first.
    fn has_news(&self, base: &State, side: &State) -> bool {
        let in_units = self.units.iter().enumerate().any(|(number, unit)| {
            let known =
                |claim: &usize| base.claims[number].iter().any(|own| unit.same(&self.rows[*own], &self.rows[*claim]));
            !side.claims[number].iter().all(known)
        });
        let text = |state: &State, place: usize| state.head.map(|head| &self.rows[head][place]);
        let is_new = |place: usize| side.head.is_some() && text(side, place) != text(base, place);
        in_units
            || is_new(self.all.tags)
            || is_new(self.all.by)
            || side.presence != Presence::Void && is_new(self.all.status)
    }

    /// Sets what has no losers: tags, status and who wrote it.
    fn set_quiet(
        &self,
        in_force: &mut Values<'t>,
        states: [&State; 3],
        merged: &[Vec<usize>],
        presence: Presence,
        outcome: &mut Outcome<'t>,
    ) {
        let heads = states.map(|state| state.head);
        let text = |side: usize, place: usize| heads[side].map(|head| self.rows[head][place].as_ref());
        // The row was written by whoever wrote its money, which is the first unit; of the whole row there is one.
        if let Some(first) = merged[0].first() {
            in_force[self.all.by] = self.rows[*first][self.all.by].clone();
        }
        if !self.is_whole {
            let tags = [BASE, OURS, THEIRS].map(|side| text(side, self.all.tags));
            in_force[self.all.tags] = merge_words(tags).into();
        }
        if presence == Presence::Void {
            in_force[self.all.status] = Status::Void.word().into();
            return;
        }
        // A void row does not say what its status would be.
        let base_status = text(BASE, self.all.status).filter(|status| *status != Status::Void.word());
        let statuses = [BASE, OURS, THEIRS].map(|side| match text(side, self.all.status) {
            Some(status) if status == Status::Void.word() => Some(base_status.unwrap_or("")),
            other => other,
        });
        let mut status = merge_texts(statuses);
        let pending = Status::Pending.word();
        if base_status == Some(pending) && status.is_empty() && self.money_changed_elsewhere(states, statuses) {
            status = pending;
            outcome.meetings.push(Meeting::WaitsAgain);
        }
        in_force[self.all.status] = status.to_owned().into();
    }

    /// Tells whether a side that did not change the status changed the money.
    fn money_changed_elsewhere(&self, states: [&State; 3], statuses: [Option<&str>; 3]) -> bool {
        let Some(money) = self.units.iter().position(|unit| unit.name == MONEY_NAME) else { return false };
        let first = |side: usize| states[side].claims[money].first().map(|row| &self.rows[*row]);
        [OURS, THEIRS].iter().any(|side| {
            let changed = match (first(*side), first(BASE)) {
                (Some(own), Some(base)) => !self.units[money].same(own, base),
                _ => false,
            };
            statuses[*side] == statuses[BASE] && changed
        })
    }

    /// Returns the losers that stay when no row is in force: they are kept as they are.
    fn orphans(&self) -> Vec<Values<'t>> {
        let has = |side: usize, row: &Values<'t>| self.losers[side].iter().any(|own| self.rows[*own] == *row);
        let mut rows: Vec<Values<'t>> = Vec::new();
        for loser in self.losers[OURS].iter().chain(&self.losers[THEIRS]) {
            let row = &self.rows[*loser];
            let stays = has(OURS, row) && has(THEIRS, row) || !has(BASE, row);
            if stays && !rows.contains(row) {
                rows.push(row.clone());
            }
        }
        rows.sort();
        rows
    }
}
