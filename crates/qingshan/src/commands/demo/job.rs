//! The working day itself: import, draw, inspect, sign, exchange.

use std::path::PathBuf;

use app::App;
use app::api::{
    AnswerInput, AnswerValue, ById, DocumentView, DrawChoice, DrawDetail, DrawTeam, FinaliseInput,
    FreezeInput, ImportInput, ImportResult, InkInput, InkRole, InspectionView, ItemView, NewPerson,
    Nothing, PersonInput, PersonRow, PhotoInput, PlanInput, PlanOptions, PrerequisiteInput,
    QuotaInput, ResultInput, RevealInput, Role, SavedFile, SignInput, Staged, StartInspection,
    SyncOutcome,
};
use chrono::NaiveDate;
use demo::Shot;

use super::{CITY, COUNTY, PASSPHRASE, cases, inspector, people};
use crate::exit::Exit;
use crate::open::call;

/// What the day leaves to look at.
pub struct Left {
    pub certificate: PathBuf,
    pub document: PathBuf,
}

/// The four inspectors of the demo machine, from the seed's people.
pub fn cast(seed: u64) -> Vec<NewPerson> {
    let all = demo::people(seed);
    let own = all.iter().filter(|p| p.registered.card && p.registered.region == COUNTY);
    own.take(4)
        .map(|person| {
            let organisation = format!("准格尔旗{}局", person.registered.department);
            inspector(&person.registered.name, &organisation)
        })
        .collect()
}

pub fn walk(app: &App, seed: u64, mines: usize) -> Result<Left, Exit> {
    import(app, seed, mines)?;
    register_others(app, seed)?;
    people::record_cards(app)?;
    let draw = draw(app, seed)?;
    let certificate: SavedFile = call(app, "draw.save", &ById { id: draw.row.id.clone() })?;
    let visits = draw.teams.iter().filter(|team| team.stratum_name == "准格尔旗");
    let mut visits = visits.chain(&draw.teams);
    let team = visits.next().ok_or(Exit::Usage("too few mines: nothing was drawn".into()))?;
    let document = inspect(app, seed, &draw, team)?;
    let second = draw.teams.iter().find(|other| other.mine != team.mine);
    if let Some(second) = second {
        begin(app, seed, &draw, second)?;
    }
    cases::open_cases(app, seed)?;
    let outcome: SyncOutcome = call(app, "sync.now", &Nothing {})?;
    if let Some(problem) = outcome.problem {
        return Err(Exit::failed(problem.code, problem.message));
    }
    Ok(Left { certificate: certificate.path.into(), document: document.path.into() })
}

fn import(app: &App, seed: u64, mines: usize) -> Result<(), Exit> {
    let token = app.stage(None, &demo::csv(seed, mines), true)?;
    let file = Staged { token, name: "演示矿山.csv".into() };
    let input = ImportInput {
        file,
        beside: Vec::new(),
        sheet: String::new(),
        columns: std::collections::BTreeMap::new(),
        dry_run: false,
    };
    let _: ImportResult = call(app, "mine.import", &input)?;
    Ok(())
}

/// Colleagues of the other banners, who may be drawn but don't sign in here.
fn register_others(app: &App, seed: u64) -> Result<(), Exit> {
    let all = demo::people(seed);
    let others = all.iter().map(|person| &person.registered);
    let own = |region: &str| region.starts_with("1506") && region != COUNTY;
    for person in others.filter(|person| own(&person.region)).take(12) {
        let input = PersonInput {
            name: person.name.clone(),
            department: person.department.clone(),
            role: if person.card { Role::Inspector } else { Role::Officer },
            card: person.card,
            region: format!("{:0<6}", person.region),
        };
        let _: Vec<PersonRow> = call(app, "person.register", &input)?;
    }
    Ok(())
}

/// Among the machine's own people, so that the visits can be signed on it.
fn draw(app: &App, seed: u64) -> Result<DrawDetail, Exit> {
    let plan: PlanOptions =
        call(app, "draw.plan", &PlanInput { region: CITY.into(), ..PlanInput::default() })?;
    let people: Vec<PersonRow> = call(app, "person.list", &Nothing {})?;
    let quota = |stratum: &app::api::PlanStratum| QuotaInput {
        region: stratum.region.clone(),
        quota: stratum.suggested_quota.unwrap_or(0).min(2),
    };
    let basis = plan.strata.iter().find_map(|stratum| stratum.clause.clone()).unwrap_or_default();
    let freeze = FreezeInput {
        region: plan.region,
        title: plan.suggested_title,
        visits_until: None,
        period: plan.suggested_period,
        basis,
        quotas: plan.strata.iter().map(quota).collect(),
        inspectors: people.into_iter().filter(|p| p.here && p.card).map(|p| p.id).collect(),
        recusals: Vec::new(),
        readers: Vec::new(),
        witness: None,
        choice: DrawChoice::default(),
    };
    let frozen: DrawDetail = call(app, "draw.freeze", &freeze)?;
    let id = frozen.row.id;
    let _: DrawDetail = call(app, "draw.commit", &ById { id: id.clone() })?;
    let digits = dice(seed);
    let present = vec!["witness-1".into(), "witness-2".into()];
    call(
        app,
        "draw.reveal",
        &RevealInput {
            id,
            digits: digits.clone(),
            digits_again: digits,
            present,
            witnessed_at_ms: None,
            passphrase: PASSPHRASE.into(),
            witness: None,
        },
    )
}

/// Forty digits as dice would show them; a demo rolls none.
fn dice(seed: u64) -> String {
    let mut state = seed | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(b'1' + (state % 6) as u8)
    };
    (0..40).map(|_| next()).collect()
}

fn begin(app: &App, seed: u64, draw: &DrawDetail, team: &DrawTeam) -> Result<InspectionView, Exit> {
    let start = StartInspection {
        checklist: None,
        mine: team.mine.clone(),
        draw: Some(draw.row.id.clone()),
        also: Vec::new(),
        team: team.members.iter().map(|member| member.person.clone()).collect(),
    };
    let mut view: InspectionView = call(app, "inspection.start", &start)?;
    let first: Vec<ItemView> = view.groups.iter().take(1).flat_map(|g| g.items.clone()).collect();
    for item in first.iter().take(4) {
        view = answer(app, &view.row.id, item, seed)?;
    }
    Ok(view)
}

fn inspect(app: &App, seed: u64, draw: &DrawDetail, team: &DrawTeam) -> Result<SavedFile, Exit> {
    let mut view = begin(app, seed, draw, team)?;
    let id = view.row.id.clone();
    for prerequisite in &view.prerequisites.clone() {
        let input = PrerequisiteInput {
            inspection: id.clone(),
            prerequisite: prerequisite.id.clone(),
            met: Some(true),
            note: String::new(),
            saw: prerequisite.saw(),
        };
        view = call(app, "inspection.prerequisite", &input)?;
    }
    let items: Vec<ItemView> = view.groups.iter().flat_map(|group| group.items.clone()).collect();
    for item in &items {
        answer(app, &id, item, seed)?;
    }
    for (n, item) in items.iter().take(3).enumerate() {
        photo(app, &id, item, seed, n)?;
    }
    let result = ResultInput {
        inspection: id.clone(),
        results: vec!["rectify".into()],
        findings: "北侧联络道两旁约0.3公顷未绿化，限三十日内补植。".into(),
    };
    view = call(app, "inspection.result", &result)?;
    sign_in_ink(app, &view)?;
    let finalise = FinaliseInput {
        inspection: id,
        passphrase: PASSPHRASE.into(),
        overruled: std::collections::BTreeMap::new(),
    };
    view = call(app, "inspection.finalise", &finalise)?;
    let document = view.row.document.clone().unwrap_or_default();
    for person in &view.team {
        let (document, person) = (document.clone(), person.id.clone());
        let input = SignInput { document, person, passphrase: PASSPHRASE.into() };
        let _: DocumentView = call(app, "document.sign", &input)?;
    }
    call(app, "document.save", &ById { id: document })
}

/// Nearly full marks, a fifth less here and there, and one item that doesn't apply.
fn answer(app: &App, inspection: &str, item: &ItemView, seed: u64) -> Result<InspectionView, Exit> {
    let points: u64 = item.points.parse().unwrap_or(1);
    let spread = item.id.bytes().map(u64::from).sum::<u64>().wrapping_add(seed);
    let value = match spread % 11 {
        0 => AnswerValue::NotApplicable,
        1..=4 => AnswerValue::Points { points: (points * 4 / 5).to_string() },
        _ => AnswerValue::Points { points: points.to_string() },
    };
    let note = if spread % 7 == 1 { "现场核实，详见照片。" } else { "" };
    let input = AnswerInput {
        inspection: inspection.into(),
        item: item.id.clone(),
        value,
        note: note.into(),
        saw: item.saw(),
    };
    call(app, "inspection.answer", &input)
}

/// A small photo from the pit.
pub fn picture(seed: u64, n: u64) -> Vec<u8> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap_or_default();
    let minute = u32::try_from(n % 8).unwrap_or(0);
    let shot = Shot {
        taken: day.and_hms_opt(9, 52 + minute, 7).unwrap_or_default(),
        lon: 1_112_401_710,
        lat: 398_651_200,
        error_m: 4,
        width: 1600,
        height: 1200,
    };
    demo::photo(seed.wrapping_add(n), &shot)
}

fn photo(app: &App, inspection: &str, item: &ItemView, seed: u64, n: usize) -> Result<(), Exit> {
    let jpeg = picture(seed, n as u64);
    let file = Staged { token: app.stage(None, &jpeg, true)?, name: format!("IMG_{n:04}.jpg") };
    let input = PhotoInput { inspection: inspection.into(), item: Some(item.id.clone()), file };
    let _: InspectionView = call(app, "photo.add", &input)?;
    Ok(())
}

fn sign_in_ink(app: &App, view: &InspectionView) -> Result<(), Exit> {
    let inspectors = view.team.iter().map(|p| (InkRole::Inspector, Some(p.id.clone()), &p.name));
    let representative = String::from("矿方代表丙");
    let all = inspectors.chain([(InkRole::MineRepresentative, None, &representative)]);
    for (n, (role, person, name)) in all.enumerate() {
        let input = InkInput {
            inspection: view.row.id.clone(),
            role,
            person,
            name: name.clone(),
            strokes: scribble(n),
        };
        let _: InspectionView = call(app, "inspection.ink", &input)?;
    }
    Ok(())
}

/// Lines that nobody's name reads as.
fn scribble(n: usize) -> Vec<Vec<(u16, u16)>> {
    let shift = u16::try_from(n * 37 % 200).unwrap_or(0);
    let wave = |at: u16| 300 + (at * 7 + shift) % 400;
    let line = |from: u16| (0..12).map(|step| (from + step * 20, wave(from + step * 31))).collect();
    vec![line(150), line(420), line(640)]
}
