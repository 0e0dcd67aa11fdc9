//! Arguments → print or open, and the exit code; nothing else.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use byline::app::settings::Settings;
use byline::cli::{Format, Options, Wanted, wanted};
use byline::page::load::{Origin, load};
use byline::print::{self, Title};
use byline::reading::{Reading, read};
use byline::term::{self, Ending, Opening};

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
    match options.format() {
        Some(format) => print_pages(&options, format),
        None if !io::stdout().is_terminal() => print_pages(&options, Format::Text),
        None if is_dumb() => {
            complain(
                "this terminal (TERM=dumb) cannot show the reader; printing instead",
                0,
            );
            print_pages(&options, Format::Text)
        }
        None => open(&options),
    }
}

/// Whether the terminal says that it can do nothing but print.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|name| name == "dumb")
}

fn open(options: &Options) -> ExitCode {
    let opening = Opening {
        origins: origins(options),
        address: options.url.clone(),
        extent: options.extent(),
        settings: Settings {
            mouse: options.mouse,
            ..Settings::default()
        },
    };
    match term::open(&opening) {
        Ok(Ending::Quit) => ExitCode::SUCCESS,
        Ok(Ending::Unread(why)) => complain(&why, UNREAD),
        Ok(Ending::Signal(number)) => {
            term::end_by(number);
            ExitCode::from(UNREAD)
        }
        Err(e) => complain(&format!("{e:#}"), UNREAD),
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
    let mut out = BufWriter::new(io::stdout().lock());
    let mut code = ExitCode::SUCCESS;
    for (number, origin) in origins.iter().enumerate() {
        let arrival = match load(origin, options.url.as_deref(), &AtomicBool::new(false)) {
            Ok(arrival) => arrival,
            Err(e) => {
                code = complain(&format!("{e:#}"), UNREAD);
                continue;
            }
        };
        let reading = read(&arrival, options.extent());
        if format != Format::Json {
            notify(&reading);
        }
        let several = origins.len() > 1;
        let printed = separate(&mut out, &reading, format, several.then_some(number))
            .and_then(|()| print_one(&mut out, &reading, format, options))
            .and_then(|()| out.flush());
        if printed.is_err() {
            return ended(printed, code);
        }
    }
    code
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
