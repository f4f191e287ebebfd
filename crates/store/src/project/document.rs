use rules::document::{Made, Signed};

use super::{Entry, json};
use crate::error::Result;

pub fn made(entry: &Entry<'_>) -> Result<()> {
    let made: Made = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR IGNORE INTO document VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute((
            entry.id(),
            &made.inspection,
            &made.title,
            &made.number,
            made.body_hash.0,
            made.pages,
            made.pdf.hash.0,
            made.pdf.bytes,
            made.layout.hash.0,
            json(&made.places)?,
            entry.header.clock.wall,
        ))?;
    Ok(())
}

pub fn signed(entry: &Entry<'_>) -> Result<()> {
    let signed: Signed = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR IGNORE INTO document_signature VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((
            entry.id(),
            signed.pdf.hash.0,
            signed.base.0,
            signed.pdf.bytes,
            &signed.field,
            &signed.person,
            signed.at_ms,
        ))?;
    Ok(())
}
