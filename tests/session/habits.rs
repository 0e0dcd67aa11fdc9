//! The keys of other programs, as their own manuals have them: less 590, w3m 0.5.3, vim 9, helix 25
//! and Firefox 140. Written as settings write keys; a key after `:` is typed into their command line.

use byline::app::action::Action;

/// What somebody wants, the action that does it here, and the keys that do it elsewhere.
pub struct Habit {
    pub what: &'static str,
    pub action: Action,
    /// The keys of each program of [`PROGRAMS`].
    pub keys: [&'static [&'static str]; 5],
}

pub const PROGRAMS: [&str; 5] = ["less", "w3m", "vim", "helix", "Firefox"];

const fn habit(what: &'static str, action: Action, keys: [&'static [&'static str]; 5]) -> Habit {
    Habit { what, action, keys }
}

pub const HABITS: &[Habit] = &[
    habit(
        "a row down",
        Action::Down,
        [
            &["j", "Down", "e", "ctrl-e", "ctrl-n", "ctrl-j", "Enter"],
            &["j", "Down", "ctrl-n", "J"],
            &["j", "Down", "ctrl-e", "ctrl-n", "ctrl-j"],
            &["j", "Down", "z j"],
            &["Down"],
        ],
    ),
    habit(
        "a row up",
        Action::Up,
        [
            &["k", "Up", "ctrl-y", "ctrl-k", "y", "ctrl-p"],
            &["k", "Up", "ctrl-p", "K"],
            &["k", "Up", "ctrl-y", "ctrl-p"],
            &["k", "Up", "z k"],
            &["Up"],
        ],
    ),
    habit(
        "a window down",
        Action::PageDown,
        [
            &["Space", "PageDown", "ctrl-f", "ctrl-v", "f", "z"],
            &["Space", "PageDown", "ctrl-v", "+"],
            &["PageDown", "ctrl-f"],
            &["PageDown", "ctrl-f"],
            &["Space", "PageDown"],
        ],
    ),
    habit(
        "a window up",
        Action::PageUp,
        [
            &["b", "PageUp", "ctrl-b", "alt-v", "w"],
            &["b", "PageUp", "alt-v", "-"],
            &["PageUp", "ctrl-b"],
            &["PageUp", "ctrl-b"],
            &["PageUp"],
        ],
    ),
    habit(
        "half a window down",
        Action::HalfDown,
        [&["d", "ctrl-d"], &[], &["ctrl-d"], &["ctrl-d"], &[]],
    ),
    habit(
        "half a window up",
        Action::HalfUp,
        [&["u", "ctrl-u"], &[], &["ctrl-u"], &["ctrl-u"], &[]],
    ),
    habit(
        "to the beginning",
        Action::Top,
        [
            &["Home", "alt-<", "g", "<"],
            &["Home", "alt-<", "g"],
            &["g g"],
            &["g g"],
            &["Home", "ctrl-Home"],
        ],
    ),
    habit(
        "to the end",
        Action::Bottom,
        [
            &["G", "End", "alt->", ">"],
            &["G", "End", "alt->"],
            &["G"],
            &["g e"],
            &["End", "ctrl-End"],
        ],
    ),
    habit(
        "next paragraph",
        Action::NextParagraph,
        [&[], &[], &["}"], &["] p"], &[]],
    ),
    habit(
        "paragraph before",
        Action::PreviousParagraph,
        [&[], &[], &["{"], &["[ p"], &[]],
    ),
    habit(
        "next heading",
        Action::NextHeading,
        [&[], &[], &["] ]"], &[], &[]],
    ),
    habit(
        "heading before",
        Action::PreviousHeading,
        [&[], &[], &["[ ["], &[], &[]],
    ),
    habit(
        "headings, to jump to",
        Action::Outline,
        [&[], &[], &[], &["Space s"], &[]],
    ),
    habit(
        "this row to the middle",
        Action::Center,
        [&[], &["z"], &["z z"], &["z z", "z c"], &[]],
    ),
    habit(
        "this row to the top",
        Action::RowToTop,
        [&[], &[], &["z t"], &["z t"], &[]],
    ),
    habit(
        "this row to the bottom",
        Action::RowToBottom,
        [&[], &[], &["z b"], &["z b"], &[]],
    ),
    habit(
        "back from a jump",
        Action::Back,
        [&["' '"], &["B"], &["ctrl-o"], &["ctrl-o"], &["alt-Left"]],
    ),
    habit(
        "forward again",
        Action::Forward,
        [&[], &[], &["ctrl-i"], &["ctrl-i"], &["alt-Right"]],
    ),
    habit(
        "search",
        Action::Search,
        [&["/"], &["/", "ctrl-s"], &["/"], &["/"], &["/", "ctrl-f"]],
    ),
    habit(
        "next match",
        Action::NextMatch,
        [&["n"], &["n"], &["n"], &["n"], &["F3", "ctrl-g"]],
    ),
    habit(
        "match before",
        Action::PreviousMatch,
        [&["N"], &["N"], &["N"], &["N"], &["shift-F3"]],
    ),
    habit("all matches", Action::Matches, [&["&"], &[], &[], &[], &[]]),
    habit(
        "the name here again",
        Action::NextOfThis,
        [&[], &[], &["*"], &[], &[]],
    ),
    habit(
        "the name here before",
        Action::PreviousOfThis,
        [&[], &[], &["#"], &[], &[]],
    ),
    habit(
        "long lines to the left",
        Action::ScrollLeft,
        [&["alt-(", "Left"], &["<"], &["z h"], &[], &[]],
    ),
    habit(
        "long lines to the right",
        Action::ScrollRight,
        [&["alt-)", "Right"], &[">"], &["z l"], &[], &[]],
    ),
    habit(
        "wrap long lines or not",
        Action::LongLines,
        [&["- S"], &[], &[], &[], &[]],
    ),
    habit(
        "mark",
        Action::Mark,
        [&["m a"], &[], &["m a"], &["ctrl-s"], &[]],
    ),
    habit(
        "to a mark",
        Action::Marks,
        [&["' a"], &[], &["' a"], &["Space j"], &[]],
    ),
    habit(
        "copy",
        Action::CopyParagraph,
        [&[], &[], &["y y", "Y"], &["y", "Space y"], &["ctrl-c"]],
    ),
    habit("undo", Action::Undo, [&[], &[], &["u"], &["u"], &[]]),
    habit(
        "the page's source",
        Action::RawPage,
        [&[], &["v"], &[], &[], &["ctrl-u"]],
    ),
    habit(
        "links of this page",
        Action::Links,
        [&[], &["L"], &[], &[], &["Tab"]],
    ),
    habit(
        "next page",
        Action::NextPage,
        [
            &[": n"],
            &["}"],
            &["g t", "ctrl-PageDown"],
            &["g n"],
            &["ctrl-PageDown"],
        ],
    ),
    habit(
        "page before",
        Action::PreviousPage,
        [
            &[": p"],
            &["{"],
            &["g T", "ctrl-PageUp"],
            &["g p"],
            &["ctrl-PageUp"],
        ],
    ),
    habit(
        "all pages",
        Action::Pages,
        [&[], &["s"], &[": l s"], &["Space b"], &[]],
    ),
    habit(
        "load again",
        Action::Reload,
        [&["R"], &["R"], &[": e"], &[], &["F5", "ctrl-r"]],
    ),
    habit(
        "capture the mouse",
        Action::Mouse,
        [&[], &["m"], &[], &[], &[]],
    ),
    habit(
        "help",
        Action::Help,
        [&["h", "H"], &["H"], &["F1"], &[], &["F1"]],
    ),
    habit(
        "a command by its name",
        Action::Palette,
        [&[":"], &[], &[":"], &[":", "Space ?"], &[]],
    ),
    habit(
        "draw again",
        Action::Redraw,
        [
            &["ctrl-l", "r", "ctrl-r"],
            &["ctrl-l"],
            &["ctrl-l"],
            &[],
            &[],
        ],
    ),
    habit(
        "to the shell",
        Action::Suspend,
        [&["ctrl-z"], &["ctrl-z"], &["ctrl-z"], &["ctrl-z"], &[]],
    ),
    habit(
        "leave",
        Action::Close,
        [&["q", ": q"], &["q"], &[": q"], &[": q"], &["ctrl-w"]],
    ),
    habit(
        "leave at once",
        Action::Quit,
        [&["Q", "Z Z"], &["Q"], &["Z Z", "Z Q"], &[], &["ctrl-q"]],
    ),
];
