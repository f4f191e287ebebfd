//! What proves a draw and what changed it, folded from its records when asked.

use record::{Hlc, Record, Subject};
use rules::drawing::{
    Abandoned, Committed, Countersigned, Frozen, Opened, Receipted, Replaced, Revealed, Signed,
    Substituted,
};
use rules::fact::{self, Fact};

use super::draw::Commitment;
use crate::error::Result;
use crate::open::Store;

/// Everything in the order of the records' clocks.
#[derive(Default)]
pub struct DrawActs {
    /// The machine that froze the list.
    pub home: Option<String>,
    /// The list as it was recorded.
    pub frozen: Option<Frozen>,
    /// Every commitment as it was recorded, whosever.
    pub committed: Vec<DrawCommitted>,
    /// The place of the first reveal, also of headquarters', which everybody may know.
    pub revealed_at: Option<Hlc>,
    /// As they came; whoever uses one checks it.
    pub receipts: Vec<Receipted>,
    pub countersigned: Vec<Countersigned>,
    pub abandoned: Vec<Abandonment>,
    pub changes: Vec<DrawChange>,
    pub signed: Vec<SignedTold>,
}

pub struct DrawCommitted {
    pub told: Committed,
    /// Its place in the order of the records, and in its log.
    pub at: Hlc,
    pub device: String,
    pub seq: u64,
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

/// A signature of the certificate, as some log has it.
pub struct SignedTold {
    pub device: String,
    pub told: Signed,
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
    /// The abandoned draw that this one repeats.
    pub fn repeats(&self) -> Option<&str> {
        self.frozen.as_ref()?.repeats.as_deref()
    }

    /// What one commitment says.
    pub fn commitment(&self, of: &Commitment) -> Option<&DrawCommitted> {
        self.committed
            .iter()
            .find(|one| (one.device.as_str(), one.seq) == (of.device.as_str(), of.seq))
    }

    fn take(&mut self, record: &Record) -> Result<()> {
        match record.header.kind.as_str() {
            Frozen::KIND if self.home.is_none() => {
                self.frozen = told(record)?;
                self.home = self.frozen.as_ref().map(|_| record.header.device.clone());
            }
            Committed::KIND => {
                let (at, seq) = (record.header.at, record.header.seq);
                let device = record.header.device.clone();
                let found = told::<Committed>(record)?;
                self.committed.extend(found.map(|told| DrawCommitted { told, at, device, seq }));
            }
            Revealed::KIND | Opened::KIND if self.revealed_at.is_none() => {
                self.revealed_at = Some(record.header.at);
            }
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
            Signed::KIND => {
                let device = record.header.device.clone();
                self.signed.extend(told(record)?.map(|told| SignedTold { device, told }));
            }
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
