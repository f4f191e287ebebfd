//! One exchange with headquarters: head, own records, others' records, blobs.

mod blobs;
mod fetch;
mod outcome;
mod payloads;
mod pull;
mod push;

use canon::BlobRef;
use record::Head;

use crate::plan::StatusMap;
use crate::{Client, Local, SyncError, Transport};

pub use outcome::{Cancel, Distrusted, Outcome, Progress, Stage};

/// Exchanges everything that is due. It can be ended at any moment, by `cancel` or by dropping it,
/// and repeated at any time: whatever was acknowledged stays so, the rest goes on from there.
pub async fn run_once<L: Local, T: Transport>(
    local: &L,
    transport: &T,
    progress: &dyn Progress,
    cancel: &Cancel,
) -> Outcome {
    let mut outcome = Outcome::default();
    let everything = async {
        let client = Client::new(local, transport)?;
        let mut run = Run { client, local, progress, cancel, outcome: &mut outcome };
        run.everything().await
    };
    let stopped = tokio::select! {
        result = everything => result.err(),
        () = cancel.cancelled() => Some(SyncError::Cancelled),
    };
    outcome.stopped = stopped;
    if let Some(error) = &outcome.stopped {
        tracing::info!(code = error.code(), "the exchange ended early");
    }
    outcome
}

/// Brings one blob that may be read at headquarters, whether or not it is wanted by itself.
pub async fn fetch_blob<L: Local, T: Transport>(
    local: &L,
    transport: &T,
    blob: &BlobRef,
    cancel: &Cancel,
) -> Result<(), SyncError> {
    let client = Client::new(local, transport)?;
    let mut outcome = Outcome::default();
    let silent = |_: Stage, _: u64, _: u64| ();
    let run = Run { client, local, progress: &silent, cancel, outcome: &mut outcome };
    run.fetch_one(blob).await
}

/// What headquarters says of these draws, which nobody has revealed, where it has a word on one.
pub async fn openings<L: Local, T: Transport>(
    local: &L,
    transport: &T,
    draws: &[String],
    cancel: &Cancel,
) -> Result<Vec<Vec<u8>>, SyncError> {
    let asked = async {
        let client = Client::new(local, transport)?;
        let mut files = Vec::new();
        for draw in draws {
            files.extend(client.opening(draw).await?);
        }
        Ok::<_, SyncError>(files)
    };
    tokio::select! {
        files = asked => files,
        () = cancel.cancelled() => Err(SyncError::Cancelled),
    }
}

struct Run<'a, L, T> {
    client: Client<'a, L, T>,
    local: &'a L,
    progress: &'a dyn Progress,
    cancel: &'a Cancel,
    outcome: &'a mut Outcome,
}

impl<L: Local, T: Transport> Run<'_, L, T> {
    async fn everything(&mut self) -> Result<(), SyncError> {
        let head = self.local.checkpoint()?;
        let stored = self.witness(head).await?;
        self.push(stored, head).await?;
        self.pull().await?;
        self.payloads().await?;
        // What stands only here goes first: it could still be lost.
        self.blobs().await?;
        self.fetch().await
    }

    /// The head goes first, for a receipt; the answer is how far headquarters has our log.
    async fn witness(&mut self, head: Head) -> Result<Head, SyncError> {
        self.report(Stage::Head, 0, 1)?;
        let answer = self.client.witness(head).await?;
        self.local.keep_receipt(&answer.receipt)?;
        self.outcome.receipt = Some(answer.receipt);
        if answer.stored.seq > head.seq {
            return Err(SyncError::Behind { ours: head.seq, theirs: answer.stored.seq });
        }
        if answer.stored.seq < self.local.acknowledged()? {
            self.local.send_again_after(answer.stored.seq)?;
        }
        Ok(answer.stored)
    }

    fn status(&self) -> Result<StatusMap, SyncError> {
        let heads = self.local.heads()?;
        Ok(heads.into_iter().map(|(device, head)| (device, head.seq)).collect())
    }

    /// Says where we are, and stops here if that is wished.
    fn report(&self, stage: Stage, done: u64, total: u64) -> Result<(), SyncError> {
        if self.cancel.is_cancelled() {
            return Err(SyncError::Cancelled);
        }
        self.progress.report(stage, done, total);
        Ok(())
    }
}
