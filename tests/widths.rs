//! What people read fits their terminal, at 40, 80 and 200 columns, whatever the names: emoji, Chinese, right to left.
//!
//! A line may be wider only where it cannot be broken: at a command to copy, or a path or code longer than the line. What a topic
//! quotes of a file (`clique help files`) stands as it is in the file.

use clique::render::width::width;

use crate::world::World;

const WIDTHS: [u16; 3] = [40, 80, 200];

/// All that is read, `ID` being an entry.
const READ: &[&str] = &[
    "",
    "balance",
    "balance --by month",
    "balance --by category",
    "blame ID",
    "blame groups/trip/group.toml",
    "check",
    "check --strict",
    "checkpoint list",
    "config",
    "config get hints",
    "config list",
    "config path",
    "conflicts",
    "conflicts list",
    "diff HEAD~3",
    "digest",
    "doctor",
    "due",
    "explain",
    "explain E012",
    "friend",
    "friend list --all",
    "group list",
    "group show trip",
    "help",
    "help --all",
    "help dates",
    "help filters",
    "help getting-started",
    "help scripting",
    "help splits",
    "history ID",
    "inbox",
    "list",
    "list --by month",
    "list --by person",
    "list --by category",
    "list payer:noor",
    "log",
    "log --by month",
    "log --by person",
    "member list -g trip",
    "messages -g trip",
    "messages -g trip --ids",
    "person list",
    "person show anneliese",
    "receipt",
    "receipt check",
    "receipt list",
    "recurring",
    "recurring list",
    "remote",
    "search 寿司",
    "search text:a --by category",
    "settle",
    "settle --across",
    "settle --explain",
    "settle --mode direct",
    "show ID",
    "statement",
    "statement noor",
    "stats",
    "stats --forecast 3",
    "stats --budget",
    "statement noor --by person",
    "statement --by month",
    "status",
    "use",
    "verify",
    "version",
    "why",
    "why bob alice",
    "why --by month",
    "why li --by person",
    "-h",
];

/// All that changes something, each possible after those before it; what it says is read as well. What a dry run shows
/// are rows as they stand in the file.
const WRITTEN: &[&str] = &[
    "add 57.31 'groceries 🥕 for everyone and for the week that comes' -p anneliese -c food -t sea,night -m 'נא לשמור' -g trip",
    "edit ID --note 'a note that is longer than forty columns, 寿司と天ぷら'",
    "pay noor shira 12345.67 -g trip",
    "copy ID -d yesterday",
    "rm ID -y",
    "restore ID",
    "add 30 'museum 寿司と天ぷら in the old town' --pending -g trip -s bob,shira",
    "status",
    "accept --all --me bob",
    "add 30 zoo --pending -g trip -s shira",
    "decline --all --me shira -m 'I was not there, שירה'",
    "undo",
    "redo",
    "say 'the tickets are bought, see you on the platform at eight: שירה' -g trip",
    "checkpoint add -d 2026-06-14 -g trip",
    "checkpoint rm 2026-06-14 -g trip",
    "person add 'Đorđe Ђорђевић' --email d@example.org",
    "person edit noor --phone +351123456789",
    "friend add bob",
    "friend remove bob",
    "friend block shira",
    "friend unblock shira",
    "member invite dorde -g trip",
    "member cancel dorde -g trip",
    "recurring add 5 'tea 寿司' --every month -s alice,li -g trip",
    "recurring edit tea 6 -g trip",
    "recurring rm tea -g trip",
    "member add dorde -g trip",
    "member edit dorde --weight 2 -g trip",
    "member remove dorde -g trip",
    "person rm dorde -y",
    "group new 'Büro 東京' --member alice,li,noor",
    "group edit buero --name 'Büro 北京' --kind club",
    "group archive buero",
    "group unarchive buero",
    "group rm buero -y",
    "fmt -y",
    "import ../bills.csv -g alps --map A=alice --map B=anneliese",
    "settle --record -y -g trip",
    "config set hints true",
    "config unset hints",
    "use trip",
    "sync --setup ../remote",
    "remote list",
    "sync",
    "sync --bundle-out ../all.bundle",
    "clone ../remote ../other",
    "remote rm origin",
    "remote set ../remote",
    "init --help",
];

/// What cannot be tried by a line: it asks, opens an editor, needs two friends, or its answer is no prose.
const APART: &[&str] = &[
    "completions",
    "config edit",
    "conflicts keep-both",
    "conflicts show",
    "conflicts take",
    "demo",
    "export",
    "friend accept",
    "friend decline",
    "init",
    "member accept",
    "member decline",
    "receipt path",
    "schema",
    "tutorial",
];

#[test]
fn every_command_is_read() {
    let lines: Vec<&str> = READ.iter().chain(WRITTEN).chain(APART).copied().collect();
    assert_eq!(crate::conventions::missing(&lines), Vec::<String>::new());
}

/// A trip of people whose names and bills are of every kind.
fn world() -> (World, String) {
    let mut world = World::trip(["alice", "bob", "li", "noor", "shira", "anneliese"]);
    for (handle, name) in [
        ("alice", "Alice Almeida"),
        ("bob", "Bob 👨\u{200d}👩\u{200d}👧 Baker"),
        ("li", "李雷 (北京)"),
        ("noor", "نور الدين"),
        ("shira", "שירה כהן"),
        ("anneliese", "Anneliese von und zu Hohenlohe-Waldenburg"),
    ] {
        world.write(&format!("people/{handle}.toml"), &format!("name = \"{name}\"\n"));
    }
    world.set("CLIQUE_ME", "alice");
    world.write("../寿司.jpg", "a picture");
    for line in [
        "group edit --name 'Lissabon 🏖 2026'",
        "add 420 'apartment with a view over the river Tejo' -c home -d 2026-05-12",
        "add 86.40 寿司と天ぷら晩ご飯 -p bob -c food -t sea,night -d 2026-06-12 --receipt ../寿司.jpg",
        "add 1234567.89 'عشاء في المطعم' -p noor -c food -d 2026-06-13",
        "add 320 'surf lesson 🏄\u{200d}♀\u{fe0f}🏄' -p shira -s bob:2,li,anneliese -d 2026-06-14",
        "add 30USD café -p li -d 2026-06-14 -s all,-alice",
        "add 5000JPY 'ramen 🍜' -p li -s alice=1000,bob,li",
        "pay bob alice 50",
        "say 'the port wine was on me, next time! 北京 نور' -g trip",
        "group new Flat --member alice,bob",
        "add 700 rent -p bob -g flat",
        "checkpoint add -g flat",
        "group edit trip --budget food=100 --budget 'home and garden=12345.67' --budget *=1000000",
        "friend add anneliese",
        "friend add alice --me noor",
        "member invite noor -g flat",
        "recurring add 1234567.89 '北京 internet and telephone' --every '2 weeks' -d 2026-06-01 -g trip -p shira",
    ] {
        world.does(line);
    }
    let ids = world.clique("list payer:noor --format porcelain").success().stdout;
    let id = ids.split('\t').find(|cell| cell.len() == 12 && cell.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let id = id.unwrap().to_owned();
    world.set("CLIQUE_COLOR", "always");
    world.unset("NO_COLOR");
    (world, id)
}

/// Returns the text without paint; there are only sixteen colours, bold and dim.
fn bare(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |bare, part| {
        let (paint, words) = part.split_once('m').unwrap();
        let sixteen = ["", "0", "1", "2", "4", "31", "32", "33", "34", "36", "91", "92", "94", "96"];
        assert!(sixteen.contains(&paint), "`{paint}` is no paint of the terminal's own theme");
        bare + words
    })
}

/// Tells whether a line could not be narrower.
fn is_whole(line: &str, columns: usize) -> bool {
    let is_command = line.contains(": clique ") || line.trim_start().starts_with("clique ");
    // A word stands below the second column at most, two fifths into the line.
    let longest = line.split(' ').map(width).max().unwrap_or(0);
    is_command || longest + columns * 2 / 5 > columns
}

#[test]
fn what_is_read_fits() {
    let (world, id) = world();
    let mut wrong = Vec::new();
    for columns in WIDTHS {
        for line in READ {
            wrong.extend(too_wide(&world, columns, &line.replace("ID", &id)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_changes_something_fits() {
    let mut wrong = Vec::new();
    for columns in WIDTHS {
        let (world, id) = world();
        world.git(["init", "-q", "--bare", "../remote"]);
        world.write(
            "../bills.csv",
            "Date,Description,Category,Cost,Currency,A,B\n\n2026-06-01,Übernachtung 寿司,General,4.00,EUR,2.00,-2.00\n",
        );
        for line in WRITTEN {
            wrong.extend(too_wide(&world, columns, &line.replace("ID", &id)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Returns the lines of an answer that are wider than the terminal, or end with blanks.
fn too_wide(world: &World, columns: u16, line: &str) -> Vec<String> {
    let (code, shown) = world.on_a_terminal_of(columns, 1000, line).ends();
    assert!(matches!(code, Some(0 | 1)), "{line}: {code:?} {shown}");
    let columns = usize::from(columns);
    // What is told of the work meanwhile is wiped out again.
    let standing: Vec<&str> = shown.lines().map(|line| line.rsplit("\u{1b}[K").next().unwrap()).collect();
    let shown = bare(&standing.join("\n").replace('\r', ""));
    let wide = shown.lines().filter(|line| width(line) > columns && !is_whole(line, columns));
    let wide = wide.map(|wide| format!("{columns} {line}: {wide}"));
    let blanks = shown.lines().filter(|line| line.ends_with(' '));
    wide.chain(blanks.map(|wide| format!("{columns} {line}: blanks at the end of `{wide}`"))).collect()
}

/// Which amount of a line is looked at.
#[derive(Clone, Copy)]
enum Which {
    First,
    Last,
}

/// Returns the column of the decimal point of an amount with cents.
fn point(line: &str, which: Which) -> Option<usize> {
    let bytes = line.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_point = |at: &usize| {
        bytes[*at] == b'.' && *at > 0 && is_digit(at - 1) && is_digit(at + 1) && is_digit(at + 2) && !is_digit(at + 3)
    };
    let mut points = (0..bytes.len()).filter(is_point);
    let at = match which {
        Which::First => points.next(),
        Which::Last => points.next_back(),
    }?;
    Some(width(&line[..at]))
}

fn of_people(line: &str) -> bool {
    line.starts_with("  ") && !line.contains('✓')
}

fn of_days(line: &str) -> bool {
    line.contains(" Jun") && line.contains("  ") && !line.contains("entries")
}

fn of_statement(line: &str) -> bool {
    of_people(line) && (line.contains(" Jun") || line.contains("2026-"))
}

fn of_payments(line: &str) -> bool {
    line.contains("──→")
}

#[test]
fn amounts_stand_below_each_other() {
    let (world, _) = world();
    type Looked = (&'static str, fn(&str) -> bool, Which);
    let looked_at: [Looked; 4] = [
        ("balance", of_people, Which::Last),
        ("list -g trip", of_days, Which::First),
        ("statement noor", of_statement, Which::Last),
        ("settle", of_payments, Which::Last),
    ];
    for columns in WIDTHS {
        for (line, fits, which) in looked_at {
            let (_, shown) = world.on_a_terminal_of(columns, 1000, line).ends();
            let shown = bare(&shown.replace('\r', ""));
            let mut seen = 0;
            for block in shown.split("\n\n") {
                let points: Vec<usize> =
                    block.lines().filter(|line| fits(line)).filter_map(|line| point(line, which)).collect();
                assert!(points.windows(2).all(|pair| pair[0] == pair[1]), "{columns} {line}: {points:?}\n{block}");
                seen += points.len();
            }
            assert!(seen >= 2, "{columns} {line}: no amounts in\n{shown}");
        }
    }
}
