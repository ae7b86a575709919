//! The `bullbear` program: reads arguments, runs a command, and turns an error into a message and an exit code.

use bullbear::cli;
use std::process::ExitCode;

/// An article makes and drops thousands of small lists; this allocator is quicker at them than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::main()
}
