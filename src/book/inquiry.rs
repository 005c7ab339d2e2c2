//! Gathers what is known of the changes of a history, one by one, so that they can be judged.
//!
//! 1. The people are read as the parents have them, and as the change has them. A folder of people that
//!    did not change is read once.
//! 2. A signature is checked only when somebody has its key; otherwise it proves nothing anyway.
//! 3. A merge is made again from its parents by the same function that merges. What it holds beside that is
//!    what it changes; all the rest was changed by the commits it brings together. So is a commit that mends
//!    what merges left.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::rc::Rc;

use super::mend::mended;
use super::merge_files::merge_files;
use super::receipts::is_receipt;
use super::sync::SyncError;
use super::{Book, BookError};
use crate::disk::{ReadOptions, kind_of};
use crate::git::{ChangedFile, Checked, Checker, Commit, MergeRequest, ObjectId, REPAIRED, Repo};
use crate::model::pending::{answering, charged};
use crate::model::{Fact, Joins, Person, Seal, Setup, SigningKey, Status, Testimony, Thing, Touched};
use crate::text::past::differing;
use crate::text::people::read_people;
use crate::text::sources::Sources;

/// A record's key, and whose it says it is.
type Attribution = (String, String);

/// An inquiry into the changes since some state, which is taken as it is.
pub struct Inquiry {
    repo: Repo,
    checker: Checker,
    base: Option<ObjectId>,
    /// People by the id of their folder.
    people: HashMap<ObjectId, Rc<Vec<Person>>>,
    /// The handles of those who sign, as far as it is known.
    signers: Rc<BTreeSet<String>>,
    /// Whose records were said to be in the changes that were noted.
    attributed: HashSet<Attribution>,
    /// The same in the state it began with.
    attributed_before: OnceCell<HashSet<Attribution>>,
}

impl Inquiry {
    /// Begins an inquiry into the ledger in `root`, of what came since `base`.
    ///
    /// # Errors
    ///
    /// When there is no usable repository.
    pub fn begin(root: &Path, base: Option<ObjectId>) -> Result<Inquiry, BookError> {
        let repo = Repo::open(root)?;
        // Merges are made again to be compared, not to be kept.
        repo.keep_in_memory()?;
        let mut inquiry = Inquiry {
            repo,
            checker: Checker::default(),
            base,
            people: HashMap::new(),
            signers: Rc::default(),
            attributed: HashSet::new(),
            attributed_before: OnceCell::new(),
        };
        if let Some(base) = base {
            inquiry.signers = Rc::new(signers(&inquiry.people_at(base)?));
        }
        Ok(inquiry)
    }

    /// Gathers what is known of a change; to be asked of every change in turn, after those it follows.
    ///
    /// # Errors
    ///
    /// When git cannot read it, or a program that checks signatures is missing.
    pub fn testimony(&mut self, commit: &Commit) -> Result<Testimony, BookError> {
        let people_before = self.people_before(commit)?;
        let people_after = self.people_at(commit.id)?;
        let seal = self.seal(commit.id, &people_before, &people_after)?;
        let (joins, files) = self.changes(commit)?;
        let mut testimony = Testimony {
            author_name: commit.author.name.clone(),
            author_email: commit.author.email.clone(),
            is_retired: self.is_retired(commit.id, &seal, &people_before)?,
            seal,
            signers: Rc::clone(&self.signers),
            people_before,
            people_after,
            files: Vec::new(),
            receipts: self.receipts(commit)?,
            before: Vec::new(),
            after: Vec::new(),
            accepted: Vec::new(),
            joins,
        };
        for file in files {
            let (before, after) = (self.text(file.old)?, self.text(file.new)?);
            if let Some((gone, new)) = differing(&file.path, before.as_deref(), after.as_deref()) {
                testimony.before.extend(gone);
                testimony.after.extend(new);
            }
            testimony.files.push(Touched { path: file.path, was_there: file.old.is_some() });
        }
        testimony.accepted = self.accepted(commit, &testimony)?;
        Ok(testimony)
    }

    /// Notes what a change said, once it is judged; what comes back later may say it again. Returns the
    /// handles of those who sign from here on.
    pub fn note(&mut self, testimony: &Testimony) -> Vec<String> {
        let (before, after) = (signers(&testimony.people_before), signers(&testimony.people_after));
        if before != after {
            let known = Rc::make_mut(&mut self.signers);
            known.retain(|handle| after.contains(handle) || !before.contains(handle));
            known.extend(after.iter().cloned());
        }
        self.attributed.extend(testimony.after.iter().filter_map(attribution));
        after.difference(&before).cloned().collect()
    }

    /// Tells whether a record was said to be somebody's before the change that is being judged.
    #[must_use]
    pub fn was_attributed(&self, key: &str, name: &str) -> bool {
        let wanted = (key.to_owned(), name.to_owned());
        let before = || self.attributed_before.get_or_init(|| self.attributions_at_base());
        self.attributed.contains(&wanted) || before().contains(&wanted)
    }

    /// Lists the merges that a commit mends, if it does so just as anybody would.
    #[must_use]
    pub fn mended_by<'c>(&self, commit: &'c Commit, testimony: &Testimony) -> Vec<&'c str> {
        let is_repair = testimony.joins == Joins::Exactly && self.repo.is_repair_by_rule(commit);
        if is_repair { commit.trailer(REPAIRED).collect() } else { Vec::new() }
    }

    /// Tells whether nothing is left, in a state, of what a merge held beside what merging brings.
    ///
    /// # Errors
    ///
    /// When git cannot read it.
    pub fn is_undone(&self, merge: &Testimony, state: ObjectId) -> Result<bool, BookError> {
        let facts = self.facts_at(state)?;
        let keys: HashSet<&str> = facts.iter().map(|fact| fact.key.as_str()).collect();
        let stands = |fact: &Fact| facts.iter().any(|now| now.key == fact.key && now.fields == fact.fields);
        let is_told = |fact: &Fact| matches!(fact.thing, Thing::Entry | Thing::Message);
        let are_told = merge.before.iter().chain(&merge.after).all(is_told);
        let are_back = merge.before.iter().all(|fact| keys.contains(fact.key.as_str()));
        Ok(are_told && are_back && !merge.after.iter().any(stands))
    }

    /// Lists the entries that a state had and another one has not, and those that say something else there.
    ///
    /// # Errors
    ///
    /// When git cannot read one of them.
    pub fn vanished(&self, before: ObjectId, now: ObjectId) -> Result<(Vec<Fact>, Vec<Fact>), BookError> {
        let is_entry = |fact: &Fact| fact.thing == Thing::Entry;
        let now = self.facts_at(now)?;
        let there: HashMap<&str, &Fact> =
            now.iter().filter(|fact| is_entry(fact)).map(|fact| (fact.key.as_str(), fact)).collect();
        let before = self.facts_at(before)?.into_iter().filter(is_entry);
        let (other, gone): (Vec<Fact>, Vec<Fact>) = before.partition(|fact| there.contains_key(fact.key.as_str()));
        let is_changed = |fact: &Fact| there.get(fact.key.as_str()).is_some_and(|now| now.fields != fact.fields);
        Ok((gone, other.into_iter().filter(is_changed).collect()))
    }

    fn attributions_at_base(&self) -> HashSet<Attribution> {
        let facts = self.base.and_then(|base| self.facts_at(base).ok()).unwrap_or_default();
        facts.iter().filter_map(attribution).collect()
    }

    fn facts_at(&self, commit: ObjectId) -> Result<Vec<Fact>, BookError> {
        let mut facts = Vec::new();
        for file in self.repo.files_at(&commit.to_string(), &["groups", "direct"])? {
            if file.ordinary && kind_of(&file.path).is_some() {
                let text = self.text(Some(file.id))?;
                facts.extend(differing(&file.path, None, text.as_deref()).map(|(_, new)| new).unwrap_or_default());
            }
        }
        Ok(facts)
    }

    /// The people by whom a change is judged. Where two histories meet, only a key that both know is known.
    fn people_before(&mut self, commit: &Commit) -> Result<Rc<Vec<Person>>, BookError> {
        let Some((first, rest)) = commit.parents.split_first() else { return Ok(Rc::default()) };
        let mut people = self.people_at(*first)?;
        for parent in rest {
            let others = self.people_at(*parent)?;
            if !Rc::ptr_eq(&people, &others) {
                people = Rc::new(known_to_both(&people, &others));
            }
        }
        Ok(people)
    }

    fn people_at(&mut self, commit: ObjectId) -> Result<Rc<Vec<Person>>, BookError> {
        let Some(folder) = self.repo.id_at(commit, "people")? else { return Ok(Rc::default()) };
        if let Some(known) = self.people.get(&folder) {
            return Ok(Rc::clone(known));
        }
        let mut files = Vec::new();
        for file in self.repo.files_at(&commit.to_string(), &["people"])? {
            if file.ordinary && kind_of(&file.path).is_some() {
                files.push((file.path, self.repo.file(file.id)?));
            }
        }
        let (mut setup, mut faults) = (Setup::default(), Vec::new());
        read_people(&Sources::from_bytes(files, &mut Vec::new()), &mut setup, &mut faults);
        let people = Rc::new(setup.people);
        self.people.insert(folder, Rc::clone(&people));
        Ok(people)
    }

    fn seal(&self, commit: ObjectId, before: &[Person], after: &[Person]) -> Result<Seal, BookError> {
        let Some(signature) = self.repo.signature(commit)? else { return Ok(Seal::None) };
        let keys = || before.iter().chain(after).flat_map(Person::signing_keys);
        if let Some(key) = signature.ssh_key() {
            let key = SigningKey::parse(&key);
            if !key.as_ref().is_some_and(|key| keys().any(|known| known == *key)) {
                return Ok(Seal::KeyOfNobody(key.map_or(String::new(), |key| key.to_string())));
            }
        }
        Ok(match self.repo.check_signature(&signature, &self.checker)? {
            Checked::Holds(keys) => Seal::Holds(keys.iter().filter_map(|key| SigningKey::parse(key)).collect()),
            Checked::Broken(why) => Seal::Broken(why),
            Checked::KeyMissing(key) => Seal::KeyMissing(key),
            Checked::Unknown(what) => Seal::Unknown(what),
        })
    }

    /// Tells whether the owner of the key had taken it out in the state this inquiry began with, while the
    /// change is made on an older one: whoever finds an old key could go on from there.
    fn is_retired(&self, commit: ObjectId, seal: &Seal, people: &[Person]) -> Result<bool, BookError> {
        let (Seal::Holds(keys), Some(base)) = (seal, self.base) else { return Ok(false) };
        let Some(known) = self.repo.id_at(base, "people")?.and_then(|folder| self.people.get(&folder)) else {
            return Ok(false);
        };
        let has = |person: &Person| person.signing_keys().iter().any(|key| keys.contains(key));
        let went_on = |owner: &Person| {
            known.iter().any(|now| now.handle == owner.handle && !now.signing_keys().is_empty() && !has(now))
        };
        let is_out = people.iter().filter(|person| has(person)).any(went_on);
        Ok(is_out && !self.repo.is_ancestor(base, commit)?)
    }

    /// What a commit is to a merge, and which files of the ledger it changed by itself.
    fn changes(&self, commit: &Commit) -> Result<(Joins, Vec<ChangedFile>), BookError> {
        let is_ledger = |file: &ChangedFile| file.old != file.new && kind_of(&file.path).is_some();
        let only = |files: Vec<ChangedFile>| -> Vec<ChangedFile> { files.into_iter().filter(is_ledger).collect() };
        let from_first = || self.repo.changed_files(commit.id).map(only);
        match commit.parents.as_slice() {
            [parent] if self.mends(commit, *parent) => Ok((Joins::Exactly, Vec::new())),
            [] | [_] => Ok((Joins::Nothing, from_first()?)),
            [one, other] => match self.beside_merge(commit.id, *one, *other) {
                Ok(files) => {
                    let files = only(files);
                    let paths = files.iter().map(|file| file.path.clone()).collect();
                    Ok(if files.is_empty() { (Joins::Exactly, files) } else { (Joins::Otherwise(paths), files) })
                }
                Err(why) => Ok((Joins::Unclear(why.to_string()), from_first()?)),
            },
            several => Ok((Joins::Unclear(format!("it joins {} histories", several.len())), from_first()?)),
        }
    }

    /// Lists the receipts that a commit brought, with what git calls their bytes; what a parent has was brought there.
    fn receipts(&self, commit: &Commit) -> Result<Vec<(String, String)>, BookError> {
        let mut receipts = Vec::new();
        for file in self.repo.changed_files(commit.id)? {
            let Some(new) = file.new.filter(|_| is_receipt(&file.path)) else { continue };
            let mut is_new = file.old != file.new;
            for parent in commit.parents.iter().skip(1) {
                is_new &= self.repo.id_at(*parent, &file.path)? != Some(new);
            }
            if is_new {
                receipts.push((file.path, new.to_string()));
            }
        }
        Ok(receipts)
    }

    /// Lists the entries that waited and that a change lets count, with the handles of those who were asked; who that
    /// is depends on the group, so the ledger is read as it was before.
    fn accepted(&self, commit: &Commit, testimony: &Testimony) -> Result<Vec<(String, Vec<String>)>, BookError> {
        let waits = |fact: &Fact| fact.thing == Thing::Entry && fact.field("status") == Status::Pending.word();
        let counts = |fact: &&Fact| Status::parse(fact.field("status")) == Some(Status::Counts);
        let is_let = |before: &&Fact| testimony.after.iter().filter(counts).any(|after| after.key == before.key);
        let waited: Vec<&Fact> = testimony.before.iter().filter(|fact| waits(fact)).filter(is_let).collect();
        let Some(parent) = commit.parents.first().filter(|_| !waited.is_empty()) else { return Ok(Vec::new()) };
        let book = Book::at(&self.repo, *parent, ReadOptions::default())?;
        let (_, entries, _) = book.looked_through(|entry| waited.iter().any(|fact| fact.id == Some(entry.id)));
        let asked = |fact: &Fact| {
            let entry = entries.iter().find(|entry| fact.id == Some(entry.id))?;
            let asked = answering(&charged(entry), &entry.by, &book.setup);
            Some(asked.into_iter().map(|person| book.setup.handle(person).to_owned()).collect())
        };
        Ok(waited.into_iter().filter_map(|fact| Some((fact.key.clone(), asked(fact)?))).collect())
    }

    /// Tells whether a commit mends what merges left, just as anybody would mend it.
    fn mends(&self, commit: &Commit, parent: ObjectId) -> bool {
        self.repo.is_repair_by_rule(commit)
            && mended(&self.repo, parent, None).is_ok_and(|mended| mended.commit == Some(commit.id))
    }

    fn beside_merge(&self, merge: ObjectId, ours: ObjectId, theirs: ObjectId) -> Result<Vec<ChangedFile>, SyncError> {
        let files = merge_files(&self.repo, ours, theirs)?.files;
        let files: Vec<(&str, Option<&[u8]>)> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_deref().map(str::as_bytes))).collect();
        let request = MergeRequest { ours, theirs, files: &files, trailers: &[] };
        Ok(self.repo.differs_from_merge(&request, merge)?)
    }

    fn text(&self, id: Option<ObjectId>) -> Result<Option<String>, BookError> {
        let bytes = id.map(|id| self.repo.file(id)).transpose()?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }
}

fn signers(people: &[Person]) -> BTreeSet<String> {
    let sign = people.iter().filter(|person| !person.signing_keys().is_empty());
    sign.map(|person| person.handle.to_string()).collect()
}

fn attribution(fact: &Fact) -> Option<Attribution> {
    let name = match fact.thing {
        Thing::Entry => fact.field("by"),
        Thing::Message => fact.field("author"),
        _ => return None,
    };
    Some((fact.key.clone(), name.to_owned()))
}

/// The people of two histories: everybody, with the addresses of both, and the keys that both know; where
/// only one knows any, these.
fn known_to_both(some: &[Person], others: &[Person]) -> Vec<Person> {
    let mut people = some.to_vec();
    for other in others {
        match people.iter_mut().find(|person| person.handle == other.handle) {
            None => people.push(other.clone()),
            Some(person) => {
                let (ours, theirs) = (person.signing_keys(), other.signing_keys());
                if ours.is_empty() {
                    person.keys.clone_from(&other.keys);
                } else if !theirs.is_empty() {
                    person.keys.retain(|key| SigningKey::parse(key).is_some_and(|key| theirs.contains(&key)));
                }
                person.emails.extend(other.emails.iter().cloned());
                person.emails.sort();
                person.emails.dedup();
            }
        }
    }
    people
}
