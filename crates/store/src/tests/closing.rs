//! Who has not signed for their answers, and what arrives after the end of a visit.

use std::collections::BTreeMap;

use keys::PersonKey;
use record::Subject;
use rules::inspection::{Covered, Finalised};

use super::desk::{Desk, append, log_of};
use super::facts;
use super::from_log::said;
use crate::Store;

const I1: (&str, &str) = ("inspection", "i-1");

#[test]
fn an_answer_is_unsigned_until_its_own_person_vouches_for_it() {
    let (_desk, store) = Desk::new(1);
    let key = PersonKey::from_entropy(&[7; 32]);
    let unsigned = || store.unsigned_by("i-1").unwrap();
    append(&store, I1, &facts::opened(1)).unwrap();
    assert!(unsigned().is_empty());
    append(&store, I1, &facts::answered(1, 5, vec![])).unwrap();
    assert_eq!(unsigned(), ["p-1"]);
    store.write(|write| write.vouch("p-2", &key)).unwrap();
    assert_eq!(unsigned(), ["p-1"], "somebody else's word");
    store.write(|write| write.vouch("p-1", &key)).unwrap();
    assert!(unsigned().is_empty());
    append(&store, I1, &facts::answered(2, 5, vec![])).unwrap();
    assert_eq!(unsigned(), ["p-1"], "what came after it");
}

/// The end of a visit, over all that is known of it here.
pub fn end(store: &Store, inspection: &str, number: u8) -> Finalised {
    let mut covers = BTreeMap::new();
    for record in store.records_about(&Subject::new("inspection", inspection)).unwrap() {
        let (device, seq, head) = (record.header.device, record.header.seq, record.hash);
        covers.insert(device.clone(), Covered { device, seq, head });
    }
    Finalised { covers: covers.into_values().collect(), ..facts::finalised(number) }
}

fn take(to: &Store, desk: &Desk, from: &Store) {
    from.checkpoint("p-1").unwrap();
    to.take_over(&desk.device.public(), &log_of(from, &desk.device.id())).unwrap();
}

#[test]
fn what_arrives_after_the_end_is_late() {
    let (_desk, leader) = Desk::new(1);
    let (away, colleague) = Desk::new(2);
    append(&leader, I1, &facts::opened(1)).unwrap();
    append(&colleague, I1, &facts::answered(1, 5, vec![])).unwrap();
    take(&leader, &away, &colleague);
    append(&leader, I1, &end(&leader, "i-1", 1)).unwrap();
    assert!(leader.late_records("i-1").unwrap().is_empty());
    let before = leader.inspection_state("i-1").unwrap();
    let seen: Vec<String> = before.answers.values().flatten().map(|one| one.id.clone()).collect();
    assert_eq!(seen.len(), 1);
    let late = append(&colleague, I1, &facts::answered(1, 9, seen)).unwrap();
    take(&leader, &away, &colleague);
    assert_eq!(leader.inspection_state("i-1").unwrap(), before, "it changes nothing");
    let found = leader.late_records("i-1").unwrap();
    assert_eq!(found.iter().map(record::Record::id).collect::<Vec<_>>(), [late.id()]);
    assert!(colleague.late_records("i-1").unwrap().is_empty(), "it does not know of the end");
}

/// One of each kind beside answers, another for each number.
fn say(store: &Store, number: u8) {
    let put = |name: &str| facts::put(store, format!("{name} {number}").as_bytes());
    // The same photo again, by another name and elsewhere.
    let photo = facts::put(store, b"photo");
    append(store, I1, &facts::result_given(number)).unwrap();
    append(store, I1, &facts::combined_done(number)).unwrap();
    append(store, I1, &facts::photo_taken(photo.clone(), put("small"), number)).unwrap();
    append(store, I1, &facts::photo_taken(put("photo"), put("small"), number)).unwrap();
    append(store, I1, &facts::photo_assigned(photo.hash, number)).unwrap();
    append(store, I1, &facts::ink_signed(put("ink"), number)).unwrap();
}

/// Whether they were made before the end or after it, and whichever comes first.
#[test]
fn late_words_of_every_kind_are_named_and_change_nothing() {
    let (desk, leader) = Desk::new(1);
    let (away, colleague) = Desk::new(2);
    append(&leader, I1, &facts::opened(1)).unwrap();
    away.fake.pass(-60_000);
    say(&colleague, 8);
    desk.fake.pass(1_000);
    say(&leader, 2);
    append(&leader, I1, &end(&leader, "i-1", 1)).unwrap();
    let before = said(&leader, "i-1");
    let (photos, changed_at_ms) = {
        let visit = leader.inspection("i-1").unwrap();
        (visit.photos, visit.changed_at_ms)
    };
    assert_eq!(photos, 2);
    away.fake.pass(200_000);
    say(&colleague, 12);
    take(&leader, &away, &colleague);
    assert_eq!(said(&leader, "i-1"), before, "it changes nothing");
    let visit = leader.inspection("i-1").unwrap();
    assert_eq!((visit.photos, visit.changed_at_ms), (photos, changed_at_ms));
    let late = leader.late_records("i-1").unwrap();
    let kinds: Vec<&str> = late.iter().map(|record| record.header.kind.as_str()).collect();
    let said_once = [
        "inspection.result-given",
        "inspection.combined-done",
        "photo.taken",
        "photo.taken",
        "photo.assigned",
        "inspection.ink-signed",
    ];
    assert_eq!(kinds, [said_once, said_once].concat());
    assert!(leader.differing_projections().unwrap().is_empty());
    // The end comes last: what counted until then is late.
    take(&colleague, &desk, &leader);
    assert_eq!(said(&colleague, "i-1"), before);
}
