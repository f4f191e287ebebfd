use record::{Head, RecordError};

use super::{Distrusted, Run, Stage};
use crate::client::checked;
use crate::plan::{self, StatusMap, Step};
use crate::wire::{Heads, PulledSegment};
use crate::{Local, SyncError, Transport};

impl<L: Local, T: Transport> Run<'_, L, T> {
    /// Fetches what headquarters has of others' logs and this store has not.
    pub(super) async fn pull(&mut self) -> Result<(), SyncError> {
        let (mut wanted, total) = self.wanted().await?;
        while !wanted.is_empty() {
            self.report(Stage::Receiving, self.outcome.entries_received, total)?;
            let answer = self.client.pull(wanted.clone()).await?;
            let before = wanted.clone();
            for segment in answer.segments {
                self.take(segment, &mut wanted)?;
            }
            // An answer that brings nothing must not be asked for again and again.
            if !answer.more || wanted == before {
                break;
            }
        }
        Ok(())
    }

    /// The logs to go on with, each after which entry; and how many entries that are.
    async fn wanted(&mut self) -> Result<(StatusMap, u64), SyncError> {
        let own = self.local.device().id();
        let ours = self.status()?;
        let mut known = Heads(ours.clone());
        known.0.remove(&own);
        let Some(theirs) = self.client.heads(&known).await? else {
            return Ok((StatusMap::new(), 0));
        };
        let mut wanted = StatusMap::new();
        let mut total = 0;
        for step in plan::diff(&own, &ours, &theirs.0) {
            if let Step::Download { device, after } = step {
                total += theirs.0[&device] - after;
                wanted.insert(device, after);
            }
        }
        Ok((wanted, total))
    }

    /// Takes over one segment. What doesn't hold is not taken over, and that device's log is left
    /// alone; everybody else's goes on.
    fn take(&mut self, segment: PulledSegment, wanted: &mut StatusMap) -> Result<(), SyncError> {
        let device = segment.source.enrolment.device.id();
        let Some(after) = wanted.get(&device).copied() else { return Ok(()) };
        let heads = self.local.heads()?;
        let head = heads.get(&device).copied().unwrap_or(Head::START);
        match checked(segment, head, self.client.server()) {
            Ok((source, records)) => {
                self.local.append(&source, &records)?;
                let newest = records.last().map_or(after, |record| record.header.seq);
                self.outcome.entries_received += newest.saturating_sub(after);
                wanted.insert(device, newest);
            }
            Err(why) => self.distrust(device, why, wanted),
        }
        Ok(())
    }

    fn distrust(&mut self, device: String, why: RecordError, wanted: &mut StatusMap) {
        tracing::warn!(code = why.code(), "records of another device do not hold");
        wanted.remove(&device);
        self.outcome.distrusted.push(Distrusted { device, why });
    }
}
