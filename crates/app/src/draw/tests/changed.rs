//! A plan that changed after the commitment: what was committed to stands, and nothing else is
//! revealed. A changed program writes what it likes into its own log.

use canon::sha256;
use record::Subject;
use rules::drawing::{Committed, Frozen as FrozenFact};

use super::*;

const CHANGED: &str = "the frozen list is not the one that was committed to. The log is safe; show \
                       this to an administrator";

fn frozen_one(desk: &Desk) -> (String, FrozenFact) {
    let id = freeze(&desk.app, a_plan(desk)).unwrap().row.id;
    let records = desk.session().store.records_about(&Subject::new("draw", &id)).unwrap();
    let frozen = records.iter().find(|one| one.header.kind == "draw.frozen").unwrap();
    let fact = frozen.body().unwrap().unwrap();
    (id, fact)
}

/// The same with another list.
fn changed(desk: &Desk, fact: &FrozenFact) -> FrozenFact {
    let session = desk.session();
    let bytes = session.store.blobs.read(&fact.inputs.hash).unwrap();
    let mut list: Inputs = canon::from_slice(&bytes).unwrap();
    list.basis.push_str("，另有补充");
    let bytes = canon::to_bytes(&list).unwrap();
    let inputs = session.store.blobs.put(desk.app.random(), &bytes).unwrap();
    FrozenFact { inputs, population_hash: list.population_hash(), ..fact.clone() }
}

#[test]
fn a_list_that_is_written_again_changes_nothing() {
    let desk = desk();
    let (id, fact) = frozen_one(&desk);
    let committed = commit(&desk.app, ById { id: id.clone() }).unwrap();
    let again = changed(&desk, &fact);
    desk.session().append(&Subject::new("draw", &id), &again).unwrap();
    let now = get(&desk.app, ById { id: id.clone() }).unwrap();
    assert_eq!(now, committed, "of two lists under one id the first stands");
    assert_eq!(reveal(&desk.app, told(&id)).unwrap().verified, Some(true));
}

#[test]
fn a_list_that_was_not_committed_to_is_not_revealed() {
    let desk = desk();
    let (id, fact) = frozen_one(&desk);
    let population_hash = changed(&desk, &fact).population_hash;
    let commitment = sha256(b"the secret of another list");
    let forged = Committed { population_hash, commitment, scope: None, escrow: None };
    desk.session().append(&Subject::new("draw", &id), &forged).unwrap();
    let refused = reveal(&desk.app, told(&id)).unwrap_err();
    assert_eq!((refused.code(), refused.to_string()), ("draw-list-changed", CHANGED.to_owned()));
}

#[test]
fn a_list_of_other_bytes_than_its_hash_says_is_not_shown() {
    let desk = desk();
    let (_, fact) = frozen_one(&desk);
    let forged = FrozenFact { population_hash: fact.population_hash, ..changed(&desk, &fact) };
    desk.session().append(&Subject::new("draw", "r-forged"), &forged).unwrap();
    let refused = get(&desk.app, ById { id: "r-forged".into() }).unwrap_err();
    assert_eq!((refused.code(), refused.to_string()), ("draw-list-changed", CHANGED.to_owned()));
}
