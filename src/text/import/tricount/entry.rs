//! The fields of a bill in the answer of Tricount's server.

use crate::text::import::fields::Field;
use crate::text::import::json::Node;
use crate::text::import::problem::ImportProblem;

/// What is read of a bill.
pub(super) struct Entry<'t> {
    pub node: Node<'t>,
    pub id: Field<'t>,
    pub uuid: Field<'t>,
    pub status: Field<'t>,
    pub amount: Field<'t>,
    pub local: Field<'t>,
    pub rate: Field<'t>,
    pub description: Field<'t>,
    pub kind: Field<'t>,
    pub payer: Field<'t>,
    pub allocations: Field<'t>,
    pub attachment: Field<'t>,
    pub category: Field<'t>,
    pub custom: Field<'t>,
    pub date: Field<'t>,
}

impl<'t> Entry<'t> {
    /// Finds the fields.
    ///
    /// # Errors
    ///
    /// When it is no object.
    pub(super) fn of(node: Node<'t>) -> Result<Entry<'t>, ImportProblem> {
        // In the order of the file.
        let names = [
            "id",
            "uuid",
            "status",
            "amount",
            "amount_local",
            "exchange_rate",
            "description",
            "type_transaction",
            "membership_owned",
            "allocations",
            "attachment",
            "category",
            "category_custom",
            "date",
        ];
        let [
            id,
            uuid,
            status,
            amount,
            local,
            rate,
            description,
            kind,
            payer,
            allocations,
            attachment,
            category,
            custom,
            date,
        ] = node.fields(names)?;
        Ok(Entry {
            node,
            id,
            uuid,
            status,
            amount,
            local,
            rate,
            description,
            kind,
            payer,
            allocations,
            attachment,
            category,
            custom,
            date,
        })
    }
}
