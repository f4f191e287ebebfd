//! Reports that come round: of each the oldest period that nobody handed in.

use chrono::NaiveDate;
use rules::deadline::{Facts, Rule};
use rules::mine::Field;
use rules::pack::{Actor, Pack, Report};
use rules::procedure::Party;
use rules::region;
use rules::report::{Round, oldest_open, reports};
use store::query::report::HandedIn;

use super::{Desk, Found};
use crate::api::{DeadlineRow, ReportDue};
use crate::casefile::{clock_view, party_name};
use crate::machine::region_name;
use crate::{Result, clock};

/// A report of a pack, with the rule that says when it is due.
struct Asked<'a> {
    pack: &'a Pack,
    report: &'a Report,
    rule: &'a Rule,
}

impl Desk<'_> {
    /// Of whoever works where the packs hold.
    pub(super) fn reports(&self, found: &mut Found) -> Result<()> {
        for (pack, scope) in self.book.scopes() {
            if self.shared(scope) != Some(self.region) {
                continue;
            }
            for report in &pack.reports {
                let Some(rule) = pack.dated(&report.clause).next() else { continue };
                let asked = Asked { pack, report, rule };
                let handed_in = self.session.store.handed_in(&pack.id, &report.id)?;
                for region in self.reporting(report)? {
                    if let Some(round) = self.open_round(&asked, &region, &handed_in)?
                        && let Some(row) = self.report_row(&asked, &region, round)
                    {
                        found.add(row);
                    }
                }
            }
        }
        Ok(())
    }

    /// The desk's own region, or those inside it that report and have mines.
    fn reporting(&self, report: &Report) -> Result<Vec<String>> {
        let own = format!("{:0<6}", self.region);
        if reports(report, &own) {
            return Ok(vec![own]);
        }
        let mut inside = Vec::new();
        for one in region::all() {
            if region::within(one.code, &own)
                && reports(report, one.code)
                && self.session.store.has_open_mines(region::significant(one.code))?
            {
                inside.push(one.code.to_owned());
            }
        }
        Ok(inside)
    }

    fn open_round(
        &self,
        asked: &Asked<'_>,
        region: &str,
        handed_in: &[HandedIn],
    ) -> Result<Option<Round>> {
        let here = handed_in.iter().filter(|one| region::within(region, &one.region));
        let mut done: Vec<NaiveDate> = here.map(|one| one.period).collect();
        let (report, first) = (asked.report, self.known_since(asked.pack, &done)?);
        while let Some(round) =
            oldest_open(report, first, self.today, |round| done.contains(&round.to))
        {
            if report.by != Actor::Enterprise || self.awaits_uploads(region, round)? {
                return Ok(Some(round));
            }
            done.push(round.to);
        }
        Ok(None)
    }

    /// Nothing is asked for that ended before the pack began, before this machine was first used,
    /// or before the first report that is known here.
    fn known_since(&self, pack: &Pack, handed_in: &[NaiveDate]) -> Result<NaiveDate> {
        let began = self.session.store.first_entry_ms()?.map_or(self.today, clock::date);
        let first = handed_in.iter().copied().min().map_or(began, |period| period.min(began));
        Ok(pack.validity.effective_from.map_or(first, |from| first.max(from)))
    }

    /// SC-2.4a. Whether a mine of the region that isn't closed has uploaded nothing since the period
    /// began.
    fn awaits_uploads(&self, region: &str, round: Round) -> Result<bool> {
        let (store, field) = (&self.session.store, Field::StatusSentOn);
        let region = region::significant(region);
        let sent = store.count_mine_days(field, &[], region, round.from, self.today)?;
        Ok(sent.since < store.count_open_mines(region)?)
    }

    fn report_row(&self, asked: &Asked<'_>, region: &str, round: Round) -> Option<DeadlineRow> {
        let Asked { pack, report, rule } = asked;
        let facts = Facts { trigger: Some(round.from), ..Facts::default() };
        let clock = self.stands(rule, &facts, "report", round.from)?;
        let name = |actor: &Actor| party_name(pack, &Party::Actor(actor.clone()), self.locale);
        Some(DeadlineRow {
            kind: "report".to_owned(),
            clock: clock_view(&clock, self.today, &self.calendar),
            text: self.locale.of(&rule.duty).to_owned(),
            mine_name: String::new(),
            region_name: region_name(region),
            number: String::new(),
            subject: String::new(),
            report: Some(ReportDue {
                pack: pack.id.clone(),
                report: report.id.clone(),
                region: region.to_owned(),
                from: round.from.to_string(),
                period: round.to.to_string(),
                to: report.to.iter().map(name).collect(),
            }),
        })
    }
}
