//! What belongs to this device only: drafts, settings, secrets, receipts, what was sent.

use canon::Hash32;
use record::{ClockState, SignedReceipt};
use rusqlite::OptionalExtension as _;

use crate::error::Result;
use crate::open::{Store, setting};
use crate::write::Write;

/// A text that is being typed.
pub struct DraftText {
    pub field: String,
    pub text: String,
}

impl Store {
    /// Keeps what is being typed; on the disk when this returns.
    pub fn set_draft(&self, inspection: &str, field: &str, text: &str) -> Result<()> {
        self.write(|write| {
            let at_ms = write.now_ms();
            write
                .transaction
                .prepare_cached(
                    "INSERT INTO draft (inspection, field, text, at_ms) VALUES (?1, ?2, ?3, ?4) \
                     ON CONFLICT DO UPDATE SET text = excluded.text, at_ms = excluded.at_ms",
                )?
                .execute((inspection, field, text, at_ms))?;
            Ok(())
        })
    }

    pub fn drafts(&self, inspection: &str) -> Result<Vec<DraftText>> {
        let reader = self.reader();
        let mut statement =
            reader.prepare_cached("SELECT field, text FROM draft WHERE inspection = ?1")?;
        let rows = statement.query_map([inspection], |row| {
            Ok(DraftText { field: row.get(0)?, text: row.get(1)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
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
        let reading = self.surroundings.reading();
        let mut clock = self.writer().clock.clone();
        clock.trust(ms, uncertainty_ms, &reading);
        let text = String::from_utf8(canon::to_bytes(&clock)?).expect("JSON is UTF-8");
        self.set_setting("clock", &text)?;
        self.writer().clock = clock;
        Ok(())
    }

    pub fn clock(&self) -> ClockState {
        self.writer().clock.clone()
    }

    /// Keeps headquarters' word. Only one that says `stored` makes the entries safe there.
    pub fn add_receipt(&self, signed: &SignedReceipt) -> Result<()> {
        let receipt = &signed.receipt;
        let text = String::from_utf8(canon::to_bytes(signed)?).expect("JSON is UTF-8");
        let acknowledged = self.acknowledged()?;
        self.write(|write| {
            if receipt.stored && receipt.seq > acknowledged {
                write.set_setting("acknowledged", &receipt.seq.to_string())?;
            }
            write
                .transaction
                .prepare_cached("INSERT OR REPLACE INTO receipt (seq, receipt) VALUES (?1, ?2)")?
                .execute((receipt.seq, &text))?;
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
        let reader = self.reader();
        let mut statement =
            reader.prepare_cached("SELECT receipt FROM receipt ORDER BY seq DESC LIMIT ?1")?;
        let rows = statement.query_map([limit], |row| row.get::<_, String>(0))?;
        let mut receipts = Vec::new();
        for row in rows {
            receipts.extend(serde_json::from_str(&row?).ok());
        }
        Ok(receipts)
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

    /// Where an upload that was broken off goes on.
    pub fn upload(&self, hash: &Hash32) -> Result<Option<String>> {
        let reader = self.reader();
        let find = "SELECT url FROM upload WHERE hash = ?1";
        Ok(reader.prepare_cached(find)?.query_row([hash.0], |row| row.get(0)).optional()?)
    }

    pub fn set_upload(&self, hash: &Hash32, url: Option<&str>) -> Result<()> {
        self.write(|write| {
            match url {
                Some(url) => write
                    .transaction
                    .prepare_cached("INSERT OR REPLACE INTO upload (hash, url) VALUES (?1, ?2)")?
                    .execute((hash.0, url))?,
                None => write
                    .transaction
                    .prepare_cached("DELETE FROM upload WHERE hash = ?1")?
                    .execute([hash.0])?,
            };
            Ok(())
        })
    }
}

impl Write<'_> {
    /// The settled text is a record now; the draft goes in the same transaction.
    pub fn drop_draft(&self, inspection: &str, field: &str) -> Result<()> {
        self.transaction
            .prepare_cached("DELETE FROM draft WHERE inspection = ?1 AND field = ?2")?
            .execute((inspection, field))?;
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
        self.transaction
            .prepare_cached("INSERT INTO secret (name, value) VALUES (?1, ?2)")?
            .execute((name, value))?;
        Ok(())
    }
}
