//! Bad inputs: each refused with its code and the exact place.

use draw::{
    DIRECTED, Denominator, Directed, DrawError, FilterBy, Inputs, Plan, Recusal, freeze, rehearse,
};
use serde_json::json;

use crate::common::{DICE, SOFTWARE, Shape, directed, narrowed, plain, plan, secret};
use crate::forged::paths;

const SHAPE: Shape =
    Shape { strata: 2, mines: 4, quota: 2, people: 3, slots: 2, cap: None, recused: 0 };

/// Code and message after `change`.
fn refused(change: impl FnOnce(&mut Inputs)) -> (&'static str, String) {
    let mut inputs = plain(SHAPE);
    change(&mut inputs);
    let error = freeze(inputs).unwrap_err();
    assert_eq!(serde_json::to_value(&error).unwrap()["code"], error.code());
    (error.code(), error.to_string())
}

fn assert_refused(code: &str, place: &str, change: impl FnOnce(&mut Inputs)) {
    let (found, text) = refused(change);
    assert_eq!(found, code, "{text}");
    assert!(text.contains(place), "{text}");
}

#[test]
fn ids_are_normalised_without_slash_and_unique() {
    assert_refused("slash-in-id", "inputs.strata[0].members[1].id", |inputs| {
        inputs.strata[0].members[1].id = "m-00-0000/x".into();
    });
    assert_refused("not-normalised", "inputs.inspectors[2].id", |inputs| {
        inputs.inspectors[2].id = "p-e\u{301}".into();
    });
    assert_refused("empty", "inputs.strata[0].id", |inputs| inputs.strata[1].id.clear());
    assert_refused("duplicate", "inputs.strata[1].members[1].id", |inputs| {
        inputs.strata[1].members[1].id = "m-01-0000".into();
    });
    assert_refused("duplicate", "inputs.strata[1].members[0].id", |inputs| {
        inputs.strata[1].members[3].id = "m-00-0002".into();
    });
    assert_refused("duplicate", "inputs.inspectors[1].id", |inputs| {
        inputs.inspectors[1].id = "p-0000".into();
    });
    assert_refused("duplicate", "inputs.inspectors[0].roles[1]", |inputs| {
        inputs.inspectors[0].roles = vec!["leader".into(), "leader".into()];
    });
}

#[test]
fn quotas_and_exclusions_fit_the_population() {
    let (code, text) = refused(|inputs| inputs.strata[1].quota = 5);
    assert_eq!(code, "quota-above-population");
    assert!(text.contains("inputs.strata[1].quota is 5"), "{text}");
    assert!(text.contains("stratum 01 has only 4 mines"), "{text}");
    assert_refused("excluded-member", "inputs.excluded[0].id", |inputs| {
        inputs.excluded[0].id = "m-01-0003".into();
    });
    assert_refused("empty", "inputs.excluded[0].reason", |inputs| {
        inputs.excluded[0].reason.clear();
    });
}

#[test]
fn a_stratum_of_none_draws_none() {
    let mut inputs = plain(SHAPE);
    inputs.strata[0].members.clear();
    inputs.strata[0].quota = 0;
    let outcome = draw::reveal(&freeze(inputs).unwrap(), &secret(), DICE).unwrap();
    assert!(outcome.strata[0].drawn.is_empty() && outcome.strata[0].tickets.is_empty());
    assert_eq!(outcome.teams.len(), 2);
}

#[test]
fn recusals_name_known_people_once() {
    let recusal = |person: &str| Recusal { person: person.into(), holder: "holder-1".into() };
    assert_refused("unknown-person", "inputs.recusals[0].person", |inputs| {
        inputs.recusals.push(recusal("p-9999"));
    });
    assert_refused("duplicate", "\"p-0001 × holder-1\" at inputs.recusals[1]", |inputs| {
        inputs.recusals = vec![recusal("p-0001"), recusal("p-0001")];
    });
}

/// Whoever may only work elsewhere would never be drawn, and nobody would be told.
#[test]
fn people_and_denominators_name_strata_of_the_draw() {
    assert_refused("unknown-stratum", "p-0001 may work in the stratum \"99\"", |inputs| {
        inputs.inspectors[1].strata = Some(vec!["00".into(), "99".into()]);
    });
    assert_refused("unknown-denominator", "of the stratum \"99\"", |inputs| {
        let counted = [("00".to_owned(), 4), ("99".to_owned(), 1)];
        inputs.denominator = Some(Denominator::ByStratum(counted.into()));
    });
    let mut inputs = plain(SHAPE);
    inputs.inspectors[1].strata = Some(vec!["00".into()]);
    inputs.denominator = Some(Denominator::ByStratum([("01".to_owned(), 4)].into()));
    freeze(inputs).unwrap();
}

#[test]
fn team_and_heading_are_complete() {
    assert_refused("no-slots", "inputs.team.slots", |inputs| inputs.team.slots.clear());
    assert_refused("too-many-slots", "65 slots", |inputs| {
        let slot = inputs.team.slots[0].clone();
        inputs.team.slots = vec![slot; 65];
    });
    assert_refused("empty", "inputs.team.slots[1].role", |inputs| {
        inputs.team.slots[1].role.clear();
    });
    assert_refused("empty", "inputs.period", |inputs| inputs.period.clear());
    for wrong in ["2026-9-30", "20260930", "2026-02-30", "今天"] {
        assert_refused("snapshot-not-a-date", wrong, |inputs| inputs.snapshot_at = wrong.into());
    }
    let mut inputs = plain(SHAPE);
    inputs.snapshot_at = "2026-09-30T08:00:00+08:00".into();
    assert!(freeze(inputs).is_ok());
    assert_refused("too-few-dice", "39", |inputs| inputs.witness_rule.digits = Some(39));
}

#[test]
fn a_directed_draw_says_by_what_and_by_which_clause() {
    let frozen = freeze(narrowed(plain(SHAPE))).unwrap();
    let filters = &frozen.inputs().directed.as_ref().unwrap().filters;
    assert_eq!(filters.iter().map(|f| f.by.code()).collect::<Vec<_>>(), ["mineral", "risk"]);
    assert_eq!(filters[1].values, ["中", "高"]);
    let changed = |change: fn(&mut Directed)| {
        move |inputs: &mut Inputs| {
            *inputs = narrowed(inputs.clone());
            inputs.directed.as_mut().map(change).unwrap();
        }
    };
    let place = "inputs.directed.filters";
    assert_refused("empty", place, changed(|d| d.filters.clear()));
    assert_refused("empty", "filters[0].values", changed(|d| d.filters[1].values.clear()));
    assert_refused("empty", "inputs.directed.source", changed(|d| d.source.clear()));
    assert_refused("duplicate", place, changed(|d| d.filters[1].by = FilterBy::Risk));
    assert_refused(
        "duplicate",
        "filters[1].values[1]",
        changed(|d| d.filters[0].values[1] = "高".into()),
    );
}

/// Neither can conditions be hidden behind another kind, nor a kind claim what isn't there.
#[test]
fn kind_and_conditions_go_together() {
    assert_refused("directed-unmarked", "inputs.kind is \"quarterly\"", |inputs| {
        inputs.directed = Some(directed());
    });
    assert_refused("directed-unstated", "inputs.directed is missing", |inputs| {
        inputs.kind = DIRECTED.into();
    });
}

/// All that enters the list's hash, in each place by itself: refused as it was typed, and nothing
/// converted.
#[test]
fn every_text_of_the_list_is_normalised() {
    const TYPED: &str = "e\u{301}";
    let list = serde_json::to_value(everything()).unwrap();
    let mut all = Vec::new();
    paths(&list, "", &mut all);
    let texts = all.into_iter().filter(|path| list.pointer(path).unwrap().is_string());
    // What has a form of its own is no text: days, hashes, kinds of conditions and of witnesses.
    let form = ["/snapshot_at", "/registry", "/detail_hash", "/by", "/witness_rule/kind"];
    let texts: Vec<String> = texts.filter(|p| !form.iter().any(|f| p.ends_with(f))).collect();
    assert_eq!(texts.len(), 36);
    for path in texts {
        let mut typed = list.clone();
        let place = typed.pointer_mut(&path).unwrap();
        *place = json!(format!("{}{TYPED}", place.as_str().unwrap()));
        let found = serde_json::from_value::<Inputs>(typed).unwrap().check().unwrap_err();
        let someone = path == "/recusals/0/person";
        let expected = if someone { "unknown-person" } else { "not-normalised" };
        assert_eq!(found.code(), expected, "{path}: {found}");
        let place = path.rsplit('/').find(|name| name.parse::<usize>().is_err()).unwrap();
        assert!(found.to_string().contains(place), "{path}: {found}");
    }
    let mut inputs = everything();
    let numbers = std::iter::once((TYPED.to_owned(), 4)).collect();
    inputs.denominator = Some(Denominator::ByStratum(numbers));
    assert_eq!(inputs.check().unwrap_err().code(), "not-normalised");
}

/// A list in which every text that there may be stands.
fn everything() -> Inputs {
    let mut inputs = narrowed(plain(Shape { strata: 1, mines: 2, quota: 1, people: 2, ..SHAPE }));
    inputs.inspectors[0].strata = Some(vec!["00".into()]);
    inputs.recusals = vec![Recusal { person: "p-0000".into(), holder: "holder-1".into() }];
    inputs.team.slots[1].department = Some("生态环境".into());
    let rule = json!({"kind": "lottery", "source": "双色球", "issue": "2026115", "digits": 14});
    inputs.witness_rule = serde_json::from_value(rule).unwrap();
    inputs.sorted()
}

/// A certificate's inputs must be sorted already; freezing sorts.
#[test]
fn lists_out_of_order_are_refused_where_nothing_sorts_them() {
    let mut inputs = plain(SHAPE);
    inputs.strata[1].members.swap(0, 2);
    let place = "inputs.strata[1].members[1].id".to_owned();
    assert_eq!(inputs.check(), Err(DrawError::NotSorted { place, found: "m-01-0001".into() }));
    assert!(freeze(inputs).is_ok());
}

#[test]
fn plans_say_what_they_mean() {
    let text = String::from_utf8(crate::common::PLAN.to_vec()).unwrap();
    let read = |from: &str, to: &str| {
        assert!(text.contains(from));
        Plan::read(text.replacen(from, to, 1).as_bytes()).map(drop).unwrap_err()
    };
    let unknown = read("\"period\"", "\"perriod\"");
    assert_eq!(unknown.code(), "plan-unreadable");
    assert!(unknown.to_string().contains("unknown field `perriod`"), "{unknown}");
    assert!(read("\"quota\": 2", "\"quota\": -2").to_string().contains("line"));
    assert!(read("\"load\": 1", "\"load\": 1.5").to_string().contains("1.5"));
    assert_eq!(Plan::read(b"\xff").map(drop).unwrap_err().code(), "plan-unreadable");

    // Without a team: leader and member, both with a card, and no cap.
    let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
    json["inputs"].as_object_mut().unwrap().remove("team");
    let default = Plan::read(json.to_string().as_bytes()).unwrap().inputs.team;
    assert_eq!((default.slots, default.cap), (plan().inputs.team.slots, None));
}

#[test]
fn a_rehearsal_is_named_by_its_plan_or_its_inputs() {
    let mut plan = plan();
    assert_eq!(plan.draw.as_deref(), Some("r-0000000000000001"));
    plan.draw = None;
    let certificate = rehearse(plan, &secret(), DICE, SOFTWARE).unwrap();
    let hash = certificate.population_hash.to_string();
    assert_eq!(certificate.draw, format!("r-{}", &hash[..16]));
}
