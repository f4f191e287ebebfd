//! The files of one table as they were handed over.

use canon::BlobRef;

use super::read::Brought;
use crate::api::Staged;
use crate::{AppError, Result, Session};

pub(crate) struct Files {
    name: String,
    bytes: Vec<u8>,
    beside: Vec<(String, Vec<u8>)>,
    pub blobs: Vec<BlobRef>,
}

impl Files {
    pub fn open(session: &Session, file: &Staged, beside: &[Staged]) -> Result<Self> {
        let mut blobs = Vec::new();
        let mut read = |staged: &Staged| -> Result<Vec<u8>> {
            let hash = staged.token.parse().map_err(AppError::bad_input)?;
            let content = session.store.blobs.read(&hash)?;
            blobs.push(BlobRef { hash, bytes: content.len() as u64 });
            Ok(content)
        };
        let bytes = read(file)?;
        let mut others = Vec::new();
        for staged in beside {
            others.push((staged.name.clone(), read(staged)?));
        }
        Ok(Self { name: file.name.clone(), bytes, beside: others, blobs })
    }

    pub fn brought(&self) -> Brought<'_> {
        Brought { name: &self.name, bytes: &self.bytes, beside: &self.beside }
    }
}
