use record::{Head, Record};

use super::{Run, Stage};
use crate::plan::{self, Pace};
use crate::{Local, SyncError, Transport};

/// Entries read from the store at a time.
const PAGE: usize = 500;
/// A batch without a checkpoint in sight is not read further than this.
const LARGEST_BATCH: usize = 16 * 1024 * 1024;

impl<L: Local, T: Transport> Run<'_, L, T> {
    /// Sends the own log from where headquarters has it.
    pub(super) async fn push(&mut self, stored: Head, head: Head) -> Result<(), SyncError> {
        let mut sent = self.common(stored)?;
        let (start, total) = (sent, head.seq.saturating_sub(sent));
        let mut pace = Pace::default();
        while sent < head.seq {
            self.report(Stage::Sending, sent - start, total)?;
            let batch = self.next_batch(sent, pace)?;
            let receipt = self.client.push(&batch).await?;
            self.local.keep_receipt(&receipt)?;
            self.outcome.entries_sent += receipt.receipt.seq - sent;
            sent = receipt.receipt.seq;
            self.outcome.receipt = Some(receipt);
            pace.faster();
        }
        Ok(())
    }

    /// Where to go on. If headquarters' newest entry is not the one that is here, the logs have
    /// parted: that entry is sent too, so that the refusal has both to keep as evidence.
    fn common(&self, stored: Head) -> Result<u64, SyncError> {
        let Some(before) = stored.seq.checked_sub(1) else { return Ok(0) };
        let ours = self.local.read(before, 1)?;
        let same = ours.first().is_some_and(|record| record.hash == stored.hash);
        Ok(if same { stored.seq } else { before })
    }

    /// The entries after `sent` up to a checkpoint, about as many as the pace allows.
    fn next_batch(&self, sent: u64, pace: Pace) -> Result<Vec<Record>, SyncError> {
        let mut batch: Vec<Record> = Vec::new();
        let mut weight = 0;
        loop {
            let newest = batch.last().map_or(sent, |record| record.header.seq);
            let next = self.local.read(newest, PAGE)?;
            let at_end = next.len() < PAGE;
            weight += next.iter().map(plan::weight).sum::<usize>();
            batch.extend(next);
            let cut = plan::cut(&batch, pace.bytes());
            if let Some(length) = cut.filter(|_| at_end || weight > pace.bytes()) {
                batch.truncate(length);
                return Ok(batch);
            }
            if at_end || weight > LARGEST_BATCH {
                return Err(SyncError::NoCheckpoint { after: sent });
            }
        }
    }
}
