//! The conventions of the command line, rule by rule: how each was tried, and where one is not kept, why.
//!
//! Every rule was gone through with the program on a terminal of 80 columns and in pipes; `here` means a test of this
//! file, other names are files below `tests/`. The lists of commands are whole: a command that is in none of them fails
//! `every_command_is_in_a_list`, and in `widths` `every_command_is_read`.
//!
//! | rule | what it asks | how it was tried |
//! |---|---|---|
//! | C1 | the answer on stdout, all else on stderr | here `answers_are_alone_on_stdout`; every story shows both apart |
//! | C2 | `--quiet` silences notes, never errors or the answer | here, the same |
//! | C3 | nothing but data in a pipe: no paint, no width | here `pipes_get_nothing_but_data` |
//! | C4 | a reader who leaves is no error; a full disk is | here `a_reader_may_leave_and_a_disk_may_be_full` |
//! | C5 | `-` is the input or the output | `commands/add` (`--from -`), `commands/settle` (`--nets -`, `--verify -`) |
//! | C6 | one newline at the end, no blanks before it | here `pipes_get_nothing_but_data`; on terminals `widths` |
//! | C7 | every answer in six forms, every writer's record as JSON | here `every_answer_has_six_forms`, `every_writer_prints_its_record` |
//! | C8 | versioned schemas that answers are held against | `schemas`; `world` holds every JSON answer of every story against its own |
//! | C9 | amounts as text and whole units, no floats | here `json_is_plain`. Flat fields (`net`, `net_minor`, `currency`) instead of a nested object, as in mock-up 11: a table of records can be read by anything |
//! | C10 | snake_case keys, ISO days, stable order | here `json_is_plain` |
//! | C11 | porcelain is TSV that nothing changes | here `the_same_bytes_everywhere`; columns only grow at the end by `render/`'s shapes |
//! | C12 | errors as JSON lines on stderr | here `every_kind_of_error_is_json_when_asked` |
//! | C13 | `--json FIELD,…` | not kept: `--json WHO` would be a person, and `jq` picks fields better |
//! | C14 | what decides about colour, in which order | here `colour_is_decided_in_order` |
//! | C15 | colour is never the only signal | the words `owes` and `gets back` and signs stand in every snapshot; red differs from green in weight |
//! | C16 | the sixteen colours of the theme | `widths` refuses any other |
//! | C17 | `--ascii`, or a locale without UTF-8 | here `ascii_is_ascii` |
//! | C18 | `COLUMNS`, then the terminal; no limit in a pipe | here `pipes_get_nothing_but_data`; `widths` at 40, 80 and 200 |
//! | C19 | flags before and after the command | here `flags_stand_anywhere` |
//! | C20 | `-C`, `CLIQUE_DIR`, then upwards to a border | `commands/status`, unit tests of `disk/find`. Which ledger it is, is told by its groups' names; a line about the folder would come with every command typed in a subfolder |
//! | C21 | short flags for the daily few | `generated`: the man pages list them |
//! | C22 | no abbreviations of commands | here `commands_are_never_guessed`. No alias `ls`: `list` and `log` would both want it; a person's own aliases go further |
//! | C23 | `-n` on all writers; no prompt without a terminal | here `a_dry_run_changes_nothing`, `nothing_is_asked_without_a_terminal` |
//! | C24 | dangerous things ask for the name typed back | not kept: nothing is dangerous. `rm` voids, `undo` takes everything back, history is never rewritten; somebody with an open balance cannot be taken out (`commands/member`) |
//! | C25 | `--`, negative amounts only by name | `commands/add`: `--refund`; `-5` is an amount and told as one |
//! | C26 | what a shell took out of `$42` | `commands/add`, `typed_amount` |
//! | C27 | natural days, echoed as ISO | here `days_are_echoed_as_iso`, unit tests of `typed_dates` |
//! | C28 | flag, variable, file, default; origins shown | `commands/config`; `clique config` always says who says so, there is no `--origin` |
//! | C29 | a ledger runs nothing | `commands/config`, `commands/untrusted` |
//! | C30 | a variable for every key; `CLIQUE_NOW` documented | `commands/config`; `clique help environment` |
//! | C31 | unknown keys: a warning, an error with `--strict` | `errors` (W201 and following) |
//! | C32 | outside a ledger three commands, inside its state | `commands/status` |
//! | C33 | `-h` on a screen; two examples for each command, run | `help` |
//! | C34 | topics, the same text as man pages | `commands/help`, `generated` |
//! | C35 | suggestions, never run | here `commands_are_never_guessed`, `what_was_meant_is_guessed` |
//! | C36 | one hint after a write, off with `hints = false` | `commands/config` |
//! | C37 | the form of errors | `errors`, a folder each |
//! | C38 | `explain` | `commands/explain` |
//! | C39 | all problems, up to twenty, then a count | here `problems_are_counted_beyond_twenty` |
//! | C40 | all or nothing is written | `crashes`, `disks`, `commands/situations` |
//! | C41 | `clique-foo` in `PATH` | `commands/config` |
//! | C42 | aliases, of one's own file only | `commands/config` |
//! | C43 | hooks, of one's own folder only | `commands/hooks` |
//! | C44 | something is said within 100 ms; the network first says what it does | `cargo bench --bench speed`; work of more than a second says so (`cli/busy`), `commands/sync` |
//! | C45 | Ctrl-C at any byte | `crashes` kills at every call |
//! | C46 | `undo`, `redo` for every write | `commands/undo`, `commands/redo`, here `every_write_can_be_undone` |
//! | C47 | the same bytes in any locale and time zone | here `the_same_bytes_everywhere` |
//! | C48 | no telemetry | there is no code for it: `git/` alone reaches a network, for `sync`, `clone` and `remote` |
//! | C49 | `--version` one line, `version --json` | here `the_version_is_told`. No hash of git's: a build is the same from an archive and a clone |
//! | C50 | `doctor` | `commands/doctor`: the ledger, git, the remote, locks. What is preferred and why, `config` says; terminal and completions show by themselves |
//!
//! Exit codes are tried one by one in `exit_codes_are_as_documented`. Completions are tried in bash, zsh, fish, elvish and
//! Nushell themselves (`shells`); PowerShell was not to be had, so its two scripts are only compared and never ran.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::process::Stdio;

use serde_json::Value;

use crate::world::World;

/// Commands that answer; `ID` is an entry.
const READING: &[&str] = &[
    "balance",
    "balance --by month",
    "blame ID",
    "check",
    "checkpoint list",
    "config",
    "config get hints",
    "config list",
    "config path",
    "conflicts",
    "conflicts list",
    "diff HEAD~2",
    "digest",
    "doctor",
    "due",
    "explain",
    "explain E012",
    "friend",
    "friend list --all",
    "group list",
    "group show trip",
    "history ID",
    "inbox",
    "list",
    "list --by category",
    "list --by person",
    "log",
    "log --by month",
    "member list",
    "messages",
    "person list",
    "person show bob",
    "receipt",
    "receipt check",
    "receipt list",
    "recurring",
    "recurring list",
    "remote",
    "remote list",
    "search dinner",
    "search dinner --by week",
    "settle",
    "settle --explain",
    "stats",
    "stats --forecast 2",
    "show ID",
    "statement",
    "statement --by month",
    "status",
    "use",
    "verify HEAD~2..",
    "version",
    "why bob",
    "why bob --by person",
];

/// Commands that answer in a form of their own.
const PLAIN: &[&str] = &[
    "completions bash",
    "completions nushell --dynamic",
    "export --format csv",
    "export --format hledger",
    "help",
    "help balance",
    "help dates",
    "schema",
    "schema balance",
];

/// Commands that change the ledger, each possible after those before it.
const WRITING: &[&str] = &[
    "add 5 tea",
    "pay bob alice 1",
    "edit ID 6",
    "copy ID",
    "rm ID",
    "restore ID",
    "add 30 museum --pending",
    "accept --all --me bob",
    "add 30 zoo --pending",
    "decline --all --me bob -m why",
    "undo",
    "redo",
    "say hello",
    "say --edit last good evening",
    "say --delete last",
    "friend add bob",
    "friend remove bob",
    "friend block carol",
    "friend unblock carol",
    "checkpoint add -d 2026-06-14",
    "checkpoint rm 2026-06-14",
    "person add Dora",
    "person edit dora --phone 123",
    "member invite dora",
    "member cancel dora",
    "member add dora",
    "member edit dora --weight 2",
    "inbox --read",
    "recurring add 5 coffee --every month -s alice,bob",
    "due --apply",
    "recurring edit coffee 6",
    "recurring rm coffee",
    "group edit trip --budget food=20",
    "group new Flat --member alice",
    "group edit flat --name Home",
    "group archive flat",
    "group unarchive flat",
    "group rm flat",
    "member remove dora",
    "person rm dora",
    "fmt",
    "import ../bills.csv -g alps --map A=alice --map B=bob",
    "settle --record -y -g trip",
];

/// Commands that are in no list, with what they change besides the ledger, and where their stories are.
const APART: &[(&str, &str)] = &[
    ("clone", "makes a folder: commands/clone"),
    ("config edit", "opens an editor: commands/config"),
    ("config set", "writes one's own file: commands/config"),
    ("config unset", "writes one's own file: commands/config"),
    ("conflicts keep-both", "needs two friends: commands/conflicts"),
    ("conflicts show", "needs two friends: commands/conflicts"),
    ("conflicts take", "needs two friends: commands/conflicts"),
    ("demo", "makes a folder: commands/demo"),
    ("friend accept", "needs two friends: commands/friend"),
    ("friend decline", "needs two friends: commands/friend"),
    ("init", "makes a ledger: commands/init"),
    ("member accept", "needs two friends: commands/member"),
    ("member decline", "needs two friends: commands/member"),
    ("receipt path", "needs a file: commands/receipt"),
    ("remote rm", "writes git's settings: commands/remote"),
    ("remote set", "writes git's settings: commands/remote"),
    ("sync", "needs a remote: commands/sync"),
    ("tutorial", "needs somebody who types: commands/tutorial"),
];

#[test]
fn every_command_is_in_a_list() {
    let apart = APART.iter().map(|(line, _)| *line);
    let lines: Vec<&str> = READING.iter().chain(PLAIN).chain(WRITING).copied().chain(apart).collect();
    assert_eq!(missing(&lines), Vec::<String>::new());
}

/// Returns the commands of the program that no line begins with.
pub fn missing(lines: &[&str]) -> Vec<String> {
    fn leaves(command: &clap::Command, path: &str) -> Vec<String> {
        let inner = command.get_subcommands().filter(|inner| !inner.is_hide_set() && inner.get_name() != "help");
        let below: Vec<String> =
            inner.flat_map(|inner| leaves(inner, format!("{path} {}", inner.get_name()).trim())).collect();
        if below.is_empty() { vec![path.to_owned()] } else { below }
    }
    let begins =
        |line: &&str, path: &str| line.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    leaves(&clique::cli::command(), "")
        .into_iter()
        .filter(|path| !lines.iter().any(|line| begins(line, path)))
        .collect()
}

/// A trip with a few entries, and the id of one of them.
fn trip() -> (World, String) {
    let world = World::trip(["alice", "bob", "carol"]);
    for line in
        ["add 30 dinner -c food -d 2026-06-10", "add 12.50 taxi -p bob -t late", "pay carol alice 1", "say hello"]
    {
        world.does(line);
    }
    let id = world.read("groups/trip/expenses/2026.csv").lines().nth(1).unwrap()[..12].to_owned();
    world.write(
        "../bills.csv",
        "Date,Description,Category,Cost,Currency,A,B\n\n2026-06-01,x,General,4.00,EUR,2.00,-2.00\n",
    );
    (world, id)
}

#[test]
fn answers_are_alone_on_stdout() {
    let (world, id) = trip();
    for line in READING.iter().chain(PLAIN) {
        let line = line.replace("ID", &id);
        let loud = world.clique(&line).success();
        let quiet = world.clique(&format!("{line} --quiet")).success();
        assert_eq!((quiet.stdout, quiet.stderr), (loud.stdout, String::new()), "{line}");
    }
    let ran = world.clique("add 5 tea -q").success();
    assert!(ran.stdout.contains("tea") && ran.stderr.is_empty());
    let ran = world.clique("show zzzz -q").exits(2);
    assert!(ran.stdout.is_empty() && ran.stderr.starts_with("error: "));
}

#[test]
fn pipes_get_nothing_but_data() {
    let (mut world, id) = trip();
    world.unset("NO_COLOR");
    world.set("COLUMNS", "20");
    world.does(&format!("edit {id} --note '{}'", "a long note ".repeat(20).trim()));
    for line in READING.iter().chain(PLAIN) {
        let shown = world.clique(&line.replace("ID", &id)).success().stdout;
        assert!(!shown.contains('\u{1b}'), "{line}: {shown}");
        assert!(shown.is_empty() || shown.ends_with('\n') && !shown.ends_with("\n\n"), "{line}: {shown:?}");
        assert!(shown.lines().all(|line| !line.ends_with(' ')), "{line}: {shown}");
    }
    let note = world.clique(&format!("show {id}")).success().stdout;
    assert!(note.lines().any(|line| line.len() > 200), "{note}");
}

#[test]
fn a_reader_may_leave_and_a_disk_may_be_full() {
    let (world, id) = trip();
    let rows: Vec<String> = (0..3000).map(|number| format!("2026-06-01,tea {number},1,alice")).collect();
    world.write("../rows.csv", &format!("date,description,amount,paid_by\n{}\n", rows.join("\n")));
    world.does("add --from ../rows.csv");
    let mut child = world.command(env!("CARGO_BIN_EXE_clique"));
    let mut child = child.args(["list", "--all"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr)), (Some(141), "".into()));
    let Ok(full) = OpenOptions::new().write(true).open("/dev/full") else {
        return println!("SKIPPED: a full disk was not tried, there is no /dev/full");
    };
    let into = |line: &str, file: &File| {
        let words = crate::world::words(line);
        let mut command = world.command(env!("CARGO_BIN_EXE_clique"));
        let output = command.args(words).stdout(file.try_clone().unwrap()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    for line in READING.iter().chain(PLAIN).filter(|line| **line != "check") {
        let (code, said) = into(&line.replace("ID", &id), &full);
        assert_eq!(code, Some(5), "{line}");
        assert!(said.contains("cannot write the answer: No space left"), "{line}: {said}");
    }
    // What is recorded stays recorded, and whoever reads the exit code must not do it again.
    let (code, said) = into("add 5 tea", &full);
    assert_eq!((code, said.contains("it is recorded")), (Some(0), true), "{said}");
}

#[test]
fn every_answer_has_six_forms() {
    let (world, id) = trip();
    for line in READING {
        let line = line.replace("ID", &id);
        let ask = |format: &str| world.clique(&format!("{line} --format {format}")).success().stdout;
        let json: Value = serde_json::from_str(&ask("json")).unwrap();
        assert!(json["schema"].as_str().unwrap().starts_with("clique."), "{line}");
        let records = json["data"].as_array().map_or(1, Vec::len);
        let lines = ask("ndjson");
        assert!(lines.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()), "{line}: {lines}");
        assert_eq!(lines.lines().count(), records, "{line}");
        let (csv, tsv, porcelain) = (ask("csv"), ask("tsv"), ask("porcelain"));
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let columns = reader.headers().unwrap().len();
        let rows = reader.records().map(|row| row.unwrap().len()).collect::<Vec<_>>();
        assert!(columns > 0 && rows.iter().all(|cells| *cells == columns), "{line}: {csv}");
        assert_eq!(tsv.lines().count(), porcelain.lines().count() + 1, "{line}");
        assert_eq!(tsv.split_once('\n').unwrap().1, porcelain, "{line}");
        assert!(porcelain.lines().all(|row| row.split('\t').count() == columns), "{line}: {porcelain}");
    }
}

#[test]
fn every_writer_prints_its_record() {
    let (world, id) = trip();
    for line in WRITING {
        let ran = world.clique(&format!("{} --json", line.replace("ID", &id))).success();
        let json: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{line}: {}", ran.stdout));
        assert!(json["schema"].is_string() && !json["data"].is_null(), "{line}: {json}");
    }
    world.assert_clean();
}

#[test]
fn a_dry_run_changes_nothing() {
    let (world, id) = trip();
    for line in WRITING {
        let line = line.replace("ID", &id);
        let before = world.git(["rev-parse", "HEAD"]);
        let ran = world.clique(&format!("{line} -n")).success();
        // What an import would do is told bill by bill and balance by balance.
        let is_told = ["\n+", "\n-", "would go into"].into_iter().any(|words| ran.stdout.contains(words));
        assert!(is_told, "{line} shows no difference: {}", ran.stdout);
        assert_eq!(world.git(["rev-parse", "HEAD"]), before, "{line}");
        world.assert_clean();
        world.does(&line);
    }
}

#[test]
fn every_write_can_be_undone() {
    let (world, id) = trip();
    // That something was read is nothing that an undo means.
    for line in WRITING.iter().filter(|line| !matches!(**line, "undo" | "redo" | "inbox --read")) {
        let before = world.git(["rev-parse", "HEAD^{tree}"]);
        world.does(&line.replace("ID", &id));
        let after = world.git(["rev-parse", "HEAD^{tree}"]);
        world.does("undo");
        assert_eq!(world.git(["rev-parse", "HEAD^{tree}"]), before, "{line}");
        world.does("redo");
        assert_eq!(world.git(["rev-parse", "HEAD^{tree}"]), after, "{line}");
    }
    world.assert_clean();
}

/// Looks through a JSON value.
fn look(value: &Value, at: &str) {
    match value {
        Value::Number(number) => assert!(number.is_i64() || number.is_u64(), "{at}: {number} is a float"),
        Value::Array(list) => list.iter().for_each(|value| look(value, at)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let is_plain =
                    name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
                assert!(is_plain, "{at}: `{name}`");
                if name == "date" || name == "due" {
                    let is_day = |day: &str| day.len() == 10 && day.split('-').map(str::len).eq([4, 2, 2]);
                    assert!(value.as_str().is_none_or(|day| day.is_empty() || is_day(day)), "{at}: {value}");
                }
                look(value, &format!("{at}/{name}"));
            }
        }
        _ => {}
    }
}

#[test]
fn json_is_plain() {
    let (world, id) = trip();
    for line in READING {
        look(&world.clique(&format!("{} --json", line.replace("ID", &id))).success().json(), line);
    }
}

#[test]
fn the_same_bytes_everywhere() {
    let (mut world, id) = trip();
    let answers = |world: &World| {
        let mut all = Vec::new();
        for line in READING {
            for format in ["text", "json", "csv", "porcelain"] {
                let ran = world.clique(&format!("{} --format {format}", line.replace("ID", &id))).success();
                all.push((line, format, ran.stdout));
            }
        }
        all
    };
    let before = answers(&world);
    for (locale, zone) in [("tr_TR.UTF-8", "Asia/Kathmandu"), ("ar_EG.UTF-8", "Pacific/Kiritimati")] {
        world.set("LC_ALL", locale);
        world.set("LANG", locale);
        world.set("TZ", zone);
        for ((line, format, was), (_, _, is)) in before.iter().zip(answers(&world)) {
            // The hour of a change is shown to people in their own time; `TZ` is theirs.
            let is_told_in_hours = *format == "text" && (was.contains("20:00") || was.contains("2026-06-15"));
            assert!(is_told_in_hours || *was == is, "{locale} {zone} {line} {format}:\n{was}\n{is}");
        }
    }
    world.set("TZ", "UTC");
    for ((line, format, was), (_, _, is)) in before.iter().zip(answers(&world)) {
        assert_eq!(*was, is, "{line} {format}");
    }
}

#[test]
fn every_kind_of_error_is_json_when_asked() {
    let (world, _) = trip();
    let errors = |line: &str, code: i32| {
        let ran = world.clique(line).exits(code);
        assert!(ran.stdout.is_empty(), "{line}");
        let records: Vec<Value> = ran.stderr.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(!records.is_empty(), "{line}");
        for record in &records {
            assert!(record["message"].is_string() && record["severity"] == "error", "{line}: {record}");
        }
        records
    };
    for (line, code) in [
        ("show zzzz --error-format json", 2),
        ("add five tea --error-format json", 2),
        ("list 'amount>x' --error-format json", 2),
        ("nope --error-format json", 2),
        ("balance --nope --error-format=json", 2),
        ("--error-format json checkpoint", 2),
        ("balance --at nowhere --error-format json", 2),
    ] {
        errors(line, code);
    }
    world.write("groups/trip/expenses/2027.csv", "date,description,amount,paid_by,split\n2027-01-01,x,1,bbo,alice\n");
    let records = errors("balance --error-format json", 3);
    assert_eq!(
        (&records[0]["code"], &records[0]["line"], &records[0]["column"]),
        (&"E012".into(), &2.into(), &16.into())
    );
}

#[test]
fn exit_codes_are_as_documented() {
    let (world, id) = trip();
    let topic = clique::cli::topics::Topic::named("exit-codes").unwrap().text;
    let documented: BTreeSet<i32> =
        topic.lines().filter_map(|line| line.strip_prefix("| ")?.split(' ').next()?.parse().ok()).collect();
    assert_eq!(documented, BTreeSet::from([0, 1, 2, 3, 4, 5, 70, 141]));
    for (line, code) in [
        ("check", 0),
        ("balance --assert alice=0", 1),
        ("settle --exit-code", 1),
        ("search nothing-like-this", 1),
        ("undo zzzz", 2),
        ("redo", 1),
        ("balance --nope", 2),
        ("add", 2),
        ("balance -C /", 5),
    ] {
        let _ = world.clique(line).exits(code);
    }
    world.write("groups/trip/expenses/2027.csv", "date,description,amount,paid_by,split\n2027-01-01,x,1,bbo,alice\n");
    let _ = world.clique("balance").exits(3);
    let _ = world.clique("check").exits(3);
    let _ = world.clique(&format!("edit {id} 5")).exits(3);
    world.write("groups/trip/expenses/2027.csv", "date,description,amount,paid_by,split\n2027-01-01,x,1,bob,alice\n");
    world.does("person add Bobby");
    world.does("member add bobby");
    // Two people begin so: somebody has to say which.
    let _ = world.clique("statement bo").exits(4);
}

#[test]
fn colour_is_decided_in_order() {
    let (mut world, _) = trip();
    world.unset("NO_COLOR");
    // What is set, and whether a pipe and a terminal get paint then.
    type Case = (&'static [(&'static str, &'static str)], &'static str, bool, bool);
    let cases: [Case; 10] = [
        (&[], "", false, true),
        (&[("CLICOLOR", "0")], "", false, false),
        (&[("TERM", "dumb")], "", false, false),
        (&[("CLICOLOR_FORCE", "1")], "", true, true),
        (&[("CLICOLOR_FORCE", "0")], "", false, true),
        (&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], "", false, false),
        (&[("NO_COLOR", "")], "", false, true),
        (&[("NO_COLOR", "1"), ("CLIQUE_COLOR", "always")], "", true, true),
        (&[("CLIQUE_COLOR", "always")], "--color never", false, false),
        (&[("NO_COLOR", "1"), ("CLIQUE_COLOR", "never")], "--color always", true, true),
    ];
    for (variables, flag, in_pipe, on_terminal) in cases {
        variables.iter().for_each(|(name, value)| world.set(name, value));
        let line = format!("balance {flag}");
        assert_eq!(world.clique(&line).success().stdout.contains('\u{1b}'), in_pipe, "{variables:?} {flag}");
        let (_, shown) = world.on_a_terminal(&line).ends();
        if !variables.contains(&("TERM", "dumb")) {
            assert_eq!(shown.contains('\u{1b}'), on_terminal, "{variables:?} {flag}");
        }
        variables.iter().for_each(|(name, _)| world.unset(name));
    }
}

#[test]
fn ascii_is_ascii() {
    let (mut world, id) = trip();
    for line in READING.iter().chain(PLAIN) {
        let shown = world.clique(&format!("{} --ascii", line.replace("ID", &id))).success().stdout;
        assert!(shown.is_ascii(), "{line}: {shown}");
    }
    world.set("LC_ALL", "C");
    for line in READING.iter().chain(PLAIN) {
        let shown = world.clique(&line.replace("ID", &id)).success().stdout;
        assert!(shown.is_ascii(), "{line}: {shown}");
    }
}

#[test]
fn flags_stand_anywhere() {
    let (world, _) = trip();
    let after = world.clique("balance --json --me bob").success().stdout;
    for line in ["--json balance --me bob", "--me bob --json balance", "--me=bob balance --format=json"] {
        assert_eq!(world.clique(line).success().stdout, after, "{line}");
    }
}

#[test]
fn commands_are_never_guessed() {
    let (world, _) = trip();
    for line in ["bal", "stat", "settl", "setle", "ls"] {
        let ran = world.clique(line).exits(2);
        assert!(
            ran.stdout.is_empty() && ran.stderr.starts_with(&format!("error: there is no command `{line}`")),
            "{line}"
        );
    }
}

/// What people type, and what is said to help.
const SLIPS: &[(&str, &str)] = &[
    ("setle", "did you mean `clique settle`?"),
    ("blance", "did you mean `clique balance`?"),
    ("lst", "did you mean `clique list`?"),
    ("histroy", "did you mean `clique history`?"),
    ("stat", "did you mean `clique stats`?"),
    ("grop list", "did you mean `clique group`?"),
    ("group nw X", "did you mean `clique group new`?"),
    ("group delete trip", "clique group archive GROUP"),
    ("person ad X", "did you mean `clique person add`?"),
    ("list --gruop trip", "did you mean `--group`?"),
    ("list --pays bob", "if `--pays` is a word, `--` goes before it"),
    ("init trip EUR bob", "who is in: clique init \"Lisbon 2026\" EUR --member alice,bob"),
    ("init --currency EUR", "the currency comes behind the name: clique init \"Lisbon 2026\" EUR"),
    ("init --with bob", "--member alice,bob"),
    ("init --name X", "the name comes first: clique init \"Lisbon 2026\" EUR"),
    ("add 5 tea --payed-by bob", "did you mean `--paid-by`?"),
    ("add --amount 5 tea", "the amount comes first: clique add 42.50 dinner"),
    ("pay --to bob 5", "clique pay bob alice 20"),
    ("settle --force", "clique undo takes any change back"),
    ("sync --setpu x", "did you mean `--setup`?"),
    ("balance --csv", "--format csv"),
    ("balance --no-colour", "--color never"),
    ("balance --by day", "one of month, week, category, person"),
    ("balance --by mnth", "did you mean `month`?"),
    ("balance --by", "one of month, week, category, person"),
    ("log --verb add", "did you mean `added`?"),
    ("list --limit x", "--limit cannot be `x`, but a whole number"),
    ("list --since fri --month june", "--since and --month cannot stand together"),
    ("add 5 tea -p bob -p alice", "several go in one, with commas: --paid-by alice,bob"),
    ("show", "it goes: clique show ID"),
    ("-g trip", "it goes behind a command: clique balance -g"),
    ("-v", "did you mean `-V`?"),
    ("checkpoint", "Usage: clique checkpoint"),
    ("add 5 tea -p bbo", "did you mean `bob`?"),
    ("add 5 tea -s alcie,bob", "did you mean `alice`?"),
    ("why crol", "did you mean `carol`?"),
    ("add 5 tea -g trp", "did you mean `trip`?"),
    ("use trpi", "did you mean `trip`?"),
    ("list cat:fod", "did you mean `food`?"),
    ("list tag:lat", "did you mean `late`?"),
    ("list payr:bob", "did you mean `payer`?"),
    ("add 5EURO tea", "did you mean `EUR`?"),
    ("add 5 tea --currency ERU", "did you mean `EUR`?"),
    ("add 5 tea -d tomorow", "write 2026-06-12"),
    ("help split", "did you mean `clique help splits`?"),
    ("config set hint false", "did you mean `hints`?"),
    ("schema balence", "did you mean `balance`?"),
];

#[test]
fn what_was_meant_is_guessed() {
    let (world, _) = trip();
    let mut wrong = Vec::new();
    for (line, help) in SLIPS {
        let ran = world.clique(line);
        let is_refused = ran.code == 2 || line.starts_with("list ") && ran.code == 0;
        if !is_refused || !ran.stderr.contains(help) {
            wrong.push(format!("{line}: {} {}{}", ran.code, ran.stdout, ran.stderr));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    world.assert_clean();
}

#[test]
fn nothing_is_asked_without_a_terminal() {
    let (world, _) = trip();
    for line in ["add", "add 5", "settle --record", "init"] {
        let ran = world.clique(line);
        assert!(!ran.stderr.contains('?') || ran.code != 0, "{line}: {}", ran.stderr);
    }
    let ran = world.clique("add").exits(2);
    assert!(ran.stderr.contains("AMOUNT is missing"), "{}", ran.stderr);
}

#[test]
fn days_are_echoed_as_iso() {
    let (world, _) = trip();
    for (typed, day) in
        [("yesterday", "2026-06-14"), ("fri", "2026-06-12"), ("12.6.", "2026-06-12"), ("3-days-ago", "2026-06-12")]
    {
        let ran = world.clique(&format!("add 5 tea -d {typed}")).success();
        assert!(ran.stdout.contains(day), "{typed}: {}", ran.stdout);
    }
}

#[test]
fn problems_are_counted_beyond_twenty() {
    let (world, _) = trip();
    let rows: String = (0..30).map(|_| "2026-06-01,x,1,bbo,alice\n").collect();
    world.write("groups/trip/expenses/2027.csv", &format!("date,description,amount,paid_by,split\n{rows}"));
    let ran = world.clique("check").exits(3);
    let said = ran.stdout + &ran.stderr;
    assert_eq!(said.matches("error[E012]").count(), 20, "{said}");
    assert!(said.contains("10 more") && said.contains("30 errors"), "{said}");
}

#[test]
fn the_version_is_told() {
    let world = World::empty();
    let line = world.clique("--version").success().stdout;
    assert!(line.starts_with(&format!("clique {} (libgit2 1.", env!("CARGO_PKG_VERSION"))), "{line}");
    assert_eq!(line.lines().count(), 1);
    let json = world.clique("version --json").success().json();
    assert_eq!((&json["data"]["version"], &json["data"]["format"]), (&env!("CARGO_PKG_VERSION").into(), &1.into()));
    assert!(json["data"]["libgit2"].as_str().unwrap().starts_with("1."));
}
