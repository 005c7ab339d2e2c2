//! Faults: everything that can be wrong in a ledger, each with a code, a place and words to mend it.

use std::ops::Range;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The ledger cannot be read.
    Unreadable,
    /// The ledger reads but breaks a rule.
    Rule,
    /// The ledger is sound; this deserves a look.
    Warning,
}

/// Something wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which kind of fault.
    pub code: Code,
    /// The file, from the ledger's root, with `/` between folders.
    pub path: String,
    /// The bytes of the file that are wrong.
    pub span: Range<usize>,
    /// What is so, in one line.
    pub title: String,
    /// What stands under the caret.
    pub label: String,
    /// Other bytes of the same file that explain the fault, with words.
    pub also: Vec<(Range<usize>, String)>,
    /// How to mend it.
    pub help: Option<String>,
}

impl Fault {
    /// Makes a fault with a title; label and help are added by the other functions.
    #[must_use]
    pub fn new(code: Code, path: &str, span: Range<usize>, title: impl Into<String>) -> Fault {
        let (path, title) = (path.to_owned(), title.into());
        Fault { code, path, span, title, label: String::new(), also: Vec::new(), help: None }
    }

    /// Adds the words under the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Fault {
        self.label = label.into();
        self
    }

    /// Adds how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Fault {
        self.help = Some(help.into());
        self
    }

    /// Adds how to mend it, when there is something to say.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Fault {
        self.help = self.help.or(help);
        self
    }

    /// Adds other bytes of the same file that explain it.
    #[must_use]
    pub fn also(mut self, span: Range<usize>, label: impl Into<String>) -> Fault {
        self.also.push((span, label.into()));
        self
    }
}

/// Sorts faults by file, place and code, and drops repetitions.
pub fn sort_faults(faults: &mut Vec<Fault>) {
    faults.sort_by(|a, b| {
        (&a.path, a.span.start, a.code, a.span.end, &a.title).cmp(&(
            &b.path,
            b.span.start,
            b.code,
            b.span.end,
            &b.title,
        ))
    });
    faults.dedup();
}

/// Drops what only follows from a `group.toml` that cannot be read: that its members are none.
pub fn drop_consequences(faults: &mut Vec<Fault>) {
    let is_unreadable = |fault: &&Fault| fault.code.severity() == Severity::Unreadable;
    let groups = faults.iter().filter(is_unreadable).filter_map(|fault| fault.path.strip_suffix("group.toml"));
    let groups: Vec<String> = groups.map(str::to_owned).collect();
    let is_consequence = |fault: &Fault| {
        let needs_members = matches!(fault.code, Code::NotAMember | Code::OutsideMembership | Code::NoMembers);
        needs_members && groups.iter().any(|group| fault.path.starts_with(group.as_str()))
    };
    faults.retain(|fault| !is_consequence(fault));
}

/// Returns the most severe of some faults.
#[must_use]
pub fn worst(faults: &[Fault]) -> Option<Severity> {
    faults.iter().map(|fault| fault.code.severity()).min()
}

/// Declares every code with its number, short name and explanation.
macro_rules! codes {
    ($($name:ident = $number:literal, $slug:literal, $explanation:literal;)+) => {
        /// The kinds of faults; `clique explain CODE` tells more about each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $explanation] $name = $number),+ }

        impl Code {
            /// Every code, in order of its number.
            pub const ALL: &'static [Code] = &[$(Code::$name),+];

            /// Returns the short name, as folders of `fixtures/errors` carry it.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Code::$name => $slug),+ }
            }

            /// Returns what the code means and how such a fault is mended.
            #[must_use]
            pub const fn explanation(self) -> &'static str {
                match self { $(Code::$name => $explanation),+ }
            }
        }
    };
}

codes! {
    NotUtf8 = 1, "not-utf8", "A file holds bytes that are not UTF-8. Save it as UTF-8; a spreadsheet offers it as `CSV UTF-8`.";
    NotAFile = 2, "not-a-file", "Something that should be a plain file is a folder, a link or a device. A ledger never follows links, so that nothing outside its folder is read or written.";
    TooLong = 3, "too-long", "A file or a line is longer than a ledger allows: 256 MiB a file, 1 MiB a TOML file, 64 KiB a line. A missing quote is the usual reason for an enormous line.";
    CsvQuote = 4, "csv-quote", "Quotes in a row do not match. A cell that contains a comma, a quote or a line break stands in double quotes, and a quote within it is doubled: \"say \"\"hi\"\"\".";
    CsvCells = 5, "csv-cells", "A row has more cells than the header has columns. A text with a comma in it must stand in double quotes.";
    CsvHeader = 6, "csv-header", "The first line of a table must name its columns; a needed one is missing, or one stands there twice. An expense file needs date, description, amount, paid_by and split.";
    TomlSyntax = 7, "toml-syntax", "A TOML file cannot be parsed. A line is `key = value`, with texts in quotes: name = \"Lisbon 2026\".";
    TomlValue = 8, "toml-value", "A key in a TOML file has a value of the wrong kind, such as a number where a text in quotes belongs, or a needed key is missing. `clique.toml` needs at least `format = 1`.";
    FormatVersion = 9, "format-version", "The ledger was written in a format that this program does not know. A newer `clique` reads it; nothing is changed by this one.";
    ConflictMarkers = 10, "conflict-markers", "A merge left its markers in the file. Keep the rows you want from both sides and take the marker lines out.";
    BadId = 11, "bad-id", "An id is 12 characters of 0-9 and a-z without i, l, o and u. Leave the cell empty and `clique fmt` assigns one.";
    UnknownPerson = 12, "unknown-member", "A row names someone who has no file in `people/`. Mend the spelling, or add the person with `clique person add`.";
    BadDate = 13, "bad-date", "A date is written YYYY-MM-DD, exists in the calendar and lies between 1970 and 2199.";
    BadKind = 14, "bad-kind", "The kind of a row is empty or `expense`, `payment` or `income`. A refund is an expense with a negative amount.";
    BadAmount = 15, "bad-amount", "An amount is digits with at most one point, such as 12.50 or -3: no exponent, no thousands separator, no plus sign, no currency sign.";
    Decimals = 16, "too-many-decimals", "An amount has more decimals than its currency has. JPY has none, EUR two, KWD three.";
    UnknownCurrency = 17, "unknown-currency", "The currency is neither an ISO 4217 code such as EUR nor a unit declared in `clique.toml` under `[units]`.";
    BadPayers = 18, "bad-payers", "Who paid is one name, or several with amounts: `alice=80.00 bob=40.50`. One of several may stand without an amount and takes the rest.";
    PayersSum = 19, "payers-sum", "What the payers paid does not add up to the amount. Leave one of them without an amount, and that one takes the rest.";
    BadSplit = 20, "bad-split", "A split is names with an optional way each: `alice bob`, `alice:2 bob`, `alice=20.00 bob`, `alice=40% bob=60%`, `alice+5.00 bob`, or `items`.";
    SharesSum = 21, "shares-sum", "The parts of a split do not add up to the amount. Leave one name without a way, and that one takes the rest.";
    NameTwice = 22, "name-twice", "A name stands twice among the payers or in the split of one row. Give each person one part.";
    BadStatus = 23, "bad-status", "The status of a row is empty, `void`, `conflict` or `pending`.";
    BadHandle = 24, "bad-handle", "A handle begins with a letter a to z and has only a-z, 0-9, `_`, `.` and `-`. It is the name of the person's file or the group's folder; the display name inside may be anything.";
    HandleClash = 25, "handle-clash", "Two handles look alike or differ only in case, so that one could be taken for the other.";
    DuplicateId = 26, "duplicate-id", "Two rows carry the same id but are not the same entry. Empty the id of the newer one and run `clique fmt`. Of two people with one id, the newer file loses the line.";
    BadMessage = 27, "bad-message", "A line of a message log is not `TIME ID AUTHOR [re:ID] TEXT`.";
    BadItems = 28, "bad-items", "A line of `items.csv` is wrong, or the items of a bill do not fit it.";
    BadRate = 29, "bad-rate", "A line of `rates.csv` is not `date,from,to,rate,source` with a positive rate.";
    PaymentShape = 30, "payment-shape", "A payment goes from one person to one other: one name in `paid_by`, one in `split`, without ways.";
    BadText = 31, "bad-text", "A text holds control characters or is too long: 500 characters for a description, 4000 for a note.";
    BadName = 32, "bad-name", "A display name is empty, longer than 64 characters, or holds control characters.";
    AmountTooLarge = 33, "amount-too-large", "An amount is larger than a ledger allows: 1 000 000 000 000 smallest units, which are 10 000 000 000.00 EUR.";
    MissingCell = 34, "missing-cell", "A needed cell of a row is empty: its date, amount, paid_by or split.";
    BadMember = 35, "bad-member", "A membership in `group.toml` names nobody known or has a value that cannot be read.";
    MisplacedFile = 36, "misplaced-file", "A file lies where the ledger does not look, under a name that suggests it should be read. Move or rename it, so that nobody believes its rows count.";
    BadCheckpoint = 37, "bad-checkpoint", "A line of `checkpoints.csv` is not `date,person,balance,currency,note`, or two lines say different balances for one person and day.";
    NotAMember = 101, "not-a-member", "A row, or what the group has agreed about settling, names a person who is not a member of the group. Add the person with `clique member add`.";
    OutsideMembership = 102, "outside-membership", "A row names a member on a day outside the membership's `since` and `until`. Payments may come after `until`: debts are paid by those who left, too.";
    PairOnly = 103, "pair-only", "The folder of two people holds a row that names someone else.";
    NoMembers = 104, "no-members", "A group has no members at all, so nobody can share a bill in it. Add one with `clique member add`.";
    UnknownAuthor = 105, "unknown-author", "The `by` of a row or the author of a message is nobody known.";
    CheckpointMissed = 106, "checkpoint-missed", "At the end of a checkpoint's day a balance is not what the checkpoint says: a bill of that day or before was added, changed or taken back since. `clique diff` and `clique log` tell what; if the change is right, write the checkpoint anew with `clique checkpoint add`.";
    NotInOrder = 151, "not-in-order", "A row stands below one of a later day. Found by `clique check` only when `dates` is named; `clique fmt` puts rows in order.";
    WithoutId = 152, "without-id", "A row has no id of its own yet. Found by `clique check` only when `ids` is named; `clique fmt` writes one.";
    WithoutCategory = 153, "without-category", "A bill says no category. Found by `clique check` only when `categories` is named; add one with `clique edit`.";
    WithoutReceipt = 154, "without-receipt", "A bill names a receipt that does not lie in the group's folder `receipts`, or is not what was added. Found by `clique check` only when `receipts` is named.";
    Overdue = 155, "overdue", "A bill should have been paid by now. Found by `clique check` only when `overdue` is named; move or clear its day with `clique edit`.";
    InTheFuture = 156, "in-the-future", "An entry has a day that is still to come. Found by `clique check` only when `future` is named; usually the year or the month is wrong.";
    LooksTwice = 157, "looks-twice", "Two rows say the same day, amount, payers, split and words, so one may be the other written again; or all of these but one, where one has no id of its own, so that git may have joined two versions of it. Found by `clique check` only when `twice` is named; two equal coffees are fine.";
    NotCanonical = 158, "not-canonical", "A file is not in canonical form. Found by `clique check` only when `format` is named; `clique fmt` brings it there.";
    FormulaText = 201, "formula-text", "A text begins with `=`, `@`, a tab or a carriage return; a spreadsheet would run it as a formula.";
    UnknownKey = 203, "unknown-key", "A key or a column is not one the program knows. It is kept as it is.";
    DueBeforeDate = 204, "due-before-date", "A bill is due before the day it was made. Usually the year of one of the two is wrong.";
    ConflictRow = 205, "conflict-row", "Two changes to one entry met, and the loser stands beside it until someone settles which is right. It counts for nothing meanwhile.";
    HiddenText = 206, "hidden-text", "A text holds characters that cannot be seen or that turn the writing direction, so that it could read as something else.";
    SimilarName = 207, "similar-name", "A person's name looks like another's and is written with other letters, such as those of another alphabet. One of the two may want to be taken for the other.";
}

impl Code {
    /// Returns the number.
    #[must_use]
    pub const fn number(self) -> u16 {
        self as u16
    }

    /// Returns how bad such a fault is, which its number says.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self.number() {
            0..=99 => Severity::Unreadable,
            100..=199 => Severity::Rule,
            _ => Severity::Warning,
        }
    }

    /// Returns the code as it is shown: `E012`, `W201`.
    #[must_use]
    pub fn text(self) -> String {
        let letter = if self.severity() == Severity::Warning { 'W' } else { 'E' };
        format!("{letter}{:03}", self.number())
    }

    /// Finds a code by what is shown of it, in either case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.text().eq_ignore_ascii_case(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_read_back() {
        assert!(Code::ALL.is_sorted_by_key(|code| code.number()));
        assert!(Code::ALL.iter().all(|code| Code::parse(&code.text()) == Some(*code)));
        assert_eq!(Code::UnknownPerson.text(), "E012");
        assert_eq!(Code::SharesSum.text(), "E021");
    }
}
