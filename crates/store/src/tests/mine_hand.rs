//! Records by hand beside sheets, and imports that are undone.

use rules::mine::{Changed, Edit, Field, ListLevel, Mine, Status};

use super::desk::{Desk, append};
use super::facts;
use crate::Store;

const SUBJECT: (&str, &str) = ("registry", "mines");

fn import(store: &Store, csv: &str) -> String {
    let file = facts::put(store, csv.as_bytes());
    append(store, SUBJECT, &facts::imported(file, csv.as_bytes())).unwrap().id()
}

/// A sheet of the mines with these numbers.
fn sheet(mines: &[u8], header: &str, rest: &str) -> String {
    let row = |mine: &u8| {
        format!("白音{mine}号矿,C15062220180711101482{mine:02},矿业公司,150622,煤{rest}\n")
    };
    let rows: String = mines.iter().map(row).collect();
    format!("矿山名称,采矿许可证号,采矿权人,行政区划代码,矿种{header}\n{rows}")
}

fn mine(store: &Store, mine: u8) -> Option<Mine> {
    store.mine(&facts::mine_id(mine)).unwrap()
}

fn change(store: &Store, number: u8, field: Field, text: &str) {
    let before = mine(store, number).unwrap();
    let seen = field.value(&before);
    let edit = Edit { field, seen: &seen, text };
    let changed = Changed::decide(&before, &[edit], "现场核实").unwrap();
    append(store, ("mine", &facts::mine_id(number)), &changed).unwrap();
}

fn sound(store: &Store) {
    assert_eq!(store.differing_projections().unwrap(), Vec::<&str>::new());
}

#[test]
fn a_change_by_hand_stands_on_the_sheet_and_has_its_history() {
    let (desk, store) = Desk::new(1);
    import(&store, &sheet(&[1, 2], ",生产状态", ",生产"));
    desk.fake.pass(1_000);
    change(&store, 1, Field::Status, "停产");
    assert_eq!(mine(&store, 1).unwrap().status, Status::Stopped);
    desk.fake.pass(1_000);
    import(&store, &sheet(&[1], ",名录级别", ",省级"));
    let now = mine(&store, 1).unwrap();
    assert_eq!((now.status, now.list_level), (Status::Stopped, ListLevel::Province));

    let (life, all) = store.timeline(&facts::mine_id(1), 0, 10).unwrap();
    let kinds: Vec<&str> = life.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(kinds, ["mine.imported", "mine.changed", "mine.imported"]);
    assert_eq!(all, 3);
    let told: Vec<_> = life.iter().flat_map(|event| &event.changes).collect();
    assert_eq!((told[0].before.as_str(), told[0].after.as_str()), ("unstated", "province"));
    assert_eq!((told[1].before.as_str(), told[1].after.as_str()), ("producing", "stopped"));
    assert_eq!((life[1].detail.as_str(), life[1].actor.as_str()), ("现场核实", "p-1"));
    assert!(life[2].changes.is_empty(), "the first sheet told of it and changed nothing");
    assert_eq!(store.mine_changes(&facts::mine_id(1)).unwrap().len(), 2);
    sound(&store);
}

#[test]
fn an_added_mine_is_found_and_a_second_addition_fills_in() {
    let (_desk, store) = Desk::new(1);
    append(&store, ("mine", "m"), &facts::mine_added(1)).unwrap();
    assert_eq!(store.mine_index().unwrap().len(), 1);
    append(&store, ("mine", "m"), &facts::mine_added(9)).unwrap();
    assert_eq!(store.mine_index().unwrap().len(), 1, "the index follows");
    assert_eq!(mine(&store, 1).unwrap().detail(Field::Address), "手录地址");
    let (life, _) = store.timeline(&facts::mine_id(1), 0, 10).unwrap();
    assert_eq!(life.len(), 2);
    assert_eq!(life[0].changes.len(), 2);
    sound(&store);
}

/// A sheet with the number that a mine had before is about that mine, not about a second one.
#[test]
fn an_old_number_still_means_the_same_mine() {
    let (_desk, store) = Desk::new(1);
    import(&store, &sheet(&[1], "", ""));
    change(&store, 1, Field::Licence, "C1506222026011110148204");
    import(&store, &sheet(&[1], ",生产状态", ",停产"));
    assert_eq!(store.mine_index().unwrap().len(), 1);
    let now = mine(&store, 1).unwrap();
    assert_eq!((now.status, now.licence.as_str()), (Status::Stopped, "C1506222018071110148201"));
    sound(&store);
}

/// Two machines that didn't know of each other: the later word holds, and both are shown.
#[test]
fn concurrent_changes_show_what_each_saw() {
    let ((one, first), (two, second)) = (Desk::new(1), Desk::new(2));
    import(&first, &sheet(&[1], ",生产状态", ",生产"));
    take(&second, &one, &first);
    one.fake.pass(60_000);
    two.fake.pass(30_000);
    change(&first, 1, Field::Status, "停产");
    change(&second, 1, Field::Status, "关闭");
    take(&first, &two, &second);
    take(&second, &one, &first);
    for store in [&first, &second] {
        assert_eq!(mine(store, 1).unwrap().status, Status::Stopped, "the later one");
        let changes = store.mine_changes(&facts::mine_id(1)).unwrap();
        let told: Vec<_> = changes.iter().flat_map(|event| &event.changes).collect();
        assert_eq!(told.len(), 2);
        assert_eq!((told[0].before.as_str(), told[0].after.as_str()), ("closed", "stopped"));
        assert_eq!(told[0].seen.as_deref(), Some("producing"));
        assert_eq!((told[1].before.as_str(), told[1].seen.as_deref()), ("producing", None));
        sound(store);
    }
}

fn take(to: &Store, desk: &Desk, from: &Store) {
    from.checkpoint("p-1").unwrap();
    let known = to.heads().unwrap().get(&desk.device.id()).map_or(0, |head| head.seq);
    let batch = from.records(&desk.device.id(), known, usize::MAX).unwrap();
    to.take_over(&desk.device.public(), &batch).unwrap();
    for hash in from.blobs.names().unwrap() {
        if !to.blobs.contains(&hash) {
            facts::put(to, &from.blobs.read(&hash).unwrap());
            to.blob_arrived(&hash).unwrap();
        }
    }
}

#[test]
fn an_undone_import_takes_its_mines_and_changes_away_and_gives_them_back() {
    let (_desk, store) = Desk::new(1);
    import(&store, &sheet(&[1], ",生产状态", ",生产"));
    let wrong = import(&store, &sheet(&[1, 2, 3], ",生产状态", ",关闭"));
    change(&store, 3, Field::Name, "改名的矿");
    assert_eq!(store.mine_index().unwrap().len(), 3);

    let undone = facts::import_undone(&wrong);
    let tried = store.rehearse(|write| write.difference(|write| told(write, &undone))).unwrap().1;
    assert_eq!(mine(&store, 1).unwrap().status, Status::Closed, "nothing was done yet");
    append(&store, SUBJECT, &undone).unwrap();
    assert_eq!((tried.gone, tried.changed, tried.kept, tried.come), (1, 1, 1, 0));
    assert_eq!(tried.first_gone[0].id, facts::mine_id(2));
    assert_eq!(tried.first_kept[0].name, "改名的矿");
    assert_eq!(mine(&store, 1).unwrap().status, Status::Producing);
    assert!(mine(&store, 2).is_none());
    assert_eq!(mine(&store, 3).unwrap().status, Status::Closed, "somebody worked on it");
    let undone_of = |number| store.undone_import_of(&facts::mine_id(number)).unwrap();
    assert_eq!((undone_of(3), undone_of(1)), (Some(wrong.clone()), None));
    let imports = store.imports().unwrap();
    let judged = imports[0].judged.as_ref().unwrap();
    assert!(judged.undone && judged.reason == "导错了表" && imports[1].judged.is_none());
    assert_eq!((imports[0].mines, imports[1].mines), (1, 1));
    sound(&store);

    append(&store, SUBJECT, &facts::import_restored(&wrong)).unwrap();
    assert_eq!(store.mine_index().unwrap().len(), 3);
    assert_eq!(mine(&store, 1).unwrap().status, Status::Closed);
    assert_eq!(undone_of(3), None);
    sound(&store);
}

fn told(write: &mut crate::Write<'_>, undone: &rules::mine::ImportUndone) -> crate::Result<()> {
    let subject = record::Subject::new(SUBJECT.0, SUBJECT.1);
    let act = crate::Act { actor: "p-1", subject: &subject, class: record::Class::Normal };
    write.append(&act, undone).map(drop)
}

/// What a wrong sheet said doesn't come back through a right one, nor because of a visit.
#[test]
fn a_mine_that_is_visited_stays_and_a_later_sheet_begins_anew() {
    let (_desk, store) = Desk::new(1);
    let wrong = import(&store, &sheet(&[1, 2], ",矿山地址", ",错的地址"));
    append(&store, SUBJECT, &facts::import_undone(&wrong)).unwrap();
    assert_eq!(store.mine_index().unwrap().len(), 0);
    append(&store, ("inspection", "i-1"), &facts::opened(1)).unwrap();
    assert_eq!(store.mine_index().unwrap().len(), 1, "a visit is about it");
    assert_eq!(mine(&store, 1).unwrap().detail(Field::Address), "错的地址");
    sound(&store);
    import(&store, &sheet(&[1, 2], "", ""));
    assert_eq!(mine(&store, 1).unwrap().detail(Field::Address), "");
    assert_eq!(store.undone_import_of(&facts::mine_id(1)).unwrap(), None);
    append(&store, ("inspection", "i-2"), &facts::opened(2)).unwrap();
    assert_eq!(mine(&store, 2).unwrap().detail(Field::Address), "");
    sound(&store);
}
