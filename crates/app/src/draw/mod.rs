//! Draws: plan, freeze, commit, witness, reveal; teams, the certificate and the release.

mod act;
mod after;
mod approval;
mod candidates;
mod change;
mod checkers;
mod choice;
mod counting;
mod eligible;
mod embargo;
mod exclusion;
mod kept;
pub(crate) mod ledger;
mod listed;
mod load;
mod next;
pub(crate) mod opened;
mod plan;
mod planned;
mod population;
mod preview;
mod proof;
mod save;
mod scope;
mod second;
mod shown;
mod sign;
#[cfg(test)]
mod tests;
mod witness;

use std::collections::HashMap;
use std::sync::Arc;

use draw::certificate::{About, Certificate, State};
use draw::{Frozen, Inputs, Inspector, Stratum, Tickets};
use rules::drawing::{DrawRefusal, Stage};
use store::query::draw::DrawFacts;

use crate::api::{
    ById, DrawDetail, DrawRank, DrawRow, DrawStage, DrawStratum, DrawTeam, Lot, Nothing,
    PlanInspector, TeamMember, UnfitPerson, Witness,
};
use crate::machine::region_name;
use crate::person::unfit_person;
use crate::{App, AppError, Result, Session};

pub use act::{commit, freeze, reveal};
pub(crate) use after::waits_for_publication;
pub use after::{after, publish, save_paper, save_results};
pub use approval::{approve, list_rules as approval_rules, set_rule as set_approval_rule};
pub(crate) use candidates::word_on;
pub use change::{replace, substitute};
pub(crate) use choice::document as rules_document;
pub(crate) use counting::Draws;
pub(crate) use embargo::{asking, is_known_and_open, waits_for_release};
pub use embargo::{release, sealed, visits};
pub use exclusion::{ask as ask_exclusion, list as exclusions, settle as settle_exclusion};
pub(crate) use kept::KeptList;
pub use next::next;
pub use opened::take_over;
pub(crate) use opened::{take_all, unrevealed};
pub use plan::plan;
pub use planned::planned;
pub use preview::preview;
pub use proof::countersign;
pub(crate) use proof::note_receipts;
pub use save::save;
pub use scope::scope;
use second::is_abandoned;
pub use second::{abandon, repeat};
pub use sign::sign;

/// A draw that whoever is signed in may see.
fn find(session: &Session, id: &str) -> Result<DrawFacts> {
    let facts = known(session, id)?;
    if embargo::is_open(session, &facts)? { Ok(facts) } else { Err(DrawRefusal::Embargoed.into()) }
}

/// A draw whose list is on this machine.
fn known(session: &Session, id: &str) -> Result<DrawFacts> {
    if let Some(facts) = session.store.draw(id)? {
        return Ok(facts);
    }
    let sealed = session.store.commitments()?.iter().any(|commitment| commitment.draw == id);
    Err(if sealed { DrawRefusal::Embargoed.into() } else { AppError::not_found("draw", id) })
}

/// The inputs as they were frozen: the population hash proves it.
fn frozen(session: &Session, facts: &DrawFacts) -> Result<Arc<Frozen>> {
    let frozen = session.list.read(&session.store, facts.inputs)?;
    if frozen.population_hash() == facts.population_hash {
        return Ok(frozen);
    }
    Err(list_changed())
}

/// What was committed to is all that can be revealed.
fn list_changed() -> AppError {
    AppError::new(
        "draw-list-changed",
        "the frozen list is not the one that was committed to. The log is safe; show this to an \
         administrator",
    )
}

pub fn list(app: &App, _: Nothing) -> Result<Vec<DrawRow>> {
    let session = app.session()?;
    let open = open_to(&session)?;
    open.iter().map(|facts| Ok(row(facts, is_abandoned(&session, facts)?))).collect()
}

/// Newest first, those that whoever is signed in may see.
pub(crate) fn open_to(session: &Session) -> Result<Vec<DrawFacts>> {
    let mut open = Vec::new();
    for facts in session.store.draws()? {
        if embargo::is_open(session, &facts)? {
            open.push(facts);
        }
    }
    Ok(open)
}

fn row(facts: &DrawFacts, abandoned: bool) -> DrawRow {
    DrawRow {
        id: facts.id.clone(),
        title: facts.title.clone(),
        region_name: region_name(&facts.region),
        period: String::new(),
        stage: match facts.stage() {
            Stage::Frozen => DrawStage::Frozen,
            Stage::Committed => DrawStage::Committed,
            Stage::Revealed => DrawStage::Revealed,
        },
        population: facts.population,
        drawn: facts.reveal.as_ref().map_or(facts.quota, |reveal| reveal.drawn),
        frozen_at_ms: facts.frozen_at_ms,
        population_hash: facts.population_hash.to_string(),
        released: facts.release.is_some(),
        abandoned,
    }
}

pub fn get(app: &App, input: ById) -> Result<DrawDetail> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    let frozen = frozen(&session, &facts)?;
    let inputs = frozen.inputs();
    let acts = session.store.draw_acts(&facts.id)?;
    let certificate = change::current(&session, &facts, &acts)?;
    let proof = shown::proof(app, &session, &facts, &acts, certificate.as_ref())?;
    let checked = certificate.as_ref().map(|one| check(&session, &facts, one)).transpose()?;
    let stands = matches!(proof.rank, DrawRank::Alone | DrawRank::Stands);
    let official = stands && checked.is_some_and(|checked| checked.official);
    let likely = proof.received_at_ms.is_some() || proof.countersigned.len() > 1;
    let names = names(&session, inputs)?;
    let seed = facts.reveal.as_ref().map(|reveal| reveal.seed.as_str());
    let mut row = row(&facts, proof.abandoned.is_some());
    row.period.clone_from(&inputs.period);
    Ok(DrawDetail {
        row,
        basis: inputs.basis.clone(),
        draft: choice::rests_on_draft(&inputs.basis),
        officer: session.name_of(&facts.officer)?,
        strata: inputs.strata.iter().map(|stratum| lots(stratum, seed)).collect(),
        inspectors: inputs.inspectors.iter().map(|person| inspector(person, &names)).collect(),
        left_out: left_out(&session, &facts)?,
        commitment: facts.commitment.as_ref().map(|c| c.commitment.to_string()),
        committed_at_ms: facts.commitment.as_ref().map(|c| c.at_ms),
        time_proved: checked.map_or(likely, |checked| checked.time_proved),
        witness_rule: witness::shown(&inputs.witness_rule, acts.event_on()),
        witness_digits: facts.reveal.as_ref().map(|reveal| reveal.witness.clone()),
        present: witnesses(&session, &facts)?,
        seed: seed.map(str::to_owned),
        revealed_at_ms: facts.reveal.as_ref().map(|reveal| reveal.at_ms),
        teams: teams(&session, &facts, inputs, certificate.as_ref(), &names)?,
        certificate_digest: certificate.as_ref().map(|one| one.digest().to_string()),
        embargo: embargo::embargo(&session, &facts)?,
        verified: checked.map(|checked| checked.accepted),
        proof,
        opened_at_ms: facts.reveal.as_ref().filter(|one| one.opened).map(|one| one.at_ms),
        signing: sign::shown(app, &session, &facts, certificate.as_ref(), official)?,
    })
}

/// What a citizen would be told, by the keys that this machine knows.
#[derive(Clone, Copy)]
struct Checked {
    accepted: bool,
    time_proved: bool,
    /// Nothing is open either.
    official: bool,
}

/// A certificate that is right by itself is still wrong here unless it is of this draw, of the list
/// that was frozen and the secret that was committed to.
fn check(session: &Session, facts: &DrawFacts, certificate: &Certificate) -> Result<Checked> {
    let committed = facts.commitment.as_ref().map(|commitment| commitment.commitment);
    let own = certificate.draw == facts.id
        && certificate.population_hash == facts.population_hash
        && committed == Some(certificate.commitment);
    let policy = proof::policy(session, certificate)?;
    let report = draw::certificate::verify(&certificate.to_bytes(), &policy);
    let proves =
        |line: &draw::certificate::Line| line.about == About::Time && line.state == State::Right;
    let time_proved = own && report.lines.iter().any(proves);
    let official = own && report.lines.iter().all(|line| line.state == State::Right);
    Ok(Checked { accepted: own && report.accepted, time_proved, official })
}

fn left_out(session: &Session, facts: &DrawFacts) -> Result<Vec<UnfitPerson>> {
    facts.left_out.iter().map(|left| unfit_person(session, left)).collect()
}

/// Names come from the registry of this machine; the certificate has none.
fn witnesses(session: &Session, facts: &DrawFacts) -> Result<Vec<Witness>> {
    let ids = facts.reveal.iter().flat_map(|reveal| &reveal.present);
    ids.map(|id| {
        let name = session.store.person(id)?.map(|person| person.name);
        Ok(Witness { id: id.clone(), name })
    })
    .collect()
}

/// The drawn first, then the others in ticket order; before the reveal by name.
fn lots(stratum: &Stratum, seed: Option<&str>) -> DrawStratum {
    let lot = |mine: &draw::Mine, ticket: String, drawn| Lot {
        mine: mine.id.clone(),
        name: mine.name.clone(),
        ticket,
        drawn,
    };
    let lots = match seed {
        None => {
            let mut lots: Vec<Lot> =
                stratum.members.iter().map(|mine| lot(mine, String::new(), false)).collect();
            lots.sort_by(|a, b| a.name.cmp(&b.name));
            lots
        }
        Some(seed) => {
            let by_id: HashMap<&str, &draw::Mine> =
                stratum.members.iter().map(|mine| (mine.id.as_str(), mine)).collect();
            let ids: Vec<&str> = stratum.members.iter().map(|mine| mine.id.as_str()).collect();
            let tickets = Tickets::from_text(seed);
            let numbered = tickets.order(&ids, ids.len()).into_iter().enumerate();
            let quota = stratum.quota as usize;
            numbered
                .map(|(n, id)| lot(by_id[id], tickets.ticket(id).to_string(), n < quota))
                .collect()
        }
    };
    DrawStratum {
        id: stratum.id.clone(),
        name: stratum.name.clone(),
        members: u32::try_from(stratum.members.len()).unwrap_or(u32::MAX),
        quota: stratum.quota,
        lots,
    }
}

fn names(session: &Session, inputs: &Inputs) -> Result<HashMap<String, String>> {
    let mut names = HashMap::new();
    for person in &inputs.inspectors {
        names.insert(person.id.clone(), session.name_of(&person.id)?);
    }
    Ok(names)
}

fn inspector(person: &Inspector, names: &HashMap<String, String>) -> PlanInspector {
    PlanInspector {
        id: person.id.clone(),
        name: names.get(&person.id).cloned().unwrap_or_default(),
        department: person.department.clone(),
        role: person.roles.join("、"),
        card: person.card,
        load: person.load,
    }
}

fn teams(
    session: &Session,
    facts: &DrawFacts,
    inputs: &Inputs,
    certificate: Option<&Certificate>,
    names: &HashMap<String, String>,
) -> Result<Vec<DrawTeam>> {
    let Some(certificate) = certificate else { return Ok(Vec::new()) };
    let mut mines: HashMap<&str, (&draw::Mine, &str)> = HashMap::new();
    for stratum in &inputs.strata {
        for mine in &stratum.members {
            mines.insert(&mine.id, (mine, &stratum.name));
        }
    }
    let tickets: HashMap<&str, &str> = certificate
        .strata
        .iter()
        .flat_map(|stratum| &stratum.tickets)
        .map(|listed| (listed.id.as_str(), listed.ticket.as_str()))
        .collect();
    let departments: HashMap<&str, &str> =
        inputs.inspectors.iter().map(|p| (p.id.as_str(), p.department.as_str())).collect();
    let mut teams = Vec::new();
    for team in &certificate.teams_now() {
        let Some((mine, stratum)) = mines.get(team.mine.as_str()) else { continue };
        let inspections = session.store.inspections_of_mine(&mine.id)?;
        let of_draw = inspections.iter().find(|i| i.draws.contains(&facts.id));
        let member = |member: &draw::Member| -> Result<TeamMember> {
            let drawn = member.person.as_str();
            Ok(TeamMember {
                slot: inputs.team.slots[member.slot as usize].role.clone(),
                person: session.store.person_id(drawn)?,
                name: names.get(drawn).cloned().unwrap_or_default(),
                department: departments.get(drawn).copied().unwrap_or("").to_owned(),
            })
        };
        teams.push(DrawTeam {
            mine: mine.id.clone(),
            mine_name: mine.name.clone(),
            stratum_name: (*stratum).to_owned(),
            ticket: tickets.get(mine.id.as_str()).copied().unwrap_or("").to_owned(),
            members: team.members.iter().map(member).collect::<Result<_>>()?,
            lacking: u32::try_from(inputs.team.slots.len().saturating_sub(team.members.len()))
                .unwrap_or(u32::MAX),
            inspection: of_draw.map(|inspection| inspection.id.clone()),
        });
    }
    Ok(teams)
}
