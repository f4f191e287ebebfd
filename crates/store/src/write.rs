//! Writing: one act of a person is one transaction, on the disk before it is confirmed.

use std::sync::atomic::Ordering;

use canon::BlobRef;
use record::{
    CHECKPOINT_DEVICE, CHECKPOINT_PERSON, Class, DeviceCheckpoint, Head, Header, Payload,
    PersonCheckpoint, Reading, Record, Subject,
};
use rules::fact::Fact;
use rusqlite::{Connection, Transaction};
use serde::Serialize;

use crate::error::{Result, StoreError};
use crate::open::Store;
use crate::project::Touched;
use crate::query::pack::library;
use crate::surroundings::random;
use crate::tip::Tip;
use crate::{contents, log, project};

/// Who does something, to what.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    pub actor: &'a str,
    pub subject: &'a Subject,
    pub class: Class,
}

/// The device signs after at most this much activity.
const CHECKPOINT_EVERY_MS: i64 = 5 * 60 * 1000;

/// One transaction of the own log, open for appending.
pub struct Write<'a> {
    pub(crate) store: &'a Store,
    pub(crate) transaction: Transaction<'a>,
    /// Taken over by the store only when the transaction is committed.
    pub(crate) tip: Tip,
    pub(crate) reading: Reading,
    pub(crate) touched: Touched,
}

impl Store {
    /// Runs `act` in one transaction. What it appended is on the disk when this returns; if it
    /// fails, nothing of it happened. Inside, the store itself still tells what was there before.
    pub fn write<T, E: From<StoreError>>(
        &self,
        act: impl FnOnce(&mut Write<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut writer = self.writer();
        let mut write = self.begin(&mut writer)?;
        let done = act(&mut write)?;
        write.finish()?;
        Ok(done)
    }

    pub(crate) fn begin<'a>(&'a self, writer: &'a mut Connection) -> Result<Write<'a>> {
        let mut write = Write {
            store: self,
            transaction: writer.transaction()?,
            tip: self.tip().clone(),
            reading: self.surroundings.reading(),
            touched: Touched::default(),
        };
        write.begin_checkpoint_period();
        Ok(write)
    }

    /// Signs the own log as it stands, if anything in it is not signed yet.
    pub fn checkpoint(&self, actor: &str) -> Result<Head> {
        self.write(|write| {
            if write.has_unsigned() {
                write.sign(actor)?;
            }
            Ok(write.tip.head)
        })
    }

    pub fn head(&self) -> Head {
        self.tip().head
    }
}

impl Write<'_> {
    pub fn head(&self) -> Head {
        self.tip.head
    }

    pub fn now_ms(&self) -> i64 {
        self.reading.wall_ms
    }

    /// Appends a fact to the own log and applies it to the projections. One that names readers is
    /// embargoed, whatever else is said of the act.
    pub fn append<F: Fact>(&mut self, act: &Act<'_>, fact: &F) -> Result<Record> {
        let blobs = fact.blobs();
        let Some(readers) = fact.readers() else {
            return self.append_raw(act, F::KIND, F::V, fact, blobs);
        };
        let act = Act { class: Class::Embargoed, ..*act };
        self.append_for(&act, F::KIND, F::V, fact, blobs, readers)
    }

    /// The device key signs everything up to here.
    pub fn sign(&mut self, actor: &str) -> Result<Record> {
        let body = DeviceCheckpoint::sign(self.tip.head.hash, &self.store.device);
        let subject = Subject::new("device", &self.store.device_id);
        let act = Act { actor, subject: &subject, class: Class::Normal };
        let record = self.append_raw(&act, CHECKPOINT_DEVICE, 1, &body, Vec::new())?;
        self.tip.signed = record.header.seq;
        self.tip.signed_at_mono_ms = Some(self.reading.mono_ms);
        Ok(record)
    }

    /// A person vouches for their own records up to here.
    pub fn vouch(&mut self, person: &str, key: &keys::PersonKey) -> Result<Record> {
        let body = PersonCheckpoint::sign(self.tip.head.hash, person, key);
        let subject = Subject::new("person", person);
        let act = Act { actor: person, subject: &subject, class: Class::Normal };
        self.append_raw(&act, CHECKPOINT_PERSON, 1, &body, Vec::new())
    }

    pub(crate) fn append_raw<T: Serialize>(
        &mut self,
        act: &Act<'_>,
        kind: &str,
        v: u16,
        body: &T,
        blobs: Vec<BlobRef>,
    ) -> Result<Record> {
        self.append_for(act, kind, v, body, blobs, Vec::new())
    }

    fn append_for<T: Serialize>(
        &mut self,
        act: &Act<'_>,
        kind: &str,
        v: u16,
        body: &T,
        blobs: Vec<BlobRef>,
        readers: Vec<String>,
    ) -> Result<Record> {
        let store = self.store;
        if let Some(missing) = blobs.iter().find(|blob| !store.blobs.contains(&blob.hash)) {
            return Err(StoreError::BlobMissing(missing.hash));
        }
        let salt = random(store.surroundings.as_ref());
        let payload = Payload::new(salt, body, blobs)?.for_readers(readers).encode()?;
        let header = Header {
            device: store.device_id.clone(),
            seq: self.tip.head.seq + 1,
            prev: self.tip.head.hash,
            at: self.tip.at.tick(self.reading.wall_ms),
            clock: self.tip.clock.clock(&self.reading),
            actor: act.actor.to_owned(),
            subject: act.subject.clone(),
            class: act.class,
            kind: kind.to_owned(),
            v,
            payload_hash: canon::sha256(&payload),
        };
        let record = Record::new(header, payload);
        self.keep(&record)?;
        self.tip.head = Head { seq: record.header.seq, hash: record.hash };
        self.tip.at = record.header.at;
        Ok(record)
    }

    /// Stores a record and applies it.
    pub(crate) fn keep(&mut self, record: &Record) -> Result<()> {
        log::insert(&self.transaction, record)?;
        self.apply(record)
    }

    pub(crate) fn apply(&mut self, record: &Record) -> Result<()> {
        self.touched |= project::apply(&self.transaction, record)?;
        Ok(())
    }

    fn has_unsigned(&self) -> bool {
        self.tip.signed < self.tip.head.seq
    }

    /// Counts from the first act after everything was signed. What an earlier run of the program
    /// left unsigned is due at once.
    fn begin_checkpoint_period(&mut self) {
        if self.tip.signed_at_mono_ms.is_none() && !self.has_unsigned() {
            self.tip.signed_at_mono_ms = Some(self.reading.mono_ms);
        }
    }

    /// Mines as everything appended says so far.
    pub(crate) fn project_mines(&mut self) -> Result<()> {
        if self.touched.mines {
            let again = std::mem::take(&mut self.touched.mines_again);
            project::mine::bring_up_to_date(&self.transaction, &self.store.blobs, again)?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<()> {
        let signed_at = self.tip.signed_at_mono_ms;
        let due = signed_at.is_none_or(|at| self.reading.mono_ms - at >= CHECKPOINT_EVERY_MS);
        if due && self.has_unsigned() {
            self.sign("machine")?;
        }
        contents::note(&self.transaction, &self.store.blobs, &self.touched.blobs)?;
        self.project_mines()?;
        let library = self.touched.packs.then(|| library(&self.transaction)).transpose()?;
        self.transaction.commit()?;
        *self.store.tip() = self.tip;
        if let Some(library) = library {
            self.store.set_library(library);
        }
        // Only now would somebody who reads them again see the change.
        if self.touched.mines {
            self.store.mines_changed.fetch_add(1, Ordering::SeqCst);
        }
        Ok(())
    }
}
