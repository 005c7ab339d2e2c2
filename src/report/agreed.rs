//! What a group has agreed about settling up, with names, in the words of its file.

use crate::model::{Agreement, Group, Money, PersonIndex, Setup};

/// Returns each key of `[settle]` that says something, with what it says.
#[must_use]
pub fn agreed(setup: &Setup, group: &Group) -> Vec<(&'static str, Vec<String>)> {
    let Agreement { mode, via, no_pay, families, .. } = &group.agreement;
    let agreement = &group.agreement;
    let handle = |who: &PersonIndex| setup.handle(*who);
    let joined = |people: &Vec<PersonIndex>| people.iter().map(handle).collect::<Vec<_>>().join("+");
    let amount = |money: Option<Money>| money.iter().map(|it| it.to_decimal(group.currency.decimals())).collect();
    let flag = |is_set: bool| if is_set { vec!["true".to_owned()] } else { Vec::new() };
    let caps = agreement.payments_max.iter().map(usize::to_string);
    let caps_of = agreement.payments_max_of.iter().map(|(who, most)| format!("{}={most}", handle(who)));
    let keys = [
        ("mode", mode.iter().map(|mode| mode.word().to_owned()).collect()),
        ("via", via.iter().map(|who| handle(who).to_owned()).collect()),
        ("no-pay", no_pay.iter().map(|(one, other)| format!("{}:{}", handle(one), handle(other))).collect()),
        ("family", families.iter().map(joined).collect()),
        ("cap", caps.chain(caps_of).collect()),
        ("min", amount(agreement.payment_min)),
        ("round", amount(agreement.rounding)),
        ("tolerance", amount(agreement.tolerance)),
        ("along-debts", flag(agreement.along_debts)),
        ("same-way", flag(agreement.same_way)),
        ("relay", flag(agreement.relay)),
    ];
    keys.into_iter().filter(|(_, values): &(_, Vec<String>)| !values.is_empty()).collect()
}
