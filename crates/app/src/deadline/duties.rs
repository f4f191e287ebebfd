//! Duties that a document counts from a day in the registry. Whom a duty concerns, and up to which
//! day of the registry it is due, is asked of the store: a limit counts rows that are shown.

use std::iter::successors;

use chrono::{Days, Months, NaiveDate};
use rules::calendar::{Period, Unit};
use rules::deadline::{Facts, Rule, Standing, Term, Trigger};
use rules::filing::ON_THE_LICENCE;
use rules::mine::Field;
use rules::pack::Pack;
use store::query::deadline::{Among, MineDay, Span};

use super::{Desk, Found};
use crate::Result;

/// A period that ends on a rest day may end this much later, and one that is counted in months
/// this much earlier than so many months before.
const LONGEST_HOLIDAY: u64 = 20;
const DAYS_LOOKED_AT: usize = 60;

const UNLISTED: Among = Among { field: Field::ListLevel, codes: &["unlisted", "unstated"] };
const NEW: Among = Among { field: Field::Category, codes: &["new"] };
/// SC-2.2c.
const WITHOUT_SUPPLEMENT: Among = Among { field: Field::SupplementaryOn, codes: &[""] };

/// A rule, the field of a mine that its trigger is kept in, and whom it concerns.
struct Duty<'a> {
    rule: &'a Rule,
    region: &'a str,
    field: Field,
    among: &'static [Among],
}

impl Desk<'_> {
    /// Of the packs that hold here.
    pub(super) fn duties(&self, found: &mut Found) -> Result<()> {
        for (pack, scope) in self.book.scopes() {
            let Some(region) = self.shared(scope) else { continue };
            for rule in &pack.deadlines {
                if rule.trigger == Trigger::LicenceChanged && pack.change_filing.file_with.is_some()
                {
                    self.unfiled(rule, region, found)?;
                    continue;
                }
                let Some((field, among)) = registry(rule.trigger) else { continue };
                let duty = Duty { rule, region, field, among };
                if rule.term == Term::Since {
                    self.only_counted(&duty, granted_since(pack), found)?;
                } else {
                    self.due(&duty, found)?;
                }
            }
        }
        Ok(())
    }

    /// XJ-2.5a: the registry tells of a change, and no filing of it is there.
    fn unfiled(&self, rule: &Rule, region: &str, found: &mut Found) -> Result<()> {
        let store = &self.session.store;
        for MineDay { mine, day } in store.unfiled_changes(&ON_THE_LICENCE, region, self.limit)? {
            let facts = Facts { trigger: Some(day), ..Facts::default() };
            if let Some(clock) = self.stands(rule, &facts, "licence-changed", day) {
                let text = self.locale.of(&rule.duty).to_owned();
                found.add(self.mine_row(mine, clock, text));
            }
        }
        Ok(())
    }

    /// No document gives a number of days, so nobody is late.
    fn only_counted(
        &self,
        duty: &Duty<'_>,
        from: Option<NaiveDate>,
        found: &mut Found,
    ) -> Result<()> {
        self.rows(duty, Span { region: duty.region, from, to: self.today }, found)
    }

    fn due(&self, duty: &Duty<'_>, found: &mut Found) -> Result<()> {
        let late = self.last_trigger(duty.rule, self.yesterday());
        let until = self.last_trigger(duty.rule, self.until);
        let Some((late, last)) = late.zip(until) else { return Ok(()) };
        let next = late.succ_opt().unwrap_or(last);
        let store = &self.session.store;
        let counted = store.count_mine_days(duty.field, duty.among, duty.region, next, last)?;
        found.count(counted);
        if counted.before > 0 {
            self.rows(duty, Span { region: duty.region, from: None, to: late }, found)?;
        }
        if counted.since > 0 {
            self.rows(duty, Span { region: duty.region, from: Some(next), to: last }, found)?;
        }
        Ok(())
    }

    fn rows(&self, duty: &Duty<'_>, span: Span<'_>, found: &mut Found) -> Result<()> {
        let days = self.session.store.mine_days(duty.field, duty.among, span, self.limit)?;
        for MineDay { mine, day } in days {
            let facts = Facts { trigger: Some(day), ..Facts::default() };
            if let Some(clock) = self.stands(duty.rule, &facts, "mine-duty", day) {
                let text = self.locale.of(&duty.rule.duty).to_owned();
                found.rows.push(self.mine_row(mine, clock, text));
            }
        }
        Ok(())
    }

    /// The last day of the registry whose duty is due by then. A later day is never due earlier, but
    /// for those next to a change of the way of counting, by as much as the two ways differ.
    fn last_trigger(&self, rule: &Rule, by: NaiveDate) -> Option<NaiveDate> {
        let facts = |day| Facts { trigger: Some(day), ..Facts::default() };
        let latest = match rule.term {
            Term::Within { period, .. } => with_holidays(before(by, period)),
            Term::OnDate => by,
            Term::Window { .. } => {
                let Standing::Window { reach, .. } = self.standing(rule, &facts(by)) else {
                    return None;
                };
                return Some(by.min(reach));
            }
            _ => return None,
        };
        let is_due = |day: &NaiveDate| {
            let standing = self.standing(rule, &facts(*day));
            matches!(standing, Standing::Clock(clock) if clock.due <= by)
        };
        successors(Some(latest), NaiveDate::pred_opt).take(DAYS_LOOKED_AT).find(is_due)
    }
}

fn registry(trigger: Trigger) -> Option<(Field, &'static [Among])> {
    match trigger {
        Trigger::FormalProduction => Some((Field::ProductionDate, &[NEW, UNLISTED])),
        Trigger::ContractLimit => Some((Field::ContractDue, &[UNLISTED])),
        Trigger::ReviewDue => Some((Field::ReviewDue, &[])),
        Trigger::PlannedCancellation => Some((Field::CancelOn, &[])),
        Trigger::Granted => Some((Field::GrantedOn, &[WITHOUT_SUPPLEMENT])),
        _ => None,
    }
}

/// SC-2.2c: what was granted since a day that the document names signs a supplementary contract.
fn granted_since(pack: &Pack) -> Option<NaiveDate> {
    pack.contract.supplementary_since.as_ref().map(|stated| stated.value)
}

/// The day so long before.
fn before(day: NaiveDate, period: Period) -> NaiveDate {
    let amount = u32::from(period.amount);
    let found = match period.unit {
        Unit::Months => day.checked_sub_months(Months::new(amount)),
        Unit::Years => day.checked_sub_months(Months::new(amount * 12)),
        Unit::Days => day.checked_sub_days(Days::new(amount.into())),
        Unit::WorkingDays => day.checked_sub_days(Days::new(u64::from(amount) * 7 / 5)),
    };
    found.unwrap_or(day)
}

fn with_holidays(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(LONGEST_HOLIDAY)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::mine::{Category, ListLevel};

    #[test]
    fn codes_are_those_that_mines_have() {
        let unlisted = [ListLevel::Unlisted.code(), ListLevel::Unstated.code()];
        assert_eq!(UNLISTED.codes, unlisted);
        assert_eq!(NEW.codes, [Category::New.code()]);
    }
}
