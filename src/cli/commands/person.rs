//! `clique person`: manage people.

mod add;
mod edit;
mod key;
mod rm;
mod show;

use clap::{Args, Subcommand};

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::Writer;
use crate::model::Setup;
use crate::render::people::{people_as_rows, person_as_json, person_as_text};
use crate::render::style::{Look, Paint};
use crate::report::people::people;

/// Manage people
///
/// A person has one file in `people/`. Rows name people by the file's name, the handle, which never
/// changes; the display name may change any time.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique person add Erin Baker --email erin@example.org
  clique person edit bob --pay iban:DE02120300000000202051
  clique person list
  clique person show bob")]
pub struct PersonArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: PersonCommand,
}

/// What can be done with people.
#[derive(Clone, Debug, Subcommand)]
#[allow(missing_docs, reason = "each is described by the doc comment of its arguments")]
pub enum PersonCommand {
    Add(add::PersonAddArgs),
    Edit(edit::PersonEditArgs),
    Rm(rm::PersonRmArgs),
    List(show::PersonListArgs),
    Show(show::PersonShowArgs),
}

/// Fields that `add` and `edit` share.
#[derive(Clone, Debug, Default, Args)]
pub struct PersonFields {
    /// A telephone number
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    pub phone: Option<String>,
    /// The currency the person thinks in
    #[arg(long, value_name = "CURRENCY")]
    pub currency: Option<String>,
    /// The path of a picture
    #[arg(long, value_name = "PATH")]
    pub avatar: Option<String>,
    /// A way to be paid, such as iban:DE02…, paypal:NAME or cash:NOTE; may be given several times
    #[arg(long, value_name = "KIND:ACCOUNT")]
    pub pay: Vec<String>,
    /// A public signing key: the file of an SSH key, the key itself, or the fingerprint of an OpenPGP key
    #[arg(long = "key", value_name = "KEY")]
    pub keys: Vec<String>,
}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_person(args: &PersonArgs, context: &mut Context) -> Outcome {
    match &args.command {
        PersonCommand::Add(args) => add::cmd_person_add(args, context),
        PersonCommand::Edit(args) => edit::cmd_person_edit(args, context),
        PersonCommand::Rm(args) => rm::cmd_person_rm(args, context),
        PersonCommand::List(args) => show::cmd_person_list(args, context),
        PersonCommand::Show(args) => show::cmd_person_show(args, context),
    }
}

/// Says what became of a person's file.
fn say_person(context: &mut Context, writer: &Writer, handle: &str, verb: &str) -> Outcome {
    let book = writer.book();
    let (tally, _) = book.tally();
    let me = context.me(&book.root, &book.setup)?;
    let index = book.setup.person(handle).ok_or_else(|| Failure::usage(format!("`{handle}` is not here")))?;
    let rows = people(&book.setup, &tally.balances(), &[index], me);
    let text = |look: &Look| {
        let mark = look.paint(Paint::GetsBack, look.glyphs().check);
        format!("{mark} {verb} {}", person_as_text(&rows[0], look))
    };
    context.show(&Shown {
        schema: "clique.person/1",
        ledger: Some(&book.setup.name),
        text: &text,
        data: &|| value_of(&person_as_json(&rows[0])),
        rows: &|| people_as_rows(&rows),
    })?;
    context.ui.hint("  undo with: clique undo");
    Ok(0)
}

/// Reads an e-mail address; it tells who someone is, so no two people have the same.
fn email(setup: &Setup, typed: &str, owner: Option<&str>) -> Result<String, Failure> {
    let email = typed.trim();
    let is_like_one = email.len() <= 254
        && email.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty())
        && !email.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ','));
    if !is_like_one {
        let shown = crate::cli::newcomers::shortened(email);
        return Err(
            Failure::usage(format!("`{shown}` is not an e-mail address")).help("write it such as bob@example.org")
        );
    }
    let has_it = |person: &&crate::model::Person| person.emails.iter().any(|other| other.eq_ignore_ascii_case(email));
    match setup.people.iter().find(has_it).filter(|person| Some(person.handle.as_str()) != owner) {
        Some(person) => Err(Failure::usage(format!("`{email}` is the address of `{}`", person.handle))
            .help("it tells who made a change, so only one person can have it")),
        None => Ok(email.to_owned()),
    }
}

/// Reads a way to be paid, `iban:DE02…`.
fn way_to_be_paid(typed: &str) -> Result<(String, String), Failure> {
    let wrong = || {
        Failure::usage(format!("`{}` is not a way to be paid", crate::cli::newcomers::shortened(typed)))
            .help("write KIND:ACCOUNT, such as iban:DE02120300000000202051 or paypal:bob@example.org")
            .help("kinds: iban, paypal, upi, pix, revolut, venmo, cash, other")
    };
    let (kind, to) = typed.split_once(':').ok_or_else(wrong)?;
    let (kind, to) = (kind.trim().to_lowercase(), to.trim());
    let is_word = !kind.is_empty() && kind.len() <= 20 && kind.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_word || to.is_empty() || to.len() > 200 {
        return Err(wrong());
    }
    one_line(to)?;
    Ok((kind, to.to_owned()))
}

/// Refuses a text that would not be seen as it is.
fn one_line(text: &str) -> Result<&str, Failure> {
    const LENGTH_MAX: usize = 2000;
    if text.len() > LENGTH_MAX {
        return Err(Failure::usage(format!("a text has more than {LENGTH_MAX} bytes")));
    }
    match text.chars().find(|c| c.is_control() || crate::text::row_text::is_hidden(*c)) {
        Some(c) => Err(Failure::usage(format!("the text holds the hidden character U+{:04X}", u32::from(c)))),
        None => Ok(text),
    }
}
