//! Writing: one act of a person is one transaction, on the disk before it is confirmed.

use std::sync::atomic::Ordering;

use canon::{BlobRef, Hash32};
use record::{
    CHECKPOINT_DEVICE, CHECKPOINT_PERSON, Class, DeviceCheckpoint, Head, Header, Payload,
    PersonCheckpoint, Reading, Record, Subject,
};
use rules::fact::Fact;
use rusqlite::Transaction;
use serde::Serialize;

use crate::error::Result;
use crate::open::{Store, Writer};
use crate::surroundings::random;
use crate::{log, project};

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
    store: &'a Store,
    pub(crate) transaction: Transaction<'a>,
    state: State,
    reading: Reading,
}

/// What the transaction carries forward; taken over only when it is committed.
struct State {
    device: keys::DeviceKey,
    head: Head,
    at: record::Hlc,
    clock: record::ClockState,
    signed: u64,
    signed_at_mono_ms: i64,
}

impl Store {
    /// Runs `act` in one transaction. What it appended is on the disk when this returns; if it
    /// fails, nothing of it happened.
    pub fn write<T, E: From<crate::StoreError>>(
        &self,
        act: impl FnOnce(&mut Write<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut writer = self.writer();
        let writer = &mut *writer;
        let reading = self.surroundings.reading();
        let state = State::of(writer, &reading);
        let transaction = writer.connection.transaction().map_err(crate::StoreError::from)?;
        let mut write = Write { store: self, transaction, state, reading };
        let done = act(&mut write)?;
        write.checkpoint_if_due()?;
        let state = write.commit()?;
        writer.take_over(&state);
        Ok(done)
    }

    /// Signs the own log as it stands, if anything in it is not signed yet.
    pub fn checkpoint(&self, actor: &str) -> Result<Head> {
        self.write(|write| {
            if write.state.signed < write.state.head.seq {
                write.sign(actor)?;
            }
            Ok(write.state.head)
        })
    }

    pub fn head(&self) -> Head {
        self.writer().head
    }

    pub fn device_id(&self) -> String {
        self.writer().device.id()
    }

    pub fn device_key(&self) -> keys::DeviceKey {
        self.writer().device.clone()
    }
}

impl State {
    fn of(writer: &Writer, reading: &Reading) -> Self {
        let first = writer.signed_at_mono_ms == i64::MIN;
        Self {
            device: writer.device.clone(),
            head: writer.head,
            at: writer.at,
            clock: writer.clock.clone(),
            signed: writer.signed,
            signed_at_mono_ms: if first { reading.mono_ms } else { writer.signed_at_mono_ms },
        }
    }
}

impl Writer {
    fn take_over(&mut self, state: &State) {
        self.head = state.head;
        self.at = state.at;
        self.signed = state.signed;
        self.signed_at_mono_ms = state.signed_at_mono_ms;
    }
}

impl Write<'_> {
    pub fn head(&self) -> Head {
        self.state.head
    }

    pub fn now_ms(&self) -> i64 {
        self.reading.wall_ms
    }

    /// Appends a fact to the own log and applies it to the projections.
    pub fn append<F: Fact>(&mut self, act: &Act<'_>, fact: &F) -> Result<Record> {
        self.append_raw(act, F::KIND, F::V, fact, fact.blobs())
    }

    /// The device key signs everything up to here.
    pub fn sign(&mut self, actor: &str) -> Result<Record> {
        let body = DeviceCheckpoint::sign(self.state.head.hash, &self.state.device);
        let subject = Subject::new("device", self.state.device.id());
        let act = Act { actor, subject: &subject, class: Class::Normal };
        let record = self.append_raw(&act, CHECKPOINT_DEVICE, 1, &body, Vec::new())?;
        self.state.signed = record.header.seq;
        self.state.signed_at_mono_ms = self.reading.mono_ms;
        Ok(record)
    }

    /// A person vouches for their own records up to here.
    pub fn vouch(&mut self, person: &str, key: &keys::PersonKey) -> Result<Record> {
        let body = PersonCheckpoint::sign(self.state.head.hash, person, key);
        let subject = Subject::new("person", person);
        let act = Act { actor: person, subject: &subject, class: Class::Normal };
        self.append_raw(&act, CHECKPOINT_PERSON, 1, &body, Vec::new())
    }

    fn append_raw<T: Serialize>(
        &mut self,
        act: &Act<'_>,
        kind: &str,
        v: u16,
        body: &T,
        blobs: Vec<BlobRef>,
    ) -> Result<Record> {
        let salt = random(self.store.surroundings.as_ref());
        let payload = Payload::new(salt, body, blobs)?.encode()?;
        self.state.at = self.state.at.tick(self.reading.wall_ms);
        let header = Header {
            device: self.state.device.id(),
            seq: self.state.head.seq + 1,
            prev: self.state.head.hash,
            at: self.state.at,
            clock: self.state.clock.clock(&self.reading),
            actor: act.actor.to_owned(),
            subject: act.subject.clone(),
            class: act.class,
            kind: kind.to_owned(),
            v,
            payload_hash: canon::sha256(&payload),
        };
        let record = Record::new(header, payload);
        self.take(&record)?;
        self.state.head = Head { seq: record.header.seq, hash: record.hash };
        Ok(record)
    }

    /// Stores a record and applies it.
    pub(crate) fn take(&self, record: &Record) -> Result<()> {
        log::insert(&self.transaction, record)?;
        if project::apply(&self.transaction, record, &self.store.blobs)?.mines {
            self.store.mines_changed.fetch_add(1, Ordering::SeqCst);
        }
        Ok(())
    }

    fn commit(self) -> Result<State> {
        self.transaction.commit()?;
        Ok(self.state)
    }

    fn checkpoint_if_due(&mut self) -> Result<()> {
        let due = self.reading.mono_ms - self.state.signed_at_mono_ms >= CHECKPOINT_EVERY_MS;
        if due && self.state.signed < self.state.head.seq {
            let actor = String::from("machine");
            self.sign(&actor)?;
        }
        Ok(())
    }

    /// The hash that a signing person sees as the head's code.
    pub fn head_hash(&self) -> Hash32 {
        self.state.head.hash
    }
}
