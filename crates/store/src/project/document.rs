use rules::document::{Made, Signed};

use super::Entry;
use crate::error::Result;
use crate::json::json;

/// Of two documents under one id the first stands.
pub fn made(entry: &Entry<'_>) -> Result<()> {
    let made: Made = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO document \
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13 \
             WHERE NOT EXISTS (SELECT 1 FROM document WHERE id = ?1 AND at <= ?13)",
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
            &made.missing,
            entry.header.clock.wall,
            entry.at(),
        ))?;
    Ok(())
}

/// One signed file is one signature, however many records say so.
pub fn signed(entry: &Entry<'_>) -> Result<()> {
    let signed: Signed = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO document_signature SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 \
             WHERE NOT EXISTS (SELECT 1 FROM document_signature \
                               WHERE document = ?1 AND pdf = ?2 AND at <= ?8)",
        )?
        .execute((
            entry.id(),
            signed.pdf.hash.0,
            signed.base.0,
            signed.pdf.bytes,
            &signed.field,
            &signed.person,
            signed.at_ms,
            entry.at(),
        ))?;
    Ok(())
}
