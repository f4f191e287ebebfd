//! Certificates with what changed after the draw.

use draw::certificate::{Certificate, Leaving, amend};
use draw::{NotChecked, Replacement, Substitution};

use crate::common::seed;
use crate::signed::{official, sign_all};

pub fn replaced(certificate: &Certificate, mine: &str, slot: u32) -> Option<Replacement> {
    let Leaving { out, next, .. } = certificate.next_person(mine, slot).unwrap();
    let next = next?;
    Some(Replacement {
        mine: mine.to_owned(),
        slot,
        out,
        person: next.person,
        ticket: next.ticket,
        reason_hash: seed("recused on the day"),
        approver: "p-chief".into(),
    })
}

pub fn substituted(certificate: &Certificate, mine: &str) -> Option<Substitution> {
    let next = certificate.next_mine(mine).unwrap()?;
    Some(Substitution {
        mine: mine.to_owned(),
        result: NotChecked::Shut,
        photo_hash: seed("a closed gate"),
        substitute: next.mine,
        ticket: next.ticket,
        members: next.members,
        approver: "p-chief".into(),
        after: u32::try_from(certificate.replacements.len()).unwrap(),
    })
}

/// Somebody replaced, then the mine found shut, signed again.
pub fn changed() -> Certificate {
    changed_from(&official())
}

pub fn changed_from(certificate: &Certificate) -> Certificate {
    let mine = certificate.teams[0].mine.clone();
    let first = replaced(certificate, &mine, 1).unwrap();
    let certificate = amend(certificate, vec![first.clone()], Vec::new());
    let shut = substituted(&certificate, &mine).unwrap();
    sign_all(amend(&certificate, vec![first], vec![shut]))
}
