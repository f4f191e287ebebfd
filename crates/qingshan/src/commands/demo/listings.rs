//! An open application in each jurisdiction, at another station in each, and a change of licence
//! where a document asks for its filing.

use app::App;
use app::api::{
    BodyView, CaseBody, CasePlanInput, CaseView, EngageInput, EvaluatorInput, FilingPlan,
    ListingOpenInput, ListingPlan, MinePage, MineQuery, NamedPaper, NoticeChangeInput,
    OpinionInput, PublishInput, StationInput, StationView, WordsInput,
};
use chrono::{Days, NaiveDate};

use super::cases::{paper, step};
use crate::exit::Exit;
use crate::open::call;

/// Pack, the station that it has come to, and how many days ago the mine applied.
const APPLICATIONS: [(&str, &str, u64); 5] = [
    ("OR", "city-publicity", 14),
    ("GS", "verification", 12),
    ("ZJ-2018", "third-party", 27),
    ("XJ-draft", "city-publicity", 16),
    ("SC-2023", "county-review", 6),
];

/// For publicity whose length no document gives.
const PERIOD: &str = "7wd";
/// Whom the invented evaluations name.
const TEAM: [&str; 5] = ["评估员甲", "评估员乙", "评估员丙", "评估员丁", "评估员戊"];

pub fn open(app: &App, region: &str, pack: &str) -> Result<usize, Exit> {
    let mines = unlisted(app, region)?;
    let Some((_, until, ago)) = APPLICATIONS.into_iter().find(|(id, ..)| *id == pack) else {
        return Ok(0);
    };
    let mut opened = 0;
    if let Some(mine) = mines.first() {
        apply(app, mine, pack, until, ago)?;
        opened += 1;
    }
    if let Some(mine) = mines.get(1) {
        opened += notice(app, mine, pack)?;
    }
    Ok(opened)
}

fn unlisted(app: &App, region: &str) -> Result<Vec<String>, Exit> {
    let query = MineQuery {
        regions: vec![region.trim_end_matches('0').to_owned()],
        list_levels: vec!["unlisted".into()],
        limit: 2,
        ..MineQuery::default()
    };
    let page: MinePage = call(app, "mine.list", &query)?;
    Ok(page.rows.into_iter().map(|row| row.id).collect())
}

fn ask(mine: &str, pack: &str) -> CasePlanInput {
    let (mine, pack) = (mine.to_owned(), Some(pack.to_owned()));
    CasePlanInput { mine, pack, ..CasePlanInput::default() }
}

fn apply(app: &App, mine: &str, pack: &str, until: &str, ago: u64) -> Result<(), Exit> {
    let plan: ListingPlan = call(app, "listing.plan", &ask(mine, pack))?;
    let today: NaiveDate = plan.plan.today.parse().unwrap_or_default();
    let mut on = today - Days::new(ago);
    let input = ListingOpenInput {
        mine: mine.to_owned(),
        pack: pack.to_owned(),
        on: on.to_string(),
        filing: None,
        papers: vec![paper(app, "申请书.txt")?],
    };
    let mut view: CaseView = call(app, "listing.apply", &input)?;
    while let Some(station) = here(&view).filter(|station| station.id != until) {
        if station.kind == "third-party-evaluation" {
            view = engage(app, &view, &station, on)?;
        }
        view = call(app, "listing.conclude", &complete(app, &view, station, on)?)?;
        on = on + Days::new(1);
    }
    match here(&view) {
        Some(station) if station.kind == "publicity" => publish(app, &view, station, on),
        _ => Ok(()),
    }
}

fn here(view: &CaseView) -> Option<StationView> {
    let CaseBody::Listing(body) = &view.body else { return None };
    body.stations.iter().find(|station| station.place == "here").cloned()
}

/// By whoever commissions; the demo's register has no agency, so from outside it.
fn engage(
    app: &App,
    view: &CaseView,
    station: &StationView,
    on: NaiveDate,
) -> Result<CaseView, Exit> {
    let mut about = step(view, on);
    about.papers = vec![paper(app, "委托合同.txt")?];
    let CaseBody::Listing(body) = &view.body else { return Ok(view.clone()) };
    let by = body.engagement.iter().flat_map(|engagement| &engagement.by).next();
    let by = by.map_or_else(|| "county/natural-resources".to_owned(), |one| one.body.clone());
    let outside = "演示第三方评估所".to_owned();
    let input = EngageInput {
        step: about,
        station: station.id.clone(),
        by,
        person: "经办人".into(),
        evaluator: EvaluatorInput { agency: String::new(), outside },
        method: body.engagement.as_ref().and_then(|engagement| engagement.method.clone()),
    };
    call(app, "listing.engage", &input)
}

/// With everything that the station asks for.
fn complete(
    app: &App,
    view: &CaseView,
    station: StationView,
    on: NaiveDate,
) -> Result<StationInput, Exit> {
    let mut documents = Vec::new();
    for name in &station.documents {
        documents.push(NamedPaper { name: name.clone(), file: paper(app, name)? });
    }
    let opinion = |party: &BodyView| OpinionInput {
        by: party.body.clone(),
        person: "经办人".into(),
        agrees: true,
        note: String::new(),
    };
    let evaluates = station.kind == "third-party-evaluation";
    let said = |text: &str| if evaluates { text.to_owned() } else { String::new() };
    let signed = station.endorsement_clause.is_some();
    Ok(StationInput {
        step: step(view, on),
        outcome: "passed".into(),
        by: station.by.first().map(|party| party.body.clone()).unwrap_or_default(),
        person: "经办人".into(),
        note: String::new(),
        opinions: station.with.iter().filter(|_| station.heard).map(opinion).collect(),
        documents,
        endorsement: if signed { Some(paper(app, "签字背书表.txt")?) } else { None },
        signers: Vec::new(),
        team: TEAM.iter().filter(|_| evaluates).map(|name| (*name).to_owned()).collect(),
        score: said("912.5"),
        scores: None,
        reason: String::new(),
        approver: String::new(),
        station: station.id,
    })
}

/// Where the document gives a time, somebody objects: the clock is held.
fn publish(app: &App, view: &CaseView, station: StationView, on: NaiveDate) -> Result<(), Exit> {
    let stated = station.period.is_some();
    let mut about = step(view, on);
    about.papers = vec![paper(app, "公示.txt")?];
    let input = PublishInput {
        step: about,
        station: station.id,
        period: station.period.unwrap_or_else(|| PERIOD.to_owned()),
        place: "政府门户网站（演示）".into(),
    };
    let view: CaseView = call(app, "listing.publish", &input)?;
    if stated {
        let input = WordsInput {
            step: step(&view, on + Days::new(2)),
            text: "村民反映排土场占用林地".into(),
        };
        let _: CaseView = call(app, "listing.object", &input)?;
    }
    Ok(())
}

/// A change that the mine has not filed yet.
fn notice(app: &App, mine: &str, pack: &str) -> Result<usize, Exit> {
    let plan: FilingPlan = call(app, "filing.plan", &ask(mine, pack))?;
    if plan.file_with.is_none() {
        return Ok(0);
    }
    let today: NaiveDate = plan.plan.today.parse().unwrap_or_default();
    let input = NoticeChangeInput {
        mine: mine.to_owned(),
        pack: pack.to_owned(),
        changed: (today - Days::new(12)).to_string(),
        what: "生产规模由 60 万吨/年变更为 90 万吨/年".into(),
        registry: Vec::new(),
        papers: vec![paper(app, "变更后的采矿许可证.txt")?],
    };
    let _: CaseView = call(app, "filing.notice", &input)?;
    Ok(1)
}
