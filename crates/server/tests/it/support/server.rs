use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use keys::{DeviceKey, DevicePublic, PersonKey};
use server::{Config, Limits, Server};
use sync::memory::MemoryLocal;
use sync::wire::{EnrolAnswer, Invitation, InviteRequest, Invitee, Role};
use sync::{HttpTransport, Patience};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use super::{Call, Checked};

/// A morning in 2026.
pub const NOW_MS: i64 = 1_780_000_000_000;

/// A county.
pub const REGION: &str = "620102";

/// What the machine with this number calls its person.
pub fn seat(n: u8) -> String {
    format!("p-{n:016x}")
}

pub fn person_key(n: u8) -> PersonKey {
    PersonKey::from_entropy(&[n + 100; 32])
}

/// A server in this process, with a clock that tests set.
pub struct TestServer {
    pub clock: Arc<AtomicI64>,
    pub public: DevicePublic,
    folder: Arc<TempDir>,
    limits: Limits,
    seed: u64,
    address: String,
    transport: HttpTransport,
    runtime: Option<Runtime>,
}

/// Where somebody belongs and what they are.
#[derive(Clone, Copy)]
pub struct Home(pub &'static str, pub Role);

/// Changes the usual limits.
pub type Bounds = fn(&mut Limits);

/// A configuration with a settable clock and entropy that never repeats.
pub fn config(data: PathBuf, clock: &Arc<AtomicI64>, seed: u64, limits: Limits) -> Config {
    let (clock, number) = (Arc::clone(clock), AtomicU64::new(0));
    Config {
        data,
        organisation: "示例自然资源局".into(),
        administrator: "管理员".into(),
        region: "000000".into(),
        clock: Arc::new(move || clock.load(Ordering::Relaxed)),
        entropy: Arc::new(move || {
            let number = number.fetch_add(1, Ordering::Relaxed);
            canon::sha256(format!("{seed} {number}").as_bytes()).0
        }),
        limits,
    }
}

impl TestServer {
    pub async fn start() -> Self {
        Self::bounded(|_| ()).await
    }

    pub async fn bounded(bounds: Bounds) -> Self {
        let mut limits = Limits::default();
        bounds(&mut limits);
        let folder = Arc::new(tempfile::tempdir().unwrap());
        Self::on(folder, Arc::new(AtomicI64::new(NOW_MS)), limits, 1).await
    }

    async fn on(folder: Arc<TempDir>, clock: Arc<AtomicI64>, limits: Limits, seed: u64) -> Self {
        let config = config(folder.path().to_owned(), &clock, seed, limits);
        let server = Server::open(config).await.unwrap();
        let public = server.public();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let transport =
            HttpTransport::new(&format!("http://{address}"), Patience::default()).unwrap();
        // A runtime of its own, which can be ended with everything that runs on it.
        let runtime = Runtime::new().unwrap();
        runtime.spawn(async move {
            let listener = TcpListener::from_std(listener).unwrap();
            server.serve(listener, std::future::pending()).await.unwrap();
        });
        let runtime = Some(runtime);
        Self { clock, public, folder, limits, seed, address, transport, runtime }
    }

    /// Ends at once, in the middle of whatever it does.
    pub async fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
        // What a disk was doing is done a moment later.
        let lock = std::fs::File::open(self.folder().join("lock")).unwrap();
        while lock.try_lock().is_err() {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    }

    /// The same data, another process so to say, another port.
    pub async fn restart(&mut self) {
        self.stop().await;
        let (folder, clock) = (Arc::clone(&self.folder), Arc::clone(&self.clock));
        *self = Self::on(folder, clock, self.limits, self.seed + 1).await;
    }

    /// Revoked at that time, at the server's own folder while it does not serve.
    pub async fn revoke(&mut self, id: &str, at_ms: i64) {
        self.stop().await;
        let clock = Arc::new(AtomicI64::new(at_ms));
        let config = config(self.folder().to_owned(), &clock, self.seed + 1, self.limits);
        Server::open(config).await.unwrap().revoke(id).await.unwrap();
        let (folder, clock) = (Arc::clone(&self.folder), Arc::clone(&self.clock));
        *self = Self::on(folder, clock, self.limits, self.seed + 2).await;
    }

    /// At the server's own folder, while it does not serve.
    pub async fn open_draw(
        &mut self,
        draw: &str,
        event_ms: i64,
    ) -> Result<server::OpenedDraw, server::ServerError> {
        self.stop().await;
        let config = config(self.folder().to_owned(), &self.clock, self.seed + 1, self.limits);
        Server::open(config).await?.open_draw(draw, event_ms).await
    }

    /// At the same folder while it serves: opens a draw and gives this as headquarters' word.
    pub async fn give_word(
        &self,
        draw: &str,
        event_ms: i64,
        word: &[u8],
    ) -> Result<(), server::ServerError> {
        let config = config(self.folder().to_owned(), &self.clock, self.seed + 1, self.limits);
        let beside = Server::open_or_join(config).await?;
        let opened = beside.open_draw(draw, event_ms).await?;
        beside.give_word(draw, &opened, word).await
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn pass(&self, ms: i64) {
        self.clock.fetch_add(ms, Ordering::Relaxed);
    }

    /// A connection whose every request and answer is held against `openapi.json`.
    pub fn transport(&self) -> Checked {
        Checked::new(self.bare_transport())
    }

    pub fn bare_transport(&self) -> HttpTransport {
        self.transport.clone()
    }

    /// The invitation that `serve` prints on its first line.
    pub fn first_invitation(&self) -> Invitation {
        let secret = std::fs::read_to_string(self.folder().join("keys/server.json")).unwrap();
        let mut bytes = [0; 32];
        hex::decode_to_slice(secret.trim_matches('"'), &mut bytes).unwrap();
        let key = DeviceKey::from_entropy(&bytes);
        let signature = key.sign(b"qingshan-first-invitation-1\0");
        Invitation::new(&canon::sha256(&signature.0).0, &key.public())
    }

    /// The first administrator's device.
    pub async fn administrator(&self) -> MemoryLocal {
        self.accept(self.first_invitation(), 1).await.unwrap().0
    }

    /// A new person's device.
    pub async fn enrol(&self, administrator: &MemoryLocal, n: u8, home: Home) -> MemoryLocal {
        let Home(region, role) = home;
        let (name, region) = (format!("人{n}"), region.to_owned());
        let who = Invitee::New { name, role, region };
        let invitation = self.invite(administrator, who).await;
        self.accept(invitation, n).await.unwrap().0
    }

    /// Another device of the same county's inspectors.
    pub async fn inspector(&self, administrator: &MemoryLocal, n: u8) -> MemoryLocal {
        self.enrol(administrator, n, Home(REGION, Role::Inspector)).await
    }

    pub async fn invite(&self, administrator: &MemoryLocal, who: Invitee) -> Invitation {
        let request = InviteRequest { who, valid_hours: 24 };
        let call = Call::post("/v1/invitations", &request).by(self, administrator).await;
        let answer: sync::wire::InviteAnswer = call.json(self).await;
        answer.invitation
    }

    pub async fn accept(
        &self,
        invitation: Invitation,
        n: u8,
    ) -> Result<(MemoryLocal, EnrolAnswer), sync::SyncError> {
        self.accept_as(invitation, n, &seat(n)).await
    }

    /// The machine with this number keeps its person under this id.
    pub async fn accept_as(
        &self,
        invitation: Invitation,
        n: u8,
        seat: &str,
    ) -> Result<(MemoryLocal, EnrolAnswer), sync::SyncError> {
        let transport = self.transport();
        sync::read_invitation(&transport, invitation).await?;
        let (device, key) = (DeviceKey::from_entropy(&[n; 32]), person_key(n));
        let answer = sync::enrol(&transport, invitation, seat, &device, &key).await?;
        let local = MemoryLocal::new(device, seat);
        local.pin_server(answer.server);
        Ok((local, answer))
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
