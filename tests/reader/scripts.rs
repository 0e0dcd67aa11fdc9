//! Widths and scripts: what is two columns wide, what is none, what runs from right to left, and what
//! may not stand at a line's beginning; in small windows and in very large ones.

use byline::app::App;
use byline::page::Arrival;
use byline::reading::{Reading, read};
use byline::strip::Extent;
use byline::text::width;

use crate::session::fixture::harbour;
use crate::session::frames::{buffer, press, reader, text};

const PAGE: &str = "<html lang=\"en\"><title>Signs</title><article><h1>Signs</h1>\
<p>The mayor, 李小明, said that 这座旧桥将于春天关闭，因为它的木板已经腐烂，工人们需要三个月才能更换它们。「引号」也会出现在这里。</p>\
<p>橋は春に閉鎖されます。木の板が腐っていて、交換には三か月かかります。カタカナも少しあります。</p>\
<p>Marks: e\u{301}a\u{308}o\u{302} and flags 🇬🇷 and 🇦🇲, a family 👨\u{200d}👩\u{200d}👧, a heart ❤\u{fe0f}, a keycap 1\u{fe0f}\u{20e3} and \
a thumb 👍🏽 before the end of the line that goes on and on.</p>\
<p>قال العمدة إن الجسر القديم سيغلق في الربيع لأن ألواحه قد تعفنت. ראש העיר אמר כי הגשר הישן ייסגר באביב.</p>\
<p>A word of soft hyphens: Brücken\u{ad}sperrungs\u{ad}ankündigungs\u{ad}verordnungs\u{ad}entwurfs\u{ad}fassung\u{ad}s\u{ad}besprechung.</p>\
<p>See https://bridge.example/old/planks/that/are/rotten/and-will-be-replaced/in-spring.html?year=2025&amp;part=two for more.</p>\
</article></html>";

fn page() -> Reading {
    let arrival = Arrival {
        origin: "signs.html".to_owned(),
        bytes: PAGE.as_bytes().to_vec(),
        ..Arrival::default()
    };
    read(&arrival, Extent::Whole)
}

/// The rows of the text, from top to bottom of the page, without margin and ruler.
fn all_rows(width: u16) -> Vec<String> {
    let app = reader(page(), width, 60);
    let column = app.areas().column;
    let buffer = buffer(&app);
    let row = |y: u16| {
        let mut row = String::new();
        let mut x = column.x;
        while x < column.x + column.width {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += (byline::text::width(symbol) as u16).max(1);
        }
        row.trim_end().to_owned()
    };
    (column.y..column.y + column.height).map(row).collect()
}

#[test]
fn rows_end_and_begin_where_the_script_allows_it() {
    for columns in [40, 47, 60, 80, 99] {
        let rows = all_rows(columns);
        for row in &rows {
            assert!(width(row) <= usize::from(columns), "{columns}: {row}");
            let first = row.chars().next().unwrap_or(' ');
            assert!(
                !"，。、」\u{301}\u{308}\u{200d}\u{fe0f}\u{20e3}".contains(first),
                "{columns}: {row}"
            );
            assert!(!row.ends_with('「'), "{columns}: {row}");
        }
        let page = rows.concat();
        for cluster in ["🇬🇷", "🇦🇲", "👨\u{200d}👩\u{200d}👧", "👍🏽", "李小明"]
        {
            assert!(
                page.contains(cluster),
                "{columns}: {cluster} is whole\n{page}"
            );
        }
    }
}

#[test]
fn a_soft_hyphen_is_seen_only_where_a_row_ends() {
    for columns in [40, 60, 80] {
        let rows = all_rows(columns);
        let shown: Vec<&String> = rows.iter().filter(|row| row.ends_with('-')).collect();
        assert!(columns > 70 || !shown.is_empty(), "{columns}: {rows:?}");
        let joined = rows.join("\n").replace("-\n", "");
        assert!(
            joined.contains("Brückensperrungsankündigungsverordnungsentwurfsfassungsbesprechung"),
            "{columns}: {joined}"
        );
        assert!(!joined.contains('\u{ad}'));
    }
}

#[test]
fn an_address_breaks_behind_its_own_signs() {
    let rows = all_rows(40);
    let at = rows
        .iter()
        .position(|row| row.contains("https:"))
        .expect("the address");
    let address = rows[at..].iter().take_while(|row| !row.is_empty());
    for row in address.clone().take(address.count() - 1) {
        let last = row.chars().last().unwrap_or(' ');
        assert!("/-?&=._ ".contains(last) || row.ends_with("See"), "{row}");
    }
}

#[test]
fn text_from_right_to_left_is_left_to_the_terminal() {
    let page = all_rows(80).join(" ");
    for words in ["قال العمدة إن الجسر القديم", "ראש העיר אמר כי"]
    {
        assert!(page.contains(words), "in the order of reading: {page}");
    }
}

/// First and last column of the window that anything stands in.
fn edges(app: &App) -> (usize, usize) {
    let frame = text(app);
    let rows = frame.lines().filter(|row| !row.trim().is_empty());
    let first = rows
        .clone()
        .map(|row| row.len() - row.trim_start().len())
        .min();
    let last = rows.map(width).max();
    (first.unwrap_or(0), last.unwrap_or(0))
}

#[test]
fn a_very_wide_window_keeps_text_and_lists_together_in_its_middle() {
    for (columns, rows) in [(160, 40), (200, 50), (250, 60)] {
        let mut app = reader(harbour(), columns, rows);
        press(&mut app, "Escape");
        let (first, last) = edges(&app);
        let right = usize::from(columns) - last;
        assert!(
            first.abs_diff(right) <= 3,
            "{columns}: {first} and {right} are left"
        );
        let areas = app.areas();
        let gap = areas.sidebar.x - (areas.column.x + areas.column.width);
        assert!(gap <= 8, "{columns}: {gap} columns between text and lists");
    }
}

#[test]
fn a_very_small_window_still_reads() {
    let app = reader(harbour(), 40, 12);
    let frame = text(&app);
    assert!(frame.contains("The harbour gets its channel"), "{frame}");
    let longest = frame.lines().map(width).max();
    assert!(longest <= Some(40), "{frame}");
}
