//! What belongs to this device only: drafts, settings, secrets, receipts, what was sent.

use canon::Hash32;
use record::{ClockState, SignedReceipt};
use rusqlite::{Connection, ErrorCode, OptionalExtension as _};

use crate::error::{Result, StoreError};
use crate::json::{from_json, json};
use crate::open::Store;
use crate::write::Write;

/// A text that is being typed.
pub struct DraftText {
    pub field: String,
    pub text: String,
}

impl Store {
    /// Keeps what is being typed; on the disk when this returns.
    pub fn set_draft(&self, form: &str, field: &str, text: &str) -> Result<()> {
        self.write(|write| {
            let at_ms = write.now_ms();
            write
                .transaction
                .prepare_cached(
                    "INSERT INTO draft (form, field, text, at_ms) VALUES (?1, ?2, ?3, ?4) \
                     ON CONFLICT DO UPDATE SET text = excluded.text, at_ms = excluded.at_ms",
                )?
                .execute((form, field, text, at_ms))?;
            Ok(())
        })
    }

    pub fn drafts(&self, form: &str) -> Result<Vec<DraftText>> {
        let reader = self.reader();
        let mut statement =
            reader.prepare_cached("SELECT field, text FROM draft WHERE form = ?1")?;
        let rows = statement
            .query_map([form], |row| Ok(DraftText { field: row.get(0)?, text: row.get(1)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The whole form was recorded, or whoever typed it wants none of it.
    pub fn drop_drafts(&self, form: &str) -> Result<()> {
        self.write(|write| {
            let drop = "DELETE FROM draft WHERE form = ?1";
            write.transaction.prepare_cached(drop)?.execute([form])?;
            Ok(())
        })
    }

    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        setting(&self.reader(), name)
    }

    pub fn set_setting(&self, name: &str, value: &str) -> Result<()> {
        self.write(|write| write.set_setting(name, value))
    }

    pub fn secret(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let reader = self.reader();
        let find = "SELECT value FROM secret WHERE name = ?1";
        Ok(reader.prepare_cached(find)?.query_row([name], |row| row.get(0)).optional()?)
    }

    /// Notes a time that a server or a satellite vouched for.
    pub fn trust_time(&self, ms: i64, uncertainty_ms: i64) -> Result<()> {
        self.write(|write| {
            write.tip.clock.trust(ms, uncertainty_ms, &write.reading);
            write.set_setting("clock", &json(&write.tip.clock)?)
        })
    }

    pub fn clock(&self) -> ClockState {
        self.tip().clock.clone()
    }

    /// Keeps headquarters' word. Only one that says `stored` makes the entries safe there.
    pub fn add_receipt(&self, signed: &SignedReceipt) -> Result<()> {
        let receipt = &signed.receipt;
        self.write(|write| {
            if receipt.stored && receipt.seq > acknowledged(&write.transaction)? {
                write.set_setting("acknowledged", &receipt.seq.to_string())?;
            }
            // The earliest word proves most: it says by when an entry was there.
            write
                .transaction
                .prepare_cached("INSERT OR IGNORE INTO receipt VALUES (?1, ?2, ?3)")?
                .execute((receipt.seq, receipt.stored, json(signed)?))?;
            Ok(())
        })
    }

    /// Headquarters lost what came after `seq`: it waits to be sent once more. Receipts stay.
    pub fn send_again_after(&self, seq: u64) -> Result<()> {
        self.write(|write| {
            write.set_setting("acknowledged", &seq.to_string())?;
            write.transaction.execute("DELETE FROM blob_safe", [])?;
            Ok(())
        })
    }

    /// Newest first.
    pub fn receipts(&self, limit: u32) -> Result<Vec<SignedReceipt>> {
        receipts(&self.reader(), limit)
    }

    /// Headquarters' first word that has the own log at least up to `seq`.
    pub fn receipt_covering(&self, seq: u64) -> Result<Option<SignedReceipt>> {
        let reader = self.reader();
        let find = "SELECT receipt FROM receipt WHERE seq >= ?1 ORDER BY seq, stored LIMIT 1";
        Ok(reader.prepare_cached(find)?.query_row([seq], |row| from_json(row, 0)).optional()?)
    }

    pub fn blob_is_safe(&self, hash: &Hash32) -> Result<()> {
        self.write(|write| {
            write
                .transaction
                .prepare_cached("INSERT OR IGNORE INTO blob_safe (hash) VALUES (?1)")?
                .execute([hash.0])?;
            Ok(())
        })
    }
}

impl Write<'_> {
    /// The settled text is a record now; the draft goes in the same transaction. What was typed
    /// since stays: it is not in the record.
    pub fn drop_draft(&self, form: &str, field: &str, settled: &str) -> Result<()> {
        self.transaction
            .prepare_cached("DELETE FROM draft WHERE form = ?1 AND field = ?2 AND text = ?3")?
            .execute((form, field, settled))?;
        Ok(())
    }

    pub fn set_setting(&self, name: &str, value: &str) -> Result<()> {
        self.transaction
            .prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?
            .execute((name, value))?;
        Ok(())
    }

    /// A secret is never overwritten: a second one under the same name would be a choice.
    pub fn add_secret(&self, name: &str, value: &[u8]) -> Result<()> {
        let added = self
            .transaction
            .prepare_cached("INSERT INTO secret (name, value) VALUES (?1, ?2)")?
            .execute((name, value));
        match added {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                Err(StoreError::SecretExists { name: name.to_owned() })
            }
            added => Ok(added.map(drop)?),
        }
    }
}

pub(crate) fn setting(connection: &Connection, name: &str) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

/// Up to where headquarters has the own log.
pub(crate) fn acknowledged(connection: &Connection) -> Result<u64> {
    Ok(setting(connection, "acknowledged")?.and_then(|text| text.parse().ok()).unwrap_or(0))
}

pub(crate) fn receipts(connection: &Connection, limit: u32) -> Result<Vec<SignedReceipt>> {
    let mut statement = connection
        .prepare_cached("SELECT receipt FROM receipt ORDER BY seq DESC, stored DESC LIMIT ?1")?;
    let rows = statement.query_map([limit], |row| from_json(row, 0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
