//! The rule of the draw: mine by mine in ticket order, slot by slot.

use super::flow::Flow;
use super::{Eligible, Site};
use crate::Tickets;

/// By site and slot: who takes it.
///
/// A slot goes to the eligible person with the fewest assignments, then the lowest ticket, among
/// those that leave a full assignment of all remaining slots possible; where there is none, among
/// those that leave the most slots filled.
pub(crate) fn assign(
    eligible: &Eligible<'_>,
    sites: &[Site<'_>],
    tickets: &Tickets,
) -> Vec<Vec<Option<u32>>> {
    let mut flow = Flow::new(eligible, sites);
    let mut counts: Vec<u64> =
        eligible.people().map(|person| u64::from(eligible.person(person).load)).collect();
    let mut team_of = |site: &Site<'_>| {
        let mut fill = |slot| {
            let pool = eligible.pool(site.stratum, slot);
            let person = choose(&mut flow, pool, &counts, |person| {
                tickets.team_ticket(site.id, &eligible.person(person).id)
            });
            match person {
                Some(person) => counts[person as usize] += 1,
                None => flow.leave(),
            }
            person
        };
        (0..eligible.width()).map(&mut fill).collect()
    };
    sites.iter().map(&mut team_of).collect()
}

/// Settles the next slot. Tickets are made only for people who tie.
fn choose(
    flow: &mut Flow<'_>,
    pool: &[u32],
    counts: &[u64],
    ticket: impl Fn(u32) -> crate::Ticket,
) -> Option<u32> {
    flow.next();
    let free: Vec<u32> = pool.iter().copied().filter(|person| flow.may_take(*person)).collect();
    let count = |person: &u32| counts[*person as usize];
    let mut least = free.iter().map(count).min();
    while let Some(fewest) = least {
        let mut tied: Vec<u32> = free.iter().copied().filter(|p| count(p) == fewest).collect();
        tied.sort_by_cached_key(|person| ticket(*person));
        if let Some(person) = tied.into_iter().find(|person| flow.settle(*person)) {
            return Some(person);
        }
        least = free.iter().map(count).filter(|count| *count > fewest).min();
    }
    None
}
