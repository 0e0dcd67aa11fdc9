//! Trains the models in `assets/` from labelled data: one subcommand for each model.
//!
//! Kept out of the program that is installed. Every subcommand is deterministic: the same data give
//! the same bytes. The data are given by their folders and are never part of the repository.

mod judged;
mod logistic;
mod names;
mod sources;
mod strip;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Trains the models in assets/ from labelled data")]
struct Arguments {
    #[command(subcommand)]
    model: Model,
}

#[derive(Subcommand)]
enum Model {
    /// The model that tells the blocks of the article from boilerplate.
    Strip(strip::Arguments),
    /// The model that tags names of people, places and organisations.
    Names(names::Arguments),
    /// The judge of entries for cited sources.
    Sources(sources::Arguments),
}

fn main() -> Result<()> {
    match Arguments::parse().model {
        Model::Strip(arguments) => strip::run(&arguments),
        Model::Names(arguments) => names::run(&arguments),
        Model::Sources(arguments) => sources::run(&arguments),
    }
}
