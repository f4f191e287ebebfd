//! A fullest assignment of people to all slots that are still to be settled, kept up to date.
//!
//! Every slot belongs to a mine, and a person takes at most one slot of a mine and at most `room`
//! in all: an integral flow person → (person, mine) → slot. Whether a slot can go to a given person
//! without leaving more slots empty is asked tens of thousands of times; instead of computing a new
//! flow each time, the one at hand is changed along one path of people who move up.

use std::collections::BTreeSet;

use super::search::Search;
use super::{Eligible, Site};

pub(crate) struct Flow<'a> {
    eligible: &'a Eligible<'a>,
    sites: &'a [Site<'a>],
    /// By slot, all sites' slots in order: who has it, for good below `settled`.
    holder: Vec<Option<u32>>,
    /// By person: the unsettled slots held, and for each of those its index in that list.
    held: Vec<Vec<usize>>,
    index: Vec<usize>,
    /// By person: how many unsettled slots may be held.
    room: Vec<u32>,
    settled: usize,
    /// Unsettled slots that nobody holds.
    open: BTreeSet<usize>,
    /// Slots that some fullest assignment leaves empty. People in their reach serve no other slots,
    /// so settling slots never adds to them.
    surplus: Vec<bool>,
    /// The people in their reach, all at their cap.
    exhausted: Vec<u32>,
    search: Search,
}

impl<'a> Flow<'a> {
    pub fn new(eligible: &'a Eligible<'a>, sites: &'a [Site<'a>]) -> Self {
        let slots = sites.len() * eligible.width();
        let room: Vec<u32> = eligible.people().map(|person| eligible.room(person)).collect();
        let mut flow = Self {
            eligible,
            sites,
            holder: vec![None; slots],
            held: vec![Vec::new(); room.len()],
            index: vec![0; slots],
            search: Search::new(slots, room.len()),
            room,
            settled: 0,
            open: BTreeSet::new(),
            surplus: Vec::new(),
            exhausted: Vec::new(),
        };
        flow.fill_all();
        flow
    }

    /// The slots that stay empty.
    pub fn open(&self) -> impl Iterator<Item = usize> {
        self.open.iter().copied()
    }

    pub fn surplus(&self, slot: usize) -> bool {
        self.surplus[slot]
    }

    pub fn exhausted(&self) -> &[u32] {
        &self.exhausted
    }

    /// The slots that compete with the first empty one, itself among them, and who serves them but
    /// is at their cap. With any of these slots less, the others could be filled.
    pub fn rivals(&mut self) -> Option<(Vec<usize>, Vec<u32>)> {
        let gap = self.open().next()?;
        self.search.begin();
        self.fill(gap);
        let slots = (0..self.holder.len()).filter(|slot| self.search.has_seen(*slot)).collect();
        let people = self.eligible.people().filter(|person| self.search.has_met(*person));
        Some((slots, people.collect()))
    }

    /// Whether the person could take the next slot, leaving other slots aside.
    pub fn may_take(&self, person: u32) -> bool {
        let site = self.site(self.settled);
        let in_team = self.seat(self.settled, person).is_some_and(|seat| seat < self.settled);
        self.room[person as usize] > 0 && !in_team && !self.sites[site].bars(person)
    }

    /// Begins the next slot.
    pub fn next(&mut self) {
        self.search.begin();
    }

    /// Gives the slot to the person for good, if as many slots as before can still be filled.
    pub fn settle(&mut self, person: u32) -> bool {
        // Whoever an earlier search for this slot met can't make way either.
        if self.search.has_met(person) {
            return false;
        }
        let slot = self.settled;
        let before = self.holder[slot];
        let given_up = self.hand_over(slot, person);
        if let (Some(before), Some(gap)) = (before, given_up)
            && !self.fill(gap)
            && !self.fill_surplus(slot)
        {
            self.take_back(slot, person, before, gap);
            return false;
        }
        true
    }

    /// Leaves the slot empty for good.
    pub fn leave(&mut self) {
        self.open.remove(&self.settled);
        self.settled += 1;
    }

    /// Gives the slot to the person and names the slot that the person gives up for it, if any.
    fn hand_over(&mut self, slot: usize, person: u32) -> Option<usize> {
        let seat = self.seat(slot, person);
        match self.holder[slot] {
            Some(before) => self.release(slot, before),
            None => _ = self.open.remove(&slot),
        }
        let p = person as usize;
        let full = self.held[p].len() >= self.room[p] as usize;
        let given_up = seat
            .filter(|seat| *seat != slot)
            .or_else(|| self.held[p].last().copied().filter(|_| full));
        if let Some(gap) = given_up {
            self.release(gap, person);
            self.open.insert(gap);
        }
        self.holder[slot] = Some(person);
        self.room[p] -= 1;
        self.settled += 1;
        given_up
    }

    fn take_back(&mut self, slot: usize, person: u32, before: u32, gap: usize) {
        self.settled -= 1;
        self.room[person as usize] += 1;
        self.take(gap, person);
        self.take(slot, before);
    }

    /// Where some fullest assignment leaves the settled slot empty, one of the other empty slots
    /// can be filled with the person who was set free.
    fn fill_surplus(&mut self, slot: usize) -> bool {
        self.surplus[slot] && self.open.clone().into_iter().any(|gap| self.fill(gap))
    }

    /// First whoever has the least to do, then along paths until nothing more can be filled.
    fn fill_all(&mut self) {
        for slot in 0..self.holder.len() {
            match self.idlest(slot) {
                Some(person) => self.take(slot, person),
                None => _ = self.open.insert(slot),
            }
        }
        self.search.begin();
        for gap in self.open.clone() {
            // What a failed search saw stays hopeless, so only a success begins anew.
            if self.fill(gap) {
                self.search.begin();
            }
        }
        self.search.begin();
        for gap in self.open.clone() {
            self.fill(gap);
        }
        self.surplus = (0..self.holder.len()).map(|slot| self.search.has_seen(slot)).collect();
        let people = self.eligible.people();
        self.exhausted = people.filter(|person| self.search.has_met(*person)).collect();
    }

    fn idlest(&self, slot: usize) -> Option<u32> {
        let free = |person: &u32| {
            self.spare(*person) && !self.bars(slot, *person) && self.seat(slot, *person).is_none()
        };
        let pool = self.pool(slot).iter().copied().filter(free);
        pool.min_by_key(|person| self.held[*person as usize].len())
    }

    /// Fills the empty slot if people can move up so that somebody with room to spare comes in,
    /// breadth first over the slots that would need somebody else.
    fn fill(&mut self, gap: usize) -> bool {
        self.search.start(gap);
        let mut next = 0;
        while let Some(slot) = self.search.queued(next) {
            next += 1;
            for &person in self.pool(slot) {
                if self.bars(slot, person) {
                    continue;
                }
                match self.seat(slot, person) {
                    Some(seat) if seat < self.settled => {}
                    Some(seat) => self.search.see(seat, slot, person),
                    None if !self.search.meet(person) => {}
                    None if self.spare(person) => {
                        self.move_up(gap, slot, person);
                        return true;
                    }
                    None => {
                        for seat in &self.held[person as usize] {
                            self.search.see(*seat, slot, person);
                        }
                    }
                }
            }
        }
        false
    }

    /// The person takes the slot; its holder moves on to where the search came from, and so forth.
    fn move_up(&mut self, gap: usize, mut slot: usize, mut person: u32) {
        while slot != gap {
            let (from, mover) = self.search.came[slot];
            self.release(slot, mover);
            self.take(slot, person);
            (slot, person) = (from, mover);
        }
        self.open.remove(&gap);
        self.take(gap, person);
    }

    fn take(&mut self, slot: usize, person: u32) {
        self.open.remove(&slot);
        let held = &mut self.held[person as usize];
        self.index[slot] = held.len();
        held.push(slot);
        self.holder[slot] = Some(person);
    }

    fn release(&mut self, slot: usize, person: u32) {
        let held = &mut self.held[person as usize];
        let index = self.index[slot];
        held.swap_remove(index);
        if let Some(moved) = held.get(index) {
            self.index[*moved] = index;
        }
        self.holder[slot] = None;
    }

    fn spare(&self, person: u32) -> bool {
        self.held[person as usize].len() < self.room[person as usize] as usize
    }

    fn site(&self, slot: usize) -> usize {
        slot / self.eligible.width()
    }

    fn pool(&self, slot: usize) -> &'a [u32] {
        let site = &self.sites[self.site(slot)];
        self.eligible.pool(site.stratum, slot % self.eligible.width())
    }

    fn bars(&self, slot: usize, person: u32) -> bool {
        self.sites[self.site(slot)].bars(person)
    }

    /// The slot of the same mine that the person has.
    fn seat(&self, slot: usize, person: u32) -> Option<usize> {
        let first = slot - slot % self.eligible.width();
        let mut team = first..first + self.eligible.width();
        team.find(|seat| self.holder[*seat] == Some(person))
    }
}
