//! The fields of a bill in the answer of Tricount's server.

use crate::text::import::fields::fields_of;

fields_of! {
    /// What is read of a bill, in the order of the file.
    Entry {
        id: "id",
        uuid: "uuid",
        status: "status",
        amount: "amount",
        local: "amount_local",
        rate: "exchange_rate",
        description: "description",
        kind: "type_transaction",
        payer: "membership_owned",
        allocations: "allocations",
        attachment: "attachment",
        category: "category",
        custom: "category_custom",
        date: "date",
    }
}
