//! Tables in the margins and as records.

use super::super::tests::{shown, table, whole};
use super::super::{Hang, Room, Shape, rows};

#[test]
fn a_table_too_wide_for_columns_names_them_at_each_cell() {
    let text = "Key\tNeed\nphotograph\tfrequently";
    let table = table(text, true);
    let rows = rows(
        text,
        whole(text),
        table,
        Room {
            indent: 0,
            width: 20,
        },
    );
    let labels: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.label)
        .map(|label| label.span.of(text))
        .collect();
    assert_eq!(labels, ["Need"]);
    let cell = rows.iter().find(|row| row.label.is_some());
    assert_eq!(
        cell.and_then(|row| row.fragments.first()).map(|f| f.column),
        Some(8)
    );
}

/// The rows of a table in 20 columns of text with margins, each where it begins beside the text.
fn hung(text: &str, header: bool, hang: Hang) -> Vec<(u16, String)> {
    let table = Shape::Table {
        whole: whole(text),
        header,
        hang,
    };
    let room = Room {
        indent: 0,
        width: 20,
    };
    let rows = rows(text, whole(text), table, room);
    let shown = shown(text, table, room);
    rows.iter().map(|row| row.hang).zip(shown).collect()
}

#[test]
fn a_table_wider_than_the_text_hangs_out_into_the_margins() {
    let text = "Year\tPrize for physics\n1901\tWilhelm Röntgen";
    let check = |(left, right): (u16, u16), expected: &[(u16, &str)]| {
        let hung = hung(text, true, Hang { left, right });
        let hung: Vec<(u16, &str)> = hung
            .iter()
            .map(|(hang, row)| (*hang, row.as_str()))
            .collect();
        assert_eq!(hung, expected, "{left} and {right}");
    };
    // 24 columns: four beyond the text, taken from both margins in proportion.
    let whole = ["Year   Prize for physics", "", "1901   Wilhelm Röntgen"];
    let at = |hang| whole.map(|row| (hang, row));
    check((30, 30), &at(2));
    check((30, 10), &at(3));
    check((0, 30), &at(0));
    check((2, 2), &at(2));
    // So few that a row is broken all the same: the table stays where the text is.
    let cut = [
        "Year   Prize for",
        "       physics",
        "",
        "1901   Wilhelm",
        "       Röntgen",
    ];
    check((1, 1), &cut.map(|row| (0, row)));
    check((0, 0), &cut.map(|row| (0, row)));
}

#[test]
fn columns_that_would_be_towers_are_records() {
    let text = "Field\tNeed\tMeaning\nsku\tyes\tthe name that the shop has for it\n\
                gtin\tno\tthe number that is on the box of it";
    // Behind "Need:"; of "Meaning:" a cell would keep less than half a row.
    assert_eq!(
        hung(text, true, Hang::default()),
        [
            "Field   Need",
            "Meaning",
            "",
            "sku",
            "        yes",
            "  the name that the",
            "  shop has for it",
            "gtin",
            "        no",
            "  the number that is",
            "  on the box of it",
        ]
        .map(|row| (0, row.to_owned()))
    );
}

#[test]
fn a_long_header_labels_by_its_first_words() {
    let text = "Year\tPhysiology or Medicine\tPeace\n1901\tEmil von Behring, bacteriologist-immunologist\tHenry Dunant";
    let table = table(text, true);
    let room = Room {
        indent: 0,
        width: 32,
    };
    let labels: Vec<&str> = rows(text, whole(text), table, room)
        .iter()
        .filter_map(|row| Some(row.label?.span.of(text)))
        .collect();
    assert_eq!(labels, ["Physiology", "Peace"]);
}
