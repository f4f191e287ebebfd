//! A proxy that cuts connections where it likes, from a seed.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use sync::faults::Seeded;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

pub struct ChaosProxy {
    pub address: String,
    pub to_server: Arc<AtomicU64>,
    pub cuts: Arc<AtomicU64>,
}

impl ChaosProxy {
    /// Each connection may carry a random number of bytes below `most`, then it is cut.
    pub async fn start(target: &str, most: u64, seed: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (to_server, cuts) = (Arc::default(), Arc::default());
        let proxy = Self { address, to_server, cuts };
        let (target, seeded) = (target.to_owned(), Mutex::new(Seeded::new(seed)));
        let (to_server, cuts) = (Arc::clone(&proxy.to_server), Arc::clone(&proxy.cuts));
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let budget = seeded.lock().unwrap().below(most);
                let (target, sent, cuts) = (target.clone(), to_server.clone(), cuts.clone());
                tokio::spawn(async move {
                    if carry(client, &target, budget, &sent).await {
                        cuts.fetch_add(1, Ordering::Relaxed);
                    }
                });
            }
        });
        proxy
    }
}

/// Carries both directions until the budget is used up; whether it came to that.
async fn carry(mut client: TcpStream, target: &str, budget: u64, sent: &AtomicU64) -> bool {
    let Ok(mut server) = TcpStream::connect(target).await else { return false };
    let (mut up, mut down) = (vec![0; 16 * 1024], vec![0; 16 * 1024]);
    let mut left = budget;
    loop {
        let (read, upwards) = tokio::select! {
            read = client.read(&mut up) => (read, true),
            read = server.read(&mut down) => (read, false),
        };
        let Ok(read @ 1..) = read else { return false };
        let carried = u64::try_from(read).unwrap().min(left);
        let length = usize::try_from(carried).unwrap();
        let written = if upwards {
            sent.fetch_add(carried, Ordering::Relaxed);
            server.write_all(&up[..length]).await
        } else {
            client.write_all(&down[..length]).await
        };
        left -= carried;
        if written.is_err() {
            return false;
        }
        if left == 0 {
            return true;
        }
    }
}
