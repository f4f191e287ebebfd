//! Who checks, and which departments join them.

use super::PlanKind;
use crate::pack::{Actor, Pack, Stated};

/// As the document has it; `None` where it says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkers<'p> {
    pub by: Option<&'p Stated<Vec<Actor>>>,
    pub joint: Option<&'p Stated<Vec<Actor>>>,
}

impl<'p> Checkers<'p> {
    /// OR-4.2, GS-3.2 and XJ-3.1 of spot checks, OR-4.6 of look-backs.
    pub fn named(pack: &'p Pack, kind: PlanKind) -> Self {
        match kind {
            PlanKind::Quarterly | PlanKind::Annual => {
                let said = &pack.spot_check;
                Self { by: said.by.as_ref(), joint: said.joint.as_ref() }
            }
            PlanKind::LookBack => Self { by: pack.look_back.by.as_ref(), joint: None },
            PlanKind::Selection => Self { by: None, joint: None },
        }
    }
}

/// Of the departments that people work for, those that a body of the document means: a team with a
/// place for one of them has that body along.
pub fn meant<'a>(pack: &Pack, body: &Actor, departments: &[&'a str]) -> Vec<&'a str> {
    let Actor::Body { department: id, .. } = body else { return Vec::new() };
    let is_meant = |name: &&str| pack.department(name).is_some_and(|(known, _)| known == id);
    departments.iter().copied().filter(is_meant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Library;

    fn named(id: &str, kind: PlanKind) -> (String, String) {
        let (pack, _) = Library::shipped().newest(id).unwrap();
        let said = Checkers::named(pack, kind);
        let texts = |stated: Option<&Stated<Vec<Actor>>>| {
            let all = stated.map_or(&[][..], |stated| &stated.value);
            all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        (texts(said.by), texts(said.joint))
    }

    #[test]
    fn each_document_says_who_checks_and_who_joins_in() {
        let (by, joint) = named("OR", PlanKind::Quarterly);
        assert_eq!(by, "county/government");
        let joined = "county/natural-resources county/ecology county/energy county/emergency";
        assert_eq!(joint, joined);
        assert_eq!(named("OR", PlanKind::LookBack), ("city/government".into(), String::new()));
        assert_eq!(named("XJ-draft", PlanKind::Annual).1, "county/ecology county/emergency");
        assert_eq!(named("GS", PlanKind::Annual).1.split(' ').count(), 17);
        for (id, kind) in [("ZJ-2018", PlanKind::Annual), ("OR", PlanKind::Selection)] {
            assert_eq!(named(id, kind), (String::new(), String::new()), "{id}");
        }
    }

    #[test]
    fn a_department_is_meant_by_its_name_with_its_place() {
        let (pack, _) = Library::shipped().newest("OR").unwrap();
        let body = |text: &str| Actor::try_from(text.to_owned()).unwrap();
        let known = ["准格尔旗能源局", "准格尔旗应急管理局", "准格尔旗水利局"];
        assert_eq!(meant(pack, &body("county/energy"), &known), ["准格尔旗能源局"]);
        assert_eq!(meant(pack, &body("county/emergency"), &known), ["准格尔旗应急管理局"]);
        assert!(meant(pack, &body("county/ecology"), &known).is_empty());
        assert!(meant(pack, &Actor::Enterprise, &known).is_empty());
    }
}
