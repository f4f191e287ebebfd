//! Which mines a target is reckoned on, and which of them count.

use chrono::{Months, NaiveDate};

use crate::calendar::{Period, Unit};
use crate::mine::{Field, ListLevel, Mine, Status, YesNo};
use crate::pack::{Exemption, Level, Pack};

/// Whether the mine is on a list that the pack's own procedure ends on, or on a higher one. A
/// reserve is no list yet; the nation's rules state no procedure, and have the national list.
pub fn reaches(pack: &Pack, mine: &Mine) -> bool {
    let lists = pack.stations.iter().filter_map(|station| station.list);
    let lowest = lists.filter(|list| *list > ListLevel::Reserve).min();
    let lowest = lowest.or((pack.level == Level::Nation).then_some(ListLevel::National));
    lowest.is_some_and(|lowest| mine.list_level >= lowest)
}

/// 应建绿色矿山: all that work or will, but for those that the document exempts (ZJ-2).
pub fn is_due(pack: &Pack, mine: &Mine, today: NaiveDate) -> bool {
    mine.status != Status::Closed && !pack.exemptions.iter().any(|e| is_exempt(e, mine, today))
}

/// Every condition must be in the registry: what nobody stated exempts nobody.
pub fn is_exempt(exemption: &Exemption, mine: &Mine, today: NaiveDate) -> bool {
    let method = exemption.method.is_none_or(|method| mine.method == method);
    let short = exemption.remaining_at_most.is_none_or(|period| {
        let ends = mine.day(Field::LicenceTo);
        ends.zip(after(today, period)).is_some_and(|(ends, latest)| ends <= latest)
    });
    let plant = mine.detail(Field::SandPlant) == YesNo::No.code();
    exemption.exempt && method && short && (plant || !exemption.without_sand_plant)
}

/// SC-2.2e: a class of its own, which the registry calls so or whose cancellation it has planned
/// for a day that is near enough. Nobody is in one that the document gives no time for.
pub fn is_of_class(class: &Exemption, mine: &Mine, today: NaiveDate) -> bool {
    let Some(period) = class.remaining_at_most.filter(|_| !class.exempt) else { return false };
    let method = class.method.is_none_or(|method| mine.method == method);
    let said = mine.detail(Field::Cancelling) == YesNo::Yes.code();
    let planned = mine.day(Field::CancelOn).zip(after(today, period));
    method && (said || planned.is_some_and(|(day, latest)| day <= latest))
}

/// The first day on which a licence may end that has too long to run for the exemption.
pub(super) fn soonest_not_exempt(exemption: &Exemption, today: NaiveDate) -> Option<NaiveDate> {
    after(today, exemption.remaining_at_most?)?.succ_opt()
}

/// The same day so much later; what a right has left is counted in years and months.
fn after(today: NaiveDate, period: Period) -> Option<NaiveDate> {
    let amount = u32::from(period.amount);
    match period.unit {
        Unit::Years => today.checked_add_months(Months::new(amount * 12)),
        Unit::Months => today.checked_add_months(Months::new(amount)),
        Unit::Days | Unit::WorkingDays => None,
    }
}

/// 持证在产 (GS-1.3): a licence whose end the registry doesn't have is taken to be good.
pub(super) fn works_under_licence(mine: &Mine, today: NaiveDate) -> bool {
    let good = mine.day(Field::LicenceTo).is_none_or(|end| end >= today);
    mine.status == Status::Producing && good
}
