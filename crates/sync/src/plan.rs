//! What to send and fetch, and in which order. Pure: numbers in, steps out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use record::{CHECKPOINT_DEVICE, Record};

use crate::BlobWaiting;

/// The newest entry of each log, by device.
pub type StatusMap = BTreeMap<String, u64>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Our own log goes on after this entry.
    Upload { after: u64 },
    /// Another device's log goes on after this entry.
    Download { device: String, after: u64 },
}

/// What differs. A log is written by its own device alone, so only `own` is ever uploaded, and
/// where headquarters has less of another log, that device itself will bring it.
pub fn diff(own: &str, ours: &StatusMap, theirs: &StatusMap) -> Vec<Step> {
    let seq = |map: &StatusMap, device: &str| map.get(device).copied().unwrap_or(0);
    let upload =
        (seq(ours, own) > seq(theirs, own)).then(|| Step::Upload { after: seq(theirs, own) });
    let others = theirs.iter().filter(|(device, _)| *device != own);
    let downloads = others.filter_map(|(device, &newest)| {
        let after = seq(ours, device);
        (newest > after).then(|| Step::Download { device: device.clone(), after })
    });
    upload.into_iter().chain(downloads).collect()
}

/// Roughly what a record weighs on the wire.
pub fn weight(record: &Record) -> usize {
    record.header_bytes.len() + record.payload.as_ref().map_or(0, Vec::len)
}

/// How many of `records` make the next batch: as many as fit into `budget`, but at least up to the
/// first device checkpoint, since a batch must end in one. `None` when there is none in sight.
pub fn cut(records: &[Record], budget: usize) -> Option<usize> {
    let mut total = 0;
    let mut best = None;
    for (index, record) in records.iter().enumerate() {
        total += weight(record);
        if total > budget && best.is_some() {
            break;
        }
        if record.header.kind == CHECKPOINT_DEVICE {
            best = Some(index + 1);
        }
    }
    best
}

/// How much to send at once: little at first, more while it works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace(usize);

impl Pace {
    const FIRST: usize = 256 * 1024;
    const MOST: usize = 4 * 1024 * 1024;

    pub fn bytes(self) -> usize {
        self.0
    }

    pub fn faster(&mut self) {
        self.0 = (self.0 * 2).min(Self::MOST);
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self(Self::FIRST)
    }
}

/// Ink, thumbnails and the like go before photos.
const SMALL: u64 = 256 * 1024;

/// Small things first, then photos; within each the newest task first, and what it has in order of
/// size, so that a poor connection finishes as many as it can.
pub fn order(blobs: &mut [BlobWaiting]) {
    blobs.sort_by_key(|blob| {
        let size = blob.blob.bytes;
        (size > SMALL, Reverse(blob.task_ms), size, blob.blob.hash)
    });
}

#[cfg(test)]
mod tests {
    use canon::{BlobRef, sha256};
    use keys::DeviceKey;
    use proptest::prelude::*;
    use record::{Class, Subject};

    use super::*;
    use crate::Local as _;
    use crate::memory::MemoryLocal;

    fn map() -> impl Strategy<Value = StatusMap> {
        prop::collection::btree_map("[a-e]", 1..5_u64, 0..5)
    }

    proptest! {
        #[test]
        fn after_every_step_both_have_all(mut ours in map(), mut theirs in map()) {
            let (before_ours, before_theirs) = (ours.clone(), theirs.clone());
            for step in diff("a", &ours.clone(), &theirs.clone()) {
                match step {
                    Step::Upload { after } => {
                        prop_assert_eq!(after, theirs.get("a").copied().unwrap_or(0));
                        theirs.insert("a".into(), ours["a"]);
                    }
                    Step::Download { device, after } => {
                        prop_assert_eq!(after, ours.get(&device).copied().unwrap_or(0));
                        ours.insert(device.clone(), theirs[&device]);
                    }
                }
            }
            prop_assert_eq!(diff("a", &ours, &theirs), vec![]);
            for (device, seq) in before_theirs.iter().filter(|(device, _)| *device != "a") {
                prop_assert_eq!(ours[device], before_ours.get(device).copied().unwrap_or(0).max(*seq));
            }
            prop_assert_eq!(ours.get("a"), before_ours.get("a"));
        }

        #[test]
        fn a_batch_ends_in_a_checkpoint_and_is_as_long_as_fits(
            steps in prop::collection::vec((0..200_usize, any::<bool>()), 0..30),
            budget in 0..20_000_usize,
        ) {
            let records = log(&steps);
            let checkpoints: Vec<usize> = (1..=records.len())
                .filter(|length| records[length - 1].header.kind == CHECKPOINT_DEVICE)
                .collect();
            let total = |length: usize| records[..length].iter().map(weight).sum::<usize>();
            let fitting = checkpoints.iter().copied().filter(|length| total(*length) <= budget);
            let expected = fitting.max().or(checkpoints.first().copied());
            prop_assert_eq!(cut(&records, budget), expected);
        }
    }

    /// Entries with this much text each, some followed by a checkpoint.
    fn log(steps: &[(usize, bool)]) -> Vec<Record> {
        let local = MemoryLocal::new(DeviceKey::from_entropy(&[1; 32]), "p-1");
        for (length, checkpoint) in steps {
            let text = "文".repeat(*length);
            local.write(Subject::new("test", "1"), Class::Normal, "test.written", &text, &[]);
            if *checkpoint {
                local.checkpoint().unwrap();
            }
        }
        local.entries(&local.device().id())
    }

    #[test]
    fn small_things_first_then_the_newest_task() {
        let blob = |name: u8, bytes, task_ms| BlobWaiting {
            blob: BlobRef { hash: sha256(&[name]), bytes },
            task_ms,
        };
        let old_photo = blob(1, 4_000_000, 10);
        let new_photo = blob(2, 5_000_000, 20);
        let new_smaller_photo = blob(3, 4_500_000, 20);
        let (old_ink, new_ink) = (blob(4, 9_000, 10), blob(5, 9_000, 20));
        let mut all =
            [&old_photo, &new_photo, &old_ink, &new_smaller_photo, &new_ink].map(Clone::clone);
        order(&mut all);
        assert_eq!(all, [new_ink, old_ink, new_smaller_photo, new_photo, old_photo]);
    }

    #[test]
    fn the_pace_grows_to_a_bound() {
        let mut pace = Pace::default();
        let first = pace.bytes();
        for _ in 0..20 {
            pace.faster();
        }
        assert_eq!((first, pace.bytes()), (256 * 1024, 4 * 1024 * 1024));
    }
}
