//! Which share a region owes in a year, and by whose word.

use rules::mine::ListLevel;
use rules::pack::{Level, Pack, Rulebook};
use rules::quota::{Asked, Share, around};
use rules::region;
use store::query::quota::StatedFacts;

use super::super::choice::document;

/// A share to reach.
#[derive(Debug, Clone)]
pub(crate) struct Owed {
    /// The region that reaches it as a whole.
    pub region: String,
    pub share: Share,
    pub quarterly: bool,
    /// The document with its clauses, such as `…人民政府《…》（OR-4.2、OR-4.3）`, or the officer's own.
    pub source: String,
}

/// What the document that holds there says of spot checks.
pub(super) fn asked(
    book: &Rulebook<'static>,
    code: &str,
) -> Option<(&'static Pack, Asked<'static>)> {
    let (pack, _) = book.of_region(code)?;
    Some((pack, Asked::of(pack)?))
}

/// The lists whose mines count there; all mines where none is named.
pub(super) fn lists(book: &Rulebook<'static>, code: &str) -> &'static [ListLevel] {
    asked(book, code).map_or(&[], |(_, asked)| asked.lists())
}

/// None where no document gives a share that this region owes, alone or as a part of a wider one,
/// and no officer stated one. The narrowest region that one was stated for speaks first.
pub(super) fn owed(
    book: &Rulebook<'static>,
    code: &str,
    year: i32,
    stated: &[StatedFacts],
) -> Option<Owed> {
    let asked = asked(book, code);
    let quarterly = asked.is_some_and(|(_, asked)| asked.is_quarterly());
    if let Some((pack, asked)) = asked
        && let Some((level, share)) = asked.share()
    {
        return Some(Owed {
            region: owner(code, level)?,
            share,
            quarterly,
            source: source(pack, asked),
        });
    }
    let of = |code: &String| {
        let named = |one: &&StatedFacts| one.stated.region == *code && one.stated.year == year;
        stated.iter().find(named)
    };
    let found = &around(code).iter().find_map(of)?.stated;
    Some(Owed {
        region: found.region.clone(),
        share: found.ratio,
        quarterly,
        source: format!("{}《{}》", found.reason, found.document.name),
    })
}

/// The share of the region that owes one as a whole and that the scope is, or lies in.
pub(super) fn owed_whole(
    book: &Rulebook<'static>,
    scope: &str,
    year: i32,
    stated: &[StatedFacts],
) -> Option<Owed> {
    let is_wide = |owed: &Owed| region::significant(&owed.region).len() < 6;
    owed(book, scope, year, stated).filter(is_wide)
}

/// The region of this level that the place is, or lies in. A wider one owes nothing by itself.
fn owner(code: &str, level: Level) -> Option<String> {
    let length = match level {
        Level::Nation => 0,
        Level::Province => 2,
        Level::City => 4,
        Level::County => 6,
    };
    let own = region::significant(code).get(..length)?;
    Some(format!("{own:0<6}"))
}

fn source(pack: &Pack, asked: Asked<'_>) -> String {
    format!("{}（{}）", document(pack), asked.clauses().join("、"))
}

#[cfg(test)]
mod tests {
    use canon::BlobRef;
    use rules::pack::Library;
    use rules::procedure::Proof;
    use rules::quota::StatedRatio;

    use super::*;

    fn owed(code: &str, year: i32, stated: &[StatedFacts]) -> Option<Owed> {
        let day = chrono::NaiveDate::from_ymd_opt(year, 6, 30).unwrap();
        super::owed(&Rulebook::new(Library::shipped(), Vec::new(), day), code, year, stated)
    }

    fn stated(region: &str, ratio: &str) -> StatedFacts {
        let content = BlobRef { hash: canon::sha256(b"order"), bytes: 5 };
        let stated = StatedRatio {
            region: region.into(),
            year: 2026,
            ratio: Share::try_from(ratio.to_owned()).unwrap(),
            reason: "年度计划".into(),
            document: Proof { name: "方案.pdf".into(), content },
        };
        StatedFacts { stated, actor: "p-1".into(), at_ms: 0 }
    }

    fn owes(code: &str, stated: &[StatedFacts]) -> Option<(String, String)> {
        owed(code, 2026, stated).map(|owed| (owed.region, String::from(owed.share)))
    }

    #[test]
    fn a_share_comes_with_its_document() {
        let ordos = owed("150621", 2026, &[]).unwrap();
        assert_eq!(
            ordos.source,
            "鄂尔多斯市人民政府《关于全面加强绿色矿山建设监管工作的通知》（OR-4.2、OR-4.3）"
        );
        assert!(ordos.quarterly && ordos.region == "150621");
        assert!(owed("150600", 2026, &[]).is_none(), "each banner owes its own");
        let gansu = owed("620102", 2026, &[]).unwrap();
        assert!(gansu.source.ends_with("（GS-3.2）"));
        assert_eq!((gansu.region.as_str(), gansu.quarterly), ("620000", false));
    }

    #[test]
    fn where_no_document_gives_one_the_officer_s_word_holds() {
        assert_eq!(owes("330102", &[]), None, "the campaign of Zhejiang has ended");
        let both = [stated("510000", "5%"), stated("510700", "1/12")];
        let said = |region: &str, share: &str| Some((region.to_owned(), share.to_owned()));
        assert_eq!(owes("510703", &both), said("510700", "1/12"));
        assert_eq!(owes("510104", &both), said("510000", "5%"));
        assert_eq!(owed("510104", 2027, &both).map(|owed| owed.region), None);
        assert_eq!(owes("150621", &[stated("150000", "1%")]), said("150621", "20%"));
    }
}
