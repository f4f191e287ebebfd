//! The deadline desk over 100,000 mines and 1,000,000 records, and the targets of a province.

use std::time::Duration;

use app::App;
use app::api::{DeadlineQuery, DeadlineView, TargetQuery, TargetView};
use chrono::{Days, NaiveDate};
use record::{Class, Subject};
use rules::checklist::Mark;
use rules::inspection::Answered;
use rules::pack::Library;
use rules::procedure::Step;
use rules::rectification::{Acknowledged, Issued, Problem, Rechecked};
use store::{Act, Store, StoreError, Write};
use tests::desk::{self, call};
use tests::harness::Result;

use crate::desks::{Desks, FULL};
use crate::figure::{Figure, percentile, spread, timed};

const RECORDS: usize = 1_000_000;
const CASES: usize = 100_000;
/// Of a notice, its receipt and its re-check; every twentieth case is still open.
const OPEN_EACH: usize = 20;
const ROUNDS: usize = 20;
const BATCH: usize = 2_000;

pub fn measure(desks: &Desks) -> Result<Vec<Figure>> {
    let app = desk::set_up_quick(&desks.fresh("deadlines"))?;
    desk::import_demo(&app, FULL)?;
    fill(&app)?;
    let mut figures = Vec::new();
    for (region, name) in
        [("150622", "a county"), ("150600", "a prefecture"), ("620000", "a province")]
    {
        let samples = looks(&app, region)?;
        let name = format!("deadline desk of {name}, 100,000 mines, 1,000,000 records, p50 / p95");
        figures.push(beside_limit(name, &samples));
    }
    let samples = targets(desks)?;
    figures.push(beside_limit("targets of a province with 100,000 mines, p50 / p95", &samples));
    Ok(figures)
}

fn beside_limit(name: impl Into<String>, samples: &[Duration]) -> Figure {
    let figure = Figure::new(name, spread(samples), "≤ 150 ms");
    figure.beside(percentile(samples, 95), Duration::from_millis(150))
}

/// All of them in Gansu, whose targets are shares of two scales.
fn targets(desks: &Desks) -> Result<Vec<Duration>> {
    let app = desk::set_up_in(&desks.fresh("targets"), "620000")?;
    desk::import_region(&app, "620000", FULL)?;
    let mut samples = Vec::new();
    for _ in 0..ROUNDS {
        let query = TargetQuery::default();
        let (time, view) = timed(|| Ok(call::<TargetView>(&app, "target.list", &query)?))?;
        if view.rows.iter().all(|row| row.of == 0) {
            return Err("no target is reckoned on any mine".into());
        }
        samples.push(time);
    }
    Ok(samples)
}

fn looks(app: &App, region: &str) -> Result<Vec<Duration>> {
    let mut samples = Vec::new();
    for _ in 0..ROUNDS {
        let query = DeadlineQuery { region: Some(region.into()), days: 30, limit: 200 };
        let (time, view) = timed(|| Ok(call::<DeadlineView>(app, "deadline.list", &query)?))?;
        if view.rows.is_empty() {
            return Err(format!("nothing is due in {region}").into());
        }
        samples.push(time);
    }
    Ok(samples)
}

/// Cases at all mines, and answers for the rest.
fn fill(app: &App) -> Result {
    let session = app.session()?;
    let store = &session.store;
    let mines: Vec<String> = store.mines_of_region("")?.into_iter().map(|mine| mine.id).collect();
    let ask = DeadlineQuery { region: None, days: 0, limit: 1 };
    let today: NaiveDate = call::<DeadlineView>(app, "deadline.list", &ask)?.today.parse()?;
    for first in (0..CASES).step_by(BATCH) {
        store.write(|write| {
            (first..first + BATCH).try_for_each(|n| case(write, n, &mines[n % mines.len()], today))
        })?;
    }
    while store.head().seq < RECORDS as u64 {
        answers(store)?;
    }
    Ok(())
}

fn case(
    write: &mut Write<'_>,
    n: usize,
    mine: &str,
    today: NaiveDate,
) -> std::result::Result<(), StoreError> {
    let subject = Subject::new("rectification", format!("z-{n:016x}"));
    let act = Act { actor: "p-bench", subject: &subject, class: Class::Normal };
    let noticed = today - Days::new(100);
    let days = Days::new(n as u64 % 160);
    let problem = Problem { text: "边坡未复绿".into(), measure: "补种".into() };
    let pack = Library::shipped().newest("GS").map(|(_, reference)| reference.clone());
    let issued = Issued {
        number: format!("整改{n}"),
        mine: mine.to_owned(),
        inspection: None,
        look_back: None,
        pack: pack.ok_or_else(|| StoreError::NotFound { what: "the pack".into() })?,
        clause: Some("GS-3.3".into()),
        problems: vec![problem],
        noticed,
        limit: noticed + days,
        beyond: None,
    };
    let step = Step { after: None, fact: issued, papers: Vec::new(), entered_for: Vec::new() };
    let mut after = write.append(&act, &step)?.id();
    let fact = Acknowledged { on: noticed, by: "王某".into() };
    let step = Step { after: Some(after), fact, papers: Vec::new(), entered_for: Vec::new() };
    after = write.append(&act, &step)?.id();
    if n.is_multiple_of(OPEN_EACH) {
        return Ok(());
    }
    let (on, by, closed) = (today, vec!["李某".into()], vec![true]);
    let fact = Rechecked { on, by, closed, third_party: None, evaluator: None };
    let step = Step { after: Some(after), fact, papers: Vec::new(), entered_for: Vec::new() };
    write.append(&act, &step).map(|_| ())
}

fn answers(store: &Store) -> Result {
    let number = store.head().seq;
    let subject = Subject::new("inspection", format!("i-{number:016x}"));
    let act = Act { actor: "p-bench", subject: &subject, class: Class::Normal };
    store.write(|write| -> std::result::Result<(), StoreError> {
        for item in 0..BATCH {
            let answered = Answered {
                item: format!("{item}"),
                mark: Some(Mark::NotApplicable),
                note: String::new(),
                saw: Vec::new(),
            };
            write.append(&act, &answered)?;
        }
        Ok(())
    })?;
    Ok(())
}
