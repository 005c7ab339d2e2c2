//! `clique list`: lists entries.

use clap::{Args, ValueEnum};

use crate::cli::args::GroupArg;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose, typed};
use crate::model::{Date, GroupIndex, PersonIndex, Setup, Status};
use crate::render::entries::entry_as_json;
use crate::render::entry_rows::entries_as_rows;
use crate::render::listing::listing_as_text;
use crate::report::entries::EntryRow;
use crate::report::filter::{Filter, Sort, Test};
use crate::report::listing::{Listing, Wish, listing};

/// List entries, the newest first
///
/// Words are looked for in descriptions and notes. Void entries are left out unless --status asks for
/// them. A filter given several times takes what fits any of its values; different filters must all fit.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique list
  clique list dinner --with bob --month 2026-06
  clique list --kind payment --since 2026-01-01 --format csv
  clique list --status all --limit 10 --reverse")]
pub struct ListArgs {
    /// Only entries with all these words in their description or note
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// All groups, archived ones too
    #[arg(short, long, conflicts_with = "group")]
    pub all: bool,
    /// Only entries this person paid or shares
    #[arg(long = "with", visible_alias = "who", value_name = "WHO")]
    pub with: Vec<String>,
    /// Only entries this person paid
    #[arg(short = 'p', long = "paid-by", visible_alias = "payer", value_name = "WHO")]
    pub paid_by: Vec<String>,
    /// Only entries of this category
    #[arg(short, long)]
    pub category: Vec<String>,
    /// Only entries with this tag
    #[arg(short, long)]
    pub tag: Vec<String>,
    /// Only entries of this kind
    #[arg(long)]
    pub kind: Vec<KindArg>,
    /// Only this day and later
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub since: Option<String>,
    /// Only this day and earlier
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub until: Option<String>,
    /// Only this month (2026-06) or year (2026)
    #[arg(long, value_name = "MONTH", conflicts_with_all = ["since", "until"])]
    pub month: Option<String>,
    /// Only entries that stand like this; without it those that count and those that are pending
    #[arg(long)]
    pub status: Vec<StatusArg>,
    /// At most so many, the newest
    #[arg(long, visible_alias = "last", value_name = "N")]
    pub limit: Option<usize>,
    /// The oldest first
    #[arg(long)]
    pub reverse: bool,
}

/// The kinds that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the words say it")]
pub enum KindArg {
    Expense,
    Payment,
    Income,
    Refund,
}

/// The ways to stand that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatusArg {
    /// It counts
    Counts,
    /// It was taken back
    Void,
    /// It waits for those charged
    Pending,
    /// It lost a conflict
    Conflict,
    /// However it stands
    All,
}

/// Lists entries.
///
/// # Errors
///
/// When something typed cannot be meant, or the ledger cannot be read.
pub fn cmd_list(args: &ListArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let me = context.me(&book.root, &book.setup)?;
    let groups = choose::groups(&book.setup, &book.root, args.group.group.as_deref(), args.all)?;
    let filter = filter(args, &book.setup, &groups, me, context.clock.today())?;
    let wish = Wish { filter, limit: args.limit, oldest_first: args.reverse, me };
    let ledger = context.ledger(&book)?;
    let found = listing(&ledger, &wish);
    context.show(&Shown {
        schema: "clique.list/1",
        ledger: Some(&book.setup.name),
        text: &|look| listing_as_text(&found, look),
        data: &|| value_of(&rows_of(&found).map(entry_as_json).collect::<Vec<_>>()),
        rows: &|| entries_as_rows(&rows_of(&found).cloned().collect::<Vec<_>>()),
    })?;
    Ok(0)
}

fn rows_of(listing: &Listing) -> impl Iterator<Item = &EntryRow> {
    listing.groups.iter().flat_map(|group| group.lines.iter().map(|line| &line.row))
}

fn filter(
    args: &ListArgs,
    setup: &Setup,
    groups: &[GroupIndex],
    me: Option<PersonIndex>,
    today: Date,
) -> Result<Filter, Failure> {
    let mut all = vec![Filter::any(groups.iter().map(|group| Test::Group(*group)))];
    let mut any = |tests: Vec<Test>| {
        if !tests.is_empty() {
            all.push(Filter::any(tests));
        }
    };
    let people = |typed: &[String]| {
        typed.iter().map(|typed| choose::person(setup, typed, me)).collect::<Result<Vec<PersonIndex>, Failure>>()
    };
    any(people(&args.with)?.into_iter().map(Test::With).collect());
    any(people(&args.paid_by)?.into_iter().map(Test::PaidBy).collect());
    any(args.category.iter().cloned().map(Test::Category).collect());
    any(args.tag.iter().map(|tag| Test::Tag(tag.trim_start_matches('#').to_owned())).collect());
    any(args.kind.iter().map(|kind| Test::Kind(sort_of(*kind))).collect());
    any(statuses(&args.status).into_iter().map(Test::Status).collect());
    all.extend(args.words.iter().cloned().map(|word| Filter::Is(Test::Words(word))));
    let (since, until) = match &args.month {
        Some(month) => days_of(month).map(|(first, last)| (Some(first), Some(last)))?,
        None => {
            let day = |typed: &Option<String>| typed.as_deref().map(|typed| typed::date(typed, today)).transpose();
            (day(&args.since)?, day(&args.until)?)
        }
    };
    if let (Some(since), Some(until)) = (since, until)
        && until < since
    {
        return Err(Failure::usage(format!("nothing is since {since} and until {until}")).help("swap the two days"));
    }
    all.extend(since.map(|date| Filter::Is(Test::Since(date))));
    all.extend(until.map(|date| Filter::Is(Test::Until(date))));
    Ok(Filter::All(all))
}

const fn sort_of(kind: KindArg) -> Sort {
    match kind {
        KindArg::Expense => Sort::Expense,
        KindArg::Payment => Sort::Payment,
        KindArg::Income => Sort::Income,
        KindArg::Refund => Sort::Refund,
    }
}

/// Returns which statuses are meant; none means any.
fn statuses(typed: &[StatusArg]) -> Vec<Status> {
    if typed.contains(&StatusArg::All) {
        return Vec::new();
    }
    let status = |typed: &StatusArg| match typed {
        StatusArg::Counts | StatusArg::All => Status::Counts,
        StatusArg::Void => Status::Void,
        StatusArg::Pending => Status::Pending,
        StatusArg::Conflict => Status::Conflict,
    };
    if typed.is_empty() { vec![Status::Counts, Status::Pending] } else { typed.iter().map(status).collect() }
}

/// Returns the first and the last day of `2026-06` or `2026`.
fn days_of(typed: &str) -> Result<(Date, Date), Failure> {
    let day = |end: &str| Date::parse(&format!("{typed}{end}"));
    let found = match typed.len() {
        4 => day("-01-01").zip(day("-12-31")),
        7 => day("-01").and_then(|first| Some((first, first.plus_months(1)?.plus_days(-1)?))),
        _ => None,
    };
    found.ok_or_else(|| Failure::usage(format!("`{typed}` is no month")).help("write 2026-06, or 2026 for a year"))
}
