//! Asks which group an entry goes to, where several are open and none is chosen.

use super::AddArgs;
use crate::book::Book;
use crate::cli::ask::{Asker, Question, Reply};
use crate::cli::choose;
use crate::cli::context::kept;
use crate::cli::failure::Failure;
use crate::model::{GroupIndex, PersonIndex};

/// Finds the group, asking where that is needed; what is answered is noted in the arguments.
///
/// # Errors
///
/// When none fits, or nobody answers.
pub fn which_group(
    args: &mut AddArgs,
    book: &Book,
    me: Option<PersonIndex>,
    asker: &Asker,
) -> Result<GroupIndex, Failure> {
    let setup = &book.setup;
    if let Some(friend) = &args.with {
        return choose::pair(setup, friend, me);
    }
    let open: Vec<&str> = setup.groups.iter().filter(|it| !it.archived && !it.direct).map(|it| &*it.handle).collect();
    if args.group.group.is_some() || open.len() < 2 || kept(&book.root, "group").is_some() {
        return choose::group(setup, &book.root, args.group.group.as_deref());
    }
    let offers = || open.iter().map(|handle| (*handle).to_owned()).collect();
    let question = Question { words: "Which group? ", offers: &offers, ..Question::default() };
    loop {
        let reply = asker.ask(&question, |typed| match typed {
            "" => Err(Failure::usage("say which group").help(open.join(", "))),
            typed => choose::named_group(setup, typed),
        })?;
        if let Reply::Answer(index) = reply {
            args.group.group = Some(setup.groups[index.get()].handle.clone());
            return Ok(index);
        }
    }
}
