//! The texts of a ledger's files, by their paths, before anything is made of them.

use std::string::FromUtf8Error;
use std::sync::Arc;

use crate::model::{Code, Fault};

/// One file: its path from the ledger's root, with `/` between folders, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The path.
    pub path: String,
    /// The text, byte for byte; bytes that are not UTF-8 stand as U+FFFD and are a fault.
    pub text: String,
}

/// All files of a ledger, in byte order of their paths, each path once; a copy shares the texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    files: Vec<Arc<Source>>,
}

impl Sources {
    /// Makes texts of the bytes of files; where a path comes twice, the last one stands.
    ///
    /// A file that is not UTF-8 is a fault. Its text is kept with U+FFFD for what is not a character, so
    /// that the fault, whose span is of this text, can be shown in its line; such a text is never written.
    pub fn from_bytes(files: impl IntoIterator<Item = (String, Vec<u8>)>, faults: &mut Vec<Fault>) -> Sources {
        Sources::from_read(files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes))), faults)
    }

    /// As [`Sources::from_bytes`], where it is known already which of them are texts.
    pub fn from_read(
        files: impl IntoIterator<Item = (String, Result<String, FromUtf8Error>)>,
        faults: &mut Vec<Fault>,
    ) -> Sources {
        let mut sources = Sources::default();
        for (path, read) in files {
            let text = match read {
                Ok(text) => text,
                Err(error) => {
                    faults.push(not_utf8(&path, error.as_bytes(), error.utf8_error().valid_up_to()));
                    String::from_utf8_lossy(error.as_bytes()).into_owned()
                }
            };
            sources.files.push(Arc::new(Source { path, text }));
        }
        // The sort is stable, so the last of equal paths is the last given; keep that one.
        sources.files.sort_by(|a, b| a.path.cmp(&b.path));
        sources.files.reverse();
        sources.files.dedup_by(|a, b| a.path == b.path);
        sources.files.reverse();
        sources
    }

    /// Makes sources of texts.
    #[must_use]
    pub fn from_texts<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Sources {
        let files = files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        Sources::from_bytes(files, &mut Vec::new())
    }

    /// Returns the text of a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.find(path).ok().map(|at| self.files[at].text.as_str())
    }

    /// Tells whether other sources share the text of a file, which then surely is the same.
    #[must_use]
    pub fn shares(&self, path: &str, other: &Sources) -> bool {
        let file = |sources: &Sources| sources.find(path).ok().map(|at| Arc::clone(&sources.files[at]));
        file(self).zip(file(other)).is_some_and(|(one, other)| Arc::ptr_eq(&one, &other))
    }

    /// Returns the place of a file among all, as [`crate::model::Place::file`] carries it.
    #[must_use]
    pub fn index_of(&self, path: &str) -> Option<u32> {
        self.find(path).ok().and_then(|at| u32::try_from(at).ok())
    }

    /// Returns the file at a place.
    #[must_use]
    pub fn file(&self, index: u32) -> Option<&Source> {
        self.files.get(usize::try_from(index).ok()?).map(Arc::as_ref)
    }

    /// Lists all files, in byte order of their paths.
    pub fn iter(&self) -> Files<'_> {
        self.files.iter().map(Arc::as_ref)
    }

    /// Returns the files whose paths begin with `prefix`, in order.
    #[must_use]
    pub fn with_prefix(&self, prefix: &str) -> &[Arc<Source>] {
        let first = self.files.partition_point(|file| file.path.as_str() < prefix);
        let count = self.files[first..].partition_point(|file| file.path.starts_with(prefix));
        &self.files[first..first + count]
    }

    /// Sets the text of a file, or takes the file out.
    pub fn set(&mut self, path: &str, text: Option<String>) {
        match (self.find(path), text) {
            (Ok(at), Some(text)) => self.files[at] = Arc::new(Source { path: path.to_owned(), text }),
            (Ok(at), None) => drop(self.files.remove(at)),
            (Err(at), Some(text)) => self.files.insert(at, Arc::new(Source { path: path.to_owned(), text })),
            (Err(_), None) => {}
        }
    }

    fn find(&self, path: &str) -> Result<usize, usize> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path))
    }
}

/// Goes through files in order.
pub type Files<'s> = std::iter::Map<std::slice::Iter<'s, Arc<Source>>, fn(&'s Arc<Source>) -> &'s Source>;

impl<'s> IntoIterator for &'s Sources {
    type Item = &'s Source;
    type IntoIter = Files<'s>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Tells which byte is not UTF-8 and what the file probably is instead.
fn not_utf8(path: &str, bytes: &[u8], at: usize) -> Fault {
    let span = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
    let fault = Fault::new(Code::NotUtf8, path, span, "the file is not UTF-8");
    let byte = bytes.get(at).copied().unwrap_or_default();
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return fault.label("this begins a file in UTF-16").help("save the file as UTF-8");
    }
    let guess = char::from(byte);
    let label = if byte >= 0xa0 {
        format!("byte 0x{byte:02X} is not UTF-8; in Latin-1 it would be `{guess}`")
    } else {
        format!("byte 0x{byte:02X} is not UTF-8")
    };
    fault.label(label).help("save the file as UTF-8; a spreadsheet offers it as `CSV UTF-8`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;

    fn three() -> Sources {
        Sources::from_texts([("people/bob.toml", "b"), ("clique.toml", "c"), ("people/alice.toml", "a")])
    }

    #[test]
    fn files_are_found_in_byte_order() {
        let mut sources = three();
        assert_eq!(sources.get("people/alice.toml"), Some("a"));
        assert_eq!(sources.index_of("people/alice.toml"), Some(1));
        assert_eq!(sources.file(2).map(|file| file.path.as_str()), Some("people/bob.toml"));
        assert_eq!(sources.file(3), None);
        assert_eq!(sources.with_prefix("people/").len(), 2);
        assert_eq!(sources.with_prefix("groups/"), &[]);
        sources.set("people/al.toml", Some("new".into()));
        sources.set("clique.toml", None);
        sources.set("nothing", None);
        let paths: Vec<&str> = sources.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["people/al.toml", "people/alice.toml", "people/bob.toml"]);
    }

    #[test]
    fn the_last_of_one_path_stands() {
        let sources = Sources::from_texts([("a", "1"), ("b", "2"), ("a", "3")]);
        assert_eq!((sources.get("a"), sources.iter().count()), (Some("3"), 2));
    }

    #[test]
    fn a_latin1_byte_is_named() {
        let mut faults = Vec::new();
        let files = [("a.csv".to_owned(), b"caf\xe9,1\n".to_vec()), ("b".to_owned(), b"\xff\xfea\0".to_vec())];
        let sources = Sources::from_bytes(files, &mut faults);
        assert_eq!(sources.get("a.csv"), Some("caf\u{fffd},1\n"));
        let told: Vec<_> = faults.iter().map(|f| (f.code.text(), f.span.clone(), f.label.clone())).collect();
        expect![[r#"
            [
                (
                    "E001",
                    3..6,
                    "byte 0xE9 is not UTF-8; in Latin-1 it would be `é`",
                ),
                (
                    "E001",
                    0..3,
                    "this begins a file in UTF-16",
                ),
            ]
        "#]]
        .assert_debug_eq(&told);
    }

    proptest! {
        #[test]
        fn no_bytes_panic_and_spans_fit(bytes in prop::collection::vec(any::<u8>(), 0..20)) {
            let mut faults = Vec::new();
            let sources = Sources::from_bytes([("a".to_owned(), bytes)], &mut faults);
            for fault in faults {
                prop_assert!(sources.get("a").unwrap().get(fault.span).is_some());
            }
        }
    }
}
