//! `clique friend`: ask, accept, decline, block.

use clap::{Args, Subcommand};

use crate::book::Change;
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::person::Friendship;
use crate::render::friends::{friend_as_json, friends_as_rows, friends_as_text};
use crate::render::style::Paint;
use crate::report::friends::{FriendRow, Standing, friend, friends};
use crate::text::people::path_of;
use crate::text::toml_edit::set_value;
use crate::text::toml_value::NewValue;

/// Ask, accept, decline and block friends
///
/// What you say of others stands in your own file, `people/YOU.toml`, and only there; what they say of
/// you stands in theirs. Both see it once they have synced. Without a command, lists how you stand.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique friend
  clique friend add bob
  clique friend accept bob
  clique friend block dan")]
pub struct FriendArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<FriendCommand>,
}

/// What can be done about friends.
#[derive(Clone, Debug, Subcommand)]
pub enum FriendCommand {
    /// List how you and the others stand
    ///
    /// Who asks you comes first.
    #[command(before_long_help = "Examples:
  clique friend list
  clique friend list --all --json")]
    List {
        /// Those, too, who never asked and were never asked
        #[arg(short, long)]
        all: bool,
    },
    /// Ask someone to be your friend
    ///
    /// Who has asked you already is your friend at once.
    #[command(before_long_help = "Examples:
  clique friend add bob
  clique friend add carol --dry-run")]
    Add(FriendOf),
    /// Say yes to someone who asked you
    #[command(before_long_help = "Examples:
  clique friend accept bob
  clique friend accept bob --dry-run")]
    Accept(FriendOf),
    /// Say no to someone who asked you
    #[command(before_long_help = "Examples:
  clique friend decline bob
  clique friend decline bob --dry-run")]
    Decline(FriendOf),
    /// Share no new bills with someone
    ///
    /// New bills that name both of you are refused, and settle never lets one of you pay the other.
    /// What was shared before stays, and payments are still recorded.
    #[command(before_long_help = "Examples:
  clique friend block dan
  clique friend block dan --dry-run")]
    Block(FriendOf),
    /// Share bills again with someone whom you blocked
    #[command(before_long_help = "Examples:
  clique friend unblock dan
  clique friend unblock dan --dry-run")]
    Unblock(FriendOf),
    /// End a friendship, or take your request or your no back
    #[command(before_long_help = "Examples:
  clique friend remove carol
  clique friend remove carol --dry-run")]
    Remove(FriendOf),
}

/// Whom it is about, and how to write.
#[derive(Clone, Debug, Args)]
pub struct FriendOf {
    /// Who, by handle, name or unique prefix
    #[arg(value_name = "WHO")]
    pub who: String,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// What is done about one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Add,
    Accept,
    Decline,
    Block,
    Unblock,
    Remove,
}

/// What your file will say, and what that means in words.
struct Verdict {
    word: Option<Friendship>,
    done: &'static str,
}

/// Runs the command.
///
/// # Errors
///
/// When it is not known who you are, or what is asked for does not fit how you stand; nothing is changed then.
pub fn cmd_friend(args: &FriendArgs, context: &mut Context) -> Outcome {
    match &args.command {
        None => list(false, context),
        Some(FriendCommand::List { all }) => list(*all, context),
        Some(FriendCommand::Add(of)) => change(Deed::Add, of, context),
        Some(FriendCommand::Accept(of)) => change(Deed::Accept, of, context),
        Some(FriendCommand::Decline(of)) => change(Deed::Decline, of, context),
        Some(FriendCommand::Block(of)) => change(Deed::Block, of, context),
        Some(FriendCommand::Unblock(of)) => change(Deed::Unblock, of, context),
        Some(FriendCommand::Remove(of)) => change(Deed::Remove, of, context),
    }
}

fn list(all: bool, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let me = choose::known_me(context.me(&book.root, &book.setup)?)?;
    let mut rows = friends(&book.setup, me);
    rows.retain(|row| all || row.standing != Standing::Nothing);
    context.show(&Shown {
        schema: "clique.friends/1",
        ledger: Some(&book.setup.name),
        text: &|look| friends_as_text(&rows, look),
        data: &|| value_of(&rows.iter().map(friend_as_json).collect::<Vec<_>>()),
        rows: &|| friends_as_rows(&rows),
    })?;
    if let Some(asks) = rows.iter().find(|row| row.standing == Standing::AsksYou) {
        context.ui.hint(&format!("answer with: clique friend accept {0}, or decline {0}", asks.handle));
    }
    Ok(0)
}

fn change(deed: Deed, of: &FriendOf, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &of.write)?;
    let book = writer.book();
    let me = choose::known_me(context.me(&book.root, &book.setup)?)?;
    let other = choose::person(&book.setup, &of.who, Some(me))?;
    if me == other {
        return Err(Failure::usage("this is you yourself").help("name a friend"));
    }
    let Verdict { word, done } = verdict(deed, &friend(&book.setup, me, other))?;
    let (mine, theirs) = (book.setup.handle(me).to_owned(), book.setup.handle(other).to_owned());
    let path = path_of(&mine);
    let mut draft = writer.draft();
    let value = word.map(|word| NewValue::text(word.word()));
    let text = set_value(draft.text(&path).unwrap_or_default(), &["friends", &theirs], value.as_ref())?;
    draft.set(&path, Some(text));
    let change = Change {
        subject: format!("people: {mine} {}", done.replace("{}", &theirs)),
        operation: "friend",
        group: None,
        entries: Vec::new(),
        trailers: vec![("Clique-Person", mine)],
    };
    if writer.commit(context, &draft, &change)?.is_none() {
        return Ok(0);
    }
    let book = writer.book();
    let row = friend(&book.setup, me, other);
    context.show(&Shown {
        schema: "clique.friend/1",
        ledger: Some(&book.setup.name),
        text: &|look| {
            let mark = look.paint(Paint::GetsBack, look.glyphs().check);
            format!("{mark} {}\n", said(deed, &row))
        },
        data: &|| value_of(&friend_as_json(&row)),
        rows: &|| friends_as_rows(std::slice::from_ref(&row)),
    })?;
    context.ui.hint("  undo with: clique undo");
    Ok(0)
}

/// Finds what your file will say; refuses what does not fit how you stand.
fn verdict(deed: Deed, row: &FriendRow) -> Result<Verdict, Failure> {
    let who = &row.handle;
    let refused = |words: String, help: String| Err(Failure::usage(words).help(help));
    let says = |word: Option<Friendship>, done: &'static str| Ok(Verdict { word, done });
    match (deed, row.standing) {
        (Deed::Add | Deed::Accept, Standing::Blocked) => {
            refused(format!("you have blocked `{who}`"), format!("first: clique friend unblock {who}"))
        }
        (Deed::Add | Deed::Accept, Standing::BlockedYou) => {
            Err(Failure::no(format!("`{who}` has blocked you, and is not asked")))
        }
        (Deed::Add | Deed::Accept, Standing::Friends) => Err(Failure::usage(format!("you and `{who}` are friends"))),
        (Deed::Add, Standing::Asked) => {
            refused(format!("you have asked `{who}` already"), format!("take it back: clique friend remove {who}"))
        }
        (Deed::Add | Deed::Accept, _) if row.theirs.is_some_and(is_yes) => {
            says(Some(Friendship::Accepted), "accepts {} as a friend")
        }
        (Deed::Add, Standing::DeclinedYou) => {
            refused(format!("`{who}` has declined"), format!("take it back: clique friend remove {who}"))
        }
        (Deed::Add, _) => says(Some(Friendship::Requested), "asks {} to be friends"),
        (Deed::Accept, _) => {
            refused(format!("`{who}` has not asked you"), format!("ask yourself: clique friend add {who}"))
        }
        (Deed::Decline, Standing::AsksYou) => says(Some(Friendship::Declined), "declines {} as a friend"),
        (Deed::Decline, Standing::Friends) => {
            refused(format!("you and `{who}` are friends"), format!("to end that: clique friend remove {who}"))
        }
        (Deed::Decline, Standing::Declined) => Err(Failure::usage(format!("you have declined `{who}` already"))),
        (Deed::Decline, _) => Err(Failure::usage(format!("`{who}` has not asked you"))),
        (Deed::Block, Standing::Blocked) => Err(Failure::usage(format!("you have blocked `{who}` already"))),
        (Deed::Block, _) => says(Some(Friendship::Blocked), "blocks {}"),
        (Deed::Unblock, Standing::Blocked) => says(None, "unblocks {}"),
        (Deed::Unblock, _) => Err(Failure::usage(format!("you have not blocked `{who}`"))),
        (Deed::Remove, Standing::Blocked) => {
            refused(format!("you have blocked `{who}`"), format!("to end that: clique friend unblock {who}"))
        }
        (Deed::Remove, _) if row.yours.is_none() => Err(Failure::usage(format!("your file says nothing of `{who}`"))
            .maybe_help((row.standing == Standing::AsksYou).then(|| format!("say no: clique friend decline {who}")))),
        (Deed::Remove, Standing::Friends) => says(Some(Friendship::Declined), "ends the friendship with {}"),
        (Deed::Remove, _) => says(None, "takes back what was said of {}"),
    }
}

const fn is_yes(word: Friendship) -> bool {
    matches!(word, Friendship::Requested | Friendship::Accepted)
}

/// Says what was done, to you.
fn said(deed: Deed, row: &FriendRow) -> String {
    let who = &row.handle;
    match deed {
        Deed::Add | Deed::Accept if row.standing == Standing::Friends => format!("you and {who} are friends"),
        Deed::Add | Deed::Accept => format!("asked {who}; they see it when both of you have synced"),
        Deed::Decline => format!("declined {who}"),
        Deed::Block => format!("blocked {who}: no new bills name both of you, and neither pays the other"),
        Deed::Unblock => format!("unblocked {who}"),
        Deed::Remove if row.yours == Some(Friendship::Declined) => format!("you and {who} are friends no more"),
        Deed::Remove => format!("your file says nothing of {who} any more"),
    }
}
