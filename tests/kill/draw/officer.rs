//! The officer who draws: everything goes through the application's operations, one act at a time.

use std::convert::Infallible;
use std::path::Path;

use app::App;
use app::api::{
    ById, CountersignInput, DrawChoice, DrawPublishInput, DrawRow, FreezeInput, Nothing, PersonRow,
    PlanInput, PlanOptions, QuotaInput, RevealInput, StartInspection,
};
use record::{Class, Subject};
use rules::inspection::{Covered, Finalised, ResultGiven, VisitResult};
use serde::Serialize;
use serde_json::{Value, json};
use store::{Act, StoreError, Write};

use super::shown::{Shown, Stand, Visit};
use crate::desk::{self, PASSPHRASE, call};
use crate::harness::Result;
use crate::kill::chance::Chance;
use crate::kill::fault::Extent;
use crate::kill::hand::say;

/// 鄂尔多斯市
const CITY: &str = "150600";
/// How many counties draw a mine each.
const COUNTIES: usize = 2;
/// More than a draw has.
const ACTS: usize = 30;

pub struct Officer {
    pub app: App,
    chance: Chance,
}

/// Draws until it is killed.
pub fn work(folder: &Path, seed: u64) -> Result<Infallible> {
    let mut officer = Officer::sign_in(folder, seed)?;
    say(&officer.stand(None)?)?;
    loop {
        officer.act()?;
        let extent = Extent::of(folder)?;
        say(&officer.stand(Some(extent))?)?;
    }
}

impl Officer {
    pub fn sign_in(folder: &Path, seed: u64) -> Result<Self> {
        Ok(Self { app: desk::sign_in(folder)?, chance: Chance::new(seed) })
    }

    /// Newest first.
    pub fn draws(&self) -> Result<Vec<Shown>> {
        let rows: Vec<DrawRow> = call(&self.app, "draw.list", &Nothing {})?;
        rows.iter().map(|row| Shown::of(&self.app, &row.id)).collect()
    }

    fn newest(&self) -> Result<Option<Shown>> {
        let rows: Vec<DrawRow> = call(&self.app, "draw.list", &Nothing {})?;
        rows.first().map(|row| Shown::of(&self.app, &row.id)).transpose()
    }

    pub fn stand(&self, extent: Option<Extent>) -> Result<Stand> {
        let head = self.app.session()?.store.head();
        let newest = self.newest()?;
        Ok(Stand { seq: head.seq, hash: head.hash.to_string(), extent, newest })
    }

    /// The next act of the newest draw; the first of another once its results are public.
    pub fn act(&mut self) -> Result {
        match self.newest()? {
            Some(draw) if !draw.is_published() => self.carry_on(&draw),
            _ => self.freeze(),
        }
    }

    /// Carries the newest draw on until its results are public; begins one where there is none.
    pub fn finish(&mut self) -> Result<Shown> {
        for _ in 0..ACTS {
            match self.newest()? {
                Some(draw) if draw.is_published() => return Ok(draw),
                _ => self.act()?,
            }
        }
        Err(format!("after {ACTS} acts nothing is published").into())
    }

    fn carry_on(&mut self, draw: &Shown) -> Result {
        let id = || ById { id: draw.id.clone() };
        if draw.commitment.is_none() {
            return self.does("draw.commit", &id());
        }
        if draw.seed.is_none() {
            return self.witness(draw);
        }
        if !draw.released {
            return self.does("draw.release", &id());
        }
        match draw.visits.iter().find(|visit| visit.done_on.is_none()) {
            Some(Visit { inspection: Some(inspection), mine, .. }) => self.close(inspection, mine),
            Some(visit) => self.begin(draw, visit),
            None => self.publish(draw),
        }
    }

    fn does(&self, name: &str, input: &impl Serialize) -> Result {
        let _: Value = call(&self.app, name, input)?;
        Ok(())
    }

    fn freeze(&self) -> Result {
        let asked = PlanInput { region: CITY.into(), ..PlanInput::default() };
        let plan: PlanOptions = call(&self.app, "draw.plan", &asked)?;
        let people: Vec<PersonRow> = call(&self.app, "person.list", &Nothing {})?;
        let quota = |region: &String| QuotaInput { region: region.clone(), quota: 1 };
        let regions = plan.strata.iter().map(|stratum| &stratum.region);
        let input = FreezeInput {
            quotas: regions.take(COUNTIES).map(quota).collect(),
            region: plan.region,
            visits_until: None,
            title: plan.suggested_title,
            period: plan.suggested_period,
            basis: "演示".into(),
            inspectors: people.into_iter().filter(|one| one.card).map(|one| one.id).collect(),
            recusals: Vec::new(),
            readers: Vec::new(),
            witness: None,
            choice: DrawChoice::default(),
        };
        self.does("draw.freeze", &input)
    }

    /// Two others countersign, then the dice fall.
    fn witness(&mut self, draw: &Shown) -> Result {
        let id = draw.id.clone();
        if let Some(person) = draw.seconds.first().cloned() {
            let passphrase = PASSPHRASE.to_owned();
            return self.does("draw.countersign", &CountersignInput { id, person, passphrase });
        }
        let digits: String = (0..40).map(|_| self.die()).collect();
        let digits_again = digits.clone();
        let present = ["witness-1", "witness-2"].map(str::to_owned).to_vec();
        let witnessed_at_ms = None;
        let passphrase = PASSPHRASE.to_owned();
        let witness = None;
        let told =
            RevealInput { id, digits, digits_again, present, witnessed_at_ms, passphrase, witness };
        self.does("draw.reveal", &told)
    }

    fn die(&mut self) -> char {
        match self.chance.below(6) {
            0 => '1',
            1 => '2',
            2 => '3',
            3 => '4',
            4 => '5',
            _ => '6',
        }
    }

    fn begin(&self, draw: &Shown, visit: &Visit) -> Result {
        let input = StartInspection {
            mine: visit.mine.clone(),
            draw: Some(draw.id.clone()),
            team: visit.team.clone(),
            checklist: None,
            also: Vec::new(),
        };
        self.does("inspection.start", &input)
    }

    /// The visit's result and its end, in one transaction: how a visit comes there is another test.
    fn close(&self, inspection: &str, mine: &str) -> Result {
        let session = self.app.session()?;
        let subject = Subject::new("inspection", inspection);
        let act = Act { actor: &session.person.id, subject: &subject, class: Class::Normal };
        let given = ResultGiven { results: vec![VisitResult::NoProblem], findings: String::new() };
        let mut finalised: Finalised = serde_json::from_value(
            json!({ "mine": mine, "covers": [], "overruled": [], "total": "0" }),
        )?;
        session.store.write(|write: &mut Write<'_>| -> std::result::Result<(), StoreError> {
            let given = write.append(&act, &given)?;
            let (device, seq, head) = (given.header.device, given.header.seq, given.hash);
            finalised.covers = vec![Covered { device, seq, head }];
            write.append(&act, &finalised)?;
            Ok(())
        })?;
        Ok(())
    }

    fn publish(&self, draw: &Shown) -> Result {
        let days = draw.visits.iter().filter_map(|visit| visit.done_on.clone());
        let input = DrawPublishInput {
            draw: draw.id.clone(),
            mines: draw.visits.iter().map(|visit| visit.mine.clone()).collect(),
            on: days.max().ok_or("there was no visit")?,
            place: "市自然资源局门户网站".into(),
        };
        self.does("draw.publish", &input)
    }
}
