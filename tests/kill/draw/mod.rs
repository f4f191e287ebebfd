//! A draw from the frozen list to the published results, by a process that is killed again and
//! again. After each kill: what was shown stands, there is one secret, and the draw goes on to its
//! publication.

mod judge;
mod officer;
mod shown;

pub use judge::judge;
pub use officer::{Officer, work};
pub use shown::{Held, Shown, Stand};

use std::path::Path;
use std::time::Duration;

use super::chance::Chance;
use super::life::{Victim, remains};
use super::{Kill, Tally, spread};
use crate::desk;
use crate::harness::Result;

/// A new folder after so many kills: room for a whole draw and the beginning of the next.
const LIVES_OF_A_FOLDER: usize = 8;

/// Kills `runs` times. The same seed gives the same moments, as far as a machine repeats them.
pub fn run(runs: usize, seed: u64) -> Result<Tally> {
    spread(runs, seed, &Kill { prepare, live, lives_of_a_folder: LIVES_OF_A_FOLDER })
}

/// A machine with mines, its officer and two others who countersign, closed in order.
pub fn prepare(folder: &Path) -> Result {
    let app = desk::set_up(folder)?;
    desk::import(&app, "矿山.csv", &demo::csv(7, 300))?;
    for name in ["处长", "纪检员"] {
        desk::add_person(&app, name)?;
    }
    drop(app);
    desk::quicken(folder)
}

/// What the lives of a folder wait for, one after the other: so many acts that are confirmed, or
/// nothing, so that the kill falls while it opens.
const WAITS: [Option<usize>; 5] = [Some(3), Some(2), Some(1), Some(0), None];

/// One life: killed while it opens, or in the midst of the act after those that it confirmed.
/// How many it waits for is not left to chance, so that a slow machine tests as much.
fn live(folder: &Path, held: &mut Held, chance: &mut Chance, tally: &mut Tally) -> Result {
    let mut victim = Victim::start(folder, chance.next(), "draws")?;
    let mut said: Vec<Stand> = Vec::new();
    if let Some(acts) = WAITS[tally.runs % WAITS.len()] {
        // Opened, then the acts.
        for _ in 0..=acts {
            said.push(victim.hear()?.ok_or("the victim said nothing")?);
        }
    }
    std::thread::sleep(Duration::from_micros(chance.below(60_000)));
    victim.kill()?;
    while let Some(stand) = victim.hear()? {
        said.push(stand);
    }
    for stand in said {
        tally.confirmed += usize::from(stand.extent.is_some());
        tally.lost.extend(held.hear(stand));
    }
    tally.runs += 1;
    tally.faults += 1;
    let (copy, more) = remains(folder, held.extent(), chance)?;
    tally.complain(more, judge(copy.path(), held, chance.next())?);
    Ok(())
}
