//! What rows and messages say where there is little room or nothing to say.

use byline::app::App;
use byline::doc::BlockKind;

use crate::session::fixture::harbour;
use crate::session::frames::{last_row, press, reader, text};

#[test]
fn messages_fit_a_small_window() {
    for (width, expected) in [
        (80, "4 stripped; X puts \"picture credit\" back"),
        (40, "4 stripped; X puts it back"),
    ] {
        let mut app = reader(harbour(), width, 12);
        press(&mut app, "x");
        let row = last_row(&app);
        assert!(row.starts_with(expected), "{width}: {row}");
        assert!(!row.contains('…'), "{width}: {row}");
    }
}

#[test]
fn where_nobody_is_cited_there_is_nothing_to_light() {
    let mut reading = harbour();
    reading.entities.sources.clear();
    let mut app = reader(reading, 80, 24);
    let marks = |app: &App| app.open().map(|open| open.mode);
    let before = marks(&app);
    press(&mut app, "a");
    assert_eq!(last_row(&app), "nobody is cited on this page");
    assert_eq!(marks(&app), before);
}

#[test]
fn the_highest_headings_stand_at_the_edge_of_the_outline() {
    let mut reading = harbour();
    for block in &mut reading.article.blocks {
        if let BlockKind::Heading(level) = &mut block.kind {
            *level += 1;
        }
    }
    let mut app = reader(reading, 80, 24);
    press(&mut app, "O");
    assert!(text(&app).contains("│ What is planned"), "{}", text(&app));
}

#[test]
fn a_context_ends_with_its_paragraph_and_has_whole_words() {
    let mut app = reader(harbour(), 200, 40);
    press(&mut app, "/ \"planned\" Enter &");
    let frame = text(&app);
    let rows = frame.lines().flat_map(|row| row.split('│'));
    let listed: Vec<&str> = rows
        .filter(|row| row.trim_start().starts_with("3") && row.contains("planned"))
        .collect();
    assert_eq!(listed.len(), 1, "{frame}");
    assert!(listed[0].trim().ends_with(" What is planned"), "{frame}");
}
