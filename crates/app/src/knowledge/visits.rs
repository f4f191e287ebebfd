//! CN-4: the yearly cap of visits to one enterprise, and how many it has had.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use record::Subject;
use rules::mine::Mine;
use rules::quota::{VisitCap, around, decide_cap, reached};
use rules::region;

use crate::api::{
    EnterpriseVisits, Nothing, VisitCapInput, VisitCapQuery, VisitCapRow, VisitCapState,
};
use crate::machine::region_name;
use crate::{App, Result, Session, clock};

const CLAUSE: &str = "CN-4";

pub fn list(app: &App, _: Nothing) -> Result<Vec<VisitCapRow>> {
    let caps = app.session()?.store.visit_caps()?;
    Ok(caps.into_iter().map(row).collect())
}

pub fn set(app: &App, input: VisitCapInput) -> Result<Vec<VisitCapRow>> {
    let session = app.session()?;
    let VisitCapInput { region, year, most, source } = input;
    let cap = decide_cap(VisitCap { region, year, most, source })?;
    session.append(&Subject::new("visit-cap", &cap.region), &cap)?;
    list(app, Nothing {})
}

/// Visits of this year: of a mine's enterprise, or of all enterprises of a region.
pub fn state(app: &App, query: VisitCapQuery) -> Result<VisitCapState> {
    let session = app.session()?;
    let year = clock::date(app.now_ms()).year();
    let mine = query.mine.as_deref().map(|id| session.mine(id)).transpose()?;
    let region = match (&mine, query.region) {
        (Some(mine), _) => mine.region.clone(),
        (None, region) => region.unwrap_or_default(),
    };
    let cap = cap_of(&session, &region, year)?;
    let own = mine.as_ref().map(|mine| enterprise(&mine.credit_code, &mine.holder, &mine.id));
    let within = region::significant(&region);
    let concerned = |(key, counted): &(String, Counted)| match &own {
        Some(own) => key == own,
        None => counted.regions.iter().any(|region| region.starts_with(within)),
    };
    let visits = visits(&session, year)?.into_iter().filter(concerned);
    let visits: Vec<EnterpriseVisits> = visits.map(|(_, counted)| counted.shown).collect();
    let over = |one: &&EnterpriseVisits| cap.as_ref().is_some_and(|cap| reached(cap, one.visits));
    Ok(VisitCapState {
        year,
        clause: CLAUSE.to_owned(),
        visits: visits.iter().map(|one| one.visits).max().unwrap_or(0),
        reached: visits.iter().filter(over).cloned().collect(),
        cap: cap.map(row),
    })
}

fn cap_of(session: &Session, region: &str, year: i32) -> Result<Option<VisitCap>> {
    let caps = session.store.visit_caps()?;
    let of = |code: &String| caps.iter().find(|cap| cap.region == *code && cap.year == year);
    Ok(around(region).iter().find_map(of).cloned())
}

/// All visits of a year beside all caps, to be asked for many mines.
pub(crate) struct Visited {
    /// By region: the cap of the year that holds there.
    caps: BTreeMap<String, VisitCap>,
    counted: BTreeMap<String, Counted>,
}

impl Visited {
    pub(crate) fn of(session: &Session, year: i32) -> Result<Self> {
        let of_year = session.store.visit_caps()?.into_iter().filter(|cap| cap.year == year);
        let caps = of_year.map(|cap| (cap.region.clone(), cap)).collect();
        Ok(Self { caps, counted: visits(session, year)? })
    }

    /// Whether another visit would take the mine's enterprise over the cap.
    pub(crate) fn over_cap(&self, mine: &Mine) -> bool {
        if self.caps.is_empty() {
            return false;
        }
        let key = enterprise(&mine.credit_code, &mine.holder, &mine.id);
        let had = self.counted.get(&key).map_or(0, |counted| counted.shown.visits);
        let cap = around(&mine.region).iter().find_map(|region| self.caps.get(region));
        cap.is_some_and(|cap| reached(cap, had))
    }
}

struct Counted {
    shown: EnterpriseVisits,
    regions: Vec<String>,
}

/// A visit counts from the day it begins. An enterprise is told by its credit code, else its name.
fn visits(session: &Session, year: i32) -> Result<BTreeMap<String, Counted>> {
    let mut found: BTreeMap<String, Counted> = BTreeMap::new();
    for one in session.store.visits_by_mine(clock::year_start_ms(year))? {
        let key = enterprise(&one.credit_code, &one.holder, &one.mine);
        let none = || Counted {
            shown: EnterpriseVisits { holder: one.holder, visits: 0 },
            regions: Vec::new(),
        };
        let counted = found.entry(key).or_insert_with(none);
        counted.shown.visits += one.visits;
        counted.regions.push(one.region);
    }
    Ok(found)
}

fn enterprise(credit_code: &str, holder: &str, mine: &str) -> String {
    [credit_code, holder, mine].into_iter().find(|text| !text.is_empty()).unwrap_or(mine).to_owned()
}

fn row(cap: VisitCap) -> VisitCapRow {
    VisitCapRow {
        region_name: region_name(&cap.region),
        region: cap.region,
        year: cap.year,
        most: cap.most,
        source: cap.source,
    }
}
