use canon::Hash32;
use keys::DeviceKey;
use proptest::prelude::*;
use serde_json::json;

use crate::*;

/// A device in memory: writes a log the way the store does.
struct Device {
    key: DeviceKey,
    head: Head,
    at: Hlc,
    log: Vec<Record>,
}

impl Device {
    fn new(seed: u8) -> Self {
        let key = DeviceKey::from_entropy(&[seed; 32]);
        Self { key, head: Head::START, at: Hlc::default(), log: Vec::new() }
    }

    fn add<T: serde::Serialize>(&mut self, kind: &str, body: &T) {
        let payload = Payload::new([7; 16], body, Vec::new()).unwrap().encode().unwrap();
        let reading = Reading { wall_ms: 1_000, mono_ms: 5, boot: "b".into() };
        self.at = self.at.tick(reading.wall_ms);
        let header = Header {
            device: self.key.id(),
            seq: self.head.seq + 1,
            prev: self.head.hash,
            at: self.at,
            clock: ClockState::default().clock(&reading),
            actor: "p-1".into(),
            subject: Subject::new("inspection", "i-1"),
            class: Class::Normal,
            kind: kind.into(),
            v: 1,
            payload_hash: canon::sha256(&payload),
        };
        let record = Record::new(header, payload);
        self.head = Head { seq: record.header.seq, hash: record.hash };
        self.log.push(record);
    }

    fn checkpoint(&mut self) {
        let body = DeviceCheckpoint::sign(self.head.hash, &self.key);
        self.add(CHECKPOINT_DEVICE, &body);
    }

    fn with_answers(seed: u8, answers: u32) -> Self {
        let mut device = Self::new(seed);
        for n in 0..answers {
            device.add("inspection.answered", &json!({ "n": n }));
        }
        device.checkpoint();
        device
    }
}

#[test]
fn a_whole_log_verifies_and_survives_its_encoding() {
    let device = Device::with_answers(1, 9);
    let chained = verify_segment(Head::START, &device.log, &device.key.public()).unwrap();
    assert_eq!((chained.head, chained.signed), (device.head, 10));
    for record in &device.log {
        let again = Record::decode(record.header_bytes.clone(), record.payload.clone()).unwrap();
        assert_eq!(&again, record);
    }
}

#[test]
fn a_withheld_payload_is_no_gap() {
    let mut device = Device::with_answers(1, 3);
    device.log[1].payload = None;
    assert!(verify_segment(Head::START, &device.log, &device.key.public()).is_ok());
}

#[test]
fn a_checkpoint_by_another_key_is_refused() {
    let mut device = Device::with_answers(1, 2);
    let stranger = DeviceKey::from_entropy(&[9; 32]);
    let forged = DeviceCheckpoint::sign(device.head.hash, &stranger);
    device.add(CHECKPOINT_DEVICE, &forged);
    let error = verify_segment(Head::START, &device.log, &device.key.public()).unwrap_err();
    assert_eq!(error.code(), "record-bad-checkpoint");
}

#[test]
fn a_person_vouches_with_their_own_key() {
    let key = keys::PersonKey::from_entropy(&[5; 32]);
    let head = canon::sha256(b"head");
    let mut checkpoint = PersonCheckpoint::sign(head, "p-1", &key);
    assert!(checkpoint.verify());
    checkpoint.head = Hash32::ZERO;
    assert!(!checkpoint.verify());
}

#[test]
fn receipts_name_their_server() {
    let server = DeviceKey::from_entropy(&[3; 32]);
    let receipt = Receipt {
        device: "d-1".into(),
        seq: 4,
        head: canon::sha256(b"x"),
        at_ms: 77,
        stored: true,
    };
    let mut signed = SignedReceipt::sign(receipt, &server);
    assert!(signed.verify(&server.public()).is_ok());
    assert!(signed.verify(&DeviceKey::from_entropy(&[4; 32]).public()).is_err());
    signed.receipt.seq = 5;
    assert!(signed.verify(&server.public()).is_err());
}

proptest! {
    /// Whatever is cut out, swapped or changed shows.
    #[test]
    fn tampering_shows(
        answers in 2_u32..12, at in 0_usize..12, other in 0_usize..12, how in 0_u8..4,
    ) {
        let device = Device::with_answers(1, answers);
        let mut log = device.log.clone();
        let (at, other) = (at % log.len(), other % log.len());
        match how {
            0 => { log.remove(at); }
            1 => { log[at].payload = Some(b"{}".to_vec()); }
            2 => { log[at].header.at.n += 1; log[at] = remade(&log[at]); }
            _ => log.swap(at, other),
        }
        let cut_end = how == 0 && at == device.log.len() - 1;
        let result = verify_segment(Head::START, &log, &device.key.public());
        if cut_end {
            // A missing end is no lie, but nobody has signed for what is left.
            prop_assert_eq!(result.unwrap().signed, 0);
        } else if how == 3 && at == other {
            prop_assert!(result.is_ok());
        } else if how == 2 && at == device.log.len() - 1 {
            // The newest header itself is vouched for only by the next checkpoint.
            prop_assert!(result.is_ok());
            prop_assert_ne!(log[at].hash, device.head.hash);
        } else {
            prop_assert!(result.is_err());
        }
    }

    /// The same entries twice are no harm; another one in the place of one is a fork.
    #[test]
    fn a_log_takes_repeats_and_refuses_forks(answers in 1_u32..10, again in 0_usize..10) {
        let device = Device::with_answers(1, answers);
        let mut log = MemoryLog::default();
        log.append(&device.log).unwrap();
        let again = again % device.log.len();
        log.append(&device.log[again..]).unwrap();
        prop_assert_eq!(log.heads().unwrap()[&device.key.id()], device.head);

        let mut branch = Device::with_answers(1, answers - 1);
        branch.add("inspection.answered", &json!({ "n": "other" }));
        let error = log.append(&branch.log).unwrap_err();
        prop_assert_eq!(error.code(), "record-fork");
    }
}

fn remade(record: &Record) -> Record {
    Record::new(record.header.clone(), record.payload.clone().unwrap())
}
