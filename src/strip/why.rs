//! The named kinds of boilerplate: a reason of two or three words for each cut.
//!
//! Three things speak for a reason: the words of the block, the names of the elements around it, and
//! the heading above it. Where a block says nothing for itself, the reason of the cut before goes on.

use super::choose::Choice;
use super::cues::{markup, words};
use super::features::Scene;
use super::segment::TextBlock;
use super::segment::tags::Tag;
use super::stats::Stats;
use crate::doc::{BlockKind, Why};

/// What the bits of cues in the text and in names around it mean, and what each is worth.
const TABLE: [(Why, u32, u32, f32); 15] = [
    (
        Why::ShareButtons,
        words::bit("share"),
        markup::bit("share"),
        1.0,
    ),
    (
        Why::Comments,
        words::bit("comment"),
        markup::bit("comment"),
        1.0,
    ),
    (Why::Poll, words::bit("poll"), markup::bit("poll"), 1.2),
    (
        Why::PictureCredit,
        words::bit("credit"),
        markup::bit("caption"),
        0.9,
    ),
    (
        Why::Navigation,
        words::bit("menu"),
        markup::bit("menu"),
        0.8,
    ),
    (
        Why::Related,
        words::bit("related"),
        markup::bit("related"),
        0.9,
    ),
    (
        Why::CookieNotice,
        words::bit("cookie"),
        markup::bit("cookie"),
        1.2,
    ),
    (
        Why::Advertisement,
        words::bit("advert"),
        markup::bit("advert"),
        1.1,
    ),
    (
        Why::Newsletter,
        words::bit("letter"),
        markup::bit("letter"),
        1.0,
    ),
    (
        Why::AuthorBox,
        words::bit("author"),
        markup::bit("author"),
        0.9,
    ),
    (Why::Byline, words::bit("byline"), markup::bit("date"), 0.8),
    (Why::Tags, words::bit("tags"), markup::bit("tags"), 0.7),
    (
        Why::Copyright,
        words::bit("legal"),
        markup::bit("legal"),
        0.9,
    ),
    (
        Why::Navigation,
        words::bit("login"),
        markup::bit("form"),
        0.7,
    ),
    (
        Why::Navigation,
        words::bit("loading"),
        markup::bit("footer"),
        0.4,
    ),
];

/// A cue in the block's own words.
const OWN_WORDS: f32 = 1.0;
/// A cue in the words of a block of a sentence or more: there it may be the topic.
const LONG_WORDS: f32 = 0.35;
/// A cue in the heading above.
const HEADING: f32 = 0.7;
/// Blocks that a heading is about at most.
const HEADING_REACH: usize = 40;
/// A cue in the names of the elements around, one step further out each time.
const NAMES: f32 = 0.8;
const NAMES_FADE: f32 = 0.75;
/// How much of the reason before goes on, and below what score it is taken.
const GOES_ON: f32 = 0.65;
/// Least score of a reason that is told.
const LEAST: f32 = 0.4;
/// Words such as "view results".
const POLL: u32 = words::bit("poll");
/// Answers of a poll at most, with the line that names it.
const LONGEST_POLL: usize = 8;
/// Blocks longer than this do not name themselves, words.
const LONG: f32 = 25.0;

/// What speaks against a reason. Each case was among the commonest wrong reasons of 200 looked at: a
/// byline has figures or a name and few words besides its cues; "browse by category" has neither. A
/// link of a few words about privacy is a footer's and no cookie notice, and so is a line of rights;
/// a long text that says the word again and again is one.
fn doubt(why: Why, stats: &Stats) -> f32 {
    let plain = stats.words > LONG || (stats.digits == 0 && stats.cued as f32 * 3.0 < stats.words);
    let nameless = stats.digits == 0 && stats.capitalised < NAME;
    match why {
        Why::Byline if plain || nameless => 0.3,
        Why::CookieNotice if stats.words < FEW => 0.25,
        Why::CookieNotice if stats.cues & LEGAL != 0 && stats.words < LONG => 0.4,
        Why::CookieNotice if stats.words > LONG && stats.cued >= 3 => 1.5,
        _ => 1.0,
    }
}

/// Words in capitals of "By Ada Holm", at least.
const NAME: u32 = 3;
/// A notice has more words.
const FEW: f32 = 6.0;
/// Words such as "all rights reserved".
const LEGAL: u32 = words::bit("legal");
/// Words such as "share" and "tweet".
const SHARE: u32 = words::bit("share");

/// Finds reasons for the blocks of a page, in order.
pub struct Reasons<'a> {
    scene: &'a Scene<'a>,
    heading_cues: u32,
    heading_since: usize,
    before: Option<Why>,
    before_at: usize,
    first_kept: usize,
    last_kept: usize,
    /// The number behind the last block of the poll that was seen last.
    poll_end: usize,
}

impl<'a> Reasons<'a> {
    /// Prepares a page.
    pub fn new(scene: &'a Scene<'a>, choice: &Choice) -> Self {
        Self {
            scene,
            heading_cues: 0,
            heading_since: 0,
            before: None,
            before_at: 0,
            first_kept: choice.kept.iter().position(|&k| k).unwrap_or(usize::MAX),
            last_kept: choice.kept.iter().rposition(|&k| k).unwrap_or(0),
            poll_end: 0,
        }
    }

    /// The reason for the block of that number; numbers must rise from call to call.
    pub fn of(&mut self, number: usize) -> Why {
        let block = &self.scene.sequence.blocks[number];
        let stats = &self.scene.stats[number];
        if matches!(block.kind, BlockKind::Heading(_)) {
            self.heading_cues = stats.cues;
            self.heading_since = number;
            self.before = None;
        }
        if number > self.last_kept && block.text.trim_end().ends_with('?') {
            self.poll_end = self.poll_end.max(self.end_of_poll(number));
        }
        let (mut why, score) = self.best(number, block);
        if number < self.poll_end {
            why = Why::Poll;
        } else if score < LEAST {
            why = self.by_shape(number, block);
        }
        self.before = Some(why);
        self.before_at = number;
        why
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

    fn best(&self, number: usize, block: &TextBlock) -> (Why, f32) {
        let stats = &self.scene.stats[number];
        let own = if stats.words > LONG {
            LONG_WORDS
        } else {
            OWN_WORDS
        };
        let names = self.names(block);
        let under_heading = self.is_under_heading(number, block);
        let mut best = (Why::Other, 0.0);
        for (row, &(why, word, _, weight)) in TABLE.iter().enumerate() {
            let mut score = names[row];
            if stats.cues & word != 0 {
                // Several words of one kind in a short text leave no doubt.
                score += own * (0.7 + 0.6 * stats.cued as f32 / stats.words.max(1.0));
            }
            if under_heading && self.heading_cues & word != 0 {
                score += HEADING;
            }
            score *= weight * doubt(why, stats);
            if why == Why::ShareButtons && stats.icons > 1 && stats.cues & SHARE != 0 {
                score += 1.5;
            }
            let goes_on = why != Why::Byline || stats.digits > 0;
            if self.before == Some(why) && number == self.before_at + 1 && goes_on {
                score += GOES_ON;
            }
            if score > best.1 {
                best = (why, score);
            }
        }
        best
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
        let around = self.scene.outline.around(block).take(12);
        for cues in std::iter::once(block.cues).chain(around.map(|c| containers[c as usize].cues)) {
            for (score, row) in scores.iter_mut().zip(&TABLE) {
                if cues & row.2 != 0 {
                    *score = score.max(weight);
                }
            }
            weight *= NAMES_FADE;
        }
        scores
    }

    /// Where no word and no name tells: by links and by the place on the page.
    fn by_shape(&self, number: usize, block: &TextBlock) -> Why {
        let stats = &self.scene.stats[number];
        let containers = &self.scene.sequence.containers;
        let in_navigation = self
            .scene
            .outline
            .around(block)
            .take(12)
            .any(|c| matches!(containers[c as usize].tag, Tag::Navigation | Tag::Footer));
        if in_navigation {
            return Why::Navigation;
        }
        let linked = stats.link_share(block) > 0.5;
        if linked && stats.words >= 4.0 {
            return Why::Related;
        }
        if linked || (number < self.first_kept && stats.words < 4.0) {
            return Why::Navigation;
        }
        if number > self.last_kept && stats.words > LONG && stats.is_prose() {
            return Why::Related;
        }
        Why::Other
    }
}
