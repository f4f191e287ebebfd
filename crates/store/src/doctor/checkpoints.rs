//! What people vouched for, and with which keys.

use std::collections::BTreeMap;

use keys::{Cert, PersonPublic};
use record::{CHECKPOINT_PERSON, Header, PersonCheckpoint, Record};
use rules::fact::Fact as _;
use rules::person::Certified;

use super::Looked;
use crate::error::Result;
use crate::open::Store;

/// Collected over all logs: a certificate may stand in another log than what it is about.
#[derive(Default)]
struct Seen {
    looked: Looked,
    /// With the name of their record.
    vouched: Vec<(String, PersonCheckpoint)>,
    /// Keys by person. Whoever was certified anew has several.
    certified: BTreeMap<String, Vec<PersonPublic>>,
}

impl Store {
    /// What people signed is what stands there, and with a key of theirs, as far as this machine
    /// knows their certificates.
    pub(super) fn examine_checkpoints(&self) -> Result<Looked> {
        let mut seen = Seen::default();
        for device in self.heads()?.keys() {
            self.walk(device, |page| {
                for record in page {
                    seen.take(record);
                }
                Ok(())
            })?;
        }
        Ok(seen.compare())
    }
}

impl Seen {
    fn take(&mut self, record: &Record) {
        match record.header.kind.as_str() {
            CHECKPOINT_PERSON => self.take_checkpoint(record),
            Certified::KIND => self.take_certificate(record),
            _ => {}
        }
    }

    fn take_checkpoint(&mut self, record: &Record) {
        self.looked.checked += 1;
        match record.body::<PersonCheckpoint>() {
            // Withheld here: somebody who may read it checks it.
            Ok(None) => {}
            Ok(Some(body)) if vouches(&record.header, &body) => {
                self.vouched.push((record.id(), body));
            }
            _ => {
                let forged = format!("{} is not what the person signed", record.id());
                self.looked.problems.push(forged);
            }
        }
    }

    /// One that can't be read here says nothing about its person's key.
    fn take_certificate(&mut self, record: &Record) {
        let Ok(Some(certified)) = record.body::<Certified>() else { return };
        let der = certified.chain.first().and_then(|own| hex::decode(own).ok());
        if let Some(Ok(own)) = der.map(|der| Cert::from_der(&der)) {
            self.certified.entry(certified.person).or_default().push(*own.public());
        }
    }

    fn compare(self) -> Looked {
        let Self { mut looked, vouched, certified } = self;
        for (record, body) in vouched {
            if certified.get(&body.person).is_some_and(|keys| !keys.contains(&body.key)) {
                let (person, key) = (&body.person, "no certificate of theirs has");
                looked.problems.push(format!("{record}: {person} signed with a key that {key}"));
            }
        }
        looked
    }
}

/// The person named by the header signed the entry before this one.
fn vouches(header: &Header, body: &PersonCheckpoint) -> bool {
    body.head == header.prev && body.person == header.actor && body.verify()
}
