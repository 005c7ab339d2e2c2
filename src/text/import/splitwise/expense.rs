//! The fields of a bill in a saved answer of Splitwise's `get_expenses`.

use crate::text::import::fields::fields_of;

fields_of! {
    /// What is read of a bill, in the order of the file.
    Expense {
        id: "id",
        group: "group_id",
        description: "description",
        interval: "repeat_interval",
        next_repeat: "next_repeat",
        details: "details",
        comments: "comments_count",
        payment: "payment",
        cost: "cost",
        currency: "currency_code",
        date: "date",
        deleted: "deleted_at",
        category: "category",
        receipt: "receipt",
        users: "users",
    }
}
