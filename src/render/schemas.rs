//! The JSON schemas of all answers, as the command prints them and the tests hold every answer against them.
//!
//! A schema lists every field there is, so that a field which is not in it is found in a test; programs should
//! let others pass, for fields are added without a new number.

/// The schemas with their names, in order.
pub const SCHEMAS: &[(&str, &str)] = &[
    ("clique.activity/1", include_str!("schemas/activity-1.json")),
    ("clique.balance/1", include_str!("schemas/balance-1.json")),
    ("clique.balance-by/1", include_str!("schemas/balance-by-1.json")),
    ("clique.blame/1", include_str!("schemas/blame-1.json")),
    ("clique.budget/1", include_str!("schemas/budget-1.json")),
    ("clique.bundle/1", include_str!("schemas/bundle-1.json")),
    ("clique.check/1", include_str!("schemas/check-1.json")),
    ("clique.checkpoint/1", include_str!("schemas/checkpoint-1.json")),
    ("clique.clone/1", include_str!("schemas/clone-1.json")),
    ("clique.config/1", include_str!("schemas/config-1.json")),
    ("clique.config-path/1", include_str!("schemas/config-path-1.json")),
    ("clique.conflicts/1", include_str!("schemas/conflicts-1.json")),
    ("clique.diff/1", include_str!("schemas/diff-1.json")),
    ("clique.digest/1", include_str!("schemas/digest-1.json")),
    ("clique.doctor/1", include_str!("schemas/doctor-1.json")),
    ("clique.due/1", include_str!("schemas/due-1.json")),
    ("clique.effects/1", include_str!("schemas/effects-1.json")),
    ("clique.entries/1", include_str!("schemas/entries-1.json")),
    ("clique.entry/1", include_str!("schemas/entry-1.json")),
    ("clique.explain/1", include_str!("schemas/explain-1.json")),
    ("clique.export/1", include_str!("schemas/export-1.json")),
    ("clique.fmt/1", include_str!("schemas/fmt-1.json")),
    ("clique.friend/1", include_str!("schemas/friend-1.json")),
    ("clique.friends/1", include_str!("schemas/friends-1.json")),
    ("clique.group/1", include_str!("schemas/group-1.json")),
    ("clique.groups/1", include_str!("schemas/groups-1.json")),
    ("clique.history/1", include_str!("schemas/history-1.json")),
    ("clique.hook/1", include_str!("schemas/hook-1.json")),
    ("clique.import/1", include_str!("schemas/import-1.json")),
    ("clique.import-own/1", include_str!("schemas/import-own-1.json")),
    ("clique.inbox/1", include_str!("schemas/inbox-1.json")),
    ("clique.init/1", include_str!("schemas/init-1.json")),
    ("clique.list/1", include_str!("schemas/list-1.json")),
    ("clique.log/1", include_str!("schemas/log-1.json")),
    ("clique.members/1", include_str!("schemas/members-1.json")),
    ("clique.message/1", include_str!("schemas/message-1.json")),
    ("clique.messages/1", include_str!("schemas/messages-1.json")),
    ("clique.people/1", include_str!("schemas/people-1.json")),
    ("clique.person/1", include_str!("schemas/person-1.json")),
    ("clique.receipt/1", include_str!("schemas/receipt-1.json")),
    ("clique.receipts/1", include_str!("schemas/receipts-1.json")),
    ("clique.recurring/1", include_str!("schemas/recurring-1.json")),
    ("clique.redo/1", include_str!("schemas/redo-1.json")),
    ("clique.remote/1", include_str!("schemas/remote-1.json")),
    ("clique.search/1", include_str!("schemas/search-1.json")),
    ("clique.settled-conflict/1", include_str!("schemas/settled-conflict-1.json")),
    ("clique.settlement/1", include_str!("schemas/settlement-1.json")),
    ("clique.show/1", include_str!("schemas/show-1.json")),
    ("clique.statement/1", include_str!("schemas/statement-1.json")),
    ("clique.stats/1", include_str!("schemas/stats-1.json")),
    ("clique.status/1", include_str!("schemas/status-1.json")),
    ("clique.sync/1", include_str!("schemas/sync-1.json")),
    ("clique.totals/1", include_str!("schemas/totals-1.json")),
    ("clique.transfer/1", include_str!("schemas/transfer-1.json")),
    ("clique.undo/1", include_str!("schemas/undo-1.json")),
    ("clique.use/1", include_str!("schemas/use-1.json")),
    ("clique.verification/1", include_str!("schemas/verification-1.json")),
    ("clique.verify/1", include_str!("schemas/verify-1.json")),
    ("clique.version/1", include_str!("schemas/version-1.json")),
    ("clique.why/1", include_str!("schemas/why-1.json")),
];

/// Finds a schema by its name, whole or without `clique.` and the number: `clique.balance/1`, `balance`.
#[must_use]
pub fn schema(name: &str) -> Option<&'static str> {
    let bare = |full: &'static str| full.strip_prefix("clique.").unwrap_or(full);
    let is_meant = |full: &'static str| {
        let short = bare(full);
        full == name || short == name || short.rsplit_once('/').is_some_and(|(noun, _)| noun == name)
    };
    SCHEMAS.iter().find(|(full, _)| is_meant(full)).map(|(_, text)| *text)
}
