//! Arguments → print or open, and the exit code; nothing else.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod batch;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use batch::{Progress, in_order};
use byline::cli::{Format, Options, Wanted, wanted};
use byline::config;
use byline::manual;
use byline::page::load::{Origin, load};
use byline::print::{self, Title};
use byline::reading::{Reading, article_of, read};
use byline::state::Store;
use byline::term::{self, Ending, Left, Opening};

/// A page could not be read.
const UNREAD: u8 = 1;

/// The command line was wrong.
const WRONG_USAGE: u8 = 2;

fn main() -> ExitCode {
    let options = match wanted() {
        Wanted::Pages(options) => options,
        Wanted::Words(words) => return ended(write!(io::stdout(), "{words}"), ExitCode::SUCCESS),
        Wanted::Wrong(line) => return complain(&line, WRONG_USAGE),
    };
    if let Some(written) = print_about_itself(&options) {
        return ended(written, ExitCode::SUCCESS);
    }
    match options.format() {
        Some(format) => print_pages(&options, format),
        None if !io::stdout().is_terminal() => print_pages(&options, Format::Text),
        None if is_dumb() => {
            let line = "this terminal (TERM=dumb) cannot show the reader; printing instead";
            complain(line, 0);
            print_pages(&options, Format::Text)
        }
        None => open(&options),
    }
}

/// Prints what byline can say of itself, if it was asked to.
fn print_about_itself(options: &Options) -> Option<io::Result<()>> {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match options.print_completions {
        Some(shell) => manual::write_completions(&mut out, shell),
        None if options.print_config => write!(out, "{}", config::example()),
        None if options.print_manual => manual::write_page(&mut out),
        None => return None,
    };
    Some(written.and_then(|()| out.flush()))
}

/// Whether the terminal says that it can do nothing but print.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|name| name == "dumb")
}

fn open(options: &Options) -> ExitCode {
    let origins: Vec<_> = origins(options)
        .into_iter()
        .flat_map(Origin::pages)
        .collect();
    if origins.contains(&Origin::Input) && io::stdin().is_terminal() {
        let line = "standard input is a terminal: pipe a page into it, or name a file";
        return complain(line, WRONG_USAGE);
    }
    let (mut settings, mistakes) = config::of_the_user();
    settings.mouse |= options.mouse;
    let opening = Opening {
        origins,
        address: options.url.clone(),
        extent: options.extent(),
        settings,
        mistakes,
        store: if options.no_state {
            None
        } else {
            Store::of_the_user()
        },
    };
    match term::open(&opening) {
        Ok(left) => say_how_it_was_left(&left),
        Err(e) => complain(&format!("{e:#}"), UNREAD),
    }
}

fn say_how_it_was_left(left: &Left) -> ExitCode {
    for line in left.unread.iter().chain(&left.unkept) {
        complain(line, UNREAD);
    }
    if let Ending::Signal(number) = left.ending {
        term::end_by(number);
    }
    match left.unread.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(UNREAD),
    }
}

/// The pages of the command line; without one, the piped input or the built-in sample.
fn origins(options: &Options) -> Vec<Origin> {
    if !options.pages.is_empty() {
        return options.pages.iter().map(|page| Origin::of(page)).collect();
    }
    match io::stdin().is_terminal() {
        true => vec![Origin::Sample],
        false => vec![Origin::Input],
    }
}

fn print_pages(options: &Options, format: Format) -> ExitCode {
    let origins = origins(options);
    let several = origins.len() > 1;
    let mut progress = Progress::of(origins.len());
    let mut out = BufWriter::new(io::stdout().lock());
    let mut code = ExitCode::SUCCESS;
    let mut printed = Ok(());
    // A page that byline fails on costs that page: one line for it, and on to the next.
    panic::set_hook(Box::new(|_| {}));
    let work = |number: usize| {
        let arrival = load(
            &origins[number],
            options.url.as_deref(),
            &AtomicBool::new(false),
        )?;
        // Plain text says nothing of people, countries and sources, so nobody looks for them.
        let stages = match format {
            Format::Text => article_of,
            Format::Markdown | Format::Json => read,
        };
        let reading = catch_unwind(AssertUnwindSafe(|| stages(&arrival, options.extent())));
        reading.map_err(|_| {
            let name = origins[number].title();
            anyhow::anyhow!("cannot read {name}: an error of byline's own")
        })
    };
    in_order(origins.len(), &work, |number, reading| {
        progress.clear();
        let reading = match reading {
            Ok(reading) => reading,
            Err(e) => {
                code = complain(&format!("{e:#}"), UNREAD);
                return ControlFlow::Continue(());
            }
        };
        if format != Format::Json {
            notify(&reading);
        }
        printed = separate(&mut out, &reading, format, several.then_some(number))
            .and_then(|()| print_one(&mut out, &reading, format, options))
            .and_then(|()| out.flush());
        progress.show(number + 1);
        match printed {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    });
    progress.clear();
    ended(printed, code)
}

/// What stands between pages of plain text: a heading above each, as `head` does it.
fn separate(
    out: &mut impl Write,
    reading: &Reading,
    format: Format,
    number: Option<usize>,
) -> io::Result<()> {
    let Some(number) = number.filter(|_| format == Format::Text) else {
        return Ok(());
    };
    if number > 0 {
        writeln!(out)?;
    }
    print::page_heading(out, reading)
}

fn print_one(
    out: &mut impl Write,
    reading: &Reading,
    format: Format,
    options: &Options,
) -> io::Result<()> {
    let title = if options.body {
        Title::Omitted
    } else {
        Title::Shown
    };
    match format {
        Format::Json => print::json::write(out, reading),
        Format::Markdown => print::markdown::write(out, reading, title),
        Format::Text => print::text::write(out, reading, title),
    }
}

/// What JSON carries itself goes to standard error beside the other formats.
fn notify(reading: &Reading) {
    for notice in &reading.notices {
        let line = format!("{}: {notice}", reading.origin);
        let _ = print::complaint(&mut io::stderr(), &line);
    }
}

/// One line on standard error. Where even that is closed, the exit code has to say it.
fn complain(line: &str, code: u8) -> ExitCode {
    let _ = print::complaint(&mut io::stderr(), line);
    ExitCode::from(code)
}

/// The exit code after writing: a closed pipe is a reader that has seen enough.
fn ended(written: io::Result<()>, code: ExitCode) -> ExitCode {
    match written {
        Ok(()) => code,
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => code,
        Err(e) => complain(&format!("cannot write: {e}"), UNREAD),
    }
}
