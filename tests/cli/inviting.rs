//! Headquarters invites and revokes while its server runs.

use std::fs;
use std::path::Path;

use app::App;
use app::api::{Nothing, SyncOutcome};
use keys::{PersonKey, Slot};
use tests::desk::{self, PASSPHRASE, call};

use super::Result;
use super::office::{Office, exchange};

/// The first person of a machine signs its log, as when they sign out.
fn vouch(app: &App, folder: &Path) -> Result<String> {
    let desk: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("desk.json"))?)?;
    let slot: Slot = serde_json::from_value(desk["people"][0]["signing"].clone())?;
    let key = PersonKey::from_pkcs8_der(&slot.open("signing", PASSPHRASE)?)?;
    let session = app.session()?;
    let person = session.person.id.clone();
    session.store.write(|write| write.vouch(&person, &key))?;
    Ok(person)
}

#[test]
fn people_are_invited_and_revoked_while_the_server_runs() -> Result {
    let mut office = Office::open()?;
    let folder = office.path("desk");
    let app = desk::set_up(&folder)?;
    office.join(&app)?;
    let person = vouch(&app, &folder)?;
    exchange(&app)?;

    let unknown = office.command(&["revoke", "--person", "p-nobody"])?;
    assert_eq!(unknown.code, Some(3), "{unknown:?}");
    assert_eq!(unknown.json()?["error"], "person-unknown");
    let revoked = office.command(&["revoke", "--person", &person])?;
    assert_eq!(revoked.code, Some(0), "{revoked:?}");
    assert_eq!(revoked.json()?["revoked"], person);

    // The server that has been running all the while knows it at once.
    vouch(&app, &folder)?;
    let refused: SyncOutcome = call(&app, "sync.now", &Nothing {})?;
    let problem = refused.problem.ok_or("a revoked key still vouches")?;
    assert_eq!(problem.code, "person-key-revoked");

    // Without it the same commands do the same.
    office.stop();
    office.invitation()?;
    assert_eq!(office.command(&["revoke", "--person", &person])?.code, Some(0));
    Ok(())
}
