//! The deadline desk: what runs out, in whose region, by which clause.

mod cards;
mod duties;
mod penalties;
mod reports;
mod submitted;

use chrono::{Days, NaiveDate};
use rules::calendar::Calendar;
use rules::deadline::{Facts, Rule, Standing, standing};
use rules::mine::{Field, Mine};
use rules::pack::{Detect, Library, Rulebook};
use rules::procedure::{Clock, Mark};
use rules::region;
use store::query::deadline::{ClockFacts, Counted, MineDay, Span};

use crate::api::{DeadlineQuery, DeadlineRow, DeadlineView, Locale};
use crate::casefile::{clock_view, subject_name};
use crate::knowledge::calendar_in_use;
use crate::machine::{locale, region_name};
use crate::{App, Result, Session, clock};

pub use submitted::{list as submitted_reports, save_paper, submit};

pub fn list(app: &App, query: DeadlineQuery) -> Result<DeadlineView> {
    let session = app.session()?;
    let region = query.region.clone().unwrap_or_else(|| session.person.region.clone());
    let today = clock::date(app.now_ms());
    let until = today.checked_add_days(Days::new(query.days.into())).unwrap_or(today);
    let desk = Desk {
        session: &session,
        book: session.rulebook()?,
        locale: locale(app),
        region: region::significant(&region),
        calendar: calendar_in_use(&session)?,
        today,
        until,
        limit: query.limit.min(1_000),
    };
    let mut found = Found::default();
    desk.cases(&mut found)?;
    desk.licences(&mut found)?;
    desk.duties(&mut found)?;
    desk.penalties(&mut found)?;
    desk.cards(&mut found)?;
    desk.reports(&mut found)?;
    // What has no day comes last.
    found.rows.sort_by(|a, b| {
        let day = |row: &DeadlineRow| (row.clock.due.is_none(), row.clock.due.clone());
        (day(a), &a.subject).cmp(&(day(b), &b.subject))
    });
    let counting = desk.locale.of(&desk.calendar.counting_on(today).sentence()).to_owned();
    Ok(DeadlineView {
        today: today.to_string(),
        region_name: region_name(&region),
        region,
        until: until.to_string(),
        rows: found.rows,
        overdue: found.overdue,
        coming: found.coming,
        counting,
    })
}

#[derive(Default)]
struct Found {
    rows: Vec<DeadlineRow>,
    overdue: u32,
    coming: u32,
}

impl Found {
    fn count(&mut self, counted: Counted) {
        self.overdue += counted.before;
        self.coming += counted.since;
    }

    /// A row of which no other counts.
    fn add(&mut self, row: DeadlineRow) {
        match row.clock.days_left {
            Some(days) if days < 0 => self.overdue += 1,
            Some(_) => self.coming += 1,
            // Only counted, never late.
            None => {}
        }
        self.rows.push(row);
    }
}

struct Desk<'a> {
    session: &'a Session,
    book: Rulebook<'static>,
    locale: Locale,
    /// A prefix of a GB/T 2260 code.
    region: &'a str,
    calendar: Calendar,
    today: NaiveDate,
    until: NaiveDate,
    limit: u32,
}

impl Desk<'_> {
    fn span(&self, from: Option<NaiveDate>, to: NaiveDate) -> Span<'_> {
        Span { region: self.region, from, to }
    }

    fn yesterday(&self) -> NaiveDate {
        self.today.pred_opt().unwrap_or(self.today)
    }

    /// Clocks of cases: with a day up to the end of the window, and those without one.
    fn cases(&self, found: &mut Found) -> Result<()> {
        let store = &self.session.store;
        let (late, coming) =
            (self.span(None, self.yesterday()), self.span(Some(self.today), self.until));
        found.count(store.count_clocks_due(self.region, self.today, self.until)?);
        for span in [late, coming] {
            for facts in store.clocks_due(span, self.limit)? {
                found.rows.push(self.case_row(facts)?);
            }
        }
        let packs = self.book.library().all().map(|(pack, _)| pack);
        let is_elsewhere = |scope: Option<&str>| self.shared(scope.unwrap_or_default()).is_none();
        let elsewhere = packs.filter(|pack| is_elsewhere(pack.region.as_deref()));
        let elsewhere: Vec<&str> = elsewhere.map(|pack| pack.id.as_str()).collect();
        for facts in store.clocks_without_day(self.region, &elsewhere, self.limit)? {
            found.rows.push(self.case_row(facts)?);
        }
        Ok(())
    }

    /// A case about no mine belongs to its region, or to that of its rules; then none of its clocks
    /// has a day.
    fn case_row(&self, facts: ClockFacts) -> Result<DeadlineRow> {
        let (name, region) = if let Some(name) = facts.mine_name {
            (name, facts.region)
        } else if facts.region.is_some() {
            (String::new(), facts.region)
        } else {
            let scope = Library::known(&facts.pack).and_then(|pack| pack.region.clone());
            (subject_name(self.session, &facts.mine)?, scope)
        };
        Ok(DeadlineRow {
            clock: clock_view(&facts.clock, self.today, &self.calendar),
            text: String::new(),
            region_name: region.map_or_else(String::new, |region| region_name(&region)),
            mine_name: name,
            number: facts.number,
            report: None,
            subject: format!("{}/{}", facts.kind, facts.case),
            kind: facts.kind,
        })
    }

    /// Mining and safety licences run out on their own day. The clause is the pack's ground for it.
    fn licences(&self, found: &mut Found) -> Result<()> {
        let store = &self.session.store;
        for (field, duty) in
            [(Field::LicenceTo, "renew-licence"), (Field::SafetyTo, "renew-safety-licence")]
        {
            // The licence is good on its last day.
            let (late, coming) =
                (self.span(None, self.yesterday()), self.span(Some(self.today), self.until));
            found.count(store.count_mine_days(field, &[], self.region, self.today, self.until)?);
            for span in [late, coming] {
                for MineDay { mine, day } in store.mine_days(field, &[], span, self.limit)? {
                    let clock = on_day(
                        ground_clause(&self.book, &mine.region, Detect::LicenceExpiry),
                        duty,
                        day,
                    );
                    found.rows.push(self.mine_row(mine, clock, String::new()));
                }
            }
        }
        Ok(())
    }

    fn mine_row(&self, mine: Mine, clock: Clock, text: String) -> DeadlineRow {
        DeadlineRow {
            kind: "mine".to_owned(),
            clock: clock_view(&clock, self.today, &self.calendar),
            text,
            region_name: region_name(&mine.region),
            subject: format!("mine/{}", mine.id),
            mine_name: mine.name,
            number: String::new(),
            report: None,
        }
    }

    fn standing(&self, rule: &Rule, facts: &Facts) -> Standing {
        // What the registry tells counts as on its own day, as a case does on the day of its opening.
        let counting = self.calendar.counting_on(facts.trigger.unwrap_or(self.today));
        standing(rule, facts, &self.calendar, counting, self.today)
    }

    /// What a rule says of these facts, unless it is due after the window.
    fn stands(&self, rule: &Rule, facts: &Facts, duty: &str, from: NaiveDate) -> Option<Clock> {
        let (due, mark) = match self.standing(rule, facts) {
            Standing::Clock(found) => (Some(found.due), sure(found.calendar_not_published)),
            Standing::Since { .. } => (None, Mark::Since),
            // The class that a mine is in because of this very day.
            Standing::Window { inside: true, .. } => (facts.trigger, Mark::Sure),
            _ => return None,
        };
        let clause = Some(rule.clause.clone());
        let clock = Clock { clause, duty: duty.to_owned(), from, due, mark };
        due.is_none_or(|due| due <= self.until).then_some(clock)
    }

    /// The part of the officer's region that lies in this one, and the other way round.
    fn shared<'a>(&'a self, scope: &'a str) -> Option<&'a str> {
        let scope = region::significant(scope);
        if self.region.starts_with(scope) {
            return Some(self.region);
        }
        scope.starts_with(self.region).then_some(scope)
    }
}

fn sure(calendar_not_published: Option<i32>) -> Mark {
    calendar_not_published.map_or(Mark::Sure, |year| Mark::CalendarNotPublished { year })
}

/// The ground that what has run out is, in the rules of that region.
fn ground_clause(book: &Rulebook<'_>, region: &str, detect: Detect) -> Option<String> {
    let (pack, _) = book.of_region(region)?;
    let mut grounds = pack.removal.grounds.iter();
    grounds.find(|ground| ground.detect == detect).map(|ground| ground.id.clone())
}

fn on_day(clause: Option<String>, duty: &str, day: NaiveDate) -> Clock {
    Clock { clause, duty: duty.to_owned(), from: day, due: Some(day), mark: Mark::Sure }
}

#[cfg(test)]
mod tests;
