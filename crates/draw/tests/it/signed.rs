//! Official certificates, signed by invented people.

use std::collections::BTreeMap;

use canon::{Hash32, sha256};
use draw::certificate::{
    self, Certificate, Commit, Facts, Line, Mode, Policy, Report, Role, Signature, Signer, State,
    commitment_message,
};
use draw::{Frozen, Inputs, Outcome, freeze, reveal};
use ed25519_dalek::Signer as _;
use serde_json::{Value, json};

use crate::common::{DICE, SOFTWARE, plan, secret, seed};

/// When the dice fell.
pub const EVENT_MS: i64 = 1_790_000_000_000;

/// An invented person who signs, with Ed25519 or with P-256.
pub enum Pen {
    Ed25519(ed25519_dalek::SigningKey),
    P256(p256::ecdsa::SigningKey),
}

impl Pen {
    pub fn ed25519(name: &str) -> Self {
        Self::Ed25519(ed25519_dalek::SigningKey::from_bytes(&seed(name).0))
    }

    pub fn p256(name: &str) -> Self {
        Self::P256(p256::ecdsa::SigningKey::from_slice(&seed(name).0).unwrap())
    }

    pub fn key(&self) -> String {
        match self {
            Self::Ed25519(key) => hex::encode(key.verifying_key().as_bytes()),
            Self::P256(key) => hex::encode(key.verifying_key().to_sec1_point(true).as_bytes()),
        }
    }

    pub fn signer(&self, role: Role, name: &str) -> Signer {
        Signer { role, name: name.into(), key: self.key() }
    }

    pub fn sign(&self, signer: Signer, message: &[u8]) -> Signature {
        let bytes: [u8; 64] = match self {
            Self::Ed25519(key) => key.sign(message).to_bytes(),
            Self::P256(key) => {
                let signature: p256::ecdsa::Signature = key.sign(message);
                signature.to_bytes().into()
            }
        };
        Signature::new(signer, &bytes)
    }
}

pub fn drawn() -> (Frozen, Outcome) {
    drawn_from(plan().inputs)
}

pub fn drawn_from(inputs: Inputs) -> (Frozen, Outcome) {
    let frozen = freeze(inputs).unwrap();
    let outcome = reveal(&frozen, &secret(), DICE).unwrap();
    (frozen, outcome)
}

pub fn countersigned(outcome: &Outcome, names: &[&str]) -> Commit {
    countersigned_at(outcome, names, EVENT_MS - 60_000)
}

pub fn countersigned_at(outcome: &Outcome, names: &[&str], at_ms: i64) -> Commit {
    let sign = |name: &&str| {
        let signer = Pen::ed25519(name).signer(Role::Countersigner, name);
        let Outcome { population_hash, commitment, .. } = outcome;
        let message = commitment_message(population_hash, commitment, &signer, at_ms);
        let signature = ed25519_dalek::SigningKey::from_bytes(&seed(name).0).sign(&message);
        Signature::countersigned(signer, at_ms, &signature.to_bytes())
    };
    Commit {
        record: json!({"device": "d-00", "seq": 7, "kind": "draw.committed"}),
        countersignatures: Some(names.iter().map(sign).collect()),
        ..Commit::default()
    }
}

/// The record that committed, with what headquarters' key says of the log two entries later.
pub fn receipted(outcome: &Outcome, at_ms: i64) -> Commit {
    let Outcome { population_hash, commitment, .. } = outcome;
    let body = json!({"population_hash": population_hash, "commitment": commitment});
    let payload = json!({"salt": "00112233445566778899aabbccddeeff", "body": body});
    let record = header(7, &seed("before"), "draw.committed", &payload);
    let checkpoint = header(8, &hash(&record), "checkpoint.device", &json!({}));
    let later = header(9, &hash(&checkpoint), "inspection.opened", &json!({}));
    let head = hash(&later);
    let receipt =
        json!({"device": "d-00", "seq": 9, "head": head, "at_ms": at_ms, "stored": false});
    let message =
        [b"qingshan-receipt-1\0".as_slice(), &canon::to_bytes(&receipt).unwrap()].concat();
    let pen = Pen::ed25519("headquarters");
    let signature = pen.sign(pen.signer(Role::Witness, ""), &message).signature;
    Commit {
        record,
        payload: Some(payload),
        following: vec![checkpoint, later],
        receipt: Some(json!({"receipt": receipt, "server": pen.key(), "signature": signature})),
        countersignatures: None,
    }
}

fn header(seq: u64, prev: &Hash32, kind: &str, payload: &Value) -> Value {
    let subject = if kind == "draw.committed" { "draw/r-2026-0004" } else { "device/d-00" };
    json!({
        "device": "d-00", "seq": seq, "prev": prev, "at": {"ms": 1, "n": 0}, "actor": "p-officer",
        "subject": subject, "class": "normal", "kind": kind, "v": 1,
        "payload_hash": sha256(&canon::to_bytes(payload).unwrap()),
    })
}

fn hash(header: &Value) -> Hash32 {
    canon::sha256_tagged("qingshan-record-1", &[&canon::to_bytes(header).unwrap()])
}

pub fn facts(commit: Option<Commit>) -> Facts {
    Facts {
        draw: "r-2026-0004".into(),
        mode: Mode::Official,
        commit,
        present: vec!["p-witness-2".into(), "p-witness-1".into()],
        witnessed_ms: Some(EVENT_MS),
        repeats: None,
        software: SOFTWARE.into(),
        record: Some(json!({"device": "d-00", "seq": 9, "kind": "draw.revealed"})),
    }
}

pub fn signed(facts: Facts) -> Certificate {
    let (frozen, outcome) = drawn();
    signed_from(&frozen, &outcome, facts)
}

pub fn signed_from(frozen: &Frozen, outcome: &Outcome, facts: Facts) -> Certificate {
    sign_all(certificate::build(frozen, outcome, facts).unwrap())
}

/// By officer and witness.
pub fn sign_all(mut certificate: Certificate) -> Certificate {
    let pens = [
        (Pen::p256("officer"), Role::Officer, "p-officer"),
        (Pen::ed25519("witness"), Role::Witness, "p-witness-1"),
    ];
    for (pen, role, name) in pens {
        let signer = pen.signer(role, name);
        let signature = pen.sign(signer.clone(), &certificate.message(&signer));
        certificate.sign(signature);
    }
    certificate
}

pub fn official() -> Certificate {
    let (_, outcome) = drawn();
    signed(facts(Some(countersigned(&outcome, &["p-clerk", "p-chief"]))))
}

/// Everybody who signed `official()` is known, each by their key.
pub fn policy() -> Policy {
    let mut policy = Policy { official: true, ..Policy::default() };
    policy.bind("p-officer", &Pen::p256("officer").key());
    policy.bind("p-witness-1", &Pen::ed25519("witness").key());
    for name in ["p-clerk", "p-chief", "headquarters"] {
        policy.bind(name, &Pen::ed25519(name).key());
    }
    policy
}

/// The same keys, without whose they are.
pub fn unnamed() -> Policy {
    Policy { owners: BTreeMap::new(), ..policy() }
}

pub fn lenient() -> Policy {
    Policy { official: false, ..policy() }
}

pub fn codes(report: &Report) -> Vec<&'static str> {
    report.lines.iter().map(Line::code).collect()
}

pub fn wrong(report: &Report) -> Vec<String> {
    let lines = report.lines.iter().filter(|line| line.state == State::Wrong);
    lines.map(|line| format!("{}: {line}", line.code())).collect()
}

/// Mends the digest, as a forger would.
pub fn reseal(certificate: &mut Value) {
    let mut bare = certificate.clone();
    bare.as_object_mut().unwrap().remove("digest");
    bare.as_object_mut().unwrap().remove("signatures");
    certificate["digest"] = json!(sha256(&canon::to_bytes(&bare).unwrap()));
}
