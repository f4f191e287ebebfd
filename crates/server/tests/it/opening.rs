//! Opening a server's folder: founding it, finding it again, refusing what is wrong with it.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use server::{Limits, Server, ServerError};

use crate::support::{NOW_MS, config};

async fn open(folder: &Path, seed: u64) -> Result<Server, ServerError> {
    let clock = Arc::new(AtomicI64::new(NOW_MS));
    Server::open(config(folder.to_owned(), &clock, seed, Limits::default())).await
}

async fn refusal(folder: &Path) -> &'static str {
    open(folder, 9).await.err().map_or("opened", |error| error.code())
}

/// Keys and database, byte for byte.
fn contents(folder: &Path) -> Vec<Vec<u8>> {
    ["keys/server.json", "keys/authority.json", "server.sqlite"]
        .map(|name| fs::read(folder.join(name)).unwrap_or_default())
        .into()
}

#[tokio::test]
async fn the_same_server_is_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = open(folder.path(), 1).await.unwrap();
    let (public, root) = (server.public(), server.root().pem());
    let invitation = server.first_invitation().await.unwrap().unwrap();
    assert!(invitation.is_from(&public));
    drop(server);
    let again = open(folder.path(), 2).await.unwrap();
    assert_eq!((again.public(), again.root().pem()), (public, root));
    assert_eq!(again.first_invitation().await.unwrap(), Some(invitation));
}

#[tokio::test]
async fn two_servers_never_share_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(folder.path(), 1).await.unwrap();
    assert_eq!(refusal(folder.path()).await, "data-in-use");
    drop(first);
    assert_eq!(refusal(folder.path()).await, "opened");
}

/// What a command of the operator does while the server works.
async fn beside(folder: &Path) -> Result<Server, ServerError> {
    let clock = Arc::new(AtomicI64::new(NOW_MS));
    Server::open_or_join(config(folder.to_owned(), &clock, 9, Limits::default())).await
}

#[tokio::test]
async fn a_command_works_beside_the_server_with_its_keys() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(folder.path(), 1).await.unwrap();
    let before = contents(folder.path());
    let joined = beside(folder.path()).await.unwrap();
    assert_eq!(joined.public(), first.public());
    assert_eq!(contents(folder.path()), before, "it changes nothing by itself");
    drop(first);
    assert_eq!(refusal(folder.path()).await, "opened", "and holds nobody up");
    drop(joined);
}

#[cfg(unix)]
#[tokio::test]
async fn a_command_beside_the_server_needs_its_rights() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let _serving = open(folder.path(), 1).await.unwrap();
    let exposed = fs::Permissions::from_mode(0o644);
    fs::set_permissions(folder.path().join("keys/draw.json"), exposed).unwrap();
    assert_eq!(beside(folder.path()).await.err().unwrap().code(), "key-exposed");
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_server_reads_its_keys() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path(), 1).await.unwrap());
    let keys = folder.path().join("keys");
    assert_eq!(fs::metadata(&keys).unwrap().permissions().mode() & 0o777, 0o700);
    for file in fs::read_dir(&keys).unwrap() {
        let mode = file.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    // People's names and what they wrote are nobody else's either, wherever the folder lies.
    for name in ["server.sqlite", "lock"] {
        let mode = fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    let exposed = fs::Permissions::from_mode(0o640);
    fs::set_permissions(keys.join("server.json"), exposed).unwrap();
    assert_eq!(refusal(folder.path()).await, "key-exposed");
}

#[tokio::test]
async fn keys_that_are_gone_are_never_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path(), 1).await.unwrap());
    // The root belongs into a safe: nobody misses it.
    fs::remove_file(folder.path().join("keys/root-offline.json")).unwrap();
    assert_eq!(refusal(folder.path()).await, "opened");
    for name in ["keys/server.json", "keys/authority.json", "keys/draw.json"] {
        let path = folder.path().join(name);
        let kept = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        let before = contents(folder.path());
        assert_eq!(refusal(folder.path()).await, "key-missing", "{name}");
        assert_eq!(contents(folder.path()), before);
        fs::write(&path, b"\"no key\"").unwrap();
        private(&path);
        assert_eq!(refusal(folder.path()).await, "key-damaged", "{name}");
        fs::write(&path, kept).unwrap();
        private(&path);
        assert_eq!(refusal(folder.path()).await, "opened", "{name}");
    }
}

fn private(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    }
}

#[tokio::test]
async fn a_wrong_region_is_refused_before_anything_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(AtomicI64::new(NOW_MS));
    let mut config = config(folder.path().join("new"), &clock, 1, Limits::default());
    config.region = "甘肃".into();
    assert_eq!(Server::open(config).await.err().unwrap().code(), "field-invalid");
    assert!(!folder.path().join("new").exists());
}
