//! What is typed in forms and not recorded yet. It outlives the window, on this machine and for
//! whoever typed it, until it is recorded or they want none of it.

use crate::api::{ById, FormDraft, FormDrafts, Nothing};
use crate::{App, Result, Session};

/// Each person of the machine has forms of their own.
fn own(session: &Session, form: &str) -> String {
    format!("form/{}/{form}", session.person.id)
}

pub fn draft(app: &App, input: FormDraft) -> Result<Nothing> {
    let session = app.session()?;
    session.store.set_draft(&own(&session, &input.form), &input.field, &input.text)?;
    Ok(Nothing {})
}

pub fn drafts(app: &App, input: ById) -> Result<FormDrafts> {
    let session = app.session()?;
    let kept = session.store.drafts(&own(&session, &input.id))?.into_iter();
    let kept = kept.filter(|draft| !draft.text.is_empty());
    Ok(FormDrafts { fields: kept.map(|draft| (draft.field, draft.text)).collect() })
}

pub fn discard(app: &App, input: ById) -> Result<Nothing> {
    let session = app.session()?;
    session.store.drop_drafts(&own(&session, &input.id))?;
    Ok(Nothing {})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Desk, PASSPHRASE};
    use crate::{api, machine};

    fn typed(desk: &Desk, form: &str, field: &str, text: &str) {
        let (form, field, text) = (form.into(), field.into(), text.into());
        draft(&desk.app, FormDraft { form, field, text }).unwrap();
    }

    fn kept(desk: &Desk, form: &str) -> Vec<(String, String)> {
        drafts(&desk.app, ById { id: form.into() }).unwrap().fields.into_iter().collect()
    }

    #[test]
    fn what_was_typed_outlives_the_window_until_it_is_recorded_or_discarded() {
        let desk = Desk::new();
        typed(&desk, "mine/new", "name", "某某");
        typed(&desk, "mine/new", "name", "某某铁矿");
        typed(&desk, "mine/new", "holder", "某公司");
        typed(&desk, "mine/new", "holder", "");
        typed(&desk, "entry/holder/new", "name", "另一个");
        let person = desk.session().person.id.clone();
        machine::lock(&desk.app, api::Nothing {}).unwrap();
        let unlock = api::Unlock { person, passphrase: PASSPHRASE.into() };
        machine::unlock(&desk.app, unlock).unwrap();
        assert_eq!(kept(&desk, "mine/new"), [("name".to_owned(), "某某铁矿".to_owned())]);
        desk.session().store.rebuild().unwrap();
        discard(&desk.app, ById { id: "mine/new".into() }).unwrap();
        assert_eq!(kept(&desk, "mine/new"), []);
        assert_eq!(kept(&desk, "entry/holder/new").len(), 1, "another form is not touched");
    }
}
