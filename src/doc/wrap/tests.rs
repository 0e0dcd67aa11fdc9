//! Rows tile their text, lose none of it, keep to the width, and lead back to where they came from.

use super::*;
use crate::text::width;
use proptest::prelude::*;

/// Prime widths, so that nothing fits by chance.
const WIDTHS: [u16; 5] = [2, 3, 7, 13, 41];

pub(super) fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

/// A text that is all one table, which stays inside the room.
pub(super) fn table(text: &str, header: bool) -> Shape {
    Shape::Table {
        whole: whole(text),
        header,
        hang: Hang::default(),
    }
}

/// The rows as lines of text, tabs and indents as the columns say.
pub(super) fn shown(text: &str, shape: Shape, room: Room) -> Vec<String> {
    let draw = |row: &Row| {
        let mut line = String::new();
        for fragment in &row.fragments {
            let column = usize::from(fragment.column);
            line.push_str(&" ".repeat(column.saturating_sub(width(&line))));
            line.push_str(fragment.span.of(text));
        }
        if row.kind == RowKind::Hyphenated {
            line.push('-');
        }
        line
    };
    rows(text, whole(text), shape, room)
        .iter()
        .map(draw)
        .collect()
}

#[test]
fn scripts_without_blanks_break_between_words() {
    // The harbour closes in May: the words as a dictionary has them.
    let texts: [&[&str]; 4] = [
        &["ท่าเรือ", "จะ", "ปิด", "ใน", "เดือน", "พฤษภาคม"],
        &["ທ່າ", "ເຮືອ", "ຈະ", "ປິດ", "ໃນ", "ເດືອນ"],
        &["កំពង់ផែ", "នឹង", "បិទ", "នៅ", "ខែ", "ឧសភា"],
        &["ဆိပ်ကမ်း", "ကို", "မေလ", "တွင်", "ပိတ်", "မည်"],
    ];
    for words in texts {
        let text = words.concat();
        let ends: Vec<usize> = (1..=words.len())
            .map(|count| words[..count].concat().len())
            .collect();
        for columns in 10..20 {
            let room = Room {
                indent: 0,
                width: columns,
            };
            for row in rows(&text, whole(&text), Shape::Prose(Fill::Ragged), room) {
                assert!(
                    ends.contains(&row.span.end),
                    "{columns}: {}",
                    row.span.of(&text)
                );
            }
        }
    }
}

#[test]
fn prose_breaks_between_words() {
    let check = |text: &str, columns: u16, expected: &[&str]| {
        let room = Room {
            indent: 0,
            width: columns,
        };
        assert_eq!(
            shown(text, Shape::Prose(Fill::Ragged), room),
            expected,
            "{text:?}"
        );
    };
    check("the quick brown fox", 10, &["the quick", "brown fox"]);
    check("the quick brown fox", 9, &["the quick", "brown fox"]);
    check("one\ntwo", 10, &["one", "two"]);
    check("one\n\ntwo", 10, &["one", "", "two"]);
    check("", 10, &[""]);
    check("Jong-un met", 8, &["Jong-un", "met"]);
    check("ab\u{ad}cd\u{ad}ef gh", 5, &["abcd-", "ef gh"]);
    check("ab\u{ad}cd", 5, &["abcd"]);
    check("中文字符测试", 4, &["中文", "字符", "测试"]);
    check("👩‍👩‍👧👩‍👩‍👧", 2, &["👩‍👩‍👧", "👩‍👩‍👧"]);
    check(
        "e\u{301}e\u{301}e\u{301}",
        2,
        &["e\u{301}e\u{301}", "e\u{301}"],
    );
    // One grapheme of any width: a letter with signs that each take a column.
    check("&\u{d4c}\u{d4c}", 2, &["&\u{d4c}", "\u{d4c}"]);
    check("\u{1100}\u{1100}", 2, &["\u{1100}", "\u{1100}"]);
    check("aaaaaaaaaaaa", 5, &["aaaaa", "aaaaa", "aa"]);
    check(
        "see https://example.org/a/b",
        14,
        &["see https://", "example.org/a/", "b"],
    );
    check("שלום עולם", 5, &["שלום", "עולם"]);
}

#[test]
fn an_indent_moves_every_row() {
    let room = Room {
        indent: 2,
        width: 8,
    };
    assert_eq!(
        shown("one two six", Shape::Prose(Fill::Ragged), room),
        ["  one", "  two", "  six"]
    );
}

#[test]
fn justified_rows_end_at_the_edge() {
    let check = |text: &str, expected: &[&str]| {
        let room = Room {
            indent: 0,
            width: 12,
        };
        assert_eq!(
            shown(text, Shape::Prose(Fill::Justified), room),
            expected,
            "{text:?}"
        );
    };
    check("one two six seven ten", &["one two  six", "seven ten"]);
    check("a b c d e sixteen", &["a b  c  d  e", "sixteen"]);
    check("unbreakably long", &["unbreakably", "long"]);
}

#[test]
fn code_keeps_its_blanks() {
    let room = Room {
        indent: 0,
        width: 8,
    };
    let check = |text: &str, long: LongLines, expected: &[&str]| {
        assert_eq!(shown(text, Shape::Code(long), room), expected, "{text:?}");
    };
    check("a  b\n\tc", LongLines::Wrap, &["a  b", "    c"]);
    check("0123456789", LongLines::Wrap, &["01234567", "89"]);
    check("0123456789", LongLines::Keep, &["0123456789"]);
    check("a\n\nb", LongLines::Wrap, &["a", "", "b"]);
}

#[test]
fn a_table_has_columns_where_they_fit() {
    let text = "Year\tShips\n2021\tfour hundred";
    let table = table(text, true);
    let check = |columns: u16, expected: &[&str]| {
        let room = Room {
            indent: 0,
            width: columns,
        };
        assert_eq!(shown(text, table, room), expected, "{columns}");
    };
    check(30, &["Year   Ships", "", "2021   four hundred"]);
    check(15, &["Year   Ships", "", "2021   four", "       hundred"]);
    check(
        8,
        &["Year", "Ships", "", "2021", "  four", "  hundre", "  d"],
    );
}

#[test]
fn a_tables_later_cells_have_their_own_row() {
    let text = "a\tthe long cell that wraps\tlast";
    let table = table(text, false);
    let rows = rows(
        text,
        whole(text),
        table,
        Room {
            indent: 0,
            width: 24,
        },
    );
    let last = text.find("last").unwrap_or_default();
    assert_eq!(row_of(&rows, last), 0);
    assert!(row_of(&rows, text.find("wraps").unwrap_or_default()) > 0);
}

#[test]
fn a_column_of_one_cell_holds_no_more() {
    // Found by fuzzing: the widths come from the first lines, and a later cell was wider.
    let text = format!("{}a\tbig", "a\tb\n".repeat(300));
    let table = table(&text, false);
    let room = Room {
        indent: 0,
        width: 5,
    };
    let shown = shown(&text, table, room);
    assert_eq!(shown[0], "a   b");
    assert_eq!(shown[300..], ["a", "big"]);
}

/// Text as pages have it, and worse: wide and combining characters, tabs, soft hyphens, blanks.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "word",
        "a",
        " ",
        "  ",
        "\n",
        "\t",
        "中文",
        "👩‍👩‍👧",
        "e\u{301}",
        "\u{ad}",
        "-",
        "https://a.b/c?d=e",
        "שלום",
        "\u{a0}",
        "\u{200b}",
        "(x)",
        "—",
        "longlonglonglonglong",
        "\u{fffd}",
        "กำ",
        "ท่าเรือจะปิด",
        "ທ່າເຮືອ",
        "កំពង់ផែ",
        "ဆိပ်ကမ်း",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

fn shapes(text: &str) -> [Shape; 5] {
    [
        Shape::Prose(Fill::Ragged),
        Shape::Prose(Fill::Justified),
        Shape::Code(LongLines::Wrap),
        table(text, true),
        table(text, false),
    ]
}

proptest! {
    #[test]
    fn rows_tile_their_text(text in any_text()) {
        for shape in shapes(&text) {
            for width in WIDTHS {
                let rows = rows(&text, whole(&text), shape, Room { indent: 0, width });
                let mut at = 0;
                for row in &rows {
                    prop_assert_eq!(row.span.start, at);
                    prop_assert!(row.span.end > at || text.is_empty());
                    at = row.span.end;
                }
                prop_assert_eq!(at, text.len());
            }
        }
    }

    #[test]
    fn no_text_is_lost(text in any_text()) {
        let visible = |c: &char| !c.is_whitespace() && !matches!(*c, SOFT_HYPHEN | '\u{200b}');
        for shape in shapes(&text) {
            for width in WIDTHS {
                let rows = rows(&text, whole(&text), shape, Room { indent: 0, width });
                let mut spans: Vec<Span> = rows.iter().flat_map(|row| &row.fragments).map(|f| f.span).collect();
                spans.sort();
                let shown: String = spans.iter().map(|span| span.of(&text)).collect();
                let expected: String = text.chars().filter(visible).collect();
                prop_assert_eq!(shown.chars().filter(visible).collect::<String>(), expected);
            }
        }
    }

    #[test]
    fn no_row_is_wider_than_its_room(text in any_text()) {
        for shape in shapes(&text) {
            for columns in WIDTHS {
                let rows = rows(&text, whole(&text), shape, Room { indent: 0, width: columns });
                for row in &rows {
                    for fragment in &row.fragments {
                        let end = usize::from(fragment.column) + width(fragment.span.of(&text));
                        prop_assert!(end <= usize::from(columns), "{:?} in {:?}", fragment.span.of(&text), text);
                    }
                }
            }
        }
    }

    #[test]
    fn an_offset_has_its_row_and_back(text in any_text()) {
        for shape in shapes(&text) {
            for width in WIDTHS {
                let rows = rows(&text, whole(&text), shape, Room { indent: 0, width });
                for (index, row) in rows.iter().enumerate() {
                    for fragment in &row.fragments {
                        prop_assert_eq!(row_of(&rows, fragment.span.start), index);
                    }
                    if row.fragments.is_empty() && !row.span.is_empty() {
                        prop_assert_eq!(row_of(&rows, row.span.start), index);
                    }
                }
            }
        }
    }
}
