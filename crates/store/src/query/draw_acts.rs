//! What proves a draw and what changed it, folded from its records when asked.

use record::{Record, Subject};
use rules::drawing::{
    Abandoned, Committed, Countersigned, Frozen, Receipted, Replaced, Substituted,
};
use rules::fact::{self, Fact};

use crate::error::Result;
use crate::open::Store;

/// Everything in the order of the records' clocks.
#[derive(Default)]
pub struct DrawActs {
    /// The machine that froze the list.
    pub home: Option<String>,
    /// The abandoned draw that this one repeats.
    pub repeats: Option<String>,
    /// The first commitment as it was recorded.
    pub committed: Option<Committed>,
    /// As they came; whoever uses one checks it.
    pub receipts: Vec<Receipted>,
    pub countersigned: Vec<Countersigned>,
    pub abandoned: Vec<Abandonment>,
    pub changes: Vec<DrawChange>,
}

pub struct Abandonment {
    pub by: String,
    pub reason: String,
    pub at_ms: i64,
    /// Whose log has it.
    pub device: String,
}

/// Somebody, or a mine, in another's place.
pub struct DrawChange {
    pub actor: String,
    pub told: ChangeTold,
}

pub enum ChangeTold {
    Replaced(Replaced),
    Substituted(Substituted),
}

impl Store {
    pub fn draw_acts(&self, draw: &str) -> Result<DrawActs> {
        let mut records = self.records_about(&Subject::new("draw", draw))?;
        records.sort_by(|a, b| {
            let order = |record: &Record| (record.header.at, record.header.seq);
            order(a).cmp(&order(b)).then_with(|| a.header.device.cmp(&b.header.device))
        });
        let mut acts = DrawActs::default();
        for record in &records {
            acts.take(record)?;
        }
        Ok(acts)
    }
}

impl DrawActs {
    fn take(&mut self, record: &Record) -> Result<()> {
        match record.header.kind.as_str() {
            Frozen::KIND if self.home.is_none() => {
                if let Some(frozen) = told::<Frozen>(record)? {
                    self.home = Some(record.header.device.clone());
                    self.repeats = frozen.repeats;
                }
            }
            Committed::KIND if self.committed.is_none() => self.committed = told(record)?,
            Receipted::KIND => self.receipts.extend(told::<Receipted>(record)?),
            Countersigned::KIND => self.countersigned.extend(told::<Countersigned>(record)?),
            Abandoned::KIND => {
                let at_ms = record.header.clock.wall;
                let device = record.header.device.clone();
                let found = told::<Abandoned>(record)?;
                let word = |Abandoned { by, reason }| Abandonment { by, reason, at_ms, device };
                self.abandoned.extend(found.map(word));
            }
            Replaced::KIND => self.change(record, told(record)?.map(ChangeTold::Replaced)),
            Substituted::KIND => self.change(record, told(record)?.map(ChangeTold::Substituted)),
            _ => {}
        }
        Ok(())
    }

    fn change(&mut self, record: &Record, told: Option<ChangeTold>) {
        let actor = record.header.actor.clone();
        self.changes.extend(told.map(|told| DrawChange { actor, told }));
    }
}

/// What a record says, if that is here and this version can read it.
fn told<F: Fact>(record: &Record) -> Result<Option<F>> {
    let Some(payload) = record.payload()? else { return Ok(None) };
    Ok(fact::read(record.header.v, &payload.body).ok())
}
