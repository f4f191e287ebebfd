//! The records of a case in line.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Settled, text};
use crate::fact::Fact;

/// A record of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// `d-…/17`
    pub id: String,
    /// Sorts as the records' clocks do. It decides between two openings and nothing else.
    pub at: String,
    pub kind: String,
    pub v: u16,
    pub body: Value,
}

impl Entry {
    /// What it follows on: for a settlement, the branch that it keeps.
    fn after(&self) -> Option<&str> {
        text(&self.body, if self.settles() { "keeps" } else { "after" })
    }

    fn settles(&self) -> bool {
        self.kind == Settled::KIND
    }

    /// What goes no further: the record that this one follows on, and branches set aside.
    fn ends(&self) -> impl Iterator<Item = &str> {
        let aside = self.body.get("aside").filter(|_| self.settles()).and_then(Value::as_array);
        self.after().into_iter().chain(aside.into_iter().flatten().filter_map(Value::as_str))
    }
}

/// Which records of a case stand, and where it can go on.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'a> {
    /// From the opening on; in a conflict, up to where the branches part.
    pub standing: Vec<&'a Entry>,
    /// The newest record of each branch: one, or more in a conflict.
    pub tips: Vec<&'a Entry>,
    /// What is in a branch that is contested.
    pub contested: Vec<&'a Entry>,
}

impl<'a> Line<'a> {
    /// Of entries that this version can read, from the first that `opens` a case. Those whose
    /// forerunner isn't here wait for it.
    pub(super) fn of(mut readable: Vec<&'a Entry>, opens: impl Fn(&Entry) -> bool) -> Self {
        readable.sort_by(|a, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)));
        let first = |entry: &&&Entry| entry.after().is_none() && opens(entry);
        let Some(opening) = readable.iter().find(first) else {
            return Self { standing: Vec::new(), tips: Vec::new(), contested: Vec::new() };
        };
        let here = attached(opening, &readable);
        let ended: BTreeSet<&str> = here.values().flat_map(|entry| entry.ends()).collect();
        let tips: Vec<&Entry> =
            here.values().copied().filter(|entry| !ended.contains(entry.id.as_str())).collect();
        let chains: Vec<Vec<&Entry>> = tips.iter().map(|tip| chain(tip, &here)).collect();
        let standing = common(&chains);
        let from = standing.len();
        let contested = chains.into_iter().flat_map(|chain| chain.into_iter().skip(from)).collect();
        Self { standing, tips, contested }
    }

    pub fn in_conflict(&self) -> bool {
        self.tips.len() > 1
    }

    /// What the next step follows on, unless the case is in conflict.
    pub fn head(&self) -> Option<&'a str> {
        match self.tips[..] {
            [tip] => Some(&tip.id),
            _ => None,
        }
    }
}

/// Everything that leads back to the opening, by id.
fn attached<'a>(opening: &'a Entry, all: &[&'a Entry]) -> BTreeMap<&'a str, &'a Entry> {
    let mut following: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in all {
        following.entry(entry.after().unwrap_or_default()).or_default().push(entry);
    }
    let mut here = BTreeMap::new();
    let mut open = vec![opening];
    while let Some(entry) = open.pop() {
        here.insert(entry.id.as_str(), entry);
        open.extend(following.get(entry.id.as_str()).into_iter().flatten());
    }
    here
}

/// From the opening to `tip`.
fn chain<'a>(tip: &'a Entry, here: &BTreeMap<&str, &'a Entry>) -> Vec<&'a Entry> {
    let before = |entry: &&'a Entry| here.get(entry.after()?).copied();
    let mut chain: Vec<&Entry> = std::iter::successors(Some(tip), before).collect();
    chain.reverse();
    chain
}

/// What all branches share.
fn common<'a>(chains: &[Vec<&'a Entry>]) -> Vec<&'a Entry> {
    let Some((first, others)) = chains.split_first() else { return Vec::new() };
    let shared = |(place, entry): &(usize, &&Entry)| {
        others.iter().all(|chain| chain.get(*place).is_some_and(|other| other.id == entry.id))
    };
    first.iter().enumerate().take_while(shared).map(|(_, entry)| *entry).collect()
}
