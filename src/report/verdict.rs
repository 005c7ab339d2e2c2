//! Judges one change: who made it, whether the signature is theirs, and whether it kept to what is theirs.
//!
//! A change is judged by the people files as they were before it, so that nobody gives themselves a right
//! and uses it in one go. In this order:
//!
//! 1. A merge that is just what comes of merging its parents needs nobody's word: anybody can make it again.
//! 2. The author's address says who is meant; it is a claim. Whoever has a key in their file signs: the
//!    claim holds only with a signature by one of these keys. Who has none is taken at their word.
//! 3. A new key is put in by its owner and signed with an old one. The first key of all is trusted; that it
//!    was the first is said.
//! 4. A person's file and marks of what was read belong to that person; rows and messages say who wrote them.
//! 5. An entry that waits for a yes gets it from one of those who are asked.
//! 6. A receipt is called by its content, and is what its name says.

use crate::model::{Joins, Person, Seal, SigningKey, Testimony};

use super::receipts::{DIGITS, ReceiptState};
use super::verdict_deeds::{answers_of_others, words_of_others};
use super::verdict_people::files_of_others;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Worth knowing.
    Note,
    /// Nobody can tell; too little where every change is to be proven.
    Unproven,
    /// It is not as it should be.
    Wrong,
}

/// What was found out about a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs.
    pub gravity: Gravity,
    /// What it is.
    pub what: What,
}

/// The things that can be found out; people are named by their handles.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named by what they are")]
pub enum What {
    /// It has no signature.
    Unsigned,
    /// The signature does not hold; says why.
    BrokenSignature(&'static str),
    /// It is signed with a key that nobody has.
    KeyOfNobody(String),
    /// It is signed with an OpenPGP key that is not at hand.
    KeyMissing(String),
    /// It is signed with somebody else's key.
    KeyOfAnother { signer: String },
    /// It is signed with a key that comes with it, though there were others before.
    KeyOfItsOwn,
    /// It is signed with a key that its owner took out beside it.
    RetiredKey,
    /// Its signature is of a kind that cannot be checked; says which.
    UnknownSignature(&'static str),
    /// Nobody in the ledger has the author's address.
    UnknownAuthor,
    /// It is signed by somebody in whose file the author's address does not stand.
    OtherAddress,
    /// It changes somebody else's file.
    FileOfAnother { owner: String },
    /// It changes somebody else's keys.
    KeysOfAnother { owner: String },
    /// It changes what somebody else has read.
    MarksOfAnother { owner: String },
    /// It puts the first key into somebody else's file.
    KeyForAnother { owner: String },
    /// It brings somebody's first key, which is trusted.
    FirstKey { owner: String, keys: Vec<SigningKey> },
    /// It brings a first key of somebody who had one.
    OtherFirstKey { owner: String, keys: Vec<SigningKey> },
    /// It changes the author's own keys.
    KeysChanged { added: Vec<SigningKey>, removed: Vec<SigningKey> },
    /// It takes over an address by which somebody else is known.
    AddressOfAnother { address: String, owner: String },
    /// It takes over a key by which somebody else is known.
    KeyTakenOver { owner: String },
    /// An entry says that somebody else wrote it.
    WrittenBy { entry: String, by: String },
    /// It takes somebody else's name off an entry that they wrote.
    NameTakenOff { entry: String, by: String },
    /// It lets an entry count that waits for the yes of others.
    AcceptedFor { entry: String, asked: Vec<String> },
    /// A message says that somebody else sent it.
    SentBy { sender: String, text: String },
    /// It brings receipts that are not what their names say.
    ReceiptAltered(Vec<String>),
    /// A merge holds what merging does not bring, in these files.
    MergeWithMore(Vec<String>),
    /// A merge held what merging does not bring, and it was taken out since.
    MergeMended,
    /// A merge cannot be made again; says why.
    MergeUnclear(String),
}

/// What a change came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The handle of who made it, if anybody in the ledger is meant.
    pub who: Option<String>,
    /// The handle of whose key signed it.
    pub signer: Option<String>,
    /// The key that signed it.
    pub key: Option<SigningKey>,
    /// Whether it is a merge that anybody can make again.
    pub is_merge: bool,
    /// What was found out, the gravest first.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// Tells whether the change holds; where all is to be proven, only what is proven does.
    #[must_use]
    pub fn holds(&self, all_proven: bool) -> bool {
        let worst = if all_proven { Gravity::Note } else { Gravity::Unproven };
        self.findings.iter().all(|finding| finding.gravity <= worst)
    }

    /// Tells whether somebody's signature proves it, or it needs none.
    #[must_use]
    pub fn is_proven(&self) -> bool {
        self.is_merge || self.signer.is_some() && self.signer == self.who
    }
}

/// Judges a change; `attributed` tells whether a record, by its key, was said to be somebody's before.
#[must_use]
pub fn verdict(testimony: &Testimony, attributed: &dyn Fn(&str, &str) -> bool) -> Verdict {
    let key = match &testimony.seal {
        Seal::Holds(keys) => keys.first().cloned(),
        _ => None,
    };
    let receipts = false_receipts(testimony);
    if testimony.joins == Joins::Exactly {
        return Verdict { who: None, signer: None, key, is_merge: true, findings: receipts };
    }
    let mut judge = Judge { testimony, who: claimant(testimony), signer: None, findings: Vec::new() };
    judge.seal();
    if judge.who.is_none() {
        let gravity = if judge.everybody_signs() { Gravity::Wrong } else { Gravity::Unproven };
        judge.find(gravity, What::UnknownAuthor);
    }
    judge.merge();
    files_of_others(&mut judge);
    words_of_others(&mut judge, attributed);
    answers_of_others(&mut judge);
    let Judge { who, signer, mut findings, .. } = judge;
    findings.extend(receipts);
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.gravity));
    let handle = |person: &Person| person.handle.to_string();
    Verdict { who: who.map(handle), signer: signer.map(handle), key, is_merge: false, findings }
}

/// A receipt is called by its content, so that anybody sees when it is another one.
fn false_receipts(testimony: &Testimony) -> Vec<Finding> {
    let is_false = |(path, content): &&(String, String)| {
        let name = path.rsplit('/').next().unwrap_or(path);
        ReceiptState::of(name, content.get(..DIGITS).unwrap_or(content)) == ReceiptState::Altered
    };
    let paths: Vec<String> = testimony.receipts.iter().filter(is_false).map(|(path, _)| path.clone()).collect();
    if paths.is_empty() {
        return Vec::new();
    }
    vec![Finding { gravity: Gravity::Wrong, what: What::ReceiptAltered(paths) }]
}

/// A change on trial.
pub(super) struct Judge<'t> {
    pub(super) testimony: &'t Testimony,
    /// Whom the author's address means.
    pub(super) who: Option<&'t Person>,
    /// Whose key signed it, where the signature holds.
    signer: Option<&'t Person>,
    findings: Vec<Finding>,
}

impl<'t> Judge<'t> {
    pub(super) fn find(&mut self, gravity: Gravity, what: What) {
        self.findings.push(Finding { gravity, what });
    }

    /// Tells whether the author is this person.
    pub(super) fn is_by(&self, handle: &str) -> bool {
        self.who.is_some_and(|who| who.handle.as_str() == handle)
    }

    /// Tells whether a signature proves who made it.
    pub(super) fn is_proven(&self) -> bool {
        let handle = |person: &Person| person.handle.clone();
        self.signer.is_some() && self.signer.map(handle) == self.who.map(handle)
    }

    /// How much it weighs that the author did what only this person may do.
    pub(super) fn gravity_against(&self, owner: &str) -> Gravity {
        if self.who.is_some() || self.signs(owner) { Gravity::Wrong } else { Gravity::Unproven }
    }

    /// Tells whether this person has a key, be it only in a history beside this one: whoever goes back to
    /// before a key was put in does not get round it.
    pub(super) fn signs(&self, handle: &str) -> bool {
        has_keys(&self.testimony.people_before, handle) || self.testimony.signers.contains(handle)
    }

    fn everybody_signs(&self) -> bool {
        let people = &self.testimony.people_before;
        !people.is_empty() && people.iter().all(|person| self.signs(person.handle.as_str()))
    }

    fn seal(&mut self) {
        let testimony = self.testimony;
        let signs = match self.who {
            Some(who) => self.signs(who.handle.as_str()),
            None => self.everybody_signs(),
        };
        let gravity = if signs { Gravity::Wrong } else { Gravity::Unproven };
        match &testimony.seal {
            Seal::None => self.find(gravity, What::Unsigned),
            Seal::Broken(why) => self.find(Gravity::Wrong, What::BrokenSignature(why)),
            Seal::KeyOfNobody(key) => self.find(gravity, What::KeyOfNobody(key.clone())),
            Seal::KeyMissing(key) => self.find(gravity, What::KeyMissing(key.clone())),
            Seal::Unknown(what) => self.find(gravity, What::UnknownSignature(what)),
            Seal::Holds(keys) => self.holds(keys, signs),
        }
    }

    /// Asks whose key it is that signed.
    fn holds(&mut self, keys: &[SigningKey], signs: bool) {
        let testimony = self.testimony;
        if let Some(signer) = holder(&testimony.people_before, keys, self.who) {
            self.signer = Some(signer);
            match self.who {
                None => {
                    self.who = Some(signer);
                    self.find(Gravity::Note, What::OtherAddress);
                }
                Some(who) if who.handle != signer.handle => {
                    self.find(Gravity::Wrong, What::KeyOfAnother { signer: signer.handle.to_string() });
                }
                Some(_) if testimony.is_retired => self.find(Gravity::Wrong, What::RetiredKey),
                Some(_) => {}
            }
        } else if let Some(signer) = holder(&testimony.people_after, keys, self.who) {
            if !self.is_by(signer.handle.as_str()) {
                self.find(Gravity::Wrong, What::KeyOfAnother { signer: signer.handle.to_string() });
            } else if signs {
                self.find(Gravity::Wrong, What::KeyOfItsOwn);
            } else {
                self.signer = Some(signer);
            }
        } else {
            let key = keys.first().map_or(String::new(), SigningKey::to_string);
            self.find(if signs { Gravity::Wrong } else { Gravity::Unproven }, What::KeyOfNobody(key));
        }
    }

    /// What stands in a merge beside what merging brings is hidden from most eyes, so it takes a signature.
    fn merge(&mut self) {
        let gravity = if self.is_proven() { Gravity::Note } else { Gravity::Wrong };
        match &self.testimony.joins {
            Joins::Nothing | Joins::Exactly => {}
            Joins::Otherwise(files) => self.find(gravity, What::MergeWithMore(files.clone())),
            Joins::Unclear(why) => self.find(gravity, What::MergeUnclear(why.clone())),
        }
    }
}

/// Finds the one person whom the author's address means, else the one of that very name; as they were before
/// the change or, for somebody new, with it.
fn claimant(testimony: &Testimony) -> Option<&Person> {
    let among = |people: &'_ [Person], fits: &dyn Fn(&Person) -> bool| {
        let mut found = people.iter().enumerate().filter(|(_, person)| fits(person)).map(|(at, _)| at);
        found.next().filter(|_| found.next().is_none())
    };
    let sealed = |person: &Person| match &testimony.seal {
        Seal::Holds(keys) => person.signing_keys().iter().any(|key| keys.contains(key)),
        _ => false,
    };
    let has_address = |person: &Person| {
        let address = testimony.author_email.as_str();
        person.emails.iter().any(|email| email.eq_ignore_ascii_case(address))
    };
    let has_name =
        |person: &Person| person.name == testimony.author_name || person.handle.as_str() == testimony.author_name;
    for people in [&testimony.people_before, &testimony.people_after] {
        let found = among(people, &has_address)
            .or_else(|| among(people, &|person| has_address(person) && sealed(person)))
            .or_else(|| if people.iter().any(has_address) { None } else { among(people, &has_name) });
        if let Some(at) = found {
            return people.get(at);
        }
    }
    None
}

/// Finds who has one of these keys; of several, `first` if among them.
fn holder<'p>(people: &'p [Person], keys: &[SigningKey], first: Option<&Person>) -> Option<&'p Person> {
    let mut found = people.iter().filter(|person| person.signing_keys().iter().any(|key| keys.contains(key)));
    let is_first = |person: &&Person| first.is_some_and(|first| first.handle == person.handle);
    found.clone().find(is_first).or_else(|| found.next())
}

/// Finds someone by handle.
pub(super) fn person<'p>(people: &'p [Person], handle: &str) -> Option<&'p Person> {
    people.iter().find(|person| person.handle.as_str() == handle)
}

/// Tells whether somebody signs.
pub(super) fn has_keys(people: &[Person], handle: &str) -> bool {
    person(people, handle).is_some_and(|person| !person.signing_keys().is_empty())
}
