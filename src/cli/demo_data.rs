//! The made-up friends of `clique demo`: the tables in `fixtures/demo`, and when their setup changed.

/// A file of the demo.
macro_rules! fixture {
    ($path:literal) => {
        include_str!(concat!("../../fixtures/demo/", $path))
    };
}

/// A change of settings, people or groups.
pub struct Stage {
    /// When, in UTC.
    pub at: &'static str,
    /// The handle of who made it.
    pub by: &'static str,
    /// What it is called.
    pub subject: &'static str,
    /// The files it writes, whole.
    pub files: &'static [(&'static str, &'static str)],
}

/// What happened in one group.
pub struct Chapter {
    /// Its handle.
    pub handle: &'static str,
    /// Its rows, in the columns of expense files and one more: `was`, the amount as it was typed first.
    pub rows: &'static str,
    /// The line items of its bills.
    pub items: &'static str,
    /// Its conversation.
    pub messages: &'static str,
}

/// Everyone's display name; their addresses are `handle@example.org`.
pub const PEOPLE: [(&str, &str); 8] = [
    ("alice", fixture!("people/alice.toml")),
    ("bob", fixture!("people/bob.toml")),
    ("chloe", fixture!("people/chloe.toml")),
    ("dmitri", fixture!("people/dmitri.toml")),
    ("mei", fixture!("people/mei.toml")),
    ("noor", fixture!("people/noor.toml")),
    ("sam", fixture!("people/sam.toml")),
    ("yuki", fixture!("people/yuki.toml")),
];

/// The stages, in order of time; the first one begins the ledger.
pub const STAGES: [Stage; 7] = [
    Stage {
        at: "2025-06-29T17:30:00Z",
        by: "alice",
        subject: "begin Elm Street and friends",
        files: &[
            ("clique.toml", fixture!("clique.toml")),
            ("people/alice.toml", PEOPLE[0].1),
            ("people/bob.toml", PEOPLE[1].1),
            ("people/chloe.toml", PEOPLE[2].1),
            ("people/dmitri.toml", PEOPLE[3].1),
            ("groups/elm/group.toml", fixture!("groups/elm-begin.toml")),
        ],
    },
    Stage {
        at: "2025-07-01T09:10:00Z",
        by: "chloe",
        subject: "ski-hut: start Ski hut",
        files: &[
            ("people/yuki.toml", PEOPLE[7].1),
            ("groups/ski-hut/group.toml", fixture!("groups/ski-hut-begin.toml")),
        ],
    },
    Stage {
        at: "2025-07-10T20:45:00Z",
        by: "mei",
        subject: "supper: start Supper Club",
        files: &[
            ("people/mei.toml", PEOPLE[4].1),
            ("people/noor.toml", PEOPLE[5].1),
            ("people/sam.toml", PEOPLE[6].1),
            ("groups/supper/group.toml", fixture!("groups/supper.toml")),
        ],
    },
    Stage {
        at: "2026-01-12T19:00:00Z",
        by: "yuki",
        subject: "japan: start Japan 日本 2026",
        files: &[("groups/japan/group.toml", fixture!("groups/japan.toml"))],
    },
    Stage {
        at: "2026-01-31T18:40:00Z",
        by: "alice",
        subject: "elm: chloe leaves",
        files: &[("groups/elm/group.toml", fixture!("groups/elm-left.toml"))],
    },
    Stage {
        at: "2026-02-01T10:05:00Z",
        by: "alice",
        subject: "elm: sam joins",
        files: &[("groups/elm/group.toml", fixture!("groups/elm.toml"))],
    },
    Stage {
        at: "2026-04-03T08:00:00Z",
        by: "chloe",
        subject: "ski-hut: archive",
        files: &[("groups/ski-hut/group.toml", fixture!("groups/ski-hut.toml"))],
    },
];

/// The groups, and the two who share without one.
pub const CHAPTERS: [Chapter; 5] = [
    Chapter { handle: "elm", rows: fixture!("elm.csv"), items: "", messages: fixture!("elm.log") },
    Chapter { handle: "japan", rows: fixture!("japan.csv"), items: "", messages: fixture!("japan.log") },
    Chapter {
        handle: "supper",
        rows: fixture!("supper.csv"),
        items: fixture!("supper-items.csv"),
        messages: fixture!("supper.log"),
    },
    Chapter { handle: "ski-hut", rows: fixture!("ski-hut.csv"), items: "", messages: "" },
    Chapter { handle: "alice+noor", rows: fixture!("alice+noor.csv"), items: "", messages: "" },
];
