//! What is known of one change before anybody judges it: who is said to have made it, what signed it, what it did.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::past::Fact;
use super::person::Person;
use super::signing_key::SigningKey;

/// What the signature of a change came to, before anybody asks whose key it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seal {
    /// There is none.
    None,
    /// It does not hold; says why.
    Broken(&'static str),
    /// It holds, and was made with this key; an OpenPGP key may have two fingerprints.
    Holds(Vec<SigningKey>),
    /// Nobody has its key, so that it was not checked; as much of the key as is known.
    KeyOfNobody(String),
    /// The OpenPGP key is not at hand to check it with; says which.
    KeyMissing(String),
    /// It is of a kind that cannot be checked.
    Unknown(&'static str),
}

/// What a change is to a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joins {
    /// It is none.
    Nothing,
    /// It is just what comes of merging its parents.
    Exactly,
    /// It holds something else in these files, which is what is to be judged.
    Otherwise(Vec<String>),
    /// What should have come of it cannot be told; says why. All it holds is to be judged.
    Unclear(String),
}

/// A file that a change made, changed or took away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// `/`-separated path below the root.
    pub path: String,
    /// Whether it was there before.
    pub was_there: bool,
}

/// All that is known of one change.
#[derive(Clone, Debug)]
pub struct Testimony {
    /// The author's name, which anybody can write.
    pub author_name: String,
    /// The author's e-mail address, which anybody can write.
    pub author_email: String,
    /// What signed it.
    pub seal: Seal,
    /// Whether the key that signed it was taken out meanwhile by its owner, beside this change.
    pub is_retired: bool,
    /// The handles of people who sign, as far as that is known from beside this change.
    pub signers: Rc<BTreeSet<String>>,
    /// The people as they were before.
    pub people_before: Rc<Vec<Person>>,
    /// The people as they are with the change.
    pub people_after: Rc<Vec<Person>>,
    /// The files it touched.
    pub files: Vec<Touched>,
    /// The receipts that it brought, by their paths, and what git calls their bytes.
    pub receipts: Vec<(String, String)>,
    /// The records that it took away or turned into others.
    pub before: Vec<Fact>,
    /// The records that it made or turned others into.
    pub after: Vec<Fact>,
    /// The entries that waited and that it lets count, by their keys, each with the handles of those who were asked.
    pub accepted: Vec<(String, Vec<String>)>,
    /// What it is to a merge.
    pub joins: Joins,
}
