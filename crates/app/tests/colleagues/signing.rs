//! A certificate that the program makes from end to end, and what its signatures are worth.

use app::api::{
    ById, CountersignInput, DrawDetail, DrawRank, DrawSignInput, ReplaceInput, RevealInput,
    SignerRole, WitnessSigns,
};
use app::outside::verify_draw;
use draw::certificate::{Certificate, Role, Signature, Signer};
use keys::{Cert, PersonKey};
use rules::drawing::{self, Committed, Signed};
use serde_json::{Value, json};

use crate::changes::shown_on;
use crate::forgeries::reseal;
use crate::machines::{Headquarters, Machine, PASSPHRASE, told};
use crate::proof::forge;

/// An officer and a witness at one machine, both certified by headquarters, which has received the
/// commitment of their draw.
pub struct Ready {
    pub headquarters: Headquarters,
    pub machine: Machine,
    pub officer: String,
    pub witness: String,
    pub draw: String,
}

impl Ready {
    pub fn new() -> Self {
        let ready = Self::committed(&[]);
        ready.machine.exchange();
        ready
    }

    /// The same before headquarters has heard of it, with others at the machine whom it certified.
    fn committed(others: &[&str]) -> Self {
        let headquarters = Headquarters::open();
        let machine = Machine::joined(&headquarters, "检查员甲");
        let officer = machine.seat();
        let certified = |name: &str| {
            let person = machine.add_person(name);
            machine.sign_in_as(&person);
            machine.join(headquarters.invitation(name)).unwrap();
            machine.sign_in_as(&officer);
            person
        };
        let witness = certified("监督员");
        for &name in others {
            certified(name);
        }
        machine.import(7, 300);
        for name in ["检查员乙", "检查员丙", "检查员丁", "检查员戊"] {
            machine.register(name);
        }
        let draw = machine.freeze(Vec::new()).row.id;
        machine.commit(&draw);
        Self { headquarters, machine, officer, witness, draw }
    }

    /// Before the witness, who signs with it or not.
    pub fn reveal(&self, with_witness: bool) -> DrawDetail {
        let present = vec![self.witness.clone(), "witness-1".to_owned()];
        let witness = with_witness.then(|| signs(&self.witness));
        self.machine.call("draw.reveal", &RevealInput { present, witness, ..told(&self.draw) })
    }

    pub fn id(&self) -> ById {
        ById { id: self.draw.clone() }
    }

    /// Who signs next on this machine, by its person's passphrase.
    pub fn sign(&self, person: &str) -> Result<DrawDetail, app::AppError> {
        sign_on(&self.machine, &self.draw, person)
    }

    /// Headquarters' key and those that it certified, as it tells them to whoever asks.
    pub fn known(&self) -> Vec<String> {
        let store = &self.machine.app.session().unwrap().store;
        let certified = store.certified().unwrap().into_iter();
        let key = |chain: &[String]| Cert::chain(chain)[0].public().to_string();
        let certified = certified.map(|(person, chain)| format!("{person}={}", key(&chain)));
        certified.chain([self.headquarters.public().to_string()]).collect()
    }

    pub fn colleague(&self) -> Machine {
        Machine::joined(&self.headquarters, "检查员己")
    }

    /// Everybody's records and files are everywhere.
    pub fn exchange_with(&self, other: &Machine) {
        for machine in [&self.machine, other, &self.machine, other] {
            machine.exchange();
        }
    }
}

fn signs(person: &str) -> WitnessSigns {
    WitnessSigns { person: person.to_owned(), passphrase: PASSPHRASE.to_owned() }
}

fn sign_on(machine: &Machine, draw: &str, person: &str) -> Result<DrawDetail, app::AppError> {
    let (id, person) = (draw.to_owned(), person.to_owned());
    let input = DrawSignInput { id, person, passphrase: PASSPHRASE.to_owned() };
    machine.try_call("draw.sign", &input)
}

/// What `draw verify --official` answers, and the codes of its lines.
pub fn official(bytes: &[u8], known: &[String]) -> (bool, Vec<String>) {
    let answer = verify_draw(bytes, true, known).unwrap();
    let lines = answer.json["lines"].as_array().unwrap().iter();
    (answer.accepted, lines.map(|line| line["code"].as_str().unwrap().to_owned()).collect())
}

#[test]
fn a_draw_from_freeze_to_release_is_official() {
    let ready = Ready::new();
    let revealed = ready.reveal(true);
    assert!(revealed.signing.official, "{:?}", revealed.signing);
    assert!(revealed.signing.missing.is_empty() && revealed.signing.may.is_empty());
    let names: Vec<_> = revealed.signing.signed.iter().map(|one| (one.role, &*one.name)).collect();
    assert_eq!(names, [(SignerRole::Officer, "检查员甲"), (SignerRole::Witness, "监督员")]);

    let bytes = ready.machine.certificate(&ready.draw);
    let (accepted, codes) = official(&bytes, &ready.known());
    assert!(accepted, "{codes:?}");
    // Headquarters' own key is given without a name.
    let last = ["signed", "signed", "key-unbound"];
    assert_eq!(codes, [&["official", "arithmetic-right", "time-receipted"], &last[..]].concat());
    assert!(!official(&bytes, &[]).0, "a certificate can't vouch for its own keys");

    let _: DrawDetail = ready.machine.call("draw.release", &ready.id());
    let colleague = ready.colleague();
    ready.exchange_with(&colleague);
    let kept = std::fs::read(ready.headquarters.file(&canon::sha256(&bytes).to_string())).unwrap();
    assert!(kept == bytes, "headquarters' copy");
    assert!(colleague.certificate(&ready.draw) == bytes, "a colleague's");
    assert!(colleague.draw(&ready.draw).signing.official);
    ready.machine.rebuilt_equals_live();
}

#[test]
fn a_witness_signs_later_and_only_who_was_there() {
    let ready = Ready::new();
    let absent = ready.machine.add_person("处长");
    assert_eq!(ready.sign(&ready.witness).unwrap_err().code(), "draw-not-revealed");
    let refused = |change: fn(&Ready, &mut RevealInput)| {
        let mut input = told(&ready.draw);
        change(&ready, &mut input);
        ready.machine.try_call::<DrawDetail>("draw.reveal", &input).unwrap_err().code()
    };
    assert_eq!(refused(|_, input| input.passphrase = "猜的口令".into()), "wrong-passphrase");
    assert_eq!(
        refused(|ready, input| input.witness = Some(signs(&ready.witness))),
        "draw-not-present"
    );
    assert_eq!(
        refused(|ready, input| input.witness = Some(signs(&ready.officer))),
        "draw-not-another"
    );

    let revealed = ready.reveal(false);
    assert_eq!(revealed.signing.missing, [SignerRole::Witness]);
    let may: Vec<&str> = revealed.signing.may.iter().map(|one| &*one.id).collect();
    assert_eq!(may, [ready.witness.as_str()]);
    let (accepted, codes) = official(&ready.machine.certificate(&ready.draw), &ready.known());
    assert!(!accepted && codes[3..5] == ["signed", "not-signed"], "{codes:?}");

    assert_eq!(ready.sign(&absent).unwrap_err().code(), "draw-not-present");
    assert_eq!(ready.sign(&ready.officer).unwrap_err().code(), "draw-already-signed");
    assert!(ready.sign(&ready.witness).unwrap().signing.official);
    assert_eq!(ready.sign(&ready.witness).unwrap_err().code(), "draw-already-signed");
    assert!(official(&ready.machine.certificate(&ready.draw), &ready.known()).0);
    ready.machine.rebuilt_equals_live();
}

/// A certificate with other content is another one: both sign it anew.
#[test]
fn a_change_takes_the_signatures_anew() {
    let ready = Ready::new();
    let team = ready.reveal(true).teams[0].clone();
    let out = team.members[1].person.clone();
    let change = ReplaceInput {
        id: ready.draw.clone(),
        ticket: shown_on(&ready.machine, &ready.draw, &team.mine, Some(&out)),
        mine: team.mine,
        out,
        reason: "住院".into(),
        person: ready.witness.clone(),
        passphrase: PASSPHRASE.to_owned(),
    };
    let changed: DrawDetail = ready.machine.call("draw.replace", &change);
    assert_eq!(changed.signing.missing, [SignerRole::Officer, SignerRole::Witness]);
    ready.sign(&ready.officer).unwrap();
    assert!(ready.sign(&ready.witness).unwrap().signing.official);
    let (accepted, codes) = official(&ready.machine.certificate(&ready.draw), &ready.known());
    assert!(accepted, "{codes:?}");
}

/// The witness goes home, and signs on their own laptop.
#[test]
fn a_witness_signs_by_their_own_log() {
    let ready = Ready::new();
    ready.reveal(false);
    let _: DrawDetail = ready.machine.call("draw.release", &ready.id());
    let laptop = Machine::new("监督员");
    laptop.join(ready.headquarters.invitation_as(&ready.witness, "监督员")).unwrap();
    ready.exchange_with(&laptop);
    sign_on(&laptop, &ready.draw, &laptop.seat()).unwrap();
    for machine in [&laptop, &ready.machine] {
        machine.exchange();
    }
    assert!(ready.machine.draw(&ready.draw).signing.official);
    let (accepted, codes) = official(&ready.machine.certificate(&ready.draw), &ready.known());
    assert!(accepted, "{codes:?}");
}

/// A changed program writes, in the witness's name, what its own key has signed.
#[test]
fn a_signature_by_another_hand_adds_nothing() {
    let ready = Ready::new();
    ready.reveal(false);
    let _: DrawDetail = ready.machine.call("draw.release", &ready.id());
    let stranger = ready.colleague();
    ready.exchange_with(&stranger);
    let certificate = Certificate::read(&ready.machine.certificate(&ready.draw)).unwrap();
    let Signature { name, key, signature, .. } =
        signed_by(&certificate, Role::Witness, &ready.witness, &PersonKey::from_entropy(&[7; 32]));
    let (digest, role) = (certificate.digest(), drawing::SignerRole::Witness);
    forge(&stranger, &ready.draw, &Signed { digest, role, name, key, signature });
    ready.exchange_with(&stranger);
    for machine in [&ready.machine, &stranger] {
        assert_eq!(machine.draw(&ready.draw).signing.missing, [SignerRole::Witness]);
    }
}

fn signed_by(certificate: &Certificate, role: Role, name: &str, key: &PersonKey) -> Signature {
    let signer = Signer { role, name: name.to_owned(), key: key.public().to_string() };
    let signature = key.sign(&certificate.message(&signer));
    Signature::new(signer, &signature.0)
}

#[test]
fn a_signature_missing_of_another_or_over_other_bytes_is_refused() {
    let ready = Ready::new();
    ready.reveal(true);
    let (bytes, known) = (ready.machine.certificate(&ready.draw), ready.known());
    let original: Value = serde_json::from_slice(&bytes).unwrap();
    let said = |change: &dyn Fn(&mut Value)| {
        let mut changed = original.clone();
        change(&mut changed);
        official(&canon::to_bytes(&changed).unwrap(), &known)
    };
    let list = |value: &Value| value["signatures"].as_array().unwrap().clone();
    assert!(said(&|_| ()).0);
    for at in [0, 1] {
        let (accepted, codes) = said(&|value| {
            value["signatures"].as_array_mut().unwrap().remove(at);
        });
        assert!(!accepted && codes.contains(&"not-signed".into()), "{codes:?}");
    }
    // Each other's signature, and their own under another's name.
    let swapped = said(&|value| {
        let both = list(value);
        value["signatures"][0]["signature"] = both[1]["signature"].clone();
    });
    let renamed = said(&|value| value["signatures"][0]["name"] = json!("p-other"));
    // The signatures stay, and what they are of is another certificate.
    let moved = said(&|value| {
        value["software"] = json!("qingshan 9.9.9");
        reseal(value);
    });
    for (accepted, codes) in [swapped, renamed, moved] {
        assert!(!accepted && codes.contains(&"signature-invalid".into()), "{codes:?}");
    }
    // Somebody else signs in the witness's place, validly, with a key of their own.
    let stranger = PersonKey::from_entropy(&[7; 32]);
    let certificate = Certificate::read(&bytes).unwrap();
    let by = |name: &str| json!(signed_by(&certificate, Role::Witness, name, &stranger));
    let (accepted, codes) = said(&|value| value["signatures"][1] = by(&ready.witness));
    assert!(!accepted && codes.contains(&"signer-unknown".into()), "{codes:?}");
    let (accepted, codes) = said(&|value| value["signatures"][1] = by("p-passer-by"));
    assert!(!accepted && codes.contains(&"witness-absent".into()), "{codes:?}");
}

/// Countersigned and signed as it should be: as long as headquarters has received neither of two tries
/// at the same draw, none of them counts.
#[test]
fn what_is_proved_is_not_official_beside_another_try_without_a_receipt() {
    let ready = Ready::committed(&["会签员"]);
    for one in ready.machine.draw(&ready.draw).proof.seconds {
        let (id, passphrase) = (ready.draw.clone(), PASSPHRASE.to_owned());
        let input = CountersignInput { id, person: one.id, passphrase };
        let _: DrawDetail = ready.machine.call("draw.countersign", &input);
    }
    let revealed = ready.reveal(true);
    assert!(revealed.signing.official, "{:?}", revealed.signing);
    let other = ready.machine.freeze(Vec::new()).row.id;
    let store = &ready.machine.app.session().unwrap().store;
    let told = store.draw_acts(&ready.draw).unwrap().committed.remove(0).told;
    let again = Committed { commitment: canon::sha256(b"another secret"), ..told };
    forge(&ready.machine, &other, &again);
    let now = ready.machine.draw(&ready.draw);
    assert_eq!((now.proof.rank, now.signing.official), (DrawRank::Undecided, false));
    assert!(now.time_proved, "which is true all the same");
}
