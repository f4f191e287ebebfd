//! The doctor: looks at everything, changes nothing, and says what it found.

use std::collections::BTreeMap;

use canon::Hash32;
use keys::DevicePublic;
use record::{Head, Record, verify_segment};

use crate::error::{Result, StoreError};
use crate::open::Store;
use crate::schema::{self, Class};

mod people;

const NEWER: &str = "newer-records";

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub name: &'static str,
    pub ok: bool,
    pub checked: u64,
    pub message: String,
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
                Looked { checked: 0, problems: vec![error.to_string()] }
            }
            looked => looked?,
        };
        let message = match problems.as_slice() {
            [] => String::from("nothing wrong"),
            [only] => only.clone(),
            [first, rest @ ..] => format!("{first} (and {} more)", rest.len()),
        };
        self.findings.push(Finding { name, ok: problems.is_empty(), checked, message });
        Ok(())
    }
}

/// Of how many things what is wrong.
#[derive(Default)]
struct Looked {
    checked: u64,
    problems: Vec<String>,
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
        let mut problems = Vec::new();
        for check in ["cipher_integrity_check", "quick_check(1)"] {
            let mut statement = reader.prepare(&format!("PRAGMA {check}"))?;
            let said = statement.query_map([], |row| row.get::<_, String>(0))?;
            for line in said {
                problems.extend(Some(line?).filter(|line| line != "ok"));
            }
        }
        let mut statement = reader.prepare("PRAGMA foreign_key_check")?;
        if statement.exists([])? {
            problems.push("entries of a device that is not listed".into());
        }
        let checked = reader.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        Ok(Looked { checked, problems })
    }

    /// Numbers, chain, payload hashes and the device's signatures of every log that is here.
    fn examine_chains(&self) -> Result<Looked> {
        let mut looked = Looked::default();
        for (device, key) in self.device_keys()? {
            let Some(key) = key else {
                looked.problems.push(format!("the key of {device} is not known here"));
                continue;
            };
            let (mut at, mut signed) = (Head::START, 0);
            let walked = self.walk(&device, |page| {
                let chained = verify_segment(at, page, &key)?;
                (at, signed) = (chained.head, chained.signed.max(signed));
                Ok(())
            });
            looked.checked += at.seq;
            looked.problems.extend(walked.err().map(|error| error.to_string()));
            if device != self.device_id && signed < at.seq {
                let unsigned = format!("{device} ends at {} but signed only {signed}", at.seq);
                looked.problems.push(unsigned);
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
            looked.problems.extend(unsigned.map(|error| error.to_string()));
            let receipt = &signed.receipt;
            let own = crate::log::hash_at(&reader, &self.device_id, receipt.seq)?;
            if receipt.seq > 0 && own != Some(receipt.head) {
                looked.problems.push(format!(
                    "headquarters had another entry {} of this log than stands here",
                    receipt.seq
                ));
            }
        }
        Ok(looked)
    }

    fn examine_forks(&self) -> Result<Looked> {
        let forks = self.forks()?;
        let problem = |(device, seq): &(String, u64)| {
            format!("the log of {device} went on twice, from entry {seq}; both are kept")
        };
        let problems = forks.iter().map(problem).collect();
        Ok(Looked { checked: self.heads()?.len() as u64, problems })
    }

    /// Every content that an own record names is here and is what its name says.
    fn examine_blobs(&self) -> Result<Looked> {
        let mut looked = Looked::default();
        for (hash, own) in self.named_blobs()? {
            // Another machine's photo may not have come yet; an own one must be here.
            if own || self.blobs.contains(&hash) {
                looked.checked += 1;
                looked.problems.extend(self.blobs.read(&hash).err().map(|error| error.to_string()));
            }
        }
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
        let differing = self.differing_projections()?;
        let problem = |table| format!("{table} differs from the log; rebuild");
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
    Finding { name: NEWER, ok: true, checked: newer.into(), message }
}
