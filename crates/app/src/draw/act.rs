//! The officer's three acts: freeze, commit, reveal. Each is one transaction.

use std::collections::{BTreeSet, HashMap};

use draw::certificate::{Commit, Facts, Mode};
use draw::{Denominator, Frozen, Inputs, Inspector, Outcome, Secret, Stratum, Team, WitnessKind};
use record::Subject;
use rules::drawing::{
    Assigned, Committed, DrawRefusal, Frozen as FrozenFact, LeftOut, Place, Revealed, may_commit,
    may_reveal,
};
use rules::mine::Mine;
use rules::person::Registered;
use rules::region;
use store::Write;
use store::query::draw::DrawFacts;

use super::eligible::{self, chosen, interests, recusals};
use super::plan::{can_be_drawn, strata};
use super::{find, frozen, get};
use crate::api::{ById, DrawDetail, FreezeInput, RevealInput};
use crate::machine::region_name;
use crate::{App, AppError, Result, Session, clock};

/// Software named in certificates.
const SOFTWARE: &str = concat!("qingshan ", env!("CARGO_PKG_VERSION"));

pub fn freeze(app: &App, input: FreezeInput) -> Result<DrawDetail> {
    let session = app.session()?;
    let salt: [u8; 32] = app.random();
    let (inputs, left_out) = inputs(app, &session, &input, &salt)?;
    let frozen = draw::freeze(inputs)?;
    let bytes = canon::to_bytes(frozen.inputs())?;
    let blob = session.store.blobs.put(app.random(), &bytes)?;
    let quota: u32 = frozen.inputs().strata.iter().map(|stratum| stratum.quota).sum();
    let population: usize = frozen.inputs().strata.iter().map(|s| s.members.len()).sum();
    let readers = readers(&session, &input.readers)?;
    let id = app.new_id("r");
    let fact = FrozenFact {
        title: input.title,
        region: input.region,
        inputs: blob,
        population_hash: frozen.population_hash(),
        population: u32::try_from(population).unwrap_or(u32::MAX),
        quota,
        readers,
        left_out,
    };
    let subject = Subject::new("draw", &id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        write.add_secret(&format!("draw-annex/{id}"), &salt)?;
        write.append(&session.act(&subject), &fact)?;
        Ok(())
    })?;
    get(app, ById { id })
}

/// Who holds the draw: whoever freezes it, and the registered people that they name.
fn readers(session: &Session, named: &[String]) -> Result<Vec<String>> {
    let mut readers = BTreeSet::from([session.own_id()?]);
    for id in named {
        let person = session.store.person(id)?.ok_or_else(|| AppError::not_found("person", id))?;
        readers.insert(person.id);
    }
    Ok(readers.into_iter().collect())
}

/// What is frozen, and whom the rules kept out of it: who may go is settled here, before any
/// randomness exists, so that the certificate needs nothing else to be verified.
fn inputs(
    app: &App,
    session: &Session,
    input: &FreezeInput,
    salt: &[u8; 32],
) -> Result<(Inputs, Vec<LeftOut>)> {
    let scope =
        region::find(&input.region).ok_or_else(|| AppError::not_found("region", &input.region))?;
    let quotas: HashMap<&str, u32> =
        input.quotas.iter().map(|q| (q.region.as_str(), q.quota)).collect();
    let mut excluded = Vec::new();
    for mine in session.store.mines_of_region(region::significant(scope.code))? {
        if !can_be_drawn(mine.status) {
            let reason = mine.status.code().to_owned();
            excluded.push(draw::Excluded { id: mine.id, reason });
        }
    }
    let strata: Vec<Stratum> = strata(session, scope)?
        .into_iter()
        .map(|(county, mines)| Stratum {
            id: county.to_owned(),
            name: region_name(county),
            quota: quotas.get(county).copied().unwrap_or(0),
            members: mines.into_iter().map(member).collect(),
        })
        .collect();
    let denominator =
        strata.iter().map(|s| (s.id.clone(), u32::try_from(s.members.len()).unwrap_or(u32::MAX)));
    let fitness = eligible::visits(app, session, input)?;
    let (people, mut left_out) = chosen(session, &fitness, &input.inspectors)?;
    let interests = interests(&fitness, &people, &strata);
    let mut recusals = recusals(session, input, &left_out)?;
    recusals.extend(interests.keys().cloned());
    left_out.extend(interests.into_values());
    let inputs = Inputs {
        period: input.period.clone(),
        basis: input.basis.clone(),
        kind: "quarterly".into(),
        snapshot_at: clock::date(app.now_ms()).to_string(),
        denominator: Some(Denominator::ByStratum(denominator.collect())),
        registry: registry_hash(&strata)?,
        strata,
        excluded,
        inspectors: people.iter().map(|one| inspector(one, salt)).collect::<Result<_>>()?,
        recusals: recusals.into_iter().collect(),
        team: Team::default(),
        witness_rule: draw::WitnessRule {
            kind: WitnessKind::Dice,
            source: None,
            issue: None,
            digits: Some(40),
        },
    };
    Ok((inputs, left_out))
}

/// Until headquarters publishes signed registry bundles, the population itself stands for them.
fn registry_hash(strata: &[Stratum]) -> Result<canon::Hash32> {
    Ok(canon::hash_of(strata)?)
}

fn member(mine: Mine) -> draw::Mine {
    draw::Mine { id: mine.id, name: mine.name, licence: mine.licence, holder: mine.holder }
}

/// The certificate is public: names lie behind a hash that nobody can guess without the salt.
fn inspector(person: &Registered, salt: &[u8; 32]) -> Result<Inspector> {
    let detail = canon::to_bytes(person)?;
    Ok(Inspector {
        id: person.id.clone(),
        department: person.department.clone(),
        roles: vec!["leader".into(), "member".into()],
        // Whoever has none was left out.
        card: true,
        strata: None,
        load: 0,
        detail_hash: canon::sha256_tagged("qingshan-person-detail-1", &[salt, &detail]),
    })
}

/// One secret, from the operating system, kept in the same transaction that commits to it.
pub fn commit(app: &App, input: ById) -> Result<DrawDetail> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    let secret: [u8; 32] = app.random();
    let fact = Committed {
        population_hash: facts.population_hash,
        commitment: Secret::new(secret).commitment(),
    };
    let subject = Subject::new("draw", &input.id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        may_commit(find(&session, &input.id)?.stage())?;
        write.add_secret(&secret_name(&input.id), &secret)?;
        write.append(&session.act(&subject), &fact)?;
        write.sign(&session.person.id)?;
        Ok(())
    })?;
    get(app, input)
}

fn secret_name(draw: &str) -> String {
    format!("draw/{draw}")
}

pub fn reveal(app: &App, input: RevealInput) -> Result<DrawDetail> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    let present = witnesses(&session, &input.present)?;
    may_reveal(facts.stage(), &input.digits, &input.digits_again, &present)?;
    let frozen = frozen(&session, &facts)?;
    let secret = secret(&session, &input.id)?;
    let outcome = draw::reveal(&frozen, &secret, &input.digits)?;
    let certificate = draw::certificate::build(
        &frozen,
        &outcome,
        Facts {
            draw: input.id.clone(),
            mode: Mode::Official,
            commit: commit_record(&session, &facts)?,
            present: present.iter().cloned().collect(),
            replacements: Vec::new(),
            software: SOFTWARE.to_owned(),
            record: None,
        },
    )?;
    let blob = session.store.blobs.put(app.random(), &certificate.to_bytes())?;
    let fact = Revealed {
        secret: canon::Hash32(*secret.as_bytes()),
        witness: outcome.witness.clone(),
        present: present.iter().cloned().collect(),
        seed: outcome.seed.to_string(),
        drawn: outcome.strata.iter().flat_map(|stratum| stratum.drawn.clone()).collect(),
        certificate: blob,
        readers: facts.readers.clone(),
    };
    let visits = visits(&facts, &frozen, &outcome);
    let subject = Subject::new("draw", &input.id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        // Between the first look and now another window may have revealed it.
        let stage = find(&session, &input.id)?.stage();
        may_reveal(stage, &input.digits, &input.digits_again, &present)?;
        write.append(&session.act(&subject), &fact)?;
        for visit in &visits {
            write.append(&session.act(&subject), visit)?;
        }
        write.sign(&session.person.id)?;
        Ok(())
    })?;
    get(app, ById { id: input.id })
}

/// Each team is told of its own mines, and of no other.
fn visits(facts: &DrawFacts, frozen: &Frozen, outcome: &Outcome) -> Vec<Assigned> {
    let slots = &frozen.inputs().team.slots;
    let place = |member: &draw::Member| Place {
        slot: slots[member.slot as usize].role.clone(),
        person: member.person.clone(),
    };
    let visit = |team: &draw::Assigned| Assigned {
        title: facts.title.clone(),
        mine: team.mine.clone(),
        team: team.members.iter().map(place).collect(),
    };
    outcome.teams.iter().map(visit).collect()
}

/// Who saw the dice, each once: people of the registry and roles. The certificate is public, so a
/// name has no place here.
fn witnesses(session: &Session, named: &[String]) -> Result<BTreeSet<String>> {
    let mut present = BTreeSet::new();
    for one in named {
        present.insert(match session.store.person(one)? {
            Some(person) => person.id,
            None if draw::is_witness_role(one) => one.clone(),
            None => return Err(DrawRefusal::WitnessUnknown(one.clone()).into()),
        });
    }
    Ok(present)
}

fn secret(session: &Session, draw: &str) -> Result<Secret> {
    let bytes = session.store.secret(&secret_name(draw))?;
    let secret: Option<[u8; 32]> = bytes.and_then(|bytes| bytes.try_into().ok());
    secret.map(Secret::new).ok_or_else(|| {
        AppError::new(
            "draw-secret-elsewhere",
            "the secret of this draw is kept on the machine that committed to it. Nothing is \
             lost; reveal it there",
        )
    })
}

/// The header that committed, as the certificate shows it.
fn commit_record(session: &Session, facts: &DrawFacts) -> Result<Option<Commit>> {
    let Some(commitment) = &facts.commitment else { return Ok(None) };
    let records = session.store.records(&commitment.device, commitment.seq - 1, 1)?;
    let header = records.first().map(|record| serde_json::to_value(&record.header));
    let header = header.transpose().map_err(AppError::bad_input)?;
    Ok(header.map(|record| Commit { record, receipt: None, countersignatures: None }))
}
