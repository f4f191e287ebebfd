//! Tickets for a million mines, beside hashing alone and the public sampler.

use std::process::Command;
use std::time::Duration;

use draw::Tickets;
use sha2::{Digest as _, Sha256};
use tests::harness::{Result, run};

use crate::desks::Desks;
use crate::figure::{Figure, median, millis, timed};

const MINES: usize = 1_000_000;
const PEER_MINES: usize = 100_000;
const PEER: &str = "
import sys, time
from consistent_sampler import sampler
ids = ['m-%016x' % n for n in range(int(sys.argv[1]))]
begun = time.perf_counter()
order = list(sampler(ids, seed='0' * 64, with_replacement=False, take=len(ids), output='id'))
assert len(order) == len(ids)
print(time.perf_counter() - begun)";

pub fn measure(_: &Desks) -> Result<Vec<Figure>> {
    let ids: Vec<String> = (0..MINES).map(|number| format!("m-{number:016x}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let own = median(|| order(&ids))?;
    let hashing = median(|| hash(&ids))?;
    let part = median(|| order(&ids[..PEER_MINES]))?;
    let peer = peer()?;
    let (all, some) = (millis(own), millis(part));
    Ok(vec![
        Figure::new("tickets and full order, 1,000,000 mines", all, "≤ 1.8× hashing alone")
            .beside(own, hashing),
        Figure::new("the same, 100,000, beside consistent_sampler", some, "≤ 0.025× (40 times)")
            .beside(part, peer),
    ])
}

fn order(ids: &[&str]) -> Result<Duration> {
    let tickets = Tickets::from_text(&"0".repeat(64));
    let (time, order) = timed(|| Ok(tickets.order(ids, ids.len())))?;
    if order.len() == ids.len() { Ok(time) } else { Err("the order is not full".into()) }
}

/// One block for each mine, and the whole hash of it: no ticket costs less.
fn hash(ids: &[&str]) -> Result<Duration> {
    let start = Sha256::new_with_prefix("0".repeat(64));
    let hash = |id: &&str| start.clone().chain_update(id).finalize();
    let (time, ()) = timed(|| {
        for id in ids {
            std::hint::black_box(hash(id));
        }
        Ok(())
    })?;
    Ok(time)
}

fn peer() -> Result<Duration> {
    let said = run(Command::new(judge::python()).args(["-c", PEER, &PEER_MINES.to_string()]))?;
    let seconds = said.stdout.trim().parse();
    Ok(Duration::from_secs_f64(
        seconds.map_err(|_| format!("the sampler failed: {}", said.stderr))?,
    ))
}
