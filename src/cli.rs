//! Arguments → options, by clap: the command line as OUTPUT's contract, its help and its errors.
//!
//! A wrong command line is one line that names the thing; clap's several lines are folded here.
//! Nothing is read or written.

use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, Parser, ValueEnum};

use crate::strip::Extent;
use crate::text::clean;

/// A terminal reader for raw pages: strips what is not the article, and lists beside it the people,
/// countries and cited sources.
///
/// With no PAGE, standard input is read where it is piped, and the built-in sample page is opened
/// where it is a terminal. The reader opens where standard output is a terminal; otherwise, and with
/// --text, --markdown or --json, the page is printed.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub struct Options {
    /// A file, an http(s):// address, or - for standard input
    #[arg(value_name = "PAGE")]
    pub pages: Vec<PathBuf>,
    #[command(flatten)]
    format: FormatFlags,
    /// Leave out the title line in --text and --markdown
    #[arg(long)]
    pub body: bool,
    /// Strip nothing: the page is an article already
    #[arg(long)]
    whole: bool,
    /// Where the page came from, for one read from a file or standard input
    #[arg(long, value_name = "ADDRESS")]
    pub url: Option<String>,
    /// Let the mouse scroll and click in the reader
    #[arg(long)]
    pub mouse: bool,
    /// Neither recall nor keep places, marks and corrections
    #[arg(long)]
    pub no_state: bool,
    /// Print a settings file with every setting at its usual value
    #[arg(long)]
    pub print_config: bool,
    /// Print the manual page
    #[arg(long)]
    pub print_manual: bool,
    /// Print the completions for a shell
    #[arg(long, value_name = "SHELL")]
    pub print_completions: Option<Shell>,
}

/// A shell that completions are made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "each is the shell of that name")]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Nushell,
}

#[derive(Args, Debug)]
#[group(multiple = false)]
struct FormatFlags {
    /// Print the article as plain text
    #[arg(long)]
    text: bool,
    /// Print the article as CommonMark, with the lists of the sidebar at the end
    #[arg(long)]
    markdown: bool,
    /// Print one line of JSON for each page
    #[arg(long)]
    json: bool,
}

/// A form in which a page is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// CommonMark.
    Markdown,
    /// JSON Lines.
    Json,
}

impl Options {
    /// The format that was asked for, if one was.
    pub fn format(&self) -> Option<Format> {
        match &self.format {
            FormatFlags { text: true, .. } => Some(Format::Text),
            FormatFlags { markdown: true, .. } => Some(Format::Markdown),
            FormatFlags { json: true, .. } => Some(Format::Json),
            _ => None,
        }
    }

    /// How much of a page is the article.
    pub fn extent(&self) -> Extent {
        if self.whole {
            Extent::Whole
        } else {
            Extent::Article
        }
    }
}

/// What the command line asks for.
#[derive(Debug)]
pub enum Wanted {
    /// Read pages.
    Pages(Box<Options>),
    /// Show a text and leave: help or version.
    Words(String),
    /// Wrong usage, in one line.
    Wrong(String),
}

/// Reads the process's arguments.
pub fn wanted() -> Wanted {
    wanted_of(std::env::args_os())
}

fn wanted_of(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Wanted {
    match Options::try_parse_from(arguments) {
        Ok(options) => Wanted::Pages(Box::new(options)),
        Err(e) => match e.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Wanted::Words(e.to_string()),
            _ => Wanted::Wrong(one_line(&e)),
        },
    }
}

/// The first line of clap's error, and the argument that was meant if it knows one.
fn one_line(error: &clap::Error) -> String {
    let words = error.to_string();
    let first = words.lines().next().unwrap_or_default();
    let mut line = clean(first.trim_start_matches("error: ")).into_owned();
    let meant = match error.get(ContextKind::SuggestedArg) {
        Some(ContextValue::String(meant)) => Some(meant.clone()),
        Some(ContextValue::Strings(meant)) => meant.first().cloned(),
        _ => None,
    };
    match meant {
        Some(meant) => line.push_str(&format!("; did you mean {meant}?")),
        None => line.push_str("; see byline --help"),
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn options(line: &str) -> Wanted {
        wanted_of(line.split(' ').map(Into::into))
    }

    fn check_wrong(line: &str, expected: &str) {
        match options(line) {
            Wanted::Wrong(words) => assert_eq!(words, expected),
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn the_definition_is_sound() {
        Options::command().debug_assert();
    }

    #[test]
    fn flags_mean_what_the_contract_says() {
        let Wanted::Pages(options) = options("byline --json --whole --url http://a.b/ -") else {
            panic!("a good command line");
        };
        assert_eq!(options.format(), Some(Format::Json));
        assert_eq!(options.extent(), Extent::Whole);
        assert_eq!(options.url.as_deref(), Some("http://a.b/"));
        assert_eq!(options.pages, [PathBuf::from("-")]);
    }

    #[test]
    fn wrong_usage_is_one_line() {
        check_wrong(
            "byline --jsn",
            "unexpected argument '--jsn' found; did you mean --json?",
        );
        check_wrong(
            "byline --\u{1b}[31m",
            "unexpected argument '--' found; see byline --help",
        );
        check_wrong(
            "byline --json --text",
            "the argument '--json' cannot be used with '--text'; see byline --help",
        );
    }
}
