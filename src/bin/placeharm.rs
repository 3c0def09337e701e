//! The native program: makes snapshots, checks them, ranks them.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use clap::Parser;
use placeharm::export::cli::Command;

/// Place-based harm: snapshots made, checked and ranked.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    match Arguments::parse().command.run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("placeharm: {error}");
            ExitCode::from(2)
        }
    }
}
