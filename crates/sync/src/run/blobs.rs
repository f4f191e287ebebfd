use bytes::Bytes;
use canon::BlobRef;

use super::{Run, Stage};
use crate::client::UploadState;
use crate::plan::{self, Pace};
use crate::wire::SignedBlobReceipt;
use crate::{BlobWaiting, Local, LocalError, SyncError, Transport};

/// Blobs asked about at a time.
pub(super) const ASKED: usize = 500;
/// What fits into one request needs no upload to be begun first.
const ONE_REQUEST: u64 = 256 * 1024;
/// A broken-off upload that headquarters sees otherwise than we do is taken up anew so often.
const ATTEMPTS: u32 = 4;

/// How much of all that waits has arrived, in bytes.
pub(super) struct Amount {
    pub done: u64,
    pub total: u64,
}

impl<L: Local, T: Transport> Run<'_, L, T> {
    pub(super) async fn blobs(&mut self) -> Result<(), SyncError> {
        let mut waiting = self.local.blobs_waiting()?;
        plan::order(&mut waiting);
        let total = waiting.iter().map(|waiting| waiting.blob.bytes).sum();
        let mut amount = Amount { done: 0, total };
        let mut pace = Pace::default();
        for group in waiting.chunks(ASKED) {
            let here = self.already_here(group).await?;
            for BlobWaiting { blob, .. } in group {
                if !here.contains(blob) {
                    self.send_blob(blob, &mut pace, &amount).await?;
                }
                amount.done += blob.bytes;
            }
        }
        Ok(())
    }

    /// Those whose receipt was lost on the way, or that a colleague has sent.
    async fn already_here(&mut self, group: &[BlobWaiting]) -> Result<Vec<BlobRef>, SyncError> {
        let asked = group.iter().map(|waiting| waiting.blob.hash).collect();
        let receipts = self.client.blobs_here(asked).await?;
        let waits = |blob: &BlobRef| group.iter().any(|waiting| waiting.blob == *blob);
        let mut here = Vec::new();
        for signed in receipts {
            if waits(&signed.receipt.blob) {
                here.push(signed.receipt.blob.clone());
                self.keep(&signed)?;
            }
        }
        Ok(here)
    }

    /// Sends one blob. If headquarters refuses it or its bytes can't be read, that is noted and
    /// the next one's turn.
    async fn send_blob(
        &mut self,
        blob: &BlobRef,
        pace: &mut Pace,
        amount: &Amount,
    ) -> Result<(), SyncError> {
        let mut attempt = 1;
        loop {
            match self.upload(blob, pace, amount).await {
                Ok(receipt) => {
                    self.outcome.blobs_sent += 1;
                    return self.keep(&receipt);
                }
                Err(error) if attempt < ATTEMPTS && may_be_taken_up_anew(&error) => attempt += 1,
                Err(error @ (SyncError::Refused(_) | SyncError::Local(_))) => {
                    self.outcome.blobs_refused.push((blob.hash, error));
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
        }
    }

    async fn upload(
        &self,
        blob: &BlobRef,
        pace: &mut Pace,
        amount: &Amount,
    ) -> Result<SignedBlobReceipt, SyncError> {
        self.report(Stage::Blobs, amount.done, amount.total)?;
        let whole = blob.bytes <= ONE_REQUEST;
        let whole = whole.then(|| self.part(blob, 0, Pace::default())).transpose()?;
        let mut state = self.client.begin_upload(blob, whole).await?;
        loop {
            let (path, offset) = match state {
                UploadState::Done(receipt) => return Ok(*receipt),
                UploadState::Open { path, offset } => (path, offset),
            };
            self.report(Stage::Blobs, amount.done + offset, amount.total)?;
            let bytes = self.part(blob, offset, *pace)?;
            state = self.client.continue_upload(blob, path, offset, bytes).await?;
            pace.faster();
        }
    }

    fn part(&self, blob: &BlobRef, offset: u64, pace: Pace) -> Result<Bytes, SyncError> {
        let bytes = self.local.read_blob(&blob.hash, offset, pace.bytes())?;
        if bytes.is_empty() && offset < blob.bytes {
            let message =
                "a file is shorter than its record says. It can't be sent; check the store";
            return Err(LocalError { code: "blob-damaged", message: message.into() }.into());
        }
        Ok(bytes.into())
    }

    fn keep(&self, receipt: &SignedBlobReceipt) -> Result<(), SyncError> {
        Ok(self.local.keep_blob_receipt(receipt)?)
    }
}

fn may_be_taken_up_anew(error: &SyncError) -> bool {
    let SyncError::Refused(problem) = error else { return false };
    ["upload-unknown", "upload-offset", "upload-checksum", "upload-mismatch"]
        .contains(&problem.code.as_str())
}
