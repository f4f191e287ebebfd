//! The uploads as a public tus client sees them.

use canon::sha256;
use judge::Judge;
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

    let address = format!("http://{}", server.address());
    let name = sha256(&bytes).to_string();
    let client = Judge::new(env!("CARGO_MANIFEST_DIR"), "public_client.py");
    let path = file.path().to_str().unwrap();
    let said = client.run([address.as_str(), &token, &name, path]);
    assert_eq!(said, "100000 250000\n");

    let transport = server.transport();
    let client = Client::new(&local, &transport).unwrap();
    let receipts = client.blobs_here(vec![sha256(&bytes)]).await.unwrap();
    assert_eq!(receipts.len(), 1);
    let stored = client.read_blob(&sha256(&bytes), 0, 300_000).await.unwrap();
    assert_eq!((sha256(&stored), local.blobs_waiting().unwrap().len()), (sha256(&bytes), 0));
}
