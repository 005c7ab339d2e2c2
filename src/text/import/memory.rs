//! What a group remembers of imports, in its `group.toml`: whom the names of other programs mean, and what was read.
//!
//! ```toml
//! [import.names]
//! "Arun Kumar" = "arun"
//!
//! [import.files]
//! "Weekend trip" = "spliit"
//! ```
//!
//! A line each, so that friends who import different files merge by key.

use std::collections::BTreeMap;

use crate::text::toml_edit::{TomlEditProblem, set_value};
use crate::text::toml_read::{TomlReader, TomlTable};
use crate::text::toml_value::{NewValue, key_text, quoted};

/// What a group remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// Handles by the names in files.
    pub names: BTreeMap<String, String>,
    /// Programs by what their files call the group.
    pub files: BTreeMap<String, String>,
}

impl Memory {
    /// Reads what the text of a `group.toml` remembers; what cannot be read is not remembered.
    #[must_use]
    pub fn read(text: &str) -> Memory {
        let (mut reader, document) = TomlReader::parse("group.toml", text);
        let root = TomlTable::root(&document);
        let Some(import) = reader.table(&root, "import") else { return Memory::default() };
        let mut texts = |key| {
            let table = reader.table(&import, key);
            let keys: Vec<String> = table.iter().flat_map(TomlTable::keys).map(|key| key.value.to_owned()).collect();
            let mut texts = BTreeMap::new();
            for key in keys {
                let value = table.as_ref().and_then(|table| reader.text(table, &key));
                texts.extend(value.map(|value| (key, value.value)));
            }
            texts
        };
        Memory { names: texts("names"), files: texts("files") }
    }

    /// Returns the text of a `group.toml` that remembers this as well; a name that means somebody else now is
    /// remembered anew.
    ///
    /// # Errors
    ///
    /// When the file cannot be changed so that it says what it should.
    pub fn write(&self, text: &str) -> Result<String, TomlEditProblem> {
        let known = Memory::read(text);
        let text = write_table(text, "names", &self.names, &known.names)?;
        write_table(&text, "files", &self.files, &known.files)
    }
}

type Texts = BTreeMap<String, String>;

fn write_table(text: &str, table: &str, wanted: &Texts, known: &Texts) -> Result<String, TomlEditProblem> {
    let news = wanted.iter().filter(|(key, value)| known.get(*key) != Some(*value));
    if !known.is_empty() {
        return news.into_iter().try_fold(text.to_owned(), |text, (key, value)| {
            set_value(&text, &["import", table, key], Some(&NewValue::text(value)))
        });
    }
    let lines: String = news.map(|(key, value)| format!("{} = {}\n", key_text(key), quoted(value))).collect();
    if lines.is_empty() {
        return Ok(text.to_owned());
    }
    let gap = if text.is_empty() || text.ends_with("\n\n") { "" } else { "\n" };
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    let changed = format!("{text}{end}{gap}[import.{table}]\n{lines}");
    let after = Memory::read(&changed);
    let read = if table == "names" { &after.names } else { &after.files };
    let says_so = wanted.iter().all(|(key, value)| read.get(key) == Some(value));
    if says_so { Ok(changed) } else { Err(TomlEditProblem::Unsafe(format!("import.{table}"))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;

    fn memory(names: &[(&str, &str)], files: &[(&str, &str)]) -> Memory {
        let texts = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
        };
        Memory { names: texts(names), files: texts(files) }
    }

    #[test]
    fn what_is_remembered_is_read_again() {
        let group = "name = \"Trip\"\n\n[members]\narun = {}";
        let first = memory(&[("Arun Kumar", "arun")], &[("Weekend \"trip\"", "spliit")]).write(group).unwrap();
        expect![[r#"
            name = "Trip"

            [members]
            arun = {}

            [import.names]
            "Arun Kumar" = "arun"

            [import.files]
            "Weekend \"trip\"" = "spliit"
        "#]]
        .assert_eq(&first);
        let more = memory(&[("Arun Kumar", "arun.k"), ("Bo", "bo")], &[]).write(&first).unwrap();
        expect![[r#"
            name = "Trip"

            [members]
            arun = {}

            [import.names]
            "Arun Kumar" = "arun.k"
            Bo = "bo"

            [import.files]
            "Weekend \"trip\"" = "spliit"
        "#]]
        .assert_eq(&more);
        assert_eq!(memory(&[("Bo", "bo")], &[]).write(&more).unwrap(), more);
        assert!(memory(&[("Bo", "bo")], &[]).write("import = 1\n").is_err());
    }

    proptest! {
        #[test]
        fn every_name_is_remembered(names in prop::collection::btree_map("\\PC{0,12}|[\"\\\\\n\t=.\\[#]{0,4}", "[a-z]{1,5}", 0..4)) {
            let memory = Memory { names, files: BTreeMap::new() };
            let text = memory.write("name = \"x\"\n").unwrap();
            prop_assert_eq!(Memory::read(&text), memory);
        }
    }
}
