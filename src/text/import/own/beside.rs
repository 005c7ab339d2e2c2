//! Takes in what an export has beside its entries: small tables, rules, messages and comments that are not there.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde_json::{Map, Value};

use super::comments::{CommentMirror, with_comments};
use super::mirror::{json_as_settings, records, settings_as_json};
use super::take::{Taking, folder_of};
use super::{GroupMirror, Record};
use crate::model::{Handle, Id};
use crate::text::table_edit::{NamedValue, append_records, new_header};

impl Taking<'_> {
    /// Adds what stands beside the entries.
    pub(super) fn tables(&mut self) {
        let own = self.own;
        for (handle, rows) in own.mirror.reads.iter().filter(|(handle, _)| Handle::parse(handle).is_ok()) {
            // The columns are whatever the person's program wrote; a row that is there in full is not added again.
            let names: BTreeSet<&str> = rows.iter().flat_map(Record::keys).map(String::as_str).collect();
            let names: Vec<&str> = names.into_iter().collect();
            self.rows(&format!("reads/{handle}.csv"), &names, &names, rows);
        }
        self.rows("rates.csv", &["date", "from", "to", "rate", "source"], &["date", "from", "to"], &own.mirror.rates);
        let news: HashSet<Id> = self.taken.new.iter().copied().collect();
        let is_new = |item: &&Record| {
            let id = item.get("expense").and_then(|id| Id::parse(id));
            id.is_some_and(|id| news.contains(&id))
        };
        let mut of_table: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
        for entry in own.entries.iter().filter(|entry| !entry.items.is_empty()) {
            of_table.entry(&entry.group).or_default().extend(&entry.items);
        }
        let groups = own.mirror.groups.iter().map(|group| group.group.as_str());
        let groups: BTreeSet<&str> = groups.chain(of_table.keys().copied()).collect();
        for handle in groups {
            let folder = folder_of(handle);
            let mirror = own.mirror.groups.iter().find(|group| group.group == handle);
            let of_mirror = mirror.map(|group| &group.items).into_iter().flatten();
            let items = of_mirror.chain(of_table.get(handle).into_iter().flatten().copied());
            let items: Vec<Record> = items.filter(is_new).cloned().collect();
            let columns = ["expense", "line", "description", "amount", "split"];
            self.rows(&format!("{folder}/items.csv"), &columns, &["expense", "line"], &items);
            let Some(mirror) = mirror else { continue };
            let columns = ["date", "person", "balance", "currency", "note"];
            let path = format!("{folder}/checkpoints.csv");
            self.rows(&path, &columns, &["date", "person", "currency"], &mirror.checkpoints);
            self.rules(&format!("{folder}/recurring.toml"), mirror);
            self.messages(&format!("{folder}/messages.log"), mirror);
        }
    }

    /// Adds the rows whose key is not there.
    fn rows(&mut self, path: &str, columns: &[&str], key: &[&str], rows: &[Record]) {
        let key_of =
            |row: &Record| key.iter().map(|name| row.get(*name).cloned().unwrap_or_default()).collect::<Vec<_>>();
        let mut there: BTreeSet<Vec<String>> =
            self.text(path).map(records).unwrap_or_default().iter().map(key_of).collect();
        let news: Vec<Vec<NamedValue<'_>>> = rows
            .iter()
            .filter(|row| there.insert(key_of(row)))
            .map(|row| row.iter().map(|(name, cell)| (name.as_str(), cell.as_str())).collect())
            .collect();
        if !news.is_empty() {
            let header = new_header(columns);
            let text = append_records(self.text(path).unwrap_or(&header), &news);
            self.set(path, text);
        }
    }

    /// Adds the rules whose names are not there.
    fn rules(&mut self, path: &str, mirror: &GroupMirror) {
        let text = self.text(path).unwrap_or_default().to_owned();
        let there = settings_as_json(&text);
        let news: Map<String, Value> = mirror
            .recurring
            .iter()
            .filter(|(name, _)| !there.contains_key(*name))
            .map(|(name, rule)| (name.clone(), rule.clone()))
            .collect();
        if !news.is_empty() {
            let gap = if text.is_empty() || text.ends_with("\n\n") {
                ""
            } else if text.ends_with('\n') {
                "\n"
            } else {
                "\n\n"
            };
            self.set(path, format!("{text}{gap}{}", json_as_settings(&news)));
        }
    }

    /// Adds the comments that are not there: to tables, and to settings that are new.
    pub(super) fn comments(&mut self) {
        let own = self.own;
        let mut of_file: BTreeMap<String, Vec<&CommentMirror>> = BTreeMap::new();
        for comment in &own.mirror.comments {
            if let Some(path) = self.file_for(comment) {
                of_file.entry(path).or_default().push(comment);
            }
        }
        for (path, comments) in of_file {
            let text = with_comments(&path, self.text(&path).unwrap_or_default(), &comments);
            self.set(&path, text);
        }
    }

    /// Finds the file that a comment goes into: its own, or where bills are filed otherwise here, that of its bill.
    fn file_for(&self, comment: &CommentMirror) -> Option<String> {
        let path = &comment.file;
        let is_settled = path.ends_with(".toml") && self.sources.get(path).is_some();
        if is_settled || !path.ends_with(".csv") && !path.ends_with(".toml") || path.starts_with("reads/") {
            return None;
        }
        if self.text(path).is_some() {
            return Some(path.clone());
        }
        let folder = &path[..=path.find("/expenses/")?];
        let mut files = self.taken.files.iter().filter(|(file, _)| file.starts_with(folder) && file.ends_with(".csv"));
        let has_it = |text: &str| comment.above.as_ref().is_some_and(|it| text.contains(it.as_str()));
        files.clone().find(|(_, text)| has_it(text)).or_else(|| files.next_back()).map(|(file, _)| file.clone())
    }

    /// Adds the lines that are not there; a conversation is read in order of its times, wherever they stand.
    fn messages(&mut self, path: &str, mirror: &GroupMirror) {
        let text = self.text(path).unwrap_or_default();
        let there: BTreeSet<&str> = text.lines().collect();
        let news: Vec<&str> = mirror.messages.iter().map(String::as_str).filter(|line| !there.contains(line)).collect();
        if !news.is_empty() {
            let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            let text = format!("{text}{gap}{}\n", news.join("\n"));
            self.set(path, text);
        }
    }
}
