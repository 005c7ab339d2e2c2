//! The grammar of who paid and who shares: `alice bob:2 carol=20.00 dan=40% eve+5.00`.
//!
//! ```text
//! payers = NAME | NAME=AMOUNT … [NAME]          the one without an amount takes the rest
//! split  = items | PART …
//! PART   = NAME[:WEIGHT][±AMOUNT]               a part of the rest, by weight, then adjusted
//!        | NAME=AMOUNT | NAME=PERCENT%          a fixed part
//! ```
//!
//! Parts are separated by spaces or commas. Spans are bytes within the text that was read.

use std::fmt::Write as _;
use std::ops::Range;

use super::amount::{AmountProblem, Percent, Weight, parse_amount};
use super::handle::is_handle_byte;
use super::money::{Money, push_decimal};
use super::person::PersonIndex;

/// Who shares an amount, as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// The parts, in the order they are written.
    pub parts: Vec<SplitPart>,
    /// Whether the parts come from the bill's line items instead.
    pub items: bool,
}

/// One person's part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SplitPart {
    /// Who.
    pub person: PersonIndex,
    /// How the part is measured.
    pub way: Way,
}

/// How a part is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A part of what is left by weight, more or less by an adjustment.
    Rest {
        /// How many parts.
        weight: Weight,
        /// Added on top, in smallest units.
        adjust: Money,
    },
    /// Exactly this much, in smallest units.
    Fixed(Money),
    /// A percentage of the whole amount.
    Percent(Percent),
}

/// One payer: an amount, or none for the one who takes the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payer {
    /// Who.
    pub person: PersonIndex,
    /// How much, in smallest units.
    pub amount: Option<Money>,
}

/// Something wrong in a cell of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitProblem {
    /// The bytes of the cell that are wrong.
    pub span: Range<usize>,
    /// What is wrong with them.
    pub kind: SplitProblemKind,
}

/// What is wrong in a cell of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SplitProblemKind {
    /// There is no one.
    Empty,
    /// No person has this name.
    Unknown,
    /// The name stands there already.
    Twice,
    /// This is not a name with a way.
    Shape,
    /// The weight is not a number such as 2 or 1.5.
    Weight,
    /// The percentage is not a number such as 40 or 12.5.
    Percent,
    /// The amount is wrong.
    Amount(AmountProblem),
    /// `items` stands beside names.
    ItemsAndNames,
    /// A second payer without an amount.
    SecondOpen,
}

/// What a reader of names needs to know.
pub struct Names<'f> {
    /// The number of decimals of the currency.
    pub decimals: u8,
    /// Finds a person by the name that is written.
    pub find: &'f mut dyn FnMut(&str) -> Option<PersonIndex>,
}

/// Reads a split into `split`, whose parts are cleared first; problems are added to `problems`.
pub fn parse_split(text: &str, names: &mut Names<'_>, split: &mut Split, problems: &mut Vec<SplitProblem>) {
    split.parts.clear();
    split.items = false;
    let mut count = 0_usize;
    for (span, name) in tokens(text) {
        count += 1;
        let token = &text[span.clone()];
        if token == "items" {
            split.items = true;
            continue;
        }
        match read_part(token, name, names) {
            Ok(part) if split.parts.iter().any(|other| other.person == part.person) => {
                problems.push(SplitProblem { span, kind: SplitProblemKind::Twice });
            }
            Ok(part) => split.parts.push(part),
            Err((inner, kind)) => problems.push(SplitProblem { span: shift(&inner, span.start), kind }),
        }
    }
    if count == 0 {
        problems.push(SplitProblem { span: 0..text.len(), kind: SplitProblemKind::Empty });
    } else if split.items && count > 1 {
        problems.push(SplitProblem { span: 0..text.len(), kind: SplitProblemKind::ItemsAndNames });
    }
}

/// Reads payers into `payers`, which is cleared first; problems are added to `problems`.
pub fn parse_payers(text: &str, names: &mut Names<'_>, payers: &mut Vec<Payer>, problems: &mut Vec<SplitProblem>) {
    payers.clear();
    let mut open = false;
    let mut count = 0_usize;
    for (span, name) in tokens(text) {
        count += 1;
        match read_payer(&text[span.clone()], name, names) {
            Ok(payer) if payers.iter().any(|other| other.person == payer.person) => {
                problems.push(SplitProblem { span, kind: SplitProblemKind::Twice });
            }
            Ok(Payer { amount: None, .. }) if open => {
                problems.push(SplitProblem { span, kind: SplitProblemKind::SecondOpen });
            }
            Ok(payer) => {
                open |= payer.amount.is_none();
                payers.push(payer);
            }
            Err((inner, kind)) => problems.push(SplitProblem { span: shift(&inner, span.start), kind }),
        }
    }
    if count == 0 {
        problems.push(SplitProblem { span: 0..text.len(), kind: SplitProblemKind::Empty });
    }
}

type Wrong = (Range<usize>, SplitProblemKind);

fn read_part(token: &str, at: usize, names: &mut Names<'_>) -> Result<SplitPart, Wrong> {
    let (name, way) = token.split_at(at);
    let person = find(name, token, names)?;
    let way = match way.as_bytes().first() {
        None => Way::WHOLE,
        Some(b'=') => match way[1..].strip_suffix('%') {
            Some(percent) => {
                Way::Percent(Percent::parse(percent).ok_or((at + 1..token.len(), SplitProblemKind::Percent))?)
            }
            None => Way::Fixed(amount(&way[1..], at + 1, names.decimals)?),
        },
        Some(_) => read_rest(way, at, names.decimals)?,
    };
    Ok(SplitPart { person, way })
}

/// Reads `[:WEIGHT][±AMOUNT]`, which begins at byte `at` of its token.
fn read_rest(way: &str, at: usize, decimals: u8) -> Result<Way, Wrong> {
    let (weight, adjust_from) = match way.strip_prefix(':') {
        None => (Weight::ONE, 0),
        Some(after) => {
            let length = after.find(['+', '-']).unwrap_or(after.len());
            let span = at + 1..at + 1 + length;
            let weight = Weight::parse(&after[..length]).ok_or((span, SplitProblemKind::Weight))?;
            (weight, 1 + length)
        }
    };
    let adjust = &way[adjust_from..];
    let adjust = match adjust.as_bytes().first() {
        None => Money::ZERO,
        Some(b'+') if !adjust.starts_with("+-") => amount(&adjust[1..], at + adjust_from + 1, decimals)?,
        Some(b'-') => amount(adjust, at + adjust_from, decimals)?,
        Some(_) => return Err((at..at + way.len(), SplitProblemKind::Shape)),
    };
    Ok(Way::Rest { weight, adjust })
}

fn read_payer(token: &str, at: usize, names: &mut Names<'_>) -> Result<Payer, Wrong> {
    let (name, way) = token.split_at(at);
    let person = find(name, token, names)?;
    let amount = match way.strip_prefix('=') {
        Some(text) => Some(amount(text, name.len() + 1, names.decimals)?),
        None if way.is_empty() => None,
        None => return Err((0..token.len(), SplitProblemKind::Shape)),
    };
    Ok(Payer { person, amount })
}

fn find(name: &str, token: &str, names: &mut Names<'_>) -> Result<PersonIndex, Wrong> {
    if name.is_empty() {
        return Err((0..token.len(), SplitProblemKind::Shape));
    }
    (names.find)(name).ok_or((0..name.len(), SplitProblemKind::Unknown))
}

fn amount(text: &str, at: usize, decimals: u8) -> Result<Money, Wrong> {
    parse_amount(text, decimals).map_err(|problem| (at..at + text.len(), SplitProblemKind::Amount(problem)))
}

/// Cuts a token into its name and its way; a `-` before a digit ends a name.
#[must_use]
pub fn cut_name(token: &str) -> (&str, &str) {
    token.split_at(name_end(token.as_bytes(), 0))
}

/// Returns where the name ends that begins at byte `from`.
fn name_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        match ROLES[usize::from(*byte)] {
            Role::Name => {}
            Role::Hyphen if !bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {}
            _ => break,
        }
        at += 1;
    }
    at
}

/// What a byte can be in a cell of names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A part of a name; of all but ASCII it is found out later that no name has it.
    Name,
    /// A part of a name, unless a digit follows.
    Hyphen,
    /// Between two words.
    Between,
    /// The beginning of a way, or what nobody expects.
    Way,
}

/// The role of every byte.
static ROLES: [Role; 256] = roles();

const fn roles() -> [Role; 256] {
    let mut roles = [Role::Way; 256];
    let mut byte = 0_u8;
    loop {
        roles[byte as usize] = match byte {
            b' ' | b',' | b'\t' | b'\r' | b'\n' => Role::Between,
            b'-' => Role::Hyphen,
            _ if is_handle_byte(byte) || byte.is_ascii_uppercase() || !byte.is_ascii() => Role::Name,
            _ => Role::Way,
        };
        if byte == u8::MAX {
            return roles;
        }
        byte += 1;
    }
}

fn shift(span: &Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}

fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0 }
}

/// The words of a cell, separated by spaces, commas or line ends: their spans, and how long the name in each is.
struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = (Range<usize>, usize);

    fn next(&mut self) -> Option<(Range<usize>, usize)> {
        let bytes = self.text.as_bytes();
        let is_between = |byte: &u8| ROLES[usize::from(*byte)] == Role::Between;
        while bytes.get(self.at).is_some_and(is_between) {
            self.at += 1;
        }
        let start = self.at;
        let name = name_end(bytes, start);
        self.at = name;
        while bytes.get(self.at).is_some_and(|byte| !is_between(byte)) {
            self.at += 1;
        }
        (self.at > start).then_some((start..self.at, name - start))
    }
}

impl Way {
    /// One part of the rest, as a bare name means.
    pub const WHOLE: Way = Way::Rest { weight: Weight::ONE, adjust: Money::ZERO };
}

impl Split {
    /// Writes the split as rows do, names separated by spaces.
    #[must_use]
    pub fn to_text<H: AsRef<str>>(&self, handle: impl Fn(PersonIndex) -> H, decimals: u8) -> String {
        let mut text = String::with_capacity(16 * self.parts.len());
        self.push_to(&mut text, handle, decimals);
        text
    }

    /// Writes the split as [`Split::to_text`] does, behind a text.
    pub fn push_to<H: AsRef<str>>(&self, text: &mut String, handle: impl Fn(PersonIndex) -> H, decimals: u8) {
        if self.items {
            return text.push_str("items");
        }
        for (place, part) in self.parts.iter().enumerate() {
            if place > 0 {
                text.push(' ');
            }
            text.push_str(handle(part.person).as_ref());
            part.way.push_to(text, decimals);
        }
    }
}

impl Way {
    /// Writes the way as it follows a name: nothing, `:2`, `=20.00`, `=40%` or `+5.00`.
    #[must_use]
    pub fn to_text(self, decimals: u8) -> String {
        let mut text = String::new();
        self.push_to(&mut text, decimals);
        text
    }

    fn push_to(self, text: &mut String, decimals: u8) {
        match self {
            Way::Fixed(amount) => {
                text.push('=');
                push_decimal(text, amount.minor(), decimals);
            }
            Way::Percent(percent) => {
                let _ = write!(text, "={percent}%");
            }
            Way::Rest { weight, adjust } => {
                if weight != Weight::ONE {
                    let _ = write!(text, ":{weight}");
                }
                if !adjust.is_zero() {
                    text.push_str(if adjust.is_negative() { "" } else { "+" });
                    push_decimal(text, adjust.minor(), decimals);
                }
            }
        }
    }
}

/// Writes payers as rows do: one name alone, several with amounts.
#[must_use]
pub fn payers_to_text<H: AsRef<str>>(payers: &[Payer], handle: impl Fn(PersonIndex) -> H, decimals: u8) -> String {
    let mut text = String::new();
    push_payers(&mut text, payers.iter().copied(), handle, decimals);
    text
}

/// Writes payers as [`payers_to_text`] does, behind a text.
pub fn push_payers<H: AsRef<str>>(
    text: &mut String,
    payers: impl ExactSizeIterator<Item = Payer>,
    handle: impl Fn(PersonIndex) -> H,
    decimals: u8,
) {
    let are_several = payers.len() > 1;
    for (place, payer) in payers.enumerate() {
        if place > 0 {
            text.push(' ');
        }
        text.push_str(handle(payer.person).as_ref());
        if let Some(amount) = payer.amount.filter(|_| are_several) {
            text.push('=');
            push_decimal(text, amount.minor(), decimals);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PEOPLE: [&str; 4] = ["alice", "bob", "carol-b", "dan"];

    fn find(name: &str) -> Option<PersonIndex> {
        PEOPLE.iter().position(|person| *person == name).map(|place| PersonIndex(u32::try_from(place).unwrap()))
    }

    fn read(text: &str) -> (Split, Vec<SplitProblem>) {
        let (mut split, mut problems) = (Split::default(), Vec::new());
        let names = &mut Names { decimals: 2, find: &mut find };
        parse_split(text, names, &mut split, &mut problems);
        (split, problems)
    }

    fn shown(split: &Split) -> String {
        split.to_text(|person| PEOPLE[person.get()].to_owned(), 2)
    }

    #[test]
    fn every_way_is_read_and_written() {
        for text in [
            "alice bob",
            "alice:2 bob",
            "alice:1.5+2.00 bob",
            "alice=20.00 bob",
            "alice=40% bob=60%",
            "alice+5.00 bob-2.00 carol-b",
            "items",
            "alice=-3.00 dan",
            "carol-b-2.00",
        ] {
            let (split, problems) = read(text);
            assert_eq!((shown(&split).as_str(), problems), (text, vec![]), "{text}");
        }
        assert_eq!(shown(&read(" alice,bob ,\n dan").0), "alice bob dan");
    }

    #[test]
    fn problems_point_at_their_bytes() {
        use SplitProblemKind as K;
        let cases = [
            ("", 0..0, K::Empty),
            ("alice bbo", 6..9, K::Unknown),
            ("alice bob alice", 10..15, K::Twice),
            ("alice:x bob", 6..7, K::Weight),
            ("alice=x% bob", 6..8, K::Percent),
            ("alice=1.234", 6..11, K::Amount(AmountProblem::Decimals { found: 3, allowed: 2 })),
            ("alice+-2", 5..8, K::Shape),
            ("=5", 0..2, K::Shape),
            ("items bob", 0..9, K::ItemsAndNames),
            ("alice bøb", 6..10, K::Unknown),
        ];
        for (text, span, kind) in cases {
            assert_eq!(read(text).1, vec![SplitProblem { span, kind }], "{text}");
        }
    }

    #[test]
    fn one_payer_may_stay_open() {
        let (mut payers, mut problems) = (Vec::new(), Vec::new());
        let names = &mut Names { decimals: 2, find: &mut find };
        parse_payers("alice=80.00 bob", names, &mut payers, &mut problems);
        assert_eq!((payers.len(), payers[1].amount, problems.len()), (2, None, 0));
        parse_payers("alice bob", names, &mut payers, &mut problems);
        assert_eq!(problems[0], SplitProblem { span: 6..9, kind: SplitProblemKind::SecondOpen });
    }

    proptest! {
        #[test]
        fn a_token_is_cut_where_a_name_alone_would_be(text in "[a-cA-C0-1:=%+., \t-]{0,30}|\\PC{0,20}") {
            let is_between = |c: char| matches!(c, ' ' | ',' | '\t' | '\r' | '\n');
            let words: Vec<&str> = text.split(is_between).filter(|word| !word.is_empty()).collect();
            let found: Vec<(&str, usize)> = tokens(&text).map(|(span, name)| (&text[span], name)).collect();
            let expected: Vec<(&str, usize)> = words.iter().map(|word| (*word, cut_name(word).0.len())).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn no_text_panics_and_spans_fit(text in "[a-z:=%+., -]{0,30}|\\PC{0,20}") {
            for problem in read(&text).1 {
                prop_assert!(text.get(problem.span.clone()).is_some(), "{:?}", problem);
            }
        }

        #[test]
        fn what_is_written_reads_back(ways in prop::collection::vec(0_u8..5, 1..4), minor in 1_i64..100_000) {
            let part = |(place, way): (usize, &u8)| SplitPart {
                person: PersonIndex(u32::try_from(place).unwrap()),
                way: match way {
                    0 => Way::Fixed(Money::from_minor(minor)),
                    1 => Way::Percent(Percent::from_millionths(minor.unsigned_abs())),
                    2 => Way::Rest { weight: Weight::from_millionths(minor.unsigned_abs()), adjust: Money::ZERO },
                    3 => Way::Rest { weight: Weight::ONE, adjust: Money::from_minor(-minor) },
                    _ => Way::Rest { weight: Weight::ONE, adjust: Money::from_minor(minor) },
                },
            };
            let split = Split { parts: ways.iter().enumerate().map(part).collect(), items: false };
            prop_assert_eq!(read(&shown(&split)), (split, vec![]));
        }
    }
}
