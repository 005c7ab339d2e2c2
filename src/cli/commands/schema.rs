//! `clique schema`: the shapes of JSON answers.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure};
use crate::render::schemas::{SCHEMAS, schema};
use crate::text::suggest::did_you_mean;

/// Print the JSON schema of an answer
///
/// Every JSON answer names its schema and the version of it: `clique.balance/1`. Fields are only ever added to a
/// version; what is renamed or taken away gets a new number. Without a name, lists all schemas.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique schema
  clique schema balance
  clique schema clique.settlement/1")]
pub struct SchemaArgs {
    /// Which: clique.balance/1, or balance
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
}

/// Prints a schema, or the names of all.
///
/// # Errors
///
/// When there is none of that name.
pub fn cmd_schema(args: &SchemaArgs, context: &mut Context) -> Outcome {
    let Some(name) = &args.name else {
        let names: String = SCHEMAS.iter().map(|(name, _)| format!("{name}\n")).collect();
        context.ui.answer(&names)?;
        return Ok(DONE);
    };
    let Some(text) = schema(name) else {
        let nouns = SCHEMAS.iter().filter_map(|(full, _)| full.strip_prefix("clique.")?.split('/').next());
        let near = did_you_mean(name, nouns).map(|near| format!("did you mean `{near}`?"));
        let failure = Failure::usage(format!("there is no schema `{name}`")).maybe_help(near);
        return Err(failure.help("see all: clique schema"));
    };
    context.ui.answer(text)?;
    Ok(DONE)
}
