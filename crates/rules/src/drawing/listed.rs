//! The lists that a draw takes its mines from.

use super::{Out, PlanKind, PlanRefusal};
use crate::mine::{ListLevel, Mine};
use crate::pack::Pack;
use crate::text;

/// On which lists a mine must be to be drawn from, and who says so. None named: every mine of the
/// registry is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DrawnLists {
    pub lists: Vec<ListLevel>,
    /// The clause of the rules, or the document that the officer states.
    pub source: String,
}

impl DrawnLists {
    /// OR-4.3, ZJ-4.4a: spot checks are of the mines on these lists. Of look-backs no rules that could
    /// be read say it; candidates are those who wait, whatever list they are on.
    pub fn named(pack: &Pack, kind: PlanKind) -> Option<Self> {
        let spot_check = matches!(kind, PlanKind::Quarterly | PlanKind::Annual);
        let named = pack.spot_check.denominator.as_ref().filter(|_| spot_check)?;
        Some(Self { lists: named.value.clone(), source: named.clause.clone() })
    }

    pub fn leaves_out(&self, mine: &Mine) -> Option<Out> {
        let is_on = self.lists.is_empty() || self.lists.contains(&mine.list_level);
        (!is_on).then(|| Out::NotListed { source: self.source.clone() })
    }
}

/// Where the rules name no lists the officer may, with the document that the choice rests on.
pub fn decide_lists(
    kind: PlanKind,
    named: Option<&DrawnLists>,
    chosen: DrawnLists,
) -> Result<DrawnLists, PlanRefusal> {
    if chosen.lists.is_empty() {
        return Ok(DrawnLists::default());
    }
    if kind == PlanKind::Selection {
        return Err(PlanRefusal::ListsOfCandidates);
    }
    if let Some(named) = named {
        return Err(PlanRefusal::ListsNamed { clause: named.source.clone() });
    }
    if text::blank(&chosen.source) {
        return Err(PlanRefusal::ListsUnsourced);
    }
    Ok(DrawnLists { source: text::line(&chosen.source).into_owned(), ..chosen })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Library;

    fn named(id: &str, kind: PlanKind) -> Option<DrawnLists> {
        Library::shipped().newest(id).and_then(|(pack, _)| DrawnLists::named(pack, kind))
    }

    fn on(list_level: ListLevel) -> Mine {
        Mine { list_level, ..Mine::default() }
    }

    /// OR-4.3 speaks of both lists, ZJ-4.4a of the national one alone; GS-3.2, XJ-3.1 and SC-2.4b
    /// say none, and nobody says it of look-backs; candidates are on none.
    #[test]
    fn spot_checks_are_of_the_lists_that_the_rules_name() {
        for kind in [PlanKind::Quarterly, PlanKind::Annual] {
            let ordos = named("OR", kind).unwrap();
            assert_eq!(ordos.source, "OR-4.3");
            for level in [ListLevel::Province, ListLevel::National] {
                assert_eq!(ordos.leaves_out(&on(level)), None);
            }
            for level in [ListLevel::Unlisted, ListLevel::Reserve, ListLevel::City] {
                assert_eq!(ordos.leaves_out(&on(level)).unwrap().printed(), "not-listed: OR-4.3");
            }
            let zhejiang = named("ZJ-2018", kind).unwrap();
            assert_eq!(zhejiang.source, "ZJ-4.4a");
            assert!(zhejiang.leaves_out(&on(ListLevel::Province)).is_some());
            for silent in ["GS", "XJ-draft", "SC-2023"] {
                assert_eq!(named(silent, kind), None, "{silent}");
            }
        }
        for kind in [PlanKind::LookBack, PlanKind::Selection] {
            assert!(["OR", "ZJ-2018"].iter().all(|id| named(id, kind).is_none()));
        }
        assert_eq!(DrawnLists::default().leaves_out(&on(ListLevel::Unlisted)), None);
    }

    #[test]
    fn where_the_rules_are_silent_the_officer_names_lists_with_their_document() {
        let chosen = |lists: &[ListLevel], source: &str| DrawnLists {
            lists: lists.to_vec(),
            source: source.into(),
        };
        let national = [ListLevel::National];
        let decide =
            |named: Option<&DrawnLists>, chosen| decide_lists(PlanKind::Annual, named, chosen);
        let none = decide(None, chosen(&[], "方案")).unwrap();
        assert_eq!(none, DrawnLists::default());
        let stated = decide(None, chosen(&national, " 省厅方案 ")).unwrap();
        assert_eq!(stated, chosen(&national, "省厅方案"));
        let refused = decide(None, chosen(&national, " ")).unwrap_err();
        assert_eq!(refused.code(), "draw-lists-unsourced");
        let ordos = named("OR", PlanKind::Annual);
        let refused = decide(ordos.as_ref(), chosen(&national, "方案")).unwrap_err();
        assert_eq!(refused.code(), "draw-lists-named");
        assert_eq!(refused.args(), [("clause", "OR-4.3".to_owned())]);
        assert_eq!(decide(ordos.as_ref(), chosen(&[], "")), Ok(DrawnLists::default()));
        let among = decide_lists(PlanKind::Selection, None, chosen(&national, "方案"));
        assert_eq!(among.unwrap_err().code(), "draw-lists-of-candidates");
    }
}
