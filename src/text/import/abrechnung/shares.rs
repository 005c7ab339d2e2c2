//! Maps of account numbers to shares, as creditors, debitors, users of items and events have them.

use std::borrow::Cow;

use super::fraction::Fraction;
use crate::text::import::json::{Node, Object};
use crate::text::import::numbers::Number;
use crate::text::import::problem::ImportProblem;

/// Shares are counted in parts of this many, as are prices.
const DECIMALS: u8 = 9;

/// More than any share or price that makes sense.
const COUNT_MAX: i128 = 1_000_000_000_000_000_000_000_000;

/// Some shares that are above zero.
pub(super) struct Shares<'t> {
    pub list: Vec<Share<'t>>,
    /// What they add up to.
    pub sum: Fraction,
}

/// One account's share.
pub(super) struct Share<'t> {
    pub account: Cow<'t, str>,
    pub node: Node<'t>,
    pub number: Number,
    pub size: Fraction,
}

/// Reads shares; who has none or nothing is left out.
pub(super) fn read_shares<'t>(object: &Object<'t>, name: &str) -> Result<Shares<'t>, ImportProblem> {
    let mut shares = Shares { list: Vec::new(), sum: Fraction::ZERO };
    let Some(node) = object.find(name) else { return Ok(shares) };
    let fields = node.object()?.fields;
    shares.list.reserve(fields.len());
    for (account, node) in fields {
        let number = node.number()?;
        let size = fraction_of(number, node)?;
        if number.is_negative() {
            return Err(ImportProblem::new(node.span(), "a share cannot be less than nothing"));
        }
        if shares.list.iter().any(|share| share.account == account) {
            return Err(ImportProblem::new(node.span(), format!("account {account} has two shares here")));
        }
        if !size.is_zero() {
            shares.sum = shares.sum.plus(size).ok_or_else(|| too_large(node))?;
            shares.list.push(Share { account, node, number, size });
        }
    }
    Ok(shares)
}

impl Share<'_> {
    /// Returns what part of all shares this one is.
    pub(super) fn of(&self, sum: Fraction) -> Result<Fraction, ImportProblem> {
        over(self.size, sum).ok_or_else(|| too_large(self.node))
    }
}

/// Divides one fraction by another.
pub(super) fn over(one: Fraction, other: Fraction) -> Option<Fraction> {
    one.times(other.inverse()?)
}

/// Takes a number of the file exactly, as far as nine decimals.
pub(super) fn fraction_of(number: Number, node: Node<'_>) -> Result<Fraction, ImportProblem> {
    let (count, _) = number.scaled(DECIMALS, COUNT_MAX).map_err(|_| too_large(node))?;
    Fraction::new(count, 1_000_000_000).ok_or_else(|| too_large(node))
}

pub(super) fn too_large(node: Node<'_>) -> ImportProblem {
    ImportProblem::new(node.span(), "the shares here cannot be computed exactly")
}
