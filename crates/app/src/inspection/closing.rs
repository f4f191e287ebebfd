//! Who has not signed for their answers yet (本人未签), and what arrived after the visit was final.

use record::Record;

use super::machine_code;
use crate::api::LateRecord;
use crate::{Result, Session};

/// By name, everybody with answers here who has neither finalised nor signed out since.
pub(super) fn unsigned(session: &Session, inspection: &str) -> Result<Vec<String>> {
    let people = session.store.unsigned_by(inspection)?;
    people.iter().map(|person| session.name_of(person)).collect()
}

pub(super) fn late(session: &Session, inspection: &str) -> Result<Vec<LateRecord>> {
    let view = |record: Record| {
        let header = record.header;
        Ok(LateRecord {
            by: session.name_of(&header.actor)?,
            machine: machine_code(&header.device).to_owned(),
            at_ms: header.clock.wall,
            kind: header.kind,
        })
    };
    session.store.late_records(inspection)?.into_iter().map(view).collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use rules::inspection::Answered;

    use crate::api::{AnswerInput, AnswerValue, InspectionView, Nothing, Unlock};
    use crate::inspection::{answer, get, start, subject};
    use crate::machine;
    use crate::testing::{Desk, PASSPHRASE, finalise, first_visit};

    fn answered(desk: &Desk, view: &InspectionView) -> InspectionView {
        let item = &view.groups[0].items[0];
        let input = AnswerInput {
            inspection: view.row.id.clone(),
            item: item.id.clone(),
            value: AnswerValue::Points { points: "1".into() },
            note: String::new(),
            saw: item.saw(),
        };
        answer(&desk.app, input).unwrap()
    }

    fn seen(desk: &Desk, id: &str) -> InspectionView {
        get(&desk.app, crate::api::ById { id: id.into() }).unwrap()
    }

    #[test]
    fn answers_are_unsigned_until_their_person_signs_out() {
        let desk = Desk::new();
        let visit = first_visit(&desk.app);
        let view = start(&desk.app, visit).unwrap();
        assert!(view.unsigned.is_empty());
        assert_eq!(answered(&desk, &view).unsigned, ["检查员甲"]);
        let person = desk.session().person.id.clone();
        // The key opens beside the work.
        while desk.session().key.get().is_none() {
            std::thread::sleep(Duration::from_millis(5));
        }
        machine::lock(&desk.app, Nothing {}).unwrap();
        machine::unlock(&desk.app, Unlock { person, passphrase: PASSPHRASE.into() }).unwrap();
        assert!(seen(&desk, &view.row.id).unsigned.is_empty());
    }

    #[test]
    fn what_the_end_does_not_cover_is_shown_as_late() {
        let desk = Desk::new();
        let visit = first_visit(&desk.app);
        let id = start(&desk.app, visit).unwrap().row.id;
        finalise(&desk.session(), &id);
        let before = seen(&desk, &id).late.len();
        let item = rules::checklist::practice_2020().items().next().unwrap().id.clone();
        let late = Answered { item, mark: None, note: "补记".into(), saw: Vec::new() };
        desk.session().append(&subject(&id), &late).unwrap();
        let found = seen(&desk, &id).late;
        assert_eq!(found.len(), before + 1);
        let last = found.last().unwrap();
        assert_eq!((last.kind.as_str(), last.by.as_str()), ("inspection.answered", "检查员甲"));
    }
}
