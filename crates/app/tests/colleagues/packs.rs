//! A pack of the county's own: put into use on one machine, it holds on its colleagues' too.

use app::api::{MachineState, NewPerson, Nothing, PackRow, PackUse, PackUseInput, Role, Staged};

use crate::machines::{Headquarters, Machine, PASSPHRASE};

/// The guide's pack, for this county and in force.
fn pack() -> String {
    let guide = include_str!("../../../../docs/packs.zh.md");
    let text = guide.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    text.replacen("\"640000\"", "\"150622\"", 1).replacen("\"draft\"", "\"in-force\"", 1).replacen(
        "2026-03-01",
        "2020-01-01",
        1,
    )
}

fn put(machine: &Machine) {
    let first = machine.seat();
    let officer = NewPerson {
        name: "管理员丙".into(),
        organisation: "准格尔旗自然资源局（演示）".into(),
        role: Role::Officer,
        region: "150622".into(),
        passphrase: PASSPHRASE.into(),
    };
    let state: MachineState = machine.call("machine.add-person", &officer);
    let seat = state.people.into_iter().find(|one| one.role == Role::Officer).unwrap();
    machine.sign_in_as(&seat.id);
    let token = machine.app.stage(None, pack().as_bytes(), true).unwrap();
    let file = Staged { token, name: "本旗.toml".into() };
    let (reason, passphrase) = ("旗政府已印发".to_owned(), PASSPHRASE.to_owned());
    let input = PackUseInput { file, reason, passphrase, dry_run: false };
    let done: PackUse = machine.call("pack.use", &input);
    assert!(done.recorded, "{done:?}");
    machine.sign_in_as(&first);
}

/// What holds where whoever is signed in works.
fn held(machine: &Machine) -> (String, u32, bool) {
    let rows: Vec<PackRow> = machine.call("pack.list", &Nothing {});
    let row = rows.into_iter().find(|row| row.here).unwrap();
    (row.id, row.version, row.own)
}

#[test]
fn a_pack_travels_with_the_log_and_outlives_a_rebuild() {
    let headquarters = Headquarters::open();
    let [one, other] = ["检查员甲", "检查员乙"].map(|name| Machine::joined(&headquarters, name));
    let own = ("EX-2026".to_owned(), 1, true);
    put(&one);
    assert_eq!(held(&one), own);
    assert_eq!(held(&other).0, "OR", "it has not heard of it");
    for machine in [&one, &other, &one, &other] {
        machine.exchange();
    }
    assert_eq!(held(&other), own);
    for machine in [&one, &other] {
        machine.rebuilt_equals_live();
        machine.sign_out_and_in();
        assert_eq!(held(machine), own);
    }
}
