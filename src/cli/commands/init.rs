//! `clique init`: start a ledger.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::book::{Book, Change, Desk, Draft};
use crate::cli::Outcome;
use crate::cli::ask::{Asker, Question, may_ask};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::fresh::FreshIds;
use crate::cli::hooks;
use crate::cli::newcomers::{Newcomers, display_name, names_of};
use crate::cli::show::{Shown, value_of};
use crate::cli::typed::currency_named;
use crate::cli::writer::show_diff;
use crate::disk::{SearchLimits, find_root, make_folders};
use crate::git::{GitError, Identity, Repo};
use crate::model::currency::iso_codes;
use crate::model::{Currency, GroupKind, Handle, Setup};
use crate::render::beginning::{beginning_as_json, beginning_as_rows, beginning_as_text};
use crate::report::beginning::Beginning;
use crate::text::new_files::{GIT_ATTRIBUTES, GIT_IGNORE, new_group, new_settings};
use crate::text::toml_value::{NewValue, quoted};

/// Start a ledger
///
/// Makes the files of a new ledger in this folder, with its first group, and a git repository where
/// there is none. In a terminal it asks for what was not typed. The first member is you and gets the
/// e-mail address that git knows; without members you begin alone. Files that are there stay as
/// they are. The home folder is refused unless `--into` names it.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique init
  clique init \"Lisbon 2026\" EUR
  clique init \"Lisbon 2026\" EUR --member alice,bob,carol
  clique init \"Our flat\" GBP --kind home --into ~/ledgers/flat --member \"Ann Lee,Bo\"")]
pub struct InitArgs {
    /// The name of the ledger and its first group
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// The currency of amounts that name none: EUR, USD, JPY
    #[arg(value_name = "CURRENCY")]
    pub currency: Option<String>,
    /// Who is in, you first: names with commas between; `li=李雷` says the handle too
    #[arg(long = "member", value_name = "NAMES")]
    pub members: Vec<String>,
    /// What the group is for: trip, home, couple, club or other
    #[arg(short, long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Start it in this folder, which is made when it is missing
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
    /// Show the files and make none
    #[arg(short = 'n', long)]
    pub dry_run: bool,
}

/// So many answers are taken in one go, those after going back included.
const ANSWERS_MAX: usize = 50;

/// Starts a ledger.
///
/// # Errors
///
/// When there is one already, something is missing, or the disk or git fails; no file is made then.
pub fn cmd_init(args: &InitArgs, context: &mut Context) -> Outcome {
    let start = context.start()?;
    let root = args.into.as_ref().map_or(start.clone(), |into| start.join(into));
    if args.into.is_none() {
        refuse_home(&root)?;
    }
    if !args.dry_run {
        Desk::take_back_start(&root)?;
    }
    refuse_inside(&root)?;
    let identity = identity_at(&root)?;
    let (plan, asked) = understand(args, context, &identity)?;
    let group = Handle::from_title(&plan.name, |_| false);
    let (setup, mut fresh) = (Setup::default(), FreshIds::beside([]));
    let ledger_id = fresh.take()?;
    let mut newcomers = Newcomers::beside(&setup, fresh);
    for (place, name) in plan.members.iter().enumerate() {
        let emails = if place == 0 { vec![identity.email.clone()] } else { Vec::new() };
        let (handle, name) = name.split_once('=').map_or((None, name.as_str()), |(handle, name)| (Some(handle), name));
        newcomers.make(name, handle, &emails)?;
    }
    let mut draft = Draft::of_nothing(&root);
    draft.set("clique.toml", Some(new_settings(ledger_id, &plan.name, plan.currency.code())));
    draft.set(&format!("groups/{group}/group.toml"), Some(plan.group_text(&newcomers)));
    newcomers.write(&mut draft);
    let left_alone = add_beside(&mut draft, &root);
    refuse_existing(&draft, &root)?;
    if args.dry_run {
        draft.check()?;
        show_diff(context, &draft.diff()?)?;
        context.ui.say("nothing was made (--dry-run)");
        return Ok(0);
    }
    warn_of_surroundings(context, &root);
    make_folders(&root).map_err(|error| Failure::environment(format!("cannot make {}: {error}", root.display())))?;
    let change = Change {
        subject: format!("init: {} in {}", plan.name, plan.currency),
        operation: "init",
        group: Some(group.to_string()),
        entries: Vec::new(),
        trailers: Vec::new(),
    };
    hooks::before(context, &change, &draft)?;
    let committed = Desk::start(&root, &draft, &change, context.manners(false))?;
    context.ui.note_recorded();
    for warning in &committed.warnings {
        context.ui.warn(warning);
    }
    crate::cli::set_up::set_up(&Repo::open(&root)?)?;
    hooks::after(context, &change, &Book::open(&root));
    let members = newcomers.made.iter().map(|person| (person.handle.to_string(), person.name.clone())).collect();
    say_started(context, Started { plan, root, group, members, left_alone, same_again: asked }, args)
}

/// What was started.
struct Started {
    plan: Plan,
    root: PathBuf,
    group: Handle,
    members: Vec<(String, String)>,
    left_alone: Vec<String>,
    same_again: bool,
}

fn say_started(context: &mut Context, started: Started, args: &InitArgs) -> Outcome {
    let Started { plan, root, group, members, left_alone, same_again } = started;
    let path = std::fs::canonicalize(&root).unwrap_or(root);
    let beginning = Beginning {
        place: short_path(&path),
        path: path.display().to_string(),
        same_again: same_again.then(|| plan.command(args)),
        name: plan.name,
        currency: plan.currency,
        group: group.to_string(),
        members,
        left_alone,
    };
    context.show(&Shown {
        schema: "clique.init/1",
        ledger: Some(&beginning.name),
        text: &|look| beginning_as_text(&beginning, look),
        data: &|| value_of(&beginning_as_json(&beginning)),
        rows: &|| beginning_as_rows(&beginning),
    })?;
    Ok(0)
}

/// What is to be started.
struct Plan {
    name: String,
    currency: Currency,
    kind: GroupKind,
    members: Vec<String>,
}

/// Reads what was typed and asks for the rest; tells whether something was asked.
fn understand(args: &InitArgs, context: &Context, identity: &Identity) -> Result<(Plan, bool), Failure> {
    let missing =
        |what: &str| Failure::usage(format!("the {what} is missing")).help("example: clique init \"Lisbon 2026\" EUR");
    let mut known = Known {
        name: args.name.as_deref().map(read_name).transpose()?,
        currency: args.currency.as_deref().map(read_currency).transpose()?,
        members: names_of(&args.members),
    };
    let kind = args.kind.as_deref().map_or(Ok(GroupKind::default()), super::group::kind_named)?;
    let asked = may_ask(context) && known.ask_for_rest(&Asker::of(context), identity)?;
    if known.members.is_empty() {
        known.members.push(identity.name.clone());
    }
    let name = known.name.ok_or_else(|| missing("NAME of the group"))?;
    let currency = known.currency.ok_or_else(|| missing("CURRENCY"))?;
    Ok((Plan { name, currency, kind, members: known.members }, asked))
}

fn read_name(typed: &str) -> Result<String, Failure> {
    display_name(typed, "group")
}

fn read_currency(typed: &str) -> Result<Currency, Failure> {
    currency_named(&Setup::default(), typed)
}

/// What is known so far of the ledger to be.
struct Known {
    name: Option<String>,
    currency: Option<Currency>,
    members: Vec<String>,
}

/// What is asked for, in this order.
#[derive(Clone, Copy)]
enum Step {
    Name,
    Currency,
    Members,
}

impl Known {
    /// Asks for what is missing, `<` going back to the question before; tells whether something was.
    fn ask_for_rest(&mut self, asker: &Asker, identity: &Identity) -> Result<bool, Failure> {
        let all = [
            (Step::Name, self.name.is_none()),
            (Step::Currency, self.currency.is_none()),
            (Step::Members, self.members.is_empty()),
        ];
        let steps: Vec<Step> = all.into_iter().filter(|(_, is_missing)| *is_missing).map(|(step, _)| step).collect();
        let mut at = 0;
        for _ in 0..ANSWERS_MAX {
            let Some(step) = steps.get(at) else { return Ok(!steps.is_empty()) };
            let is_answered = match step {
                Step::Name => self.ask_name(asker),
                Step::Currency => self.ask_currency(asker),
                Step::Members => self.ask_members(asker, identity),
            }?;
            at = if is_answered { at + 1 } else { at.saturating_sub(1) };
        }
        Err(Failure::usage("no answer; nothing was changed"))
    }

    fn ask_name(&mut self, asker: &Asker) -> Result<bool, Failure> {
        let before = self.name.clone().unwrap_or_default();
        let question = Question { words: "Name of the group?        ", default: &before, ..Question::default() };
        let read = |typed: &str| read_name(if typed.is_empty() { &before } else { typed });
        Ok(asker.ask(&question, read)?.keep(|name| self.name = Some(name)))
    }

    fn ask_currency(&mut self, asker: &Asker) -> Result<bool, Failure> {
        let meaning = |typed: &str| {
            let currency = read_currency(typed).ok()?;
            let places = match currency.decimals() {
                0 => "no decimals".to_owned(),
                1 => "1 decimal".to_owned(),
                several => format!("{several} decimals"),
            };
            Some(format!("({currency}, {places})"))
        };
        let words = "Main currency?            ";
        let before = self.currency.map_or(String::new(), |currency| currency.to_string());
        let question =
            Question { words, default: &before, offers: &iso_codes, meaning: &meaning, ..Question::default() };
        let read = |typed: &str| match if typed.is_empty() { before.as_str() } else { typed } {
            "" => Err(Failure::usage("write the code of a currency, such as EUR")),
            code => read_currency(code),
        };
        Ok(asker.ask(&question, read)?.keep(|currency| self.currency = Some(currency)))
    }

    fn ask_members(&mut self, asker: &Asker, identity: &Identity) -> Result<bool, Failure> {
        let question = Question { words: "Who is in? (you first)    ", default: &identity.name, ..Question::default() };
        let read = |typed: &str| {
            let names = names_of(&[typed.to_owned()]);
            names.iter().try_for_each(|name| {
                let (_, name) = name.split_once('=').unwrap_or(("", name));
                display_name(name, "person").map(drop)
            })?;
            Ok(names)
        };
        Ok(asker.ask(&question, read)?.keep(|names| self.members = names))
    }
}

impl Plan {
    fn group_text(&self, newcomers: &Newcomers<'_>) -> String {
        let members: Vec<(&str, NewValue)> =
            newcomers.made.iter().map(|person| (person.handle.as_str(), NewValue::table([]))).collect();
        new_group(&self.name, self.kind, None, &members)
    }

    /// Writes the command that does the same without questions.
    fn command(&self, args: &InitArgs) -> String {
        let mut words = vec!["clique init".to_owned(), shell_word(&self.name), self.currency.to_string()];
        if self.kind != GroupKind::default() {
            words.push(format!("--kind {}", self.kind.word()));
        }
        words.push(format!("--member {}", shell_word(&self.members.join(","))));
        if let Some(into) = &args.into {
            words.push(format!("--into {}", shell_word(&into.display().to_string())));
        }
        words.join(" ")
    }
}

/// Writes a word so that a shell takes it as one.
fn shell_word(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '_' | '-' | '=' | '/' | '+' | ':');
    let is_quiet = |c: char| !matches!(c, '"' | '$' | '`' | '\\' | '!');
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else if word.chars().all(is_quiet) {
        quoted(word)
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// Refuses the home folder, which a new user is in: all of it would stand in the ledger's repository.
fn refuse_home(root: &Path) -> Result<(), Failure> {
    if !home().is_some_and(|home| is_at(root, &home)) {
        return Ok(());
    }
    Err(Failure::usage("this is your home folder, and a ledger needs one of its own")
        .help("name one, which is made: clique init --into ~/lisbon \"Lisbon 2026\" EUR"))
}

/// Refuses a folder that is, or lies in, a ledger.
fn refuse_inside(root: &Path) -> Result<(), Failure> {
    let Some(standing) = root.ancestors().find(|folder| folder.is_dir()) else { return Ok(()) };
    match find_root(standing, &SearchLimits::default()) {
        Err(_) => Ok(()),
        Ok(found) if is_at(root, &found) => {
            Err(Failure::usage(format!("there is a ledger in {} already", short_path(&found)))
                .help("start another group in it: clique group new \"Lisbon 2026\""))
        }
        Ok(found) => Err(Failure::usage(format!("this is inside the ledger in {}", short_path(&found)))
            .help("start another group in it: clique group new \"Lisbon 2026\"")
            .help("or start a ledger in a folder outside of it: clique init --into DIR")),
    }
}

/// Finds who git says you are, before anything is made.
fn identity_at(root: &Path) -> Result<Identity, Failure> {
    let identity = match Repo::open(root) {
        Ok(repo) => {
            repo.ready_to_write()?;
            repo.identity()
        }
        Err(GitError::NoRepository(_)) => Repo::identity_before(),
        Err(error) => return Err(error.into()),
    };
    identity.ok_or_else(|| GitError::NoIdentity.into())
}

/// Adds the files for git, where there are none yet; returns those that are.
fn add_beside(draft: &mut Draft, root: &Path) -> Vec<String> {
    let mut left_alone = Vec::new();
    for (path, text) in [(".gitattributes", GIT_ATTRIBUTES), (".gitignore", GIT_IGNORE)] {
        if root.join(path).symlink_metadata().is_ok() {
            left_alone.push(path.to_owned());
        } else {
            draft.set(path, Some(text.to_owned()));
        }
    }
    left_alone
}

/// Refuses to go on where a file of the ledger stands already, or one that would count as its own.
fn refuse_existing(draft: &Draft, root: &Path) -> Result<(), Failure> {
    for name in ["people", "groups", "direct", "rates.csv"] {
        if root.join(name).symlink_metadata().is_ok() {
            return Err(Failure::usage(format!("`{name}` is here already, and would become part of the ledger"))
                .help("start in an empty folder: clique init --into DIR"));
        }
    }
    let stands = |path: &str| root.join(path).symlink_metadata().is_ok();
    match draft.changes().into_iter().find(|(path, _, _)| stands(path)) {
        Some((path, _, _)) => Err(Failure::usage(format!("`{path}` is here already"))),
        None => Ok(()),
    }
}

fn warn_of_surroundings(context: &mut Context, root: &Path) {
    let standing = root.ancestors().find(|folder| folder.is_dir());
    let Some(enclosing) = standing.and_then(Repo::enclosing) else { return };
    if is_at(root, &enclosing) {
        return;
    }
    context.ui.warn(&format!(
        "this is inside the git repository in {}; the ledger gets one of its own, which the outer one does not carry",
        short_path(&enclosing)
    ));
}

/// Tells whether a folder is the one that this is the true path of.
fn is_at(folder: &Path, true_path: &Path) -> bool {
    std::fs::canonicalize(folder).is_ok_and(|folder| folder == true_path)
}

/// Returns the true path of the home folder, where one is known and there.
fn home() -> Option<PathBuf> {
    std::env::var_os("HOME").map(PathBuf::from).and_then(|home| std::fs::canonicalize(home).ok())
}

/// Writes a path with `~` for the home folder.
fn short_path(path: &Path) -> String {
    match home().as_deref().and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) if rest.as_os_str().is_empty() => "~".into(),
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_for_a_shell() {
        for (word, quoted) in [
            ("alice,bob", "alice,bob"),
            ("Lisbon 2026", "\"Lisbon 2026\""),
            ("a$b", "'a$b'"),
            ("it's $5", "'it'\\''s $5'"),
        ] {
            assert_eq!(shell_word(word), quoted);
        }
    }
}
