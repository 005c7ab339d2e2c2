//! `clique explain`: explain an error code.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure};
use crate::cli::show::{Shown, value_of};
use crate::model::Code;
use crate::render::explanation::{codes_as_json, codes_as_rows, codes_as_text, explanation_as_text};
use crate::text::suggest::did_you_mean;

/// Explain an error code
///
/// Every error and warning about a file has a code. This tells what one means, how it is mended and how
/// `clique check` exits because of it. Without a code, all are listed. No ledger is needed.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique explain E012
  clique explain                      list all codes
  clique explain --json               the list for a program")]
pub struct ExplainArgs {
    /// The code, such as E012, or its name, such as unknown-member
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// Explains one code or lists all.
///
/// # Errors
///
/// When there is no such code.
pub fn cmd_explain(args: &ExplainArgs, context: &mut Context) -> Outcome {
    let codes = match &args.code {
        Some(typed) => vec![find(typed)?],
        None => Code::ALL.to_vec(),
    };
    context.show(&Shown {
        schema: "clique.explain/1",
        ledger: None,
        text: &|look| match (&args.code, codes.as_slice()) {
            (Some(_), [code]) => explanation_as_text(*code, look),
            _ => codes_as_text(&codes, look),
        },
        data: &|| value_of(&codes_as_json(&codes)),
        rows: &|| codes_as_rows(&codes),
    })?;
    Ok(DONE)
}

/// Finds a code by its number, with or without its letter and zeros, or by its name.
fn find(typed: &str) -> Result<Code, Failure> {
    let digits = typed.trim_start_matches(['E', 'e', 'W', 'w']);
    let by_number = || {
        let number: u16 = digits.parse().ok()?;
        Code::ALL.iter().copied().find(|code| code.number() == number)
    };
    let by_name = || Code::ALL.iter().copied().find(|code| code.slug().eq_ignore_ascii_case(typed));
    Code::parse(typed).or_else(by_number).or_else(by_name).ok_or_else(|| {
        let numbers: Vec<String> = Code::ALL.iter().map(|code| code.text()).collect();
        let known = numbers.iter().map(String::as_str).chain(Code::ALL.iter().map(|code| code.slug()));
        let near = did_you_mean(typed, known).map(|near| format!("did you mean `{near}`?"));
        Failure::usage(format!("there is no code `{typed}`")).maybe_help(near).help("list all with: clique explain")
    })
}
