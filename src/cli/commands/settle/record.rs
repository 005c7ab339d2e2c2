//! Writes the payments of plans down: one commit, a row a payment, or several where a payment settles several books.

use super::asked::made_payments;
use super::plans::plans;
use super::{SettleArgs, show};
use crate::book::{Book, Change, Draft};
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure};
use crate::cli::fresh::FreshIds;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::id::{LENGTH, unique_prefix};
use crate::model::{Currency, Date, Id, Money, PersonIndex, Setup};
use crate::render::settlement_spread::rate_words;
use crate::report::accounts::CARRIED;
use crate::report::entries::ID_SHOWN_MIN;
use crate::report::settlement::{Payment, Settlement, Spread, SpreadRow};
use crate::text::columns::Column;
use crate::text::entry_edit::{Cells, append_row};

/// Records the payments that are asked for.
pub(super) fn record(args: &SettleArgs, context: &mut Context) -> Outcome {
    let made = made_payments(args, context)?;
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let mut settlements = plans(args, context, book)?;
    match made {
        Some(made) => made.choose(&book.setup, &mut settlements)?,
        None => pick(args, context, book, &mut settlements)?,
    }
    if settlements.iter().all(Settlement::is_settled) {
        show(args, context, book, &settlements)?;
        return Ok(DONE);
    }
    settlements.retain(|settlement| !settlement.is_settled());
    refuse_what_stays_open(&settlements)?;
    let me = context.me(&book.root, &book.setup)?;
    let today = context.clock.today();
    let ids = FreshIds::for_book(book);
    let mut pen = Pen { book, today, me, ids, draft: writer.draft(), written: Vec::new(), carried: 0 };
    for settlement in &mut settlements {
        pen.settlement(settlement)?;
    }
    let Pen { draft, written, carried, .. } = pen;
    let change = change(&written, carried);
    if writer.commit(context, &draft, &change)?.is_some() {
        let book = writer.book();
        let mut ids = Vec::new();
        book.each_entry(|entry| ids.push(entry.id));
        ids.sort_unstable();
        for (id, unique) in settlements.iter_mut().flat_map(entries_of) {
            *unique = unique_prefix(&ids, *id, ID_SHOWN_MIN);
        }
        show(args, context, book, &settlements)?;
        context.ui.hint("  undo with: clique undo");
    }
    Ok(DONE)
}

fn entries_of(settlement: &mut Settlement) -> impl Iterator<Item = &mut (Id, usize)> {
    let rows = settlement.spread.iter_mut().flat_map(|spread| &mut spread.rows);
    let payments = settlement.payments.iter_mut().filter_map(|payment| payment.entry.as_mut());
    payments.chain(rows.filter_map(|row| row.entry.as_mut()))
}

/// Leaves only the payments that were picked, when some were.
fn pick(args: &SettleArgs, context: &Context, book: &Book, settlements: &mut [Settlement]) -> Result<(), Failure> {
    if args.pick.is_empty() {
        return Ok(());
    }
    let setup = &book.setup;
    let mut picked: Vec<(String, String)> = Vec::new();
    for typed in &args.pick {
        let (from, to) = typed.split_once([':', ',']).ok_or_else(|| {
            Failure::usage(format!("`{typed}` is no payment")).help("write who pays whom, such as --pick bob:alice")
        })?;
        let handle = |typed: &str| choose::one(context, book, typed).map(|who| setup.handle(who).to_owned());
        let pair = (handle(from.trim())?, handle(to.trim())?);
        if !settlements.iter().any(|it| it.payments.iter().any(|payment| is_of(it, payment, &pair))) {
            return Err(Failure::no(format!("no payment from {} to {} is suggested", pair.0, pair.1))
                .help(format!("write down another one with: clique pay {} {} AMOUNT", pair.0, pair.1)));
        }
        picked.push(pair);
    }
    for settlement in settlements {
        let is_picked = |payment: &Payment| picked.iter().any(|pair| is_of(settlement, payment, pair));
        let chosen: Vec<bool> = settlement.payments.iter().map(is_picked).collect();
        settlement.choose(setup, &chosen);
    }
    Ok(())
}

/// Tells whether a payment is from the first of two people to the other.
fn is_of(settlement: &Settlement, payment: &Payment, (from, to): &(String, String)) -> bool {
    settlement.name(payment.from) == from && settlement.name(payment.to) == to
}

/// Refuses to bring several books to zero by payments that leave something open.
fn refuse_what_stays_open(settlements: &[Settlement]) -> Result<(), Failure> {
    if settlements.iter().any(|settlement| settlement.spread.is_some() && !settlement.left.is_empty()) {
        return Err(Failure::no("rounding leaves something open, so that the books cannot all come to zero")
            .help("leave --round out, or settle group by group"));
    }
    Ok(())
}

/// What rows are written with.
struct Pen<'b> {
    book: &'b Book,
    today: Date,
    me: Option<PersonIndex>,
    ids: FreshIds,
    draft: Draft,
    /// The groups and entries written so far.
    written: Vec<(String, Id)>,
    /// How many of them are no payments.
    carried: usize,
}

/// A row to be written.
struct Row<'r> {
    group: &'r str,
    currency: Currency,
    from: &'r str,
    to: &'r str,
    amount: Money,
    tags: &'static str,
    note: String,
}

impl Pen<'_> {
    fn settlement(&mut self, settlement: &mut Settlement) -> Result<(), Failure> {
        let currency = settlement.currency;
        let Some(spread) = &mut settlement.spread else {
            for payment in &mut settlement.payments {
                let (amount, note) = (payment.money(), String::new());
                let (from, to) = (settlement.evidence.name(payment.from), settlement.evidence.name(payment.to));
                let row = Row { group: &settlement.group, currency, from, to, amount, tags: "", note };
                payment.entry = Some((self.row(&row)?, LENGTH));
            }
            return Ok(());
        };
        let (payments, evidence) = (&settlement.payments, &settlement.evidence);
        let is_whole = |it: &&Payment, row: &SpreadRow| {
            (evidence.name(it.from), evidence.name(it.to)) == (row.names.0.as_str(), row.names.1.as_str())
        };
        let whole = |row: &SpreadRow| payments.iter().find(|it| is_whole(it, row)).map(Payment::money);
        let notes: Vec<String> = spread.rows.iter().map(|row| note(row, whole(row), spread)).collect();
        for (row, note) in spread.rows.iter_mut().zip(notes) {
            let posting = &row.posting;
            let (currency, amount) = (posting.currency, posting.amount);
            let tags = if posting.is_carried { CARRIED } else { "" };
            self.carried += usize::from(posting.is_carried);
            let (from, to) = (row.names.0.as_str(), row.names.1.as_str());
            row.entry = Some((self.row(&Row { group: &row.group, currency, from, to, amount, tags, note })?, LENGTH));
        }
        Ok(())
    }

    fn row(&mut self, row: &Row<'_>) -> Result<Id, Failure> {
        let setup = &self.book.setup;
        let (path, usual) = match setup.group(row.group) {
            Some(index) => {
                let group = &setup.groups[index.get()];
                choose::open_group(group)?;
                choose::open_day(group, self.today)?;
                (group.file_of(self.today), group.currency)
            }
            None => self.new_pair(row, setup),
        };
        let id = self.ids.take()?;
        let cells = Cells::new()
            .with(Column::Id, id.to_string())
            .with(Column::Date, self.today.to_string())
            .with(Column::Kind, "payment")
            .with(Column::Amount, row.amount.to_decimal(row.currency.decimals()))
            .with(Column::Currency, if row.currency == usual { "" } else { row.currency.code() })
            .with(Column::PaidBy, row.from)
            .with(Column::Split, row.to)
            .with(Column::Tags, row.tags)
            .with(Column::Note, row.note.as_str())
            .with(Column::By, self.me.map_or("", |me| setup.handle(me)));
        let text = append_row(self.draft.text(&path), &cells);
        self.draft.set(&path, Some(text));
        self.written.push((row.group.to_owned(), id));
        Ok(id)
    }

    /// Begins the folder of two people; returns the file of its rows and their usual currency.
    fn new_pair(&mut self, row: &Row<'_>, setup: &Setup) -> (String, Currency) {
        let folder = format!("direct/{}", row.group);
        if setup.currency.is_none() {
            let text = format!("currency = \"{}\"\n", row.currency);
            self.draft.set(&format!("{folder}/group.toml"), Some(text));
        }
        (format!("{folder}/expenses/{:04}.csv", self.today.year()), setup.currency.unwrap_or(row.currency))
    }
}

/// Says in the row itself what it is: a part of a whole payment, or no payment at all.
fn note(row: &SpreadRow, whole: Option<Money>, spread: &Spread) -> String {
    let posting = &row.posting;
    if posting.is_carried {
        let is_of = |rate: &&crate::model::setup::PinnedRate| [rate.from, rate.to].contains(&posting.currency);
        let rates: Vec<String> = spread.rates.iter().filter(is_of).map(rate_words).collect();
        let rates = if rates.is_empty() { String::new() } else { format!("; at {}", rates.join(", ")) };
        return format!("carried over, no money was handed over{rates}");
    }
    match whole.filter(|whole| *whole != posting.amount) {
        Some(whole) => format!("part of {} {}", whole.to_decimal(posting.currency.decimals()), posting.currency),
        None => String::new(),
    }
}

fn change(written: &[(String, Id)], carried: usize) -> Change {
    let mut groups: Vec<&str> = written.iter().map(|(group, _)| group.as_str()).collect();
    groups.sort_unstable();
    groups.dedup();
    let counted = |count: usize, noun: &str| if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") };
    let carried_words = if carried == 0 { String::new() } else { format!(", {carried} carried over") };
    let payments = counted(written.len() - carried, "payment");
    let names = if groups.len() > 4 { format!("{} groups", groups.len()) } else { groups.join(", ") };
    Change {
        subject: format!("{names}: settle up with {payments}{carried_words}"),
        operation: "settle",
        group: if let [only] = groups.as_slice() { Some((*only).to_owned()) } else { None },
        entries: written.iter().map(|(_, id)| *id).collect(),
        trailers: Vec::new(),
    }
}
