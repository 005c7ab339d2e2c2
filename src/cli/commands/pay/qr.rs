//! `clique pay --qr`: a picture for the bank's app; nothing is recorded.

use super::{PayArgs, names_and_amount, owed, who};
use crate::cli::context::Context;
use crate::cli::entry_args::Setting;
use crate::cli::failure::{DONE, Failure};
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose};
use crate::model::Person;
use crate::render::transfer::{transfer_as_json, transfer_as_rows, transfer_as_text};
use crate::report::transfer::Transfer;
use crate::text::girocode::{girocode, iban, iban_in_groups};

/// The kind of a way to be paid that banks know.
const IBAN: &str = "iban";
/// The currency of such transfers.
const EURO: &str = "EUR";

/// Shows the picture of a payment.
///
/// # Errors
///
/// When something typed cannot be meant, nothing is owed, or banks have no such transfer.
pub(super) fn show_picture(args: &PayArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let setup = &book.setup;
    let me = context.me(&book.root, setup)?;
    let index = match &args.with {
        Some(friend) => choose::pair(setup, friend, me)?,
        None => choose::group(setup, &book.root, args.group.group.as_deref())?,
    };
    let setting = Setting { setup, index, me, today: context.clock.today() };
    let (names, typed) = names_and_amount(args, &setting);
    let pair = who(setup, &names, me)?;
    let balances = context.tally(&book)?.balances();
    let (amount, currency) = match typed {
        Some(typed) => setting.amount(typed, args.currency.as_deref(), setting.group().currency)?,
        None => owed(args, &setting, &balances, pair)?,
    };
    let to = &setup.people[pair.to.get()];
    let account = account(to)?;
    if currency.code() != EURO {
        return Err(Failure::no(format!("banks take such a picture for EUR alone, and this is {currency}"))
            .help(format!("pay it otherwise: clique person show {}", to.handle)));
    }
    let text = args.note.clone().unwrap_or_else(|| setting.group().name.clone());
    let code = girocode(&to.name, &account, amount, &text)
        .ok_or_else(|| Failure::usage("a transfer is of 0.01 up to 999999999.99 EUR"))?;
    let transfer = Transfer {
        from: setup.handle(pair.from).to_owned(),
        to: to.handle.to_string(),
        name: to.name.clone(),
        account: iban_in_groups(&account),
        iban: account,
        amount,
        currency,
        text,
        code,
    };
    context.show(&Shown {
        schema: "clique.transfer/1",
        ledger: Some(&setup.name),
        text: &|look| transfer_as_text(&transfer, look),
        data: &|| value_of(&transfer_as_json(&transfer)),
        rows: &|| transfer_as_rows(&transfer),
    })?;
    let shown = amount.to_decimal(currency.decimals());
    context.ui.say("check the name and the account in your bank's app before you pay; nothing is recorded yet");
    context.ui.hint(&format!("record it: clique pay {} {} {shown}", transfer.from, transfer.to));
    Ok(DONE)
}

/// Finds the account of somebody, by the first way to be paid that is one.
fn account(to: &Person) -> Result<String, Failure> {
    let ways: Vec<&str> = to.pay.iter().filter(|way| way.kind == IBAN).map(|way| way.to.as_str()).collect();
    if let Some(account) = ways.iter().find_map(|written| iban(written)) {
        return Ok(account);
    }
    let handle = &to.handle;
    if ways.is_empty() {
        return Err(Failure::no(format!("`{handle}` has no bank account in the ledger"))
            .help(format!("add it: clique person edit {handle} --pay iban:DE02…")));
    }
    Err(Failure::no(format!("the account of `{handle}` is mistyped: its check digits do not fit"))
        .help(format!("see it with clique person show {handle}; put it right with clique person edit {handle}")))
}
