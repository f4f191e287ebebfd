//! The list of 100,000 mines: after signing in, and as one types.

use std::time::Duration;

use app::App;
use app::api::{ById, MineDetail, MinePage};
use rules::mine::{Change, Changed, Field};
use store::query::mine::Filter;
use store::{Act, StoreError};
use tests::desk::{self, call, first_page};
use tests::harness::Result;

use crate::desks::{Desks, cool};
use crate::figure::{Figure, median, millis, percentile, spread, timed};

/// One to three characters, initials, parts of numbers, two words.
pub const QUERIES: [&str; 10] =
    ["煤", "矿", "煤矿", "石灰岩", "有限公司", "mk", "sg", "C15", "矿 有限", "煤矿 公司"];
const ROUNDS: usize = 30;

pub fn measure(desks: &Desks) -> Result<Vec<Figure>> {
    let folder = desks.full()?;
    let mut unlocks = Vec::new();
    let first = median(|| {
        cool(folder)?;
        let (unlock, app) = timed(|| Ok(desk::sign_in(folder)?))?;
        unlocks.push(unlock);
        first_list(&app)
    })?;
    let app = desk::sign_in(folder)?;
    let (samples, slowest) = keystrokes(&app)?;
    let page = long_life(desks)?;
    Ok(vec![
        Figure::new("unlocking 100,000 mines, cold file", millis(percentile(&unlocks, 50)), ""),
        Figure::new("first list of 100,000 mines after it", millis(first), "≤ 1 s on screen"),
        Figure::new(
            "filter 100,000 mines in the store, p50 / p95",
            spread(&samples),
            "≤ 10 ms at p95",
        ),
        slowest,
        Figure::new("the page of a mine with 5,000 records", millis(page), "≤ 200 ms"),
    ])
}

/// A mine that people changed 5,000 times, as its page asks for it.
fn long_life(desks: &Desks) -> Result<Duration> {
    const RECORDS: usize = 5_000;
    let app = desk::set_up(&desks.fresh("long-life"))?;
    desk::import_demo(&app, 100)?;
    let page: MinePage = call(&app, "mine.list", &first_page())?;
    let id = page.rows.first().ok_or("there is no mine")?.id.clone();
    let session = app.session()?;
    let subject = record::Subject::new("mine", &id);
    let act = Act { actor: &session.person.id, subject: &subject, class: record::Class::Normal };
    session.store.write(|write| -> std::result::Result<(), StoreError> {
        for number in 0..RECORDS {
            let [before, after] = [number, number + 1].map(|n| format!("第{n}任"));
            let change = Change { field: Field::Leader, before, after };
            let (mine, reason) = (id.clone(), "调整分工".to_owned());
            write.append(&act, &Changed { mine, changes: vec![change], reason })?;
        }
        Ok(())
    })?;
    median(|| {
        let (time, mine) =
            timed(|| Ok(call::<MineDetail>(&app, "mine.get", &ById { id: id.clone() })?))?;
        let all = mine.timeline_all as usize;
        if all == RECORDS + 1 { Ok(time) } else { Err(format!("{all} records").into()) }
    })
}

pub fn first_list(app: &App) -> Result<Duration> {
    let (time, page) = timed(|| Ok(call::<MinePage>(app, "mine.list", &first_page())?))?;
    if page.rows.len() < 50 { Err("the first page is not full".into()) } else { Ok(time) }
}

/// All keystrokes, and the slowest query of them.
pub fn keystrokes(app: &App) -> Result<(Vec<Duration>, Figure)> {
    let session = app.session()?;
    let (mut all, mut slowest) = (Vec::new(), (Duration::ZERO, String::new()));
    for query in QUERIES {
        let filter = Filter { text: query.into(), ..Filter::default() };
        let mut samples = Vec::new();
        let mut found = 0;
        for _ in 0..ROUNDS {
            let (time, (_, total)) = timed(|| Ok(session.store.mines(&filter, 0, 50)?))?;
            samples.push(time);
            found = total;
        }
        let p95 = percentile(&samples, 95);
        slowest =
            slowest.max((p95, format!("the slowest of them, {query:?} ({found} found), p95")));
        all.extend(samples);
    }
    let (p95, name) = slowest;
    Ok((all, Figure::new(name, millis(p95), "≤ 10 ms")))
}
