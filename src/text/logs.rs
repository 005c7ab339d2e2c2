//! Checks every message log of a ledger.

use super::messages::{MessageProblem, MessageProblemKind, parse_messages};
use super::sources::Sources;
use crate::model::{Code, Fault, Setup};

/// The end of the path of every log.
pub const LOG: &str = "/messages.log";

/// Adds the faults of every message log to `faults`.
pub fn check_logs(sources: &Sources, setup: &Setup, faults: &mut Vec<Fault>) {
    for source in sources.iter().filter(|source| source.path.ends_with(LOG)) {
        let (lines, problems) = parse_messages(&source.text);
        faults.extend(problems.iter().map(|problem| problem_fault(&source.path, problem)));
        for line in lines.iter().filter(|line| setup.person(line.message.author).is_none()) {
            let author = line.message.author;
            let start = source.text[line.span.clone()].find(author).map_or(line.span.start, |at| line.span.start + at);
            let title = format!("unknown author `{author}`");
            let near = super::suggest::did_you_mean(author, setup.people.iter().map(|person| person.handle.as_str()));
            let fault = Fault::new(Code::UnknownAuthor, &source.path, start..start + author.len(), title);
            faults.push(
                fault.label("nobody has this handle").maybe_help(near.map(|near| format!("did you mean `{near}`?"))),
            );
        }
    }
}

fn problem_fault(path: &str, problem: &MessageProblem) -> Fault {
    let (title, help) = match problem.kind {
        MessageProblemKind::Time => ("this is not a time", "write it in UTC, such as 2026-06-14T22:10:00Z"),
        MessageProblemKind::Id => ("this is not an id", "12 characters of 0-9 and a-z without i, l, o, u"),
        MessageProblemKind::Author => ("this is not the handle of an author", "a line is TIME ID AUTHOR TEXT"),
        MessageProblemKind::Subject => ("this is not what a message can be about", "write re:ID or file:NAME"),
        MessageProblemKind::TextMissing => ("the message says nothing", "a line is TIME ID AUTHOR TEXT"),
        MessageProblemKind::TextAfterDeletion => ("a deletion has no text", "take the text out"),
        MessageProblemKind::Escape => {
            ("this escape means nothing", "write \\n for a line break and \\\\ for a backslash")
        }
        MessageProblemKind::CarriageReturn => ("a carriage return stands in the line", "take the character out"),
        MessageProblemKind::NulByte => ("a NUL byte stands in the line", "take the byte out; the file may be damaged"),
        MessageProblemKind::LongLine => {
            let fault = Fault::new(Code::TooLong, path, problem.span.clone(), "a message is longer than a log allows");
            return fault.help("say it in several messages");
        }
        MessageProblemKind::ConflictMarkers => {
            let fault = Fault::new(Code::ConflictMarkers, path, problem.span.clone(), "a merge left its markers here");
            return fault.help("keep the lines of both sides and take the marker lines out");
        }
    };
    Fault::new(Code::BadMessage, path, problem.span.clone(), title).help(help)
}
