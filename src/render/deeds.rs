//! Says what was done in the words of friends: `added dinner 42.50 EUR`.

use super::safe::{Safe, safe};
use super::style::Look;
use crate::model::{Fact, Thing};
use crate::report::changes::{Deed, Verb};

/// Words of others in a sentence are cut to this many columns.
const WORDS_MAX: usize = 48;
/// A value in a list of changes is cut to this many columns.
const VALUE_MAX: usize = 32;
/// So many of many like deeds are named.
const NAMED_MAX: usize = 3;

/// Says one deed of `who`, whose name stands before the sentence.
#[must_use]
pub fn deed_as_words(deed: &Deed, who: &str, look: &Look) -> Safe {
    let words = Words { look, who };
    match deed.fact.thing {
        Thing::Entry => words.entry(deed),
        Thing::Group => words.group(deed),
        Thing::Person => words.person(deed),
        Thing::Settings => match deed.verb {
            Verb::Added => words.join(&["began the ledger", deed.fact.field("name")]),
            Verb::Removed => Safe::own("removed the settings of the ledger"),
            _ => words.changed("the ledger", deed),
        },
        Thing::Item => words.item(deed),
        Thing::Rate => words.rate(deed),
        Thing::Checkpoint => words.checkpoint(deed),
        Thing::Message => words.message(deed),
    }
}

/// Says many deeds of one kind in one sentence.
#[must_use]
pub fn deeds_as_words(deeds: &[&Deed], look: &Look) -> Safe {
    let words = Words { look, who: "" };
    let Some(first) = deeds.first() else { return Safe::default() };
    let verb = match first.verb {
        Verb::Removed if first.is_about_a_loser() => "settled",
        Verb::Added if first.is_about_a_loser() => "noted",
        done => verb(done),
    };
    let noun = match first.fact.thing {
        Thing::Entry if first.is_about_a_loser() => "conflicts",
        Thing::Entry => "entries",
        Thing::Person => "people",
        Thing::Group => "groups",
        Thing::Item => "items",
        Thing::Rate => "rates",
        Thing::Checkpoint => "checkpoints",
        Thing::Message => "messages",
        Thing::Settings => "settings",
    };
    let count = deeds.len().to_string();
    let mut pieces = vec![safe(&format!("{verb} {count} {noun}: "))];
    for (at, deed) in deeds.iter().take(NAMED_MAX).enumerate() {
        if at > 0 {
            pieces.push(Safe::own(", "));
        }
        pieces.push(words.cut(title(&deed.fact), WORDS_MAX));
    }
    if deeds.len() > NAMED_MAX {
        pieces.push(Safe::own(" and "));
        pieces.push(safe(&format!("{} more", deeds.len() - NAMED_MAX)));
    }
    pieces.into_iter().collect()
}

/// Returns what a record is called.
#[must_use]
pub fn title(fact: &Fact) -> &str {
    let named = ["description", "name", "text"].map(|field| fact.field(field));
    named.into_iter().find(|name| !name.is_empty()).unwrap_or(match fact.field("kind") {
        "" => &fact.key,
        kind => kind,
    })
}

fn verb(verb: Verb) -> &'static str {
    match verb {
        Verb::Added => "added",
        Verb::Changed => "changed",
        Verb::TookBack => "took back",
        Verb::Restored => "restored",
        Verb::Accepted => "accepted",
        Verb::Removed => "removed",
    }
}

struct Words<'a> {
    look: &'a Look,
    who: &'a str,
}

impl Words<'_> {
    /// Joins pieces with blanks; empty ones are left out.
    fn join(&self, pieces: &[&str]) -> Safe {
        let mut all = Vec::new();
        for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
            if !all.is_empty() {
                all.push(Safe::own(" "));
            }
            all.push(self.cut(piece, WORDS_MAX));
        }
        all.into_iter().collect()
    }

    fn cut(&self, words: &str, columns: usize) -> Safe {
        let shown = safe(words);
        if self.look.width.is_some() && shown.width() > columns {
            shown.cut(columns, self.look.glyphs().ellipsis)
        } else {
            shown
        }
    }

    fn entry(&self, deed: &Deed) -> Safe {
        let fact = &deed.fact;
        match deed.verb {
            Verb::Removed if deed.is_about_a_loser() => {
                return self.join(&["settled the conflict about", &self.name_of(fact)]);
            }
            Verb::Added if deed.is_about_a_loser() => {
                let (amount, currency) = (fact.field("amount"), deed.currency.as_str());
                return self.join(&["kept another version of", &self.name_of(fact), amount, currency]);
            }
            _ => {}
        }
        let (payers, to) = (fact.field("paid_by"), fact.field("split"));
        let (amount, currency) = (fact.field("amount"), deed.currency.as_str());
        let is_payment = fact.field("kind") == "payment";
        let refunded = amount.strip_prefix('-').filter(|_| fact.field("kind") != "income");
        let for_what = if fact.field("description").is_empty() { "" } else { "for" };
        match deed.verb {
            Verb::Added if is_payment && payers == self.who => {
                self.join(&["paid", to, amount, currency, for_what, fact.field("description")])
            }
            Verb::Added if is_payment => {
                self.join(&["noted that", payers, "paid", to, amount, currency, for_what, fact.field("description")])
            }
            Verb::Changed => self.changed(&self.name_of(fact), deed),
            done => {
                let kind = match (fact.field("kind"), refunded, done) {
                    ("income", _, Verb::Added) => "the income",
                    (_, Some(_), Verb::Added) => "the refund",
                    _ => "",
                };
                let paid = if done == Verb::Added && payers != self.who { payers } else { "" };
                let by = match (paid, kind) {
                    ("", _) => "",
                    (_, "the income") => " through ",
                    (_, "the refund") => " to ",
                    _ => ", paid by ",
                };
                let name = self.name_of(fact);
                let said = self.join(&[verb(done), kind, &name, refunded.unwrap_or(amount), currency]);
                [said, Safe::own(by), self.cut(paid, WORDS_MAX)].into_iter().collect()
            }
        }
    }

    fn name_of(&self, fact: &Fact) -> String {
        match (fact.field("description"), fact.field("kind")) {
            ("", "payment") => {
                format!("the payment {} {} {}", fact.field("paid_by"), self.look.glyphs().arrow, fact.field("split"))
            }
            ("", _) => "an entry".to_owned(),
            (description, _) => description.to_owned(),
        }
    }

    fn person(&self, deed: &Deed) -> Safe {
        let (handle, name) = (deed.fact.key.as_str(), deed.fact.field("name"));
        let shown = if name.is_empty() || name == handle { String::new() } else { format!("({name})") };
        match deed.verb {
            Verb::Added if handle == self.who => Safe::own("joined the ledger"),
            Verb::Changed if handle == self.who && deed.fields.iter().all(is_of_a_friend) => {
                let said: Vec<String> = deed.fields.iter().filter_map(of_a_friend).collect();
                self.join(&[&said.join(", ")])
            }
            Verb::Changed if handle == self.who => self.changed("their own file", deed),
            Verb::Changed => self.changed(handle, deed),
            done => {
                let place = match done {
                    Verb::Added => "to the ledger",
                    Verb::Removed => "from the ledger",
                    _ => "",
                };
                self.join(&[verb(done), handle, &shown, place])
            }
        }
    }

    fn group(&self, deed: &Deed) -> Safe {
        let group = deed.fact.group.as_str();
        match deed.verb {
            Verb::Added => {
                let members: Vec<&str> = deed.fact.fields.iter().filter_map(|(name, _)| member(name)).collect();
                let with = if members.is_empty() { "" } else { "with" };
                self.join(&["started", group, with, &members.join(", ")])
            }
            Verb::Removed => self.join(&["removed the group", group]),
            _ => self.group_changed(deed),
        }
    }

    fn group_changed(&self, deed: &Deed) -> Safe {
        let (mut said, mut rest) = (Vec::new(), Vec::new());
        let group = deed.fact.group.as_str();
        for (field, before, after) in &deed.fields {
            let parts: Vec<&str> = field.split('.').collect();
            match (parts.as_slice(), after.as_str()) {
                (["members", who], _) if deed.fact.field(&format!("members.{who}.state")) == "invited" => {
                    said.push(format!("invited {who} to {group}"));
                }
                (["members", who], _) if deed.fact.has(field) => {
                    let is_self = *who == self.who;
                    said.push(if is_self { format!("joined {group}") } else { format!("added {who} to {group}") });
                }
                (["members", who], _) => said.push(format!("removed {who} from {group}")),
                (["members", who, "state"], "left") => {
                    let is_self = *who == self.who;
                    said.push(if is_self { format!("left {group}") } else { format!("noted that {who} left {group}") });
                }
                (["members", who, "state"], "invited") => said.push(format!("invited {who} to {group}")),
                (["members", who, "state"], "" | "active") if before == "invited" => {
                    let is_self = *who == self.who;
                    let noted = || format!("noted that {who} accepted the invitation to {group}");
                    said.push(if is_self { format!("accepted the invitation to {group}") } else { noted() });
                }
                (["members", who, ..], _) if !deed.fact.has(&format!("members.{who}")) => {}
                // What imports remember of names is long, and for programs.
                (["import", ..], _) if said.last().is_some_and(|last: &String| last.ends_with("imported")) => {}
                (["import", ..], _) => said.push("noted who is who in what was imported".into()),
                (["archived"], "true") => said.push("archived the group".into()),
                (["archived"], _) => said.push("opened the group again".into()),
                _ => rest.push((field.clone(), before.clone(), after.clone())),
            }
        }
        if said.is_empty() {
            return self.changed("the group", &Deed { fields: rest, ..deed.clone() });
        }
        let mut pieces = vec![safe(&said.join(", "))];
        if !rest.is_empty() {
            pieces.push(Safe::own(": "));
            pieces.push(self.values(&rest));
        }
        pieces.into_iter().collect()
    }

    fn item(&self, deed: &Deed) -> Safe {
        let name = deed.fact.field("description");
        match deed.verb {
            Verb::Changed => self.changed(name, deed),
            done => self.join(&[verb(done), "the item", name, deed.fact.field("amount")]),
        }
    }

    fn rate(&self, deed: &Deed) -> Safe {
        let fact = &deed.fact;
        let done = if deed.verb == Verb::Added { "pinned" } else { verb(deed.verb) };
        let rate = format!("1 {} = {} {}", fact.field("from"), fact.field("rate"), fact.field("to"));
        self.join(&[done, "the rate", &rate, "of", fact.field("date")])
    }

    fn checkpoint(&self, deed: &Deed) -> Safe {
        let fact = &deed.fact;
        let done = if deed.verb == Verb::Added { "noted" } else { verb(deed.verb) };
        let balance = [fact.field("balance"), fact.field("currency")].join(" ");
        self.join(&[done, "the balance of", fact.field("person"), "on", fact.field("date"), balance.trim_end()])
    }

    fn message(&self, deed: &Deed) -> Safe {
        let fact = &deed.fact;
        let (text, action) = (fact.field("text"), fact.field("action"));
        match (deed.verb, action) {
            (Verb::Added, "said") => self.join(&["wrote:", text]),
            (Verb::Added, "edited") => self.join(&["reworded a message:", text]),
            (Verb::Added, _) => Safe::own("deleted a message"),
            (done, _) => self.join(&[verb(done), "the message:", text]),
        }
    }

    /// Says what changed: `changed dinner: amount 86.40 → 88.40, category food`.
    fn changed(&self, what: &str, deed: &Deed) -> Safe {
        let title = self.cut(what, WORDS_MAX);
        [Safe::own("changed "), title, Safe::own(": "), self.values(&deed.fields)].into_iter().collect()
    }

    fn values(&self, fields: &[(String, String, String)]) -> Safe {
        let told: Vec<_> = fields.iter().filter(|(field, _, _)| field != "by" || fields.len() == 1).collect();
        let mut pieces = Vec::new();
        for (field, before, after) in told {
            if !pieces.is_empty() {
                pieces.push(Safe::own(", "));
            }
            let (old, new) = (self.cut(before, VALUE_MAX), self.cut(after, VALUE_MAX));
            let name = safe(&field.replace('_', " "));
            let arrow = safe(&format!(" {} ", self.look.glyphs().arrow));
            match (before.is_empty(), after.is_empty()) {
                (true, false) => pieces.extend([name, Safe::own(" "), new]),
                (false, true) => pieces.extend([Safe::own("no "), name, Safe::own(" (was "), old, Safe::own(")")]),
                (true, true) => pieces.push(name),
                (false, false) => pieces.extend([name, Safe::own(" "), old, arrow, new]),
            }
        }
        pieces.into_iter().collect()
    }
}

/// A field that changed: its name, what it said before, what it says now.
type Field = (String, String, String);

/// Tells whether a field is what a person says of a friend, or the table that holds that.
fn is_of_a_friend((field, ..): &Field) -> bool {
    field == "friends" || field.starts_with("friends.")
}

/// Says what a person now says of a friend.
fn of_a_friend((field, before, after): &Field) -> Option<String> {
    let friend = field.strip_prefix("friends.")?;
    Some(match (before.as_str(), after.as_str()) {
        (_, "requested") => format!("asked {friend} to be friends"),
        (_, "accepted") => format!("accepted {friend} as a friend"),
        (_, "declined") => format!("declined {friend} as a friend"),
        (_, "blocked") => format!("blocked {friend}"),
        ("blocked", _) => format!("unblocked {friend}"),
        _ => format!("took back what was said of {friend}"),
    })
}

/// Returns the handle when a field is a whole membership: `members.bob`.
fn member(field: &str) -> Option<&str> {
    field.strip_prefix("members.").filter(|rest| !rest.contains('.'))
}
