//! The binary on a pseudo-terminal: what a person does with it, and that the terminal is left as it
//! was found however it ends.
#![cfg(unix)]

mod support;

use portable_pty::CommandBuilder;
use support::Scratch;
use support::pty::Window;

/// A page in which one person is named at the beginning and again far below.
fn page() -> String {
    let mut page = String::from(
        "Bridge to close\n\nThe old bridge will close, Mayor Anna Torvald said on Monday.\n\n",
    );
    for number in 1..40 {
        page.push_str(&format!(
            "Paragraph {number} tells of the long history of the bridge and its builders.\n\n"
        ));
    }
    page.push_str("In the end Torvald wants a new one.\n\n");
    page
}

fn open_page(scratch: &Scratch) -> Window {
    let window = Window::open(&["--whole", &scratch.file("page.txt", page())]);
    window.wait_for("Anna Torvald said");
    window
}

#[test]
fn opens_the_sample_and_leaves_the_terminal_as_it_was() {
    let mut window = Window::open(&[]);
    window.wait_for("Nordic power cable");
    window.wait("the alternate screen without a cursor", |s| {
        s.alternate_screen() && s.hide_cursor()
    });
    assert!(window.is_raw());
    window.send("q");
    assert!(window.end().success());
    window.check_put_back();
}

#[test]
fn jumps_by_keyboard_to_the_second_mention_of_a_person() {
    let scratch = Scratch::new();
    let mut window = open_page(&scratch);
    window.send("\t");
    window.wait_for("People");
    window.send("\r");
    window.wait_for("Anna Torvald 1 of 2 · 1 of 1 person");
    window.send(".");
    window.wait_for("In the end Torvald wants");
    window.wait_for("Anna Torvald 2 of 2");
    window.send("q");
    assert!(window.end().success());
}

#[test]
fn another_size_keeps_the_line_at_the_top() {
    let scratch = Scratch::new();
    let mut window = open_page(&scratch);
    window.send("d");
    window.wait("the beginning to go", |screen| {
        !screen.contents().contains("Torvald said")
    });
    let top = first_paragraph(&window.wait("", |_| true));
    for (rows, columns) in [(12, 40), (40, 120), (24, 80)] {
        window.resize(rows, columns);
        window.wait(&format!("{top} at {columns}×{rows}"), |screen| {
            screen.size().1.get() == columns && first_paragraph(&screen.contents()) == top
        });
    }
}

/// The number of the first paragraph in the window.
fn first_paragraph(screen: &str) -> String {
    let after = screen.split("Paragraph ").nth(1).unwrap_or_default();
    after.chars().take_while(char::is_ascii_digit).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn suspends_and_comes_back_with_a_whole_frame() {
    let scratch = Scratch::new();
    let mut window = open_page(&scratch);
    for _ in 0..2 {
        window.send("\u{1a}");
        window.wait_for_state('T');
        window.check_put_back();
        window.signal("CONT");
        window.wait("the alternate screen", |screen| screen.alternate_screen());
        window.wait_for("Anna Torvald said");
    }
    window.send("q");
    assert!(window.end().success());
    window.check_put_back();
}

#[test]
fn a_signal_ends_it_with_the_terminal_put_back() {
    for name in ["TERM", "INT", "HUP"] {
        let window = &mut Window::open(&[]);
        window.wait_for("Nordic power cable");
        window.signal(name);
        let status = window.end();
        assert!(
            !status.success() && status.signal().is_some(),
            "{name}: {status:?}"
        );
        window.check_put_back();
    }
}

#[test]
fn keys_live_while_the_page_comes_through_a_pipe() {
    let scratch = Scratch::new();
    let path = scratch.file("page.txt", page());
    let mut window = Window::piped(&format!("cat '{path}'"), "--whole");
    window.wait_for("Anna Torvald said");
    window.send("G");
    window.wait_for("In the end Torvald wants");
    window.send("q");
    assert!(window.end().success());
    window.check_put_back();
}

#[test]
fn a_page_that_cannot_be_read_draws_nothing() {
    let mut window = Window::open(&["no-such-page"]);
    assert_eq!(window.end().exit_code(), 1);
    window.wait_for("byline: cannot read no-such-page: no such file");
    assert!(!window.raw().contains(&0x1b));
}

#[test]
fn the_place_comes_back_and_settings_hold() {
    let scratch = Scratch::new();
    let page_path = scratch.file("page.txt", page());
    let folder = scratch.path().join("byline");
    std::fs::create_dir(&folder).expect("a folder for settings");
    let settings = "[keys]\nbottom = \"E\"\nquit = \"x\"\nmeasur = 1\n";
    scratch.file("byline/config.toml", settings);
    let open = || {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_byline"));
        command.args(["--whole", &page_path]);
        let home = scratch.path().to_str().expect("a path of UTF-8");
        Window::with(
            command,
            &[("XDG_STATE_HOME", home), ("XDG_CONFIG_HOME", home)],
        )
    };
    let mut window = open();
    window.wait_for("2 faults in config.toml: ! shows them");
    window.send("!");
    window.wait_for("line 4: there is no action measur");
    window.wait_for("quit takes the key x from stripped");
    window.send("q");
    window.wait_for("Anna Torvald said");
    window.send("E");
    window.wait_for("In the end Torvald wants");
    window.send("x");
    assert!(window.end().success());

    let mut window = open();
    window.wait_for("In the end Torvald wants");
    window.signal("TERM");
    window.end();
    open().wait_for("In the end Torvald wants");
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_is_killed_loses_neither_place_nor_marks() {
    let scratch = Scratch::new();
    let page_path = scratch.file("page.txt", page());
    let home = scratch.path().to_str().expect("a path of UTF-8");
    let open = || {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_byline"));
        command.args(["--whole", &page_path]);
        Window::with(command, &[("XDG_STATE_HOME", home)])
    };
    let mut window = open();
    window.wait_for("Anna Torvald said");
    window.send("Gmthe end\r");
    window.wait_for("In the end Torvald wants");
    let folder = scratch.path().join("byline/pages");
    support::wait_until("what was done is in a file", || {
        // Not the one beside it, which is renamed when it is whole.
        let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let paths = files.map(|file| file.path());
        let whole = paths.filter(|path| path.extension().is_some_and(|end| end == "json"));
        let mut texts = whole.filter_map(|path| std::fs::read_to_string(path).ok());
        texts.any(|text| text.contains("the end"))
    });
    window.signal("KILL");
    window.end();

    let mut window = open();
    window.wait_for("where you left it");
    window.wait_for("In the end Torvald wants");
    window.send("M");
    window.wait_for("the end — ");
}

#[test]
fn one_page_of_two_that_fails_shows_in_the_exit_code() {
    let scratch = Scratch::new();
    let mut window = Window::open(&["--whole", &scratch.file("page.txt", page()), "no-such-page"]);
    window.wait_for("Anna Torvald said");
    window.send("]");
    window.wait_for("no such file");
    window.send("q");
    assert_eq!(window.end().exit_code(), 1);
    window.wait_for("byline: cannot read no-such-page: no such file");
    window.check_put_back();
}

#[test]
fn a_dumb_terminal_gets_plain_text() {
    let command = CommandBuilder::new(env!("CARGO_BIN_EXE_byline"));
    let mut window = Window::with(command, &[("TERM", "dumb")]);
    assert!(window.end().success());
    window.wait_for("Somebody should bring a pen");
    assert!(!window.raw().contains(&0x1b));
}

#[test]
fn nothing_is_asked_of_the_terminal() {
    let mut window = Window::open(&[]);
    window.wait_for("People");
    window.send("?");
    window.wait_for("down");
    window.send("\u{1b}");
    window.wait_for("Nordic power cable");
    window.send("q");
    window.end();
    let raw = window.raw();
    let asks = |question: &[u8]| raw.windows(question.len()).any(|bytes| bytes == question);
    // Cursor position, device attributes, terminal version, mode, keyboard, colours.
    for question in [
        "\u{1b}[6n",
        "\u{1b}[c",
        "\u{1b}[0c",
        "\u{1b}[>c",
        "\u{1b}[>q",
        "\u{1b}[?u",
        ";?\u{7}",
        ";?\u{1b}",
    ] {
        assert!(!asks(question.as_bytes()), "{question:?}");
    }
    assert!(!asks(b"$p"));
}

#[test]
fn a_folder_a_missing_file_and_a_refused_address_are_listed_with_their_reasons() {
    let scratch = Scratch::new();
    let folder = scratch.path().join("news");
    std::fs::create_dir(&folder).expect("a folder");
    for name in ["one.txt", "two.txt"] {
        scratch.file(&format!("news/{name}"), page());
    }
    let folder = folder.to_str().expect("a path of UTF-8");
    let mut window = Window::open(&["--whole", folder, "no-such-page", "http://127.0.0.1:1/"]);
    window.wait_for("page 1 of 4");
    window.send("p");
    for words in [
        "4 pages",
        "unread",
        "no-such-page · no such file",
        "the connection was refused",
    ] {
        window.wait_for(words);
    }
    window.send("qq");
    assert_eq!(window.end().exit_code(), 1);
}

#[test]
fn what_was_learnt_is_known_on_the_next_day() {
    let scratch = Scratch::new();
    let home = scratch.path().to_str().expect("a path of UTF-8");
    let open = |options: &[&str]| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_byline"));
        command.args(options);
        Window::with(command, &[("XDG_STATE_HOME", home)])
    };
    let mut window = open(&[]);
    window.wait_for("1 of 3: Tab goes to the people");
    window.send("\t");
    window.wait_for("2 of 3: Enter goes to a mention");
    window.send("q");
    assert!(window.end().success());
    open(&[]).wait_for("2 of 3: Enter goes to a mention");
    open(&["--no-state"]).wait_for("1 of 3: Tab goes to the people");
}

#[test]
fn many_pages_keep_their_order_and_a_bar_tells_how_far_it_is() {
    const PAGES: usize = 12;
    let scratch = Scratch::new();
    // The first pages are the longest, so later ones are finished before their turn.
    let pages: Vec<String> = (0..PAGES)
        .map(|number| scratch.file(&format!("{number}.txt"), page().repeat(PAGES - number)))
        .collect();
    let out = scratch.file("out.jsonl", "");
    let byline = env!("CARGO_BIN_EXE_byline");
    let line = format!(
        "{byline} --json '{}' > '{out}' && echo done >&2",
        pages.join("' '")
    );
    let mut command = CommandBuilder::new("/bin/sh");
    command.args(["-c", &line]);
    let mut window = Window::with(command, &[]);
    let screen = window.wait_for("done");
    assert_eq!(screen.trim(), "done", "the bar is gone");
    assert!(window.end().success());
    let raw = window.raw();
    let shown = String::from_utf8_lossy(&raw);
    let told: Vec<String> = (1..=PAGES).map(|n| format!("] {n} of {PAGES}\r")).collect();
    assert!(told.iter().all(|bar| shown.contains(bar)), "{shown:?}");
    let printed = std::fs::read_to_string(&out).expect("the pages");
    let names: Vec<&str> = printed
        .lines()
        .filter_map(|l| l.split('"').nth(3))
        .collect();
    assert_eq!(names, pages);
}
