//! Headquarters revealed what the officer did not: how that reaches the machines.

use app::api::{
    ById, DrawDetail, DrawSignInput, DrawStage, DrawTeam, DrawVisit, Nothing, SignerRole, Staged,
    TakeOverInput,
};
use app::outside::verify_draw;
use canon::{BlobRef, Hash32, sha256};
use keys::Cert;
use rules::drawing::Revealed;
use serde_json::{Value, json};

use crate::changes::replace_on;
use crate::machines::{Headquarters, Machine, PASSPHRASE};
use crate::proof::{forge, opened};

/// A draw that its officer committed to and never reveals, a colleague who holds it too and was
/// there, and somebody who has nothing to do with it.
struct Waiting {
    headquarters: Headquarters,
    officer: Machine,
    holder: Machine,
    other: Machine,
    draw: String,
}

impl Waiting {
    fn new() -> Self {
        let headquarters = Headquarters::open();
        let officer = Machine::joined(&headquarters, "检查员甲");
        let holder = Machine::joined(&headquarters, "检查员乙");
        let other = Machine::joined(&headquarters, "检查员丙");
        officer.import(7, 300);
        officer.register("检查员丁");
        for machine in [&holder, &other, &officer] {
            machine.exchange();
        }
        let draw = officer.freeze(vec![holder.seat()]).row.id;
        officer.commit(&draw);
        let waiting = Self { headquarters, officer, holder, other, draw };
        waiting.exchange();
        waiting
    }

    fn exchange(&self) {
        let Self { officer, holder, other, .. } = self;
        for machine in [officer, holder, other, officer, holder, other] {
            machine.exchange();
        }
    }

    /// Headquarters' file, by minutes that name the holder as present.
    fn file(&self) -> Vec<u8> {
        let present = vec![self.holder.seat(), "witness-1".to_owned()];
        opened(&self.headquarters, &self.draw, present).opening
    }

    fn id(&self) -> ById {
        ById { id: self.draw.clone() }
    }
}

fn take_over(machine: &Machine, bytes: &[u8]) -> Result<DrawDetail, app::AppError> {
    let token = machine.app.stage(None, bytes, true).unwrap();
    let file = Staged { token, name: "certificate.opened.json".into() };
    machine.try_call("draw.take-over", &TakeOverInput { file })
}

fn refused(machine: &Machine, bytes: &[u8]) -> &'static str {
    take_over(machine, bytes).unwrap_err().code()
}

#[test]
fn headquarters_word_reveals_the_draw_on_every_machine() {
    let waiting = Waiting::new();
    let Waiting { headquarters, officer, holder, other, draw } = &waiting;
    let file = waiting.file();
    assert_eq!(refused(other, &file), "draw-embargoed", "the file opens nobody's embargo");
    let taken = take_over(holder, &file).unwrap();
    assert_eq!((taken.row.stage, taken.verified), (DrawStage::Revealed, Some(true)));
    assert!(taken.opened_at_ms.is_some());
    assert_eq!(taken.signing.signed[0].name, "headquarters");
    assert_eq!(taken.signing.missing, [SignerRole::Witness]);
    assert_eq!(refused(holder, &file), "draw-already-revealed");

    waiting.exchange();
    let told = officer.draw(draw);
    assert_eq!((told.opened_at_ms, &told.seed), (taken.opened_at_ms, &taken.seed));
    assert_eq!((&told.teams, told.verified), (&taken.teams, Some(true)));
    assert_eq!(officer.try_reveal(draw).unwrap_err().code(), "draw-already-revealed");
    assert_eq!(refused(officer, &file), "draw-already-revealed");
    for machine in [officer, other] {
        let visits: Vec<DrawVisit> = machine.call("draw.visits", &Nothing {});
        let seat = machine.seat();
        let goes = |team: &&DrawTeam| team.members.iter().any(|one| one.person == seat);
        let own = taken.teams.iter().filter(goes).count();
        assert_eq!(visits.len(), own, "its teams learn of their visits");
    }
    let sealed = other.try_call::<DrawDetail>("draw.get", &waiting.id()).unwrap_err();
    assert_eq!(sealed.code(), "draw-embargoed");

    let (id, person) = (draw.clone(), holder.seat());
    let signs = DrawSignInput { id, person, passphrase: PASSPHRASE.to_owned() };
    let signed: DrawDetail = holder.call("draw.sign", &signs);
    assert!(signed.signing.official, "{:?}", signed.signing);
    headquarters.give_word(draw, &file);
    let _: DrawDetail = holder.call("draw.release", &waiting.id());
    waiting.exchange();
    let bytes = holder.certificate(draw);
    for machine in [officer, other] {
        assert!(machine.draw(draw).row.released && machine.certificate(draw) == bytes);
    }
    let certified = holder.app.session().unwrap().store.certified().unwrap().into_iter();
    let key = |chain: Vec<String>| Cert::chain(&chain)[0].public().to_string();
    let known: Vec<(String, String)> = certified
        .map(|(person, chain)| (person, key(chain)))
        .chain([("headquarters".to_owned(), headquarters.public().to_string())])
        .collect();
    let names: Vec<String> = known.iter().map(|(person, key)| format!("{person}={key}")).collect();
    let answer = verify_draw(&bytes, true, &names).unwrap();
    assert!(answer.accepted, "{:?}", answer.lines);
    let is_told = |lines: &[String]| lines.iter().any(|line| line.contains("nothing says"));
    assert!(!is_told(&answer.lines));
    let keys: Vec<String> = known.iter().map(|(_, key)| key.clone()).collect();
    let answer = verify_draw(&bytes, true, &keys).unwrap();
    assert!(answer.accepted && is_told(&answer.lines), "{:?}", answer.lines);
    let others: Vec<String> = keys.iter().map(|key| format!("{}={key}", officer.seat())).collect();
    assert!(!verify_draw(&bytes, true, &others).unwrap().accepted, "all are the officer's");
    for machine in [officer, holder, other] {
        machine.rebuilt_equals_live();
    }
}

/// Without anybody carrying a file: whoever holds the draw has the word after an exchange.
#[test]
fn headquarters_word_comes_with_the_exchange() {
    let waiting = Waiting::new();
    let Waiting { headquarters, officer, holder, other, draw } = &waiting;
    headquarters.give_word(draw, &waiting.file());
    other.exchange();
    let sealed = other.try_call::<DrawDetail>("draw.get", &waiting.id()).unwrap_err();
    assert_eq!(sealed.code(), "draw-embargoed");
    assert_eq!(holder.draw(draw).row.stage, DrawStage::Committed);
    holder.exchange();
    let taken = holder.draw(draw);
    assert_eq!((taken.row.stage, taken.verified), (DrawStage::Revealed, Some(true)));
    assert!(taken.opened_at_ms.is_some());

    waiting.exchange();
    for machine in [officer, holder] {
        let now = machine.draw(draw);
        assert_eq!((now.opened_at_ms, &now.seed), (taken.opened_at_ms, &taken.seed));
        assert_eq!(now.teams, taken.teams);
        machine.rebuilt_equals_live();
    }
    let visits: Vec<DrawVisit> = other.call("draw.visits", &Nothing {});
    let seat = other.seat();
    let goes = |team: &&DrawTeam| team.members.iter().any(|one| one.person == seat);
    assert_eq!(visits.len(), taken.teams.iter().filter(goes).count());
}

/// By whose machine the word came makes no difference: whoever holds the draw carries it on, with a
/// second person's word where it takes one.
#[test]
fn whoever_holds_the_draw_carries_it_on_whose_machine_ever_brought_the_word() {
    let waiting = Waiting::new();
    let Waiting { headquarters, officer, holder, other, draw } = &waiting;
    let file = waiting.file();
    let taken = take_over(officer, &file).unwrap();
    waiting.exchange();
    headquarters.give_word(draw, &file);
    assert!(holder.draw(draw).embargo.may_release, "it brought nothing, and holds the draw");
    let approver = holder.add_person("处长");
    let seconds = holder.draw(draw).proof.seconds;
    let seconds: Vec<&str> = seconds.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(seconds, [approver.as_str()], "nobody approves what they enter");
    let team = &taken.teams[0];
    let out = team.members[1].person.as_str();
    let replaced = |by: &str| replace_on(holder, draw, &team.mine, [out, by]);
    assert_eq!(replaced(&holder.seat()).unwrap_err().code(), "draw-not-another");
    assert_eq!(replaced(&approver).unwrap().proof.replaced.len(), 1);
    let _: DrawDetail = holder.call("draw.release", &waiting.id());
    waiting.exchange();
    for machine in [officer, holder, other] {
        let now = machine.draw(draw);
        assert!(now.row.released);
        assert_eq!((now.proof.replaced.len(), now.proof.dropped.len()), (1, 0));
        machine.rebuilt_equals_live();
    }
}

/// Another headquarters' word, or none of the kind, is not taken over and stops no exchange.
#[test]
fn what_headquarters_did_not_say_is_not_taken_over() {
    let waiting = Waiting::new();
    let Waiting { headquarters, holder, draw, .. } = &waiting;
    let mut forged: Value = serde_json::from_slice(&waiting.file()).unwrap();
    forged["signature"] = json!("00".repeat(64));
    headquarters.give_word(draw, &serde_json::to_vec(&forged).unwrap());
    holder.exchange();
    assert_eq!(holder.draw(draw).row.stage, DrawStage::Committed);
}

/// The officer hears too late, and a changed program of theirs says something else.
#[test]
fn what_the_officer_reveals_later_changes_nothing() {
    let waiting = Waiting::new();
    let Waiting { officer, holder, draw, .. } = &waiting;
    let taken = take_over(holder, &waiting.file()).unwrap();
    let own = officer.reveal_committed(draw);
    assert_eq!(own.opened_at_ms, None, "it has not heard yet");
    let bytes = officer.certificate(draw);
    let forged = Revealed {
        secret: Hash32([7; 32]),
        witness: "1".repeat(40),
        present: vec![officer.seat(), holder.seat()],
        seed: "00".repeat(32),
        drawn: Vec::new(),
        certificate: BlobRef { hash: sha256(&bytes), bytes: bytes.len() as u64 },
        witnessed_ms: None,
        readers: vec![officer.seat(), holder.seat()],
    };
    forge(officer, draw, &forged);
    waiting.exchange();
    for machine in [officer, holder] {
        let now = machine.draw(draw);
        assert_eq!((now.opened_at_ms, &now.seed), (taken.opened_at_ms, &taken.seed));
        assert_eq!(now.certificate_digest, taken.certificate_digest);
        machine.rebuilt_equals_live();
    }
}

#[test]
fn a_file_that_headquarters_did_not_write_is_refused() {
    let waiting = Waiting::new();
    let Waiting { holder, draw, .. } = &waiting;
    let file: Value = serde_json::from_slice(&waiting.file()).unwrap();
    let changes: [fn(&mut Value); 7] = [
        |file| file["format"] = json!("qingshan-draw-opened-2"),
        |file| file["signature"] = json!("00".repeat(64)),
        |file| file["opening"]["witness"] = json!("1".repeat(40)),
        |file| file["opening"]["drawn"] = json!([]),
        |file| file["opening"]["opened_ms"] = json!(1),
        |file| file["certificate"]["software"] = json!("qingshan 9.9.9"),
        |file| file["certificate"]["signatures"] = json!([]),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let mut changed = file.clone();
        change(&mut changed);
        let bytes = serde_json::to_vec(&changed).unwrap();
        assert_eq!(refused(holder, &bytes), "draw-not-headquarters", "{number}");
    }
    assert_eq!(refused(holder, b"[]"), "draw-not-headquarters");
    assert_eq!(holder.draw(draw).row.stage, DrawStage::Committed);
    let nowhere = opened(&waiting.headquarters, draw, Vec::new()).opening;
    assert_eq!(refused(&Machine::new("检查员庚"), &nowhere), "not-found");
    take_over(holder, &nowhere).unwrap();
}
