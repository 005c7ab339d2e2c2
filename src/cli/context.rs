//! What every command needs: the ledger's folder, the clock, who you are, how to speak.

use std::env;
use std::path::{Path, PathBuf};

use super::args::GlobalArgs;
use super::busy::Busy;
use super::clock::Clock;
use super::config::Config;
use super::failure::Failure;
use super::revision;
use super::ui::Ui;
use crate::book::{Added, Book, Manners, ReadOptions, is_readable};
use crate::disk::{SearchLimits, find_root};
use crate::git::{Identity, ObjectId, Repo, Signing};
use crate::model::{Entry, Fault, Id, Ledger, Newest, PersonIndex, Setup, Tally};
use crate::text::preferences::Key;

/// The world of one run.
#[derive(Debug)]
pub struct Context {
    /// The flags that every command takes.
    pub global: GlobalArgs,
    /// How to speak.
    pub ui: Ui,
    /// The moment the program started.
    pub clock: Clock,
    /// What is preferred.
    pub config: Config,
}

impl Context {
    /// Looks at the flags, the environment and the clock.
    ///
    /// # Errors
    ///
    /// When `CLIQUE_NOW` is no time.
    pub fn new(global: GlobalArgs, config: Config) -> Result<Context, Failure> {
        let clock = Clock::read().map_err(|text| {
            Failure::usage(format!("CLIQUE_NOW is `{text}`, not a time")).help("write it as 2026-06-15T20:00:00Z")
        })?;
        let mut ui = Ui::new(&global);
        ui.hints = config.preferred(Key::Hints).value == "true";
        ui.pager = Some(config.preferred(Key::Pager).value).filter(|pager| !pager.is_empty() && pager != "cat");
        Ok(Context { global, ui, clock, config })
    }

    /// Returns the folder a command starts from.
    ///
    /// # Errors
    ///
    /// When the current folder is gone.
    pub fn start(&self) -> Result<PathBuf, Failure> {
        match &self.global.directory {
            Some(directory) => Ok(directory.clone()),
            None => env::current_dir().map_err(|error| Failure::environment(format!("the current folder: {error}"))),
        }
    }

    /// Finds the ledger's folder, walking up from where the command starts.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub fn root(&self) -> Result<PathBuf, Failure> {
        let start = self.start()?;
        let limits = SearchLimits {
            home: env::var_os("HOME").map(PathBuf::from),
            ceilings: env::var_os("CLIQUE_CEILING_DIRECTORIES")
                .map(|list| env::split_paths(&list).collect())
                .unwrap_or_default(),
        };
        find_root(&start, &limits).map_err(|_| {
            if Repo::is_bare(&start) {
                return Failure::environment(format!(
                    "{} is what friends sync with; nobody works in it",
                    start.display()
                ))
                .help("get a ledger of it to work in: clique clone URL DIR");
            }
            Failure::environment(format!("no ledger in {} or any folder above it", start.display()))
                .help("start one here: clique init \"Lisbon 2026\" EUR")
                .help("use one elsewhere: clique -C DIR, or set CLIQUE_DIR")
        })
    }

    /// Returns how to sit down at a ledger: with the time of the clock, signing as git's settings say.
    #[must_use]
    pub fn manners(&self, many_may_go: bool) -> Manners {
        let signing = if self.global.no_sign { Signing::Never } else { Signing::AsConfigured };
        Manners { now: self.clock.stamp(), many_may_go, signing }
    }

    /// Reads the ledger's setup.
    ///
    /// # Errors
    ///
    /// When there is no ledger, or its setup cannot be read.
    pub fn book(&self) -> Result<Book, Failure> {
        self.readable(self.opened(ReadOptions::default())?)
    }

    /// Reads the ledger's setup, and adds up all its entries where that can be done on the way; such a book knows no
    /// entries. What is wrong is for [`Context::judge`].
    ///
    /// # Errors
    ///
    /// As [`Context::book`].
    pub fn book_added_up(&self) -> Result<(Book, Option<Added>), Failure> {
        if self.global.at.is_none() {
            let busy = Busy::begin(self, "Reading the ledger");
            let added_up = Book::open_added_up(&self.root()?);
            drop(busy);
            if let Some((book, sum)) = added_up {
                return Ok((book, Some(sum)));
            }
        }
        Ok((self.book()?, None))
    }

    /// Reads the ledger's setup and conversations.
    ///
    /// # Errors
    ///
    /// As [`Context::book`].
    pub fn book_with_messages(&self) -> Result<Book, Failure> {
        self.readable(self.opened(ReadOptions { messages: true, ..ReadOptions::default() })?)
    }

    /// Reads the ledger that is asked for, sound or not: the files, or with `--at` those of a commit.
    ///
    /// # Errors
    ///
    /// When there is no ledger, no such revision, or git cannot read it.
    pub fn opened(&self, options: ReadOptions) -> Result<Book, Failure> {
        let root = self.root()?;
        match &self.global.at {
            None => Ok(Book::open_with(&root, options)),
            Some(typed) => revision::book_at(&Repo::open(&root)?, typed, options),
        }
    }

    /// Opens the repository of a ledger and finds the commit its past is told from: the last one, or that of `--at`.
    ///
    /// # Errors
    ///
    /// When there is no repository, no commit yet, or no such revision.
    pub fn repo_and_commit(&self, root: &Path) -> Result<(Repo, ObjectId), Failure> {
        let repo = Repo::open(root)?;
        let commit = match &self.global.at {
            Some(typed) => revision::commit(&repo, typed)?,
            None => repo.head()?.ok_or_else(|| {
                Failure::no("nothing is recorded in git yet").help("commit what there is: git add -A && git commit")
            })?,
        };
        Ok((repo, commit))
    }

    /// Refuses `--at`, because the command changes something or reads no ledger.
    ///
    /// # Errors
    ///
    /// When it was given.
    pub fn only_now(&self) -> Result<(), Failure> {
        match &self.global.at {
            None => Ok(()),
            Some(_) => Err(Failure::usage("--at looks at an older state, and this command works on the present one")
                .help("leave --at out; to bring something older back: clique undo REV, or clique restore ID")),
        }
    }

    fn readable(&self, book: Book) -> Result<Book, Failure> {
        if is_readable(&book.faults) {
            return Ok(book);
        }
        Err(Failure::faults(book.check(), book.sources))
    }

    /// Adds up a ledger.
    ///
    /// # Errors
    ///
    /// When an entry cannot be read.
    pub fn tally(&mut self, book: &Book) -> Result<Tally, Failure> {
        let busy = Busy::begin(self, "Reading the ledger");
        let (tally, faults) = book.tally();
        drop(busy);
        self.judge(book, faults)?;
        Ok(tally)
    }

    /// Adds up a ledger that is about to be changed, and picks the entries that `fits`, in no order.
    ///
    /// # Errors
    ///
    /// When an entry cannot be read.
    pub fn looked_through(
        &mut self,
        book: &Book,
        fits: impl Fn(&Entry<'_>) -> bool + Sync,
    ) -> Result<(Tally, Vec<Entry<'static>>), Failure> {
        let busy = Busy::begin(self, "Reading the ledger");
        let (tally, picked, faults) = book.looked_through(fits);
        drop(busy);
        self.judge(book, faults)?;
        Ok((tally, picked))
    }

    /// Reads every entry of a ledger, one at a time, in no order.
    ///
    /// # Errors
    ///
    /// When an entry cannot be read.
    pub fn visit<'b>(&mut self, book: &'b Book, visit: impl FnMut(&Entry<'b>)) -> Result<(), Failure> {
        let busy = Busy::begin(self, "Reading the ledger");
        let faults = book.each_entry(visit);
        drop(busy);
        self.judge(book, faults)
    }

    /// Reads the entries that `fits`, in order of date, and the ids of all, in order, for prefixes.
    ///
    /// # Errors
    ///
    /// When an entry cannot be read.
    pub fn picked<'b>(
        &mut self,
        book: &'b Book,
        fits: impl Fn(&Entry<'b>) -> bool,
    ) -> Result<(Ledger<'b>, Vec<Id>), Failure> {
        let (mut entries, mut ids) = (Vec::new(), Vec::new());
        self.visit(book, |entry| {
            ids.push(entry.id);
            if fits(entry) {
                entries.push(entry.clone());
            }
        })?;
        ids.sort_unstable();
        ids.dedup();
        Ok((Ledger::new(&book.setup, entries), ids))
    }

    /// Reads every entry and keeps the newest that `fits`, as [`Newest::into_ledger`] returns them.
    ///
    /// # Errors
    ///
    /// When an entry cannot be read.
    pub fn newest<'b>(
        &mut self,
        book: &'b Book,
        count_max: usize,
        fits: impl Fn(&Entry<'b>) -> bool + Sync,
    ) -> Result<(Ledger<'b>, Vec<Id>, usize), Failure> {
        let busy = Busy::begin(self, "Reading the ledger");
        let start = || Newest::of(count_max);
        let add = |newest: &mut Newest<'b>, entry: &Entry<'b>| newest.add(entry, fits(entry));
        let (newest, faults) = book.folded(start, add, Newest::join);
        drop(busy);
        self.judge(book, faults)?;
        Ok(newest.into_ledger(&book.setup))
    }

    /// Reads every entry of a ledger.
    ///
    /// # Errors
    ///
    /// When an entry cannot be read.
    pub fn ledger<'b>(&mut self, book: &'b Book) -> Result<Ledger<'b>, Failure> {
        let busy = Busy::begin(self, "Reading the ledger");
        let (ledger, faults) = book.ledger();
        drop(busy);
        self.judge(book, faults)?;
        Ok(ledger)
    }

    /// Refuses to go on with a ledger that cannot be read; mentions broken rules.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn judge(&mut self, book: &Book, faults: Vec<Fault>) -> Result<(), Failure> {
        if !is_readable(&faults) {
            return Err(Failure::faults(faults, book.sources.clone()));
        }
        let rules = faults.iter().filter(|fault| fault.code.severity() == crate::model::Severity::Rule).count();
        if rules > 0 {
            let things = if rules == 1 { "1 rule is" } else { &format!("{rules} rules are") };
            self.ui.warn(&format!("{things} broken in this ledger; see clique check"));
        }
        Ok(())
    }

    /// Finds who you are: `--me` or `CLIQUE_ME`, then what `clique use --me` keeps, then git's e-mail and name.
    ///
    /// # Errors
    ///
    /// When a name is given that nobody has.
    pub fn me(&self, root: &Path, setup: &Setup) -> Result<Option<PersonIndex>, Failure> {
        self.me_by(root, setup, || Repo::open(root).ok().and_then(|repo| repo.identity()))
    }

    /// As [`Context::me`], where git's e-mail and name are asked for in another way.
    ///
    /// # Errors
    ///
    /// As [`Context::me`].
    pub fn me_by(
        &self,
        root: &Path,
        setup: &Setup,
        identity: impl FnOnce() -> Option<Identity>,
    ) -> Result<Option<PersonIndex>, Failure> {
        if let Some(name) = &self.global.me {
            return super::choose::person(setup, name, None).map(Some);
        }
        if let Some(kept) = kept(root, "me") {
            return Ok(setup.person(&kept));
        }
        let Some(identity) = identity() else { return Ok(None) };
        let has_email = |person: &crate::model::Person| {
            person.emails.iter().any(|email| email.eq_ignore_ascii_case(&identity.email))
        };
        let has_name = |person: &crate::model::Person| {
            person.name.eq_ignore_ascii_case(&identity.name)
                || person.handle.as_str().eq_ignore_ascii_case(&identity.name)
        };
        let find = |fits: &dyn Fn(&crate::model::Person) -> bool| {
            let found: Vec<PersonIndex> =
                setup.person_indexes().filter(|index| fits(&setup.people[index.get()])).collect();
            if found.len() == 1 { found.first().copied() } else { None }
        };
        Ok(find(&has_email).or_else(|| find(&has_name)))
    }
}

/// Returns a word that `clique use` keeps beside git's own files, for this clone alone.
#[must_use]
pub fn kept(root: &Path, what: &str) -> Option<String> {
    let text = std::fs::read_to_string(own_folder(root)?.join(what)).ok()?;
    let word = text.trim();
    (!word.is_empty()).then(|| word.to_owned())
}

/// Keeps a word beside git's own files, for this clone alone; with nothing, forgets it.
///
/// # Errors
///
/// When there is no repository, or it cannot be written.
pub fn keep(root: &Path, what: &str, word: Option<&str>) -> Result<(), Failure> {
    let Some(folder) = own_folder(root) else {
        return Err(Failure::environment("this ledger has no git folder to keep that in")
            .help("name the group with -g, or set CLIQUE_GROUP and CLIQUE_ME"));
    };
    let file = folder.join(what);
    let written = match word {
        Some(word) => std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, format!("{word}\n"))),
        None => std::fs::remove_file(&file).or_else(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Ok(()),
            _ => Err(error),
        }),
    };
    written.map_err(|error| Failure::environment(format!("cannot write {}: {error}", file.display())))
}

/// Returns the folder beside git's own files; a linked work tree has a file in the place of `.git` that names its own.
fn own_folder(root: &Path) -> Option<PathBuf> {
    let git = root.join(".git");
    if git.is_dir() {
        return Some(git.join("clique"));
    }
    let text = std::fs::read_to_string(&git).ok()?;
    let linked = root.join(text.strip_prefix("gitdir:")?.trim());
    linked.is_dir().then(|| linked.join("clique"))
}
