//! `clique person edit`: what is known of someone.

use clap::Args;

use super::key::signing_key;
use super::{PersonFields, one_line, say_person, way_to_be_paid};
use crate::book::Change;
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::newcomers::{display_name, shortened};
use crate::cli::typed::currency_named;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::git::Repo;
use crate::model::{Person, Setup, SigningKey};
use crate::text::people::path_of;
use crate::text::toml_edit::{add_element, set_value};
use crate::text::toml_value::NewValue;

/// Change what is known of a person
///
/// Only the named fields change; `none` takes one out. The handle cannot change, because rows say it.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique person edit bob --name 'Bob Baker' --phone +4930123456
  clique person edit alice --email alice@home.example
  clique person edit bob --pay iban:DE02120300000000202051
  clique person edit me --key ~/.ssh/id_ed25519.pub")]
pub struct PersonEditArgs {
    /// Who, by handle, name or unique prefix; `me` is you
    #[arg(value_name = "WHO")]
    pub who: String,
    /// The display name
    #[arg(long)]
    pub name: Option<String>,
    /// Add an e-mail address
    #[arg(long = "email", value_name = "ADDRESS")]
    pub emails: Vec<String>,
    /// Take an e-mail address out
    #[arg(long = "no-email", value_name = "ADDRESS")]
    pub no_emails: Vec<String>,
    /// Take a way to be paid out: its kind, or KIND:ACCOUNT
    #[arg(long = "no-pay", value_name = "KIND")]
    pub no_pay: Vec<String>,
    /// Take a signing key out: the key or its beginning
    #[arg(long = "no-key", value_name = "KEY")]
    pub no_keys: Vec<String>,
    /// What else is known.
    #[command(flatten)]
    pub fields: PersonFields,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Changes a person's file.
///
/// # Errors
///
/// When nobody fits, or a field cannot be meant; nothing is changed then.
pub(super) fn cmd_person_edit(args: &PersonEditArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let me = context.me(&book.root, &book.setup)?;
    let index = choose::person(&book.setup, &args.who, me)?;
    let person = &book.setup.people[index.get()];
    let handle = person.handle.to_string();
    let path = path_of(&handle);
    let mut draft = writer.draft();
    let mut text = draft.text(&path).unwrap_or_default().to_owned();
    if let Some(typed) = &args.name {
        text = set_value(&text, &["name"], Some(&NewValue::text(&display_name(typed, "person")?)))?;
    }
    text = change_emails(text, args, person, &book.setup)?;
    let (text, keys) = take_out(text, args, person)?;
    let text = change_file(&text, &keys, &args.fields, (&book.setup, &handle))?;
    draft.set(&path, Some(text));
    let change = Change {
        subject: format!("people: edit {handle}"),
        operation: "person-edit",
        group: None,
        entries: Vec::new(),
        trailers: vec![("Clique-Person", handle.clone())],
    };
    match writer.commit(context, &draft, &change)? {
        Some(_) => {
            let code = say_person(context, &writer, &handle, "changed")?;
            let signs = Repo::open(&writer.book().root).is_ok_and(|repo| repo.signs());
            if !args.fields.keys.is_empty() && me == Some(index) && !signs {
                context.ui.hint("  from now on your changes are expected to be signed; tell git how:");
                context.ui.hint("  git config gpg.format ssh && git config user.signingkey FILE");
            }
            Ok(code)
        }
        None => Ok(0),
    }
}

fn change_emails(text: String, args: &PersonEditArgs, person: &Person, setup: &Setup) -> Result<String, Failure> {
    let mut emails = person.emails.clone();
    for typed in &args.no_emails {
        let before = emails.len();
        emails.retain(|email| !email.eq_ignore_ascii_case(typed));
        if emails.len() == before {
            return Err(Failure::usage(format!("`{}` has no address `{}`", person.handle, shortened(typed))));
        }
    }
    for typed in &args.emails {
        let email = super::email(setup, typed, Some(person.handle.as_str()))?;
        if !emails.iter().any(|known| known.eq_ignore_ascii_case(&email)) {
            emails.push(email);
        }
    }
    if emails == person.emails {
        return Ok(text);
    }
    let value = (!emails.is_empty()).then_some(NewValue::Texts(emails));
    Ok(set_value(&text, &["emails"], value.as_ref())?)
}

/// Takes ways to be paid and keys out; returns the keys that stay.
fn take_out(mut text: String, args: &PersonEditArgs, person: &Person) -> Result<(String, Vec<String>), Failure> {
    let mut ways: Vec<(String, String)> = person.pay.iter().map(|way| (way.kind.clone(), way.to.clone())).collect();
    for typed in &args.no_pay {
        let is_meant = |(kind, to): &(String, String)| kind == typed || format!("{kind}:{to}") == *typed;
        let Some(at) = ways.iter().position(is_meant) else {
            return Err(Failure::usage(format!("`{}` is not paid by `{}`", person.handle, shortened(typed))));
        };
        ways.remove(at);
        text = set_value(&text, &["pay", &at.to_string()], None)?;
    }
    let mut keys = person.keys.clone();
    for typed in &args.no_keys {
        let found: Vec<usize> = (0..keys.len()).filter(|at| keys[*at].starts_with(typed.as_str())).collect();
        let [at] = found.as_slice() else {
            let words = if found.is_empty() { "no key begins" } else { "several keys begin" };
            return Err(Failure::usage(format!("{words} with `{}`", shortened(typed))));
        };
        keys.remove(*at);
        let value = (!keys.is_empty()).then(|| NewValue::Texts(keys.clone()));
        text = set_value(&text, &["keys"], value.as_ref())?;
    }
    Ok((text, keys))
}

/// Changes the fields that `add` and `edit` share; `keys` are those in the file of `owner`.
pub(super) fn change_file(
    text: &str,
    keys: &[String],
    fields: &PersonFields,
    (setup, owner): (&Setup, &str),
) -> Result<String, Failure> {
    let mut text = text.to_owned();
    let single = [("phone", &fields.phone), ("avatar", &fields.avatar)];
    for (key, typed) in single.into_iter().filter_map(|(key, typed)| Some((key, typed.as_deref()?))) {
        let value = (typed != "none").then(|| one_line(typed.trim()).map(NewValue::text)).transpose()?;
        if value == Some(NewValue::text("")) {
            return Err(Failure::usage(format!("the {key} is empty")).help(format!("--{key} none takes it out")));
        }
        text = set_value(&text, &[key], value.as_ref())?;
    }
    if let Some(typed) = fields.currency.as_deref() {
        let value = if typed == "none" { None } else { Some(currency_named(setup, typed)?) };
        let value = value.map(|currency| NewValue::text(currency.code()));
        text = set_value(&text, &["currency"], value.as_ref())?;
    }
    for typed in &fields.pay {
        let (kind, to) = way_to_be_paid(typed)?;
        text = add_element(&text, "pay", &[("kind", NewValue::Text(kind)), ("to", NewValue::Text(to))])?;
    }
    if !fields.keys.is_empty() {
        let mut keys = keys.to_vec();
        for typed in &fields.keys {
            let key = signing_key(typed, setup, owner)?;
            if !keys.iter().any(|known| SigningKey::parse(known) == SigningKey::parse(&key)) {
                keys.push(key);
            }
        }
        text = set_value(&text, &["keys"], Some(&NewValue::Texts(keys)))?;
    }
    Ok(text)
}
