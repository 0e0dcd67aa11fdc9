//! Every view in windows of every size: never a panic, and the frame filled.

mod session;

use byline::app::{App, Event, Mouse, MouseKind, Size};
use session::fixture::{harbour, no_article};
use session::frames::{buffer, press, reader};

/// Keys that open each view.
const VIEWS: &[&str] = &[
    "",
    "Tab",
    "Tab Tab j",
    "Tab / \"a\"",
    "Tab i",
    "?",
    "? j j",
    "!",
    ":",
    ": \"mark\"",
    "Right Enter",
    "Right Right . s",
    "/ \"the\"",
    "/ \"the\" Enter n",
    "/ \"the\" Enter g /",
    "x",
    "x G",
    "r",
    "a",
    "} f",
    "} m \"a note\"",
    "} m \"a note\" Enter M",
    "o",
    "o Enter",
    "O",
    "p",
    "Tab =",
    "w > >",
    "g",
    "Tab y",
    "z",
    "G",
    "G t",
    "F \"bell\"",
    "F \"bell\" Enter",
    "g",
    "4 2",
    "g r / \"(\"",
    "G L 5 0 % 3 G",
];

const WIDTHS: &[u16] = &[
    1, 2, 3, 5, 7, 13, 20, 23, 39, 40, 41, 60, 79, 80, 99, 100, 101, 139, 250,
];
const HEIGHTS: &[u16] = &[1, 2, 3, 4, 5, 6, 7, 11, 12, 24, 60];

#[test]
fn every_view_fits_every_window() {
    for view in VIEWS {
        let mut app = reader(harbour(), 80, 24);
        press(&mut app, view);
        for &width in WIDTHS {
            for &height in HEIGHTS {
                app.handle(Event::Resize(Size { width, height }));
                let buffer = buffer(&app);
                assert_eq!((buffer.area.width, buffer.area.height), (width, height));
            }
        }
    }
}

#[test]
fn keys_work_in_every_window() {
    let all = "j k Space b d u G g g } { J K Right Left . , Enter Escape Tab j Enter Tab Tab Tab Tab / \"e\" Enter n N x X U a f r T T T T T + - w > < S D U = Escape m Enter M Escape o Escape O Escape p Escape y y y s y a ] [ Backspace L z z ? Escape : Escape";
    for &width in WIDTHS {
        for &height in HEIGHTS {
            for reading in [harbour(), no_article()] {
                let mut app = reader(reading, width, height);
                press(&mut app, all);
                click_everywhere(&mut app);
                buffer(&app);
            }
        }
    }
}

fn click_everywhere(app: &mut App) {
    let Size { width, height } = app.size();
    for kind in [MouseKind::Press, MouseKind::WheelDown, MouseKind::WheelUp] {
        for (column, row) in [(0, 0), (width - 1, height - 1), (width / 2, height / 2)] {
            app.handle(Event::Mouse(Mouse { kind, column, row }));
        }
    }
}

#[test]
fn a_loading_and_a_failed_page_fit_every_window() {
    for &width in WIDTHS {
        for &height in HEIGHTS {
            let mut app = App::new(
                vec!["https://example.org/a/long/way".to_owned()],
                Size { width, height },
            );
            buffer(&app);
            app.handle(Event::Loaded(
                0,
                Err("cannot reach example.org: no such host".to_owned()),
            ));
            buffer(&app);
        }
    }
}
