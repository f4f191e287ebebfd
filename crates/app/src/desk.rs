//! The desk, the status line, and the doctor.

use std::sync::Arc;

use chrono::Datelike as _;
use rules::drawing::Stage;
use rules::lead::Lead;
use rules::mine::ListLevel;
use rules::procedure::Procedure as _;
use rules::rectification::Rectification;
use rules::region;
use rules::removal::Removal;
use store::query::inspection::InspectionFacts;
use store::{Health, Store};

use crate::api::{
    Check, DeskItem, DeskView, Diagnosis, DoctorInput, DrawVisit, Nothing, Problem, QuotaBehind,
    QuotaRow, Status, Unlock,
};
use crate::draw::ledger::{self, Account, Book, count};
use crate::draw::{Draws, waits_for_publication, waits_for_release};
use crate::exchange::custody;
use crate::machine::region_name;
use crate::{App, Result, Session, battery, casefile, clock, document, knowledge};

pub fn status(app: &App, _: Nothing) -> Result<Status> {
    let disk_free_bytes = fs4::available_space(existing(app)).unwrap_or(0);
    let Ok(session) = app.session() else {
        return Ok(Status {
            person: None,
            server: None,
            online: false,
            last_contact_ms: None,
            unsafe_inspections: 0,
            waiting_records: 0,
            waiting_blobs: 0,
            disk_free_bytes,
            battery_percent: battery::left(),
            clock_doubtful: false,
        });
    };
    let store = &session.store;
    let waiting = store.waiting()?;
    let mut unsafe_inspections = 0;
    let all = store.custody_of_all()?;
    for inspection in store.inspections()? {
        let at = custody(&all, &inspection.id, inspection.document.as_deref());
        unsafe_inspections += u32::from(at.waiting_records + at.waiting_blobs > 0);
    }
    let (online, contact) = app.exchange.contact();
    let last_receipt = store.receipts(1)?.first().map(|receipt| receipt.receipt.at_ms);
    Ok(Status {
        person: Some(session.person.clone()),
        server: store.setting("server-address")?,
        online,
        last_contact_ms: contact.or(last_receipt),
        unsafe_inspections,
        waiting_records: waiting.records,
        waiting_blobs: waiting.blobs,
        disk_free_bytes,
        battery_percent: battery::left(),
        clock_doubtful: store.clock().clock(&app.surroundings.reading()).is_doubtful(),
    })
}

/// The folder, or the nearest one above it that exists already.
fn existing(app: &App) -> &std::path::Path {
    app.folder().ancestors().find(|folder| folder.exists()).unwrap_or(app.folder())
}

pub fn get(app: &App, _: Nothing) -> Result<DeskView> {
    let session = app.session()?;
    let today = clock::date(app.now_ms());
    let region = &session.person.region;
    let prefecture = format!("{}00", &region[..4.min(region.len())]);
    let book = ledger::book(&session, &prefecture, today)?;
    let quota = quota(&session, &prefecture, &book)?;
    Ok(DeskView {
        today: today.to_string(),
        items: items(app, &session)?,
        quota_mines: quota.iter().map(|row| row.mines).sum(),
        quota,
        quota_region_name: region_name(&prefecture),
        quota_year: u32::try_from(today.year()).unwrap_or(0),
        behind: behind(&book, region),
    })
}

/// The result of a final visit, the procedure that follows on it, and what the desk asks for.
const FOLLOWING: [(&str, &str, &str); 3] = [
    ("rectify", Rectification::NAME, "issue-rectification"),
    ("propose-removal", Removal::NAME, "report-removal"),
    ("lead", Lead::NAME, "open-lead"),
];

/// What waits for somebody on this machine, from the log itself.
fn items(app: &App, session: &Session) -> Result<Vec<DeskItem>> {
    let store = &session.store;
    let mut items = Vec::new();
    for inspection in store.inspections()?.iter().filter(|i| i.finalised_at_ms.is_none()) {
        items.push(DeskItem {
            kind: under_way(session, inspection)?.into(),
            title: session.name_of_mine(&inspection.mine)?,
            subtitle: inspection.number.clone(),
            subject: format!("inspection/{}", inspection.id),
            at_ms: Some(inspection.changed_at_ms),
        });
    }
    for (result, kind, item) in FOLLOWING {
        for id in store.inspections_waiting(result, kind)? {
            let facts = store.inspection(&id)?;
            if kind == Removal::NAME && !is_listed(session, &facts.mine)? {
                continue;
            }
            items.push(DeskItem {
                kind: item.into(),
                title: session.name_of_mine(&facts.mine)?,
                subtitle: facts.number,
                subject: format!("inspection/{id}"),
                at_ms: facts.finalised_at_ms,
            });
        }
    }
    for facts in casefile::sanction::unanswered(session)? {
        items.push(DeskItem {
            kind: "propose-accountability".into(),
            title: session.name_of_mine(&facts.mine)?,
            subtitle: facts.number,
            subject: format!("mine/{}", facts.mine),
            at_ms: Some(facts.changed_at_ms),
        });
    }
    for row in document::list(app, Nothing {})? {
        let mine_to_sign =
            |place: &crate::api::PlaceView| place.signed_at_ms.is_none() && place.own;
        if row.places.iter().any(mine_to_sign) {
            items.push(DeskItem {
                kind: "sign-document".into(),
                title: row.title,
                subtitle: row.mine_name,
                subject: format!("document/{}", row.id),
                at_ms: Some(row.made_at_ms),
            });
        }
    }
    let visits = crate::draw::visits(app, Nothing {})?;
    items.extend(visits.into_iter().filter(|visit| visit.own).map(|visit| DeskItem {
        kind: "start-inspection".into(),
        subtitle: with_team(&visit),
        title: visit.mine_name,
        subject: format!("mine/{}", visit.mine),
        at_ms: None,
    }));
    for draw in Draws::of(session)?.counting {
        let kind = match draw.stage() {
            Stage::Frozen => "commit-draw",
            Stage::Committed => "reveal-draw",
            Stage::Revealed if waits_for_release(session, &draw)? => "release-draw",
            Stage::Revealed if waits_for_publication(session, &draw)? => "publish-draw",
            Stage::Revealed => continue,
        };
        items.push(DeskItem {
            kind: kind.into(),
            title: draw.title.clone(),
            subtitle: region_name(&draw.region),
            subject: format!("draw/{}", draw.id),
            at_ms: Some(draw.frozen_at_ms),
        });
    }
    Ok(items)
}

/// Only what is on a list can be removed from it.
fn is_listed(session: &Session, mine: &str) -> Result<bool> {
    let mine = session.store.mine(mine)?;
    Ok(mine.is_some_and(|mine| mine.list_level > ListLevel::Unlisted))
}

/// Which draw asks for a visit, and who goes.
fn with_team(visit: &DrawVisit) -> String {
    let names: Vec<&str> = visit.team.iter().map(|member| member.name.as_str()).collect();
    format!("{}　{}", visit.title, names.join("、"))
}

/// What an open inspection asks of whoever is signed in.
fn under_way(session: &Session, inspection: &InspectionFacts) -> Result<&'static str> {
    if knowledge::of_inspection(session, inspection).is_err() {
        return Ok("newer-inspection");
    }
    let state = session.store.inspection_state(&inspection.id)?;
    let to_settle = state.is_led_by(&session.own_id()?) && state.conflicts().next().is_some();
    Ok(if to_settle { "settle-answers" } else { "continue-inspection" })
}

/// Done and needed by county.
fn quota(session: &Session, prefecture: &str, book: &Book) -> Result<Vec<QuotaRow>> {
    let counties = session.store.mine_index()?.facets().regions;
    let own = counties.into_iter().filter(|(code, _)| region::within(code, prefecture));
    let row = |(code, mines): (String, u32)| {
        let account = book.county(&code);
        let owed = account.and_then(|account| account.owed.as_ref());
        let ledger = account.map(|account| &account.ledger);
        QuotaRow {
            name: region_name(&code),
            mines,
            done: ledger.map_or(0, |ledger| count(ledger.done)),
            needed: owed.and(ledger).map(|ledger| count(ledger.yearly)),
            quarters: ledger.map_or([0; 4], |ledger| ledger.by_quarter.map(count)),
            clause: owed.map(|owed| owed.source.clone()),
            region: code,
        }
    };
    Ok(own.map(row).collect())
}

/// Counties of one's own region that end the year short at this pace, or have missed a quarter;
/// where the share is owed by a wider region, only that one can be behind.
fn behind(book: &Book, own: &str) -> Vec<QuotaBehind> {
    let shown = |account: &Account| {
        let short = account.pace.map_or(0, |pace| count(pace.short));
        let missed: Vec<u8> = account.missed.iter().map(|quarter| quarter.number()).collect();
        (short > 0 || !missed.is_empty()).then(|| QuotaBehind {
            name: region_name(&account.region),
            region: account.region.clone(),
            short,
            missed,
        })
    };
    if let Some(whole) = &book.whole {
        return shown(whole).into_iter().collect();
    }
    let own = |account: &&Account| region::within(&account.region, own);
    book.counties.iter().filter(own).filter_map(shown).collect()
}

pub fn doctor(app: &App, input: DoctorInput) -> Result<Diagnosis> {
    let session = app.session()?;
    if input.rebuild {
        session.store.rebuild()?;
    }
    Ok(diagnosis(session.store.examine()?))
}

impl App {
    /// The doctor where nobody is signed in. Nothing of the machine changes: not the store, and not
    /// the note of who signed in when.
    pub fn examine(&self, by: &Unlock) -> Result<Diagnosis> {
        let key = self.known_seat(&by.person)?.store_key(&by.passphrase)?;
        Ok(diagnosis(Store::examine_closed(&self.folder, key, Arc::clone(&self.surroundings))?))
    }
}

fn diagnosis(health: Health) -> Diagnosis {
    let healthy = health.is_good();
    Diagnosis { healthy, checks: health.findings.into_iter().map(check).collect() }
}

fn check(finding: store::Finding) -> Check {
    let problem = |fault: store::Fault| Problem {
        code: fault.code.to_owned(),
        message: fault.message,
        args: fault.args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    };
    Check {
        name: finding.name.to_owned(),
        ok: finding.ok,
        checked: finding.checked,
        message: finding.message,
        problem: finding.fault.map(problem),
        more: count(finding.more),
    }
}
