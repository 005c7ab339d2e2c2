//! People who are not in the ledger yet: a handle, a random id and a file, made from a typed name.

use super::choose;
use super::failure::Failure;
use super::fresh::FreshIds;
use crate::book::Draft;
use crate::model::looks::looks;
use crate::model::{Handle, PersonIndex, Setup};
use crate::text::handles::name_problem;
use crate::text::new_files::new_person;
use crate::text::people::path_of;
use crate::text::row_text::is_hidden;
use crate::text::suggest::did_you_mean;

/// Someone new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The handle.
    pub handle: Handle,
    /// The display name.
    pub name: String,
    /// The text of the person's file.
    pub text: String,
}

/// Makes people, no two of whom look alike.
#[derive(Debug)]
pub struct Newcomers<'s> {
    setup: &'s Setup,
    fresh: FreshIds,
    /// Who was made so far.
    pub made: Vec<Newcomer>,
}

/// Reads the words of a display name, of a person or a group.
///
/// # Errors
///
/// When it is empty, too long, or holds what is not seen.
pub fn display_name(typed: &str, noun: &str) -> Result<String, Failure> {
    let name = typed.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if let Some(words) = name_problem(&name) {
        return Err(Failure::usage(format!("the name of the {noun} {words}")));
    }
    if let Some(hidden) = name.chars().find(|character| is_hidden(*character)) {
        let title = format!("the name of the {noun} holds the hidden character U+{:04X}", u32::from(hidden));
        return Err(Failure::usage(title).help("type the name again"));
    }
    choose::plain_text(&name)?;
    Ok(name)
}

/// Reads a handle that was typed.
///
/// # Errors
///
/// Says what keeps it from being one.
pub fn typed_handle(typed: &str) -> Result<Handle, Failure> {
    Handle::parse(typed).map_err(|words| Failure::usage(format!("`{}` cannot be a handle: {words}", shortened(typed))))
}

/// Cuts a text that is too long to be said back.
#[must_use]
pub fn shortened(typed: &str) -> String {
    const SAID_MAX: usize = 80;
    match typed.char_indices().nth(SAID_MAX) {
        Some((at, _)) => format!("{}…", &typed[..at]),
        None => typed.to_owned(),
    }
}

impl<'s> Newcomers<'s> {
    /// Starts with the people of a ledger.
    #[must_use]
    pub fn beside(setup: &'s Setup, fresh: FreshIds) -> Newcomers<'s> {
        Newcomers { setup, fresh, made: Vec::new() }
    }

    fn handles(&self) -> impl Iterator<Item = &Handle> {
        let known = self.setup.people.iter().map(|person| &person.handle);
        known.chain(self.made.iter().map(|newcomer| &newcomer.handle))
    }

    /// Returns who a handle would be taken for.
    fn alike(&self, handle: &Handle) -> Option<&Handle> {
        self.handles().find(|other| other.skeleton() == handle.skeleton())
    }

    /// Makes someone new; without a handle it is made from the name.
    ///
    /// # Errors
    ///
    /// When the name or the handle belongs to someone, or cannot be one.
    pub fn make(&mut self, name: &str, handle: Option<&str>, emails: &[String]) -> Result<Handle, Failure> {
        let name = display_name(name, "person")?;
        let handle = match handle {
            Some(typed) => {
                let handle = typed_handle(typed)?;
                if let Some(other) = self.alike(&handle) {
                    let words = if *other == handle {
                        format!("the handle `{handle}` is taken")
                    } else {
                        format!("the handle `{handle}` looks like `{other}`")
                    };
                    return Err(Failure::usage(words).help("choose another: --handle HANDLE"));
                }
                handle
            }
            None => self.handle_for(&name)?,
        };
        let text = new_person(self.fresh.take()?, &name, emails);
        self.made.push(Newcomer { handle: handle.clone(), name, text });
        Ok(handle)
    }

    fn handle_for(&self, name: &str) -> Result<Handle, Failure> {
        let taken = |handle: &str| Handle::parse(handle).is_ok_and(|handle| self.alike(&handle).is_some());
        if let Some(namesake) = self.named(name) {
            let free = Handle::from_name(name, taken);
            return Err(Failure::usage(format!("`{name}` is here already, as `{namesake}`"))
                .help("if this is somebody else, write more of the name")
                .help(format!("or tell them apart by a handle: clique person add '{name}' --handle {free}")));
        }
        let handle = Handle::from_name(name, taken);
        if handle.as_str().starts_with("someone") && !name.to_lowercase().starts_with("someone") {
            return Err(Failure::usage(format!("no handle can be made of `{name}`"))
                .help("rows name people by handles, which are written a to z; choose one")
                .help(format!("clique person add '{name}' --handle HANDLE, or HANDLE={name} in a list of members")));
        }
        Ok(handle)
    }

    /// Finds the handle of who has a name, upper and lower case being the same, as handle or display name.
    fn named(&self, name: &str) -> Option<&Handle> {
        let wanted = looks(name);
        let known = self.setup.people.iter().map(|person| (&person.handle, &person.name));
        let mut all = known.chain(self.made.iter().map(|newcomer| (&newcomer.handle, &newcomer.name)));
        all.find(|(handle, name)| handle.as_str() == wanted || looks(name) == wanted).map(|(handle, _)| handle)
    }

    /// Finds the person a word of a member list means, or makes one; `handle=Name` says both.
    ///
    /// Only a whole name finds someone: of `dan` nobody knows whether Daniel is meant.
    ///
    /// # Errors
    ///
    /// When neither can be.
    pub fn find_or_make(&mut self, typed: &str, me: Option<PersonIndex>) -> Result<Handle, Failure> {
        if typed == "me" {
            return choose::known_me(me).map(|me| self.setup.people[me.get()].handle.clone());
        }
        match typed.split_once('=') {
            Some((handle, name)) => self.make(name, Some(handle), &[]),
            None => match self.named(typed.trim()) {
                Some(handle) => Ok(handle.clone()),
                None => self.make(typed, None, &[]),
            },
        }
    }

    /// Lists the new ones whose names are near to someone's who was here before: the new and the old handle.
    #[must_use]
    pub fn near_misses(&self) -> Vec<(String, String)> {
        let known = || self.setup.people.iter().map(|person| person.handle.as_str());
        let near = |newcomer: &Newcomer| {
            let handle = newcomer.handle.to_string();
            did_you_mean(&handle, known()).map(|near| (handle, near))
        };
        self.made.iter().filter_map(near).collect()
    }

    /// Puts the files of the new ones into a draft.
    pub fn write(&self, draft: &mut Draft) {
        for newcomer in &self.made {
            draft.set(&path_of(newcomer.handle.as_str()), Some(newcomer.text.clone()));
        }
    }
}

/// Splits a typed list of names at commas; spaces belong to the names.
#[must_use]
pub fn names_of(typed: &[String]) -> Vec<String> {
    let words = typed.iter().flat_map(|list| list.split(',')).map(str::trim).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(names: &[&str]) -> Vec<Result<String, String>> {
        let setup = Setup::default();
        let mut newcomers = Newcomers::beside(&setup, FreshIds::beside([]));
        let each = |name: &&str| {
            newcomers.make(name, None, &[]).map(|handle| handle.to_string()).map_err(|failure| failure.message)
        };
        names.iter().map(each).collect()
    }

    #[test]
    fn handles_come_from_names() {
        let all = made(&["Chloé Dubois", "Bob", "Bob Baker", "Mary-Jane", "  Dan  van Dam "]);
        let all: Vec<String> = all.into_iter().map(Result::unwrap).collect();
        assert_eq!(all, ["chloe", "bob", "bob.baker", "mary", "dan"]);
    }

    #[test]
    fn names_that_cannot_be_are_refused() {
        let long = "x".repeat(200_000);
        let all = made(&["Bob", "BOB", "", "  ", "a\nb", "a\u{202e}b", &long, "=cmd", "李雷", "🎉"]);
        assert!(all[0].is_ok());
        for refused in &all[1..] {
            let message = refused.as_ref().unwrap_err();
            assert!(message.len() < 200, "{message}");
        }
    }

    #[test]
    fn odd_names_that_can_be_are_taken() {
        let all = made(&["-rf", "../etc", "O'Neill", "bob 🎉", "André \"Dédé\""]);
        let all: Vec<String> = all.into_iter().map(Result::unwrap).collect();
        assert_eq!(all, ["rf", "etc", "oneill", "bob", "andre"]);
    }
}
