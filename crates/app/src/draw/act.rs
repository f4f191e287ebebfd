//! The officer's three acts: freeze, commit, reveal. Each is one transaction.

use std::collections::BTreeSet;

use draw::certificate::{Facts, Mode};
use draw::{Denominator, Inputs, Inspector, Secret, Stratum, WitnessKind};
use record::Subject;
use rules::drawing::{
    Assigned, Candidates, Committed, DrawRefusal, Frozen as FrozenFact, LeftOut, OverCap, Place,
    Rank, Revealed, may_commit, may_have_been, may_reveal,
};
use rules::person::Registered;
use store::Write;
use store::query::draw::DrawFacts;

use super::eligible::{self, chosen, interests, recusals};
use super::ledger::Counted;
use super::population::{Settled, settled};
use super::proof::{commit_record, escrow, no_rival, not_before_receipt, ranked, scope};
use super::second::not_abandoned;
use super::{approval, candidates, choice, find, frozen, get, list_changed, load, sign, witness};
use crate::api::{ById, DrawDetail, FreezeInput, RevealInput};
use crate::{App, AppError, Result, Session, clock};

/// Software named in certificates.
const SOFTWARE: &str = concat!("qingshan ", env!("CARGO_PKG_VERSION"));

pub fn freeze(app: &App, input: FreezeInput) -> Result<DrawDetail> {
    let session = app.session()?;
    let (salt, today): ([u8; 32], _) = (app.random(), clock::date(app.now_ms()));
    let event_on = witness::event_on(input.witness.as_ref(), today)?;
    let counted = Counted::of(&session, &input.region, today)?;
    let denominator = counted.denominator(&input.region);
    let Planned { inputs, left_out, over_cap, candidates } =
        planned(app, &session, &input, &salt, denominator)?;
    let frozen = draw::freeze(inputs)?;
    let bytes = canon::to_bytes(frozen.inputs())?;
    let blob = session.store.blobs.put(app.random(), &bytes)?;
    let quota: u32 = frozen.inputs().strata.iter().map(|stratum| stratum.quota).sum();
    let population: usize = frozen.inputs().strata.iter().map(|s| s.members.len()).sum();
    let readers = readers(&session, &input.readers)?;
    let held = session.rulebook()?.of_region(&input.region);
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
        snapshot: Some(counted.snapshot(frozen.inputs())),
        kind: Some(choice::kind(input.choice.kind)),
        period: input.period,
        over_cap,
        candidates,
        repeats: None,
        event_on,
        pack: held.map(|(_, reference)| reference.clone()),
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

/// What is frozen, and what the log says beside it.
struct Planned {
    inputs: Inputs,
    /// Whom the rules kept out of it.
    left_out: Vec<LeftOut>,
    over_cap: Option<OverCap>,
    candidates: Option<Candidates>,
}

/// Who may go is settled here, before any randomness exists, so that the certificate needs nothing
/// else to be verified.
fn planned(
    app: &App,
    session: &Session,
    input: &FreezeInput,
    salt: &[u8; 32],
    denominator: Denominator,
) -> Result<Planned> {
    let Settled { population, over_cap, candidates } = settled(app, session, input)?;
    let book = session.rulebook()?;
    let station = candidates::station(&book, &input.region, &input.choice)?;
    let basis = choice::basis(&book, &input.region, &input.choice.clauses, &input.basis)?;
    let directed = choice::directed(&book, &input.region, &input.choice)?;
    let (strata, excluded) = population.drawn_from(&input.quotas);
    let fitness = eligible::visits(app, session, input)?;
    let (people, mut left_out) = chosen(session, &fitness, &input.inspectors)?;
    let interests = interests(&fitness, &people, &strata);
    let loads = load::loads(app, session)?;
    let load = |person: &Registered| loads.get(&person.id).copied().unwrap_or_default();
    let mut recusals = recusals(session, input, &left_out, &strata)?;
    recusals.extend(interests.keys().cloned());
    left_out.extend(interests.into_values());
    let inputs = Inputs {
        period: input.period.clone(),
        basis: choice::among(basis, station.map(|(_, station)| station)),
        kind: choice::printed_kind(&input.choice).to_owned(),
        directed,
        snapshot_at: clock::date(app.now_ms()).to_string(),
        denominator: Some(denominator),
        registry: registry_hash(&strata)?,
        strata,
        excluded,
        inspectors: people
            .iter()
            .map(|one| inspector(one, load(one), salt))
            .collect::<Result<_>>()?,
        recusals: recusals.into_iter().collect(),
        team: choice::team(&input.choice)?,
        witness_rule: witness::rule(input.witness.as_ref()),
    };
    Ok(Planned { inputs, left_out, over_cap, candidates })
}

/// Until headquarters publishes signed registry bundles, the population itself stands for them.
fn registry_hash(strata: &[Stratum]) -> Result<canon::Hash32> {
    Ok(canon::hash_of(strata)?)
}

/// The certificate is public: names lie behind a hash that nobody can guess without the salt.
fn inspector(person: &Registered, load: u32, salt: &[u8; 32]) -> Result<Inspector> {
    let detail = canon::to_bytes(person)?;
    Ok(Inspector {
        id: person.id.clone(),
        department: person.department.clone(),
        roles: vec!["leader".into(), "member".into()],
        // Whoever has none was left out.
        card: true,
        strata: None,
        load,
        detail_hash: canon::sha256_tagged("qingshan-person-detail-1", &[salt, &detail]),
    })
}

/// One secret, from the operating system, kept in the same transaction that commits to it.
pub fn commit(app: &App, input: ById) -> Result<DrawDetail> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    let frozen = frozen(&session, &facts)?;
    let secret: [u8; 32] = app.random();
    let scope = scope(&session, &facts, frozen.inputs())?;
    let fact = Committed {
        population_hash: facts.population_hash,
        commitment: Secret::new(secret).commitment(),
        scope: Some(scope.clone()),
        escrow: escrow(app, &session, &input.id, &secret)?,
    };
    let subject = Subject::new("draw", &input.id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let facts = find(&session, &input.id)?;
        not_abandoned(&session, &facts)?;
        let event_on = session.store.draw_acts(&input.id)?.event_on();
        let today = clock::date(app.now_ms());
        may_commit(facts.stage(), event_on.is_some_and(|day| day < today))?;
        approval::is_given(&session, &facts)?;
        no_rival(&session, &input.id, &scope)?;
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
    stands(&session, &facts)?;
    let frozen = frozen(&session, &facts)?;
    let secret = secret(&session, &facts)?;
    let witnessed_ms = witnessed(app, &session, &facts, frozen.inputs(), input.witnessed_at_ms)?;
    let outcome = draw::reveal(&frozen, &secret, &input.digits)?;
    let mut certificate = draw::certificate::build(
        &frozen,
        &outcome,
        Facts {
            draw: input.id.clone(),
            mode: Mode::Official,
            commit: commit_record(&session, &facts)?,
            present: present.iter().cloned().collect(),
            witnessed_ms: Some(witnessed_ms),
            repeats: session.store.draw_acts(&input.id)?.repeats().map(str::to_owned),
            software: SOFTWARE.to_owned(),
            record: None,
        },
    )?;
    sign::with_the_reveal(app, &session, &facts, &input, &mut certificate)?;
    let blob = session.store.blobs.put(app.random(), &certificate.to_bytes())?;
    let fact = Revealed {
        secret: canon::Hash32(*secret.as_bytes()),
        witness: outcome.witness.clone(),
        present: present.iter().cloned().collect(),
        seed: outcome.seed.to_string(),
        drawn: outcome.strata.iter().flat_map(|stratum| stratum.drawn.clone()).collect(),
        certificate: blob,
        witnessed_ms: Some(witnessed_ms),
        readers: facts.readers.clone(),
    };
    let visits = visits(&facts, frozen.inputs(), &outcome.teams);
    let subject = Subject::new("draw", &input.id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        // Between the first look and now another window may have revealed it.
        let facts = find(&session, &input.id)?;
        may_reveal(facts.stage(), &input.digits, &input.digits_again, &present)?;
        not_abandoned(&session, &facts)?;
        write.append(&session.act(&subject), &fact)?;
        for visit in &visits {
            write.append(&session.act(&subject), visit)?;
        }
        write.sign(&session.person.id)?;
        Ok(())
    })?;
    get(app, ById { id: input.id })
}

/// When the witness event was. Dice may fall now; when a lottery was drawn, somebody has to say.
fn witnessed(
    app: &App,
    session: &Session,
    facts: &DrawFacts,
    inputs: &Inputs,
    stated_ms: Option<i64>,
) -> Result<i64> {
    let now_ms = app.now_ms();
    let event_ms = match (stated_ms, inputs.witness_rule.kind) {
        (Some(stated_ms), _) => stated_ms,
        (None, WitnessKind::Dice) => {
            not_before_receipt(session, facts, now_ms)?;
            return Ok(now_ms);
        }
        (None, WitnessKind::Lottery) => return Err(DrawRefusal::EventTime.into()),
    };
    let committed_ms = facts.commitment.as_ref().map(|commitment| commitment.at_ms);
    may_have_been(event_ms, committed_ms, now_ms)?;
    Ok(event_ms)
}

/// A draw that was abandoned, that another one makes void, or whose list isn't the one that was
/// committed to, is not revealed.
fn stands(session: &Session, facts: &DrawFacts) -> Result<()> {
    not_abandoned(session, facts)?;
    let acts = session.store.draw_acts(&facts.id)?;
    let committed = facts.commitment.as_ref().and_then(|own| acts.commitment(own));
    if committed.is_some_and(|one| one.told.population_hash != facts.population_hash) {
        return Err(list_changed());
    }
    match ranked(session, facts)? {
        Rank::Void { .. } => Err(DrawRefusal::Void.into()),
        _ => Ok(()),
    }
}

/// Each team is told of its own mines, and of no other.
pub(super) fn visits(
    facts: &DrawFacts,
    inputs: &Inputs,
    teams: &[draw::Assigned],
) -> Vec<Assigned> {
    let place = |member: &draw::Member| Place {
        slot: inputs.team.slots[member.slot as usize].role.clone(),
        person: member.person.clone(),
    };
    let visit = |team: &draw::Assigned| Assigned {
        title: facts.title.clone(),
        mine: team.mine.clone(),
        team: team.members.iter().map(place).collect(),
        turn: 0,
    };
    teams.iter().map(visit).collect()
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

/// The one that the draw is committed to; a second one, of another machine, reveals nothing.
fn secret(session: &Session, facts: &DrawFacts) -> Result<Secret> {
    let bytes = session.store.secret(&secret_name(&facts.id))?;
    let secret: Option<[u8; 32]> = bytes.and_then(|bytes| bytes.try_into().ok());
    let committed = facts.commitment.as_ref().map(|commitment| commitment.commitment);
    let secret = secret.map(Secret::new).filter(|own| Some(own.commitment()) == committed);
    secret.ok_or_else(|| {
        AppError::new(
            "draw-secret-elsewhere",
            "the secret of this draw is kept on the machine that committed to it. Nothing is \
             lost; reveal it there",
        )
    })
}
