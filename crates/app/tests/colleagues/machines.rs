//! A server in this process, and machines that people use as the doors do.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::api::{
    ById, DrawChoice, DrawDetail, EnrolInput, FreezeInput, ImportInput, ImportResult,
    InspectionView, MachineState, MinePage, MineQuery, NewMachine, NewPerson, Nothing, PersonInput,
    PersonRow, PhotoInput, PlanInput, PlanOptions, QuotaInput, RevealInput, Role, Staged,
    StartInspection, SyncOutcome, SyncState, Unlock,
};
use app::{App, AppError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use server::{Config, Limits, Server};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

pub const PASSPHRASE: &str = "青山依旧在 2026";
pub const DICE: &str = "1425363124651133526444216356214351623461";
const CITY: &str = "150600";
const COUNTY: &str = "150622";

/// A server in this process.
pub struct Headquarters {
    address: SocketAddr,
    server: Arc<Server>,
    runtime: Runtime,
    folder: TempDir,
}

impl Headquarters {
    pub fn open() -> Self {
        Self::with_keys_from(0)
    }

    /// One with keys of its own.
    pub fn another() -> Self {
        Self::with_keys_from(1 << 32)
    }

    fn with_keys_from(first: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let runtime = Runtime::new().unwrap();
        let server = Arc::new(runtime.block_on(Server::open(config(&folder, first))).unwrap());
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let serving = Arc::clone(&server);
        runtime.spawn(async move { serving.serve(listener, std::future::pending()).await });
        Self { address, server, runtime, folder }
    }

    /// Where it keeps a file.
    pub fn file(&self, hash: &str) -> PathBuf {
        self.folder.path().join("blobs").join(&hash[..2]).join(hash)
    }

    /// What it opens of a draw whose witness event was four days ago.
    pub fn open_draw(&self, draw: &str) -> Result<server::OpenedDraw, server::ServerError> {
        let event_ms = app::now_ms() - 4 * 86_400_000;
        self.runtime.block_on(self.server.open_draw(draw, event_ms))
    }

    /// Gives this file as its word on the draw: machines that hold it get it with an exchange.
    pub fn give_word(&self, draw: &str, file: &[u8]) {
        let opened = self.open_draw(draw).unwrap_or_else(|error| panic!("{error}"));
        self.runtime.block_on(self.server.give_word(draw, &opened, file)).unwrap();
    }

    pub fn public(&self) -> keys::DevicePublic {
        self.server.public()
    }

    pub fn sign(&self, message: &[u8]) -> keys::Signature64 {
        self.server.sign(message)
    }

    pub fn invitation(&self, name: &str) -> String {
        let invited = self.server.invite(name, server::Role::Inspector, COUNTY);
        format!("http://{} {}", self.address, self.runtime.block_on(invited).unwrap())
    }

    /// For somebody who has this id already.
    pub fn invitation_as(&self, person: &str, name: &str) -> String {
        let invited = self.server.invite_as(person, name, server::Role::Inspector, COUNTY);
        format!("http://{} {}", self.address, self.runtime.block_on(invited).unwrap())
    }
}

/// What whoever is signed in tells of a witness event that just was; they sign it.
pub fn told(draw: &str) -> RevealInput {
    RevealInput {
        id: draw.to_owned(),
        digits: DICE.to_owned(),
        digits_again: DICE.to_owned(),
        present: vec!["witness-1".to_owned(), "witness-2".to_owned()],
        witnessed_at_ms: None,
        passphrase: PASSPHRASE.to_owned(),
        witness: None,
    }
}

fn config(folder: &TempDir, first: u64) -> Config {
    let number = AtomicU64::new(first);
    Config {
        data: folder.path().to_owned(),
        organisation: "示例自然资源局".into(),
        administrator: "管理员".into(),
        region: CITY.into(),
        clock: Arc::new(app::now_ms),
        entropy: Arc::new(move || {
            canon::sha256(&number.fetch_add(1, Ordering::Relaxed).to_be_bytes()).0
        }),
        limits: Limits::default(),
    }
}

/// A machine with one inspector.
pub struct Machine {
    pub app: App,
    _folder: TempDir,
}

impl Machine {
    pub fn joined(headquarters: &Headquarters, name: &str) -> Self {
        let machine = Self::new(name);
        machine.join(headquarters.invitation(name)).unwrap();
        machine
    }

    pub fn new(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let machine = Self { app: App::new(folder.path()), _folder: folder };
        let person = NewPerson {
            name: name.into(),
            organisation: "准格尔旗自然资源局（演示）".into(),
            role: Role::Inspector,
            region: COUNTY.into(),
            passphrase: PASSPHRASE.into(),
        };
        let new = NewMachine { machine_name: format!("{name}的机器"), person };
        let _: MachineState = machine.call("machine.create", &new);
        machine
    }

    pub fn join(&self, invitation: String) -> Result<SyncState, AppError> {
        self.try_call("sync.enrol", &EnrolInput { invitation, passphrase: PASSPHRASE.into() })
    }

    /// The id of its person here, as its records have it.
    pub fn seat(&self) -> String {
        self.app.session().unwrap().person.id.clone()
    }

    /// A colleague who has no machine; their id.
    pub fn register(&self, name: &str) -> String {
        let colleague = PersonInput {
            name: name.into(),
            department: "准格尔旗应急管理局（演示）".into(),
            role: Role::Inspector,
            card: true,
            region: COUNTY.into(),
        };
        let people: Vec<PersonRow> = self.call("person.register", &colleague);
        people.into_iter().find(|person| person.name == name).unwrap().id
    }

    pub fn people(&self) -> Vec<PersonRow> {
        self.call("person.list", &Nothing {})
    }

    /// An operation by its name, as the doors call it.
    pub fn call<T: DeserializeOwned>(&self, name: &str, input: &impl Serialize) -> T {
        self.try_call(name, input).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn try_call<T: DeserializeOwned>(
        &self,
        name: &str,
        input: &impl Serialize,
    ) -> Result<T, AppError> {
        let output = app::call(&self.app, name, serde_json::to_value(input).unwrap())?;
        Ok(serde_json::from_value(output).unwrap())
    }

    pub fn import(&self, seed: u64, mines: usize) {
        let token = self.app.stage(None, &demo::csv(seed, mines), true).unwrap();
        let file = Staged { token, name: "矿山.csv".into() };
        let input = ImportInput {
            file,
            beside: Vec::new(),
            sheet: String::new(),
            columns: BTreeMap::new(),
            dry_run: false,
        };
        let _: ImportResult = self.call("mine.import", &input);
    }

    pub fn exchange(&self) {
        let outcome: SyncOutcome = self.call("sync.now", &Nothing {});
        assert!(outcome.complete, "{outcome:?}");
    }

    pub fn mines(&self) -> MinePage {
        let all = MineQuery { limit: 500, ..MineQuery::default() };
        MinePage { took_us: 0, ..self.call("mine.list", &all) }
    }

    /// Among everybody with a card, for these colleagues to see too.
    pub fn freeze(&self, readers: Vec<String>) -> DrawDetail {
        let inspectors = self.people().into_iter().filter(|p| p.card).map(|p| p.id).collect();
        self.freeze_among(inspectors, readers)
    }

    pub fn freeze_among(&self, inspectors: Vec<String>, readers: Vec<String>) -> DrawDetail {
        let plan: PlanOptions =
            self.call("draw.plan", &PlanInput { region: CITY.into(), ..PlanInput::default() });
        let quotas = plan.strata.iter();
        let quotas = quotas.map(|s| QuotaInput { region: s.region.clone(), quota: 1 }).collect();
        let freeze = FreezeInput {
            region: plan.region,
            title: plan.suggested_title,
            visits_until: None,
            period: plan.suggested_period,
            basis: "演示".into(),
            quotas,
            inspectors,
            recusals: Vec::new(),
            readers,
            witness: None,
            choice: DrawChoice::default(),
        };
        self.call("draw.freeze", &freeze)
    }

    /// Commits to a frozen draw and reveals it, before two who are not registered.
    pub fn reveal(&self, draw: &str) -> DrawDetail {
        let id = draw.to_owned();
        let _: DrawDetail = self.call("draw.commit", &ById { id });
        self.reveal_committed(draw)
    }

    pub fn reveal_committed(&self, draw: &str) -> DrawDetail {
        self.try_reveal(draw).unwrap_or_else(|error| panic!("{error}"))
    }

    pub fn try_reveal(&self, draw: &str) -> Result<DrawDetail, AppError> {
        self.try_call("draw.reveal", &told(draw))
    }

    /// An inspection of some mine with one photo.
    pub fn inspect(&self, photo: &[u8]) -> InspectionView {
        let team = vec![self.seat(), self.register("检查员戊")];
        let mine = self.mines().rows.remove(0).id;
        let start = StartInspection { mine, draw: None, also: Vec::new(), team, checklist: None };
        let opened: InspectionView = self.call("inspection.start", &start);
        let token = self.app.stage(None, photo, true).unwrap();
        let file = Staged { token, name: "IMG_0042.jpg".into() };
        self.call("photo.add", &PhotoInput { inspection: opened.row.id, item: None, file })
    }

    /// Every projection is what a rebuild makes of the log and the files that came.
    pub fn rebuilt_equals_live(&self) {
        let store = &self.app.session().unwrap().store;
        assert_eq!(store.differing_projections().unwrap(), Vec::<&str>::new());
        let live = self.mines();
        store.rebuild().unwrap();
        assert_eq!(self.mines(), live);
    }

    /// Another person of this machine; their id.
    pub fn add_person(&self, name: &str) -> String {
        let person = NewPerson {
            name: name.into(),
            organisation: "准格尔旗自然资源局（演示）".into(),
            role: Role::Inspector,
            region: COUNTY.into(),
            passphrase: PASSPHRASE.into(),
        };
        let state: MachineState = self.call("machine.add-person", &person);
        state.people.into_iter().find(|person| person.name == name).unwrap().id
    }

    pub fn sign_in_as(&self, person: &str) {
        let _: MachineState = self.call("session.lock", &Nothing {});
        let unlock = Unlock { person: person.to_owned(), passphrase: PASSPHRASE.to_owned() };
        let _: MachineState = self.call("session.unlock", &unlock);
    }

    /// Signing out closes the store, and signing in opens it again.
    pub fn sign_out_and_in(&self) {
        let state: MachineState = self.call("session.lock", &Nothing {});
        let unlock =
            Unlock { person: state.people[0].id.clone(), passphrase: PASSPHRASE.to_owned() };
        let _: MachineState = self.call("session.unlock", &unlock);
    }
}
