//! Against the public package and an independent implementation, both in Python.

use draw::{Plan, Tickets, rehearse};
use judge::Judge;
use serde_json::{Value, json};

use crate::amended::changed;
use crate::common::{
    CERTIFICATE, DICE, PLAN, Random, SOFTWARE, Shape, mixed, narrowed, plan, secret,
};
use crate::signed::{EVENT_MS, drawn, receipted};

/// The answers of `oracle.py`.
fn ask(questions: &[Value]) -> Vec<Value> {
    Judge::new(env!("CARGO_MANIFEST_DIR"), "oracle.py").ask(questions)
}

fn random_id(random: &mut Random) -> String {
    let alphabet: Vec<char> = "abcXYZ0189-_. 矿山煤准格尔旗𠮷é".chars().collect();
    (0..=random.below(30)).map(|_| alphabet[random.below(alphabet.len())]).collect()
}

#[test]
fn mines_are_those_of_the_public_sampler() {
    let mut random = Random(5);
    let mut questions = Vec::new();
    for size in [0, 1, 2, 10, 11, 100, 3000] {
        for round in 0..4 {
            let mut ids: Vec<String> =
                (0..size).map(|n| format!("{}{n}", random_id(&mut random))).collect();
            random.shuffle(&mut ids);
            let take = [size, size / 5, 1, size + 3][round];
            let seed = format!("{}{round}", random_id(&mut random));
            questions.push(json!({"sampler": {"ids": ids, "seed": seed, "take": take}}));
        }
    }
    for (question, answer) in questions.iter().zip(ask(&questions)) {
        let question = &question["sampler"];
        let ids: Vec<&str> =
            question["ids"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        let take = usize::try_from(question["take"].as_u64().unwrap()).unwrap();
        let tickets = Tickets::from_text(question["seed"].as_str().unwrap());
        let order = tickets.order(&ids, take);
        let own: Vec<String> = order.iter().map(|id| tickets.ticket(id).to_string()).collect();
        assert_eq!(json!({"order": order, "tickets": own}), answer);
    }
}

fn question(plan: &Value, witness: &str) -> Value {
    json!({"certificate": {
        "plan": plan,
        "secret": hex::encode(secret().as_bytes()),
        "witness": witness,
        "software": SOFTWARE,
    }})
}

/// The golden certificate was written by the independent implementation, and still would be.
#[test]
fn the_golden_certificate_byte_for_byte() {
    let plan_json: Value = serde_json::from_slice(PLAN).unwrap();
    let theirs = &ask(&[question(&plan_json, DICE)])[0];
    let ours = rehearse(plan(), &secret(), DICE, SOFTWARE).unwrap().to_bytes();
    assert_eq!(String::from_utf8(ours).unwrap(), theirs.as_str().unwrap());
    assert_eq!(std::str::from_utf8(CERTIFICATE).unwrap(), theirs.as_str().unwrap());
}

#[test]
fn random_certificates_byte_for_byte() {
    let mut random = Random(11);
    let plans: Vec<Value> = (0..25)
        .map(|_| {
            let shape = Shape {
                strata: 1 + random.below(3),
                mines: 4 + random.below(12),
                quota: u32::try_from(random.below(5)).unwrap(),
                people: 3 + random.below(6),
                slots: 1 + random.below(3),
                cap: [None, Some(2), Some(4)][random.below(3)],
                recused: 15,
            };
            let mut inputs = mixed(shape, &mut random);
            if random.chance(40) {
                inputs = narrowed(inputs);
            }
            random.shuffle(&mut inputs.strata);
            random.shuffle(&mut inputs.inspectors);
            random.shuffle(&mut inputs.recusals);
            json!({ "inputs": inputs })
        })
        .collect();
    let questions: Vec<Value> = plans.iter().map(|plan| question(plan, DICE)).collect();
    for (plan, theirs) in plans.iter().zip(ask(&questions)) {
        let plan = Plan::read(plan.to_string().as_bytes()).unwrap();
        let ours = rehearse(plan, &secret(), DICE, SOFTWARE).unwrap().to_bytes();
        assert_eq!(String::from_utf8(ours).unwrap(), theirs.as_str().unwrap());
    }
}

#[test]
fn substitutes_and_receipts_are_as_the_specification_says() {
    let certificate = changed();
    let commit = receipted(&drawn().1, EVENT_MS - 1);
    let questions = [
        json!({"substitutes": {"certificate": certificate}}),
        json!({"covered": {"commit": commit}}),
    ];
    let [substitutes, covered] = &ask(&questions)[..] else { panic!() };
    let next = &certificate.substitutions[0];
    assert_eq!(*substitutes, json!([[next.substitute, next.ticket]]));
    let receipt = &commit.receipt.unwrap()["receipt"];
    assert_eq!(*covered, json!([receipt["seq"], receipt["head"]]));
}
