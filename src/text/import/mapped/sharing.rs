//! Finds who paid a row of a table and who shares it: by a rule, by its cells, or by what holds always.

use crate::text::import::losses::PARTS_EVENED;
use std::borrow::Cow;
use std::ops::Range;

use super::row_text::{bare_number, first, text_of};
use super::shares::{NamedPart, NamedWay, parse_parts};
use super::table::{Known, Reader};
use crate::model::{Money, Part, PersonIndex, SplitPart, Way, Weight};
use crate::text::import::bills::Division;
use crate::text::import::evening::{even_out, sum_of};
use crate::text::import::numbers::Number;
use crate::text::import::problem::ImportProblem;
use crate::text::import::sheet::Row;

impl Reader<'_, '_> {
    /// Finds who paid how much.
    pub(super) fn paid(&mut self, row: &Row<'_, '_>, known: &Known<'_>) -> Option<Vec<Part>> {
        let said = first(&known.fitting, |rule| rule.outcome.payer.as_deref());
        if said.is_none() && !self.layout.paid.is_empty() {
            let mut paid = self.by_person(row, known, &self.layout.paid)?;
            if !paid.is_empty() {
                return self.fitted(row, known, &mut paid, "paid").then_some(paid);
            }
        }
        let cell = self.layout.payer.and_then(|column| text_of(row, column));
        let always = || self.map.always.payer.as_deref().map(Cow::Borrowed);
        let Some(name) = said.map(Cow::Borrowed).or(cell).or_else(always) else {
            let problem = ImportProblem::new(row.span(), "nothing says who paid");
            self.cells
                .blame(problem.help("add `payer` below [always] of the mapping file, or to a rule that fits the row"));
            return None;
        };
        Some(vec![Part { person: self.bills.person(&name), amount: known.amount }])
    }

    /// Finds who shares how.
    pub(super) fn division(&mut self, row: &Row<'_, '_>, known: &Known<'_>) -> Option<Division> {
        if let Some(parts) = first(&known.fitting, |rule| rule.outcome.split.as_ref()) {
            return self.rule(row.span(), parts, known);
        }
        if !self.layout.parts.is_empty() {
            let mut parts = self.by_person(row, known, &self.layout.parts)?;
            if !parts.is_empty() {
                let fits = self.fitted(row, known, &mut parts, "shared");
                return fits.then_some(Division { rule: None, parts: Some(parts) });
            }
        }
        let weights = self.weights(row)?;
        if !weights.is_empty() {
            return Some(Division { rule: Some(weights), parts: None });
        }
        let cell = row.cell(self.layout.split.unwrap_or(usize::MAX));
        if !cell.trimmed().is_empty() {
            return match parse_parts(&cell.text) {
                Ok(parts) => self.rule(cell.span, &parts, known),
                Err((_, words)) => {
                    self.cells.blame(ImportProblem::new(cell.span, words));
                    None
                }
            };
        }
        if let Some(parts) = &self.map.always.split {
            return self.rule(row.span(), parts, known);
        }
        let problem = ImportProblem::new(row.span(), "nothing says who shares");
        self.cells
            .blame(problem.help("add `split` below [always] of the mapping file, or to a rule that fits the row"));
        None
    }

    /// Makes a split of named parts; the fixed ones are counted in the currency of the row.
    fn rule(&mut self, span: Range<usize>, parts: &[NamedPart], known: &Known<'_>) -> Option<Division> {
        let mut rule = Vec::with_capacity(parts.len());
        for part in parts {
            let way = match &part.way {
                NamedWay::Weight(weight) => Way::Rest { weight: *weight, adjust: Money::ZERO },
                NamedWay::Percent(percent) => Way::Percent(*percent),
                NamedWay::Fixed(text) => match crate::model::amount::parse_amount(text, known.currency.decimals()) {
                    Ok(amount) => Way::Fixed(amount),
                    Err(_) => {
                        let words = format!("`{text}` is no amount of {}", known.currency);
                        self.cells.blame(ImportProblem::new(span, words));
                        return None;
                    }
                },
            };
            rule.push(SplitPart { person: self.bills.person(&part.name), way });
        }
        let mut shares = Vec::new();
        if crate::model::shares::divide(known.amount, &rule, 0, &mut shares).is_err() {
            let amount = known.amount.to_decimal(known.currency.decimals());
            let words = format!("the split does not come to {amount} {}", known.currency);
            self.cells.blame(
                ImportProblem::new(span, words).help("fixed parts and percentages leave too much or too little"),
            );
            return None;
        }
        Some(Division { rule: Some(rule), parts: None })
    }

    fn by_person(&mut self, row: &Row<'_, '_>, known: &Known<'_>, columns: &[(String, usize)]) -> Option<Vec<Part>> {
        let mut parts = Vec::new();
        for (name, column) in columns {
            let amount = self.cells.amount(&bare_number(row.cell(*column)), known.currency)?;
            if !amount.is_zero() {
                parts.push(Part { person: self.bills.person(name), amount });
            }
        }
        // Signs in the columns of people may be as in the amount, or not at all.
        if parts.iter().all(|part| part.amount.is_negative() != known.amount.is_negative()) {
            parts.iter_mut().for_each(|part| part.amount = -part.amount);
        }
        Some(parts)
    }

    fn weights(&mut self, row: &Row<'_, '_>) -> Option<Vec<SplitPart>> {
        let mut rule = Vec::new();
        for (name, column) in &self.layout.weights {
            let cell = row.cell(*column);
            let text = cell.trimmed();
            let weight = match self.cells.number(text).ok().and_then(Number::weight) {
                Some((weight, _)) => weight,
                None if text.is_empty() => continue,
                None if text.bytes().any(|byte| byte.is_ascii_digit()) => {
                    let problem = ImportProblem::new(cell.span.clone(), format!("`{text}` is no number of parts"));
                    self.cells.blame(problem.help("a number, any mark such as x, or nothing"));
                    return None;
                }
                // Any mark, such as an x, is one part.
                None => Weight::ONE,
            };
            if weight.millionths() > 0 {
                let person: PersonIndex = self.bills.person(name);
                rule.push(SplitPart { person, way: Way::Rest { weight, adjust: Money::ZERO } });
            }
        }
        Some(rule)
    }

    /// Makes parts add up to the amount; tells whether they do.
    fn fitted(&mut self, row: &Row<'_, '_>, known: &Known<'_>, parts: &mut [Part], what: &str) -> bool {
        match sum_of(parts.iter()).map_or(Err(0), |_| even_out(parts, known.amount)) {
            Ok(was_evened) => {
                if was_evened {
                    self.losses.add(PARTS_EVENED);
                }
                true
            }
            Err(sum) => {
                let decimals = known.currency.decimals();
                let sum = crate::model::money::decimal(sum, decimals);
                let amount = known.amount.to_decimal(decimals);
                let words = format!("{sum} is {what} by all together, and the amount is {amount} {}", known.currency);
                self.cells.blame(ImportProblem::new(row.span(), words));
                false
            }
        }
    }
}

/// Tells whether money goes from one person to one other.
pub(super) fn is_one_to_one(paid: &[Part], division: &Division) -> bool {
    let to: Vec<PersonIndex> = match (&division.parts, &division.rule) {
        (Some(parts), _) => parts.iter().map(|part| part.person).collect(),
        (None, rule) => rule.iter().flatten().map(|part| part.person).collect(),
    };
    paid.len() == 1 && to.len() == 1 && paid[0].person != to[0]
}
