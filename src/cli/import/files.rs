//! The files of an import: read within the limit, recognised, understood; or everything that is wrong with them.

use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;
use std::sync::OnceLock;

use super::bytes::{Long, no_text, read_bytes};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Misread, USAGE};
use crate::cli::proofs::read_text;
use crate::render::safe::safe;
use crate::text::composed::composed;
use crate::text::import::bills::{Bills, ReadOptions};
use crate::text::import::decode::decode_whole;
use crate::text::import::mapped::map::Map;
use crate::text::import::own::WORD;
use crate::text::import::problem::ImportProblem;
use crate::text::import::{ORIGINS, Origin, mapped};
use crate::text::sources::Sources;
use crate::text::suggest::did_you_mean;

/// So many problems are kept; of more, the number is told.
const PROBLEMS_MAX: usize = 100;

/// The word for a table of any shape.
const TABLE: &str = "csv";

/// A table that a mapping file describes.
static MAPPED: Origin = Origin::new(TABLE, "table with a mapping", |_| false, |_, _| Err(Vec::new()));

/// A file of another program.
#[derive(Debug)]
pub struct ImportFile {
    /// What it is called.
    pub name: String,
    /// Whose it is.
    pub origin: &'static Origin,
    /// What it says; of a long file only once it was asked for.
    text: OnceLock<String>,
    /// The file, where it is a long one that can be read without its text.
    long: Option<Long>,
}

impl ImportFile {
    /// Returns what it says.
    ///
    /// # Errors
    ///
    /// When it cannot be read any more, or is no text.
    pub fn text(&self) -> Result<&str, Failure> {
        if let Some(text) = self.text.get() {
            return Ok(text);
        }
        let text = all_composed(plain_text(&self.name, &self.name)?);
        Ok(self.text.get_or_init(|| text))
    }

    /// Reads what it says, stretch by stretch where that can be done.
    fn read(&self, options: &ReadOptions, map: Option<&Map>) -> Result<Bills, Failure> {
        let in_stretches = self.long.as_ref().zip(self.origin.read_long);
        if let Some(bills) = in_stretches.and_then(|(long, read_long)| long.read(read_long, options)) {
            return Ok(bills);
        }
        let text = self.text()?;
        let read = match map {
            Some(map) => mapped::table::read(text, map, options),
            None => (self.origin.read)(text, options),
        };
        read.map_err(|problems| misread(&self.name, text.to_owned(), problems))
    }
}

/// Tells the program from the files in `[SOURCE] FILE…`: the first word is a program when it is the name of one and
/// something stands behind it.
///
/// # Errors
///
/// When no file is named, or a program is named wrongly.
pub fn source_and_files(words: &[String]) -> Result<(Option<&'static str>, &[String]), Failure> {
    let known = || ORIGINS.iter().map(|origin| origin.word).chain([TABLE]);
    let program = |word: &String| known().find(|known| known == word);
    match words {
        [] => Err(Failure::usage("which file?").help("clique import FILE, or - for the input")),
        [only] if program(only).is_some() && !Path::new(only).exists() => {
            Err(Failure::usage(format!("which file of {only}?")).help(format!("clique import {only} FILE")))
        }
        [first, rest @ ..] if !rest.is_empty() && program(first).is_some() => Ok((program(first), rest)),
        [first, _, ..] if !Path::new(first).exists() && did_you_mean(first, known()).is_some() => {
            let near = did_you_mean(first, known()).unwrap_or_default();
            Err(Failure::usage(format!("there is no file `{first}`, and no program of that name can be read"))
                .help(format!("did you mean `{near}`?")))
        }
        files => Ok((None, files)),
    }
}

/// Reads files and finds out whose they are: all of one program.
///
/// # Errors
///
/// When one cannot be read, is no text, is too long, or is nobody's; or they are of several programs.
pub fn open_files(
    source: Option<&'static str>,
    names: &[String],
    map: Option<&Map>,
) -> Result<Vec<ImportFile>, Failure> {
    match (source, map) {
        (Some(TABLE), None) => {
            return Err(Failure::usage("a table needs a mapping, which says what its columns mean")
                .help("clique import csv FILE --mapping MAPPING; how to write one: clique help import-csv"));
        }
        (Some(word), Some(_)) if word != TABLE => {
            return Err(Failure::usage(format!("files of {word} need no mapping")).help("leave --mapping out"));
        }
        _ => {}
    }
    let mut files: Vec<ImportFile> = Vec::new();
    for name in names {
        let file = open_file(source, name, map.is_some())?;
        if let Some(first) = files.first().filter(|first| first.origin.word != file.origin.word) {
            let (one, other) = (first.origin.word, file.origin.word);
            return Err(Failure::usage(format!("`{}` is of {one}, and `{}` of {other}", first.name, file.name))
                .help("import the files of one program at a time"));
        }
        files.push(file);
    }
    Ok(files)
}

fn open_file(source: Option<&'static str>, path: &str, is_mapped: bool) -> Result<ImportFile, Failure> {
    if !is_mapped && let Some((long, origin)) = Long::open(path, source) {
        return Ok(ImportFile { name: path.to_owned(), origin, text: OnceLock::new(), long: Some(long) });
    }
    let name = if path == "-" { "the input" } else { path };
    let text = plain_text(path, name)?;
    let origin = if is_mapped { Some(&MAPPED) } else { Origin::recognise(&text, source) };
    // What this program exported is taken in as it is.
    let is_own = origin.is_some_and(|origin| origin.word == WORD);
    let text = if is_own { text } else { all_composed(text) };
    match origin {
        Some(origin) => Ok(ImportFile { name: name.to_owned(), origin, text: text.into(), long: None }),
        None => Err(unrecognised(source, name, &text)),
    }
}

/// Reads a file that is a text, whoever wrote it.
fn plain_text(path: &str, name: &str) -> Result<String, Failure> {
    let bytes = read_bytes(path, name)?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Failure::usage(format!("there is nothing in {}", safe(name))));
    }
    let text = decode_whole(bytes).map_err(|(problem, bytes)| undecodable(name, &bytes, &problem))?;
    if text.contains('\0') { Err(no_text(name)) } else { Ok(text) }
}

fn all_composed(text: String) -> String {
    match composed(&text) {
        Cow::Owned(composed) => composed,
        Cow::Borrowed(_) => text,
    }
}

/// Reads a mapping file.
///
/// # Errors
///
/// Everything that is wrong with it.
pub fn read_mapping(path: &str, context: &mut Context) -> Result<Map, Failure> {
    let text = composed(&read_text(path)?).into_owned();
    let (map, faults) = mapped::map_read::read_map(path, &text);
    let sources = Sources::from_texts([(path, text.as_str())]);
    match map {
        Some(map) => {
            if !faults.is_empty() {
                context.ui.faults(&faults, &sources);
            }
            Ok(map)
        }
        None => Err(Failure { code: USAGE, ..Failure::faults(faults, sources) }),
    }
}

/// Shows where bytes are no text; what cannot be shown stands as a sign of its own.
fn undecodable(name: &str, bytes: &[u8], problem: &ImportProblem) -> Failure {
    let is_wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if is_wide || bytes.contains(&0) {
        if !is_wide {
            return no_text(name);
        }
        let words = &problem.words;
        return Failure::usage(format!("{name}: {words} (byte {})", problem.span.start))
            .maybe_help(problem.help.clone());
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    let at = problem.span.start;
    let end = text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |sign| at + sign.len_utf8());
    let shown = ImportProblem { span: at..end, ..problem.clone() };
    misread(name, text, vec![shown])
}

fn unrecognised(source: Option<&'static str>, name: &str, text: &str) -> Failure {
    let shapes_of = |word: &str| -> Vec<&str> {
        ORIGINS.iter().filter(|origin| origin.word == word).map(|origin| origin.shape).collect()
    };
    if let Some(word) = source {
        return Failure::usage(format!("{} is no file of {word} that is known", safe(name)))
            .help(format!("known are: {}", shapes_of(word).join("; ")))
            .help("see how to get one: clique help import");
    }
    let first: String = text.trim_start().lines().next().unwrap_or_default().chars().take(60).collect();
    Failure::usage(format!("{} is of no program that is known; it begins: {}", safe(name), safe(&first)))
        .help("say which: clique import SOURCE FILE; what there is: clique help import")
        .help("any other table comes in with a mapping: clique import csv FILE --mapping MAPPING")
}

/// Reads what the files say.
///
/// # Errors
///
/// Everything that is wrong with the first that cannot be read.
pub fn read_files(files: &[ImportFile], options: &ReadOptions, map: Option<&Map>) -> Result<Vec<Bills>, Failure> {
    files.iter().map(|file| file.read(options, map)).collect()
}

/// Shows what is wrong with files, the first of them that anything is wrong with.
#[must_use]
pub fn misread_of_several(files: &[ImportFile], problems: Vec<(usize, ImportProblem)>) -> Failure {
    let first = problems.first().map_or(0, |(file, _)| *file);
    let of_first = problems.into_iter().filter(|(file, _)| *file == first).map(|(_, problem)| problem).collect();
    match files[first].text() {
        Ok(text) => misread(&files[first].name, text.to_owned(), of_first),
        Err(failure) => failure,
    }
}

/// Shows what is wrong with a file.
#[must_use]
pub fn misread(name: &str, text: String, mut problems: Vec<ImportProblem>) -> Failure {
    problems.sort_by_key(|problem| problem.span.start);
    let count = problems.len();
    problems.truncate(PROBLEMS_MAX);
    let problem = |problem: ImportProblem| -> (Failure, Range<usize>) {
        (Failure::usage(problem.words).maybe_help(problem.help), problem.span)
    };
    let problems = problems.into_iter().map(problem).collect();
    let things = if count == 1 { "1 thing".to_owned() } else { format!("{count} things") };
    Failure::usage(format!("nothing was imported: {things} in this file cannot be meant")).misread(Misread {
        name: name.to_owned(),
        text,
        problems,
    })
}
