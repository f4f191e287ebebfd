//! A machine with one inspector, set up through the operations that people have.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use record::Reading;
use rules::inspection::{Finalised, Member, Opened};
use store::Surroundings;
use tempfile::TempDir;

use crate::api::{
    ImportInput, NewMachine, NewPerson, PersonInput, PersonRow, Role, Staged, StartInspection,
};
use crate::inspection::{covers, subject};
use crate::{App, Machine, Session, clock, machine};

const DAY_MS: i64 = 24 * 3600 * 1000;

pub const PASSPHRASE: &str = "青山依旧在 2026";

pub struct Desk {
    pub app: App,
    _folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::new(folder.path());
        machine::create(&app, new_machine()).unwrap();
        Self { app, _folder: folder }
    }

    /// Somebody else's machine, with clocks of its own.
    pub fn with(surroundings: Arc<dyn Surroundings>, machine: NewMachine) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::with(folder.path(), surroundings);
        machine::create(&app, machine).unwrap();
        Self { app, _folder: folder }
    }

    pub fn session(&self) -> Arc<Session> {
        self.app.session().unwrap()
    }
}

pub fn new_machine() -> NewMachine {
    let person = NewPerson {
        name: "检查员甲".into(),
        organisation: "准格尔旗自然资源局（演示）".into(),
        role: Role::Inspector,
        region: "150622".into(),
        passphrase: PASSPHRASE.into(),
    };
    NewMachine { machine_name: "外业 01 号机".into(), person }
}

/// One more inspector with a card, so that a team can go; everybody on the machine.
pub fn colleague(app: &App) -> Vec<PersonRow> {
    let colleague = PersonInput {
        name: "检查员乙".into(),
        department: "准格尔旗自然资源局（演示）".into(),
        role: Role::Inspector,
        card: true,
        region: "150622".into(),
    };
    crate::person::register(app, colleague).unwrap()
}

/// What a first visit needs: a mine, and a colleague.
pub fn first_visit(app: &App) -> StartInspection {
    let token = app.stage(None, &demo::csv(1, 1), true).unwrap();
    let file = Staged { token, name: "矿山.csv".into() };
    let columns = BTreeMap::new();
    crate::mine::import(
        app,
        ImportInput { file, beside: Vec::new(), sheet: String::new(), columns, dry_run: false },
    )
    .unwrap();
    let team = colleague(app).into_iter().map(|person| person.id).collect();
    let mine = app.session().unwrap().store.mines_of_region("").unwrap()[0].id.clone();
    StartInspection { mine, draw: None, also: Vec::new(), team, checklist: None }
}

/// An inspection as its record tells it, of a mine that need not be here.
pub fn opened(number: &str, checklist: &str) -> Opened {
    let member = |person: &str| Member {
        person: person.into(),
        name: "检查员".into(),
        organisation: "准格尔旗自然资源局（演示）".into(),
    };
    Opened {
        number: number.into(),
        mine: "m-1".into(),
        draw: None,
        also: Vec::new(),
        team: vec![member("p-a"), member("p-b")],
        checklist: checklist.into(),
        checklist_version: "1".into(),
        checklist_hash: None,
        pack: None,
    }
}

pub fn finalise(session: &Session, inspection: &str) {
    let covers = covers(session, inspection).unwrap();
    let (overruled, total) = (Vec::new(), rust_decimal::Decimal::ZERO);
    let finalised = Finalised { mine: "m-1".into(), covers, overruled, total };
    session.append(&subject(inspection), &finalised).unwrap();
}

/// The machine's clocks, set to the beginning of 2026 and forward by whole days.
pub struct Passing {
    machine: Machine,
    behind_ms: i64,
    passed_ms: AtomicI64,
}

impl Passing {
    pub fn new() -> Arc<Self> {
        let machine = Machine::new();
        let behind_ms = machine.reading().wall_ms - clock::year_start_ms(2026);
        Arc::new(Self { machine, behind_ms, passed_ms: AtomicI64::new(0) })
    }

    /// The day of 2026 that it is, counted from 1.
    pub fn set(&self, day: i64) {
        self.passed_ms.store((day - 1) * DAY_MS, Ordering::SeqCst);
    }
}

impl Surroundings for Passing {
    fn reading(&self) -> Reading {
        let (now, passed) = (self.machine.reading(), self.passed_ms.load(Ordering::SeqCst));
        let wall_ms = now.wall_ms - self.behind_ms + passed;
        Reading { wall_ms, mono_ms: now.mono_ms + passed, ..now }
    }

    fn fill(&self, bytes: &mut [u8]) {
        self.machine.fill(bytes);
    }
}
