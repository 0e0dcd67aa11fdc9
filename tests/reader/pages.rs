//! Several pages: the list with title, site, date and place, what is loaded behind, and failures.

use byline::app::kept::Kept;
use byline::app::{App, Effect, Event, Size};

use crate::session::fixture::harbour;
use crate::session::frames::{press, text};

fn pages(count: usize, width: u16, height: u16) -> App {
    let names = (0..count).map(|number| format!("news/{number:04}.html"));
    let app = App::new(names.collect(), Size { width, height });
    assert_eq!(app.start(), [Effect::Load(0)]);
    app
}

fn arrive(app: &mut App, number: usize) -> Vec<Effect> {
    app.handle(Event::Loaded(number, Ok(Box::new(harbour()))))
}

fn fail(app: &mut App, number: usize) -> Vec<Effect> {
    let why = "connection refused".to_owned();
    app.handle(Event::Loaded(number, Err(why)))
}

#[test]
fn pages_near_the_one_shown_load_behind_it_a_few_at_once() {
    let mut app = pages(100, 80, 24);
    let mut asked = arrive(&mut app, 0);
    assert_eq!(asked, [1, 2, 3].map(Effect::Load));
    let mut loaded = 1;
    while let Some(Effect::Load(number)) = asked.first().cloned() {
        asked.remove(0);
        loaded += 1;
        asked.extend(arrive(&mut app, number));
    }
    assert_eq!(loaded, 17, "sixteen pages behind the first");
    assert_eq!(app.on_their_way(), 0);
    let next = press(&mut app, "]");
    assert_eq!(next, [Effect::Load(17)], "the window moves with the reader");
}

#[test]
fn the_top_line_says_how_many_pages_are_on_their_way() {
    let mut app = pages(5, 80, 24);
    arrive(&mut app, 0);
    let top = |app: &App| text(app).lines().next().unwrap_or_default().to_owned();
    assert!(
        top(&app).contains("loading 4 more  page 1 of 5"),
        "{}",
        top(&app)
    );
    arrive(&mut app, 2);
    fail(&mut app, 1);
    assert!(top(&app).contains("loading 2 more"), "{}", top(&app));
    arrive(&mut app, 3);
    arrive(&mut app, 4);
    assert!(!top(&app).contains("loading"), "{}", top(&app));
    let mut app = pages(5, 40, 12);
    arrive(&mut app, 0);
    assert!(top(&app).contains("loading 4  1/5"), "{}", top(&app));
}

#[test]
fn the_list_says_of_each_page_what_it_is_and_how_far_it_was_read() {
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        let mut app = pages(5, width, height);
        arrive(&mut app, 0);
        app.handle(Event::Remembered(
            1,
            Box::new(Kept {
                top: 300,
                percent: 62,
                ..Kept::default()
            }),
        ));
        arrive(&mut app, 1);
        arrive(&mut app, 2);
        fail(&mut app, 3);
        press(&mut app, "G p");
        let frame = text(&app);
        for words in ["100%", "62%", "unread"] {
            assert!(frame.contains(words), "{width}: {words}\n{frame}");
        }
        press(&mut app, "G");
        let frame = text(&app);
        for words in ["5 pages · loading 1", "failed", "refused", "loading"] {
            assert!(frame.contains(words), "{width}: {words}\n{frame}");
        }
    }
    let mut app = pages(2, 100, 24);
    arrive(&mut app, 0);
    press(&mut app, "p");
    let row = "The harbour gets its channel after nine years · The Sound · 2024-02-06";
    assert!(text(&app).contains(row), "{}", text(&app));
}

#[test]
fn the_list_is_kept_up_to_date_under_the_hands_of_the_reader() {
    let mut app = pages(4, 80, 24);
    arrive(&mut app, 0);
    press(&mut app, "p j j");
    assert!(text(&app).contains("loading"));
    arrive(&mut app, 1);
    arrive(&mut app, 3);
    fail(&mut app, 2);
    let frame = text(&app);
    assert!(frame.contains("4 pages ─"), "{frame}");
    assert!(frame.contains("connection refused"), "{frame}");
    press(&mut app, "Enter");
    assert_eq!(app.current, 2, "the selection stays on its page");
    press(&mut app, "[ p / \"0002\"");
    arrive(&mut app, 1);
    assert!(!text(&app).contains("unread"), "the filter stays");
}

#[test]
fn a_page_that_failed_says_why_and_can_be_asked_for_again() {
    let mut app = pages(2, 60, 12);
    arrive(&mut app, 0);
    fail(&mut app, 1);
    press(&mut app, "]");
    let frame = text(&app);
    assert!(frame.contains("connection refused"), "{frame}");
    assert!(
        frame.contains("R load again  ] next page  p pages  q quit"),
        "{frame}"
    );
    assert!(frame.contains("page 2 of 2"), "{frame}");
    assert_eq!(press(&mut app, "R"), [Effect::Load(1)]);
    arrive(&mut app, 1);
    assert!(text(&app).contains("The harbour gets its channel"));
}

#[test]
fn who_reads_several_pages_is_told_the_keys() {
    let mut app = pages(2, 80, 24);
    arrive(&mut app, 0);
    assert!(
        text(&app).contains("] next page  p pages"),
        "{}",
        text(&app)
    );
    press(&mut app, "]");
    press(&mut app, "]");
    assert!(text(&app).contains("this is the last page"));
}
