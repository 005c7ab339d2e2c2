//! A calendar (RFC 5545): the days by which bills should be paid, and the days on which bills come again.
//!
//! Nothing in it depends on when or where it is made: the time stamp is that of the bill's own day.

use std::io::{self, Write};

use crate::model::recurring::{Rule, Unit};
use crate::model::{Date, Entry, Part, Setup, Status};
use crate::report::selection::Selection;

/// So many bytes a line may have.
const LINE_MAX: usize = 75;

/// Writes the due days of entries and the rules of their groups.
///
/// # Errors
///
/// When it cannot be written.
pub fn write_calendar(selection: &Selection<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    let mut calendar =
        Calendar { out, home: selection.setup.id.map_or("clique".to_owned(), |id| format!("{id}.clique")) };
    calendar.plain("BEGIN:VCALENDAR")?;
    calendar.plain("VERSION:2.0")?;
    calendar.plain("PRODID:-//clique//clique export 1//EN")?;
    calendar.plain("CALSCALE:GREGORIAN")?;
    calendar.text("X-WR-CALNAME", &selection.setup.name)?;
    let stands = |entry: &&&Entry<'_>| matches!(entry.status, Status::Counts | Status::Pending);
    for entry in selection.entries.iter().filter(stands) {
        calendar.due(selection.setup, entry)?;
    }
    let rules = selection.setup.rules.iter().filter(|rule| selection.groups.contains(&rule.group));
    rules.into_iter().try_for_each(|rule| calendar.rule(selection.setup, rule))?;
    calendar.plain("END:VCALENDAR")
}

struct Calendar<'w> {
    out: &'w mut dyn Write,
    home: String,
}

impl Calendar<'_> {
    fn due(&mut self, setup: &Setup, entry: &Entry<'_>) -> io::Result<()> {
        let Some(due) = entry.due else { return Ok(()) };
        let show = |part: &Part| {
            format!("{} {}", setup.people[part.person.get()].name, part.amount.to_decimal(entry.currency.decimals()))
        };
        let list = |parts: &[Part]| parts.iter().map(show).collect::<Vec<_>>().join(", ");
        let words = if entry.description.is_empty() { entry.kind.word() } else { &entry.description };
        let amount = entry.amount.to_decimal(entry.currency.decimals());
        let about = format!("paid by {}\nshared by {}", list(&entry.payers), list(&entry.shares));
        let group = &setup.groups[entry.group.get()].name;
        self.begin(&format!("{}-due", entry.id), entry.date, due)?;
        self.text("SUMMARY", &format!("{group}: {words} {amount} {} is due", entry.currency))?;
        self.text("DESCRIPTION", &if entry.note.is_empty() { about } else { format!("{about}\n{}", entry.note) })?;
        self.end(&entry.category)
    }

    fn rule(&mut self, setup: &Setup, rule: &Rule) -> io::Result<()> {
        let group = &setup.groups[rule.group.get()];
        let amount = rule.amount.to_decimal(rule.currency.decimals());
        self.begin(&format!("{}-{}-rule", rule.name, group.handle), rule.start, rule.start)?;
        let until = rule.until.map_or(String::new(), |until| format!(";UNTIL={}", basic(until)));
        self.plain(&format!("RRULE:{}{until}", frequency(rule)))?;
        self.text("SUMMARY", &format!("{}: {} {amount} {}", group.name, rule.description, rule.currency))?;
        let names: Vec<&str> = rule.payers.iter().map(|payer| setup.people[payer.person.get()].name.as_str()).collect();
        self.text("DESCRIPTION", &format!("paid by {}, every {}", names.join(", "), rule.every))?;
        self.end(&rule.category)
    }

    fn begin(&mut self, id: &str, written: Date, day: Date) -> io::Result<()> {
        self.plain("BEGIN:VEVENT")?;
        let uid = format!("UID:{id}@{}", self.home);
        self.plain(&uid)?;
        self.plain(&format!("DTSTAMP:{}T000000Z", basic(written)))?;
        self.plain(&format!("DTSTART;VALUE=DATE:{}", basic(day)))
    }

    fn end(&mut self, category: &str) -> io::Result<()> {
        if !category.is_empty() {
            self.text("CATEGORIES", category)?;
        }
        self.plain("TRANSP:TRANSPARENT")?;
        self.plain("END:VEVENT")
    }

    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        let mut line = format!("{name}:");
        for character in text.chars() {
            match character {
                '\\' | ';' | ',' => line.extend(['\\', character]),
                '\n' => line.push_str("\\n"),
                _ if character.is_control() => {}
                _ => line.push(character),
            }
        }
        self.plain(&line)
    }

    /// Writes a line, folded where it is too long, at the end of a character.
    fn plain(&mut self, line: &str) -> io::Result<()> {
        let mut length = 0;
        let mut from = 0;
        for (at, character) in line.char_indices() {
            if length + character.len_utf8() > LINE_MAX {
                write!(self.out, "{}\r\n ", &line[from..at])?;
                (from, length) = (at, 1);
            }
            length += character.len_utf8();
        }
        write!(self.out, "{}\r\n", &line[from..])
    }
}

/// Returns how a rule comes again. Where a month is too short for the day, its last day is meant, as in
/// [`Date::plus_months`].
fn frequency(rule: &Rule) -> String {
    let (count, day) = (rule.every.count, rule.start.day());
    let last_of = |day: u32| {
        let days: Vec<String> = (28..=day).map(|day| day.to_string()).collect();
        format!("BYMONTHDAY={};BYSETPOS=-1", days.join(","))
    };
    match rule.every.unit {
        Unit::Day => format!("FREQ=DAILY;INTERVAL={count}"),
        Unit::Week => format!("FREQ=WEEKLY;INTERVAL={count}"),
        Unit::HalfMonth => "FREQ=MONTHLY;BYMONTHDAY=1,15".to_owned(),
        Unit::Month if day > 28 => format!("FREQ=MONTHLY;INTERVAL={count};{}", last_of(day)),
        Unit::Month => format!("FREQ=MONTHLY;INTERVAL={count}"),
        Unit::Year if (rule.start.month(), day) == (2, 29) => {
            format!("FREQ=YEARLY;INTERVAL={count};BYMONTH=2;{}", last_of(29))
        }
        Unit::Year => format!("FREQ=YEARLY;INTERVAL={count}"),
    }
}

fn basic(date: Date) -> String {
    date.to_string().replace('-', "")
}
