//! Two machines of one county and a real headquarters: what one person imports and freezes is what
//! the other one works with.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::App;
use app::api::{
    ById, DrawDetail, DrawRow, EnrolInput, FreezeInput, ImportInput, ImportResult, MachineState,
    MinePage, MineQuery, NewMachine, NewPerson, Nothing, PersonInput, PersonRow, PlanInput,
    PlanOptions, QuotaInput, Role, Staged, SyncOutcome, SyncState, Unlock,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use server::{Config, Limits, Server};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

const PASSPHRASE: &str = "青山依旧在 2026";
const CITY: &str = "150600";
const COUNTY: &str = "150622";

/// A server in this process.
struct Headquarters {
    address: SocketAddr,
    server: Arc<Server>,
    runtime: Runtime,
    _folder: TempDir,
}

impl Headquarters {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let runtime = Runtime::new().unwrap();
        let server = Arc::new(runtime.block_on(Server::open(config(&folder))).unwrap());
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let serving = Arc::clone(&server);
        runtime.spawn(async move { serving.serve(listener, std::future::pending()).await });
        Self { address, server, runtime, _folder: folder }
    }

    fn invitation(&self, name: &str) -> String {
        let invited = self.server.invite(name, server::Role::Inspector, COUNTY);
        format!("http://{} {}", self.address, self.runtime.block_on(invited).unwrap())
    }
}

fn config(folder: &TempDir) -> Config {
    let number = AtomicU64::new(0);
    Config {
        data: folder.path().to_owned(),
        organisation: "示例自然资源局".into(),
        region: CITY.into(),
        clock: Arc::new(app::now_ms),
        entropy: Arc::new(move || {
            canon::sha256(&number.fetch_add(1, Ordering::Relaxed).to_be_bytes()).0
        }),
        limits: Limits::default(),
    }
}

/// A machine with one inspector.
struct Machine {
    app: App,
    _folder: TempDir,
}

impl Machine {
    fn joined(headquarters: &Headquarters, name: &str) -> Self {
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
        let invitation = headquarters.invitation(name);
        let enrol = EnrolInput { invitation, passphrase: PASSPHRASE.into() };
        let _: SyncState = machine.call("sync.enrol", &enrol);
        machine
    }

    /// An operation by its name, as the doors call it.
    fn call<T: DeserializeOwned>(&self, name: &str, input: &impl Serialize) -> T {
        let output = app::call(&self.app, name, serde_json::to_value(input).unwrap());
        serde_json::from_value(output.unwrap_or_else(|error| panic!("{name}: {error}"))).unwrap()
    }

    fn import(&self, seed: u64, mines: usize) {
        let token = self.app.stage(None, &demo::csv(seed, mines), true).unwrap();
        let file = Staged { token, name: "矿山.csv".into() };
        let input = ImportInput { file, columns: BTreeMap::new(), dry_run: false };
        let _: ImportResult = self.call("mine.import", &input);
    }

    fn exchange(&self) {
        let outcome: SyncOutcome = self.call("sync.now", &Nothing {});
        assert!(outcome.complete, "{outcome:?}");
    }

    fn mines(&self) -> MinePage {
        let all = MineQuery { limit: 500, ..MineQuery::default() };
        MinePage { took_us: 0, ..self.call("mine.list", &all) }
    }

    fn freeze(&self) -> DrawDetail {
        let plan: PlanOptions = self.call("draw.plan", &PlanInput { region: CITY.into() });
        let quotas = plan.strata.iter();
        let quotas = quotas.map(|s| QuotaInput { region: s.region.clone(), quota: 1 }).collect();
        let people: Vec<PersonRow> = self.call("person.list", &Nothing {});
        let freeze = FreezeInput {
            region: plan.region,
            title: plan.suggested_title,
            period: plan.suggested_period,
            basis: "演示".into(),
            quotas,
            inspectors: people.into_iter().filter(|p| p.card).map(|p| p.id).collect(),
            recusals: Vec::new(),
        };
        self.call("draw.freeze", &freeze)
    }

    /// Every projection is what a rebuild makes of the log and the files that came.
    fn rebuilt_equals_live(&self) {
        let store = &self.app.session().unwrap().store;
        assert_eq!(store.differing_projections().unwrap(), Vec::<&str>::new());
        let live = self.mines();
        store.rebuild().unwrap();
        assert_eq!(self.mines(), live);
    }

    /// Signing out closes the store, and signing in opens it again.
    fn sign_out_and_in(&self) {
        let state: MachineState = self.call("session.lock", &Nothing {});
        let unlock =
            Unlock { person: state.people[0].id.clone(), passphrase: PASSPHRASE.to_owned() };
        let _: MachineState = self.call("session.unlock", &unlock);
    }
}

#[test]
fn what_one_imports_and_freezes_the_other_has_after_the_exchange() {
    let headquarters = Headquarters::open();
    let first = Machine::joined(&headquarters, "检查员甲");
    let second = Machine::joined(&headquarters, "检查员乙");
    for name in ["检查员丙", "检查员丁"] {
        let colleague = PersonInput {
            name: name.into(),
            department: "准格尔旗应急管理局（演示）".into(),
            role: Role::Inspector,
            card: true,
            region: COUNTY.into(),
        };
        let _: Vec<PersonRow> = first.call("person.register", &colleague);
    }
    first.import(7, 300);
    let draw = first.freeze();
    assert_eq!(second.mines().all, 0);
    first.exchange();
    second.exchange();

    assert_eq!(first.mines().all, 300);
    assert_eq!(second.mines(), first.mines());
    let listed: Vec<DrawRow> = second.call("draw.list", &Nothing {});
    assert_eq!(listed.len(), 1);
    let opened: DrawDetail = second.call("draw.get", &ById { id: draw.row.id.clone() });
    assert_eq!(opened, draw);
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
