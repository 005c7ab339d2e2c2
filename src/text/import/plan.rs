//! From what a file says to rows: ids, splits, texts, and the balances that come of it.
//!
//! The rule of a bill is written where with the row's id it gives the very cents that the file says; so is an equal
//! split that does. Everywhere else the parts are fixed: `alice=3.34`. Where the file says nothing but a rule, that
//! rule is written.

use std::collections::{BTreeMap, HashMap};

use super::bills::{Bill, Loss};
use super::gather::Gathered;
use super::identity::{Content, Realm};
use super::moves::{Moves, Outcome, moves_of};
use super::problem::ImportProblem;
use super::tame::{tame_line, tame_note};
use crate::model::shares::divide;
use crate::model::split::{Payer, payers_to_text};
use crate::model::{Currency, Date, Id, Kind, Money, Part, PersonIndex, Split, SplitPart, Status, Way, Weight};
use crate::text::columns::Column;
use crate::text::entry_edit::Cells;

/// Whom the people of a file are in the ledger.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// Everyone, in order of handles.
    pub seats: Vec<Seat>,
    /// The seat of each person of the file.
    pub of: Vec<PersonIndex>,
}

/// Someone of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The handle.
    pub handle: String,
    /// The name in the file; of several the first in alphabetical order.
    pub name: String,
}

impl Cast {
    /// Makes a cast of pairs, in the order of the file: a person's name there and the handle here.
    #[must_use]
    pub fn of(people: &[(String, String)]) -> Cast {
        let mut seats: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, handle) in people {
            let seat = seats.entry(handle).or_insert(name);
            *seat = (*seat).min(name);
        }
        let place = |handle: &str| seats.keys().position(|seat| *seat == handle).expect("each handle has a seat");
        let of = people.iter().map(|(_, handle)| seat_at(place(handle))).collect();
        let seat = |(handle, name): (&&str, &&str)| Seat { handle: (*handle).to_owned(), name: (*name).to_owned() };
        Cast { seats: seats.iter().map(seat).collect(), of }
    }

    /// Returns a person's handle.
    #[must_use]
    pub fn handle(&self, seat: PersonIndex) -> &str {
        &self.seats[seat.get()].handle
    }

    fn name(&self, seat: PersonIndex) -> &str {
        &self.seats[seat.get()].name
    }
}

/// Returns the index of a seat.
#[must_use]
pub fn seat_at(place: usize) -> PersonIndex {
    PersonIndex(u32::try_from(place).expect("a file within the limit names fewer people"))
}

/// Where rows go.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The group's folder and the program.
    pub realm: Realm<'a>,
    /// The currency of rows that name none.
    pub currency: Currency,
    /// The handle of who imports, or empty.
    pub by: &'a str,
}

/// One row to be.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The id.
    pub id: Id,
    /// The bill, by its place among those gathered.
    pub bill: usize,
    /// Whether the id is that of the program's own key.
    pub is_keyed: bool,
    /// The day.
    pub date: Date,
    /// What it is.
    pub kind: Kind,
    /// The amount.
    pub amount: Money,
    /// The currency.
    pub currency: Currency,
    /// Who paid how much, by seats in order, without nothings.
    pub paid: Vec<Part>,
    /// What falls on whom, by seats in order, without nothings.
    pub shares: Vec<Part>,
    /// Whether it counts.
    pub status: Status,
    /// The cells that say something.
    pub cells: Cells,
}

/// What is owed to someone after everything that was read, and how many bills the person takes part in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// In smallest units.
    pub minor: i128,
    /// How many bills.
    pub bills: u64,
}

/// What is to be written.
#[derive(Debug, Default)]
pub struct Plan {
    /// The rows, in order of day and id.
    pub rows: Vec<Planned>,
    /// How many bills say nothing and were left out.
    pub empty: usize,
    /// How many stand in another file as well.
    pub again: usize,
    /// What was changed on the way and what does not come along.
    pub losses: Vec<Loss>,
    /// What it comes to, by seat and currency.
    pub sums: BTreeMap<(Currency, PersonIndex), Sum>,
}

/// Plans the rows of all bills.
///
/// # Errors
///
/// Everything that cannot be a row, each with its file.
pub fn plan(gathered: &Gathered, cast: &Cast, target: &Target<'_>) -> Result<Plan, Vec<(usize, ImportProblem)>> {
    let mut planner = Planner { cast, target, plan: Plan::default(), seen: HashMap::new(), counts: HashMap::new() };
    planner.plan.rows.reserve(gathered.bills.bills.len());
    let mut problems = Vec::new();
    let mut last_file = 0;
    for (place, bill) in gathered.bills.bills.iter().enumerate() {
        let file = gathered.file_of(place);
        if file != last_file {
            planner.counts.clear();
            last_file = file;
        }
        if let Err(words) = planner.take(place, bill, gathered) {
            problems.push((file, ImportProblem::new(bill.span.clone(), words)));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut plan = planner.plan;
    plan.rows.sort_by_key(|row| (row.date, row.id));
    plan.losses.retain(|loss| loss.rows > 0);
    Ok(plan)
}

struct Planner<'a> {
    cast: &'a Cast,
    target: &'a Target<'a>,
    plan: Plan,
    /// The row of each id.
    seen: HashMap<Id, usize>,
    /// How often the file says what a bill without a key says.
    counts: HashMap<Id, u32>,
}

impl Planner<'_> {
    fn take(&mut self, place: usize, bill: &Bill, gathered: &Gathered) -> Result<(), String> {
        let moves = match moves_of(bill, &self.cast.of)? {
            Outcome::Row(moves) => moves,
            Outcome::OtherKind(moves) => {
                self.told("kept as expenses: payments of more than two people, income of less than nothing");
                moves
            }
            Outcome::Nothing => {
                self.plan.empty += 1;
                return Ok(());
            }
        };
        let description = tame_line(&bill.description);
        let id = match &bill.key {
            Some(key) => self.id_of_key(key, place, gathered)?,
            None => self.id_of_content(bill, &moves, &description.text),
        };
        let (split, shares) = self.split_of(bill, &moves, id)?;
        self.add_up(&moves, &shares, bill.status, bill.currency);
        if let Some(known) = self.seen.get(&id) {
            let known = &self.plan.rows[*known];
            if known.amount != moves.amount || known.paid != moves.paid || known.shares != shares {
                return Err("another file says something else of this".into());
            }
            self.plan.again += 1;
            return Ok(());
        }
        let cells = self.cells_of(bill, &moves, &split, &description.text).with(Column::Id, id.to_string());
        self.note_losses(bill, description.is_changed);
        self.seen.insert(id, self.plan.rows.len());
        self.plan.rows.push(Planned {
            id,
            bill: place,
            is_keyed: bill.key.is_some(),
            date: bill.date,
            kind: moves.kind,
            amount: moves.amount,
            currency: bill.currency,
            paid: moves.paid,
            shares,
            status: bill.status,
            cells,
        });
        Ok(())
    }

    fn id_of_key(&self, key: &str, place: usize, gathered: &Gathered) -> Result<Id, String> {
        let mut again = 0;
        loop {
            let id = self.target.realm.id_of_key(key, again);
            let Some(known) = self.seen.get(&id).map(|row| self.plan.rows[*row].bill) else { return Ok(id) };
            if gathered.bills.bills[known].key.as_deref() != Some(key) {
                // Two keys of one id: the second gets the next.
                again += 1;
            } else if gathered.file_of(known) == gathered.file_of(place) {
                return Err(format!("a bill above has the key `{key}` already"));
            } else {
                return Ok(id);
            }
        }
    }

    fn id_of_content(&mut self, bill: &Bill, moves: &Moves, description: &str) -> Id {
        let name = |person: PersonIndex| self.cast.name(person);
        let shared = match (&moves.parts, &moves.rule) {
            (Some(parts), _) => parts.iter().map(|part| (name(part.person), Some(part.amount))).collect(),
            (None, rule) => rule.iter().flatten().map(|part| (name(part.person), None)).collect(),
        };
        let bytes = self.target.realm.bytes_of(Content {
            date: bill.date,
            kind: moves.kind,
            description,
            amount: moves.amount,
            currency: bill.currency,
            paid: moves.paid.iter().map(|part| (name(part.person), part.amount)).collect(),
            shared,
        });
        let count = self.counts.entry(Id::provisional(&bytes, 0)).or_default();
        let id = Id::provisional(&bytes, *count);
        *count += 1;
        id
    }

    /// Returns the split to write, and what falls on whom by it.
    fn split_of(&self, bill: &Bill, moves: &Moves, id: Id) -> Result<(Split, Vec<Part>), String> {
        let mut shares = Vec::new();
        let mut gives = |rule: &[SplitPart]| {
            divide(moves.amount, rule, id.turn(), &mut shares).is_ok().then(|| {
                let mut given: Vec<Part> = shares.iter().filter(|part| !part.amount.is_zero()).copied().collect();
                given.sort_by_key(|part| part.person);
                given
            })
        };
        let Some(parts) = &moves.parts else {
            let rule = moves.rule.clone().unwrap_or_default();
            let shares = gives(&rule).ok_or("its shares do not add up to the amount")?;
            return Ok((Split { parts: rule, items: false }, shares));
        };
        let one = Way::Rest { weight: Weight::ONE, adjust: Money::ZERO };
        let equal = || parts.iter().map(|part| SplitPart { person: part.person, way: one }).collect();
        let candidates = moves.rule.clone().into_iter().chain(std::iter::once_with(equal));
        let fixed = || {
            let fixed = |part: &Part| SplitPart { person: part.person, way: Way::Fixed(part.amount) };
            parts.iter().map(fixed).collect()
        };
        let found = candidates.into_iter().find(|rule: &Vec<SplitPart>| gives(rule).as_ref() == Some(parts));
        debug_assert!(bill.kind != Kind::Payment || moves.kind != Kind::Payment || found.is_some());
        Ok((Split { parts: found.unwrap_or_else(fixed), items: false }, parts.clone()))
    }

    fn add_up(&mut self, moves: &Moves, shares: &[Part], status: Status, currency: Currency) {
        if status != Status::Counts {
            return;
        }
        let sign = if moves.kind == Kind::Income { -1 } else { 1 };
        let mut last = None;
        let mut effects: Vec<(PersonIndex, i128)> =
            moves.paid.iter().map(|part| (part.person, sign * i128::from(part.amount.minor()))).collect();
        effects.extend(shares.iter().map(|part| (part.person, -sign * i128::from(part.amount.minor()))));
        effects.sort_unstable();
        for (person, effect) in effects {
            let sum = self.plan.sums.entry((currency, person)).or_default();
            sum.minor += effect;
            sum.bills += u64::from(last != Some(person));
            last = Some(person);
        }
    }

    fn cells_of(&mut self, bill: &Bill, moves: &Moves, split: &Split, description: &str) -> Cells {
        let decimals = bill.currency.decimals();
        let handle = |person: PersonIndex| self.cast.handle(person).to_owned();
        let payer = |part: &Part| Payer { person: part.person, amount: Some(part.amount) };
        let payers: Vec<Payer> = moves.paid.iter().map(payer).collect();
        let mut cells = Cells::new()
            .with(Column::Date, bill.date.to_string())
            .with(Column::Description, description)
            .with(Column::Amount, moves.amount.to_decimal(decimals))
            .with(Column::PaidBy, payers_to_text(&payers, handle, decimals))
            .with(Column::Split, split.to_text(handle, decimals));
        let currency = if bill.currency == self.target.currency { "" } else { bill.currency.code() };
        let kind = if moves.kind == Kind::Expense { "" } else { moves.kind.word() };
        let category = tame_line(&bill.category);
        let tags = bill.tags.iter().flat_map(|tag| tag.split_whitespace()).collect::<Vec<_>>().join(" ");
        let tags = tame_line(&tags);
        let note = note_of(bill);
        let note = tame_note(&note);
        let due = bill.due.map_or(String::new(), |due| due.to_string());
        for (column, text) in [
            (Column::Kind, kind),
            (Column::Currency, currency),
            (Column::Category, &category.text),
            (Column::Tags, &tags.text),
            (Column::Due, &due),
            (Column::Note, &note.text),
            (Column::Status, bill.status.word()),
            (Column::By, self.target.by),
        ] {
            if !text.is_empty() {
                cells.set(column, text);
            }
        }
        if category.is_changed || tags.is_changed {
            self.told(CHANGED);
        }
        if note.is_cut {
            self.told("notes were cut off at 4000 characters");
        }
        cells
    }

    fn note_losses(&mut self, bill: &Bill, is_changed: bool) {
        if is_changed {
            self.told(CHANGED);
        }
        if bill.repeat.is_some() {
            self.told("that bills come again, and when");
        }
        if bill.attachments.iter().any(|attachment| attachment.bytes.is_none()) {
            self.told("receipts stay where they are: the file has only their addresses, which went into the notes");
        }
    }

    fn told(&mut self, words: &str) {
        match self.plan.losses.iter_mut().find(|loss| loss.words == words) {
            Some(loss) => loss.rows += 1,
            None => self.plan.losses.push(Loss { words: words.to_owned(), rows: 1 }),
        }
    }
}

const CHANGED: &str = "texts were changed so that no spreadsheet runs them and nothing in them is hidden";

/// Returns the note of a bill: its own, what did not fit into the description, and where its receipts are.
fn note_of(bill: &Bill) -> String {
    let mut lines: Vec<String> = Vec::new();
    if tame_line(&bill.description).is_cut {
        lines.push(bill.description.clone());
    }
    if !bill.note.trim().is_empty() {
        lines.push(bill.note.clone());
    }
    for attachment in bill.attachments.iter().filter(|attachment| attachment.bytes.is_none()) {
        let place = if attachment.address.is_empty() { &attachment.name } else { &attachment.address };
        lines.push(format!("receipt: {place}"));
    }
    lines.join("\n")
}
