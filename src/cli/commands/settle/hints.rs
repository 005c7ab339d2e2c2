//! Offers the next step after a plan: how to write a payment down.

use clap::ValueEnum as _;

use super::SettleArgs;
use crate::cli::args::Format;
use crate::cli::context::Context;
use crate::cli::wishes::quoted;
use crate::model::money::decimal;
use crate::report::settlement::Settlement;

/// Says how the first payment is written down, and how all of them are.
pub(super) fn hint(args: &SettleArgs, context: &mut Context, settlements: &[Settlement]) {
    // What rounding leaves open in several books cannot be written down: see `record`.
    let can_record = |it: &Settlement| !it.is_settled() && (it.spread.is_none() || it.left.is_empty());
    let is_open = settlements.iter().any(can_record);
    if context.ui.format != Format::Text || args.as_of.is_some() || !is_open {
        return;
    }
    let first = settlements.iter().find_map(|it| it.payments.first().map(|payment| (it, payment)));
    let all = as_typed(args);
    if let Some((settlement, payment)) = first {
        let (from, to) = (settlement.name(payment.from), settlement.name(payment.to));
        let one = if settlement.spread.is_some() {
            format!("clique settle{all} --record --pick {from}:{to}")
        } else {
            let amount = decimal(payment.amount, settlement.currency.decimals());
            let several =
                settlements.iter().any(|other| other.group != settlement.group) || args.groups.typed().is_some();
            let group = if several { format!(" -g {}", settlement.group) } else { String::new() };
            let same_group = |other: &&Settlement| other.group == settlement.group;
            let is_foreign = settlements.iter().filter(same_group).any(|other| other.currency != settlement.currency);
            let is_foreign = is_foreign || args.currency.is_some();
            let currency = if is_foreign { settlement.currency.code() } else { "" };
            format!("clique pay {from} {to} {amount}{currency}{group}")
        };
        context.ui.hint(&format!("Mark one as done: {one}"));
    }
    context.ui.hint(&format!("Mark all as done: clique settle{all} --record"));
}

/// Writes the arguments that decide which payments there are, as they were typed.
fn as_typed(args: &SettleArgs) -> String {
    let flag = |name: &str, value: &Option<String>| {
        value.as_deref().map_or(String::new(), |value| format!(" --{name} {}", quoted(value)))
    };
    let switch = |name: &str, is_set: bool| if is_set { format!(" --{name}") } else { String::new() };
    let who: String = args.who.iter().map(|name| format!(" {}", quoted(name))).collect();
    let mode = args.mode.and_then(|mode| mode.to_possible_value()).map(|mode| mode.get_name().to_owned());
    let only: String = args.only.iter().map(|id| format!(" --only {id}")).collect();
    let group = flag("group", &args.groups.one.group).replace("--group", "-g");
    [
        who,
        group,
        switch("across", args.across),
        switch("all", args.groups.all),
        flag("until", &args.until),
        only,
        flag("currency", &args.currency),
        switch("rates", args.rates),
        flag("mode", &mode),
        flag("via", &args.via),
        args.wishes.as_typed(),
    ]
    .concat()
}
