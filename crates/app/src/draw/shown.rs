//! What the page of a draw shows of its proofs and changes.

use draw::{Replacement, Substitution};
use rules::drawing::Rank;
use store::query::draw::DrawFacts;
use store::query::draw_acts::{ChangeTold, DrawActs};

use super::change;
use super::proof::{countersignatures, ranked, receipt};
use super::second::{abandonment, seconds};
use crate::api::{
    Countersigner, DrawAbandoned, DrawDropped, DrawProof, DrawRank, DrawReplaced, DrawSubstituted,
    NotChecked,
};
use crate::{App, Result, Session};

pub(super) fn proof(
    app: &App,
    session: &Session,
    facts: &DrawFacts,
    acts: &DrawActs,
    certificate: Option<&draw::certificate::Certificate>,
) -> Result<DrawProof> {
    let commitment = facts.commitment.as_ref();
    let received = commitment.map(|commitment| receipt(session, commitment, acts)).transpose()?;
    let abandoned = abandonment(session, facts, acts)?;
    let rank = ranked(session, facts)?;
    Ok(DrawProof {
        received_at_ms: received.flatten().map(|signed| signed.receipt.at_ms),
        countersigned: countersigners(session, facts, acts)?,
        escrowed: commitment
            .and_then(|one| acts.commitment(one))
            .map(|committed| committed.told.escrow.is_some()),
        abandoned: abandoned
            .map(|word| -> Result<DrawAbandoned> {
                let by = session.name_of(&word.by)?;
                Ok(DrawAbandoned { by, reason: word.reason.clone(), at_ms: word.at_ms })
            })
            .transpose()?,
        repeats: acts.repeats().map(str::to_owned),
        rank: match rank {
            Rank::Alone => DrawRank::Alone,
            Rank::Stands => DrawRank::Stands,
            Rank::Void { .. } => DrawRank::Void,
            Rank::Undecided => DrawRank::Undecided,
        },
        void_by: match rank {
            Rank::Void { by } => Some(by),
            _ => None,
        },
        seconds: seconds(app, session, facts)?,
        replaced: replaced(session, certificate)?,
        substituted: substituted(session, certificate)?,
        dropped: dropped(session, facts, acts)?,
    })
}

fn dropped(session: &Session, facts: &DrawFacts, acts: &DrawActs) -> Result<Vec<DrawDropped>> {
    let mut shown = Vec::new();
    for change in change::dropped(session, facts, acts)? {
        let (mine, out) = match &change.told {
            ChangeTold::Replaced(told) => {
                let Some(read) = change::read::<Replacement>(&told.change) else { continue };
                (read.mine, Some(session.name_of(&read.out)?))
            }
            ChangeTold::Substituted(told) => {
                let Some(read) = change::read::<Substitution>(&told.change) else { continue };
                (read.mine, None)
            }
        };
        shown.push(DrawDropped {
            mine_name: session.name_of_mine(&mine)?,
            out,
            by: session.name_of(&change.actor)?,
            at_ms: change.at_ms,
        });
    }
    Ok(shown)
}

fn countersigners(
    session: &Session,
    facts: &DrawFacts,
    acts: &DrawActs,
) -> Result<Vec<Countersigner>> {
    let signed = countersignatures(session, facts, acts)?.into_iter();
    signed
        .map(|signature| {
            let name = session.name_of(&signature.name)?;
            Ok(Countersigner { name, at_ms: signature.at_ms.unwrap_or_default() })
        })
        .collect()
}

fn replaced(
    session: &Session,
    certificate: Option<&draw::certificate::Certificate>,
) -> Result<Vec<DrawReplaced>> {
    let changes = certificate.iter().flat_map(|certificate| &certificate.replacements);
    changes
        .map(|change| {
            Ok(DrawReplaced {
                mine_name: session.name_of_mine(&change.mine)?,
                out: session.name_of(&change.out)?,
                person: session.name_of(&change.person)?,
                approver: session.name_of(&change.approver)?,
            })
        })
        .collect()
}

fn substituted(
    session: &Session,
    certificate: Option<&draw::certificate::Certificate>,
) -> Result<Vec<DrawSubstituted>> {
    let changes = certificate.iter().flat_map(|certificate| &certificate.substitutions);
    changes
        .map(|change| {
            Ok(DrawSubstituted {
                mine: change.mine.clone(),
                mine_name: session.name_of_mine(&change.mine)?,
                result: match change.result {
                    draw::NotChecked::Shut => NotChecked::Shut,
                    draw::NotChecked::Refused => NotChecked::Refused,
                    draw::NotChecked::Unreachable => NotChecked::Unreachable,
                },
                substitute: change.substitute.clone(),
                substitute_name: session.name_of_mine(&change.substitute)?,
                approver: session.name_of(&change.approver)?,
            })
        })
        .collect()
}
