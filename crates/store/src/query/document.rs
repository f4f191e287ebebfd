use canon::Hash32;
use rules::document::Place;
use rusqlite::{OptionalExtension as _, Row};

use super::person::whose;
use crate::error::Result;
use crate::json::from_json;
use crate::open::Store;

/// A document and its signatures, as the log tells them.
pub struct DocumentFacts {
    pub id: String,
    pub inspection: String,
    pub title: String,
    pub number: String,
    pub body_hash: Hash32,
    pub pages: u32,
    pub layout: Hash32,
    pub places: Vec<Place>,
    pub missing: String,
    pub made_at_ms: i64,
    /// The file as it stands, after the newest signature that follows from the ones before.
    pub pdf: Hash32,
    pub bytes: u64,
    pub signatures: Vec<SignatureFacts>,
}

pub struct SignatureFacts {
    pub field: String,
    pub person: String,
    pub at_ms: i64,
    base: Hash32,
    pdf: Hash32,
    bytes: u64,
}

impl Store {
    /// Newest first.
    pub fn documents(&self) -> Result<Vec<DocumentFacts>> {
        let ids: Vec<String> = {
            let reader = self.reader();
            let mut statement =
                reader.prepare_cached("SELECT id FROM document ORDER BY made_at DESC, id")?;
            let rows = statement.query_map([], |row| row.get(0))?;
            rows.collect::<rusqlite::Result<_>>()?
        };
        let mut documents = Vec::with_capacity(ids.len());
        for id in ids {
            documents.extend(self.document(&id)?);
        }
        Ok(documents)
    }

    pub fn document(&self, id: &str) -> Result<Option<DocumentFacts>> {
        let reader = self.reader();
        let found = reader
            .prepare_cached(
                "SELECT id, inspection, title, number, body_hash, pages, layout, places, made_at, \
                 pdf, bytes, missing FROM document WHERE id = ?1",
            )?
            .query_row([id], document)
            .optional()?;
        let Some(mut facts) = found else { return Ok(None) };
        let mut statement = reader.prepare_cached(
            "SELECT field, person, signed_at, base, pdf, bytes FROM document_signature \
             WHERE document = ?1 ORDER BY signed_at, pdf",
        )?;
        let rows = statement.query_map([id], signature)?;
        let mut signatures: Vec<SignatureFacts> = rows.collect::<rusqlite::Result<_>>()?;
        for place in &mut facts.places {
            place.person = whose(&reader, std::mem::take(&mut place.person))?;
        }
        for signature in &mut signatures {
            signature.person = whose(&reader, std::mem::take(&mut signature.person))?;
        }
        // Each increment names the file it stands on; the chain from the first file is the document.
        while let Some(next) = signatures.iter().position(|s| s.base == facts.pdf) {
            let signature = signatures.remove(next);
            (facts.pdf, facts.bytes) = (signature.pdf, signature.bytes);
            facts.signatures.push(signature);
        }
        Ok(Some(facts))
    }
}

fn document(row: &Row<'_>) -> rusqlite::Result<DocumentFacts> {
    Ok(DocumentFacts {
        id: row.get(0)?,
        inspection: row.get(1)?,
        title: row.get(2)?,
        number: row.get(3)?,
        body_hash: Hash32(row.get(4)?),
        pages: row.get(5)?,
        layout: Hash32(row.get(6)?),
        places: from_json(row, 7)?,
        made_at_ms: row.get(8)?,
        pdf: Hash32(row.get(9)?),
        bytes: row.get(10)?,
        missing: row.get(11)?,
        signatures: Vec::new(),
    })
}

fn signature(row: &Row<'_>) -> rusqlite::Result<SignatureFacts> {
    Ok(SignatureFacts {
        field: row.get(0)?,
        person: row.get(1)?,
        at_ms: row.get(2)?,
        base: Hash32(row.get(3)?),
        pdf: Hash32(row.get(4)?),
        bytes: row.get(5)?,
    })
}
