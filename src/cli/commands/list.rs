//! `clique list`: lists entries.

use clap::Args;

use crate::book::Book;
use crate::cli::Outcome;
use crate::cli::args::GroupsArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filter_args::{Asked, FilterArgs, asked};
use crate::cli::show::{Shown, value_of};
use crate::cli::totals::{ByArg, show_totals};
use crate::cli::unknown_names::hint_at_names;
use crate::model::{GroupIndex, Status};
use crate::render::entries::entry_as_json;
use crate::render::entry_rows::entries_as_rows;
use crate::render::listing::listing_as_text;
use crate::report::entries::EntryRow;
use crate::report::filter::{Filter, Test};
use crate::report::listing::{Listing, Wish, listing, listing_beside};
use crate::text::query::Key;

/// List entries, the newest first
///
/// Words are looked for in descriptions and notes; `payer:`, `cat:`, `amount>` and their like look at one thing:
/// see `clique help filters`. Void entries are left out unless they are asked for. A flag given several times takes
/// what fits any of its values; different flags and words must all fit.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique list
  clique list dinner --with bob --month 2026-06
  clique list payer:bob 'amount>=50' not cat:home
  clique list cat:food,home date:2026-06-01..2026-06-15
  clique list --by category                   what was spent on what
  clique list --kind payment --since 2026-01-01 --format csv
  clique list --status all --limit 10 --reverse")]
pub struct ListArgs {
    /// Words and filters, which must all fit
    #[arg(value_name = "FILTER")]
    pub words: Vec<String>,
    /// Which groups.
    #[command(flatten)]
    pub groups: GroupsArgs,
    /// Which entries.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// What they come to, instead of each; of people, what each paid and used
    #[arg(long, value_name = "WHAT", conflicts_with_all = ["limit", "reverse"])]
    pub by: Option<ByArg>,
    /// At most so many, the newest
    #[arg(short = 'N', long, visible_alias = "last", value_name = "NUMBER")]
    pub limit: Option<usize>,
    /// The oldest first
    #[arg(long)]
    pub reverse: bool,
}

/// Lists entries.
///
/// # Errors
///
/// When something typed cannot be meant, or the ledger cannot be read.
pub fn cmd_list(args: &ListArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let (asked, groups) = asked_entries(args, context, &book)?;
    if let Some(by) = args.by {
        show_totals(context, &book, &asked, &groups, by)?;
        return Ok(0);
    }
    let me = context.me(&book.root, &book.setup)?;
    let wish = Wish { filter: asked.filter, limit: args.limit, oldest_first: args.reverse, me };
    let found = match args.limit {
        Some(limit) => {
            let (ledger, ids, more) = context.newest(&book, limit, |entry| wish.filter.takes(entry))?;
            Listing { left_out: more, ..listing_beside(&ledger, &ids, &wish) }
        }
        None => listing(&context.ledger(&book)?, &wish),
    };
    context.show(&Shown {
        schema: "clique.list/1",
        ledger: Some(&book.setup.name),
        text: &|look| listing_as_text(&found, look),
        data: &|| value_of(&rows_of(&found).map(entry_as_json).collect::<Vec<_>>()),
        rows: &|| entries_as_rows(&rows_of(&found).cloned().collect::<Vec<_>>()),
    })?;
    if found.groups.is_empty() {
        hint_at_names(context, &book, &asked.query);
    }
    Ok(0)
}

fn rows_of(listing: &Listing) -> impl Iterator<Item = &EntryRow> {
    listing.groups.iter().flat_map(|group| group.lines.iter().map(|line| &line.row))
}

/// Returns which entries are meant, and the groups they may be in.
fn asked_entries(args: &ListArgs, context: &mut Context, book: &Book) -> Result<(Asked, Vec<GroupIndex>), Failure> {
    let groups = args.groups.chosen(book)?;
    let flags = args.filter.query(context.clock.today())?;
    let found = asked(context, book, &args.words, flags)?.within(&groups, args.groups.typed().is_some());
    let groups = if found.query.mentions(Key::Group) { book.setup.group_indexes().collect() } else { groups };
    Ok((standing(found), groups))
}

/// Leaves out what is void or lost a conflict, unless a status is asked for.
pub(super) fn standing(asked: Asked) -> Asked {
    if asked.query.mentions(Key::Status) {
        return asked;
    }
    let stands = Filter::any([Status::Counts, Status::Pending].map(Test::Status));
    Asked { filter: Filter::All(vec![stands, asked.filter]), ..asked }
}
