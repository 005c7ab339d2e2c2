//! `clique group new`: a group, or a folder of two people.

use clap::Args;

use super::{change_of, kind_named, say_group};
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::fresh::FreshIds;
use crate::cli::newcomers::{Newcomers, display_name, names_of, typed_handle};
use crate::cli::typed::currency_named;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::{Handle, Setup};
use crate::text::new_files::{new_group, new_pair};
use crate::text::toml_value::NewValue;

/// Start a group
///
/// You are in it, with those you name; who is not known yet becomes a person of the ledger. With
/// --with it is the folder of you and one friend, who share outside of every group.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique group new Flat 12 -k home --member bob,carol
  clique group new 'Ski week' --currency CHF --member 'bob,Eve Young'
  clique group new --with bob")]
pub struct GroupNewArgs {
    /// The display name, in any script
    #[arg(value_name = "NAME", required_unless_present = "with", conflicts_with = "with")]
    pub name: Vec<String>,
    /// What it is for: trip, home, couple, club or other
    #[arg(short, long, value_name = "KIND", conflicts_with = "with")]
    pub kind: Option<String>,
    /// The currency of amounts that name none; else the ledger's
    #[arg(long, value_name = "CURRENCY")]
    pub currency: Option<String>,
    /// Who is in beside you: names with commas between; `li=李雷` says the handle of someone new
    #[arg(long = "member", value_name = "NAMES", conflicts_with = "with")]
    pub members: Vec<String>,
    /// Leave yourself out
    #[arg(long, conflicts_with = "with")]
    pub without_me: bool,
    /// The name of the folder; it never changes
    #[arg(long, conflicts_with = "with")]
    pub handle: Option<String>,
    /// Share with one friend, outside of every group
    #[arg(long, value_name = "WHO")]
    pub with: Option<String>,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Starts a group.
///
/// # Errors
///
/// When the name or a member cannot be; nothing is changed then.
pub(super) fn cmd_group_new(args: &GroupNewArgs, context: &mut Context) -> Outcome {
    if let Some(friend) = &args.with {
        return new_pair_folder(args, friend, context);
    }
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let setup = &book.setup;
    let me = context.me(&book.root, setup)?;
    let name = display_name(&args.name.join(" "), "group")?;
    let handle = group_handle(setup, &name, args.handle.as_deref())?;
    let kind = args.kind.as_deref().map_or(Ok(crate::model::GroupKind::default()), kind_named)?;
    let currency = args.currency.as_deref().map(|typed| currency_named(setup, typed)).transpose()?;
    let currency = currency.filter(|currency| setup.currency != Some(*currency));
    let mut newcomers = Newcomers::beside(setup, FreshIds::for_book(book));
    let mut members: Vec<Handle> = Vec::new();
    if let Some(me) = me.filter(|_| !args.without_me) {
        members.push(setup.people[me.get()].handle.clone());
    }
    for typed in names_of(&args.members) {
        let member = newcomers.find_or_make(&typed, me)?;
        if !members.contains(&member) {
            members.push(member);
        }
    }
    if members.is_empty() {
        return Err(Failure::usage("nobody is in this group").help("name them: --member bob,carol"));
    }
    let keys: Vec<(&str, NewValue)> = members.iter().map(|member| (member.as_str(), NewValue::table([]))).collect();
    let mut draft = writer.draft();
    let code = currency.map(|currency| currency.code().to_owned());
    draft.set(&format!("groups/{handle}/group.toml"), Some(new_group(&name, kind, code.as_deref(), &keys)));
    newcomers.write(&mut draft);
    let made: Vec<String> = newcomers.made.iter().map(|person| person.handle.to_string()).collect();
    let near = newcomers.near_misses();
    let change = change_of(handle.as_str(), &format!("start {name}"), "group-new");
    if writer.commit(context, &draft, &change)?.is_none() {
        return Ok(0);
    }
    if !made.is_empty() {
        context.ui.say(&format!("new in the ledger: {}", made.join(", ")));
    }
    for (new, known) in near {
        context.ui.warn(&format!("`{new}` is new here; if you meant `{known}`: clique undo"));
    }
    let index = choose::named_group(&writer.book().setup, handle.as_str())?;
    say_group(context, writer.book(), index, "started")
}

/// Makes the handle of a new group, or takes the one that was typed.
fn group_handle(setup: &Setup, name: &str, typed: Option<&str>) -> Result<Handle, Failure> {
    let alike = |handle: &Handle| {
        let parsed = |other: &&crate::model::Group| Handle::parse(&other.handle).ok();
        setup.groups.iter().find(|other| parsed(other).is_some_and(|other| other.skeleton() == handle.skeleton()))
    };
    let wanted = name.to_lowercase();
    if let Some(typed) = typed {
        let handle = typed_handle(typed)?;
        return match alike(&handle) {
            Some(other) => Err(Failure::usage(format!("`{handle}` is, or looks like, the group `{}`", other.handle))
                .help("choose another: --handle HANDLE")),
            None => Ok(handle),
        };
    }
    let taken = |handle: &str| Handle::parse(handle).is_ok_and(|handle| alike(&handle).is_some());
    let free = Handle::from_title(name, taken);
    match setup.groups.iter().find(|group| group.name.to_lowercase() == wanted) {
        Some(other) => Err(Failure::usage(format!("there is a group `{name}` already, `{}`", other.handle))
            .help(format!("if it is another one: clique group new '{name}' --handle {free}"))),
        None => Ok(free),
    }
}

/// Makes the folder of you and a friend.
fn new_pair_folder(args: &GroupNewArgs, friend: &str, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let setup = &book.setup;
    let me = choose::known_me(context.me(&book.root, setup)?)?;
    let friend = choose::person(setup, friend, Some(me))?;
    let folder = choose::pair_folder(setup, me, friend)?;
    if setup.groups.iter().any(|group| group.folder == folder) {
        return Err(Failure::usage(format!("you and {} have a folder already: {folder}", setup.handle(friend))));
    }
    let currency = match args.currency.as_deref() {
        Some(typed) => currency_named(setup, typed)?,
        None => setup.currency.ok_or_else(|| Failure::usage("in which currency?").help("say it: --currency EUR"))?,
    };
    let handle = folder.trim_start_matches("direct/").to_owned();
    let mut draft = writer.draft();
    draft.set(&format!("{folder}/group.toml"), Some(new_pair(currency.code())));
    if writer.commit(context, &draft, &change_of(&handle, "start sharing", "group-new"))?.is_none() {
        return Ok(0);
    }
    let index = choose::named_group(&writer.book().setup, &handle)?;
    say_group(context, writer.book(), index, "started")
}
