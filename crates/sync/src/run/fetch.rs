use canon::BlobRef;

use super::blobs::{ASKED, Amount};
use super::{Run, Stage};
use crate::plan::{self, Pace};
use crate::{Arrival, BlobWaiting, Local, SyncError, Transport};

/// How headquarters says that it has no such blob for this reader.
const GONE: &str = "blob-unknown";

impl<L: Local, T: Transport> Run<'_, L, T> {
    /// Brings the blobs that records here name. What headquarters doesn't have yet stays wanted.
    pub(super) async fn fetch(&mut self) -> Result<(), SyncError> {
        let mut wanted = self.local.blobs_wanted()?;
        plan::order(&mut wanted);
        let total = wanted.iter().map(|wanted| wanted.blob.bytes).sum();
        let mut amount = Amount { done: 0, total };
        let mut pace = Pace::default();
        for group in wanted.chunks(ASKED) {
            let there = self.there(group).await?;
            for BlobWaiting { blob, .. } in group {
                if there.contains(blob) {
                    self.fetch_blob(blob, &mut pace, &amount).await?;
                }
                amount.done += blob.bytes;
            }
        }
        Ok(())
    }

    pub(super) async fn fetch_one(&self, blob: &BlobRef) -> Result<(), SyncError> {
        let amount = Amount { done: 0, total: blob.bytes };
        self.download(blob, &mut Pace::default(), &amount).await
    }

    /// Those that headquarters has and that this device may read.
    async fn there(&self, group: &[BlobWaiting]) -> Result<Vec<BlobRef>, SyncError> {
        let asked = group.iter().map(|wanted| wanted.blob.hash).collect();
        let receipts = self.client.blobs_here(asked).await?;
        Ok(receipts.into_iter().map(|signed| signed.receipt.blob).collect())
    }

    /// One blob that can't be had is noted and holds up no other.
    async fn fetch_blob(
        &mut self,
        blob: &BlobRef,
        pace: &mut Pace,
        amount: &Amount,
    ) -> Result<(), SyncError> {
        match self.download(blob, pace, amount).await {
            Ok(()) => self.outcome.blobs_received += 1,
            // Taken away since the answer that it is there: it stays wanted.
            Err(SyncError::Refused(problem)) if problem.code == GONE => {}
            Err(error @ (SyncError::Refused(_) | SyncError::BadBlob(_))) => self.miss(blob, error),
            // A file cut short at headquarters breaks its answer off just as a dead line does.
            Err(error) if error.is_passing() && self.reaches_headquarters(blob).await => {
                self.miss(blob, error);
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn miss(&mut self, blob: &BlobRef, why: SyncError) {
        tracing::warn!(code = why.code(), "a blob could not be taken over");
        self.outcome.blobs_missed.push((blob.hash, why));
    }

    async fn reaches_headquarters(&self, blob: &BlobRef) -> bool {
        !self.cancel.is_cancelled() && self.client.blobs_here(vec![blob.hash]).await.is_ok()
    }

    async fn download(
        &self,
        blob: &BlobRef,
        pace: &mut Pace,
        amount: &Amount,
    ) -> Result<(), SyncError> {
        let mut offset = self.local.blob_begun(blob)?;
        loop {
            self.report(Stage::Fetching, amount.done + offset, amount.total)?;
            let left = blob.bytes.saturating_sub(offset);
            let bytes = match left.min(pace.bytes() as u64) {
                0 => bytes::Bytes::new(),
                length => self.client.read_blob(&blob.hash, offset, length).await?,
            };
            if left > 0 && bytes.is_empty() {
                return Err(SyncError::Garbage("it sends nothing of a file that it has".into()));
            }
            match self.local.keep_blob(blob, &bytes)? {
                Arrival::Part(here) => offset = here,
                Arrival::Whole => return Ok(()),
                Arrival::Wrong => return Err(SyncError::BadBlob(blob.hash)),
            }
            pace.faster();
        }
    }
}
