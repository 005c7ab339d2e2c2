//! What friends do, one thing a step.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Output, Stdio};
use std::time::Duration;

use super::chance::Chance;
use super::crowd::{Crowd, Known, Row, Way};
use super::habits::{Sheet, saved_again};

/// What some write beside a bill, in several lines.
const LONG_NOTE: &str = "first line\nand a second\nand the end";

/// So many times a rebase may stop: once a commit.
const STOPS_MAX: usize = 100;

/// Makes somebody do something.
pub fn step(crowd: &mut Crowd) {
    let who = crowd.chance.below(crowd.friends.len());
    let plain = crowd.friends[who].way != Way::Clique;
    if plain && crowd.chance.percent(70) {
        return plain_step(crowd, who);
    }
    if crowd.friends[who].way == Way::BareGit {
        // Somebody without the program edits by hand and has nothing else.
        return edit_by_hand(crowd, who);
    }
    match crowd.chance.below(100) {
        0..=19 => add(crowd, who),
        20..=22 => pay(crowd, who),
        23..=33 => edit(crowd, who),
        34..=38 => void_or_restore(crowd, who),
        39..=41 => undo(crowd, who),
        42..=44 => talk(crowd, who),
        45..=46 => settings(crowd, who),
        47..=62 => edit_by_hand(crowd, who),
        63..=64 => format_files(crowd, who),
        65..=66 => settle_conflict(crowd, who),
        67..=68 => crowd.is_away = !crowd.is_away && crowd.chance.percent(60),
        69..=70 => lose_the_device(crowd, who),
        71..=80 => die(crowd, who),
        81..=84 => all_at_once(crowd, who),
        85..=86 => drop(pull(crowd, who)),
        _ => drop(sync(crowd, who)),
    }
}

/// Syncs; tells whether the remote has everything now.
pub fn sync(crowd: &mut Crowd, who: usize) -> bool {
    set_remote(crowd);
    let output = crowd.run(who, "sync");
    match output.status.code() {
        Some(0 | 4) if !crowd.is_away && !String::from_utf8_lossy(&output.stderr).contains("error:") => true,
        Some(5) if crowd.is_away => false,
        _ => crowd.fail("a sync failed"),
    }
}

/// Pulls and pushes with plain git until both went well.
pub fn share_plainly(crowd: &mut Crowd, who: usize) {
    set_remote(crowd);
    for _ in 0..5 {
        pull(crowd, who);
        let output = crowd.git(who, "push -q origin HEAD:main");
        if output.status.success() {
            return;
        }
        // The lock of a sync that was killed: `clique` waits until it is old, and git tells a person to remove it.
        if String::from_utf8_lossy(&output.stderr).contains("main.lock") {
            remove_locks(&crowd.friends[0].folder.parent().unwrap().join("remote.git"));
        }
    }
    crowd.fail("nothing could be pushed");
}

/// Takes the remote away or brings it back.
fn set_remote(crowd: &Crowd) {
    let above = crowd.friends[0].folder.parent().unwrap();
    let (there, away) = (above.join("remote.git"), above.join("away.git"));
    if crowd.is_away == there.is_dir() {
        let (from, to) = if crowd.is_away { (there, away) } else { (away, there) };
        fs::rename(from, to).unwrap();
    }
}

/// A description that no other entry has.
fn token(crowd: &mut Crowd) -> String {
    let odd = ["", ", and more", " \"the best\"", " für Zoë", "  #2", "; a=b"];
    format!("bill {}{}", crowd.known.len(), crowd.chance.pick(&odd))
}

/// An amount, as text and in cents.
fn amount(chance: &mut Chance) -> (String, i64) {
    let cents = i64::try_from(chance.below(9999)).unwrap() + 1;
    (format!("{}.{:02}", cents / 100, cents % 100), cents)
}

fn date(chance: &mut Chance) -> String {
    format!("{}-{:02}-{:02}", chance.pick(&[2024, 2025, 2026, 2026, 2026]), chance.below(6) + 1, chance.below(14) + 1)
}

fn id_in(output: &Output) -> String {
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    record["data"]["id"].as_str().unwrap().to_owned()
}

/// Makes the line of a command that adds an entry, and the entry.
fn adding(crowd: &mut Crowd, who: usize) -> (String, Known) {
    let token = token(crowd);
    let (text, cents) = amount(&mut crowd.chance);
    let date = date(&mut crowd.chance);
    let is_contested = crowd.chance.percent(30);
    let amounts = BTreeSet::from([cents]);
    let known = Known { token, id: String::new(), owner: who, is_contested, may_be_missing: false, amounts };
    (format!("add {text} '{}' -d {date} --json", known.token), known)
}

fn add(crowd: &mut Crowd, who: usize) {
    let (line, known) = adding(crowd, who);
    let output = crowd.must(who, &line);
    crowd.known.push(Known { id: id_in(&output), ..known });
}

fn pay(crowd: &mut Crowd, who: usize) {
    let token = token(crowd);
    let (text, cents) = amount(&mut crowd.chance);
    let other = if crowd.friends[who].name == "alice" { "bob" } else { "alice" };
    let output = crowd.must(who, &format!("pay {other} {text} -m '{token}' --json"));
    let amounts = BTreeSet::from([cents]);
    let id = id_in(&output);
    crowd.known.push(Known { token, id, owner: who, is_contested: false, may_be_missing: false, amounts });
}

/// Picks an entry that a friend may change.
fn own_or_contested(crowd: &mut Crowd, who: usize) -> Option<usize> {
    let theirs = |known: &Known| (known.owner == who || known.is_contested) && !known.amounts.is_empty();
    let places: Vec<usize> = (0..crowd.known.len()).filter(|place| theirs(&crowd.known[*place])).collect();
    (!places.is_empty()).then(|| *crowd.chance.pick(&places))
}

fn edit(crowd: &mut Crowd, who: usize) {
    let Some(place) = own_or_contested(crowd, who) else { return };
    let Some((line, cents)) = editing(crowd, who, place) else { return };
    let output = crowd.run(who, &line);
    if let (Some(cents), true) = (cents, output.status.success()) {
        changed(&mut crowd.known[place], cents);
    }
}

/// Makes the line of a command that changes an entry, and the amount it gets.
fn editing(crowd: &mut Crowd, who: usize, place: usize) -> Option<(String, Option<i64>)> {
    let row = crowd.row_of(who, &crowd.known[place])?;
    if row.id.is_empty() {
        return None;
    }
    let (text, cents) = amount(&mut crowd.chance);
    let number = crowd.step;
    Some(match crowd.chance.below(6) {
        0 if !crowd.known[place].token.is_empty() && row.note.is_empty() => {
            (format!("edit {} -m 'note {number}'", row.id), None)
        }
        1 => (format!("edit {} -d {}", row.id, date(&mut crowd.chance)), None),
        2 => (format!("edit {} -t tag{}", row.id, number % 7), None),
        _ => (format!("edit {} --amount {text}", row.id), Some(cents)),
    })
}

/// Notes an amount that a friend was told is recorded.
fn changed(known: &mut Known, cents: i64) {
    if !known.is_contested {
        known.amounts.clear();
    }
    known.amounts.insert(cents);
}

fn void_or_restore(crowd: &mut Crowd, who: usize) {
    let Some(place) = own_or_contested(crowd, who) else { return };
    let Some(row) = crowd.row_of(who, &crowd.known[place]) else { return };
    if !row.id.is_empty() {
        let deed = if row.status == "void" { "restore" } else { "rm" };
        let _ = crowd.run(who, &format!("{deed} {}", row.id));
    }
}

fn undo(crowd: &mut Crowd, who: usize) {
    let before = Before::of(crowd, who);
    let _ = crowd.run(who, "undo");
    anything_goes_where_changed(crowd, who, &before);
}

/// What somebody's files said before a command.
struct Before {
    rows: Vec<Row>,
    said: String,
}

impl Before {
    fn of(crowd: &Crowd, who: usize) -> Before {
        Before { rows: crowd.rows(who), said: crowd.conversation(who) }
    }
}

/// Whoever takes back what somebody else did changes entries that are not theirs.
fn anything_goes_where_changed(crowd: &mut Crowd, who: usize, before: &Before) {
    let said = crowd.conversation(who);
    crowd.messages.retain(|text| said.contains(text.as_str()) || !before.said.contains(text.as_str()));
    let after = crowd.rows(who);
    for place in 0..crowd.known.len() {
        let known = &crowd.known[place];
        let of = |rows: &[Row]| rows.iter().filter(|row| known.is(row)).cloned().collect::<Vec<_>>();
        let (old, new) = (of(&before.rows), of(&after));
        if old != new {
            let known = &mut crowd.known[place];
            known.is_contested = true;
            known.may_be_missing = true;
            known.amounts.extend(old.iter().chain(&new).map(|row| row.amount));
        }
    }
}

fn talk(crowd: &mut Crowd, who: usize) {
    let text = format!("said at {}", crowd.step);
    crowd.must(who, &format!("say '{text}'"));
    crowd.messages.push(text);
}

fn settings(crowd: &mut Crowd, who: usize) {
    let number = crowd.step;
    let name = crowd.friends[who].name;
    let _ = match crowd.chance.below(4) {
        0 => crowd.run(who, &format!("group edit trip --name 'Trip {number}'")),
        1 => crowd.run(who, &format!("person edit {name} --name '{name} the {number}th'")),
        2 => crowd.run(who, &format!("person add 'Guest {number}'")),
        _ => {
            let path = crowd.friends[who].folder.join("groups/trip/group.toml");
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, format!("{text}# seen by {name} at {number}\n")).unwrap();
            crowd.must(who, &format!("say 'said at {number}'"));
            let said = format!("said at {number}");
            crowd.messages.push(said.clone());
            crowd.run(who, "status")
        }
    };
}

fn edit_by_hand(crowd: &mut Crowd, who: usize) {
    let files = crowd.files(who);
    if files.is_empty() {
        return;
    }
    let path = crowd.chance.pick(&files).clone();
    let text = fs::read_to_string(&path).unwrap();
    if text.trim().is_empty() {
        return;
    }
    let is_bare = crowd.friends[who].way == Way::BareGit;
    // Two headings that name other columns: nobody could say below which of them a line is to be read.
    if is_bare && text.lines().filter(|line| line.contains("paid_by") && line.contains("split")).count() > 1 {
        return;
    }
    // A note that lost its end to another row: what a spreadsheet would make of it is what it then says.
    if crowd.friends[who].way != Way::Clique && is_torn(&text) {
        return;
    }
    match crowd.chance.below(10) {
        0..=3 => {
            let saved = saved_again(&text, &mut crowd.chance);
            crowd.say(who, &format!("saves {} again", path.file_name().unwrap().display()));
            fs::write(&path, saved).unwrap();
        }
        4 if !is_bare => type_nonsense(crowd, who, &path, &text),
        5..=6 => change_by_hand(crowd, who, &path, &text),
        7 => take_out_by_hand(crowd, who, &path, &text),
        _ => type_a_row(crowd, who, &path, &text),
    }
    let done = match crowd.chance.below(3) {
        _ if crowd.friends[who].way != Way::Clique => return commit_plainly(crowd, who),
        0 => crowd.run(who, "sync"),
        1 => crowd.run(who, "add 1 'right after'"),
        _ => return,
    };
    let is_fine = done.status.success() || matches!(done.status.code(), Some(4 | 5));
    if !is_fine {
        crowd.fail("edits by hand that mean something were refused");
    }
}

/// Tells whether a note of several lines is no longer whole.
fn is_torn(text: &str) -> bool {
    let sheet = Sheet::read(text);
    let mut cells = sheet.rows.iter().flatten().map(|cell| cell.replace('\r', ""));
    cells.any(|cell| cell != LONG_NOTE && (cell.contains('\n') || LONG_NOTE.lines().any(|line| cell.contains(line))))
}

/// Types a row at the end of a file, or at its beginning.
fn type_a_row(crowd: &mut Crowd, who: usize, path: &std::path::Path, text: &str) {
    let sheet = Sheet::read(text);
    let token = token(crowd);
    let (amount, cents) = amount(&mut crowd.chance);
    let date = date(&mut crowd.chance);
    let name = crowd.friends[who].name;
    let has_long_note = crowd.chance.percent(30);
    let cells = sheet.header.iter().map(|column| match column.to_ascii_lowercase().as_str() {
        "date" => date.clone(),
        "description" => format!("\"{}\"", token.replace('"', "\"\"")),
        "amount" => amount.clone(),
        "paid_by" => name.to_owned(),
        "split" => "alice bob carol".to_owned(),
        // Lines that others write as well, so that git may join what belongs to two rows.
        "note" if has_long_note => format!("\"{LONG_NOTE}\""),
        _ => String::new(),
    });
    let row = cells.collect::<Vec<_>>().join(",");
    crowd.say(who, &format!("types {row}"));
    let first = text.lines().next().unwrap_or_default().trim_start_matches('\u{feff}').starts_with(['#', '\r']);
    let text = if crowd.chance.percent(70) || first || text.lines().count() < 2 {
        let between = if text.ends_with('\n') { "" } else { "\n" };
        format!("{text}{between}{row}\n")
    } else {
        text.replacen('\n', &format!("\n{row}\n"), 1)
    };
    fs::write(path, text).unwrap();
    let amounts = BTreeSet::from([cents]);
    crowd.known.push(Known {
        token,
        id: String::new(),
        owner: who,
        is_contested: false,
        may_be_missing: false,
        amounts,
    });
}

/// Writes another amount into the line of an entry.
fn change_by_hand(crowd: &mut Crowd, who: usize, path: &std::path::Path, text: &str) {
    let Some(place) = own_or_contested(crowd, who) else { return };
    let mut sheet = Sheet::read(text);
    let column = sheet.column("amount").unwrap();
    let (amount, cents) = amount(&mut crowd.chance);
    let known = crowd.known[place].clone();
    let is_it = |row: &Vec<String>| {
        let told = if known.token.is_empty() { &known.id } else { &known.token };
        row.contains(told) && sheet.cell(row, "status") != "conflict"
    };
    let Some(index) = sheet.rows.iter().position(is_it) else { return };
    let old = sheet.rows[index][column].clone();
    sheet.rows[index][column].clone_from(&amount);
    // In the text where that is plain to see, so that comments and spelling stay.
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let found: Vec<usize> =
        (0..lines.len()).filter(|line| names(&lines[*line], &known.token.replace('"', "\"\""))).collect();
    let place_in_line = found.first().and_then(|line| lines[*line].find(&format!(",{old},")));
    match (found.as_slice(), place_in_line) {
        ([line], Some(at)) if !known.token.is_empty() => {
            lines[*line].replace_range(at..at + old.len() + 2, &format!(",{amount},"));
            fs::write(path, lines.join("\n")).unwrap();
        }
        _ if crowd.friends[who].way == Way::BareGit => return,
        _ => fs::write(path, sheet.write(csv::QuoteStyle::Necessary, csv::Terminator::Any(b'\n'))).unwrap(),
    }
    crowd.say(who, &format!("makes {} of {old} in {}", amount, known.token));
    changed(&mut crowd.known[place], cents);
}

/// Whether a line has a cell that says this: `bill 3` is not named where `bill 31` is.
fn names(line: &str, token: &str) -> bool {
    let is_end = |rest: &str| rest.is_empty() || rest.starts_with([',', '"', '\r', '\n']);
    line.match_indices(token).any(|(at, found)| is_end(&line[at + found.len()..]))
}

/// Takes the line of an entry out.
fn take_out_by_hand(crowd: &mut Crowd, who: usize, path: &std::path::Path, text: &str) {
    let Some(place) = own_or_contested(crowd, who).filter(|_| crowd.chance.percent(40)) else { return };
    let token = crowd.known[place].token.replace('"', "\"\"");
    let is_it = |line: &&str| names(line, &token);
    let goes_on = |line: &str| line.matches('"').count() % 2 == 1;
    let mut lines = text.split_inclusive('\n').filter(is_it);
    if token.is_empty() || lines.next().is_none_or(goes_on) || lines.next().is_some() {
        return;
    }
    let rest: String = text.split_inclusive('\n').filter(|line| !is_it(line)).collect();
    crowd.say(who, &format!("takes {token} out"));
    crowd.known[place].may_be_missing = true;
    fs::write(path, rest).unwrap();
}

/// Types something that means nothing; it is refused and left alone, and then mended.
fn type_nonsense(crowd: &mut Crowd, who: usize, path: &std::path::Path, text: &str) {
    let torn = match crowd.chance.below(3) {
        0 => format!("{}\n2026-13-45,\"half a r", text.trim_end_matches('\n')),
        1 => format!("{text}\n<<<<<<< HEAD\n"),
        _ => text.replacen("amount", "amuont", 1),
    };
    crowd.say(who, "types nonsense");
    fs::write(path, &torn).unwrap();
    let line = if crowd.chance.percent(50) { "sync" } else { "add 3 refused" };
    let output = crowd.run(who, line);
    if output.status.success() {
        crowd.fail("nonsense was taken");
    }
    if fs::read_to_string(path).unwrap() != torn {
        crowd.fail("nonsense was not left alone");
    }
    fs::write(path, text).unwrap();
}

fn format_files(crowd: &mut Crowd, who: usize) {
    crowd.must(who, "fmt");
}

fn settle_conflict(crowd: &mut Crowd, who: usize) {
    let output = crowd.run(who, "conflicts --json");
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let Some(id) = record["data"][0]["id"].as_str() else { return };
    let id = id.to_owned();
    let before = Before::of(crowd, who);
    let which = 1 + crowd.chance.below(2);
    let _ = crowd.run(who, &format!("conflicts take {id} {which}"));
    anything_goes_where_changed(crowd, who, &before);
}

/// The laptop is stolen right after a sync; a new one gets a new clone.
fn lose_the_device(crowd: &mut Crowd, who: usize) {
    if who == 0 || !sync(crowd, who) {
        return;
    }
    crowd.say(who, "loses the laptop");
    crowd.clone_again(who);
}

/// A command is killed; the next one works without a person.
fn die(crowd: &mut Crowd, who: usize) {
    set_remote(crowd);
    let before = Before::of(crowd, who);
    match crowd.chance.below(10) {
        0..=3 => {
            let (line, known) = adding(crowd, who);
            let id = crowd.kill_in_the_middle(who, &line).map(|output| id_in(&output));
            let may_be_missing = id.is_none();
            crowd.known.push(Known { id: id.unwrap_or_default(), may_be_missing, ..known });
        }
        4 => {
            let Some(place) = own_or_contested(crowd, who) else { return };
            let Some((line, cents)) = editing(crowd, who, place) else { return };
            let is_done = crowd.kill_in_the_middle(who, &line).is_some();
            match cents {
                Some(cents) if is_done => changed(&mut crowd.known[place], cents),
                Some(cents) => drop(crowd.known[place].amounts.insert(cents)),
                None => {}
            }
        }
        5 => {
            let _ = crowd.kill_in_the_middle(who, "undo");
            add(crowd, who);
            return anything_goes_where_changed(crowd, who, &before);
        }
        _ => drop(crowd.kill_in_the_middle(who, "sync")),
    }
    if crowd.chance.percent(70) {
        add(crowd, who);
    }
}

/// Several sync at once, or one friend runs up to eight commands at once, of which one may be killed.
fn all_at_once(crowd: &mut Crowd, who: usize) {
    set_remote(crowd);
    let mut commands = Vec::new();
    let is_one = crowd.chance.percent(60);
    let count = if is_one { *crowd.chance.pick(&[2, 3, 8]) } else { 2 + crowd.chance.below(3) };
    for place in 0..count {
        crowd.step += 1;
        if is_one && (place > 0 || crowd.chance.percent(50)) {
            let (line, known) = adding(crowd, who);
            commands.push((who, line, Some(crowd.known.len())));
            crowd.known.push(known);
        } else {
            let who = if is_one { who } else { (who + place) % crowd.friends.len() };
            if crowd.friends[who].way == Way::Clique && !commands.iter().any(|(own, ..)| *own == who) {
                commands.push((who, "sync".to_owned(), None));
            }
        }
    }
    let mut running = Vec::new();
    for (who, line, place) in commands {
        let mut command = crowd.clique(who, &line);
        command.env("CLIQUE_SEED", format!("{}-{place:?}", crowd.step));
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        running.push((who, line, place, child));
    }
    let killed = if is_one && crowd.chance.percent(40) { crowd.chance.below(running.len()) } else { usize::MAX };
    if let Some((.., child)) = running.get_mut(killed) {
        let micros = crowd.chance.below(150_000);
        std::thread::sleep(Duration::from_micros(u64::try_from(micros).unwrap()));
        let _ = child.kill();
    }
    for (number, (who, line, place, child)) in running.into_iter().enumerate() {
        let output = child.wait_with_output().unwrap();
        let how = if number == killed { "killed beside others" } else { "beside others" };
        crowd.note(who, &format!("{line} ({how})"), &output);
        match (place, output.status.code()) {
            (Some(place), Some(0)) => crowd.known[place].id = id_in(&output),
            (place, None) if number == killed => {
                crowd.friends[who].has_died = true;
                place.into_iter().for_each(|place| crowd.known[place].may_be_missing = true);
            }
            (None, Some(0 | 4)) => {}
            (None, Some(5)) if crowd.is_away => {}
            _ => crowd.fail("a command beside others failed"),
        }
    }
}

/// Pulls with plain git, which never ends in a conflict.
fn pull(crowd: &mut Crowd, who: usize) -> bool {
    set_remote(crowd);
    remove_locks(&crowd.friends[who].folder.join(".git"));
    commit_plainly(crowd, who);
    if crowd.friends[who].way != Way::BareGit && crowd.chance.percent(35) {
        return pull_by_rebasing(crowd, who);
    }
    let output = crowd.git(who, "pull -q --no-edit origin main");
    if output.status.success() || crowd.is_away {
        return output.status.success();
    }
    // git calls no driver for a file that one side took away; a person keeps what is left in the folder.
    let unmerged = crowd.git(who, "status --porcelain");
    let said = String::from_utf8(unmerged.stdout).unwrap();
    let is_open = |line: &str| matches!(&line[..2], "UU" | "AA" | "AU" | "UA" | "DD");
    if said.lines().any(is_open) || !said.lines().any(|line| matches!(&line[..2], "DU" | "UD")) {
        crowd.fail("a plain pull failed");
    }
    if crowd.friends[who].way == Way::Clique && crowd.chance.percent(70) {
        crowd.say(who, "leaves the merge to the next command");
        return false;
    }
    commit_plainly(crowd, who);
    true
}

/// Takes away the locks that a command left which died, as git tells a person to do; `clique` needs no such help.
fn remove_locks(folder: &std::path::Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("objects") {
            remove_locks(&path);
        } else if path.extension().is_some_and(|extension| extension == "lock") {
            fs::remove_file(&path).unwrap();
        }
    }
}

/// Pulls with `--rebase`; where it stops, a person keeps what is left in the folder and goes on.
fn pull_by_rebasing(crowd: &mut Crowd, who: usize) -> bool {
    let mut output = crowd.git(who, "pull -q --rebase origin main");
    for _ in 0..STOPS_MAX {
        if output.status.success() || crowd.is_away {
            return output.status.success();
        }
        let unmerged = crowd.git(who, "status --porcelain");
        let said = String::from_utf8(unmerged.stdout).unwrap();
        if said.lines().any(|line| matches!(&line[..2], "UU" | "AA" | "AU" | "UA" | "DD")) {
            crowd.fail("a rebase stopped at a file that both have");
        }
        if crowd.friends[who].way == Way::Clique && crowd.chance.percent(70) {
            let _ = crowd.run(who, "doctor --fix");
        }
        crowd.git(who, "add -A");
        let is_empty = crowd.git(who, "diff --cached --quiet").status.success();
        output = crowd.git(who, if is_empty { "rebase --skip" } else { "-c core.editor=true rebase --continue" });
    }
    crowd.fail("a rebase stopped again and again");
}

fn commit_plainly(crowd: &mut Crowd, who: usize) {
    crowd.git(who, "add -A");
    let _ = crowd.git(who, "commit -q -m by-hand");
}

fn plain_step(crowd: &mut Crowd, who: usize) {
    match crowd.chance.below(3) {
        0 => edit_by_hand(crowd, who),
        1 => drop(pull(crowd, who)),
        _ => {
            set_remote(crowd);
            if !crowd.is_away {
                share_plainly(crowd, who);
            }
        }
    }
}
