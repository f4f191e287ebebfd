//! Who checks by a draw and who joins them, with the departments that their names mean here.

use std::collections::BTreeSet;

use rules::drawing::{Checkers, PlanKind, meant};
use rules::pack::{Actor, Pack};

use crate::api::{DrawCheckers, DrawJoined, Locale};
use crate::casefile::actor_name;
use crate::{Result, Session};

pub(super) fn form(
    session: &Session,
    pack: &Pack,
    kind: PlanKind,
    locale: Locale,
) -> Result<DrawCheckers> {
    let Checkers { by, joint } = Checkers::named(pack, kind);
    let people = session.store.people("")?;
    let departments: BTreeSet<&str> = people.iter().map(|one| one.department.as_str()).collect();
    let departments: Vec<&str> = departments.into_iter().collect();
    let joined = |body: &Actor| DrawJoined {
        name: actor_name(pack, body, locale),
        departments: meant(pack, body, &departments).into_iter().map(str::to_owned).collect(),
    };
    let checking = by.into_iter().flat_map(|stated| &stated.value);
    Ok(DrawCheckers {
        by: checking.map(|body| actor_name(pack, body, locale)).collect(),
        by_clause: by.map(|stated| stated.clause.clone()),
        joint: joint.into_iter().flat_map(|stated| &stated.value).map(joined).collect(),
        joint_clause: joint.map(|stated| stated.clause.clone()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{DrawKind, DrawScopeInput};
    use crate::testing::Desk;

    /// OR-4.2: the banner's government checks; of four departments those have a place in the team
    /// for whom somebody here works.
    #[test]
    fn who_joins_a_check_is_told_with_the_departments_here() {
        let desk = Desk::new();
        let of = |kind| {
            let input = DrawScopeInput { region: "150622".into(), kind };
            super::super::scope(&desk.app, input).unwrap().checkers
        };
        let quarterly = of(DrawKind::Quarterly);
        assert_eq!((quarterly.by.len(), quarterly.by_clause.as_deref()), (1, Some("OR-4.2")));
        assert_eq!((quarterly.joint.len(), quarterly.joint_clause.as_deref()), (4, Some("OR-4.2")));
        let (pack, _) = rules::pack::Library::shipped().newest("OR").unwrap();
        let mut found = 0;
        for person in desk.session().store.people("").unwrap() {
            let Some((id, _)) = pack.department(&person.department) else { continue };
            let is_joined = ["natural-resources", "ecology", "energy", "emergency"].contains(&id);
            let told = quarterly.joint.iter();
            let told = told.flat_map(|one| &one.departments).any(|one| *one == person.department);
            assert_eq!(told, is_joined, "{}", person.department);
            found += usize::from(is_joined);
        }
        assert!(found > 0, "somebody here works for one of them");
        assert_eq!(of(DrawKind::LookBack).by_clause.as_deref(), Some("OR-4.6"));
        assert_eq!(of(DrawKind::Selection), DrawCheckers::default());
    }
}
