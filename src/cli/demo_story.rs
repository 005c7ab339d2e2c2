//! Builds the ledger of `clique demo` as friends would have: change by change, each by someone at some time.
//!
//! 1. The tables become events: a stage of the setup, a row, a correction, a message.
//! 2. Events of one person in one group are gathered: by year at first, then by month, and not at all in
//!    the end, so that the newest part of the history reads like life and the whole is built at once.
//! 3. Each gathering goes through the same desk as every command: checked, written, committed.
//!
//! Ids, times and names are fixed, so everyone's demo has the same bytes and the same commits.

use std::collections::BTreeMap;
use std::path::Path;

use super::demo_data::{CHAPTERS, Chapter, PEOPLE, STAGES, Stage};
use super::failure::Failure;
use crate::book::{Change, Desk, Draft, Manners};
use crate::git::{Identity, Repo, Signing, Stamp};
use crate::model::id::fnv1a;
use crate::model::{Date, Id, Kind, Status};
use crate::text::columns::{ALL, Column};
use crate::text::entry_edit::{Cells, append_row, change_row};
use crate::text::messages::{Message, append_message, parse_messages};
use crate::text::new_files::{GIT_ATTRIBUTES, GIT_IGNORE};
use crate::text::table::Scanner;
use crate::text::timestamp::{parse_timestamp, timestamp_text};

/// The offset of the friends' clocks from UTC, in minutes.
const OFFSET_MINUTES: i32 = 60;
/// Events before this are gathered by year, those after it by month.
const BY_MONTH_FROM: &str = "2026-03-01";
/// Events from here on stand by themselves.
const ALONE_FROM: &str = "2026-06-05";

/// What the demo holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// How many entries.
    pub entries: usize,
    /// How many commits.
    pub commits: usize,
}

/// Builds the ledger in an empty folder.
///
/// # Errors
///
/// When the disk or git fails.
pub fn build(root: &Path) -> Result<Built, Failure> {
    // What is made up can be made again, and waiting for the disk thousands of times is no fun.
    crate::git::forgo_syncing();
    crate::disk::forgo_syncing();
    let repo = Repo::init(root)?;
    repo.keep_identity(&identity("alice"))?;
    let mut gatherings = gatherings();
    gatherings.sort_by_key(|gathering| (gathering.at(), gathering.chapter, gathering.who));
    let now = Stamp { seconds: 0, offset_minutes: OFFSET_MINUTES };
    let mut desk = Desk::open(root, Manners { now, many_may_go: false, signing: Signing::Never }, &mut |_| {})?;
    let mut built = Built::default();
    for gathering in &gatherings {
        let seconds = gathering.at();
        desk.write_as(identity(gathering.who), Stamp { seconds, offset_minutes: OFFSET_MINUTES });
        let mut draft = desk.draft();
        let change = gathering.draft(&desk, &mut draft);
        desk.commit(&draft, &change)?;
        built.commits += 1;
    }
    let counted = desk.book.each_entry(|_| built.entries += 1);
    debug_assert!(counted.is_empty(), "the demo has no faults");
    Ok(built)
}

/// Returns the name and the address of one of the friends.
fn identity(handle: &str) -> Identity {
    let file = PEOPLE.iter().find(|(person, _)| *person == handle).map_or("", |(_, file)| file);
    let name = file.lines().find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
    Identity { name: name.unwrap_or(handle).to_owned(), email: format!("{handle}@example.org") }
}

/// Events that became one change.
struct Gathering<'t> {
    chapter: Option<usize>,
    who: &'t str,
    events: Vec<Event<'t>>,
}

/// Something that happened, and when.
struct Event<'t> {
    seconds: i64,
    deed: Deed<'t>,
}

enum Deed<'t> {
    Stage(&'static Stage),
    Row(Date, Box<Cells>),
    Correct(Id, Cells),
    Say(Message<'t>),
}

/// Turns the tables into changes.
fn gatherings() -> Vec<Gathering<'static>> {
    let stage = |stage: &'static Stage| Gathering {
        chapter: None,
        who: stage.by,
        events: vec![Event { seconds: parse_timestamp(stage.at).unwrap_or(0), deed: Deed::Stage(stage) }],
    };
    let mut all: Vec<Gathering<'static>> = STAGES.iter().map(stage).collect();
    let mut gathered: BTreeMap<(String, usize, &str), Vec<Event<'static>>> = BTreeMap::new();
    for (number, chapter) in CHAPTERS.iter().enumerate() {
        for (who, event) in events(chapter) {
            let period = period(event.seconds, matches!(event.deed, Deed::Correct(..)));
            gathered.entry((period, number, who)).or_default().push(event);
        }
    }
    all.extend(gathered.into_iter().map(|((_, chapter, who), mut events)| {
        events.sort_by_key(|event| event.seconds);
        Gathering { chapter: Some(chapter), who, events }
    }));
    all
}

/// Names the time in which events are gathered; a correction stands by itself.
fn period(seconds: i64, is_alone: bool) -> String {
    let time = timestamp_text(seconds);
    let part = |end: usize| time.get(..end).unwrap_or_default().to_owned();
    if is_alone || time.as_str() >= ALONE_FROM {
        time
    } else if time.as_str() >= BY_MONTH_FROM {
        part("2026-05".len())
    } else {
        part("2026".len())
    }
}

/// Lists what happened in a group, each with who did it.
fn events(chapter: &'static Chapter) -> Vec<(&'static str, Event<'static>)> {
    let mut events = Vec::new();
    let mut scanner = Scanner::new(chapter.rows);
    let _header = scanner.next_record();
    while let Some(record) = scanner.next_record() {
        let cell = |at: usize| record.cell(at);
        let (Some(id), Some(date)) = (Id::parse(&cell(0)), Date::parse(&cell(1))) else { continue };
        let columns = ALL.into_iter().enumerate().map(|(at, column)| (column, cell(at)));
        let mut cells = columns.fold(Cells::new(), |cells, (column, text)| cells.with(column, text));
        let seconds = evening(date, id);
        let who =
            PEOPLE.iter().find(|(handle, _)| *handle == cell(Column::By as usize)).map_or("alice", |(who, _)| who);
        let was = cell(ALL.len());
        if !was.is_empty() {
            let right = Cells::new().with(Column::Amount, cell(Column::Amount as usize));
            events.push((who, Event { seconds: seconds + 90 * 60, deed: Deed::Correct(id, right) }));
            cells.set(Column::Amount, was);
        }
        if cells.get(Column::Status) == Some(Status::Void.word()) {
            let void = Cells::new().with(Column::Status, Status::Void.word());
            events.push((who, Event { seconds: seconds + 14 * 3600, deed: Deed::Correct(id, void) }));
            cells.set(Column::Status, "");
        }
        events.push((who, Event { seconds, deed: Deed::Row(date, Box::new(cells)) }));
    }
    let (lines, _) = parse_messages(chapter.messages);
    events.extend(
        lines
            .into_iter()
            .map(|line| (line.message.author, Event { seconds: line.message.time, deed: Deed::Say(line.message) })),
    );
    events
}

/// People write their bills down after work, each at another minute.
fn evening(date: Date, id: Id) -> i64 {
    let midnight = parse_timestamp(&format!("{date}T00:00:00Z")).unwrap_or(0);
    let minute = i64::try_from(fnv1a(&id.text()) % 90).unwrap_or(0);
    midnight + 16 * 3600 + (30 + minute) * 60
}

impl Gathering<'_> {
    fn at(&self) -> i64 {
        self.events.last().map_or(0, |event| event.seconds)
    }

    /// Makes the change.
    fn draft(&self, desk: &Desk, draft: &mut Draft) -> Change {
        let chapter = self.chapter.map(|number| &CHAPTERS[number]);
        let mut change = Change {
            subject: String::new(),
            operation: "add",
            group: chapter.map(|chapter| chapter.handle.to_owned()),
            entries: Vec::new(),
            trailers: Vec::new(),
        };
        for event in &self.events {
            match (&event.deed, chapter) {
                (Deed::Row(date, cells), Some(chapter)) => add(desk, draft, chapter, *date, cells, &mut change),
                (Deed::Say(message), Some(chapter)) => say(desk, draft, chapter, message, &mut change),
                (Deed::Correct(id, cells), Some(_)) => correct(desk, draft, *id, cells, &mut change),
                (Deed::Stage(stage), _) => begin(draft, stage, &mut change),
                (_, None) => {}
            }
        }
        if change.entries.len() > 1 {
            let handle = change.group.as_deref().unwrap_or_default();
            change.subject = format!("{handle}: add {} entries", change.entries.len());
        }
        change
    }
}

fn begin(draft: &mut Draft, stage: &Stage, change: &mut Change) {
    let first = [(".gitattributes", GIT_ATTRIBUTES), (".gitignore", GIT_IGNORE)];
    let is_first = draft.text("clique.toml").is_none();
    for (path, text) in first.iter().filter(|_| is_first).chain(stage.files) {
        draft.set(path, Some((*text).to_owned()));
    }
    (change.subject, change.operation) = (stage.subject.to_owned(), if is_first { "init" } else { "group" });
}

fn folder_of(desk: &Desk, handle: &str) -> String {
    let known = desk.book.setup.group(handle);
    let shelf = if handle.contains('+') { "direct" } else { "groups" };
    known.map_or_else(|| format!("{shelf}/{handle}"), |index| desk.book.setup.groups[index.get()].folder.clone())
}

fn add(desk: &Desk, draft: &mut Draft, chapter: &Chapter, date: Date, cells: &Cells, change: &mut Change) {
    let folder = folder_of(desk, chapter.handle);
    let path = format!("{folder}/expenses/{:04}.csv", date.year());
    let text = append_row(draft.text(&path), cells);
    draft.set(&path, Some(text));
    if cells.get(Column::Split) == Some("items") {
        draft.set(&format!("{folder}/items.csv"), Some(chapter.items.to_owned()));
    }
    let cell = |column| cells.get(column).unwrap_or_default();
    let what = if cell(Column::Kind) == Kind::Payment.word() { "payment" } else { cell(Column::Description) };
    let setup = &desk.book.setup;
    let group = setup.group(chapter.handle).map(|index| setup.groups[index.get()].currency);
    let own =
        group.filter(|_| cell(Column::Currency).is_empty()).map_or(String::new(), |currency| currency.to_string());
    let money = format!("{} {}{own}", cell(Column::Amount), cell(Column::Currency));
    change.subject = format!("{}: add {what} {money} ({})", chapter.handle, cell(Column::Id));
    change.entries.extend(Id::parse(cell(Column::Id)));
}

fn say(desk: &Desk, draft: &mut Draft, chapter: &Chapter, message: &Message<'_>, change: &mut Change) {
    let path = format!("{}/messages.log", folder_of(desk, chapter.handle));
    if let Some(text) = append_message(draft.text(&path).unwrap_or_default(), message) {
        draft.set(&path, Some(text));
    }
    if change.entries.is_empty() {
        (change.subject, change.operation) = (format!("{}: message", chapter.handle), "say");
    }
}

fn correct(desk: &Desk, draft: &mut Draft, id: Id, cells: &Cells, change: &mut Change) {
    let mut found = None;
    desk.book.each_entry(|entry| {
        if entry.id == id {
            found = Some((entry.place, entry.description.clone().into_owned()));
        }
    });
    let Some((place, description)) = found else { return };
    let Some(path) = desk.book.sources.file(place.file).map(|source| source.path.clone()) else { return };
    let Some(text) = draft.text(&path).and_then(|text| change_row(text, &place, cells)) else { return };
    draft.set(&path, Some(text));
    let (word, operation) = if cells.get(Column::Status).is_some() { ("take back", "void") } else { ("edit", "edit") };
    let handle = change.group.as_deref().unwrap_or_default();
    (change.subject, change.operation) = (format!("{handle}: {word} {description} ({id})"), operation);
    change.entries.push(id);
}
