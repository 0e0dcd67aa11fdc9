//! Tables in windows of all sizes: side by side in the text, out into the margins where that helps,
//! and as records where columns would have no room.

use byline::app::{App, Event, Mouse, MouseKind};
use byline::detect::{Entities, Person};
use byline::doc::{Article, Block, BlockKind, Inline, InlineKind};
use byline::reading::Reading;
use byline::text::Span;

use crate::session::frames::{last_row, press, reader, text};

const BODY: &str = "The pier has had four keepers.\n\n\
    Year\tKeeper\tWhat was done in that year\tWho paid for it\tWhat was left undone\n\
    1901\tAda Bell\tthe lamp was lit for the first time\tthe town and its harbour board\tthe stairs\n\
    1931\tTom Okafor\tthe stairs were built of oak from Lindmouth\tnobody\tthe railing of the stairs";

/// A page with a table of 124 columns; a person and a link stand in its second column.
fn page() -> Reading {
    let at = |words: &str| {
        let start = BODY.find(words).expect("the words");
        Span::new(start, start + words.len())
    };
    let table = BODY.find("Year").expect("the table");
    let block = |start, end, kind| Block {
        span: Span::new(start, end),
        kind,
        quoted: 0,
        inside: 0,
    };
    let article = Article {
        title: Some("The pier".to_owned()),
        body: BODY.to_owned(),
        blocks: vec![
            block(0, table - 2, BlockKind::Paragraph),
            block(table, BODY.len(), BlockKind::Table { header: true }),
        ],
        inlines: vec![Inline {
            span: at("Tom Okafor"),
            kind: InlineKind::Link("https://example.org/okafor".to_owned()),
        }],
        ..Article::default()
    };
    let bell = Person {
        name: "Ada Bell".to_owned(),
        mentions: vec![at("Ada Bell")],
        ..Person::default()
    };
    Reading {
        origin: "pier.html".to_owned(),
        article,
        entities: Entities {
            people: vec![bell],
            ..Entities::default()
        },
        ..Reading::default()
    }
}

/// Row and column of some words in the frame.
fn place(app: &App, words: &str) -> (u16, u16) {
    let frame = text(app);
    let (row, line) = frame
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains(words))
        .unwrap_or_else(|| panic!("no {words} in\n{frame}"));
    let before = &line[..line.find(words).expect("found above")];
    (row as u16, byline::text::width(before) as u16)
}

#[test]
fn a_wide_table_takes_the_margin_away_from_the_lists() {
    let app = reader(page(), 250, 60);
    let frame = text(&app);
    assert!(
        frame.contains("1931 │ Tom Okafor │ the stairs were built of oak from Lindmouth │ nobody"),
        "{frame}"
    );
    let column = app.areas().column;
    let (_, year) = place(&app, "Year │ Keeper");
    assert!(year < column.x, "{year} is left of {}", column.x);
    let (_, rule) = place(&app, "─────┼");
    assert_eq!(rule, year);
    let (_, prose) = place(&app, "The pier has had");
    assert_eq!(prose, column.x, "the text stays where it was");
}

#[test]
fn without_lists_a_wide_table_stands_in_the_middle() {
    let mut app = reader(page(), 160, 40);
    press(&mut app, "s");
    let (row, year) = place(&app, "1901 │ Ada Bell");
    let frame = text(&app);
    let line = frame.lines().nth(usize::from(row)).expect("the row");
    assert!(line.contains("the stairs"), "{frame}");
    let column = app.areas().column;
    let (left, right) = (column.x - year, 124 - 72 - (column.x - year));
    assert!(left.abs_diff(right) <= 2, "{left} and {right}");
}

#[test]
fn a_table_without_room_is_records_that_name_their_columns() {
    let app = reader(page(), 40, 24);
    let frame = text(&app);
    for row in [
        "  Year │ Keeper",
        "  1901",
        "    Keeper: Ada Bell",
        "    Who paid for: the town and its",
    ] {
        assert!(frame.contains(row), "{row:?} in\n{frame}");
    }
}

#[test]
fn cursor_clicks_and_link_numbers_know_where_a_wide_table_begins() {
    let mut app = reader(page(), 250, 60);
    press(&mut app, "Right");
    let (row, year) = place(&app, "1901 │ Ada Bell");
    let frame = text(&app);
    let line = frame.lines().nth(usize::from(row)).expect("the row");
    assert_eq!(line.find('>'), Some(usize::from(year) - 2), "{frame}");
    press(&mut app, "t");
    assert!(text(&app).contains("1931 │ [1] Okafor"), "{}", text(&app));
    press(&mut app, "Escape g g");
    app.handle(Event::Mouse(Mouse {
        kind: MouseKind::Press,
        column: year + 9,
        row,
    }));
    assert!(text(&app).contains("─ Ada Bell ─"), "{}", text(&app));
    assert_eq!(last_row(&app), "Ada Bell 1 of 1 · 1 of 1 person");
}
