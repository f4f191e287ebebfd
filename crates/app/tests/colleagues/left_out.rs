//! Who may go is settled before the list is frozen: the reason stands beside whoever is left out,
//! and the certificate is verified without it.

use std::collections::BTreeSet;

use app::api::{ById, CardInput, DrawDetail, InterestIn, InterestInput, PersonDetail, SavedFile};
use draw::certificate::{Policy, verify};

use crate::machines::Machine;

const REASON: &str = "配偶在该企业任职";

impl Machine {
    fn card(&self, person: &str, last: &str) {
        let input = CardInput {
            person: person.into(),
            number: format!("150622-{person}"),
            issuer: "准格尔旗司法局（演示）".into(),
            first: "2020-01-01".into(),
            last: last.into(),
        };
        let _: PersonDetail = self.call("person.record-card", &input);
    }

    /// An interest in every holder in and around the city.
    fn interest_everywhere(&self, person: &str) -> BTreeSet<String> {
        let mines = self.mines().rows;
        let near = mines.into_iter().filter(|mine| mine.region.starts_with("1506"));
        let holders: BTreeSet<String> = near.map(|mine| mine.holder).collect();
        for holder in &holders {
            let input = InterestInput {
                person: person.into(),
                kind: InterestIn::Holder,
                object: holder.clone(),
                reason: REASON.into(),
                first: "2020-01-01".into(),
                last: None,
            };
            let _: PersonDetail = self.call("person.declare-interest", &input);
        }
        holders
    }
}

#[test]
fn the_rules_leave_people_out_before_anything_is_drawn() {
    let machine = Machine::new("检查员甲");
    machine.import(7, 300);
    let own = machine.seat();
    let second = machine.register("检查员乙");
    let expired = machine.register("检查员丙");
    let concerned = machine.register("检查员丁");
    machine.card(&own, "2099-12-31");
    machine.card(&expired, "2020-12-31");
    let holders = machine.interest_everywhere(&concerned);
    assert!(!holders.is_empty());

    let everybody = vec![own.clone(), second.clone(), expired.clone(), concerned.clone()];
    let frozen = machine.freeze_among(everybody, Vec::new());
    let drawn: BTreeSet<&str> = frozen.inspectors.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(drawn, BTreeSet::from([own.as_str(), second.as_str(), concerned.as_str()]));
    let (whole, of_holders): (Vec<_>, Vec<_>) =
        frozen.left_out.iter().partition(|left| left.holder.is_none());
    let [left] = whole[..] else { panic!("{:?}", frozen.left_out) };
    assert_eq!((left.person.as_str(), left.why.as_str()), (expired.as_str(), "card-expires"));
    assert_eq!((left.day.as_deref(), left.clause.as_str()), (Some("2020-12-31"), "CN-3"));
    assert!(!of_holders.is_empty());
    for left in of_holders {
        assert_eq!((left.person.as_str(), left.reason.as_str()), (concerned.as_str(), REASON));
        assert!(left.holder.as_ref().is_some_and(|holder| holders.contains(holder)));
    }

    let draw: DrawDetail = machine.reveal(&frozen.row.id);
    assert!(!draw.teams.is_empty());
    for team in &draw.teams {
        let members: BTreeSet<&str> = team.members.iter().map(|one| one.person.as_str()).collect();
        assert_eq!(members, BTreeSet::from([own.as_str(), second.as_str()]), "{}", team.mine_name);
    }
    let file: SavedFile = machine.call("draw.save", &ById { id: draw.row.id });
    let certificate = std::fs::read(file.path).unwrap();
    assert!(verify(&certificate, &Policy::default()).accepted);
    let text = String::from_utf8(certificate).unwrap();
    assert!(!text.contains(REASON) && !text.contains(&expired));
}
