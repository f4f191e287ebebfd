//! Open cases in all five jurisdictions, so that each officer's desk has a week's work, and an
//! officer of each who can sign in.

use app::App;
use app::api::{
    AcknowledgeInput, CasePlanInput, CaseView, EvidenceInput, FoundByInput, GroundPaper,
    IssueInput, MachineState, MinePage, MineQuery, MineRow, NewPerson, ProblemItem, RemovalPlan,
    ReportInput, Role, ScheduleInput, Staged, StepOf,
};
use chrono::{Days, NaiveDate};
use demo::JURISDICTIONS;

use super::{PASSPHRASE, job, listings, matters};
use crate::exit::Exit;
use crate::open::call;

/// Cases of one jurisdiction: how long ago the notice went out, how long from now its limit is,
/// and how far the case has come.
const CASES: [(u64, i64, Reached); 4] = [
    (80, -5, Reached::Received),
    (45, 3, Reached::Issued),
    (30, 12, Reached::Shown),
    (60, 20, Reached::Arranged),
];

/// The list that mines are removed from.
const LIST: &str = "province";

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reached {
    Issued,
    Received,
    Shown,
    Arranged,
}

const PROBLEMS: [(&str, &str); 4] = [
    ("排土场南坡约 0.3 公顷未复绿", "补种并养护，附前后照片"),
    ("洗选废水收集池防渗层破损", "修复防渗层，附验收记录"),
    ("矿区道路未硬化，无洒水记录", "硬化主干道，配备洒水车并留记录"),
    ("边坡监测点缺 2 处", "按方案补设监测点"),
];

/// An officer of each other jurisdiction on the same machine.
pub fn add_officers(app: &App) -> Result<(), Exit> {
    let names = ["马文清", "沈立诚", "阿依努尔", "罗承远"];
    for (name, jurisdiction) in names.iter().zip(others()) {
        let person = NewPerson {
            name: (*name).into(),
            organisation: jurisdiction.office(),
            role: Role::Officer,
            region: jurisdiction.region.into(),
            passphrase: PASSPHRASE.into(),
        };
        let _: MachineState = call(app, "machine.add-person", &person)?;
    }
    Ok(())
}

fn others() -> impl Iterator<Item = &'static demo::Jurisdiction> {
    JURISDICTIONS.iter().filter(|jurisdiction| jurisdiction.id != "OR")
}

/// How many cases were opened.
pub fn open_cases(app: &App, seed: u64) -> Result<usize, Exit> {
    let mut opened = 0;
    for jurisdiction in &JURISDICTIONS {
        let mines = mines(app, jurisdiction.region)?;
        for (n, (mine, case)) in mines.iter().zip(CASES).enumerate() {
            rectify(app, seed, mine, jurisdiction.id, PROBLEMS[n], case)?;
            opened += 1;
        }
        opened += remove(app, jurisdiction.region, jurisdiction.id)?;
        if let Some(mine) = mines.get(CASES.len()) {
            matters::lead(app, mine, jurisdiction.id)?;
            matters::complaint(app, mine, jurisdiction.id)?;
            opened += 2;
        }
        opened += listings::open(app, jurisdiction.region, jurisdiction.id)?;
    }
    Ok(opened)
}

fn mines(app: &App, region: &str) -> Result<Vec<MineRow>, Exit> {
    let query = MineQuery {
        regions: vec![region.trim_end_matches('0').to_owned()],
        states: vec!["producing".into()],
        limit: 5,
        ..MineQuery::default()
    };
    let page: MinePage = call(app, "mine.list", &query)?;
    Ok(page.rows)
}

fn rectify(
    app: &App,
    seed: u64,
    mine: &MineRow,
    pack: &str,
    problem: (&str, &str),
    (ago, left, reached): (u64, i64, Reached),
) -> Result<(), Exit> {
    let ask = CasePlanInput { mine: mine.id.clone(), ..CasePlanInput::default() };
    let plan: app::api::RectificationPlan = call(app, "rectification.plan", &ask)?;
    let today: NaiveDate = plan.plan.today.parse().unwrap_or_default();
    let noticed = today - Days::new(ago);
    let limit = if left < 0 {
        today - Days::new(left.unsigned_abs())
    } else {
        today + Days::new(left.unsigned_abs())
    };
    let issue = IssueInput {
        mine: mine.id.clone(),
        inspection: None,
        lookback: None,
        pack: pack.into(),
        problems: vec![ProblemItem { text: problem.0.into(), measure: problem.1.into() }],
        noticed: noticed.to_string(),
        limit: limit.to_string(),
        reason: String::new(),
        approver: String::new(),
        papers: vec![paper(app, "限期整改通知书.txt")?],
    };
    let mut view: CaseView = call(app, "rectification.issue", &issue)?;
    if reached >= Reached::Received {
        let step = step(&view, noticed + Days::new(2));
        view =
            call(app, "rectification.acknowledge", &AcknowledgeInput { step, by: "王某".into() })?;
    }
    if reached >= Reached::Shown {
        let photo = job::picture(seed, ago);
        let token = app.stage(None, &photo, true)?;
        let evidence = vec![Staged { token, name: "整改后.jpg".into() }];
        let step = step(&view, noticed + Days::new(20));
        let input =
            EvidenceInput { step, note: "已按要求整改，请复核。".into(), evidence };
        view = call(app, "rectification.evidence", &input)?;
    }
    if reached == Reached::Arranged {
        let day = (today + Days::new(1)).to_string();
        let step = step(&view, noticed + Days::new(25));
        let _: CaseView = call(app, "rectification.schedule", &ScheduleInput { step, day })?;
    }
    Ok(())
}

pub(super) fn step(view: &CaseView, on: NaiveDate) -> StepOf {
    StepOf {
        case: view.row.id.clone(),
        saw: view.head.clone().unwrap_or_default(),
        on: on.to_string(),
        papers: Vec::new(),
    }
}

pub(super) fn paper(app: &App, name: &str) -> Result<Staged, Exit> {
    let text = format!("{name}\n演示数据，没有效力。\n");
    Ok(Staged { token: app.stage(None, text.as_bytes(), true)?, name: name.into() })
}

/// The first ground of the pack that doesn't wait for a rectification, where there is one, on a
/// mine of the province's list.
fn remove(app: &App, region: &str, pack: &str) -> Result<usize, Exit> {
    let query = MineQuery {
        regions: vec![region.trim_end_matches('0').to_owned()],
        list_levels: vec![LIST.to_owned()],
        limit: 1,
        ..MineQuery::default()
    };
    let listed: MinePage = call(app, "mine.list", &query)?;
    let Some(mine) = listed.rows.first() else { return Ok(0) };
    let ask = CasePlanInput {
        mine: mine.id.clone(),
        pack: Some(pack.to_owned()),
        ..CasePlanInput::default()
    };
    let plan: RemovalPlan = call(app, "removal.plan", &ask)?;
    let Some(ground) = plan.grounds.iter().find(|ground| ground.route == "direct") else {
        return Ok(0);
    };
    let mut evidence = Vec::new();
    for name in &ground.evidence {
        evidence.push(GroundPaper { name: name.clone(), file: paper(app, name)? });
    }
    let report = ReportInput {
        mine: mine.id.clone(),
        list: LIST.into(),
        pack: pack.to_owned(),
        ground: ground.id.clone(),
        on: plan.plan.today.clone(),
        reason: "巡查发现，已取证。".into(),
        evidence,
        rectification: None,
        inspection: None,
        found_by: plan.feedback.as_ref().map(|_| FoundByInput::Itself),
    };
    let _: CaseView = call(app, "removal.report", &report)?;
    Ok(1)
}

/// The machine's own people see that the desk of each jurisdiction has work.
pub fn desks(app: &App) -> Result<Vec<String>, Exit> {
    let mut lines = Vec::new();
    for jurisdiction in &JURISDICTIONS {
        let query = app::api::DeadlineQuery {
            region: Some(jurisdiction.region.to_owned()),
            days: 7,
            limit: 1_000,
        };
        let view: app::api::DeadlineView = call(app, "deadline.list", &query)?;
        let (name, coming, overdue) = (view.region_name, view.coming, view.overdue);
        lines.push(format!("{name}: {coming} to do this week, {overdue} overdue"));
    }
    Ok(lines)
}
