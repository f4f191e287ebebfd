use std::collections::BTreeMap;

use keys::DevicePublic;
use record::{Head, Record, RecordError, SignedReceipt, verify_segment};

use super::{Client, answer, post};
use crate::plan::StatusMap;
use crate::wire::{
    Enrolment, Entry, PayloadsAnswer, PayloadsRequest, PullAnswer, PullRequest, PulledSegment,
    PushAnswer, PushRequest,
};
use crate::{Local, SyncError, Transport, Withheld};

impl<L: Local, T: Transport> Client<'_, L, T> {
    /// Sends a batch that ends in a device checkpoint; the receipt for its last entry.
    pub async fn push(&self, batch: &[Record]) -> Result<SignedReceipt, SyncError> {
        let entries = batch.iter().map(Entry::from).collect();
        let response = self.send_signed_in(post("/v1/records", &PushRequest { entries })).await?;
        let PushAnswer { receipt } = answer::json(&response)?;
        let last = batch.last().expect("a batch ends in a checkpoint");
        self.check_receipt(&receipt, Head { seq: last.header.seq, hash: last.hash })?;
        Ok(receipt)
    }

    /// What comes after these entries, as much as fits into one answer. It is not yet checked: see
    /// [`checked`].
    pub async fn pull(&self, after: StatusMap) -> Result<PullAnswer, SyncError> {
        let request = post("/v1/records/pull", &PullRequest { after });
        answer::json(&self.send_signed_in(request).await?)
    }

    /// Payloads of these entries that may be read by now, as many as fit into one answer.
    pub async fn payloads(&self, missing: &[Withheld]) -> Result<PayloadsAnswer, SyncError> {
        let mut request = PayloadsRequest { missing: BTreeMap::new() };
        for Withheld { device, first, last } in missing {
            request.missing.entry(device.clone()).or_default().push((*first, *last));
        }
        let request = post("/v1/records/payloads", &request);
        answer::json(&self.send_signed_in(request).await?)
    }

    pub fn server(&self) -> &DevicePublic {
        &self.server
    }
}

/// A pulled segment whose device headquarters vouches for, which follows `head`, and whose every
/// entry that device has signed.
pub fn checked(
    segment: PulledSegment,
    head: Head,
    server: &DevicePublic,
) -> Result<(Enrolment, Vec<Record>), RecordError> {
    segment.source.verify(server)?;
    let source = segment.source.enrolment;
    let records: Vec<Record> =
        segment.entries.into_iter().map(Record::try_from).collect::<Result<_, _>>()?;
    let chained = verify_segment(head, &records, &source.device)?;
    if chained.signed != chained.head.seq {
        return Err(RecordError::NoCheckpoint {
            device: source.device.id(),
            seq: chained.head.seq,
        });
    }
    Ok((source, records))
}
