//! What somebody takes out of the program to hand on: the certificate, its page on paper, and the
//! page that checks it.

use std::collections::HashMap;

use documents::{
    Draft, DrawCertificate, DrawnMine, DrawnStratum, Fingerprint, Fonts, Form, Metadata, Narrowed,
    Pictures, compose,
};
use draw::certificate::{Certificate, FORMAT, Mode, Role};
use draw::{Directed, Filter, FilterBy, Issue, WitnessKind, WitnessRule};
use rules::drawing::DrawRefusal;
use rules::mine::Scale;
use store::query::draw::DrawFacts;

use super::{change, find};
use crate::api::{ById, SavedFile};
use crate::outside::DRAW_VERIFIER;
use crate::{App, AppError, Result, Session};

/// The page's name says what to do with it wherever the files go.
const VERIFIER_NAME: &str = "draw-verifier.html";

/// Writes all three into the folder of files for people, and names the certificate.
pub fn save(app: &App, input: ById) -> Result<SavedFile> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    let acts = session.store.draw_acts(&facts.id)?;
    let certificate = change::current(&session, &facts, &acts)?;
    let certificate = certificate.ok_or_else(|| AppError::from(DrawRefusal::NotRevealed))?;
    let name = format!("draw-certificate-{}", input.id);
    app.save_file(&format!("{name}.pdf"), &printed(&session, &facts, &certificate)?)?;
    app.save_file(VERIFIER_NAME, DRAW_VERIFIER)?;
    app.save_file(&format!("{name}.json"), &certificate.to_bytes())
}

/// The same draw gives the same paper, but for what its release and later signatures add.
fn printed(session: &Session, facts: &DrawFacts, certificate: &Certificate) -> Result<Vec<u8>> {
    let (form, fonts, pictures) = (Form::draw_certificate(), Fonts::embedded(), Pictures::new());
    let values = values(facts, certificate).values();
    let draft = Draft { form: &form, values: &values, head: None, pictures: &pictures, inks: &[] };
    let composed = compose(&draft, &fonts)?;
    let id = canon::sha256_tagged("qingshan-file-1", &[&composed.body_hash.0, facts.id.as_bytes()]);
    let metadata = Metadata {
        title: format!("{} {}", form.title, facts.id),
        author: session.person.organisation.clone(),
        producer: certificate.software.clone(),
        created_ms: facts.reveal.as_ref().map_or(facts.frozen_at_ms, |reveal| reveal.at_ms),
        offset_minutes: 8 * 60,
        id: id.0[..16].try_into().expect("half of a hash"),
    };
    Ok(documents::to_pdf(&composed.pages, &fonts, &pictures, &metadata)?)
}

fn values(facts: &DrawFacts, certificate: &Certificate) -> DrawCertificate {
    let inputs = &certificate.inputs;
    let slots = inputs.team.slots.len();
    let released = facts.release.is_some();
    DrawCertificate {
        number: certificate.draw.clone(),
        rehearsal: certificate.mode == Mode::Rehearsal,
        title: facts.title.clone(),
        period: inputs.period.clone(),
        basis: inputs.basis.clone(),
        directed: inputs.directed.as_ref().map(narrowed),
        snapshot: inputs.snapshot_at.clone(),
        witness_rule: witness_rule(&inputs.witness_rule),
        digits: certificate.witness.digits.clone(),
        present: certificate.witness.present.clone(),
        signatures: signatures(certificate),
        population: count(inputs.strata.iter().map(|stratum| stratum.members.len()).sum()),
        drawn: count(certificate.teams.len()),
        strata: strata(certificate),
        teams: count(certificate.teams.len()),
        short: count(certificate.teams.iter().filter(|t| t.members.len() < slots).count()),
        hashes: hashes(certificate),
        code: format!("{FORMAT} {} {} {VERIFIER_NAME}", certificate.draw, certificate.digest()),
        released,
        mines: if released { mines(certificate) } else { Vec::new() },
    }
}

/// In the words of the page that checks the file. Whether a key is whose it says, paper can't tell.
fn signatures(certificate: &Certificate) -> Vec<String> {
    let signed = certificate.signatures();
    let mut lines = Vec::new();
    for (role, word) in [(Role::Officer, "主持人"), (Role::Witness, "见证人")] {
        let before = lines.len();
        lines.extend(signed.iter().filter(|one| one.role == role).map(|one| {
            let key = one.key.get(..16).unwrap_or(&one.key);
            format!("{}（{word}）已签名，公钥以 {key} 开头", one.name)
        }));
        if lines.len() == before && certificate.mode == Mode::Official {
            lines.push(format!("没有{word}的签名"));
        }
    }
    lines
}

fn strata(certificate: &Certificate) -> Vec<DrawnStratum> {
    let pairs = certificate.inputs.strata.iter().zip(&certificate.strata);
    pairs
        .map(|(stratum, drawn)| DrawnStratum {
            name: stratum.name.clone(),
            members: count(stratum.members.len()),
            quota: stratum.quota,
            drawn: count(drawn.drawn.len()),
            chance: chance(stratum.quota, count(stratum.members.len())),
        })
        .collect()
}

/// `矿种为煤炭或建筑用砂，且风险等级为高`
fn narrowed(directed: &Directed) -> Narrowed {
    let one = |filter: &Filter| {
        let values: Vec<&str> = filter.values.iter().map(|value| word(filter.by, value)).collect();
        let what = match filter.by {
            FilterBy::Mineral => "矿种",
            FilterBy::Risk => "风险等级",
            FilterBy::Scale => "生产规模",
        };
        format!("{what}为{}", values.join("或"))
    };
    let conditions: Vec<String> = directed.filters.iter().map(one).collect();
    Narrowed { conditions: conditions.join("，且"), source: directed.source.clone() }
}

fn word(by: FilterBy, value: &str) -> &str {
    match (by, Scale::from_text(value)) {
        (FilterBy::Scale, Some(Scale::Unstated)) => "未说明",
        (FilterBy::Scale, Some(scale)) => scale.word(),
        _ => value,
    }
}

/// In percent, to a tenth.
fn chance(quota: u32, members: u32) -> String {
    let (quota, members) = (u64::from(quota), u64::from(members));
    let tenths = (quota * 2000 + members).checked_div(2 * members).unwrap_or(0);
    match tenths % 10 {
        0 => format!("{}%", tenths / 10),
        rest => format!("{}.{rest}%", tenths / 10),
    }
}

fn hashes(certificate: &Certificate) -> Vec<Fingerprint> {
    let all = [
        ("名单哈希", certificate.population_hash),
        ("承诺", certificate.commitment),
        ("种子", certificate.seed),
        ("证书摘要", certificate.digest()),
    ];
    all.map(|(label, sha256)| Fingerprint { label: label.to_owned(), sha256 }).to_vec()
}

/// The drawn mines in ticket order, then those in their place, with the ids of who goes there.
fn mines(certificate: &Certificate) -> Vec<DrawnMine> {
    let mut known = HashMap::new();
    for stratum in &certificate.inputs.strata {
        for mine in &stratum.members {
            known.insert(mine.id.as_str(), (stratum.name.as_str(), mine.name.as_str()));
        }
    }
    let now = certificate.teams_now();
    let teams = now.iter().filter_map(|team| {
        let (stratum, name) = known.get(team.mine.as_str())?;
        Some(DrawnMine {
            stratum: (*stratum).to_owned(),
            name: (*name).to_owned(),
            id: team.mine.clone(),
            team: team.members.iter().map(|member| member.person.clone()).collect(),
        })
    });
    teams.collect()
}

fn witness_rule(rule: &WitnessRule) -> String {
    let source = rule.source.as_deref().unwrap_or_default();
    let digits = rule.digits.map_or_else(|| "40".to_owned(), |digits| digits.to_string());
    match (rule.kind, &rule.issue) {
        (WitnessKind::Dice, _) => format!("骰子 {digits} 位 {source}").trim_end().to_owned(),
        (WitnessKind::Lottery, Some(Issue::Number(issue))) => {
            format!("{source}第 {issue} 期，{digits} 位")
        }
        (WitnessKind::Lottery, Some(Issue::Text(issue))) => {
            format!("{source}第 {issue} 期，{digits} 位")
        }
        (WitnessKind::Lottery, None) => format!("{source}，{digits} 位"),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paper_says_what_narrowed_the_draw() {
        let filter = |by, values: &[&str]| Filter {
            by,
            values: values.iter().map(|value| (*value).to_owned()).collect(),
        };
        let filters = vec![
            filter(FilterBy::Mineral, &["建筑用砂", "煤炭"]),
            filter(FilterBy::Scale, &["large", "unstated"]),
        ];
        let said =
            narrowed(&Directed { filters, source: "某市《抽查计划》第三条".into() });
        assert_eq!(said.conditions, "矿种为建筑用砂或煤炭，且生产规模为大型或未说明");
        assert_eq!(said.source, "某市《抽查计划》第三条");
    }

    #[test]
    fn a_chance_is_quota_over_members() {
        let shown = [(0, 0), (0, 5), (3, 14), (2, 12), (1, 4), (7, 7), (1, 1000)];
        let shown = shown.map(|(quota, members)| chance(quota, members));
        assert_eq!(shown, ["0%", "0%", "21.4%", "16.7%", "25%", "100%", "0.1%"]);
    }
}
