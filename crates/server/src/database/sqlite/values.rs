//! Our values as SQLite keeps them.

use canon::Hash32;
use record::Class;
use rusqlite::types::Type;
use rusqlite::{Error, Row};
use sync::wire::Role;

use super::super::Access;

/// SQLite's integers are signed; nothing here is counted beyond 2^63.
pub fn integer(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub fn count(row: &Row<'_>, index: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(index)?;
    u64::try_from(number).map_err(|_| Error::IntegralValueOutOfRange(index, number))
}

pub fn hash(row: &Row<'_>, index: usize) -> rusqlite::Result<Hash32> {
    row.get::<_, [u8; 32]>(index).map(Hash32)
}

pub fn role_text(role: Role) -> &'static str {
    match role {
        Role::Administrator => "administrator",
        Role::Officer => "officer",
        Role::Inspector => "inspector",
    }
}

pub fn role(row: &Row<'_>, index: usize) -> rusqlite::Result<Role> {
    let all = [Role::Administrator, Role::Officer, Role::Inspector];
    named(row, index, &all, role_text)
}

pub fn class_text(class: Class) -> &'static str {
    match class {
        Class::Normal => "normal",
        Class::Restricted => "restricted",
        Class::Embargoed => "embargoed",
    }
}

fn class(row: &Row<'_>, index: usize) -> rusqlite::Result<Class> {
    named(row, index, &[Class::Normal, Class::Restricted, Class::Embargoed], class_text)
}

/// Columns class and open.
pub fn access(row: &Row<'_>, first: usize) -> rusqlite::Result<Access> {
    Ok(Access { class: class(row, first)?, open: row.get(first + 1)? })
}

fn named<T: Copy>(
    row: &Row<'_>,
    index: usize,
    all: &[T],
    text: fn(T) -> &'static str,
) -> rusqlite::Result<T> {
    let found: String = row.get(index)?;
    let known = all.iter().copied().find(|value| text(*value) == found);
    known.ok_or_else(|| unreadable(index, format!("unknown value {found:?}")))
}

pub fn unreadable(index: usize, why: impl Into<String>) -> Error {
    Error::FromSqlConversionFailure(index, Type::Text, why.into().into())
}

/// For `json_each`.
pub fn list(texts: &[String]) -> String {
    serde_json::to_string(texts).expect("strings are plain JSON")
}
