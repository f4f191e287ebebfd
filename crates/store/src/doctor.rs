//! The doctor: looks at everything, changes nothing, and says what it found.

use canon::Hash32;
use keys::DevicePublic;
use record::{CHECKPOINT_PERSON, Head, PersonCheckpoint, verify_segment};

use crate::error::Result;
use crate::open::Store;

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

    fn add(&mut self, name: &'static str, checked: u64, problems: &[String]) {
        let message = match problems {
            [] => String::from("nothing wrong"),
            [only] => only.clone(),
            [first, rest @ ..] => format!("{first} (and {} more)", rest.len()),
        };
        self.findings.push(Finding { name, ok: problems.is_empty(), checked, message });
    }
}

impl Store {
    pub fn examine(&self) -> Result<Health> {
        let mut health = Health::default();
        self.examine_file(&mut health)?;
        self.examine_chains(&mut health)?;
        self.examine_blobs(&mut health)?;
        let differing = self.differing_projections()?;
        let problems: Vec<String> = differing
            .iter()
            .map(|table| format!("{table} differs from the log; rebuild"))
            .collect();
        health.add("projections", crate::schema::TABLES.len() as u64, &problems);
        self.examine_newer(&mut health)?;
        Ok(health)
    }

    fn examine_file(&self, health: &mut Health) -> Result<()> {
        let reader = self.reader();
        let mut statement = reader.prepare("PRAGMA cipher_integrity_check")?;
        let sealed = statement.query_map([], |row| row.get::<_, String>(0))?;
        let mut problems: Vec<String> = sealed.collect::<rusqlite::Result<_>>()?;
        let quick: String = reader.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if quick != "ok" {
            problems.push(quick);
        }
        health.add("disk", 1, &problems);
        Ok(())
    }

    /// Chain, payload hashes and both kinds of checkpoint of every log that is here.
    fn examine_chains(&self, health: &mut Health) -> Result<()> {
        const PAGE: usize = 2_000;
        let (mut entries, mut vouched) = (0, 0);
        let (mut broken, mut unsigned, mut forged) = (Vec::new(), Vec::new(), Vec::new());
        for (device, key) in self.device_keys()? {
            let Some(key) = key else {
                broken.push(format!("the key of {device} is not known here"));
                continue;
            };
            let (mut at, mut signed) = (Head::START, 0);
            loop {
                let page = match self.records(&device, at.seq, PAGE) {
                    Ok(page) => page,
                    Err(error) => {
                        broken.push(error.to_string());
                        break;
                    }
                };
                if page.is_empty() {
                    break;
                }
                match verify_segment(at, &page, &key) {
                    Ok(chained) => (at, signed) = (chained.head, chained.signed.max(signed)),
                    Err(error) => {
                        broken.push(error.to_string());
                        break;
                    }
                }
                entries += page.len() as u64;
                for record in page.iter().filter(|r| r.header.kind == CHECKPOINT_PERSON) {
                    vouched += 1;
                    let good = record
                        .body::<PersonCheckpoint>()?
                        .is_some_and(|c| c.head == record.header.prev && c.verify());
                    if !good {
                        forged.push(format!("{} is not what the person signed", record.id()));
                    }
                }
            }
            if device != self.device_id() && signed < at.seq {
                unsigned.push(format!("{device} ends at {} but signed only {signed}", at.seq));
            }
        }
        health.add("chain", entries, &broken);
        health.add("checkpoints", vouched, &[unsigned, forged].concat());
        Ok(())
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
            keys.push((name.clone(), key.filter(|key| key.id() == name)));
        }
        Ok(keys)
    }

    /// Every content that an own record names is here and is what its name says.
    fn examine_blobs(&self, health: &mut Health) -> Result<()> {
        let device = self.device_id();
        let named: Vec<(Hash32, bool)> = {
            let reader = self.reader();
            let mut statement =
                reader.prepare("SELECT hash, max(device = ?1) FROM blob_ref GROUP BY hash")?;
            let rows =
                statement.query_map([&device], |row| Ok((Hash32(row.get(0)?), row.get(1)?)))?;
            rows.collect::<rusqlite::Result<_>>()?
        };
        let mut problems = Vec::new();
        let mut checked = 0;
        for (hash, own) in named {
            // Another machine's photo may not have come yet; an own one must be here.
            if own || self.blobs.contains(&hash) {
                checked += 1;
                problems.extend(self.blobs.read(&hash).err().map(|error| error.to_string()));
            }
        }
        health.add("blobs", checked, &problems);
        Ok(())
    }

    fn examine_newer(&self, health: &mut Health) -> Result<()> {
        let newer = self.newer_records()?;
        let finding = Finding {
            name: "newer-records",
            ok: true,
            checked: u64::from(newer),
            message: match newer {
                0 => "none".into(),
                n => format!("{n} records of a newer version are kept and passed on"),
            },
        };
        health.findings.push(finding);
        Ok(())
    }

    /// Records of kinds that this version doesn't know.
    pub fn newer_records(&self) -> Result<u32> {
        let reader = self.reader();
        Ok(reader.query_row("SELECT count(*) FROM newer_record", [], |row| row.get(0))?)
    }
}
