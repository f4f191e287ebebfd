//! `apply`: from a record to rows. The same function writes live and rebuilds.
//!
//! Records of several machines arrive in any order, so every rule here gives the same rows
//! whatever the order: rows are added, or the first or the last by clock and device wins as a
//! whole, or one marks another as seen. A property test holds a rebuilt store against the live one.

pub(crate) mod casefile;
mod checklist;
mod counting;
mod deed;
mod document;
mod draw;
pub(crate) mod entry;
mod inspection;
pub(crate) mod mine;
mod pack;
pub(crate) mod person;
mod planning;
mod quota;
mod report;

use std::cell::Cell;
use std::ops::BitOrAssign;

use canon::Hash32;
use record::{Header, Payload, Record, RecordError};
use rules::fact::{Fact, is_known};
use rules::person::{
    CardRecorded, CardWithdrawn, CompetenceStated, InterestDeclared, InterestWithdrawn,
};
use rusqlite::Connection;
use serde_json::Value;

use crate::error::{Result, StoreError};

/// What applied records touched that isn't rows alone.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    /// A source of mines is to be read, and the index in memory too.
    pub mines: bool,
    /// All of them, from the beginning.
    pub mines_again: bool,
    /// Which packs there are.
    pub packs: bool,
    /// Contents that were named; they may be here or not.
    pub blobs: Vec<Hash32>,
}

impl BitOrAssign for Touched {
    fn bitor_assign(&mut self, other: Self) {
        self.mines |= other.mines;
        self.mines_again |= other.mines_again;
        self.packs |= other.packs;
        self.blobs.extend(other.blobs);
    }
}

/// Nothing that somebody else's program wrote can stop a log: what this version can't read is kept
/// and counted as made by a newer one.
pub(crate) fn apply(db: &Connection, record: &Record) -> Result<Touched> {
    let payload = match record.payload() {
        Ok(Some(payload)) => payload,
        Ok(None) => return Ok(Touched::default()),
        Err(_) => {
            newer(db, &record.header)?;
            return Ok(Touched::default());
        }
    };
    let blobs = payload.blobs.iter().map(|blob| blob.hash).collect();
    let touched = match apply_payload(db, &record.header, &payload) {
        Err(StoreError::Record(RecordError::Unreadable { .. })) => {
            newer(db, &record.header)?;
            Touched::default()
        }
        done => done?,
    };
    Ok(Touched { blobs, ..touched })
}

fn apply_payload(db: &Connection, header: &Header, payload: &Payload) -> Result<Touched> {
    for blob in &payload.blobs {
        db.prepare_cached("INSERT OR IGNORE INTO blob_ref VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(
            (blob.hash.0, &header.device, header.seq, header.subject.to_string(), blob.bytes),
        )?;
    }
    if !is_known(&header.kind, header.v) {
        newer(db, header)?;
        return Ok(Touched::default());
    }
    let entry = Entry { db, header, body: &payload.body, touched: Cell::default() };
    match header.kind.as_str() {
        rules::mine::Imported::KIND => mine::imported(&entry)?,
        rules::mine::ImportUndone::KIND => mine::undone(&entry)?,
        rules::mine::ImportRestored::KIND => mine::restored(&entry)?,
        rules::mine::Added::KIND => mine::added(&entry)?,
        rules::mine::Changed::KIND => mine::changed(&entry)?,
        rules::deed::DeedRead::KIND => deed::read(&entry)?,
        rules::entry::EntryAdded::KIND => entry::added(&entry)?,
        rules::entry::EntryChanged::KIND => entry::changed(&entry)?,
        rules::entry::EntryRetired::KIND => entry::retired(&entry)?,
        rules::person::Registered::KIND => person::registered(&entry)?,
        rules::person::Certified::KIND => person::certified(&entry)?,
        CardRecorded::KIND => person::told::<CardRecorded>(&entry)?,
        CardWithdrawn::KIND => person::told::<CardWithdrawn>(&entry)?,
        CompetenceStated::KIND => person::told::<CompetenceStated>(&entry)?,
        InterestDeclared::KIND => person::told::<InterestDeclared>(&entry)?,
        InterestWithdrawn::KIND => person::told::<InterestWithdrawn>(&entry)?,
        rules::checklist::import::Imported::KIND => checklist::imported(&entry)?,
        rules::quota::VisitCap::KIND => checklist::visit_cap(&entry)?,
        rules::pack::Switched::KIND => pack::switched(&entry)?,
        rules::calendar::CountingSet::KIND => counting::set(&entry)?,
        rules::pack::Used::KIND => pack::used(&entry)?,
        rules::quota::StatedRatio::KIND => quota::stated(&entry)?,
        rules::quota::YearPlan::KIND => quota::year_planned(&entry)?,
        rules::report::Submitted::KIND => report::submitted(&entry)?,
        rules::drawing::Frozen::KIND => draw::frozen(&entry)?,
        rules::drawing::Committed::KIND => draw::committed(&entry)?,
        rules::drawing::Revealed::KIND => draw::revealed(&entry)?,
        rules::drawing::Opened::KIND => draw::opened(&entry)?,
        rules::drawing::Assigned::KIND => draw::assigned(&entry)?,
        rules::drawing::Released::KIND => draw::released(&entry)?,
        rules::drawing::Published::KIND => draw::published(&entry)?,
        rules::drawing::Approved::KIND => planning::approved(&entry)?,
        rules::drawing::ApprovalStated::KIND => planning::approval_stated(&entry)?,
        rules::drawing::ExclusionAsked::KIND => planning::exclusion_asked(&entry)?,
        rules::drawing::ExclusionSettled::KIND => planning::exclusion_settled(&entry)?,
        rules::inspection::Opened::KIND => inspection::opened(&entry)?,
        rules::inspection::Answered::KIND => inspection::answered(&entry)?,
        rules::inspection::ResultGiven::KIND => inspection::result_given(&entry)?,
        rules::inspection::CombinedDone::KIND => inspection::combined_done(&entry)?,
        rules::inspection::PhotoTaken::KIND => inspection::photo_taken(&entry)?,
        rules::inspection::PhotoAssigned::KIND => inspection::photo_assigned(&entry)?,
        rules::inspection::InkSigned::KIND => inspection::ink_signed(&entry)?,
        rules::inspection::Finalised::KIND => inspection::finalised(&entry)?,
        rules::inspection::Amended::KIND => inspection::amended(&entry)?,
        rules::document::Made::KIND => document::made(&entry)?,
        rules::document::Signed::KIND => document::signed(&entry)?,
        // What proves and changes a draw is folded when asked: `query/draw_acts.rs`.
        // Of checkpoints, which prove the log, nothing is projected.
        _ => casefile::applied(&entry)?,
    }
    Ok(entry.touched.take())
}

/// Made by a newer version: kept, passed on, and what it touches can't be finalised here.
fn newer(db: &Connection, header: &Header) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO newer_record VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(
        (&header.device, header.seq, header.subject.to_string(), &header.kind, header.v),
    )?;
    Ok(())
}

/// A record while it is being applied.
pub(crate) struct Entry<'a> {
    db: &'a Connection,
    header: &'a Header,
    body: &'a Value,
    touched: Cell<Touched>,
}

impl Entry<'_> {
    fn touch_mines(&self) {
        self.touched.set(Touched { mines: true, ..self.touched.take() });
    }

    fn touch_packs(&self) {
        self.touched.set(Touched { packs: true, ..self.touched.take() });
    }

    fn reread_mines(&self) {
        self.touched.set(Touched { mines: true, mines_again: true, ..self.touched.take() });
    }

    fn fact<F: Fact>(&self) -> Result<F> {
        rules::fact::read(self.header.v, self.body).map_err(|why| self.unreadable(&why))
    }

    fn unreadable(&self, why: &serde_json::Error) -> StoreError {
        StoreError::Record(RecordError::Unreadable {
            device: self.header.device.clone(),
            seq: self.header.seq,
            why: why.to_string(),
        })
    }

    /// The id of what the record is about.
    fn id(&self) -> &str {
        &self.header.subject.id
    }

    fn at(&self) -> String {
        at(self.header)
    }

    /// Names the record: `d-…/17`.
    fn record_id(&self) -> String {
        format!("{}/{}", self.header.device, self.header.seq)
    }

    fn timeline(&self, mine: &str, detail: &str) -> Result<()> {
        self.line(self.header, mine, detail)
    }

    /// One line in the life of a mine: of this record, or of one that it belongs to.
    fn line(&self, header: &Header, mine: &str, detail: &str) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT OR IGNORE INTO timeline VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute((
                mine,
                header.clock.wall,
                &header.device,
                header.seq,
                &header.kind,
                &header.actor,
                header.subject.to_string(),
                detail,
            ))?;
        if mine::keep_mentioned(self.db, mine)? {
            self.touch_mines();
        }
        Ok(())
    }
}

/// Sorts as the records' order does: clock, counter, device.
fn at(header: &Header) -> String {
    let at = header.at;
    format!("{:015}.{:010}.{}", at.ms, at.n, header.device)
}
