//! Shows what was spent, with bars, and budgets.

use serde::Serialize;

use super::bars::share_bar;
use super::dates::span_of_days;
use super::rows::Rows;
use super::safe::{Safe, safe};
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Overflow, Table};
use crate::model::{Date, Money};
use crate::report::stats::{BudgetRow, Guess, Slice, StatsSheet};

/// How many cells a bar may take.
const BAR_CELLS: usize = 16;
/// So many categories and months are shown.
const LINES_MAX: usize = 12;

/// Shows what was spent in each group and currency.
#[must_use]
pub fn stats_as_text(sheets: &[StatsSheet], look: &Look) -> String {
    if sheets.is_empty() {
        return "No bills.\n".into();
    }
    sheets.iter().map(|sheet| sheet_as_text(sheet, look)).collect::<Vec<_>>().join("\n")
}

fn sheet_as_text(sheet: &StatsSheet, look: &Look) -> String {
    let show = |money: Money| money.to_decimal(sheet.currency.decimals());
    let bills = if sheet.bills == 1 { "1 bill".to_owned() } else { format!("{} bills", sheet.bills) };
    let days = span_of_days(sheet.days.0, sheet.days.1, look);
    let dot = look.glyphs().dot;
    let mut blocks = vec![format!(
        "{}   {} {} in {bills}   {days}\n  {} a bill {dot} {} a month\n",
        look.paint(Paint::Heading, safe(&sheet.name)),
        show(sheet.spent),
        sheet.currency,
        show(sheet.per_bill),
        show(sheet.per_month),
    )];
    let named = |slice: &Slice| if slice.name.is_empty() { "(no category)".to_owned() } else { slice.name.clone() };
    let lines: Vec<(String, &Slice)> = sheet.categories.iter().map(|slice| (named(slice), slice)).collect();
    blocks.push(slices_as_text("By category", &lines, sheet, look));
    blocks.push(people_as_text(sheet, look));
    if sheet.months.len() > 1 {
        let last = sheet.months.len().saturating_sub(LINES_MAX);
        let lines: Vec<(String, &Slice)> =
            sheet.months[last..].iter().map(|(month, slice)| (month_words(*month), slice)).collect();
        blocks.push(slices_as_text("By month", &lines, sheet, look));
    }
    if sheet.largest.len() > 1 {
        blocks.push(largest_as_text(sheet, look));
    }
    if !sheet.forecast.is_empty() {
        blocks.push(forecast_as_text(sheet, look));
    }
    blocks.join("\n")
}

fn month_words(month: Date) -> String {
    format!("{} {}", month.month_name(), month.year())
}

fn slices_as_text(title: &str, lines: &[(String, &Slice)], sheet: &StatsSheet, look: &Look) -> String {
    let columns = [Kind::Text, Kind::Amount, Kind::Amount, Kind::Fixed];
    let mut columns = columns.map(|kind| Column::new(kind, ""));
    columns[3] = Column::new(Kind::Fixed, "").spare();
    let mut table = Table::new(columns).indent(2);
    let most = lines.iter().map(|(_, slice)| i128::from(slice.spent.minor())).max().unwrap_or(0).max(1);
    for (name, slice) in lines.iter().take(LINES_MAX) {
        table.row([
            Cell::text(safe(name)),
            Cell::value(slice.spent.to_decimal(sheet.currency.decimals())),
            Cell::value(percent(slice.spent, sheet.spent)).painted(Paint::Dim),
            Cell::value(share_bar(i128::from(slice.spent.minor()), most, BAR_CELLS, look)).painted(Paint::Dim),
        ]);
    }
    let more = match lines.len().saturating_sub(LINES_MAX) {
        0 => String::new(),
        more => look.paint(Paint::Dim, format!("  {} and {more} more\n", look.glyphs().ellipsis)),
    };
    format!("{}\n{}{more}", look.paint(Paint::Heading, title), table.compact().render(look))
}

/// Says which part of a whole something is, in whole percent.
fn percent(part: Money, whole: Money) -> String {
    let (part, whole) = (i128::from(part.minor()), i128::from(whole.minor()));
    if whole <= 0 || part < 0 { String::new() } else { format!("{}%", (part * 200 + whole) / (whole * 2)) }
}

fn people_as_text(sheet: &StatsSheet, look: &Look) -> String {
    let show = |money: Money| money.to_decimal(sheet.currency.decimals());
    let columns = [
        Column::new(Kind::Text, ""),
        Column::with_heading(Kind::Amount, Safe::own("used")),
        Column::with_heading(Kind::Amount, Safe::own("paid")),
        Column::new(Kind::Fixed, "").spare(),
    ];
    let mut table = Table::new(columns).indent(2);
    let most = sheet.people.iter().map(|(_, slice, _)| i128::from(slice.spent.minor())).max().unwrap_or(0).max(1);
    for (person, slice, paid) in sheet.people.iter().take(LINES_MAX) {
        table.row([
            Cell::text(safe(person)).painted(Paint::Bright),
            Cell::value(show(slice.spent)),
            Cell::value(show(*paid)),
            Cell::value(share_bar(i128::from(slice.spent.minor()), most, BAR_CELLS, look)).painted(Paint::Dim),
        ]);
    }
    let more = match sheet.people.len().saturating_sub(LINES_MAX) {
        0 => String::new(),
        more => look.paint(Paint::Dim, format!("  {} and {more} more\n", look.glyphs().ellipsis)),
    };
    format!("{}\n{}{more}", look.paint(Paint::Heading, "By person"), table.compact().render(look))
}

fn largest_as_text(sheet: &StatsSheet, look: &Look) -> String {
    let kinds = [Kind::Fixed, Kind::Fixed, Kind::Text, Kind::Amount];
    let mut table = Table::new(kinds.map(|kind| Column::new(kind, ""))).indent(2).overflow(Overflow::Cut);
    for bill in &sheet.largest {
        table.row([
            Cell::id(&bill.id.to_string(), bill.unique),
            Cell::value(bill.date),
            Cell::text(safe(&bill.description)),
            Cell::value(bill.amount.to_decimal(sheet.currency.decimals())),
        ]);
    }
    format!("{}\n{}", look.paint(Paint::Heading, "Largest"), table.render(look))
}

fn forecast_as_text(sheet: &StatsSheet, look: &Look) -> String {
    let show = |money: Money| money.to_decimal(sheet.currency.decimals());
    let some = |money: Money| if money.is_zero() { Cell::empty() } else { Cell::value(show(money)) };
    let heading = |words: &'static str| Column::with_heading(Kind::Amount, Safe::own(words)).spare();
    let columns = [
        Column::new(Kind::Text, ""),
        Column::with_heading(Kind::Amount, Safe::own("about")),
        heading("by rules"),
        heading("known"),
        heading("usual"),
        heading("due"),
    ];
    let mut table = Table::new(columns).indent(2);
    for guess in &sheet.forecast {
        table.row([
            Cell::value(month_words(guess.month)),
            Cell::value(show(guess.total)).painted(Paint::Bright),
            some(guess.by_rules),
            some(guess.known),
            some(guess.usual),
            some(guess.due),
        ]);
    }
    let note = "a guess: bills that come by rules, and for the rest the median of the last months";
    format!(
        "{}   {}\n{}",
        look.paint(Paint::Heading, "Forecast"),
        look.paint(Paint::Dim, note),
        table.compact().render(look)
    )
}

/// What was spent in a group and currency, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct StatsJson {
    pub group: String,
    pub name: String,
    pub currency: String,
    pub first: String,
    pub last: String,
    pub bills: i64,
    pub spent: String,
    pub spent_minor: i64,
    pub per_bill: String,
    pub per_month: String,
    pub categories: Vec<SliceJson>,
    pub people: Vec<PersonSliceJson>,
    pub months: Vec<SliceJson>,
    pub largest: Vec<LargeJson>,
    pub forecast: Vec<GuessJson>,
}

/// A part of what was spent.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct SliceJson {
    pub name: String,
    pub bills: i64,
    pub spent: String,
    pub spent_minor: i64,
}

/// What one person used and paid.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct PersonSliceJson {
    pub member: String,
    pub bills: i64,
    pub used: String,
    pub used_minor: i64,
    pub paid: String,
    pub paid_minor: i64,
}

/// One of the largest bills.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct LargeJson {
    pub id: String,
    pub date: String,
    pub description: String,
    pub amount: String,
    pub amount_minor: i64,
}

/// A guess at one month.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct GuessJson {
    pub month: String,
    pub total: String,
    pub total_minor: i64,
    pub by_rules: String,
    pub known: String,
    pub usual: String,
    pub due: String,
}

fn month_key(month: Date) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}

/// Returns a record of each sheet.
#[must_use]
pub fn stats_as_json(sheets: &[StatsSheet]) -> Vec<StatsJson> {
    sheets.iter().map(sheet_as_json).collect()
}

fn sheet_as_json(sheet: &StatsSheet) -> StatsJson {
    let show = |money: Money| money.to_decimal(sheet.currency.decimals());
    let slice = |name: String, slice: &Slice| SliceJson {
        name,
        bills: slice.bills,
        spent: show(slice.spent),
        spent_minor: slice.spent.minor(),
    };
    let guess = |guess: &Guess| GuessJson {
        month: month_key(guess.month),
        total: show(guess.total),
        total_minor: guess.total.minor(),
        by_rules: show(guess.by_rules),
        known: show(guess.known),
        usual: show(guess.usual),
        due: show(guess.due),
    };
    let person = |(member, slice, paid): &(String, Slice, Money)| PersonSliceJson {
        member: member.clone(),
        bills: slice.bills,
        used: show(slice.spent),
        used_minor: slice.spent.minor(),
        paid: show(*paid),
        paid_minor: paid.minor(),
    };
    let large = |bill: &crate::report::stats::LargeBill| LargeJson {
        id: bill.id.to_string(),
        date: bill.date.to_string(),
        description: bill.description.clone(),
        amount: show(bill.amount),
        amount_minor: bill.amount.minor(),
    };
    StatsJson {
        group: sheet.group.clone(),
        name: sheet.name.clone(),
        currency: sheet.currency.to_string(),
        first: sheet.days.0.to_string(),
        last: sheet.days.1.to_string(),
        bills: sheet.bills,
        spent: show(sheet.spent),
        spent_minor: sheet.spent.minor(),
        per_bill: show(sheet.per_bill),
        per_month: show(sheet.per_month),
        categories: sheet.categories.iter().map(|one| slice(one.name.clone(), one)).collect(),
        people: sheet.people.iter().map(person).collect(),
        months: sheet.months.iter().map(|(month, one)| slice(month_key(*month), one)).collect(),
        largest: sheet.largest.iter().map(large).collect(),
        forecast: sheet.forecast.iter().map(guess).collect(),
    }
}

/// Returns one row a figure: which sheet, what it is by, its name, the bills and the amount.
#[must_use]
pub fn stats_as_rows(sheets: &[StatsSheet]) -> Rows {
    const COLUMNS: &[&str] = &["group", "currency", "by", "name", "bills", "amount", "amount_minor"];
    let mut rows = Vec::new();
    for sheet in sheets {
        let mut row = |by: &str, name: &str, bills: Option<i64>, amount: Money| {
            rows.push(vec![
                sheet.group.clone(),
                sheet.currency.to_string(),
                by.to_owned(),
                name.to_owned(),
                bills.map(|bills| bills.to_string()).unwrap_or_default(),
                amount.to_decimal(sheet.currency.decimals()),
                amount.minor().to_string(),
            ]);
        };
        row("all", "", Some(sheet.bills), sheet.spent);
        row("average", "bill", None, sheet.per_bill);
        row("average", "month", None, sheet.per_month);
        sheet.categories.iter().for_each(|one| row("category", &one.name, Some(one.bills), one.spent));
        sheet.people.iter().for_each(|(name, one, _)| row("used", name, Some(one.bills), one.spent));
        sheet.people.iter().for_each(|(name, _, paid)| row("paid", name, None, *paid));
        sheet.months.iter().for_each(|(month, one)| row("month", &month_key(*month), Some(one.bills), one.spent));
        sheet.largest.iter().for_each(|bill| row("largest", &bill.id.to_string(), None, bill.amount));
        sheet.forecast.iter().for_each(|guess| row("forecast", &month_key(guess.month), None, guess.total));
    }
    Rows { columns: COLUMNS, rows }
}

/// Shows budgets with what is left of each.
#[must_use]
pub fn budgets_as_text(rows: &[BudgetRow], look: &Look) -> String {
    let mut text = String::new();
    for of_group in rows.chunk_by(|one, next| one.group == next.group) {
        let Some(first) = of_group.first() else { continue };
        let heading = look.paint(Paint::Heading, safe(&first.name));
        text += if text.is_empty() { "" } else { "\n" };
        text += &format!("{heading}   budget of {} in {}\n", month_words(first.month), first.currency);
        let kinds = [Kind::Text, Kind::Amount, Kind::Text, Kind::Amount, Kind::Fixed, Kind::Amount, Kind::Fixed];
        let mut columns = kinds.map(|kind| Column::new(kind, ""));
        columns[4] = Column::new(Kind::Fixed, "").spare();
        let mut table = Table::new(columns).indent(2);
        for row in of_group {
            let show = |money: Money| money.to_decimal(row.currency.decimals());
            let (left, is_over) = (row.left(), row.left().is_negative());
            let (whole, part) = (i128::from(row.budget.minor()), i128::from(row.spent.minor()));
            let bar = share_bar(part.min(whole), whole, BAR_CELLS, look);
            let paint = if is_over { Paint::Owes } else { Paint::GetsBack };
            table.row([
                if row.category == "*" { Cell::own("all") } else { Cell::text(safe(&row.category)) },
                Cell::value(show(row.spent)),
                Cell::own("of"),
                Cell::value(show(row.budget)),
                Cell::value(bar).painted(Paint::Dim),
                Cell::value(show(left.abs())).painted(paint),
                Cell::own(if is_over { "over" } else { "left" }).painted(paint),
            ]);
        }
        text += &table.compact().render(look);
    }
    text
}

/// A budget as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct BudgetJson {
    pub group: String,
    pub month: String,
    pub category: String,
    pub currency: String,
    pub budget: String,
    pub budget_minor: i64,
    pub spent: String,
    pub spent_minor: i64,
    pub left: String,
    pub left_minor: i64,
    pub over: bool,
}

/// Returns the record of a budget.
#[must_use]
pub fn budget_as_json(row: &BudgetRow) -> BudgetJson {
    let show = |money: Money| money.to_decimal(row.currency.decimals());
    BudgetJson {
        group: row.group.clone(),
        month: month_key(row.month),
        category: row.category.clone(),
        currency: row.currency.to_string(),
        budget: show(row.budget),
        budget_minor: row.budget.minor(),
        spent: show(row.spent),
        spent_minor: row.spent.minor(),
        left: show(row.left()),
        left_minor: row.left().minor(),
        over: row.left().is_negative(),
    }
}

/// Returns one row a budget.
#[must_use]
pub fn budgets_as_rows(rows: &[BudgetRow]) -> Rows {
    const COLUMNS: &[&str] = &["group", "month", "category", "currency", "budget", "spent", "left", "over"];
    let row = |row: &BudgetRow| {
        let one = budget_as_json(row);
        let over = one.over.to_string();
        vec![one.group, one.month, one.category, one.currency, one.budget, one.spent, one.left, over]
    };
    Rows { columns: COLUMNS, rows: rows.iter().map(row).collect() }
}
