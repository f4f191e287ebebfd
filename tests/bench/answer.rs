//! One durable answer, beside the disk's own limit in the same run: each is followed by a bare
//! append, so that both meet the same moods of the disk.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write as _;
use std::time::Duration;

use app::App;
use app::api::{AnswerInput, AnswerValue, DraftInput, InspectionView, Nothing};
use record::{Class, Subject};
use rules::checklist::Mark;
use rules::inspection::Answered;
use store::{Act, StoreError};
use tests::desk::{self, call};
use tests::harness::Result;

use crate::desks::Desks;
use crate::figure::{Figure, percentile, spread, timed};

/// The size of an answer's header, which is what a log can't do without.
const BARE: [u8; 340] = [0x5A; 340];
const TIMES: usize = 1_000;
/// The first ones meet empty caches.
const WARM_UP: usize = 100;

/// Samples of something, and of the bare appends between them.
struct Pair {
    own: Vec<Duration>,
    bare: Vec<Duration>,
}

pub fn measure(desks: &Desks) -> Result<Vec<Figure>> {
    let app = desk::sign_in(desks.full()?)?;
    let view = desk::inspection(&app)?;
    let mut bare = File::create(desks.fresh("bare"))?;
    let mut newest = BTreeMap::new();
    let records = pair(&mut bare, |number| record(&app, &view, number, &mut newest))?;
    let drafts = pair(&mut bare, |number| draft(&app, &view, number))?;
    let mut shown = desk::inspection(&app)?;
    let answers = pair(&mut bare, |number| {
        shown = answer(&app, &shown, number)?;
        Ok(())
    })?;
    Ok(vec![
        Figure::new("append of 340 B + fdatasync, p50 / p95", spread(&records.bare), "the limit"),
        row("durable answer in the store, p50 / p95", &records, "≤ 1.25× limit / ≤ 20 ms"),
        row("durable key press, p50 / p95", &drafts, "≤ 1.25× limit / ≤ 20 ms"),
        row("answer as the window gives it, with the page after it", &answers, "≤ 20 ms at p95"),
    ])
}

fn row(name: &str, pair: &Pair, target: &'static str) -> Figure {
    let (own, bare) = (percentile(&pair.own, 50), percentile(&pair.bare, 50));
    Figure::new(name, spread(&pair.own), target).beside(own, bare)
}

fn pair(bare: &mut File, mut act: impl FnMut(usize) -> Result) -> Result<Pair> {
    let mut pair = Pair { own: Vec::new(), bare: Vec::new() };
    for number in 0..WARM_UP + TIMES {
        let (own, ()) = timed(|| act(number))?;
        let (limit, ()) = timed(|| {
            bare.write_all(&BARE)?;
            Ok(bare.sync_data()?)
        })?;
        if number >= WARM_UP {
            pair.own.push(own);
            pair.bare.push(limit);
        }
    }
    Ok(pair)
}

/// What `inspection.answer` writes: the fact, which has seen the one before it, and its draft dropped.
fn record(
    app: &App,
    view: &InspectionView,
    number: usize,
    newest: &mut BTreeMap<String, String>,
) -> Result {
    let session = app.session()?;
    let subject = Subject::new("inspection", &view.row.id);
    let act = Act { actor: &session.person.id, subject: &subject, class: Class::Normal };
    let shown = item(view, number)?;
    let (item, field) = (shown.id.clone(), format!("item/{}/note", shown.id));
    let saw = newest.get(&item).map_or_else(|| shown.saw(), |id| vec![id.clone()]);
    let note = "现场已核实，见照片".into();
    let answered = Answered { item, mark: Some(Mark::NotApplicable), note, saw };
    let id = session.store.write(|write| -> std::result::Result<String, StoreError> {
        let id = write.append(&act, &answered)?.id();
        write.drop_draft(&view.row.id, &field, &answered.note)?;
        Ok(id)
    })?;
    newest.insert(answered.item, id);
    Ok(())
}

fn draft(app: &App, view: &InspectionView, number: usize) -> Result {
    let input = DraftInput {
        inspection: view.row.id.clone(),
        field: "findings".into(),
        text: "北侧联络道两旁未绿化，".repeat(1 + number % 20),
    };
    let _: Nothing = call(app, "inspection.draft", &input)?;
    Ok(())
}

fn answer(app: &App, view: &InspectionView, number: usize) -> Result<InspectionView> {
    let item = item(view, number)?;
    let input = AnswerInput {
        inspection: view.row.id.clone(),
        item: item.id.clone(),
        value: AnswerValue::Points { points: "1".into() },
        note: format!("第{number}次"),
        saw: item.saw(),
    };
    Ok(call(app, "inspection.answer", &input)?)
}

fn item(view: &InspectionView, number: usize) -> Result<&app::api::ItemView> {
    let count = desk::items(view).count();
    Ok(desk::items(view).nth(number % count).ok_or("a checklist has items")?)
}
