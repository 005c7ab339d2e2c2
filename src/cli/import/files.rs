//! The files of an import: read within the limit, recognised, understood; or everything that is wrong with them.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Misread, USAGE};
use crate::cli::proofs::read_text;
use crate::render::safe::safe;
use crate::text::composed::composed;
use crate::text::import::bills::{Bills, ReadOptions};
use crate::text::import::decode::decode_whole;
use crate::text::import::mapped::map::Map;
use crate::text::import::own::WORD;
use crate::text::import::own::read::{is_document, is_table};
use crate::text::import::problem::ImportProblem;
use crate::text::import::{ORIGINS, Origin, mapped};
use crate::text::side_by_side::{side_by_side, threads};
use crate::text::sources::Sources;
use crate::text::suggest::did_you_mean;

/// The most bytes of a file that is imported: of a table half a million bills or more.
pub const FILE_MAX: u64 = 64 << 20;
/// The most bytes of a file of JSON, in which a bill takes up to ten times as many.
const JSON_MAX: u64 = 512 << 20;
/// The most bytes of an export of this program, which may hold receipts.
const OWN_MAX: u64 = 1 << 30;
/// So many bytes are looked at before the rest is read.
const BEGINNING: u64 = 4096;
/// A file of so many bytes is read by two threads.
const LARGE: u64 = 8 << 20;
/// So many problems are kept; of more, the number is told.
const PROBLEMS_MAX: usize = 100;

/// The word for a table of any shape.
const TABLE: &str = "csv";

/// A table that a mapping file describes.
static MAPPED: Origin =
    Origin { word: TABLE, shape: "table with a mapping", fits: |_| false, read: |_, _| Err(Vec::new()) };

/// A file of another program.
#[derive(Debug)]
pub struct ImportFile {
    /// What it is called.
    pub name: String,
    /// What it says.
    pub text: String,
    /// Whose it is.
    pub origin: &'static Origin,
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
    let name = if path == "-" { "the input" } else { path };
    let bytes = read_bytes(path, name)?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Failure::usage(format!("there is nothing in {}", safe(name))));
    }
    let text = decode_whole(bytes).map_err(|(problem, bytes)| undecodable(name, &bytes, &problem))?;
    if text.contains('\0') {
        return Err(no_text(name));
    }
    let origin = if is_mapped { Some(&MAPPED) } else { Origin::recognise(&text, source) };
    // What this program exported is taken in as it is.
    let is_own = origin.is_some_and(|origin| origin.word == WORD);
    let text = match composed(&text) {
        Cow::Owned(composed) if !is_own => composed,
        _ => text,
    };
    match origin {
        Some(origin) => Ok(ImportFile { name: name.to_owned(), text, origin }),
        None => Err(unrecognised(source, name, &text)),
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

/// Reads a file; of one that is too long, or begins like none that can be read, no more than its beginning.
fn read_bytes(path: &str, name: &str) -> Result<Vec<u8>, Failure> {
    let failed = |error: io::Error| Failure::environment(format!("{name}: {error}"));
    let (mut reader, length): (Box<dyn Read>, u64) = if path == "-" {
        (Box::new(io::stdin().lock()), 0)
    } else {
        let file = File::open(path).map_err(failed)?;
        let about = file.metadata().map_err(failed)?;
        if about.is_dir() {
            return Err(Failure::usage(format!("{name} is a folder")).help("name the files in it"));
        }
        (Box::new(file), about.len())
    };
    let mut bytes = Vec::new();
    reader.by_ref().take(BEGINNING).read_to_end(&mut bytes).map_err(failed)?;
    let is_wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if bytes.contains(&0) && !is_wide {
        return Err(no_text(name));
    }
    let beginning = String::from_utf8_lossy(&bytes);
    let beginning = beginning.trim_start_matches('\u{feff}');
    let is_own = is_document(beginning) || is_table(beginning);
    let is_json = beginning.trim_start().starts_with(['{', '[']);
    let max = match (is_own, is_json) {
        (true, _) => OWN_MAX,
        (false, true) => JSON_MAX,
        (false, false) => FILE_MAX,
    };
    if let Some(whole) = file_of(path).and_then(|file| read_halves(&file, length, max)) {
        return Ok(whole);
    }
    // One stretch of memory, and no second one while it grows.
    bytes.reserve_exact(usize::try_from(length.min(max).saturating_sub(BEGINNING) + 1).unwrap_or_default());
    let read = if length > max { max + 1 } else { length_of(&mut reader, &mut bytes, max).map_err(failed)? };
    if read > max {
        let failure = Failure::usage(format!("{name} is longer than {} MiB", max >> 20));
        let help =
            if is_own { "export it in parts" } else { "no program exports so much of one group; export a part of it" };
        return Err(failure.help(help));
    }
    Ok(bytes)
}

/// Opens a file, if it is one.
fn file_of(path: &str) -> Option<File> {
    if path == "-" { None } else { File::open(path).ok() }
}

/// Reads a large file by two threads, each a half; nothing where it cannot be done, or the file has another length by
/// now. Most of the time goes into getting memory for it.
#[cfg(unix)]
fn read_halves(file: &File, length: u64, max: u64) -> Option<Vec<u8>> {
    use std::os::unix::fs::FileExt;
    if !(LARGE..=max).contains(&length) {
        return None;
    }
    let mut bytes = vec![0; usize::try_from(length).ok()?];
    let middle = bytes.len() / 2;
    let (first, second) = bytes.split_at_mut(middle);
    let halves = vec![(first, 0), (second, u64::try_from(middle).ok()?)];
    let read = side_by_side(halves, threads(), |(): &mut (), (half, at)| file.read_exact_at(half, at).is_ok());
    let is_all = read.into_iter().all(|is_read| is_read) && file.read_at(&mut [0], length).ok()? == 0;
    is_all.then_some(bytes)
}

#[cfg(not(unix))]
fn read_halves(_: &File, _: u64, _: u64) -> Option<Vec<u8>> {
    None
}

/// Reads on behind the beginning, at most one byte more than `max` in all; returns how many bytes there are.
fn length_of(reader: &mut dyn Read, bytes: &mut Vec<u8>, max: u64) -> io::Result<u64> {
    reader.take((max + 1).saturating_sub(BEGINNING)).read_to_end(bytes)?;
    Ok(u64::try_from(bytes.len()).unwrap_or(u64::MAX))
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

fn no_text(name: &str) -> Failure {
    Failure::usage(format!("{} is no text", safe(name)))
        .help("name the file that the other program exported: CSV or JSON")
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
    let mut all = Vec::new();
    for file in files {
        let read = match map {
            Some(map) => mapped::table::read(&file.text, map, options),
            None => (file.origin.read)(&file.text, options),
        };
        all.push(read.map_err(|problems| misread(&file.name, file.text.clone(), problems))?);
    }
    Ok(all)
}

/// Shows what is wrong with files, the first of them that anything is wrong with.
#[must_use]
pub fn misread_of_several(files: &[ImportFile], problems: Vec<(usize, ImportProblem)>) -> Failure {
    let first = problems.first().map_or(0, |(file, _)| *file);
    let of_first = problems.into_iter().filter(|(file, _)| *file == first).map(|(_, problem)| problem).collect();
    misread(&files[first].name, files[first].text.clone(), of_first)
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
