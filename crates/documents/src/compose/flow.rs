//! The pages as they fill up, and the place where the next thing goes.

use std::collections::BTreeSet;

use crate::compose::{BOTTOM, LEFT, TOP, WIDTH};
use crate::pages::{Item, Line as Stroke, Page, SignaturePlace, Text};
use crate::text::{self, Line, Paragraph, Style};
use crate::units::Um;
use crate::{Colour, Fonts};

pub(crate) struct Flow<'f> {
    pub fonts: &'f Fonts<'f>,
    pub pages: Vec<Page>,
    pub places: Vec<SignaturePlace>,
    pub missing: BTreeSet<char>,
    /// Top of what is still free on the last page.
    pub y: Um,
    /// How many headings there are already.
    pub headings: usize,
}

/// A state to go back to.
pub(crate) struct Mark {
    pages: usize,
    items: usize,
    places: usize,
    y: Um,
    headings: usize,
}

impl<'f> Flow<'f> {
    pub fn new(fonts: &'f Fonts<'f>) -> Self {
        Self {
            fonts,
            pages: vec![Page::default()],
            places: Vec::new(),
            missing: BTreeSet::new(),
            y: TOP,
            headings: 0,
        }
    }

    pub fn room(&self) -> Um {
        BOTTOM - self.y
    }

    pub fn is_at_top(&self) -> bool {
        self.y == TOP
    }

    pub fn next_page(&mut self) {
        self.pages.push(Page::default());
        self.y = TOP;
    }

    /// Goes to the next page if `height` has no room on this one.
    pub fn need(&mut self, height: Um) {
        if height > self.room() && !self.is_at_top() {
            self.next_page();
        }
    }

    pub fn put(&mut self, item: Item) {
        self.pages.last_mut().expect("there is always a page").items.push(item);
    }

    pub fn stroke(&mut self, from: (Um, Um), to: (Um, Um), width: Um, colour: Colour) {
        self.put(Item::Line(Stroke { from, to, width, colour }));
    }

    pub fn set(&mut self, paragraph: &Paragraph, text: &str, width: Um) -> Vec<Line> {
        text::set(self.fonts, paragraph, text, width, &mut self.missing)
    }

    /// Draws one line of text whose box begins at `top`.
    pub fn draw_line(&mut self, line: &Line, x: Um, top: Um, line_height: Um) {
        let y = top + baseline(line.style, line_height);
        for run in &line.runs {
            self.put(Item::Text(Text {
                x: x + run.x,
                y,
                face: run.face,
                size: line.style.size,
                text: run.text.clone(),
                width: run.width,
                spread: run.spread,
                colour: line.style.colour,
            }));
        }
    }

    /// Draws lines over the whole text width, page after page.
    pub fn draw_text(&mut self, lines: &[Line], line_height: Um) {
        for line in lines {
            self.need(line_height);
            self.draw_line(line, LEFT, self.y, line_height);
            self.y += line_height;
        }
    }

    pub fn mark(&self) -> Mark {
        Mark {
            pages: self.pages.len(),
            items: self.pages.last().map_or(0, |page| page.items.len()),
            places: self.places.len(),
            y: self.y,
            headings: self.headings,
        }
    }

    pub fn back_to(&mut self, mark: &Mark) {
        self.pages.truncate(mark.pages);
        self.pages.last_mut().expect("there is always a page").items.truncate(mark.items);
        self.places.truncate(mark.places);
        self.y = mark.y;
        self.headings = mark.headings;
    }

    pub fn has_left_page_of(&self, mark: &Mark) -> bool {
        self.pages.len() > mark.pages
    }

    /// A stroke through the rest of the page, so that nothing can be written into it.
    pub fn strike_rest(&mut self) {
        const WORTH_IT: Um = 15_000;
        const GAP: Um = 4_000;
        if self.room() > WORTH_IT {
            let (bottom, top) = (BOTTOM - GAP, self.y + GAP);
            self.stroke((LEFT, bottom), (LEFT + WIDTH, top), HAIRLINE, Colour::GREY);
        }
        self.y = BOTTOM;
    }
}

pub(crate) const HAIRLINE: Um = 180;

/// Chinese types fill their square from 0.88 above the baseline to 0.12 below it.
fn baseline(style: Style, line_height: Um) -> Um {
    (line_height - style.size) / 2 + style.size * 88 / 100
}
