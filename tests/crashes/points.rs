//! The moments at which something can go wrong.
//!
//! Between two calls that change something, nothing is different: killed before a call that only reads, a program
//! leaves what it leaves when it is killed before the next one that changes something. So those are the moments,
//! and the one after the last of them. `CLIQUE_CRASHES=every` tries the others as well.

use std::collections::{BTreeMap, BTreeSet};

/// A call in the record of a run.
pub struct CallLine {
    name: String,
    /// The how-manieth of its kind it was in its thread, from 1: calls are counted for each thread by itself.
    nth: usize,
    changes: bool,
    syncs: bool,
}

/// Reads the record of a run.
pub fn calls_of(trace: &str) -> Vec<CallLine> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut calls = Vec::new();
    for line in trace.lines() {
        let Some((thread, rest)) = line.split_once(char::is_whitespace) else { continue };
        let Some((name, rest)) = rest.trim_start().split_once('(') else { continue };
        let count = counts.entry((thread, name)).or_insert(0);
        *count += 1;
        let has_failed = rest.contains(" = -1 ");
        let changes = match name {
            "openat" => rest.contains("O_CREAT") || rest.contains("O_TRUNC"),
            "fsync" | "close" | "flock" => false,
            _ => true,
        };
        calls.push(CallLine {
            name: name.to_owned(),
            nth: *count,
            changes: changes && !has_failed,
            syncs: name == "fsync",
        });
    }
    calls
}

/// Lists the moments at which a command can be killed, as the name and number of a call.
pub fn kill_points(calls: &[CallLine], every: bool) -> Vec<(String, usize)> {
    let mut points = BTreeSet::new();
    let mut was_change = false;
    for call in calls {
        // The first call after a change stands for the moment after the last.
        if every || call.changes || was_change && is_last_change(calls, call) {
            points.insert((call.name.clone(), call.nth));
        }
        was_change = call.changes;
    }
    points.into_iter().collect()
}

/// Lists the calls that a full or broken disk makes fail.
pub fn failing_points(calls: &[CallLine], every: bool) -> Vec<(String, usize)> {
    let failing = calls.iter().filter(|call| every || call.changes || call.syncs);
    let points: BTreeSet<_> = failing.map(|call| (call.name.clone(), call.nth)).collect();
    points.into_iter().collect()
}

fn is_last_change(calls: &[CallLine], after: &CallLine) -> bool {
    let rest = calls.iter().skip_while(|call| !std::ptr::eq(*call, after));
    !rest.into_iter().any(|call| call.changes)
}
