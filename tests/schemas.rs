//! Every JSON answer of every test is held against the schema it names; here, one answer of each at least.
//!
//! The schemas use a handful of words, so what reads them is small enough to stand here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use serde_json::Value;

use crate::world::World;

fn schemas() -> &'static BTreeMap<String, Value> {
    static SCHEMAS: OnceLock<BTreeMap<String, Value>> = OnceLock::new();
    SCHEMAS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/schemas");
        let texts =
            std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
        let schemas = texts.map(|text| serde_json::from_str::<Value>(&text).unwrap());
        schemas.map(|schema| (schema["$id"].as_str().unwrap().to_owned(), schema)).collect()
    })
}

/// Says in what an answer is not as its schema says; an answer without one is no JSON of ours.
pub fn contradictions(answer: &str) -> Vec<String> {
    if !answer.starts_with("{\n  \"schema\": ") {
        return Vec::new();
    }
    let Ok(answer) = serde_json::from_str::<Value>(answer) else { return vec!["this is not JSON".into()] };
    contradictions_in(&answer)
}

/// Says in what a record is not as the schema says that it names.
pub fn contradictions_in(answer: &Value) -> Vec<String> {
    let name = answer["schema"].as_str().unwrap_or_default();
    let Some(schema) = schemas().get(name) else { return vec![format!("there is no schema `{name}`")] };
    let mut wrong = Vec::new();
    compare(schema, schema, answer, "", &mut wrong);
    wrong
}

/// Compares a value with a schema; fields that no schema names are wrong here.
fn compare(root: &Value, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let target = root.pointer(name.trim_start_matches('#')).unwrap_or(&Value::Null);
        assert!(target.is_object(), "{name} is nowhere");
        return compare(root, target, value, at, wrong);
    }
    for choices in [&schema["anyOf"], &schema["oneOf"]].into_iter().filter_map(Value::as_array) {
        let fits = |choice: &&Value| {
            let mut wrong = Vec::new();
            compare(root, choice, value, at, &mut wrong);
            wrong.is_empty()
        };
        if !choices.iter().any(|choice| fits(&choice)) {
            wrong.push(format!("{at}: {value} is none of what it may be"));
        }
    }
    if schema.get("const").is_some_and(|only| only != value) {
        wrong.push(format!("{at}: {value} is not {}", schema["const"]));
    }
    if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) {
        wrong.push(format!("{at}: {value} is no word of {}", schema["enum"]));
    }
    let types = match &schema["type"] {
        Value::Array(types) => types.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    };
    if !types.is_empty() && !types.iter().any(|name| is_a(value, name.as_str().unwrap())) {
        wrong.push(format!("{at}: {value} is not of type {}", schema["type"]));
    }
    if let Some(minimum) = schema["minimum"].as_i64()
        && value.as_i64().is_some_and(|number| number < minimum)
    {
        wrong.push(format!("{at}: {value} is below {minimum}"));
    }
    if let (Some(records), Some(items)) = (value.as_array(), schema.get("items")) {
        for (number, record) in records.iter().enumerate() {
            compare(root, items, record, &format!("{at}/{number}"), wrong);
        }
    }
    if let Some(fields) = value.as_object() {
        compare_fields(root, schema, fields, at, wrong);
    }
}

fn compare_fields(
    root: &Value,
    schema: &Value,
    fields: &serde_json::Map<String, Value>,
    at: &str,
    wrong: &mut Vec<String>,
) {
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !fields.contains_key(name) {
            wrong.push(format!("{at}: `{name}` is missing"));
        }
    }
    for (name, value) in fields {
        let at = format!("{at}/{name}");
        match (schema["properties"].get(name), schema.get("additionalProperties")) {
            (Some(known), _) => compare(root, known, value, &at, wrong),
            (None, Some(Value::Bool(true))) => {}
            (None, Some(any @ Value::Object(_))) => compare(root, any, value, &at, wrong),
            _ if schema["type"] == "object" => wrong.push(format!("{at}: no schema names this field")),
            _ => {}
        }
    }
}

fn is_a(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        _ => panic!("`{name}` is no type of these schemas"),
    }
}

#[test]
fn a_wrong_answer_is_found() {
    let wrong = |data: &str| {
        contradictions(&format!("{{\n  \"schema\": \"clique.fmt/1\",\n  \"ledger\": \"Trip\",\n  \"data\": {data}\n}}"))
    };
    assert_eq!(wrong("[{\"file\": \"a.csv\", \"change\": \"create\"}]"), Vec::<String>::new());
    for data in [
        "{}",
        "null",
        "[{\"file\": \"a.csv\"}]",
        "[{\"file\": 1, \"change\": \"create\"}]",
        "[{\"file\": \"a.csv\", \"change\": \"burn\"}]",
        "[{\"file\": \"a.csv\", \"change\": \"create\", \"why\": 1}]",
    ] {
        assert_eq!(wrong(data).len(), 1, "{data}: {:?}", wrong(data));
    }
    assert_eq!(contradictions("{\n  \"schema\": \"clique.nothing/1\",\n  \"data\": 1\n}").len(), 1);
}

#[test]
fn every_command_answers_as_its_schema_says() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.write(
        "../bills.csv",
        "Date,Description,Category,Cost,Currency,A,B\n\n2026-06-01,x,General,4.00,EUR,2.00,-2.00\n",
    );
    let mut seen = BTreeSet::new();
    let mut ask = |line: &str| {
        let answer = world.clique(&format!("{line} --json"));
        assert!(answer.stdout.starts_with('{'), "{line}: {}{}", answer.stdout, answer.stderr);
        seen.insert(answer.json()["schema"].as_str().unwrap().to_owned());
        answer.json()
    };
    let id = ask("add 30 pizza -d 2026-06-10 -c food")["data"]["id"].as_str().unwrap().to_owned();
    world.git(["init", "-q", "--bare", "../remote"]);
    world.does("export -q -o ../own.csv");
    for line in [
        "sync --setup ../remote",
        "remote",
        "sync",
        "clone ../remote ../other",
        "sync --bundle-out ../all.bundle",
        "rm ID",
        "restore ID",
        "add 30 museum --pending",
        "accept --all --me bob",
        "add 30 museum --pending",
        "decline --all --me bob -m why",
        "edit ID --amount 33",
        "balance",
        "balance --by month",
        "blame ID",
        "check",
        "checkpoint add -d 2026-06-12",
        "config list",
        "config path",
        "conflicts",
        "diff HEAD~1",
        "digest",
        "doctor",
        "explain E012",
        "export",
        "fmt",
        "friend",
        "friend add bob",
        "group new Dinner club --member bob",
        "group list",
        "history ID",
        "inbox",
        "edit ID --receipt ../bills.csv",
        "receipt list",
        "receipt path ID",
        "recurring add 5 tea --every month -g trip",
        "due --apply",
        "stats --forecast 2",
        "person edit alice --pay iban:DE02120300000000202051",
        "pay bob alice 5 --qr -g trip",
        "group edit trip --budget food=400",
        "stats --budget -g trip",
        "import ../bills.csv -g alps --map A=alice --map B=bob",
        "list",
        "list --by category",
        "log",
        "member list -g trip",
        "say hello -g trip",
        "messages -g trip",
        "person list",
        "person show bob",
        "search pizza",
        "settle",
        "show ID",
        "statement",
        "statement --by month",
        "log --by person",
        "status",
        "use trip",
        "verify",
        "version",
        "why bob -g trip",
        "settle -g trip --certificate ../proof.json",
        "settle --verify ../proof.json",
        "undo",
        "redo",
        "import ../own.csv",
    ] {
        let _ = ask(&line.replace("ID", &id));
    }
    let fresh = World::empty();
    seen.insert(fresh.clique("init Trip EUR --member alice --json").json()["schema"].as_str().unwrap().to_owned());
    // A conflict that is settled takes two friends; the stories of `conflicts` look at its answer.
    seen.insert("clique.settled-conflict/1".into());
    // The stories of hooks look at what hooks are told.
    seen.insert("clique.hook/1".into());
    let all: BTreeSet<String> = schemas().keys().cloned().collect();
    assert_eq!(seen, all);
}

#[test]
fn the_command_prints_them() {
    let world = World::empty();
    let names: BTreeSet<String> = world.clique("schema").success().stdout.lines().map(str::to_owned).collect();
    assert_eq!(names, schemas().keys().cloned().collect());
    for name in &names {
        let text = world.clique(&format!("schema {name}")).success().stdout;
        assert_eq!(Some(&serde_json::from_str(&text).unwrap()), schemas().get(name));
    }
    world.clique("schema balence").shows(expect_test::expect![[r#"
        --- stderr
        error: there is no schema `balence`
          help: did you mean `balance`?
          help: see all: clique schema
        --- exit 2
    "#]]);
}
