use http::StatusCode;
use http::header::{HeaderValue, IF_NONE_MATCH};
use record::{Head, SignedReceipt};

use super::{Client, answer, get, post};
use crate::wire::{HeadAnswer, Heads, SignedHead};
use crate::{Local, SyncError, Transport};

impl<L: Local, T: Transport> Client<'_, L, T> {
    /// First on any connection: the signed head for a receipt, and how far headquarters has the
    /// log.
    pub async fn witness(&self, head: Head) -> Result<HeadAnswer, SyncError> {
        let device = self.local.device().id();
        let signature = self.local.sign(&SignedHead::message(&device, head))?;
        let signed = SignedHead { device, seq: head.seq, hash: head.hash, signature };
        let answer: HeadAnswer = answer::json(&self.send(post("/v1/heads", &signed)).await?)?;
        self.check_receipt(&answer.receipt, head)?;
        Ok(answer)
    }

    /// The newest entries of the logs that may be followed; `None` when they are those of `known`.
    pub async fn heads(&self, known: &Heads) -> Result<Option<Heads>, SyncError> {
        let mut request = get("/v1/heads");
        let etag = HeaderValue::try_from(known.etag()).expect("hex digits in quotes");
        request.headers_mut().insert(IF_NONE_MATCH, etag);
        let response = self.send_signed_in(request).await?;
        if response.status() == StatusCode::NOT_MODIFIED {
            return Ok(None);
        }
        answer::json(&response).map(Some)
    }

    /// A receipt of the pinned server for exactly this entry of our own log.
    pub(super) fn check_receipt(
        &self,
        signed: &SignedReceipt,
        head: Head,
    ) -> Result<(), SyncError> {
        if signed.server != self.server {
            return Err(SyncError::WrongServer);
        }
        signed.verify(&self.server)?;
        let receipt = &signed.receipt;
        let named = (receipt.device.as_str(), receipt.seq, receipt.head);
        if named != (self.local.device().id().as_str(), head.seq, head.hash) {
            return Err(SyncError::BadRecords("the receipt is for another entry".into()));
        }
        Ok(())
    }
}
