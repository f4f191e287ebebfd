//! What can be chosen for a draw of some kind in some region.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use rules::drawing::{DrawnLists, PlanKind, candidate_out, narrowed_out};
use rules::mine::{Mine, Scale};
use rules::pack::{FilterBy, Pack, Rulebook};
use rules::region;

use super::listed::{self, Lists};
use super::{approval, candidates, checkers, choice};
use crate::api::{
    DrawCheckers, DrawClause, DrawFilterForm, DrawFilterValue, DrawScope, DrawScopeInput,
};
use crate::machine::locale;
use crate::{App, AppError, Result, clock};

pub fn scope(app: &App, input: DrawScopeInput) -> Result<DrawScope> {
    let session = app.session()?;
    let scope =
        region::find(&input.region).ok_or_else(|| AppError::not_found("region", &input.region))?;
    let (today, kind) = (clock::date(app.now_ms()), choice::kind(input.kind));
    let book = session.rulebook()?;
    let pack = book.of_region(scope.code).map(|(pack, _)| pack);
    let year = today.year();
    let among = pack.filter(|_| kind == PlanKind::Selection);
    let among = among.map(|pack| candidates::stations(&session, locale(app), scope.code, pack));
    let (stations, waiting): (Vec<_>, Vec<_>) = among.transpose()?.into_iter().flatten().unzip();
    let mines = match kind {
        PlanKind::Selection => candidates::mines(&session, &waiting)?,
        _ => session.store.mines_of_region(region::significant(scope.code))?,
    };
    let quarter = ["一", "二", "三", "四"][clock::quarter(today) as usize - 1];
    let (suggested_title, suggested_period) = match kind {
        PlanKind::Quarterly => {
            (format!("{year} 年第{quarter}季度双随机抽查"), clock::quarter_name(today))
        }
        PlanKind::Annual => (format!("{year} 年度双随机抽查"), year.to_string()),
        PlanKind::LookBack => (format!("{year} 年“回头看”抽查"), year.to_string()),
        PlanKind::Selection => (format!("{year} 年候选矿山抽取"), year.to_string()),
    };
    Ok(DrawScope {
        suggested_title,
        suggested_period,
        document: pack.map(choice::document).unwrap_or_default(),
        clauses: pack.map(|pack| clauses(pack, kind)).unwrap_or_default(),
        filters: filters(&book, &mines, kind, pack),
        lists: listed::form(listed::named(&book, scope.code, kind), &mines),
        stations,
        snapshot: today.to_string(),
        approval: approval::asked(&session, scope.code)?,
        checkers: match pack {
            Some(pack) => checkers::form(&session, pack, kind, locale(app))?,
            None => DrawCheckers::default(),
        },
    })
}

/// Those that speak of such a draw first.
fn clauses(pack: &Pack, kind: PlanKind) -> Vec<DrawClause> {
    let spot = &pack.spot_check;
    let stated = match kind {
        PlanKind::Quarterly | PlanKind::Annual => vec![
            spot.frequency.as_ref().map(|stated| &stated.clause),
            spot.ratio.as_ref().map(|stated| &stated.clause),
        ],
        PlanKind::LookBack => {
            vec![pack.look_back.frequency.as_ref().map(|stated| &stated.clause)]
        }
        PlanKind::Selection => {
            let samples = pack.stations.iter().filter_map(|station| station.sample.as_ref());
            samples.map(|sample| Some(&sample.clause)).collect()
        }
    };
    let proposed = |id: &String| stated.iter().flatten().any(|clause| *clause == id);
    let clause = |(id, text): (&String, &String)| DrawClause {
        id: id.clone(),
        text: text.clone(),
        proposed: proposed(id),
    };
    let mut clauses: Vec<DrawClause> = pack.clauses.iter().map(clause).collect();
    clauses.sort_by_key(|clause| !clause.proposed);
    clauses
}

/// For each condition what the mines that are drawn from have of it, the most frequent first.
fn filters(
    book: &Rulebook<'static>,
    mines: &[Mine],
    kind: PlanKind,
    pack: Option<&Pack>,
) -> Vec<DrawFilterForm> {
    let mut counts: BTreeMap<FilterBy, BTreeMap<String, u32>> = BTreeMap::new();
    let every = DrawnLists::default();
    let mut lists = Lists::new(book, kind, &every);
    for mine in mines {
        let county = region::find(&mine.region).map_or("", |region| region.code);
        let out = match kind {
            PlanKind::Selection => candidate_out(mine, &[], false),
            _ => narrowed_out(mine, lists.of(county), &[]),
        };
        if out.is_some() {
            continue;
        }
        for by in FilterBy::ALL {
            let value = by.value_of(mine);
            if !value.is_empty() && value != Scale::Unstated.code() {
                let of = counts.entry(by).or_default();
                *of.entry(value.to_owned()).or_default() += 1;
            }
        }
    }
    let allowed = pack.and_then(|pack| pack.spot_check.filters.as_ref());
    let form = |by: FilterBy| {
        let named = allowed.filter(|allowed| allowed.value.contains(&by));
        let of = counts.get(&by).into_iter().flatten();
        let mut values: Vec<DrawFilterValue> = of
            .map(|(value, mines)| DrawFilterValue { value: (*value).clone(), mines: *mines })
            .collect();
        values.sort_by_key(|value| std::cmp::Reverse(value.mines));
        let clause = named.map(|allowed| allowed.clause.clone());
        DrawFilterForm { by: choice::by_shown(by), clause, values }
    };
    FilterBy::ALL.into_iter().map(form).collect()
}
