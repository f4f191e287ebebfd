//! What proves a draw: receipts, countersignatures, the escrowed secret; and which of two stands.

use std::collections::BTreeSet;

use app::api::{
    AbandonInput, ById, CountersignInput, DeskView, DrawDetail, DrawRank, DrawRow, DrawStage,
    DrawVisit, Nothing, SavedFile,
};
use app::outside::{OpenedFiles, Unrevealed, reveal_draw};
use draw::certificate::{Certificate, Policy, Report, SCHEMA, verify};
use record::{Class, Receipt, SignedReceipt, Subject};
use rules::drawing::{Abandoned, Committed, Receipted, Substituted};
use rules::fact::Fact;
use store::Act;

use crate::machines::{DICE, Headquarters, Machine, PASSPHRASE};

impl Machine {
    pub fn commit(&self, draw: &str) -> DrawDetail {
        self.call("draw.commit", &ById { id: draw.to_owned() })
    }

    pub fn draw(&self, draw: &str) -> DrawDetail {
        self.call("draw.get", &ById { id: draw.to_owned() })
    }

    /// The certificate's file as people get it, in the published form.
    pub fn certificate(&self, draw: &str) -> Vec<u8> {
        let file: SavedFile = self.call("draw.save", &ById { id: draw.to_owned() });
        let bytes = std::fs::read(file.path).unwrap();
        let schema = serde_json::from_str(SCHEMA).unwrap();
        let schema = jsonschema::validator_for(&schema).unwrap();
        let certificate = serde_json::from_slice(&bytes).unwrap();
        let errors = schema.iter_errors(&certificate).map(|error| error.to_string());
        assert_eq!(errors.collect::<Vec<_>>(), Vec::<String>::new());
        bytes
    }

    fn countersign(&self, draw: &str, person: &str, passphrase: &str) -> &'static str {
        let (id, person) = (draw.to_owned(), person.to_owned());
        let input = CountersignInput { id, person, passphrase: passphrase.to_owned() };
        code(self.try_call::<DrawDetail>("draw.countersign", &input))
    }

    fn abandon(&self, draw: &str, person: &str, reason: &str) -> &'static str {
        let input = AbandonInput {
            id: draw.to_owned(),
            reason: reason.to_owned(),
            person: person.to_owned(),
            passphrase: PASSPHRASE.to_owned(),
        };
        code(self.try_call::<DrawDetail>("draw.abandon", &input))
    }

    fn server_key(&self) -> String {
        self.app.session().unwrap().store.setting("server-key").unwrap().unwrap()
    }
}

fn code(done: Result<DrawDetail, app::AppError>) -> &'static str {
    done.err().map_or("done", |error| error.code())
}

/// An officer with mines and a colleague to draw.
fn prepared(machine: Machine) -> Machine {
    machine.import(7, 300);
    machine.register("检查员乙");
    machine.register("检查员丙");
    machine
}

fn time(report: &Report) -> &'static str {
    let line = report.lines.iter().find(|line| line.about == draw::certificate::About::Time);
    line.unwrap().code()
}

fn knowing(keys: impl IntoIterator<Item = String>) -> Policy {
    Policy { known_keys: keys.into_iter().collect(), ..Policy::default() }
}

#[test]
fn headquarters_receipt_proves_the_commitment() {
    let headquarters = Headquarters::open();
    let officer = prepared(Machine::joined(&headquarters, "检查员甲"));
    let id = officer.freeze(Vec::new()).row.id;
    let committed = officer.commit(&id);
    assert_eq!((committed.time_proved, committed.proof.received_at_ms), (false, None));
    assert_eq!(committed.proof.escrowed, Some(true));
    // Something happens on the machine meanwhile: the receipt covers more than the commitment.
    officer.register("检查员丁");
    officer.exchange();
    let received = officer.draw(&id);
    assert!(received.time_proved && received.proof.received_at_ms.is_some());
    let revealed = officer.reveal_committed(&id);
    assert!(revealed.time_proved && revealed.verified == Some(true));
    assert_eq!(revealed.proof.received_at_ms, received.proof.received_at_ms);

    let bytes = officer.certificate(&id);
    let report = verify(&bytes, &knowing([officer.server_key()]));
    assert!(report.accepted, "{:?}", report.lines);
    assert_eq!(time(&report), "time-receipted");
    assert_eq!(time(&verify(&bytes, &Policy::default())), "time-not-proved", "a key nobody knows");
    let commit = Certificate::read(&bytes).unwrap().commit.unwrap();
    assert!(!commit.following.is_empty());
    officer.rebuilt_equals_live();
}

#[test]
fn a_receipt_from_after_the_event_proves_nothing() {
    let headquarters = Headquarters::open();
    let officer = prepared(Machine::joined(&headquarters, "检查员甲"));
    let id = officer.freeze(Vec::new()).row.id;
    let revealed = officer.reveal(&id);
    assert!(!revealed.time_proved);
    officer.exchange();
    let after = officer.draw(&id);
    assert!(after.proof.received_at_ms.is_some() && !after.time_proved);
}

#[test]
fn two_others_countersign_where_there_is_no_connection() {
    let officer = prepared(Machine::new("检查员甲"));
    let (first, second) = (officer.add_person("处长"), officer.add_person("纪检员"));
    let id = officer.freeze(Vec::new()).row.id;
    assert_eq!(officer.countersign(&id, &first, PASSPHRASE), "draw-not-committed");
    let committed = officer.commit(&id);
    assert_eq!(committed.proof.escrowed, Some(false), "no key of headquarters is known");
    let may: BTreeSet<String> = committed.proof.seconds.into_iter().map(|one| one.id).collect();
    assert_eq!(may, BTreeSet::from([first.clone(), second.clone()]));
    assert_eq!(officer.countersign(&id, &officer.seat(), PASSPHRASE), "draw-not-another");
    assert_eq!(officer.countersign(&id, &first, "猜的口令"), "wrong-passphrase");
    assert_eq!(officer.countersign(&id, &first, PASSPHRASE), "done");
    assert_eq!(officer.countersign(&id, &first, PASSPHRASE), "draw-already-countersigned");
    assert!(!officer.draw(&id).time_proved, "one is not enough");
    assert_eq!(officer.countersign(&id, &second, PASSPHRASE), "done");
    let signed = officer.draw(&id);
    let names: Vec<&str> = signed.proof.countersigned.iter().map(|one| &*one.name).collect();
    assert_eq!((names, signed.time_proved), (vec!["处长", "纪检员"], true));

    officer.reveal_committed(&id);
    assert_eq!(officer.countersign(&id, &second, PASSPHRASE), "draw-already-revealed");
    let bytes = officer.certificate(&id);
    let commit = Certificate::read(&bytes).unwrap().commit.unwrap();
    let keys = commit.countersignatures.unwrap().into_iter().map(|signature| signature.key);
    assert_eq!(time(&verify(&bytes, &knowing(keys))), "time-proved");
    officer.rebuilt_equals_live();
}

/// Closing and opening the store between the steps: nobody gets a second secret.
#[test]
fn a_draw_keeps_its_first_secret() {
    let officer = prepared(Machine::new("检查员甲"));
    let id = officer.freeze(Vec::new()).row.id;
    officer.sign_out_and_in();
    let first = officer.commit(&id).commitment;
    officer.sign_out_and_in();
    assert_eq!(officer.draw(&id).commitment, first);
    let again = officer.try_call::<DrawDetail>("draw.commit", &ById { id: id.clone() });
    assert_eq!(code(again), "draw-already-committed");
    officer.sign_out_and_in();
    let revealed = officer.reveal_committed(&id);
    let certificate = Certificate::read(&officer.certificate(&id)).unwrap();
    assert_eq!(Some(certificate.secret.commitment().to_string()), first);
    officer.sign_out_and_in();
    assert_eq!(officer.draw(&id), revealed);
    let session = officer.app.session().unwrap();
    assert_eq!(session.store.draw(&id).unwrap().unwrap().commitments, 1);
    let again = officer.try_call::<DrawDetail>("draw.commit", &ById { id });
    assert_eq!(code(again), "draw-already-revealed");
}

#[test]
fn a_second_person_abandons_before_the_event_and_the_repeat_names_the_first() {
    let officer = prepared(Machine::new("检查员甲"));
    let second = officer.add_person("处长");
    let first = officer.freeze(Vec::new());
    let id = first.row.id.clone();
    let repeat = || officer.try_call::<DrawDetail>("draw.repeat", &ById { id: id.clone() });
    assert_eq!(code(repeat()), "draw-not-abandoned");
    let secret = officer.commit(&id).commitment;
    assert_eq!(officer.abandon(&id, &officer.seat(), "名单有误"), "draw-not-another");
    assert_eq!(officer.abandon(&id, &second, "  "), "draw-no-reason");
    assert_eq!(officer.abandon(&id, &second, "骰子丢失"), "done");
    assert_eq!(officer.abandon(&id, &second, "再来一次"), "draw-abandoned");
    let ended = officer.draw(&id);
    let word = ended.proof.abandoned.unwrap();
    assert_eq!((word.by.as_str(), word.reason.as_str()), ("处长", "骰子丢失"));
    assert_eq!((ended.row.stage, &ended.commitment), (DrawStage::Committed, &secret), "kept");
    assert_eq!(code(officer.try_reveal(&id)), "draw-abandoned");
    let rows: Vec<DrawRow> = officer.call("draw.list", &Nothing {});
    assert!(rows[0].abandoned);
    let desk: DeskView = officer.call("desk", &Nothing {});
    assert!(desk.items.iter().all(|item| !item.subject.starts_with("draw/")), "nothing is due");

    let repeated = repeat().unwrap();
    assert_ne!(repeated.row.id, id);
    assert_eq!(repeated.row.population_hash, first.row.population_hash);
    assert_eq!(repeated.proof.repeats.as_ref(), Some(&id));
    let revealed = officer.reveal(&repeated.row.id);
    assert_ne!(revealed.commitment, secret, "a secret of its own, which shows");
    let certificate = Certificate::read(&officer.certificate(&repeated.row.id)).unwrap();
    assert_eq!(certificate.repeats.as_ref(), Some(&id));
    assert_eq!(officer.abandon(&repeated.row.id, &second, "不合意"), "draw-already-revealed");
    officer.rebuilt_equals_live();
}

/// What headquarters makes of a draw whose dice, by the minutes, fell just now before these people.
pub fn opened(headquarters: &Headquarters, draw: &str, present: Vec<String>) -> OpenedFiles {
    let opened = headquarters.open_draw(draw).unwrap_or_else(|error| panic!("{error}"));
    let payload = serde_json::from_slice(&opened.commit.payload.unwrap()).unwrap();
    let unrevealed = Unrevealed {
        draw,
        inputs: &opened.inputs,
        secret: opened.secret,
        record: serde_json::to_value(&opened.commit.header).unwrap(),
        payload,
        receipt: serde_json::to_value(&opened.receipt).unwrap(),
        digits: DICE,
        event_ms: app::now_ms() + 1000,
        present,
        now_ms: app::now_ms(),
    };
    let sign = |message: &[u8]| headquarters.sign(message);
    reveal_draw(unrevealed, &headquarters.public(), sign).unwrap()
}

/// The officer never reveals: headquarters comes to the very outcome that the officer would have.
#[test]
fn headquarters_reveals_what_the_officer_does_not() {
    let headquarters = Headquarters::open();
    let officer = prepared(Machine::joined(&headquarters, "检查员甲"));
    let id = officer.freeze(Vec::new()).row.id;
    officer.commit(&id);
    assert!(headquarters.open_draw(&id).is_err(), "it has not heard of it yet");
    officer.exchange();
    let (bytes, public) =
        (opened(&headquarters, &id, Vec::new()).certificate, headquarters.public());
    let report = verify(&bytes, &knowing([public.to_string()]));
    assert!(report.accepted, "{:?}", report.lines);
    assert_eq!(time(&report), "time-receipted");
    let certificate = Certificate::read(&bytes).unwrap();
    assert_eq!(certificate.signatures()[0].name, "headquarters");

    let own = officer.reveal_committed(&id);
    assert_eq!(Some(certificate.seed.to_string()), own.seed);
    officer.exchange();
    let refused = headquarters.open_draw(&id).err().unwrap();
    assert!(refused.to_string().contains("revealed already"), "{refused}");
}

#[test]
fn of_two_draws_of_the_same_the_earlier_receipt_stands() {
    let headquarters = Headquarters::open();
    let first = prepared(Machine::joined(&headquarters, "检查员甲"));
    let second = prepared(Machine::joined(&headquarters, "检查员己"));
    let (one, other) = (first.freeze(Vec::new()).row.id, second.freeze(Vec::new()).row.id);
    // The one who commits first is not the one whom headquarters hears first.
    second.commit(&other);
    first.commit(&one);
    assert_eq!(first.draw(&one).proof.rank, DrawRank::Alone);
    for machine in [&first, &second, &first, &second] {
        machine.exchange();
    }
    let stands = first.draw(&one).proof;
    assert_eq!((stands.rank, stands.void_by), (DrawRank::Stands, None));
    let void = second.draw(&other).proof;
    assert_eq!((void.rank, void.void_by.as_ref()), (DrawRank::Void, Some(&one)));
    assert_eq!(code(second.try_reveal(&other)), "draw-void");
    assert!(first.reveal_committed(&one).time_proved);
    for machine in [&first, &second] {
        machine.rebuilt_equals_live();
    }
}

/// A further draw of the quarter takes more mines beside the first one's: it is no second try.
#[test]
fn a_top_up_after_the_reveal_stands_beside_the_first_draw() {
    let headquarters = Headquarters::open();
    let officer = prepared(Machine::joined(&headquarters, "检查员甲"));
    let unaware = prepared(Machine::joined(&headquarters, "检查员己"));
    let [first, second] = [(); 2].map(|()| {
        let id = officer.freeze(Vec::new()).row.id;
        officer.commit(&id);
        officer.exchange();
        assert!(officer.reveal_committed(&id).time_proved);
        id
    });
    for draw in [&first, &second] {
        assert_eq!(officer.draw(draw).proof.rank, DrawRank::Alone);
    }
    // Somebody who knew of neither: theirs is another try at the first.
    let other = unaware.freeze(Vec::new()).row.id;
    unaware.commit(&other);
    for machine in [&officer, &unaware, &officer, &unaware] {
        machine.exchange();
    }
    let void = unaware.draw(&other).proof;
    assert_eq!((void.rank, void.void_by.as_ref()), (DrawRank::Void, Some(&first)));
    assert_eq!(officer.draw(&first).proof.rank, DrawRank::Stands);
    assert_eq!(officer.draw(&second).proof.rank, DrawRank::Alone);
    for machine in [&officer, &unaware] {
        machine.rebuilt_equals_live();
    }
}

/// Whoever learns a draw's id from its header can't take the draw from its officer.
#[test]
fn a_strangers_commitment_binds_nobody() {
    let headquarters = Headquarters::open();
    let officer = prepared(Machine::joined(&headquarters, "检查员甲"));
    let stranger = Machine::joined(&headquarters, "检查员己");
    let id = officer.freeze(Vec::new()).row.id;
    let commitment = canon::sha256(b"mine");
    let population_hash = canon::sha256(b"my list");
    forge(&stranger, &id, &Committed { population_hash, commitment, scope: None, escrow: None });
    for machine in [&stranger, &officer] {
        machine.exchange();
    }
    assert_eq!(officer.draw(&id).row.stage, DrawStage::Frozen);
    assert_ne!(officer.commit(&id).commitment, Some(commitment.to_string()));
    assert_eq!(officer.reveal_committed(&id).verified, Some(true));
}

/// Neither counts where headquarters heard of neither, also if each by itself could go on. Only a
/// changed program gets so far: ours commits to no second one.
#[test]
fn without_receipts_neither_of_two_draws_is_official() {
    let officer = prepared(Machine::new("检查员甲"));
    let (one, other) = (officer.freeze(Vec::new()).row.id, officer.freeze(Vec::new()).row.id);
    officer.commit(&one);
    let refused = officer.try_call::<DrawDetail>("draw.commit", &ById { id: other.clone() });
    assert_eq!(code(refused), "draw-rival");
    let told =
        officer.app.session().unwrap().store.draw_acts(&one).unwrap().committed.remove(0).told;
    forge(&officer, &other, &Committed { commitment: canon::sha256(b"other"), ..told });
    for id in [&one, &other] {
        assert_eq!(officer.draw(id).proof.rank, DrawRank::Undecided);
    }
    assert!(!officer.reveal_committed(&one).time_proved);
    let bytes = officer.certificate(&one);
    assert!(verify(&bytes, &Policy::default()).accepted, "right all the same");
    assert!(!verify(&bytes, &Policy { official: true, ..Policy::default() }).accepted);
}

/// Nobody else says that a drawn mine need not be visited.
#[test]
fn a_strangers_substitution_ends_no_visit() {
    let headquarters = Headquarters::open();
    let officer = prepared(Machine::joined(&headquarters, "检查员甲"));
    let stranger = Machine::joined(&headquarters, "检查员己");
    let draw = officer.reveal(&officer.freeze(Vec::new()).row.id);
    let asked = || officer.call::<Vec<DrawVisit>>("draw.visits", &Nothing {}).len();
    let before = asked();
    let token = stranger.app.stage(None, b"gate", true).unwrap();
    let photo = canon::BlobRef { hash: token.parse().unwrap(), bytes: 4 };
    let change = serde_json::json!({ "mine": draw.teams[0].mine });
    let readers = vec![officer.seat()];
    let told = Substituted { change, photo, position: None, datum: None, readers };
    forge(&stranger, &draw.row.id, &told);
    for machine in [&officer, &stranger, &officer] {
        machine.exchange();
    }
    assert_eq!((before, asked()), (draw.teams.len(), draw.teams.len()));
}

/// A changed program writes whatever it likes into its own log.
pub fn forge<F: Fact>(machine: &Machine, draw: &str, fact: &F) {
    let (actor, subject) = (machine.seat(), Subject::new("draw", draw));
    let act = Act { actor: &actor, subject: &subject, class: Class::Normal };
    let store = &machine.app.session().unwrap().store;
    store.write(|write| write.append(&act, fact)).unwrap();
}

#[test]
fn a_receipt_by_another_key_counts_for_nothing() {
    let headquarters = Headquarters::open();
    let first = prepared(Machine::joined(&headquarters, "检查员甲"));
    let second = prepared(Machine::joined(&headquarters, "检查员己"));
    let (one, other) = (first.freeze(Vec::new()).row.id, second.freeze(Vec::new()).row.id);
    first.commit(&one);
    first.exchange();
    second.commit(&other);
    let session = second.app.session().unwrap();
    let (device, head) = (session.store.device_id(), session.store.head());
    let receipt = Receipt { device, seq: head.seq, head: head.hash, at_ms: 1, stored: true };
    let forged = SignedReceipt::sign(receipt, &session.store.device_key());
    drop(session);
    forge(&second, &other, &Receipted { receipt: serde_json::to_value(&forged).unwrap() });
    for machine in [&second, &first, &second, &first] {
        machine.exchange();
    }
    assert_eq!(first.draw(&one).proof.rank, DrawRank::Stands);
    let void = second.draw(&other).proof;
    assert_eq!((void.rank, void.void_by), (DrawRank::Void, Some(one)));
    assert!(void.received_at_ms.is_some_and(|at_ms| at_ms > 1));
}

#[test]
fn the_word_of_somebody_who_does_not_hold_the_draw_ends_nothing() {
    let headquarters = Headquarters::open();
    let officer = prepared(Machine::joined(&headquarters, "检查员甲"));
    let stranger = Machine::joined(&headquarters, "检查员己");
    let id = officer.freeze(Vec::new()).row.id;
    officer.commit(&id);
    for machine in [&officer, &stranger] {
        machine.exchange();
    }
    for by in [stranger.seat(), officer.seat()] {
        forge(&stranger, &id, &Abandoned { by, reason: "不想被查".into() });
    }
    for machine in [&stranger, &officer] {
        machine.exchange();
    }
    assert_eq!(officer.draw(&id).proof.abandoned, None);
    assert!(officer.reveal_committed(&id).time_proved);
}

/// Before a commitment nothing is random: a mistaken list doesn't wait for a second person.
#[test]
fn an_officer_alone_sets_a_list_aside_that_nothing_is_committed_to() {
    let officer = prepared(Machine::new("检查员甲"));
    let id = officer.freeze(Vec::new()).row.id;
    assert_eq!(officer.abandon(&id, &officer.seat(), " "), "draw-no-reason");
    assert_eq!(officer.abandon(&id, &officer.seat(), "配额填错"), "done");
    let word = officer.draw(&id).proof.abandoned.unwrap();
    assert_eq!((word.by.as_str(), word.reason.as_str()), ("检查员甲", "配额填错"));
    let committed = officer.try_call::<DrawDetail>("draw.commit", &ById { id: id.clone() });
    assert_eq!(code(committed), "draw-abandoned");
    let desk: DeskView = officer.call("desk", &Nothing {});
    assert!(desk.items.iter().all(|item| !item.subject.starts_with("draw/")), "nothing is due");
    officer.rebuilt_equals_live();
}

/// Of another machine's word the named person's own certified key tells, and nothing else.
#[test]
fn who_abandoned_on_another_machine_is_told_by_their_certified_key() {
    let headquarters = Headquarters::open();
    let officer = Machine::joined(&headquarters, "检查员甲");
    let reader = Machine::joined(&headquarters, "检查员己");
    for machine in [&reader, &officer] {
        machine.exchange();
    }
    let (own, second) = (officer.seat(), officer.add_person("处长"));
    officer.sign_in_as(&second);
    officer.join(headquarters.invitation("处长")).unwrap();
    officer.sign_in_as(&own);
    let officer = prepared(officer);
    let told = || {
        for machine in [&officer, &reader] {
            machine.exchange();
        }
    };
    let committed = || {
        let id = officer.freeze(vec![reader.seat()]).row.id;
        officer.commit(&id);
        id
    };
    let honest = committed();
    assert_eq!(officer.abandon(&honest, &second, "骰子丢失"), "done");
    told();
    let word = reader.draw(&honest).proof.abandoned.unwrap();
    assert_eq!(word.by, "处长");
    // A changed program names somebody who knows nothing of it.
    let forged = committed();
    forge(&officer, &forged, &Abandoned { by: reader.seat(), reason: "不合意".into() });
    told();
    assert_eq!(reader.draw(&forged).proof.abandoned, None);
}
