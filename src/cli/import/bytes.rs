//! The bytes of a file that is imported: all of them within the limit, or stretch by stretch of a long one.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};

use crate::cli::failure::Failure;
use crate::render::safe::safe;
use crate::text::import::bills::{Bills, ReadOptions};
use crate::text::import::long_file::LongFile;
use crate::text::import::own::read::{is_document, is_table};
use crate::text::import::{Origin, ReadLong};
use crate::text::side_by_side::{side_by_side, threads};

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
/// So many bytes tell whose a long file is.
const HEAD: usize = 1 << 16;

/// A long file whose bills are read stretch by stretch.
#[derive(Debug)]
pub(super) struct Long {
    file: File,
    length: usize,
}

impl Long {
    /// Opens a file, if it is a long one that can be read in this way; tells whose it is. What else there is to say of
    /// it is said where its whole text is read.
    pub(super) fn open(path: &str, source: Option<&str>) -> Option<(Long, &'static Origin)> {
        let is_long = |about: &Metadata| about.is_file() && (LARGE..=JSON_MAX).contains(&about.len());
        // A pipe is not opened here: whoever writes to it would find it closed again.
        fs::metadata(path).ok().filter(is_long)?;
        let file = file_of(path)?;
        let about = file.metadata().ok().filter(is_long)?;
        let mut head = vec![0; HEAD];
        if !fill(&file, &mut head, 0) {
            return None;
        }
        let origin = Origin::recognise(&String::from_utf8_lossy(&head), source)?;
        origin.read_long?;
        Some((Long { file, length: usize::try_from(about.len()).ok()? }, origin))
    }

    /// Reads what it says; nothing where its whole text is needed, or the file has another length by now.
    pub(super) fn read(&self, read_long: ReadLong, options: &ReadOptions) -> Option<Bills> {
        let fill = |at: usize, bytes: &mut [u8]| u64::try_from(at).is_ok_and(|at| fill(&self.file, bytes, at));
        let bills = read_long(&LongFile { length: self.length, read_at: &fill }, options)?;
        (!fill(self.length, &mut [0])).then_some(bills)
    }
}

/// Reads a file; of one that is too long, or begins like none that can be read, no more than its beginning.
pub(super) fn read_bytes(path: &str, name: &str) -> Result<Vec<u8>, Failure> {
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
    if (LARGE..=max).contains(&length)
        && let Some(whole) = file_of(path).and_then(|file| read_halves(&file, length))
    {
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
fn read_halves(file: &File, length: u64) -> Option<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(length).ok()?];
    let middle = bytes.len() / 2;
    let (first, second) = bytes.split_at_mut(middle);
    let halves = vec![(first, 0), (second, u64::try_from(middle).ok()?)];
    let read = side_by_side(halves, threads(), |(): &mut (), (half, at)| fill(file, half, at));
    let is_all = read.into_iter().all(|is_read| is_read) && !fill(file, &mut [0], length);
    is_all.then_some(bytes)
}

/// Fills a buffer with the bytes of a file from a place on; tells whether there are as many.
#[cfg(unix)]
fn fill(file: &File, bytes: &mut [u8], at: u64) -> bool {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at).is_ok()
}

/// Here a file is only read from its beginning to its end.
#[cfg(not(unix))]
fn fill(_: &File, _: &mut [u8], _: u64) -> bool {
    false
}

/// Reads on behind the beginning, at most one byte more than `max` in all; returns how many bytes there are.
fn length_of(reader: &mut dyn Read, bytes: &mut Vec<u8>, max: u64) -> io::Result<u64> {
    reader.take((max + 1).saturating_sub(BEGINNING)).read_to_end(bytes)?;
    Ok(u64::try_from(bytes.len()).unwrap_or(u64::MAX))
}

/// Says that a file is no text.
pub(super) fn no_text(name: &str) -> Failure {
    Failure::usage(format!("{} is no text", safe(name)))
        .help("name the file that the other program exported: CSV or JSON")
}
