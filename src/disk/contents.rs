//! Reads one ordinary file whole, into room of its own or into room that is used again.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::place::Refusal;

/// The longest file that is read, in bytes.
pub const FILE_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// Reads a file below `root` into `room`, from the byte `start` on, and returns where it ends there; none when it
/// cannot be read.
///
/// Room is made where there is too little. It keeps what other files left in it, so that only bytes before the end
/// that is returned are of this one.
#[must_use]
pub fn read_into(root: &Path, path: &str, room: &mut Vec<u8>, start: usize) -> Option<usize> {
    filled(&root.join(path), room, start).ok().map(|(end, _)| end)
}

/// The bytes of an ordinary file that is not too long.
pub(super) fn contents(place: &Path) -> Result<Vec<u8>, Refusal> {
    opened_contents(place).map(|(bytes, _)| bytes)
}

/// The bytes of an ordinary file that is not too long, and the file, still open.
pub(super) fn opened_contents(place: &Path) -> Result<(Vec<u8>, File), Refusal> {
    let mut bytes = Vec::new();
    let (end, file) = filled(place, &mut bytes, 0)?;
    bytes.truncate(end);
    Ok((bytes, file))
}

/// Fills room from `start` on with the bytes of an ordinary file that is not too long; returns where they end, and
/// the file, still open.
fn filled(place: &Path, room: &mut Vec<u8>, start: usize) -> Result<(usize, File), Refusal> {
    let unreadable = |error: io::Error| Refusal::unreadable(&error);
    let mut file = File::open(place).map_err(unreadable)?;
    let meta = file.metadata().map_err(unreadable)?;
    if !meta.is_file() {
        return Err(Refusal::Special);
    }
    if meta.len() > FILE_BYTES_MAX {
        return Err(Refusal::TooLong(meta.len()));
    }
    let length = usize::try_from(meta.len()).map_err(|_| Refusal::TooLong(meta.len()))?;
    // One more than expected, so that one read finds the end. Asked for everything at once, the standard
    // library reads piece by piece, which takes four calls for a file of a few hundred rows.
    let room_end = start + length + 1;
    if room.is_empty() {
        // New room comes with zeros from the system, often without being written to.
        *room = vec![0; room_end];
    } else if room.len() < room_end {
        room.resize(room_end, 0);
    }
    let read = loop {
        match file.read(&mut room[start..room_end]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => break other.map_err(unreadable)?,
        }
    };
    let mut end = start + read;
    if read != length {
        room.truncate(end);
        (&mut file).take(FILE_BYTES_MAX + 1).read_to_end(room).map_err(unreadable)?;
        end = room.len();
    }
    match u64::try_from(end - start) {
        Ok(length) if length <= FILE_BYTES_MAX => Ok((end, file)),
        _ => Err(Refusal::TooLong(FILE_BYTES_MAX + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_used_again() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("long", "much to say"), ("short", "ab"), ("empty", "")] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let mut room = Vec::new();
        for (names, told) in
            [(["long", "short"], "much to sayab"), (["empty", "short"], "ab"), (["short", "long"], "abmuch to say")]
        {
            let read = |start, name| read_into(folder.path(), name, &mut room, start).unwrap();
            let end = names.into_iter().fold(0, read);
            assert_eq!(room[..end], *told.as_bytes());
        }
        assert_eq!(read_into(folder.path(), "nothing", &mut room, 0), None);
    }
}
