//! What strangers send, a page that has it everywhere, and the judge of what comes out.

mod faults;
mod limited;
mod limits;
mod network;
mod printed;
mod state;
mod surfaces;
mod tls;
mod window;

/// Pieces of text that a terminal would obey, or that hide or turn round what a reader sees.
pub(crate) const ATTACKS: [&str; 24] = [
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b]8;;https://evil.example/\x1b\\",
    "\x1b]0;owned\x1b\\",
    "\x1b[31;47;5m",
    "\x1b[13;37H",
    "\x1b[2J\x1b[?1049l",
    "\x1bP+q544e\x1b\\",
    "\x1b_Gi=1;AAAA\x1b\\",
    "\x1bc",
    "\u{9b}31;47;5m",
    "\u{9d}52;c;ZXZpbA==\u{9c}",
    "\x07\x08\x0e\x0f\x05",
    "\x7f\x7f",
    "\u{85}\u{84}",
    "\u{202e}\u{202d}\u{202b}",
    "\u{2066}\u{2067}\u{2068}\u{2069}",
    "\u{2028}\u{2029}",
    "\u{e0068}\u{e0069}\u{e007f}\u{e0001}",
    "\u{fe01}\u{fe02}\u{fe03}",
    "\u{e0101}\u{e0102}",
    "\u{206a}\u{206f}",
    "\u{fff9}\u{fffa}\u{fffb}",
    "\u{feff}",
    "\x0b\x0c",
];

/// All attacks in a row.
pub(crate) fn all() -> String {
    ATTACKS.concat()
}

/// All attacks as character references.
pub(crate) fn referenced() -> String {
    all()
        .chars()
        .map(|c| format!("&#x{:x};", u32::from(c)))
        .collect()
}

/// A page of HTML with the same piece in every place that is shown somewhere.
pub(crate) fn html(evil: &str) -> String {
    format!(
        "<!doctype html><html lang='en{evil}'><head><title>Titleword{evil} moves</title>\
         <meta property='og:site_name' content='Siteword{evil}'>\
         <meta name='author' content='Anna{evil} Torvald'>\
         <meta property='article:published_time' content='2024-05-06{evil}'>\
         <link rel=canonical href='https://coast.example/{evil}'></head><body>\
         <nav><a href='/{evil}'>Navword{evil}</a> <a href=/b>More</a></nav><article>\
         <h1>Titleword{evil} moves</h1><p>The Bodyword{evil} of Lindmouth will end in May, Mayor \
         Anna{evil} Torvald said on Monday. “We have{evil} no choice,” she told the Coast{evil} \
         Courier, while Norwegian{evil} officials warned of long delays for ships.</p>\
         <p>A <a href='https://\u{430}pple.example/{evil}'>Linkword{evil}</a> and a \
         <a href='mailto:a{evil}@b.example'>letter</a>, <em>word{evil}</em>, \
         <code>code{evil}</code> stand in this paragraph, which is long enough to be read.</p>\
         <ul><li>Item{evil} of a list that says a thing or two about it</li></ul>\
         <pre>pre{evil}</pre><table><tr><th>Head{evil}<th>B<tr><td>Cell{evil}<td>d</table>\
         <p>Anna{evil} Torvald also said that the harbour{evil} would open again in the autumn, \
         according to a report{evil} by the port authority.</p></article>\
         <footer>Footword{evil} Copyright Coast Courier{evil}</footer></body></html>"
    )
}

/// A page of plain text with the piece in every kind of line.
pub(crate) fn plain(evil: &str) -> String {
    format!(
        "Credit: Coast{evil} Courier\n\nTitleword{evil} moves\n\nBy Anna{evil} Torvald\n\n\
         The Bodyword{evil} of Lindmouth will end in May, Mayor Anna{evil} Torvald said on \
         Monday. “We have{evil} no choice,” she told the Coast{evil} Courier, while Norwegian \
         officials warned of long delays for ships.\n\nShare mdi-twitter{evil} mdi-facebook\n"
    )
}

/// Whether a terminal could obey the character, or it hides or turns round text.
fn is_obeyed(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Checks that text holds nothing a terminal could obey; a tab is allowed.
pub(crate) fn check_text(what: &str, text: &str) {
    let found = text.chars().find(|&c| is_obeyed(c) && c != '\t');
    assert_eq!(found, None, "{what}: {text:?}");
    let hidden = |c: &char| matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
    let run = text
        .chars()
        .zip(text.chars().skip(1))
        .find(|(a, b)| hidden(a) && hidden(b));
    assert_eq!(run, None, "{what}: {text:?}");
}

/// Checks what a window was sent: of sequences only those that move, erase, colour and switch modes,
/// none with the marks of an attack, and between them text alone.
pub(crate) fn check_window(raw: &[u8]) {
    let text = std::str::from_utf8(raw).expect("the window gets UTF-8");
    for mark in [
        "\x1b[31;47;5m",
        "\x1b[13;37H",
        "\x1b]",
        "\x1bP",
        "\x1b_",
        "\x1bc",
    ] {
        assert!(!text.contains(mark), "{mark:?} in {text:?}");
    }
    let mut rest = text;
    let mut shown = String::new();
    while let Some((before, after)) = rest.split_once('\x1b') {
        shown.push_str(before);
        let parameters = after
            .strip_prefix('[')
            .unwrap_or_else(|| panic!("{after:?}"));
        let end = parameters
            .find(|c: char| !matches!(c, '0'..='9' | ';' | ':' | '?' | '<' | '>' | '='))
            .expect("a whole sequence");
        let last = parameters[end..].chars().next().expect("a final byte");
        assert!(
            "ABCDEFGHJKSTdfhlmnqrstu".contains(last),
            "CSI {parameters:.20?}"
        );
        rest = &parameters[end + 1..];
    }
    shown.push_str(rest);
    let shown = shown.replace(['\r', '\n'], "");
    check_text("the window", &shown);
    assert!(!shown.contains('\t'), "{shown:?}");
}
