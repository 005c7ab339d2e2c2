//! `clique person add`: someone new.

use clap::Args;

use super::edit::change_file;
use super::{PersonFields, say_person};
use crate::book::Change;
use crate::cli::Outcome;
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::fresh::FreshIds;
use crate::cli::newcomers::Newcomers;
use crate::cli::writer::Writer;
use crate::text::people::path_of;

/// Add a person
///
/// The handle, by which rows name the person, is made from the name: Chloé Dubois becomes `chloe`.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique person add Eve
  clique person add Chloé Dubois --email chloe@example.org --pay paypal:chloe@example.org
  clique person add 李雷 --handle li.lei --currency CNY")]
pub struct PersonAddArgs {
    /// The display name, in any script
    #[arg(value_name = "NAME", required = true)]
    pub name: Vec<String>,
    /// The name in rows and of the file; it never changes
    #[arg(long)]
    pub handle: Option<String>,
    /// An e-mail address that git knows the person by; may be given several times
    #[arg(long = "email", value_name = "ADDRESS")]
    pub emails: Vec<String>,
    /// What else is known.
    #[command(flatten)]
    pub fields: PersonFields,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Adds a person.
///
/// # Errors
///
/// When the name or handle is somebody's, or a field cannot be meant; nothing is changed then.
pub(super) fn cmd_person_add(args: &PersonAddArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let setup = &writer.book().setup;
    let emails = args.emails.iter().map(|typed| super::email(setup, typed, None)).collect::<Result<Vec<_>, _>>()?;
    let mut newcomers = Newcomers::beside(setup, FreshIds::for_book(writer.book()));
    let handle = newcomers.make(&args.name.join(" "), args.handle.as_deref(), &emails)?.to_string();
    let mut draft = writer.draft();
    newcomers.write(&mut draft);
    let path = path_of(&handle);
    let text = change_file(draft.text(&path).unwrap_or_default(), &[], &args.fields, (setup, &handle))?;
    draft.set(&path, Some(text));
    let change = Change {
        subject: format!("people: add {handle}"),
        operation: "person-add",
        group: None,
        entries: Vec::new(),
        trailers: vec![("Clique-Person", handle.clone())],
    };
    match writer.commit(context, &draft, &change)? {
        Some(_) => {
            let outcome = say_person(context, &writer, &handle, "added")?;
            context.ui.hint(&format!("  into a group with: clique member add {handle}"));
            Ok(outcome)
        }
        None => Ok(0),
    }
}
