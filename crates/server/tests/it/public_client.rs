//! The uploads as a public tus client sees them.

use std::path::Path;
use std::process::Command;

use canon::sha256;
use sync::faults::Seeded;
use sync::{Client, Local as _};

use crate::support::{TestServer, sign_in};

#[tokio::test]
async fn tuspy_uploads_and_resumes() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    let token = sign_in(&server, &local).await;
    let bytes = Seeded::new(3).bytes(250_000);
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &bytes).unwrap();

    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = here.join("../../target/venv/bin/python");
    assert!(python.exists(), "the public tus client is missing: run cargo xtask setup");
    let output = Command::new(python)
        .arg(here.join("tests/public_client.py"))
        .args([&format!("http://{}", server.address()), &token, &sha256(&bytes).to_string()])
        .arg(file.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "run cargo xtask setup, or: {said}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "100000 250000\n");

    let transport = server.transport();
    let client = Client::new(&local, &transport).unwrap();
    let receipts = client.blobs_here(vec![sha256(&bytes)]).await.unwrap();
    assert_eq!(receipts.len(), 1);
    let stored = client.read_blob(&sha256(&bytes), 0, 300_000).await.unwrap();
    assert_eq!((sha256(&stored), local.blobs_waiting().unwrap().len()), (sha256(&bytes), 0));
}
