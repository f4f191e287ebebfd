//! What proves a draw and what changed it, folded from its records when asked.

use chrono::NaiveDate;
use record::{Hlc, Record, Subject};
use rules::drawing::{
    Abandoned, Committed, Countersigned, Frozen, Opened, Receipted, Replaced, Revealed, Signed,
    Substituted,
};
use rules::fact::{self, Fact};
use rusqlite::Connection;

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
    /// Whose log has it, and where.
    pub device: String,
    pub seq: u64,
}

/// Somebody, or a mine, in another's place.
pub struct DrawChange {
    pub actor: String,
    /// Whose log has it.
    pub device: String,
    pub at_ms: i64,
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
        // As the projections have it: by clock and device.
        records.sort_by(|a, b| {
            let clock = a.header.at.cmp(&b.header.at);
            clock.then_with(|| a.header.device.cmp(&b.header.device))
        });
        let mut acts = DrawActs::default();
        for record in &records {
            acts.take(record)?;
        }
        let (own, told) = (acts.own_logs(), std::mem::take(&mut acts.changes));
        let reader = self.reader();
        for change in told {
            if is_own_hand(&reader, &own, &change)? {
                acts.changes.push(change);
            }
        }
        Ok(acts)
    }
}

impl DrawActs {
    /// The abandoned draw that this one repeats.
    pub fn repeats(&self) -> Option<&str> {
        self.frozen.as_ref()?.repeats.as_deref()
    }

    /// Whether the lottery that decides this draw may have been drawn by that day.
    pub fn event_has_begun(&self, today: NaiveDate) -> bool {
        self.event_on().is_some_and(|day| day <= today)
    }

    /// The day of that lottery, as the list states it.
    pub fn event_on(&self) -> Option<NaiveDate> {
        self.frozen.as_ref()?.event_on
    }

    /// What one commitment says.
    pub fn commitment(&self, of: &Commitment) -> Option<&DrawCommitted> {
        self.committed
            .iter()
            .find(|one| (one.device.as_str(), one.seq) == (of.device.as_str(), of.seq))
    }

    /// The log that froze the list; where the list isn't here, those that committed.
    fn own_logs(&self) -> Vec<String> {
        match &self.home {
            Some(home) => vec![home.clone()],
            None => self.committed.iter().map(|one| one.device.clone()).collect(),
        }
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
                let (device, seq) = (record.header.device.clone(), record.header.seq);
                let found = told::<Abandoned>(record)?;
                let word =
                    |Abandoned { by, reason }| Abandonment { by, reason, at_ms, device, seq };
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
        let header = &record.header;
        let (actor, device) = (header.actor.clone(), header.device.clone());
        let at_ms = header.clock.wall;
        self.changes.extend(told.map(|told| DrawChange { actor, device, at_ms, told }));
    }
}

/// Any log may name any actor: a change counts in the draw's own log and in one in which its actor was
/// certified. Where no such log is known every change counts, as every visit does.
fn is_own_hand(db: &Connection, own: &[String], change: &DrawChange) -> Result<bool> {
    if own.is_empty() || own.contains(&change.device) {
        return Ok(true);
    }
    let find = "SELECT EXISTS (SELECT 1 FROM certificate c \
                WHERE c.good AND c.device = ?1 AND c.seat = ?2)";
    let certified =
        db.prepare_cached(find)?.query_row((&change.device, &change.actor), |row| row.get(0))?;
    Ok(certified)
}

/// What a record says, if that is here and this version can read it.
fn told<F: Fact>(record: &Record) -> Result<Option<F>> {
    let Some(payload) = record.payload()? else { return Ok(None) };
    Ok(fact::read(record.header.v, &payload.body).ok())
}
