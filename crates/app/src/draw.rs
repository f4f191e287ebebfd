//! Draws: plan, freeze, commit, witness, reveal; teams and the certificate.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike as _;
use draw::certificate::{Commit, Facts, Mode, Policy};
use draw::{Denominator, Frozen, Inputs, Inspector, Secret, Stratum, Team, Tickets, WitnessKind};
use record::Subject;
use rules::drawing::{Committed, Frozen as FrozenFact, Revealed, Stage, may_commit, may_reveal};
use rules::mine::{Mine, Status};
use rules::person::Registered;
use rules::quota::{Check, Ledger, Quarter, Share};
use rules::region;
use store::Write;
use store::query::draw::DrawFacts;

use crate::api::{
    ById, DrawDetail, DrawRow, DrawStage, DrawStratum, DrawTeam, FreezeInput, Lot, Nothing,
    PlanInput, PlanInspector, PlanOptions, PlanStratum, RevealInput, SavedFile, TeamMember,
};
use crate::desk::checks;
use crate::machine::region_name;
use crate::{App, AppError, Result, Session, clock};

/// Software named in certificates.
const SOFTWARE: &str = concat!("qingshan ", env!("CARGO_PKG_VERSION"));

pub fn plan(app: &App, input: PlanInput) -> Result<PlanOptions> {
    let session = app.session()?;
    let scope =
        region::find(&input.region).ok_or_else(|| AppError::not_found("region", &input.region))?;
    let today = clock::date(app.now_ms());
    let checks = checks(&session, today.year())?;
    let strata = strata(&session, scope)?
        .into_iter()
        .map(|(county, mines)| PlanStratum {
            suggested_quota: suggested_quota(county, mines.len(), today, &checks),
            clause: clause(county),
            region: county.to_owned(),
            name: region_name(county),
            mines: u32::try_from(mines.len()).unwrap_or(u32::MAX),
        })
        .collect();
    let people = session.store.people(significant(&input.region))?;
    Ok(PlanOptions {
        region: input.region,
        region_name: scope.name.to_owned(),
        strata,
        inspectors: people.iter().filter(|person| person.card).map(plan_inspector).collect(),
        suggested_title: format!(
            "{} 年第{}季度双随机抽查",
            today.year(),
            ["一", "二", "三", "四"][clock::quarter(today) as usize - 1]
        ),
        suggested_period: clock::quarter_name(today),
    })
}

/// The share of each county's mines that a source asks to be checked in a year, with its clause:
/// OR-4.2 (every quarter) and OR-4.3 (20 % of each banner). Where none states a number, the
/// officer is asked.
pub(crate) fn stated_share(county: &str) -> Option<(Share, &'static str)> {
    county.starts_with("1506").then(|| Some((Share::percent(20)?, "OR-4.2、OR-4.3"))).flatten()
}

fn clause(county: &str) -> Option<String> {
    stated_share(county).map(|(_, clause)| clause.to_owned())
}

/// What this quarter asks for, reckoned from what was done in the year before it.
fn suggested_quota(
    county: &str,
    mines: usize,
    today: chrono::NaiveDate,
    checks: &[(String, Check)],
) -> Option<u32> {
    let (share, _) = stated_share(county)?;
    let quarter = Quarter::new(u8::try_from(clock::quarter(today)).ok()?)?;
    let mines = mines as u64;
    let here: Vec<Check> =
        checks.iter().filter(|(code, _)| code == county).map(|(_, c)| c.clone()).collect();
    let ledger = Ledger::of(share, mines, mines, quarter, &here);
    u32::try_from(ledger.this_quarter.min(mines)).ok()
}

fn significant(code: &str) -> &str {
    let code = code.trim_end_matches("00");
    if code.len() < 2 { code } else { &code[..code.len().div_ceil(2) * 2] }
}

/// The counties of a region with the mines that can be drawn.
fn strata(
    session: &Session,
    scope: &'static region::Region,
) -> Result<BTreeMap<&'static str, Vec<Mine>>> {
    let mut strata = BTreeMap::new();
    for mine in session.store.mines_of_region(significant(scope.code))? {
        let county = region::find(&mine.region).map_or("", |region| region.code);
        if can_be_drawn(&mine) {
            strata.entry(county).or_insert_with(Vec::new).push(mine);
        }
    }
    Ok(strata)
}

fn can_be_drawn(mine: &Mine) -> bool {
    mine.status != Status::Closed
}

fn plan_inspector(person: &Registered) -> PlanInspector {
    PlanInspector {
        id: person.id.clone(),
        name: person.name.clone(),
        department: person.department.clone(),
        role: person.role.clone(),
        card: person.card,
        load: 0,
    }
}

pub fn freeze(app: &App, input: FreezeInput) -> Result<DrawDetail> {
    let session = app.session()?;
    let inputs = inputs(app, &session, &input)?;
    let frozen = draw::freeze(inputs)?;
    let bytes = canon::to_bytes(frozen.inputs())?;
    let blob = session.store.blobs.put(app.random(), &bytes)?;
    let quota: u32 = frozen.inputs().strata.iter().map(|stratum| stratum.quota).sum();
    let population: usize = frozen.inputs().strata.iter().map(|s| s.members.len()).sum();
    let id = app.new_id("r");
    let fact = FrozenFact {
        title: input.title,
        region: input.region,
        inputs: blob,
        population_hash: frozen.population_hash(),
        population: u32::try_from(population).unwrap_or(u32::MAX),
        quota,
    };
    session.append(&Subject::new("draw", &id), &fact)?;
    get(app, ById { id })
}

fn inputs(app: &App, session: &Session, input: &FreezeInput) -> Result<Inputs> {
    let scope =
        region::find(&input.region).ok_or_else(|| AppError::not_found("region", &input.region))?;
    let quotas: HashMap<&str, u32> =
        input.quotas.iter().map(|q| (q.region.as_str(), q.quota)).collect();
    let mut excluded = Vec::new();
    for mine in session.store.mines_of_region(significant(scope.code))? {
        if !can_be_drawn(&mine) {
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
    Ok(Inputs {
        period: input.period.clone(),
        basis: input.basis.clone(),
        kind: "quarterly".into(),
        snapshot_at: clock::date(app.now_ms()).to_string(),
        denominator: Some(Denominator::ByStratum(denominator.collect())),
        registry: registry_hash(&strata)?,
        strata,
        excluded,
        inspectors: inspectors(session, &input.inspectors)?,
        recusals: input
            .recusals
            .iter()
            .map(|r| draw::Recusal { person: r.person.clone(), holder: r.holder.clone() })
            .collect(),
        team: Team::default(),
        witness_rule: draw::WitnessRule {
            kind: WitnessKind::Dice,
            source: None,
            issue: None,
            digits: Some(40),
        },
    })
}

/// Until headquarters publishes signed registry bundles, the population itself stands for them.
fn registry_hash(strata: &[Stratum]) -> Result<canon::Hash32> {
    Ok(canon::hash_of(strata)?)
}

fn member(mine: Mine) -> draw::Mine {
    draw::Mine { id: mine.id, name: mine.name, licence: mine.licence, holder: mine.holder }
}

fn inspectors(session: &Session, ids: &[String]) -> Result<Vec<Inspector>> {
    let mut inspectors = Vec::new();
    for id in ids {
        let person = session.store.person(id)?.ok_or_else(|| AppError::not_found("person", id))?;
        let detail_hash = canon::hash_of(&person)?;
        inspectors.push(Inspector {
            id: person.id,
            department: person.department,
            roles: vec!["leader".into(), "member".into()],
            card: person.card,
            strata: None,
            load: 0,
            detail_hash,
        });
    }
    Ok(inspectors)
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
    may_commit(facts.stage())?;
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
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
    may_reveal(facts.stage(), &input.digits, &input.digits_again, &input.present)?;
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
            present: input.present.iter().map(|name| name.trim().to_owned()).collect(),
            replacements: Vec::new(),
            software: SOFTWARE.to_owned(),
            record: None,
        },
    )?;
    let blob = session.store.blobs.put(app.random(), &certificate.to_bytes())?;
    let fact = Revealed {
        secret: canon::Hash32(*secret.as_bytes()),
        witness: outcome.witness.clone(),
        present: input.present,
        seed: outcome.seed.to_string(),
        drawn: outcome.strata.iter().flat_map(|stratum| stratum.drawn.clone()).collect(),
        certificate: blob,
    };
    let subject = Subject::new("draw", &input.id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        write.append(&session.act(&subject), &fact)?;
        write.sign(&session.person.id)?;
        Ok(())
    })?;
    get(app, ById { id: input.id })
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

fn find(session: &Session, id: &str) -> Result<DrawFacts> {
    session.store.draw(id)?.ok_or_else(|| AppError::not_found("draw", id))
}

/// The inputs as they were frozen: the population hash proves it.
fn frozen(session: &Session, facts: &DrawFacts) -> Result<Frozen> {
    let bytes = session.store.blobs.read(&facts.inputs)?;
    let inputs: Inputs = canon::from_slice(&bytes)?;
    let frozen = draw::freeze(inputs)?;
    if frozen.population_hash() == facts.population_hash {
        return Ok(frozen);
    }
    Err(AppError::new(
        "draw-list-changed",
        "the frozen list is not the one that was committed to. The log is safe; show this to an \
         administrator",
    ))
}

pub fn list(app: &App, _: Nothing) -> Result<Vec<DrawRow>> {
    Ok(app.session()?.store.draws()?.iter().map(row).collect())
}

pub(crate) fn row(facts: &DrawFacts) -> DrawRow {
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
    }
}

pub fn get(app: &App, input: ById) -> Result<DrawDetail> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    let frozen = frozen(&session, &facts)?;
    let inputs = frozen.inputs();
    let certificate = certificate(&session, &facts)?;
    let names = names(&session, inputs)?;
    let seed = facts.reveal.as_ref().map(|reveal| reveal.seed.as_str());
    let mut row = row(&facts);
    row.period.clone_from(&inputs.period);
    Ok(DrawDetail {
        row,
        basis: inputs.basis.clone(),
        officer: session.name_of(&facts.officer)?,
        strata: inputs.strata.iter().map(|stratum| lots(stratum, seed)).collect(),
        inspectors: inputs.inspectors.iter().map(|person| inspector(person, &names)).collect(),
        impossible: impossible(&frozen),
        commitment: facts.commitment.as_ref().map(|c| c.commitment.to_string()),
        committed_at_ms: facts.commitment.as_ref().map(|c| c.at_ms),
        time_proved: false,
        witness_digits: facts.reveal.as_ref().map(|reveal| reveal.witness.clone()),
        present: facts.reveal.as_ref().map(|r| r.present.clone()).unwrap_or_default(),
        seed: seed.map(str::to_owned),
        revealed_at_ms: facts.reveal.as_ref().map(|reveal| reveal.at_ms),
        teams: teams(&session, &facts, inputs, certificate.as_deref(), &names)?,
        certificate_digest: certificate.as_deref().and_then(digest),
        verified: certificate
            .as_deref()
            .map(|bytes| draw::certificate::verify(bytes, &Policy::default()).accepted),
    })
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
            let order = Tickets::from_text(seed).order(&ids, ids.len());
            let numbered = order.into_iter().enumerate();
            let quota = stratum.quota as usize;
            numbered
                .map(|(n, (id, ticket))| lot(by_id[id], ticket.to_string(), n < quota))
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

/// Mines that can't have a lawful team, or for which the people don't suffice, by stratum.
fn impossible(frozen: &Frozen) -> Vec<String> {
    let feasibility = frozen.feasibility();
    let members = frozen.inputs().strata.iter().flat_map(|s| s.members.iter().map(move |m| (s, m)));
    let named: HashMap<&str, String> = members
        .map(|(stratum, mine)| (mine.id.as_str(), format!("{} {}", stratum.name, mine.name)))
        .collect();
    let alone = feasibility.mines.iter().flat_map(|finding| &finding.mines);
    let together = feasibility.capacity.iter().flat_map(|shortage| &shortage.mines);
    alone.chain(together).filter_map(|id| named.get(id.as_str()).cloned()).collect()
}

fn certificate(session: &Session, facts: &DrawFacts) -> Result<Option<Vec<u8>>> {
    let Some(reveal) = &facts.reveal else { return Ok(None) };
    Ok(Some(session.store.blobs.read(&reveal.certificate)?))
}

fn digest(certificate: &[u8]) -> Option<String> {
    let value: serde_json::Value = serde_json::from_slice(certificate).ok()?;
    value["digest"].as_str().map(str::to_owned)
}

fn teams(
    session: &Session,
    facts: &DrawFacts,
    inputs: &Inputs,
    certificate: Option<&[u8]>,
    names: &HashMap<String, String>,
) -> Result<Vec<DrawTeam>> {
    let Some(bytes) = certificate else { return Ok(Vec::new()) };
    let certificate: draw::certificate::Certificate =
        serde_json::from_slice(bytes).map_err(AppError::bad_input)?;
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
    for team in &certificate.teams {
        let Some((mine, stratum)) = mines.get(team.mine.as_str()) else { continue };
        let inspections = session.store.inspections_of_mine(&mine.id)?;
        let of_draw = inspections.iter().find(|i| i.draw.as_deref() == Some(facts.id.as_str()));
        let member = |member: &draw::Member| TeamMember {
            slot: inputs.team.slots[member.slot as usize].role.clone(),
            person: member.person.clone(),
            name: names.get(&member.person).cloned().unwrap_or_default(),
            department: departments.get(member.person.as_str()).copied().unwrap_or("").to_owned(),
        };
        teams.push(DrawTeam {
            mine: mine.id.clone(),
            mine_name: mine.name.clone(),
            stratum_name: (*stratum).to_owned(),
            ticket: tickets.get(mine.id.as_str()).copied().unwrap_or("").to_owned(),
            members: team.members.iter().map(member).collect(),
            inspection: of_draw.map(|inspection| inspection.id.clone()),
        });
    }
    Ok(teams)
}

/// Writes the certificate into the folder of files for people.
pub fn save(app: &App, input: ById) -> Result<SavedFile> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    let bytes = certificate(&session, &facts)?
        .ok_or_else(|| AppError::from(rules::drawing::DrawRefusal::NotCommitted))?;
    app.save_file(&format!("draw-certificate-{}.json", input.id), &bytes)
}
