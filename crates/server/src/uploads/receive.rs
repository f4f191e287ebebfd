//! Taking in the body of one upload request, piece by piece, as it arrives.

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt as _;
use tokio::time::timeout;

use super::Checksum;
use crate::ServerError;
use crate::database::Upload;
use crate::state::Shared;

/// Written at a time; a cut connection loses less than this.
const PIECE: usize = 64 * 1024;

/// Adds what comes at `offset`; how much there is afterwards. When the connection is cut, what
/// arrived stays: it is never sent twice.
pub async fn receive(
    state: Shared,
    upload: Upload,
    offset: u64,
    checksum: Option<Checksum>,
    body: Body,
) -> Result<u64, ServerError> {
    let work =
        Receiving { state, upload, begun_at: offset, at: offset, piece: BytesMut::new(), checksum };
    // On a task of its own: a cut connection must not end it before the last piece is written.
    tokio::spawn(work.everything(body)).await.unwrap_or(Err(ServerError::Panicked))
}

struct Receiving {
    state: Shared,
    upload: Upload,
    begun_at: u64,
    /// How much is written.
    at: u64,
    piece: BytesMut,
    checksum: Option<Checksum>,
}

impl Receiving {
    async fn everything(mut self, body: Body) -> Result<u64, ServerError> {
        let ended = self.take(body).await;
        self.write().await?;
        if ended.is_ok() {
            self.verify().await?;
        }
        if self.at > self.begun_at {
            self.state.files.sync(&self.upload.id).await?;
        }
        ended.map(|()| self.at)
    }

    async fn take(&mut self, mut body: Body) -> Result<(), ServerError> {
        let silence = self.state.config.limits.upload_silence;
        loop {
            let frame = timeout(silence, body.frame()).await;
            let Some(frame) = frame.map_err(|_| ServerError::TimedOut)? else { return Ok(()) };
            let frame = frame.map_err(|_| ServerError::Unreadable("its body broke off".into()))?;
            if let Ok(bytes) = frame.into_data() {
                self.add(&bytes).await?;
            }
        }
    }

    async fn add(&mut self, bytes: &Bytes) -> Result<(), ServerError> {
        let after = self.at + (self.piece.len() + bytes.len()) as u64;
        if after > self.upload.blob.bytes {
            return Err(ServerError::UploadTooLong);
        }
        if let Some(checksum) = &mut self.checksum {
            checksum.update(bytes);
        }
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE { self.write().await } else { Ok(()) }
    }

    async fn write(&mut self) -> Result<(), ServerError> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = self.piece.split().freeze();
        let length = piece.len() as u64;
        if self.state.files.append(&self.upload.id, self.at, piece).await? {
            self.at += length;
            return Ok(());
        }
        // Another request for the same upload was faster.
        let at = self.state.files.offset(&self.upload.id).await?;
        Err(ServerError::UploadOffset { at, asked: self.at })
    }

    /// Bytes that are not those of their checksum are taken back.
    async fn verify(&mut self) -> Result<(), ServerError> {
        if self.checksum.take().is_none_or(Checksum::holds) {
            return Ok(());
        }
        if self.at > self.begun_at {
            self.state.files.cut(&self.upload.id, self.begun_at).await?;
        }
        Err(ServerError::UploadChecksum)
    }
}
