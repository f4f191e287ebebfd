//! What was acknowledged is there. A process that answers as fast as it can is killed at random
//! moments, hundreds of times; after each kill its folder, and copies of it that suffered what a
//! power cut does besides, are held against everything that it had confirmed.

mod chance;
pub mod draw;
mod fault;
mod hand;
mod judge;
mod life;
mod told;

pub use hand::work;
pub use judge::judge;
pub use life::Victim;
pub use told::{Line, Told};

use std::fmt;
use std::path::Path;
use std::thread;

use crate::desk;
use crate::harness::{Result, out};
use chance::Chance;
use fault::Fault;

/// A new folder after so many kills: each check reads the whole log.
const LIVES_OF_A_FOLDER: usize = 20;
/// Folders that are worked on at the same time.
const HANDS: usize = 2;

/// What is killed: how a fresh folder is made, and how one life in it goes. `T` is what the lives of
/// a folder know of each other.
struct Kill<T> {
    prepare: fn(&Path) -> Result,
    live: fn(&Path, &mut T, &mut Chance, &mut Tally) -> Result,
    lives_of_a_folder: usize,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Tally {
    /// Lives that ended with a kill.
    pub runs: usize,
    /// Kills, and what copies suffered besides.
    pub faults: usize,
    /// Answers, photos, key presses and acts of a draw that were confirmed.
    pub confirmed: usize,
    /// Each is something confirmed that is missing, or a store that doesn't hold.
    pub lost: Vec<String>,
}

impl Tally {
    /// Takes in what was found after a kill and perhaps one more fault.
    fn complain(&mut self, more: Option<Fault>, complaints: Vec<String>) {
        self.faults += usize::from(more.is_some());
        let what = more.map_or_else(|| "killed".to_owned(), |more| format!("killed and {more:?}"));
        self.lost.extend(complaints.into_iter().map(|complaint| format!("{what}: {complaint}")));
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} runs, {} faults, {} lost", self.runs, self.faults, self.lost.len())
    }
}

/// Kills `runs` times. The same seed gives the same moments, as far as a machine repeats them.
pub fn run(runs: usize, seed: u64) -> Result<Tally> {
    spread(runs, seed, &Kill { prepare, live: life::live, lives_of_a_folder: LIVES_OF_A_FOLDER })
}

/// So many kills in copies of a fresh folder, by several hands at once.
fn spread<T: Default + 'static>(runs: usize, seed: u64, kill: &Kill<T>) -> Result<Tally> {
    std::fs::create_dir_all(out())?;
    let fresh = tempfile::tempdir_in(out())?;
    (kill.prepare)(fresh.path())?;
    let fresh = fresh.path();
    let shares = (0..HANDS).map(|hand| (runs + hand) / HANDS);
    let tallies: Vec<Result<Tally>> = thread::scope(|scope| {
        let start = |(seed, runs)| scope.spawn(move || share(fresh, runs, seed, kill));
        let hands: Vec<_> = (seed..).zip(shares).map(start).collect();
        let ended = hands.into_iter().map(thread::ScopedJoinHandle::join);
        ended.map(|end| end.unwrap_or_else(|_| Err("a hand panicked".into()))).collect()
    });
    let mut total = Tally::default();
    for tally in tallies {
        let Tally { runs, faults, confirmed, lost } = tally?;
        total.runs += runs;
        total.faults += faults;
        total.confirmed += confirmed;
        total.lost.extend(lost);
    }
    Ok(total)
}

/// A machine with an open inspection, closed in order.
pub fn prepare(folder: &Path) -> Result {
    let app = desk::set_up_quick(folder)?;
    desk::import_demo(&app, 5)?;
    desk::open_inspection(&app)?;
    Ok(())
}

/// One hand's part of the kills.
fn share<T: Default>(fresh: &Path, runs: usize, seed: u64, kill: &Kill<T>) -> Result<Tally> {
    let mut chance = Chance::new(seed);
    let mut tally = Tally::default();
    while tally.runs < runs {
        let folder = tempfile::tempdir_in(out())?;
        desk::copy(fresh, folder.path())?;
        let mut known = T::default();
        for _ in 0..kill.lives_of_a_folder.min(runs - tally.runs) {
            (kill.live)(folder.path(), &mut known, &mut chance, &mut tally)?;
        }
    }
    Ok(tally)
}
