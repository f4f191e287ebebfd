//! What the rules say of a mine as such: who supervises it, what is asked of a mine of its class.

use rules::mine::Mine;
use rules::obligation::{Asked, of_mine};
use rules::pack::{Exemption, Pack, Status};
use rules::target::{is_exempt, is_of_class};

use super::hand::stated;
use super::packs;
use super::view::Composer;
use crate::api::{ById, MineClass, MineRules, ObligationView};
use crate::{App, Result};

/// Of the packs that hold where the mine lies, and of drafts, which are named as such.
pub fn list(app: &App, input: ById) -> Result<Vec<MineRules>> {
    let session = app.session()?;
    let composer = Composer::new(app, &session)?;
    let mine = session.mine(&input.id)?;
    let book = session.rulebook()?;
    let packs = packs::choices(&book, &mine.region).into_iter().map(|(pack, _)| pack);
    let stand = packs.filter(|pack| pack.status != Status::Ended);
    let all = stand.map(|pack| said(&composer, pack, &mine));
    Ok(all.filter(says_something).collect())
}

fn says_something(rules: &MineRules) -> bool {
    let named = !rules.supervised_by.is_empty() || rules.enterprise_is.is_some();
    named || !rules.obligations.is_empty() || !rules.classes.is_empty()
}

fn said(composer: &Composer<'_>, pack: &Pack, mine: &Mine) -> MineRules {
    let bodies = pack.supervision.bodies.as_ref();
    let enterprise = pack.supervision.enterprise_is.as_ref();
    let obligation = |asked: &Asked<'_>| ObligationView {
        title: composer.locale.of(&asked.obligation.title).to_owned(),
        clause: asked.obligation.clause.clone(),
        category: asked.obligation.category.code().to_owned(),
        sure: asked.applies.is_some(),
    };
    let is_in = |class: &&Exemption| {
        is_exempt(class, mine, composer.today) || is_of_class(class, mine, composer.today)
    };
    let class = |class: &Exemption| MineClass {
        title: composer.locale.of(&class.title).to_owned(),
        clause: class.clause.clone(),
        exempt: class.exempt,
    };
    MineRules {
        classes: pack.exemptions.iter().filter(is_in).map(class).collect(),
        pack: packs::card(pack, composer.locale),
        supervised_by: stated(composer, pack, bodies),
        supervised_clause: bodies.map(|stated| stated.clause.clone()),
        enterprise_is: enterprise.map(|stated| stated.value.clone()),
        enterprise_clause: enterprise.map(|stated| stated.clause.clone()),
        obligations: of_mine(pack, mine).iter().map(obligation).collect(),
    }
}

#[cfg(test)]
mod tests {
    use rules::mine::Field;

    use super::*;
    use crate::api::{FieldEdit, MineChange};
    use crate::casefile::tests::mine_in;
    use crate::testing::Desk;

    fn rules_of(desk: &Desk, region: &str, pack: &str) -> (String, MineRules) {
        let mine = mine_in(desk, region);
        let all = list(&desk.app, ById { id: mine.clone() }).unwrap();
        (mine, all.into_iter().find(|one| one.pack.id == pack).unwrap())
    }

    #[test]
    fn a_mine_s_page_says_who_supervises_and_what_is_asked_of_it() {
        let desk = Desk::new();
        let (_, ordos) = rules_of(&desk, "1506", "OR");
        let bodies: Vec<&str> = ordos.supervised_by.iter().map(|one| one.body.as_str()).collect();
        assert_eq!(bodies, ["county/government"], "the banner, and not its bureau");
        assert_eq!(ordos.supervised_clause.as_deref(), Some("OR-1.1"));
        assert_eq!(ordos.enterprise_is.as_deref(), Some("责任主体"));

        let (mine, xinjiang) = rules_of(&desk, "65", "XJ-draft");
        assert_eq!(xinjiang.pack.status, "draft");
        let mine = desk.session().mine(&mine).unwrap();
        let expected: &[&str] = match mine.detail(Field::Category) {
            "new" => &["XJ-1.1"],
            "producing" => &["XJ-1.2"],
            "expanding" => &[],
            _ => &["XJ-1.1", "XJ-1.2"],
        };
        let clauses: Vec<&str> =
            xinjiang.obligations.iter().map(|one| one.clause.as_str()).collect();
        assert_eq!(clauses, expected);
    }

    /// SC-2.2e
    #[test]
    fn a_mine_that_is_to_be_cancelled_is_shown_in_its_class() {
        let desk = Desk::new();
        let (id, _) = rules_of(&desk, "51", "SC-2023");
        let known = desk.session().mine(&id).unwrap();
        let (seen, planned) = (known.detail(Field::Cancelling), known.detail(Field::CancelOn));
        let edit = |field: &str, seen: &str, text: &str| FieldEdit {
            field: field.into(),
            seen: seen.into(),
            text: text.into(),
        };
        let classes = |cancelling: &str, seen: &str| {
            let edits = vec![edit("cancelling", seen, cancelling)];
            let (id, reason) = (id.clone(), "核对台账".to_owned());
            let change = MineChange { id, edits, reason, dry_run: false };
            crate::mine::change(&desk.app, change).unwrap();
            let (_, sichuan) = rules_of(&desk, "51", "SC-2023");
            sichuan.classes.into_iter().map(|one| (one.clause, one.exempt)).collect::<Vec<_>>()
        };
        assert_eq!(planned, "", "nobody planned a day");
        let (first, then) = if seen == "no" { ("yes", "no") } else { ("no", "yes") };
        for (text, before) in [(first, seen), (then, first)] {
            let class = (text == "yes").then(|| ("SC-2.2e".to_owned(), false));
            assert_eq!(classes(text, before), Vec::from_iter(class), "{text}");
        }
    }

    #[test]
    fn a_campaign_that_has_ended_asks_nothing_any_more() {
        let desk = Desk::new();
        let mine = mine_in(&desk, "33");
        let all = list(&desk.app, ById { id: mine }).unwrap();
        assert!(all.iter().all(|one| one.pack.id != "ZJ-2018"));
    }
}
