//! The server's keys, in files that only it may read: it must start unattended.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use keys::{Authority, AuthorityFile, DeviceKey, Founding, Lifetime, OfflineRootFile};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Config, ServerError};

const SERVER: &str = "server.json";
const AUTHORITY: &str = "authority.json";
/// Opens escrowed secrets of draws, and signs nothing.
const DRAW: &str = "draw.json";
/// Never read again: it belongs on a medium in a safe, see [`found`].
const ROOT: &str = "root-offline.json";

const DAY_MS: i64 = 86_400_000;
const YEAR_MS: i64 = 366 * DAY_MS;
/// Laptops' clocks lag; what they sign today must not lie before the certificate.
pub const BACKDATED_MS: i64 = DAY_MS;

pub struct Keys {
    pub server: DeviceKey,
    pub authority: Authority,
    pub draw: DeviceKey,
}

/// Opens the keys, or founds them where there is nothing yet. Where there is data already, a
/// missing key is never made anew: no device would know the server again.
pub fn open(folder: &Path, has_data: bool, config: &Config) -> Result<Keys, ServerError> {
    if !has_data && !folder.join(SERVER).exists() {
        found(folder, config)?;
    }
    let file: AuthorityFile = read_secret(&folder.join(AUTHORITY))?;
    let authority =
        Authority::import(&file).map_err(|_| ServerError::KeyDamaged(AUTHORITY.to_owned()))?;
    Ok(Keys { server: read_key(folder, SERVER)?, authority, draw: read_key(folder, DRAW)? })
}

fn read_key(folder: &Path, name: &str) -> Result<DeviceKey, ServerError> {
    let secret: String = read_secret(&folder.join(name))?;
    let mut bytes = [0; 32];
    hex::decode_to_slice(secret, &mut bytes)
        .map_err(|_| ServerError::KeyDamaged(name.to_owned()))?;
    Ok(DeviceKey::from_entropy(&bytes))
}

/// Makes the server's keys, the bureau's root and its issuing authority. The server's own key is
/// written last: whoever finds it finds all of them.
fn found(folder: &Path, config: &Config) -> Result<(), ServerError> {
    create_private_folder(folder)?;
    let start = (config.clock)() - 2 * BACKDATED_MS;
    let lasting =
        |years: i64| Lifetime { not_before_ms: start, not_after_ms: start + years * YEAR_MS };
    let (root, authority) = Authority::found(&Founding {
        organisation: &config.organisation,
        root_name: "青山根证书（自建）",
        issuing_name: "青山签发证书（自建）",
        root_entropy: &(config.entropy)(),
        issuing_entropy: &(config.entropy)(),
        root_lifetime: lasting(30),
        issuing_lifetime: lasting(10),
    })?;
    let root: OfflineRootFile = root.export();
    write_secret(&folder.join(ROOT), &root)?;
    write_secret(&folder.join(AUTHORITY), &authority.export())?;
    write_secret(&folder.join(DRAW), &hex::encode((config.entropy)()))?;
    write_secret(&folder.join(SERVER), &hex::encode((config.entropy)()))
}

/// When a certificate issued now begins and ends.
pub fn person_lifetime(now_ms: i64, authority: &Authority) -> Lifetime {
    let issuing = authority.issuing();
    Lifetime {
        not_before_ms: (now_ms - BACKDATED_MS).max(issuing.not_before_ms()),
        not_after_ms: (now_ms + 3 * YEAR_MS).min(issuing.not_after_ms()),
    }
}

/// A folder for the server alone. One that is there already keeps the rights that somebody gave it.
pub fn create_private_folder(path: &Path) -> Result<(), ServerError> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    Ok(builder.recursive(true).create(path)?)
}

/// A file for the server alone, empty unless it is there already.
pub fn create_private_file(path: &Path) -> Result<File, ServerError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    Ok(options.open(path)?)
}

/// Written beside its place, synced, then renamed: a key is there whole or not at all.
fn write_secret<T: Serialize>(path: &Path, value: &T) -> Result<(), ServerError> {
    let beside = path.with_extension("new");
    let mut file = create_private_file(&beside)?;
    file.set_len(0)?;
    file.write_all(&serde_json::to_vec(value).expect("keys are plain JSON"))?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))
}

fn read_secret<T: DeserializeOwned>(path: &Path) -> Result<T, ServerError> {
    let name = || shown(path);
    if !path.exists() {
        return Err(ServerError::KeyMissing(name()));
    }
    refuse_exposed(path)?;
    let bytes = fs::read(path)?;
    serde_json::from_slice(&bytes).map_err(|_| ServerError::KeyDamaged(name()))
}

#[cfg(unix)]
fn refuse_exposed(path: &Path) -> Result<(), ServerError> {
    use std::os::unix::fs::PermissionsExt as _;
    const OTHERS: u32 = 0o077;
    let mode = fs::metadata(path)?.permissions().mode();
    if mode & OTHERS == 0 { Ok(()) } else { Err(ServerError::KeyExposed(shown(path))) }
}

#[cfg(not(unix))]
fn refuse_exposed(_path: &Path) -> Result<(), ServerError> {
    Ok(())
}

/// A renamed file is there after a power cut only once its folder is on the disk too.
pub fn sync_folder(folder: &Path) -> Result<(), ServerError> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}

fn shown(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Holds the folder for as long as it lives.
pub fn lock(folder: &Path) -> Result<File, ServerError> {
    let file = create_private_file(&folder.join("lock"))?;
    file.try_lock().map_err(|_| ServerError::DataInUse)?;
    Ok(file)
}
