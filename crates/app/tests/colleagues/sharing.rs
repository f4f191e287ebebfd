//! What one person imports and freezes is what the other one works with.

use app::api::{ById, DrawDetail, DrawProof, DrawRow, Nothing};

use crate::machines::{Headquarters, Machine};

#[test]
fn what_one_imports_and_freezes_the_other_has_after_the_exchange() {
    let headquarters = Headquarters::open();
    let first = Machine::joined(&headquarters, "检查员甲");
    let second = Machine::joined(&headquarters, "检查员乙");
    for name in ["检查员丙", "检查员丁"] {
        first.register(name);
    }
    first.import(7, 300);
    second.exchange();
    first.exchange();
    let draw = first.freeze(vec![second.seat()]);
    assert_eq!(second.mines().all, 0);
    first.exchange();
    second.exchange();

    assert_eq!(first.mines().all, 300);
    assert_eq!(second.mines(), first.mines());
    let listed: Vec<DrawRow> = second.call("draw.list", &Nothing {});
    assert_eq!(listed.len(), 1);
    let opened: DrawDetail = second.call("draw.get", &ById { id: draw.row.id.clone() });
    let seconds: Vec<&str> = opened.proof.seconds.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(seconds, ["检查员乙"], "who sits here may vouch");
    let proof = DrawProof { seconds: draw.proof.seconds.clone(), ..opened.proof.clone() };
    assert_eq!(DrawDetail { proof, ..opened }, draw);
    second.rebuilt_equals_live();
    second.sign_out_and_in();
    assert_eq!(second.mines(), first.mines());

    // Both ways, and the later sheet stays the later one on both.
    second.import(8, 40);
    second.exchange();
    first.exchange();
    assert!(first.mines().all > 300);
    assert_eq!(first.mines(), second.mines());
    first.rebuilt_equals_live();
}
