use async_trait::async_trait;
use canon::Hash32;
use keys::DevicePublic;
use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use super::super::{Certificate, Device, Enrolling, Invite, People, Person, Result};
use super::Sqlite;
use super::values::{hash, role, role_text, unreadable};
use crate::ServerError;

#[async_trait]
impl People for Sqlite {
    async fn invite(&self, invite: Invite) -> Result<()> {
        self.run(move |t| insert_invite(t, &invite)).await
    }

    async fn invitation(&self, hash: Hash32) -> Result<Option<Invite>> {
        self.run(move |t| find_invite(t, &hash)).await
    }

    async fn person(&self, id: &str) -> Result<Option<Person>> {
        let id = id.to_owned();
        self.run(move |t| {
            let mut query = t.prepare_cached(include_str!("sql/person.sql"))?;
            Ok(query.query_row([id], |row| read_person(row, 0)).optional()?)
        })
        .await
    }

    async fn has_administrator(&self) -> Result<bool> {
        self.run(|t| {
            let mut query = t.prepare_cached(include_str!("sql/has_administrator.sql"))?;
            Ok(query.query_row([], |row| row.get(0))?)
        })
        .await
    }

    async fn enrol(&self, invitation: Hash32, enrolling: Enrolling) -> Result<()> {
        self.run(move |t| enrol(t, &invitation, &enrolling)).await
    }

    async fn device(&self, id: &str) -> Result<Option<Device>> {
        let id = id.to_owned();
        self.run(move |t| {
            let mut query = t.prepare_cached(include_str!("sql/device.sql"))?;
            Ok(query.query_row([id], |row| read_device(row, 0)).optional()?)
        })
        .await
    }

    async fn devices(&self) -> Result<Vec<Device>> {
        self.run(|t| {
            let mut query = t.prepare_cached(include_str!("sql/devices.sql"))?;
            let devices = query.query_map([], |row| read_device(row, 0))?;
            Ok(devices.collect::<rusqlite::Result<_>>()?)
        })
        .await
    }

    async fn certificate(&self, invitation: Hash32) -> Result<Option<Certificate>> {
        self.run(move |t| {
            let mut query = t.prepare_cached(include_str!("sql/certificate.sql"))?;
            let read = |row: &Row<'_>| Ok(Certificate { serial: row.get(0)?, pem: row.get(1)? });
            Ok(query.query_row([invitation.0], read).optional()?)
        })
        .await
    }
}

fn insert_invite(t: &Transaction<'_>, invite: &Invite) -> Result<()> {
    let Person { id, name, role, region } = &invite.person;
    let role = role_text(*role);
    t.prepare_cached(include_str!("sql/invite.sql"))?.execute(params![
        invite.hash.0,
        id,
        name,
        role,
        region,
        invite.expires_ms
    ])?;
    Ok(())
}

fn find_invite(t: &Transaction<'_>, wanted: &Hash32) -> Result<Option<Invite>> {
    let read = |row: &Row<'_>| {
        Ok(Invite {
            hash: hash(row, 0)?,
            person: read_person(row, 1)?,
            expires_ms: row.get(5)?,
            used_by: row.get(6)?,
        })
    };
    let mut query = t.prepare_cached(include_str!("sql/invitation.sql"))?;
    Ok(query.query_row([wanted.0], read).optional()?)
}

fn enrol(t: &Transaction<'_>, invitation: &Hash32, enrolling: &Enrolling) -> Result<()> {
    let invite = find_invite(t, invitation)?.ok_or(ServerError::InvitationUnknown)?;
    if invite.used_by.is_some() {
        return Err(ServerError::InvitationUsed);
    }
    let Person { id, name, role, region } = &invite.person;
    let device = enrolling.key.id();
    t.prepare_cached(include_str!("sql/add_person.sql"))?.execute(params![
        id,
        name,
        role_text(*role),
        region
    ])?;
    t.prepare_cached(include_str!("sql/add_device.sql"))?.execute(params![
        device,
        enrolling.key.to_bytes(),
        id,
        enrolling.at_ms
    ])?;
    let Certificate { serial, pem } = &enrolling.certificate;
    t.prepare_cached(include_str!("sql/add_certificate.sql"))?.execute(params![
        serial,
        invitation.0,
        device,
        pem,
        enrolling.at_ms
    ])?;
    t.prepare_cached(include_str!("sql/use_invitation.sql"))?
        .execute(params![device, invitation.0])?;
    Ok(())
}

/// Columns id, name, role, region.
fn read_person(row: &Row<'_>, first: usize) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.get(first)?,
        name: row.get(first + 1)?,
        role: role(row, first + 2)?,
        region: row.get(first + 3)?,
    })
}

/// Columns key, person, role, region, enrolled_ms.
pub fn read_device(row: &Row<'_>, first: usize) -> rusqlite::Result<Device> {
    let key: [u8; 32] = row.get(first)?;
    let key = DevicePublic::from_bytes(&key).map_err(|why| unreadable(first, why.to_string()))?;
    Ok(Device {
        key,
        person: row.get(first + 1)?,
        role: role(row, first + 2)?,
        region: row.get(first + 3)?,
        enrolled_ms: row.get(first + 4)?,
    })
}
