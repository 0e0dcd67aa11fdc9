//! How the text is shown: what was stripped, reading modes, theme, measure, mouse.

use super::action::Action;
use super::areas::Area;
use super::event::Effect;
use super::kept::Correction;
use super::open::Mode;
use super::settings::THEMES;
use super::{App, Focus};
use crate::detect::Kind;
use crate::doc::flow::{Part, Shown};
use crate::doc::wrap::LongLines;
use crate::text::{floor_boundary, width};

/// Columns by which the measure changes.
const MEASURE_STEP: u16 = 4;
/// Columns by which long code is scrolled.
const SIDEWAYS: u16 = 8;

impl App {
    /// The actions that change how the text is shown; all others scroll it.
    pub(super) fn act_on_view(&mut self, action: Action) {
        match action {
            Action::Sidebar => self.toggle_sidebar(),
            Action::Stripped => self.show_cuts(Shown::Cuts),
            Action::RawPage => self.show_cuts(Shown::Source),
            Action::Restore => self.restore_cut(),
            Action::Attributed => self.set_mode(Mode::Attributed),
            Action::FocusMode => self.set_mode(Mode::Focus),
            Action::Theme => self.next_theme(),
            Action::Wider => self.set_measure(self.settings.measure.saturating_add(MEASURE_STEP)),
            Action::Narrower => {
                self.set_measure(self.settings.measure.saturating_sub(MEASURE_STEP))
            }
            Action::LongLines => self.toggle_long_lines(),
            Action::ScrollLeft => self.scroll_sideways(0),
            Action::ScrollRight => self.scroll_sideways(2 * SIDEWAYS),
            _ => self.scroll(action),
        }
    }

    /// Shows more of the page, or the article alone where that much is shown already.
    fn show_cuts(&mut self, wanted: Shown) {
        let restore = self.settings.keymap.key_of(Action::Restore);
        let columns = usize::from(self.size().width);
        let Some(open) = self.open_mut() else {
            return;
        };
        let cuts = open.sheet.reading.cuts.len();
        if wanted == Shown::Cuts && cuts == 0 {
            return self.say("nothing was stripped from this page");
        }
        let shown = match open.sheet.shown == wanted {
            true => Shown::Article,
            false => wanted,
        };
        let was_at_end = open.view.lines(&open.sheet).last() == Some(&open.sheet.end());
        open.show(shown);
        if shown == Shown::Cuts && was_at_end && open.cut_meant().is_none() {
            // What follows the article's last row would stay unseen below the window.
            open.view.scroll(
                &open.sheet,
                isize::try_from(open.view.height / 2).unwrap_or(0),
            );
        }
        let meant = open
            .cut_meant()
            .and_then(|cut| open.sheet.reading.cuts.get(cut));
        let meant = meant.map(|cut| cut.why.words());
        self.say(match (shown, meant) {
            (Shown::Article, _) => "the article alone".to_owned(),
            (Shown::Source, _) => "the page as it came".to_owned(),
            (Shown::Cuts, Some(why)) => {
                let named = format!("{cuts} stripped; {restore} puts \"{why}\" back");
                match width(&named) + 2 <= columns {
                    true => named,
                    // The one that is meant has the selection's colours.
                    false => format!("{cuts} stripped; {restore} puts it back"),
                }
            }
            (Shown::Cuts, None) => format!("{cuts} stripped, none in sight here"),
        });
    }

    /// Puts the first cut in sight back into the text.
    fn restore_cut(&mut self) {
        let undo = self.settings.keymap.key_of(Action::Undo);
        let Some(open) = self.open_mut() else {
            return;
        };
        let Some(cut) = open
            .cut_meant()
            .and_then(|cut| open.sheet.reading.cuts.get(cut))
        else {
            return self.say("no stripped text is in sight");
        };
        let why = cut.why.words();
        let text = cut.text.clone();
        open.correct(Correction::Restore(text));
        self.say(format!("{why}: part of the text now; {undo} undoes it"));
    }

    fn set_mode(&mut self, wanted: Mode) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let sources = open.entries.as_ref();
        let sources = sources.map(|entries| entries.list(Kind::Source));
        let begins = wanted == Mode::Attributed && open.mode != wanted;
        if begins && sources.is_some_and(<[_]>::is_empty) {
            return self.say("nobody is cited on this page");
        }
        open.mode = match open.mode == wanted {
            true => Mode::Full,
            false => wanted,
        };
        let text = match open.mode {
            Mode::Full => "all of the text".to_owned(),
            Mode::Focus => "the paragraph at the cursor".to_owned(),
            Mode::Attributed => match open.statement_owner() {
                Some(name) => format!("what {name} says"),
                None => "what all sources say".to_owned(),
            },
        };
        self.say(text);
    }

    fn next_theme(&mut self) {
        let now = THEMES.iter().position(|name| *name == self.settings.theme);
        let next = THEMES[now.map_or(0, |now| (now + 1) % THEMES.len())];
        self.settings.theme = next.to_owned();
        self.say(format!("theme {next}"));
    }

    fn set_measure(&mut self, measure: u16) {
        self.settings.measure = measure.clamp(20, 200);
        let (most, fits) = (self.settings.measure, self.areas().column.width);
        self.say(match fits < most {
            true => format!("at most {most} columns; the window has room for {fits}"),
            false => format!("at most {most} columns"),
        });
    }

    fn toggle_long_lines(&mut self) {
        let long = match self.settings.long_lines {
            LongLines::Wrap => LongLines::Keep,
            LongLines::Keep => LongLines::Wrap,
        };
        self.settings.long_lines = long;
        if let Some(open) = self.open_mut() {
            open.sideways = 0;
        }
        self.say(match long {
            LongLines::Wrap => "long lines of code go on in the next row".to_owned(),
            LongLines::Keep => {
                let key = self.settings.keymap.key_of(Action::ScrollRight);
                format!("long lines of code stay one row; {key} scrolls")
            }
        });
    }

    /// Scrolls long code: `by` less a step, so that 0 goes left; as far as there is code in sight.
    fn scroll_sideways(&mut self, by: u16) {
        let key = self.settings.keymap.key_of(Action::LongLines);
        if self.settings.long_lines == LongLines::Wrap {
            return self.say(format!(
                "long lines of code go on in the next row; {key} keeps them in one"
            ));
        }
        let width = self.areas().column.width;
        let Some(open) = self.open_mut() else {
            return;
        };
        let most = open.longest_row().saturating_sub(width);
        open.sideways = (open.sideways + by).saturating_sub(SIDEWAYS).min(most);
        if most == 0 {
            self.say("no line in sight is longer than the window");
        }
    }

    /// Captures the mouse, or leaves it to the terminal.
    pub(super) fn toggle_mouse(&mut self) -> Vec<Effect> {
        self.settings.mouse = !self.settings.mouse;
        self.say(match self.settings.mouse {
            true => "the mouse scrolls and clicks here",
            false => "the mouse is the terminal's: select text with it",
        });
        vec![Effect::CaptureMouse(self.settings.mouse)]
    }

    /// A click: in the lists it chooses, in the text it sets the cursor.
    pub(super) fn click(&mut self, column: u16, row: u16) {
        let areas = self.areas();
        if self.overlay.is_some() {
            self.overlay = None;
            self.prompt = None;
            return;
        }
        if areas.sidebar.contains(column, row) {
            return match row.checked_sub(self.lists_area().y) {
                Some(row) => self.click_in_lists(row),
                None => self.begin_filter(),
            };
        }
        self.focus = Focus::Text;
        if areas.ruler.contains(column, row) {
            return self.click_on_ruler(row - areas.ruler.y, areas.ruler.height);
        }
        let reach = Area {
            x: areas.column.x - areas.hang.left,
            width: areas.hang.left + areas.column.width + areas.hang.right,
            ..areas.column
        };
        if !reach.contains(column, row) {
            return;
        }
        let Some(open) = self.open_mut() else {
            return;
        };
        let lines = open.view.lines(&open.sheet);
        let Some(&line) = lines.get(usize::from(row - areas.column.y)) else {
            return;
        };
        let column = i32::from(column) - i32::from(areas.column.x);
        open.view.cursor = open.sheet.place_at(line, column);
        if let Some(id) = open.current() {
            self.open_card(id);
        }
    }

    /// A click on an entry chooses it and goes to its next mention; one on the chosen entry opens
    /// its card.
    fn click_in_lists(&mut self, row: u16) {
        let height = self.lists_area().height;
        let focus = self.list_in_focus();
        let Some(open) = self.open_mut() else {
            return;
        };
        let Some(id) = open.lists.at(height, focus, row) else {
            return;
        };
        if open.lists.chosen == Some(id) {
            return self.open_card(id);
        }
        open.lists.choose(id);
        self.enter_in_list();
    }

    /// A click on the ruler goes to that part of the text.
    fn click_on_ruler(&mut self, row: u16, height: u16) {
        let Some(open) = self.open_mut().filter(|open| !open.shows_source()) else {
            return;
        };
        let body = &open.sheet.reading.article.body;
        let offset = body.len() * usize::from(row) / usize::from(height.max(1));
        let offset = floor_boundary(body, offset);
        open.jump(offset);
    }
}

impl super::open::Open {
    /// The cut that "put it back" means: the one at the cursor, else the first in the window.
    pub fn cut_meant(&self) -> Option<usize> {
        let cut_of = |piece: usize| match self.sheet.flow.pieces.get(piece)?.part {
            Part::Cut(cut) | Part::Reason(cut) => Some(cut),
            _ => None,
        };
        let lines = self.view.lines(&self.sheet);
        let in_sight = || lines.iter().find_map(|line| cut_of(line.piece));
        cut_of(self.view.cursor.piece).or_else(in_sight)
    }

    /// Columns of the longest row of code in the window.
    fn longest_row(&self) -> u16 {
        let lines = self.view.lines(&self.sheet);
        let ends = lines.iter().filter_map(|line| {
            let rows = self.sheet.rows(line.piece);
            // What can be broken, or has columns of its own, is never scrolled.
            let row = rows.get(line.row).filter(|row| row.rules.is_empty())?;
            let last = row.fragments.last().copied()?;
            let text = self.sheet.text(self.sheet.piece(*line)?.part);
            let columns = width(text.get(last.span.start..last.span.end)?);
            Some(usize::from(last.column) + columns)
        });
        u16::try_from(ends.max().unwrap_or(0)).unwrap_or(u16::MAX)
    }
}
