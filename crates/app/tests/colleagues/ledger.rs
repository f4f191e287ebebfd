//! The quota ledger on other machines: what an embargoed draw took is nobody's business there, and
//! the same on all once it is released; what a void one took counts nowhere.

use app::api::{
    ById, DeskView, DrawChoice, DrawDetail, DrawTeam, DrawVisit, LedgerQuery, LedgerRow,
    LedgerView, Nothing, PopulationPreview, PreviewInput,
};
use record::{Class, Record, Subject};
use rules::fact::Fact;
use rules::inspection::{Covered, Finalised, Opened, ResultGiven, VisitResult};
use store::Act;

use crate::machines::{Headquarters, Machine};

fn ledger(machine: &Machine) -> LedgerView {
    machine.call("quota.ledger", &LedgerQuery { region: Some("150600".into()), year: None })
}

fn sum(view: &LedgerView, of: fn(&LedgerRow) -> u32) -> u32 {
    view.rows.iter().map(of).sum()
}

fn append<F: Fact>(machine: &Machine, inspection: &str, fact: &F) -> Record {
    let (actor, subject) = (machine.seat(), Subject::new("inspection", inspection));
    let act = Act { actor: &actor, subject: &subject, class: Class::Normal };
    let store = &machine.app.session().unwrap().store;
    store.write(|write| write.append(&act, fact)).unwrap()
}

/// A visit that its team made to the end.
fn visit(machine: &Machine, id: &str, draw: &str, team: &DrawTeam) {
    let opened = Opened {
        number: id.into(),
        mine: team.mine.clone(),
        draw: Some(draw.into()),
        also: Vec::new(),
        team: Vec::new(),
        checklist: "practice".into(),
        checklist_version: "1".into(),
        checklist_hash: None,
        pack: None,
    };
    append(machine, id, &opened);
    let results = vec![VisitResult::NoProblem];
    let given = append(machine, id, &ResultGiven { results, findings: String::new() });
    let (device, seq, head) = (given.header.device, given.header.seq, given.hash);
    let (covers, overruled) = (vec![Covered { device, seq, head }], Vec::new());
    let total = rust_decimal::Decimal::ZERO;
    append(machine, id, &Finalised { mine: team.mine.clone(), covers, overruled, total });
}

#[test]
fn checks_of_an_embargoed_draw_count_elsewhere_once_it_is_released() {
    let headquarters = Headquarters::open();
    let officer = Machine::joined(&headquarters, "检查员甲");
    let colleague = Machine::joined(&headquarters, "检查员丙");
    officer.import(7, 300);
    let drawn = vec![officer.seat(), officer.register("检查员乙")];
    let exchange = || [&officer, &colleague, &officer].map(Machine::exchange);
    exchange();
    let frozen = officer.freeze_among(drawn, Vec::new());
    let draw = officer.reveal(&frozen.row.id);
    for (at, team) in draw.teams.iter().enumerate() {
        visit(&officer, &format!("i-ledger-{at}"), &draw.row.id, team);
    }
    exchange();

    let (own, other) = (ledger(&officer), ledger(&colleague));
    let counted = sum(&own, |row| row.done);
    let off_the_lists = own.apart.iter().filter(|one| one.why == "unlisted").count();
    assert_eq!(counted as usize + off_the_lists, draw.teams.len());
    assert!(own.rows.iter().all(|row| row.fixed_on.is_some()), "the draw fixed N");
    assert_eq!((sum(&other, |row| row.done), sum(&other, |row| row.drawn)), (0, 0));
    assert!(other.apart.iter().all(|one| one.why == "sealed"));
    assert_eq!(other.apart.len(), draw.teams.len());
    assert!(other.rows.iter().all(|row| row.fixed_on.is_none()));

    let _: DrawDetail = officer.call("draw.release", &ById { id: draw.row.id });
    exchange();
    assert_eq!(ledger(&colleague), ledger(&officer));
    for machine in [&officer, &colleague] {
        machine.rebuilt_equals_live();
    }
}

fn drawn_earlier(machine: &Machine, draw: &DrawDetail) -> usize {
    let input = PreviewInput {
        region: "150600".into(),
        period: draw.row.period.clone(),
        choice: DrawChoice::default(),
        quotas: Vec::new(),
        stratum: None,
        out: true,
        offset: 0,
        limit: 200,
    };
    let page: PopulationPreview = machine.call("draw.preview", &input);
    page.mines.iter().filter(|one| one.out.as_deref() == Some("drawn-this-year")).count()
}

/// Two officers draw the same without hearing of each other. Once the receipts are in, the later
/// draw counts for nothing, on its own machine too: no mine of it is drawn, its visits are no
/// checks, nobody is asked for them, and its list fixes no N.
#[test]
fn a_void_draw_counts_for_nothing() {
    let headquarters = Headquarters::open();
    let first = Machine::joined(&headquarters, "检查员甲");
    let second = Machine::joined(&headquarters, "检查员己");
    let draws = [(&first, "检查员乙"), (&second, "检查员庚")].map(|(machine, colleague)| {
        machine.import(7, 300);
        machine.register(colleague);
        let frozen = machine.freeze(Vec::new());
        machine.reveal(&frozen.row.id)
    });
    let [stands, void] = draws;
    visit(&second, "i-void", &void.row.id, &void.teams[0]);
    assert!(sum(&ledger(&second), |row| row.drawn) > 0, "nothing is known of the other yet");
    assert!(drawn_earlier(&second, &void) > 0);
    for machine in [&first, &second, &first, &second] {
        machine.exchange();
    }
    let own = ledger(&second);
    assert_eq!((sum(&own, |row| row.drawn), sum(&own, |row| row.done)), (0, 0));
    assert!(own.rows.iter().all(|row| row.pending == 0 && row.fixed_on.is_none()));
    let told: Vec<(&str, &str)> =
        own.apart.iter().map(|one| (one.inspection.as_str(), one.why.as_str())).collect();
    assert_eq!(told, [("i-void", "void")]);
    assert_eq!(drawn_earlier(&second, &void), 0);
    let asked: Vec<DrawVisit> = second.call("draw.visits", &Nothing {});
    assert!(asked.is_empty(), "{asked:?}");
    let desk: DeskView = second.call("desk", &Nothing {});
    let subject = format!("draw/{}", void.row.id);
    assert!(desk.items.iter().all(|item| item.subject != subject), "nothing is due");
    let stands_there = ledger(&first);
    assert!(sum(&stands_there, |row| row.drawn) > 0);
    assert!(drawn_earlier(&first, &stands) > 0);

    let _: DrawDetail = first.call("draw.release", &ById { id: stands.row.id.clone() });
    for machine in [&first, &second, &first] {
        machine.exchange();
    }
    assert_eq!(ledger(&second), ledger(&first));
    assert_eq!(drawn_earlier(&second, &stands), drawn_earlier(&first, &stands));
    for machine in [&first, &second] {
        machine.rebuilt_equals_live();
    }
}
