//! After the draw: people and mines that take others' places, each by the order that was drawn.

use draw::certificate::{Policy, amend, verify};
use draw::{Recusal, Replacement, Tickets};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::amended::{changed, replaced, substituted};
use crate::common::{Random, Shape, mixed};
use crate::signed::{
    drawn, drawn_from, facts, lenient, official, reseal, sign_all, signed, signed_from, wrong,
};

#[test]
fn an_amended_certificate_holds_once_it_is_signed_again() {
    let certificate = changed();
    let report = verify(&certificate.to_bytes(), &crate::signed::policy());
    assert!(report.accepted, "{:?}", report.lines);
    let [change] = &certificate.substitutions[..] else { panic!() };
    let of = certificate.strata.iter().find(|s| s.drawn.contains(&change.mine)).unwrap();
    assert_eq!(of.tickets[of.drawn.len()].id, change.substitute, "the next of the next ten");
    assert_eq!(of.tickets[of.drawn.len()].ticket, change.ticket);
    let team = &certificate.teams[0].members;
    assert_eq!(change.members[0].person, team[0].person, "the team goes on");
    let now = certificate.teams_now();
    let at = |mine: &str| now.iter().find(|team| team.mine == mine).unwrap().members.clone();
    assert_eq!(at(&change.mine)[1].person, certificate.replacements[0].person);
    assert_eq!(at(&change.substitute), change.members);
    let concerned = certificate.replacements[0].person.clone();
    let mut mines = certificate.inputs.strata.iter().flat_map(|s| &s.members);
    let holder = mines.find(|m| m.id == change.substitute).unwrap().holder.clone();
    let recusal = Recusal { person: concerned.clone(), holder };
    assert!(certificate.inputs.recusals.contains(&recusal));
    assert!(change.members.iter().all(|member| member.person != concerned));
    assert_eq!(certificate.teams, official().teams, "what was drawn stays visible");
}

#[test]
fn replacements_are_checked() {
    let (_, outcome) = drawn();
    let team = &outcome.teams[0];
    let change = replaced(&official(), &team.mine, 1).unwrap();
    let report = |change: Replacement| {
        let amended = amend(&signed(facts(None)), vec![change], Vec::new());
        wrong(&verify(&sign_all(amended).to_bytes(), &lenient())).join("; ")
    };
    assert_eq!(report(change.clone()), "");
    let out = team.members[0].person.clone();
    let wrong_out = Replacement { out: out.clone(), ..change.clone() };
    assert!(report(wrong_out).contains("does not have this slot"));
    let other = Replacement { person: out, ..change.clone() };
    assert!(report(other).contains("somebody else comes next"));
    let approver = "p-officer".to_owned();
    assert!(report(Replacement { approver, ..change }).contains("not the officer"));
}

#[test]
fn substitutions_are_checked() {
    type Change<'a> = &'a dyn Fn(&mut Value);
    let original: Value = serde_json::from_slice(&changed().to_bytes()).unwrap();
    let cases: [(Change<'_>, &str); 6] = [
        (&|c| c["substitutions"][0]["substitute"] = json!("m-x"), "another mine comes next"),
        (&|c| c["substitutions"][0]["ticket"] = json!("0.1"), "another mine comes next"),
        (&|c| c["substitutions"][0]["members"] = json!([]), "another team goes there"),
        (&|c| c["substitutions"][0]["mine"] = json!("m-x"), "no such drawn mine"),
        (&|c| c["substitutions"][0]["approver"] = json!("p-officer"), "not the officer"),
        (&|c| c["substitutions"][0]["after"] = json!(9), "out of order"),
    ];
    for (change, expected) in cases {
        let mut forged = original.clone();
        change(&mut forged);
        reseal(&mut forged);
        let found = wrong(&verify(&canon::to_bytes(&forged).unwrap(), &lenient())).join("; ");
        assert!(found.contains(expected), "{expected}: {found}");
    }
    let mut twice = changed();
    let again = twice.substitutions[0].clone();
    twice.substitutions.push(again);
    let found = wrong(&verify(&sign_all(twice).to_bytes(), &lenient())).join("; ");
    assert!(found.contains("stands for this one already"), "{found}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever happens after a draw, in whatever order: nobody and no mine twice, nobody goes who
    /// recused, and the certificate holds.
    #[test]
    fn any_changes_hold(number: u64, steps in prop::collection::vec((0..2usize, any::<u16>()), 1..9)) {
        let mut random = Random(number);
        let shape =
            Shape { strata: 2, mines: 6, quota: 2, people: 7, slots: 2, cap: None, recused: 20 };
        let (frozen, outcome) = drawn_from(mixed(shape, &mut random));
        let mut certificate = signed_from(&frozen, &outcome, facts(None));
        for (kind, at) in steps {
            let (replacements, substitutions) =
                (certificate.replacements.clone(), certificate.substitutions.clone());
            let open = |mine: &&String| substitutions.iter().all(|change| change.mine != **mine);
            let teams = certificate.teams.iter();
            let mines: Vec<&String> = teams.map(|team| &team.mine).filter(open).collect();
            if mines.is_empty() { break; }
            let mine = mines[usize::from(at) % mines.len()].clone();
            let filled = certificate.teams.iter().any(|t| t.mine == mine && t.members.len() == 2);
            if kind == 0 && filled {
                let next = replaced(&certificate, &mine, u32::from(at % 2));
                let all = replacements.into_iter().chain(next).collect();
                certificate = amend(&certificate, all, substitutions);
            } else if kind == 1 {
                let next = substituted(&certificate, &mine);
                let all = substitutions.into_iter().chain(next).collect();
                certificate = amend(&certificate, replacements, all);
            }
        }
        let report = verify(&certificate.to_bytes(), &Policy::default());
        prop_assert!(report.accepted, "{:?}", report.lines);
        let inputs = &certificate.inputs;
        let mut visited: Vec<&String> = certificate.teams.iter().map(|team| &team.mine).collect();
        for change in &certificate.substitutions {
            prop_assert!(!visited.contains(&&change.substitute));
            visited.push(&change.substitute);
            let members = inputs.strata.iter().flat_map(|s| &s.members);
            let holder = members.clone().find(|m| m.id == change.substitute).unwrap();
            for member in &change.members {
                let person = member.person.clone();
                let recusal = Recusal { person, holder: holder.holder.clone() };
                prop_assert!(!inputs.recusals.contains(&recusal));
                let tickets = Tickets::new(&certificate.seed);
                let own = tickets.team_ticket(&change.substitute, &member.person).to_string();
                prop_assert_eq!(&own, &member.ticket);
            }
        }
    }
}

/// A substitute's team is read before it has been judged, and may say anything.
#[test]
fn a_slot_that_no_team_has_is_refused() {
    let mut forged: Value = serde_json::from_slice(&changed().to_bytes()).unwrap();
    let substitute = forged["substitutions"][0]["substitute"].clone();
    let mut change = forged["replacements"][0].clone();
    change["mine"] = substitute;
    change["slot"] = json!(4_000_000_000_u32);
    forged["substitutions"][0]["members"][0]["slot"] = json!(4_000_000_000_u32);
    forged["replacements"].as_array_mut().unwrap().push(change);
    reseal(&mut forged);
    let report = verify(&canon::to_bytes(&forged).unwrap(), &lenient());
    assert!(wrong(&report).iter().any(|line| line.starts_with("replacement-refused")));
}
