//! After a draw: somebody is ill, a mine is shut.

use app::api::{
    ById, DrawDetail, DrawNext, DrawNextInput, DrawVisit, NotChecked, Nothing, ReplaceInput,
    Staged, SubstituteInput,
};
use draw::certificate::{Certificate, Policy, verify};
use rules::drawing::ReasonGiven;

use crate::files::photo;
use crate::machines::{Headquarters, Machine, PASSPHRASE};

struct Drawn {
    officer: Machine,
    approver: String,
    draw: DrawDetail,
}

impl Drawn {
    fn on(officer: Machine) -> Self {
        officer.import(7, 300);
        for name in ["检查员乙", "检查员丙", "检查员丁", "检查员戊"] {
            officer.register(name);
        }
        let id = officer.freeze(Vec::new()).row.id;
        let approver = officer.add_person("处长");
        let draw = officer.reveal(&id);
        Self { officer, approver, draw }
    }

    fn id(&self) -> &str {
        &self.draw.row.id
    }

    fn replace(&self, mine: &str, out: &str, approver: &str) -> Result<DrawDetail, app::AppError> {
        replace_on(&self.officer, self.id(), mine, [out, approver])
    }

    fn substitute(&self, mine: &str) -> Result<DrawDetail, app::AppError> {
        let token = self.officer.app.stage(None, &photo(), true).unwrap();
        let input = SubstituteInput {
            id: self.id().to_owned(),
            mine: mine.to_owned(),
            result: NotChecked::Shut,
            photo: Staged { token, name: "大门.jpg".into() },
            ticket: shown_on(&self.officer, self.id(), mine, None),
            person: self.approver.clone(),
            passphrase: PASSPHRASE.into(),
        };
        self.officer.try_call("draw.substitute", &input)
    }

    /// What is shown before anybody approves a change.
    fn next(&self, mine: &str, out: Option<&str>) -> DrawNext {
        let (id, out) = (self.id().to_owned(), out.map(str::to_owned));
        self.officer.call("draw.next", &DrawNextInput { id, mine: mine.to_owned(), out })
    }

    /// The drawn mine of the banner with the most mines: several can take its place.
    fn replaceable(&self) -> String {
        let strata = self.draw.strata.iter();
        let largest = strata.max_by_key(|stratum| stratum.members).unwrap();
        largest.lots.iter().find(|lot| lot.drawn).unwrap().mine.clone()
    }

    /// The certificate in its file, which holds.
    fn certificate(&self) -> Certificate {
        let bytes = self.officer.certificate(self.id());
        let report = verify(&bytes, &Policy::default());
        assert!(report.accepted, "{:?}", report.lines);
        Certificate::read(&bytes).unwrap()
    }

    /// Who is sent to a mine; nobody if that mine isn't to be visited.
    fn sent(&self, mine: &str) -> Option<Vec<String>> {
        sent_by(&self.officer, mine)
    }
}

pub fn replace_on(
    machine: &Machine,
    draw: &str,
    mine: &str,
    [out, approver]: [&str; 2],
) -> Result<DrawDetail, app::AppError> {
    let input = ReplaceInput {
        id: draw.to_owned(),
        mine: mine.to_owned(),
        out: out.to_owned(),
        reason: "住院".into(),
        ticket: shown_on(machine, draw, mine, Some(out)),
        person: approver.to_owned(),
        passphrase: PASSPHRASE.into(),
    };
    machine.try_call("draw.replace", &input)
}

/// The ticket of who or what is shown to come next; none where nothing can be shown.
pub fn shown_on(machine: &Machine, draw: &str, mine: &str, out: Option<&str>) -> String {
    let (id, out) = (draw.to_owned(), out.map(str::to_owned));
    let asked = DrawNextInput { id, mine: mine.to_owned(), out };
    let Ok(next) = machine.try_call::<DrawNext>("draw.next", &asked) else { return String::new() };
    let (person, mine) = (next.person.map(|one| one.ticket), next.mine.map(|one| one.ticket));
    person.or(mine).unwrap_or_default()
}

fn sent_by(machine: &Machine, mine: &str) -> Option<Vec<String>> {
    let visits: Vec<DrawVisit> = machine.call("draw.visits", &Nothing {});
    let visit = visits.into_iter().find(|visit| visit.mine == mine)?;
    Some(visit.team.into_iter().map(|member| member.person).collect())
}

#[test]
fn the_next_person_takes_the_place_of_somebody_who_is_ill() {
    let drawn = Drawn::on(Machine::new("检查员甲"));
    let team = drawn.draw.teams[0].clone();
    let (mine, out) = (team.mine.as_str(), team.members[1].person.as_str());
    let officer = drawn.officer.seat();
    let refused =
        |out: &str, approver: &str| drawn.replace(mine, out, approver).unwrap_err().code();
    assert_eq!(refused(out, &officer), "draw-not-another");
    assert_eq!(refused(&drawn.approver, &drawn.approver), "draw-not-in-the-team");

    let shown = drawn.next(mine, Some(out)).person.unwrap();
    let replaced = drawn.replace(mine, out, &drawn.approver).unwrap();
    assert_eq!(replaced.proof.replaced[0].person, shown.name, "as it was shown");
    let certificate = drawn.certificate();
    let [change] = &certificate.replacements[..] else { panic!("{certificate:?}") };
    assert_eq!(change.ticket, shown.ticket);
    assert_eq!((change.mine.as_str(), change.out.as_str(), change.slot), (mine, out, 1));
    assert_eq!(replaced.teams[0].members[1].person, change.person);
    assert_eq!(replaced.proof.replaced[0].approver, "处长");
    let original = certificate.teams.iter().find(|team| team.mine == mine).unwrap();
    assert_eq!(original.members[1].person, out, "who was drawn stays visible");
    let sent = drawn.sent(mine).unwrap();
    assert!(sent.contains(&change.person) && !sent.iter().any(|one| one == out), "{sent:?}");
    assert_eq!(refused(out, &drawn.approver), "draw-not-in-the-team");

    // The illness is in no certificate; the record that has it is for its author alone.
    let text = String::from_utf8(certificate.to_bytes()).unwrap();
    assert!(!text.contains("住院"));
    let store = &drawn.officer.app.session().unwrap().store;
    let about = store.records_about(&record::Subject::new("draw", drawn.id())).unwrap();
    let told = about.iter().find(|one| one.header.kind == "draw.reason-given").unwrap();
    assert_eq!(told.header.class, record::Class::Restricted);
    let given: ReasonGiven = told.body().unwrap().unwrap();
    assert_eq!(given.hash(), change.reason_hash);
    drawn.officer.sign_out_and_in();
    assert_eq!(drawn.officer.draw(drawn.id()), replaced);
    drawn.officer.rebuilt_equals_live();
}

/// Whoever was shown has a place by now: nobody is sent whom nobody saw.
#[test]
fn an_approval_is_of_who_was_shown() {
    let drawn = Drawn::on(Machine::new("检查员甲"));
    let team = drawn.draw.teams[0].clone();
    let (mine, out) = (team.mine.as_str(), team.members[0].person.as_str());
    let ticket = shown_on(&drawn.officer, drawn.id(), mine, Some(out));
    drawn.replace(mine, &team.members[1].person, &drawn.approver).unwrap();
    let stale = ReplaceInput {
        id: drawn.id().to_owned(),
        mine: mine.to_owned(),
        out: out.to_owned(),
        reason: "住院".into(),
        ticket,
        person: drawn.approver.clone(),
        passphrase: PASSPHRASE.into(),
    };
    let refused = drawn.officer.try_call::<DrawDetail>("draw.replace", &stale).unwrap_err();
    assert_eq!(refused.code(), "draw-next-changed");
    assert_eq!(drawn.replace(mine, out, &drawn.approver).unwrap().proof.replaced.len(), 2);
}

#[test]
fn the_next_ticket_takes_the_place_of_a_mine_that_is_shut() {
    let drawn = Drawn::on(Machine::new("检查员甲"));
    let shut = drawn.replaceable();
    let next = drawn.next(&shut, None).mine.unwrap();
    let substituted = drawn.substitute(&shut).unwrap();
    let certificate = drawn.certificate();
    let [change] = &certificate.substitutions[..] else { panic!("{certificate:?}") };
    let of = certificate.strata.iter().find(|stratum| stratum.drawn.contains(&shut)).unwrap();
    assert_eq!(of.tickets[of.drawn.len()].id, change.substitute);
    assert!(of.drawn.contains(&shut), "it stays drawn");
    let shown = &substituted.proof.substituted[0];
    assert_eq!((&next.name, &next.ticket), (&shown.substitute_name, &change.ticket));
    let going = next.team.iter().filter(|member| member.name.is_some()).count();
    assert_eq!(going, change.members.len());
    assert_eq!((&shown.mine, &shown.substitute), (&shut, &change.substitute));
    assert_eq!((shown.result, shown.approver.as_str()), (NotChecked::Shut, "处长"));
    assert!(substituted.teams.iter().any(|team| team.mine == change.substitute));
    assert_eq!(drawn.sent(&shut), None);
    assert_eq!(drawn.sent(&change.substitute).unwrap().len(), change.members.len());

    assert_eq!(drawn.substitute(&shut).unwrap_err().code(), "substitution-refused");
    // The substitute is shut too, and somebody of its team falls ill before the third.
    let second = change.substitute.clone();
    let third = drawn.substitute(&second).unwrap().proof.substituted[1].substitute.clone();
    let out = drawn.sent(&third).unwrap().remove(0);
    drawn.replace(&third, &out, &drawn.approver).unwrap();
    let certificate = drawn.certificate();
    assert_eq!((certificate.substitutions.len(), certificate.replacements.len()), (2, 1));
    drawn.officer.rebuilt_equals_live();
}

/// A colleague who has the draw sees the same after an exchange, and the team learns of its visit.
#[test]
fn changes_reach_the_others() {
    let headquarters = Headquarters::open();
    let officer = Machine::joined(&headquarters, "检查员甲");
    let colleague = Machine::joined(&headquarters, "检查员己");
    for machine in [&colleague, &officer] {
        machine.exchange();
    }
    let drawn = Drawn::on(officer);
    let shut = drawn.replaceable();
    drawn.substitute(&shut).unwrap();
    let team = drawn.draw.teams.iter().find(|team| team.mine != shut).unwrap().clone();
    let replaced = drawn.replace(&team.mine, &team.members[0].person, &drawn.approver).unwrap();
    let _: DrawDetail = drawn.officer.call("draw.release", &ById { id: drawn.id().to_owned() });
    for machine in [&drawn.officer, &colleague, &drawn.officer, &colleague] {
        machine.exchange();
    }
    let seen = colleague.draw(drawn.id());
    assert_eq!((&seen.teams, seen.verified), (&replaced.teams, Some(true)));
    assert_eq!(seen.proof.replaced, replaced.proof.replaced);
    assert_eq!(colleague.certificate(drawn.id()), drawn.officer.certificate(drawn.id()));
    let store = &colleague.app.session().unwrap().store;
    let about = store.records_about(&record::Subject::new("draw", drawn.id())).unwrap();
    let told = |class| {
        let mut of_class = about.iter().filter(|one| one.header.class == class);
        of_class.any(|one| one.payload.is_some())
    };
    assert!(told(record::Class::Embargoed), "released");
    assert!(!told(record::Class::Restricted), "an illness is nobody else's business");
}

/// An officer replaces somebody on each of two laptops that know nothing of each other: the first by
/// clock counts, for the certificate and for the visit, and the other one is shown.
#[test]
fn of_two_changes_made_apart_the_first_counts_everywhere() {
    let headquarters = Headquarters::open();
    let first = Machine::joined(&headquarters, "检查员甲");
    let other = Machine::new("检查员甲");
    other.join(headquarters.invitation_as(&first.seat(), "检查员甲")).unwrap();
    let drawn = Drawn::on(first);
    let approver = other.add_person("副处长");
    let machines = [&drawn.officer, &other, &drawn.officer, &other];
    for machine in machines {
        machine.exchange();
    }
    let team = drawn.draw.teams[0].clone();
    let (mine, members) = (team.mine.as_str(), &team.members);
    drawn.replace(mine, &members[0].person, &drawn.approver).unwrap();
    replace_on(&other, drawn.id(), mine, [&members[1].person, &approver]).unwrap();
    for machine in machines {
        machine.exchange();
    }
    for machine in [&drawn.officer, &other] {
        let seen = machine.draw(drawn.id());
        assert_eq!((seen.proof.replaced.len(), seen.proof.dropped.len()), (1, 1));
        assert_eq!(seen.proof.dropped[0].by, "检查员甲");
        let now = seen.teams.iter().find(|team| team.mine == mine).unwrap();
        let now: Vec<String> = now.members.iter().map(|one| one.person.clone()).collect();
        assert_eq!(sent_by(machine, mine), Some(now.clone()));
        assert!(now.contains(&members[1].person), "{now:?}");
        machine.rebuilt_equals_live();
    }
}
