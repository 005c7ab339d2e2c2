//! `clique pay`: money that one friend handed to another.

mod qr;

use clap::Args;

use crate::book::Change;
use crate::cli::args::{GroupArg, WriteArgs};
use crate::cli::context::Context;
use crate::cli::entry_args::{Setting, text};
use crate::cli::entry_words::say_written;
use crate::cli::failure::Failure;
use crate::cli::fresh::FreshIds;
use crate::cli::typed_amount::is_amount;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose, typed};
use crate::model::balance::Balances;
use crate::model::{Currency, Money, PersonIndex, Setup, Status};
use crate::text::columns::Column;
use crate::text::entry_edit::{Cells, append_row};
use crate::text::row_text::NOTE_MAX;

/// Record a payment from one friend to another
///
/// With one name, you paid that friend. Without an amount it is what the one owes, at most what the
/// other gets back. Nothing is sent anywhere: this writes down that money was handed over. With --qr nothing is
/// written: it shows a picture that the app of a European bank reads, when the friend has an IBAN in the ledger.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique pay bob alice 20
  clique pay bob to alice 20.50 -d yesterday -m 'in cash'
  clique pay dan 5USD
  clique person edit alice --pay iban:DE02120300000000202051 && clique pay bob alice --qr")]
pub struct PayArgs {
    /// Who paid, who was paid, how much: `bob to alice 20`, `alice 20` from you, or `bob alice` for all that is owed
    #[arg(value_name = "WHO", required = true, allow_negative_numbers = true)]
    pub words: Vec<String>,
    /// When: 2026-06-12, 12.6., yesterday, fri
    #[arg(short, long, value_name = "DATE", allow_hyphen_values = true)]
    pub date: Option<String>,
    /// A note
    #[arg(short = 'm', long)]
    pub note: Option<String>,
    /// The currency, when it is not the group's; or write 20USD
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    /// Let it count only when the one who got it has accepted it
    #[arg(long)]
    pub pending: bool,
    /// Show a picture for the bank's app (GiroCode, EUR), and record nothing
    #[arg(long, conflicts_with_all = ["date", "dry_run", "pending"])]
    pub qr: bool,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// Between you and one friend, outside every group
    #[arg(long = "with", value_name = "WHO", conflicts_with = "group")]
    pub with: Option<String>,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Who paid whom.
#[derive(Clone, Copy)]
struct Pair {
    from: PersonIndex,
    to: PersonIndex,
}

/// Records a payment.
///
/// # Errors
///
/// When something typed cannot be meant, nothing is owed, or the ledger cannot be written.
pub fn cmd_pay(args: &PayArgs, context: &mut Context) -> Outcome {
    if args.qr {
        return qr::show_picture(args, context);
    }
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let (setup, root) = (&book.setup, &book.root);
    let me = writer.me(context)?;
    let index = match &args.with {
        Some(friend) => choose::pair(setup, friend, me)?,
        None => choose::group(setup, root, args.group.group.as_deref())?,
    };
    let setting = Setting { setup, index, me, today: context.clock.today() };
    let group = setting.open_group()?;
    let (names, typed) = names_and_amount(args, &setting);
    let pair = who(setup, &names, me)?;
    let date = setting.date(args.date.as_deref())?;
    setting.may_settle([pair.from, pair.to].into_iter(), date)?;
    let balances = context.looked_through(book, |_| false)?.0.balances();
    let (amount, currency) = match typed {
        Some(typed) => setting.amount(typed, args.currency.as_deref(), group.currency)?,
        None => owed(args, &setting, &balances, pair)?,
    };
    if amount.is_negative() {
        return Err(Failure::usage("a payment is not negative").help("for the other way round, swap the names"));
    }
    let (from, to) = (setup.handle(pair.from), setup.handle(pair.to));
    let id = FreshIds::for_book(book).take()?;
    let shown = amount.to_decimal(currency.decimals());
    let cells = Cells::new()
        .with(Column::Id, id.to_string())
        .with(Column::Date, date.to_string())
        .with(Column::Kind, "payment")
        .with(Column::Description, "")
        .with(Column::Amount, &shown)
        .with(Column::Currency, if currency == group.currency { "" } else { currency.code() })
        .with(Column::PaidBy, from)
        .with(Column::Split, to)
        .with(Column::Note, text("note", args.note.as_deref().unwrap_or_default(), NOTE_MAX)?)
        .with(Column::Status, if args.pending { Status::Pending } else { Status::Counts }.word())
        .with(Column::By, me.map_or("", |me| setup.handle(me)));
    let change = Change {
        subject: format!("{}: {from} pays {to} {shown} {currency} ({id})", group.handle),
        operation: "pay",
        group: Some(group.handle.clone()),
        entries: vec![id],
        trailers: Vec::new(),
    };
    let mut remarks = overpaid(&setting, &balances, pair, (amount, currency));
    if typed.is_none() {
        let debt = -balances.net(index, currency, pair.from);
        let all = if debt == amount { format!("{from} owed") } else { format!("{to} was to get back") };
        remarks.push(format!("{shown} {currency} was all that {all} in {}", group.handle));
    }
    let path = group.file_of(date);
    let mut draft = writer.draft();
    let text = append_row(draft.text(&path), &cells);
    draft.set(&path, Some(text));
    if writer.commit(context, &draft, &change)?.is_some() {
        say_written(context, writer.book(), id, None)?;
        remarks.iter().for_each(|words| context.ui.say(&format!("  {words}")));
    }
    Ok(0)
}

/// Tells names from the amount, which stands last or not at all; `to` is no name.
fn names_and_amount<'a>(args: &'a PayArgs, setting: &Setting<'_>) -> (Vec<&'a str>, Option<&'a str>) {
    let mut words: Vec<&str> = args.words.iter().map(String::as_str).collect();
    let usual = setting.group().currency;
    let looks_like_sum = |word: &&str| {
        is_amount(setting.setup, word, usual) || word.starts_with(|c: char| c.is_ascii_digit() || "-+.$€£¥".contains(c))
    };
    let amount = if words.last().is_some_and(looks_like_sum) { words.pop() } else { None };
    let nobody = |word: &str| setting.setup.person(word).is_none();
    words.retain(|word| !(matches!(*word, "to" | "->" | "→") && nobody(word)));
    (words, amount)
}

fn who(setup: &Setup, names: &[&str], me: Option<PersonIndex>) -> Result<Pair, Failure> {
    let usage = "clique pay [FROM] [to] TO [AMOUNT]   example: clique pay bob alice 20";
    let pair = match names {
        [to] => {
            let from = choose::known_me(me).map_err(|failure| failure.help("or say who paid: clique pay FROM TO"))?;
            Pair { from, to: choose::person(setup, to, me)? }
        }
        [from, to] => Pair { from: choose::person(setup, from, me)?, to: choose::person(setup, to, me)? },
        [] => return Err(Failure::usage("who was paid?").help(usage)),
        [_, _, more @ ..] => {
            return Err(Failure::usage(format!("`{}` is one word too many", more.join(" "))).help(usage));
        }
    };
    if pair.from == pair.to {
        return Err(Failure::usage(format!("this names {} twice", setup.handle(pair.from))).help(usage));
    }
    Ok(pair)
}

/// Returns what is owed between two: the one's debt, at most what the other gets back.
fn owed(args: &PayArgs, setting: &Setting<'_>, balances: &Balances, pair: Pair) -> Result<(Money, Currency), Failure> {
    let wanted = args.currency.as_deref().map(|code| typed::currency_named(setting.setup, code)).transpose()?;
    let due = |currency: Currency| {
        let debt = -balances.net(setting.index, currency, pair.from);
        let credit = balances.net(setting.index, currency, pair.to);
        (debt.min(credit), currency)
    };
    let here = balances
        .totals
        .keys()
        .filter(|(group, currency)| *group == setting.index && wanted.is_none_or(|wanted| wanted == *currency));
    let open: Vec<(Money, Currency)> =
        here.map(|(_, currency)| due(*currency)).filter(|(amount, _)| amount.minor() > 0).collect();
    let (from, to) = (setting.setup.handle(pair.from), setting.setup.handle(pair.to));
    match open.as_slice() {
        [one] => Ok(*one),
        [] => Err(nothing_owed(setting, balances, pair)),
        several => {
            let sums: Vec<String> =
                several.iter().map(|(sum, code)| format!("{} {code}", sum.to_decimal(code.decimals()))).collect();
            Err(Failure::usage(format!("{from} owes in several currencies: {}", sums.join(", ")))
                .help(format!("say which: clique pay {from} {to} --currency {}", several[0].1)))
        }
    }
}

fn nothing_owed(setting: &Setting<'_>, balances: &Balances, pair: Pair) -> Failure {
    let (from, to) = (setting.setup.handle(pair.from), setting.setup.handle(pair.to));
    let group = &setting.group().handle;
    let owes = balances.accounts.iter().any(|((place, _, person), standing)| {
        *place == setting.index && *person == pair.from && standing.net().is_negative()
    });
    let words =
        if owes { format!("{to} gets nothing back in {group}") } else { format!("{from} owes nothing in {group}") };
    Failure::no(words).help(format!("say how much, if it was paid all the same: clique pay {from} {to} 20"))
}

/// Says who ends up on the other side because of the payment.
fn overpaid(setting: &Setting<'_>, balances: &Balances, pair: Pair, paid: (Money, Currency)) -> Vec<String> {
    let (amount, currency) = paid;
    let net = |person| balances.net(setting.index, currency, person);
    let show = |money: Money| format!("{} {currency}", money.abs().to_decimal(currency.decimals()));
    let (from, to) = (net(pair.from) + amount, net(pair.to) - amount);
    let mut words = Vec::new();
    if from.minor() > 0 {
        words.push(format!("{} now gets back {}", setting.setup.handle(pair.from), show(from)));
    }
    if to.is_negative() {
        words.push(format!("{} now owes {}", setting.setup.handle(pair.to), show(to)));
    }
    words
}
