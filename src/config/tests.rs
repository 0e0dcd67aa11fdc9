//! Settings files and what becomes of them.

use super::*;
use crate::app::action::Action;

fn check_wrong(text: &str, expected: &[&str]) {
    let (_, mistakes) = parse(text);
    assert_eq!(mistakes, expected, "{text}");
}

#[test]
fn settings_are_read() {
    let (settings, mistakes) = parse(
        "measure = 60\njustify = true\nlong_lines = \"keep\"\nsidebar = false\nside = \"left\"\n\
         sidebar_width = 30\ntheme = \"dark\"\nmouse = true\nhints = false\n[keys]\nquit = \"F9\"\n\
         top = [\"g g\", \"Home\"]\n",
    );
    assert_eq!(mistakes, Vec::<String>::new());
    assert_eq!((settings.measure, settings.sidebar_width), (60, Some(30)));
    assert_eq!(
        (settings.fill, settings.long_lines),
        (Fill::Justified, LongLines::Keep)
    );
    assert_eq!(
        (settings.side, settings.theme.as_str()),
        (Side::Left, "dark")
    );
    assert_eq!(
        (settings.sidebar, settings.mouse, settings.hints),
        (false, true, false)
    );
    assert_eq!(settings.keymap.keys_of(Action::Quit), ["F9"]);
    assert_eq!(settings.keymap.keys_of(Action::Top), ["gg", "Home"]);
}

#[test]
fn mistakes_are_told_by_line_and_with_what_was_meant() {
    check_wrong(
        "mesure = 60\n\nmouse = 1\n",
        &[
            "config.toml, line 1: there is no setting mesure; did you mean measure?",
            "config.toml, line 3: mouse cannot be this value; it is: Let the mouse scroll and click; \
             else it is left to the terminal",
        ],
    );
    check_wrong(
        "[keys]\nqit = \"q\"\n",
        &["config.toml, line 2: there is no action qit; did you mean quit?"],
    );
    check_wrong(
        "[keys]\nquit = 3\n",
        &["config.toml, line 2: the keys of quit are a string or a list of strings"],
    );
    check_wrong(
        "keys = 3\n",
        &["config.toml, line 1: keys is a table: [keys]"],
    );
    check_wrong(
        "\u{1b}[31m = 1",
        &["config.toml, line 1: key with no value, expected `=`"],
    );
}

#[test]
fn a_mistake_costs_its_line_only() {
    let (settings, mistakes) =
        parse("measure = 999\nmouse = true\nthis is no TOML\nhints = false\n");
    assert_eq!((settings.measure, settings.mouse), (72, true));
    assert_eq!(mistakes.len(), 2, "{mistakes:?}");
}

#[test]
fn one_key_for_two_actions_is_told() {
    let (_, mistakes) = parse("[keys]\ndown = \"x\"\nup = \"x\"\n");
    let told = mistakes
        .iter()
        .any(|told| told.contains("is given to both"));
    assert!(told, "{mistakes:?}");
}

#[test]
fn a_key_taken_from_another_action_is_told_unless_that_one_is_settled() {
    check_wrong(
        "[keys]\nquit = [\"x\"]\n",
        &[
            "config.toml, line 2: quit takes the key x from stripped, which has none now; \
           a line for stripped settles it",
        ],
    );
    check_wrong(
        "[keys]\nmark = \"H\"\n",
        &[
            "config.toml, line 2: mark takes the key H from back, which has only Backspace, Ctrl-O, \
           Alt-Left, B now; a line for back settles it",
        ],
    );
    check_wrong("[keys]\nquit = [\"x\"]\nstripped = []\n", &[]);
    check_wrong("[keys]\nquit = [\"x\"]\nstripped = \"E\"\n", &[]);
    check_wrong("[keys]\ndown = [\"k\"]\nup = [\"j\"]\n", &[]);
}

#[test]
fn a_key_to_leave_is_always_left() {
    let (settings, mistakes) = parse("[keys]\nquit = []\nclose = []\n");
    assert_eq!(settings.keymap.keys_of(Action::Quit), ["Ctrl-C"]);
    assert_eq!(mistakes.len(), 1, "{mistakes:?}");
}

#[test]
fn a_value_that_is_missing_is_told() {
    check_wrong(
        "measure = \n",
        &["config.toml, line 1: measure has no value"],
    );
    check_wrong(
        "mouse = true\nmeasure\n",
        &["config.toml, line 2: measure has no value"],
    );
}

#[test]
fn the_example_says_what_is_so_without_it() {
    let (settings, mistakes) = parse(&example());
    assert_eq!(mistakes, Vec::<String>::new());
    assert_eq!(
        format!("{settings:?}").len(),
        format!("{:?}", Settings::default()).len()
    );
    for entry in ACTIONS {
        let usual = Settings::default().keymap.keys_of(entry.action);
        assert_eq!(
            settings.keymap.keys_of(entry.action),
            usual,
            "{}",
            entry.name
        );
    }
}
