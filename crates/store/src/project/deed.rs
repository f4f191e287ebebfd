//! A deed that was read is one line in the life of its mine; the readings themselves are folded
//! when asked: `query/deed.rs`.

use rules::deed::DeedRead;

use super::Entry;
use crate::error::Result;

pub fn read(entry: &Entry<'_>) -> Result<()> {
    let read: DeedRead = entry.fact()?;
    let names: Vec<&str> = read.scans.iter().map(|scan| scan.name.as_str()).collect();
    entry.timeline(&read.mine, &names.join("、"))
}
