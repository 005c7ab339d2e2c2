//! Groups of friends, and the two-person folders that are groups without a name.

use std::collections::BTreeMap;

use super::agreement::Agreement;
use super::amount::Weight;
use super::currency::Currency;
use super::date::Date;
use super::money::Money;
use super::person::PersonIndex;

/// A group's place among all groups of the ledger, which are in order of their folders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupIndex(pub u32);

impl GroupIndex {
    /// Returns the place as an index into [`super::Setup::groups`].
    #[must_use]
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}

/// A group, or two people without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The folder below the ledger's root: `groups/lisbon` or `direct/alice+bob`.
    pub folder: String,
    /// The handle: `lisbon`, or `alice+bob` for two people.
    pub handle: String,
    /// Whether this is the folder of two people.
    pub direct: bool,
    /// The display name.
    pub name: String,
    /// What the group is for.
    pub kind: GroupKind,
    /// The currency of rows that name none.
    pub currency: Currency,
    /// Whether the group is put away; nothing is added to it any more.
    pub archived: bool,
    /// The last day of the closed books; nothing on or before it is changed.
    pub closed_until: Option<Date>,
    /// Whether a file holds a month instead of a year.
    pub monthly_files: bool,
    /// What `add` assumes in this group.
    pub defaults: Defaults,
    /// What may be spent in a month, in the group's currency, by category; `*` is for all bills.
    pub budget: BTreeMap<String, Money>,
    /// What is agreed about settling up.
    pub agreement: Agreement,
    /// Who is or was in, in name order.
    pub members: Vec<Member>,
}

/// What `add` assumes where nothing is said, as text of the rows' own grammar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// Who pays.
    pub paid_by: Option<String>,
    /// How it is split.
    pub split: Option<String>,
    /// The category.
    pub category: Option<String>,
}

/// One person's membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonIndex,
    /// What the member may do.
    pub role: Role,
    /// How many parts the member takes where nothing else is said.
    pub weight: Weight,
    /// The first day, when not from the beginning.
    pub since: Option<Date>,
    /// The last day, when there is one.
    pub until: Option<Date>,
    /// Invited, active or gone.
    pub state: MemberState,
}

impl Member {
    /// Tells whether the member belonged to the group on a day.
    #[must_use]
    pub fn is_in_on(&self, date: Date) -> bool {
        self.since.is_none_or(|since| since <= date) && self.until.is_none_or(|until| date <= until)
    }

    /// Tells whether the member may pay or be paid on a day: debts are paid after someone has left, too.
    #[must_use]
    pub fn may_settle_on(&self, date: Date) -> bool {
        self.since.is_none_or(|since| since <= date)
    }

    /// Tells whether new bills of that day include the member when nothing else is said.
    #[must_use]
    pub fn takes_part_on(&self, date: Date) -> bool {
        self.state == MemberState::Active && self.is_in_on(date)
    }
}

impl Group {
    /// Returns the membership of a person.
    #[must_use]
    pub fn member(&self, person: PersonIndex) -> Option<&Member> {
        let found = self.members.binary_search_by_key(&person, |member| member.person);
        found.ok().map(|index| &self.members[index])
    }

    /// Returns the path of the file that a row of that day belongs in.
    #[must_use]
    pub fn file_of(&self, date: Date) -> String {
        if self.monthly_files {
            format!("{}/expenses/{:04}-{:02}.csv", self.folder, date.year(), date.month())
        } else {
            format!("{}/expenses/{:04}.csv", self.folder, date.year())
        }
    }
}

/// Declares an enum of words that files use, with the table between both.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$case_doc])* $case),+ }

        impl $name {
            /// Every case with its word in files.
            pub const WORDS: &'static [($name, &'static str)] = &[$(($name::$case, $word)),+];

            /// Returns the word in files.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $($name::$case => $word),+ }
            }

            /// Reads the word.
            #[must_use]
            pub fn parse(text: &str) -> Option<$name> {
                match text { $($word => Some($name::$case),)+ _ => None }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What a group is for.
    GroupKind {
        /// A journey with an end.
        Trip = "trip",
        /// A household.
        Home = "home",
        /// Two who share.
        Couple = "couple",
        /// People who meet again and again.
        Club = "club",
        /// Anything else.
        #[default]
        Other = "other",
    }
}

words! {
    /// What a member may do; without a server these are flags that `verify` reports on, not gates.
    Role {
        /// May change the group itself.
        Admin = "admin",
        /// May add and change bills.
        #[default]
        Member = "member",
        /// May look.
        Viewer = "viewer",
    }
}

words! {
    /// Where a membership stands.
    MemberState {
        /// Asked to join.
        Invited = "invited",
        /// In.
        #[default]
        Active = "active",
        /// Gone; bills of the past keep the name.
        Left = "left",
    }
}
