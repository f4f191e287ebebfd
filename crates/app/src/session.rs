//! Whoever is signed in, with the open store.

use std::sync::Arc;

use record::{Class, Subject};
use rules::fact::Fact;
use store::{Act, Store, Write};

use crate::api::PersonCard;
use crate::{AppError, Result};

pub struct Session {
    pub store: Arc<Store>,
    pub person: PersonCard,
}

impl Session {
    pub(crate) fn act<'a>(&'a self, subject: &'a Subject) -> Act<'a> {
        Act { actor: &self.person.id, subject, class: Class::Normal }
    }

    /// One fact in one transaction.
    pub(crate) fn append<F: Fact>(&self, subject: &Subject, fact: &F) -> Result<record::Record> {
        self.store.write(|write: &mut Write<'_>| -> Result<_> {
            Ok(write.append(&self.act(subject), fact)?)
        })
    }

    /// A person's name as this registry knows it; their id when it doesn't.
    pub(crate) fn name_of(&self, person: &str) -> Result<String> {
        Ok(self.store.person(person)?.map_or_else(|| person.to_owned(), |p| p.name))
    }

    pub(crate) fn mine(&self, id: &str) -> Result<rules::mine::Mine> {
        self.store.mine(id)?.ok_or_else(|| AppError::not_found("mine", id))
    }
}
