//! Where the own log ends: what the next entry is made from, and nothing that a table doesn't say.

use record::{CHECKPOINT_DEVICE, ClockState, Head, Header, Hlc, Subject};
use rusqlite::{Connection, OptionalExtension as _};

use crate::error::{Result, StoreError};
use crate::local::setting;

#[derive(Debug, Clone)]
pub(crate) struct Tip {
    pub head: Head,
    /// Later than every clock value that this machine gave or saw.
    pub at: Hlc,
    pub clock: ClockState,
    /// The newest entry that is a device checkpoint.
    pub signed: u64,
    /// When the device last signed, or first had nothing to sign; `None` right after opening.
    pub signed_at_mono_ms: Option<i64>,
}

impl Tip {
    pub fn load(db: &Connection, device: &str, wall_ms: i64) -> Result<Self> {
        let mut tip = Self {
            head: Head::START,
            at: Hlc::default(),
            clock: clock(db)?,
            signed: signed(db, device)?,
            signed_at_mono_ms: None,
        };
        let mut statement = db.prepare(
            "SELECT r.header FROM device d JOIN record r ON r.place = \
             (SELECT max(place) FROM record WHERE place > d.id << 40 AND place < d.id + 1 << 40)",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let bytes: Vec<u8> = row.get(0)?;
            let header: Header = canon::from_slice(&bytes)
                .map_err(|e| StoreError::Damaged(format!("the newest entry of a log: {e}")))?;
            if header.device == device {
                tip.head = Head { seq: header.seq, hash: Header::hash_bytes(&bytes) };
                tip.at = tip.at.max(header.at);
            } else {
                tip.at = tip.at.observe(header.at, wall_ms);
            }
        }
        Ok(tip)
    }
}

/// What is known of the true time. Notes in a form that this version can't read are made anew at
/// the next contact.
fn clock(db: &Connection) -> Result<ClockState> {
    let noted = setting(db, "clock")?;
    Ok(noted.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

fn signed(db: &Connection, device: &str) -> Result<u64> {
    let subject = Subject::new("device", device).to_string();
    let newest = "SELECT r.seq FROM record r JOIN device d ON d.id = r.device \
                  WHERE r.subject = ?1 AND d.name = ?2 AND r.kind = ?3 \
                  ORDER BY r.place DESC LIMIT 1";
    let found = db.query_row(newest, (subject, device, CHECKPOINT_DEVICE), |row| row.get(0));
    Ok(found.optional()?.unwrap_or(0))
}
