//! Somebody with two laptops has an id on each, and is one person on both.

use std::collections::BTreeMap;

use app::AppError;
use app::api::{
    ById, DeskView, Diagnosis, DoctorInput, DocumentRow, DocumentView, DrawDetail, FinaliseInput,
    InspectionView, MineDetail, Nothing, RevealInput, SignInput, StartInspection,
};

use crate::machines::{DICE, Headquarters, Machine, PASSPHRASE};

const NAME: &str = "检查员甲";

/// Everything that may be missing at the gate.
pub fn overruled() -> BTreeMap<String, String> {
    let soft = [
        "prerequisites",
        "unanswered",
        "evidence",
        "result",
        "ink-inspectors",
        "ink-representative",
        "combined",
    ];
    soft.map(|code| (code.to_owned(), "练习".to_owned())).into()
}

/// Back and forth, until both have everything.
fn exchange(machines: [&Machine; 2]) {
    for _ in 0..2 {
        for machine in machines {
            machine.exchange();
        }
    }
}

fn is_healthy(machine: &Machine) {
    let found: Diagnosis = machine.call("doctor", &DoctorInput { rebuild: false });
    assert!(found.healthy, "{:#?}", found.checks);
    let certificates = found.checks.iter().find(|check| check.name == "certificates").unwrap();
    assert_eq!(certificates.checked, 2, "both laptops' certificates");
}

fn sign(machine: &Machine, document: &str, person: &str) -> Result<DocumentView, AppError> {
    let (document, person) = (document.to_owned(), person.to_owned());
    let input = SignInput { document, person, passphrase: PASSPHRASE.into() };
    machine.try_call("document.sign", &input)
}

/// Both joined, and a draw frozen on the first.
fn two_laptops_and_a_list() -> (Headquarters, Machine, Machine, String) {
    let headquarters = Headquarters::open();
    let first = Machine::joined(&headquarters, NAME);
    let second = Machine::new(NAME);
    second.join(headquarters.invitation_as(&first.seat(), NAME)).unwrap();
    first.register("检查员乙");
    first.import(7, 60);
    let id = first.freeze(Vec::new()).row.id;
    (headquarters, first, second, id)
}

#[test]
fn who_has_two_laptops_is_one_person_on_both() {
    let headquarters = Headquarters::open();
    let first = Machine::joined(&headquarters, NAME);
    let second = Machine::new(NAME);
    let person = first.seat();
    assert_ne!(second.seat(), person);
    // Begun before the second laptop joins: its records know the person by its own id alone.
    let colleague = second.register("检查员乙");
    second.import(7, 20);
    let mine = second.mines().rows[0].id.clone();
    let team = vec![second.seat(), colleague.clone()];
    let start =
        StartInspection { mine: mine.clone(), draw: None, also: Vec::new(), team, checklist: None };
    let begun: InspectionView = second.call("inspection.start", &start);
    let id = begun.row.id;
    second.join(headquarters.invitation_as(&person, NAME)).unwrap();
    exchange([&second, &first]);

    let mut known = vec![person.clone(), colleague.clone()];
    known.sort();
    for machine in [&first, &second] {
        let people = machine.people();
        assert_eq!(people.iter().map(|one| one.id.clone()).collect::<Vec<_>>(), known);
        let own = people.iter().find(|one| one.me).unwrap();
        assert_eq!((own.id.as_str(), own.name.as_str(), own.here), (person.as_str(), NAME, true));
        let view: InspectionView = machine.call("inspection.get", &ById { id: id.clone() });
        assert_eq!(view.team.iter().map(|one| &one.id).collect::<Vec<_>>(), [&person, &colleague]);
        assert!(view.team[0].can_sign_here, "each laptop has a certified key of theirs");
        let detail: MineDetail = machine.call("mine.get", &ById { id: mine.clone() });
        assert!(detail.timeline.iter().all(|line| line.actor_name == NAME));
    }

    // Closed on the laptop where it began, signed on the other one.
    let finalise =
        FinaliseInput { inspection: id, passphrase: PASSPHRASE.into(), overruled: overruled() };
    let closed: InspectionView = second.call("inspection.finalise", &finalise);
    let document = closed.row.document.unwrap();
    exchange([&second, &first]);
    let desk: DeskView = first.call("desk", &Nothing {});
    assert!(desk.items.iter().any(|item| item.kind == "sign-document"), "{:?}", desk.items);
    let rows: Vec<DocumentRow> = first.call("document.list", &Nothing {});
    let place = &rows[0].places[0];
    assert!(place.own && place.can_sign_here && place.person == person);
    let signed = sign(&first, &document, &person).unwrap();
    assert!(signed.verification.valid, "{:?}", signed.verification);
    exchange([&first, &second]);
    let seen: DocumentView = second.call("document.get", &ById { id: document.clone() });
    assert!(seen.row.places[0].signed_at_ms.is_some() && seen.verification.valid);
    let again = sign(&second, &document, &second.seat()).unwrap_err();
    assert_eq!(again.code(), "no-open-place", "nobody signs twice by having two laptops");

    for machine in [&first, &second] {
        machine.sign_out_and_in();
        machine.rebuilt_equals_live();
        is_healthy(machine);
    }
    exchange([&first, &second]);
}

#[test]
fn a_certificate_names_nobody_and_a_draw_waits_on_either_laptop() {
    let (_headquarters, first, second, id) = two_laptops_and_a_list();
    let _: DrawDetail = first.call("draw.commit", &ById { id: id.clone() });
    let reveal = |present: &[&str]| -> Result<DrawDetail, AppError> {
        let (digits, digits_again) = (DICE.to_owned(), DICE.to_owned());
        let present = present.iter().map(|one| (*one).to_owned()).collect();
        let id = id.clone();
        let input = RevealInput {
            id,
            digits,
            digits_again,
            present,
            witnessed_at_ms: None,
            passphrase: PASSPHRASE.to_owned(),
            witness: None,
        };
        first.try_call("draw.reveal", &input)
    };
    let seat = first.seat();
    let refused = |present: &[&str]| reveal(present).unwrap_err().code();
    assert_eq!(refused(&[&seat, "监督员赵海山"]), "draw-witness-unknown");
    assert_eq!(refused(&[&seat, "witness-0"]), "draw-witness-unknown");
    assert_eq!(refused(&[&seat, "p-0000000000000000"]), "draw-witness-unknown");
    assert_eq!(refused(&[&seat, &seat]), "draw-no-witnesses", "one person is one witness");
    let revealed = reveal(&["witness-1", &seat]).unwrap();
    let shown: Vec<_> =
        revealed.present.iter().map(|one| (&*one.id, one.name.as_deref())).collect();
    assert_eq!(shown, [(&*seat, Some(NAME)), ("witness-1", None)]);

    let facts = first.app.session().unwrap().store.draw(&id).unwrap().unwrap();
    let blob = facts.reveal.unwrap().certificate;
    let certificate = first.app.session().unwrap().store.blobs.read(&blob).unwrap();
    let certificate = String::from_utf8(certificate).unwrap();
    assert!(!certificate.contains(NAME) && !certificate.contains("检查员乙"), "{certificate}");

    exchange([&first, &second]);
    for machine in [&first, &second] {
        let desk: DeskView = machine.call("desk", &Nothing {});
        let visits = desk.items.iter().filter(|item| item.kind == "start-inspection").count();
        assert_eq!(visits, revealed.teams.len(), "two people: each is in every team");
    }
}

/// Who commits on both laptops has two secrets, which shows; only the first one reveals.
#[test]
fn a_second_secret_on_the_other_laptop_reveals_nothing() {
    let (_headquarters, first, second, id) = two_laptops_and_a_list();
    exchange([&first, &second]);
    first.commit(&id);
    second.commit(&id);
    exchange([&first, &second]);
    let facts = second.app.session().unwrap().store.draw(&id).unwrap().unwrap();
    assert_eq!(facts.commitments, 2);
    assert_eq!(second.try_reveal(&id).unwrap_err().code(), "draw-secret-elsewhere");
    let revealed = first.reveal_committed(&id);
    assert_eq!((revealed.verified, revealed.time_proved), (Some(true), true));
}

#[test]
fn an_invitation_in_another_name_is_refused_and_stays_good() {
    let headquarters = Headquarters::open();
    let machine = Machine::new("检查员乙");
    let before = machine.app.session().unwrap().store.head();
    let invitation = headquarters.invitation(NAME);
    let refused = machine.join(invitation.clone()).unwrap_err();
    assert_eq!(refused.code(), "invitation-other-name");
    assert_eq!(machine.app.session().unwrap().store.head(), before, "nothing was recorded");
    assert_eq!(machine.app.session().unwrap().store.setting("server-key").unwrap(), None);
    Machine::new(NAME).join(invitation).unwrap();
    machine.join(headquarters.invitation("检查员乙")).unwrap();
}

/// Somebody whom a colleague registered, and who joins later: the registry's id is theirs.
#[test]
fn a_registered_colleague_joins_under_the_id_that_teams_have() {
    let headquarters = Headquarters::open();
    let first = Machine::joined(&headquarters, NAME);
    let registered = first.register("检查员乙");
    let colleague = Machine::new("检查员乙");
    colleague.join(headquarters.invitation_as(&registered, "检查员乙")).unwrap();
    exchange([&first, &colleague]);
    for machine in [&first, &colleague] {
        let names: Vec<_> = machine.people().into_iter().map(|one| (one.id, one.name)).collect();
        assert_eq!(names.len(), 2, "{names:?}");
        assert!(names.contains(&(registered.clone(), "检查员乙".to_owned())));
    }
    let own = colleague.people().into_iter().find(|one| one.me).unwrap();
    assert_eq!(own.id, registered);
}
