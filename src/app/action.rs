//! Everything a reader can do: one table of names, groups, default keys and help sentences.
//!
//! The keymap, the help, the hints, the palette and the README are made from it. What is not in the
//! table does not exist.

/// The groups of the help, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Through the text.
    Move,
    /// People, countries, sources.
    Names,
    /// Searching.
    Search,
    /// What is shown and how.
    View,
    /// Marks, copies, files.
    Keep,
    /// Pages and links.
    Pages,
    /// The program itself.
    Program,
}

impl Group {
    /// All groups in the help's order.
    pub const ALL: [Group; 7] = [
        Group::Move,
        Group::Names,
        Group::Search,
        Group::View,
        Group::Keep,
        Group::Pages,
        Group::Program,
    ];

    /// The group's heading.
    pub const fn title(self) -> &'static str {
        match self {
            Group::Move => "Move",
            Group::Names => "People, countries, sources",
            Group::Search => "Search",
            Group::View => "View",
            Group::Keep => "Marks and copies",
            Group::Pages => "Pages and links",
            Group::Program => "Program",
        }
    }
}

/// One line of the table.
#[derive(Debug)]
pub struct Entry {
    /// What happens.
    pub action: Action,
    /// The name in settings and palette.
    pub name: &'static str,
    /// Where the help lists it.
    pub group: Group,
    /// The default keys: sequences of keys separated by blanks.
    pub keys: &'static [&'static str],
    /// What it does, in a few words.
    pub help: &'static str,
}

macro_rules! actions {
    ($($action:ident $group:ident $name:literal [$($key:literal)*] $help:literal;)*) => {
        /// Everything that can happen by a key.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $(#[doc = $help] $action,)*
        }

        /// The table.
        pub const ACTIONS: &[Entry] = &[
            $(Entry {
                action: Action::$action,
                name: $name,
                group: Group::$group,
                keys: &[$($key),*],
                help: $help,
            },)*
        ];
    };
}

actions! {
    Down Move "down" ["j" "Down" "ctrl-e"] "a row down";
    Up Move "up" ["k" "Up" "ctrl-y"] "a row up";
    PageDown Move "page-down" ["Space" "PageDown" "ctrl-f"] "a window down";
    PageUp Move "page-up" ["b" "PageUp" "ctrl-b"] "a window up";
    HalfDown Move "half-down" ["d" "ctrl-d"] "half a window down";
    HalfUp Move "half-up" ["u" "ctrl-u"] "half a window up";
    Top Move "top" ["g" "g g" "Home" "<"] "to the beginning";
    Bottom Move "bottom" ["G" "End" "g e" ">"] "to the end";
    NextParagraph Move "next-paragraph" ["}"] "next paragraph";
    PreviousParagraph Move "previous-paragraph" ["{"] "previous paragraph";
    NextHeading Move "next-heading" ["J"] "next heading";
    PreviousHeading Move "previous-heading" ["K"] "previous heading";
    Center Move "center" ["z z"] "this row to the middle";
    CursorTop Move "row-to-top" ["z t"] "this row to the top";
    CursorBottom Move "row-to-bottom" ["z b"] "this row to the bottom";
    Back Move "back" ["Backspace" "ctrl-o" "H" "alt-Left"] "back to before the jump";
    Forward Move "forward" ["L" "alt-Right"] "forward again";

    NextList Names "next-list" ["Tab"] "into the lists, to the next list";
    PreviousList Names "previous-list" ["BackTab"] "to the list before";
    Enter Names "open" ["Enter"] "in a list: next mention; in the text: card";
    Card Names "card" ["i"] "who is this: forms, statements, mentions";
    NextMention Names "next-mention" ["Right" "e" "l"] "next mention of anyone";
    PreviousMention Names "previous-mention" ["Left" "E" "h"] "previous mention of anyone";
    NextOfEntry Names "next-of-entry" ["." "*"] "next mention of the chosen one";
    PreviousOfEntry Names "previous-of-entry" ["," "#"] "previous mention of the chosen one";
    NextStatement Names "next-statement" [")"] "next statement of the chosen source";
    PreviousStatement Names "previous-statement" ["("] "previous statement";

    Search Search "search" ["/"] "search the text; in a list: filter it";
    NextMatch Search "next-match" ["n"] "next match";
    PreviousMatch Search "previous-match" ["N"] "previous match";

    Stripped View "stripped" ["x"] "show what was stripped, in place";
    Sidebar View "sidebar" ["s"] "show or hide the lists";

    Help Program "help" ["?" "F1"] "all keys";
    Notices Program "notices" ["!"] "what is to know about this page";
    Escape Program "escape" ["Escape"] "leave: list, search, message";
    Redraw Program "redraw" ["ctrl-l"] "draw everything again";
    Suspend Program "suspend" ["ctrl-z"] "to the shell and back by fg";
    Quit Program "quit" ["q" "Q" "Z Z" "ctrl-c"] "leave byline";
}

impl Action {
    /// The action's line of the table.
    pub fn entry(self) -> &'static Entry {
        // The table holds every action, because the enum is made from it in the same order.
        &ACTIONS[self as usize]
    }

    /// The action of a name.
    pub fn named(name: &str) -> Option<Action> {
        ACTIONS
            .iter()
            .find(|entry| entry.name == name)
            .map(|entry| entry.action)
    }
}
