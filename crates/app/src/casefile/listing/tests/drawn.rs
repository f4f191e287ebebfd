//! Who waits at Gansu's spot verification is drawn from, and concluded by the draw (GS-3.1).

use rules::mine::Status;

use super::*;
use crate::draw as draws;
use crate::testing::{PASSPHRASE, colleague};
use crate::{machine, person};

const REGION: &str = "620000";
const STATION: &str = "verification";
const DICE: &str = "1425363124651133526444216356214351623461";

/// With a colleague, so that a team can go.
fn desk() -> Desk {
    let desk = Desk::new();
    colleague(&desk.app);
    desk
}

/// Three mines of Gansu that are not closed.
fn mines(desk: &Desk) -> [String; 3] {
    mine_in(desk, "62");
    let mines = desk.session().store.mines_of_region("62").unwrap().into_iter();
    let open: Vec<String> =
        mines.filter(|one| one.status != Status::Closed).map(|one| one.id).take(3).collect();
    open.try_into().expect("the demo has more in Gansu")
}

fn waiting_at(desk: &Desk, mine: &str, station: &str) -> CaseView {
    put_on(desk, mine, ListLevel::Unlisted);
    let start = today(desk) - Days::new(300);
    until(desk, applied(desk, mine, "GS", start), station, start).0
}

fn among(station: &str) -> DrawChoice {
    DrawChoice {
        kind: DrawKind::Selection,
        clauses: vec!["GS-3.1".into()],
        station: station.into(),
        ..DrawChoice::default()
    }
}

fn options(desk: &Desk) -> PlanOptions {
    let (region, station) = (REGION.to_owned(), STATION.to_owned());
    draws::plan(&desk.app, PlanInput { region, kind: DrawKind::Selection, station }).unwrap()
}

/// One mine of the first county where anybody waits.
fn planned(desk: &Desk, choice: DrawChoice) -> FreezeInput {
    let options = options(desk);
    let strata = options.strata.into_iter().enumerate();
    let people = person::list(&desk.app, Nothing {}).unwrap().into_iter();
    FreezeInput {
        region: REGION.into(),
        visits_until: None,
        title: "候选矿山抽取".into(),
        period: options.suggested_period[..4].into(),
        basis: String::new(),
        quotas: strata
            .map(|(n, one)| QuotaInput { region: one.region, quota: u32::from(n == 0) })
            .collect(),
        inspectors: people.filter(|one| one.card).map(|one| one.id).collect(),
        recusals: Vec::new(),
        readers: Vec::new(),
        witness: None,
        choice,
    }
}

fn told(id: &str) -> RevealInput {
    RevealInput {
        id: id.into(),
        digits: DICE.into(),
        digits_again: DICE.into(),
        present: vec!["witness-1".into(), "witness-2".into()],
        witnessed_at_ms: None,
        passphrase: PASSPHRASE.into(),
        witness: None,
    }
}

fn waits_for(desk: &Desk) -> u32 {
    options(desk).strata.iter().map(|stratum| stratum.mines).sum()
}

/// What the page says of the draw at that station.
fn said(desk: &Desk, case: &str) -> Option<String> {
    let view = get(&desk.app, ById { id: case.into() }).unwrap();
    let here = listing(&view).stations.iter().find(|station| station.id == STATION).unwrap();
    here.draw.as_ref().map(|draw| draw.outcome.clone())
}

#[test]
fn a_draw_among_candidates_takes_exactly_those_who_wait() {
    let desk = desk();
    let [first, second, earlier] = mines(&desk);
    let cases = [&first, &second].map(|mine| waiting_at(&desk, mine, STATION));
    waiting_at(&desk, &earlier, "third-party");
    let scope = DrawScopeInput { region: REGION.into(), kind: DrawKind::Selection };
    let offered = draws::scope(&desk.app, scope).unwrap();
    let stations = offered.stations.iter();
    let stations: Vec<(&str, u32)> = stations.map(|one| (one.id.as_str(), one.waiting)).collect();
    assert_eq!(stations, [(STATION, 2)]);
    assert!(offered.clauses.iter().all(|one| one.proposed == (one.id == "GS-3.1")));
    assert_eq!(waits_for(&desk), 2);

    for (station, code) in [("", "draw-no-station"), ("publicity", "draw-not-drawn-at")] {
        let refused = draws::freeze(&desk.app, planned(&desk, among(station))).unwrap_err();
        assert_eq!(refused.code(), code);
    }
    let lists = DrawListsChoice { lists: vec!["national".into()], source: "方案".into() };
    let listed = planned(&desk, DrawChoice { lists, ..among(STATION) });
    assert_eq!(draws::freeze(&desk.app, listed).unwrap_err().code(), "draw-lists-of-candidates");

    let frozen = draws::freeze(&desk.app, planned(&desk, among(STATION))).unwrap();
    assert_eq!(frozen.row.population, 2);
    assert!(
        frozen.basis.ends_with("；从在“抽查核查”（GS-3.1）等候的申请中抽取"),
        "{}",
        frozen.basis
    );
    let acts = desk.session().store.draw_acts(&frozen.row.id).unwrap();
    let candidates = acts.frozen.unwrap().candidates.unwrap();
    let mut wanted = cases.map(|view| (view.row.mine, view.row.id));
    wanted.sort();
    let listed = candidates.cases.into_iter().map(|one| (one.mine, one.case));
    assert_eq!(listed.collect::<Vec<_>>(), wanted);
}

#[test]
fn the_drawn_are_verified_and_an_approver_answers_for_the_others() {
    let desk = desk();
    let (app, mines) = (&desk.app, mines(&desk));
    let [one, other] = [&mines[0], &mines[1]].map(|mine| waiting_at(&desk, mine, STATION));
    let draw = draws::freeze(app, planned(&desk, among(STATION))).unwrap().row.id;
    let by_id = || ById { id: draw.clone() };
    assert_eq!(said(&desk, &one.row.id), None, "a list alone binds nobody");
    draws::commit(app, by_id()).unwrap();
    let awaited = ("listing-awaits-draw".to_owned(), "GS-3.1".to_owned());
    let on = today(&desk);
    assert_eq!(problem(conclude_station(app, complete(&desk, &one, on))), awaited);
    let drawn = draws::reveal(app, told(&draw)).unwrap().teams.remove(0).mine;
    assert_eq!(said(&desk, &one.row.id).as_deref(), Some("awaited"), "it is not released");
    assert_eq!(problem(conclude_station(app, complete(&desk, &other, on))), awaited);
    draws::release(app, by_id()).unwrap();

    let (drawn, left) = if one.row.mine == drawn { (one, other) } else { (other, one) };
    assert_eq!(waits_for(&desk), 1, "who was drawn isn't drawn again");
    let done = conclude_station(app, complete(&desk, &drawn, on)).unwrap();
    assert_eq!(done.row.station, "publicity");
    assert_eq!(said(&desk, &done.row.id).as_deref(), Some("drawn"));

    let bare = StationInput {
        step: entered_on(&desk, &left, on),
        documents: Vec::new(),
        ..complete(&desk, &left, on)
    };
    assert_eq!(problem(conclude_station(app, bare.clone())).0, "listing-no-paper");
    let (reason, approver) = ("本年抽查已够数".to_owned(), "赵某".to_owned());
    let done = conclude_station(app, StationInput { reason, approver, ..bare }).unwrap();
    assert_eq!(done.row.station, "publicity");
    assert_eq!(said(&desk, &done.row.id).as_deref(), Some("undrawn"));
    assert_eq!(waits_for(&desk), 0);
}

/// Another person of the same machine, who doesn't hold the draw.
fn somebody_else(desk: &Desk) {
    let app = &desk.app;
    let own = desk.session().person.id.clone();
    let person = NewPerson {
        name: "检查员丙".into(),
        organisation: "准格尔旗自然资源局（演示）".into(),
        role: Role::Inspector,
        region: "150622".into(),
        passphrase: PASSPHRASE.into(),
    };
    machine::add_person(app, person).unwrap();
    let people = machine::state(app, Nothing {}).unwrap().people;
    let other = people.into_iter().find(|one| one.id != own).unwrap();
    machine::lock(app, Nothing {}).unwrap();
    machine::unlock(app, Unlock { person: other.id, passphrase: PASSPHRASE.into() }).unwrap();
}

#[test]
fn what_a_hidden_draw_may_hold_is_not_concluded() {
    let desk = desk();
    let (app, mines) = (&desk.app, mines(&desk));
    let case = waiting_at(&desk, &mines[0], STATION);
    let draw = draws::freeze(app, planned(&desk, among(STATION))).unwrap().row.id;
    draws::commit(app, ById { id: draw }).unwrap();
    somebody_else(&desk);
    let told = here(&get(app, ById { id: case.row.id.clone() }).unwrap()).draw.unwrap();
    assert_eq!((told.title, told.outcome.as_str()), (None, "awaited"));
    let refused = conclude_station(app, complete(&desk, &case, today(&desk)));
    assert_eq!(problem(refused).0, "listing-awaits-draw");
}
