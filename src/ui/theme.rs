//! Roles → styles: one table. The terminal's own palette and attributes, no fixed black or white.
//!
//! Every kind of mention has an attribute besides its colour: people are bold, countries
//! underlined, sources both. So the theme without colours is the same table with the colours taken.

use crate::detect::Kind;
use ratatui::style::{Color, Modifier, Style};

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
            _ => Self::terminal(),
        }
    }

    /// A mention's style.
    pub fn kind(&self, kind: Kind) -> Style {
        self.kinds[kind as usize]
    }

    fn terminal() -> Self {
        let colour = |colour| Style::new().fg(colour);
        Self {
            title: Style::new().add_modifier(Modifier::BOLD),
            heading: colour(Color::Yellow).add_modifier(Modifier::BOLD),
            quiet: Style::new().add_modifier(Modifier::DIM),
            rule: Style::new().add_modifier(Modifier::DIM),
            code: colour(Color::Yellow),
            link: colour(Color::Blue),
            emphasis: Style::new().add_modifier(Modifier::ITALIC),
            strong: Style::new().add_modifier(Modifier::BOLD),
            kinds: [
                colour(Color::Cyan).add_modifier(Modifier::BOLD),
                colour(Color::Green).add_modifier(Modifier::UNDERLINED),
                colour(Color::Magenta).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            ],
            chosen: Style::new().add_modifier(Modifier::REVERSED),
            cursor: colour(Color::Yellow).add_modifier(Modifier::REVERSED | Modifier::BOLD),
            hit: colour(Color::Yellow).add_modifier(Modifier::REVERSED),
            current_hit: colour(Color::Red).add_modifier(Modifier::REVERSED | Modifier::BOLD),
            cut: Style::new().add_modifier(Modifier::DIM),
            reason: colour(Color::Red).add_modifier(Modifier::DIM),
            selected: Style::new().add_modifier(Modifier::REVERSED),
            key: Style::new().add_modifier(Modifier::BOLD),
            error: colour(Color::Red).add_modifier(Modifier::BOLD),
        }
    }

    /// The same table without its colours.
    fn without_colour() -> Self {
        let mut theme = Self::terminal();
        for style in theme.styles() {
            style.fg = None;
            style.bg = None;
        }
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
            &mut self.cut,
            &mut self.reason,
            &mut self.selected,
            &mut self.key,
            &mut self.error,
        ]
    }
}
