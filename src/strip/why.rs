//! The named kinds of boilerplate: a reason of two or three words for each cut.
//!
//! Four things speak for a reason: phrases that say it, words of the block that hint at it, the names
//! of the elements around it, and the heading above it ([`table`]). Where a block says nothing for
//! itself, the reason of the cut before goes on, as far as that kind does. Where nothing is certain
//! the reason is `other`.

mod border;
mod buttons;
mod fields;
mod line;
mod menu;
mod networks;
mod posters;
mod table;
#[cfg(test)]
mod tests;

use super::choose::Choice;
use super::cues::words;
use super::features::Scene;
use super::segment::TextBlock;
use super::segment::tags::Tag;
use super::stats::Stats;
use crate::doc::{BlockKind, Why};
pub(super) use border::border;
use buttons::SHARE;
use memchr::memmem::Finder;
use menu::{Lines, SHORT};
use table::{Around, LONG, NAMED, Row, TABLE, doubt};

/// A cue in the block's own words.
const OWN_WORDS: f32 = 1.0;
/// A cue in the words of a block of a sentence or more: there it may be the topic.
const LONG_WORDS: f32 = 0.35;
/// A phrase that tells the reason, and in a block of a sentence or more.
const TOLD: f32 = 0.9;
const TOLD_LONG: f32 = 0.6;
/// A cue in the heading above.
const HEADING: f32 = 0.7;
/// Blocks that a heading is about at most.
const HEADING_REACH: usize = 40;
/// A cue in the names of the elements around, one step further out each time.
const NAMES: f32 = 0.8;
const NAMES_FADE: f32 = 0.75;
/// Elements around a block whose names are read.
const AROUND: usize = 12;
/// Elements around that can be a figure; further out there is a picture in every teaser.
const FIGURE: usize = 3;
/// How much of the reason before goes on, and how much of it where the block tells another.
const GOES_ON: f32 = 0.65;
const GOES_ON_TOLD: f32 = 0.2;
/// Least score of a reason that is told.
const LEAST: f32 = 0.4;
/// Words such as "view results".
const POLL: u32 = words::bit("poll");
/// Answers of a poll at most, with the line that names it.
const LONGEST_POLL: usize = 8;
/// A teaser has not more words.
const LONG_TEASER: f32 = 40.0;
/// An entry of a menu in a dump, or above the text, has not more words.
const LONG_ENTRY: f32 = 6.0;
/// What a place in a menu is worth.
const IN_MENU: f32 = 0.5;
/// Readers' comments go on over so many blocks below a name or word of them, where elements tell.
const COMMENTS_REACH: usize = 6;
/// Comments that no phrase and no name tells of go on over fewer.
const GUESSED_REACH: usize = 3;
/// A title of fewer words may stand in another line.
const LEAST_TITLE: f32 = 3.0;
/// Words of a site's name behind a title, at most.
const LONGEST_SITE: f32 = 8.0;
/// Phrases such as "leave a reply".
const COMMENTS: u32 = words::telling("comment");

/// Finds reasons for the blocks of a page, in order.
pub struct Reasons<'a> {
    scene: &'a Scene<'a>,
    authors: &'a [String],
    /// The title of the article, and its words.
    title: Option<(Finder<'a>, f32)>,
    heading: u32,
    heading_telling: u32,
    heading_since: usize,
    before: Option<Why>,
    /// The last block that spoke for the reason before by itself.
    before_at: usize,
    /// Whether the form of a line alone told the reason before.
    shaped: bool,
    last_cut: usize,
    first_kept: usize,
    last_kept: usize,
    /// Whether a phrase has told of readers' comments.
    comments_told: bool,
    /// The number behind the last block of the poll that was seen last.
    poll_end: usize,
    lines: Lines,
}

impl<'a> Reasons<'a> {
    /// Prepares a page whose article has that title and those authors.
    pub fn new(
        scene: &'a Scene<'a>,
        choice: &Choice,
        title: Option<&'a str>,
        authors: &'a [String],
    ) -> Self {
        let title = title.map(|title| (title, Stats::of_text(title).words));
        Self {
            scene,
            authors,
            title: title
                .filter(|&(_, words)| words >= LEAST_TITLE)
                .map(|(title, words)| (Finder::new(title), words)),
            heading: 0,
            heading_telling: 0,
            heading_since: 0,
            before: None,
            before_at: 0,
            shaped: false,
            last_cut: 0,
            first_kept: choice.kept.iter().position(|&k| k).unwrap_or(usize::MAX),
            last_kept: choice.kept.iter().rposition(|&k| k).unwrap_or(0),
            comments_told: false,
            poll_end: 0,
            lines: Lines::default(),
        }
    }

    /// The reason for the block of that number; numbers must rise from call to call.
    pub fn of(&mut self, number: usize) -> Why {
        let block = &self.scene.sequence.blocks[number];
        let stats = &self.scene.stats[number];
        if matches!(block.kind, BlockKind::Heading(_)) {
            self.heading = stats.cues;
            self.heading_telling = stats.telling;
            self.heading_since = number;
            self.before = None;
        }
        if number > self.last_kept && block.text.trim_end().ends_with('?') {
            self.poll_end = self.poll_end.max(self.end_of_poll(number));
        }
        self.lines.reach(number, &self.scene.stats);
        self.comments_told |= stats.telling & COMMENTS != 0;
        let best = self.best(number, block);
        let why = if self.is_title(block, stats) {
            Why::Repeated
        } else if number < self.poll_end {
            Why::Poll
        } else if let Some(told) = self.by_form(number) {
            told
        } else if best.score < LEAST {
            self.by_shape(number, block)
        } else {
            best.why
        };
        if best.own >= LEAST {
            self.shaped = false;
        } else if best.score < LEAST {
            self.shaped = true;
        }
        if self.before != Some(why) || best.own >= LEAST {
            self.before_at = number;
        }
        self.before = Some(why);
        self.last_cut = number;
        why
    }

    /// Whether the block is the article's title again, maybe with the name of the site.
    fn is_title(&self, block: &TextBlock, stats: &Stats) -> bool {
        let with_site = |(title, words): &(Finder, f32)| {
            stats.words <= words + LONGEST_SITE && title.find(block.text.as_bytes()).is_some()
        };
        self.title.as_ref().is_some_and(with_site)
    }

    /// The reason that the form of the line tells, between its neighbours.
    fn by_form(&self, number: usize) -> Option<Why> {
        let blocks = &self.scene.sequence.blocks;
        let before = number.checked_sub(1).and_then(|before| blocks.get(before));
        let stats = &self.scene.stats[number];
        let next = self.scene.stats.get(number + 1).unwrap_or(stats);
        let may_follow = stats.cues & SHARE != 0 && !buttons::says_share(&blocks[number].text);
        let is_author = |author: &String| author.eq_ignore_ascii_case(blocks[number].text.trim());
        if self.authors.iter().any(is_author) {
            return Some(Why::Byline);
        }
        if may_follow && networks::is_followed(&blocks[..=number]) {
            return Some(Why::Other);
        }
        line::told(
            [before, blocks.get(number), blocks.get(number + 1)],
            [stats, next],
        )
    }

    /// The number behind the poll that a question below the article opens: a few short answers and
    /// then words such as "view results"; 0 where none follow.
    fn end_of_poll(&self, question: usize) -> usize {
        let below = self.scene.stats.iter().enumerate().skip(question + 1);
        below
            .take(LONGEST_POLL)
            .take_while(|(_, stats)| stats.words < LONG)
            .find(|(_, stats)| stats.cues & POLL != 0)
            .map_or(0, |(last, _)| last + 1)
    }

    fn best(&self, number: usize, block: &TextBlock) -> Best {
        let stats = &self.scene.stats[number];
        let names = without_terms(self.names(block), stats);
        let under_heading = self.is_under_heading(number, block);
        let mut around = Around {
            buttons: buttons::near(&self.scene.stats, number),
            linked: stats.link_share(block),
            named: false,
            in_menu: self.lines.is_menu,
        };
        let mut best = Best {
            why: Why::Other,
            score: 0.0,
            own: 0.0,
        };
        for (row, name) in TABLE.iter().zip(names) {
            around.named = name > 0.0;
            let mut own = name + by_words(row, stats);
            if under_heading && self.heading_telling & row.telling != 0 {
                own += HEADING + TOLD_LONG;
            } else if under_heading && self.heading & row.words != 0 {
                own += HEADING;
            }
            // For most reasons nothing speaks.
            if own > 0.0 {
                own *= row.weight * doubt(row, stats, &around);
            }
            if row.why == Why::ShareButtons
                && name <= 0.0
                && buttons::is_none(self.scene, number, around.buttons)
            {
                own = 0.0;
            }
            if row.why == Why::ShareButtons && stats.icons > 1 && stats.cues & SHARE != 0 {
                own += 1.5;
            }
            if row.why == Why::Navigation && self.lines.is_menu {
                own = own.max(IN_MENU);
            }
            let score = own + self.going_on(number, row, around.linked);
            if score > best.score {
                best = Best {
                    why: row.why,
                    score,
                    own,
                };
            }
        }
        best
    }

    /// What the reason of the cut before is worth for the block.
    fn going_on(&self, number: usize, row: &Row, linked: f32) -> f32 {
        let stats = &self.scene.stats[number];
        let adjacent = number == self.last_cut + 1 || row.why == Why::Comments;
        let mut blocks = row.reach.blocks;
        if row.why == Why::Comments {
            blocks = match (self.comments_told, self.scene.is_plain()) {
                (true, true) => blocks,
                (true, false) => COMMENTS_REACH,
                (false, _) => GUESSED_REACH,
            };
        }
        let reaches = number - self.before_at <= blocks && stats.words <= row.reach.words;
        if self.before != Some(row.why) || !adjacent || !reaches {
            return 0.0;
        }
        let other = stats.telling != 0 && stats.telling & row.telling == 0;
        match row.why {
            // A form begins, which has its own purpose; those for comments and letters go on.
            Why::ShareButtons | Why::Tags | Why::Byline | Why::Copyright | Why::Related
                if fields::is_field(self.scene, number) =>
            {
                0.0
            }
            Why::Byline if stats.digits == 0 => 0.0,
            Why::AuthorBox if !stats.is_prose() => 0.0,
            Why::Related | Why::CookieNotice if self.lines.is_menu => 0.0,
            Why::ShareButtons if self.lines.is_menu && stats.cues & SHARE == 0 => 0.0,
            Why::Related if self.shaped && stats.words <= SHORT => 0.0,
            Why::Navigation if self.is_headline(number, linked) => 0.0,
            // A paragraph without a link is no teaser.
            Why::Related if stats.words > LONG_TEASER && linked < 0.3 => 0.0,
            // A form and a notice have few links; the next thing begins.
            Why::Newsletter | Why::Advertisement if self.lines.is_menu || linked > 0.5 => 0.0,
            _ if other => GOES_ON_TOLD,
            _ => GOES_ON,
        }
    }

    /// Whether a line is too long for an entry of a menu: a headline, which teasers are. Above the text
    /// there are menus of many words that no element tells.
    fn is_headline(&self, number: usize, linked: f32) -> bool {
        let words = self.scene.stats[number].words;
        if self.scene.is_plain() {
            return words > LONG_ENTRY;
        }
        let longest = if number < self.first_kept {
            LONG_ENTRY
        } else {
            SHORT
        };
        linked > 0.5 && words > longest && !self.is_in_menu(number)
    }

    /// Whether the last heading is about the block: near, and in the element that holds the heading.
    fn is_under_heading(&self, number: usize, block: &TextBlock) -> bool {
        if number - self.heading_since >= HEADING_REACH {
            return false;
        }
        let heading = &self.scene.sequence.blocks[self.heading_since];
        let holder = self.scene.outline.around(heading).nth(1);
        holder.is_some_and(|holder| self.scene.outline.around(block).any(|c| c == holder))
    }

    /// What the names of the elements around say, for each row of the table.
    fn names(&self, block: &TextBlock) -> [f32; TABLE.len()] {
        let mut scores = [0.0_f32; TABLE.len()];
        let mut weight = NAMES;
        let containers = &self.scene.sequence.containers;
        let around = self.scene.outline.around(block).take(AROUND);
        let cues = std::iter::once(block.cues).chain(around.map(|c| containers[c as usize].cues));
        for (step, cues) in cues.enumerate() {
            // Most elements have no name that hints at anything.
            let rows: &[Row] = if cues & NAMED == 0 { &[] } else { &TABLE };
            for (score, row) in scores.iter_mut().zip(rows) {
                let reaches = step <= FIGURE || row.why != Why::PictureCredit;
                if cues & row.names != 0 && reaches {
                    *score = score.max(weight);
                }
            }
            weight *= NAMES_FADE;
        }
        scores
    }

    /// Whether the block stands in an element that is made for menus.
    fn is_in_menu(&self, number: usize) -> bool {
        let containers = &self.scene.sequence.containers;
        let block = &self.scene.sequence.blocks[number];
        let mut around = self.scene.outline.around(block).take(AROUND);
        around.any(|c| matches!(containers[c as usize].tag, Tag::Navigation | Tag::Footer))
    }

    /// Where no word and no name tells: by links and by the place on the page.
    fn by_shape(&self, number: usize, block: &TextBlock) -> Why {
        let stats = &self.scene.stats[number];
        if self.is_in_menu(number) {
            let told = stats.words > LONG && stats.is_prose();
            return if told { Why::Other } else { Why::Navigation };
        }
        let linked = stats.link_share(block) > 0.5;
        let is_heading = matches!(block.kind, BlockKind::Heading(_)) && number > self.first_kept;
        if linked && (is_heading || stats.words >= SHORT) {
            return Why::Related;
        }
        if linked || (number < self.first_kept && stats.words < SHORT) {
            return Why::Navigation;
        }
        if number > self.last_kept && self.comments_told && stats.is_prose() {
            return Why::Comments;
        }
        Why::Other
    }
}

/// The names of elements where "terms" alone speaks for rights: a list of a post's topics has that name
/// as well.
fn without_terms(mut names: [f32; TABLE.len()], stats: &Stats) -> [f32; TABLE.len()] {
    let of = |why: Why| TABLE.iter().position(|row| row.why == why);
    if let (Some(rights), Some(tags)) = (of(Why::Copyright), of(Why::Tags))
        && names[tags] >= names[rights]
        && stats.cues & TABLE[rights].words == 0
    {
        names[rights] = 0.0;
    }
    names
}

/// The reason that a text tells for itself.
pub(super) fn of_text(text: &str) -> Why {
    let stats = Stats::of_text(text);
    let around = Around {
        buttons: usize::from(stats.cues & SHARE != 0),
        linked: 0.0,
        named: false,
        in_menu: false,
    };
    let mut best = (Why::Other, LEAST);
    for row in &TABLE {
        let score = by_words(row, &stats) * row.weight * doubt(row, &stats, &around);
        if score > best.1 {
            best = (row.why, score);
        }
    }
    best.0
}

/// The reason that most speaks for.
struct Best {
    why: Why,
    score: f32,
    /// What the block says for it by itself.
    own: f32,
}

/// What the words of a block say for a reason.
fn by_words(row: &Row, stats: &Stats) -> f32 {
    let long = stats.words > LONG;
    let mut score = 0.0;
    if stats.cues & row.words != 0 {
        let own = if long { LONG_WORDS } else { OWN_WORDS };
        // Several words of one kind in a short text leave no doubt.
        score += own * (0.7 + 0.6 * stats.cued as f32 / stats.words.max(1.0));
    }
    if stats.telling & row.telling != 0 {
        score += if long { TOLD_LONG } else { TOLD };
    }
    score
}
