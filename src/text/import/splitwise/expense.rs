//! The fields of a bill in a saved answer of Splitwise's `get_expenses`.

use crate::text::import::fields::Field;
use crate::text::import::json::Node;
use crate::text::import::problem::ImportProblem;

/// What is read of a bill.
pub(super) struct Expense<'t> {
    pub node: Node<'t>,
    pub id: Field<'t>,
    pub group: Field<'t>,
    pub description: Field<'t>,
    pub interval: Field<'t>,
    pub next_repeat: Field<'t>,
    pub details: Field<'t>,
    pub comments: Field<'t>,
    pub payment: Field<'t>,
    pub cost: Field<'t>,
    pub currency: Field<'t>,
    pub date: Field<'t>,
    pub deleted: Field<'t>,
    pub category: Field<'t>,
    pub receipt: Field<'t>,
    pub users: Field<'t>,
}

impl<'t> Expense<'t> {
    /// Finds the fields.
    ///
    /// # Errors
    ///
    /// When it is no object.
    pub(super) fn of(node: Node<'t>) -> Result<Expense<'t>, ImportProblem> {
        // In the order of the file.
        let names = [
            "id",
            "group_id",
            "description",
            "repeat_interval",
            "next_repeat",
            "details",
            "comments_count",
            "payment",
            "cost",
            "currency_code",
            "date",
            "deleted_at",
            "category",
            "receipt",
            "users",
        ];
        let [
            id,
            group,
            description,
            interval,
            next_repeat,
            details,
            comments,
            payment,
            cost,
            currency,
            date,
            deleted,
            category,
            receipt,
            users,
        ] = node.fields(names)?;
        Ok(Expense {
            node,
            id,
            group,
            description,
            interval,
            next_repeat,
            details,
            comments,
            payment,
            cost,
            currency,
            date,
            deleted,
            category,
            receipt,
            users,
        })
    }
}
