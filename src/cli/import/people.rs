//! Who the people of a file are: someone of the ledger, or someone new.
//!
//! 1. Whom `--map 'Arun Kumar=arun'` says.
//! 2. Whom the group remembers from an import before; else whom all other groups that remember the name mean.
//! 3. Who has the file's e-mail address.
//! 4. Who has the whole name, or the name as handle; upper and lower case are one.
//! 5. Somebody new, unless the name is near to someone's: then a person is asked, and a script is told what to add.
//!
//! Nobody is taken for somebody else because the names are alike.

use std::collections::BTreeMap;

use crate::cli::ask::{Asker, Question, Reply};
use crate::cli::choose;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::fresh::FreshIds;
use crate::cli::newcomers::{Newcomers, shortened, typed_handle};
use crate::model::{Handle, PersonIndex, Setup};
use crate::render::safe::safe;
use crate::text::composed::composed;
use crate::text::import::bills::ImportedPerson;
use crate::text::import::tame::tame_name;
use crate::text::suggest::did_you_mean;

/// The word that means somebody new.
const NEW: &str = "new";

/// Whom someone of a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// The name in the file.
    pub name: String,
    /// The handle.
    pub handle: String,
    /// Whether the person is new in the ledger.
    pub is_new: bool,
}

/// Everyone of a file, and who is new.
#[derive(Debug)]
pub struct People<'s> {
    /// In the order of the file.
    pub met: Vec<Met>,
    /// The new ones.
    pub newcomers: Newcomers<'s>,
}

/// What is known of who is who before anyone is asked.
#[derive(Clone, Copy, Debug)]
pub struct Hints<'a> {
    /// `NAME=WHO`, as typed.
    pub maps: &'a [String],
    /// Handles by names that the group remembers.
    pub remembered: &'a BTreeMap<String, String>,
    /// You.
    pub me: Option<PersonIndex>,
}

/// Finds out who everyone is.
///
/// # Errors
///
/// When a name could mean several, is near to someone's and nobody can be asked, or no handle can be made of it.
pub fn meet<'s>(
    people: &[ImportedPerson],
    setup: &'s Setup,
    fresh: FreshIds,
    hints: &Hints<'_>,
) -> Result<People<'s>, Failure> {
    let answers = find_all(people, setup, hints)?;
    if answers.iter().any(|answer| matches!(answer, Answer::Unclear(_))) {
        return Err(unclear_failure(people, &answers, setup));
    }
    let mut newcomers = Newcomers::beside(setup, fresh);
    let mut met = Vec::with_capacity(people.len());
    for (person, answer) in people.iter().zip(answers) {
        let (handle, is_new) = match answer {
            Answer::Known(index) => (setup.handle(index).to_owned(), false),
            Answer::New(handle) => (make(&mut newcomers, setup, person, handle.as_deref())?, true),
            Answer::Unclear(_) => return Err(Failure::usage(format!("who is {}?", person.name))),
        };
        met.push(Met { name: person.name.clone(), handle, is_new });
    }
    Ok(People { met, newcomers })
}

/// Asks on a terminal who everyone is that is not clear; returns what to say with `--map`.
///
/// # Errors
///
/// When a name could mean several, or nobody answers.
pub fn ask_who(
    people: &[ImportedPerson],
    setup: &Setup,
    hints: &Hints<'_>,
    context: &Context,
) -> Result<Vec<String>, Failure> {
    let asker = Asker::of(context);
    let mut maps = Vec::new();
    for (person, answer) in people.iter().zip(find_all(people, setup, hints)?) {
        if let Answer::Unclear(guess) = answer {
            maps.push(format!("{}={}", person.name, ask(&asker, &person.name, guess, setup, hints.me)?));
        }
    }
    Ok(maps)
}

fn find_all(people: &[ImportedPerson], setup: &Setup, hints: &Hints<'_>) -> Result<Vec<Answer>, Failure> {
    let maps = read_maps(hints.maps, people)?;
    people.iter().map(|person| find(person, setup, hints, &maps)).collect()
}

/// Who someone is.
#[derive(Clone, Debug)]
enum Answer {
    Known(PersonIndex),
    /// Somebody new, perhaps with a handle that was chosen.
    New(Option<String>),
    /// Perhaps this one; a person must say.
    Unclear(Option<PersonIndex>),
}

/// Reads `NAME=WHO`; each must name someone of the file.
fn read_maps(typed: &[String], people: &[ImportedPerson]) -> Result<BTreeMap<String, String>, Failure> {
    let mut maps = BTreeMap::new();
    for typed in typed {
        let parts = typed.rsplit_once('=').map(|(name, who)| (name.trim(), who.trim()));
        let Some((name, who)) = parts.filter(|(name, who)| !name.is_empty() && !who.is_empty()) else {
            return Err(Failure::usage(format!("`{}` does not say who is who", shortened(typed)))
                .help("write the name in the file and who it is here: --map 'Arun Kumar=arun'"));
        };
        let name = &*composed(name);
        let lower = name.to_lowercase();
        let exact = people.iter().find(|person| person.name == name);
        let Some(person) = exact.or_else(|| people.iter().find(|person| person.name.to_lowercase() == lower)) else {
            let near = did_you_mean(name, people.iter().map(|person| person.name.as_str()));
            return Err(Failure::usage(format!("the file names nobody `{}`", shortened(name)))
                .maybe_help(near.map(|near| format!("did you mean `{near}`?"))));
        };
        maps.insert(person.name.clone(), who.to_owned());
    }
    Ok(maps)
}

fn find(
    person: &ImportedPerson,
    setup: &Setup,
    hints: &Hints<'_>,
    maps: &BTreeMap<String, String>,
) -> Result<Answer, Failure> {
    if let Some(who) = maps.get(&person.name) {
        return said(who, setup, hints.me);
    }
    if let Some(known) = hints.remembered.get(&person.name).and_then(|handle| setup.person(handle)) {
        return Ok(Answer::Known(known));
    }
    let name = tame_name(&person.name).to_lowercase();
    let all = |fits: &dyn Fn(&crate::model::Person) -> bool| -> Vec<PersonIndex> {
        setup.person_indexes().filter(|index| fits(&setup.people[index.get()])).collect()
    };
    let has_email = |email: &String| email.eq_ignore_ascii_case(&person.email);
    let by_email = all(&|known| !person.email.is_empty() && known.emails.iter().any(has_email));
    // A name that was made harmless here, and one that was let in as it is.
    let as_written = person.name.trim().to_lowercase();
    let is_named = |known: &str| [&name, &as_written].into_iter().any(|name| known == name);
    let by_name = all(&|known| is_named(known.handle.as_str()) || is_named(&composed(&known.name).to_lowercase()));
    for found in [by_email, by_name] {
        match found.as_slice() {
            [] => {}
            [one] => return Ok(Answer::Known(*one)),
            several => {
                let handles: Vec<&str> = several.iter().map(|index| setup.handle(*index)).collect();
                return Err(Failure::human(format!("{} could be several people", person.name)).help(format!(
                    "say who: --map '{}={}' (or {})",
                    person.name,
                    handles[0],
                    handles[1..].join(", ")
                )));
            }
        }
    }
    let near = near_to(&name, setup);
    Ok(if near.is_some() || !makes_a_handle(&name) { Answer::Unclear(near) } else { Answer::New(None) })
}

/// Understands who was said: someone of the ledger, `new`, or the handle of somebody new.
fn said(who: &str, setup: &Setup, me: Option<PersonIndex>) -> Result<Answer, Failure> {
    if who == NEW {
        return Ok(Answer::New(None));
    }
    let whole = |index: &PersonIndex| {
        let person = &setup.people[index.get()];
        person.handle.as_str() == who || person.name.to_lowercase() == who.to_lowercase()
    };
    match (who, setup.person_indexes().find(whole)) {
        ("me", _) => choose::known_me(me).map(Answer::Known),
        (_, Some(known)) => Ok(Answer::Known(known)),
        (_, None) => typed_handle(who).map(|handle| Answer::New(Some(handle.to_string()))).map_err(|failure| {
            failure.help("write who it is in the ledger, `new`, or a handle for somebody new: --map 'Arun Kumar=arun'")
        }),
    }
}

/// Tells whether a handle can be made of a name.
fn makes_a_handle(name: &str) -> bool {
    let handle = Handle::from_name(name, |_| false);
    handle.as_str() != "someone" || name.starts_with("someone")
}

/// Finds the one whose name is near: the handle that the name would get, the same words but for what was left out,
/// or a slip of the pen.
fn near_to(name: &str, setup: &Setup) -> Option<PersonIndex> {
    let handle = makes_a_handle(name).then(|| Handle::from_name(name, |_| false).skeleton());
    let of_handle = setup
        .person_indexes()
        .find(|index| handle.as_deref() == Some(setup.people[index.get()].handle.skeleton().as_str()));
    let of_words = || {
        let mut found =
            setup.person_indexes().filter(|index| are_near(name, &setup.people[index.get()].name.to_lowercase()));
        found.next()
    };
    let of_spelling = || {
        let names: Vec<String> = setup.people.iter().map(|person| person.name.to_lowercase()).collect();
        let near = did_you_mean(name, names.iter().map(String::as_str))?;
        let at = names.iter().position(|known| *known == near)?;
        setup.person_indexes().nth(at)
    };
    of_handle.or_else(of_words).or_else(of_spelling)
}

/// Tells whether two names begin with the same words, as far as the shorter goes: `arun` and `arun k.` are near
/// `arun kumar`.
fn are_near(one: &str, other: &str) -> bool {
    let words = |name: &str| name.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    let begins = |a: &str, b: &str| {
        let initial = |short: &str, long: &str| short.strip_suffix('.').is_some_and(|start| long.starts_with(start));
        a == b || initial(a, b) || initial(b, a)
    };
    !one.is_empty() && !other.is_empty() && one.iter().zip(&other).all(|(a, b)| begins(a, b))
}

fn unclear_failure(people: &[ImportedPerson], answers: &[Answer], setup: &Setup) -> Failure {
    let unclear = || {
        people.iter().zip(answers).filter_map(|(person, answer)| match answer {
            Answer::Unclear(guess) => Some((person.name.as_str(), *guess)),
            _ => None,
        })
    };
    let title = match unclear().collect::<Vec<_>>().as_slice() {
        [(name, _)] => format!("it is not clear who `{}` is", safe(name)),
        several => format!("it is not clear who {} people of the file are", several.len()),
    };
    let mut failure = Failure::usage(title);
    for (name, guess) in unclear() {
        failure = match guess {
            Some(guess) => {
                let handle = setup.handle(guess);
                failure.help(format!("`{name}` is near `{handle}`: --map '{name}={handle}', or --map '{name}=new'"))
            }
            None => failure.help(format!("no handle can be made of `{name}`; choose one: --map '{name}=HANDLE'")),
        };
    }
    failure
}

/// Asks who one is; returns a handle, or `new`.
fn ask(
    asker: &Asker,
    name: &str,
    guess: Option<PersonIndex>,
    setup: &Setup,
    me: Option<PersonIndex>,
) -> Result<String, Failure> {
    let words = format!("Who is {}? ", safe(name));
    let default = guess.map_or(String::new(), |guess| format!("{}; or new", setup.handle(guess)));
    let offers = || {
        let people = setup.people.iter().map(|person| person.handle.to_string());
        people.chain([NEW.to_owned()]).collect::<Vec<_>>()
    };
    let question = Question { words: &words, default: &default, offers: &offers, ..Question::default() };
    let understand = |typed: &str| match (typed, guess) {
        ("", Some(guess)) => Ok(setup.handle(guess).to_owned()),
        ("", None) => Err(Failure::usage("choose a handle: a letter a to z, then letters, digits, `_`, `.` or `-`")),
        (NEW, _) if !makes_a_handle(&name.to_lowercase()) => {
            Err(Failure::usage("no handle can be made of this name; choose one: letters a to z"))
        }
        _ => said(typed, setup, me).map(|_| typed.to_owned()),
    };
    match asker.ask(&question, understand)? {
        Reply::Answer(answer) => Ok(answer),
        Reply::Back => Err(Failure::usage("left; nothing was changed")),
    }
}

/// Makes somebody new, whose name may be that of another new one but for upper and lower case.
fn make(
    newcomers: &mut Newcomers<'_>,
    setup: &Setup,
    person: &ImportedPerson,
    handle: Option<&str>,
) -> Result<String, Failure> {
    let name = tame_name(&person.name);
    let emails: Vec<String> = Some(person.email.clone()).filter(|email| is_email(email)).into_iter().collect();
    let is_made = |name: &str, newcomers: &Newcomers<'_>| {
        newcomers.made.iter().any(|made| made.name.to_lowercase() == name.to_lowercase())
    };
    if let Some(same) = handle.and_then(|handle| newcomers.made.iter().find(|made| made.handle.as_str() == handle)) {
        // Two names of the file were said to be one new person.
        return Ok(same.handle.to_string());
    }
    let mut free = name.clone();
    let mut number = 2;
    while is_made(&free, newcomers) {
        free = format!("{name} {number}");
        number += 1;
    }
    let other = handle.is_none().then(|| handle_beside_namesake(&free, setup, newcomers)).flatten();
    newcomers.make(&free, handle.or(other.as_deref()), &emails).map(|handle| handle.to_string())
}

/// Returns a free handle for somebody who was said to be new although the ledger has the name.
fn handle_beside_namesake(name: &str, setup: &Setup, newcomers: &Newcomers<'_>) -> Option<String> {
    let lower = name.to_lowercase();
    let has_name =
        |person: &crate::model::Person| person.handle.as_str() == lower || person.name.to_lowercase() == lower;
    setup.people.iter().any(has_name).then_some(())?;
    let known = setup.people.iter().map(|person| person.handle.skeleton());
    let taken: Vec<String> = known.chain(newcomers.made.iter().map(|made| made.handle.skeleton())).collect();
    let is_taken = |handle: &str| Handle::parse(handle).is_ok_and(|handle| taken.contains(&handle.skeleton()));
    Some(Handle::from_name(name, is_taken).to_string())
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && !text.contains(|sign: char| sign.is_whitespace() || sign.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_near_when_one_is_the_other_cut_short() {
        for (one, other) in [("arun", "arun kumar"), ("arun k.", "arun kumar"), ("a. kumar", "arun kumar")] {
            assert!(are_near(one, other) && are_near(other, one), "{one} {other}");
        }
        for (one, other) in [("arun", "aruna kumar"), ("arun k.", "arun patel"), ("kumar", "arun kumar"), ("", "a")] {
            assert!(!are_near(one, other), "{one} {other}");
        }
    }
}
