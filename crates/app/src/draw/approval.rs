//! A second person's word on a frozen list, where the rules or the region ask for it.

use record::Subject;
use rules::drawing::{ApprovalStated, Approved, PlanRefusal, decide_approval_rule, may_approve};
use rules::quota::around;
use store::Write;
use store::query::draw::DrawFacts;

use super::{find, planned};
use crate::api::{
    ApprovalAsked, ApprovalRuleInput, ApprovalRuleRow, ApprovalState, ById, Nothing, PlannedView,
};
use crate::machine::region_name;
use crate::{App, Result, Session};

/// By the rules in force there, or the word of the nearest region around it.
pub(super) fn asked(session: &Session, region: &str) -> Result<Option<ApprovalAsked>> {
    let held = session.rulebook()?.of_region(region);
    let by_pack = held.and_then(|(pack, _)| pack.spot_check.approval.as_ref());
    if let Some(stated) = by_pack.filter(|stated| stated.value) {
        let (clause, source) = (Some(stated.clause.clone()), String::new());
        return Ok(Some(ApprovalAsked { clause, source }));
    }
    let rules = session.store.approval_rules()?;
    let of = |code: &String| rules.iter().find(|rule| rule.region == *code);
    let nearest = around(region).iter().find_map(of);
    let asks = nearest.filter(|rule| rule.asked);
    Ok(asks.map(|rule| ApprovalAsked { clause: None, source: rule.source.clone() }))
}

/// Nothing is committed to before it.
pub(super) fn is_given(session: &Session, draw: &DrawFacts) -> Result<()> {
    if asked(session, &draw.region)?.is_none() || session.store.approval(draw)?.is_some() {
        return Ok(());
    }
    Err(PlanRefusal::NotApproved.into())
}

fn decide(session: &Session, draw: &DrawFacts) -> Result<std::result::Result<(), PlanRefusal>> {
    let own = session.store.person_id(&draw.officer)? == session.own_id()?;
    Ok(may_approve(draw.stage(), session.store.approval(draw)?.is_some(), own))
}

pub(super) fn state(session: &Session, draw: &DrawFacts) -> Result<ApprovalState> {
    let (asked, approval) = (asked(session, &draw.region)?, session.store.approval(draw)?);
    Ok(ApprovalState {
        may_approve: asked.is_some() && decide(session, draw)?.is_ok(),
        asked,
        approved_by: approval.as_ref().map(|one| session.name_of(&one.actor)).transpose()?,
        approved_at_ms: approval.map(|one| one.at_ms),
    })
}

/// Only who holds the draw sees the list that they approve.
pub fn approve(app: &App, input: ById) -> Result<PlannedView> {
    let session = app.session()?;
    let subject = Subject::new("draw", &input.id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let facts = find(&session, &input.id)?;
        decide(&session, &facts)??;
        let fact = Approved { population_hash: facts.population_hash };
        write.append(&session.act(&subject), &fact)?;
        write.sign(&session.person.id)?;
        Ok(())
    })?;
    planned(app, input)
}

pub fn list_rules(app: &App, _: Nothing) -> Result<Vec<ApprovalRuleRow>> {
    let rules = app.session()?.store.approval_rules()?;
    let row = |rule: ApprovalStated| ApprovalRuleRow {
        region_name: region_name(&rule.region),
        region: rule.region,
        asked: rule.asked,
        source: rule.source,
    };
    Ok(rules.into_iter().map(row).collect())
}

pub fn set_rule(app: &App, input: ApprovalRuleInput) -> Result<Vec<ApprovalRuleRow>> {
    let session = app.session()?;
    let ApprovalRuleInput { region, asked, source } = input;
    let rule = decide_approval_rule(ApprovalStated { region, asked, source })?;
    session.append(&Subject::new("draw-approval", &rule.region), &rule)?;
    list_rules(app, Nothing {})
}
