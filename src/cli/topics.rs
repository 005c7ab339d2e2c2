//! The help topics; the same texts are the man pages of sections 5 and 7.

/// A text about one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The word to ask for.
    pub name: &'static str,
    /// What it says, in Markdown; the title begins with the name.
    pub text: &'static str,
}

/// Every topic, in the order one would read them.
pub const TOPICS: [Topic; 15] = [
    Topic { name: "getting-started", text: include_str!("topics/getting-started.md") },
    Topic { name: "files", text: include_str!("topics/files.md") },
    Topic { name: "splits", text: include_str!("topics/splits.md") },
    Topic { name: "money", text: include_str!("topics/money.md") },
    Topic { name: "dates", text: include_str!("topics/dates.md") },
    Topic { name: "filters", text: include_str!("topics/filters.md") },
    Topic { name: "settling", text: include_str!("topics/settling.md") },
    Topic { name: "import", text: include_str!("topics/import.md") },
    Topic { name: "export", text: include_str!("topics/export.md") },
    Topic { name: "sync", text: include_str!("topics/sync.md") },
    Topic { name: "scripting", text: include_str!("topics/scripting.md") },
    Topic { name: "exit-codes", text: include_str!("topics/exit-codes.md") },
    Topic { name: "configuration", text: include_str!("topics/configuration.md") },
    Topic { name: "environment", text: include_str!("topics/environment.md") },
    Topic { name: "json", text: include_str!("topics/json.md") },
];

impl Topic {
    /// Finds a topic by its name, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Topic> {
        TOPICS.iter().find(|topic| topic.name.eq_ignore_ascii_case(name))
    }

    /// Returns what it is about, in one line.
    #[must_use]
    pub fn about(&self) -> &'static str {
        let title = self.text.lines().next().unwrap_or_default();
        title.split_once(": ").map_or("", |(_, about)| about)
    }

    /// Returns the section of the manual that it stands in: 5 for files, 7 for all else.
    #[must_use]
    pub fn section(&self) -> u8 {
        if self.name == "files" { 5 } else { 7 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_begins_with_its_name_and_what_it_is_about() {
        for topic in TOPICS {
            assert!(topic.text.starts_with(&format!("# {}: ", topic.name)), "{}", topic.name);
            assert!(!topic.about().is_empty() && Topic::named(topic.name) == Some(&topic));
        }
    }
}
