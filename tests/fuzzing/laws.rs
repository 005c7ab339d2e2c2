//! What holds of any bytes: one function for each target, which panics where it does not hold.

use clique::engine::{Certificate, Constraints, Effort, Nets, Options, settle, verify};
use clique::text::merge::merge;
use clique::text::nets::read_nets;

/// A small effort, so that many inputs are tried.
const EFFORT: Effort = Effort(50_000);

/// Where the merged file would lie.
const PATH: &str = "groups/trip/expenses/2026.csv";

/// What stands on a line of its own between the three texts of a merge.
const BETWEEN: &str = "\n~~~\n";

/// Balances that can be read and add up are settled, and the proof of the plan holds.
pub fn check_nets(bytes: &[u8]) {
    let Ok(named) = read_nets(&String::from_utf8_lossy(bytes)) else { return };
    assert!(named.names.iter().is_sorted_by(|one, next| one < next), "people stand in name order, each once");
    let Ok(nets) = Nets::new(named.nets.iter().copied()) else { return };
    let options = Options { effort: EFFORT, ..Options::default() };
    let plan = settle(&nets, &Constraints::default(), &options).expect("where nothing is asked there is a plan");
    let mut left = nets.balances().to_vec();
    for payment in &plan.transfers {
        assert!(payment.amount > 0, "a payment of nothing: {plan:?}");
        left[payment.from.index()] += payment.amount;
        left[payment.to.index()] -= payment.amount;
    }
    assert!(left.iter().all(|balance| *balance == 0), "someone is not at zero: {left:?}");
    assert!(plan.settles(&nets), "a plan that settles does not say so: {plan:?}");
    let certificate = Certificate::new(&nets, &plan);
    let verified = verify(&certificate).expect("the proof of a plan holds");
    assert!(verified.least <= verified.payments && verified.payments == plan.transfers.len(), "{verified:?}");
    assert_eq!(Certificate::from_text(&certificate.to_text()), Ok(certificate), "it reads as it was written");
}

/// A text is a certificate or none. One that is says the same when it is written again, and what is
/// confirmed of it brings everyone to zero.
pub fn check_certificate(bytes: &[u8]) {
    let Ok(certificate) = Certificate::from_text(&String::from_utf8_lossy(bytes)) else { return };
    assert_eq!(Certificate::from_text(&certificate.to_text()).as_ref(), Ok(&certificate), "it reads as it was written");
    let Ok(verified) = verify(&certificate) else { return };
    assert!(verified.least <= verified.payments && verified.payments == certificate.transfers.len(), "{verified:?}");
    assert!(!verified.is_complete || certificate.least <= verified.least, "{verified:?}");
    let open = certificate.nets.open().count();
    assert!(verified.least >= open.div_ceil(2), "{open} people, and {verified:?}");
    for (person, balance) in certificate.nets.open() {
        let mine = certificate.transfers.iter().filter(|payment| payment.from == person || payment.to == person);
        assert!(mine.count() > 0, "{person:?} is at {balance} and in no payment");
    }
}

/// Merging never panics, who changed nothing has no say, and it does not matter who is ours.
pub fn check_merge(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut texts = text.splitn(3, BETWEEN);
    let mut next = || texts.next().unwrap_or_default();
    let (base, ours, theirs) = (next(), next(), next());
    let merged = |base: &str, ours: &str, theirs: &str| {
        merge(PATH, Some(base), Some(ours), Some(theirs)).ok().map(|merged| merged.text)
    };
    for whole in [base, ours, theirs] {
        assert_eq!(merged(whole, whole, whole), Some(Some(whole.to_owned())), "what nobody changed stays");
        assert_eq!(merged(base, whole, base), Some(Some(whole.to_owned())), "who changed nothing has no say");
    }
    assert_eq!(merged(base, ours, theirs), merged(base, theirs, ours), "it does not matter who is ours");
}
