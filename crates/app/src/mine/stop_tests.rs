//! An import that somebody stops leaves nothing behind; one that already writes ends whole.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;

use chrono::NaiveDate;
use store::Write;
use tables::{Heading, Kind, Line};

use super::*;
use crate::api::Staged;
use crate::testing::Desk;

const HEADINGS: [&str; 5] = ["叫什么", "采矿许可证号", "采矿权人", "行政区划代码", "矿种"];

fn row(number: usize) -> [String; 5] {
    let (name, licence) = (format!("矿{number}"), format!("C15062220180711{number:08}"));
    [name, licence, "某某矿业".into(), "150622".into(), "煤".into()]
}

fn csv(rows: usize) -> Vec<u8> {
    let mut sheet = format!("{}\n", HEADINGS.join(","));
    for number in 0..rows {
        writeln!(sheet, "{}", row(number).join(",")).unwrap();
    }
    sheet.into_bytes()
}

fn xlsx(rows: usize) -> Vec<u8> {
    let headings = HEADINGS.map(|name| Heading { name: name.to_owned(), kind: Kind::Text });
    let lines = (0..rows).map(|number| Line { cells: row(number).to_vec(), place: None });
    tables::xlsx("矿山", &headings, lines, NaiveDate::default()).unwrap()
}

/// With a column that only a person can name, so that there is something to remember.
fn input(desk: &Desk, name: &str, bytes: &[u8]) -> ImportInput {
    ImportInput {
        file: Staged { token: desk.app.stage(None, bytes, true).unwrap(), name: name.into() },
        beside: Vec::new(),
        sheet: String::new(),
        columns: [("叫什么".to_owned(), "name".to_owned())].into(),
        dry_run: false,
    }
}

fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, mut found): (BTreeSet<_>, BTreeSet<_>) = entries.partition(|path| path.is_dir());
    found.extend(folders.iter().flat_map(|folder| files(folder)));
    found
}

/// The end of the log, the mines, the names of all files, and that all rows follow from the log.
fn all_of(desk: &Desk) -> (u64, Vec<String>, BTreeSet<PathBuf>) {
    let store = &desk.session().store;
    assert!(store.differing_projections().unwrap().is_empty());
    let mines = store.mines_of_region("").unwrap().into_iter().map(|mine| mine.id).collect();
    (store.head().seq, mines, files(&desk.app.folder))
}

fn is_in(app: &App, phase: &str) -> bool {
    let far = sheet::progress(app, Nothing {}).unwrap();
    far.running && far.phase == phase
}

/// What an import says that somebody wants stopped once it is in this phase.
fn stopped_while(app: &App, phase: &str, file: ImportInput) -> Result<ImportResult> {
    let ended = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !ended.load(Ordering::SeqCst) {
                if is_in(app, phase) {
                    sheet::stop(app, Nothing {}).unwrap();
                }
                thread::yield_now();
            }
        });
        let said = import(app, file);
        ended.store(true, Ordering::SeqCst);
        said
    })
}

#[test]
fn a_stopped_import_leaves_everything_as_it_was() {
    let desk = Desk::new();
    let app = &desk.app;
    import(app, input(&desk, "先前.csv", &csv(3))).unwrap();
    for (phase, name, bytes) in
        [("reading", "矿山.xlsx", xlsx(5_000)), ("checking", "矿山.csv", csv(50_000))]
    {
        let file = input(&desk, name, &bytes);
        let before = all_of(&desk);
        let said = stopped_while(app, phase, file).unwrap_err();
        assert_eq!(said.code(), "import-stopped", "{phase}");
        assert_eq!(all_of(&desk), before, "{phase}");
        assert!(!sheet::progress(app, Nothing {}).unwrap().running);
        assert_eq!(imports(app, Nothing {}).unwrap().len(), 1);
    }
    let done = import(app, input(&desk, "之后.csv", &csv(5))).unwrap();
    assert_eq!((done.added, done.unchanged), (2, 3), "the wish to stop is over with its import");
}

/// The transaction waits until somebody else's is over; the wish to stop comes meanwhile.
#[test]
fn an_import_that_already_writes_ends_whole() {
    let desk = Desk::new();
    let (app, session) = (&desk.app, &desk.session());
    let file = input(&desk, "矿山.csv", &csv(20));
    let (held, holds) = mpsc::channel();
    let done = thread::scope(|scope| {
        scope.spawn(move || {
            let nothing = session.store.write(|_: &mut Write<'_>| -> Result<()> {
                held.send(()).unwrap();
                while !is_in(app, "writing") {
                    thread::yield_now();
                }
                sheet::stop(app, Nothing {}).unwrap();
                Err(AppError::bad_input("there was nothing to write"))
            });
            assert!(nothing.is_err());
        });
        holds.recv().unwrap();
        import(app, file)
    });
    assert_eq!(done.unwrap().added, 20);
    let (_, mines, _) = all_of(&desk);
    assert_eq!((mines.len(), imports(app, Nothing {}).unwrap().len()), (20, 1));
}
