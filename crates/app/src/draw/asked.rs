//! What the rules in force ask of a region's spot checks, reckoned on the mines and checks here.

use chrono::NaiveDate;
use rules::mine::Status;
use rules::pack::{Level, Pack};
use rules::quota::{Asked, Check, Ledger, Quarter};
use rules::region;
use store::query::mine::Filter;

use super::plan::can_be_drawn;
use crate::casefile::in_force;
use crate::{Result, Session, clock};

/// Where a region's year stands by the rules in force there.
pub(crate) struct Year {
    pub ledger: Ledger,
    /// What a draw of this quarter should take.
    pub to_draw: u64,
    /// The document with its clauses, such as `…人民政府《…》（OR-4.2、OR-4.3）`.
    pub source: String,
}

/// None where no source states a share that regions of this level have to reach by themselves.
pub(crate) fn year(
    session: &Session,
    code: &str,
    level: Level,
    today: NaiveDate,
    checks: &[(String, Check)],
) -> Result<Option<Year>> {
    let Some((pack, asked)) = asked(code) else { return Ok(None) };
    if asked.share_of(level).is_none() {
        return Ok(None);
    }
    let within = region::significant(code);
    let lists = asked.lists().iter().map(|list| list.code().to_owned()).collect();
    let states = Status::ALL.iter().filter(|status| can_be_drawn(**status));
    let filter = Filter {
        regions: vec![within.to_owned()],
        list_levels: lists,
        states: states.map(|status| status.code().to_owned()).collect(),
        ..Filter::default()
    };
    let (_, n) = session.store.mines(&filter, 0, 0)?;
    let here = checks.iter().filter(|(county, _)| county.starts_with(within));
    let here: Vec<Check> = here.map(|(_, check)| check.clone()).collect();
    let ledger = asked.ledger(level, n.into(), quarter(today), &here);
    Ok(ledger.map(|ledger| Year {
        to_draw: asked.to_draw(&ledger),
        source: source(pack, asked),
        ledger,
    }))
}

fn asked(code: &str) -> Option<(&'static Pack, Asked<'static>)> {
    let (pack, _) = in_force(code)?;
    Some((pack, Asked::of(pack)?))
}

fn source(pack: &Pack, asked: Asked<'_>) -> String {
    let (issuers, clauses) = (pack.source.issuers.join("、"), asked.clauses().join("、"));
    format!("{issuers}《{}》（{clauses}）", pack.source.title)
}

pub(crate) fn quarter(today: NaiveDate) -> Quarter {
    let number = u8::try_from(clock::quarter(today)).unwrap_or(1);
    Quarter::new(number).unwrap_or(Quarter::ALL[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_comes_with_its_document() {
        let (pack, ordos) = asked("150621").unwrap();
        assert_eq!(
            source(pack, ordos),
            "鄂尔多斯市人民政府《关于全面加强绿色矿山建设监管工作的通知》（OR-4.2、OR-4.3）"
        );
        let (pack, gansu) = asked("620102").unwrap();
        assert!(source(pack, gansu).ends_with("（GS-3.2）"));
        assert!(asked("330102").is_none(), "the campaign of Zhejiang has ended");
    }
}
