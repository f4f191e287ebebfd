//! Forged certificates, held against the keys that the app itself knows.

use app::api::DrawDetail;
use canon::{BlobRef, Hash32};
use draw::certificate::{
    Certificate, Commit, Facts, Mode, Role, Signature, Signer, build, commitment_message,
};
use draw::{Inputs, Outcome, Secret};
use keys::PersonKey;
use rules::drawing::Revealed;
use serde_json::{Value, json};

use crate::forged::{forged, other_byte, paths};
use crate::machines::DICE;
use crate::proof::forge;
use crate::signing::{Ready, official};

/// Mends the digest, as a forger would.
pub fn reseal(certificate: &mut Value) {
    let mut content = certificate.clone();
    content.as_object_mut().unwrap().retain(|name, _| name != "digest" && name != "signatures");
    certificate["digest"] = json!(canon::hash_of(&content).unwrap());
}

/// Whatever a forger changes and mends, the keys that the app itself knows give it away.
#[test]
fn nothing_that_is_changed_passes_by_the_keys_that_the_app_knows() {
    let ready = Ready::new();
    ready.reveal(true);
    let (bytes, known) = (ready.machine.certificate(&ready.draw), ready.known());
    assert!(official(&bytes, &known).0);
    for at in (0..bytes.len()).step_by(1009) {
        let mut changed = bytes.clone();
        changed[at] = other_byte(changed[at]);
        assert!(!official(&changed, &known).0, "byte {at}");
    }
    let original: Value = serde_json::from_slice(&bytes).unwrap();
    let mut all = Vec::new();
    paths(&original, "", &mut all);
    // Of each list the first two.
    all.retain(|path| path.split('/').all(|part| !part.parse::<u64>().is_ok_and(|n| n > 1)));
    assert!(all.len() > 100);
    for path in all {
        let mut changed = original.clone();
        let value = changed.pointer_mut(&path).unwrap();
        let other = forged(value);
        if other == *value {
            continue;
        }
        *value = other;
        if path != "/digest" {
            reseal(&mut changed);
        }
        assert!(!official(&canon::to_bytes(&changed).unwrap(), &known).0, "{path}");
    }
}

/// What somebody comes to who tries secrets once the dice have fallen, over such a commitment.
fn steered(ready: &Ready, commit: impl FnOnce(&Outcome) -> Option<Commit>) -> Certificate {
    let store = &ready.machine.app.session().unwrap().store;
    let list = store.draw(&ready.draw).unwrap().unwrap().inputs;
    let inputs: Inputs = canon::from_slice(&store.blobs.read(&list).unwrap()).unwrap();
    let frozen = draw::freeze(inputs).unwrap();
    let outcome = draw::reveal(&frozen, &Secret::new([9; 32]), DICE).unwrap();
    let facts = Facts {
        draw: ready.draw.clone(),
        mode: Mode::Official,
        commit: commit(&outcome),
        present: vec![ready.witness.clone(), "witness-1".to_owned()],
        witnessed_ms: Some(app::now_ms()),
        repeats: None,
        software: "qingshan".to_owned(),
        record: None,
    };
    build(&frozen, &outcome, facts).unwrap()
}

/// A changed program of the officer's tells everybody of it.
fn tell(ready: &Ready, certificate: &Certificate) {
    let bytes = certificate.to_bytes();
    let token = ready.machine.app.stage(None, &bytes, true).unwrap();
    let told = Revealed {
        secret: Hash32([9; 32]),
        witness: DICE.to_owned(),
        present: certificate.witness.present.clone(),
        seed: certificate.seed.to_string(),
        drawn: certificate.strata.iter().flat_map(|stratum| stratum.drawn.clone()).collect(),
        certificate: BlobRef { hash: token.parse().unwrap(), bytes: bytes.len() as u64 },
        witnessed_ms: certificate.witness.at_ms,
        readers: vec![ready.officer.clone()],
    };
    forge(&ready.machine, &ready.draw, &told);
}

/// The commitment to the first secret, with headquarters' receipt.
fn received(ready: &Ready) -> Commit {
    let opened = ready.headquarters.open_draw(&ready.draw).unwrap_or_else(|why| panic!("{why}"));
    let payload = opened.commit.payload.unwrap();
    Commit {
        record: serde_json::to_value(&opened.commit.header).unwrap(),
        payload: Some(serde_json::from_slice(&payload).unwrap()),
        receipt: Some(serde_json::to_value(&opened.receipt).unwrap()),
        ..Commit::default()
    }
}

/// The second secret, countersigned with keys that were made for it in the names of colleagues.
fn invented(outcome: &Outcome) -> Commit {
    let at_ms = app::now_ms() - 60_000;
    let signed = |number: u8| {
        let key = PersonKey::from_entropy(&[number; 32]);
        let (name, key_text) = (format!("p-{number}"), key.public().to_string());
        let signer = Signer { role: Role::Countersigner, name, key: key_text };
        let Outcome { population_hash, commitment, .. } = outcome;
        let message = commitment_message(population_hash, commitment, &signer, at_ms);
        Signature::countersigned(signer, at_ms, &key.sign(&message).0)
    };
    Commit {
        record: json!({ "device": "d-00", "seq": 7, "kind": "draw.committed" }),
        countersignatures: Some(vec![signed(7), signed(8)]),
        ..Commit::default()
    }
}

/// A changed program of the officer's tells of it: nobody's own machine signs it, and each shows it.
#[test]
fn a_secret_that_was_chosen_afterwards_shows_on_every_machine() {
    type Committing = fn(&Ready, &Outcome) -> Option<Commit>;
    let commits: [(Committing, &str); 3] = [
        (|ready, _| Some(received(ready)), "receipt-refused"),
        (|_, outcome| Some(invented(outcome)), "time-not-proved"),
        (|_, _| None, "time-not-proved"),
    ];
    for (commit, code) in commits {
        let ready = Ready::new();
        tell(&ready, &steered(&ready, |outcome| commit(&ready, outcome)));
        for person in [&ready.officer, &ready.witness] {
            assert_eq!(ready.sign(person).unwrap_err().code(), "draw-certificate-wrong");
        }
        let _: DrawDetail = ready.machine.call("draw.release", &ready.id());
        let colleague = ready.colleague();
        ready.exchange_with(&colleague);
        for machine in [&ready.machine, &colleague] {
            let now = machine.draw(&ready.draw);
            let proved = (now.verified, now.time_proved, now.signing.official);
            assert_eq!(proved, (Some(false), false, false), "{code}");
        }
        let (accepted, codes) = official(&colleague.certificate(&ready.draw), &ready.known());
        assert!(!accepted && codes.iter().any(|one| one == code), "{codes:?}");
    }
}
