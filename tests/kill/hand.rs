//! The hand that answers: everything goes through the application's operations.

use std::convert::Infallible;
use std::io::Write as _;
use std::path::Path;

use app::App;
use app::api::{
    AnswerInput, AnswerValue, DraftInput, InspectionView, ItemView, Nothing, PhotoInput, Staged,
};
use serde::Serialize;

use super::chance::Chance;
use super::fault::Extent;
use super::told::{Line, Step};
use crate::desk::{self, call};
use crate::harness::Result;

const TYPED: &str = "北侧联络道两旁约0.3公顷未绿化，限三十日内补植；𠮷家沟排土场边坡已复垦。";
const PHOTOS: u64 = 4;

struct Hand {
    app: App,
    view: InspectionView,
    chance: Chance,
    photos: Vec<Vec<u8>>,
}

/// Works until it is killed.
pub fn work(folder: &Path, seed: u64) -> Result<Infallible> {
    let app = desk::sign_in(folder)?;
    let view = desk::inspection(&app)?;
    let photos = (0..PHOTOS).map(|number| desk::photo(number, 48, 32)).collect();
    let mut hand = Hand { app, view, chance: Chance::new(seed), photos };
    let head = hand.app.session()?.store.head();
    let drafts = hand.view.drafts.clone();
    say(&Line::Ready { seq: head.seq, hash: head.hash.to_string(), drafts })?;
    loop {
        let step = hand.choose();
        say(&Line::Begins { step: step.clone() })?;
        hand.take(&step)?;
        let head = hand.app.session()?.store.head();
        let extent = Extent::of(folder)?;
        say(&Line::Done { seq: head.seq, hash: head.hash.to_string(), extent })?;
    }
}

/// On its way to whoever listens when this returns: a kill can't take it back.
pub(super) fn say(line: &impl Serialize) -> Result {
    let mut text = serde_json::to_string(line)?;
    text.push('\n');
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    Ok(stdout.flush()?)
}

impl Hand {
    fn choose(&mut self) -> Step {
        let count = desk::items(&self.view).count() as u64;
        let place = usize::try_from(self.chance.below(count)).unwrap_or(0);
        let item = desk::items(&self.view).nth(place).map(|item| item.id.clone());
        let item = item.unwrap_or_default();
        match self.chance.below(16) {
            0 => Step::Photo { number: self.chance.below(PHOTOS), item },
            1..8 => {
                let keys = 1 + self.chance.below(TYPED.chars().count() as u64);
                let keys = usize::try_from(keys).unwrap_or(1);
                Step::Type { field: note(&item), text: TYPED.chars().take(keys).collect() }
            }
            _ => Step::Answer { note: self.settled(&item), item },
        }
    }

    /// Mostly what was typed at the item, as the page does; a draft of something else stays.
    fn settled(&mut self, item: &str) -> String {
        let typed = self.view.drafts.get(&note(item)).filter(|_| self.chance.below(4) > 0);
        typed.cloned().unwrap_or_else(|| TYPED.chars().take(8).collect())
    }

    fn take(&mut self, step: &Step) -> Result {
        let inspection = self.view.row.id.clone();
        match step {
            Step::Type { field, text } => {
                let (field, text) = (field.clone(), text.clone());
                self.view.drafts.insert(field.clone(), text.clone());
                let _: Nothing =
                    call(&self.app, "inspection.draft", &DraftInput { inspection, field, text })?;
            }
            Step::Answer { item, note } => self.answer(item, note)?,
            Step::Photo { number, item } => {
                let photo = &self.photos[usize::try_from(*number)?];
                let token = self.app.stage(None, photo, true)?;
                let file = Staged { token, name: format!("IMG_{number:04}.jpg") };
                let item = Some(item.clone());
                self.view = call(&self.app, "photo.add", &PhotoInput { inspection, item, file })?;
            }
        }
        Ok(())
    }

    fn answer(&mut self, item: &str, note: &str) -> Result {
        let shown: Option<&ItemView> = desk::items(&self.view).find(|shown| shown.id == item);
        let shown = shown.ok_or("no such item")?;
        let most: u64 = shown.points.parse().unwrap_or(1);
        let points = self.chance.below(most + 1).to_string();
        let input = AnswerInput {
            inspection: self.view.row.id.clone(),
            item: item.to_owned(),
            value: AnswerValue::Points { points },
            note: note.to_owned(),
            saw: shown.saw(),
        };
        self.view = call(&self.app, "inspection.answer", &input)?;
        Ok(())
    }
}

/// The field in which an item's note is typed.
pub fn note(item: &str) -> String {
    format!("item/{item}/note")
}
