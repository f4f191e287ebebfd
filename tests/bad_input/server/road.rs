//! The way to headquarters, which can lead elsewhere.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use server::{Config, Limits, Role, Server};
use tempfile::TempDir;
use tests::harness::Result;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy, copy_bidirectional, sink};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;

/// A server in this process, with one invitation for an inspector.
pub struct Headquarters {
    pub address: SocketAddr,
    pub invitation: String,
    pub public: String,
    _runtime: Runtime,
    _folder: TempDir,
}

impl Headquarters {
    pub fn open() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let runtime = Runtime::new()?;
        let server = runtime.block_on(Server::open(config(&folder)))?;
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
        let address = listener.local_addr()?;
        let invited = server.invite("检查员甲", Role::Inspector, "150622");
        let invitation = runtime.block_on(invited)?.to_string();
        let public = server.public().to_string();
        runtime.spawn(async move { server.serve(listener, std::future::pending()).await });
        Ok(Self { address, invitation, public, _runtime: runtime, _folder: folder })
    }
}

fn config(folder: &TempDir) -> Config {
    let seed = folder.path().display().to_string();
    let number = AtomicU64::new(0);
    Config {
        data: folder.path().to_owned(),
        organisation: "示例自然资源局".into(),
        administrator: "管理员".into(),
        region: "150600".into(),
        clock: Arc::new(app::now_ms),
        entropy: Arc::new(move || {
            let number = number.fetch_add(1, Ordering::Relaxed);
            canon::sha256(format!("{seed} {number}").as_bytes()).0
        }),
        limits: Limits::default(),
    }
}

#[derive(Debug, Clone)]
pub enum Leads {
    To(SocketAddr),
    /// There, but the answer breaks off after so many bytes.
    Cut(SocketAddr, u64),
    /// To somebody who answers everything with this.
    Says(Vec<u8>),
    /// Every connection is closed at once.
    Nowhere,
    /// To somebody who listens and never says a word.
    Silence,
}

/// One address that a device knows, whatever answers there.
pub struct Road {
    address: SocketAddr,
    leads: Arc<Mutex<Leads>>,
    _runtime: Runtime,
}

impl Road {
    pub fn open(to: SocketAddr) -> Result<Self> {
        let runtime = Runtime::new()?;
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
        let address = listener.local_addr()?;
        let leads = Arc::new(Mutex::new(Leads::To(to)));
        let now = Arc::clone(&leads);
        runtime.spawn(async move {
            while let Ok((caller, _)) = listener.accept().await {
                let leads = now.lock().unwrap_or_else(PoisonError::into_inner).clone();
                // A connection that breaks is what this is for.
                tokio::spawn(async move { walk(caller, leads).await.ok() });
            }
        });
        Ok(Self { address, leads, _runtime: runtime })
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// For every connection from now on.
    pub fn lead(&self, leads: Leads) {
        *self.leads.lock().unwrap_or_else(PoisonError::into_inner) = leads;
    }
}

async fn walk(mut caller: TcpStream, leads: Leads) -> std::io::Result<()> {
    match leads {
        Leads::To(address) => {
            let mut server = TcpStream::connect(address).await?;
            copy_bidirectional(&mut caller, &mut server).await?;
        }
        Leads::Cut(address, bytes) => {
            let (mut from_caller, mut to_caller) = caller.split();
            let mut server = TcpStream::connect(address).await?;
            let (from_server, mut to_server) = server.split();
            let mut answer = from_server.take(bytes);
            tokio::select! {
                end = copy(&mut from_caller, &mut to_server) => end?,
                end = copy(&mut answer, &mut to_caller) => end?,
            };
        }
        Leads::Says(answer) => {
            // An answer to nothing would be none.
            caller.read_u8().await?;
            caller.write_all(&answer).await?;
            caller.shutdown().await?;
            // Closing with unread bytes would reset the connection before the answer is read.
            copy(&mut caller, &mut sink()).await?;
        }
        Leads::Nowhere => {}
        Leads::Silence => std::future::pending::<()>().await,
    }
    Ok(())
}
