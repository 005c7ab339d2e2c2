//! Categories and payment modes that Cospend had built in, by the numbers and letters that files have for them.

/// The category of who pays back.
pub(super) const REIMBURSEMENT: &str = "-11";

/// Returns the name of a category that every project has.
pub(super) fn category(id: &str) -> Option<&'static str> {
    Some(match id {
        "-1" => "Grocery",
        "-2" => "Bar/Party",
        "-3" => "Rent",
        "-4" => "Bill",
        "-5" => "Excursion/Culture",
        "-6" => "Health",
        "-10" => "Shopping",
        "-12" => "Restaurant",
        "-13" => "Accommodation",
        "-14" => "Transport",
        "-15" => "Sport",
        _ => return None,
    })
}

/// Returns the name of a payment mode by its letter.
pub(super) fn mode(letter: &str) -> Option<&'static str> {
    Some(match letter {
        "c" => "credit-card",
        "b" => "cash",
        "f" => "check",
        "t" => "transfer",
        "o" => "online-service",
        _ => return None,
    })
}
