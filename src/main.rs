//! The `bullbear` program: reads arguments, runs a command, and turns an error into a message and an exit code.

use bullbear::cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
