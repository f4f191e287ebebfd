//! The rule for teams, word for word over an independent flow solver: slow and plain.

use std::collections::{HashMap, HashSet};

use draw::{Assigned, Inputs, Mine, Tickets};

/// Unit-capacity maximum flow by plain depth-first augmentation over a map of edges.
#[derive(Default)]
pub struct Graph {
    edges: HashMap<String, Vec<(String, u32)>>,
}

impl Graph {
    pub fn edge(&mut self, from: &str, to: &str, capacity: u32) {
        self.edges.entry(from.to_owned()).or_default().push((to.to_owned(), capacity));
        self.edges.entry(to.to_owned()).or_default();
    }

    pub fn flow(mut self) -> usize {
        let mut filled = 0;
        while self.augment("source", &mut HashSet::new()) {
            filled += 1;
        }
        filled
    }

    fn augment(&mut self, node: &str, seen: &mut HashSet<String>) -> bool {
        if node == "sink" {
            return true;
        }
        seen.insert(node.to_owned());
        for index in 0..self.edges[node].len() {
            let (to, capacity) = self.edges[node][index].clone();
            if capacity > 0 && !seen.contains(&to) && self.augment(&to, seen) {
                self.edges.get_mut(node).unwrap()[index].1 -= 1;
                self.edge(&to, node, 1);
                return true;
            }
        }
        false
    }
}

/// The state of a draw after some slots: who is where, and how often.
struct Naive<'a> {
    inputs: &'a Inputs,
    mines: Vec<(&'a str, &'a Mine)>,
    counts: Vec<u32>,
    team: Vec<usize>,
}

impl Naive<'_> {
    fn fits(&self, person: usize, mine: usize, slot: usize) -> bool {
        let (person, slot) = (&self.inputs.inspectors[person], &self.inputs.team.slots[slot]);
        let (stratum, mine) = self.mines[mine];
        person.roles.contains(&slot.role)
            && (person.card || !slot.card)
            && slot.department.as_ref().is_none_or(|wanted| *wanted == person.department)
            && person.strata.as_ref().is_none_or(|strata| strata.iter().any(|s| s == stratum))
            && !self
                .inputs
                .recusals
                .iter()
                .any(|r| r.person == person.id && r.holder == mine.holder)
    }

    fn room(&self, person: usize) -> u32 {
        self.inputs.team.cap.map_or(1000, |cap| cap.saturating_sub(self.counts[person]))
    }

    /// The most slots from `next` on that can be filled.
    fn most_filled(&self, next: usize) -> usize {
        let width = self.inputs.team.slots.len();
        let mut graph = Graph::default();
        graph.edge("source", "sink", 0);
        for person in 0..self.counts.len() {
            graph.edge("source", &format!("p{person}"), self.room(person));
        }
        for slot in next..self.mines.len() * width {
            let mine = slot / width;
            graph.edge(&format!("s{slot}"), "sink", 1);
            for person in 0..self.counts.len() {
                // At a mine's first slot, `team` is still that of the mine before.
                let in_team = !next.is_multiple_of(width)
                    && mine == next / width
                    && self.team.contains(&person);
                if !in_team && self.fits(person, mine, slot % width) {
                    graph.edge(&format!("g{person}/{mine}"), &format!("s{slot}"), 1);
                }
            }
        }
        for mine in next / width..self.mines.len() {
            for person in 0..self.counts.len() {
                graph.edge(&format!("p{person}"), &format!("g{person}/{mine}"), 1);
            }
        }
        graph.flow()
    }
}

/// The rule of draw.md word for word: every candidate is tried, every flow computed anew.
pub fn by_the_rule<'a>(
    inputs: &'a Inputs,
    order: &[String],
    tickets: &Tickets,
) -> Vec<Vec<(u32, &'a str)>> {
    let find = |id: &String| {
        let mut all = inputs.strata.iter().flat_map(|s| s.members.iter().map(|m| (&*s.id, m)));
        all.find(|(_, mine)| mine.id == *id).unwrap()
    };
    let counts = inputs.inspectors.iter().map(|person| person.load).collect();
    let mines = order.iter().map(find).collect();
    let mut naive = Naive { inputs, mines, counts, team: Vec::new() };
    let width = inputs.team.slots.len();
    let mut teams = Vec::new();
    for (mine, id) in order.iter().enumerate() {
        naive.team.clear();
        let mut team = Vec::new();
        for slot in 0..width {
            let candidates = (0..inputs.inspectors.len()).filter(|person| {
                naive.fits(*person, mine, slot)
                    && !naive.team.contains(person)
                    && naive.room(*person) > 0
            });
            let candidates: Vec<usize> = candidates.collect();
            let best = candidates.into_iter().min_by_key(|person| {
                let count = naive.counts[*person];
                naive.counts[*person] += 1;
                naive.team.push(*person);
                let filled = naive.most_filled(mine * width + slot + 1);
                naive.team.pop();
                naive.counts[*person] -= 1;
                let ticket = tickets.team_ticket(id, &inputs.inspectors[*person].id);
                (usize::MAX - filled, count, ticket.to_string())
            });
            if let Some(person) = best {
                naive.counts[person] += 1;
                naive.team.push(person);
                team.push((u32::try_from(slot).unwrap(), &*inputs.inspectors[person].id));
            }
        }
        teams.push(team);
    }
    teams
}

/// The most slots of these mines' teams that can be filled.
pub fn most_filled(inputs: &Inputs, teams: &[Assigned]) -> usize {
    let find = |team: &Assigned| {
        let mut all = inputs.strata.iter().flat_map(|s| s.members.iter().map(|m| (&*s.id, m)));
        all.find(|(_, mine)| mine.id == team.mine).unwrap()
    };
    let counts = inputs.inspectors.iter().map(|person| person.load).collect();
    let mines = teams.iter().map(find).collect();
    Naive { inputs, mines, counts, team: Vec::new() }.most_filled(0)
}
