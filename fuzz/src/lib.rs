//! What the targets share: a page read both ways, and a reader with a page in a window. The rules
//! themselves are those of the tests.

use byline::app::keymap::parse;
use byline::app::settings::Settings;
use byline::app::{App, Effect, Event, Size};
use byline::doc::Article;
use byline::page::Arrival;
use byline::reading::{Reading, read};
use byline::strip::Extent;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

#[path = "../../tests/support/judge.rs"]
mod judge;

pub use judge::{is_obeyed, judge};

/// A short page with something in every list, a heading, a link and a cut.
const PAGE: &str = "<title>Harbour to close</title><nav><a href=/>Home</a> <a href=/b>More</a></nav>\
    <article><h1>Harbour to close</h1><p>The harbour of Lindmouth will close in May, Mayor Anna \
    Torvald said on Monday. “We have no choice,” she told the Coast Courier, while Norwegian \
    officials warned of long delays for the ships that wait outside.</p><h2>What is next</h2><p>\
    According to <a href=https://coast.example/a>a report</a> by the port authority, Torvald will \
    open it again in the autumn, when the works on both piers are done.</p></article>\
    <footer>Copyright Coast Courier. All rights reserved. Share mdi-twitter mdi-facebook</footer>";

/// Reads the bytes as a page, both ways, and judges what comes out.
pub fn read_both(bytes: &[u8], content_type: Option<&str>) {
    for extent in [Extent::Article, Extent::Whole] {
        let arrival = Arrival {
            origin: "page".to_owned(),
            address: Some("https://news.example/a/b?c".to_owned()),
            content_type: content_type.map(str::to_owned),
            bytes: bytes.to_vec(),
            ..Arrival::default()
        };
        judge(&read(&arrival, extent));
    }
}

/// An article of the text, as it is.
pub fn article(text: &str) -> Article {
    let arrival = Arrival {
        bytes: text.as_bytes().to_vec(),
        ..Arrival::default()
    };
    byline::reading::article_of(&arrival, Extent::Whole).article
}

/// The reading of a page that is the same every time.
pub fn sample() -> Reading {
    let arrival = Arrival {
        origin: "page".to_owned(),
        bytes: PAGE.as_bytes().to_vec(),
        ..Arrival::default()
    };
    read(&arrival, Extent::Article)
}

/// A reader with a page open in a window of a size.
pub fn reader(reading: Reading, settings: Settings, size: Size) -> App {
    let mut app = App::with_settings(vec!["page".to_owned()], size, settings);
    app.handle(Event::Loaded(0, Ok(Box::new(reading))));
    app
}

/// Presses keys, named as in the table of actions and separated by blanks, judges what leaves the
/// reader by them, and the frame after the last.
pub fn press(app: &mut App, keys: &str) {
    for key in keys.split(' ').flat_map(|name| parse(name).expect("a key")) {
        for effect in app.handle(Event::Key(key)) {
            let (Effect::Copy(text) | Effect::Save { text, .. } | Effect::Open(text)) = effect
            else {
                continue;
            };
            assert!(!text.contains(is_obeyed), "{text:?}");
        }
    }
    draw(app);
}

/// Draws a frame and panics where a cell holds what a terminal could obey.
pub fn draw(app: &App) {
    let Size { width, height } = app.size();
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("memory");
    terminal
        .draw(|frame| byline::ui::draw(app, frame))
        .expect("memory");
    for cell in terminal.backend().buffer().content() {
        let symbol = cell.symbol();
        let is_bad = |c: char| is_obeyed(c) || c == '\n' || c == '\t';
        assert!(!symbol.contains(is_bad), "{symbol:?}");
    }
}
