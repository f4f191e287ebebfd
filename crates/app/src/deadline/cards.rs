//! Enforcement cards that run out.

use chrono::NaiveDate;
use rules::person::{CardState, Registered};

use super::{Desk, Found, on_day};
use crate::Result;
use crate::api::DeadlineRow;
use crate::casefile::clock_view;
use crate::machine::region_name;
use crate::person::CARD_CLAUSE;

impl Desk<'_> {
    /// CN-3: the card of somebody who works in this region is good on its last day.
    pub(super) fn cards(&self, found: &mut Found) -> Result<()> {
        let store = &self.session.store;
        let standings = store.standings()?;
        for person in store.people(self.region)? {
            let Some(standing) = standings.get(&person.id) else { continue };
            let (CardState::Valid { last }
            | CardState::RunsOut { last }
            | CardState::Expired { last }) = standing.card(person.card, self.today)
            else {
                continue;
            };
            if last <= self.until && person.region.starts_with(self.region) {
                found.add(self.card_row(person, last));
            }
        }
        Ok(())
    }

    fn card_row(&self, person: Registered, last: NaiveDate) -> DeadlineRow {
        let clock = on_day(Some(CARD_CLAUSE.to_owned()), "card-runs-out", last);
        DeadlineRow {
            kind: "person".to_owned(),
            clock: clock_view(&clock, self.today, &self.calendar),
            text: String::new(),
            region_name: region_name(&person.region),
            subject: format!("person/{}", person.id),
            mine_name: person.name,
            number: String::new(),
            report: None,
        }
    }
}
