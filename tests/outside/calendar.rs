//! The calendar as a real parser reads it: python3 with icalendar and dateutil.

use std::collections::BTreeMap;

use serde_json::Value;

use super::hostile;
use super::programs::version;
use crate::world::World;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/outside/read_events.py");

/// Returns the events that the parser finds, by the beginning of their ids; nothing where it is not installed.
#[allow(clippy::print_stderr, reason = "whoever runs the tests is told")]
fn events(world: &World) -> Option<Vec<Value>> {
    version("python3")?;
    let has_parser = world.command("python3").args(["-c", "import icalendar, dateutil"]).output().unwrap();
    if !has_parser.status.success() {
        eprintln!("python3 has no icalendar or no dateutil: the proof of the calendar is passed over");
        return None;
    }
    world.does("export -q -o ../due.ics --force");
    let output = world.command("python3").args([SCRIPT, "../due.ics"]).env("PYTHONUTF8", "1").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// Every way in which a bill can come again, and its first five days as the program means them.
const RULES: [(&str, &str, &str); 7] = [
    ("daily", "every = \"10 days\"\nstart = 2026-01-25", "01-25 02-04 02-14 02-24 03-06"),
    ("weekly", "every = \"2 weeks\"\nstart = 2026-01-30", "01-30 02-13 02-27 03-13 03-27"),
    ("halves", "every = \"half-month\"\nstart = 2026-01-15", "01-15 02-01 02-15 03-01 03-15"),
    ("monthly", "every = \"month\"\nstart = 2026-01-31", "01-31 02-28 03-31 04-30 05-31"),
    ("third", "every = \"3 months\"\nstart = 2026-01-05\nuntil = 2026-07-05", "01-05 04-05 07-05"),
    ("yearly", "every = \"year\"\nstart = 2026-03-01", "2026-03-01 2027-03-01 2028-03-01 2029-03-01 2030-03-01"),
    ("leap", "every = \"year\"\nstart = 2024-02-29", "2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29"),
];

#[test]
fn a_calendar_is_read_as_it_is_meant() {
    let world = World::trip(["alice", "bob"]);
    let words = "Straße; \"5, rue\" \\\\ 🍨 ".repeat(6);
    let rules = RULES.map(|(name, when, _)| {
        format!("[{name}]\ndescription = '''{words}'''\namount = 9\npaid_by = \"bob\"\nsplit = \"alice bob\"\n{when}\n")
    });
    world.write("groups/trip/recurring.toml", &rules.concat());
    world.does("add 10 dinner -d 2026-06-10 --due 2026-06-30 -m 'two lines, one; and a \\ at the end'");
    let Some(events) = events(&world) else { return };
    let days: BTreeMap<&str, String> = events
        .iter()
        .map(|event| {
            let days = event["days"].as_array().unwrap().iter().map(|day| day.as_str().unwrap());
            (event["uid"].as_str().unwrap().split('-').next().unwrap(), days.collect::<Vec<_>>().join(" "))
        })
        .collect();
    for (name, _, expected) in RULES {
        let expected = expected.split(' ').map(|day| if day.len() > 5 { day.into() } else { format!("2026-{day}") });
        assert_eq!(days[name], expected.collect::<Vec<String>>().join(" "), "{name}");
    }
    let due = events.iter().find(|event| event["summary"].as_str().unwrap().ends_with("is due")).unwrap();
    assert_eq!(due["days"][0], "2026-06-30");
    assert_eq!(
        due["about"],
        "paid by alice 10.00\nshared by alice 5.00, bob 5.00\ntwo lines, one; and a \\ at the end"
    );
    let rule = events.iter().find(|event| event["uid"].as_str().unwrap().starts_with("daily")).unwrap();
    assert_eq!(rule["summary"].as_str().unwrap(), format!("Trip: {words} 9.00 EUR"));
}

#[test]
fn a_hostile_calendar_is_read() {
    let world = hostile::world();
    let ids = world.clique("list --all --format porcelain").success().stdout;
    let id = ids.lines().next().unwrap().split('\t').next().unwrap();
    world.does(&format!("edit {id} --due 2026-06-30"));
    let Some(events) = events(&world) else { return };
    assert!(!events.is_empty());
}
