//! What proves a draw: headquarters' receipt, countersignatures, the escrowed secret, and which of
//! two draws of the same stands.

use std::collections::BTreeSet;

use canon::Hash32;
use draw::certificate::{Certificate, Commit, Policy, Role, Signature, Signer, commitment_message};
use keys::{Cert, DevicePublic, Escrow, PersonPublic, Signature64};
use record::{Hlc, SignedReceipt, Subject};
use rules::drawing::{
    Committing, Countersigned, DrawRefusal, Rank, Receipted, Scope, may_countersign, rank, settled,
};
use rules::region;
use store::Write;
use store::query::draw::{Commitment, DrawFacts};
use store::query::draw_acts::DrawActs;

use super::embargo::{is_known_and_open, is_open};
use super::second::{abandonment, is_ended_unseen, made_it, not_abandoned, second};
use super::{find, get};
use crate::api::{ById, CountersignInput, DrawDetail};
use crate::{App, AppError, Result, Session};

/// Headquarters' earliest word that it has the log with this commitment, checked against its key
/// and the log as it is here.
pub(super) fn receipt(
    session: &Session,
    commitment: &Commitment,
    acts: &DrawActs,
) -> Result<Option<SignedReceipt>> {
    let mut known = told(acts);
    if commitment.device == session.store.device_id() {
        known.extend(session.store.receipt_covering(commitment.seq)?);
    }
    earliest(session, commitment, known)
}

/// Receipts as records have them, whosever.
fn told(acts: &DrawActs) -> Vec<SignedReceipt> {
    let read = |told: &Receipted| serde_json::from_value(told.receipt.clone()).ok();
    acts.receipts.iter().filter_map(read).collect()
}

fn earliest(
    session: &Session,
    commitment: &Commitment,
    known: Vec<SignedReceipt>,
) -> Result<Option<SignedReceipt>> {
    let Some(server) = session.store.setting("server-key")? else { return Ok(None) };
    let server: DevicePublic = server.parse()?;
    let mut earliest: Option<SignedReceipt> = None;
    for signed in known {
        let earlier = earliest.as_ref().is_none_or(|e| signed.receipt.at_ms < e.receipt.at_ms);
        if earlier && covers(session, commitment, &signed, &server)? {
            earliest = Some(signed);
        }
    }
    Ok(earliest)
}

fn covers(
    session: &Session,
    commitment: &Commitment,
    signed: &SignedReceipt,
    server: &DevicePublic,
) -> Result<bool> {
    let receipt = &signed.receipt;
    let about = receipt.device == commitment.device && receipt.seq >= commitment.seq;
    if !about || signed.verify(server).is_err() {
        return Ok(false);
    }
    let here = session.store.records(&receipt.device, receipt.seq - 1, 1)?;
    Ok(here.first().is_some_and(|record| record.hash == receipt.head))
}

/// Dice that fall now fall after headquarters' receipt, if there is one: its clock and this machine's
/// would say otherwise for ever.
pub(super) fn not_before_receipt(session: &Session, facts: &DrawFacts, now_ms: i64) -> Result<()> {
    let Some(commitment) = &facts.commitment else { return Ok(()) };
    let received = receipt(session, commitment, &session.store.draw_acts(&facts.id)?)?;
    let is_behind = received.is_some_and(|signed| now_ms <= signed.receipt.at_ms);
    if is_behind { Err(DrawRefusal::ClockBehind.into()) } else { Ok(()) }
}

/// Keeps headquarters' receipts for the commitments of this machine in its log, so that everybody
/// can hold them against those of other draws. Whether there was any.
pub(crate) fn note_receipts(session: &Session) -> Result<bool> {
    let mut noted = false;
    for commitment in session.store.commitments()? {
        let acts = session.store.draw_acts(&commitment.draw)?;
        let own = commitment.device == session.store.device_id();
        if !own || earliest(session, &commitment, told(&acts))?.is_some() {
            continue;
        }
        let Some(signed) = receipt(session, &commitment, &acts)? else { continue };
        let receipt = serde_json::to_value(&signed).map_err(AppError::bad_input)?;
        session.append(&Subject::new("draw", &commitment.draw), &Receipted { receipt })?;
        noted = true;
    }
    Ok(noted)
}

/// The commitment with everything that proves when it was made, as the certificate shows it.
pub(super) fn commit_record(session: &Session, facts: &DrawFacts) -> Result<Option<Commit>> {
    let Some(commitment) = &facts.commitment else { return Ok(None) };
    let acts = session.store.draw_acts(&facts.id)?;
    let receipt = receipt(session, commitment, &acts)?;
    let last = receipt.as_ref().map_or(commitment.seq, |signed| signed.receipt.seq);
    let entries = usize::try_from(last - commitment.seq + 1).map_err(AppError::bad_input)?;
    let records = session.store.records(&commitment.device, commitment.seq - 1, entries)?;
    let headers = records.iter().map(|record| serde_json::to_value(&record.header));
    let mut headers =
        headers.collect::<serde_json::Result<Vec<_>>>().map_err(AppError::bad_input)?.into_iter();
    let Some(record) = headers.next() else { return Ok(None) };
    let payload = records[0].payload.as_deref().map(serde_json::from_slice).transpose();
    let receipt = receipt.map(serde_json::to_value).transpose().map_err(AppError::bad_input)?;
    let signatures = countersignatures(session, facts, &acts)?;
    Ok(Some(Commit {
        record,
        payload: payload.map_err(AppError::bad_input)?,
        following: headers.collect(),
        receipt,
        countersignatures: (!signatures.is_empty()).then_some(signatures),
    }))
}

/// Valid ones, of each person and key the first, and none of whoever made the draw.
pub(super) fn countersignatures(
    session: &Session,
    facts: &DrawFacts,
    acts: &DrawActs,
) -> Result<Vec<Signature>> {
    let Some(commitment) = &facts.commitment else { return Ok(Vec::new()) };
    let mut signatures: Vec<Signature> = Vec::new();
    for signed in &acts.countersigned {
        let again = signatures.iter().any(|s| s.name == signed.person || s.key == signed.key);
        if again || made_it(session, facts, &signed.person)? {
            continue;
        }
        if is_valid(facts.population_hash, commitment.commitment, signed) {
            signatures.push(Signature {
                role: Role::Countersigner,
                name: signed.person.clone(),
                key: signed.key.clone(),
                at_ms: Some(signed.at_ms),
                signature: signed.signature.clone(),
            });
        }
    }
    Ok(signatures)
}

fn is_valid(population_hash: Hash32, commitment: Hash32, signed: &Countersigned) -> bool {
    let signer = signer(&signed.person, signed.key.clone());
    let message = commitment_message(&population_hash, &commitment, &signer, signed.at_ms);
    let key = signed.key.parse::<PersonPublic>().ok();
    let signature = serde_json::from_value::<Signature64>(signed.signature.clone().into()).ok();
    key.zip(signature).is_some_and(|(key, signature)| key.verify(&message, &signature).is_ok())
}

fn signer(person: &str, key: String) -> Signer {
    Signer { role: Role::Countersigner, name: person.to_owned(), key }
}

/// Somebody else signs, before the witness event, that this is the commitment.
pub fn countersign(app: &App, input: CountersignInput) -> Result<DrawDetail> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    not_abandoned(&session, &facts)?;
    let other = second(app, &session, &input.person, &input.passphrase)?;
    let commitment = facts.commitment.as_ref().ok_or(DrawRefusal::NotCommitted)?;
    let at_ms = app.now_ms();
    let signer = signer(&other.person, other.key.public().to_string());
    let message =
        commitment_message(&facts.population_hash, &commitment.commitment, &signer, at_ms);
    let fact = Countersigned {
        person: other.person.clone(),
        key: signer.key,
        at_ms,
        signature: other.key.sign(&message).to_string(),
    };
    let subject = Subject::new("draw", &input.id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let facts = find(&session, &input.id)?;
        let acts = session.store.draw_acts(&input.id)?;
        let again = acts.countersigned.iter().any(|signed| signed.person == other.person);
        let made_it = made_it(&session, &facts, &other.person)?;
        may_countersign(facts.stage(), made_it, again)?;
        write.append(&other.act(&subject), &fact)?;
        write.sign(&session.person.id)?;
        Ok(())
    })?;
    get(app, ById { id: input.id })
}

/// The secret for headquarters alone, bound to the draw; none without a key of headquarters.
pub(super) fn escrow(
    app: &App,
    session: &Session,
    draw: &str,
    secret: &[u8; 32],
) -> Result<Option<serde_json::Value>> {
    let Some(key) = session.store.setting("draw-key")? else { return Ok(None) };
    let key: DevicePublic = key.parse()?;
    let sealed = Escrow::seal(&key, draw.as_bytes(), secret, &app.random());
    serde_json::to_value(sealed).map(Some).map_err(AppError::bad_input)
}

/// Where the draw stands among those of the same period and scope that are known here.
pub(super) fn ranked(session: &Session, facts: &DrawFacts) -> Result<Rank> {
    let known = all_committing(session)?;
    let own = known.iter().find(|one| one.draw == facts.id);
    Ok(own.map_or(Rank::Alone, |own| rank(own, &known)))
}

/// Draws that another one of the same makes void, also those that are kept from this machine.
pub(super) fn void(session: &Session) -> Result<BTreeSet<String>> {
    let known = all_committing(session)?;
    let is_void = |own: &&Committing| matches!(rank(own, &known), Rank::Void { .. });
    Ok(known.iter().filter(is_void).map(|own| own.draw.clone()).collect())
}

fn all_committing(session: &Session) -> Result<Vec<Committing>> {
    let mut known = Vec::new();
    for commitment in session.store.commitments()? {
        known.extend(committing(session, &commitment)?);
    }
    Ok(settled(known))
}

fn committing(session: &Session, first: &Commitment) -> Result<Option<Committing>> {
    let (facts, acts) = (session.store.draw(&first.draw)?, session.store.draw_acts(&first.draw)?);
    // Of a draw that is here, the commitment that binds its officer.
    let own = facts.as_ref().map_or(Some(first), |facts| facts.commitment.as_ref());
    let Some(commitment) = own else { return Ok(None) };
    let Some(committed) = acts.commitment(commitment) else { return Ok(None) };
    let Some(told) = &committed.told.scope else { return Ok(None) };
    let after = revealed_before(session, committed.at, &told.after)?;
    let ended = match &facts {
        Some(facts) => abandonment(session, facts, &acts)?.is_some(),
        None => is_ended_unseen(session, commitment, &acts)?,
    };
    if ended {
        return Ok(None);
    }
    let received = receipt(session, commitment, &acts)?;
    Ok(Some(Committing {
        draw: commitment.draw.clone(),
        scope: Scope { after, ..told.clone() },
        commitment: commitment.commitment,
        received_ms: received.map(|signed| signed.receipt.at_ms),
    }))
}

/// Of the draws that this one names as earlier, those that were revealed before its commitment:
/// whoever names any other gets no draw of their own by it.
fn revealed_before(session: &Session, at: Hlc, named: &[String]) -> Result<Vec<String>> {
    let mut earlier = Vec::new();
    for id in named {
        if session.store.draw_acts(id)?.revealed_at.is_some_and(|revealed| revealed < at) {
            earlier.push(id.clone());
        }
    }
    Ok(earlier)
}

/// What a draw is about, for everybody to know; and which revealed draws of the same it comes after,
/// as far as whoever is signed in may know them.
pub(super) fn scope(session: &Session, facts: &DrawFacts, inputs: &draw::Inputs) -> Result<Scope> {
    let frozen = session.store.draw_acts(&facts.id)?.frozen;
    let mut scope = Scope {
        period: inputs.period.clone(),
        region: facts.region.clone(),
        kind: inputs.kind.clone(),
        station: frozen.and_then(|list| list.candidates).map(|all| all.station).unwrap_or_default(),
        after: Vec::new(),
    };
    let known = all_committing(session)?;
    let mut after = BTreeSet::new();
    for other in known.iter().filter(|other| other.scope.is_of_the_same(&scope)) {
        let is_void = matches!(rank(other, &known), Rank::Void { .. });
        if !is_void && is_revealed_and_open(session, &other.draw)? {
            after.insert(other.draw.clone());
        }
    }
    scope.after = after.into_iter().collect();
    Ok(scope)
}

/// Whether a draw of that station is committed to and kept from whoever is signed in: its commitment
/// is everybody's to know, and whom it has on its list is not.
pub(super) fn is_awaited_unseen(session: &Session, station: &str, region: &str) -> Result<bool> {
    let known = all_committing(session)?;
    for one in known.iter().filter(|one| one.scope.station == station) {
        let counts = !matches!(rank(one, &known), Rank::Void { .. });
        let here = counts && region::within(region, &one.scope.region);
        if here && !is_known_and_open(session, &one.draw)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is_revealed_and_open(session: &Session, draw: &str) -> Result<bool> {
    let facts = session.store.draw(draw)?.filter(|facts| facts.reveal.is_some());
    facts.map_or(Ok(false), |facts| is_open(session, &facts))
}

/// Of two draws of the same only one would stand, and until then somebody could choose.
pub(super) fn no_rival(session: &Session, draw: &str, scope: &Scope) -> Result<()> {
    let known = all_committing(session)?;
    let is_rival = |other: &Committing| other.draw != draw && other.scope == *scope;
    if known.iter().any(is_rival) { Err(DrawRefusal::Rival.into()) } else { Ok(()) }
}

/// Regions, inside this draw's or around it, of the draws of the same period and kind that are
/// committed to. They share mines and are no rivals: each is the draw of another region.
pub(super) fn overlapping(
    session: &Session,
    facts: &DrawFacts,
    inputs: &draw::Inputs,
) -> Result<BTreeSet<String>> {
    let overlaps = |scope: &Scope| {
        let same = scope.period == inputs.period && scope.kind == inputs.kind;
        let nested = region::within(&scope.region, &facts.region)
            || region::within(&facts.region, &scope.region);
        same && nested && scope.region != facts.region
    };
    let scopes = all_committing(session)?.into_iter().map(|one| one.scope);
    Ok(scopes.filter(overlaps).map(|scope| scope.region).collect())
}

/// The keys that this machine knows, each by whose it is: headquarters', and those that it certified.
/// A certificate may name somebody by the id that they had on one of their machines.
pub(super) fn policy(session: &Session, certificate: &Certificate) -> Result<Policy> {
    let mut policy = Policy::default();
    if let Some(key) = session.store.setting("server-key")? {
        policy.bind("headquarters", &key);
    }
    let certified = certified_keys(session)?;
    for (person, key) in &certified {
        policy.bind(person, key);
    }
    let commit = certificate.commit.as_ref();
    let countersigned = commit.and_then(|commit| commit.countersignatures.as_deref());
    for signed in countersigned.unwrap_or_default().iter().chain(certificate.signatures()) {
        let person = session.store.person_id(&signed.name)?;
        if certified.iter().any(|(of, key)| (of, key) == (&person, &signed.key)) {
            policy.bind(&signed.name, &signed.key);
        }
    }
    Ok(policy)
}

/// Keys that headquarters certified, each with the person that it is for.
pub(super) fn certified_keys(session: &Session) -> Result<Vec<(String, String)>> {
    let certified = session.store.certified()?.into_iter();
    let keys = certified.filter_map(|(person, chain)| {
        let own = Cert::chain(&chain).into_iter().next()?;
        Some((person, own.public().to_string()))
    });
    Ok(keys.collect())
}
