//! Roles → styles: one table. The terminal's own palette and attributes, no fixed black or white.
//!
//! Every kind of mention has an attribute besides its colour: people are bold, countries
//! underlined, sources both. So the theme without colours is the same table with the colours taken.

use crate::detect::Kind;
use ratatui::style::{Color, Modifier, Style};

/// The colours of a theme.
struct Palette {
    heading: Color,
    code: Color,
    link: Color,
    person: Color,
    country: Color,
    source: Color,
    cursor: Color,
    error: Color,
}

/// The terminal's own sixteen colours, whatever they are.
const TERMINAL: Palette = Palette {
    // Yellow cannot be read on white, and blue hardly on black: what is long has no colour.
    heading: Color::Reset,
    code: Color::Reset,
    link: Color::LightBlue,
    person: Color::Cyan,
    country: Color::Green,
    source: Color::Magenta,
    cursor: Color::Red,
    error: Color::Red,
};

/// Dark tones of the 256 colours, at least 4.5 : 1 against white.
const LIGHT: Palette = Palette {
    heading: Color::Indexed(94),
    code: Color::Indexed(94),
    link: Color::Indexed(25),
    person: Color::Indexed(24),
    country: Color::Indexed(22),
    source: Color::Indexed(90),
    cursor: Color::Indexed(88),
    error: Color::Indexed(124),
};

/// Light tones of the 256 colours, at least 4.5 : 1 against black.
const DARK: Palette = Palette {
    heading: Color::Indexed(222),
    code: Color::Indexed(180),
    link: Color::Indexed(111),
    person: Color::Indexed(117),
    country: Color::Indexed(114),
    source: Color::Indexed(183),
    cursor: Color::Indexed(215),
    error: Color::Indexed(210),
};

/// What a cell can mean.
#[derive(Clone, Debug)]
pub struct Theme {
    /// The article's title.
    pub title: Style,
    /// A heading.
    pub heading: Style,
    /// Site, date, authors; captions; hints.
    pub quiet: Style,
    /// A quotation's bar, rules, borders.
    pub rule: Style,
    /// Code.
    pub code: Style,
    /// A link.
    pub link: Style,
    /// Stressed text.
    pub emphasis: Style,
    /// Strongly stressed text.
    pub strong: Style,
    /// Mentions of people, countries and sources.
    pub kinds: [Style; 3],
    /// A mention of the chosen entry; laid over its kind.
    pub chosen: Style,
    /// The mention at the cursor; laid over its kind.
    pub cursor: Style,
    /// A match of the search.
    pub hit: Style,
    /// The match that the reader stands on.
    pub current_hit: Style,
    /// The statement that the reader stands on; laid under its mentions.
    pub lit: Style,
    /// Text that is not meant at the moment; laid over its kind.
    pub dimmed: Style,
    /// Text that was stripped.
    pub cut: Style,
    /// The reason of a cut.
    pub reason: Style,
    /// The selected row of a list.
    pub selected: Style,
    /// A key in hints and help.
    pub key: Style,
    /// An error.
    pub error: Style,
}

impl Theme {
    /// The theme of a name; the terminal's own colours where there is none of that name.
    pub fn named(name: &str) -> Self {
        match name {
            "none" => Self::without_colour(),
            "light" => Self::of(&LIGHT),
            "dark" => Self::of(&DARK),
            "contrast" => Self::contrast(),
            _ => Self::of(&TERMINAL),
        }
    }

    /// A mention's style.
    pub fn kind(&self, kind: Kind) -> Style {
        self.kinds[kind as usize]
    }

    fn of(palette: &Palette) -> Self {
        let colour = |colour| Style::new().fg(colour);
        let dim = Style::new().add_modifier(Modifier::DIM);
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Self {
            title: bold,
            heading: Style::new()
                .fg(palette.heading)
                .add_modifier(Modifier::BOLD),
            quiet: dim,
            rule: dim,
            code: colour(palette.code),
            // Italic as well: a link is seen without colours and is not a country's underline.
            link: colour(palette.link).add_modifier(Modifier::ITALIC),
            emphasis: Style::new().add_modifier(Modifier::ITALIC),
            strong: bold,
            kinds: [
                colour(palette.person).add_modifier(Modifier::BOLD),
                colour(palette.country).add_modifier(Modifier::UNDERLINED),
                colour(palette.source).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            ],
            chosen: Style::new().add_modifier(Modifier::REVERSED),
            cursor: colour(palette.cursor).add_modifier(Modifier::REVERSED | Modifier::BOLD),
            hit: Style::new().add_modifier(Modifier::REVERSED),
            current_hit: colour(palette.cursor).add_modifier(Modifier::REVERSED | Modifier::BOLD),
            lit: colour(palette.source).add_modifier(Modifier::ITALIC),
            dimmed: dim.remove_modifier(Modifier::BOLD),
            cut: dim,
            reason: colour(palette.error),
            selected: Style::new().add_modifier(Modifier::REVERSED),
            key: bold,
            error: colour(palette.error).add_modifier(Modifier::BOLD),
        }
    }

    /// The same table without its colours.
    fn without_colour() -> Self {
        let mut theme = Self::of(&TERMINAL);
        for style in theme.styles() {
            style.fg = None;
            style.bg = None;
        }
        // Without colours only one thing on a row may be reversed and mean "here".
        let strong = Modifier::BOLD | Modifier::UNDERLINED | Modifier::ITALIC;
        theme.chosen = Style::new().add_modifier(strong);
        theme.hit = Style::new().add_modifier(Modifier::UNDERLINED | Modifier::ITALIC);
        theme
    }

    /// Without colours and with nothing dim that is there to be read.
    fn contrast() -> Self {
        let mut theme = Self::without_colour();
        for style in theme.styles() {
            *style = style.remove_modifier(Modifier::DIM);
        }
        theme.dimmed = Style::new().add_modifier(Modifier::DIM);
        theme.cut = Style::new().add_modifier(Modifier::ITALIC);
        theme
    }

    fn styles(&mut self) -> Vec<&mut Style> {
        let [person, country, source] = &mut self.kinds;
        vec![
            &mut self.title,
            &mut self.heading,
            &mut self.quiet,
            &mut self.rule,
            &mut self.code,
            &mut self.link,
            &mut self.emphasis,
            &mut self.strong,
            person,
            country,
            source,
            &mut self.chosen,
            &mut self.cursor,
            &mut self.hit,
            &mut self.current_hit,
            &mut self.lit,
            &mut self.dimmed,
            &mut self.cut,
            &mut self.reason,
            &mut self.selected,
            &mut self.key,
            &mut self.error,
        ]
    }
}
