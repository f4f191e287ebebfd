//! What one breadth-first search over slots remembers.

/// Stamps instead of flags: beginning anew costs nothing.
pub(super) struct Search {
    round: u32,
    seen: Vec<u32>,
    met: Vec<u32>,
    queue: Vec<usize>,
    /// For each slot seen: where its holder would move to.
    pub came: Vec<(usize, u32)>,
}

impl Search {
    pub fn new(slots: usize, people: usize) -> Self {
        let (seen, met) = (vec![0; slots], vec![0; people]);
        Self { round: 0, seen, met, queue: Vec::new(), came: vec![(0, 0); slots] }
    }

    /// Forgets everything.
    pub fn begin(&mut self) {
        self.round += 1;
    }

    /// Starts at the slot; one that was seen in this round leads nowhere new.
    pub fn start(&mut self, slot: usize) {
        self.queue.clear();
        if self.seen[slot] != self.round {
            self.seen[slot] = self.round;
            self.queue.push(slot);
        }
    }

    /// The n-th slot seen since the start.
    pub fn queued(&self, next: usize) -> Option<usize> {
        self.queue.get(next).copied()
    }

    /// The slot would need somebody else, were its holder `mover` to go to `from`.
    pub fn see(&mut self, slot: usize, from: usize, mover: u32) {
        if self.seen[slot] != self.round {
            self.seen[slot] = self.round;
            self.came[slot] = (from, mover);
            self.queue.push(slot);
        }
    }

    /// Whether the person is met for the first time.
    pub fn meet(&mut self, person: u32) -> bool {
        std::mem::replace(&mut self.met[person as usize], self.round) != self.round
    }

    pub fn has_seen(&self, slot: usize) -> bool {
        self.seen[slot] == self.round
    }

    pub fn has_met(&self, person: u32) -> bool {
        self.met[person as usize] == self.round
    }
}
