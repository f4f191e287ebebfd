use record::RecordError;

use super::{Distrusted, Run, Stage};
use crate::wire::LatePayload;
use crate::{Local, LocalError, SyncError, Transport, Withheld};

/// Runs of entries asked about at a time.
const ASKED: usize = 500;

impl<L: Local, T: Transport> Run<'_, L, T> {
    /// Asks for what was withheld when the headers came: a right may have been given since.
    pub(super) async fn payloads(&mut self) -> Result<(), SyncError> {
        let withheld = self.local.withheld()?;
        for group in withheld.chunks(ASKED) {
            let mut missing = group.to_vec();
            while !missing.is_empty() {
                self.report(Stage::Receiving, self.outcome.payloads_received, 0)?;
                let answer = self.client.payloads(&missing).await?;
                let Some(last) = answer.payloads.last() else { break };
                let rest = after(&missing, last);
                for late in answer.payloads {
                    self.take_payload(late)?;
                }
                // An answer that brings nothing new must not be asked for again and again.
                if !answer.more || rest == missing {
                    break;
                }
                missing = rest;
            }
        }
        Ok(())
    }

    /// A payload that its header doesn't name is not kept; the others are.
    fn take_payload(&mut self, late: LatePayload) -> Result<(), SyncError> {
        let LatePayload { device, seq, payload } = late;
        let why = RecordError::WrongPayload { device: device.clone(), seq };
        match self.local.keep_payload(&device, seq, payload.0) {
            Ok(kept) => self.outcome.payloads_received += u64::from(kept),
            Err(LocalError { code, .. }) if code == why.code() => {
                tracing::warn!(code, "a payload is not the one that its header names");
                self.outcome.distrusted.push(Distrusted { device, why });
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}

/// What is still to be asked about after an answer that ends with this payload.
fn after(missing: &[Withheld], last: &LatePayload) -> Vec<Withheld> {
    let beyond = |run: &&Withheld| (&run.device, run.last) > (&last.device, last.seq);
    let cut = |run: &Withheld| {
        let came = if run.device == last.device { last.seq } else { 0 };
        Withheld { first: run.first.max(came + 1), ..run.clone() }
    };
    missing.iter().filter(beyond).map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Base64;

    #[test]
    fn it_goes_on_after_the_last_that_came() {
        let run = |device: &str, first, last| Withheld { device: device.into(), first, last };
        let missing = [run("a", 1, 2), run("b", 1, 3), run("b", 5, 9), run("c", 2, 2)];
        let rest = |device: &str, seq| {
            let payload = Base64(Vec::new());
            after(&missing, &LatePayload { device: device.into(), seq, payload })
        };
        assert_eq!(rest("a", 1)[0], run("a", 2, 2));
        assert_eq!(rest("b", 6), [run("b", 7, 9), run("c", 2, 2)]);
        assert_eq!(rest("b", 9), [run("c", 2, 2)]);
        assert_eq!(rest("c", 2), []);
        // Of a server that answers what nobody asked.
        assert_eq!(rest("0", 7), missing);
        assert_eq!(rest("d", u64::MAX), []);
    }
}
