//! Whoever is signed in, with the open store.

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use keys::PersonKey;
use record::{Class, Subject};
use rules::calendar::Counting;
use rules::fact::Fact;
use rules::pack::Rulebook;
use store::{Act, Store, Write};

use crate::api::{PersonCard, Staged};
use crate::draw::KeptList;
use crate::{AppError, Result, clock};

pub struct Session {
    pub store: Arc<Store>,
    pub person: PersonCard,
    /// The person's signing key, for vouching on signing out. Opening it takes as long as opening
    /// the store, so it comes a moment later. Documents ask for the passphrase all the same.
    pub(crate) key: OnceLock<PersonKey>,
    pub(crate) list: KeptList,
    /// The newest entry when this person signed in.
    since: u64,
}

impl Session {
    pub(crate) fn new(store: Arc<Store>, person: PersonCard) -> Self {
        let since = store.head().seq;
        Self { store, person, key: OnceLock::new(), list: KeptList::default(), since }
    }

    /// Signing out: the person vouches for what they recorded since signing in, and the device
    /// signs its log.
    pub(crate) fn leave(&self) -> Result<()> {
        let person = &self.person.id;
        self.store.write(|write: &mut Write<'_>| -> Result<()> {
            if write.head().seq > self.since
                && let Some(key) = self.key.get()
            {
                write.vouch(person, key)?;
            }
            Ok(())
        })?;
        self.store.checkpoint(person)?;
        Ok(())
    }

    pub(crate) fn act<'a>(&'a self, subject: &'a Subject) -> Act<'a> {
        Act { actor: &self.person.id, subject, class: Class::Normal }
    }

    /// One fact in one transaction.
    pub(crate) fn append<F: Fact>(&self, subject: &Subject, fact: &F) -> Result<record::Record> {
        self.store.write(|write: &mut Write<'_>| -> Result<_> {
            Ok(write.append(&self.act(subject), fact)?)
        })
    }

    /// Who is signed in, whichever of their machines this is: to be held against whom the store
    /// names.
    pub(crate) fn own_id(&self) -> Result<String> {
        Ok(self.store.person_id(&self.person.id)?)
    }

    /// Which rules hold where today: the packs in force, and the drafts that were switched on.
    pub(crate) fn rulebook(&self) -> Result<Rulebook<'static>> {
        self.rulebook_on(clock::date(self.store.now_ms()))
    }

    /// The same of another day. Which drafts were switched on is told as it stands now.
    pub(crate) fn rulebook_on(&self, day: NaiveDate) -> Result<Rulebook<'static>> {
        Ok(Rulebook::new(self.store.library(), self.store.standing_switches()?, day))
    }

    /// How a period is counted that begins on this day.
    pub(crate) fn counting_on(&self, day: NaiveDate) -> Result<Counting> {
        Ok(self.store.calendar()?.0.counting_on(day))
    }

    /// A person's name as this registry knows it; their id when it doesn't.
    pub(crate) fn name_of(&self, person: &str) -> Result<String> {
        Ok(self.store.person(person)?.map_or_else(|| person.to_owned(), |p| p.name))
    }

    /// The same of a mine.
    pub(crate) fn name_of_mine(&self, mine: &str) -> Result<String> {
        Ok(self.store.mine(mine)?.map_or_else(|| mine.to_owned(), |m| m.name))
    }

    /// A file that was handed over.
    pub(crate) fn staged(&self, file: &Staged) -> Result<Vec<u8>> {
        let token = file.token.parse().map_err(AppError::bad_input)?;
        Ok(self.store.blobs.read(&token)?)
    }

    pub(crate) fn mine(&self, id: &str) -> Result<rules::mine::Mine> {
        self.store.mine(id)?.ok_or_else(|| AppError::not_found("mine", id))
    }
}
