//! Files are handed over in pieces and go straight into a sealed blob: nothing readable touches
//! the disk, and a photo is safe before anybody looks at it.

use std::collections::HashMap;
use std::sync::PoisonError;

use store::PendingBlob;

use crate::{App, AppError, Result};

#[derive(Default)]
pub(crate) struct Staging(HashMap<String, PendingBlob>);

impl App {
    /// Takes the next piece. Without a token a new file begins; the answer is the token for the
    /// next piece, and after the last one the token by which commands take the file.
    pub fn stage(&self, token: Option<&str>, bytes: &[u8], last: bool) -> Result<String> {
        let session = self.session()?;
        let blobs = &session.store.blobs;
        let mut staged = self.staged.lock().unwrap_or_else(PoisonError::into_inner);
        let mut writer = match token {
            Some(token) => staged.0.remove(token).ok_or_else(unknown)?.resume(blobs),
            None => blobs.writer(self.random())?,
        };
        writer.write(bytes)?;
        if last {
            return Ok(writer.finish()?.hash.to_string());
        }
        let token = token.map_or_else(|| self.new_id("t"), str::to_owned);
        staged.0.insert(token.clone(), writer.suspend());
        Ok(token)
    }
}

fn unknown() -> AppError {
    AppError::new("stage-unknown", "this file was not handed over whole. Choose it again")
}
