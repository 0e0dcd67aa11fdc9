//! Pictures without a caption: their words stand in the text where the picture does, and are no part
//! of it.

use byline::app::{App, Effect};
use byline::doc::Picture;
use byline::reading::Reading;

use crate::session::fixture::harbour;
use crate::session::frames::{last_row, press, reader, styled, text};

const WORDS: &str = "A dredger in the sound at dusk, with the lights of both piers behind it";

/// The harbour with a picture before the heading, and one at the very end.
fn page() -> Reading {
    let mut reading = harbour();
    let body = &reading.article.body;
    let places = [
        body.find("What is planned").expect("the heading"),
        body.len(),
    ];
    let words = [WORDS, "The town seen from the outer pier in March"];
    let pictures = places.into_iter().zip(words).map(|(at, words)| Picture {
        at,
        words: words.to_owned(),
        address: None,
    });
    reading.article.pictures = pictures.collect();
    reading
}

fn shown(width: u16, height: u16) -> App {
    reader(page(), width, height)
}

/// The rows from the one that contains some words on, without the margin.
fn rows_from(app: &App, words: &str, count: usize) -> Vec<String> {
    let text = text(app);
    let rows = text.lines().skip_while(|row| !row.contains(words));
    let margin = |row: &str| row.trim_end_matches(['│', '┃', ' ']).to_owned();
    rows.take(count).map(margin).collect()
}

#[test]
fn a_picture_stands_where_it_is_in_the_text() {
    let rows = rows_from(&shown(80, 40), "[picture]", 5);
    let trimmed: Vec<&str> = rows.iter().map(|row| row.trim_start()).collect();
    assert_eq!(
        trimmed,
        [
            "[picture] A dredger in the sound at dusk, with the lights of both piers",
            "behind it",
            "",
            "",
            "What is planned",
        ],
        "the heading keeps its room"
    );
    let column = |row: &str, words: &str| row.find(words).expect("the words");
    assert_eq!(column(&rows[0], "A dredger"), column(&rows[1], "behind"));
    let end = rows_from(&shown(80, 60), "The town seen", 2);
    assert!(
        end[0]
            .trim_start()
            .starts_with("[picture] The town seen from the outer pier in March")
    );
    assert_eq!(end[1].trim(), "", "it is the last");
}

#[test]
fn it_has_the_style_of_a_caption() {
    let styled = styled(&shown(80, 60));
    let below = |words: &str| {
        let mut rows = styled.lines().skip_while(|row| !row.contains(words));
        let row = rows.next().expect("the row");
        let at = row[..row.find(words).expect("the words")].chars().count();
        rows.next().and_then(|styles| styles.chars().nth(at))
    };
    assert_eq!(below("The town seen"), below("The outer pier"));
}

#[test]
fn narrow_windows_show_all_words() {
    for (width, height) in [(40, 60), (24, 80), (12, 160)] {
        let frame = text(&shown(width, height));
        let joined: Vec<&str> = frame.split_whitespace().collect();
        assert!(
            joined.join(" ").contains("both piers behind it"),
            "{width}: {frame}"
        );
    }
}

#[test]
fn the_article_is_what_it_was() {
    let check = |keys: &str| {
        let (mut with, mut without) = (shown(80, 24), reader(harbour(), 80, 24));
        assert_eq!(press(&mut with, keys), press(&mut without, keys), "{keys}");
        let offset = |app: &App| app.open().map(|open| open.cursor());
        assert_eq!(offset(&with), offset(&without), "{keys}");
        assert_eq!(last_row(&with), last_row(&without), "{keys}");
    };
    check("/ \"dredger\" Enter");
    check("/ \"planned\" Enter y y");
    check("Right Right Right Right");
    check("O j Enter");
    check("5 G y y");
    check("y a");
}

#[test]
fn there_is_nothing_to_open_on_it_and_its_words_are_not_copied() {
    let mut app = shown(80, 24);
    press(&mut app, "G");
    let open = app.open().expect("a page");
    assert!(!open.cursor_in_body(), "the cursor is on the picture");
    assert!(press(&mut app, "Enter").is_empty());
    assert!(app.overlay.is_none());
    let copied = |effect: &Effect| match effect {
        Effect::Copy(text) => text.contains("The town seen"),
        _ => true,
    };
    assert!(!press(&mut app, "y y").iter().any(copied));
}
