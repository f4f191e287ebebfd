use async_trait::async_trait;
use canon::Hash32;
use keys::{DevicePublic, PersonPublic};
use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use super::super::{Certificate, Device, Enrolling, Invite, People, Person, Result};
use super::Sqlite;
use super::values::{hash, list, role, role_text, unreadable};
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
            Ok(query.query_row([invitation.0], read_certificate).optional()?)
        })
        .await
    }

    async fn certificates(&self, ids: Vec<String>) -> Result<Vec<Certificate>> {
        self.run(move |t| {
            let mut query = t.prepare_cached(include_str!("sql/certificates.sql"))?;
            let found = query.query_map([list(&ids)], read_certificate)?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
        .await
    }

    async fn revoke(&self, id: &str, at_ms: i64) -> Result<usize> {
        let id = id.to_owned();
        self.run(move |t| {
            Ok(t.prepare_cached(include_str!("sql/revoke.sql"))?.execute(params![id, at_ms])?)
        })
        .await
    }
}

fn insert_invite(t: &Transaction<'_>, invite: &Invite) -> Result<()> {
    let Invite { hash, person, name, role, region, expires_ms, .. } = invite;
    let role = role_text(*role);
    t.prepare_cached(include_str!("sql/invite.sql"))?
        .execute(params![hash.0, person, name, role, region, expires_ms])?;
    Ok(())
}

fn find_invite(t: &Transaction<'_>, wanted: &Hash32) -> Result<Option<Invite>> {
    let read = |row: &Row<'_>| {
        Ok(Invite {
            hash: hash(row, 0)?,
            person: row.get(1)?,
            name: row.get(2)?,
            role: role(row, 3)?,
            region: row.get(4)?,
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
    if is_taken(t, &invite, enrolling)? {
        return Err(ServerError::PersonTaken);
    }
    let Certificate { serial, person, seat, key, pem, .. } = &enrolling.certificate;
    let (device, at_ms) = (enrolling.key.id(), enrolling.at_ms);
    let Invite { name, role, region, .. } = &invite;
    t.prepare_cached(include_str!("sql/add_person.sql"))?.execute(params![
        person,
        name,
        role_text(*role),
        region
    ])?;
    t.prepare_cached(include_str!("sql/add_device.sql"))?.execute(params![
        device,
        enrolling.key.to_bytes(),
        person,
        at_ms
    ])?;
    t.prepare_cached(include_str!("sql/add_certificate.sql"))?.execute(params![
        serial,
        invitation.0,
        device,
        person,
        seat,
        key.to_sec1(),
        pem,
        at_ms
    ])?;
    t.prepare_cached(include_str!("sql/use_invitation.sql"))?
        .execute(params![device, invitation.0])?;
    Ok(())
}

/// Whether the seat's id stands for another person, in a certificate with another key or in another
/// machine's log. An invitation that names it has settled whose it is.
fn is_taken(t: &Transaction<'_>, invite: &Invite, enrolling: &Enrolling) -> Result<bool> {
    let Certificate { person, seat, key, .. } = &enrolling.certificate;
    let named = invite.person.as_ref() == Some(seat);
    let asked = params![seat, person, key.to_sec1(), named, enrolling.key.id()];
    let mut query = t.prepare_cached(include_str!("sql/id_taken.sql"))?;
    Ok(query.query_row(asked, |row| row.get(0))?)
}

/// Columns serial, person, seat, key, pem, revoked_ms, device.
fn read_certificate(row: &Row<'_>) -> rusqlite::Result<Certificate> {
    let key: [u8; 33] = row.get(3)?;
    Ok(Certificate {
        serial: row.get(0)?,
        person: row.get(1)?,
        seat: row.get(2)?,
        key: PersonPublic::from_sec1(&key).map_err(|why| unreadable(3, why.to_string()))?,
        pem: row.get(4)?,
        revoked_ms: row.get(5)?,
        device: row.get(6)?,
    })
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
