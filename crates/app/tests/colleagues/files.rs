//! Files of colleagues: those that come only when wanted, and those that can't be had.

use app::api::{ById, FileKind, InspectionView, Nothing, PhotoFetch, SyncOutcome, SyncState};

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
