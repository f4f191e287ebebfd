//! The doctor: looks at everything, and says what it found. It changes nothing; of a store that is in
//! use, contents that can't be read are noted, so that the next exchange asks headquarters for them.

use std::collections::BTreeMap;

use canon::Hash32;
use keys::DevicePublic;
use record::{Head, Record, verify_segment};

use crate::error::{Result, StoreError};
use crate::open::Store;
use crate::schema::{self, Class};

mod fault;
mod people;

pub use fault::Fault;

const NEWER: &str = "newer-records";

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub name: &'static str,
    pub ok: bool,
    pub checked: u64,
    pub message: String,
    /// The first thing that is wrong with it, and how many more are.
    pub fault: Option<Fault>,
    pub more: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Health {
    pub findings: Vec<Finding>,
}

impl Health {
    pub fn is_good(&self) -> bool {
        self.findings.iter().all(|finding| finding.ok)
    }

    /// What stops the doctor at one thing is a finding; the others are looked at all the same.
    fn add(&mut self, name: &'static str, looked: Result<Looked>) -> Result<()> {
        let Looked { checked, problems } = match looked {
            Err(error) if is_about_the_store(&error) => {
                Looked { checked: 0, problems: vec![error.into()] }
            }
            looked => looked?,
        };
        let message = match problems.as_slice() {
            [] => String::from("nothing wrong"),
            [only] => only.message.clone(),
            [first, rest @ ..] => format!("{} (and {} more)", first.message, rest.len()),
        };
        let (ok, more) = (problems.is_empty(), problems.len().saturating_sub(1) as u64);
        let fault = problems.into_iter().next();
        self.findings.push(Finding { name, ok, checked, message, fault, more });
        Ok(())
    }
}

/// Of how many things what is wrong.
#[derive(Default)]
struct Looked {
    checked: u64,
    problems: Vec<Fault>,
}

/// Otherwise looking itself failed, on a full disk for one.
fn is_about_the_store(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Damaged(_)
            | StoreError::Database(_)
            | StoreError::Record(_)
            | StoreError::BlobMissing(_)
            | StoreError::BlobDamaged(_)
    )
}

impl Store {
    pub fn examine(&self) -> Result<Health> {
        let mut health = Health::default();
        health.add("disk", self.examine_file())?;
        health.add("chain", self.examine_chains())?;
        self.examine_people(&mut health)?;
        health.add("receipts", self.examine_receipts())?;
        health.add("forks", self.examine_forks())?;
        health.add("blobs", self.examine_blobs())?;
        health.add("projections", self.examine_projections())?;
        match self.newer_records() {
            Ok(newer) => health.findings.push(newer_records(newer)),
            Err(error) => health.add(NEWER, Err(error))?,
        }
        Ok(health)
    }

    fn examine_file(&self) -> Result<Looked> {
        let reader = self.reader();
        let mut problems: Vec<Fault> = Vec::new();
        for check in ["cipher_integrity_check", "quick_check(1)"] {
            let mut statement = reader.prepare(&format!("PRAGMA {check}"))?;
            let said = statement.query_map([], |row| row.get::<_, String>(0))?;
            for line in said {
                let line = Some(line?).filter(|line| line != "ok");
                problems.extend(line.map(|line| Fault::new("file-inconsistent", line)));
            }
        }
        let mut statement = reader.prepare("PRAGMA foreign_key_check")?;
        if statement.exists([])? {
            let message = "entries of a device that is not listed";
            problems.push(Fault::new("device-unlisted", message));
        }
        let checked = reader.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        Ok(Looked { checked, problems })
    }

    /// Numbers, chain, payload hashes and the device's signatures of every log that is here.
    fn examine_chains(&self) -> Result<Looked> {
        let mut looked = Looked::default();
        for (device, key) in self.device_keys()? {
            let Some(key) = key else {
                let message = format!("the key of {device} is not known here");
                let fault = Fault::new("device-key-unknown", message).with("device", device);
                looked.problems.push(fault);
                continue;
            };
            let (mut at, mut signed) = (Head::START, 0);
            let walked = self.walk(&device, |page| {
                let chained = verify_segment(at, page, &key)?;
                (at, signed) = (chained.head, chained.signed.max(signed));
                Ok(())
            });
            looked.checked += at.seq;
            looked.problems.extend(walked.err().map(Fault::from));
            if device != self.device_id && signed < at.seq {
                let message = format!("{device} ends at {} but signed only {signed}", at.seq);
                let fault = Fault::new("log-unsigned", message).with("device", device);
                looked.problems.push(fault.with("seq", at.seq).with("signed", signed));
            }
        }
        Ok(looked)
    }

    /// Headquarters' word about the own log is signed, and names entries that are in it.
    fn examine_receipts(&self) -> Result<Looked> {
        let mut looked = Looked::default();
        let reader = self.reader();
        for signed in crate::local::receipts(&reader, u32::MAX)? {
            looked.checked += 1;
            let unsigned = signed.verify(&signed.server).err();
            looked.problems.extend(unsigned.map(|error| Fault::from(StoreError::from(error))));
            let receipt = &signed.receipt;
            let own = crate::log::hash_at(&reader, &self.device_id, receipt.seq)?;
            if receipt.seq > 0 && own != Some(receipt.head) {
                let seq = receipt.seq;
                let message =
                    format!("headquarters had another entry {seq} of this log than stands here");
                looked.problems.push(Fault::new("receipt-other-entry", message).with("seq", seq));
            }
        }
        Ok(looked)
    }

    fn examine_forks(&self) -> Result<Looked> {
        let forks = self.forks()?;
        let problem = |(device, seq): &(String, u64)| {
            let message =
                format!("the log of {device} went on twice, from entry {seq}; both are kept");
            Fault::new("log-branched", message).with("device", device).with("seq", seq)
        };
        let problems = forks.iter().map(problem).collect();
        Ok(Looked { checked: self.heads()?.len() as u64, problems })
    }

    /// Every content that an own record names is here and is what its name says.
    fn examine_blobs(&self) -> Result<Looked> {
        let mut looked = Looked::default();
        let mut spoilt = Vec::new();
        for (hash, own) in self.named_blobs()? {
            // Another machine's photo may not have come yet; an own one must be here.
            if own || self.blobs.contains(&hash) {
                looked.checked += 1;
                if let Err(error) = self.blobs.read(&hash) {
                    looked.problems.push(error.into());
                    spoilt.push(hash);
                }
            }
        }
        self.want_again(&spoilt)?;
        Ok(looked)
    }

    /// Names of contents, and whether an own record names them.
    fn named_blobs(&self) -> Result<BTreeMap<Hash32, bool>> {
        let reader = self.reader();
        let mut statement =
            reader.prepare("SELECT hash, max(device = ?1) FROM blob_ref GROUP BY hash")?;
        let rows =
            statement.query_map([&self.device_id], |row| Ok((Hash32(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn examine_projections(&self) -> Result<Looked> {
        if let Some((_, name)) = self.lost_sheets()?.first() {
            let message = format!(
                "the sheet {name:?} of an import can't be read: nothing can be compared until its \
                 file is back. Do not rebuild: its mines would be gone from the registry"
            );
            let fault = Fault::new("projections-not-compared", message).with("name", name);
            return Ok(Looked { checked: 0, problems: vec![fault] });
        }
        let differing = self.differing_projections()?;
        let problem = |table| {
            let message = format!("{table} differs from the log; rebuild");
            Fault::new("projection-differs", message).with("table", table)
        };
        let problems = differing.into_iter().map(problem).collect();
        Ok(Looked { checked: schema::tables(Class::Projected).count() as u64, problems })
    }

    /// Records of kinds that this version doesn't know.
    pub fn newer_records(&self) -> Result<u32> {
        let reader = self.reader();
        Ok(reader.query_row("SELECT count(*) FROM newer_record", [], |row| row.get(0))?)
    }

    fn device_keys(&self) -> Result<Vec<(String, Option<DevicePublic>)>> {
        let reader = self.reader();
        let mut statement = reader.prepare("SELECT name, public_key FROM device ORDER BY id")?;
        let rows = statement.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<[u8; 32]>>(1)?))
        })?;
        let mut keys = Vec::new();
        for row in rows {
            let (name, bytes) = row?;
            let key = bytes.and_then(|bytes| DevicePublic::from_bytes(&bytes).ok());
            let key = key.filter(|key| key.id() == name);
            keys.push((name, key));
        }
        Ok(keys)
    }

    /// One log from its beginning, page by page.
    fn walk(&self, device: &str, mut each: impl FnMut(&[Record]) -> Result<()>) -> Result<()> {
        const PAGE: usize = 2_000;
        let mut after = 0;
        loop {
            let page = self.records(device, after, PAGE)?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.header.seq;
            each(&page)?;
        }
    }
}

/// They are no fault of the store.
fn newer_records(newer: u32) -> Finding {
    let message = match newer {
        0 => "none".into(),
        n => format!("{n} records of a newer version are kept and passed on"),
    };
    Finding { name: NEWER, ok: true, checked: newer.into(), message, fault: None, more: 0 }
}
