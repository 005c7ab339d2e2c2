//! The faults of a row, in words: what is so, where exactly, and how to mend it.

use std::borrow::Cow;
use std::ops::Range;

use super::columns::{Column, Columns, list_of};
use super::guesses::{mended_amount, mended_date, suggest_currency, suggest_person};
use super::suggest::did_you_mean;
use super::table_record::Record;
use crate::model::amount::AmountProblem;
use crate::model::money::AMOUNT_MAX;
use crate::model::shares::{ItemsProblem, PayersProblem, SharesProblem};
use crate::model::split::{Payer, SplitProblem, SplitProblemKind};
use crate::model::{Code, Currency, Date, Fault, Group, Id, Member, Money, Setup, SplitPart, Way};

/// A row and where its cells stand.
pub struct RowPlace<'r, 's, 't> {
    /// The record.
    pub record: &'r Record<'s, 't>,
    /// Which cell is which.
    pub columns: &'r Columns<'t>,
    /// The file.
    pub path: &'r str,
    /// The people and units that rows may name.
    pub setup: &'r Setup,
}

impl<'t> RowPlace<'_, '_, 't> {
    /// Returns what a cell says; nothing where the file lacks the column.
    #[must_use]
    #[inline(always)]
    pub fn cell(&self, column: Column) -> Cow<'t, str> {
        self.record.cell(self.columns.cell_place(column))
    }

    /// Tells whether there is nothing at all between a cell's commas, as in half of them; there may still be nothing
    /// but spaces or quotes where there is something.
    #[must_use]
    #[inline(always)]
    pub fn is_blank(&self, column: Column) -> bool {
        self.record.is_blank(self.columns.cell_place(column))
    }

    /// Returns where a cell's text stands when there is one, and it is all there is between two commas.
    #[must_use]
    #[inline(always)]
    pub fn plain_cell(&self, column: Column) -> Option<Range<usize>> {
        self.record.plain_cell(self.columns.cell_place(column))
    }

    /// Returns where a cell stands.
    #[must_use]
    pub fn span(&self, column: Column) -> Range<usize> {
        self.record.cell_span(self.columns.cell_place(column))
    }

    /// Returns where a part of what a cell says stands.
    #[must_use]
    pub fn part(&self, column: Column, part: Range<usize>) -> Range<usize> {
        self.record.part_span(self.columns.cell_place(column), part)
    }

    fn fault(&self, code: Code, column: Column, title: impl Into<String>) -> Fault {
        Fault::new(code, self.path, self.span(column), title)
    }

    pub(super) fn too_many_cells(&self) -> Fault {
        let (found, named) = (self.record.cell_count(), self.columns.count);
        let first = self.record.cell_span(named);
        let title = format!("the row has {found} cells, but the header names {named} columns");
        Fault::new(Code::CsvCells, self.path, first.start..self.record.span.end, title)
            .label("no column for this")
            .help("a text or a list of names with a comma in it stands in double quotes")
    }

    pub(super) fn bad_id(&self, id: &str) -> Fault {
        self.fault(Code::BadId, Column::Id, format!("`{id}` is not an id"))
            .label("12 characters of 0-9 and a-z without i, l, o, u")
            .help(match Id::parse(&id.to_ascii_lowercase()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "leave the cell empty and `clique fmt` assigns an id".into(),
            })
    }

    /// Tells whether the day stands where the id belongs: whoever typed the row began with it.
    pub(super) fn lacks_its_first_comma(&self) -> bool {
        let is_date = |column| Date::parse(&self.cell(column)).is_some();
        is_date(Column::Id) && !is_date(Column::Date)
    }

    pub(super) fn first_comma_missing(&self) -> Fault {
        let date = self.cell(Column::Id);
        self.fault(Code::BadId, Column::Id, "the cell of the id is missing, so that all cells are in the wrong columns")
            .label("the day stands where the id belongs")
            .help(format!("a new row begins with a comma: `,{date},…`; `clique fmt` assigns the id"))
    }

    pub(super) fn bad_date(&self, column: Column, date: &str) -> Fault {
        if date.is_empty() {
            return self.fault(Code::MissingCell, column, "the date is missing").help("write it as YYYY-MM-DD");
        }
        let looks_right = date.len() == 10
            && date
                .bytes()
                .enumerate()
                .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
        let label = if looks_right { "no such day between 1970 and 2199" } else { "not YYYY-MM-DD" };
        let fault = self.fault(Code::BadDate, column, format!("`{date}` is not a date")).label(label);
        fault.maybe_help(mended_date(date).map(|mended| format!("did you mean `{mended}`?")))
    }

    pub(super) fn bad_word(&self, code: Code, column: Column, word: &str, words: &[&str]) -> Fault {
        let near = did_you_mean(word, words.iter().copied()).map(|near| format!("did you mean `{near}`?"));
        let help = near.unwrap_or_else(|| format!("write nothing or {}", list_of(words)));
        self.fault(code, column, format!("unknown {} `{word}`", column.name())).help(help)
    }

    pub(super) fn unknown_currency(&self, code: &str) -> Fault {
        let fault = self.fault(Code::UnknownCurrency, Column::Currency, format!("unknown currency `{code}`"));
        fault.label("neither ISO 4217 nor a unit of this ledger").maybe_help(suggest_currency(self.setup, code))
    }

    pub(super) fn payment_shape(&self) -> Fault {
        self.fault(Code::PaymentShape, Column::Split, "a payment goes from one person to one other")
            .label("one other name, without a way")
            .also(self.span(Column::PaidBy), "from here")
            .help("write one row for each person who was paid")
    }

    pub(super) fn not_a_member(&self, column: Column, handle: &str, group: &Group) -> Fault {
        if group.direct {
            let title = format!("`{handle}` is neither of the two this folder is for");
            return Fault::new(Code::PairOnly, self.path, self.name_span(column, handle), title)
                .help("move the row to a group of all of them");
        }
        let title = format!("`{handle}` is not a member of {}", group.handle);
        Fault::new(Code::NotAMember, self.path, self.name_span(column, handle), title)
            .help(format!("add the member with: clique member add {handle} -g {}", group.handle))
    }

    pub(super) fn outside_membership(&self, column: Column, handle: &str, member: &Member, date: Date) -> Fault {
        let title = format!("`{handle}` was not a member on {date}");
        let label = match (member.since, member.until) {
            (Some(since), _) if date < since => format!("a member since {since}"),
            (_, Some(until)) => format!("a member until {until}"),
            _ => String::new(),
        };
        Fault::new(Code::OutsideMembership, self.path, self.name_span(column, handle), title)
            .label(label)
            .also(self.span(Column::Date), "the day of the row")
            .help("mend the day, the names, or the membership in group.toml")
    }

    pub(super) fn unknown_author(&self, by: &str) -> Fault {
        self.fault(Code::UnknownAuthor, Column::By, format!("unknown author `{by}`"))
            .label("nobody has this handle")
            .maybe_help(suggest_person(self.setup, by))
    }

    pub(super) fn due_before_date(&self) -> Fault {
        self.fault(Code::DueBeforeDate, Column::Due, "due before the day it was made")
            .also(self.span(Column::Date), "made on this day")
            .help("is the year right?")
    }

    pub(super) fn conflict_row(&self, id: Id) -> Fault {
        self.fault(Code::ConflictRow, Column::Status, "the loser of two changes that met; it counts for nothing")
            .help(format!("see both with: clique show {id}"))
    }

    /// Returns where a name stands in a cell of names.
    fn name_span(&self, column: Column, handle: &str) -> Range<usize> {
        let cell = self.cell(column);
        let is_name = |start: &usize| {
            let before = cell[..*start].chars().next_back().is_none_or(|c| c == ' ' || c == ',');
            before && crate::model::split::cut_name(&cell[*start..]).0 == handle
        };
        match cell.match_indices(handle).map(|(start, _)| start).find(is_name) {
            Some(start) => self.part(column, start..start + handle.len()),
            None => self.span(column),
        }
    }
}

/// Says what is wrong with an amount.
pub fn amount_fault(path: &str, span: Range<usize>, text: &str, problem: &AmountProblem, currency: Currency) -> Fault {
    match problem {
        AmountProblem::Empty => {
            Fault::new(Code::MissingCell, path, span, "the amount is missing").help("write it such as 12.50")
        }
        AmountProblem::Shape(words) => {
            let fault = Fault::new(Code::BadAmount, path, span, format!("`{text}` is not an amount")).label(*words);
            fault.maybe_help(mended_amount(text, currency.decimals()).map(|mended| format!("did you mean `{mended}`?")))
        }
        AmountProblem::Decimals { found, allowed } => {
            let has = if *allowed == 0 { "none".to_owned() } else { allowed.to_string() };
            let title =
                format!("`{text}` has {found} decimal{}, {currency} has {has}", if *found == 1 { "" } else { "s" });
            let label = match allowed {
                0 => "whole numbers only".to_owned(),
                _ => format!("at most {allowed} digits after the point"),
            };
            Fault::new(Code::Decimals, path, span, title).label(label)
        }
        AmountProblem::TooLarge => {
            let largest = Money::from_minor(AMOUNT_MAX).to_decimal(currency.decimals());
            Fault::new(Code::AmountTooLarge, path, span, format!("`{text}` is more than a ledger can hold"))
                .label(format!("at most {largest}"))
        }
    }
}

/// Says what is wrong in a cell of names.
pub fn split_fault(
    row: &RowPlace<'_, '_, '_>,
    column: Column,
    text: &str,
    problem: &SplitProblem,
    currency: Currency,
) -> Fault {
    let word = text.get(problem.span.clone()).unwrap_or("");
    let span = row.part(column, problem.span.clone());
    let code = if column == Column::PaidBy { Code::BadPayers } else { Code::BadSplit };
    let fault = |code, title: String| Fault::new(code, row.path, span.clone(), title);
    match &problem.kind {
        SplitProblemKind::Empty => {
            let title = if column == Column::PaidBy { "nobody paid" } else { "nobody shares it" };
            fault(Code::MissingCell, title.into()).help("write one handle or several, separated by spaces")
        }
        SplitProblemKind::Unknown => fault(Code::UnknownPerson, format!("unknown member `{word}`"))
            .label("nobody has this handle")
            .maybe_help(suggest_person(row.setup, word)),
        SplitProblemKind::Twice => fault(Code::NameTwice, format!("`{word}` names someone a second time"))
            .help("give each person one part; parts of one person add up"),
        SplitProblemKind::Shape if column == Column::PaidBy => fault(code, format!("`{word}` is not a payer"))
            .label("a name, or a name with what was paid")
            .help("write `bob` or `bob=20.00`"),
        SplitProblemKind::Shape => fault(code, format!("`{word}` is not a name with a way"))
            .help("write `bob`, `bob:2`, `bob=20.00`, `bob=40%` or `bob+5.00`"),
        SplitProblemKind::Weight => fault(code, format!("`{word}` is not a weight"))
            .help("write a number such as 2 or 1.5, at most six decimals"),
        SplitProblemKind::Percent => {
            fault(code, format!("`{word}` is not a percentage")).help("write a number such as 40 or 12.5")
        }
        SplitProblemKind::Amount(amount) => amount_fault(row.path, span, word, amount, currency),
        SplitProblemKind::ItemsAndNames => {
            fault(code, "`items` stands beside names".into()).help("with `items`, the names stand in items.csv")
        }
        SplitProblemKind::SecondOpen => fault(code, "a second payer without an amount".into())
            .label("how much?")
            .help("only one payer may stand without an amount and take the rest"),
    }
}

/// Says what payers add up to instead of the amount.
pub fn payers_fault(
    row: &RowPlace<'_, '_, '_>,
    amount: Money,
    payers: &[Payer],
    problem: PayersProblem,
    currency: Currency,
) -> Fault {
    let show = |money: Money| money.to_decimal(currency.decimals());
    let (PayersProblem::SumsTo(sum) | PayersProblem::Over(sum)) = problem;
    let fault = row
        .fault(Code::PayersSum, Column::PaidBy, "the payers do not add up to the amount")
        .label(format!("these paid {}", show(sum)))
        .also(row.span(Column::Amount), format!("the amount is {}", show(amount)));
    let last = payers.last().and_then(|payer| Some((payer.person, payer.amount?)));
    let help = last.map(|(person, paid)| {
        format!(
            "{} {currency} {}; `{}={}` would do it",
            show((amount - sum).abs()),
            missing_or_over(amount, sum),
            row.setup.handle(person),
            show(paid + amount - sum)
        )
    });
    fault.maybe_help(help)
}

fn missing_or_over(amount: Money, sum: Money) -> &'static str {
    if sum.abs() < amount.abs() { "is missing" } else { "is too much" }
}

/// Says what parts add up to instead of the amount.
pub fn shares_fault(
    row: &RowPlace<'_, '_, '_>,
    amount: Money,
    parts: &[SplitPart],
    problem: SharesProblem,
    currency: Currency,
) -> Fault {
    let show = |money: Money| money.to_decimal(currency.decimals());
    let fault = row.fault(Code::SharesSum, Column::Split, "shares do not add up to the amount");
    let whole = (row.span(Column::Amount), format!("the amount is {}", show(amount)));
    match problem {
        SharesProblem::SumsTo(sum) => {
            let last = parts.iter().rev().find_map(|part| match part.way {
                Way::Fixed(fixed) => Some((part.person, fixed)),
                _ => None,
            });
            let help = last.map(|(person, fixed)| {
                let mended = fixed + amount - sum;
                let (off, words) = (show((amount - sum).abs()), missing_or_over(amount, sum));
                format!("{off} {currency} {words}; `{}={}` would do it", row.setup.handle(person), show(mended))
            });
            fault.label(format!("these are {}", show(sum))).also(whole.0, whole.1).maybe_help(help)
        }
        SharesProblem::Percent(percent) => fault
            .label(format!("these are {percent}%"))
            .help("percentages without anyone else to take the rest add up to 100%"),
        SharesProblem::Over(sum) => fault
            .label(format!("the fixed parts are {}", show(sum)))
            .also(whole.0, whole.1)
            .help("nothing is left for those who share the rest"),
        SharesProblem::NoWeight => fault.label("all weights are 0").help("give someone a weight above 0"),
        SharesProblem::WrongSign { part, share } => {
            let handle = parts.get(part).map_or("", |part| row.setup.handle(part.person));
            let span = row.name_span(Column::Split, handle);
            let title = format!("the share of `{handle}` would be {}", show(share));
            Fault::new(Code::SharesSum, row.path, span, title)
                .label("its adjustment is larger than the share")
                .help(format!("if that is meant, write it as a fixed part: `{handle}={}`", show(share)))
        }
    }
}

/// Says what is wrong with the items of a bill.
pub fn items_fault(row: &RowPlace<'_, '_, '_>, amount: Money, problem: ItemsProblem, currency: Currency) -> Fault {
    let show = |money: Money| money.to_decimal(currency.decimals());
    let fault = |title: String| row.fault(Code::BadItems, Column::Split, title);
    match problem {
        ItemsProblem::None => {
            fault("the bill has no items".into()).help("add its lines to items.csv beside the group's expenses")
        }
        ItemsProblem::Over(sum) => fault(format!("the items are {}, the bill is {}", show(sum), show(amount))),
        ItemsProblem::NoShare => fault("the items of the bill come to nothing".into())
            .help("something must cost more than 0.00, so that the rest can fall in proportion"),
        ItemsProblem::Item { line, .. } => {
            fault(format!("item {line} of the bill cannot be split")).help("see its line in items.csv")
        }
    }
}
