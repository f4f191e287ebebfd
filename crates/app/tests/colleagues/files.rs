//! Files of colleagues: those that come only when wanted, and those that can't be had.

use app::api::{
    ById, Custody, Diagnosis, DoctorInput, FileKind, InspectionView, Nothing, PhotoFetch,
    SyncOutcome, SyncState,
};

use crate::machines::{Headquarters, Machine};

pub fn photo() -> Vec<u8> {
    let taken = chrono::NaiveDate::from_ymd_opt(2026, 10, 30).unwrap().and_hms_opt(9, 52, 7);
    let (lon, lat, error_m) = (1_112_401_717, 398_643_613, 4);
    demo::photo(
        1,
        &demo::Shot { taken: taken.unwrap(), lon, lat, error_m, width: 640, height: 480 },
    )
}

#[test]
fn a_colleagues_original_comes_when_somebody_wants_to_see_it() {
    let headquarters = Headquarters::open();
    let first = Machine::joined(&headquarters, "检查员甲");
    let second = Machine::joined(&headquarters, "检查员乙");
    first.import(7, 3);
    let original = photo();
    let inspected = first.inspect(&original);
    assert!(inspected.unsorted_photos[0].original_here);
    first.exchange();
    second.exchange();

    let id = ById { id: inspected.row.id.clone() };
    let shown: InspectionView = second.call("inspection.get", &id);
    let [seen] = shown.unsorted_photos.as_slice() else { panic!("one photo") };
    assert!(!seen.original_here && second.app.blob(&seen.medium).is_ok());
    assert_eq!(second.app.blob(&seen.id).unwrap_err().code(), "blob-missing");
    let fetch = PhotoFetch { inspection: inspected.row.id, photo: seen.id.clone() };
    for _ in 0..2 {
        let _: Nothing = second.call("photo.fetch", &fetch);
        assert_eq!(second.app.blob(&seen.id).unwrap(), original);
    }
    let shown: InspectionView = second.call("inspection.get", &id);
    assert!(shown.unsorted_photos[0].original_here);
    let unknown = PhotoFetch { photo: "0".repeat(64), ..fetch };
    let unknown = serde_json::to_value(unknown).unwrap();
    let refused = app::call(&second.app, "photo.fetch", unknown).unwrap_err();
    assert_eq!(refused.code(), "not-found");
}

/// SC-2.4c: what was checked goes up with its photos, and is seen to wait until it has.
#[test]
fn a_visit_waits_visibly_until_headquarters_has_all_of_it() {
    let headquarters = Headquarters::open();
    let machine = Machine::joined(&headquarters, "检查员甲");
    machine.import(7, 3);
    let inspected = machine.inspect(&photo());
    let subject = format!("inspection/{}", inspected.row.id);
    let task = || {
        let state: SyncState = machine.call("sync.state", &Nothing {});
        state.tasks.into_iter().find(|task| task.subject == subject).expect("the visit")
    };
    let before = task();
    assert!(before.waiting_records > 0 && before.waiting_photos > 0);
    assert_eq!((before.custody, before.receipt), (Custody::Here, None));
    machine.exchange();
    let after = task();
    assert_eq!((after.waiting_records, after.waiting_photos), (0, 0));
    assert_eq!((after.custody, after.records), (Custody::Headquarters, before.records));
    assert!(after.receipt.is_some());
}

#[test]
fn a_file_that_can_not_be_had_is_named() {
    let headquarters = Headquarters::open();
    let first = Machine::joined(&headquarters, "检查员甲");
    let second = Machine::joined(&headquarters, "检查员乙");
    first.import(7, 3);
    let inspected = first.inspect(&photo());
    first.exchange();
    let file = headquarters.file(&inspected.unsorted_photos[0].medium);
    let sent = std::fs::read(&file).unwrap();
    std::fs::write(&file, vec![7; sent.len()]).unwrap();

    let outcome: SyncOutcome = second.call("sync.now", &Nothing {});
    assert!(!outcome.complete && outcome.problem.is_none(), "{outcome:?}");
    let state: SyncState = second.call("sync.state", &Nothing {});
    let [stuck] = state.stuck.as_slice() else { panic!("{:?}", state.stuck) };
    assert_eq!((stuck.kind, stuck.name.as_str()), (FileKind::Photo, "IMG_0042.jpg"));
    assert_eq!(stuck.title, inspected.row.mine_name);
    assert_eq!(stuck.subject, format!("inspection/{}", inspected.row.id));
    assert_eq!((stuck.incoming, stuck.problem.code.as_str()), (true, "server-bad-file"));

    std::fs::write(&file, sent).unwrap();
    second.exchange();
    let state: SyncState = second.call("sync.state", &Nothing {});
    assert_eq!(state.stuck, []);
}

/// Until it is back its mines stay, and no rebuild takes them away.
#[test]
fn a_sheet_that_the_disk_has_spoilt_comes_back_from_headquarters() {
    let headquarters = Headquarters::open();
    let machine = Machine::joined(&headquarters, "检查员甲");
    machine.import(7, 3);
    machine.exchange();
    let mines = machine.mines();
    let store = std::sync::Arc::clone(&machine.app.session().unwrap().store);
    for hash in store.blobs.names().unwrap() {
        let name = hash.to_string();
        let path = store.folder().join("blobs").join(&name[..2]).join(&name);
        std::fs::write(path, b"spoilt").unwrap();
    }
    let found: Diagnosis = machine.call("doctor", &DoctorInput { rebuild: false });
    let wrong: Vec<_> = found.checks.iter().filter(|check| !check.ok).collect();
    let [blobs, projections] = wrong.as_slice() else { panic!("{wrong:?}") };
    assert_eq!(blobs.problem.as_ref().unwrap().code, "blob-damaged");
    let problem = projections.problem.as_ref().unwrap();
    assert_eq!(
        (problem.code.as_str(), problem.args["name"].as_str()),
        ("projections-not-compared", "矿山.csv")
    );
    let rebuild = serde_json::to_value(DoctorInput { rebuild: true }).unwrap();
    let refused = app::call(&machine.app, "doctor", rebuild).unwrap_err();
    assert_eq!(refused.code(), "sheet-lost");
    assert_eq!(machine.mines(), mines);

    machine.exchange();
    let found: Diagnosis = machine.call("doctor", &DoctorInput { rebuild: true });
    assert!(found.healthy, "{found:?}");
    assert_eq!(machine.mines(), mines);
}
