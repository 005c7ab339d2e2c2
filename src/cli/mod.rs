//! What was typed: arguments, commands, exit codes.
