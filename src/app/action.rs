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

/// Which actions a help of 80 columns and 24 rows shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// These.
    Main,
    /// Not these; a larger help and the palette do.
    More,
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
    /// Whether a small help has it.
    pub rank: Rank,
    /// The default keys: sequences of keys separated by blanks.
    pub keys: &'static [&'static str],
    /// What it does, in a few words.
    pub help: &'static str,
}

macro_rules! actions {
    ($($action:ident $group:ident $rank:ident $name:literal [$($key:literal)*] $help:literal;)*) => {
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
                rank: Rank::$rank,
                keys: &[$($key),*],
                help: $help,
            },)*
        ];
    };
}

actions! {
    Down Move Main "down" ["j" "Down" "ctrl-e" "e" "ctrl-n" "ctrl-j" "z j"] "a row down";
    Up Move Main "up" ["k" "Up" "ctrl-y" "ctrl-k" "z k"] "a row up";
    PageDown Move Main "page-down" ["Space" "PageDown" "ctrl-f" "ctrl-v"] "a window down";
    PageUp Move Main "page-up" ["b" "PageUp" "ctrl-b" "alt-v"] "a window up";
    HalfDown Move Main "half-down" ["d" "ctrl-d"] "half a window down";
    HalfUp Move Main "half-up" ["u" "ctrl-u"] "half a window up";
    Top Move Main "top" ["g g" "Home" "alt-<" "ctrl-Home"] "to the beginning";
    Bottom Move Main "bottom" ["G" "End" "g e" "alt->" "ctrl-End"] "to the end";
    NextParagraph Move Main "next-paragraph" ["}"] "next paragraph";
    PreviousParagraph Move Main "previous-paragraph" ["{"] "paragraph before";
    ParagraphStart Move More "paragraph-start" ["^"] "start of this paragraph";
    ParagraphEnd Move More "paragraph-end" ["$"] "end of this paragraph";
    Percent Move More "percent" ["%"] "50%: to the middle";
    NextHeading Move More "next-heading" ["J"] "next heading";
    PreviousHeading Move More "previous-heading" ["K"] "heading before";
    Center Move More "center" ["z z" "z c"] "this row to the middle";
    RowToTop Move More "row-to-top" ["z t"] "this row to the top";
    RowToBottom Move More "row-to-bottom" ["z b"] "this row to the bottom";
    Back Move Main "back" ["Backspace" "H" "ctrl-o" "alt-Left" "B"] "back from a jump";
    Forward Move More "forward" ["L" "alt-Right"] "forward again";
    Outline Move Main "outline" ["O"] "headings, to jump to";

    NextList Names Main "next-list" ["Tab"] "to the lists, next list";
    PreviousList Names More "previous-list" ["BackTab"] "list before";
    People Names More "people" ["1" "alt-1"] "to the people";
    Countries Names More "countries" ["2" "alt-2"] "to the countries";
    Sources Names More "sources" ["3" "alt-3"] "to the sources";
    Enter Names Main "open" ["Enter"] "list: go; text: card";
    Card Names Main "card" ["i"] "card: who is this";
    NextMention Names Main "next-mention" ["Right" "l"] "next name";
    PreviousMention Names Main "previous-mention" ["Left" "h"] "name before";
    NextOfEntry Names Main "next-of-entry" ["."] "the chosen one again";
    PreviousOfEntry Names More "previous-of-entry" [","] "the chosen one before";
    NextOfThis Names More "next-of-this" ["*"] "this one again";
    PreviousOfThis Names More "previous-of-this" ["#"] "this one before";
    NextStatement Names Main "next-statement" [")"] "next statement";
    PreviousStatement Names More "previous-statement" ["("] "statement before";
    Filter Names More "filter" ["F"] "filter the lists";
    Sort Names More "sort" ["S"] "sort the lists";
    Hide Names More "hide" ["Delete" "D"] "this is no such entry";
    Same Names More "same" ["="] "same as another entry";
    Undo Names More "undo" ["U"] "undo a correction";

    Search Search Main "search" ["/"] "search, filter the lists";
    NextMatch Search Main "next-match" ["n" "F3"] "next match";
    PreviousMatch Search Main "previous-match" ["N" "shift-F3"] "match before";
    Matches Search More "matches" ["g /" "&"] "all matches, to jump to";
    WholeWords Search More "whole-words" ["g w"] "whole words only, or not";
    Patterns Search More "patterns" ["g r"] "regular expressions, or not";

    Stripped View Main "stripped" ["x"] "show what was stripped";
    Restore View Main "restore" ["X"] "put it back in the text";
    Attributed View Main "attributed" ["a"] "only what sources say";
    FocusMode View Main "focus" ["f"] "only this paragraph";
    RawPage View More "raw" ["r" "v"] "the page as it came";
    Sidebar View Main "sidebar" ["s"] "lists shown or hidden";
    Theme View More "theme" ["T"] "next theme";
    Wider View More "wider" ["+"] "wider text";
    Narrower View More "narrower" ["-"] "narrower text";
    LongLines View More "long-lines" ["w"] "wrap code or not";
    ScrollLeft View More "scroll-left" ["<" "z h" "alt-("] "scroll code left";
    ScrollRight View More "scroll-right" [">" "z l" "alt-)"] "scroll code right";
    Mouse View More "mouse" ["alt-m"] "capture the mouse";

    Mark Keep Main "mark" ["m"] "mark this paragraph";
    Marks Keep Main "marks" ["M" "'"] "all marks";
    CopyParagraph Keep Main "copy-paragraph" ["y y" "y p" "Y"] "copy this paragraph";
    CopyStatement Keep More "copy-statement" ["y s"] "copy statement, source";
    CopyLink Keep More "copy-link" ["y l"] "copy the page's address";
    CopyAll Keep More "copy-all" ["y a"] "copy the whole article";
    SaveMarkdown Keep More "save-markdown" ["W m"] "save all as Markdown";
    SaveJson Keep More "save-json" ["W j"] "save all as JSON";

    NextPage Pages Main "next-page" ["]" "g t" "g n" "ctrl-PageDown"] "next page";
    PreviousPage Pages Main "previous-page" ["[" "g T" "g p" "ctrl-PageUp"] "page before";
    Pages Pages More "pages" ["p"] "all pages";
    Links Pages Main "links" ["o"] "links of this page";
    LinkNumbers Pages More "link-numbers" ["t"] "number links, go to one";
    Reload Pages More "reload" ["R" "F5" "ctrl-r"] "load this page again";

    Help Program More "help" ["?" "F1"] "this help";
    Palette Program Main "palette" [":" "ctrl-p"] "find any action";
    Notices Program Main "notices" ["!"] "notices of this page";
    Escape Program More "escape" ["Escape"] "leave, clear";
    Redraw Program More "redraw" ["ctrl-l"] "draw again";
    Suspend Program More "suspend" ["ctrl-z"] "to the shell, fg returns";
    Close Program Main "close" ["q"] "close a view, leave";
    Quit Program Main "quit" ["Q" "Z Z" "Z Q" "ctrl-c" "ctrl-q"] "leave byline";
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
