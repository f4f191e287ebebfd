//! What people vouched for, with which keys, and what headquarters says of those keys.

use keys::{Cert, Chain, KeysError};
use record::{CHECKPOINT_PERSON, PersonCheckpoint, Record};
use rules::document::Signed;
use rules::fact::{self, Fact as _};
use rules::person::Certified;

use super::{Fault, Health, Looked};
use crate::error::Result;
use crate::open::Store;
use crate::root;

/// Collected over all logs: a certificate may stand in another log than what it is about.
#[derive(Default)]
struct Seen {
    /// Of people's checkpoints.
    looked: Looked,
    /// With the name of their record, and when it says it was made.
    vouched: Vec<(String, PersonCheckpoint, i64)>,
    /// Who signed a document, with the record's name and the time in the signature.
    signed: Vec<(String, String, i64)>,
    /// Whoever was certified anew has several.
    certified: Vec<Held>,
    /// Records with a certificate that is none.
    unreadable: Vec<String>,
}

/// A certificate that somebody holds, and the record that brought it.
struct Held {
    record: String,
    seat: String,
    own: Cert,
    others: Vec<Cert>,
    /// Headquarters' id, where the record says one.
    person: Option<String>,
}

impl Store {
    /// What people signed is what stands there, and with a key of theirs, as far as this machine
    /// knows their certificates; and those lead to the root that it trusts and were valid when used.
    pub(super) fn examine_people(&self, health: &mut Health) -> Result<()> {
        match self.people_in_logs() {
            Err(error) => health.add("checkpoints", Err(error)),
            Ok(seen) => {
                let certificates = self.trusted_root().map(|root| seen.judge(root.as_ref()));
                health.add("certificates", certificates)?;
                health.add("checkpoints", Ok(seen.compare()))
            }
        }
    }

    fn people_in_logs(&self) -> Result<Seen> {
        let mut seen = Seen::default();
        for device in self.heads()?.keys() {
            self.walk(device, |page| {
                for record in page {
                    seen.take(record);
                }
                Ok(())
            })?;
        }
        Ok(seen)
    }

    /// The root that this machine was given when it joined.
    fn trusted_root(&self) -> Result<Option<Cert>> {
        root::pinned(&self.reader())
    }
}

impl Seen {
    fn take(&mut self, record: &Record) {
        match record.header.kind.as_str() {
            CHECKPOINT_PERSON => self.take_checkpoint(record),
            Certified::KIND => self.take_certificate(record),
            Signed::KIND => {
                if let Some(signed) = read::<Signed>(record) {
                    self.signed.push((record.id(), signed.person, signed.at_ms));
                }
            }
            _ => {}
        }
    }

    fn take_checkpoint(&mut self, record: &Record) {
        self.looked.checked += 1;
        match record.body::<PersonCheckpoint>() {
            // Withheld here: somebody who may read it checks it.
            Ok(None) => {}
            Ok(Some(body)) if body.vouches(&record.header) => {
                self.vouched.push((record.id(), body, record.header.clock.latest_ms()));
            }
            _ => {
                let message = format!("{} is not what the person signed", record.id());
                let forged = Fault::new("checkpoint-forged", message).with("record", record.id());
                self.looked.problems.push(forged);
            }
        }
    }

    fn take_certificate(&mut self, record: &Record) {
        let Some(certified) = read::<Certified>(record) else { return };
        let mut chain = Cert::chain(&certified.chain).into_iter();
        let Some(own) = chain.next() else {
            self.unreadable.push(record.id());
            return;
        };
        let person = (record.header.v > 1).then_some(certified.person);
        let (record, seat, others) = (record.id(), certified.seat, chain.collect());
        self.certified.push(Held { record, seat, own, others, person });
    }

    /// Every certificate up to the root, and each use of one within its time. Without a root this
    /// machine can judge none.
    fn judge(&self, root: Option<&Cert>) -> Looked {
        let mut looked = Looked::default();
        let Some(root) = root else { return looked };
        for record in &self.unreadable {
            let message = format!("{record}: the certificate can't be read");
            let fault = Fault::new("certificate-unreadable", message).with("record", record);
            looked.problems.push(fault);
        }
        for held in &self.certified {
            looked.checked += 1;
            looked.problems.extend(held.problem(root));
        }
        let uses =
            self.vouched.iter().map(|(record, body, at_ms)| (record, self.with(body), at_ms));
        for (record, held, at_ms) in uses {
            // People work before they join: a certificate may come after its key's first use.
            let why = unfit(held, root, *at_ms).filter(|why| *why != KeysError::NotYetValid);
            looked.problems.extend(why.map(|why| doubted(record, &why)));
        }
        for (record, person, at_ms) in &self.signed {
            let why = unfit(self.of(person), root, *at_ms);
            looked.problems.extend(why.map(|why| doubted(record, &why)));
        }
        looked
    }

    /// The certificates of a person, or of one seat of theirs.
    fn of<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Held> {
        let theirs = move |held: &&'a Held| held.seat == id || held.person.as_deref() == Some(id);
        self.certified.iter().filter(theirs)
    }

    fn with<'a>(&'a self, body: &'a PersonCheckpoint) -> impl Iterator<Item = &'a Held> {
        self.of(&body.person).filter(|held| *held.own.public() == body.key)
    }

    fn compare(mut self) -> Looked {
        let strange = |(_, body, _): &&(String, PersonCheckpoint, i64)| {
            let mut theirs = self.of(&body.person).peekable();
            theirs.peek().is_some() && theirs.all(|held| *held.own.public() != body.key)
        };
        let problem = |(record, body, _): &(String, PersonCheckpoint, i64)| {
            let who = &body.person;
            let message =
                format!("{record}: {who} signed with a key that no certificate of theirs has");
            Fault::new("person-key-unknown", message).with("record", record)
        };
        let found: Vec<Fault> = self.vouched.iter().filter(strange).map(problem).collect();
        self.looked.problems.extend(found);
        self.looked
    }
}

impl Held {
    fn chain(&self, root: &Cert) -> std::result::Result<Chain, KeysError> {
        Chain::build(&self.own, &self.others, std::slice::from_ref(root))
    }

    fn problem(&self, root: &Cert) -> Option<Fault> {
        if let Err(why) = self.chain(root) {
            return Some(doubted(&self.record, &why));
        }
        let named = self.own.subject().person_id;
        let differs = self.person.as_ref().is_some_and(|person| *person != named);
        differs.then(|| {
            let record = &self.record;
            let message =
                format!("{record}: the certificate is for {named}, the record says otherwise");
            Fault::new("certificate-of-another", message).with("record", record)
        })
    }
}

/// Why a certificate doesn't count where this record rests on it.
fn doubted(record: &str, why: &KeysError) -> Fault {
    Fault::new(why.code(), format!("{record}: {why}")).with("record", record)
}

/// Why none of these certificates was good at that time; nothing when one was, or there is none.
fn unfit<'a>(held: impl Iterator<Item = &'a Held>, root: &Cert, at_ms: i64) -> Option<KeysError> {
    let mut first = None;
    for one in held {
        match one.chain(root).and_then(|chain| chain.check_at(at_ms, &[])) {
            Ok(()) => return None,
            Err(why) => first = first.or(Some(why)),
        }
    }
    first
}

/// What the record says, lifted to the newest version; nothing when it can't be read here.
fn read<F: fact::Fact>(record: &Record) -> Option<F> {
    let payload = record.payload().ok()??;
    fact::read(record.header.v, &payload.body).ok()
}
