//! `apply`: from a record to rows. The same function writes live and rebuilds.
//!
//! Records of several machines arrive in any order, so every rule here gives the same rows
//! whatever the order: rows are added, or the first or the last by clock and device wins as a
//! whole, or one marks another as seen. A property test holds a rebuilt store against the live one.

mod document;
mod draw;
mod inspection;
pub(crate) mod mine;
mod person;

use std::ops::BitOrAssign;

use record::{Header, Payload, Record, RecordError};
use rules::fact::{Fact, is_known};
use rusqlite::Connection;
use serde_json::Value;

use crate::error::{Result, StoreError};

/// What applied records touched that isn't rows alone.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Touched {
    /// A sheet of mines is to be read, and the index in memory too.
    pub mines: bool,
}

impl BitOrAssign for Touched {
    fn bitor_assign(&mut self, other: Self) {
        self.mines |= other.mines;
    }
}

/// Nothing that somebody else's program wrote can stop a log: what this version can't read is kept
/// and counted as made by a newer one.
pub(crate) fn apply(db: &Connection, record: &Record) -> Result<Touched> {
    let payload = match record.payload() {
        Ok(Some(payload)) => payload,
        Ok(None) => return Ok(Touched::default()),
        Err(_) => return newer(db, &record.header),
    };
    match apply_payload(db, &record.header, payload) {
        Err(StoreError::Record(RecordError::Unreadable { .. })) => newer(db, &record.header),
        done => done,
    }
}

fn apply_payload(db: &Connection, header: &Header, payload: Payload) -> Result<Touched> {
    for blob in &payload.blobs {
        db.prepare_cached("INSERT OR IGNORE INTO blob_ref VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(
            (blob.hash.0, &header.device, header.seq, header.subject.to_string(), blob.bytes),
        )?;
    }
    if !is_known(&header.kind, header.v) {
        return newer(db, header);
    }
    let entry = Entry { db, header, body: &payload.body };
    match header.kind.as_str() {
        rules::mine::Imported::KIND => return mine::imported(&entry),
        rules::person::Registered::KIND => person::registered(&entry)?,
        rules::person::Certified::KIND => person::certified(&entry)?,
        rules::drawing::Frozen::KIND => draw::frozen(&entry)?,
        rules::drawing::Committed::KIND => draw::committed(&entry)?,
        rules::drawing::Revealed::KIND => draw::revealed(&entry)?,
        rules::inspection::Opened::KIND => inspection::opened(&entry)?,
        rules::inspection::Answered::KIND => inspection::answered(&entry)?,
        rules::inspection::ResultGiven::KIND => inspection::result_given(&entry)?,
        rules::inspection::PhotoTaken::KIND => inspection::photo_taken(&entry)?,
        rules::inspection::PhotoAssigned::KIND => inspection::photo_assigned(&entry)?,
        rules::inspection::InkSigned::KIND => inspection::ink_signed(&entry)?,
        rules::inspection::Finalised::KIND => inspection::finalised(&entry)?,
        rules::document::Made::KIND => document::made(&entry)?,
        rules::document::Signed::KIND => document::signed(&entry)?,
        // Checkpoints prove the log; nothing is projected from them.
        _ => {}
    }
    Ok(Touched::default())
}

/// Made by a newer version: kept, passed on, and what it touches can't be finalised here.
fn newer(db: &Connection, header: &Header) -> Result<Touched> {
    db.prepare_cached("INSERT OR IGNORE INTO newer_record VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(
        (&header.device, header.seq, header.subject.to_string(), &header.kind, header.v),
    )?;
    Ok(Touched::default())
}

/// A record while it is being applied.
pub(crate) struct Entry<'a> {
    db: &'a Connection,
    header: &'a Header,
    body: &'a Value,
}

impl Entry<'_> {
    fn fact<F: Fact>(&self) -> Result<F> {
        rules::fact::read(self.header.v, self.body).map_err(|why| {
            StoreError::Record(RecordError::Unreadable {
                device: self.header.device.clone(),
                seq: self.header.seq,
                why: why.to_string(),
            })
        })
    }

    /// The id of what the record is about.
    fn id(&self) -> &str {
        &self.header.subject.id
    }

    /// Sorts as the records' order does: clock, counter, device.
    fn at(&self) -> String {
        let at = self.header.at;
        format!("{:015}.{:010}.{}", at.ms, at.n, self.header.device)
    }

    /// Names the record: `d-…/17`.
    fn record_id(&self) -> String {
        format!("{}/{}", self.header.device, self.header.seq)
    }

    /// One line in the life of a mine.
    fn timeline(&self, mine: &str, detail: &str) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT OR IGNORE INTO timeline VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute((
                mine,
                self.header.clock.wall,
                &self.header.device,
                self.header.seq,
                &self.header.kind,
                &self.header.actor,
                self.header.subject.to_string(),
                detail,
            ))?;
        Ok(())
    }
}
