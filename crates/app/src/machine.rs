//! The machine and its people: setting up, signing in and out.
//!
//! `desk.json` lies beside the store and is readable without a passphrase: who may sign in here,
//! and their slots. A slot opens only with its person's passphrase; one holds the store's key, the
//! other the person's signing key.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, MutexGuard, PoisonError};

use keys::{DeviceKey, PersonKey, Slot, SlotParams};
use record::Subject;
use rules::person::Registered;
use rules::region;
use serde::{Deserialize, Serialize};
use store::{Place, Store, StoreError, StoreKey};
use zeroize::Zeroizing;

use crate::api::{
    Locale, MachineState, NewMachine, NewPerson, Nothing, PersonCard, Role, Stage, Unlock,
};
use crate::inspection::make_missing_documents;
use crate::{App, AppError, Result, Session};

#[cfg(test)]
mod tests;

const STORE: &str = "store";
const SIGNING: &str = "signing";
/// A passphrase of eight characters is the least that Argon2id can still protect.
const SHORTEST: usize = 8;

/// The file beside the store.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskFile {
    format: u32,
    machine_name: String,
    people: Vec<Seat>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    demo_passphrase: Option<String>,
    /// Set until the store was made, and never again.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    store_not_made: bool,
}

/// A person of this machine.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    pub id: String,
    pub name: String,
    pub organisation: String,
    pub role: Role,
    pub region: String,
    pub certified: bool,
    pub last_signed_in_ms: Option<i64>,
    store: Slot,
    signing: Slot,
}

impl Seat {
    fn card(&self) -> PersonCard {
        PersonCard {
            id: self.id.clone(),
            name: self.name.clone(),
            organisation: self.organisation.clone(),
            role: self.role,
            region: self.region.clone(),
            region_name: region_name(&self.region),
            certified: self.certified,
            last_signed_in_ms: self.last_signed_in_ms,
        }
    }

    /// The store's key, opened by the person's passphrase.
    pub(crate) fn store_key(&self, passphrase: &str) -> Result<StoreKey> {
        let secret = self.store.open(STORE, passphrase)?;
        let key: [u8; 32] = secret
            .as_slice()
            .try_into()
            .map_err(|_| StoreError::Damaged("the key's slot".into()))?;
        Ok(Zeroizing::new(key))
    }

    /// The person's signing key, opened by their passphrase.
    pub fn signing_key(&self, passphrase: &str) -> Result<PersonKey> {
        let secret = self.signing.open(SIGNING, passphrase)?;
        Ok(PersonKey::from_pkcs8_der(&secret)?)
    }
}

pub(crate) fn region_name(code: &str) -> String {
    region::find(code).map_or_else(|| code.to_owned(), |region| region.name.to_owned())
}

/// The code of a value, as records have it.
pub(crate) fn code_of<T: Serialize>(value: &T) -> String {
    let value = serde_json::to_value(value).ok();
    value.and_then(|value| Some(value.as_str()?.to_owned())).unwrap_or_default()
}

/// Writes a small file so that a crash leaves the old one or the new one, never half of one.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let new = path.with_extension("new");
    let mut file = File::create(&new)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&new, path)?;
    if let Some(folder) = path.parent() {
        store::sync_folder(folder)?;
    }
    Ok(())
}

impl App {
    fn desk_file(&self) -> PathBuf {
        self.folder.join("desk.json")
    }

    pub(crate) fn read_desk(&self) -> Result<Option<DeskFile>> {
        let bytes = match fs::read(self.desk_file()) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(e.into()),
        };
        let damaged = |e: serde_json::Error| {
            AppError::new(
                "desk-damaged",
                format!(
                    "the list of this machine's people can't be read ({e}). The store beside it \
                     is untouched; restore desk.json from the last copy"
                ),
            )
        };
        let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(damaged)?;
        if value["format"].as_u64().is_some_and(|format| format > 1) {
            return Err(AppError::new(
                "store-newer",
                "this machine was set up by a newer version. Nothing was changed; use that one",
            ));
        }
        serde_json::from_value(value).map(Some).map_err(damaged)
    }

    fn write_desk(&self, desk: &DeskFile) -> Result<()> {
        write_whole(&self.desk_file(), &canon::to_bytes(desk)?)
    }

    /// Several doors work at the same time. Whoever reads the file to write it again holds this:
    /// nobody's change is lost, and the new file has one writer.
    fn lock_desk(&self) -> MutexGuard<'_, ()> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether there is a file to change.
    fn change_desk(&self, change: impl FnOnce(&mut DeskFile)) -> Result<bool> {
        let _alone = self.lock_desk();
        let Some(mut desk) = self.read_desk()? else { return Ok(false) };
        change(&mut desk);
        self.write_desk(&desk)?;
        Ok(true)
    }

    /// Everybody who may sign in here.
    pub(crate) fn seats(&self) -> Result<Vec<Seat>> {
        Ok(self.read_desk()?.map(|desk| desk.people).unwrap_or_default())
    }

    pub(crate) fn seat(&self, person: &str) -> Result<Option<Seat>> {
        Ok(self.seats()?.into_iter().find(|seat| seat.id == person))
    }

    pub(crate) fn known_seat(&self, person: &str) -> Result<Seat> {
        self.seat(person)?.ok_or_else(|| AppError::not_found("person", person))
    }

    /// This machine's seat of a person, whichever of their ids names them.
    pub(crate) fn seat_of(&self, session: &Session, person: &str) -> Result<Option<Seat>> {
        let wanted = session.store.person_id(person)?;
        for seat in self.seats()? {
            if session.store.person_id(&seat.id)? == wanted {
                return Ok(Some(seat));
            }
        }
        Ok(None)
    }

    pub(crate) fn change_seat(&self, person: &str, change: impl FnOnce(&mut Seat)) -> Result<()> {
        self.change_desk(|desk| {
            if let Some(seat) = desk.people.iter_mut().find(|seat| seat.id == person) {
                change(seat);
            }
        })?;
        Ok(())
    }

    fn new_seat(&self, person: &NewPerson, store_key: &StoreKey) -> Result<Seat> {
        check_person(person)?;
        let signing = PersonKey::from_entropy(&Zeroizing::new(self.random()));
        let seal = |purpose, secret: &[u8]| {
            let (salt, nonce) = (self.random(), self.random());
            Slot::seal(purpose, &person.passphrase, secret, salt, nonce, SlotParams::STANDARD)
        };
        Ok(Seat {
            id: self.new_id("p"),
            name: person.name.trim().to_owned(),
            organisation: person.organisation.trim().to_owned(),
            role: person.role,
            region: person.region.clone(),
            certified: false,
            last_signed_in_ms: None,
            store: seal(STORE, store_key.as_slice())?,
            signing: seal(SIGNING, &signing.to_pkcs8_der())?,
        })
    }

    /// Opens the store for a person; their seat and the store as it is then.
    fn open_for(&self, seat: &Seat, passphrase: &str) -> Result<Arc<Store>> {
        let key = seat.store_key(passphrase)?;
        // Whoever just signed out may have left an exchange that is about to end.
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(store) = open.upgrade() {
            return Ok(store);
        }
        let store = Arc::new(self.open_or_make(key)?);
        *open = Arc::downgrade(&store);
        Ok(store)
    }

    /// Only the mark in the desk's file allows a new store: one that was lost must never be
    /// replaced by an empty one.
    fn open_or_make(&self, key: StoreKey) -> Result<Store> {
        if self.read_desk()?.is_some_and(|desk| desk.store_not_made) {
            match Store::reserve(&self.folder) {
                Ok(place) => return self.make_store(place, key),
                // It was made; only the mark was left.
                Err(StoreError::Exists(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let store = Store::open(&self.folder, key, Arc::clone(&self.surroundings))?;
        self.take_mark_away()?;
        Ok(store)
    }

    /// The mark goes before anything is recorded.
    fn make_store(&self, place: Place, key: StoreKey) -> Result<Store> {
        let device = DeviceKey::from_entropy(&Zeroizing::new(self.random()));
        let store = place.create(key, &device, Arc::clone(&self.surroundings))?;
        self.take_mark_away()?;
        Ok(store)
    }

    fn take_mark_away(&self) -> Result<()> {
        if self.read_desk()?.is_some_and(|desk| desk.store_not_made) {
            self.change_desk(|desk| desk.store_not_made = false)?;
        }
        Ok(())
    }

    /// Marks a machine as one of invented people, whose passphrase everybody may know.
    pub fn mark_as_demo(&self, passphrase: &str) -> Result<()> {
        self.change_desk(|desk| desk.demo_passphrase = Some(passphrase.to_owned()))?;
        Ok(())
    }
}

fn check_person(person: &NewPerson) -> Result<()> {
    if person.name.trim().is_empty() {
        return Err(AppError::new("name-missing", "a person needs a name. Nothing was set up"));
    }
    if person.passphrase.chars().count() < SHORTEST {
        let error = AppError::new(
            "passphrase-short",
            format!("a passphrase needs at least {SHORTEST} characters. Nothing was set up"),
        );
        return Err(error.with("least", SHORTEST));
    }
    if region::find(&person.region).is_none() {
        return Err(AppError::bad_input("no such region"));
    }
    Ok(())
}

pub fn state(app: &App, _: Nothing) -> Result<MachineState> {
    let desk = app.read_desk()?;
    let session = app.session().ok();
    let stage = match (&desk, &session) {
        (None, _) => Stage::New,
        (Some(_), None) => Stage::Locked,
        (Some(_), Some(_)) => Stage::Open,
    };
    let newer_records = match &session {
        Some(session) => session.store.newer_records()?,
        None => 0,
    };
    let (machine_name, people, demo_passphrase) =
        desk.map(|desk| (desk.machine_name, desk.people, desk.demo_passphrase)).unwrap_or_default();
    Ok(MachineState {
        stage,
        machine_name,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        // As the machine knows them now: the session keeps them as they were at its beginning.
        signed_in: session.and_then(|session| {
            people.iter().find(|seat| seat.id == session.person.id).map(Seat::card)
        }),
        people: people.iter().map(Seat::card).collect(),
        demo_passphrase,
        newer_records,
    })
}

/// The people's file is on the disk before the store, so that a stop in between leaves a machine
/// that makes its store at the first signing in. A store without that file would stay locked.
pub fn create(app: &App, input: NewMachine) -> Result<MachineState> {
    must_be_new(app)?;
    let store_key: StoreKey = Zeroizing::new(app.random());
    let seat = app.new_seat(&input.person, &store_key)?;
    let place = Store::reserve(&app.folder)?;
    let desk = DeskFile {
        format: 1,
        machine_name: input.machine_name.trim().to_owned(),
        people: vec![seat],
        demo_passphrase: None,
        store_not_made: true,
    };
    {
        let _alone = app.lock_desk();
        // Another process may have been quicker before the folder was ours.
        must_be_new(app)?;
        app.write_desk(&desk)?;
    }
    let store = Arc::new(app.make_store(place, store_key)?);
    *app.open.lock().unwrap_or_else(PoisonError::into_inner) = Arc::downgrade(&store);
    enter(app, &desk.people[0], store, input.person.passphrase)?;
    state(app, Nothing {})
}

fn must_be_new(app: &App) -> Result<()> {
    if app.read_desk()?.is_none() {
        return Ok(());
    }
    let message = "this machine is set up already. Nothing was changed";
    Err(AppError::new("machine-exists", message))
}

pub fn add_person(app: &App, input: NewPerson) -> Result<MachineState> {
    let session = app.session()?;
    let seat = app.new_seat(&input, session.store.key())?;
    let (subject, fact) = (Subject::new("person", &seat.id), registered(&seat));
    // The seat first: whoever has one and no record yet gets it on signing in.
    if !app.change_desk(|desk| desk.people.push(seat))? {
        return Err(AppError::not_signed_in());
    }
    session.append(&subject, &fact)?;
    state(app, Nothing {})
}

pub fn unlock(app: &App, input: Unlock) -> Result<MachineState> {
    let seat = app.known_seat(&input.person)?;
    let store = app.open_for(&seat, &input.passphrase)?;
    if let Ok(before) = app.session() {
        sign_out(&before);
    }
    enter(app, &seat, store, input.passphrase)?;
    state(app, Nothing {})
}

/// Person and device sign the log, and the store is closed: without a passphrase nothing is
/// readable.
pub fn lock(app: &App, _: Nothing) -> Result<MachineState> {
    let session = app.session()?;
    sign_out(&session);
    app.exchange.stop();
    app.set_session(None);
    drop(session);
    state(app, Nothing {})
}

/// A full disk keeps nobody from locking. What could not be signed is on the disk all the same: the
/// device signs it with its next act, and it shows whose word is missing.
fn sign_out(session: &Session) {
    if let Err(error) = session.leave() {
        tracing::warn!(code = error.code(), "the log could not be signed on signing out");
    }
}

fn enter(app: &App, seat: &Seat, store: Arc<Store>, passphrase: String) -> Result<()> {
    let now = app.now_ms();
    app.change_seat(&seat.id, |seat| seat.last_signed_in_ms = Some(now))?;
    let session = Arc::new(Session::new(store, seat.card()));
    if session.store.person(&seat.id)?.is_none() {
        session.append(&Subject::new("person", &seat.id), &registered(seat))?;
    }
    // What can't be made now doesn't keep anybody out; the next signing in tries again.
    if let Err(error) = make_missing_documents(app, &session) {
        tracing::warn!(code = error.code(), "a document is still missing");
    }
    // Files that were handed over and never used. They harm nobody; the next signing in tries again.
    if let Err(error) = session.store.clear_unused_blobs() {
        tracing::warn!(code = error.code(), "unused files are still here");
    }
    open_key_beside(&session, seat.clone(), Zeroizing::new(passphrase));
    app.set_session(Some(session));
    Ok(())
}

/// Opens the signing key while the person already works. A key that doesn't open vouches for
/// nothing, and what they record is shown as not yet signed by them.
fn open_key_beside(session: &Arc<Session>, seat: Seat, passphrase: Zeroizing<String>) {
    let session = Arc::downgrade(session);
    std::thread::spawn(move || match seat.signing_key(&passphrase) {
        Ok(key) => {
            if let Some(session) = session.upgrade() {
                // Set once; nobody else sets it.
                let _ = session.key.set(key);
            }
        }
        Err(error) => tracing::warn!(code = error.code(), "the signing key did not open"),
    });
}

fn registered(seat: &Seat) -> Registered {
    Registered {
        id: seat.id.clone(),
        name: seat.name.clone(),
        department: seat.organisation.clone(),
        role: seat.role.code().to_owned(),
        card: matches!(seat.role, Role::Inspector),
        region: seat.region.clone(),
    }
}

impl Role {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Inspector => "inspector",
            Self::Clerk => "clerk",
            Self::Officer => "officer",
            Self::Expert => "expert",
        }
    }
}

/// The language that a text for people is wanted in.
pub(crate) fn locale(app: &App) -> Locale {
    crate::settings::get(app, Nothing {}).map_or(Locale::Chinese, |settings| settings.locale)
}
