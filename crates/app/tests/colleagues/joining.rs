//! A machine has one headquarters for good.

use crate::machines::{Headquarters, Machine};

const NAME: &str = "检查员甲";

#[test]
fn another_headquarters_replaces_nothing() {
    let (own, other) = (Headquarters::open(), Headquarters::another());
    assert_ne!(own.public(), other.public());
    let machine = Machine::joined(&own, NAME);
    let pinned = || {
        let session = machine.app.session().unwrap();
        let names = ["server-key", "server-address", "draw-key", "server-root"];
        names.map(|name| session.store.setting(name).unwrap())
    };
    let before = pinned();
    let invitation = other.invitation(NAME);
    let refused = machine.join(invitation.clone()).unwrap_err();
    assert_eq!(refused.code(), "headquarters-other");
    assert!(refused.to_string().contains("not used up"), "{refused}");
    assert!(before.iter().all(Option::is_some) && pinned() == before);
    machine.exchange();

    Machine::new(NAME).join(invitation).unwrap();
}
