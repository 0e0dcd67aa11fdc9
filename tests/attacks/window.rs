//! Attacks on the reader's window: every surface is opened, and every byte that the terminal got is
//! judged.

use super::{all, check_window, html, plain, referenced};
use crate::support::Scratch;
use crate::support::pty::Window;

/// Opens every surface of the page, one after the other, and closes it again.
fn tour(window: &mut Window) {
    window.wait_for("Titleword");
    window.wait_for("no choice");
    for (keys, words) in [
        ("o", "Linkword"),
        ("?", "close"),
        ("!", "close"),
        ("p", "close"),
    ] {
        window.send(keys);
        window.wait_for(words);
        close(window);
    }
    for keys in ["x", "r", "r"] {
        window.send(keys);
        window.send("?");
        window.wait_for("close");
        close(window);
    }
    window.send("\t");
    window.wait_for("Norway");
    window.send("i");
    window.wait_for("Mentions");
    window.send("\x1b");
    window.wait("the card to close", |screen| {
        !screen.contents().contains("Mentions")
    });
    window.send("\x1b");
    window.wait_for("quit");
}

/// Escape alone, and not the beginning of what is sent next.
fn close(window: &mut Window) {
    window.send("\x1b");
    window.wait("the list to close", |screen| {
        !screen.contents().contains("close")
    });
}

fn check_page(page: &str) {
    let scratch = Scratch::new();
    let name = all().replace(['/', '\0'], "");
    let path = scratch.file(&format!("page{name}"), page);
    let missing = format!("{path}missing");
    let mut window = Window::open(&[&path, &missing]);
    tour(&mut window);
    window.send("/");
    // A paste ends at its own mark; everything before is the text's.
    let breaks = ['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let pasted = all().replace(breaks, "");
    window.send(&format!("\x1b[200~{pasted}Pasteword\u{2028}gone\x1b[201~"));
    window.wait_for("Pasteword");
    window.send("\x1b");
    window.wait_for("quit");
    window.send("]");
    window.wait_for("no such file");
    window.send("q");
    window.end();
    window.check_put_back();
    check_window(&window.raw());
}

#[test]
fn no_surface_sends_what_a_page_of_html_smuggles() {
    check_page(&html(&all()));
}

#[test]
fn no_surface_sends_what_references_smuggle() {
    check_page(&html(&referenced()));
}

#[test]
fn a_plain_page_sends_nothing_either() {
    let scratch = Scratch::new();
    let path = scratch.file("page.txt", plain(&all()));
    let mut window = Window::open(&[&path]);
    window.wait_for("no choice");
    window.send("xx");
    window.send("?");
    window.wait_for("close");
    close(&mut window);
    window.send("q");
    window.end();
    check_window(&window.raw());
}

#[test]
fn the_list_of_links_shows_a_homographs_real_name() {
    let scratch = Scratch::new();
    let path = scratch.file("page.html", html(""));
    let mut window = Window::open(&[&path]);
    window.wait_for("Bodyword");
    window.send("o");
    window.wait_for("xn--pple-43d.example");
}

#[test]
fn a_link_into_the_private_network_is_not_followed() {
    let scratch = Scratch::new();
    let page = html("").replace("https://\u{430}pple.example/", "http://127.0.0.1:9/secret");
    let path = scratch.file("page.html", page);
    let mut window = Window::open(&["--url", "https://coast.example/", &path]);
    window.wait_for("Bodyword");
    window.send("o");
    window.wait_for("127.0.0.1");
    window.send("\r");
    window.wait_for("read it here");
    window.send("\r");
    window.wait_for("private network");
}
