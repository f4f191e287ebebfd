//! The plan of a year: proposed by the rules, recorded by an officer, and what each quarter's draw
//! starts from.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use record::Subject;
use rules::quota::{
    CountyNeed, CountyYear, Quarter, YearNeed, YearRefusal, around, decide_year, planned_now,
};
use rules::region;
use store::query::quota::YearPlanFacts;

use super::facts::Facts;
use super::{Account, Book, count, quarter};
use crate::api::{YearAdopted, YearInput, YearQuery, YearRow, YearView, YearWhole};
use crate::machine::region_name;
use crate::{App, AppError, Result, Session, clock};

/// A year that can be planned: this one or the next, as the ledger has it.
struct Ahead {
    /// The region that is planned.
    region: String,
    year: i32,
    this_year: i32,
    /// The first quarter that can still be planned.
    now: Quarter,
    book: Book,
}

impl Ahead {
    fn of(session: &Session, today: NaiveDate, code: &str, year: i32) -> Result<Self> {
        let this_year = today.year();
        if !(this_year..=this_year + 1).contains(&year) {
            return Err(AppError::not_found("year", &year.to_string()));
        }
        let scope = region::find(code).ok_or_else(|| AppError::not_found("region", code))?;
        let book = Book::of(session, scope.code, today, &Facts::of_year(session, year)?)?;
        let whole = book.whole.as_ref().map(|whole| whole.region.clone());
        Ok(Self {
            region: whole.unwrap_or_else(|| scope.code.to_owned()),
            now: if year == this_year { quarter(today) } else { Quarter::ALL[0] },
            year,
            this_year,
            book,
        })
    }

    /// A county owes for itself, or bears its part of what the whole does.
    fn needs(&self) -> Vec<YearNeed> {
        let whole = self.book.whole.as_ref();
        let is_borne = |account: &&Account| {
            let owner = account.owed.as_ref().map(|owed| &owed.region);
            whole.is_some_and(|whole| owner == Some(&whole.region))
        };
        let (borne, own): (Vec<&Account>, Vec<&Account>) =
            self.book.counties.iter().partition(is_borne);
        let need = |account: &Account, counties: &[&Account]| YearNeed {
            region: account.region.clone(),
            yearly: account.ledger.yearly,
            each_quarter: is_quarterly(account),
            counties: counties.iter().map(|one| self.county(one)).collect(),
        };
        let own = own.into_iter().map(|account| need(account, &[account]));
        own.chain(whole.map(|whole| need(whole, &borne))).collect()
    }

    fn county(&self, account: &Account) -> CountyNeed {
        let (n, before) = (account.ledger.n_snapshot, self.before(account));
        CountyNeed { region: account.region.clone(), n, before }
    }

    fn before(&self, account: &Account) -> [u64; 4] {
        let checked =
            |quarter: Quarter| (quarter < self.now).then(|| account.ledger.spread[quarter.index()]);
        Quarter::ALL.map(|quarter| checked(quarter).unwrap_or(0))
    }

    fn view(&self, session: &Session) -> Result<YearView> {
        let plans = session.store.year_plans(self.year)?;
        let plan = plans.iter().find(|one| one.plan.region == self.region);
        let adopted = |plan: &YearPlanFacts| -> Result<YearAdopted> {
            Ok(YearAdopted { by: session.name_of(&plan.actor)?, at_ms: plan.at_ms })
        };
        let whole = self.book.whole.as_ref();
        let whole = whole.and_then(|whole| Some((whole, whole.owed.as_ref()?)));
        let county = |code: &str| plan.and_then(|one| one.plan.county(code));
        let rows = self.book.counties.iter();
        Ok(YearView {
            region_name: region_name(&self.region),
            region: self.region.clone(),
            year: self.year,
            this_year: self.this_year,
            quarter: self.now.number(),
            whole: whole.map(|(whole, owed)| YearWhole {
                needed: count(whole.ledger.yearly),
                source: owed.source.clone(),
            }),
            rows: rows
                .map(|account| row(account, county(&account.region), self.before(account)))
                .collect(),
            adopted: plan.map(adopted).transpose()?,
        })
    }
}

fn is_quarterly(account: &Account) -> bool {
    account.owed.as_ref().is_some_and(|owed| owed.quarterly)
}

fn row(account: &Account, planned: Option<&CountyYear>, before: [u64; 4]) -> YearRow {
    let four = |numbers: &[u64; 4]| numbers.iter().map(|n| count(*n)).collect::<Vec<u32>>();
    let (ledger, owed) = (&account.ledger, account.owed.as_ref());
    YearRow {
        region: account.region.clone(),
        name: region_name(&account.region),
        n: count(ledger.n_snapshot),
        needed: owed.map(|_| count(ledger.yearly)),
        source: owed.map(|owed| owed.source.clone()),
        each_quarter: is_quarterly(account),
        suggested: is_quarterly(account).then(|| four(&ledger.spread)),
        planned: planned.map(|county| four(&county.quarters)),
        before: four(&before),
        drawn: four(&ledger.drawn_by_quarter),
    }
}

pub fn year_plan(app: &App, query: YearQuery) -> Result<YearView> {
    let session = app.session()?;
    let today = clock::date(app.now_ms());
    let year = query.year.unwrap_or(today.year());
    Ahead::of(&session, today, &query.region, year)?.view(&session)
}

/// Records how an officer spreads the year; the last word stands.
pub fn plan_year(app: &App, input: YearInput) -> Result<YearView> {
    let session = app.session()?;
    let ahead = Ahead::of(&session, clock::date(app.now_ms()), &input.region, input.year)?;
    let mut planned: BTreeMap<String, [u64; 4]> = BTreeMap::new();
    for county in input.counties {
        let numbers: Vec<u64> = county.quarters.into_iter().map(u64::from).collect();
        let once = <[u64; 4]>::try_from(numbers)
            .is_ok_and(|four| planned.insert(county.region.clone(), four).is_none());
        if !once {
            return Err(YearRefusal::County(county.region).into());
        }
    }
    let plan =
        decide_year((ahead.region.as_str(), ahead.year), ahead.now, &ahead.needs(), &planned)?;
    session.append(&Subject::new("quota", &plan.region), &plan)?;
    ahead.view(&session)
}

/// Plans of the year that draws start from.
pub(crate) struct YearPlans(Vec<YearPlanFacts>);

/// What this quarter takes of a county.
pub(crate) struct PlannedNow {
    /// The plan's number.
    pub planned: u64,
    pub to_draw: u64,
}

impl YearPlans {
    pub(crate) fn of(session: &Session, year: i32) -> Result<Self> {
        Ok(Self(session.store.year_plans(year)?))
    }

    /// By the plan of the narrowest region around the county that has one.
    pub(crate) fn now(&self, account: &Account, today: NaiveDate) -> Option<PlannedNow> {
        let of = |region: &String| {
            let plan = self.0.iter().find(|one| one.plan.region == *region)?;
            plan.plan.county(&account.region)
        };
        let county = around(&account.region).iter().find_map(of)?;
        let now = quarter(today);
        let drawn = account.ledger.drawn_by_quarter[now.index()];
        let (asked, each_quarter) = (account.to_draw, is_quarterly(account));
        Some(PlannedNow {
            planned: county.quarters[now.index()],
            to_draw: planned_now(county, now, drawn, asked, each_quarter),
        })
    }
}
