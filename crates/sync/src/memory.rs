//! A device's store in memory, for tests and simulations.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};

use canon::{BlobRef, Hash32, sha256};
use keys::{DeviceKey, DevicePublic, Signature64};
use record::{
    CHECKPOINT_DEVICE, Class, Clock, DeviceCheckpoint, Head, Header, Hlc, Log, MemoryLog, Payload,
    Record, RecordError, SignedReceipt, Subject,
};
use serde::Serialize;

use crate::wire::{Enrolment, SignedBlobReceipt};
use crate::{Arrival, BlobWaiting, Local, LocalError, Withheld};

pub struct MemoryLocal {
    key: DeviceKey,
    person: String,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    log: MemoryLog,
    server: Option<DevicePublic>,
    acknowledged: u64,
    receipts: Vec<SignedReceipt>,
    blobs: BTreeMap<Hash32, Vec<u8>>,
    blob_receipts: BTreeMap<Hash32, SignedBlobReceipt>,
    arriving: BTreeMap<Hash32, Vec<u8>>,
}

impl MemoryLocal {
    pub fn new(key: DeviceKey, person: &str) -> Self {
        Self { key, person: person.to_owned(), state: Mutex::default() }
    }

    pub fn pin_server(&self, server: DevicePublic) {
        self.state().server = Some(server);
    }

    pub fn key(&self) -> &DeviceKey {
        &self.key
    }

    /// Appends a record to the own log; `blobs` are kept and named by it.
    pub fn write<B: Serialize>(
        &self,
        subject: Subject,
        class: Class,
        kind: &str,
        body: &B,
        blobs: &[&[u8]],
    ) -> Record {
        self.enter(subject, class, kind, body, blobs, &[])
    }

    /// The same, by another person of the machine.
    pub fn write_as<B: Serialize>(
        &self,
        person: &str,
        subject: Subject,
        kind: &str,
        body: &B,
    ) -> Record {
        let payload = Payload::new([0; 16], body, Vec::new());
        let payload = payload.expect("bodies have a canonical form");
        self.state().write(&self.key.id(), person, subject, Class::Normal, kind, payload)
    }

    /// The same, embargoed for all but these readers.
    pub fn write_for<B: Serialize>(
        &self,
        readers: &[&str],
        subject: Subject,
        kind: &str,
        body: &B,
        blobs: &[&[u8]],
    ) -> Record {
        self.enter(subject, Class::Embargoed, kind, body, blobs, readers)
    }

    fn enter<B: Serialize>(
        &self,
        subject: Subject,
        class: Class,
        kind: &str,
        body: &B,
        blobs: &[&[u8]],
        readers: &[&str],
    ) -> Record {
        let mut state = self.state();
        let blobs = blobs.iter().map(|bytes| state.add_blob(bytes)).collect();
        let readers = readers.iter().map(|&reader| reader.to_owned()).collect();
        let payload = Payload::new([0; 16], body, blobs).expect("bodies have a canonical form");
        let payload = payload.for_readers(readers);
        state.write(&self.key.id(), &self.person, subject, class, kind, payload)
    }

    pub fn receipts(&self) -> Vec<SignedReceipt> {
        self.state().receipts.clone()
    }

    pub fn blob(&self, hash: &Hash32) -> Option<Vec<u8>> {
        self.state().blobs.get(hash).cloned()
    }

    /// Replaces the bytes of a blob, as a failing disk does.
    pub fn damage_blob(&self, blob: &Hash32, bytes: Vec<u8>) {
        self.state().blobs.insert(*blob, bytes);
    }

    /// A copy of everything, as a backup or a cloned disk is.
    #[must_use]
    pub fn clone_disk(&self) -> Self {
        let state = self.state();
        let copy = State {
            log: state.log.clone(),
            server: state.server,
            acknowledged: state.acknowledged,
            receipts: state.receipts.clone(),
            blobs: state.blobs.clone(),
            blob_receipts: state.blob_receipts.clone(),
            arriving: BTreeMap::new(),
        };
        Self { key: self.key.clone(), person: self.person.clone(), state: Mutex::new(copy) }
    }

    /// Entries of any log that is here.
    pub fn entries(&self, device: &str) -> Vec<Record> {
        self.state().log.read(device, 0, usize::MAX).expect("memory can be read")
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nobody panics while holding the store")
    }
}

impl State {
    fn head(&self, device: &str) -> Head {
        let heads = self.log.heads().expect("memory can be read");
        heads.get(device).copied().unwrap_or(Head::START)
    }

    fn add_blob(&mut self, bytes: &[u8]) -> BlobRef {
        let hash = sha256(bytes);
        self.blobs.insert(hash, bytes.to_vec());
        BlobRef { hash, bytes: bytes.len() as u64 }
    }

    fn write(
        &mut self,
        device: &str,
        person: &str,
        subject: Subject,
        class: Class,
        kind: &str,
        payload: Payload,
    ) -> Record {
        let head = self.head(device);
        let seq = head.seq + 1;
        let wall = i64::try_from(seq).expect("a few entries");
        let mut salt = [0; 16];
        salt[..8].copy_from_slice(&seq.to_be_bytes());
        let payload = Payload { salt: hex::encode(salt), ..payload }.encode();
        let payload = payload.expect("bodies have a canonical form");
        let header = Header {
            device: device.to_owned(),
            seq,
            prev: head.hash,
            at: Hlc { ms: wall, n: 0 },
            clock: Clock { wall, mono: wall, boot: "memory".into(), trusted: None, drift: None },
            actor: person.to_owned(),
            subject,
            class,
            kind: kind.to_owned(),
            v: 1,
            payload_hash: sha256(&payload),
        };
        let record = Record::new(header, payload);
        self.log.append(std::slice::from_ref(&record)).expect("the next entry");
        record
    }

    fn waits(&self, blob: &BlobRef) -> bool {
        !self.blob_receipts.contains_key(&blob.hash)
    }
}

impl Local for MemoryLocal {
    fn device(&self) -> DevicePublic {
        self.key.public()
    }

    fn server(&self) -> Result<Option<DevicePublic>, LocalError> {
        Ok(self.state().server)
    }

    fn sign(&self, message: &[u8]) -> Result<Signature64, LocalError> {
        Ok(self.key.sign(message))
    }

    fn checkpoint(&self) -> Result<Head, LocalError> {
        let device = self.key.id();
        let mut state = self.state();
        let head = state.head(&device);
        let last = state.log.read(&device, head.seq.saturating_sub(1), 1)?;
        if last.first().is_none_or(|record| record.header.kind == CHECKPOINT_DEVICE) {
            return Ok(head);
        }
        let body = DeviceCheckpoint::sign(head.hash, &self.key);
        let subject = Subject::new("device", device.clone());
        let (class, kind) = (Class::Normal, CHECKPOINT_DEVICE);
        let payload = Payload::new([0; 16], &body, Vec::new()).expect("a hash and a signature");
        state.write(&device, &self.person, subject, class, kind, payload);
        Ok(state.head(&device))
    }

    fn heads(&self) -> Result<BTreeMap<String, Head>, LocalError> {
        Ok(self.state().log.heads()?)
    }

    fn read(&self, after: u64, limit: usize) -> Result<Vec<Record>, LocalError> {
        Ok(self.state().log.read(&self.key.id(), after, limit)?)
    }

    fn append(&self, _source: &Enrolment, records: &[Record]) -> Result<(), LocalError> {
        Ok(self.state().log.append(records)?)
    }

    fn withheld(&self) -> Result<Vec<Withheld>, LocalError> {
        let state = self.state();
        let mut withheld = Vec::new();
        for device in state.log.heads()?.keys() {
            let records = state.log.read(device, 0, usize::MAX)?;
            for record in records.iter().filter(|record| record.payload.is_none()) {
                let (device, seq) = (device.clone(), record.header.seq);
                withheld.push(Withheld { device, first: seq, last: seq });
            }
        }
        Ok(withheld)
    }

    fn keep_payload(&self, device: &str, seq: u64, payload: Vec<u8>) -> Result<bool, LocalError> {
        Ok(self.state().log.complete(device, seq, payload)?)
    }

    fn acknowledged(&self) -> Result<u64, LocalError> {
        Ok(self.state().acknowledged)
    }

    fn keep_receipt(&self, receipt: &SignedReceipt) -> Result<(), LocalError> {
        let mut state = self.state();
        if receipt.receipt.stored {
            state.acknowledged = state.acknowledged.max(receipt.receipt.seq);
        }
        state.receipts.push(receipt.clone());
        Ok(())
    }

    fn send_again_after(&self, seq: u64) -> Result<(), LocalError> {
        let mut state = self.state();
        state.acknowledged = seq;
        for record in state.log.read(&self.key.id(), seq, usize::MAX)? {
            for blob in record.payload()?.map(|payload| payload.blobs).unwrap_or_default() {
                state.blob_receipts.remove(&blob.hash);
            }
        }
        Ok(())
    }

    fn blobs_waiting(&self) -> Result<Vec<BlobWaiting>, LocalError> {
        let state = self.state();
        let mut waiting = BTreeMap::new();
        for record in state.log.read(&self.key.id(), 0, usize::MAX)? {
            let blobs = record.payload()?.map(|payload| payload.blobs).unwrap_or_default();
            for blob in blobs.into_iter().filter(|blob| state.waits(blob)) {
                waiting.insert(blob.hash, BlobWaiting { blob, task_ms: record.header.clock.wall });
            }
        }
        Ok(waiting.into_values().collect())
    }

    fn read_blob(&self, blob: &Hash32, offset: u64, len: usize) -> Result<Vec<u8>, LocalError> {
        let state = self.state();
        let bytes = state.blobs.get(blob).ok_or_else(|| LocalError {
            code: "blob-missing",
            message: "a file that a record names is not here".into(),
        })?;
        let start = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
        Ok(bytes[start..].iter().copied().take(len).collect())
    }

    fn keep_blob_receipt(&self, receipt: &SignedBlobReceipt) -> Result<(), LocalError> {
        self.state().blob_receipts.insert(receipt.receipt.blob.hash, receipt.clone());
        Ok(())
    }

    /// Here everything is wanted: this store knows no kinds, and so no photos.
    fn blobs_wanted(&self) -> Result<Vec<BlobWaiting>, LocalError> {
        let state = self.state();
        let mut wanted = BTreeMap::new();
        for device in state.log.heads()?.keys() {
            for record in state.log.read(device, 0, usize::MAX)? {
                let blobs = record.payload()?.map(|payload| payload.blobs).unwrap_or_default();
                for blob in blobs.into_iter().filter(|blob| !state.blobs.contains_key(&blob.hash)) {
                    let task_ms = record.header.clock.wall;
                    wanted.insert(blob.hash, BlobWaiting { blob, task_ms });
                }
            }
        }
        Ok(wanted.into_values().collect())
    }

    fn blob_begun(&self, blob: &BlobRef) -> Result<u64, LocalError> {
        Ok(self.state().arriving.get(&blob.hash).map_or(0, |bytes| bytes.len() as u64))
    }

    fn keep_blob(&self, blob: &BlobRef, bytes: &[u8]) -> Result<Arrival, LocalError> {
        let mut state = self.state();
        let mut content = state.arriving.remove(&blob.hash).unwrap_or_default();
        content.extend_from_slice(bytes);
        let here = content.len() as u64;
        if here < blob.bytes {
            state.arriving.insert(blob.hash, content);
            return Ok(Arrival::Part(here));
        }
        if here > blob.bytes || sha256(&content) != blob.hash {
            return Ok(Arrival::Wrong);
        }
        state.blobs.insert(blob.hash, content);
        Ok(Arrival::Whole)
    }
}

impl From<RecordError> for LocalError {
    fn from(error: RecordError) -> Self {
        Self { code: error.code(), message: error.to_string() }
    }
}
