//! Marks with notes, and what leaves the reader: copies and files.

use super::action::Action;
use super::card::{speaks, statements_of};
use super::event::Effect;
use super::kept::Mark;
use super::picker::{Item, Picker, Target};
use super::prompt::{Prompt, Purpose};
use super::update::Direction;
use super::{App, Overlay};
use crate::detect::{Kind, Statement};
use crate::doc::flow::Part;
use crate::text::order::order_by;
use crate::text::{Span, squeeze};

impl App {
    /// Marks the paragraph at the cursor and asks for a note.
    pub(super) fn begin_mark(&mut self) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let Some(span) = open.paragraph() else {
            return self.say("a mark needs a paragraph of the text");
        };
        let known = open.marks.iter().position(|mark| mark.span() == span);
        let number = known.unwrap_or_else(|| {
            open.marks.push(Mark {
                start: span.start,
                end: span.end,
                note: String::new(),
            });
            order_by(&mut open.marks, |mark| (mark.start, 0));
            open.marks
                .iter()
                .position(|mark| mark.span() == span)
                .unwrap_or(0)
        });
        let note = open
            .marks
            .get(number)
            .map_or("", |mark| &mark.note)
            .to_owned();
        self.prompt = Some(Prompt::new(Purpose::Note(number), &note));
    }

    /// The list of marks.
    pub(super) fn show_marks(&mut self) {
        let mark_key = self.settings.keymap.key_of(Action::Mark);
        let delete_key = self.settings.keymap.key_of(Action::Hide);
        let Some(open) = self.open() else {
            return;
        };
        let body = &open.sheet.reading.article.body;
        let mut items: Vec<Item> = Vec::new();
        for (number, mark) in open.marks.iter().enumerate() {
            let text = squeeze(body.get(mark.start..mark.end).unwrap_or_default());
            let text = match mark.note.is_empty() {
                true => text,
                false => format!("{} — {text}", mark.note),
            };
            let percent = mark.start * 100 / body.len().max(1);
            items.push(Item::row(format!("{percent}%"), text, Target::Mark(number)));
        }
        items.push(Item::note(match open.marks.is_empty() {
            true => format!(
                "Nothing is marked yet. The key {mark_key} marks the paragraph at the cursor."
            ),
            false => format!("Enter goes there, {delete_key} takes the mark away."),
        }));
        self.overlay = Some(Overlay::Picker(Picker::new("Marks", items)));
    }

    /// Takes the selected mark of the list away.
    pub(super) fn delete_item(&mut self) {
        let Some(Overlay::Picker(picker)) = &self.overlay else {
            return;
        };
        let Target::Mark(number) = picker.target() else {
            return;
        };
        if let Some(open) = self.open_mut()
            && number < open.marks.len()
        {
            open.marks.remove(number);
            self.show_marks();
        }
    }

    /// Goes to a mark.
    pub(super) fn go_to_mark(&mut self, number: usize) {
        if let Some(open) = self.open_mut()
            && let Some(start) = open.marks.get(number).map(|mark| mark.start)
        {
            open.jump(start);
        }
    }

    /// Copies a text and says so.
    pub(super) fn copy(&mut self, text: String, what: &str) -> Vec<Effect> {
        if text.is_empty() {
            self.say(format!("there is no {what} here to copy"));
            return Vec::new();
        }
        self.say(format!("{what} copied"));
        vec![Effect::Copy(text)]
    }

    pub(super) fn copy_paragraph(&mut self) -> Vec<Effect> {
        let text = self.open().and_then(|open| {
            let span = open.paragraph()?;
            open.sheet
                .reading
                .article
                .body
                .get(span.start..span.end)
                .map(str::to_owned)
        });
        self.copy(text.unwrap_or_default(), "paragraph")
    }

    /// "“…” — Adrienne Watson, spokeswoman, in “Kim to meet Putin …”, https://…"
    pub(super) fn copy_statement(&mut self) -> Vec<Effect> {
        let text = self.open().and_then(|open| {
            let reading = &open.sheet.reading;
            let (index, statement) = open.statement_at_cursor()?;
            let source = reading.entities.sources.get(index)?;
            let body = &reading.article.body;
            let words = squeeze(body.get(statement.span().start..statement.span().end)?);
            let mut line = match statement.is_quote() && !words.starts_with(['"', '“']) {
                true => format!("“{words}” — {}", source.name),
                false => format!("{words} — {}", source.name),
            };
            if let Some(role) = &source.role {
                line.push_str(&format!(", {role}"));
            }
            if let Some(title) = &reading.article.title {
                line.push_str(&format!(", in “{title}”"));
            }
            if let Some(address) = &reading.article.address {
                line.push_str(&format!(", {address}"));
            }
            Some(line)
        });
        self.copy(text.unwrap_or_default(), "statement")
    }

    pub(super) fn copy_address(&mut self) -> Vec<Effect> {
        let address = self.open().and_then(|open| {
            let article = &open.sheet.reading.article;
            article.address.clone()
        });
        self.copy(address.unwrap_or_default(), "address")
    }

    pub(super) fn copy_all(&mut self) -> Vec<Effect> {
        let text = self.open().map(|open| {
            let article = &open.sheet.reading.article;
            match &article.title {
                Some(title) => format!("{title}\n\n{}\n", article.body),
                None => format!("{}\n", article.body),
            }
        });
        self.copy(text.unwrap_or_default(), "article")
    }

    pub(super) fn save_markdown(&mut self) -> Vec<Effect> {
        let Some(open) = self.open() else {
            return Vec::new();
        };
        let text = open.markdown();
        vec![Effect::Save {
            name: format!("{}.md", open.file_name()),
            text,
        }]
    }

    pub(super) fn save_json(&mut self) -> Vec<Effect> {
        let Some(open) = self.open() else {
            return Vec::new();
        };
        let text = open.json();
        vec![Effect::Save {
            name: format!("{}.json", open.file_name()),
            text,
        }]
    }
}

impl super::open::Open {
    /// The paragraph, or other block, at the cursor; from the title, the first one in the window.
    pub fn paragraph(&self) -> Option<Span> {
        let in_sight = || {
            let lines = self.view.lines(&self.sheet);
            let mut parts = lines.iter().filter_map(|&line| self.sheet.piece(line));
            parts.find_map(|piece| match piece.part {
                Part::Block(index) => Some(index),
                _ => None,
            })
        };
        let index = self.block_at_cursor().or_else(in_sight)?;
        self.sheet
            .reading
            .article
            .blocks
            .get(index)
            .map(|block| block.span)
    }

    /// To the first or the last row of the paragraph at the cursor.
    pub(super) fn go_within_paragraph(&mut self, direction: Direction) {
        let Some(span) = self.paragraph() else {
            return;
        };
        let place = match direction {
            Direction::Previous => self.place_of(span.start),
            Direction::Next => {
                let last = self.sheet.line(self.place_of(span.end.max(1) - 1));
                self.sheet.place(last)
            }
        };
        self.view.stand(&self.sheet, place);
    }

    /// The statement at the cursor and its source's number: a quotation before the clause around
    /// it; else the first statement of the paragraph.
    fn statement_at_cursor(&self) -> Option<(usize, Statement)> {
        let cursor = self.cursor();
        let paragraph = self.paragraph()?;
        let sources = self.sheet.reading.entities.sources.iter().enumerate();
        let all: Vec<(usize, Statement)> = sources
            .flat_map(|(index, source)| source.statements.iter().map(move |&s| (index, s)))
            .filter(|(_, statement)| paragraph.overlaps(statement.span()))
            .collect();
        let here = all.iter().filter(|(_, statement)| {
            let named = statement.source().is_some_and(|span| span.contains(cursor));
            named || statement.span().contains(cursor)
        });
        let shortest = here.min_by_key(|(_, statement)| statement.span().len());
        shortest
            .or(all
                .iter()
                .min_by_key(|(_, statement)| statement.span().start))
            .copied()
    }

    /// Whose statements are walked through and shown bright; none for everybody's.
    pub fn statement_owner(&self) -> Option<&str> {
        let (id, entries) = self.lists.chosen.zip(self.entries.as_ref())?;
        let entry = entries.get(id).filter(|_| speaks(&self.sheet.reading, id));
        entry.map(|entry| entry.name.as_str())
    }

    /// The statements of the chosen source, or of all where it says nothing, ascending.
    pub fn statements(&self) -> Vec<Statement> {
        let reading = &self.sheet.reading;
        if let Some(id) = self.lists.chosen.filter(|&id| speaks(reading, id)) {
            return statements_of(reading, id);
        }
        let sources = self.sheet.reading.entities.sources.iter();
        let mut all: Vec<Statement> = sources
            .flat_map(|source| source.statements.iter().copied())
            .collect();
        order_by(&mut all, |statement| statement.span().key());
        all
    }

    /// Jumps to a statement and stands on it.
    pub fn jump_to_statement(&mut self, start: usize) {
        self.search.leave();
        self.jump(start);
        self.on_statement = Some(start);
    }

    /// The statement that the reader stands on: its source's number, and itself.
    pub fn statement(&self) -> Option<(usize, Statement)> {
        let start = self.on_statement.filter(|&start| start == self.cursor())?;
        let sources = self.sheet.reading.entities.sources.iter().enumerate();
        let mut all = sources
            .flat_map(|(index, source)| source.statements.iter().map(move |&s| (index, s)))
            .filter(|(_, statement)| statement.span().start == start);
        let chosen = self.lists.chosen.filter(|id| id.kind == Kind::Source);
        let first = all.clone().next();
        all.find(|&(index, _)| chosen.is_some_and(|id| id.index == index))
            .or(first)
    }
}
