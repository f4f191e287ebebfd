//! A draw before its release: who made it sees all, a team its own visits, the others nothing.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use app::api::{
    ById, DeskView, Diagnosis, DoctorInput, DrawDetail, DrawRow, DrawVisit, Hit, MineDetail,
    Nothing, SavedFile, SealedDraw, SearchQuery, StartInspection, SyncOutcome,
};
use record::{Class, Subject};
use rules::drawing::{Assigned, Place, Released};
use store::Act;

use crate::machines::{Headquarters, Machine};

/// Who made the draw, somebody who is drawn into some of its teams, and somebody who has nothing
/// to do with it. Revealed, exchanged, not released.
struct Embargoed {
    _headquarters: Headquarters,
    officer: Machine,
    member: Machine,
    colleague: Machine,
    draw: DrawDetail,
}

impl Embargoed {
    fn revealed() -> Self {
        let headquarters = Headquarters::open();
        let officer = Machine::joined(&headquarters, "检查员甲");
        let member = Machine::joined(&headquarters, "检查员乙");
        let colleague = Machine::joined(&headquarters, "检查员丙");
        officer.import(7, 300);
        let drawn = vec![officer.seat(), member.seat(), officer.register("检查员丁")];
        for machine in [&officer, &member, &colleague, &officer] {
            machine.exchange();
        }
        let frozen = officer.freeze_among(drawn, Vec::new());
        let draw = officer.reveal(&frozen.row.id);
        let embargoed = Self { _headquarters: headquarters, officer, member, colleague, draw };
        embargoed.exchange();
        embargoed
    }

    /// What the officer has, the others have; and what they have, the officer.
    fn exchange(&self) {
        for machine in [&self.officer, &self.member, &self.colleague, &self.officer] {
            machine.exchange();
        }
    }

    fn id(&self) -> ById {
        ById { id: self.draw.row.id.clone() }
    }

    fn teams_of(&self, person: &str) -> BTreeSet<String> {
        let of = self.draw.teams.iter();
        let of = of.filter(|team| team.members.iter().any(|member| member.person == person));
        of.map(|team| team.mine.clone()).collect()
    }

    fn drawn(&self) -> BTreeSet<String> {
        self.draw.teams.iter().map(|team| team.mine.clone()).collect()
    }

    /// Nothing on this machine says what was drawn, but for these visits.
    fn keeps_the_outcome_from(&self, machine: &Machine, visits: &BTreeSet<String>) {
        let refused = machine.try_call::<DrawDetail>("draw.get", &self.id()).unwrap_err();
        assert_eq!(refused.code(), "draw-embargoed");
        let refused = machine.try_call::<SavedFile>("draw.save", &self.id()).unwrap_err();
        assert_eq!(refused.code(), "draw-embargoed");
        let rows: Vec<DrawRow> = machine.call("draw.list", &Nothing {});
        assert_eq!(rows, []);
        let sealed: Vec<SealedDraw> = machine.call("draw.sealed", &Nothing {});
        assert_eq!(sealed.len(), 1);
        assert_eq!(Some(&sealed[0].commitment), self.draw.commitment.as_ref());
        assert_eq!((&sealed[0].id, sealed[0].officer.as_str()), (&self.id().id, "检查员甲"));

        assert_eq!(&begun_from(machine), visits);
        let known: Vec<DrawVisit> = machine.call("draw.visits", &Nothing {});
        assert_eq!(&known.into_iter().map(|visit| visit.mine).collect::<BTreeSet<_>>(), visits);
        for mine in &self.drawn() {
            assert_eq!(told_of(machine, mine), 0, "a mine's page");
        }
        let text = self.draw.row.title.clone();
        let hits: Vec<Hit> = machine.call("search", &SearchQuery { text, limit: 50 });
        assert_eq!(hits, []);

        let store = &machine.app.session().unwrap().store;
        let about = store.records_about(&Subject::new("draw", self.id().id)).unwrap();
        let told: Vec<&str> = about
            .iter()
            .filter(|record| record.payload.is_some() && record.header.kind != "draw.receipted")
            .map(|record| record.header.kind.as_str())
            .collect();
        let own = std::iter::repeat_n("draw.assigned", visits.len());
        assert_eq!(told, ["draw.committed"].into_iter().chain(own).collect::<Vec<_>>());
        let officer = &self.officer.app.session().unwrap().store;
        let facts = officer.draw(&self.id().id).unwrap().unwrap();
        for hash in [facts.inputs, facts.reveal.unwrap().certificate] {
            assert!(!store.blobs.contains(&hash));
        }
    }

    /// The text of the PDF that the officer saves, without line ends.
    fn printed(&self) -> String {
        let file: SavedFile = self.officer.call("draw.save", &self.id());
        let certificate = Path::new(&file.path);
        let page = std::fs::read(certificate.with_file_name("draw-verifier.html")).unwrap();
        assert!(page == app::outside::DRAW_VERIFIER, "the page lies beside the certificate");
        let mut reader = Command::new("pdftotext");
        reader.arg("-raw").arg(certificate.with_extension("pdf")).arg("-");
        let output = reader.output().expect("run cargo xtask setup");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap().replace('\n', "")
    }

    fn is_open_to(&self, machine: &Machine) {
        let opened: DrawDetail = machine.call("draw.get", &self.id());
        assert_eq!((opened.verified, opened.row.released), (Some(true), true));
        assert_eq!((&opened.teams, &opened.strata), (&self.draw.teams, &self.draw.strata));
        assert_eq!(opened.certificate_digest, self.draw.certificate_digest);
        assert_eq!(opened.embargo.released_by.as_deref(), Some("检查员甲"));
        assert!(opened.embargo.released_at_ms.is_some() && !opened.embargo.may_release);
        let file: SavedFile = machine.call("draw.save", &self.id());
        let certificate = std::fs::read(file.path).unwrap();
        let report = draw::certificate::verify(&certificate, &draw::certificate::Policy::default());
        assert!(report.accepted);
        let sealed: Vec<SealedDraw> = machine.call("draw.sealed", &Nothing {});
        assert_eq!(sealed, []);
        for mine in &self.drawn() {
            assert_eq!(told_of(machine, mine), 1);
        }
    }
}

/// Mines that the desk sends its person to.
fn begun_from(machine: &Machine) -> BTreeSet<String> {
    let desk: DeskView = machine.call("desk", &Nothing {});
    let visits = desk.items.into_iter().filter(|item| item.kind == "start-inspection");
    visits.map(|item| item.subject.trim_start_matches("mine/").to_owned()).collect()
}

/// How often a mine's page tells of a draw.
fn told_of(machine: &Machine, mine: &str) -> usize {
    let shown: MineDetail = machine.call("mine.get", &ById { id: mine.to_owned() });
    shown.timeline.iter().filter(|line| line.subject.starts_with("draw/")).count()
}

fn is_healthy(machine: &Machine) {
    let found: Diagnosis = machine.call("doctor", &DoctorInput { rebuild: false });
    assert!(found.healthy, "{:#?}", found.checks);
    machine.rebuilt_equals_live();
}

#[test]
fn a_draw_is_kept_from_all_but_its_makers_until_the_release() {
    let embargoed = Embargoed::revealed();
    let Embargoed { officer, member, colleague, draw, .. } = &embargoed;
    let own = embargoed.teams_of(&member.seat());
    assert!(!own.is_empty() && own.len() < draw.teams.len(), "in some teams, not in all");
    assert_eq!((draw.verified, draw.embargo.may_release), (Some(true), true));
    assert_eq!(draw.embargo.readers, ["检查员甲"]);
    for mine in &embargoed.drawn() {
        assert_eq!(told_of(officer, mine), 0, "a mine's page is everybody's");
    }
    embargoed.keeps_the_outcome_from(member, &own);
    embargoed.keeps_the_outcome_from(colleague, &BTreeSet::new());
    for machine in [officer, member, colleague] {
        is_healthy(machine);
        machine.sign_out_and_in();
    }
    embargoed.exchange();
    embargoed.keeps_the_outcome_from(colleague, &BTreeSet::new());

    let released: DrawDetail = officer.call("draw.release", &embargoed.id());
    assert!(released.row.released);
    let again = officer.try_call::<DrawDetail>("draw.release", &embargoed.id()).unwrap_err();
    assert_eq!(again.code(), "draw-already-released");
    embargoed.exchange();
    for machine in [officer, member, colleague] {
        embargoed.is_open_to(machine);
        is_healthy(machine);
    }
    assert_eq!(begun_from(member), own);
    assert_eq!(begun_from(colleague), BTreeSet::new());
}

/// A visit begins before the release: its team needs no more than its own record.
#[test]
fn a_team_begins_its_visit_without_the_draw() {
    let embargoed = Embargoed::revealed();
    let member = &embargoed.member;
    let visits: Vec<DrawVisit> = member.call("draw.visits", &Nothing {});
    let first = &visits[0];
    let start = StartInspection {
        mine: first.mine.clone(),
        draw: Some(first.draw.clone()),
        also: Vec::new(),
        team: first.team.iter().map(|one| one.person.clone()).collect(),
        checklist: None,
    };
    let begun: app::api::InspectionView = member.call("inspection.start", &start);
    assert_eq!(begun.row.draw_title.as_ref(), Some(&embargoed.draw.row.title));
    assert!(!begun_from(member).contains(&first.mine));
    embargoed.exchange();
    let seen: DrawDetail = embargoed.officer.call("draw.get", &embargoed.id());
    let team = seen.teams.iter().find(|team| team.mine == first.mine).unwrap();
    assert_eq!(team.inspection.as_ref(), Some(&begun.row.id));
}

/// Paper goes from hand to hand: before the release it has hashes and counts.
#[test]
fn the_printed_certificate_names_the_mines_only_after_the_release() {
    let embargoed = Embargoed::revealed();
    let named = |paper: &str| embargoed.drawn().iter().filter(|id| paper.contains(*id)).count();
    let before = embargoed.printed();
    assert_eq!(named(&before), 0, "{before}");
    let _: DrawDetail = embargoed.officer.call("draw.release", &embargoed.id());
    let after = embargoed.printed();
    assert_eq!(named(&after), embargoed.drawn().len(), "{after}");
    let digest = embargoed.draw.certificate_digest.as_deref().unwrap();
    assert!(before.contains(digest) && after.contains(digest));
}

#[test]
fn a_forged_release_opens_nothing() {
    let embargoed = Embargoed::revealed();
    let Embargoed { officer, colleague, .. } = &embargoed;
    let refused = colleague.try_call::<DrawDetail>("draw.release", &embargoed.id()).unwrap_err();
    assert_eq!(refused.code(), "draw-embargoed");
    // A changed program writes it all the same, in the officer's name.
    let facts = officer.app.session().unwrap().store.draw(&embargoed.id().id).unwrap().unwrap();
    let certificate = facts.reveal.unwrap().certificate;
    let (actor, subject) = (officer.seat(), Subject::new("draw", embargoed.id().id));
    let act = Act { actor: &actor, subject: &subject, class: Class::Normal };
    let store = &colleague.app.session().unwrap().store;
    store.write(|write| write.append(&act, &Released { certificate })).unwrap();
    let outcome: SyncOutcome = colleague.call("sync.now", &Nothing {});
    assert_eq!(outcome.problem.map(|problem| problem.code), Some("release-forged".to_owned()));

    for machine in [officer, &embargoed.member] {
        machine.exchange();
    }
    let about = officer.app.session().unwrap().store.records_about(&subject).unwrap();
    assert!(about.iter().all(|record| record.header.kind != "draw.released"));
    let own = embargoed.teams_of(&embargoed.member.seat());
    embargoed.keeps_the_outcome_from(&embargoed.member, &own);
    let still: DrawDetail = officer.call("draw.get", &embargoed.id());
    assert!(still.embargo.may_release && !still.row.released);
}

/// Headquarters lets pass who releases something of their own about the same draw.
#[test]
fn a_release_from_another_log_in_the_officers_name_opens_nothing() {
    let embargoed = Embargoed::revealed();
    let Embargoed { officer, colleague, .. } = &embargoed;
    let facts = officer.app.session().unwrap().store.draw(&embargoed.id().id).unwrap().unwrap();
    let certificate = facts.reveal.unwrap().certificate;
    let (actor, subject) = (officer.seat(), Subject::new("draw", embargoed.id().id));
    let act = Act { actor: &actor, subject: &subject, class: Class::Normal };
    let team = vec![Place { slot: "one".into(), person: colleague.seat() }];
    let own = Assigned { mine: "m-none".into(), title: "抽查".into(), team, turn: 0 };
    let store = &colleague.app.session().unwrap().store;
    store.write(|write| write.append(&act, &own)).unwrap();
    store.write(|write| write.append(&act, &Released { certificate })).unwrap();
    colleague.exchange();
    officer.exchange();

    let about = officer.app.session().unwrap().store.records_about(&subject).unwrap();
    assert!(about.iter().any(|record| record.header.kind == "draw.released"), "it came");
    let still: DrawDetail = officer.call("draw.get", &embargoed.id());
    assert!(still.embargo.may_release && !still.row.released);
    let second = officer.add_person("检查员戊");
    officer.sign_in_as(&second);
    let refused = officer.try_call::<DrawDetail>("draw.get", &embargoed.id()).unwrap_err();
    assert_eq!(refused.code(), "draw-embargoed");
}

/// What lies in a shared machine's store is not for each of its people.
#[test]
fn a_second_person_of_the_machine_sees_no_more_than_on_their_own() {
    let embargoed = Embargoed::revealed();
    let officer = &embargoed.officer;
    let second = officer.add_person("检查员戊");
    officer.sign_in_as(&second);
    let refused = officer.try_call::<DrawDetail>("draw.get", &embargoed.id()).unwrap_err();
    assert_eq!(refused.code(), "draw-embargoed");
    let refused = officer.try_call::<DrawDetail>("draw.release", &embargoed.id()).unwrap_err();
    assert_eq!(refused.code(), "draw-not-the-officer");
    let rows: Vec<DrawRow> = officer.call("draw.list", &Nothing {});
    assert_eq!((rows.len(), begun_from(officer)), (0, BTreeSet::new()));
    let sealed: Vec<SealedDraw> = officer.call("draw.sealed", &Nothing {});
    assert_eq!(sealed.len(), 1);
}
