//! Official certificates, signed by invented people.

use canon::sha256;
use draw::certificate::{
    self, Certificate, Commit, Facts, Line, Mode, Policy, Report, Role, Signature, Signer, State,
    commitment_message,
};
use draw::{Frozen, Inputs, Outcome, freeze, reveal};
use ed25519_dalek::Signer as _;
use serde_json::{Value, json};

use crate::common::{DICE, SOFTWARE, plan, secret, seed};

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
    let sign = |name: &&str| {
        let pen = Pen::ed25519(name);
        let signer = pen.signer(Role::Countersigner, name);
        let message = commitment_message(&outcome.population_hash, &outcome.commitment, &signer);
        pen.sign(signer, &message)
    };
    Commit {
        record: json!({"device": "d-00", "seq": 7, "kind": "draw.committed"}),
        receipt: None,
        countersignatures: Some(names.iter().map(sign).collect()),
    }
}

pub fn facts(commit: Option<Commit>) -> Facts {
    Facts {
        draw: "r-2026-0004".into(),
        mode: Mode::Official,
        commit,
        present: vec!["p-witness-2".into(), "p-witness-1".into()],
        replacements: Vec::new(),
        software: SOFTWARE.into(),
        record: Some(json!({"device": "d-00", "seq": 9, "kind": "draw.revealed"})),
    }
}

pub fn signed(facts: Facts) -> Certificate {
    let (frozen, outcome) = drawn();
    signed_from(&frozen, &outcome, facts)
}

pub fn signed_from(frozen: &Frozen, outcome: &Outcome, facts: Facts) -> Certificate {
    let mut certificate = certificate::build(frozen, outcome, facts).unwrap();
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

/// Everybody who signed `official()` is known.
pub fn policy() -> Policy {
    let pens = [
        Pen::p256("officer"),
        Pen::ed25519("witness"),
        Pen::ed25519("p-clerk"),
        Pen::ed25519("p-chief"),
    ];
    Policy { official: true, known_keys: pens.iter().map(Pen::key).collect() }
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
