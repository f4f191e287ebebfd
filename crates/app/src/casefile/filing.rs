//! 变更备案: a licence changed, the mine files it, and somebody judges whether it matters.

mod registry;

use rules::fact::Fact as _;
use rules::filing::{
    Filed, Filing, FilingRefusal, Judged, Move, Noticed, decide_file, decide_judge, decide_notice,
    may,
};
use rules::pack::Pack;
use store::query::casefile::CaseFilter;

use super::act::{NewCase, day, open, paper, step};
use super::hand::{actor, body_of, whose};
use super::packs;
use super::rectification::case_plan;
use super::view::{Composer, step_view};
use crate::api::{
    BodyView, CasePlanInput, CaseView, FileChangeInput, FilingPlan, FilingView, JudgeChangeInput,
    Locale, NoticeChangeInput, StepView,
};
use crate::machine::locale;
use crate::{App, AppError, Result};

const NEW: NewCase = NewCase { id: "b", word: "备案" };

pub fn plan(app: &App, input: CasePlanInput) -> Result<FilingPlan> {
    let session = app.session()?;
    let mut composer = Composer::new(app, &session)?;
    let (plan, pack) = case_plan(&mut composer, &input.mine, input.pack.as_deref())?;
    let rules = &pack.change_filing;
    let clause = rules.file_with.as_ref().map(|stated| stated.clause.clone());
    Ok(FilingPlan {
        file_with: file_with(&composer, pack),
        clause: rules.within.as_ref().map(|stated| stated.clause.clone()).or(clause),
        within: rules.within.as_ref().map(|stated| stated.value.to_string()),
        registry: registry::told(&session, &plan.mine)?,
        plan,
    })
}

fn file_with(composer: &Composer<'_>, pack: &Pack) -> Option<BodyView> {
    let stated = pack.change_filing.file_with.as_ref();
    stated.map(|stated| body_of(composer, pack, &stated.value))
}

pub fn notice(app: &App, input: NoticeChangeInput) -> Result<CaseView> {
    let locale = locale(app);
    open::<Filing, _>(app, &NEW, &input.papers, |session, number| {
        let mine = session.mine(&input.mine)?;
        let (pack, reference) =
            packs::choose(&session.rulebook()?, &mine.region, Some(&input.pack))?;
        let noticed = Noticed {
            number,
            registry: registry::named(session, &mine.id, &input.registry)?,
            mine: mine.id,
            pack: reference.clone(),
            changed: day(&input.changed)?,
            what: input.what.trim().to_owned(),
            clause: String::new(),
            within: None,
        };
        decide_notice(pack, reference, noticed).map_err(|why| refused(Some(pack), locale, why))
    })
}

pub fn file(app: &App, input: FileChangeInput) -> Result<CaseView> {
    let locale = locale(app);
    step(app, &input.step, |session, now: &Filing, on| {
        let application = paper(session, &input.application.name, &input.application)?;
        let decided = decide_file(&now.noticed.pack, now, Filed { on, application });
        decided.map_err(|why| refused(None, locale, why))
    })
}

pub fn judge(app: &App, input: JudgeChangeInput) -> Result<CaseView> {
    let locale = locale(app);
    step(app, &input.step, |session, now: &Filing, on| {
        let pack = packs::of_case(&now.noticed.pack)?;
        let notice = input.reapply.as_ref();
        let judged = Judged {
            on,
            by: actor(&input.by)?,
            person: input.person.trim().to_owned(),
            material: input.material,
            reason: input.reason.trim().to_owned(),
            reapply: notice.map(|file| paper(session, &file.name, file)).transpose()?,
            clause: String::new(),
        };
        let decided = decide_judge(pack, &now.noticed.pack, now, judged);
        decided.map_err(|why| refused(Some(pack), locale, why))
    })
}

/// What a refusal tells people beside its sentence.
fn refused(pack: Option<&Pack>, locale: Locale, why: FilingRefusal) -> AppError {
    let shown = AppError::new(why.code(), why.to_string());
    let name = |actor: &_| pack.map_or_else(String::new, |pack| packs::actor(pack, actor, locale));
    match why {
        FilingRefusal::NotAsked { pack } => shown.with("pack", pack),
        FilingRefusal::NotActor { clause, with, by } => {
            shown.with("clause", clause).with("with", name(&with)).with("by", name(&by))
        }
        FilingRefusal::NoNotice { clause } => shown.with("clause", clause),
        FilingRefusal::OtherPack
        | FilingRefusal::NoWords
        | FilingRefusal::NotTold
        | FilingRefusal::OutOfOrder
        | FilingRefusal::NotFiled
        | FilingRefusal::BackInTime
        | FilingRefusal::Nobody => shown,
    }
}

pub(super) fn body(
    composer: &Composer<'_>,
    id: &str,
    now: &Filing,
) -> Result<(FilingView, Vec<StepView>)> {
    let pack = packs::of_case(&now.noticed.pack).ok();
    let anew = pack.and_then(|pack| pack.change_filing.reapply_if_material.as_ref());
    let judged = now.judged.as_ref();
    let view = FilingView {
        changed: now.noticed.changed.to_string(),
        what: now.noticed.what.clone(),
        registry: registry::shown(composer.session, &now.noticed)?,
        clause: now.noticed.clause.clone(),
        file_with: pack.and_then(|pack| file_with(composer, pack)),
        reapply_clause: anew.filter(|stated| stated.value).map(|stated| stated.clause.clone()),
        material: judged.map(|judged| judged.material),
        reason: judged.map(|judged| judged.reason.clone()),
        listing: listing_of(composer, id)?,
    };
    let step = |step: &Move| {
        let why = may(now, *step).err().map(|why| refused(pack, composer.locale, why));
        let whose = match step {
            Move::File => whose(composer, now, Filed::KIND),
            Move::Judge => view.file_with.iter().cloned().collect(),
        };
        StepView { whose, ..step_view(step.code(), why) }
    };
    let steps = Move::ALL.iter().map(step).collect();
    Ok((view, steps))
}

/// The application that came from this change.
fn listing_of(composer: &Composer<'_>, filing: &str) -> Result<Option<String>> {
    let origin = format!("filing/{filing}");
    let filter = CaseFilter { kind: "listing", origin: &origin, ..CaseFilter::default() };
    Ok(composer.session.store.cases(&filter, 1)?.pop().map(|facts| facts.id))
}
