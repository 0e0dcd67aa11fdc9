//! The models and tables that detection of names uses.
//!
//! `names tables` makes the tables of words and cities from public lists; the paths name folders in
//! the layout that `assets/README.md` describes.

mod corpus;
mod examples;
mod field;
mod judge;
mod learn;
mod pack;
mod tables;
mod text;

use anyhow::Result;
use clap::Subcommand;
use std::path::PathBuf;

/// What the command is told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    step: Step,
}

#[derive(Subcommand)]
enum Step {
    /// Makes assets/names/words.bin and assets/countries/cities.tsv and cities.bin.
    Tables {
        /// Folder of the lists of names, cities and countries.
        gazetteers: PathBuf,
        /// Folder of the word classes.
        words: PathBuf,
        /// Folder of the tagged corpora, for what is written small in running text.
        corpora: PathBuf,
    },
    /// Makes assets/names/model.bin and says how good it is.
    Model(learn::Learning),
    /// Makes assets/names/judge.bin and says how good it is.
    Judge(judge::Judging),
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    match &arguments.step {
        Step::Tables {
            gazetteers,
            words,
            corpora,
        } => tables::make(gazetteers, words, corpora),
        Step::Model(told) => learn::run(told),
        Step::Judge(told) => judge::run(told),
    }
}
